// Rename: what stands at the caret goes by its place, never by its name alone, and what cannot be renamed says why.

import { withLineEnds } from "../check/line-ends.ts";
import type { DocumentId, Facts } from "../index/facts.ts";
import { targetsOf, type Resolution } from "../index/resolve.ts";
import { documentName } from "../index/names.ts";
import { commentsIn, textWithout } from "../syntax/comments.ts";
import type { Reference } from "../syntax/tree.ts";
import { slice, touches, type Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { frontMatterNameAt } from "./document-names.ts";
import { wordsIn } from "./name-forms.ts";
import { thingAt, type Thing } from "./place.ts";
import type { Change } from "./refactoring.ts";
import { citedHeadingOf, renamingOfHeading } from "./rename-heading.ts";
import { mentionIn, renamingOfName } from "./rename-name.ts";
import { letterAt, ownLetterAt, renamingOfLetter } from "./rename-letter.ts";
import { renamingOfNumber, renamingOfReference } from "./rename-number.ts";
import { refused, type Refusal, type Renamed, type Renaming } from "./renaming.ts";

/** What would be renamed at `offset`, or why nothing can be. */
export function prepareRename(snapshot: Snapshot, id: DocumentId, offset: number): Renaming | Refusal {
  const document = snapshot.documents.get(id);
  if (!document) return refused("Only the text of the Code can be renamed. A schema is the truth that the text follows.");
  const inFront = frontMatterNameAt(document.tree, offset);
  if (inFront) return renamingOfName(snapshot, document, inFront.at, inFront.name);
  const letter = ownLetterAt(document, offset);
  if (letter) return renamingOfLetter(snapshot, document, letter);
  if (isBlanked(document, offset)) return refused("Listings, comments and front matter are left as they are.");
  for (const reference of document.tree.references) {
    const mention = touches(reference.whole, offset) ? mentionIn(document, reference) : undefined;
    if (mention && touches(mention.at, offset)) return renamingOfName(snapshot, document, mention.at, mention.name);
    const named = touches(reference.whole, offset) ? letterIn(snapshot, document, reference, offset) : undefined;
    if (named) return named;
  }
  const thing = thingAt(snapshot, id, offset);
  const renaming = thing && renamingOf(snapshot, document, thing);
  return renaming ?? headingAt(snapshot, document, offset) ?? refused("There is nothing to rename here: no term, no number, no heading.");
}

/** The edits that give what stands at `offset` a new name, or why there are none. */
export function rename(snapshot: Snapshot, id: DocumentId, offset: number, newName: string): Renamed {
  const renaming = prepareRename(snapshot, id, offset);
  const done = "kind" in renaming ? renaming : renaming.to(newName);
  return done.kind === "renamed" ? { ...done, edits: done.edits.map((edit) => withCommentsKept(snapshot, edit)) } : done;
}

/** `edit` with the comments that stand between the words which it takes away. */
function withCommentsKept({ documents }: Snapshot, edit: Change): Change {
  const tree = documents.get(edit.document)?.tree;
  const comments = tree ? commentsIn(tree, edit.at).map((comment) => slice(tree.text, comment)) : [];
  if (!tree || comments.length === 0) return edit;
  const kept = withLineEnds(tree, edit);
  return comments.every((comment) => kept.newText.includes(comment)) ? kept : { ...edit, newText: [edit.newText, ...comments].join(" ") };
}

/** The letter of the Appendix or Schedule that `reference` names, where `offset` touches it. */
function letterIn(snapshot: Snapshot, document: Facts, reference: Reference, offset: number): Renaming | Refusal | undefined {
  for (const target of targetsOf(snapshot.corpus.resolve(reference, document))) {
    if (target.kind === "schema" || target.document.tree.identity.kind === "section") continue;
    const at = letterAt(document, reference, target.document, offset);
    if (at) return renamingOfLetter(snapshot, target.document, at);
  }
  return undefined;
}

function renamingOf(snapshot: Snapshot, document: Facts, thing: Thing): Renaming | Refusal | undefined {
  switch (thing.kind) {
    case "reference":
      return thing.at.from === thing.reference.heading?.from ? bracketOf(snapshot, document, thing.resolution, thing.at) : referenceOf(snapshot, document, thing.reference, thing.resolution);
    case "term":
    case "definition":
      return renamingOfName(snapshot, document, thing.at);
    case "clause":
      return renamingOfNumber(snapshot, thing.document, thing.clause, thing.at);
    case "row":
      return refused(`${thing.name} has its name from the DUIS and its XML Schema, which others rely on.`);
    case "declaration":
    case "schema-name":
    case "value":
      return undefined;
  }
}

function referenceOf(snapshot: Snapshot, document: Facts, reference: Reference, resolution: Resolution): Renaming | Refusal {
  const { text } = document.tree;
  const words = slice(text, reference.at).replace(/\s+/g, " ");
  switch (reference.target.kind) {
    case "external":
      return refused("This refers to a text outside the Code. It has its own names.");
    case "placeholder":
      return refused("There is no number here yet.");
    case "response-code":
    case "service-request":
    case "schema-name":
      return refused(`${words} has its name from the DUIS and its XML Schema, which others rely on.`);
    case "definition": {
      const at = reference.target.key === "" ? wordsIn(text, reference.number, reference.target.term) : undefined;
      return at ? renamingOfName(snapshot, document, at) : refused(`Rename ${words} where the definition has it.`);
    }
    case "title":
      return bracketOf(snapshot, document, resolution, wordsIn(text, reference.number, reference.target.title) ?? reference.number);
    case "clause":
    case "annex":
    case "relative":
      break;
  }
  switch (resolution.kind) {
    case "none":
      return refused(`${resolution.sought} was not found${resolution.document ? ` in ${documentName(resolution.document)}` : ""}, so there is nothing to rename.`);
    case "many":
      return refused(`${words} may mean ${resolution.targets.length} places. Rename the one that you mean where it stands.`);
    case "absent":
      return refused(`${resolution.document} is not among the files here.`);
    case "external":
      return refused("This refers to a text outside the Code. It has its own names.");
    case "one":
      if (resolution.target.kind === "clause") return renamingOfReference(snapshot, document, reference, resolution.target);
      return resolution.target.kind === "document" ? { ...renamingOfLetter(snapshot, resolution.target.document, reference.at), text: words } : refused(`Rename ${words} where the definition has it.`);
  }
}

/** The heading in brackets behind a reference, or in quotes: the words of the place that is named. */
function bracketOf(snapshot: Snapshot, { tree }: Facts, resolution: Resolution, at: Span): Renaming | Refusal {
  const words = textWithout(tree, at);
  if (resolution.kind === "one" && resolution.target.kind === "clause") {
    const { document, clause } = resolution.target;
    const headed = citedHeadingOf(document, clause, words);
    if (headed?.heading) return renamingOfHeading(snapshot, document, headed, headed.heading, at);
  }
  if (resolution.kind === "one" && resolution.target.kind === "document") return refused("This is the title of a document. Rename it in the document’s own front matter.");
  return refused(`No heading says “${words.replace(/\s+/g, " ")}” at the place that is named, so there is nothing to rename.`);
}

function headingAt(snapshot: Snapshot, document: Facts, offset: number): Renaming | undefined {
  const clause = document.tree.clauses.find(({ heading }) => heading && touches(heading, offset));
  return clause?.heading && renamingOfHeading(snapshot, document, clause, clause.heading, clause.heading);
}

/** Whether `offset` touches something that is no prose, and no prose. */
function isBlanked({ tree: { text, prose } }: Facts, offset: number): boolean {
  const sides = [offset - 1, offset].filter((at) => at >= 0 && at < text.length && text.charCodeAt(at) > 32);
  return sides.length > 0 && sides.every((at) => prose.charCodeAt(at) === 32);
}

// Completion: what the words before the caret may go on with. References outrank terms, as everywhere. In listings and
// in comments that silence nothing there is nothing to offer.

import type { DocumentId, Facts } from "../index/facts.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { completeCode, completeItemCell, completeRequest, completeSchemaName } from "./complete-duis.ts";
import { completeHeading } from "./complete-headings.ts";
import { completeComment, completeFrontMatter, completeTitle, type RuleName } from "./complete-marks.ts";
import { completeReference } from "./complete-references.ts";
import { completeTerms, endsTerm } from "./complete-terms.ts";
import { completeSettings } from "./settings-names.ts";
import { nothing, type Suggestions, type Typing } from "./suggestion.ts";
import { typedReference } from "./typed-reference.ts";

/** The characters that call for completion by themselves; letters do in any case. */
export const triggers: readonly string[] = [" ", ".", "(", ":", "“", '"', "-"];

/** What may be written at `offset`. `trigger` is the character that called for it, if one of `triggers` did. */
export function complete(snapshot: Snapshot, id: DocumentId, offset: number, trigger: string | undefined, rules: readonly RuleName[]): Suggestions {
  const document = snapshot.documents.get(id);
  if (!document) return completeSettings(snapshot, id, offset);
  const special = completeFrontMatter(snapshot, document, offset) ?? completeComment(document, offset, rules);
  if (special) return special;
  if (isInListing(document, offset)) return nothing;
  const typing: Typing = { offset, before: wordsBefore(document, offset) };
  const reference = typedReference(typing.before, document.tree.forms.referenceWords);
  const found =
    completeTitle(document, typing) ??
    completeHeading(snapshot, document, typing) ??
    completeSchemaName(snapshot, document, typing) ??
    (reference?.lead === "code" ? completeCode(snapshot, typing, reference.number) : undefined) ??
    (reference?.lead === "request" ? completeRequest(snapshot, typing, reference.number) : undefined) ??
    (reference ? completeReference(snapshot, document, typing, reference) : undefined) ??
    completeItemCell(snapshot, document, typing);
  if (found && found.items.length > 0) return found;
  // Between two words of prose nothing pops up, unless the first is the start of a term and no term itself.
  if (trigger !== undefined && (trigger !== " " || endsTerm(snapshot, document, typing.before))) return nothing;
  return completeTerms(snapshot, document, typing);
}

const reach = 240;

/** The prose before the caret in its paragraph or its table cell. */
function wordsBefore({ tree: { prose } }: Facts, offset: number): string {
  const words = prose.slice(Math.max(0, offset - reach), offset).replace(/\r\n?/g, (end) => (end.length === 2 ? " \n" : "\n"));
  const blank = words.lastIndexOf("\n\n");
  const cell = words.slice(words.lastIndexOf("\n") + 1).trimStart().startsWith("|") ? words.lastIndexOf("|") : -1;
  return words.slice(Math.max(cell + 1, blank < 0 ? 0 : blank + 2));
}

/** Whether the caret stands in XML, HTTP or code: a listing's block, or a line of which nothing is prose. */
function isInListing({ tree: { text, prose, blocks } }: Facts, offset: number): boolean {
  if (blocks.some(({ kind, at }) => kind === "listing" && at.from < offset && offset < at.to)) return true;
  const from = text.lastIndexOf("\n", offset - 1) + 1;
  return text.slice(from, offset).trim() !== "" && prose.slice(from, offset).trim() === "";
}

// Renaming a heading: the words over a clause, the brackets that cite them, and what names the place by its title.

import type { Facts } from "../index/facts.ts";
import { citedHeading, headingKey } from "../index/names.ts";
import { targetsOf } from "../index/resolve.ts";
import { textWithout } from "../syntax/comments.ts";
import type { Clause } from "../syntax/tree.ts";
import { slice, type Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { titlesInContents } from "./contents-list.ts";
import { wordsIn } from "./name-forms.ts";
import type { Change } from "./refactoring.ts";
import { refused, renamed, type Renamed, type Renaming } from "./renaming.ts";

/** The heading of `clause`, which the caret touches at `at`. */
export function renamingOfHeading(snapshot: Snapshot, document: Facts, clause: Clause, heading: Span, at: Span): Renaming {
  const text = oneLine(textWithout(document.tree, heading));
  return { at, text, to: (newName) => renameHeading(snapshot, document, clause, heading, newName) };
}

/** The clause whose heading is the one, in brackets behind a reference to `clause`, that says `words`: its own, else the nearest over it. */
export function citedHeadingOf({ tree }: Facts, clause: Clause, words: string): Clause | undefined {
  const key = headingKey(words);
  for (let at: Clause | undefined = clause; at; at = tree.clauses[at.parent]) {
    for (const one of [at, tree.clauses[at.group]]) if (one?.heading && headingKey(slice(tree.prose, one.heading)) === key) return one;
  }
  return undefined;
}

function renameHeading(snapshot: Snapshot, document: Facts, clause: Clause, heading: Span, given: string): Renamed {
  const words = oneLine(given);
  if (words === "" || /[|\n]/.test(words) || /^[#\d(]/.test(words)) return refused("A heading needs words, without bars, and does not begin with a number or a bracket.");
  const old = slice(document.tree.prose, heading);
  const key = headingKey(old);
  const edits: Change[] = [{ document: document.id, at: heading, newText: words }];
  for (const at of titlesInContents(document.tree, old)) edits.push({ document: document.id, at, newText: words });
  const cited = citedHeading(snapshot.corpus, words);
  for (const from of snapshot.documents.values()) {
    for (const reference of from.tree.references) {
      const at = reference.target.kind === "title" ? reference.number : reference.heading;
      // A bracket differs from the heading by little more than its case.
      if (!at || Math.abs(at.to - at.from - old.length) > 16) continue;
      const said = slice(from.tree.text, at);
      const quoted = reference.target.kind === "title" ? wordsIn(from.tree.text, at, reference.target.title) : at;
      if (!quoted || headingKey(slice(from.tree.prose, quoted)) !== key) continue;
      const isMeant = targetsOf(snapshot.corpus.resolve(reference, from)).some((target) => target.kind === "clause" && target.document === document && citedHeadingOf(document, target.clause, old) === clause);
      if (isMeant) edits.push({ document: from.id, at: quoted, newText: said === said.toUpperCase() ? words.toUpperCase() : cited });
    }
  }
  return renamed(oneLine(old), words, edits);
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, " ").trim();
}

// Edits that only follow what was done elsewhere: a reference that gives the number, or the heading, which its clause
// has now. Whoever renumbers a clause amends the references to it; the log tells both in one row.

import type { Facts } from "../index/facts.ts";
import { headingKey, headingsOf } from "../index/names.ts";
import type { Clause, Reference } from "../syntax/tree.ts";
import { firstFrom } from "../text/ordered.ts";
import { contains, overlaps, slice, type Span } from "../text/span.ts";
import type { Amended, Amendment } from "./amendments.ts";
import { homeOf, homesOf, onlyClause, type Home } from "./homes.ts";
import type { Passage } from "./passages.ts";
import type { Revision } from "./revision.ts";
import type { EditSide } from "./words.ts";

/** Of each edit that only follows another amendment, that amendment. */
export function followersOf({ old, now }: Revision, amended: Amended): ReadonlyMap<Amendment, Amendment> {
  const followers = new Map<Amendment, Amendment>();
  const homes = homesOf(amended);
  const headings = new Map<string, Amendment>();
  for (const one of amended.amendments) if (one.kind === "edited" && one.old.kind === "heading") headings.set(headingsKey(wordsIn(one.old.document, one.old.clause?.heading), wordsIn(one.now.document, one.now.clause?.heading)), one);
  const removed = new Map<Clause, Amendment>();
  for (const one of amended.amendments) if (one.kind === "removed") for (const { clause, opens } of one.old.passages) if (clause && opens) removed.set(clause, one);
  if (homes.size === 0 && headings.size === 0 && removed.size === 0) return followers;
  for (const one of amended.amendments) {
    if (one.kind !== "edited" || one.edit.old.words.length === 0) continue;
    const [before, after] = [citedIn(one.old, one.edit.old), citedIn(one.now, one.edit.now)];
    if (one.edit.now.words.every(({ text }) => /^(?:and|or|\p{P}|[Ss]ections?|[Pp]aragraphs?|[Cc]lauses?)$/u.test(text)) && before.length > 0) {
      const gone = before.map((reference) => removalOf(onlyClause(old, reference, one.old.document)));
      if (gone[0] && !gone.includes(undefined)) followers.set(one, gone[0]);
      continue;
    }
    if (before.length === 0 || before.length !== after.length) continue;
    const leaders = before.map((reference, i) => leaderOf(one.old.document, reference, one.now.document, after[i]!));
    const leader = leaders.find((each) => each !== "same");
    if (leader && leader !== one && !leaders.includes(undefined)) followers.set(one, leader);
  }
  return followers;

  /** What took out the clause that a reference named. */
  function removalOf(target: Home | undefined): Amendment | undefined {
    for (let around = target?.clause; around; around = target!.document.tree.clauses[around.parent]) {
      const by = removed.get(around);
      if (by) return by;
    }
    return undefined;
  }

  /** What made the one reference the other; "same" where they are alike. */
  function leaderOf(from: Facts, before: Reference, home: Facts, after: Reference): Amendment | "same" | undefined {
    const [number, newNumber] = [wordsIn(from, before.number), wordsIn(home, after.number)];
    const [heading, newHeading] = [wordsIn(from, before.heading), wordsIn(home, after.heading)];
    if (number === newNumber && heading === newHeading) return "same";
    const [was, is] = [onlyClause(old, before, from), onlyClause(now, after, home)];
    if (!was || !is) return undefined;
    const became = homeOf(homes, was);
    if (number !== newNumber && (became?.clause !== is.clause || became.document !== is.document)) return undefined;
    if (heading === newHeading) return became?.by;
    if (heading === "" || newHeading === "" || !isHeadingOf(was, heading) || !isHeadingOf(is, newHeading)) return undefined;
    return became?.by ?? headings.get(headingsKey(heading, newHeading));
  }
}

/** The references of which the edit touches the number or the heading; none where it touches anything else. */
function citedIn({ document, at }: Passage, { at: edit, words }: EditSide): readonly Reference[] {
  const { references } = document.tree;
  const found: Reference[] = [];
  for (let i = firstFrom(references, at.from); i < references.length && references[i]!.from < at.to; i++) {
    const reference = references[i]!;
    // “clause 2.2 of Appendix AG” names the Appendix on the way.
    if (found.some(({ whole }) => contains(whole, reference.whole))) continue;
    if (overlaps(reference.number, edit) || (reference.heading && overlaps(reference.heading, edit))) found.push(reference);
  }
  const isCited = (word: Span): boolean => found.some(({ whole }) => whole.from <= word.from && word.to <= whole.to);
  return words.every((word) => isCited(word.at)) ? found : [];
}

function isHeadingOf({ document, clause }: { readonly document: Facts; readonly clause: Clause }, heading: string): boolean {
  return headingsOf(document, clause).some((one) => headingKey(one) === headingKey(heading));
}

function headingsKey(before: string, after: string): string {
  return `${headingKey(before)}\n${headingKey(after)}`;
}

function wordsIn({ tree }: Facts, span: Span | undefined): string {
  return span ? slice(tree.text, span).replace(/\s+/g, " ") : "";
}

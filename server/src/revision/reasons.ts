// Why a change was made, in the drafter's own words: a line `Housekeeping: G3.5 the word was misspelt` in a commit's
// message, or a comment `<!-- sec-change: the word was misspelt -->` in the new text, in the clause or over it.

import type { Facts } from "../index/facts.ts";
import { nameKey } from "../index/keys.ts";
import { lineOf, lineSpan } from "../text/line-index.ts";
import { addTo } from "../text/lists.ts";
import { isBlank, slice } from "../text/span.ts";
import { isChanged, type Revision } from "./revision.ts";
import { clausesAround } from "./clauses.ts";
import { passagesOf, type Passage } from "./passages.ts";

export interface Reason {
  /** `G3.5`, `AG 2.1.3`, `Appendix AG 2.1.3`, `DUIS 3.5.10`, `“SM WAN”` */
  readonly place: string;
  readonly reason: string;
}

/** The reasons in a commit's message. `Housekeeping: PLACE REASON`, a line each, the place and the reason apart by a space, a colon or a dash. */
export function reasonsIn(message: string): readonly Reason[] {
  const lines = message.split(/\r?\n/).flatMap((line) => /^\s*Housekeeping:\s+(\S.*)$/i.exec(line)?.slice(1) ?? []);
  return lines.flatMap((line) => {
    const place = placeAt(line.trim());
    const reason = place === undefined ? undefined : behind.exec(line.trim().slice(place.length))?.[1];
    return place !== undefined && reason !== undefined ? [{ place, reason }] : [{ place: "", reason: line.trim() }];
  });
}

/** The place that a line begins with; a word in lower case is the first of a sentence. */
function placeAt(line: string): string | undefined {
  const place = form.exec(line)?.[0];
  return place !== undefined && /^[a-z]+$/i.test(place) && place !== place.toUpperCase() ? undefined : place;
}

/** What to tell of a reason that is in no row. */
export function reasonNote({ place, reason }: Reason): string {
  const why = place === "" ? "it does not begin with a place, such as G3.5 or “SM WAN”" : `nothing changed at ${place}`;
  return `The reason “${[place, reason].filter((part) => part !== "").join(" ")}” is in no row: ${why}.`;
}

const number = String.raw`(?:[A-Z]{1,2}\d+(?:\.\w+)*|\d+(?:\.\w+)*)(?:\([a-zA-Z]+\))*`;
const form = new RegExp(String.raw`^(?:[“"][^”"]+[”"]|(?:Section |Clause )?${number}|(?:(?:Appendix|Schedule) )?[A-Z0-9]+(?: (?:Section |clause )?${number})?)(?=[\s:–—-])`, "i");
const behind = /^(?:\s*(?::|[–—-]\s)\s*|\s+)(\S.*)$/;

/** Of each row (the passages that it is about) its reasons; and those reasons that are of none. */
export function assignReasons(revision: Revision, given: readonly Reason[], rows: readonly (readonly Passage[])[]): { readonly reasons: readonly (readonly string[])[]; readonly unplaced: readonly Reason[] } {
  const found = rows.map(() => new Set<string>());
  const unplaced: Reason[] = [];
  for (const reason of given) {
    const at = rows.flatMap((passages, i) => (passages.some((passage) => isMeant(reason.place, passage)) ? [i] : []));
    if (at.length === 0) unplaced.push(reason);
    for (const i of at) found[i]!.add(reason.reason);
  }
  const inText = new Map<Passage, string[]>();
  for (const pair of revision.pairs) {
    if (!pair.now || !isChanged(pair)) continue;
    const before = pair.old ? new Set(commentsIn(pair.old).map(({ reason, passage }) => `${passage.clause?.key ?? ""}\n${reason}`)) : new Set<string>();
    for (const { reason, passage } of commentsIn(pair.now)) {
      // What stood there before gave the reason for an earlier change.
      if (!before.has(`${passage.clause?.key ?? ""}\n${reason}`)) addTo(inText, passage, reason);
    }
  }
  rows.forEach((passages, i) => {
    for (const passage of passages) for (const [other, reasons] of inText) if (isWithin(passage, other)) for (const reason of reasons) found[i]!.add(reason);
  });
  return { reasons: found.map((reasons) => [...reasons]), unplaced };
}

/** The comments of a document, each with the passage that it speaks of: the one on its line, else the next one. */
function commentsIn(document: Facts): readonly { readonly reason: string; readonly passage: Passage }[] {
  const { tree, tree: { text, comments } } = document;
  const passages = passagesOf(document);
  const found: { readonly reason: string; readonly passage: Passage }[] = [];
  for (const comment of comments) {
    const reason = reasonIn.exec(slice(text, comment))?.[1]?.trim() ?? "";
    if (reason === "") continue;
    const opensLine = isBlank(text, { from: lineSpan(tree, lineOf(tree.lines, comment.from)).from, to: comment.from });
    const passage = opensLine ? passages.find(({ at }) => at.to > comment.to) : passages.findLast(({ at }) => at.from <= comment.from);
    if (passage) found.push({ reason: reason.replace(/\s+/g, " "), passage });
  }
  return found;
}

const reasonIn = /^<!--\s*sec-change:([^]*)-->$/;

/** Whether a row's passage is the one that a comment speaks of, or stands in the clause which that one opens. */
function isWithin(passage: Passage, spoken: Passage): boolean {
  if (passage.document !== spoken.document) return false;
  if (passage === spoken) return true;
  if (!spoken.opens || !spoken.clause || spoken.row) return false;
  return clausesAround(passage.document, passage.clause).includes(spoken.clause);
}

function isMeant(place: string, passage: Passage): boolean {
  const term = /^[“"](.+)[”"]$/.exec(place)?.[1];
  if (term !== undefined) return passage.definition !== undefined && [passage.definition.term, ...passage.definition.aliases].some((name) => nameKey(name) === nameKey(term));
  const { identity } = passage.document.tree;
  const wanted = placeKey(place);
  const keys = clausesAround(passage.document, passage.clause).map(({ key }) => key);
  const names = [identity.key, ...identity.aliases];
  if (names.some((name) => placeKey(name) === wanted)) return true;
  return keys.some((key) => (identity.kind === "section" && placeKey(key) === wanted) || names.some((name) => placeKey(`${name} ${key}`) === wanted));
}

function placeKey(place: string): string {
  return place.replace(/\b(?:Section|Appendix|Schedule|clause)\b/gi, " ").replace(/\s+/g, " ").trim().toLowerCase();
}

// The rows of the housekeeping log before they are put into words: which findings are one error, and which amendments
// belong together.

import type { Facts } from "../index/facts.ts";
import type { Clause } from "../syntax/tree.ts";
import { lastFrom } from "../text/ordered.ts";
import { contains, overlaps } from "../text/span.ts";
import { isElsewhere, movedTerm, placeOf, type Amended, type Amendment, type Moved, type Part } from "./amendments.ts";
import { followersOf } from "./followers.ts";
import { gravest, type Mended } from "./mended.ts";
import type { Passage } from "./passages.ts";
import { orderedIn } from "./phrases.ts";
import { placeOfPassage, placeWords } from "./places.ts";
import type { Revision } from "./revision.ts";
import { sameError } from "./summaries.ts";
import { isRequoted, wordsFor } from "./words.ts";

/** One row: findings that are one error, in all its places, and the amendments. */
export interface Draft {
  readonly mended: readonly Mended[];
  /** In the order of the Code. */
  readonly amendments: readonly Amendment[];
  /** Of each amendment that only follows another, that one: of a reference to a clause that was renumbered, the renumbering. */
  readonly leaders: ReadonlyMap<Amendment, Amendment>;
}

export type Edited = Extract<Amendment, { kind: "edited" }>;
export type Renumbered = Extract<Amendment, { kind: "renumbered" }>;

/** The rows, in the order of the Code. */
export function draftsOf(revision: Revision, amended: Amended, mended: readonly Mended[]): readonly Draft[] {
  const rank = new Map(amended.amendments.map((one, i) => [one, i]));
  const implied = impliedIn(amended.amendments);
  const amendments = amended.amendments.filter((one) => !implied.has(one));
  const followers = followersOf(revision, amended);
  const drafts = new Map<string, { mended: Mended[]; amendments: Amendment[] }>();
  const draftFor = (key: string): { mended: Mended[]; amendments: Amendment[] } => {
    const known = drafts.get(key);
    if (known) return known;
    const made = { mended: [], amendments: [] };
    drafts.set(key, made);
    return made;
  };
  // Of each amendment that mended something, the row; and of what goes with one of these, too.
  const explained = new Map<Amendment, string>();
  const alongside = new Map<string, string>();
  for (const one of casesOf(mended)) {
    const grave = gravest(one.mended);
    const key = `error ${sameError(grave[0]!)}`;
    const draft = draftFor(key);
    draft.mended.push(...grave);
    for (const amendment of one.amendments.map((each) => implied.get(each) ?? each)) {
      explained.set(amendment, key);
      const along = alongsideKey(amendment);
      if (along !== undefined && !alongside.has(along)) alongside.set(along, key);
      if (!draft.amendments.includes(amendment)) draft.amendments.push(amendment);
    }
  }
  for (const [one, number] of headingsBeside(amendments)) {
    const key = explained.get(number);
    if (key === undefined || explained.has(one)) continue;
    explained.set(one, key);
    draftFor(key).amendments.push(one);
  }
  const others = amendments.filter((one) => !explained.has(one));
  const moves = movesOf(amendments);
  const runs = runsOf(others);
  const termEdits = new Map(amendments.flatMap((one) => (one.kind === "edited" && one.edit.cell === 0 ? [[one.now, one] as const] : [])));
  const leaders = new Map(others.flatMap((one) => {
    const leader = followers.get(one);
    return leader && !moves.has(one) ? [[one, implied.get(leader) ?? leader] as const] : [];
  }));
  const places = placesByWords(others.filter((one) => !leaders.has(one)));
  const keyOf = (one: Amendment): string => {
    const known = explained.get(one);
    if (known !== undefined) return known;
    const along = alongsideKey(one);
    const beside = along === undefined ? undefined : alongside.get(along);
    if (beside !== undefined) return beside;
    // A term that got another name moved for that alone.
    const term = one.kind === "moved" ? movedTerm(one) : undefined;
    const renaming = term && term.was !== term.is ? termEdits.get(placeOf(one)) : undefined;
    if (renaming) return keyOf(renaming);
    const change = `change ${sameChange(runs.get(one) ?? one, places)}`;
    const move = moves.get(one);
    // What was only put in order was so for that, whatever else was done to it.
    return !move || change.startsWith("change words") || movedTerm(move)?.was !== movedTerm(move)?.is || (explained.has(move) && !isElsewhere(move)) ? change : keyOf(move);
  };
  for (const one of others) draftFor(keyOf(leaders.get(one) ?? one)).amendments.push(one);
  const first = ({ amendments: list }: Pick<Draft, "amendments">): number => Math.min(...list.map((one) => rank.get(one)!));
  return [...drafts.values()].map((draft) => ({ ...draft, leaders, amendments: [...draft.amendments].sort((a, b) => rank.get(a)! - rank.get(b)!) })).sort((a, b) => first(a) - first(b));
}

/** Of each amendment that belongs to a move, the move: what it left, what changed on the way, what came into what moved or was left out of it. */
function movesOf(amendments: readonly Amendment[]): ReadonlyMap<Amendment, Moved> {
  const byEdit = new Map<object, Moved>();
  const byPassage = new Map<Passage, Moved>();
  const [olds, news] = [new Map<Clause, Moved>(), new Map<Clause, Moved>()];
  for (const one of amendments) {
    if (one.kind !== "moved") continue;
    for (const edit of [...one.left, ...(one.arrived ? [one.arrived] : [])]) byEdit.set(edit, one);
    for (const passage of one.old.passages) byPassage.set(passage, one);
    if (one.old.clause) olds.set(one.old.clause, one);
    if (one.now.clause) news.set(one.now.clause, one);
  }
  if (byPassage.size === 0) return new Map();
  const around = ({ document, clause }: Part, moves: ReadonlyMap<Clause, Moved>): Moved | undefined => {
    for (let at = clause?.kind === "paragraph" ? clause : undefined; at; at = document.tree.clauses[at.parent]) {
      const move = moves.get(at);
      if (move) return move;
    }
    return undefined;
  };
  return new Map(amendments.flatMap((one) => {
    const move = one.kind === "edited" ? (byEdit.get(one.edit) ?? movedWith(one, byPassage)) : one.kind === "renumbered" ? movedWith(one, byPassage) : one.kind === "inserted" ? around(one.now, news) : one.kind === "removed" ? around(one.old, olds) : undefined;
    return move ? [[one, move] as const] : [];
  }));
}

/** Of clauses, and headings over them, that came, went or moved one behind the other, the first. */
function runsOf(amendments: readonly Amendment[]): ReadonlyMap<Amendment, Amendment> {
  const firsts = new Map<Amendment, Amendment>();
  const last = new Map<Amendment["kind"], Amendment>();
  for (const one of amendments) {
    const parts = wholeParts(one);
    if (!parts) continue;
    const before = last.get(one.kind);
    const follows = before && wholeParts(before)!.every(({ document, passages }, side) => document === parts[side]!.document && passages.at(-1)!.index + 1 === parts[side]!.passages[0]!.index);
    firsts.set(one, follows ? firsts.get(before)! : one);
    last.set(one.kind, one);
  }
  return firsts;
}

/** The clause, or heading, that came, went or moved as a whole, on each side that it has; undefined for all else. */
export function wholeParts(one: Amendment): readonly Part[] | undefined {
  const parts = one.kind === "inserted" ? [one.now] : one.kind === "removed" ? [one.old] : one.kind === "moved" && !one.arrived ? [one.old, one.now] : [];
  const isWhole = ({ clause, passages, isDocument }: Part): boolean => !isDocument && (clause ? clause.kind !== "paragraph" && clause.kind !== "table" : passages.length === 1 && passages[0]!.kind === "heading");
  return parts.length > 0 && parts.every(isWhole) ? parts : undefined;
}

function movedWith({ old, now }: Edited | Renumbered, byPassage: ReadonlyMap<Passage, Moved>): Moved | undefined {
  const move = byPassage.get(old);
  return move?.now.passages.includes(now) ? move : undefined;
}

/** Of each edit of the heading in brackets behind a reference, the edit of its number: `Section C4.3 (Votes)` that became `Section H4.1 (Reporting)`. */
function* headingsBeside(amendments: readonly Amendment[]): Generator<readonly [Edited, Edited], void> {
  let before: Edited | undefined;
  for (const one of amendments) {
    if (one.kind !== "edited") continue;
    if (before?.now === one.now && before.edit.cell === one.edit.cell) {
      const { references } = one.now.document.tree;
      const reference = references[lastFrom(references, one.edit.now.at.from)];
      if (reference?.heading && contains(reference.heading, one.edit.now.at) && overlaps(reference.number, before.edit.now.at)) yield [one, before];
    }
    before = one;
  }
}

/** Equal for amendments that go with one that mended something: the other paragraphs of a list that was relettered, the other definitions of a table that were put in order, the other quotation marks of a document. */
function alongsideKey(one: Amendment): string | undefined {
  if (one.kind === "renumbered") return siblingsKey(one);
  if (one.kind === "moved") return orderKey(one);
  return one.kind === "edited" && isRequoted(one.edit) ? `quotes ${one.now.document.id}` : undefined;
}

/** Equal for definitions of one table that were put in the alphabetical order. */
function orderKey(one: Moved): string | undefined {
  const table = orderedIn(one);
  return table && `ordered ${one.now.document.id} ${table.at.from}`;
}

function siblingsKey({ now: { document, clause } }: Renumbered): string {
  return `number ${document.id} ${clause?.parent ?? -1} ${clause?.kind ?? ""}`;
}

/** `D6.1` is `D7.1` because `D6` is `D7`: of each renumbering that only follows that of the clause around it, the latter. */
function impliedIn(amendments: readonly Amendment[]): ReadonlyMap<Amendment, Amendment> {
  const implied = new Map<Amendment, Amendment>();
  const byClause = new Map(amendments.flatMap((one) => (one.kind === "renumbered" ? [[one.now.clause, one] as const] : [])));
  for (const one of byClause.values()) {
    const [was, is] = [one.old.clause!, one.now.clause!];
    const around = byClause.get(one.now.document.tree.clauses[is.parent]);
    const [wasAround, isAround] = [around?.old.clause, around?.now.clause];
    if (!around || wasAround !== one.old.document.tree.clauses[was.parent]) continue;
    if (was.key.startsWith(wasAround!.key) && is.key === isAround!.key + was.key.slice(wasAround!.key.length)) implied.set(one, implied.get(around) ?? around);
  }
  return implied;
}

/** Findings that one amendment mended are told together: a row that stood twice, with a wrong reference in it. */
function casesOf(mended: readonly Mended[]): readonly Pick<Draft, "mended" | "amendments">[] {
  const cases: { mended: Mended[]; amendments: Set<Amendment> }[] = [];
  const byAmendment = new Map<Amendment, (typeof cases)[number]>();
  for (const one of mended) {
    const known = [...new Set(one.amendments.map((amendment) => byAmendment.get(amendment)).filter((found) => found !== undefined))];
    const into = known[0] ?? { mended: [], amendments: new Set<Amendment>() };
    if (known.length === 0) cases.push(into);
    for (const other of known.slice(1)) {
      into.mended.push(...other.mended);
      for (const amendment of other.amendments) into.amendments.add(amendment);
      cases.splice(cases.indexOf(other), 1);
    }
    into.mended.push(one);
    for (const amendment of one.amendments) into.amendments.add(amendment);
    for (const amendment of into.amendments) byAmendment.set(amendment, into);
  }
  return cases.map((one) => ({ mended: one.mended, amendments: [...one.amendments] }));
}

interface WordsPlaces {
  readonly places: Set<string>;
  /** Whether one of them is running text, or a definition. */
  inText: boolean;
}

/** Words that were put for others -> the places where they were. */
function placesByWords(amendments: readonly Amendment[]): ReadonlyMap<string, Readonly<WordsPlaces>> {
  const found = new Map<string, WordsPlaces>();
  for (const one of amendments) {
    if (one.kind !== "edited") continue;
    const words = wordsFor(one.edit);
    const known = found.get(words) ?? { places: new Set<string>(), inText: false };
    found.set(words, known);
    known.places.add(editedPlace(one));
    known.inText ||= !isCell(one);
  }
  return found;
}

/** Of a table that defines nothing: the same words may stand in many of its rows by chance. */
function isCell({ old, now }: Edited): boolean {
  return old.row !== undefined && now.definition?.form !== "table";
}

/** The clause with its paragraphs, the definition, or the table; a heading by itself. */
function editedPlace({ now }: Edited): string {
  if (now.kind === "heading") return `${now.document.id} ${now.index}`;
  if (now.row !== undefined && !now.definition) return `${now.document.id} table ${now.row.table.at.from}`;
  return now.definition ? `${now.document.id} ${placeWords(placeOfPassage(now))}` : clausePlace(now.document, now.clause);
}

export function clausePlace(document: Facts, clause: Clause | undefined): string {
  return `${document.id} clause ${wholeClause(document, clause)?.key ?? ""}`;
}

/** The clause that a paragraph stands in. */
export function wholeClause({ tree }: Facts, clause: Clause | undefined): Clause | undefined {
  let whole = clause;
  while (whole?.kind === "paragraph") whole = tree.clauses[whole.parent];
  return whole;
}

/**
 * Equal for amendments that are one row: the same words for the same words in several places, all else that was edited
 * in one place, or one clause's renumbering with its neighbours'.
 */
function sameChange(amendment: Amendment, places: ReadonlyMap<string, Readonly<WordsPlaces>>): string {
  const at = placeOf(amendment);
  switch (amendment.kind) {
    case "edited": {
      const { edit } = amendment;
      if (isRequoted(edit)) return "quotes";
      // The same words by chance in many clauses are one change only where they say enough.
      const says = (words: readonly { readonly text: string }[]): boolean => words.some(({ text }) => /[\p{L}\p{N}]/u.test(text));
      const words = wordsFor(edit);
      const { places: all, inText } = places.get(words)!;
      // In a table, what was changed in the text with it: a term of two words or more.
      const isApart = isCell(amendment) && !(inText && edit.old.words.length > 1);
      const isWide = edit.column === undefined && all.size > 1 && says(edit.old.words) && says(edit.now.words) && !isApart;
      return isWide ? `words ${words}` : `in ${editedPlace(amendment)}`;
    }
    case "renumbered":
      // What a paragraph is lettered amends its clause.
      return at.clause?.kind === "paragraph" ? `in ${clausePlace(at.document, at.clause)}` : siblingsKey(amendment);
    case "inserted":
    case "removed": {
      const { document, clause } = amendment.kind === "inserted" ? amendment.now : amendment.old;
      // A paragraph that comes or goes amends its clause.
      if (clause?.kind === "paragraph") return `in ${clausePlace(document, clause)}`;
      return `${amendment.kind} ${at.document.id} ${at.index}`;
    }
    case "moved":
      return orderKey(amendment) ?? `${amendment.kind} ${at.document.id} ${at.index}`;
  }
}

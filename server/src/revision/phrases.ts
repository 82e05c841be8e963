// How an amendment is told in the column `Proposed change`: Replace “Fax” with “Email”; Insert “DCC” before “Major
// Security Incident”. Words are quoted as they stand; what is too long to quote is left to the redlined text.

import type { Facts } from "../index/facts.ts";
import { termKey } from "../index/keys.ts";
import { textWithout } from "../syntax/comments.ts";
import type { Table } from "../syntax/tree.ts";
import { firstFrom } from "../text/ordered.ts";
import { oncePer } from "../text/remembered.ts";
import { listed, numberWord } from "../text/sentence.ts";
import type { Span } from "../text/span.ts";
import { movedTerm, type Amendment, type Moved, type Part } from "./amendments.ts";
import { passagesOf, rowName, type Passage } from "./passages.ts";
import { placeOfClause, placeWords } from "./places.ts";
import type { EditSide, Word, WordEdit } from "./words.ts";

/** Longer text, in UTF-16 units, is not quoted. */
const longestQuote = 600;

/** What is proposed, as a sentence without its full stop. */
export const phraseOf: (amendment: Amendment) => string = oncePer(phraseFor);

function phraseFor(amendment: Amendment): string {
  switch (amendment.kind) {
    case "edited":
      return editPhrase(amendment.old, amendment.now, amendment.edit);
    case "inserted":
      return insertPhrase(amendment.now);
    case "removed":
      return `Remove ${partName(amendment.old)}`;
    case "moved":
      return movePhrase(amendment);
    case "renumbered":
      return `Renumber ${ordinalOf(amendment.old)}${nameOf(amendment.old)} as ${amendment.now.clause?.number ?? ""}${holdsClauses(amendment.now) ? ", with the clauses in it" : ""}`;
  }
}

/** `Section G3.5A`, `the definition of “SM WAN”`, `the row “E64”`, `text in Section G3.5` */
export function partName({ document, passages, clause, isDocument }: Part): string {
  const [first] = passages;
  if (isDocument) return `the whole of ${placeWords(placeOfClause(document, undefined))}`;
  if (clause && clause.key !== "") return clause.kind === "paragraph" ? paragraphName(document, clause.number, first!) : placeWords(placeOfClause(document, clause));
  if (first?.row) return rowsName(passages);
  if (first?.kind === "heading") return `the heading ${quoted(textOf(document, first.at))}`;
  return passages.length > 1 ? "text" : "a paragraph";
}

/** The words of `span` on one line, without marks. */
export function textOf({ tree }: Facts, span: Span): string {
  return textWithout(tree, span)
    .replace(/^[^\S\n\r\u2028\u2029]*#+\s+/gm, "")
    .replace(/\*\*|`/g, "")
    .replace(/<br ?\/?>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** `words` between quotation marks. */
export function quoted(words: string): string {
  return `“${words}”`;
}

function editPhrase(old: Passage, now: Passage, edit: WordEdit): string {
  const [went, came] = [sideText(old.document, edit.old), sideText(now.document, edit.now)];
  if (!old.clause?.notUsed && now.clause?.notUsed && now.opens) return `Mark ${nameOf(now)} as not used`;
  if (edit.column === "came") return `Insert the column ${quoted(headOf(now, edit.cell))}, as set out in the redlined text`;
  if (edit.column === "went") return `Remove the column ${quoted(headOf(old, edit.cell))}`;
  if (edit.column === "moved") return `Move the column ${quoted(headOf(now, edit.cell))}, as set out in the redlined text`;
  if (old.row?.isHeader && now.row?.isHeader && isWhole(edit.old, old) && isWhole(edit.now, now)) return `Rename the column ${quoted(went)} as ${quoted(came)}`;
  if (old.opens && old.clause?.notUsed && !now.clause?.notUsed && isWhole(edit.old, old)) return `Replace ${quote(went)} with ${quote(came)}`;
  const cell = columnOf(now, edit.cell);
  if (went === "" && isWhole(edit.now, now)) return cell === "" ? `Insert ${quote(came)}` : `Insert ${quote(came)} ${cell}`;
  if (came === "" && isWhole(edit.old, old)) return `Remove ${quote(went)}${cell === "" ? "" : ` ${cell.replace(/^as /, "from ")}`}`;
  if (isWhole(edit.old, old) && isWhole(edit.now, now) && edit.old.words.length + edit.now.words.length > 12) return `Replace ${cell === "" ? "the text" : cell === "as its meaning" ? "the meaning" : `the text ${cell}`} with ${quote(came)}`;
  const under = cell.startsWith("under") ? ` ${cell}` : "";
  if (went === "") return `${insertion(old, now, edit, came)}${under}`;
  const isSmall = !/\p{L}{2}/u.test(went) || (came !== "" && !/\p{L}{2}|\d/u.test(came));
  if (came === "") return isSmall || edit.old.words.length === 1 ? `${inContext(old, now, edit)}${under}` : `Remove ${quote(went)}${under}`;
  return isSmall && (cell === "" || !isWhole(edit.old, old)) ? `${inContext(old, now, edit)}${under}` : `Replace ${quote(went)} with ${quote(came)}${under}`;
}

/** Whether clauses that bear its number stand in the clause. */
function holdsClauses({ document, clause }: Passage): boolean {
  if (!clause) return false;
  const { clauses } = document.tree;
  for (let at = clause.index + 1; at < clauses.length && clauses[at]!.from < clause.to; at++) {
    const { parent, kind, key } = clauses[at]!;
    if (parent === clause.index && kind === "clause") return key.startsWith(clause.key);
  }
  return false;
}

/** `the second `, where a document has several clauses of one number. */
function ordinalOf({ document, clause }: Passage): string {
  const same = (clause && clause.key !== "" && document.clauses.get(clause.key)) || [];
  return same.length > 1 ? `the ${["first", "second", "third"][same.indexOf(clause!)] ?? "last"} ` : "";
}

/** The words of the cell, or of the text, that the edit is in. */
function cellWords({ words }: Passage, cell: number): readonly Word[] {
  return cell < 0 ? words.flat() : (words[cell] ?? []);
}

/** `Insert “DCC” before “Major Security Incident”` */
function insertion(old: Passage, now: Passage, edit: WordEdit, came: string): string {
  return `Insert ${quote(came)}${insertionPlace(old, now, edit, came)}`;
}

/** What follows tells the place, or what goes before where it belongs to that; words of both versions, so that they are found in the old one. */
function insertionPlace(old: Passage, now: Passage, edit: WordEdit, came: string): string {
  const [olds, news] = [cellWords(old, edit.oldCell ?? edit.cell), cellWords(now, edit.cell)];
  const [first, last] = [edit.now.words[0]!, edit.now.words.at(-1)!];
  const same = sameWords(wordsBefore(olds, edit.old.at), wordsBefore(news, first.at)).toReversed();
  const before = same.slice(Math.max(0, same.length - 3 - unbrokenBefore(same, same.length - 3)));
  const after = clean(sameWords(wordsBehind(olds, edit.old.at), wordsBehind(news, last.at)).slice(0, 3));
  const behind = before.slice(before.findIndex(({ text }) => !/^[.;:,)]$/.test(text)));
  const belongsBefore = /^[\p{P}]/u.test(came) && !/^[([“‘"']/.test(came);
  if (after.length > 0 && !belongsBefore) return ` before ${quoted(wordsText(now.document, after))}`;
  return behind.length > 0 ? ` after ${quoted(wordsText(now.document, behind))}` : "";
}

/** The ten words before `at`, from there backwards. */
function wordsBefore(words: readonly Word[], at: Span): readonly Word[] {
  const end = firstFrom(words, at.from);
  return words.slice(Math.max(0, end - 10), end).reverse();
}

/** The ten words behind `at`. */
function wordsBehind(words: readonly Word[], at: Span): readonly Word[] {
  const start = firstFrom(words, at.to);
  return words.slice(start, start + 10);
}

/** Those of `news` that `olds` begins with. */
function sameWords(olds: readonly Word[], words: readonly Word[]): readonly Word[] {
  const end = words.findIndex(({ text }, i) => text !== olds[i]?.text);
  return end < 0 ? words : words.slice(0, end);
}

/** How many of the words before one stand right at it and at each other, without a space: those of `L1.3(d)` before `d`. */
function unbrokenBefore(words: readonly Word[], at: number): number {
  let count = 0;
  while (count < 6 && words[at - count] && words[at - count - 1] && words[at - count - 1]!.at.to === words[at - count]!.at.from) count++;
  return count;
}

/** The same behind one; the marks that end a sentence or a part of it do not belong to it. */
function unbrokenAfter(words: readonly Word[], at: number): number {
  let count = 0;
  while (count < 6 && words[at + count] && words[at + count + 1]?.at.from === words[at + count]!.at.to && !/^[.,;:]$/.test(words[at + count + 1]!.text)) count++;
  return count;
}

/** A change too small to be found by itself, with as many words beside it as tell it from others in the old text. */
function inContext(old: Passage, now: Passage, edit: WordEdit): string {
  const [olds, news] = [cellWords(old, edit.oldCell ?? edit.cell), cellWords(now, edit.cell)];
  const around = (passage: Passage, words: readonly Word[], side: EditSide, [before, after]: Way): string => {
    const all = [...wordsBefore(words, side.at).slice(0, before).reverse(), ...side.words, ...wordsBehind(words, side.at).slice(0, after)];
    return all.length === 0 ? "" : wordsText(passage.document, all);
  };
  const text = olds.length <= mostSought ? wordsText(old.document, olds) : undefined;
  const isTelling = (words: string): boolean => /\p{L}{2}|\d[\d.,]*\d|\d\p{L}/u.test(words);
  // What stands beside a change may have changed itself.
  const same: Way = [sameWords(wordsBefore(olds, edit.old.at), wordsBefore(news, edit.now.at)).length, sameWords(wordsBehind(olds, edit.old.at), wordsBehind(news, edit.now.at)).length];
  const isFound = (way: Way): boolean => way[0] <= same[0] && way[1] <= same[1] && (text === undefined || text.split(around(old, olds, edit.old, way)).length === 2);
  const from = firstFrom(olds, edit.old.at.from);
  const to = from + edit.old.words.length - 1;
  const [previous, next] = [olds[from - 1], olds[to + 1]];
  if (edit.now.words.length === 0 && edit.old.words.length === 1 && edit.old.words[0]!.text.length > 2 && isFound([0, 0])) return `Remove ${quote(edit.old.words[0]!.text)}`;
  const whole: Way = [unbrokenBefore(olds, from), unbrokenAfter(olds, to)];
  const isBeforeWord = next !== undefined && /^\p{L}/u.test(next.text);
  // “31 June”, but “Section G3.5”; and what is taken out between two words is told with both.
  const isCount = edit.old.words.length === 1 && /^\d{1,3}$/.test(edit.old.words[0]!.text) && previous !== undefined && /^\p{Ll}+$/u.test(previous.text) && isBeforeWord;
  const ways: readonly Way[] = isCount ? [[0, 1], [1, 1]] : edit.now.words.length === 0 && isBeforeWord ? [[1, 1]] : previous ? [[1, 0], [1, 1], [0, 1]] : [[0, 1]];
  const wider = [...ways, [2, 2], [3, 3]].map(([before, after]): Way => [whole[0] + before!, whole[1] + after!]);
  const way = [...(whole[0] + whole[1] > 0 ? [whole] : []), ...wider].find((one) => isTelling(around(old, olds, edit.old, one)) && isFound(one)) ?? [Math.min(whole[0] + 1, same[0]), Math.min(whole[1] + 1, same[1])];
  return `Replace ${quote(around(old, olds, edit.old, way))} with ${quote(around(now, news, edit.now, way))}`;
}

/** In a longer text, in words, nobody looks for other places with the same words. */
const mostSought = 2_000;

/** So many words before a change, and so many behind it. */
type Way = readonly [before: number, after: number];

/** `Move “The Panel may agree otherwise.” before “Each Party”`: words that came at one place of a text and went at another. */
export function shiftPhrase(old: Passage, now: Passage, edit: WordEdit): string {
  const came = sideText(now.document, edit.now);
  return `Move ${quote(came)}${insertionPlace(old, now, edit, came)}`;
}

/** `Replace the row “8.3” with “8.3 | Not used”` */
export function rowPhrase(old: Passage, now: Passage): string {
  return `Replace ${rowsName([old])} with ${quote(rowsText([now], false))}`;
}

/** A cell that became another, told as a whole; undefined where it is too long for that. */
export function cellPhrase(old: Passage, now: Passage, { cell, old: went, now: came }: WordEdit): string | undefined {
  const [was, is] = [textOf(old.document, went.within), textOf(now.document, came.within)];
  return cell >= 0 && was.length + is.length <= longestQuote ? `Replace ${quoted(was)} with ${quoted(is)} ${columnOf(now, cell)}`.trimEnd() : undefined;
}

function insertPhrase(part: Part): string {
  const name = partName(part);
  const text = textOf(part.document, part.at);
  if (part.isDocument) return `Insert ${name}, as set out in the redlined text`;
  const [first] = part.passages;
  if (first?.kind === "heading" && first.clause?.key === "" && part.passages.length === 1) return `Insert ${name}${headingPlace(first)}`;
  const isDefinition = part.passages.filter(({ goesOn }) => !goesOn).length <= 1 && first?.definition?.form === "table";
  const words = first?.row ? rowsText(part.passages, isDefinition) : part.passages.some(({ row }) => row) ? mixedText(part.passages) : text;
  // A new clause of Appendix AG is no new Appendix AG.
  const what = part.clause && part.clause.key !== "" && /^Section [A-Z]+\d/.test(name) ? `a new ${name}` : `${name}${placeInTable(part)}`;
  return words.length <= longestQuote && part.passages.length <= 6 ? `Insert ${what}: ${quoted(words)}` : `Insert ${what}, as set out in the redlined text`;
}

/** Where text came between two rows: the redline shows those behind it as a table of their own, to which they moved. */
function placeInTable({ passages }: Part): string {
  const [first, last] = [passages[0]!, passages.at(-1)!];
  const [above, below] = [passagesOf(first.document)[first.index - 1], passagesOf(last.document)[last.index + 1]];
  if (first.row || !above?.row || !below?.row || below.row.table.header || above.words.length !== below.words.length) return "";
  const [before, after] = [above, below].map(rowName) as [string, string];
  return before === "" || after === "" ? "" : ` between the rows ${quoted(before)} and ${quoted(after)}`;
}

/** A heading stands before the clause that follows it. */
function headingPlace({ document, index }: Passage): string {
  const passages = passagesOf(document);
  let next = index + 1;
  while (next < passages.length && !(passages[next]!.opens && passages[next]!.clause && passages[next]!.clause!.key !== "")) next++;
  return next < passages.length ? ` before ${nameOf(passages[next]!)}` : "";
}

function movePhrase(move: Moved): string {
  const { old, now } = move;
  const there = now.passages[0]!;
  const [left, here] = [nameOf(old.passages[0]!), nameOf(there)];
  const term = movedTerm(move);
  if (term) {
    const name = `the definition of ${quoted(term.is)}`;
    if (there.row && old.passages[0]!.row && left === here) return `Move ${name} ${rowPlace(now)}`;
    return left === here ? `Move ${name} within ${here}` : `Move ${name} from ${left} to ${here}`;
  }
  if (!old.clause || !now.clause) return textMovePhrase(move, left, here);
  const [from, to] = [partName(old), partName(now)];
  if (from !== to) return `Move ${from} to become ${to}`;
  return `Move ${to} to its place in ${placeWords(placeOfClause(now.document, now.document.tree.clauses[there.clause?.parent ?? -1]))}`;
}

/** The table in which a definition was put in its place in the alphabetical order, and in no other clause than it was; undefined where it was not, or got another term. */
export function orderedIn(move: Moved): Table | undefined {
  const term = movedTerm(move);
  const [was, is] = [move.old.passages[0]!, move.now.passages[0]!];
  if (!term || term.was !== term.is || !was.row || !is.row || nameOf(was) !== nameOf(is)) return undefined;
  return rowPlace(move.now) === inOrder ? is.row.table : undefined;
}

/** Of what is no whole clause in both versions: rows, and words of a clause. */
function textMovePhrase({ old, now, left: [departed], arrived }: Moved, left: string, here: string): string {
  if (now.passages[0]!.row && !arrived) {
    const name = partName(now);
    return left === here ? `Move ${name} ${rowPlace(now)}` : `Move ${name} from ${left} to ${here}`;
  }
  const words = arrived ? sideText(now.document, arrived.now) : departed ? sideText(old.document, departed.old) : textOf(old.document, old.at);
  const what = old.clause ? `the text of ${partName(old)}` : `${quote(words).replace(/^the text shown/, "text, as shown")} from ${left}`;
  return `Move ${what} to ${now.clause ? `become ${partName(now)}` : here}`;
}

/** Where rows stand in their table: in the alphabetical order, or else behind which row. */
function rowPlace({ passages }: Part): string {
  const [first, last] = [passages[0]!, passages.at(-1)!];
  const beside = (index: number): Passage | undefined => {
    const other = passagesOf(first.document)[index];
    return other?.row && !other.row.isHeader && other.row.table === first.row!.table ? other : undefined;
  };
  const [before, after] = [beside(first.index - 1), beside(last.index + 1)];
  const terms = [before, first, after].flatMap((one) => (one?.definition ? [termKey(one.definition.term).replace(/[^\p{L}\p{N}]/gu, "")] : []));
  if (first.definition?.form === "table" && terms.every((term, i) => i === 0 || terms[i - 1]! <= term)) return inOrder;
  return before ? `to stand after ${quoted(before.definition?.term ?? rowName(before))}` : "to the top of the table";
}

const inOrder = "to its place in the alphabetical order";

/** The clause that a passage opens, or stands in. */
export function nameOf({ document, clause }: Passage): string {
  return placeWords(placeOfClause(document, clause));
}

function paragraphName(document: Facts, number: string, first: Passage): string {
  const around = document.tree.clauses[first.clause?.parent ?? -1];
  const label = /^[([]/.test(number) ? number : `“${number}”`;
  return `paragraph ${label}${around ? ` of ${placeWords(placeOfClause(document, around))}` : ""}`;
}

function rowsName(passages: readonly Passage[]): string {
  const [first] = passages;
  const parts = passages.filter(({ goesOn }) => !goesOn);
  if (parts.length === 0) return `${passages.length === 1 ? "a row" : `${numberWord(passages.length)} rows`} of the definition of ${quoted(first!.definition!.term)}`;
  if (parts.length === 1 && parts[0]!.definition?.form === "table") return `the definition of ${quoted(parts[0]!.definition.term)}`;
  const names = parts.map(rowName).filter((name) => name !== "");
  if (passages.every(({ definition }) => definition?.form === "table")) return `the definitions of ${listed(names.map(quoted))}`;
  return passages.length > 6 ? `${passages.length} rows` : `the ${passages.length === 1 ? "row" : "rows"} ${listed(names.map(quoted))}`;
}

function rowsText(passages: readonly Passage[], isDefinition: boolean): string {
  return passages.map(({ document, spans }) => (isDefinition ? spans.slice(1) : spans).map((span) => textOf(document, span)).filter((cell) => cell !== "").join(" | ")).join("; ");
}

/** Paragraphs with tables among them: `4.1 The targets are: Category | Target; 1 | 2 hours`. */
function mixedText(passages: readonly Passage[]): string {
  return passages.map((passage, i) => (passage.row ? `${rowsText([passage], false)}${passages[i + 1]?.row ? ";" : ""}` : textOf(passage.document, passage.at))).join(" ");
}

/** `under “Mandatory”`, `as its meaning`; "" in running text. */
function columnOf({ document, row, definition, goesOn }: Passage, cell: number): string {
  if (!row) return "";
  if (goesOn) return "";
  if (definition?.form === "table") return cell > 0 ? "as its meaning" : "";
  const head = row.table.header ? row.table.rows[0]?.cells[cell] : undefined;
  if (row.isHeader || !head) {
    // A table of two columns without a header: the first cell says what the second holds.
    return cell === 1 && row.row.cells.length === 2 ? `under ${quoted(textOf(document, row.row.cells[0]!))}` : "";
  }
  const name = row.row.cells.length === 2 && cell === 1 ? textOf(document, row.row.cells[0]!) : "";
  if (name !== "") return `under ${quoted(name)}`;
  const words = textOf(document, head);
  return words === "" ? "" : `under ${quoted(words)}`;
}

/** What stands over a column. */
function headOf({ document, row }: Passage, cell: number): string {
  const head = row?.table.rows[0]?.cells[cell];
  return head ? textOf(document, head) : "";
}

function isWhole(side: EditSide, passage: Passage): boolean {
  const cell = passage.words.find((words) => words.length > 0 && words[0] === side.words[0]);
  return cell !== undefined && cell.length === side.words.length;
}

function sideText(document: Facts, { words }: EditSide): string {
  return words.length === 0 ? "" : wordsText(document, words);
}

/** The words as they stand, from the first to the last. */
export function sideWords(passage: Passage, words: readonly { readonly at: { readonly from: number; readonly to: number } }[]): string {
  return words.length === 0 ? "" : textOf(passage.document, { from: words[0]!.at.from, to: words.at(-1)!.at.to });
}

function wordsText(document: Facts, words: readonly Word[]): string {
  return textOf(document, { from: words[0]!.at.from, to: words.at(-1)!.at.to });
}

/** Up to the end of the sentence. */
function clean(words: readonly Word[]): readonly Word[] {
  const end = words.findIndex(({ text }) => /^[.;:,)]$/.test(text));
  return end < 0 ? words : words.slice(0, end);
}

function quote(words: string): string {
  return words.length <= longestQuote ? quoted(words) : "the text shown in the redlined text";
}

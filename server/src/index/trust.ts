// How far a document's structure can be trusted. Text that came out of Word or a PDF loses numbers and lists; a place
// that is not found there may still be there, and then nobody may be told that it does not exist.

import { wholeLine } from "../syntax/lines.ts";
import { compareNumbers, follows, readings, steps } from "../syntax/numbers.ts";
import { closes } from "../syntax/starts.ts";
import { isTitle } from "../syntax/titles.ts";
import type { Clause, Tree } from "../syntax/tree.ts";
import { addTo } from "../text/lists.ts";
import { isCut, isDrafted } from "./cut.ts";
import { scopeOf, scopeOfKey } from "./keys.ts";
import { bare, countsUp } from "./list-runs.ts";
import { hasLostNumbers } from "./lost-numbers.ts";
import { hasPageFurniture } from "./page-furniture.ts";
import { firstFrom, lastFrom } from "../text/ordered.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import type { Facts } from "./facts.ts";
import type { Touched } from "./touched.ts";

/** What was asked of one version about places that it does not list, and what it answered. */
interface Doubts {
  readonly certain: Map<string, boolean>;
  /** Whether a clause may be there without its number. */
  readonly unnumbered: Map<string, boolean>;
  /** The key of the clause in whose text a label stands, or "". */
  readonly inText: Map<string, string>;
}

const doubts = new WeakMap<Facts, Doubts>();

function doubtsOf(document: Facts): Doubts {
  let found = doubts.get(document);
  if (!found) doubts.set(document, (found = { certain: new Map(), unnumbered: new Map(), inText: new Map() }));
  return found;
}

/** The keys of which the version `before` was asked, and of which `after` gives another answer. `touched` are the blocks that differ, if only some do. */
export function changedDoubts(before: Facts | undefined, after: Facts | undefined, touched?: Pick<Touched, "from" | "to">): readonly string[] {
  const asked = before && after && doubts.get(before);
  if (!asked) return [];
  const changed: string[] = [];
  const mayDiffer = touched && differing(before, after, touched);
  const now = doubtsOf(after);
  const isAsNumbered = (key: string): boolean => !asked.unnumbered.has(key) || asked.unnumbered.get(key) === mayLackNumber(after, key);
  for (const [key, was] of asked.certain) {
    // Of a paragraph that is missing, all that stands in its clause counts.
    if (mayDiffer && !key.includes("(") && !mayDiffer(key) && isAsNumbered(key)) now.certain.set(key, was);
    else if (isCertain(after, key) !== was) changed.push(key);
  }
  for (const [key, was] of asked.inText) {
    if (mayDiffer && !mayDiffer(key.slice(key.lastIndexOf("(") + 1)) && nestedWith(after, key).length === 0) now.inText.set(key, was);
    else if ((paragraphInText(after, key)?.key ?? "") !== was) changed.push(key);
  }
  return changed;
}

/** Whether a change to some blocks may bear on where certain words stand: they are in it, or were. */
function differing(before: Facts, after: Facts, touched: Pick<Touched, "from" | "to">): (words: string) => boolean {
  const old = wordsOf(before, touched);
  const now = wordsOf(after, touched);
  return (words) => old.includes(words) || now.includes(words);
}

/** All text between the blocks that are as they were: of a contents list too; and around it, as far as a look at a number or a label goes. */
function wordsOf({ tree: { blocks, text } }: Facts, { from, to }: Pick<Touched, "from" | "to">): string {
  const first = blocks[from - 1]?.at.to ?? 0;
  const last = blocks[to]?.at.from ?? text.length;
  return text.slice(Math.max(0, first - around), last + around);
}

const around = 100;

/** Whether `key`, which was not found in `document`, is sure not to be there. */
export function isCertain(document: Facts, key: string): boolean {
  const { certain } = doubtsOf(document);
  let is = certain.get(key);
  if (is === undefined) certain.set(key, (is = isSurelyMissing(document, key)));
  return is;
}

/** `G3.5(a)` where (a) stands within the running text of G3.5: the clause itself. Where (a) begins a list behind words that take up the clause again: that item. */
export function paragraphInText(document: Facts, key: string): Clause | undefined {
  const nested = nestedWith(document, key);
  const found = nested.find((clause) => isTakenUp(document, clause, key)) ?? clauseWithLabel(document, key);
  doubtsOf(document).inText.set(key, found?.key ?? "");
  return found;
}

/** `G3.5(b)(ii)(A)` for `G3.5(A)`: the items of those labels deeper inside the clause. */
function nestedWith({ clauses, tree }: Facts, key: string): readonly Clause[] {
  const open = key.indexOf("(");
  const around = clauses.get(key.slice(0, open))?.[0];
  if (!around) return [];
  const found: Clause[] = [];
  for (let i = around.index + 1; i < tree.clauses.length && tree.clauses[i]!.from < around.content.to; i++) {
    const clause = tree.clauses[i]!;
    if (clause.key.length > key.length && clause.key.endsWith(key.slice(open)) && clause.key.startsWith(key.slice(0, open + 1))) found.push(clause);
  }
  return found;
}

/**
 * Whether the list of `clause`, a deeper one by its labels alone, follows words that take up the clause again: `(ii) twelve
 * months,` / `that Party may:` / `(A) act`. `key` says how deep it is cited.
 */
function isTakenUp({ tree: { clauses, prose } }: Facts, clause: Clause, key: string): boolean {
  let first = clause;
  for (let labels = key.split("(").length - 2; labels > 0; labels--) first = clauses[first.parent]!;
  const { kind, own } = clauses[first.parent]!;
  return kind === "paragraph" && /\n[ \t]*\p{Ll}/u.test(prose.slice(own.from, own.to));
}

function clauseWithLabel(document: Facts, key: string): Clause | undefined {
  for (let base = key; base.endsWith(")"); ) {
    const cut = base.lastIndexOf("(");
    if (cut < 0) return undefined;
    const label = base.slice(cut);
    base = base.slice(0, cut);
    const clause = document.clauses.get(base)?.[0];
    // Where the clause has a list of its own, a label within an item is not one of the clause's.
    if (clause) return hasLabel(document, clause.own, label) ? clause : undefined;
  }
  return undefined;
}

function isSurelyMissing(document: Facts, key: string): boolean {
  if (hasLostNumbers(document)) return false;
  const annex = /^(Appendix|Annex|Schedule|Part|Table|Figure|Attachment) \w+/.exec(key);
  const open = key.indexOf("(");
  if (annex && open < 0) return isAnnexCertain(document, annex[1]!, key) && !mayLackNumber(document, key);
  if (/ Annex$/.test(key)) return true;
  if (open >= 0) return isParagraphCertain(document, key, open);
  // A number of another kind than the text's own is another text's.
  const isPlain = /^\d/.test(key);
  const hasClauses = (arePlain: boolean) => document.tree.clauses.some(clause => clause.kind === "clause" && /^\d/.test(clause.number) === arePlain);
  if (!hasClauses(isPlain)) return false;
  // The text of a modification has clauses of Sections, and a few of an Appendix. `R1` alone may be a risk in a table.
  if (document.tree.identity.kind === "other" && (isPlain ? document.tree.clauses.some(({ kind, number }) => kind === "clause" && /^[A-Z]\d{1,2}[A-Z]?\./.test(number)) : hasClauses(true))) return false;
  if (mayBeCutOff(document, key)) return false;
  // `clause 3C` may be the item (C) of clause 3.
  if (/^\d+[A-Z]$/.test(key) && document.clauses.has(`${key.slice(0, -1)}(${key.slice(-1)})`)) return false;
  return !mayLackNumber(document, key) && !standsInText(document, key);
}

/** Whether the clause `key` may be here without its number: that of a text out of a PDF. */
function mayLackNumber(document: Facts, key: string): boolean {
  if (!hasPageFurniture(document)) return false;
  const { unnumbered } = doubtsOf(document);
  let may = unnumbered.get(key);
  if (may === undefined) unnumbered.set(key, (may = hasUnnumbered(document, key)));
  return may;
}

/** The annex whose numbers have the scope `scope` (see `scopeOf`); undefined for the body's. */
export function annexOf({ clauses }: Facts, scope: string): Clause | undefined {
  return clauses.get(scope.trimEnd())?.find(({ kind }) => kind === "annex");
}

/** Whether `key` is the number that follows another, and what may be its clause's heading stands where it belongs; or an integer that stands alone. */
function hasUnnumbered(document: Facts, key: string): boolean {
  const { clauses, prose, text } = document.tree;
  const scope = scopeOfKey(key);
  const number = key.slice(scope.length);
  // An integer alone on its line counts for a page's number, or for a cell.
  const annex = annexOf(document, scope);
  if (/^\d+$/.test(number) && text.slice(annex?.content.from ?? 0, annex?.content.to).includes(`\n${number}\n`)) return true;
  let before: Clause | undefined;
  for (const clause of clauses) {
    if (clause.kind === "clause" && scopeOf(clause) === scope && compareNumbers(clause.number, number) < 0 && (!before || compareNumbers(clause.number, before.number) > 0)) before = clause;
  }
  // Of an inserted clause (`G3.5A`) it is more likely that it was never written.
  if (!before || /[A-Z]$/.test(number) || !follows(before.number, number, 1)) return false;
  const next = clauses.slice(before.index + 1).find(({ kind }) => kind === "clause" || kind === "annex");
  const lines = prose.slice(before.own.from, next?.at.from).split("\n").map((line) => line.trim()).filter((line) => line !== "");
  return lines.some((line, i) => i > 0 && isTitle({ text: line }, wholeLine(line)) && closes(lines[i - 1]!, wholeLine(lines[i - 1]!)) && (i === lines.length - 1 || /^[A-Z(“"]/.test(lines[i + 1]!)));
}

/** Whether the clause `key` may stand in what the text here lacks, before its beginning or behind its end. */
function mayBeCutOff(document: Facts, key: string): boolean {
  return (breaksOff(document) && isBeyondEnd(document, key)) || (!document.tree.identity.extract && isBeforeStart(document, key));
}

/** Whether the text ends before its end, and does not say so: of what says so, what is missing may be told. */
function breaksOff(document: Facts): boolean {
  return isCut(document) && !document.tree.identity.extract;
}

function isAnnexCertain(document: Facts, word: string, key: string): boolean {
  // Captions and annexes get lost; only where others of the kind are there is one more missed: of tables, those that are counted alike.
  const same = document.tree.clauses.filter(clause => (clause.kind === "annex" || clause.kind === "table") && clause.number.startsWith(word) && (clause.kind !== "table" || clause.number.includes(".") === key.includes(".")));
  return same.length > 0 && !breaksOff(document) && !standsInText(document, key) && !((hasPageFurniture(document) || !isDrafted(document)) && beginsTitle(document.tree.text, key));
}

/** Whether a line begins with `key` and what may be its title: behind a table that a page flattened, what begins there is not read. */
function beginsTitle(text: Text, key: string): boolean {
  for (let at = text.indexOf(`\n${key}`); at >= 0; at = text.indexOf(`\n${key}`, at + 1)) {
    if (/^[ \t][A-Z][^\n.;]{0,120}(?:\n|$)/.test(text.slice(at + key.length + 1, at + key.length + 130))) return true;
  }
  return false;
}

/** (h) is missing where (a) to (g) are there as a list, or where the clause has neither it nor what may be a list; elsewhere it may stand in the text. */
function isParagraphCertain(document: Facts, key: string, open: number): boolean {
  const base = key.slice(0, key.lastIndexOf("("));
  const clause = document.clauses.get(base)?.[0];
  if (!clause) return open === key.lastIndexOf("(") ? isCertain(document, base) && !document.implied.has(base) : isParagraphCertain(document, base, open);
  if (clause.notUsed || isNumberedElsewhere(document, base)) return false;
  const items = itemsOf(document.tree, clause);
  if (items.length > 0) return !hasPageFurniture(document) || isWholeList(document, clause, items);
  return (isDrafted(document) || !mayHoldItem(document.tree, clause, clause.to)) && hasNoList(document, clause, key.slice(base.length));
}

/** Whether a line that is not read as the clause of the bare `number` begins with it and with words as a clause does: a text that counts from 1 more than once. */
function isNumberedElsewhere({ clauses, tree: { text } }: Facts, number: string): boolean {
  if (!/^\d{1,3}$/.test(number)) return false;
  for (let line = text.indexOf(`\n${number}`); line >= 0; line = text.indexOf(`\n${number}`, line + 1)) {
    const at = line + 1;
    if (!numberBegins.test(text.slice(at + number.length, at + number.length + 40))) continue;
    if (!clauses.get(number)?.some((clause) => clause.from === at)) return true;
  }
  return false;
}

const numberBegins = /^\.?[ \t\u00a0]+[A-Z][A-Za-z]*(?:[ .]|\s*(?:\n|$))/;

function itemsOf({ clauses }: Tree, { index, content }: Clause): readonly Clause[] {
  const items: Clause[] = [];
  for (let i = index + 1; i < clauses.length && clauses[i]!.from < content.to; i++) if (clauses[i]!.parent === index && clauses[i]!.kind === "paragraph") items.push(clauses[i]!);
  return items;
}

/** Whether `items`, those of `clause`, are a list from its first label on, of which a page has cost no item its label. */
function isWholeList({ tree }: Facts, clause: Clause, items: readonly Clause[]): boolean {
  const isCounted = readings(bare(items[0]!)).some(([style]) => countsUp(items, style));
  return isCounted && !mayHoldItem(tree, items[0]!, clause.to) && endsSentence.test(tree.prose.slice(clause.from, clause.to).trimEnd());
}

/** Whether an item that lost its label may stand in the items from `first` to `to`: in the midst of one something ends, at a line's end. */
export function mayHoldItem({ clauses, prose }: Tree, first: Clause, to: number): boolean {
  for (let i = first.index; i < clauses.length && clauses[i]!.from < to; i++) {
    const end = Math.min(to, clauses[i + 1]?.at.from ?? to);
    if (endsWithin.test(prose.slice(clauses[i]!.at.to, end).trimEnd())) return true;
  }
  return false;
}

const endsWithin = /(?:[;:.]|[;:.,][ \t]+(?:and|or|and\/or))[ \t]*\r?\n\s*\S/;

/** Whether nothing in a numbered clause may be a list that lost its labels, and `label` stands nowhere in it. */
function hasNoList({ tree: { blocks, clauses, prose } }: Facts, { kind, content }: Clause, label: string): boolean {
  if (kind !== "clause" || /\d/.test(label) || prose.slice(content.from, content.to).includes(label.slice(1))) return false;
  const first = firstFrom(blocks, content.from);
  // A number that stands alone has lost its text.
  if (first >= blocks.length || blocks[first]!.at.from >= content.to) return false;
  for (let i = first; i < blocks.length && blocks[i]!.at.from < content.to; i++) {
    const { kind, at, clause } = blocks[i]!;
    // What an item of a list says ends as items do.
    if (kind !== "paragraph" || clauses[clause]?.kind === "paragraph") continue;
    const next = blocks[i + 1];
    const leadsOn = next !== undefined && next.at.from < content.to && (next.kind !== "paragraph" || clauses[next.clause]?.kind === "paragraph");
    if (!(leadsOn ? leadsToOther : endsSentence).test(prose.slice(at.from, at.to).trimEnd())) return false;
  }
  return true;
}

const endsSentence = /\.["”’)]?$/;
const leadsToOther = /[.;:]["”’)]?$/;

/** Whether the number stands where a clause might begin without its being read as one: `... 2.10 Escalation`, or in the contents list; `within` a part of the text, if one is given. */
export function standsInText(document: Facts, key: string, within?: Span): boolean {
  const { text, references } = document.tree;
  const end = within?.to ?? text.length;
  for (let at = text.indexOf(key, within?.from); at >= 0 && at < end; at = text.indexOf(key, at + key.length)) {
    const before = text.charCodeAt(at - 1);
    if (at > 0 && before > 32 && before !== 0xa0 && before !== 42 && before !== 91) continue;
    const after = text.slice(at + key.length, at + key.length + 40);
    const alone = /^\.?[^\S\n]*(?:\n|$)/.test(after) && (at === 0 || before === 10 || before === 13);
    if (mayBeUnread(document, key, text.slice(Math.max(0, at - 40), at), after)) return true;
    if (!alone && !/^\.?[\s*]+(?:[-–—]\s+)?["“‘(]?[A-Z]/.test(after)) continue;
    const last = references[lastFrom(references, at)];
    if (!last || at >= last.at.to) return true;
  }
  return false;
}

/**
 * Whether a clause may begin at a number that was not read as one: at the start of a paragraph, before anything but words
 * that go on behind a number; behind a bullet, or behind its own kind (`Clause G3.5 Each User`); in the first cell of a
 * row, where no clause of its heading stands outside the table.
 */
function mayBeUnread({ tree: { clauses } }: Facts, key: string, before: string, after: string): boolean {
  if (/^\.?\s+[^\sA-Za-z,;([“"‘|]/.test(after) && /(?:^|\n)[^\S\n]*\n[^\S\n]*\*{0,2}$/.test(before)) return true;
  if (/^\.?\*{0,2}\s+\\?[A-Z["“]/.test(after) && /(?:^|\n)[^\S\n]*(?:[-*•]\s+\*{0,2}|(?:\*\*)?(?:Clause|Section|Paragraph)\s)$/.test(before)) return true;
  const stem = key.slice(0, key.lastIndexOf(".") + 1);
  return stem !== "" && /^\.?\*{0,2}\s*\|/.test(after) && /(?:^|\n)[^\S\n]*\|\s*\*{0,2}$/.test(before) && !clauses.some(({ kind, number }) => kind === "clause" && number.startsWith(stem));
}

function isBeyondEnd(document: Facts, key: string): boolean {
  const last = document.tree.clauses.findLast(clause => clause.kind === "clause");
  if (!last) return true;
  // Behind an annex all before it is there.
  const scope = scopeOfKey(key);
  if (scopeOf(last) !== scope && document.tree.clauses.some(clause => clause.kind === "clause" && scopeOf(clause) === scope)) return false;
  const numbers = (number: string) => number.replace(/^.* /, "").match(/\d+/g)?.map(Number) ?? [];
  const a = numbers(key);
  const b = numbers(last.key);
  for (let i = 0; i < Math.max(a.length, b.length); i++) if ((a[i] ?? 0) !== (b[i] ?? 0)) return (a[i] ?? 0) > (b[i] ?? 0);
  return true;
}

/**
 * Whether a number belongs before the first clause of a text that begins in the midst: `clause 5.29`, where 6.5 comes
 * first; and of one that is not drafted here, M8.10, where M8.14 does, if below the heading of M8.
 */
function isBeforeStart(document: Facts, key: string): boolean {
  if (scopeOfKey(key) !== "") return false;
  let first: string | undefined;
  for (const { kind, number } of document.tree.clauses) {
    if (kind !== "clause") continue;
    if (first !== undefined && !number.startsWith(`${first}.`)) break;
    first = number;
  }
  if (first === undefined || compareNumbers(key, first) >= 0) return false;
  const [[chapter], ...others] = steps(first) as [readonly [number, string], ...(readonly [number, string])[]];
  return steps(key)[0]![0] < chapter || (!isDrafted(document) && others.some(([step]) => step > 1));
}

/**
 * Whether the number of `clause` may be a cell's, in a text out of a PDF whose tables came apart: it stands alone on its
 * line, and nothing up to the next clause ends as the text of a clause does.
 */
export function mayBeCell(document: Facts, { index, kind, number, at }: Clause): boolean {
  if (kind !== "clause" || !number.includes(".") || !hasPageFurniture(document)) return false;
  const { blocks, clauses, prose } = document.tree;
  if (!/^\.?[^\S\n]*(?:\n|$)/.test(prose.slice(at.to, at.to + 40))) return false;
  const to = clauses[index + 1]?.at.from ?? Infinity;
  for (let i = firstFrom(blocks, at.to); i < blocks.length && blocks[i]!.at.from < to; i++) {
    if (blocks[i]!.kind !== "heading" && endsText.test(prose.slice(blocks[i]!.at.from, blocks[i]!.at.to).trimEnd())) return false;
  }
  return true;
}

const endsText = /[.;:]["”’)\]]?$/;

/** Whether the label `(b)` marks an item within `place`, other than at `except` (the reference's own words). */
export function hasLabel(document: Facts, place: Span, label: string, except?: Span): boolean {
  return labelsIn(document, place).get(label)?.some((at) => !except || at < except.from || at >= except.to) ?? false;
}

/** Where the item that `labels`, `(b)(ii)`, lead to begins within `place`; that of the last of them that is there, in order. */
export function itemIn(document: Facts, place: Span, labels: string, except?: Span): Span | undefined {
  let item: Span | undefined;
  for (const [label] of labels.matchAll(/\(\w+\)/g)) {
    const at = labelsIn(document, place).get(label)?.find((one) => one >= (item?.to ?? place.from) && (!except || one < except.from || one >= except.to));
    if (at === undefined) break;
    item = { from: at, to: at + label.length - (document.tree.prose.charAt(at) === "(" ? 0 : 1) };
  }
  return item;
}

const labelled = new WeakMap<Facts, Map<string, ReadonlyMap<string, readonly number[]>>>();

/** Where each label, `(b)` or `b)`, marks an item within `place`; by the label in its brackets. Read once, as many may ask. */
function labelsIn(document: Facts, place: Span): ReadonlyMap<string, readonly number[]> {
  let places = labelled.get(document);
  if (!places) labelled.set(document, (places = new Map()));
  const name = `${place.from} ${place.to}`;
  let labels = places.get(name);
  if (!labels) places.set(name, (labels = readLabels(document.tree.prose, place)));
  return labels;
}

function readLabels(prose: Text, place: Span): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const { index, 0: written } of prose.slice(place.from, place.to).matchAll(/\(\w+\)|(?<!\w)\w+\)/g)) {
    const at = place.from + index;
    const isBare = !written.startsWith("(");
    if (isBare && /\w|\(/.test(prose.charAt(at - 1))) continue;
    const before = prose.slice(Math.max(place.from, at - 24), at);
    const marks = isBare ? opensItem(before) : !/(?:\b(?:[Pp]aragraphs?|[Cc]lauses?|[Ss]ections?|[Ii]tems?|to)|[\d)])\s*$/.test(before);
    if (!marks && index > 0) continue;
    const label = isBare ? `(${written}` : written;
    addTo(found, label, at);
  }
  return found;
}

function opensItem(before: string): boolean {
  const words = before.trimEnd();
  return words === "" || before.includes("\n", words.length) || /(?:[:;,.|]|\b(?:and|or))$/.test(words);
}

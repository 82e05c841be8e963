// Lists whose items are numbered as clauses are: `1.`, `2.`, within a clause, within an item (a), or before the first
// clause. Whether a number goes on with such a list, or begins the next clause, is told by what stands further down.

import { contentStart } from "./identity.ts";
import type { Line } from "./lines.ts";
import type { OpenLists } from "./lists.ts";
import { clauseNumberAt, follows, type ClauseNumber } from "./numbers.ts";
import { behindDash, endsSentence, isItem, restOf } from "./starts.ts";
import { notUsed } from "./titles.ts";

/** What the walk over the lines knows of the line at hand. */
export interface Around {
  /** The line before in the same paragraph. */
  readonly before: Line | undefined;
  /** The last clause number in the body or annex. */
  readonly last: string | undefined;
  readonly isAnnexed: boolean;
  /** The open lists of items `(a)`. */
  readonly lists: OpenLists;
}

/** A list of items `1.`, `2.`: the number that goes on with it, how far it is set in, and whether it stands within an item `(a)`. */
interface OrdinalList {
  readonly next: number;
  readonly indent: number;
  readonly nested: boolean;
}

/** Lists are not nested deeper. */
const mostNested = 8;

/** So many lines behind an item are looked through for the number that goes on behind its list. */
const inSight = 200;

export class OrdinalLists {
  /** Those that the clause at hand has open, outermost first. */
  private open: OrdinalList[] = [];
  /** How the last clause of a bare number is written. */
  private top: { readonly marked: boolean; readonly dotted: boolean; readonly indent: number } | undefined;
  private readonly text: string;
  private readonly lines: readonly Line[];

  constructor(text: string, lines: readonly Line[]) {
    this.text = text;
    this.lines = lines;
  }

  /** A clause or an annex begins: its lists are its own. */
  clear(): void {
    this.open = [];
  }

  /** The clause of this number begins at `at` in `line`. */
  noteClause(line: Line, at: number, { key, length }: ClauseNumber): void {
    if (/^\d+$/.test(key)) this.top = { marked: line.kind === "heading", dotted: this.text.startsWith(".", at + length - 1), indent: at - line.from };
  }

  /** Whether the number at `at` in line `i` is the next item of a list, rather than a clause. */
  isNextItem(i: number, at: number, { key, length }: ClauseNumber, around: Around): boolean {
    const { top } = this;
    const { last } = around;
    const indent = at - this.lines[i]!.from;
    if (key === "1" && (isNested(indent, around) || this.isBeforeClauses(i, around))) return true;
    const list = this.open.find((one) => one.indent === indent);
    if (!list || key !== String(list.next) || !this.text.startsWith(".", at + length - 1)) return false;
    if (list.nested) return true;
    const rest = restOf(this.text, this.lines[i]!, behindDash(this.text, at + length));
    if (last === undefined || notUsed(rest)) return false;
    const ahead = this.clauseAhead(i, key, last);
    if (ahead !== undefined) return ahead !== key;
    if (top !== undefined && (top.marked || top.indent !== indent)) return true;
    return last.includes(".") && (top?.dotted === false || isItem(rest));
  }

  /** Counts the line whose content begins at `at`, with a digit, as an item, if it is one. */
  count(line: Line, at: number, around: Around): void {
    const found = clauseNumberAt(this.text, at);
    if (!found || found.key.length > 2 || found.length === found.key.length) return;
    const indent = at - line.from;
    const next = this.open.find((one) => one.indent === indent)?.next;
    const isFirst = found.key === "1" && (around.before === undefined || endsSentence(this.text, around.before));
    if (!isFirst && String(next) !== found.key) return;
    const outer = this.open.filter((one) => one.indent < indent);
    const nested = isFirst ? isNested(indent, around) || around.last === undefined : this.open.some((one) => one.indent === indent && one.nested);
    this.open = [...outer.slice(0, mostNested), { next: Number(found.key) + 1, indent, nested }];
  }

  /** Whether the clauses begin below line `i`, with a heading that has its marks: a list that stands before them is none of them. */
  private isBeforeClauses(i: number, { last, isAnnexed }: Around): boolean {
    if (last !== undefined || isAnnexed) return false;
    for (let at = i + 1; at < this.lines.length && at <= i + inSight; at++) {
      const line = this.lines[at]!;
      if (line.kind === "heading") return clauseNumberAt(this.text, contentStart(this.text, line))?.key === "1";
    }
    return false;
  }

  /**
   * The bare number of the clause that the next number of several parts behind line `i` stands in, where that is `key` or
   * the one that goes on from `last`; undefined where none of them follows within sight.
   */
  private clauseAhead(i: number, key: string, last: string): string | undefined {
    const [own] = last.split(".");
    for (let at = i + 1; at < this.lines.length && at <= i + inSight; at++) {
      const line = this.lines[at]!;
      if (line.kind !== "text" && line.kind !== "heading") continue;
      const number = clauseNumberAt(this.text, contentStart(this.text, line));
      if (!number || number.letter !== "") continue;
      const [first, ...rest] = number.key.split(".");
      if (number.key === key && number.length > key.length) return own;
      // Where a heading has the number, this line has not.
      if (line.kind === "heading") return first === key && rest.length === 0 ? own : first;
      if (rest.length > 0 && (first === key ? rest.every((step) => step === "1") : first === own && own !== last && follows(last, number.key))) return first;
    }
    return undefined;
  }
}

/** Whether a line that is set in so far stands within the last item. */
function isNested(indent: number, { lists }: Around): boolean {
  return indent > lists.indent && lists.innermost >= 0;
}

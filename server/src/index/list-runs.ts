// The lists of a document, told from the labels of its paragraphs: sisters with one kind of mark, cut where a list
// starts anew. `(i)` is a letter or a roman number by what fits its whole list best.

import { ofShape } from "../syntax/memo.ts";
import { readings, romanValue, type LabelStyle } from "../syntax/numbers.ts";
import type { Clause, Tree } from "../syntax/tree.ts";
import { addTo } from "../text/lists.ts";
import { oncePer } from "../text/remembered.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";

export interface ListItem {
  readonly clause: Clause;
  /** Its place in the sequence, from 1; undefined for one inserted between two others: `(aa)`. */
  readonly value: number | undefined;
}

export interface List {
  readonly style: LabelStyle;
  readonly items: readonly ListItem[];
  /** From the label of the first item to the end of all that belongs to the last. */
  readonly at: Span;
  /** Whether a label does not follow the one before it. */
  readonly isBroken: boolean;
  /** Whether its labels run from the second on: `(b)`, `(c)`. */
  readonly isHeadless: boolean;
  /** Position of the first item that lacks the bracket with which the labels of its list open, or -1: `(a)`, `b)`. */
  readonly unbracketed: number;
}

/** A list by where its items stand among the clauses: the same in all versions of one shape. */
interface Run {
  readonly style: LabelStyle;
  readonly places: readonly number[];
  readonly values: readonly (number | undefined)[];
  readonly isBroken: boolean;
  readonly isHeadless: boolean;
  readonly unbracketed: number;
}

const runsOf = ofShape((tree): readonly Run[] => findLists(tree).map((list) => runOf(tree, list)));
/** The lists of `tree`, in the order of their first items. */
export const listsOf: (tree: Tree) => readonly List[] = oncePer((tree) => runsOf(tree).map((run) => new ListOf(tree, run)));

function runOf({ text }: Tree, { style, items }: Pick<List, "style" | "items">): Run {
  const isBroken = items.some(({ value }, i) => i > 0 && value !== undefined && value !== lastValue(items, i) + 1);
  const opens = ({ clause }: ListItem): boolean => text.charAt(clause.from) === "(";
  const closed = items.findIndex((item) => !opens(item));
  // Of `a)` and `(b)`, either may be the one that is meant.
  const unbracketed = closed > 0 || (items.length > 2 && items.slice(1).every(opens)) ? closed : -1;
  const isHeadless = items[0]!.value === 2 && items[1]?.value === 3;
  return { style, unbracketed, places: items.map(({ clause }) => clause.index), values: items.map(({ value }) => value), isBroken, isHeadless };
}

/** A run in one version of the document. Its items are made when asked for: few rules look into a list that is whole. */
class ListOf implements List {
  readonly style: LabelStyle;
  readonly isBroken: boolean;
  readonly isHeadless: boolean;
  readonly unbracketed: number;
  private readonly run: Run;
  private readonly clauses: readonly Clause[];

  constructor({ clauses }: Tree, run: Run) {
    this.style = run.style;
    this.isBroken = run.isBroken;
    this.isHeadless = run.isHeadless;
    this.unbracketed = run.unbracketed;
    this.run = run;
    this.clauses = clauses;
  }

  get at(): Span {
    const { places } = this.run;
    return { from: this.clauses[places[0]!]!.from, to: this.clauses[places.at(-1)!]!.to };
  }

  get items(): readonly ListItem[] {
    const { places, values } = this.run;
    return places.map((place, i) => ({ clause: this.clauses[place]!, value: values[i] }));
  }
}

function findLists(tree: Tree): readonly Pick<List, "style" | "items">[] {
  const groups = new Map<string, Clause[]>();
  for (const clause of tree.clauses) {
    if (clause.kind !== "paragraph") continue;
    const name = bare(clause);
    // A list that opens brackets and one that does not are told apart by where they begin: an item may have lost its own.
    const marks = tree.text.slice(clause.from, clause.at.to).endsWith(")") ? ")" : ".";
    const key = `${isLetterAmongLetters(tree, clause) ? tree.clauses[clause.parent]!.parent : clause.parent} ${marks} ${/^\d/.test(name) ? "1" : name === name.toLowerCase() ? "a" : "A"}`;
    addTo(groups, key, clause);
  }
  return [...groups.values()].flatMap(group => listsIn(tree.prose, group)).sort((a, b) => a.items[0]!.clause.index - b.items[0]!.clause.index);
}

/** Whether `(i)`, read as the first of a list inside `(g)`, is the letter that `(j)` follows. */
function isLetterAmongLetters({ clauses, text }: Tree, clause: Clause): boolean {
  const name = bare(clause);
  const around = clauses[clause.parent];
  if ((name !== "i" && name !== "I") || around?.kind !== "paragraph" || !/^[a-zA-Z]$/.test(bare(around))) return false;
  const next = clauses[clause.index + 1];
  return next?.parent === around.parent && bare(next) === (name === "i" ? "j" : "J") && !/:\s*$/.test(text.slice(around.own.from, clause.from));
}

/** What stands between the marks of an item's label. */
export function bare({ number }: Pick<Clause, "number">): string {
  return number.slice(1, -1);
}

/** Whether `items` are a list of that style from its first label on, of which none is missing. Of one item alone that cannot be told. */
export function countsUp(items: readonly Clause[], style: LabelStyle): boolean {
  return items.length > 1 && items.every((item, i) => readings(bare(item)).some(([one, value]) => one === style && value === i + 1));
}

/** The lists that sisters of one kind of mark make up, by the style that leaves the fewest breaks; none where no style fits all. */
function listsIn(prose: Text, clauses: readonly Clause[]): readonly OpenList[] {
  let best: { lists: readonly OpenList[]; breaks: number } | undefined;
  for (const style of ["a", "A", "i", "I", "1"] as const) {
    const values = clauses.map(clause => readings(bare(clause)).find(([one]) => one === style)?.[1]);
    if (values.some(value => value === undefined)) continue;
    const lists = cut(prose, style, clauses, values as readonly number[]);
    const breaks = lists.reduce((sum, { items }) => sum + items.filter((item, i) => i > 0 && item.value !== undefined && item.value !== lastValue(items, i) + 1).length + (items[0]!.value === 1 ? 0 : 1), 0);
    if (!best || breaks < best.breaks) best = { lists, breaks };
  }
  return best?.lists ?? [];
}

/** The value of the last item before `i` that has one. */
export function lastValue(items: readonly ListItem[], i: number): number {
  for (let k = i - 1; k >= 0; k--) if (items[k]!.value !== undefined) return items[k]!.value!;
  return 0;
}

/** Whether an item follows another's semicolon: then no list starts here, whatever its label. */
function goesOn(prose: Text, clause: Clause): boolean {
  return /;(?:\s+(?:and|or|and\/or))?\s*$/.test(prose.slice(Math.max(0, clause.from - 40), clause.from));
}

interface OpenList {
  readonly style: LabelStyle;
  readonly items: ListItem[];
  last: number;
}

/** Cuts where a list starts anew; one that went on inside another's item is taken up again behind it. */
function cut(prose: Text, style: LabelStyle, clauses: readonly Clause[], values: readonly number[]): readonly OpenList[] {
  const all: OpenList[] = [];
  const open: OpenList[] = [];
  for (const [i, clause] of clauses.entries()) {
    const value = values[i]!;
    let current = open.at(-1);
    const name = bare(clause);
    // `(a)`, `(aa)`, `(b)`: inserted, as `(ii)` is where it would follow `(h)`.
    if (current && value !== current.last + 1 && name.length === 2 && name[0] === name[1] && current.last < 26 && (style === "a" || style === "A") && romanValue(name) === 0) {
      current.items.push({ clause, value: undefined });
      continue;
    }
    if (!current || (value === 1 && !goesOn(prose, clause))) {
      current = { style, items: [], last: 0 };
      all.push(current);
      open.push(current);
      // So deep no list is nested.
      if (open.length > 8) open.shift();
    } else if (value !== current.last + 1) {
      const outer = open.findLastIndex(({ last }) => last + 1 === value);
      if (outer >= 0) open.length = outer + 1;
      current = open.at(-1)!;
    }
    current.items.push({ clause, value });
    current.last = value;
  }
  return all;
}

// Lists that stand within a paragraph or a cell: `means: (a) a User; (b) a Party; or (c) the DCC`. An item follows a colon
// or a semicolon; what is marked in any other way may be cited, and is no item.

import { findingInBlocks, promisedBy } from "../syntax/memo.ts";
import { labelName, type LabelStyle, readings } from "../syntax/numbers.ts";
import type { Tree } from "../syntax/tree.ts";
import { cues } from "../syntax/words.ts";
import type { Span } from "../text/span.ts";

/** A list whose labels skip one or repeat one. */
export interface BrokenRun {
  readonly style: LabelStyle;
  /** In order. */
  readonly items: readonly InlineItem[];
  /** Position of the first item that does not follow the one before it. */
  readonly broken: number;
}

export interface InlineItem {
  /** What stands between the brackets of the label. */
  readonly at: Span;
  readonly name: string;
  readonly value: number;
}

/** Finds, in steps, the lists within blocks whose labels do not follow one another, in order. */
export function* findingBrokenRuns(tree: Tree): Generator<undefined, readonly BrokenRun[]> {
  const found = yield* findingInBlocks(tree, "lists within paragraphs", brokenRuns, mayBreak);
  return found.flatMap(({ block, items: runs }) => {
    const start = tree.blocks[block]!.at.from;
    return runs.map((run) => ({ ...run, items: run.items.map((item) => ({ ...item, at: { from: start + item.at.from, to: start + item.at.to } })) }));
  });
}

/** None breaks before its second item. */
const mayBreak = promisedBy(cues((word) => /^(?:[bcd]|ii|iii|iv)$/i.test(word)));

interface OpenRun {
  /** A colon leads to its first item, which else may be cited: `Fee (a) is due; (c) is not`. */
  readonly isLedTo: boolean;
  readonly style: LabelStyle;
  readonly items: InlineItem[];
  broken: number;
}

function brokenRuns(prose: string): readonly BrokenRun[] {
  // Words that are to stand elsewhere may begin anywhere.
  if (changesText.test(prose)) return [];
  const runs: OpenRun[] = [];
  let open: OpenRun[] = [];
  let last = 0;
  for (const { index, 0: whole, 1: name } of prose.matchAll(label)) {
    const before = prose.slice(Math.max(0, index - longestLead), index);
    const read = readings(name!);
    const one = read.find(([, value]) => value === 1);
    const lead = itemLead.exec(before)?.[1];
    const mayBeFirst = one !== undefined && lead !== ";" && (lead === ":" || firstLead.test(before));
    if ((!lead && !mayBeFirst) || goesOn.test(prose.slice(index + whole.length, index + whole.length + 12))) continue;
    // Each cell by itself.
    if (prose.slice(last, index).includes("|")) open = [];
    last = index;
    const item = { name: name!, at: { from: index + 1, to: index + 1 + name!.length } };
    const valueIn = ({ style }: OpenRun): number => read.find(([one]) => one === style)?.[1] ?? 0;
    const lastOf = ({ items }: OpenRun): number => items.at(-1)!.value;
    const next = open.findLastIndex((run) => valueIn(run) === lastOf(run) + 1);
    const isFirst = next < 0 && mayBeFirst;
    const after = next < 0 && !isFirst ? open.findLastIndex((run) => valueIn(run) > 0 && valueIn(run) !== lastOf(run) + 1 && valueIn(run) >= lastOf(run) && valueIn(run) <= lastOf(run) + 3) : next;
    if (isFirst) {
      const run: OpenRun = { isLedTo: lead === ":", style: one[0], items: [{ ...item, value: 1 }], broken: -1 };
      open.push(run);
      runs.push(run);
      continue;
    }
    const run = open[after];
    // Of a label that no list waits for, nothing is known, nor of those behind it.
    if (!run) return [];
    open.length = after + 1;
    const value = valueIn(run);
    if (next < 0 && !run.isLedTo && run.items.length < 2) return [];
    if (next < 0) {
      const from = run.items.at(-1)!.at.to;
      for (let missing = lastOf(run) + 1; missing < value; missing++) if (prose.slice(from, index).includes(`${labelName(run.style, missing)})`)) return [];
      if (run.broken < 0) run.broken = run.items.length;
    }
    run.items.push({ ...item, value });
  }
  return runs.filter(({ broken }) => broken >= 0);
}

const label = /\(([a-z]{1,2}|[ivxl]{1,5}|[A-Z])\)(?=\s)/g;
const longestLead = 24;
const itemLead = /([:;])(?:\s|<br ?\/?>){1,8}(?:(?:and\/or|and|or)\s)?$/;
/** The first may stand behind a word: `the DCC shall (a) act; and (b) report`. */
const firstLead = /(?<!\b(?:[Pp]aragraphs?|[Cc]lauses?|[Ss]ections?|[Ii]tems?|[Ll]imbs?|and|or|to|in|of|under|by|with))(?<![\d)(.;])\s$/;
const goesOn = /^\s{1,4}(?:and|or|to|of|in|above|below)(?![\w-])/;

/** Words that lead to text as it shall be elsewhere. */
export const changesText = /\b(?:insert|replac|substitut|amend|delet|varied|modif|shall read|to read|as if)/i;

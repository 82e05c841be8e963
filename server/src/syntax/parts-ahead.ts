// Whether the numbers of a Part go on from those before it (`Part 1` with 1 and 2, `Part 2` with 3), or begin anew in
// each: told by the numbers further down, before the Part is read.

import { contentStart } from "./identity.ts";
import type { Line } from "./lines.ts";
import { follows, steps } from "./numbers.ts";
import { annexStart, clauseStart, type Before } from "./starts.ts";
import type { Identity } from "./tree.ts";

/** Whether the numbers of the Part whose lines begin at `i` go on from `last`, or are gone on with by the next Part. */
export function partGoesOn(text: string, lines: readonly Line[], identity: Identity, i: number, last: string | undefined): boolean {
  const first = numberAhead(text, lines, identity, i, last);
  if (first.key === undefined) return false;
  if (last !== undefined) return follows(last, first.key);
  if (!beginsAnew(first.key)) return false;
  for (let { line, key } = first; ; ) {
    const next = numberAhead(text, lines, identity, line + 1, key);
    if (next.key !== undefined) ({ line, key } = next);
    else if (!next.isPart) return false;
    else {
      const behind = numberAhead(text, lines, identity, next.line + 1, key).key;
      return behind !== undefined && !beginsAnew(behind) && follows(key, behind);
    }
  }
}

/** What stands first from some line on: a clause with its number, an annex, or nothing more. */
interface Ahead {
  readonly line: number;
  readonly key: string | undefined;
  readonly isPart: boolean;
}

/** The next clause number or annex from line `i` on, where the number `last` came before it. */
function numberAhead(text: string, lines: readonly Line[], identity: Identity, i: number, last: string | undefined): Ahead {
  for (let at = i; at < lines.length; at++) {
    const line = lines[at]!;
    if (line.kind !== "text" && line.kind !== "heading") continue;
    const from = contentStart(text, line);
    const above = lines[at - 1];
    const around: Before = { line: above?.kind === "text" ? above : undefined, last, annexed: true, marked: line.kind === "heading" };
    const number = clauseStart(text, line, from, identity, around) ?? clauseStart(text, line, from, identity, { ...around, last: undefined });
    if (number) return { line: at, key: number.key, isPart: false };
    const annex = annexStart(text, line, from, around, () => true);
    if (annex) return { line: at, key: undefined, isPart: annex.word === "Part" };
  }
  return { line: lines.length, key: undefined, isPart: false };
}

function beginsAnew(number: string): boolean {
  return steps(number)[0]![0] <= 1;
}

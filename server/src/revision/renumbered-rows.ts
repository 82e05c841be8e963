// Rows of a table that only have another number: `8.3` that became `8.9`, with the same words beside it.

import { addTo } from "../text/lists.ts";
import { goesAlong, isNumber } from "../text/moves.ts";
import type { Amendment } from "./amendments.ts";
import type { Edited } from "./drafts.ts";
import type { Passage } from "./passages.ts";

/** A row, and the edits that gave it another number, in its first cell and in those that follow that: `8.3.1` -> `8.9.1`. */
export interface RenumberedRow {
  readonly old: Passage;
  readonly now: Passage;
  readonly was: string;
  readonly is: string;
}

/** Of each edit that is part of a row's renumbering, the row. */
export function renumberedRows(amendments: readonly Amendment[]): ReadonlyMap<Amendment, RenumberedRow> {
  const byRow = new Map<Passage, Edited[]>();
  for (const one of amendments) {
    if (one.kind !== "edited" || !one.now.row || one.now.row.isHeader || one.now.definition) continue;
    addTo(byRow, one.now, one);
  }
  const found = new Map<Amendment, RenumberedRow>();
  for (const [now, edits] of byRow) {
    const { old } = edits[0]!;
    const [was, is] = [cellText(old, 0), cellText(now, 0)];
    const isIt = was !== is && isNumber(was) && isNumber(is) && edits.every((one) => one.edit.column === undefined && one.edit.cell >= 0 && isFollowing(one, was, is));
    // Beside the number there are words, and they stayed.
    if (isIt && old.words.length === now.words.length && now.words.some((words) => words.some(({ text }) => /\p{L}{3}/u.test(text)))) for (const one of edits) found.set(one, { old, now, was, is });
  }
  return found;
}

/** Whether the edit is all of a cell, or of a number in one, that changed as the row's number did. */
function isFollowing({ old, now, edit: { cell } }: Edited, was: string, is: string): boolean {
  return cell === 0 || goesAlong(cellText(old, cell), cellText(now, cell), was, is);
}

/** A number is one word, but for its brackets. */
function cellText({ words }: Passage, cell: number): string {
  return (words[cell] ?? []).map(({ text }) => text).join("");
}

import { spanInFile } from "./left-out.ts";
import type { LineIndex } from "./line-index.ts";
import type { Span } from "./span.ts";
import type { Text } from "./text.ts";

/** Replace `at` by `newText`. */
export interface TextEdit {
  readonly at: Span;
  readonly newText: string;
}

/** `text` with all `edits` made at once; where two overlap, the one that starts first wins and the other is left out. */
export function applyEdits(text: Text, edits: readonly TextEdit[]): string {
  let result = "";
  let done = 0;
  for (const { at, newText } of apart(edits)) {
    result += text.slice(done, at.from) + newText;
    done = at.to;
  }
  return result + text.slice(done);
}

/** `source`, of which the text with these `lines` was read, with `edits` of that text made at once. */
export function applyEditsTo(source: Text, { leftOut }: LineIndex, edits: readonly TextEdit[]): string {
  return applyEdits(source, leftOut ? edits.map(({ at, newText }) => ({ at: spanInFile(leftOut, at), newText })) : edits);
}

/** `edits` in order, without one that overlaps an earlier one; of those that begin together, the shortest comes first, or the longest. */
export function apart(edits: readonly TextEdit[], first: "shortest" | "longest" = "shortest"): readonly TextEdit[] {
  const sign = first === "shortest" ? 1 : -1;
  let done = -1;
  return [...edits]
    .sort((a, b) => a.at.from - b.at.from || sign * (a.at.to - b.at.to))
    .filter(({ at }) => {
      if (at.from < done) return false;
      done = at.to;
      return true;
    });
}

import type { Span } from "./span.ts";
import type { Text } from "./text.ts";

/** Replace `at` by `newText`. */
export interface TextEdit {
  readonly at: Span;
  readonly newText: string;
}

/** `text` with all `edits` made at once; where two overlap, the one that starts first wins and the other is left out. */
export function applyEdits(text: Text, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.at.from - b.at.from || a.at.to - b.at.to);
  let result = "";
  let done = 0;
  for (const { at, newText } of ordered) {
    if (at.from < done) continue;
    result += text.slice(done, at.from) + newText;
    done = at.to;
  }
  return result + text.slice(done);
}

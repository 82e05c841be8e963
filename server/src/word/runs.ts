// Markdown's marks inside a paragraph, and runs of characters that look alike. Only what a drafter of the Code uses is
// read: `**bold**` and `` `code` ``; any other mark is a character like others.

export interface Run {
  readonly mark: Mark;
  readonly text: string;
}

/** "hidden" is what a reader of the page does not see. */
export type Mark = "plain" | "bold" | "code" | "hidden";

/** What stands, unseen, before the character at `at` of a paragraph's text. */
export interface Hidden {
  readonly at: number;
  readonly text: string;
}

/** The runs of `words`, with `hidden` (in order) in their places. */
export function runsOf(words: string, hidden: readonly Hidden[]): readonly Run[] {
  const runs: Run[] = [];
  let next = 0;
  const add = (from: number, to: number, mark: Mark): void => {
    let done = from;
    for (; next < hidden.length && hidden[next]!.at <= to; next++) {
      const at = Math.max(done, hidden[next]!.at);
      if (at > done) runs.push({ mark, text: words.slice(done, at) });
      runs.push({ mark: "hidden", text: hidden[next]!.text });
      done = at;
    }
    if (to > done) runs.push({ mark, text: words.slice(done, to) });
  };
  let done = 0;
  for (const found of words.matchAll(/\*\*(?=[^\s*])([^*]*[^\s*])\*\*|`([^`\n]+)`/g)) {
    const [whole, bold] = found;
    const width = bold === undefined ? 1 : 2;
    add(done, found.index, "plain");
    add(found.index + width, found.index + whole.length - width, bold === undefined ? "code" : "bold");
    done = found.index + whole.length;
  }
  add(done, words.length, "plain");
  return runs;
}

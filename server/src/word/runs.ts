// Markdown's marks inside a paragraph, and runs of characters that look alike. Only what a drafter of the Code uses is
// read: `**bold**`, `` `code` `` and, as `noteSign` writes it, the mark of a footnote; any other mark is a character like others.

export interface Run {
  readonly mark: Mark;
  readonly text: string;
}

/** "hidden" is what a reader of the page does not see, "note" the number of a footnote, in superscript. */
export type Mark = "plain" | "bold" | "code" | "note" | "bold-note" | "hidden";

/** `[^12]` as it goes through the reader, which takes it for no number of the text: `¹²`, with a sign before it that nobody sees. */
export function noteSign(number: string): string {
  return `\u2063${number.replace(/\d/g, (digit) => superscripts[Number(digit)]!)}`;
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

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
    let last = from;
    for (const { 0: sign, index } of mark === "code" ? [] : words.slice(from, to).matchAll(/\u2063[⁰¹²³⁴-⁹]+/g)) {
      const at = from + index;
      addAlike(last, at, mark);
      addAlike(at + 1, at + sign.length, mark === "bold" ? "bold-note" : "note");
      last = at + sign.length;
    }
    addAlike(last, to, mark);
  };
  const addAlike = (from: number, to: number, mark: Mark): void => {
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

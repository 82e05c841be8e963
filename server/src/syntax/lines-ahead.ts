// The lines behind the one at hand, as far as reading it hangs on them.

import type { Line } from "./lines.ts";

export class LinesAhead {
  private readonly lines: readonly Line[];
  /** A line (position), and the first behind it that is not blank: each of many blank lines asks for the same one. */
  private blank = { from: 0, to: 0 };

  constructor(lines: readonly Line[]) {
    this.lines = lines;
  }

  /** The next line behind `i` that is not blank. */
  next(i: number): Line | undefined {
    return this.lines[this.nextAt(i)];
  }

  /** The next line that is neither blank nor a page's: a title may stand at the end of a page. */
  nextWords(i: number): Line | undefined {
    let at = this.nextAt(i);
    while (this.lines[at]?.kind === "furniture" || this.lines[at]?.kind === "blank") at++;
    return this.lines[at];
  }

  private nextAt(i: number): number {
    if (i < this.blank.from || i >= this.blank.to) {
      let to = i + 1;
      while (this.lines[to]?.kind === "blank") to++;
      this.blank = { from: i, to };
    }
    return this.blank.to;
  }
}

// A text with parts blanked out, each unit by a space, so that an offset means the same place in both. Line ends stay. It
// is not written out beside the text itself, which would be twice the memory for a whole Code.

import type { Span } from "./span.ts";
import { Asked, stretchOf, type Stretch, type Text } from "./text.ts";

/** `text` with `spans`, which are in order and apart, blanked out; the very same where there are none. */
export function blanked(text: Text, spans: readonly Span[]): Text {
  return spans.length === 0 ? text : new BlankedText(text, Int32Array.from(spans.flatMap(({ from, to }) => [from, to])));
}

/** `text` with the blanks of `before`, the version before, of which none was touched: those behind `from` have moved by `shift`. */
export function blankedAs(before: Text, text: Text, from: number, shift: number): Text {
  return before instanceof BlankedText ? new BlankedText(text, before.ends.map((end) => (end > from ? end + shift : end))) : text;
}

/** Where `text` is blanked out, in order. */
export function* blanksOf(text: Text): Iterable<Span> {
  if (!(text instanceof BlankedText)) return;
  const { ends } = text;
  for (let i = 0; i < ends.length; i += 2) yield { from: ends[i]!, to: ends[i + 1]! };
}

/** So many units are looked through first. */
const near = 256;

class BlankedText extends Asked {
  readonly length: number;
  /** Where the blanks begin and end, by turns. */
  readonly ends: Int32Array;
  private readonly text: Text;
  /** What `endBehind` gave last. */
  private last = 0;

  constructor(text: Text, ends: Int32Array) {
    super();
    this.text = text;
    this.ends = ends;
    this.length = text.length;
  }

  slice(from: number, to = this.length): string {
    let blank = this.endBehind(from) & ~1;
    if (blank >= this.ends.length || this.ends[blank]! >= to) return this.text.slice(from, to);
    let words = "";
    let at = from;
    for (; blank < this.ends.length && this.ends[blank]! < to; blank += 2) {
      const start = Math.max(from, this.ends[blank]!);
      const end = Math.min(to, this.ends[blank + 1]!);
      words += this.text.slice(at, start) + this.text.slice(start, end).replace(/[^\r\n]/g, " ");
      at = end;
    }
    return words + this.text.slice(at, to);
  }

  charCodeAt(at: number): number {
    const code = this.text.charCodeAt(at);
    return code !== 10 && code !== 13 && this.isBlank(at) ? 32 : code;
  }

  indexOf(sought: string, from = 0): number {
    if (!sought.includes(" ")) return this.indexOfMarks(sought, from);
    // What is sought mostly stands near, and what has no blanks is not written out.
    for (let at = from, size = near; at < this.length; at += size, size *= 2) {
      const found = this.slice(at, at + size + sought.length - 1).indexOf(sought);
      if (found >= 0) return at + found;
    }
    return -1;
  }

  lastIndexOf(sought: string, from: number): number {
    for (let last = Math.min(Math.max(0, from), this.length), size = near; last >= 0; last -= size, size *= 2) {
      const first = Math.max(0, last - size + 1);
      const found = this.slice(first, last + sought.length).lastIndexOf(sought);
      if (found >= 0) return first + found;
    }
    return -1;
  }

  override toString(): string {
    return this.slice(0);
  }

  stretch(from: number, to: number): Stretch {
    const blank = this.endBehind(from) & ~1;
    return blank >= this.ends.length || this.ends[blank]! >= to ? stretchOf(this.text, from, to) : { string: this.slice(from, to), start: 0 };
  }

  private isBlank(at: number): boolean {
    return (this.endBehind(at) & 1) === 1;
  }

  /** `indexOf` for what holds no space, and so stands in the text itself. */
  private indexOfMarks(sought: string, from: number): number {
    let at = this.text.indexOf(sought, from);
    while (at >= 0 && !this.startsWith(sought, at)) at = this.text.indexOf(sought, at + 1);
    return at;
  }

  /** Position of the first end of a blank that lies behind `at`: an odd one where `at` stands in a blank. */
  private endBehind(at: number): number {
    const { ends } = this;
    // Whoever reads goes from one place to the next: most ask about the same stretch as before.
    let low = this.last;
    let high = ends.length;
    if (low > 0 && ends[low - 1]! > at) {
      high = low - 1;
      low = 0;
    } else if (low < high && ends[low]! > at) return low;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! > at) high = middle;
      else low = middle + 1;
    }
    return (this.last = low);
  }
}

// A text of which parts are cut out, and where what is left of it stands in the whole.

import { firstWhere } from "./ordered.ts";
import { withToldEdit } from "./shared.ts";
import type { Span } from "./span.ts";
import type { Text } from "./text.ts";

export class CutOut {
  /** What is left. */
  readonly text: Text;
  /** Of each part: where in what is left it was cut out, and how much was cut out up to its end. */
  private readonly cuts: Int32Array;
  private readonly shifts: Int32Array;

  constructor(text: Text, cuts: Int32Array, shifts: Int32Array) {
    this.text = text;
    this.cuts = cuts;
    this.shifts = shifts;
  }

  /** Where that stands in the whole which stands at `offset` of what is left. */
  placeOf(offset: number): number {
    return offset + this.shiftAt(offset);
  }

  /** Where that ends in the whole which ends at `offset` of what is left. */
  endOf(offset: number): number {
    return offset === 0 ? 0 : this.placeOf(offset - 1) + 1;
  }

  /** Where in the whole `span` stands; one without words, behind what stands before it. */
  spanOf(span: Span): Span {
    const to = this.endOf(span.to);
    const from = span.from === span.to ? to : this.placeOf(span.from);
    return from === span.from && to === span.to ? span : { from, to };
  }

  /** The same parts cut out after an edit of the whole, which puts `inserted` in the place of `span`, apart from them and from what stands beside them. */
  after({ from, to }: Span, inserted: string): CutOut {
    const shift = this.shiftBefore(from);
    const text = withToldEdit(this.text, from - shift, to - shift, inserted);
    const by = inserted.length - (to - from);
    return new CutOut(text, this.cuts.map((cut) => (cut > from - shift ? cut + by : cut)), this.shifts);
  }

  /** How much was cut out before `place` in the whole. */
  private shiftBefore(place: number): number {
    const behind = firstWhere(this.cuts.length, (i) => this.cuts[i]! + this.shifts[i]! > place);
    return behind === 0 ? 0 : this.shifts[behind - 1]!;
  }

  /** How much was cut out before what stands at `offset` of what is left. */
  shiftAt(offset: number): number {
    const behind = firstWhere(this.cuts.length, (i) => this.cuts[i]! > offset);
    return behind === 0 ? 0 : this.shifts[behind - 1]!;
  }
}

/** Cuts `parts`, which are in order and apart, out of `whole`, each with the white space on one side of it; where one alone parts two words, a space stands for it. */
export function cutOut(whole: string, parts: readonly Span[]): CutOut {
  const cuts = new Int32Array(parts.length);
  const shifts = new Int32Array(parts.length);
  const left: string[] = [];
  let [length, last, done] = [0, "\n", 0];
  const leave = (words: string): void => {
    if (words === "") return;
    left.push(words);
    length += words.length;
    last = words.charAt(words.length - 1);
  };
  for (const [i, part] of parts.entries()) {
    leave(whole.slice(done, part.from));
    const behind = spacesBehind(whole, part.to);
    const isWhite = /\s/.test(last);
    const isParting = !isWhite && behind === part.to && !isEnd(whole, behind);
    done = isParting ? part.to - 1 : isWhite ? behind : part.to;
    cuts[i] = length;
    shifts[i] = done - length;
    if (!isParting) continue;
    leave(" ");
    done++;
  }
  leave(whole.slice(done));
  return new CutOut(left.join(""), cuts, shifts);
}

function spacesBehind(text: string, at: number): number {
  let end = at;
  while (end < text.length && /[^\S\r\n]/.test(text.charAt(end))) end++;
  return end;
}

function isEnd(text: string, at: number): boolean {
  return at >= text.length || text.charCodeAt(at) === 10 || text.charCodeAt(at) === 13;
}

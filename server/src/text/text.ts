// A text as whoever reads it asks it: by its places. A string is one. What comes of an edit in a long one is kept in
// parts, since V8 would write it out anew, a megabyte or more at each keystroke, as soon as somebody looks at it.

/** A text, in UTF-16 units. It is asked for small parts: `toString` writes all of it out. */
export interface Text {
  readonly length: number;
  /** The units from `from` to `to`, neither below 0; to the end where `to` is left out. */
  slice(from: number, to?: number): string;
  /** The unit at `at`, as a number; NaN outside. */
  charCodeAt(at: number): number;
  /** The unit at `at`; nothing outside. */
  charAt(at: number): string;
  /** Whether `sought` stands at `at`. */
  startsWith(sought: string, at?: number): boolean;
  /** Where `sought` stands first, at `from` or behind it; -1 where it does not. */
  indexOf(sought: string, from?: number): number;
  /** Where `sought` begins last, at `from` or before it; -1 where it does not. */
  lastIndexOf(sought: string, from: number): number;
  includes(sought: string): boolean;
  toString(): string;
  /** See `stretchOf`. */
  stretch?(from: number, to: number): Stretch;
}

/** A string, and where in it a part of a text begins. */
export interface Stretch {
  readonly string: string;
  readonly start: number;
}

/** A string in which the units from `from` to `to` stand: whoever asks for each of them waits longer for those of a slice. */
export function stretchOf(text: Text, from: number, to: number): Stretch {
  return text.stretch?.(from, to) ?? { string: text.toString(), start: from };
}

/** `text` with `inserted` in the place of `from`..`to`. */
export function withEdit(text: Text, from: number, to: number, inserted: string): Text {
  if (text.length < long) return text.slice(0, from) + inserted + text.slice(to);
  const parts: string[] = [];
  for (const part of [...partsOf(text, 0, from), inserted, ...partsOf(text, to, text.length)]) {
    if (part === "") continue;
    const last = parts.at(-1);
    if (last !== undefined && last.length + part.length < short) parts[parts.length - 1] = last + part;
    else parts.push(part);
  }
  return parts.length > 1 && parts.length <= most ? new TextInParts(parts) : parts.join("");
}

/** Whether both have the same units. */
export function isSameText(a: Text | undefined, b: Text | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += piece) if (a.slice(at, at + piece) !== b.slice(at, at + piece)) return false;
  return true;
}

/** What is compared at one go, in units. */
const piece = 4096;

/** Below this, in units, a text is a string. */
const long = 512;
/** Parts below this, in units, become one with their neighbours: who types in one place makes no new ones. */
const short = 256;
/** Of more parts a string is made. */
const most = 64;

/** What is asked like a string without being one. */
export abstract class Asked implements Text {
  abstract readonly length: number;
  abstract slice(from: number, to?: number): string;
  abstract charCodeAt(at: number): number;
  abstract indexOf(sought: string, from?: number): number;
  abstract lastIndexOf(sought: string, from: number): number;
  abstract stretch(from: number, to: number): Stretch;

  charAt(at: number): string {
    return this.slice(at, at + 1);
  }

  startsWith(sought: string, at = 0): boolean {
    return this.slice(at, at + sought.length) === sought;
  }

  includes(sought: string): boolean {
    return this.indexOf(sought) >= 0;
  }
}

class TextInParts extends Asked {
  readonly length: number;
  readonly parts: readonly string[];
  /** Where each part ends. */
  private readonly ends: readonly number[];

  constructor(parts: readonly string[]) {
    super();
    let length = 0;
    this.parts = parts;
    this.ends = parts.map((part) => (length += part.length));
    this.length = length;
  }

  slice(from: number, to = this.length): string {
    if (to <= from) return "";
    const part = this.partAt(from);
    const start = this.startOf(part);
    if (to <= this.ends[part]!) return this.parts[part]!.slice(from - start, to - start);
    return this.between(from, to).join("");
  }

  charCodeAt(at: number): number {
    const part = this.partAt(at);
    return part < this.parts.length ? this.parts[part]!.charCodeAt(at - this.startOf(part)) : NaN;
  }

  indexOf(sought: string, from = 0): number {
    for (let part = this.partAt(from); part < this.parts.length; part++) {
      const start = this.startOf(part);
      const inside = this.parts[part]!.indexOf(sought, from - start);
      if (inside >= 0) return start + inside;
      // What begins in this part may end in another.
      const seam = Math.max(from, this.ends[part]! - sought.length + 1);
      const across = this.slice(seam, this.ends[part]! + sought.length - 1).indexOf(sought);
      if (across >= 0) return seam + across;
    }
    return -1;
  }

  lastIndexOf(sought: string, from: number): number {
    const last = Math.max(0, from);
    for (let part = Math.min(this.partAt(last), this.parts.length - 1); part >= 0; part--) {
      const start = this.startOf(part);
      const end = this.ends[part]!;
      const seam = Math.max(start, end - sought.length + 1);
      const across = this.slice(seam, Math.min(last, end - 1) + sought.length).lastIndexOf(sought);
      if (across >= 0) return seam + across;
      const inside = this.parts[part]!.lastIndexOf(sought, last - start);
      if (inside >= 0) return start + inside;
    }
    return -1;
  }

  override toString(): string {
    return this.parts.join("");
  }

  stretch(from: number, to: number): Stretch {
    const part = this.partAt(from);
    const isWhole = part < this.parts.length && to <= this.ends[part]!;
    return isWhole ? { string: this.parts[part]!, start: from - this.startOf(part) } : { string: this.slice(from, to), start: 0 };
  }

  /** The parts between two places, the first and the last of them cut. */
  between(from: number, to: number): string[] {
    const found: string[] = [];
    for (let part = this.partAt(from); part < this.parts.length; part++) {
      const start = this.startOf(part);
      if (start >= to) break;
      found.push(this.parts[part]!.slice(Math.max(0, from - start), to - start));
    }
    return found;
  }

  /** Position of the part that holds `at`; their count where none does. */
  private partAt(at: number): number {
    let part = 0;
    while (part < this.ends.length && this.ends[part]! <= at) part++;
    return part;
  }

  private startOf(part: number): number {
    return part === 0 ? 0 : this.ends[part - 1]!;
  }
}

function partsOf(text: Text, from: number, to: number): string[] {
  return text instanceof TextInParts ? text.between(from, to) : [text.slice(from, to)];
}

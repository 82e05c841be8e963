// Which list an item belongs to: (a)(i)(A) nest by style and sequence, and (i) is a letter or a roman number by what
// went before.

import { readings, type Label, type LabelStyle } from "./numbers.ts";

interface OpenList {
  readonly style: LabelStyle;
  readonly marks: Label["marks"];
  value: number;
  /** The clause (position) of its last item. */
  item: number;
  readonly indent: number;
}

/** The lists that are open within one clause, outermost first. */
export class OpenLists {
  private lists: OpenList[] = [];

  clear(): void {
    this.lists = [];
  }

  /** The item that a new paragraph of text would belong to, or -1. */
  get innermost(): number {
    return this.lists.at(-1)?.item ?? -1;
  }

  /** How far its list is set in. */
  get indent(): number {
    return this.lists.at(-1)?.indent ?? 0;
  }

  /** Whether some open list may go on with `label`. */
  expects(label: Label): boolean {
    return this.lists.some(list => list.marks === label.marks && readings(label.name).some(([style, value]) => style === list.style && value > list.value && value <= list.value + 3));
  }

  /**
   * Opens an item: gives the item around it (position of a clause), or -1 for the clause itself. `item` is the new
   * item's position; `nests` says that the text before ends with a colon, so that a new list may begin inside.
   */
  open(label: Label, indent: number, item: number, nests: boolean): number {
    const level = this.levelOf(label, indent, nests);
    const depth = level?.depth ?? this.lists.length;
    const [style, value] = level?.reading ?? firstReading(label);
    const marks = this.lists[depth]?.marks === "()" && label.marks === ")" && value > 1 ? "()" : label.marks;
    this.lists.length = depth;
    const around = this.lists.at(-1)?.item ?? -1;
    this.lists.push({ style, marks, value, item, indent });
    return around;
  }

  private levelOf(label: Label, indent: number, nests: boolean): Level | undefined {
    const all = readings(label.name);
    const next = this.innermostWhere(label, isNext);
    const first = all.find(([, value]) => value === 1);
    // `(h) ... :` then `(i)`: the first of a roman list inside (h), unless the indent says that it is (h)'s sister.
    if (next && first && next.reading[1] !== 1 && nests && indent >= this.lists[next.depth]!.indent && !(indent === this.lists[next.depth]!.indent && indent > 0)) {
      return { depth: this.lists.length, reading: first };
    }
    if (next) return next;
    const unbracketed = first ? undefined : (this.nextWithoutBracket(label) ?? this.nextBehindUnbracketed(label));
    if (unbracketed) return unbracketed;
    if (first) {
      // The same style again starts a new list in the old one's place; another style nests.
      const again = this.innermostWhere(label, isAny);
      return again && again.reading[1] === 1 ? again : { depth: this.lists.length, reading: first };
    }
    // A small gap or a label that stands twice is likelier than a leap in another list: `(ii)` after `(ii)` is no `(aa)`.
    return this.innermostWhere(label, isNear) ?? this.innermostWhere(label, isLater) ?? this.innermostWhere(label, isAny);
  }

  /** `b)` behind `(a)`, or `(c)` behind it: an item that lost its bracket, as no list begins with it. */
  private nextWithoutBracket(label: Label): Level | undefined {
    return label.marks === ")" ? this.innermostWhere({ ...label, marks: "()" }, isNext) : undefined;
  }

  /** `(b)` behind `a)`: it is the first that lost its bracket. */
  private nextBehindUnbracketed(label: Label): Level | undefined {
    return label.marks === "()" ? this.innermostWhere({ ...label, marks: ")" }, (list, value) => list.value === 1 && value === 2) : undefined;
  }

  /** The innermost list that `label` may be of by a reading that passes the `test`. */
  private innermostWhere({ name, marks }: Label, test: (list: OpenList, value: number) => boolean): Level | undefined {
    const all = readings(name);
    for (let depth = this.lists.length - 1; depth >= 0; depth--) {
      const list = this.lists[depth]!;
      if (list.marks !== marks) continue;
      for (const reading of all) if (reading[0] === list.style && test(list, reading[1])) return { depth, reading };
    }
    return undefined;
  }
}

interface Level {
  readonly depth: number;
  readonly reading: readonly [LabelStyle, number];
}

const isNext = (list: OpenList, value: number): boolean => value === list.value + 1;
const isNear = (list: OpenList, value: number): boolean => value >= list.value && value <= list.value + 3;
const isLater = (list: OpenList, value: number): boolean => value > list.value;
const isAny = (): boolean => true;

function firstReading(label: Label): readonly [LabelStyle, number] {
  const all = readings(label.name);
  return all.find(([, value]) => value === 1) ?? all[0] ?? ["a", 0];
}

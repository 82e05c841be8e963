// One number for another in a text that shows all of a key or its end: `G3.5(a)`, `K 4.1`, `5.40` of a range, `9d)`,
// `(c)`. What does not change keeps its spelling.

/**
 * `text`, which shows the end of `key`, after what `key` begins with was changed from `before` to `after`; the same text
 * where it does not show what changed, undefined where it does not show the key at all.
 */
export function renumbered(text: string, key: string, before: string, after: string): string | undefined {
  const shown = align(text, key);
  if (!shown) return undefined;
  let same = 0;
  while (same < before.length && same < after.length && before[same] === after[same]) same++;
  let behind = 0;
  while (behind < before.length - same && behind < after.length - same && before[before.length - 1 - behind] === after[after.length - 1 - behind]) behind++;
  const end = before.length - behind;
  if (before.length <= shown.from || (end <= shown.from && same < shown.from)) return text;
  if (same < shown.from) return after + key.slice(before.length);
  // What is put in stands behind what it follows, but `27` for `7` in `D 7.1` before the digit.
  const isBefore = end > same || (/[A-Z ]/.test(before[same - 1] ?? "") && /\d/.test(after[same]!));
  const first = isBefore ? (shown.places[same] ?? -1) : -1;
  const start = first >= 0 ? first : placeBehind(shown.places, same - 1, shown.from);
  const stop = end > same ? placeBehind(shown.places, end - 1, shown.from) : start;
  return text.slice(0, start) + after.slice(same, after.length - behind) + text.slice(stop);
}

interface Shown {
  /** The position in the key of the first character that the text shows. */
  readonly from: number;
  /** Where each character of the key stands in the text; -1 for a bracket that is left out. */
  readonly places: readonly number[];
}

/** From the end, as what is left out is left out at the start: the letter of `H5.40`, the clause of `(c)`. */
function align(text: string, key: string): Shown | undefined {
  const places: number[] = new Array<number>(key.length).fill(-1);
  let at = text.length - 1;
  let from = key.length;
  for (let i = key.length - 1; i >= 0; i--) {
    while (at >= 0 && (isSpace(text[at]!) || (from === key.length && /[.:]/.test(text[at]!)))) at--;
    if (at < 0) break;
    if (text[at] === key[i]) {
      places[i] = at--;
      from = i;
    } else if (!/[() ]/.test(key[i]!)) return undefined;
  }
  while (at >= 0 && isSpace(text[at]!)) at--;
  return at < 0 && from < key.length ? { from, places } : undefined;
}

/** The place right behind the character of the key at `index`, or behind the last one before it that is shown. */
function placeBehind(places: readonly number[], index: number, from: number): number {
  for (let i = index; i >= from; i--) if (places[i]! >= 0) return places[i]! + 1;
  return places[from] ?? 0;
}

function isSpace(character: string): boolean {
  return character <= " " || character === "\u00a0";
}

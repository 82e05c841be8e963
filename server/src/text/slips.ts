// How far one word is from another.

/** How many letters have to change, be added, go or swap with the next to make `a` into `b` (Damerau's distance, by optimal string alignment). */
export function slipsBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(last[j - 1]! + (same ? 0 : 1), last[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, beforeLast[j - 2]! + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}

/** What a word or a number is with two neighbouring letters or digits changed over. */
export function turnings(written: string): readonly string[] {
  return [...written].slice(1).map((letter, i) => written.slice(0, i) + letter + written[i]! + written.slice(i + 2)).filter((one) => one !== written);
}

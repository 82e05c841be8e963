// Which texts take out of all proportion to their length. Told of in long runs alone, as no clock belongs in a test.

/** Times the median, for each character: a reader whose time grows with the square gets there soon. */
const outOfProportion = 50;
/** In milliseconds: what is shorter nobody notices, and may be the engine at its own work. */
const noticed = 100;

export interface Pace {
  /** Why `text` is slow, after it took `milliseconds`; `again` takes the time once more. */
  judged(text: string, milliseconds: number, again: () => Promise<number>): Promise<Error | undefined>;
}

export function createPace(): Pace {
  const known: number[] = [];
  return {
    async judged(text, milliseconds, again) {
      // Every text has its fixed costs.
      const each = milliseconds / (text.length + 500);
      if (known.length < 500) known.push(each);
      const median = known.toSorted((a, b) => a - b)[known.length >> 1]!;
      const isSlow = (taken: number): boolean => taken > noticed && taken / (text.length + 500) > outOfProportion * median;
      if (known.length < 100 || !isSlow(milliseconds) || !isSlow(await again()) || !isSlow(await again())) return undefined;
      return new Error(`Slow: ${Math.round(milliseconds)} ms for ${text.length} characters.`);
    },
  };
}

/** The milliseconds of this process's own time that `work` takes. */
export async function timeOf(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  return process.cpuUsage(before).user / 1000;
}

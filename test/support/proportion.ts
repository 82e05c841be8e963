// Holds work's time against the size of what is worked on, without a clock: this thread's own time is compared with
// itself, so that a slow machine or a busy one makes no difference.

import assert from "node:assert/strict";

/** The work on something of `size`, made ready: only the work is measured. */
export type Prepared = (size: number) => () => unknown;

const tries = 5;
/** Milliseconds that a thread's time is told by: some systems count in steps of four. */
const enough = 20;
const mostRuns = 20;
/** Milliseconds; less is the engine's own affair. */
const noticed = 0.5;

/** Fails where the work on what is large takes nearer to the square of its size than in proportion to it, as often as it is tried. */
export function assertInProportion(what: string, sizes: readonly [small: number, large: number], prepared: Prepared): Promise<void> {
  return assertGrowth(what, sizes, (sizes[1] / sizes[0]) ** 1.5, prepared);
}

/** Fails where the work on what is large takes nearer to proportion to its size than as long as on what is small. */
export function assertSteady(what: string, sizes: readonly [small: number, large: number], prepared: Prepared): Promise<void> {
  return assertGrowth(what, sizes, Math.sqrt(sizes[1] / sizes[0]), prepared);
}

/** Fails where the time for the large is, each time it is tried, more than `most` times that for the small. */
async function assertGrowth(what: string, [small, large]: readonly [number, number], most: number, prepared: Prepared): Promise<void> {
  // The first time is the engine's, which has to compile.
  await prepared(small)();
  const seen: string[] = [];
  for (let left = tries; left > 0; left--) {
    const short = await taken(prepared, small);
    const long = await taken(prepared, large);
    if (long <= most * Math.max(short, noticed)) return;
    seen.push(`${short.toFixed(1)} and ${long.toFixed(1)} ms`);
  }
  assert.fail(`${what}: of the sizes ${small} and ${large} more than ${most.toFixed()} times as long: ${seen.join("; ")}`);
}

/** The milliseconds of this thread's own time that the work on `size` takes, on average where it is short. */
async function taken(prepared: Prepared, size: number): Promise<number> {
  let total = 0;
  for (let runs = 1; ; runs++) {
    const work = prepared(size);
    const before = process.threadCpuUsage();
    await work();
    const { user, system } = process.threadCpuUsage(before);
    total += (user + system) / 1000;
    if (total >= enough || runs === mostRuns) return total / runs;
  }
}

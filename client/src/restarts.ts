// When a server that stopped by itself is started again: at once, but not one that stops again and again.

/** So many stops within so many milliseconds, and it is left to the user. */
const most = 4;
const within = 3 * 60_000;

export interface Restarts {
  /** It stopped at `now` (milliseconds): whether it is to be started again. */
  stopped(now: number): boolean;
  /** The user starts it: what was before counts no more. */
  forget(): void;
}

export function createRestarts(): Restarts {
  let stops: readonly number[] = [];
  return {
    stopped(now) {
      stops = [...stops.filter((stop) => now - stop < within), now];
      return stops.length <= most;
    },
    forget() {
      stops = [];
    },
  };
}

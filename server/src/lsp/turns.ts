// Long work is cut into slices; between two of them every message that waits is answered first.

let heard = 0;
let heardAt = -Infinity;
let askedAt = -Infinity;

/** Every message that comes in is counted here, so that `quiet` can tell when no more are waiting. */
export function hear(message: "question" | "news"): void {
  heard++;
  heardAt = performance.now();
  if (message === "question") askedAt = heardAt;
}

/** How long, in milliseconds, work waits behind an answer: who asks often asks several things, one after the other. */
const turnaround = 3;

/** Who asks without end is served first, but work goes on after so many milliseconds. */
const patience = 50;

/** How long, in milliseconds, work goes on before it lets messages in: less where one came within the last second, least where it was a question. */
export function slice(): number {
  const now = performance.now();
  return now - askedAt < 1000 ? 0.5 : now - heardAt < 1000 ? 3 : 5;
}

/** Returns when no message waits: two turns of the event loop without one, and none behind an answer; or when work has waited long enough. */
export async function quiet(): Promise<void> {
  const ends = performance.now() + patience;
  for (let idle = 0, before = heard; idle < 2 && performance.now() < ends; ) {
    await new Promise<void>((resolve) => setImmediate(resolve));
    idle = heard === before ? idle + 1 : 0;
    before = heard;
    const left = idle === 2 ? askedAt + turnaround - performance.now() : 0;
    if (left <= 0) continue;
    await new Promise<void>((resolve) => setTimeout(resolve, left));
    idle = 0;
  }
}

/** Goes through `steps` in slices; `stopped` is asked after each wait, and ends it early. */
export async function inSlices(steps: Iterable<void>, stopped: () => boolean): Promise<"done" | "stopped"> {
  let ends = performance.now() + slice();
  for (const _ of steps) {
    if (performance.now() < ends) continue;
    await quiet();
    if (stopped()) return "stopped";
    ends = performance.now() + slice();
  }
  return "done";
}

/** A wait that news may end early. */
export interface Pause {
  /** Returns when so many milliseconds are over, or it is ended. One at a time. */
  wait(milliseconds: number): Promise<void>;
  end(): void;
}

export function createPause(): Pause {
  let end = (): void => undefined;
  return {
    wait: (milliseconds) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        end = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    end: () => end(),
  };
}

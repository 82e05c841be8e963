// What is done when nothing has happened for a while.

import { guarded, type Log } from "./guard.ts";

export interface Alarm {
  /** It rings in so many milliseconds, and not when it would have before. */
  set(milliseconds: number): void;
  /** It does not ring any more, until it is set again. */
  stop(): void;
}

/** Does `work` when it rings; what fails ends in the log. It keeps no process alive. */
export function createAlarm(log: Log, work: () => void | Promise<void>): Alarm {
  let timer: NodeJS.Timeout | undefined;
  return {
    set(milliseconds) {
      clearTimeout(timer);
      timer = setTimeout(() => void guarded(log, work), milliseconds).unref();
    },
    stop: () => clearTimeout(timer),
  };
}

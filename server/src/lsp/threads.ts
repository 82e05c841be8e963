// V8 compiles and collects garbage on threads of its own. Where there are two processors, they would keep waiting the
// one thread that answers. Nothing depends on it but how fast answers come.

import { readdirSync } from "node:fs";
import { constants, setPriority } from "node:os";

/** Has the threads that there are beside the main one yield to it. Linux alone can tell threads apart; elsewhere nothing is done. */
export function yieldToMain(): void {
  try {
    for (const thread of readdirSync("/proc/self/task")) {
      if (Number(thread) !== process.pid) setPriority(Number(thread), constants.priority.PRIORITY_BELOW_NORMAL);
    }
  } catch {
    // They go on as they are.
  }
}

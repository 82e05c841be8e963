// V8 collects garbage and compiles on threads of its own. While somebody types, and where there are but two processors,
// they keep the one thread waiting that answers. Nothing depends on it but how fast answers come.

import { readdirSync } from "node:fs";
import { setPriority } from "node:os";

/** They get a third of the share that the main thread gets: with less, it would wait for them on a machine that is busy with other work. */
const yielding = 5;

/**
 * Has the threads that there are beside the main one yield to it from now on. To be called when all is read: before that
 * they do as much as it does. Linux alone tells threads apart; elsewhere nothing is done.
 */
export function yieldToMain(): void {
  try {
    for (const thread of readdirSync("/proc/self/task")) {
      if (Number(thread) !== process.pid) setPriority(Number(thread), yielding);
    }
  } catch {
    // They go on as they are.
  }
}

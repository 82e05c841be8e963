// The server's own work, one piece at a time (work.ts says which is wanted most). Messages are answered between two
// pieces; when none is left, the server is at rest (resting.ts).

import type { DocumentId } from "../index/facts.ts";
import { guarded } from "./guard.ts";
import { createKeeping, type KeepingContext } from "./keeping.ts";
import { boundYoungRoom } from "./memory.ts";
import { createResting, type RestingContext } from "./resting.ts";
import { quiet } from "./turns.ts";
import { createWork, type WorkContext } from "./work.ts";

export interface Background {
  /** There may be something to do. */
  wake(): void;
  /** A schema, a sec.json or an unreadable file: its findings are told with the next piece of work. */
  due(id: DocumentId): void;
  /** Whether all was read and checked at some time. */
  hasRested(): boolean;
  /** Keeps what was found, for the next start, if that is not done; returns when it is on the disk, or when the disk takes too long. Never rejects. */
  finish(): Promise<void>;
}

export type BackgroundContext = Omit<WorkContext, "keeping"> & Omit<KeepingContext, "isWorking"> & Omit<RestingContext, "keeping" | "isWorking">;

/** Nothing is done before it is woken for the first time. */
export function createBackground(context: BackgroundContext): Background {
  let isRunning = false;
  const isWorking = (): boolean => isRunning;
  const keeping = createKeeping({ ...context, isWorking });
  const work = createWork({ ...context, keeping });
  const resting = createResting({ ...context, keeping, isWorking });

  function wake(): void {
    work.hurry();
    if (isRunning) return;
    isRunning = true;
    void run();
  }

  async function run(): Promise<void> {
    let isMore = true;
    while (isMore) {
      await quiet();
      // Where a piece fails, there may be others.
      await guarded(context.log, async () => {
        boundYoungRoom();
        isMore = await work.next();
      });
    }
    isRunning = false;
    resting.begin();
  }

  return {
    wake,
    due(id) {
      work.due(id);
      wake();
    },
    hasRested: resting.hasBegun,
    finish: keeping.finish,
  };
}

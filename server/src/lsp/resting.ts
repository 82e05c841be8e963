// What is done when nothing is left to do: the client is told, and while nobody waits, what the next question would have
// to wait for is found, what was found is kept, and memory is given back.

import { prepare } from "../features/prepare.ts";
import type { Codes } from "../workspace/codes.ts";
import { notesOfCopies } from "../workspace/copies.ts";
import { createAlarm } from "./alarm.ts";
import { keepCompiled } from "./compiled.ts";
import type { Diagnostics } from "./diagnostics.ts";
import type { Log } from "./guard.ts";
import type { Keeping } from "./keeping.ts";
import { giveBack, keepGarbageLow } from "./memory.ts";
import type { Refreshing } from "./refreshing.ts";
import type { Reporter } from "./reporter.ts";
import type { OpenTexts } from "./texts.ts";
import { inSlices } from "./turns.ts";

export interface Resting {
  /** All that was to do is done. */
  begin(): void;
  hasBegun(): boolean;
}

export interface RestingContext {
  readonly workspace: Codes;
  readonly texts: OpenTexts;
  readonly diagnostics: Diagnostics;
  readonly reporter: Reporter;
  readonly refreshing: Refreshing;
  readonly keeping: Keeping;
  /** Where what was compiled is kept, if anywhere. */
  readonly compiled: string | undefined;
  /** Whether there is something to do again. */
  readonly isWorking: () => boolean;
  readonly log: Log;
  /** What a person should know, though nothing failed. */
  readonly tell: (message: string) => void;
}

/** How long nothing happens before answers are prepared, in milliseconds. */
const shortRest = 200;

/** How long nothing happens before memory is given back, in milliseconds. */
const longRest = 30_000;

export function createResting({ workspace, texts, diagnostics, reporter, refreshing, keeping, compiled, isWorking, log, tell }: RestingContext): Resting {
  let hasBegun = false;
  /** What was told last of Codes that are apart. */
  let noted: string | undefined;
  /** Whether an edit has been gone through ahead. */
  let isRehearsed = false;
  const preparing = createAlarm(log, prepareAnswers);
  const tidying = createAlarm(log, giveBack);

  /** The client is told that all is done, and of Codes that are apart. */
  function tellAll(): void {
    const notes = notesOfCopies(workspace.apart());
    for (const note of notes) if (note !== noted) tell(note);
    noted = notes[0];
    reporter.ready(diagnostics.counts(), workspace.everything(), workspace.version(), notes);
    refreshing.rested(workspace.version());
  }

  /** What the next edit or question would have to wait for is found while nobody waits. */
  async function prepareAnswers(): Promise<void> {
    for (const id of texts.ids()) {
      await inSlices(workspace.priming(id), isWorking);
      isRehearsed ||= (await inSlices(workspace.rehearsing(id), isWorking)) === "done";
    }
    for (const { corpus } of workspace.snapshots()) if ((await inSlices(prepare(corpus), isWorking)) === "stopped") return;
    keepCompiled(compiled);
  }

  return {
    begin() {
      if (!hasBegun) keepGarbageLow();
      hasBegun = true;
      tellAll();
      preparing.set(shortRest);
      keeping.rest();
      tidying.set(longRest);
    },
    hasBegun: () => hasBegun,
  };
}

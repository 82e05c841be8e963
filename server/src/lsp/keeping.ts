// What was found is kept when nothing has happened for a while, and shown at the next start before any text is read.
// kept-findings.ts says how it stands on the disk; this says when, and of which texts.

import { readText } from "../disk/read.ts";
import type { DocumentId } from "../index/facts.ts";
import { isSameText } from "../text/text.ts";
import type { Codes } from "../workspace/codes.ts";
import { textsOf } from "../workspace/snapshot.ts";
import { createAlarm } from "./alarm.ts";
import type { Diagnostics } from "./diagnostics.ts";
import type { Files } from "./files.ts";
import { guarded, type Log } from "./guard.ts";
import type { KeptFindings } from "./kept-findings.ts";
import type { OpenTexts } from "./texts.ts";

export interface Keeping {
  /** Does one piece of showing what was found last time; false where that is done, or nothing was kept. */
  restore(): boolean | Promise<boolean | void>;
  /** Nothing is left to do: what was found is kept if it stays so. */
  rest(): void;
  /** Keeps what was found now, if that is not done; returns when it is on the disk, or when the disk takes too long. Never rejects. */
  finish(): Promise<void>;
}

export interface KeepingContext {
  readonly workspace: Codes;
  readonly texts: OpenTexts;
  readonly files: Files;
  readonly diagnostics: Diagnostics;
  readonly kept: KeptFindings;
  /** What the findings hang on beside the texts. */
  readonly keptBy: () => unknown;
  /** Whether there is something to do: what is found just then is not all. */
  readonly isWorking: () => boolean;
  readonly log: Log;
}

/** How long what is found is given to leave, in milliseconds. */
const patience = 100;

/** How long nothing happens before the findings are kept for the first time, and again, in milliseconds. */
const firstRest = 500;
const rest = 10_000;

/** How long a client that shuts the server down is kept waiting for that, in milliseconds. */
const lastMoment = 1_000;

export function createKeeping({ workspace, texts, files, diagnostics, kept, keptBy, isWorking, log }: KeepingContext): Keeping {
  /** Whether what was found last time has been shown, or is not there. */
  let isRestored = false;
  /** The version of what was kept last. */
  let keptVersion: number | undefined;
  /** Why it could not be kept: a disk that stays full is told of once. */
  let failedBy: string | undefined;
  /** Ends with the last of those that keep findings, one after the other. */
  let last: Promise<void> = Promise.resolve();
  const alarm = createAlarm(log, keepNext);

  /** Shows what was found in these files last time, where nothing has changed since. */
  async function show(ids: readonly DocumentId[]): Promise<void> {
    isRestored = true;
    const opened = new Map([...texts.ids()].map((id) => [id, texts.text(id)]));
    const found = await kept.restore(ids, keptBy(), (id) => opened.get(id)?.toString());
    // Not of what was opened or edited in the meantime.
    const sent = [...(found ?? [])].map(([id, before]) => (texts.text(id) === opened.get(id) ? diagnostics.restore(id, before, texts.version(id)) : undefined));
    // Reading goes on when they are on their way; a client that does not listen is not waited for.
    await Promise.race([Promise.all(sent), new Promise((resolve) => setTimeout(resolve, patience))]);
  }

  function keepNext(): Promise<void> {
    return (last = last.then(() => guarded(log, keep)));
  }

  async function keep(): Promise<void> {
    const everything = workspace.everything();
    const version = workspace.version();
    const found = files.found();
    if (isWorking() || !found || version === keptVersion) return;
    // What was found with a text that is not saved is of no use to the next start; what was kept before may be.
    for (const id of found) if (texts.has(id) && !(await isSaved(id))) return;
    // What was found meanwhile is of other texts than these.
    if (isWorking() || workspace.version() !== version) return;
    keptVersion = version;
    const failure = await kept.keep(found, textsOf(everything), diagnostics.all(), keptBy());
    if (failure !== undefined && failure !== failedBy) log(failure);
    failedBy = failure;
  }

  async function isSaved(id: DocumentId): Promise<boolean> {
    const read = await readText(id);
    return read.kind === "text" && isSameText(read.text, texts.text(id));
  }

  return {
    restore() {
      // Asked once: what is kept later is this time's.
      isRestored ||= !kept.mayRestore();
      if (isRestored) return false;
      const found = files.found();
      // What was found last time is there sooner than a large text is read; but the folders are looked through first.
      return found === undefined ? files.work() : show(found);
    },
    rest: () => alarm.set(keptVersion === undefined ? firstRest : rest),
    finish() {
      alarm.stop();
      return Promise.race([keepNext(), new Promise<void>((resolve) => setTimeout(resolve, lastMoment).unref())]);
    },
  };
}

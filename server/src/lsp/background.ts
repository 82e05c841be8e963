// The server's own work, one piece at a time, the most wanted first: texts that are being edited, then files to read,
// then findings that are out of date. Messages are answered between two pieces.

import type { Checked } from "../check/check.ts";
import { readText } from "../disk/read.ts";
import { prepare } from "../features/prepare.ts";
import type { DocumentId } from "../index/facts.ts";
import { isSameText } from "../text/text.ts";
import { sourceOf, textsOf, type Source } from "../workspace/snapshot.ts";
import type { Codes } from "../workspace/codes.ts";
import { notesOfCopies } from "../workspace/copies.ts";
import { keepCompiled } from "./compiled.ts";
import type { Diagnostics } from "./diagnostics.ts";
import type { Files } from "./files.ts";
import type { KeptFindings } from "./kept-findings.ts";
import { guarded, trace, type Log } from "./guard.ts";
import { boundYoungRoom, giveBack, keepGarbageLow } from "./memory.ts";
import type { Refreshing } from "./refreshing.ts";
import type { Reporter } from "./reporter.ts";
import type { OpenTexts } from "./texts.ts";
import { inSlices, quiet, slice } from "./turns.ts";

export interface Background {
  /** There may be something to do. */
  wake(): void;
  /** A schema, a sec.json or an unreadable file: its findings are told with the next piece of work. */
  due(id: DocumentId): void;
  /** Whether all was read and checked at some time. */
  hasRested(): boolean;
  /** Keeps what was found, for the next start, if that is not done; returns when it is on the disk, or when the disk takes too long. */
  finish(): Promise<void>;
}

export interface BackgroundContext {
  readonly workspace: Codes;
  readonly texts: OpenTexts;
  readonly files: () => Files;
  readonly diagnostics: Diagnostics;
  readonly reporter: Reporter;
  readonly refreshing: Refreshing;
  readonly publish: (id: DocumentId) => void;
  readonly kept: KeptFindings;
  /** Where what was compiled is kept, if anywhere. */
  readonly compiled: string | undefined;
  /** What the findings hang on beside the texts. */
  readonly keptBy: () => unknown;
  readonly log: Log;
  /** What a person should know, though nothing failed. */
  readonly tell: (message: string) => void;
}

/** How long what is found is given to leave, in milliseconds. */
const patience = 100;

/** How long nothing happens before the findings are kept again, in milliseconds. */
const rest = 10_000;

/** How long a client that shuts the server down is kept waiting for that, in milliseconds. */
const lastMoment = 1_000;

/** Two keystrokes that follow each other within so many milliseconds are one stretch of typing. */
const typing = 150;

/** How long nothing happens before memory is given back, in milliseconds. */
const longRest = 30_000;

export function createBackground(context: BackgroundContext): Background {
  const { workspace, texts, files, diagnostics, reporter, refreshing, publish, kept, compiled, keptBy, log, tell } = context;
  const due = new Set<DocumentId>();
  /** The rules whose failures have been told of: thousands of documents may have them fail in the same way. */
  const failed = new Set<string>();
  /** Documents whose check itself failed, as they were then: it would fail again. */
  const broken = new Map<DocumentId, Source | undefined>();
  let running = false;
  let rested = false;
  /** Ends a wait for the end of typing, while there is one. */
  let interrupt: (() => void) | undefined;
  let later: NodeJS.Timeout | undefined;
  let keeping: NodeJS.Timeout | undefined;
  /** Ends with the last of those that keep findings, one after the other. */
  let kepts: Promise<unknown> = Promise.resolve();
  let tidying: NodeJS.Timeout | undefined;
  /** Whether every folder has been read once: before that, what a document says of another cannot be judged. */
  let indexed = false;
  /** Whether what the checks of all documents rest on has been found ahead. */
  let prepared = false;
  /** Whether an edit has been gone through ahead. */
  let isRehearsed = false;
  /** Whether what was found last time has been looked for, and the version of what was kept last. */
  let isRestored = false;
  let keptVersion = -1;
  /** What was told of Codes that are apart. */
  let noted: string | undefined;
  /** Why they could not be kept: a disk that stays full is told of once. */
  let keepingFailed: string | undefined;

  return {
    wake() {
      interrupt?.();
      if (running) return;
      running = true;
      void run();
    },
    due(id) {
      due.add(id);
      this.wake();
    },
    hasRested: () => rested,
    finish() {
      clearTimeout(keeping);
      return Promise.race([keepNext(), new Promise<void>((resolve) => setTimeout(resolve, lastMoment).unref())]);
    },
  };

  async function run(): Promise<void> {
    for (;;) {
      await quiet();
      let more = true;
      await guarded(log, async () => {
        more = await piece();
      });
      if (!more) break;
    }
    running = false;
    if (!rested) keepGarbageLow();
    rested = true;
    const notes = notesOfCopies(workspace.apart());
    for (const note of notes) if (note !== noted) tell(note);
    noted = notes[0];
    reporter.ready(diagnostics.counts(), workspace.everything(), workspace.version(), notes);
    refreshing.rested(workspace.version());
    clearTimeout(later);
    later = setTimeout(() => void guarded(log, prepareAnswers), 200).unref();
    clearTimeout(keeping);
    keeping = setTimeout(() => void keepNext(), keptVersion < 0 ? 500 : rest).unref();
    clearTimeout(tidying);
    tidying = setTimeout(giveBack, longRest).unref();
  }

  /** What the next question would have to wait for is found while nobody waits. */
  async function prepareAnswers(): Promise<void> {
    for (const id of texts.ids()) {
      await inSlices(workspace.priming(id), () => running);
      isRehearsed ||= (await inSlices(workspace.rehearsing(id), () => running)) === "done";
    }
    for (const { corpus } of workspace.snapshots()) if ((await inSlices(prepare(corpus), () => running)) === "stopped") return;
    keepCompiled(compiled);
  }

  function keepNext(): Promise<void> {
    const next = kepts.then(() => guarded(log, keep));
    kepts = next;
    return next;
  }

  async function keep(): Promise<void> {
    const everything = workspace.everything();
    const version = workspace.version();
    const found = files().found();
    if (running || !found || version === keptVersion) return;
    // What was found with a text that is not saved is of no use to the next start; what was kept before may be.
    for (const id of found) if (texts.has(id) && !(await isSaved(id))) return;
    // What was found meanwhile is of other texts than these.
    if (running || workspace.version() !== version) return;
    keptVersion = version;
    const failure = await kept.keep(found, textsOf(everything), diagnostics.all(), keptBy());
    if (failure !== undefined && failure !== keepingFailed) log(failure);
    keepingFailed = failure;
  }

  async function isSaved(id: DocumentId): Promise<boolean> {
    const read = await readText(id);
    return read.kind === "text" && isSameText(read.text, texts.text(id));
  }

  /** Shows what was found last time, where nothing has changed since. */
  async function restore(ids: readonly DocumentId[]): Promise<void> {
    isRestored = true;
    const opened = new Map([...texts.ids()].map((id) => [id, texts.text(id)]));
    const found = await kept.restore(ids, keptBy(), (id) => opened.get(id)?.toString());
    // Not of what was opened or edited in the meantime.
    const sent = [...(found ?? [])].map(([id, before]) => (texts.text(id) === opened.get(id) ? diagnostics.restore(id, before, texts.version(id)) : undefined));
    // Reading goes on when they are on their way; a client that does not listen is not waited for.
    await Promise.race([Promise.all(sent), new Promise((resolve) => setTimeout(resolve, patience))]);
  }

  /** Does the most wanted piece; false where nothing is left. */
  async function piece(): Promise<boolean> {
    boundYoungRoom();
    // Asked once: what is kept later is this time's.
    isRestored ||= !kept.mayRestore();
    if (!isRestored) {
      // What was found last time is there sooner than a large text is read.
      const found = files().found();
      if (found !== undefined) {
        await restore(found);
        return true;
      }
      if (await files().work()) return true;
    }
    texts.settle();
    for (const id of due) {
      due.delete(id);
      publish(id);
      return true;
    }
    for (const id of texts.urgent()) {
      texts.served(id);
      if (indexed) {
        await serve(id);
        for (const other of diagnostics.pointingInto(id)) if (workspace.findings(other)) due.add(other);
      } else if (workspace.everything().documents.has(id)) await serveAlone(id);
      else publish(id);
      return true;
    }
    const ends = performance.now() + slice();
    for (let worked = false; ; worked = true) {
      if (!(await files().work())) {
        if (worked) return true;
        break;
      }
      if (!indexed) reporter.indexing(files().progress(), diagnostics.counts);
      if (performance.now() > ends || texts.unsettled()) return true;
    }
    if (!indexed) texts.reconsider();
    indexed = true;
    if (!prepared) {
      prepared = true;
      if ((await inSlices(workspace.preparing(), () => texts.unsettled())) === "stopped") prepared = false;
      return true;
    }
    for (const id of workspace.pending(texts.ids())) {
      if (broken.has(id) && broken.get(id) === sourceOf(workspace.snapshot(id), id)) continue;
      if (!texts.has(id) && texts.restedFor() < typing) {
        // The next keystroke comes before what it may mean for texts that nobody sees.
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, typing);
          interrupt = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        interrupt = undefined;
        return true;
      }
      await serve(id);
      return true;
    }
    return false;
  }

  /** Tells of one document what can be told before the others are read; again, where an edit comes in between. */
  async function serveAlone(id: DocumentId): Promise<void> {
    const checking = workspace.checkingOwn(id);
    let checked: Checked | undefined;
    function* steps(): Generator<void, void> {
      checked = yield* checking;
    }
    if ((await inSlices(steps(), () => texts.unsettled() || !texts.has(id))) === "stopped") texts.unserved(id);
    else if (checked) diagnostics.publish(id, checked.findings, workspace.snapshot(id), texts.version(id));
  }

  /** Checks one document and tells of it, unless an edit comes in between or it is opened or closed; then it is still pending. */
  async function serve(id: DocumentId): Promise<void> {
    broken.set(id, sourceOf(workspace.snapshot(id), id));
    const wasOpen = texts.has(id);
    const ended = await inSlices(workspace.checking(id), () => texts.unsettled() || texts.has(id) !== wasOpen);
    broken.delete(id);
    const checked = workspace.findings(id);
    if (ended === "stopped" || !checked) return;
    for (const { rule, error } of checked.failures) {
      if (!failed.has(rule)) log(`The rule ${rule} failed in ${id}, and may fail in others; what it would find there is missing. ${trace(error)}`);
      failed.add(rule);
    }
    publish(id);
  }
}

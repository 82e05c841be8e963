// What there is to do, the most wanted first: texts that are being edited, then files to read, then findings that are out
// of date.

import type { DocumentId } from "../index/facts.ts";
import type { Codes } from "../workspace/codes.ts";
import type { Diagnostics } from "./diagnostics.ts";
import type { Files } from "./files.ts";
import type { Keeping } from "./keeping.ts";
import type { Reporter } from "./reporter.ts";
import { createServing, type ServingContext } from "./serving.ts";
import type { OpenTexts } from "./texts.ts";
import { createPause, inSlices, slice } from "./turns.ts";

export interface Work {
  /** Does the most wanted piece; false where nothing is left. Rejects where the piece fails: it is not wanted again. */
  next(): Promise<boolean>;
  /** The findings of a file that is no text are to be told. */
  due(id: DocumentId): void;
  /** Something has happened: a piece that waits for that waits no longer. */
  hurry(): void;
}

export interface WorkContext extends ServingContext {
  readonly workspace: Codes;
  readonly texts: OpenTexts;
  readonly files: Files;
  readonly diagnostics: Diagnostics;
  readonly reporter: Reporter;
  readonly keeping: Keeping;
}

/** Does one piece of its kind; false where there is none, which is told at once where it can be: the next kind need not wait. */
type Piece = () => boolean | Promise<boolean | void>;

/** Two keystrokes that follow each other within so many milliseconds are one stretch of typing. */
const typing = 150;

export function createWork(context: WorkContext): Work {
  const { workspace, texts, files, diagnostics, reporter, publish, keeping } = context;
  const serving = createServing(context);
  const due = new Set<DocumentId>();
  /** Files whose findings point into one that was edited: where those places stand now is to be told again. */
  const pointing = new Set<DocumentId>();
  const typed = createPause();
  /** Whether every folder has been read once: before that, what a document says of another cannot be judged. */
  let isIndexed = false;
  /** Whether files were read since it was last asked which open texts are left aside. */
  let hasReadSince = false;
  /** Whether what the checks of all documents rest on has been found ahead. */
  let isPrepared = false;

  const pieces: readonly Piece[] = [keeping.restore, readEdits, tellDue, serveUrgent, readFiles, prepareChecks, checkPending, tellPointing];

  /** What follows is of the texts as they are now. */
  function readEdits(): boolean {
    texts.settle();
    return false;
  }

  function tellDue(): boolean {
    for (const id of due) {
      due.delete(id);
      publish(id);
      return true;
    }
    return false;
  }

  function serveUrgent(): boolean | Promise<void> {
    const [id] = texts.urgent();
    if (id === undefined) return false;
    texts.served(id);
    if (isIndexed) return serveEdited(id);
    if (workspace.everything().documents.has(id)) return serving.serveAlone(id);
    publish(id);
    return true;
  }

  async function serveEdited(id: DocumentId): Promise<void> {
    await serving.serve(id);
    for (const other of diagnostics.pointingInto(id)) pointing.add(other);
  }

  async function readFiles(): Promise<boolean> {
    const ends = performance.now() + slice();
    let hasRead = false;
    while (await files.work()) {
      hasRead = true;
      hasReadSince = true;
      if (!isIndexed) reporter.indexing(files.progress(), diagnostics.counts);
      if (performance.now() > ends || texts.unsettled()) return true;
    }
    if (hasRead) return true;
    if (hasReadSince || !isIndexed) texts.reconsider();
    hasReadSince = false;
    isIndexed = true;
    return false;
  }

  async function prepareChecks(): Promise<boolean> {
    if (isPrepared) return false;
    // Where it fails, the checks find it themselves.
    isPrepared = true;
    isPrepared = (await inSlices(workspace.preparing(), texts.unsettled)) === "done";
    return true;
  }

  function checkPending(): false | Promise<void> {
    for (const id of workspace.pending(texts.ids())) {
      if (serving.wouldFail(id)) continue;
      return mayServe(id) ? serving.serve(id) : typed.wait(typing);
    }
    return false;
  }

  function tellPointing(): boolean | Promise<void> {
    for (const id of pointing) {
      if (!mayServe(id)) return typed.wait(typing);
      pointing.delete(id);
      publish(id);
      return true;
    }
    return false;
  }

  /** The next keystroke comes before what it may mean for texts that nobody sees. */
  function mayServe(id: DocumentId): boolean {
    return texts.has(id) || texts.restedFor() >= typing;
  }

  return {
    async next() {
      for (const piece of pieces) {
        const done = piece();
        if ((typeof done === "boolean" ? done : await done) !== false) return true;
      }
      return false;
    },
    due: (id) => void due.add(id),
    hurry: typed.end,
  };
}

// The files of the workspace folders: which there are, and which of them are to be read (file-texts.ts), or read again when
// they change. Work is queued and done one piece at a time (`work`), so that an open text can be served in between.

import { lstat } from "node:fs/promises";
import { FileChangeType, type FileEvent } from "vscode-languageserver/node";
import { discover } from "../disk/discover.ts";
import { kindOf } from "../disk/kinds.ts";
import { leftLinks } from "../disk/links.ts";
import { nearestConfig } from "../disk/nearest-config.ts";
import { isFolder, type Unreadable } from "../disk/read.ts";
import type { DocumentId } from "../index/facts.ts";
import { isWithin } from "../text/paths.ts";
import type { Everything } from "../workspace/snapshot.ts";
import type { Standing } from "./asides.ts";
import { createFileTexts } from "./file-texts.ts";
import type { Holdings } from "./holdings.ts";
import { excludeOf, leftOut } from "./left-out.ts";
import { normalPath } from "./uri.ts";

export interface Files {
  addFolder(folder: string): void;
  removeFolder(folder: string): void;
  folders(): readonly string[];
  /** Where a file stands to the folders and their settings. */
  standing(id: DocumentId): Standing;
  /** The editor or the disk says that something happened. */
  changed(events: readonly FileEvent[], idOf: (uri: string) => DocumentId): Promise<void>;
  /** The settings of what to leave out have changed: look at the folders again. */
  rescan(): void;
  /** A schema came, changed or went: other XML files than before may be requests. */
  schemaChanged(): void;
  /** The text is no longer open: the disk's counts again, if the file lies in a folder and is not left out. */
  closed(id: DocumentId): void;
  /** Does one piece of what is to do; false where nothing is. */
  work(): Promise<boolean>;
  /** Every file that the folders hold, read or still to be read; undefined while they are being looked through. */
  found(): readonly DocumentId[] | undefined;
  progress(): { readonly done: number; readonly total: number };
}

export interface FilesContext {
  readonly holdings: Holdings;
  readonly everything: () => Everything;
  readonly isOpen: (id: DocumentId) => boolean;
  /** A file that cannot be read, or (undefined) can be again. */
  readonly unreadable: (id: DocumentId, why: Unreadable | undefined) => void;
  readonly gone: (id: DocumentId) => void;
  /** What a person should know, though nothing failed. */
  readonly tell: (message: string) => void;
}

export function createFiles({ holdings, everything, isOpen, unreadable, gone, tell }: FilesContext): Files {
  const folders = new Set<string>();
  /** Every file that the folders are known to hold, left-out ones apart. */
  const known = new Set<DocumentId>();
  /** sec.json files above the folders. */
  const above = new Set<DocumentId>();
  const scans = new Set<string>();
  const reads = new Set<DocumentId>();
  /** The links and the messages that have been told of. */
  const told = new Set<string>();
  /** How many were read since all was read last. */
  let done = 0;
  /** What the settings leave out, until they change. */
  let excluded: ((path: string) => boolean) | undefined;
  const texts = createFileTexts({ holdings, everything, isOpen, isWanted: inFolder, unreadable, gone });

  async function scan(folder: string): Promise<void> {
    const config = await nearestConfig(folder);
    if (config !== undefined) {
      if (!isWithin(folder, config)) above.add(normalPath(config));
      await read(normalPath(config));
    }
    const found = await discover([folder], { excluded: leftOut(everything(), folders), others: [...folders] });
    const links = found.outside.filter((link) => !told.has(link));
    for (const link of links) told.add(link);
    for (const note of leftLinks(links)) tell(note);
    const files = found.files.map(({ file, kind }) => ({ id: normalPath(file), kind }));
    // Settings come first: they say what to leave out, and every document is checked by them.
    for (const { id, kind } of files) if (kind.kind === "config" && !known.has(id)) await read(id);
    if (!folders.has(folder)) return;
    const kept = new Set(files.filter(({ id, kind }) => kind.kind === "config" || !isLeftOut(id)).map(({ id }) => id));
    // What lies in a folder that cannot be looked into just now (a drive that does not answer) is taken to be there still.
    const hidden = found.unreadable.filter(({ reason }) => reason !== "missing").map(({ file }) => normalPath(file));
    for (const id of known) if (isWithin(folder, id) && !kept.has(id) && !hidden.some((path) => isWithin(path, id))) forget(id);
    // XML files come last: the schemas tell which of them are requests.
    for (const { id, kind } of [...files.filter(({ kind }) => kind.kind !== "request"), ...files.filter(({ kind }) => kind.kind === "request")]) {
      if (!kept.has(id) || known.has(id)) continue;
      known.add(id);
      if (kind.kind !== "config") reads.add(id);
    }
    for (const problem of found.unreadable) {
      if (problem.reason === "missing") continue;
      const id = normalPath(problem.file);
      if (kindOf(id) && !isOpen(id)) unreadable(id, problem);
      else if (!told.has(problem.message)) tell(problem.message);
      told.add(problem.message);
    }
  }

  async function read(id: DocumentId): Promise<void> {
    const before = excludedBy(id);
    const outcome = await texts.read(id);
    if (outcome === "missing") forget(id);
    if (outcome === "held" && kindOf(id)?.kind === "config") known.add(id);
    if (before !== excludedBy(id)) rescan();
  }

  function forget(id: DocumentId): void {
    known.delete(id);
    reads.delete(id);
    texts.stop(id);
    if (isOpen(id)) return;
    const before = excludedBy(id);
    texts.drop(id);
    if (before !== excludedBy(id)) rescan();
  }

  function isLeftOut(id: DocumentId): boolean {
    excluded ??= leftOut(everything(), folders);
    return excluded(id);
  }

  function rescan(): void {
    excluded = undefined;
    for (const folder of folders) scans.add(folder);
  }

  function rescanAround(id: DocumentId): void {
    for (const folder of folders) if (isWithin(folder, id)) scans.add(folder);
  }

  function inFolder(id: DocumentId): boolean {
    if (above.has(id)) return true;
    for (const folder of folders) if (isWithin(folder, id)) return true;
    return false;
  }

  /** What a sec.json has its folder leave out; of another file nothing. */
  function excludedBy(id: DocumentId): string {
    return kindOf(id)?.kind === "config" ? excludeOf(everything(), id) : "";
  }

  return {
    addFolder(folder) {
      excluded = undefined;
      folders.add(folder);
      scans.add(folder);
    },
    removeFolder(folder) {
      excluded = undefined;
      folders.delete(folder);
      scans.delete(folder);
      for (const id of known) if (isWithin(folder, id) && !inFolder(id)) forget(id);
    },
    folders: () => [...folders],
    standing(id) {
      if (folders.size === 0) return "no-folder";
      if (!inFolder(id)) return "outside";
      return isLeftOut(id) ? "left-out" : "inside";
    },
    async changed(events, idOf) {
      for (const { uri, type } of events) {
        const id = normalPath(idOf(uri));
        if (!inFolder(id)) continue;
        if (known.has(id)) {
          reads.add(id);
          if (await isLink(id)) rescanAround(id);
        } else if (type === FileChangeType.Deleted) {
          for (const held of known) if (isWithin(id, held)) reads.add(held);
        } else if (kindOf(id) || (await isFolder(id))) {
          rescanAround(id);
        }
      }
    },
    rescan,
    schemaChanged() {
      if (texts.schemaChanged()) for (const id of known) if (kindOf(id)?.kind === "request") reads.add(id);
    },
    closed(id) {
      if (known.has(id)) reads.add(id);
      else if (inFolder(id) && kindOf(id) && !isLeftOut(id)) {
        // Whether it is one that a folder holds is told by looking there: it may be a link that leads out.
        known.add(id);
        reads.add(id);
        rescanAround(id);
      } else forget(id);
    },
    async work() {
      if (texts.isReading()) {
        texts.goOn();
        if (!texts.isReading()) done++;
        return true;
      }
      for (const folder of scans) {
        scans.delete(folder);
        await scan(folder);
        return true;
      }
      for (const id of reads) {
        reads.delete(id);
        await read(id);
        if (!texts.isReading()) done++;
        return true;
      }
      done = 0;
      return false;
    },
    found: () => (scans.size > 0 ? undefined : [...new Set([...known, ...reads, ...above])]),
    progress: () => ({ done, total: done + reads.size + (texts.isReading() ? 1 : 0) }),
  };
}

async function isLink(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined))?.isSymbolicLink() ?? false;
}

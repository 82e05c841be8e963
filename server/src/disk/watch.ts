// What other programs do to a folder, for those whom no editor tells of it. Each folder is watched, not each file: of
// folders there are few, and a system gives no program as many watches as there may be files. Windows watches all that
// is in a folder by itself, and would not let go of one in it that is watched apart and removed.

import { type FSWatcher, watch } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join, sep } from "node:path";
import { isWithin } from "../text/paths.ts";
import { isSkipped } from "./discover.ts";

export interface Touched {
  /** Of a file or a folder, absolute. */
  readonly path: string;
  /** Whether it is there no longer. */
  readonly gone: boolean;
}

export interface FolderWatch {
  close(): void;
}

const watchesAllWithin = process.platform === "win32";

/** What happens within so many milliseconds is told of at once: a checkout touches many files. */
const gathering = 100;

/**
 * Tells of what comes, changes and goes in `folder` and below, but for what is never looked into. Links are not followed.
 * `failed` is told why, once, where a folder cannot be watched.
 */
export function watchFolder(folder: string, changed: (touched: readonly Touched[]) => void, failed: (message: string) => void): FolderWatch {
  const watchers = new Map<string, FSWatcher>();
  const touched = new Map<string, Touched>();
  let pause: NodeJS.Timeout | undefined;
  let isClosed = false;
  let hasFailed = false;

  const tell = (path: string, gone: boolean): void => {
    touched.set(path, { path, gone });
    pause ??= setTimeout(() => {
      pause = undefined;
      const all = [...touched.values()];
      touched.clear();
      if (!isClosed) changed(all);
    }, gathering);
  };

  /** Looks at what was touched: a folder that came is watched, one that went no longer. */
  const follow = async (path: string): Promise<void> => {
    const is = await lstat(path).catch(() => undefined);
    tell(path, is === undefined);
    for (const place of watchers.keys()) if (isWithin(path, place)) leave(place);
    if (is?.isDirectory() && !watchesAllWithin) await enter(path);
  };

  const enter = async (place: string): Promise<void> => {
    if (isClosed || watchers.has(place)) return;
    try {
      const watcher = watch(place, { persistent: false, recursive: watchesAllWithin }, (_, name) => {
        if (name === null) tell(place, false);
        else if (!name.split(sep).some(isSkipped)) void follow(join(place, name));
      });
      watchers.set(place, watcher);
      watcher.on("error", () => leave(place));
      if (watchesAllWithin) return;
      const entries = await readdir(place, { withFileTypes: true });
      for (const entry of entries) if (entry.isDirectory() && !isSkipped(entry.name)) await enter(join(place, entry.name));
    } catch (error) {
      // Where it went away meanwhile, the folder around it is told so; and one that fails is one of many, most times.
      if (hasFailed || !(await lstat(place).catch(() => undefined))) return;
      hasFailed = true;
      failed(`${place} cannot be watched: what other programs change there is seen at the next start alone (${error instanceof Error ? error.message : error}).`);
    }
  };

  const leave = (place: string): void => {
    watchers.get(place)?.close();
    watchers.delete(place);
  };

  void enter(folder);
  return {
    close() {
      isClosed = true;
      clearTimeout(pause);
      for (const place of [...watchers.keys()]) leave(place);
    },
  };
}

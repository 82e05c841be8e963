// How the server hears of what other programs do to the folders. A client is asked to tell of it, where it can be asked;
// where it cannot, the server watches the folders itself. For a client folders are named whole for what comes and goes, as
// an editor reports a folder that is deleted or moved by its own name alone.

import { DidChangeWatchedFilesNotification, FileChangeType, WatchKind, type FileEvent } from "vscode-languageserver/node";
import { watchFolder, type FolderWatch } from "../disk/watch.ts";
import type { Session } from "./session.ts";

export interface Watching {
  /** The folders may be others than before. */
  follow(): void;
}

/** Asks the client, or watches by itself and tells `changed`; the URIs of its events are paths. */
export async function startWatching(session: Session, changed: (events: readonly FileEvent[]) => void): Promise<Watching> {
  if (session.client().registersWatchers) {
    await askClient(session);
    return { follow() {} };
  }
  const watches = new Map<string, FolderWatch>();
  const follow = (): void => {
    const folders = new Set(session.folders());
    for (const [folder, watch] of watches) {
      if (folders.has(folder)) continue;
      watch.close();
      watches.delete(folder);
    }
    for (const folder of folders) {
      if (watches.has(folder)) continue;
      const tell = watchFolder(folder, (touched) => changed(touched.map(({ path, gone }) => ({ uri: path, type: gone ? FileChangeType.Deleted : FileChangeType.Changed }))), session.log);
      watches.set(folder, tell);
    }
  };
  follow();
  return { follow };
}

async function askClient(session: Session): Promise<void> {
  await session.connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [
      ...["**/*.{sec,duis,xsd,xml,XML}", "**/*.{sec,duis}.md", "**/*.sec.txt", "**/sec.json"].map((globPattern) => ({ globPattern })),
      { globPattern: "**/*", kind: WatchKind.Create | WatchKind.Delete },
    ],
  });
}

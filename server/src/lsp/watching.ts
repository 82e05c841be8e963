// What the client is asked to watch. Folders are watched whole for what comes and goes, as an editor reports a folder
// that is deleted or moved by its own name alone.

import { DidChangeWatchedFilesNotification, WatchKind } from "vscode-languageserver/node";
import type { Session } from "./session.ts";

export async function registerWatchers(session: Session): Promise<void> {
  if (!session.client().registersWatchers) return;
  await session.connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [
      ...["**/*.{sec,duis,xsd,xml,XML}", "**/*.{sec,duis}.md", "**/*.sec.txt", "**/sec.json"].map((globPattern) => ({ globPattern })),
      { globPattern: "**/*", kind: WatchKind.Create | WatchKind.Delete },
    ],
  });
}

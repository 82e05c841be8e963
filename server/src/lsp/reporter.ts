// Tells the client how far the index has come: by its own progress display where it has one, and by the status
// notification.

import type { Connection, WorkDoneProgressReporter } from "vscode-languageserver/node";
import type { Everything } from "../workspace/snapshot.ts";
import type { Client } from "./client.ts";
import type { Counts } from "./diagnostics.ts";
import type { Status, StatusMethod } from "./protocol.ts";

export interface Reporter {
  /** Asked often; `counts` is worked out where it is told. */
  indexing(progress: { readonly done: number; readonly total: number }, counts: () => Counts): void;
  ready(counts: Counts, everything: Everything, version: number, notes: readonly string[]): void;
}

export function createReporter(connection: Connection, client: () => Client): Reporter {
  const method: StatusMethod = "sec-duis/status";
  let last = "";
  let lastSent = 0;
  let progress: Promise<WorkDoneProgressReporter> | undefined;

  function send(status: Status): void {
    const text = JSON.stringify(status);
    if (text === last) return;
    last = text;
    lastSent = performance.now();
    void connection.sendNotification(method, status);
  }

  return {
    indexing(now, counts) {
      if (client().progress) progress ??= begin(connection);
      if (performance.now() - lastSent < 100) return;
      void progress?.then((shown) => shown.report(Math.floor((100 * now.done) / Math.max(1, now.total)), `${now.done} of ${now.total} files`));
      send({ state: "indexing", ...now, ...told(counts()), texts: 0, notes: [], version: 0 });
    },
    ready(counts, { documents, schemas, requests, configs }, version, notes) {
      void progress?.then((shown) => shown.done());
      progress = undefined;
      const total = documents.size + schemas.size + requests.size + configs.size;
      send({ state: "ready", done: total, total, ...told(counts), texts: documents.size, notes, version });
    },
  };
}

async function begin(connection: Connection): Promise<WorkDoneProgressReporter> {
  const shown = await connection.window.createWorkDoneProgress();
  shown.begin("Reading the Code", 0);
  return shown;
}

function told(counts: Counts): Pick<Status, "errors" | "warnings" | "information"> {
  return { errors: counts.error, warnings: counts.warning, information: counts.information };
}

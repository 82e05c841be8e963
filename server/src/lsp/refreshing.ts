// Lenses, hints, colours and pulled diagnostics rest on other documents too: once the server is at rest after a change, the client is asked
// to ask again for those that it shows.

import { CodeLensRefreshRequest, DiagnosticRefreshRequest, InlayHintRefreshRequest, SemanticTokensRefreshRequest, type Connection } from "vscode-languageserver/node";
import { createAlarm } from "./alarm.ts";
import type { Client } from "./client.ts";
import type { Log } from "./guard.ts";

export interface Refreshing {
  /** All that was to do for this version of the workspace is done. */
  rested(version: number): void;
}

/** Milliseconds that a client is left alone for after a change: while somebody types there is another one soon. */
const patience = 300;

export function createRefreshing(connection: Connection, client: () => Client, log: Log): Refreshing {
  let told = -1;
  const alarm = createAlarm(log, refresh);
  return {
    rested(version) {
      if (version === told) return;
      told = version;
      alarm.set(patience);
    },
  };

  async function refresh(): Promise<void> {
    const { refreshes } = client();
    if (refreshes.lenses) await connection.sendRequest(CodeLensRefreshRequest.type);
    if (refreshes.hints) await connection.sendRequest(InlayHintRefreshRequest.type);
    if (refreshes.diagnostics) await connection.sendRequest(DiagnosticRefreshRequest.type);
    if (refreshes.tokens) await connection.sendRequest(SemanticTokensRefreshRequest.type);
  }
}

// What this client can do beyond the protocol. The server gives what rests on it to no other client.

import type { LanguageClient } from "vscode-languageclient/node";
import type { ExperimentalCapabilities } from "../../server/src/lsp/protocol.ts";

/** Tells the server of it; before the client starts. */
export function declare(client: LanguageClient, experimental: ExperimentalCapabilities): void {
  client.registerFeature({
    fillClientCapabilities(capabilities) {
      capabilities.experimental = { ...(capabilities.experimental as object | undefined), ...experimental };
    },
    initialize: () => undefined,
    getState: () => ({ kind: "static" }),
    clear: () => undefined,
  });
}

// The command behind a code lens: shows places in the editor's own peek view. The server gives them as the protocol has
// them, and gives the command only to a client that says it knows it.

import { commands, type Disposable } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { Location, Position } from "vscode-languageclient";
import type { ShowReferencesCommand } from "../../server/src/lsp/protocol.ts";
import { declare } from "./experimental.ts";

const showReferences: ShowReferencesCommand = "sec-duis.showReferences";

/** Registers the command and tells the server of it; before the client starts. */
export function offerReferences(client: LanguageClient): Disposable {
  declare(client, { commands: [showReferences] });
  return commands.registerCommand(showReferences, async (uri: string, position: Position, locations: readonly Location[]) => {
    const { asUri, asPosition, asLocation } = client.protocol2CodeConverter;
    await commands.executeCommand("editor.action.showReferences", asUri(uri), asPosition(position), locations.map((one) => asLocation(one)));
  });
}

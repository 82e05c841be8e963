// Code actions in the protocol's older form, for a client that takes no whole ones: each is a command that the client
// sends back when it is chosen. The server then asks the client to make the edit.

import { MessageType, ShowMessageNotification, type CancellationToken, type CodeAction, type Command } from "vscode-languageserver/node";
import { answering } from "./guard.ts";
import type { Session } from "./session.ts";

export const actCommand = "sec-duis.act";

/** What the command is given: the action, and which versions it is for, by URI; null for a text that is not open. */
interface Act extends CodeAction {
  readonly versions: Readonly<Record<string, number | null>>;
}

/** `action`, offered in the text at `uri`, as a command. */
export function commandOf(session: Session, uri: string, action: CodeAction): Command {
  const { changes = {}, documentChanges = [] } = action.edit ?? {};
  const uris = [uri, ...Object.keys(changes), ...documentChanges.flatMap((one) => ("textDocument" in one ? [one.textDocument.uri] : []))];
  const act: Act = { ...action, versions: Object.fromEntries(uris.map((one) => [one, versionOf(session, one)])) };
  return { title: action.title, command: actCommand, arguments: [act] };
}

/** `whole` gives an action its edit; where it has none any more, it has told why. */
export function answerCommands(session: Session, whole: (action: CodeAction, token: CancellationToken) => Promise<CodeAction>): void {
  const { connection, log } = session;
  connection.onExecuteCommand(
    answering(log, async ({ arguments: given }, token): Promise<null> => {
      for (const act of given as readonly Act[]) {
        if (Object.entries(act.versions).some(([uri, version]) => versionOf(session, uri) !== version)) await tellUnchanged(session, act.title);
        else await make(session, await whole(act, token));
      }
      return null;
    }),
  );
}

/** Says that nothing came of the action of this title. */
export function tellUnchanged(session: Session, title: string): Promise<void> {
  return warn(session, `“${title}”: nothing was changed, since the text is no longer what it was or would be read otherwise.`);
}

/** Shows `message` to the user as a warning. */
export function warn({ connection }: Session, message: string): Promise<void> {
  return connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
}

async function make(session: Session, { title, edit }: CodeAction): Promise<void> {
  if (!edit || session.client().actions !== "commands") return;
  const { applied, failureReason } = await session.connection.workspace.applyEdit({ label: title, edit });
  if (!applied) await warn(session, `“${title}”: the editor did not make the change${failureReason ? ` (${failureReason})` : ""}.`);
}

function versionOf({ texts, uris }: Session, uri: string): number | null {
  return texts.version(uris.idOf(uri)) ?? null;
}

// The user's own settings: asked for where the client can be asked, else taken as they are sent.

import { DidChangeConfigurationNotification, type InitializeParams } from "vscode-languageserver/node";
import { mistakesIn } from "../config/settings.ts";
import { allRules } from "../rules/all.ts";
import { hearing } from "./guard.ts";
import { preferencesOf } from "./preferences.ts";
import type { Session } from "./session.ts";

const section = "sec-duis";

/** `use` is told of the settings at the start and after each change; undefined where there are none. The log has what is wrong in them. */
export function followSettings(session: Session, use: (settings: unknown) => void): { start(params: InitializeParams): Promise<void> } {
  const { connection, log } = session;
  let sent: unknown;
  let told = "";

  function apply(settings: unknown): void {
    const mistakes = [...preferencesOf(settings).mistakes, ...mistakesIn(settings, allRules)].join(" ");
    if (mistakes !== "" && mistakes !== told) log(`In the settings of sec-duis: ${mistakes} Each such value is passed over.`);
    told = mistakes;
    use(settings);
  }

  async function pull(): Promise<void> {
    if (!session.client().configuration) return;
    const [settings] = await connection.workspace.getConfiguration([{ section }]);
    apply(settings ?? undefined);
  }

  connection.onDidChangeConfiguration(
    hearing(log, async ({ settings }) => {
      if (session.client().configuration) await pull();
      else apply((sent = sectionOf(settings) ?? sent));
    }),
  );
  return {
    async start(params) {
      // An editor that cannot be asked may give its settings along with the start.
      sent = params.initializationOptions;
      if (sent !== undefined && sent !== null) apply(sent);
      if (session.client().registersConfiguration) {
        await connection.client.register(DidChangeConfigurationNotification.type, { section });
      }
      await pull();
    },
  };
}

function sectionOf(settings: unknown): unknown {
  if (typeof settings !== "object" || settings === null) return undefined;
  return (settings as Readonly<Record<string, unknown>>)[section];
}

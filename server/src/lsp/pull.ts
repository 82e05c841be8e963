// Diagnostics for a client that asks for them (LSP 3.17) and cannot be told: of one file, and of all. What a client has
// already is known by a digest of it, so that nothing is kept between two questions.

import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { DocumentDiagnosticReportKind, type Diagnostic, type FullDocumentDiagnosticReport, type UnchangedDocumentDiagnosticReport, type WorkspaceDocumentDiagnosticReport } from "vscode-languageserver/node";
import type { Finding } from "../check/findings.ts";
import type { DocumentId } from "../index/facts.ts";
import { diagnosticsOf, type Diagnostics } from "./diagnostics.ts";
import { answering, Cancelled } from "./guard.ts";
import { idIn, type Session } from "./session.ts";

export interface PullContext {
  readonly diagnostics: Diagnostics;
  /** All findings of a file; undefined where they are not known yet. */
  readonly findingsIn: (id: DocumentId) => readonly Finding[] | undefined;
}

/** Milliseconds that a question waits for a judgement of what was typed; then it is answered with what is known. */
const patience = 5000;

export function answerPulls(session: Session, { diagnostics, findingsIn }: PullContext): void {
  const { connection, log, uris, workspace, texts } = session;

  connection.languages.diagnostics.on(
    answering(log, async (params, token) => {
      session.now();
      const id = idIn(session, params);
      if (texts.has(id) && !findingsIn(id)) await Promise.race([diagnostics.next(id), pause(patience, undefined, { ref: false })]);
      if (token.isCancellationRequested) throw new Cancelled();
      return reportOf(itemsIn(id), params.previousResultId);
    }),
  );
  connection.languages.diagnostics.onWorkspace(
    answering(log, ({ previousResultIds }) => {
      session.now();
      const before = new Map(previousResultIds.map(({ uri, value }) => [uris.idOf(uri), value]));
      // Those that had findings and have none now, too.
      const ids = new Set([...diagnostics.all().keys(), ...before.keys()]);
      const items = [...ids].map((id): WorkspaceDocumentDiagnosticReport => ({ uri: uris.uriOf(id), version: texts.version(id) ?? null, ...reportOf(itemsIn(id), before.get(id)) }));
      return { items };
    }),
  );

  function itemsIn(id: DocumentId): readonly Diagnostic[] {
    const findings = findingsIn(id);
    return findings ? diagnosticsOf(id, findings, { snapshot: workspace.snapshot(id), client: session.client(), uris, failed: session.failed }) : (diagnostics.all().get(id) ?? []);
  }
}

function reportOf(items: readonly Diagnostic[], before: string | undefined): FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport {
  const resultId = createHash("sha1").update(JSON.stringify(items)).digest("base64url");
  return resultId === before ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId } : { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...items] };
}

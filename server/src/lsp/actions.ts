// Code actions: quick fixes of findings, all fixes of one kind, refactorings. What costs something is made when it is
// chosen, if the client can wait for that. A save is never held up: its fixes are those of the one file, and only if the
// user asked for them (`source.fixAll.sec-duis`).

import { CodeActionKind, CodeActionTriggerKind, type CancellationToken, type CodeAction, type CodeActionParams, type Command, type Diagnostic, type WorkspaceEdit } from "vscode-languageserver/node";
import type { Finding } from "../check/findings.ts";
import { fixAll } from "../features/fix-all.ts";
import { type QuickFix, quickFixes } from "../features/fixes.ts";
import { refactorings } from "../features/refactorings.ts";
import { silences } from "../features/silence.ts";
import type { DocumentId } from "../index/facts.ts";
import type { Span } from "../text/span.ts";
import { sourceOf, type Snapshot } from "../workspace/snapshot.ts";
import { answerCommands, commandOf, tellUnchanged, warn } from "./commands.ts";
import { toSpan } from "./convert.ts";
import { diagnosticOf } from "./diagnostics.ts";
import { annotatedEdit, notesOf, workspaceEdit, withinCode } from "./edits.ts";
import { firstWordActions } from "./first-words.ts";
import { answering, Cancelled } from "./guard.ts";
import { idIn, ownDocuments, type Session } from "./session.ts";
import { inSlices } from "./turns.ts";

/** The kind of the action that makes every safe fix of a file. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.sec-duis`;

/** What an action is made from when it is chosen. */
type Chosen =
  | { readonly kind: "refactoring"; readonly document: DocumentId; readonly span: Span; readonly id: string }
  | { readonly kind: "everywhere"; readonly document: DocumentId; readonly rule: string };

export function answerActions(session: Session): void {
  const { connection, log } = session;
  const whole = (action: CodeAction, token: CancellationToken) => withEdit(session, action, token);
  connection.onCodeAction(
    answering(log, (params): (CodeAction | Command)[] => {
      const form = session.client().actions;
      if (form === "none") return [];
      const offered = actionsAt(session, params);
      return form === "commands" ? offered.map((one) => commandOf(session, params.textDocument.uri, one)) : offered;
    }),
  );
  connection.onCodeActionResolve(answering(log, whole));
  answerCommands(session, whole);
}

function actionsAt(session: Session, { textDocument, range, context: { only, triggerKind } }: CodeActionParams): CodeAction[] {
  const asks = (kind: string) => (only ? only.some((one) => one === "" || kind === one || kind.startsWith(`${one}.`)) : !kind.startsWith(CodeActionKind.Source));
  const id = idIn(session, { textDocument });
  const snapshot = session.now(id);
  const source = sourceOf(snapshot, id);
  if (!source) return [];
  const span = toSpan(source.text, source.lines, range);
  // Where nobody asked (the editor looks whether to show a bulb), only faults are worth it.
  const isAsked = only !== undefined || triggerKind !== CodeActionTriggerKind.Automatic;
  const fixes = asks(CodeActionKind.QuickFix) ? fixesAt(session, snapshot, id, span) : [];
  return [
    ...fixes.map((one) => fixAction(session, snapshot, id, one)),
    ...(asks(CodeActionKind.QuickFix) ? newWordActions(session, snapshot, id, span) : []),
    ...(isAsked && asks(CodeActionKind.QuickFix) ? [...allOfKindActions(session, snapshot, id, fixes), ...silenceActions(session, snapshot, id, span)] : []),
    ...(isAsked ? refactorActions(session, snapshot, id, span).filter(({ kind }) => asks(kind!)) : []),
    ...(asks(fixAllKind) ? saveActions(session, snapshot, id) : []),
  ];
}

/** The action that was chosen, with its edit; where there is none, or more to know of it, the user is told. */
async function withEdit(session: Session, action: CodeAction, token: CancellationToken): Promise<CodeAction> {
  const chosen = action.data as Chosen | undefined;
  if (chosen?.kind === "refactoring") {
    const done = refactoringEdit(session, session.now(chosen.document), chosen);
    if (!done) await tellUnchanged(session, action.title);
    for (const note of done?.notes ?? []) await warn(session, note);
    return done ? { ...action, edit: done.edit } : action;
  }
  if (chosen?.kind !== "everywhere") return action;
  if ((await inSlices(checkingAll(session), () => token.isCancellationRequested)) === "stopped") throw new Cancelled();
  // The text may have gone on meanwhile.
  const snapshot = session.now(chosen.document);
  const found = [...ownDocuments(session, snapshot).keys()].map((document) => ({ document, findings: session.workspace.findings(document)?.findings ?? [] }));
  return { ...action, edit: annotatedEdit(session, snapshot, chosen.document, action.title, fixAll(snapshot, found, session.failed, chosen.rule).changes) };
}

/** The fixes of the findings in `span` that change no other Code. */
function fixesAt(session: Session, snapshot: Snapshot, id: DocumentId, span: Span): readonly QuickFix[] {
  const { findings } = session.workspace.check(id);
  return quickFixes(snapshot, id, findings, span, session.failed).filter(({ fix }) => withinCode(session, snapshot, id, fix.edits).notes.length === 0);
}

function fixAction(session: Session, snapshot: Snapshot, id: DocumentId, { finding, fix }: QuickFix): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: diagnosticsFor(session, snapshot, id, finding),
    ...(fix.preferred ? { isPreferred: true } : {}),
    edit: workspaceEdit(session, snapshot, fix.edits),
  };
}

/** Of each kind of fault that `offered` would mend safely, all at once. */
function allOfKindActions(session: Session, snapshot: Snapshot, id: DocumentId, offered: readonly QuickFix[]): CodeAction[] {
  const { findings } = session.workspace.check(id);
  const kinds = new Map(offered.filter(({ fix }) => fix.safe).map(({ finding }) => [finding.rule, finding]));
  return [...kinds.values()].flatMap((finding) => kindActions(session, snapshot, id, finding, findings).map((action) => ({ ...action, diagnostics: diagnosticsFor(session, snapshot, id, finding) })));
}

function newWordActions(session: Session, snapshot: Snapshot, id: DocumentId, span: Span): CodeAction[] {
  return firstWordActions(session, snapshot, id, session.workspace.check(id).findings, span).map(({ finding, ...action }) => ({ ...action, diagnostics: diagnosticsFor(session, snapshot, id, finding) }));
}

function silenceActions(session: Session, snapshot: Snapshot, id: DocumentId, span: Span): CodeAction[] {
  const document = snapshot.documents.get(id);
  return (document ? silences(document, session.workspace.check(id).findings, span) : []).map(
    ({ title, finding, change }): CodeAction => ({ title, kind: CodeActionKind.QuickFix, diagnostics: diagnosticsFor(session, snapshot, id, finding), edit: workspaceEdit(session, snapshot, [change]) }),
  );
}

/** The finding that an action concerns. Each has one: VS Code puts what names none behind what does. */
function diagnosticsFor(session: Session, snapshot: Snapshot, id: DocumentId, finding: Finding): Diagnostic[] {
  const context = { snapshot, client: session.client(), uris: session.uris, failed: session.failed };
  return [diagnosticOf(finding, sourceOf(snapshot, id)!.lines, context)];
}

/** All of one kind: in this file where there are more, and everywhere. */
function kindActions(session: Session, snapshot: Snapshot, id: DocumentId, { rule }: Finding, findings: readonly Finding[]): CodeAction[] {
  const { changes, count } = fixAll(snapshot, [{ document: id, findings }], session.failed, rule);
  const here: CodeAction[] = count < 2 ? [] : [{ title: `Fix all ${count} ‘${rule}’ in this file`, kind: CodeActionKind.QuickFix, edit: workspaceEdit(session, snapshot, changes) }];
  const others = [...ownDocuments(session, snapshot).keys()].some((other) => other !== id && session.workspace.findings(other)?.findings.some((finding) => finding.rule === rule));
  const { actions, resolvesActions } = session.client();
  if (!others || (actions !== "commands" && !resolvesActions)) return here;
  const data: Chosen = { kind: "everywhere", document: id, rule };
  return [...here, { title: `Fix all ‘${rule}’ in all files`, kind: CodeActionKind.QuickFix, data }];
}

function refactorActions(session: Session, snapshot: Snapshot, id: DocumentId, span: Span): CodeAction[] {
  const document = snapshot.documents.get(id);
  if (!document) return [];
  return refactorings({ snapshot, document, span }).flatMap((one): CodeAction[] => {
    if (one.refused !== undefined) return session.client().disabledActions ? [{ title: one.title, kind: one.kind, disabled: { reason: one.refused } }] : [];
    const chosen: Chosen = { kind: "refactoring", document: id, span, id: one.id };
    if (session.client().resolvesActions) return [{ title: one.title, kind: one.kind, data: chosen }];
    const done = refactoringEdit(session, snapshot, chosen);
    if (!done) return [];
    // Its notes are told when the command is chosen.
    return [{ title: one.title, kind: one.kind, ...(session.client().actions === "commands" ? { data: chosen } : { edit: done.edit }) }];
  });
}

/** The edit of a refactoring, and what to tell of it; none where the text has changed so that it is offered no more. */
function refactoringEdit(session: Session, snapshot: Snapshot, { document: id, span, id: name }: Extract<Chosen, { kind: "refactoring" }>): { readonly edit: WorkspaceEdit; readonly notes: readonly string[] } | undefined {
  const document = snapshot.documents.get(id);
  const chosen = document && span.to <= document.tree.text.length ? refactorings({ snapshot, document, span }).find((one) => one.id === name) : undefined;
  const { edits: changes, notes: left } = withinCode(session, snapshot, id, chosen?.changes() ?? []);
  if (!chosen || changes.length === 0) return undefined;
  const notes = [...left, ...notesOf(changes)];
  const isPlain = chosen.preview === undefined && notes.length === 0;
  return { edit: isPlain ? workspaceEdit(session, snapshot, changes) : annotatedEdit(session, snapshot, id, chosen.title, changes), notes };
}

/** The safe fixes of one file, for a save. */
function saveActions(session: Session, snapshot: Snapshot, id: DocumentId): CodeAction[] {
  const { changes } = fixAll(snapshot, [{ document: id, findings: session.workspace.check(id).findings }], session.failed);
  const own = changes.filter(({ document }) => document === id);
  return own.length === 0 ? [] : [{ title: "Make all safe fixes", kind: fixAllKind, edit: workspaceEdit(session, snapshot, own) }];
}

/** Brings every document's findings up to date, a step at a time. */
function* checkingAll({ workspace }: Session): Iterable<void> {
  for (const id of [...workspace.pending()]) yield* workspace.checking(id);
}

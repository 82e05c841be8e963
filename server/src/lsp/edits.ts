// Changes of files as the client takes them.

import { type AnnotatedTextEdit, type ChangeAnnotation, type SnippetTextEdit, StringValue, type TextDocumentEdit, type TextEdit, type WorkspaceEdit } from "vscode-languageserver/node";
import type { Change } from "../features/refactoring.ts";
import type { DocumentId } from "../index/facts.ts";
import { fileName } from "../text/paths.ts";
import { firstOf } from "../text/sentence.ts";
import { sourceOf, type Snapshot } from "../workspace/snapshot.ts";
import { toRange } from "./convert.ts";
import type { Session } from "./session.ts";

/** `edits` for the client; where it can, for the very versions that they were made from, and with words to be typed over. */
export function workspaceEdit(session: Session, snapshot: Snapshot, edits: readonly Change[]): WorkspaceEdit {
  const { documentChanges: namesVersions, snippetEdits } = session.client();
  const byFile = new Map<string, { readonly version: number | null; readonly edits: TextEdit[]; readonly snippets: SnippetTextEdit[] }>();
  for (const { document, at, newText, typedOver } of edits) {
    const source = sourceOf(snapshot, document);
    if (!source) continue;
    const uri = session.uris.uriOf(document);
    let file = byFile.get(uri);
    if (!file) byFile.set(uri, (file = { version: session.texts.version(document) ?? null, edits: [], snippets: [] }));
    const range = toRange(source.lines, at);
    if (typedOver && namesVersions && snippetEdits) file.snippets.push({ range, snippet: snippetOf(typedOver) });
    else file.edits.push({ range, newText });
  }
  if (!namesVersions) {
    return { changes: Object.fromEntries([...byFile].map(([uri, file]) => [uri, file.edits])) };
  }
  const documentChanges: TextDocumentEdit[] = [...byFile].map(([uri, file]) => ({ textDocument: { uri, version: file.version }, edits: [...file.edits, ...file.snippets] }));
  return { documentChanges };
}

/**
 * Those of `edits` that change no document of another Code than that of `home`, and what to tell where some do: a draft is
 * read together with the Code that it is a draft of, but changes nothing there.
 */
export function withinCode({ workspace }: Session, { documents }: Snapshot, home: DocumentId, edits: readonly Change[]): { readonly edits: readonly Change[]; readonly notes: readonly string[] } {
  const isForeign = ({ document }: Change): boolean => documents.has(document) && !workspace.areTogether(home, document);
  const foreign = new Set(edits.filter(isForeign).map(({ document }) => document));
  if (foreign.size === 0) return { edits, notes: [] };
  const shown = firstOf([...foreign].map(fileName), mostNamed);
  return { edits: edits.filter((one) => !isForeign(one)), notes: [`Left as it is, since it belongs to another version of the Code: ${shown}.`] };
}

/** So many files are named. */
const mostNamed = 5;

function snippetOf({ before, words, after }: NonNullable<Change["typedOver"]>): StringValue {
  const plain = (text: string): string => text.replace(/[\\$}]/g, "\\$&");
  return StringValue.createSnippet(`${plain(before)}\${1:${plain(words)}}${plain(after)}`);
}

/** What to tell of `edits` before they are made: VS Code asks for a look at them without showing why. */
export function notesOf(edits: readonly Change[]): readonly string[] {
  return [...new Set(edits.flatMap(({ attention }) => (attention === undefined ? [] : [`${attention}.`])))];
}

/**
 * `edits` by what they are to whoever asked: those at home, those in other files, those that need a look. Where there are
 * any but the first, the client asks for a look before it makes them. A client that shows no such notes gets them plain.
 */
export function annotatedEdit(session: Session, snapshot: Snapshot, home: DocumentId, title: string, edits: readonly Change[]): WorkspaceEdit {
  const { changeAnnotations: takesNotes, hidesIdleCreations } = session.client();
  if (!takesNotes) return workspaceEdit(session, snapshot, edits);
  const isLookedAt = edits.some(({ document, attention }) => document !== home || attention !== undefined);
  const look = isLookedAt && hidesIdleCreations ? lookAsked(session, home, edits, title) : undefined;
  const needsConfirmation = isLookedAt && look === undefined;
  const changeAnnotations: Record<string, ChangeAnnotation> = { ...look?.changeAnnotations };
  const documentChanges = new Map<DocumentId, TextDocumentEdit & { readonly edits: AnnotatedTextEdit[] }>();
  for (const { document, at, newText, attention } of edits) {
    const source = sourceOf(snapshot, document);
    if (!source) continue;
    const annotationId = attention ?? (document === home ? "here" : "elsewhere");
    changeAnnotations[annotationId] ??=
      attention !== undefined
        ? { label: attention, needsConfirmation, description: title }
        : { label: title, needsConfirmation, description: document === home ? "In this document" : "In other files" };
    let file = documentChanges.get(document);
    if (!file) documentChanges.set(document, (file = { textDocument: { uri: session.uris.uriOf(document), version: session.texts.version(document) ?? null }, edits: [] }));
    file.edits.push({ range: toRange(source.lines, at), newText, annotationId });
  }
  return { documentChanges: [...(look?.documentChanges ?? []), ...documentChanges.values()], changeAnnotations };
}

/**
 * What asks for a look and changes nothing: the creation, to be confirmed, of a file that is there. An edit that is to be
 * confirmed by itself stands in VS Code's preview without its tick: to apply what is shown would make no change at all,
 * or half of a rename. A creation that comes to nothing opens the preview and is not shown in it. Undefined where no
 * edit is of a file.
 */
function lookAsked({ uris }: Session, home: DocumentId, edits: readonly Change[], title: string): WorkspaceEdit | undefined {
  const uri = [home, ...edits.map(({ document }) => document)].map((id) => uris.uriOf(id)).find((one) => one.startsWith("file:"));
  if (uri === undefined) return undefined;
  return {
    documentChanges: [{ kind: "create", uri, options: { ignoreIfExists: true }, annotationId: "look" }],
    changeAnnotations: { look: { label: title, needsConfirmation: true } },
  };
}

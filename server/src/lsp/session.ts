// What every handler of a request is given.

import type { Connection, TextDocumentPositionParams } from "vscode-languageserver/node";
import type { Failed } from "../check/late.ts";
import type { DocumentId, Facts } from "../index/facts.ts";
import type { Spelling } from "../spelling/spelling.ts";
import type { LineIndex } from "../text/line-index.ts";
import type { Codes } from "../workspace/codes.ts";
import { sourceOf, type Snapshot } from "../workspace/snapshot.ts";
import type { Client } from "./client.ts";
import { toOffset } from "./convert.ts";
import type { Log } from "./guard.ts";
import type { Preferences } from "./preferences.ts";
import type { OpenTexts } from "./texts.ts";
import type { Uris } from "./uris.ts";

export interface Session {
  readonly connection: Connection;
  readonly client: () => Client;
  readonly workspace: Codes;
  readonly texts: OpenTexts;
  /** The workspace folders. */
  readonly folders: () => readonly string[];
  readonly uris: Uris;
  readonly log: Log;
  /** Told where a late part of a finding fails. */
  readonly failed: Failed;
  /** Undefined where there is no dictionary. */
  readonly spelling: Spelling | undefined;
  readonly preferences: () => Preferences;
  /** Whether every folder has been read and checked once. */
  readonly isIndexed: () => boolean;
  /**
   * The Code of the file at `id` as the client has it now: each edit that it has sent is read. Without `id`, the one that
   * it asked about last.
   */
  now(id?: DocumentId): Snapshot;
  /** The same for who only looks at the text at `id`: where it is left aside, it stands in the place of the document that it is another version of. */
  shown(id: DocumentId): Snapshot;
  /** The file that the client asked about last. */
  front(): DocumentId | undefined;
}

/** The id that the client means by a text document. */
export function idIn(session: Session, params: { readonly textDocument: { readonly uri: string } }): DocumentId {
  return session.uris.idOf(params.textDocument.uri);
}

/** The document that the client only looks at, in everything as it is now; undefined where the text is none of ours. */
export function documentIn(session: Session, params: { readonly textDocument: { readonly uri: string } }): { readonly snapshot: Snapshot; readonly document: Facts | undefined } {
  const id = idIn(session, params);
  const snapshot = session.shown(id);
  return { snapshot, document: snapshot.documents.get(id) };
}

/** The documents of one Code, without those that only complete it. */
export function ownDocuments({ workspace }: Session, snapshot: Snapshot): ReadonlyMap<DocumentId, Facts> {
  if (workspace.apart().length === 0) return snapshot.documents;
  return new Map([...snapshot.documents].filter(([id]) => workspace.snapshot(id) === snapshot));
}

/** A place that the client asks about, in everything as it is now. */
export interface AskedPlace {
  readonly snapshot: Snapshot;
  readonly id: DocumentId;
  readonly lines: LineIndex;
  readonly offset: number;
}

/** Undefined in a text that is not ours. */
export function placeIn(session: Session, params: TextDocumentPositionParams): AskedPlace | undefined {
  const id = idIn(session, params);
  const snapshot = session.shown(id);
  const source = sourceOf(snapshot, id);
  return source && { snapshot, id, lines: source.lines, offset: toOffset(source.text, source.lines, params.position) };
}

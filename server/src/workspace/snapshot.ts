// What the workspace holds at one moment, for those who only read.

import type { Config, ConfigProblem } from "../config/config.ts";
import type { Corpus } from "../index/corpus.ts";
import type { DocumentId, Facts } from "../index/facts.ts";
import type { SchemaModel } from "../schema/model.ts";
import type { Request } from "../schema/request.ts";
import { indexLines, type LineIndex } from "../text/line-index.ts";
import type { Text } from "../text/text.ts";

/** A sec.json: its settings, and its text for showing what is wrong in it. */
export interface ConfigFile {
  readonly id: DocumentId;
  readonly text: string;
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
}

/** The files that are held at one moment. */
export interface Everything {
  /** Grows with every change. */
  readonly version: number;
  readonly documents: ReadonlyMap<DocumentId, Facts>;
  readonly schemas: ReadonlyMap<DocumentId, SchemaModel>;
  /** The XML files; those whose names no schema governs are messages of something else, and nobody asks about them. */
  readonly requests: ReadonlyMap<DocumentId, Request>;
  /** The sec.json files, by the folder that each governs. */
  readonly configs: ReadonlyMap<string, ConfigFile>;
  /** The settings that govern the document at `id`, the user's own laid over them. */
  readonly configOf: (id: DocumentId) => Config;
}

/** Everything that a workspace holds at one moment. Immutable: a handler keeps one and is never surprised. Its documents are in the order of their ids. */
export interface Snapshot extends Everything {
  readonly corpus: Corpus;
}

export interface Source {
  readonly text: Text;
  readonly lines: LineIndex;
}

/** The text of every file that is held. */
export function textsOf({ documents, schemas, requests, configs }: Everything): ReadonlyMap<DocumentId, string> {
  const texts = new Map<DocumentId, string>();
  for (const [id, { tree }] of documents) texts.set(id, tree.source.toString());
  for (const held of [schemas, requests]) for (const [id, { text }] of held) texts.set(id, text);
  for (const { id, text } of configs.values()) texts.set(id, text);
  return texts;
}

/** Text and lines of any file that is held: document, schema, request or sec.json. */
export function sourceOf(snapshot: Everything, id: DocumentId): Source | undefined {
  const document = snapshot.documents.get(id);
  if (document) return document.tree;
  const schema = snapshot.schemas.get(id);
  if (schema) return schema;
  const request = snapshot.requests.get(id);
  if (request) return request;
  for (const file of snapshot.configs.values()) {
    if (file.id === id) return { text: file.text, lines: indexLines(file.text) };
  }
  return undefined;
}

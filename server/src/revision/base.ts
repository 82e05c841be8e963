// An older state of what the workspace holds: the same corpus with some files as they were. What did not change is
// shared, so that a base costs what differs.

import { checkDocument } from "../check/check.ts";
import type { Finding } from "../check/findings.ts";
import { readConfig } from "../config/read.ts";
import type { KnownRule } from "../config/reading.ts";
import { factsOf, type DocumentId, type Facts } from "../index/facts.ts";
import { readSchema } from "../schema/read.ts";
import type { Spelling } from "../spelling/spelling.ts";
import { parse } from "../syntax/parse.ts";
import type { Language } from "../syntax/tree.ts";
import { fileName, folderOf } from "../text/paths.ts";
import { isSameText } from "../text/text.ts";
import { governing } from "../workspace/governing.ts";
import type { Snapshot } from "../workspace/snapshot.ts";

/** A file as it was; `text` is null where it was not there. */
export interface BaseFile {
  readonly id: DocumentId;
  readonly kind: { readonly kind: "document"; readonly language: Language } | { readonly kind: "schema" } | { readonly kind: "config" };
  readonly text: string | null;
}

/** `now` with `files` as they were, a step for each file. `rules` are those that a sec.json may name. */
export function* baseSnapshot(now: Snapshot, files: readonly BaseFile[], rules: readonly KnownRule[]): Generator<void, Snapshot> {
  let { corpus } = now;
  const documents = new Map(now.documents);
  const schemas = new Map(now.schemas);
  const configs = new Map(now.configs);
  const changes = new Map<DocumentId, Facts | undefined>();
  for (const { id, kind, text } of files) {
    switch (kind.kind) {
      case "document": {
        if (text !== null && isSameText(text, documents.get(id)?.tree.source)) break;
        if (text === null) {
          documents.delete(id);
          changes.set(id, undefined);
          break;
        }
        const facts = factsOf(id, parse(text, { name: fileName(id), language: kind.language, forms: now.configOf(id) }));
        documents.set(id, facts);
        changes.set(id, facts);
        break;
      }
      case "schema": {
        if (text === schemas.get(id)?.text) break;
        if (text === null) {
          schemas.delete(id);
          corpus = corpus.withoutSchema(id);
          break;
        }
        const model = readSchema(id, text);
        schemas.set(id, model);
        corpus = corpus.withSchema(model);
        break;
      }
      case "config":
        if (text === null) configs.delete(folderOf(id));
        else configs.set(folderOf(id), { id, text, ...readConfig(text, rules) });
        break;
    }
    yield;
  }
  corpus = corpus.withAll(changes);
  const isOfNow = (id: DocumentId): boolean => governing(configs, id) === governing(now.configs, id);
  const configOf = (id: DocumentId) => (isOfNow(id) ? now.configOf(id) : (governing(configs, id)?.config ?? now.configOf(id)));
  if (files.some(({ kind }) => kind.kind === "config")) corpus = corpus.withConfig(configOf);
  return { ...now, corpus, documents, schemas, configs, configOf };
}

/** What the rules find in a snapshot's documents, each judged when it is asked for. */
export function findingsIn(snapshot: Snapshot, spelling: Spelling | undefined): (id: DocumentId) => readonly Finding[] {
  const known = new Map<DocumentId, readonly Finding[]>();
  return (id) => {
    let findings = known.get(id);
    const document = snapshot.documents.get(id);
    if (!findings) known.set(id, (findings = document ? checkDocument(document, snapshot.corpus, snapshot.configOf(id), spelling).findings : []));
    return findings;
  };
}

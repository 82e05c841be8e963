// A text that is open and lies outside the opened folders belongs to the Code that they hold, unless it is a document
// that they hold already: the version in force, say, opened to be compared. Taken for a part of the Code it would make
// each of its clauses and terms stand twice.

import type { Unreadable } from "../disk/read.ts";
import type { DocumentId } from "../index/facts.ts";
import { fileName, isWithin } from "../workspace/governing.ts";
import type { Snapshot } from "../workspace/snapshot.ts";

/** Why the document at `id` stays out of the Code of `folders`; undefined where it does not. Of most it is told without a snapshot. */
export function asideOf(snapshot: () => Snapshot, folders: readonly string[], id: DocumentId): Unreadable | undefined {
  const isHeld = (one: DocumentId): boolean => folders.some((folder) => isWithin(folder, one));
  if (folders.length === 0 || isHeld(id)) return undefined;
  const { corpus, documents } = snapshot();
  const document = documents.get(id);
  if (!document || document.tree.identity.kind === "other") return undefined;
  const twin = corpus.documentsOf(document.identity).find((other) => isHeld(other.id));
  if (!twin) return undefined;
  const message = `The opened folder has this document too, in ${fileName(twin.id)}. This file lies outside the folder, and is only shown: open its own folder to have it checked.`;
  return { kind: "unreadable", file: id, reason: "aside", message };
}

// A text that is open and lies outside the opened folders belongs to the Code that they hold, unless it is a document
// that they hold already: the version in force, say, opened to be compared. Taken for a part of the Code it would make
// each of its clauses and terms stand twice. So it stays out, and is looked at as if it stood in the place of its twin.
// What the settings leave out stays out while it is open too, with a twin or without one.

import type { Unreadable } from "../disk/read.ts";
import { factsOf, type DocumentId, type Facts } from "../index/facts.ts";
import { parse } from "../syntax/parse.ts";
import type { Language } from "../syntax/tree.ts";
import { fileName, nameWithFolder } from "../text/paths.ts";
import type { Text } from "../text/text.ts";
import type { Snapshot } from "../workspace/snapshot.ts";

export interface OpenDocument {
  readonly id: DocumentId;
  readonly text: Text;
  readonly language: Language | undefined;
}

export interface Aside {
  /** The document of the folders that it is another version of; itself, where they have none. */
  readonly twin: DocumentId;
  readonly why: Unreadable;
}

/** `no-folder`: none is opened, and whatever is open is the Code. */
export type Standing = "inside" | "left-out" | "outside" | "no-folder";

export interface Asides {
  /** Why an open text stays out of the Code; undefined where it does not. Of most it is told without a snapshot. */
  of(open: OpenDocument): Aside | undefined;
  /** `now` with a text that stays out in the place of its twin. */
  shown(now: Snapshot, open: OpenDocument, twin: DocumentId): Snapshot;
  /** It is not open any more. */
  forget(id: DocumentId): void;
}

/** `standing` says whether a file lies in an opened folder, and whether the settings leave it out there. */
export function createAsides(snapshots: () => readonly Snapshot[], standing: (id: DocumentId) => Standing): Asides {
  const known = new Map<DocumentId, { readonly facts: Facts; readonly shown?: { readonly of: Snapshot; readonly as: Snapshot } }>();

  function read(now: Snapshot, { id, text, language }: OpenDocument): Facts {
    const before = known.get(id)?.facts;
    if (before && before.tree.source === text) return before;
    const facts = factsOf(id, parse(text, { name: fileName(id), ...(language && { language }), forms: now.configOf(id), before: before?.tree }));
    known.set(id, { facts });
    return facts;
  }

  return {
    of(open) {
      const stands = standing(open.id);
      if (stands === "no-folder" || stands === "inside") return undefined;
      const [first, ...others] = snapshots();
      const all = [first!, ...others];
      const { identity, tree } = all.find(({ documents }) => documents.has(open.id))?.documents.get(open.id) ?? read(first!, open);
      const twin = tree.identity.kind === "other" ? undefined : all.flatMap(({ corpus }) => corpus.documentsOf(identity)).find(({ id }) => standing(id) === "inside");
      if (!twin && stands !== "left-out") return undefined;
      return { twin: twin?.id ?? open.id, why: { kind: "unreadable", file: open.id, reason: "aside", message: stands === "left-out" ? messageLeftOut(open.id, twin?.id) : messageFor(open.id, twin!.id) } };
    },
    shown(now, open, twin) {
      const facts = read(now, open);
      const before = known.get(open.id)?.shown;
      if (before?.of === now) return before.as;
      const documents = new Map(now.documents);
      documents.delete(twin);
      documents.set(open.id, facts);
      const as = { ...now, documents, corpus: now.corpus.withAll(new Map([[twin, undefined], [open.id, facts]])) };
      known.set(open.id, { facts, shown: { of: now, as } });
      return as;
    },
    forget: (id) => void known.delete(id),
  };
}

function messageFor(id: DocumentId, twin: DocumentId): string {
  const held = `The opened folder has this document too, in ${nameBeside(id, twin)}.`;
  return id.startsWith("untitled:") ? `${held} This text is not checked beside it: put it into that file, or save it in another folder.` : `${held} This file lies outside the folder, and is only shown: open its own folder to have it checked.`;
}

function messageLeftOut(id: DocumentId, twin: DocumentId | undefined): string {
  return `The settings leave this file out of the Code${twin === undefined ? "" : `, which has this document in ${nameBeside(id, twin)}`}. It is only shown: take it out of “exclude” to have it checked.`;
}

/** With its folder where the two have one name. */
function nameBeside(id: DocumentId, twin: DocumentId): string {
  return fileName(id) === fileName(twin) ? nameWithFolder(twin) : fileName(twin);
}

// The texts that are open in the editor: they win over the disk for as long as they are open. A change is noted at
// once and read when somebody needs it, so that ten keystrokes that wait in a row are read as one.

import type { DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams } from "vscode-languageserver/node";
import { kindOf, type FileKind } from "../disk/kinds.ts";
import { largestFile, tooLarge, type Unreadable } from "../disk/read.ts";
import type { DocumentId } from "../index/facts.ts";
import type { LineIndex } from "../text/line-index.ts";
import type { Text } from "../text/text.ts";
import type { Asides, OpenDocument } from "./asides.ts";
import { applyChanges } from "./convert.ts";
import type { Holdings } from "./holdings.ts";
import type { Uris } from "./uris.ts";

export interface OpenTexts {
  has(id: DocumentId): boolean;
  ids(): Iterable<DocumentId>;
  /** An open text as it is now. */
  text(id: DocumentId): Text | undefined;
  /** The version of an open text, as the client counts. */
  version(id: DocumentId): number | undefined;
  open(params: DidOpenTextDocumentParams): void;
  change(params: DidChangeTextDocumentParams): void;
  /** Gives the id of the text that was closed, if it was one of ours. */
  close(params: DidCloseTextDocumentParams): DocumentId | undefined;
  /** A text that is left aside, and the document of the folders that it is another version of. */
  aside(id: DocumentId): { readonly open: OpenDocument; readonly twin: DocumentId } | undefined;
  /** How long ago a text was changed last, in milliseconds. */
  restedFor(): number;
  /** Whether a change has not been read yet. */
  unsettled(): boolean;
  /** Reads every change that has not been read. */
  settle(): void;
  /** After the folders were read: a text that is no part of them may have been taken for one, or one that is now may have been left aside. */
  reconsider(): void;
  /** The texts whose findings the client waits for: opened or changed since `served`. */
  urgent(): readonly DocumentId[];
  served(id: DocumentId): void;
  /** The client waits for them still. */
  unserved(id: DocumentId): void;
}

interface OpenText {
  readonly kind: FileKind;
  version: number;
  text: Text;
  /** Where its lines start, from the first change on. */
  lines?: LineIndex | undefined;
}

/**
 * `unreadable` is told of a text that is too large to be read, and (undefined) of one that is read. `asides` says why one
 * that was read is to be left aside.
 */
export function createOpenTexts(holdings: Holdings, uris: Uris, unreadable: (id: DocumentId, why: Unreadable | undefined) => void, asides: Asides): OpenTexts {
  const texts = new Map<DocumentId, OpenText>();
  const changed = new Set<DocumentId>();
  const urgent = new Set<DocumentId>();
  const twins = new Map<DocumentId, DocumentId>();
  let changedAt = -Infinity;

  function read(id: DocumentId, { kind, text }: OpenText): void {
    if (isStillAside(id)) return;
    const isTooLarge = text.length > largestFile;
    unreadable(id, isTooLarge ? tooLarge(id, text.length) : undefined);
    if (isTooLarge) holdings.drop(id);
    else holdings.put(id, kind, text);
    judge(id);
  }

  function judge(id: DocumentId): void {
    const open = documentAt(id);
    const aside = open && !twins.has(id) ? asides.of(open) : undefined;
    if (!aside) return;
    twins.set(id, aside.twin);
    holdings.drop(id);
    unreadable(id, aside.why);
  }

  /** One that was left aside may be another document by now. */
  function isStillAside(id: DocumentId): boolean {
    const open = twins.has(id) ? documentAt(id) : undefined;
    const aside = open && asides.of(open);
    if (aside) twins.set(id, aside.twin);
    else twins.delete(id);
    return aside !== undefined;
  }

  function documentAt(id: DocumentId): OpenDocument | undefined {
    const open = texts.get(id);
    return open?.kind.kind === "document" ? { id, text: open.text, language: open.kind.language } : undefined;
  }

  return {
    has: (id) => texts.has(id),
    ids: () => texts.keys(),
    text: (id) => texts.get(id)?.text,
    version: (id) => texts.get(id)?.version,
    open({ textDocument: { uri, languageId, version, text } }) {
      if (typeof text !== "string") throw new TypeError(`${uri} was opened without a text.`);
      const id = uris.opened(uri);
      const kind = kindOfOpen(languageId, id);
      if (!kind) return;
      texts.set(id, { kind, version, text });
      changed.add(id);
      urgent.add(id);
    },
    change({ textDocument: { uri, version }, contentChanges }) {
      const id = uris.idOf(uri);
      const open = texts.get(id);
      if (!open) return;
      Object.assign(open, applyChanges(open, contentChanges));
      open.version = version;
      changedAt = performance.now();
      changed.add(id);
      urgent.add(id);
    },
    close({ textDocument: { uri } }) {
      const id = uris.idOf(uri);
      changed.delete(id);
      urgent.delete(id);
      twins.delete(id);
      asides.forget(id);
      return texts.delete(id) ? id : undefined;
    },
    aside(id) {
      const twin = twins.get(id);
      const open = documentAt(id);
      return twin !== undefined && open ? { open, twin } : undefined;
    },
    restedFor: () => performance.now() - changedAt,
    unsettled: () => changed.size > 0,
    settle() {
      for (const id of changed) {
        changed.delete(id);
        const open = texts.get(id);
        if (open) read(id, open);
      }
    },
    reconsider() {
      for (const [id, open] of texts) {
        if (twins.has(id)) read(id, open);
        else judge(id);
      }
    },
    urgent: () => [...urgent],
    served: (id) => void urgent.delete(id),
    unserved(id) {
      if (texts.has(id)) urgent.add(id);
    },
  };
}

/** A text is a document where the editor says that it speaks our language, whatever its name. */
function kindOfOpen(languageId: string, id: DocumentId): FileKind | undefined {
  if (languageId === "sec" || languageId === "duis") return { kind: "document", language: languageId };
  return kindOf(id);
}

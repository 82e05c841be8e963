// Files' texts, from the disk to where their kind belongs in the workspace. A long document is read a little at a time, so
// that others have their turn in between. What is open in the editor is never overwritten.

import { kindOf } from "../disk/kinds.ts";
import { readText, type Unreadable } from "../disk/read.ts";
import { namespacesOf, readRequestText } from "../disk/requests.ts";
import type { DocumentId } from "../index/facts.ts";
import type { Everything } from "../workspace/snapshot.ts";
import type { Holdings } from "./holdings.ts";

export interface FileTexts {
  /**
   * Reads a file: `held` where the workspace has it, or will have it when `goOn` has read all of it; `missing` where there
   * is none; `left` where it is not wanted, or cannot be read, which is told. Never rejects.
   */
  read(id: DocumentId): Promise<"held" | "missing" | "left">;
  /** Whether a document is being read. */
  isReading(): boolean;
  /** Reads on for a moment in that document; a short one to its end. */
  goOn(): void;
  /** The file is none that is wanted any more; what is being read of it need not be read on. */
  stop(id: DocumentId): void;
  /** Takes out of the workspace what was read of the file. */
  drop(id: DocumentId): void;
  /** A schema came, changed or went: whether other XML files than before may be requests. */
  schemaChanged(): boolean;
}

export interface FileTextsContext {
  readonly holdings: Holdings;
  readonly everything: () => Everything;
  readonly isOpen: (id: DocumentId) => boolean;
  /** Whether the file lies where files are read from. */
  readonly isWanted: (id: DocumentId) => boolean;
  /** A file that cannot be read, or (undefined) can be again. */
  readonly unreadable: (id: DocumentId, why: Unreadable | undefined) => void;
  readonly gone: (id: DocumentId) => void;
}

/** How long a text is read for before others have their turn, in milliseconds. */
const turn = 0.5;

export function createFileTexts({ holdings, everything, isOpen, isWanted, unreadable, gone }: FileTextsContext): FileTexts {
  /** What tells an XML file that is a request from others. */
  let namespaces: ReadonlySet<string> = new Set();
  /** The document that is being read just now. */
  let reading: { readonly id: DocumentId; readonly steps: Generator<void, void> } | undefined;

  function drop(id: DocumentId): void {
    holdings.drop(id);
    unreadable(id, undefined);
    gone(id);
  }

  return {
    async read(id) {
      const kind = kindOf(id);
      if (!kind || isOpen(id)) return "left";
      const result = kind.kind === "request" ? await readRequestText(id, namespaces) : await readText(id);
      // It may have been opened, or its folder closed, while the disk was busy.
      if (isOpen(id) || !isWanted(id)) return "left";
      switch (result.kind) {
        case "text":
          unreadable(id, undefined);
          if (kind.kind === "document") reading = { id, steps: holdings.putting(id, kind, result.text) };
          else holdings.put(id, kind, result.text);
          return "held";
        case "no-request":
          unreadable(id, undefined);
          if (everything().requests.has(id)) drop(id);
          return "left";
        case "unreadable":
          if (result.reason === "missing") return "missing";
          holdings.drop(id);
          unreadable(id, result);
          return "left";
      }
    },
    isReading: () => reading !== undefined,
    goOn() {
      // It may have been opened, or its folder closed, since the last time.
      if (reading && !isOpen(reading.id) && isWanted(reading.id)) {
        const ends = performance.now() + turn;
        while (reading.steps.next().done !== true) if (performance.now() > ends) return;
      }
      reading = undefined;
    },
    stop(id) {
      if (reading?.id === id) reading = undefined;
    },
    drop,
    schemaChanged() {
      const now = namespacesOf(everything().schemas.values());
      if (now.size === namespaces.size && [...now].every((namespace) => namespaces.has(namespace))) return false;
      namespaces = now;
      return true;
    },
  };
}

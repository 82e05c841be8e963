// Puts a file's text where its kind belongs in the workspace, and takes it out again.

import { readConfig } from "../config/read.ts";
import type { FileKind } from "../disk/kinds.ts";
import type { DocumentId } from "../index/facts.ts";
import { allRules } from "../rules/all.ts";
import { folderOf } from "../text/paths.ts";
import { finished } from "../text/steps.ts";
import type { Text } from "../text/text.ts";
import type { Codes } from "../workspace/codes.ts";

export interface Holdings {
  put(id: DocumentId, kind: FileKind, text: Text): void;
  /** `put` in steps where the text is long to read; only the last one puts it there. */
  putting(id: DocumentId, kind: FileKind, text: Text): Generator<void, void>;
  drop(id: DocumentId): void;
}

/** `changed` is told of each schema and sec.json that came, changed or went: their own findings are due. */
export function createHoldings(workspace: Codes, changed: (id: DocumentId, kind: "schema" | "config") => void): Holdings {
  const kinds = new Map<DocumentId, FileKind>();

  function putConfig(id: DocumentId, text: string): void {
    if (workspace.everything().configs.get(folderOf(id))?.text === text) return;
    workspace.setConfig(folderOf(id), { id, text, ...readConfig(text, allRules) });
    changed(id, "config");
  }

  return {
    put(id, kind, text) {
      finished(this.putting(id, kind, text));
    },
    *putting(id, kind, text) {
      if (kinds.has(id) && kinds.get(id)!.kind !== kind.kind) this.drop(id);
      kinds.set(id, kind);
      switch (kind.kind) {
        case "document":
          yield* workspace.setting(id, text, kind.language);
          return;
        case "schema":
          workspace.setSchema(id, text.toString());
          changed(id, "schema");
          return;
        case "request":
          workspace.setRequest(id, text.toString());
          return;
        case "config":
          putConfig(id, text.toString());
          return;
      }
    },
    drop(id) {
      const kind = kinds.get(id);
      kinds.delete(id);
      switch (kind?.kind) {
        case "document":
          workspace.remove(id);
          return;
        case "schema":
          workspace.removeSchema(id);
          changed(id, "schema");
          return;
        case "request":
          workspace.removeRequest(id);
          return;
        case "config":
          workspace.setConfig(folderOf(id), undefined);
          changed(id, "config");
          return;
        case undefined:
          return;
      }
    },
  };
}

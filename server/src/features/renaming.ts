// What every kind of rename gives: what would be renamed, and the edits for a new name, or why not. Reasons are whole
// sentences for the person who drafts.

import type { DocumentId } from "../index/facts.ts";
import { addTo } from "../text/lists.ts";
import type { Span } from "../text/span.ts";
import type { Change } from "./refactoring.ts";

/** A thing that can be renamed. */
export interface Renaming {
  /** The words that the caret touches. */
  readonly at: Span;
  /** Its name as it is now; what stands at `at` may be another form of it. */
  readonly text: string;
  to(newName: string): Renamed;
}

export interface Refusal {
  readonly kind: "refused";
  readonly reason: string;
}

export type Renamed =
  | { readonly kind: "renamed"; /** `Rename “Supplier” to “Energy Supplier”` */ readonly title: string; readonly edits: readonly Change[] }
  | Refusal;

/** A rename that is not done, for a `reason` that people read. */
export function refused(reason: string): Refusal {
  return { kind: "refused", reason };
}

/** The edits in the order of the text of each document, each place once. */
export function renamed(from: string, to: string, edits: readonly Change[]): Renamed {
  const byDocument = new Map<DocumentId, Change[]>();
  for (const edit of edits) {
    addTo(byDocument, edit.document, edit);
  }
  const apart: Change[] = [];
  for (const same of byDocument.values()) {
    let done = -1;
    for (const edit of same.sort((a, b) => a.at.from - b.at.from || a.at.to - b.at.to)) {
      if (edit.at.from < done) continue;
      done = Math.max(edit.at.to, edit.at.from + 1);
      apart.push(edit);
    }
  }
  return { kind: "renamed", title: `Rename “${from}” to “${to}”`, edits: apart };
}

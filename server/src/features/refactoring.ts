// What every change of a text that is no fix of a fault gives: a title at once, and the edits when it is chosen.

import type { DocumentId, Facts } from "../index/facts.ts";
import type { Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";

/** Where it was asked for: a caret, or the characters that are selected. */
export interface Selected {
  readonly snapshot: Snapshot;
  readonly document: Facts;
  readonly span: Span;
}

export interface Refactoring {
  /** The same when it is offered and when it is chosen: `insert-clause G3.5A`. */
  readonly id: string;
  /** As the protocol nests them: `refactor.rewrite.clause`. */
  readonly kind: string;
  readonly title: string;
  /** Why somebody should look at the edits before they are made; undefined where they are plain to see. */
  readonly preview?: string;
  /** Why it cannot be done here, where somebody would expect it; there are no changes then. */
  readonly refused?: string;
  readonly changes: () => readonly Change[];
}

export interface Change {
  readonly document: DocumentId;
  readonly at: Span;
  readonly newText: string;
  /** What somebody should know before this place is changed: a client that can asks first. */
  readonly attention?: string;
  /** The same with words in it that are typed over at once, for a client that can do that. It may indent what follows a line end as the line is. */
  readonly typedOver?: { readonly before: string; readonly words: string; readonly after: string };
}

// What a hover is made of. Plain data; whoever shows it decides how.

import type { DocumentId } from "../index/facts.ts";
import type { Span } from "../text/span.ts";
import type { Paragraph } from "./excerpt.ts";

export type HoverPart =
  /** the name of what follows, and where it stands */
  | { readonly kind: "title"; readonly text: string; readonly source: Source | undefined }
  /** the start of a clause around the target, so that `(a)` can be read */
  | { readonly kind: "lead-in"; readonly text: string }
  /** a remark of the server's own */
  | { readonly kind: "note"; readonly text: string }
  /** how often a thing is used, and how often in each document, the most used first; `more` documents are not listed */
  | { readonly kind: "uses"; readonly text: string; readonly documents: readonly Uses[]; readonly more: number }
  | Paragraph;

export interface Uses {
  /** The first of them. */
  readonly source: Source;
  readonly count: number;
}

export interface Source {
  readonly document: DocumentId;
  readonly at: Span;
  /** `Section G: Security`, `DUIS Schema.xsd` */
  readonly label: string;
}

/** The name of what follows. */
export function title(text: string, source: Source | undefined): HoverPart {
  return { kind: "title", text, source };
}

/** A remark of the server's own. */
export function note(text: string): HoverPart {
  return { kind: "note", text };
}

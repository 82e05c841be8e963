// What completion offers, as plain data.

import type { DocumentId } from "../index/facts.ts";
import { byUnits } from "../text/ordered.ts";
import type { Span } from "../text/span.ts";

export type SuggestionKind = "term" | "alias" | "clause" | "document" | "heading" | "code" | "request" | "element" | "type" | "rule" | "key" | "value";

export interface Suggestion {
  readonly kind: SuggestionKind;
  readonly label: string;
  /** A few words beside the label: a heading, the place of a definition, a type. */
  readonly detail: string;
  readonly newText: string;
  /** What is replaced. It begins with what is typed so far, on the caret's line, and may go on behind the caret. */
  readonly at: Span;
  /** What the words that are typed so far are held against; the label mostly. */
  readonly filter: string;
  /** Suggestions stand in the order of their ranks. */
  readonly rank: string;
  /** Of what more can be told (see `describeSuggestion`). */
  readonly about: About | undefined;
}

/** A place of which the text can be shown beside a suggestion. */
export interface About {
  readonly kind: "definition" | "clause" | "document" | "row" | "schema";
  readonly document: DocumentId;
  /** Where it begins, or where its name does. */
  readonly at: number;
}

export interface Suggestions {
  readonly items: readonly Suggestion[];
  /** To be asked for again with the next letter, which may bring others or rule some out. */
  readonly incomplete: boolean;
}

/** The caret and what stands before it on its line, of the prose alone. */
export interface Typing {
  readonly offset: number;
  /** Up to 240 characters of the paragraph or table cell before the caret. */
  readonly before: string;
}

export const nothing: Suggestions = { items: [], incomplete: false };

/** At most `most` of `items`, the first by rank. */
export function atMost(most: number, items: readonly Suggestion[]): Suggestions {
  if (items.length <= most) return { items, incomplete: false };
  const ordered = [...items].sort((a, b) => byUnits(a.rank, b.rank));
  return { items: ordered.slice(0, most), incomplete: true };
}

/** A number as part of a rank: in the order of the numbers, whatever their length. */
export function ranked(number: number): string {
  return String(number).padStart(6, "0");
}

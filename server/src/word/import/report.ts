// What an import has to tell: what could not be carried, where; and what was decided on the way.

export type ToldKind =
  | "broken-reference" | "field" | "link" | "footnote" | "comment" | "change" | "picture" | "formula" | "text-box" | "table" | "list" | "symbol"
  | "hidden-text" | "struck-text" | "contents" | "header" | "look" | "heading" | "moved" | "unknown";

/** One thing that is told, at the place where it stood. */
export interface Told {
  readonly kind: ToldKind;
  /** For people; a whole sentence. */
  readonly message: string;
}

export interface Entry extends Told {
  /** The line of the text that was written, from 0; undefined for what concerns the whole document. */
  readonly line: number | undefined;
  /** The first words of that line. */
  readonly near: string;
}

/** What was told of one Word file. */
export interface ImportReport {
  /** The name of the Word file. */
  readonly source: string;
  /** The name of the text file. */
  readonly target: string;
  readonly document: string | undefined;
  readonly title: string | undefined;
  readonly version: string | undefined;
  readonly paragraphs: number;
  readonly tables: number;
  readonly headings: number;
  readonly entries: readonly Entry[];
}

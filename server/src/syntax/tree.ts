// The immutable tree of ONE document. Every span lies inside `text`, which is the file as it stands.

import type { CutOut } from "../text/cut-out.ts";
import type { LineIndex } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";

export type Language = "sec" | "duis";

export interface Tree {
  /** The file as it stands. */
  readonly source: Text;
  /** The same as it is read: as long, without the marks that a converter put into the words (see markup.ts); mostly the very same. */
  readonly text: Text;
  /** Whether no line of the file holds what may be such a mark. */
  readonly isPlain: boolean;
  /**
   * As long as `text`, with everything that is no prose blanked to spaces: front matter, comments, page headers and
   * numbers, contents lists, listings (XML, HTTP, code). Line ends stay. An offset means the same place in both.
   */
  readonly prose: Text;
  readonly lines: LineIndex;
  /** In document order. Comments in listings are parts of these. */
  readonly comments: readonly Comment[];
  /** The text without the comments that stand between words, if there are any. */
  readonly uncommented: Uncommented | undefined;
  readonly language: Language;
  readonly identity: Identity;
  /** Headings, paragraphs, table rows, listings, in document order; they do not overlap. */
  readonly blocks: readonly Block[];
  /** Every numbered place and every heading, in document order; `parent` and `index` are positions in this array. */
  readonly clauses: readonly Clause[];
  readonly tables: readonly Table[];
  readonly definitions: readonly Definition[];
  readonly references: readonly Reference[];
  readonly words: Words;
  readonly suppressions: readonly Suppression[];
  readonly problems: readonly SyntaxProblem[];
  readonly setting: Setting;
  /** The same in versions whose clauses, tables and blocks differ in nothing but places and the words of headings, paragraphs and cells. */
  readonly shape: object;
  /** The same in versions of one shape whose headings have the same words, too. */
  readonly headings: object;
  /** The words that definitions and references were looked for with, beside the reader's own. */
  readonly forms: Forms;
  /** What was made of each block's prose, if this is not the first version that is read (see `ofBlock`). */
  readonly pieces: Pieces | undefined;
}

/** Words that a project adds to those that the reader knows. */
export interface Forms {
  /** Phrases that stand between a term and its meaning: `is a reference to`. */
  readonly definingWords: readonly string[];
  /** Words, in the singular, that introduce the number of a clause of the same document: `Rule`. */
  readonly referenceWords: readonly string[];
}

/** How a text is set: what the reader saw of all its lines that bears on what each of them is. */
export interface Setting {
  /** The width at which paragraphs are broken into lines, in UTF-16 units; Infinity where each is one line. */
  readonly wrap: number;
  /** Pages have left numbers or headers in it. */
  readonly isPaged: boolean;
  /** What stands under page numbers. */
  readonly headers: ReadonlySet<string>;
  /** The titles of its contents list as they are compared, one a line. */
  readonly titles: string;
  /** How long these are at most, in UTF-16 units; 0 where it has none. */
  readonly longestTitle: number;
  /** From this offset on, no line was looked at as the opening of front matter or as part of a contents list. */
  readonly settledFrom: number;
  /** Up to this offset, lines are looked at for the document's name. */
  readonly headTo: number;
}

/** Numbers that are not below zero: of a width that all of them fit in. */
export type Numbers = Uint16Array | Int32Array;

/** The words of a document by number. */
export interface Words {
  /** Where each word begins, from the start of its block, in UTF-16 units. */
  readonly from: Numbers;
  /** Its number in the lexicon, as written. */
  readonly number: Numbers;
  /** Of each block: its first word; one more at the end, the count of all. Words between blocks are left out. */
  readonly first: Int32Array;
  /** The blocks that hold letters which are no part of a word here: soft hyphens, marks on letters. */
  readonly odd: ReadonlySet<number>;
}

/** What was made of one piece of prose, by the function's name. */
export type Results = Map<string, unknown>;

/** The pieces of one version, by block. */
export interface Pieces {
  readonly byBlock: readonly Results[];
  /** What was made of all blocks together, by use: of these or, until it is asked for again, of an earlier version's. */
  readonly wholes: Map<string, Whole>;
}

/** A value that was made of all of these blocks. It is never changed: a later version makes its own. */
export interface Whole {
  readonly byBlock: readonly Results[];
  /** The thing that it rests on, if it does. */
  readonly on: object | undefined;
  readonly value: unknown;
}

export type DocumentKind = "section" | "appendix" | "schedule" | "other";

/** Who a document is. `key` is "G" for Section G, "AD" for Appendix AD, "11" for Schedule 11, else the file's bare name. */
export interface Identity {
  readonly kind: DocumentKind;
  readonly key: string;
  readonly title: string;
  readonly version: string | undefined;
  readonly aliases: readonly string[];
  /** The name of the XML Schema that governs its `sr:` and `ra:` names, if the front matter names one. */
  readonly schema: string | undefined;
  /** Only a part of the document is here. */
  readonly extract: boolean;
  readonly status: "in-force" | "concluded" | "consulted" | "draft" | undefined;
  /** Where the document says who it is: the front matter's value or the heading; empty at 0 where only the file's name says so. */
  readonly at: Span;
}

/** The parts of a document, as its lines tell them. */
export type Structure = Pick<Tree, "blocks" | "clauses" | "tables">;

export type Block =
  | { readonly kind: "heading" | "paragraph"; readonly at: Span; readonly clause: number }
  | { readonly kind: "row"; readonly at: Span; readonly clause: number; readonly table: number; readonly row: number }
  | { readonly kind: "listing"; readonly at: Span; readonly clause: number };

export type ClauseKind =
  /** `G3 SYSTEM SECURITY`, `2 Security`, `G3.5A`, `2.1.3` */
  | "clause"
  /** `(a)`, `(ii)`, `A.` */
  | "paragraph"
  /** `Annex to Section F4`, `Annex A`, `Appendix A` inside an Appendix, `Schedule 1`, `Part B` */
  | "annex"
  /** `Table 3`, `Figure 1` captions */
  | "table"
  /** a heading without a number */
  | "heading";

export interface Clause {
  readonly index: number;
  /** Position of the clause around it, or -1. */
  readonly parent: number;
  readonly kind: ClauseKind;
  /** As it is cited: "G3.5A", "2.1.3", "(a)", "Appendix A", "Table 3"; "" for an unnumbered heading. */
  readonly number: string;
  /** The key inside its document: "G3.5A", "G3.5A(a)(ii)", "2.1.3", "Appendix A", "Appendix A 1", "F4 Annex"; "" for an unnumbered heading. */
  readonly key: string;
  /** The number's own characters, or the heading's where there is no number. */
  readonly at: Span;
  /** Where it begins, and where what it holds ends: the ends of `content`, which is made when it is asked for. */
  readonly from: number;
  readonly to: number;
  /** Its own heading, without the number: `SYSTEM SECURITY: OBLIGATIONS ON USERS`. */
  readonly heading: Span | undefined;
  /** From its number to the end of its last sub-paragraph or sub-clause. */
  readonly content: Span;
  /** From its number to the end of its own text, before the first sub-clause. */
  readonly own: Span;
  /** The unnumbered heading that stands over it (position in `clauses`), or -1. */
  readonly group: number;
  readonly notUsed: boolean;
}

export interface Table {
  readonly at: Span;
  readonly clause: number;
  /** The rows with their cells; the separator line is not a row. `rows[0]` is the header if `header`. */
  readonly rows: readonly Row[];
  readonly header: boolean;
  /** The caption or heading over the table (`DSPSchedule Definition`), trimmed. */
  readonly caption: Span | undefined;
}

export interface Row {
  readonly at: Span;
  readonly cells: readonly Span[];
}

export type DefinitionScope = "code" | "document" | "clause";

export interface Definition {
  /** The term as written, white space made single: `Transport Layer Security`. */
  readonly term: string;
  /** Its words; of a term that runs on in the first of two columns, those of the first line. */
  readonly at: Span;
  /** Its acronym or long form: `TLS`. */
  readonly aliases: readonly string[];
  /** The meaning; empty after the term where there is none. */
  readonly body: Span;
  readonly kind: "meaning" | "pointer" | "empty";
  readonly scope: DefinitionScope;
  /** The clause that it stands in, or -1. */
  readonly clause: number;
  /** For scope "clause": the clause (position) within which it holds. */
  readonly within: number;
  /** False where the parts of a flattened table could not be told apart for sure: no rule may shout on it. */
  readonly certain: boolean;
  readonly form: "table" | "flat-table" | "running" | "parenthetical";
}

/** Which document a reference speaks of. */
export type DocumentMention =
  /** `this document`, `clause 3.1`, a bare number */
  | { readonly kind: "this" }
  | { readonly kind: "section"; readonly letter: string }
  /** `own` where it might be the document's own Appendix A, as `of the Code` is not said */
  | { readonly kind: "appendix"; readonly letter: string; readonly own: boolean }
  | { readonly kind: "schedule"; readonly number: string }
  /** `SMKI RAPP section 5.4`, `Part 4.4 of the SMKI Compliance Policy`: looked up among aliases, titles and terms */
  | { readonly kind: "named"; readonly name: string };

export type ReferenceTarget =
  /** a clause by its key, "" for the whole document */
  | { readonly kind: "clause"; readonly document: DocumentMention; readonly key: string }
  /** an annex, appendix, schedule, part or table inside a document: "F4 Annex", "Appendix A", "Table 3" */
  | { readonly kind: "annex"; readonly document: DocumentMention; readonly annex: string }
  /** `paragraph (b)(i) above`: a paragraph sought outwards from where the reference stands */
  | { readonly kind: "relative"; readonly key: string }
  /** `the section "Response Status"` */
  | { readonly kind: "title"; readonly document: DocumentMention; readonly title: string }
  /** `paragraph (b) of the definition of X`, `the definition of X in Section A1` */
  | { readonly kind: "definition"; readonly term: string; readonly key: string; readonly document: DocumentMention | undefined }
  | { readonly kind: "response-code"; readonly code: string }
  | { readonly kind: "service-request"; readonly variant: string }
  | { readonly kind: "schema-name"; readonly prefix: string; readonly name: string }
  /** `Error! Reference source not found.`, `[TBC]`, `XX` */
  | { readonly kind: "placeholder" }
  /** a statute, a licence condition, an RFC */
  | { readonly kind: "external" };

export interface Reference {
  /** Where this part stands, with the lead word if it is the first: `Section G3.5A`, then `G3.6`. */
  readonly at: Span;
  /** Where `at` begins: whoever looks through all of them needs no more. */
  readonly from: number;
  /** The number alone: `G3.5A`. Diagnostics and renames use it. */
  readonly number: Span;
  /** The whole expression: `Sections G3.5A, G3.6 and G3.8 (Heading)`. */
  readonly whole: Span;
  readonly target: ReferenceTarget;
  /** `start` and `end` are the two ends of `G3.17 – G3.20`. */
  readonly range: "start" | "end" | undefined;
  /** The heading in brackets behind it, without the brackets. */
  readonly heading: Span | undefined;
  /** The clause that it stands in, or -1. */
  readonly clause: number;
}

/** `<!-- why? -->`, on one line or over several. */
export interface Comment extends Span {
  /** On lines that hold nothing else, behind all words of its line, or between words or lines. */
  readonly stands: "alone" | "behind" | "between";
}

/** A text without the comments that stand between words: what is read of it is what is read of the text with them. */
export interface Uncommented {
  readonly cut: CutOut;
  readonly tree: Tree;
}

/** A comment that silences a rule: `<!-- sec-disable-next-line banned-term: quoted from the 1989 Act -->`. */
export interface Suppression {
  readonly at: Span;
  /** What it silences: findings whose span starts in here. */
  readonly covers: Span;
  /** The rules it names; empty means all. */
  readonly rules: readonly string[];
  readonly reason: string;
}

/** A fault of form that the reader met: broken front matter, an unknown key in it. */
export interface SyntaxProblem {
  readonly at: Span;
  readonly message: string;
}

// What the language server says to a client beyond the Language Server Protocol. Types only: a client shares no code
// with the server, and an editor that knows none of this loses nothing but the status line and the views.

import type { Location } from "vscode-languageserver";

/** The notification that carries a `Status`. */
export type StatusMethod = "sec-duis/status";

/** How the whole workspace stands. Sent while indexing, and after each change of a text, a setting or the counts. */
export interface Status {
  readonly state: "indexing" | "ready";
  /** Files read, of `total`. Equal when ready. */
  readonly done: number;
  readonly total: number;
  /** Findings over all files, open or not. Hints are not counted. */
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  /** Another one when ready: what was asked before may have another answer. 0 while indexing. */
  readonly version: number;
}

/** A request without parameters, answered with `DefinitionsResult`: every definition of the workspace. */
export type DefinitionsMethod = "sec-duis/definitions";

export interface DefinitionsResult {
  /** In the order of the Code; documents without definitions are left out. */
  readonly documents: readonly DefinitionsOfDocument[];
}

export interface DefinitionsOfDocument {
  readonly label: string;
  readonly uri: string;
  /** In the order of the text. */
  readonly definitions: readonly DefinitionItem[];
}

export interface DefinitionItem {
  readonly term: string;
  readonly aliases: readonly string[];
  readonly location: Location;
  /** `pointer`: it says where the meaning stands; `empty`: it has none. */
  readonly kind: "meaning" | "pointer" | "empty";
  /** `A1.1`; empty where no numbered clause is over it. */
  readonly clause: string;
  /** The first words of the meaning. */
  readonly meaning: string;
  /** Uses of the term in all documents. */
  readonly uses: number;
  /** What the rules have against it; nothing where a rule is off or silenced. */
  readonly marks: readonly { readonly kind: "unused" | "duplicate" | "empty"; readonly message: string }[];
}

/** A request with `TextDocumentPositionParams`, answered with `CitationsResult`, or null where no clause is. */
export type CitationsMethod = "sec-duis/citations";

/** What the clause (or definition) at a position cites, and what cites it or a part of it. */
export interface CitationsResult {
  /** `G3.5 Security Incident Management`, `“Panel”` */
  readonly label: string;
  readonly location: Location;
  /** In the order of the text, each target once. */
  readonly cites: readonly CitedItem[];
  /** In the order of the Code, each citing clause once. */
  readonly citedBy: readonly CitingItem[];
  /** How many citing clauses there are beyond those in `citedBy`. */
  readonly more: number;
}

export interface CitedItem {
  readonly state: "found" | "ambiguous" | "broken" | "absent";
  readonly label: string;
  readonly detail: string;
  readonly target: Location | null;
  readonly citations: readonly CitationItem[];
}

export interface CitingItem {
  readonly label: string;
  readonly detail: string;
  readonly citations: readonly CitationItem[];
}

/** One citation, with the words around it. */
export interface CitationItem {
  readonly location: Location;
  /** The clause that it stands in; empty where no numbered clause is over it. */
  readonly clause: string;
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** A request without parameters, answered with `MapResult`: which document cites which. */
export type MapMethod = "sec-duis/map";

export interface MapResult {
  readonly documents: readonly MapDocumentItem[];
  /** `from` and `to` are keys of `documents`; citations of a document by itself are in its `own`. */
  readonly citations: readonly { readonly from: string; readonly to: string; readonly count: number }[];
}

export interface MapDocumentItem {
  readonly key: string;
  /** `absent`: it is cited, but not in the workspace. */
  readonly kind: "section" | "appendix" | "schedule" | "other" | "schema" | "absent";
  /** `G`, `AD` */
  readonly short: string;
  readonly label: string;
  /** Where it says who it is; null for one that is absent. */
  readonly location: Location | null;
  readonly clauses: number;
  readonly definitions: number;
  readonly own: number;
}

/** A request with `MapCitationsParams`, answered with a list of `CitationItem`s: the citations behind one line of the map. */
export type MapCitationsMethod = "sec-duis/mapCitations";

export interface MapCitationsParams {
  readonly from: string;
  readonly to: string;
}

/**
 * The command of a client that shows places: `(uri, position, locations)` as the protocol has them. A client that has it
 * names it in `experimental.commands` of its capabilities.
 */
export type ShowReferencesCommand = "sec-duis.showReferences";

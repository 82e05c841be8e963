// What the language server says to a client beyond the Language Server Protocol. Types only: a client shares no code
// with the server, and an editor that knows none of this loses nothing but the status line and the views.

import type { Location, Position, TextDocumentIdentifier } from "vscode-languageserver";

/** The notification that carries a `Status`. */
export type StatusMethod = "sec-duis/status";

/** How the whole workspace stands. Sent while indexing, and after each change of a text, a setting or the counts. */
export interface Status {
  readonly state: "indexing" | "ready";
  /** Files read, of `total`; when ready, both are those that are held now. */
  readonly done: number;
  readonly total: number;
  /** How many of them are SEC or DUIS text, when ready. 0 while indexing. */
  readonly texts: number;
  /** Findings over all files, open or not. Hints are not counted. */
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  /** What a person should know of how the files are read, when ready: that there are several Codes among them, say. */
  readonly notes: readonly string[];
  /** The snapshot's, when ready: a client whose views show another asks again. 0 while indexing. */
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
  /** Which Code it is of, where there are several; else empty. */
  readonly code: string;
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
  readonly kind: "clause" | "definition";
  /** `G3.5 Security Incident Management`, `“Panel”` */
  readonly label: string;
  readonly location: Location;
  /** In the order of the text, each target once. */
  readonly cites: readonly CitedItem[];
  /** In the order of the Code, each citing clause once; of a definition, also those that use its term. */
  readonly citedBy: readonly CitingItem[];
  /** How many citing clauses there are beyond those in `citedBy`. */
  readonly more: number;
}

/**
 * A request with `CitationParams`, answered with the words by which another document cites the place (`Section G3.5A
 * (Raising an Incident)`), or null where it has no name in the Code.
 */
export type CitationMethod = "sec-duis/citation";

export interface CitationParams {
  readonly textDocument: TextDocumentIdentifier;
  /** Without it the whole document is cited. */
  readonly position?: Position;
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

/** A request with `MapParams`, or without, answered with `MapResult`: which document cites which. */
export type MapMethod = "sec-duis/map";

export interface MapParams {
  /** The Code that is meant, where there are several; without it, the one that was asked about last. */
  readonly code?: string;
}

export interface MapResult {
  /** Which Code this is of, and the names of all that there are; empty where there is only one. */
  readonly code: string;
  readonly codes: readonly string[];
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

export interface MapCitationsParams extends MapParams {
  readonly from: string;
  readonly to: string;
}

/**
 * The command of a client that shows places: `(uri, position, locations)` as the protocol has them. A client that has it
 * names it in `experimental.commands` of its capabilities.
 */
export type ShowReferencesCommand = "sec-duis.showReferences";

/** What a client may say of itself under `experimental`. */
export interface ExperimentalCapabilities {
  /** Commands of ours that it carries out. */
  readonly commands?: readonly string[];
  /** Its look at the edits of a change opens for anything that is to be confirmed, and leaves out the creation of a file that is there. */
  readonly hidesIdleCreations?: boolean;
}

/** An older state of the Code that the workspace is compared with. */
export type ComparisonBase =
  /**
   * each file that differs there, by what its text was; `text` is null where there was none. Of a revision of git's the
   * label is its name, and `commit` what it stands for: `date` is `2024-06-27T09:30:00Z`
   */
  | { readonly kind: "files"; readonly label: string; readonly commit?: { readonly hash: string; readonly date: string }; readonly files: readonly { readonly uri: string; readonly text: string | null }[]; readonly messages: readonly string[] }
  /** a folder that holds the whole of it, in place of the workspace folder `root` */
  | { readonly kind: "folder"; readonly label: string; readonly folder: string; readonly root: string };

/** A request with `SetBaseParams`, answered with `BaseResult`: what `ImpactMethod` compares with from now on. */
export type SetBaseMethod = "sec-duis/setBase";

export interface SetBaseParams {
  /** Null lets it go. */
  readonly base: ComparisonBase | null;
}

export type BaseResult = { readonly kind: "set" | "none" } | Refused;

/** Why nothing was done. `message` is for people. */
export interface Refused {
  readonly kind: "refused";
  readonly message: string;
}

/** A request without parameters, answered with `ImpactResult`, or null where no base is set. */
export type ImpactMethod = "sec-duis/impact";

/** What the change from the base to the workspace affects. */
export interface ImpactResult {
  readonly label: string;
  /** In the order of the Code. */
  readonly documents: readonly { readonly label: string; readonly location: Location | null; readonly change: "amended" | "inserted" | "removed" | "unchanged" }[];
  readonly changes: readonly ImpactItem[];
  readonly broken: readonly { readonly label: string; readonly detail: string; readonly location: Location }[];
  /** References that stayed as they were and name another clause now. */
  readonly misled: readonly { readonly label: string; readonly detail: string; readonly location: Location }[];
  /** Terms that are used and not defined any more, with the clauses that use them. */
  readonly undefinedTerms: readonly (CitingItems & { readonly label: string })[];
  readonly tables: readonly { readonly label: string; readonly location: Location | null }[];
  readonly schemas: readonly { readonly label: string; readonly location: Location | null; readonly declarations: readonly { readonly label: string; readonly location: Location | null }[] }[];
}

/** The clauses that cite or use something. */
export interface CitingItems {
  readonly citing: readonly CitingItem[];
  /** How many there are beyond those in `citing`. */
  readonly more: number;
}

export interface ImpactItem extends CitingItems {
  readonly label: string;
  readonly change: "amended" | "inserted" | "removed" | "moved" | "renumbered";
  /** Whether the meaning may have changed, not only how it is written. */
  readonly weight: "meaning" | "form";
  /** Null where nothing of it is left. */
  readonly location: Location | null;
}

/** A request with `WriteComparisonParams`: the redline or the housekeeping log, as a file. Answered with `WrittenResult`. */
export type WriteRedlineMethod = "sec-duis/writeRedline";
export type WriteLogMethod = "sec-duis/writeLog";

export interface WriteComparisonParams {
  readonly base: ComparisonBase;
  /** The workspace folder that is compared. */
  readonly root: string;
  /** Its ending says what is written. It is overwritten: whoever names it has been asked. */
  readonly file: string;
  readonly author: string;
  /** `2024-06-27T09:30:00Z` */
  readonly date: string;
  readonly workDoneToken?: string | number;
}

export type WrittenResult =
  /** `notes`: what a person should know of it */
  | { readonly kind: "written"; readonly count: number; readonly notes: readonly string[] }
  | Refused;

/** A request with `ExportParams`: documents of the workspace as Word documents. Answered with `FilesResult`. */
export type ExportMethod = "sec-duis/export";

export interface ExportParams {
  readonly documents: readonly string[];
  readonly folder: string;
  readonly over: "keep" | "overwrite";
  readonly author: string;
  readonly workDoneToken?: string | number;
}

/** A request with `HoldsChangesParams`: whether any of these Word documents has tracked changes. Answered with a boolean. */
export type HoldsChangesMethod = "sec-duis/holdsChanges";

export interface HoldsChangesParams {
  readonly files: readonly string[];
}

/** A request with `ImportParams`: Word documents as text. Answered with `FilesResult`. */
export type ImportMethod = "sec-duis/import";

export interface ImportParams {
  readonly files: readonly string[];
  readonly folder: string;
  readonly over: "keep" | "overwrite";
  readonly changes: "accept" | "reject" | "comments";
  readonly workDoneToken?: string | number;
}

export interface FilesResult {
  /** What was written, and what was told of it. */
  readonly written: readonly { readonly uri: string; readonly notes: readonly string[] }[];
  readonly refusals: readonly string[];
  /** Those of the refusals that `over: "overwrite"` would not meet. */
  readonly there: readonly string[];
}

// What the language server says to a client beyond the Language Server Protocol. Types only: a client shares no code
// with the server, and an editor that knows none of this loses nothing but the status line.

/** The notification that carries a `Status`. */
export type StatusMethod = "sec-duis/status";

/** How the whole workspace stands. Sent while indexing, and after each change of the counts. */
export interface Status {
  readonly state: "indexing" | "ready";
  /** Files read, of `total`. Equal when ready. */
  readonly done: number;
  readonly total: number;
  /** Findings over all files, open or not. Hints are not counted. */
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
}

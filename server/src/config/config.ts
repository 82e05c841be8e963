// What a project asks for: sec.json as data, with the editor's settings laid over it.

import type { Span } from "../text/span.ts";

export type Severity = "error" | "warning" | "information" | "hint";

export interface BannedTerm {
  readonly term: string;
  readonly replacement: string | undefined;
}

export interface PreferredTerm {
  readonly avoid: string;
  readonly prefer: string;
  /** Clause keys (`G3.5`), document keys (`AG`) or a key and all below it (`AG 2.10`); empty means everywhere. */
  readonly scope: readonly string[];
}

export interface CompanionTerm {
  readonly term: string;
  readonly with: string;
  readonly scope: readonly string[];
}

export interface RuleSetting {
  readonly severity: Severity | "off" | undefined;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface Config {
  readonly bannedTerms: readonly BannedTerm[];
  readonly preferredTerms: readonly PreferredTerm[];
  readonly companionTerms: readonly CompanionTerm[];
  /** Standards whose version a definition governs: `TLS`. */
  readonly pinnedVersions: readonly string[];
  /** The project's own dictionary. */
  readonly words: readonly string[];
  /** Phrases that stand between a term and its meaning, beside those that are known: `is a reference to`. */
  readonly definingWords: readonly string[];
  /** Words, in the singular, that introduce the number of a clause of the same document, beside those that are known: `Rule`. */
  readonly referenceWords: readonly string[];
  /** `DUIS` -> `AD`: short names of documents. */
  readonly aliases: Readonly<Record<string, string>>;
  /** File name of the XML Schema that governs documents which name none. */
  readonly schema: string | undefined;
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** Globs, relative to the folder of sec.json, of files to leave alone. */
  readonly exclude: readonly string[];
}

/** A mistake in sec.json: where, and what to do about it. The rest of the file still counts. */
export interface ConfigProblem {
  readonly at: Span;
  readonly severity: Severity;
  readonly message: string;
  /** The change that mends it, where one is plain. */
  readonly mend?: Mend;
}

export interface Mend {
  readonly title: string;
  readonly at: Span;
  readonly newText: string;
}

export const defaultConfig: Config = {
  bannedTerms: [{ term: "Fax", replacement: "Email" }],
  preferredTerms: [],
  companionTerms: [],
  pinnedVersions: [],
  words: [],
  definingWords: [],
  referenceWords: [],
  aliases: {},
  schema: undefined,
  rules: new Map(),
  exclude: [],
};

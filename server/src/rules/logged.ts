// What a rule says of its faults for the housekeeping log: what mends one, and how one that was mended is told in the
// column `Summary of error`. The same error in several places is one row.

import { termKey } from "../index/keys.ts";
import { numberWord, withCapital } from "../text/sentence.ts";

/**
 * What mends a rule's faults besides a change of what they underline. A rule that says nothing leaves it at that, and at
 * changes elsewhere in their passage or at the places that they point at.
 */
export interface MendedBy<Data = unknown> {
  /** The words underlined are the fault: a change beside them mends nothing. */
  readonly wordsAlone?: true;
  /** For a fault that is in the words alone: a definition that came for them. */
  readonly definition?: true;
  /** Taking the passage out. */
  readonly removal?: true;
  /** What came, went or moved among the clauses around it: the fault is in how these follow one another. */
  readonly order?: true;
  /** What brought the place that the reference underlined leads to now, or any reference of the passage. */
  readonly target?: "underlined" | "any";
  /** Rows that came into the table: those of these names, if there are any. */
  readonly rows?: (data: Data) => readonly string[];
}

/** A fault that was mended, as a rule is told of it. */
export interface MendedFault<Data = unknown> {
  readonly data: Data;
  /** Without its full stop. */
  readonly message: string;
  /** What it underlines, in one line. */
  readonly words: string;
  /** Equal for faults in one document. */
  readonly document: string;
  /** Equal for faults in one table; for one that stands in none, its own. */
  readonly table: string;
  /** How the log names the document: `Section G`, `DUIS`. */
  readonly documentName: string;
  /** What the passages that were edited for it say now, each in one line. */
  readonly mendedTexts: readonly string[];
  /** The words that were put for others in order to mend it, each in one line; "" for none. No edits where a passage came or went. */
  readonly edits: readonly { readonly went: string; readonly came: string }[];
}

/** How a rule's faults are told of. */
export interface Logged<Data = unknown> {
  /** Equal for faults that are one error; their messages, where nothing is said. */
  readonly sameError?: (fault: MendedFault<Data>) => string;
  /** The sentence for faults that are one error, without a full stop. */
  readonly summary: (first: MendedFault<Data>, all: readonly MendedFault<Data>[]) => string;
  /** What is proposed, in place of what the amendments would say by themselves. */
  readonly change?: (first: MendedFault<Data>, all: readonly MendedFault<Data>[]) => string | undefined;
}

/** One error wherever the same words are underlined. */
export const sameWords = ({ words }: MendedFault): string => words.toLowerCase();

/** One error wherever the same term is underlined: `“Major Security Incidents”` is the plural of the same. */
export const sameTerm = ({ words }: MendedFault): string => termKey(words);

/** `Three instances of “Fax”` */
export function instances(count: number, of: string): string {
  return count === 1 ? `One instance of ${of}` : `${withCapital(numberWord(count))} instances of ${of}`;
}

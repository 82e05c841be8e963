// The contract of a rule. From one object come its check, its tests, its page under docs/rules, its row in the
// README, and its setting. `sec-duis explain` prints the page.

import type { Config, Severity } from "../config/config.ts";
import type { CorpusView } from "../index/corpus-view.ts";
import type { DocumentId, Facts } from "../index/facts.ts";
import type { SchemaModel } from "../schema/model.ts";
import type { Request } from "../schema/request.ts";
import type { Spelling } from "../spelling/spelling.ts";
import type { Definition, Reference, Suppression } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import type { Logged, MendedBy } from "./logged.ts";

export type RuleOptions = Readonly<Record<string, unknown>>;

/** What a rule's check is given. */
export interface RuleContext<Options extends RuleOptions = RuleOptions> {
  readonly document: Facts;
  /** Those of the document that are to be looked at: all, or for a rule that `examines: "references"` maybe only some. */
  readonly references: readonly Reference[];
  /** Those of the document that are to be looked at, one after the other: all, or for a rule that `examines: "definitions"` maybe only some. */
  readonly definitions: Iterable<Definition>;
  /**
   * Whether what stands in `part` is to be looked at: not where an edit left it as it was and the rule found nothing
   * there before. For a rule whose findings in a part of the text (a list, a clause's paragraphs) hang on nothing else.
   */
  readonly isDue: (part: Span) => boolean;
  /** Every name asked of it is noted: asking is what makes a document depend on another. */
  readonly corpus: CorpusView;
  readonly config: Config;
  readonly options: Options;
  readonly spelling: Spelling;
  /** For a rule that reads the findings: what all others came to. */
  readonly outcome?: Outcome;
}

/** What the other rules came to in one document, as far as its suppressions go. */
export interface Outcome {
  /** The ids of all rules that there are. */
  readonly known: ReadonlySet<string>;
  /** Those that were run to their end: not switched off, not failed. */
  readonly ran: ReadonlySet<string>;
  /** Whether every rule that is switched on ran. */
  readonly whole: boolean;
  /** Whether the suppression silenced a finding of `rule`, or of any rule. */
  silences(suppression: Suppression, rule?: string): boolean;
}

/** What a rule's check of an XML request is given. */
export interface RequestContext {
  readonly request: Request;
  /** Those that govern it; at least one. */
  readonly schemas: readonly SchemaModel[];
}

/** A change to one file. */
export interface FixEdit {
  readonly document: DocumentId;
  readonly at: Span;
  readonly newText: string;
}

export interface Fix {
  readonly title: string;
  /** The one that the quick-fix key takes. At most one a finding. */
  readonly preferred: boolean;
  /** Whether 'fix all' may make it without asking: it cannot change what the text means. */
  readonly safe: boolean;
  readonly edits: readonly FixEdit[];
}

/** Another place that bears on a finding. */
export interface Related {
  readonly document: DocumentId;
  readonly at: Span;
  readonly message: string;
}

/** So many places are shown beside a finding: nobody reads more, and where thousands of files claim one name, thousands would be shown beside each. */
export const mostRelated = 20;

/** One fault that a rule found. `related` and `fixes` are asked for late, with the corpus of that moment. */
export interface Fault<Data = undefined> {
  readonly at: Span;
  readonly message: string;
  /** Where it differs from the rule's own (an extract, a guess). Configuration overrides both. */
  readonly severity?: Severity;
  /** Whether it speaks for others behind it, of which nothing is told. */
  readonly isFirst?: true;
  /** The word, as written, that would be no fault if the project's dictionary held it. */
  readonly unknownWord?: string;
  readonly related?: (corpus: CorpusView) => readonly Related[];
  readonly fixes?: (corpus: CorpusView) => readonly Fix[];
  /** What the message is made of, for the rule's own `mendedBy` and `logged`: nobody else reads it, and it is shown to nobody. */
  readonly data?: Data;
}

/** A fault of a rule whose faults have data: each has them, unless `Data` may be undefined. */
export type FaultWith<Data> = unknown extends Data ? Fault<unknown> : Data extends undefined ? Fault : Fault<Data> & { readonly data: Data };

/** What a check gives in between, where it goes on for long: others may be served now. Steps of another's (`text/steps.ts`) are pauses too. */
export const pause = undefined;

/** Says at every `count`th time that it is asked that it is time for a `pause`. */
export function every(count: number): () => boolean {
  let asked = 0;
  return () => ++asked % count === 0;
}

/**
 * An example of a rule: its tests and its page are made from it. A text is a fixture (test/support/fixture.ts):
 * `//- name` starts a file, a line of carets describes the line above it.
 */
export type RuleExample =
  | { readonly bad: string; readonly fixed?: string; readonly note?: string }
  | { readonly good: string; readonly note?: string };

/** What can be wrong with a definition as a whole. */
export type DefinitionMark = "unused" | "duplicate" | "empty";

export interface Rule<Data = unknown, Options extends RuleOptions = RuleOptions> {
  readonly id: string;
  /** One sentence: the fault. */
  readonly summary: string;
  /** Why a drafter should care, in a few sentences. Markdown. */
  readonly why: string;
  readonly severity: Severity;
  /**
   * "document": looks at its own document alone, and is not run again when another changes. "findings": comes after all
   * others, looks at its document alone, and is told the `outcome`.
   */
  readonly reads: "document" | "corpus" | "findings";
  /**
   * "references": looks at each of the context's `references` by itself, or with those of one expression, and at nothing
   * else. "definitions": looks at each of its `definitions` by itself, at what it asks the corpus meanwhile, and at nothing
   * else. Then those that an edit left as they were need not be looked at again.
   */
  readonly examines?: "references" | "definitions";
  /** For a rule that examines references: whether what it finds of a reference hangs on the words of headings, too. */
  readonly readsHeadings?: boolean;
  /**
   * "structure": what it finds hangs on clauses, numbers and labels, and on how blocks begin and end, on no other words;
   * "clauses": on clauses and numbers alone. Then it has nothing new to find where an edit left these as they were.
   */
  readonly rests?: "structure" | "clauses";
  readonly options?: Options;
  readonly check: (context: RuleContext<Options>) => Iterable<FaultWith<Data> | typeof pause>;
  /** Where the same fault can stand in an XML request. */
  readonly checkRequest?: (context: RequestContext) => Iterable<FaultWith<Data>>;
  /** What its faults say of the definition that they underline: the view of definitions shows it there. */
  readonly marks?: DefinitionMark;
  /** What mends its faults besides a change of what they underline. */
  readonly mendedBy?: MendedBy<NoInfer<Data>>;
  /** How the housekeeping log tells of faults that were mended; as their messages do, where nothing is said. */
  readonly logged?: Logged<NoInfer<Data>>;
  readonly examples: readonly RuleExample[];
}

/** Says what types the data and the options have and gives the rule back as any rule. */
export function defineRule<Data = undefined, Options extends RuleOptions = RuleOptions>(rule: Rule<Data, Options>): Rule {
  return rule as unknown as Rule;
}

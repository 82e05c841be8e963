// What a generated Code really holds. Spans are UTF-16 offsets, half-open; lines are zero-based.

import type { DefinitionTruth, ReferenceStatus } from "./fragment.ts";

export interface GeneratedFile {
  /** The name, without a folder. */
  readonly file: string;
  readonly text: string;
}

export interface GeneratedCode {
  /** Documents, schema and sec.json. */
  readonly files: readonly GeneratedFile[];
  readonly truth: Truth;
}

export interface Truth {
  readonly documents: readonly { readonly file: string; readonly key: string; readonly kind: string; readonly title: string }[];
  readonly clauses: readonly ClauseTruth[];
  readonly definitions: readonly (Place & DefinitionTruth)[];
  readonly references: readonly ReferenceTruth[];
  readonly faults: readonly FaultTruth[];
  /** Places of which the truth says nothing. */
  readonly ignored: readonly Place[];
}

export interface Place {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

/** The place is that of the number. */
export interface ClauseTruth extends Place {
  readonly key: string;
  readonly number: string;
  readonly line: number;
  readonly heading: string | undefined;
  readonly notUsed: boolean;
  readonly kind: "clause" | "paragraph" | "annex" | "table";
}

/** The first part of a list holds its lead word (`Section G3.5`), the others their number alone. */
export interface ReferenceTruth extends Place {
  readonly text: string;
  readonly key: string;
  readonly status: ReferenceStatus;
}

export interface FaultTruth extends Place {
  readonly rule: string;
}

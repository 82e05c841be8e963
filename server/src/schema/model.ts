// An XML Schema as the rest of the server sees it: its names, each with the place of its declaration.

import type { LineIndex } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";

export type SchemaNameKind = "element" | "attribute" | "complexType" | "simpleType" | "group" | "attributeGroup";

/** One declaration: a global one, or an element or attribute inside a type. */
export interface SchemaName {
  readonly kind: SchemaNameKind;
  readonly name: string;
  readonly global: boolean;
  /** The value of the `name` attribute in the schema file's text. */
  readonly at: Span;
  /** The whole declaration, from its tag's `<` to the end of its closing tag. */
  readonly declaration: Span;
  /** The name of the global type or element that it stands in; undefined where it is itself global. */
  readonly owner: string | undefined;
  /** The type as written (`sr:ScheduleFrequency`, `xs:date`); undefined for an anonymous type. */
  readonly type: string | undefined;
  /** The base of a restriction or extension. */
  readonly base: string | undefined;
  /** Elements: as written, with the schema's defaults; `max` is Infinity for unbounded. Attributes: 0 or 1. */
  readonly occurs: { readonly min: number; readonly max: number };
  /** Whether it stands in a choice (itself or a group around it within its owner). */
  readonly inChoice: boolean;
  /** The text of xs:documentation, white space made single. */
  readonly documentation: string | undefined;
  /** Allowed values of a simple type (its own, or its anonymous one's). */
  readonly enumeration: readonly string[];
}

export interface SchemaModel {
  /** The file, as `DocumentId`. */
  readonly id: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly targetNamespace: string | undefined;
  readonly version: string | undefined;
  /** The prefixes that the schema binds: `sr` -> its namespace. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** The prefix bound to the target namespace, if any: `sr`. */
  readonly prefix: string | undefined;
  /** All declarations by name, global ones first. */
  readonly names: ReadonlyMap<string, readonly SchemaName[]>;
  /** Names of files that it imports or includes, as written. Never followed by the schema reader. */
  readonly imports: readonly string[];
  /** What the reader could not make sense of; the rest of the model still counts. */
  readonly problems: readonly SchemaProblem[];
}

export interface SchemaProblem {
  readonly at: Span;
  readonly message: string;
}

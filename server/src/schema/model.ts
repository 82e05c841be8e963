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
  /**
   * Whether it may be left out: by its own occurrence or by that of a sequence, choice or group around it, up to the
   * nearest type, named or not. Standing in a choice does not count; a global declaration is never optional.
   */
  readonly optional: boolean;
  /** Whether it stands in a choice (itself or a group around it, up to the nearest type, named or not). */
  readonly inChoice: boolean;
  /** The text of xs:documentation, white space made single. */
  readonly documentation: string | undefined;
  /** Allowed values of a simple type (its own, or its anonymous one's). */
  readonly enumeration: readonly string[];
  /** What it is made of: a complex type (its own, or its anonymous one), a group or an attribute group. */
  readonly content: Content | undefined;
}

/** The inside of a complex type or a group as written; bases, groups and references are not followed. */
export interface Content {
  /** How it is made from its `base`: an extension adds to it, a restriction says its elements again. */
  readonly derivation: "extension" | "restriction" | undefined;
  readonly parts: readonly Part[];
  /** It lets in elements or attributes that it does not name (xs:any, xs:anyAttribute). */
  readonly open: boolean;
}

export type Part =
  | { readonly kind: "declaration"; readonly name: SchemaName }
  | { readonly kind: "reference"; readonly to: SchemaReference; readonly occurs: SchemaName["occurs"] }
  | { readonly kind: "sequence" | "choice" | "all"; readonly occurs: SchemaName["occurs"]; readonly parts: readonly Part[] };

/** A place in a schema file that names a declaration: the value of `type`, `base`, `ref`. XML Schema's own types are left out. */
export interface SchemaReference {
  /** The name with its prefix: `sr:NoType`. */
  readonly at: Span;
  /** "" where there is none. */
  readonly prefix: string;
  readonly name: string;
  readonly kind: "type" | "element" | "attribute" | "group" | "attributeGroup";
}

export interface SchemaModel {
  /** The file, as `DocumentId`. */
  readonly id: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly targetNamespace: string | undefined;
  readonly version: string | undefined;
  /** The prefixes that the schema binds: `sr` -> its namespace; the default namespace stands under "". */
  readonly prefixes: ReadonlyMap<string, string>;
  /** The prefix bound to the target namespace, if any: `sr`. */
  readonly prefix: string | undefined;
  /** All declarations by name, global ones first. */
  readonly names: ReadonlyMap<string, readonly SchemaName[]>;
  /** Where it names other declarations, in the order of the text. */
  readonly references: readonly SchemaReference[];
  /** Names of files that it imports or includes, as written. Never followed by the schema reader. */
  readonly imports: readonly string[];
  /** Those of `imports` that declare names of its own namespace (xs:include, xs:redefine). */
  readonly includes: readonly string[];
  /** What the reader could not make sense of; the rest of the model still counts, but names may be missing from it. */
  readonly problems: readonly SchemaProblem[];
}

export interface SchemaProblem {
  readonly at: Span;
  readonly message: string;
}

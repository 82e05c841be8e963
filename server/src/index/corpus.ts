// What the rules and the features may ask of all documents together. `corpus.ts` holds the immutable corpus; a
// rule sees it through a `CorpusView`, which notes each name that was asked for (found or not), so that a change to
// that name, and to no other, checks the document again.

import type { SchemaModel, SchemaName } from "../schema/model.ts";
import type { Definition, Reference } from "../syntax/tree.ts";
import type { DocumentId, Facts } from "./facts.ts";
import type { TermKey } from "./keys.ts";
import type { Resolution } from "./resolve.ts";

/** A definition and the document it stands in. */
export interface DefinitionSite {
  readonly document: Facts;
  readonly definition: Definition;
}

/** A declaration of a schema name and the schema file it stands in. */
export interface SchemaSite {
  readonly schema: SchemaModel;
  readonly name: SchemaName;
}

export interface CorpusView {
  document(id: DocumentId): Facts | undefined;
  /** What `reference`, which stands in `from`, names. The one resolver. */
  resolve(reference: Reference, from: Facts): Resolution;
  /** All definitions of the term or of what is an alias of it, in the order of the Code. */
  definitions(term: TermKey): readonly DefinitionSite[];
  /** Whether some defined term, schema name or document title holds this word (lower case). */
  knowsWord(word: string): boolean;
  /** The schemas that govern `from`'s prefixed names: by front matter, sec.json, or the only ones there are. */
  schemas(from: Facts): readonly SchemaModel[];
}

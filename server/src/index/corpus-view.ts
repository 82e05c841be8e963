// What rules, and whoever else reads the corpus, may ask of all documents together.

import type { SchemaModel } from "../schema/model.ts";
import type { Request } from "../schema/request.ts";
import type { Reference } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import type { DocumentId, Facts } from "./facts.ts";
import type { AbsentSchema } from "./governing-schemas.ts";
import type { TermKey } from "./keys.ts";
import type { DefinitionSite } from "./lookup.ts";
import type { Resolution } from "./resolve.ts";
import type { TermPass } from "./term-pass.ts";
import type { TermPlace } from "./term-places.ts";
import type { Integrity } from "./texts.ts";

export interface CorpusView {
  document(id: DocumentId): Facts | undefined;
  /** The documents of that identity ("section G"), more than one where two files claim it. */
  documentsOf(identity: string): readonly Facts[];
  /** Files of other Codes that say that they are the document at `id`, which are told of. */
  twinsOf(id: DocumentId): readonly DocumentId[];
  /** The documents that answer to a name (title, alias), as `nameKey` makes it. */
  documentsNamed(name: string): readonly Facts[];
  /** What `reference`, which stands in `from`, names. The one resolver. */
  resolve(reference: Reference, from: Facts): Resolution;
  /** Whether anything, other than itself, refers to the annex, table or paragraph `key` of `document` or to a place in it. */
  isCited(document: Facts, key: string): boolean;
  /** All definitions of the term or of what is an alias of it, in the order of the Code. */
  definitions(term: TermKey): readonly DefinitionSite[];
  /** Whether some defined term or document title holds this word (lower case). */
  knowsWord(word: string): boolean;
  /** The prose of a clause (its key; "" for the whole) of any document. */
  proseOf(document: Facts, key: string): string;
  /** How much of a document is here: an extract and text that breaks off are a part, what came out of a PDF is paged. */
  integrity(document: Facts): Integrity;
  /** What the terms of the whole Code have to do with `document`: one pass over it serves all who ask. */
  terms(document: Facts): TermPass;
  /** The uses of terms that begin in `span` of `document`, as `terms` has them: of another document without a pass over all of it. */
  usesIn(document: Facts, span: Span): readonly TermPlace[];
  /** Whether any document mentions the term outside its own definition. */
  isUsed(term: TermKey): boolean;
  /** Whether a document that defines the terms of the whole Code (Section A) is here, and as a whole. */
  hasGlossary(): boolean;
  /** The schemas that govern `from`'s prefixed names: by front matter, sec.json, or the only ones there are. */
  schemas(from: Facts): readonly SchemaModel[];
  /** The schema that front matter or sec.json name for `from`, where it is not held. */
  absentSchema(from: Facts): AbsentSchema | undefined;
  /** The schemas that govern the names of an XML request; none where it is a message of something else. */
  requestSchemas(request: Request): readonly SchemaModel[];
  /** The response codes that tables declare, and whether one of those documents is here as a whole. */
  responseCodes(): { readonly codes: ReadonlySet<string>; readonly whole: boolean };
}

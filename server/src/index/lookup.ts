// What the resolver may ask of all documents together, by name. The corpus answers, and notes what was asked.

import type { SchemaModel } from "../schema/model.ts";
import type { Definition } from "../syntax/tree.ts";
import type { Facts } from "./facts.ts";
import type { TermKey } from "./keys.ts";

/** A definition and the document it stands in. */
export interface DefinitionSite {
  readonly document: Facts;
  readonly definition: Definition;
}

/** What the resolver asks: the view, by names. */
export interface Lookup {
  documentsOf(identity: string): readonly Facts[];
  /** The documents that answer to a name (title, alias), as `nameKey` makes it. */
  documentsNamed(name: string): readonly Facts[];
  definitions(term: TermKey): readonly DefinitionSite[];
  schemas(from: Facts): readonly SchemaModel[];
  /** What sec.json calls the documents: nameKey of the alias -> identity key ("AD"). */
  aliases(from: Facts): ReadonlyMap<string, string>;
  /** All documents, for the few questions that no name answers (who declares a response code). */
  all(): Iterable<Facts>;
  /** Notes that the answer rests on the clause or heading `key` of `document`. */
  rest(document: Facts, key: string): void;
  /** Notes that the answer rests on all references that give their target this name (as `citations` makes it). */
  cites(name: string): void;
}

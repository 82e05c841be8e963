// All that one corpus holds, and what is found in it by name. Immutable to whoever asks: what is found is found once.

import type { Config } from "../config/config.ts";
import type { SchemaModel } from "../schema/model.ts";
import { finished } from "../text/steps.ts";
import { termName } from "./changes.ts";
import { inCodeOrder } from "./code-order.ts";
import type { CorpusView } from "./corpus-view.ts";
import type { DocumentId, Facts } from "./facts.ts";
import { nameKey, type TermKey } from "./keys.ts";
import type { DefinitionSite } from "./lookup.ts";
import type { Outward } from "./outward.ts";
import { buildingTables, type Tables } from "./tables.ts";
import { isGlossary, type TermIndex } from "./term-index.ts";

export interface Held {
  /** In the order of their ids. */
  readonly documents: ReadonlyMap<DocumentId, Facts>;
  readonly schemaFiles: ReadonlyMap<DocumentId, SchemaModel>;
  readonly configOf: (id: DocumentId) => Config;
  /** By the document's id. */
  readonly twins: ReadonlyMap<DocumentId, readonly DocumentId[]>;
  readonly terms: TermIndex;
  /** Made when first asked, handed on while no key of theirs changes. */
  readonly tables: Tables | undefined;
  /** Of each document, handed on while nothing but that document changes. */
  readonly outward: ReadonlyMap<DocumentId, Outward>;
}

/** An answer with the name that it is noted by. */
interface Named<Value> {
  readonly name: string;
  readonly found: Value;
}

export class Contents {
  readonly held: Held;
  private tables: Tables | undefined;
  private readonly outward: Map<DocumentId, Outward>;
  private readonly byIdentity = new Map<string, Named<readonly Facts[]>>();
  private readonly byTerm = new Map<string, Named<readonly DefinitionSite[]>>();
  private readonly aliasMaps = new Map<Config, ReadonlyMap<string, string>>();
  private codes: ReturnType<CorpusView["responseCodes"]> | undefined;
  private glossary: boolean | undefined;

  constructor(held: Held) {
    this.held = held;
    this.tables = held.tables;
    this.outward = new Map(held.outward);
  }

  /** Makes the tables, in steps of one document, if nobody has. */
  *preparing(): Generator<void, Tables> {
    return (this.tables ??= yield* buildingTables(this.held.documents.values()));
  }

  /** The tables that were made so far. */
  get tablesMade(): Tables | undefined {
    return this.tables;
  }

  ofIdentity(identity: string): Named<readonly Facts[]> {
    return once(this.byIdentity, identity, () => ({ name: `identity:${identity}`, found: this.find(this.allTables.identities.get(identity)) }));
  }

  ofName(name: string): readonly Facts[] {
    return this.find(this.allTables.names.get(name));
  }

  /** In the order of the Code. */
  ofTerm(term: TermKey): Named<readonly DefinitionSite[]> {
    return once(this.byTerm, term, () => {
      const defining = inCodeOrder(this.find(this.allTables.terms.get(term)));
      return { name: termName(term), found: defining.flatMap((document) => document.definitions.get(term)!.map((definition) => ({ document, definition }))) };
    });
  }

  knowsWord(word: string): boolean {
    return this.allTables.words.has(word);
  }

  /** What sec.json calls the documents, seen from the one at `id`: nameKey of the alias -> identity key. */
  aliases(id: DocumentId): ReadonlyMap<string, string> {
    const config = this.held.configOf(id);
    return once(this.aliasMaps, config, () => new Map(Object.entries(config.aliases).map(([alias, key]) => [nameKey(alias), key])));
  }

  responseCodes(): ReturnType<CorpusView["responseCodes"]> {
    return (this.codes ??= declaredCodes(this.held.documents.values()));
  }

  hasGlossary(): boolean {
    return (this.glossary ??= [...this.held.documents.values()].some(isGlossary));
  }

  /** What the references of the document at `id` into others came to, so far. */
  outwardOf(id: DocumentId): Outward {
    return once(this.outward, id, () => new WeakMap());
  }

  private get allTables(): Tables {
    return this.tables ?? finished(this.preparing());
  }

  private find(ids: readonly DocumentId[] | undefined): readonly Facts[] {
    return ids?.flatMap((id) => this.held.documents.get(id) ?? []) ?? [];
  }
}

function once<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = make()));
  return value;
}

function declaredCodes(documents: Iterable<Facts>): ReturnType<CorpusView["responseCodes"]> {
  const codes = new Set<string>();
  let whole = false;
  for (const facts of documents) {
    for (const code of facts.codes.keys()) codes.add(code);
    whole ||= facts.codes.size > 0 && !facts.tree.identity.extract;
  }
  return { codes, whole };
}

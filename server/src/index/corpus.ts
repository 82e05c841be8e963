// All documents together, immutable: each change makes a new corpus that shares what did not change. A rule sees it
// through a `CorpusView`, which notes each name that was asked for, found or not; `changed` says which names a change
// touched. So a document is checked again for a name that it rests on, and for no other.

import { defaultConfig, type Config } from "../config/config.ts";
import type { SchemaModel } from "../schema/model.ts";
import type { Reference, ReferenceTarget } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import { finished } from "../text/steps.ts";
import type { DocumentId, Facts } from "./facts.ts";
import { Names, noNames, type ReadonlyNames } from "./asked-names.ts";
import { changedNames, termName } from "./changes.ts";
import { fileCitations } from "./citations.ts";
import { isCited } from "./cited.ts";
import { absentSchema, governingSchemas, schemasOfRequest } from "./governing-schemas.ts";
import { nameKey, type TermKey } from "./keys.ts";
import type { CorpusView } from "./corpus-view.ts";
import { Leaning } from "./leaning.ts";
import { LentView } from "./lent-view.ts";
import type { DefinitionSite, Lookup } from "./lookup.ts";
import { resolveReference, type Resolution } from "./resolve.ts";
import { isGlossary, termIndex, type Change, type TermIndex } from "./term-index.ts";
import type { TermPass, TermPlace } from "./term-pass.ts";
import { integrityOf, proseOf } from "./texts.ts";

export interface Corpus extends CorpusView {
  /** Grows with each change; two corpora of one number are the same. */
  readonly revision: number;
  /** In the order of their ids, whatever order they came in. */
  readonly documents: ReadonlyMap<DocumentId, Facts>;
  readonly schemaFiles: ReadonlyMap<DocumentId, SchemaModel>;
  /** Makes, in steps, what `terms` gives. */
  passing(document: Facts): Generator<void, TermPass>;
  /** Finds ahead, in steps, what the checks of the first documents would have to find in all others. Changes no answer. */
  preparing(): Generator<void, void>;
  /** The use of a term that `offset` of a document touches, as `terms` has it; without a pass over the whole document. */
  termAt(document: Facts, offset: number): TermPlace | undefined;
  /** The uses of terms that begin in `span`, in the same way. */
  termsWithin(document: Facts, span: Span): readonly TermPlace[];
  with(facts: Facts): Corpus;
  without(id: DocumentId): Corpus;
  /** After several documents came, changed or (undefined) went: one new corpus for all, as each holds every document. */
  withAll(changes: ReadonlyMap<DocumentId, Facts | undefined>): Corpus;
  withSchema(schema: SchemaModel): Corpus;
  withoutSchema(id: DocumentId): Corpus;
  /** From now on `configOf` says what sec.json and the settings ask for of each document. */
  withConfig(configOf: (id: DocumentId) => Config): Corpus;
  /**
   * Views that note what they are asked; not what they are asked of `own`, the document that is checked by them. `before`
   * are names that count as asked already; they are added to.
   */
  track(own?: DocumentId, before?: Asked): Tracked;
}

/** The names that a check asked. */
export interface Asked {
  readonly asked: Names;
  /** Those that rules which examine definitions asked, of terms and texts: what they mean to no other rule. */
  readonly askedOfDefinitions: Names;
}

export interface Tracked extends Asked {
  readonly view: CorpusView;
  /** For rules that examine definitions. */
  readonly viewOfDefinitions: CorpusView;
  /** References of the document whose answer hangs on its own words, so far. */
  readonly textual: ReadonlySet<Reference>;
  /** What `viewOfDefinitions` answers is told to it. */
  readonly leaning: Leaning;
  /** The check is over: nobody may ask the view any more, and it holds nothing. */
  release(): void;
}

interface State {
  readonly documents: ReadonlyMap<DocumentId, Facts>;
  readonly schemaFiles: ReadonlyMap<DocumentId, SchemaModel>;
  readonly configOf: (id: DocumentId) => Config;
  /** The revision that this one was made from, and the names that changed since: told when asked, as nobody does while the Code is first read. */
  readonly basis: number;
  readonly names: () => ReadonlyNames;
  /** Documents by identity, by name and by term; made when first asked, handed on while no such key changes. */
  readonly tables: Tables | undefined;
  readonly terms: TermIndex;
  /** What the references of a document into others came to, handed on while nothing but that document changes. */
  readonly outward: ReadonlyMap<DocumentId, Outward>;
}

/** By the target, which a reference keeps from version to version of its document. */
type Outward = WeakMap<ReferenceTarget, Answer>;

interface Answer {
  readonly resolution: Resolution;
  readonly names: readonly Note[];
  /** Where these names were noted last. */
  noted: ReadonlyNames;
}

/** A name that was asked for: plain, or a place. */
type Note = string | { readonly id: DocumentId; readonly key: string };

interface Tables {
  readonly identities: ReadonlyMap<string, readonly DocumentId[]>;
  readonly names: ReadonlyMap<string, readonly DocumentId[]>;
  readonly terms: ReadonlyMap<string, readonly DocumentId[]>;
  readonly words: ReadonlyMap<string, number>;
}

/** The questions, and the same with the names of some of them noted apart. */
interface Asking {
  readonly view: CorpusView;
  aside(names: Names, leaning: Leaning): CorpusView;
}

let revisions = 0;

/** The names whose answers differ between the two corpora. */
export function changed(before: Corpus, after: Corpus): ReadonlyNames {
  if (before === after) return noNames;
  const state = states.get(after);
  if (state && state.basis === before.revision) return state.names();
  const names = new Names(["schemas", "config", "codes", "terms", "used", "glossary"]);
  for (const id of new Set([...before.documents.keys(), ...after.documents.keys()])) {
    const old = before.documents.get(id);
    const now = after.documents.get(id);
    if (old !== now) names.addAll(changedNames(old, now));
  }
  return names;
}

const states = new WeakMap<Corpus, State>();

/** A corpus without documents. */
export const emptyCorpus: Corpus = corpusOf({
  documents: new Map(), schemaFiles: new Map(), configOf: () => defaultConfig, basis: -1, names: () => noNames, tables: undefined, terms: termIndex(new Map()), outward: new Map(),
});

function corpusOf(state: State): Corpus {
  const revision = revisions++;
  let tables = state.tables;
  const lookupTables = () => (tables ??= buildTables(state.documents));
  const aliasMaps = new Map<Config, ReadonlyMap<string, string>>();
  const byTerm = new Map<string, { readonly name: string; readonly sites: readonly DefinitionSite[] }>();
  const byIdentity = new Map<string, { readonly name: string; readonly documents: readonly Facts[] }>();
  let codes: ReturnType<CorpusView["responseCodes"]> | undefined;
  let glossary: boolean | undefined;
  const outward = new Map(state.outward);

  const derive = (change: Partial<State>, names: () => ReadonlyNames, keepTables: boolean): Corpus =>
    corpusOf({ ...state, outward: new Map(), ...change, basis: revision, names, tables: keepTables ? tables : undefined });

  const replace = (given: ReadonlyMap<DocumentId, Facts | undefined>): Corpus => {
    const changes = [...given].map(([id, after]) => ({ id, before: state.documents.get(id), after })).filter(({ before, after }) => before !== after);
    if (changes.length === 0) return corpus;
    const replaced = new Map(state.documents);
    for (const { id, after } of changes) {
      if (after) replaced.set(id, after);
      else replaced.delete(id);
    }
    const documents = changes.some(({ before }) => before === undefined) ? inOrderOfIds(replaced) : replaced;
    const { terms, names } = state.terms.after(changes, documents);
    const same = changes.every(({ before, after }) => before !== undefined && after !== undefined && sameKeys(before, after));
    const [only, ...others] = changes;
    const kept = same && others.length === 0 ? outward.get(only!.id) : undefined;
    return derive({ documents, terms, outward: new Map(kept && [[only!.id, kept]]) }, namesBetween(changes, names), same);
  };

  const replaceSchema = (id: DocumentId, schema: SchemaModel | undefined): Corpus => {
    const schemaFiles = new Map(state.schemaFiles);
    if (schema) schemaFiles.set(id, schema);
    else if (!schemaFiles.delete(id)) return corpus;
    return derive({ schemaFiles }, these("schemas"), true);
  };

  const find = (ids: readonly DocumentId[] | undefined): readonly Facts[] => {
    if (!ids) return [];
    const found: Facts[] = [];
    for (const id of ids) {
      const facts = state.documents.get(id);
      if (facts) found.push(facts);
    }
    return found;
  };

  const sitesOf = (term: TermKey): readonly DefinitionSite[] =>
    inCodeOrder(find(lookupTables().terms.get(term))).flatMap(document => document.definitions.get(term)!.map(definition => ({ document, definition })));

  /** The questions, each noting in `asked` what its answer rests on. */
  const ask = (asked: Names | undefined, own?: DocumentId, hangs?: (reference: Reference, from: Facts) => void): Asking => {
    const resolved = new Map<Reference, Resolution>();
    let noted: Note[] | undefined;
    /** Of which document the terms were asked for last: most rules ask for those of one, thousands of times. */
    let passed: DocumentId | undefined;
    /** Where plain names are noted. */
    let into = asked;
    const note = (name: string) => {
      into?.add(name);
      noted?.push(name);
    };
    const notePlace = (id: DocumentId, key: string) => {
      asked?.addPlace(id, key);
      noted?.push({ id, key });
    };
    const noteAgain = (name: Note) => (typeof name === "string" ? note(name) : notePlace(name.id, name.key));
    const noteTerms = ({ id }: Facts) => {
      if (passed === id) return;
      note("terms");
      note(`terms:${id}`);
      passed = id;
    };
    const lookup: Lookup = {
      documentsOf(identity) {
        let known = byIdentity.get(identity);
        if (!known) byIdentity.set(identity, (known = { name: `identity:${identity}`, documents: find(lookupTables().identities.get(identity)) }));
        note(known.name);
        return known.documents;
      },
      documentsNamed(name) {
        note(`name:${name}`);
        return find(lookupTables().names.get(name));
      },
      definitions(term) {
        let known = byTerm.get(term);
        if (!known) byTerm.set(term, (known = { name: termName(term), sites: sitesOf(term) }));
        note(known.name);
        return known.sites;
      },
      schemas(from) {
        note("schemas");
        return governingSchemas(state.schemaFiles.values(), from.tree.identity.schema ?? state.configOf(from.id).schema, from.id);
      },
      aliases(from) {
        note("config");
        const config = state.configOf(from.id);
        let map = aliasMaps.get(config);
        if (!map) aliasMaps.set(config, (map = new Map(Object.entries(config.aliases).map(([alias, key]) => [nameKey(alias), key]))));
        return map;
      },
      all() {
        note("codes");
        return state.documents.values();
      },
      rest(document, key) {
        // A change to the document itself checks it again in any case.
        if (asked && document.id !== own) notePlace(document.id, key);
      },
      cites(name) {
        note(`cited:${name}`);
      },
    };
    const resolveOutward = (reference: Reference, from: Facts): Resolution => {
      let answers = outward.get(from.id);
      if (!answers) outward.set(from.id, (answers = new WeakMap()));
      const known = answers.get(reference.target);
      if (known) {
        if (known.noted !== asked) known.names.forEach(noteAgain);
        known.noted = asked!;
        return known.resolution;
      }
      noted = [];
      const resolution = resolveReference(lookup, reference, from);
      answers.set(reference.target, { resolution, names: noted, noted: asked! });
      noted = undefined;
      return resolution;
    };
    const view: CorpusView = {
      document: id => state.documents.get(id),
      documentsOf: identity => lookup.documentsOf(identity),
      documentsNamed: name => lookup.documentsNamed(name),
      resolve(reference, from) {
        // Several rules ask for the same reference: the first answer serves them all.
        if (!asked) return resolveReference(lookup, reference, from);
        let resolution = resolved.get(reference);
        if (!resolution) resolved.set(reference, (resolution = from.id === own && isEdited(from) && looksOutward(reference.target, from) ? resolveOutward(reference, from) : resolveReference(lookup, reference, from)));
        if (hangs && hangsOnText(reference, resolution)) hangs(reference, from);
        return resolution;
      },
      isCited: (document, key) => isCited(lookup, state.documents.values(), document, key),
      definitions: term => lookup.definitions(term),
      knowsWord(word) {
        note(`word:${word}`);
        return lookupTables().words.has(word);
      },
      proseOf(document, key) {
        note(`text:${document.id}\n${key}`);
        return proseOf(document, key);
      },
      integrity(document) {
        note(`whole:${document.id}`);
        note(`identity:${document.identity}`);
        return integrityOf(document);
      },
      terms(document) {
        noteTerms(document);
        return state.terms.pass(document);
      },
      usesIn(document, span) {
        noteTerms(document);
        return document.id === own ? state.terms.pass(document).uses.within(span) : state.terms.usesIn(document, span);
      },
      isUsed(term) {
        note("terms");
        note("used");
        note(`used:${term}`);
        for (const document of state.documents.values()) if (state.terms.mentions(document, term)) return true;
        return false;
      },
      hasGlossary() {
        note("glossary");
        return (glossary ??= [...state.documents.values()].some(isGlossary));
      },
      schemas: from => lookup.schemas(from),
      absentSchema(from) {
        note("schemas");
        return absentSchema(state.schemaFiles.values(), from.tree.identity.schema ?? state.configOf(from.id).schema);
      },
      requestSchemas(request) {
        note("schemas");
        return schemasOfRequest(state.schemaFiles.values(), state.configOf(request.id).schema, request);
      },
      responseCodes() {
        note("codes");
        return (codes ??= declaredCodes(state.documents.values()));
      },
    };
    const aside = (names: Names, leaning: Leaning): CorpusView => {
      const noting = <T>(answer: () => T): T => {
        into = names;
        try {
          return answer();
        } finally {
          into = asked;
        }
      };
      return {
        ...view,
        definitions(term) {
          const sites = noting(() => view.definitions(term));
          leaning.sites(sites);
          return sites;
        },
        proseOf: (document, key) => noting(() => view.proseOf(document, key)),
        integrity: document => noting(() => view.integrity(document)),
        resolve(reference, from) {
          const found = view.resolve(reference, from);
          leaning.resolved(found);
          return found;
        },
      };
    };
    return { view, aside };
  };

  const corpus: Corpus = {
    ...ask(undefined).view,
    revision,
    documents: state.documents,
    schemaFiles: state.schemaFiles,
    passing: (document) => state.terms.passing(document),
    *preparing() {
      tables ??= yield* buildingTables(state.documents);
      for (const document of state.documents.values()) {
        yield* state.terms.passing(document);
        fileCitations(document);
        yield;
      }
    },
    termAt: (document, offset) => state.terms.useAt(document, offset),
    termsWithin: (document, span) => state.terms.usesWithin(document, span),
    with: facts => replace(new Map([[facts.id, facts]])),
    without: id => replace(new Map([[id, undefined]])),
    withAll: replace,
    withSchema: schema => replaceSchema(schema.id, schema),
    withoutSchema: id => replaceSchema(id, undefined),
    withConfig: configOf => derive({ configOf }, these("config", "schemas"), true),
    track(own, before) {
      const { asked = new Names(), askedOfDefinitions = new Names() } = before ?? {};
      const textual = new Set<Reference>();
      const leaning = new Leaning(own);
      const asking = ask(asked, own, (reference, from) => {
        if (from.id === own) textual.add(reference);
      });
      const view = new LentView(asking.view);
      const viewOfDefinitions = new LentView(asking.aside(askedOfDefinitions, leaning));
      return {
        view, viewOfDefinitions, asked, askedOfDefinitions, textual, leaning,
        release() {
          view.takeBack();
          viewOfDefinitions.takeBack();
        },
      };
    },
  };
  states.set(corpus, state);
  return corpus;
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

/** By file, whatever order the files came in: of two that claim one name, the same is always first. */
function inOrderOfIds(documents: ReadonlyMap<DocumentId, Facts>): ReadonlyMap<DocumentId, Facts> {
  return new Map([...documents].sort(([a], [b]) => compare(a, b)));
}

function buildTables(documents: ReadonlyMap<DocumentId, Facts>): Tables {
  return finished(buildingTables(documents));
}

function* buildingTables(documents: ReadonlyMap<DocumentId, Facts>): Generator<void, Tables> {
  const identities = new Map<string, DocumentId[]>();
  const names = new Map<string, DocumentId[]>();
  const terms = new Map<string, DocumentId[]>();
  const words = new Map<string, number>();
  const add = (map: Map<string, DocumentId[]>, key: string, id: DocumentId) => {
    const same = map.get(key);
    if (same) same.push(id);
    else map.set(key, [id]);
  };
  for (const facts of documents.values()) {
    add(identities, facts.identity, facts.id);
    for (const name of facts.names) add(names, name, facts.id);
    for (const term of facts.definitions.keys()) add(terms, term, facts.id);
    for (const word of facts.vocabulary) words.set(word, (words.get(word) ?? 0) + 1);
    yield;
  }
  return { identities, names, terms, words };
}

// Not made inside a corpus: a name that nobody asks for would keep that corpus alive, and all those before it.

function namesBetween(changes: readonly Change[], others: ReadonlySet<string>): () => ReadonlyNames {
  let names: ReadonlyNames | undefined;
  let left = changes;
  return () => {
    if (names) return names;
    const all = new Names(others);
    for (const { before, after } of left) all.addAll(changedNames(before, after));
    // What it was made of is let go.
    left = [];
    return (names = all);
  };
}

function these(...names: readonly string[]): () => ReadonlyNames {
  return () => new Names(names);
}

/** Whether a place was not found, or found by its label in running text: an edit elsewhere in the document may change that. What a definition says has a name, which was asked for. */
function hangsOnText({ target }: Reference, found: Resolution): boolean {
  if (found.kind === "none" || (found.kind === "external" && target.kind === "clause")) return true;
  if (target.kind !== "relative" && !(target.kind === "clause" && target.key.includes("("))) return false;
  if (found.kind !== "one") return target.kind === "relative";
  return found.target.kind === "clause" ? !found.target.clause.key.endsWith(target.key) : target.kind === "relative";
}

/** Whether this is not the first version of the document that is read: most are read once, and what they cite need not be kept. */
function isEdited({ tree }: Facts): boolean {
  return tree.pieces !== undefined;
}

/** Whether a reference in `from` can only lead into other documents, by their identity alone. */
function looksOutward(target: ReferenceTarget, from: Facts): boolean {
  if (target.kind !== "clause" && target.kind !== "annex") return false;
  switch (target.document.kind) {
    case "section": return from.identity !== `section ${target.document.letter}`;
    case "appendix": return !target.document.own && from.identity !== `appendix ${target.document.letter}`;
    default: return false;
  }
}

/** Whether both versions answer to the same identity, names, terms and words, so that the tables still hold. */
function sameKeys(a: Facts, b: Facts): boolean {
  return a.identity === b.identity && a.names.join("\n") === b.names.join("\n") && sameSet(a.vocabulary, b.vocabulary) && (a.places.terms === b.places.terms || (a.definitions.size === b.definitions.size && [...a.definitions.keys()].every(key => b.definitions.has(key))));
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const value of a) if (!b.has(value)) return false;
  return true;
}

const kindOrder = { section: 0, schedule: 1, appendix: 2, other: 3 };

/** Sections before Appendices, each by letter (A..Z, AA..), then by file: the same whatever order the files came in. */
export function inCodeOrder(documents: readonly Facts[]): readonly Facts[] {
  return [...documents].sort((a, b) => {
    const x = a.tree.identity;
    const y = b.tree.identity;
    return kindOrder[x.kind] - kindOrder[y.kind] || x.key.length - y.key.length || compare(x.key, y.key) || compare(a.id, b.id);
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

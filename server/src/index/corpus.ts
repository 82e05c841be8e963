// All documents together, immutable: each change makes a new corpus that shares what did not change. A rule sees it
// through a `CorpusView`, which notes each name that was asked for, found or not; `changed` says which names a change
// touched. So a document is checked again for a name that it rests on, and for no other.

import { defaultConfig, type Config } from "../config/config.ts";
import type { SchemaModel } from "../schema/model.ts";
import type { Reference } from "../syntax/tree.ts";
import { byUnits } from "../text/ordered.ts";
import type { Span } from "../text/span.ts";
import { questionsOfDefinitions, questionsTo } from "./asking.ts";
import { Names, noNames, type ReadonlyNames } from "./asked-names.ts";
import { changedNames } from "./changes.ts";
import { fileCitations } from "./citations.ts";
import { Contents, type Held } from "./contents.ts";
import type { CorpusView } from "./corpus-view.ts";
import type { DocumentId, Facts } from "./facts.ts";
import { Leaning } from "./leaning.ts";
import { LentView } from "./lent-view.ts";
import { Notes } from "./notes.ts";
import { sameKeys } from "./tables.ts";
import { termIndex, type Change } from "./term-index.ts";
import type { TermPass } from "./term-pass.ts";
import type { TermPlace } from "./term-places.ts";

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
  /** From now on `twins` says which files of other Codes are a document as well. */
  withTwins(twins: ReadonlyMap<DocumentId, readonly DocumentId[]>): Corpus;
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

/** What a corpus was made from. */
interface Origin {
  /** The revision before it, and the names that changed since: told when asked, as nobody does while the Code is first read. */
  readonly basis: number;
  readonly names: () => ReadonlyNames;
}

let revisions = 0;

const origins = new WeakMap<Corpus, Origin>();

/** A corpus without documents. */
export const emptyCorpus: Corpus = corpusOf(
  { documents: new Map(), schemaFiles: new Map(), configOf: () => defaultConfig, twins: new Map(), tables: undefined, terms: termIndex(new Map()), outward: new Map() },
  { basis: -1, names: () => noNames },
);

/** The names whose answers differ between the two corpora. */
export function changed(before: Corpus, after: Corpus): ReadonlyNames {
  if (before === after) return noNames;
  const origin = origins.get(after);
  if (origin?.basis === before.revision) return origin.names();
  const names = new Names(["schemas", "config", "twins", "codes", "terms", "used", "glossary"]);
  for (const id of new Set([...before.documents.keys(), ...after.documents.keys()])) {
    const old = before.documents.get(id);
    const now = after.documents.get(id);
    if (old !== now) names.addAll(changedNames(old, now));
  }
  return names;
}

function corpusOf(held: Held, origin: Origin): Corpus {
  const revision = revisions++;
  const contents = new Contents(held);
  const { documents, schemaFiles, terms } = held;

  const derive = (change: Partial<Held>, names: () => ReadonlyNames, keepsTables: boolean): Corpus =>
    corpusOf({ ...held, outward: new Map(), ...change, tables: keepsTables ? contents.tablesMade : undefined }, { basis: revision, names });

  const replace = (given: ReadonlyMap<DocumentId, Facts | undefined>): Corpus => {
    const changes = changesAmong(documents, given);
    if (changes.length === 0) return corpus;
    const now = replaced(documents, changes);
    const after = terms.after(changes, now);
    const keepsTables = changes.every((change) => change.before && change.after && sameKeys(change.before, change.after));
    const [only, ...others] = changes;
    const outward = keepsTables && others.length === 0 ? new Map([[only!.id, contents.outwardOf(only!.id)]]) : new Map();
    return derive({ documents: now, terms: after.terms, outward }, namesBetween(changes, after.names), keepsTables);
  };

  const replaceSchema = (id: DocumentId, schema: SchemaModel | undefined): Corpus => {
    const now = new Map(schemaFiles);
    if (schema) now.set(id, schema);
    else if (!now.delete(id)) return corpus;
    return derive({ schemaFiles: now }, these("schemas"), true);
  };

  const corpus: Corpus = {
    ...questionsTo(contents, new Notes(undefined), undefined),
    revision,
    documents,
    schemaFiles,
    passing: (document) => terms.passing(document),
    *preparing() {
      yield* contents.preparing();
      for (const document of documents.values()) {
        yield* terms.passing(document);
        fileCitations(document);
        yield;
      }
    },
    termAt: (document, offset) => terms.useAt(document, offset),
    termsWithin: (document, span) => terms.usesWithin(document, span),
    with: (facts) => replace(new Map([[facts.id, facts]])),
    without: (id) => replace(new Map([[id, undefined]])),
    withAll: replace,
    withSchema: (schema) => replaceSchema(schema.id, schema),
    withoutSchema: (id) => replaceSchema(id, undefined),
    withConfig: (configOf) => derive({ configOf }, these("config", "schemas"), true),
    withTwins: (twins) => derive({ twins }, these("twins"), true),
    track: (own, before) => tracking(contents, own, before),
  };
  origins.set(corpus, origin);
  return corpus;
}

function tracking(contents: Contents, own: DocumentId | undefined, before: Asked | undefined): Tracked {
  const { asked = new Names(), askedOfDefinitions = new Names() } = before ?? {};
  const textual = new Set<Reference>();
  const leaning = new Leaning(own);
  const notes = new Notes(asked);
  const questions = questionsTo(contents, notes, own === undefined ? undefined : { own, hangs: (reference) => textual.add(reference) });
  const view = new LentView(questions);
  const viewOfDefinitions = new LentView(questionsOfDefinitions(questions, notes, askedOfDefinitions, leaning));
  return {
    view, viewOfDefinitions, asked, askedOfDefinitions, textual, leaning,
    release() {
      view.takeBack();
      viewOfDefinitions.takeBack();
    },
  };
}

interface ChangeOf extends Change {
  readonly id: DocumentId;
}

function changesAmong(documents: ReadonlyMap<DocumentId, Facts>, given: ReadonlyMap<DocumentId, Facts | undefined>): readonly ChangeOf[] {
  return [...given].map(([id, after]) => ({ id, before: documents.get(id), after })).filter(({ before, after }) => before !== after);
}

/** By file, whatever order the files came in: of two that claim one name, the same is always first. */
function replaced(documents: ReadonlyMap<DocumentId, Facts>, changes: readonly ChangeOf[]): ReadonlyMap<DocumentId, Facts> {
  const now = new Map(documents);
  for (const { id, after } of changes) {
    if (after) now.set(id, after);
    else now.delete(id);
  }
  if (changes.every(({ before }) => before)) return now;
  return new Map([...now].sort(([a], [b]) => byUnits(a, b)));
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

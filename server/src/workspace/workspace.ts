// The only mutable state: texts come in, immutable snapshots and findings go out. A text is read once a version; its
// findings are kept until something that they rest on changes: the text, the configuration that governs it, or a name
// that the check asked of the corpus, found or not. Whoever calls may stop between two rules (`checking`).

import { concluding } from "../check/check.ts";
import { together, type Checked } from "../check/findings.ts";
import type { Config } from "../config/config.ts";
import { Names, noNames } from "../index/asked-names.ts";
import { changed, emptyCorpus, type Corpus } from "../index/corpus.ts";
import type { DocumentId, Facts } from "../index/facts.ts";
import type { SchemaModel } from "../schema/model.ts";
import { readSchema } from "../schema/read.ts";
import { readRequest } from "../schema/request.ts";
import type { Spelling } from "../spelling/spelling.ts";
import { isSameForms } from "../syntax/forms.ts";
import type { Language } from "../syntax/tree.ts";
import { finished } from "../text/steps.ts";
import { isSameText, type Text } from "../text/text.ts";
import { checkedOwn, checkedShared, earlierOf, forget, isStale, outdate, reading, unchecked, type Entry } from "./entry.ts";
import { checkedConfig } from "./config-entry.ts";
import { governing } from "./governing.ts";
import { besideConflicts, schemaFindings } from "./problems.ts";
import { rehearsing } from "./rehearsal.ts";
import { checkedRequest, uncheckedRequest, type RequestEntry } from "./request-entry.ts";
import { Settings } from "./settings.ts";
import type { ConfigFile, Snapshot } from "./snapshot.ts";

export interface Workspace {
  /** The document at `id` has this text from now on. */
  set(id: DocumentId, text: Text, language?: Language): void;
  /** `set` in small steps. Nobody sees anything of the text before the last one, and nothing at all where another one came in between. */
  setting(id: DocumentId, text: Text, language?: Language): Generator<void, void>;
  /** A document that was read elsewhere, under the same settings. */
  hold(facts: Facts, language: Language | undefined): void;
  /** What was read last of the document at `id`. */
  facts(id: DocumentId): Facts | undefined;
  remove(id: DocumentId): void;
  setSchema(id: DocumentId, text: string): void;
  removeSchema(id: DocumentId): void;
  /** An XML file: a request or response where its namespace is a schema's, else nothing that anybody speaks of. */
  setRequest(id: DocumentId, text: string): void;
  removeRequest(id: DocumentId): void;
  /** The sec.json of `folder`; it governs what lies in it and below, down to the next one. */
  setConfig(folder: string, file: ConfigFile | undefined): void;
  /** Files of other Codes that say that they are documents of this one (copies.ts). */
  setTwins(twins: ReadonlyMap<DocumentId, readonly DocumentId[]>): void;
  /** The user's own settings (VS Code's `sec-duis` section), laid over every sec.json. */
  setSettings(settings: unknown): void;
  /** The dictionary, when it has been loaded; until then no word is wrong. */
  setSpelling(spelling: Spelling): void;

  snapshot(): Snapshot;
  /** The findings of any file held, brought up to date now. Of a file that is not held: none. */
  check(id: DocumentId): Checked;
  /** Finds, in steps, what rests on the document alone, and can be said before the others are read. Of one that changes in between: nothing. */
  checkingOwn(id: DocumentId): Generator<void, Checked | undefined>;
  /** What `check` would give at once, or undefined while something of it is out of date. */
  findings(id: DocumentId): Checked | undefined;
  /** The documents, requests and sec.json files whose findings are out of date: those of `first` first, then in the order of the index. */
  pending(first?: Iterable<DocumentId>): Iterable<DocumentId>;
  /** Reads and checks a document again, in steps, as if it had been edited: what a first edit keeps is then known. Changes no answer. */
  priming(id: DocumentId): Generator<void, void>;
  /** Goes through what an edit in a document that was primed takes, in steps, so that the first one takes no longer than the next. Changes nothing. */
  rehearsing(id: DocumentId): Generator<void, void>;
  /** Finds ahead, in steps, what the first checks would wait for. Changes no answer. */
  preparing(): Generator<void, void>;
  /** `check` in steps of one rule. After a change in between that matters to it, the document is still pending. */
  checking(id: DocumentId): Generator<void, void>;
}

/** A workspace that holds nothing. */
export function createWorkspace(dictionary?: Spelling): Workspace {
  const entries = new Map<DocumentId, Entry>();
  const schemas = new Map<DocumentId, SchemaModel>();
  const requests = new Map<DocumentId, RequestEntry>();
  const settings = new Settings();
  /** What was found in the sec.json files. */
  const settingsChecked = new Map<DocumentId, Checked>();
  let twins: ReadonlyMap<DocumentId, readonly DocumentId[]> = new Map();
  let spelling = dictionary;
  let corpus = emptyCorpus;
  /**
   * Documents that are not in the corpus yet as they are, or are still in it (undefined). Never cleared, but made anew: a
   * map's old table leads to its new one, so that, once both are old, each version of a document would be found alive by
   * the small collections of garbage.
   */
  let changes = new Map<DocumentId, Facts | undefined>();
  /** The documents, requests and sec.json files whose findings are out of date. */
  const stale = new Set<DocumentId>();
  /** Of documents whose text is being read: who said last what it is. */
  const turns = new Map<DocumentId, object>();
  /** Of each check that is under way: the names that have had another answer since. */
  const running = new Set<Names>();
  let version = 0;
  let latest: Snapshot | undefined;

  return {
    set: (id, text, language) => finished(setting(id, text, language)),
    setting,
    hold,
    remove,
    setSchema,
    removeSchema,
    setRequest,
    removeRequest,
    setConfig,
    setSettings,
    setTwins,
    setSpelling,
    facts: (id) => entries.get(id)?.facts,
    snapshot,
    check,
    checkingOwn,
    findings,
    pending,
    preparing,
    rehearsing: rehearsingEdit,
    priming,
    checking,
  };

  // --- what comes in

  function* setting(id: DocumentId, text: Text, language?: Language): Generator<void, void> {
    const turn = {};
    turns.set(id, turn);
    for (;;) {
      const before = entries.get(id);
      if (before && isSameText(before.facts.tree.source, text) && before.language === language) break;
      const start = before?.primed?.shared ? before.primed : before;
      const read = yield* reading(id, text, language, settings.configOf(id), start?.facts);
      if (turns.get(id) !== turn) return;
      const config = settings.configOf(id);
      // How it is to be read has changed in between.
      if (!isSameForms(config, read.facts.tree.forms)) continue;
      take({ ...read, config, earlier: start?.config === config ? earlierOf(start) : undefined });
      break;
    }
    turns.delete(id);
  }

  function hold(facts: Facts, language: Language | undefined): void {
    if (entries.get(facts.id)?.facts === facts) return;
    turns.delete(facts.id);
    take(unchecked(facts, language, settings.configOf(facts.id)));
  }

  function remove(id: DocumentId): void {
    turns.delete(id);
    if (!entries.delete(id)) return;
    stale.delete(id);
    changes.set(id, undefined);
    touch();
  }

  function setSchema(id: DocumentId, text: string): void {
    if (schemas.get(id)?.text === text) return;
    const model = readSchema(id, text);
    schemas.set(id, model);
    settle();
    advance(corpus.withSchema(model));
  }

  function removeSchema(id: DocumentId): void {
    if (!schemas.delete(id)) return;
    settle();
    advance(corpus.withoutSchema(id));
  }

  function setRequest(id: DocumentId, text: string): void {
    if (requests.get(id)?.request.text === text) return;
    takeRequest(id, uncheckedRequest(readRequest(id, text), settings.configOf(id)));
    touch();
  }

  function removeRequest(id: DocumentId): void {
    if (!requests.delete(id)) return;
    stale.delete(id);
    touch();
  }

  function setConfig(folder: string, file: ConfigFile | undefined): void {
    const before = settings.byFolder.get(folder);
    if (!settings.setFile(folder, file)) return;
    dropSettings(() => true);
    if (before && before.id !== file?.id) stale.delete(before.id);
    configure();
  }

  function setSettings(own: unknown): void {
    settings.setOwn(own);
    configure();
  }

  function setTwins(given: ReadonlyMap<DocumentId, readonly DocumentId[]>): void {
    if (JSON.stringify([...given]) === JSON.stringify([...twins])) return;
    twins = given;
    settle();
    advance(corpus.withTwins(twins));
  }

  function setSpelling(given: Spelling): void {
    spelling = given;
    for (const [id, entry] of entries) drop(id, entry);
    touch();
  }

  function take(entry: Entry): void {
    const { facts } = entry;
    entries.set(facts.id, entry);
    stale.add(facts.id);
    changes.set(facts.id, facts);
    touch();
  }

  function takeRequest(id: DocumentId, entry: RequestEntry): void {
    requests.set(id, entry);
    stale.add(id);
  }

  // --- what a change leaves

  /** Takes what came, changed or went since for the corpus: whoever reads has it so first. */
  function settle(): void {
    if (changes.size === 0) return;
    const next = corpus.withAll(changes);
    const [only, ...others] = changes.keys();
    // Of a sec.json that governs no document, nothing that it names is missed.
    const areOthers = [...changes].some(([id, facts]) => (facts !== undefined) !== corpus.documents.has(id));
    changes = new Map();
    advance(next, others.length === 0 ? only : undefined);
    if (areOthers) dropSettings(() => true);
  }

  /** Takes `next`, in which nothing but `only` may be another, for the corpus and drops the findings of the documents that asked for a name that it changes. */
  function advance(next: Corpus, only?: DocumentId): void {
    const before = corpus;
    corpus = next;
    touch();
    if (running.size === 0 && !hasShared()) return dropSettings(() => true);
    const names = changed(before, next);
    if (names.size === 0) return;
    dropSettings(({ asked }) => names.meets(asked));
    for (const since of running) since.addAll(names);
    for (const [id, entry] of entries) if (outdate(entry, names, id === only)) stale.add(id);
    for (const [id, entry] of requests) {
      if (!entry.checked || !names.meets(entry.checked.asked)) continue;
      entry.checked = undefined;
      stale.add(id);
    }
  }

  /** The findings in the sec.json files that are so are out of date. */
  function dropSettings(isSo: (checked: Checked) => boolean): void {
    for (const [id, checked] of settingsChecked) {
      if (!isSo(checked)) continue;
      settingsChecked.delete(id);
      stale.add(id);
    }
  }

  /** Whether any findings rest on more than their own document: while the Code is first read, none do. */
  function hasShared(): boolean {
    for (const entry of entries.values()) if (entry.shared || entry.earlier) return true;
    for (const entry of requests.values()) if (entry.checked) return true;
    return false;
  }

  /** Drops what a change of configuration governs. What it means for the names of documents is the corpus's matter. */
  function configure(): void {
    settle();
    const { configOf } = settings;
    for (const [id, entry] of entries) {
      const config = configOf(id);
      if (config !== entry.config) reconfigure(id, entry, config);
    }
    for (const [id, { request, config: before }] of requests) {
      const config = configOf(id);
      if (config !== before) takeRequest(id, uncheckedRequest(request, config));
    }
    settle();
    advance(corpus.withConfig(configOf));
  }

  /** Other settings govern the document: it is to be checked again, and read again where they bear on that. */
  function reconfigure(id: DocumentId, entry: Entry, config: Config): void {
    const { language, facts: { tree } } = entry;
    entry.config = config;
    drop(id, entry);
    if (isSameForms(config, tree.forms)) return;
    const again = finished(reading(id, tree.source, language, config, undefined));
    entries.set(id, again);
    changes.set(id, again.facts);
  }

  function drop(id: DocumentId, entry: Entry): void {
    forget(entry);
    stale.add(id);
  }

  function touch(): void {
    version++;
    latest = undefined;
  }

  // --- what goes out

  function snapshot(): Snapshot {
    settle();
    return (latest ??= {
      version,
      corpus,
      documents: corpus.documents,
      schemas: new Map(schemas),
      requests: new Map([...requests].map(([id, { request }]) => [id, request])),
      configs: new Map(settings.byFolder),
      configOf: settings.configOf,
    });
  }

  function check(id: DocumentId): Checked {
    finished(checking(id));
    return findings(id)!;
  }

  function* checkingOwn(id: DocumentId): Generator<void, Checked | undefined> {
    const entry = entries.get(id);
    if (!entry) return checkedFile(id);
    yield* findingOwn(id, entry);
    return entries.get(id)?.own;
  }

  function findings(id: DocumentId): Checked | undefined {
    settle();
    const entry = entries.get(id);
    return entry ? finished(concludingWhole(entry)) : checkedFile(id);
  }

  function* pending(first: Iterable<DocumentId> = []): Iterable<DocumentId> {
    settle();
    const before = new Set(first);
    for (const id of before) if (stale.has(id)) yield id;
    for (const id of stale) if (!before.has(id)) yield id;
  }

  function* preparing(): Generator<void, void> {
    settle();
    yield* corpus.preparing();
  }

  function* rehearsingEdit(id: DocumentId): Generator<void, void> {
    settle();
    const primed = entries.get(id)?.primed;
    if (primed?.own && primed.shared) yield* rehearsing(corpus, primed, spelling);
  }

  function* priming(id: DocumentId): Generator<void, void> {
    settle();
    const entry = entries.get(id);
    if (!entry?.own || !entry.shared || entry.primed || entry.facts.tree.pieces) return;
    const { facts, language, config } = entry;
    const primed = yield* reading(id, facts.tree.source, language, config, facts);
    if (entries.get(id) !== entry || entry.config !== config) return;
    entry.primed = primed;
    yield* findingOwn(id, primed);
    yield* findingShared(id, primed);
  }

  function* checking(id: DocumentId): Generator<void, void> {
    settle();
    const request = requests.get(id);
    if (request) {
      request.checked ??= checkedRequest(request, corpus);
      stale.delete(id);
      return;
    }
    const entry = entries.get(id);
    if (!entry) {
      stale.delete(id);
      return;
    }
    yield* findingOwn(id, entry);
    yield* findingShared(id, entry);
    yield* concludingWhole(entry);
    if (entries.get(id) === entry && entry.own && entry.shared) stale.delete(id);
  }

  // --- findings of one version; what is found is kept only where nothing that it rests on changed in between

  function* findingOwn(id: DocumentId, entry: Entry): Generator<void, void> {
    if (entry.own) return;
    const isGoverned = governed(entry);
    const own = yield* checkedOwn(entry, spelling);
    if (isCurrent(id, entry) && isGoverned()) entry.own = own;
  }

  function* findingShared(id: DocumentId, entry: Entry): Generator<void, void> {
    settle();
    if (entry.shared) return;
    const isGoverned = governed(entry);
    const since = new Names();
    running.add(since);
    try {
      const shared = yield* checkedShared(corpus, entry, spelling);
      settle();
      if (!isCurrent(id, entry) || !isGoverned() || isStale(shared, since)) return;
      entry.shared = shared;
      entry.earlier = undefined;
    } finally {
      running.delete(since);
    }
  }

  /** Puts both halves together, in steps; nothing comes of it where one of them is dropped in between. */
  function* concludingWhole(entry: Entry): Generator<void, Checked | undefined> {
    const { facts, config, own, shared } = entry;
    if (!own || !shared || entry.whole) return entry.whole;
    const isGoverned = governed(entry);
    const all = yield* concluding(facts, config, spelling, together(own, shared));
    const whole = { ...all, findings: besideConflicts(all.findings, facts.tree.text) };
    if (entry.own === own && entry.shared === shared && isGoverned()) entry.whole = whole;
    return entry.whole;
  }

  /** Whether `entry` is still that of the document at `id`, or what it was primed with. */
  function isCurrent(id: DocumentId, entry: Entry): boolean {
    const now = entries.get(id);
    return now === entry || now?.primed === entry;
  }

  /** Says, when asked later, whether the settings and the dictionary that `entry` is checked with are still those of now. */
  function governed(entry: Entry): () => boolean {
    const { config } = entry;
    const words = spelling;
    return () => entry.config === config && spelling === words;
  }

  /** The findings of what is no document; undefined for a request that is still to be checked. */
  function checkedFile(id: DocumentId): Checked | undefined {
    const request = requests.get(id);
    if (request) return request.checked;
    const schema = schemas.get(id);
    if (schema) return { ...nothingFound, findings: schemaFindings(schema) };
    for (const file of settings.byFolder.values()) if (file.id === id) return checkedSettings(file);
    return nothingFound;
  }

  function checkedSettings(file: ConfigFile): Checked {
    settle();
    let checked = settingsChecked.get(file.id);
    if (!checked) settingsChecked.set(file.id, (checked = checkedConfig(file, corpus, (id) => governing(settings.byFolder, id)?.id === file.id)));
    return checked;
  }
}

const nothingFound: Checked = { findings: [], asked: noNames, failures: [] };

// The only mutable state: texts come in, immutable snapshots and findings go out. A text is read once a version; its
// findings are kept until something that they rest on changes: the text, the configuration that governs it, or a name
// that the check asked of the corpus, found or not. Whoever calls may stop between two rules (`checking`).

import { concluding, together, type Checked } from "../check/check.ts";
import { checkRequest } from "../check/request.ts";
import { defaultConfig, type Config } from "../config/config.ts";
import { mergeSettings } from "../config/settings.ts";
import { Names, noNames } from "../index/asked-names.ts";
import { changed, emptyCorpus, type Corpus } from "../index/corpus.ts";
import type { DocumentId, Facts } from "../index/facts.ts";
import { allRules } from "../rules/all.ts";
import type { SchemaModel } from "../schema/model.ts";
import { readSchema } from "../schema/read.ts";
import { readRequest, type Request } from "../schema/request.ts";
import type { Spelling } from "../spelling/spelling.ts";
import { isSameForms } from "../syntax/forms.ts";
import type { Language } from "../syntax/tree.ts";
import { finished } from "../text/steps.ts";
import { isSameText, type Text } from "../text/text.ts";
import { checkedOwn, checkedShared, earlierOf, isStale, reading, unchecked, type Entry } from "./entry.ts";
import { governing } from "./governing.ts";
import { besideConflicts, configFindings, requestFindings, schemaFindings } from "./problems.ts";
import { rehearsing } from "./rehearsal.ts";
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
  /** The documents and requests whose findings are out of date: those of `first` first, then in the order of the index. */
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
export function createWorkspace(spelling?: Spelling): Workspace {
  const entries = new Map<DocumentId, Entry>();
  const schemas = new Map<DocumentId, SchemaModel>();
  const requests = new Map<DocumentId, RequestEntry>();
  const configs = new Map<string, ConfigFile>();
  /**
   * Documents that are not in the corpus yet as they are, or are still in it (undefined). Never cleared, but made anew: a
   * map's old table leads to its new one, so that, once both are old, each version of a document would be found alive by
   * the small collections of garbage.
   */
  let changes = new Map<DocumentId, Facts | undefined>();
  const stale = new Set<DocumentId>();
  /** Of documents whose text is being read: who said last what it is. */
  const turns = new Map<DocumentId, object>();
  const running = new Set<Names>();
  let overlaid = new Map<Config, Config>();
  let settings: unknown;
  let twins: ReadonlyMap<DocumentId, readonly DocumentId[]> = new Map();
  let corpus = emptyCorpus;
  let version = 0;
  let latest: Snapshot | undefined;

  return {
    set: (id, text, language) => finished(setting(id, text, language)),
    setting,
    hold(facts, language) {
      if (entries.get(facts.id)?.facts === facts) return;
      turns.delete(facts.id);
      take(facts.id, unchecked(facts, language, configOf(facts.id)));
    },
    facts: (id) => entries.get(id)?.facts,
    remove(id) {
      turns.delete(id);
      if (!entries.delete(id)) return;
      stale.delete(id);
      changes.set(id, undefined);
      touch();
    },
    setSchema(id, text) {
      if (schemas.get(id)?.text === text) return;
      const model = readSchema(id, text);
      schemas.set(id, model);
      settle();
      advance(corpus.withSchema(model));
    },
    removeSchema(id) {
      if (!schemas.delete(id)) return;
      settle();
      advance(corpus.withoutSchema(id));
    },
    setRequest(id, text) {
      if (requests.get(id)?.request.text === text) return;
      requests.set(id, { request: readRequest(id, text), config: configOf(id), checked: undefined });
      stale.add(id);
      touch();
    },
    removeRequest(id) {
      if (!requests.delete(id)) return;
      stale.delete(id);
      touch();
    },
    setConfig(folder, file) {
      if (file) configs.set(folder, file);
      else if (!configs.delete(folder)) return;
      configure();
    },
    setTwins(given) {
      if (JSON.stringify([...given]) === JSON.stringify([...twins])) return;
      twins = given;
      settle();
      advance(corpus.withTwins(twins));
    },
    setSettings(given) {
      settings = given;
      configure();
    },
    setSpelling(given) {
      spelling = given;
      for (const [id, entry] of entries) drop(id, entry);
      touch();
    },
    snapshot() {
      settle();
      return (latest ??= {
        version,
        corpus,
        documents: corpus.documents,
        schemas: new Map(schemas),
        requests: new Map([...requests].map(([id, { request }]) => [id, request])),
        configs: new Map(configs),
        configOf: configReader(new Map(configs), settings, overlaid),
      });
    },
    check(id) {
      finished(checking(id));
      const entry = entries.get(id);
      return entry ? wholeOf(entry)! : checkedFile(id)!;
    },
    *checkingOwn(id) {
      const entry = entries.get(id);
      if (!entry) return checkedFile(id);
      yield* checkingOwn(id, entry);
      return entries.get(id)?.own;
    },
    findings(id) {
      settle();
      const entry = entries.get(id);
      return entry ? wholeOf(entry) : checkedFile(id);
    },
    *pending(first = []) {
      settle();
      const before = new Set(first);
      for (const id of before) if (stale.has(id)) yield id;
      for (const id of stale) if (!before.has(id)) yield id;
    },
    *preparing() {
      settle();
      yield* corpus.preparing();
    },
    priming,
    *rehearsing(id) {
      settle();
      const primed = entries.get(id)?.primed;
      if (primed?.own && primed.shared) yield* rehearsing(corpus, primed, spelling);
    },
    checking,
  };

  function* setting(id: DocumentId, text: Text, language?: Language): Generator<void, void> {
    const turn = {};
    turns.set(id, turn);
    for (;;) {
      const before = entries.get(id);
      if (before && isSameText(before.facts.tree.text, text) && before.language === language) break;
      const start = before?.primed?.shared ? before.primed : before;
      const read = yield* reading(id, text, language, configOf(id), start?.facts);
      if (turns.get(id) !== turn) return;
      const config = configOf(id);
      // How it is to be read has changed in between.
      if (!isSameForms(config, read.facts.tree.forms)) continue;
      take(id, { ...read, config, earlier: start?.config === config ? earlierOf(start) : undefined });
      break;
    }
    turns.delete(id);
  }

  function take(id: DocumentId, entry: Entry): void {
    entries.set(id, entry);
    stale.add(id);
    changes.set(id, entry.facts);
    touch();
  }

  /** Whether any findings rest on more than their own document: while the Code is first read, none do. */
  function hasShared(): boolean {
    for (const entry of entries.values()) if (entry.shared || entry.earlier) return true;
    for (const entry of requests.values()) if (entry.checked) return true;
    return false;
  }

  /** Takes what came, changed or went since for the corpus: whoever reads has it so first. */
  function settle(): void {
    if (changes.size === 0) return;
    const next = corpus.withAll(changes);
    const [only, ...others] = changes.keys();
    changes = new Map();
    advance(next, others.length === 0 ? only : undefined);
  }

  /** Takes `next`, in which nothing but `only` may be another, for the corpus and drops the findings of the documents that asked for a name that it changes. */
  function advance(next: Corpus, only?: DocumentId): void {
    const before = corpus;
    corpus = next;
    touch();
    if (running.size === 0 && !hasShared()) return;
    const names = changed(before, next);
    if (names.size === 0) return;
    for (const since of running) since.addAll(names);
    for (const [id, entry] of entries) {
      const { earlier } = entry;
      if (earlier && names.meets(earlier.shared.asked)) entry.earlier = undefined;
      // What a definition asked of its own document is known of it (see `Checked.leaning`).
      else if (earlier && id !== only && names.meets(earlier.shared.askedOfDefinitions)) entry.earlier = { ...earlier, areDefinitionsStale: true };
      if (entry.primed?.shared && isStale(entry.primed.shared, names)) entry.primed = undefined;
      if (!entry.shared || !isStale(entry.shared, names)) continue;
      entry.shared = undefined;
      entry.whole = undefined;
      stale.add(id);
    }
    for (const [id, entry] of requests) {
      if (!entry.checked || !names.meets(entry.checked.asked)) continue;
      entry.checked = undefined;
      stale.add(id);
    }
  }

  /** Drops what a change of configuration governs. What it means for the names of documents is the corpus's matter. */
  function configure(): void {
    settle();
    overlaid = new Map();
    for (const [id, entry] of entries) {
      const config = configOf(id);
      if (config === entry.config) continue;
      const { language, facts } = entry;
      entry.config = config;
      drop(id, entry);
      if (isSameForms(config, facts.tree.forms)) continue;
      const again = finished(reading(id, facts.tree.text, language, config, undefined));
      entries.set(id, again);
      changes.set(id, again.facts);
    }
    for (const [id, entry] of requests) {
      const config = configOf(id);
      if (config === entry.config) continue;
      requests.set(id, { ...entry, config, checked: undefined });
      stale.add(id);
    }
    settle();
    advance(corpus.withConfig(configReader(new Map(configs), settings, overlaid)));
  }

  function configOf(id: DocumentId): Config {
    return configReader(configs, settings, overlaid)(id);
  }

  function drop(id: DocumentId, entry: Entry): void {
    entry.own = undefined;
    entry.shared = undefined;
    entry.whole = undefined;
    entry.earlier = undefined;
    entry.primed = undefined;
    stale.add(id);
  }

  function touch(): void {
    version++;
    latest = undefined;
  }

  function* checking(id: DocumentId): Generator<void, void> {
    settle();
    const request = requests.get(id);
    if (request) {
      request.checked ??= checkedRequest(request);
      stale.delete(id);
      return;
    }
    const entry = entries.get(id);
    if (!entry) return;
    yield* checkingOwn(id, entry);
    yield* checkingShared(id, entry);
    yield* concludingWhole(entry);
    if (entries.get(id) === entry && entry.own && entry.shared) stale.delete(id);
  }

  function* priming(id: DocumentId): Generator<void, void> {
    settle();
    const entry = entries.get(id);
    if (!entry?.own || !entry.shared || entry.primed || entry.facts.tree.pieces) return;
    const { facts, language, config } = entry;
    const primed = yield* reading(id, facts.tree.text, language, config, facts);
    if (entries.get(id) !== entry || entry.config !== config) return;
    entry.primed = primed;
    yield* checkingOwn(id, primed);
    yield* checkingShared(id, primed);
  }

  /** Whether `entry` is still that of the document at `id`, or what it was primed with. */
  function isCurrent(id: DocumentId, entry: Entry): boolean {
    const now = entries.get(id);
    return now === entry || now?.primed === entry;
  }

  function* checkingOwn(id: DocumentId, entry: Entry): Generator<void, void> {
    if (entry.own) return;
    const { config } = entry;
    const words = spelling;
    const own = yield* checkedOwn(entry, words);
    if (isCurrent(id, entry) && entry.config === config && spelling === words) entry.own = own;
  }

  function* checkingShared(id: DocumentId, entry: Entry): Generator<void, void> {
    settle();
    if (entry.shared) return;
    const { config } = entry;
    const words = spelling;
    const since = new Names();
    running.add(since);
    try {
      const shared = yield* checkedShared(corpus, entry, words);
      settle();
      if (!isCurrent(id, entry) || entry.config !== config || spelling !== words || isStale(shared, since)) return;
      entry.shared = shared;
      entry.earlier = undefined;
    } finally {
      running.delete(since);
    }
  }

  function wholeOf(entry: Entry): Checked | undefined {
    return finished(concludingWhole(entry));
  }

  /** Puts both halves together, in steps; nothing comes of it where one of them is dropped in between. */
  function* concludingWhole(entry: Entry): Generator<void, Checked | undefined> {
    const { facts, config, own, shared } = entry;
    if (!own || !shared || entry.whole) return entry.whole;
    const words = spelling;
    const all = yield* concluding(facts, config, words, together(own, shared));
    const whole = { ...all, findings: besideConflicts(all.findings, facts.tree.text) };
    if (entry.own === own && entry.shared === shared && entry.config === config && spelling === words) entry.whole = whole;
    return entry.whole;
  }

  function checkedRequest({ request, config }: RequestEntry): Checked {
    const checked = checkRequest(request, corpus, config);
    if (corpus.requestSchemas(request).length === 0) return checked;
    return { ...checked, findings: [...requestFindings(request), ...checked.findings] };
  }

  /** The findings of what is no document; undefined for a request that is still to be checked. */
  function checkedFile(id: DocumentId): Checked | undefined {
    const request = requests.get(id);
    if (request) return request.checked;
    const schema = schemas.get(id);
    if (schema) return { findings: schemaFindings(schema), asked: noNames, failures: [] };
    for (const file of configs.values()) {
      if (file.id === id) return { findings: configFindings(id, file.problems), asked: noNames, failures: [] };
    }
    return nothingFound;
  }
}

const nothingFound: Checked = { findings: [], asked: noNames, failures: [] };

/** One version of one request. */
interface RequestEntry {
  readonly request: Request;
  readonly config: Config;
  checked: Checked | undefined;
}

/** The settings that govern a document, the user's laid over them; `overlaid` keeps each pair made once. */
function configReader(configs: ReadonlyMap<string, ConfigFile>, settings: unknown, overlaid: Map<Config, Config>): (id: DocumentId) => Config {
  return (id) => {
    const config = governing(configs, id)?.config ?? defaultConfig;
    if (settings === undefined || settings === null) return config;
    let over = overlaid.get(config);
    if (!over) overlaid.set(config, (over = mergeSettings(config, settings, allRules)));
    return over;
  };
}

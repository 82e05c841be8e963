// All that is held, as one Code or several (copies.ts says which): a workspace for each, so that no reference, term or
// rename leads from one version of the Code into another. Of one Code, this hands on what it is asked.

import type { DocumentId, Facts } from "../index/facts.ts";
import type { Spelling } from "../spelling/spelling.ts";
import { isNoneOfCode } from "../syntax/identity.ts";
import type { Language } from "../syntax/tree.ts";
import { folderOf } from "../text/paths.ts";
import { finished } from "../text/steps.ts";
import type { Text } from "../text/text.ts";
import { copiesAmong, copyNames, type Copy } from "./copies.ts";
import { governing } from "./governing.ts";
import type { ConfigFile, Everything, Snapshot } from "./snapshot.ts";
import { createWorkspace, type Workspace } from "./workspace.ts";

/** What a workspace does, of each file in the Code that it belongs to. */
export interface Codes extends Omit<Workspace, "snapshot" | "hold" | "facts" | "setTwins"> {
  /** The Code that the file at `id` belongs to, by its folder where it is no document; without `id`, the first one. */
  snapshot(id?: DocumentId): Snapshot;
  /** Each Code; at least one. */
  snapshots(): readonly Snapshot[];
  /** The files of all of them. */
  everything(): Everything;
  /** Grows with every change of anything. */
  version(): number;
  /** The Codes, where there are several. */
  apart(): readonly Copy[];
  /** The folders of the Code that the file at `id` belongs to, where there are several. */
  foldersOf(id: DocumentId): readonly string[];
  /** What that Code is called; empty where there is only one. */
  nameOf(id: DocumentId): string;
  /** Whether two files belong to one Code. */
  areTogether(one: DocumentId, other: DocumentId): boolean;
}

interface Code {
  readonly workspace: Workspace;
  /** The documents that it holds, its context among them. */
  readonly held: Set<DocumentId>;
}

/** Nothing is held yet. */
export function createCodes(spelling?: Spelling): Codes {
  let codes: readonly Code[] = [{ workspace: createWorkspace(spelling), held: new Set() }];
  let copies: readonly Copy[] = [];
  /** The Code that a document belongs to: of the only one, none is noted. */
  let homes = new Map<DocumentId, Code>();
  let folders = new Map<string, Code>();
  const documents = new Map<DocumentId, { readonly language: Language | undefined; readonly identity: string | undefined }>();
  /** Where an identity is claimed, and how often; and how many identities are claimed in more than one folder. */
  const claims = new Map<string, Map<string, number>>();
  let disputed = 0;
  let isDue = false;
  const schemas = new Map<DocumentId, string>();
  const requests = new Map<DocumentId, string>();
  const configs = new Map<string, ConfigFile>();
  const turns = new Map<DocumentId, object>();
  let settings: { readonly given: unknown } | undefined;
  let left = 0;
  let all: Everything | undefined;

  return {
    set: (id, text, language) => finished(setting(id, text, language)),
    setting,
    remove(id) {
      turns.delete(id);
      for (const { workspace, held } of codes) {
        workspace.remove(id);
        held.delete(id);
      }
      homes.delete(id);
      claim(id, undefined, undefined);
    },
    setSchema(id, text) {
      schemas.set(id, text);
      for (const { workspace } of codesOf(id)) workspace.setSchema(id, text);
    },
    removeSchema(id) {
      schemas.delete(id);
      for (const { workspace } of codes) workspace.removeSchema(id);
    },
    setRequest(id, text) {
      requests.set(id, text);
      codesOf(id)[0]!.workspace.setRequest(id, text);
    },
    removeRequest(id) {
      requests.delete(id);
      for (const { workspace } of codes) workspace.removeRequest(id);
    },
    setConfig(folder, file) {
      if (file) configs.set(folder, file);
      else configs.delete(folder);
      for (const { workspace } of codes) workspace.setConfig(folder, file);
    },
    setSettings(given) {
      settings = { given };
      for (const { workspace } of codes) workspace.setSettings(given);
    },
    setSpelling(given) {
      spelling = given;
      for (const { workspace } of codes) workspace.setSpelling(given);
    },
    snapshot: (id) => (id === undefined ? settled()[0]! : of(id)).workspace.snapshot(),
    snapshots: () => settled().map(({ workspace }) => workspace.snapshot()),
    everything() {
      if (codes.length === 1) return codes[0]!.workspace.snapshot();
      const version = versionNow();
      return all?.version === version ? all : (all = together(version));
    },
    version() {
      settled();
      return versionNow();
    },
    apart() {
      settled();
      return copies;
    },
    foldersOf(id) {
      const at = codes.indexOf(of(id));
      return copies[at]?.folders ?? [];
    },
    nameOf: (id) => copyNames(copies)[codes.indexOf(of(id))] ?? "",
    areTogether: (one, other) => of(one) === of(other),
    check: (id) => of(id).workspace.check(id),
    *checkingOwn(id) {
      return yield* of(id).workspace.checkingOwn(id);
    },
    findings: (id) => of(id).workspace.findings(id),
    *pending(first = []) {
      const before = [...first];
      for (const code of settled()) {
        // What completes it is checked in its own.
        for (const id of code.workspace.pending(before)) if (codes.length === 1 || of(id) === code) yield id;
      }
    },
    *priming(id) {
      yield* of(id).workspace.priming(id);
    },
    *rehearsing(id) {
      yield* of(id).workspace.rehearsing(id);
    },
    *preparing() {
      for (const { workspace } of settled()) yield* workspace.preparing();
    },
    *checking(id) {
      yield* of(id).workspace.checking(id);
    },
  };

  function* setting(id: DocumentId, text: Text, language?: Language): Generator<void, void> {
    const turn = {};
    turns.set(id, turn);
    for (;;) {
      const code = homes.get(id) ?? folderCode(id) ?? codes[0]!;
      yield* code.workspace.setting(id, text, language);
      if (turns.get(id) !== turn) return;
      const facts = code.workspace.facts(id);
      // The Codes were told apart in between, and it belongs to another one now.
      if (!facts || !codes.includes(code) || (homes.get(id) ?? code) !== code) continue;
      turns.delete(id);
      code.held.add(id);
      if (codes.length > 1) homes.set(id, code);
      claim(id, facts, language);
      for (const other of codes) if (other !== code && other.held.has(id)) other.workspace.hold(facts, language);
      return;
    }
  }

  /** Notes which document of the Code `id` says it is; undefined when it is gone. */
  function claim(id: DocumentId, facts: Facts | undefined, language: Language | undefined): void {
    const before = documents.get(id);
    const identity = facts && identityOf(facts);
    if (facts) documents.set(id, { language, identity });
    else if (!documents.delete(id)) return;
    if (before !== undefined && facts && before.identity === identity) return;
    count(before?.identity, id, -1);
    count(identity, id, 1);
    isDue ||= disputed > 0 || codes.length > 1;
  }

  function count(identity: string | undefined, id: DocumentId, by: number): void {
    if (identity === undefined) return;
    const places = claims.get(identity) ?? new Map<string, number>();
    const was = places.size;
    const folder = folderOf(id);
    const now = (places.get(folder) ?? 0) + by;
    if (now === 0) places.delete(folder);
    else places.set(folder, now);
    if (places.size === 0) claims.delete(identity);
    else claims.set(identity, places);
    disputed += Number(places.size > 1) - Number(was > 1);
  }

  /** The Codes as they are told apart now. */
  function settled(): readonly Code[] {
    if (isDue) arrange(copiesAmong([...documents].map(([id, { identity }]) => ({ id, identity }))));
    return codes;
  }

  function arrange(next: readonly Copy[]): void {
    isDue = false;
    copies = next.length > 1 ? next : [];
    if (next.length === 1 && codes.length === 1) return;
    const facts = new Map([...documents.keys()].map((id) => [id, factsAt(id)!]));
    const free = new Set(codes);
    const version = versionNow();
    codes = next.map((copy) => takeOver(copy, free) ?? newCode());
    homes = new Map();
    folders = new Map();
    for (const [at, { documents: own, context, twins, folders: places }] of next.entries()) {
      const code = codes[at]!;
      const wanted = new Set([...own, ...context]);
      for (const id of code.held) if (!wanted.has(id)) code.workspace.remove(id);
      for (const id of wanted) code.workspace.hold(facts.get(id)!, documents.get(id)!.language);
      code.workspace.setTwins(twins);
      code.held.clear();
      for (const id of wanted) code.held.add(id);
      if (next.length > 1) for (const id of own) homes.set(id, code);
      for (const place of places) if (next.length > 1) folders.set(place, code);
    }
    for (const code of codes) {
      for (const [id, text] of schemas) {
        if (codesOf(id).includes(code)) code.workspace.setSchema(id, text);
        else code.workspace.removeSchema(id);
      }
      for (const [id, text] of requests) {
        if (codesOf(id)[0] === code) code.workspace.setRequest(id, text);
        else code.workspace.removeRequest(id);
      }
    }
    left += Math.max(0, version + 1 - versionNow());
  }

  /** That of the Codes so far which holds most of the documents of `copy`; it is no longer free. */
  function takeOver({ documents: own }: Copy, free: Set<Code>): Code | undefined {
    let best: Code | undefined;
    let most = 0;
    for (const code of free) {
      const held = own.reduce((sum, id) => sum + Number((homes.get(id) ?? code) === code && code.held.has(id)), 0);
      if (held > most) [best, most] = [code, held];
    }
    if (best) free.delete(best);
    return best;
  }

  function newCode(): Code {
    const workspace = createWorkspace(spelling);
    for (const [folder, file] of configs) workspace.setConfig(folder, file);
    if (settings) workspace.setSettings(settings.given);
    return { workspace, held: new Set() };
  }

  function factsAt(id: DocumentId): Facts | undefined {
    return (homes.get(id) ?? codes[0]!).workspace.facts(id);
  }

  /** The Code of one file: a document's, or that in whose folders it lies. */
  function of(id: DocumentId): Code {
    settled();
    return homes.get(id) ?? folderCode(id) ?? codes[0]!;
  }

  /** The Codes that know of a file that is no document: the one in whose folders it lies, or all. */
  function codesOf(id: DocumentId): readonly Code[] {
    const code = folderCode(id);
    return code ? [code] : codes;
  }

  function folderCode(id: DocumentId): Code | undefined {
    return governing(folders, id);
  }

  function versionNow(): number {
    return codes.reduce((sum, { workspace }) => sum + workspace.snapshot().version, left);
  }

  function together(version: number): Everything {
    const snapshots = codes.map(({ workspace }) => workspace.snapshot());
    const first = snapshots[0]!;
    return {
      version,
      documents: new Map(codes.flatMap((code, i) => [...snapshots[i]!.documents].filter(([id]) => homes.get(id) === code))),
      schemas: new Map(snapshots.flatMap((snapshot) => [...snapshot.schemas])),
      requests: new Map(snapshots.flatMap((snapshot) => [...snapshot.requests])),
      configs: first.configs,
      configOf: first.configOf,
    };
  }
}

/** Undefined for a document that claims to be none of the Code. */
function identityOf({ identity, tree }: Facts): string | undefined {
  return isNoneOfCode(tree.identity) ? undefined : identity;
}

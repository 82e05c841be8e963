// One version of the whole Code, from wherever it came: the text of each document by its path, and which document of
// one version is which of another. Line ends are "\n" throughout, since git may have stored others than it checked out.

import { parse } from "../syntax/parse.ts";
import type { DocumentKind, Language, Tree } from "../syntax/tree.ts";
import type { Spelling } from "../spelling/spelling.ts";
import { byUnits } from "../text/ordered.ts";
import type { ConfigFile } from "./snapshot.ts";
import { createWorkspace, type Workspace } from "./workspace.ts";

export interface Version {
  readonly kind: "version";
  /** As a person calls it: "v1.2", "the working tree", "../before". */
  readonly name: string;
  /** The commit whose version this is; undefined for a folder and the working tree. */
  readonly commit: Commit | undefined;
  /** By path, relative to the root and with "/" between folders, in the order of the paths. */
  readonly documents: ReadonlyMap<string, VersionDocument>;
  /** The XML Schemas' texts, likewise. */
  readonly schemas: ReadonlyMap<string, string>;
  /** The sec.json files by the folder that each governs, as `openVersion` calls it: "/" for the root. */
  readonly configs: ReadonlyMap<string, ConfigFile>;
  /** What belongs to the version but could not be read, for people, each naming its file. */
  readonly unreadable: readonly string[];
}

export interface VersionDocument {
  readonly path: string;
  readonly text: string;
  readonly language: Language;
  /** Read at the first call. */
  readonly tree: () => Tree;
}

export interface Commit {
  readonly hash: string;
  readonly author: string;
  /** When it was written: "2024-06-27T09:30:00Z". */
  readonly date: string;
  /** The message's first paragraph, on one line. */
  readonly subject: string;
  /** The rest of the message, or "". */
  readonly body: string;
  /** The files that it changed, as paths of the version; none for a merge. */
  readonly files: readonly string[];
}

/** One document of the Code in both versions. `before` is undefined where it is new, `after` where it was removed. */
export interface DocumentPair {
  readonly before: VersionDocument | undefined;
  readonly after: VersionDocument | undefined;
}

/** The document at `path` with `text`, its line ends made "\n". */
export function versionDocument(path: string, text: string, language: Language): VersionDocument {
  const plain = withPlainLineEnds(text);
  let tree: Tree | undefined;
  return { path, text: plain, language, tree: () => (tree ??= parse(plain, { name: path, language })) };
}

export function withPlainLineEnds(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/**
 * The documents of two versions side by side, in the order of the Code: by path, and those that are left by identity, so
 * that a renamed file is still one document. Where an identity stands twice among those left, its files are not paired.
 */
export function pairDocuments(before: Version, after: Version): readonly DocumentPair[] {
  const pairs: DocumentPair[] = [];
  const removed: VersionDocument[] = [];
  for (const document of before.documents.values()) {
    const same = after.documents.get(document.path);
    if (same) pairs.push({ before: document, after: same });
    else removed.push(document);
  }
  const added = [...after.documents.values()].filter(({ path }) => !before.documents.has(path));
  const olds = onlyOnes(removed);
  const news = onlyOnes(added);
  for (const document of removed) {
    const key = identityKey(document.tree());
    const renamed = olds.get(key) === document ? news.get(key) : undefined;
    pairs.push({ before: document, after: renamed });
    if (renamed) added.splice(added.indexOf(renamed), 1);
  }
  for (const document of added) pairs.push({ before: undefined, after: document });
  return pairs.sort(byCodeOrder);
}

/** Whether the two sides differ at all. */
export function isChanged({ before, after }: DocumentPair): boolean {
  return before?.text !== after?.text;
}

/** A workspace that holds the version. Its ids are the paths with a "/" before them: the same in every version. */
export function openVersion(version: Version, spelling?: Spelling): Workspace {
  const workspace = createWorkspace(spelling);
  for (const [folder, file] of version.configs) workspace.setConfig(folder, file);
  for (const { path, text, language } of version.documents.values()) workspace.set(`/${path}`, text, language);
  for (const [path, text] of version.schemas) workspace.setSchema(`/${path}`, text);
  return workspace;
}

/** The documents whose identity no other of `documents` has. */
function onlyOnes(documents: readonly VersionDocument[]): ReadonlyMap<string, VersionDocument> {
  const found = new Map<string, VersionDocument>();
  const twice = new Set<string>();
  for (const document of documents) {
    const key = identityKey(document.tree());
    if (found.has(key)) twice.add(key);
    found.set(key, document);
  }
  for (const key of twice) found.delete(key);
  return found;
}

function identityKey({ identity }: Tree): string {
  return `${identity.kind} ${identity.key}`;
}

const kinds: readonly DocumentKind[] = ["section", "schedule", "appendix", "other"];

/** Sections A to X, then Schedules by number, then Appendices A to Z and AA onwards, then the rest by name. */
function byCodeOrder(a: DocumentPair, b: DocumentPair): number {
  const [first, second] = [(a.after ?? a.before)!, (b.after ?? b.before)!];
  const [one, other] = [first.tree().identity, second.tree().identity];
  return (
    kinds.indexOf(one.kind) - kinds.indexOf(other.kind) ||
    (one.kind === "other" ? 0 : one.key.length - other.key.length) ||
    byUnits(one.key, other.key) ||
    byUnits(first.path, second.path)
  );
}

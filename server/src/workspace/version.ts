// One version of the whole Code, from wherever it came: the text of each document by its path, and which document of
// one version is which of another. Line ends are "\n" throughout, since git may have stored others than it checked out.

import { byCodeOrder } from "../index/code-order.ts";
import { parse } from "../syntax/parse.ts";
import type { Forms, Identity, Language, Tree } from "../syntax/tree.ts";
import type { Spelling } from "../spelling/spelling.ts";
import { dateInWords } from "../text/dates.ts";
import { onlyOnes } from "../text/lists.ts";
import { byUnits } from "../text/ordered.ts";
import type { ConfigFile } from "./snapshot.ts";
import { createWorkspace, type Workspace } from "./workspace.ts";

export interface Version {
  readonly kind: "version";
  /** As a person calls it: "v1.2", "the text as it stands", "../before". */
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

/** What a document calls a version, which must be told from others years later: `v7.0 (commit 1a2b3c4d of 27 June 2024)`. */
export function lastingName({ name, commit }: { readonly name: string; readonly commit: Pick<Commit, "hash" | "date"> | undefined }): string {
  if (!commit) return name;
  const found = `commit ${commit.hash.slice(0, 8)} of ${dateInWords(commit.date)}`;
  return name === "HEAD" || commit.hash.startsWith(name) ? found : `${name} (${found})`;
}

/** What a document calls two versions. Where the folders' whole paths were given it says no more of them than tells the two apart: it is handed to others, to whom this computer is nothing. */
export function lastingNames(before: Named, after: Named): readonly [before: string, after: string] {
  const paths = [before, after].map(({ name, commit }) => (!commit && /^(?:[\\/]|[A-Za-z]:[\\/])/.test(name) ? name.split(/[\\/]/).filter((step) => step !== "") : undefined));
  const [one, other] = paths;
  const apart = one && other && one.at(-1) === other.at(-1) ? one.findIndex((step, i) => step !== other[i]) : -1;
  const nameOf = (version: Named, steps: readonly string[] | undefined): string => steps?.slice(apart < 0 ? -1 : Math.min(apart, steps.length - 1)).join("/") ?? lastingName(version);
  return [nameOf(before, one), nameOf(after, other)];
}

type Named = Pick<Version, "name" | "commit">;

/** One document of the Code in both versions. `before` is undefined where it is new, `after` where it was removed. */
export interface DocumentPair {
  readonly before: VersionDocument | undefined;
  readonly after: VersionDocument | undefined;
}

/** The document at `path` with `text`, its line ends made "\n", read with the `forms` that its sec.json adds. */
export function versionDocument(path: string, text: string, language: Language, forms?: Forms): VersionDocument {
  const plain = withPlainLineEnds(text);
  let tree: Tree | undefined;
  return { path, text: plain, language, tree: () => (tree ??= parse(plain, { name: path, language, forms })) };
}

export function withPlainLineEnds(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** The documents of two versions side by side, in the order of the Code (see `paired`). */
export function pairDocuments(before: Version, after: Version): readonly DocumentPair[] {
  const pairs = paired(before.documents, after.documents, (document) => document.tree().identity).map(([old, now]): DocumentPair => ({ before: old, after: now }));
  return pairs.sort((a, b) => {
    const [first, second] = [(a.after ?? a.before)!, (b.after ?? b.before)!];
    return byCodeOrder(first.tree().identity, second.tree().identity) || byUnits(first.path, second.path);
  });
}

/**
 * The documents of two versions side by side, in no order: by path; those that are left by what they are, so that a renamed
 * file is still one document; and those by title, so that it is with another letter, too. Where one of these stands twice
 * among those left, its files are not paired.
 */
export function paired<Document>(
  before: ReadonlyMap<string, Document>,
  after: ReadonlyMap<string, Document>,
  identityOf: (document: Document) => Identity,
): (readonly [before: Document | undefined, after: Document | undefined])[] {
  const pairs: (readonly [Document | undefined, Document | undefined])[] = [];
  const removed = new Set<Document>();
  for (const [path, document] of before) {
    const same = after.get(path);
    if (same === undefined) removed.add(document);
    else pairs.push([document, same]);
  }
  const added = new Set([...after].flatMap(([path, document]) => (before.has(path) ? [] : [document])));
  for (const nameOf of [({ kind, key }: Identity) => `${kind} ${key}`, ({ kind, title }: Identity) => (title === "" ? "" : `${kind} ${title.toLowerCase()}`)]) {
    const [olds, news] = [onlyOnes(removed, (document) => nameOf(identityOf(document))), onlyOnes(added, (document) => nameOf(identityOf(document)))];
    for (const [name, document] of olds) {
      const renamed = news.get(name);
      if (renamed === undefined) continue;
      pairs.push([document, renamed]);
      removed.delete(document);
      added.delete(renamed);
    }
  }
  for (const document of removed) pairs.push([document, undefined]);
  for (const document of added) pairs.push([undefined, document]);
  return pairs;
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

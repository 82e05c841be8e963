// Two versions of the Code, as `redline`, `log` and `impact` are asked for them.

import { openDictionary } from "../disk/dictionary.ts";
import { commitsBetween, readVersion, type VersionRefusal } from "../disk/versions.ts";
import type { Finding } from "../check/findings.ts";
import type { DocumentId } from "../index/facts.ts";
import { revisionOf, type Revision } from "../revision/revision.ts";
import { allRules } from "../rules/all.ts";
import type { Spelling } from "../spelling/spelling.ts";
import { openVersion, type Commit, type Version } from "../workspace/version.ts";
import { complain, noTextIn, type Io } from "./io.ts";

export interface Compared {
  readonly from: Version;
  readonly to: Version;
  readonly revision: Revision;
  readonly before: (id: DocumentId) => readonly Finding[];
  readonly after: (id: DocumentId) => readonly Finding[];
  readonly spelling: Spelling | undefined;
  /** Those between the two, the oldest first; none where they are not of one history. */
  readonly commits: readonly Commit[];
  /** Whether something could not be read; it has been told. */
  readonly isIncomplete: boolean;
}

interface Versions {
  readonly before: Version;
  readonly after: Version;
  /** Whether something could not be read; it has been told. */
  readonly isIncomplete: boolean;
}

/** The versions that are called `from` and `to` of the Code in the folder `root`; undefined where there is none, which has been told. */
export async function readVersions(root: string, { from, to }: { readonly from: string; readonly to: string }, io: Io): Promise<Versions | undefined> {
  const read = async (name: string): Promise<Version | VersionRefusal> => await readVersion(name, root, { rules: allRules, cwd: io.cwd });
  const [before, after] = [await read(from), await read(to)];
  if (before.kind === "refused" || after.kind === "refused") {
    for (const message of new Set([before, after].flatMap((version) => (version.kind === "refused" ? [version.message] : [])))) complain(io, message);
    return undefined;
  }
  const unreadable = [...before.unreadable, ...after.unreadable];
  for (const message of unreadable) complain(io, message);
  for (const { documents, name } of [before, after]) if (documents.size === 0) complain(io, noTextIn(name));
  return { before, after, isIncomplete: unreadable.length > 0 };
}

/** The same, opened for comparison. */
export async function compareVersions(root: string, names: { readonly from: string; readonly to: string }, io: Io): Promise<Compared | undefined> {
  const versions = await readVersions(root, names, io);
  if (!versions) return undefined;
  const { before, after } = versions;
  const dictionary = openDictionary();
  if (dictionary.kind === "missing") complain(io, dictionary.message);
  const commits = await commitsBetween(before, after, root);
  if ("kind" in commits) complain(io, commits.message);
  const [old, now] = [openVersion(before, dictionary.spelling), openVersion(after, dictionary.spelling)];
  return {
    from: before,
    to: after,
    revision: revisionOf(old.snapshot(), now.snapshot()),
    before: (id) => old.check(id).findings,
    after: (id) => now.check(id).findings,
    spelling: dictionary.spelling,
    commits: "kind" in commits ? [] : commits,
    isIncomplete: versions.isIncomplete || "kind" in commits,
  };
}

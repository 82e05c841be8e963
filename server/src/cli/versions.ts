// Two versions of the Code, opened for comparison, as `log` and `impact` are asked for them.

import { openDictionary } from "../disk/dictionary.ts";
import { commitsBetween, readVersion } from "../disk/versions.ts";
import type { Finding } from "../check/check.ts";
import type { DocumentId } from "../index/facts.ts";
import { revisionOf, type Revision } from "../revision/revision.ts";
import { allRules } from "../rules/all.ts";
import type { Spelling } from "../spelling/spelling.ts";
import { openVersion, type Commit, type Version } from "../workspace/version.ts";
import { complain, type Io } from "./io.ts";

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

/** The versions that are called `from` and `to` of the Code in `root`; undefined where there is none, which has been told. */
export async function compareVersions(root: string, { from, to }: { readonly from: string; readonly to: string }, io: Io): Promise<Compared | undefined> {
  const tell = (message: string): void => complain(io, message);
  const [before, after] = [await readVersion(from, root, { rules: allRules }), await readVersion(to, root, { rules: allRules })];
  if (before.kind === "refused" || after.kind === "refused") {
    for (const message of new Set([before, after].flatMap((version) => (version.kind === "refused" ? [version.message] : [])))) tell(message);
    return undefined;
  }
  for (const message of [...before.unreadable, ...after.unreadable]) tell(message);
  for (const { documents, name } of [before, after]) if (documents.size === 0) tell(`There is no SEC or DUIS text in ${name}.`);
  const dictionary = openDictionary();
  if (dictionary.kind === "missing") tell(dictionary.message);
  const commits = await commitsBetween(before, after, root);
  if ("kind" in commits) tell(commits.message);
  const [old, now] = [openVersion(before, dictionary.spelling), openVersion(after, dictionary.spelling)];
  return {
    from: before,
    to: after,
    revision: revisionOf(old.snapshot(), now.snapshot()),
    before: (id) => old.check(id).findings,
    after: (id) => now.check(id).findings,
    spelling: dictionary.spelling,
    commits: "kind" in commits ? [] : commits,
    isIncomplete: before.unreadable.length + after.unreadable.length > 0 || "kind" in commits,
  };
}

/** What `steps` come to. */
export function toEnd<Result>(steps: Generator<unknown, Result>): Result {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

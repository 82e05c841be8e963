// The part of the built-in Git extension's API that is used here: https://github.com/microsoft/vscode/blob/main/extensions/git/src/api/git.d.ts

import { extensions, type Uri, workspace } from "vscode";

export interface GitRepository {
  readonly rootUri: Uri;
  readonly state: { readonly HEAD: GitRef | undefined; readonly workingTreeChanges: readonly GitChange[]; readonly untrackedChanges?: readonly GitChange[] };
  getRefs(query: { readonly sort?: "alphabetically" | "committerdate"; readonly count?: number }): Promise<readonly GitRef[]>;
  getCommit(ref: string): Promise<GitCommit>;
  log(options?: { readonly maxEntries?: number; readonly range?: string }): Promise<readonly GitCommit[]>;
  show(ref: string, path: string): Promise<string>;
  diffWith(ref: string): Promise<readonly GitChange[]>;
}

export interface GitRef {
  /** 0: a branch, 1: a branch of a remote, 2: a tag */
  readonly type: number;
  readonly name?: string;
  readonly commit?: string;
}

export interface GitCommit {
  readonly hash: string;
  readonly message: string;
  readonly authorName?: string;
  readonly authorDate?: Date;
}

export interface GitChange {
  readonly uri: Uri;
  readonly originalUri: Uri;
  readonly renameUri: Uri | undefined;
  readonly status: number;
}

interface GitApi {
  getRepository(uri: Uri): GitRepository | null;
  openRepository?(root: Uri): Promise<GitRepository | null>;
}

/** The status of a file that git does not know. */
export const untracked = 7;

/** The repository that `folder` lies in; undefined where there is none, or the Git extension is off. In a folder that is not trusted git is not run. */
export async function repositoryOf(folder: Uri): Promise<GitRepository | undefined> {
  if (!workspace.isTrusted) return undefined;
  const extension = extensions.getExtension<{ readonly enabled: boolean; getAPI(version: 1): GitApi }>("vscode.git");
  if (!extension) return undefined;
  try {
    const exports = await extension.activate();
    if (!exports.enabled) return undefined;
    const api = exports.getAPI(1);
    // Right after the start it may not have come to this folder yet.
    return api.getRepository(folder) ?? (await api.openRepository?.(folder)) ?? undefined;
  } catch {
    return undefined;
  }
}

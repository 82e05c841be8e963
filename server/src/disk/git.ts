// The `git` program, asked for what a repository holds and nothing else. It runs no hook, pager, signature check or
// monitor of the repository's, reads the index of no other, and never goes to the network, whatever its settings say.

import { spawn } from "node:child_process";
import { dirname } from "node:path";

export type GitAnswer =
  | { readonly kind: "answer"; readonly bytes: Buffer }
  /** `said` is what git wrote on its standard error, in English. */
  | { readonly kind: "failed"; readonly said: string }
  | { readonly kind: "no-git" }
  | { readonly kind: "aborted" };

export interface GitQuestion {
  readonly input?: string;
  readonly signal?: AbortSignal | undefined;
}

const settings = ["core.fsmonitor=", "core.hooksPath=/dev/null", "core.quotePath=false", "safe.bareRepository=explicit", "protocol.allow=never"];
/** Left by a git that runs us in a hook: they would make of `folder` another repository. */
const left = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF"];

/** Runs git on the repository that `folder` (an absolute path) lies in. Never rejects. */
export function git(folder: string, args: readonly string[], { input, signal }: GitQuestion = {}): Promise<GitAnswer> {
  if (signal?.aborted) return Promise.resolve({ kind: "aborted" });
  return new Promise((done) => {
    const all = ["--no-pager", "--literal-pathspecs", ...settings.flatMap((setting) => ["-c", setting]), "-C", folder, ...args];
    // Windows looks for programs in the current folder first: `folder` must not be that.
    const child = spawn("git", all, { cwd: dirname(process.execPath), env: environment(), stdio: "pipe", windowsHide: true, ...(signal ? { signal } : {}) });
    const out: Buffer[] = [];
    const error: Buffer[] = [];
    child.stdout.on("data", (bytes: Buffer) => out.push(bytes));
    child.stderr.on("data", (bytes: Buffer) => error.push(bytes));
    child.on("error", (reason: NodeJS.ErrnoException) => {
      if (signal?.aborted) done({ kind: "aborted" });
      else done(reason.code === "ENOENT" ? { kind: "no-git" } : { kind: "failed", said: reason.message });
    });
    child.on("close", (code) => {
      if (signal?.aborted) done({ kind: "aborted" });
      else if (code === 0) done({ kind: "answer", bytes: Buffer.concat(out) });
      else done({ kind: "failed", said: Buffer.concat(error).toString("utf8").trim() });
    });
    // A git that ends before it has read everything says why itself.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input ?? "");
  });
}

/** The objects called `names`, in their order; undefined for each that is not there or is larger than `largest` bytes. */
export async function gitObjects(
  folder: string,
  names: readonly string[],
  largest: number,
  signal?: AbortSignal,
): Promise<{ readonly kind: "objects"; readonly objects: readonly (Buffer | undefined)[] } | Exclude<GitAnswer, { kind: "answer" }>> {
  if (names.length === 0) return { kind: "objects", objects: [] };
  const sizes = await git(folder, ["cat-file", "--batch-check"], { input: `${names.join("\n")}\n`, signal });
  if (sizes.kind !== "answer") return sizes;
  const heads = sizes.bytes.toString("utf8").split("\n");
  const wanted = names.filter((_, i) => sizeIn(heads[i]!) <= largest);
  const answer = await git(folder, ["cat-file", "--batch"], { input: wanted.map((name) => `${name}\n`).join(""), signal });
  if (answer.kind !== "answer") return answer;
  const found = new Map<string, Buffer>();
  let at = 0;
  for (const name of wanted) {
    const end = answer.bytes.indexOf(10, at);
    const size = sizeIn(answer.bytes.toString("utf8", at, end));
    found.set(name, answer.bytes.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return { kind: "objects", objects: names.map((name) => found.get(name)) };
}

/** `<hash> blob 1234`; no size is small enough for what is missing. */
function sizeIn(head: string): number {
  const found = / (?:blob|commit) (\d+)$/.exec(head);
  return found ? Number(found[1]) : Infinity;
}

function environment(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of left) delete env[name];
  return { ...env, LC_ALL: "C", GIT_TERMINAL_PROMPT: "0", GIT_NO_LAZY_FETCH: "1", GIT_ALLOW_PROTOCOL: "none", GIT_OPTIONAL_LOCKS: "0", GIT_PAGER: "cat" };
}

// A version of the Code, by the name that a person gives it: a revision of git's, a folder, or the working tree. Only
// what lies in one folder counts, `root`: a repository may hold more than the Code. Nothing is checked out or written.

import { relative, resolve } from "node:path";
import { byUnits } from "../text/ordered.ts";
import { folderOf, pathFrom } from "../text/paths.ts";
import { governing } from "../workspace/governing.ts";
import type { ConfigFile } from "../workspace/snapshot.ts";
import { versionDocument, withPlainLineEnds, type Commit, type Version, type VersionDocument } from "../workspace/version.ts";
import { readConfig } from "../config/read.ts";
import type { KnownRule } from "../config/reading.ts";
import { isSkipped } from "./discover.ts";
import { git, gitObjects, type GitAnswer } from "./git.ts";
import { kindOf } from "./kinds.ts";
import { excluders, findProject } from "./project.ts";
import { decode, isFolder, largestFile, readText } from "./read.ts";

/** Why there is no such version. `message` is for people, and names what was asked for. */
export interface VersionRefusal {
  readonly kind: "refused";
  readonly reason: "missing" | "not-a-repository" | "unknown-revision" | "ambiguous" | "no-git" | "failed" | "aborted";
  readonly message: string;
}

export interface VersionOptions {
  /** The rules that a sec.json may name. */
  readonly rules: readonly KnownRule[];
  /** The folder (absolute) that a relative name of a folder starts from: where the person stands who says it, wherever the Code lies. */
  readonly cwd: string;
  readonly signal?: AbortSignal | undefined;
}

/** What `--to` is where nothing is said: the files of the root as they lie on the disk. */
const workingTree = "working tree";

/** What a redline calls them: it is read by people who know nothing of git. */
export const asItStands = "the text as it stands";

/**
 * The version that `name` stands for: "working tree"; else a folder, where there is one of that name; else a revision
 * (`main`, `v1.2`, `HEAD~3`, a hash) of the repository that the folder `root` lies in. A name that is both is refused.
 * Never rejects.
 */
export async function readVersion(name: string, root: string, options: VersionOptions): Promise<Version | VersionRefusal> {
  const { cwd, signal } = options;
  const folder = resolve(cwd, root);
  if (!(await isFolder(folder))) return refused("missing", `There is no folder ${root}.`);
  if (name === workingTree) return await readFolder(asItStands, folder, options);
  // "" would be the current folder itself.
  if (name.trim() === "") return refused("unknown-revision", "The name of a version is empty.");
  const named = resolve(cwd, name);
  if (/^(?:\.{0,2}[\\/]|\.{1,2}$|[a-z]:)/i.test(name)) {
    return (await isFolder(named)) ? await readFolder(name, named, options) : refused("missing", `There is no folder ${name}.${await elsewhere(name, folder, cwd)}`);
  }
  const commit = await commitOf(name, folder, signal);
  if (await isFolder(named)) {
    if (typeof commit === "string") return refused("ambiguous", `${name} is a revision and a folder. Write ./${name} for the folder, or refs/heads/${name} for the branch.`);
    return await readFolder(name, named, options);
  }
  if (typeof commit !== "string") return { ...commit, message: `${commit.message}${await elsewhere(name, folder, cwd)}` };
  return await readRevision(name, commit, folder, options);
}

/** Who names a folder from inside the Code's is told how to name it from where he stands. */
async function elsewhere(name: string, folder: string, cwd: string): Promise<string> {
  const other = resolve(folder, name);
  return other !== resolve(cwd, name) && (await isFolder(other)) ? ` A folder is named from the current one: ${relative(cwd, other)}.` : "";
}

/**
 * The commits from `from` (without it) to `to`, the oldest first, with what each changed in `root`. None where `from` is no revision;
 * for a working tree, those up to the one that is checked out.
 */
export async function commitsBetween(from: Version, to: Version, root: string): Promise<readonly Commit[] | VersionRefusal> {
  if (!from.commit || (!to.commit && to.name !== asItStands)) return [];
  const folder = resolve(root);
  const list = await git(folder, ["rev-list", "--reverse", "--topo-order", to.commit?.hash ?? "HEAD", `^${from.commit.hash}`, "--", "."]);
  if (list.kind !== "answer") return whyNot(list, root);
  return await readCommits(list.bytes.toString("utf8").split("\n").filter((hash) => hash !== ""), folder);
}

async function readFolder(name: string, folder: string, { rules, signal }: VersionOptions): Promise<Version | VersionRefusal> {
  const project = await findProject([folder], rules, signal ? { signal } : {});
  if (signal?.aborted) return refused("aborted", "Stopped.");
  const documents = new Map<string, VersionDocument>();
  const schemas = new Map<string, string>();
  const unreadable = project.unreadable.map(({ message }) => message);
  for (const { file, kind } of project.files) {
    if (signal?.aborted) return refused("aborted", "Stopped.");
    if (kind.kind !== "document" && kind.kind !== "schema") continue;
    const read = await readText(file);
    if (read.kind === "unreadable") unreadable.push(read.message);
    else if (kind.kind === "document") documents.set(pathFrom(folder, file), versionDocument(pathFrom(folder, file), read.text, kind.language, governing(project.configs, file)?.config));
    else schemas.set(pathFrom(folder, file), withPlainLineEnds(read.text));
  }
  const configs = [...project.configs].map(([at, file]): [string, ConfigFile] => [at.startsWith(folder) ? `/${pathFrom(folder, at)}` : "/", file]);
  return { kind: "version", name, commit: undefined, documents, schemas, configs: new Map(configs), unreadable };
}

async function readRevision(name: string, hash: string, folder: string, { rules, signal }: VersionOptions): Promise<Version | VersionRefusal> {
  const prefixAnswer = await git(folder, ["rev-parse", "--show-prefix"], { signal });
  const list = await git(folder, ["ls-tree", "-r", "-z", "--full-tree", hash], { signal });
  if (prefixAnswer.kind !== "answer") return whyNot(prefixAnswer, folder);
  if (list.kind !== "answer") return whyNot(list, folder);
  // `code/` where the root is a folder inside the repository, else "".
  const prefix = prefixAnswer.bytes.toString("utf8").replace(/\r?\n$/, "");
  const entries = list.bytes.toString("utf8").split("\0").flatMap(entryOf).filter(({ path }) => isOfProject(path, prefix));
  const bytes = await gitObjects(folder, entries.map(({ object }) => object), largestFile, signal);
  if (bytes.kind !== "objects") return whyNot(bytes, folder);

  const unreadable: string[] = [];
  const texts = entries.flatMap(({ path }, i) => {
    const object = bytes.objects[i];
    const read = object ? decode(path, object) : undefined;
    if (read?.kind === "text") return [{ path, text: withPlainLineEnds(read.text), kind: kindOf(path)! }];
    unreadable.push(`${name}: ${read ? read.message : `${path} cannot be read: the repository does not hold it, or it is too large.`}`);
    return [];
  });
  const all = new Map<string, ConfigFile>();
  for (const { path, text, kind } of texts) {
    if (kind.kind === "config") all.set(folderOf(`/${path}`), { id: `/${path}`, text, ...readConfig(text, rules) });
  }
  const excluded = excluders(all);
  const documents = new Map<string, VersionDocument>();
  const schemas = new Map<string, string>();
  const configs = new Map<string, ConfigFile>();
  for (const { path, text, kind } of texts.sort((a, b) => byUnits(a.path, b.path))) {
    const inside = path.slice(prefix.length);
    if (kind.kind === "config") {
      const file = all.get(folderOf(`/${path}`))!;
      // Of those above the root, the nearest governs it: the longest path, which comes last.
      if (path.startsWith(prefix)) configs.set(folderOf(`/${inside}`), { ...file, id: `/${inside}` });
      else configs.set("/", file);
    } else if (excluded(`/${path}`)) continue;
    else if (kind.kind === "document") documents.set(inside, versionDocument(inside, text, kind.language, governing(all, `/${path}`)?.config));
    else if (kind.kind === "schema") schemas.set(inside, text);
  }
  const commits = await readCommits([hash], folder, signal);
  if ("kind" in commits) return commits;
  return { kind: "version", name, commit: commits[0], documents, schemas, configs, unreadable };
}

/** `100644 blob <object>\t<path>`: an ordinary file. Links and other repositories are none. */
function entryOf(entry: string): readonly { readonly object: string; readonly path: string }[] {
  const found = /^100\d{3} blob ([0-9a-f]+)\t([\s\S]+)$/.exec(entry);
  return found ? [{ object: found[1]!, path: found[2]! }] : [];
}

/** Documents and schemas below the root that the walk of a folder would come upon, and each sec.json there or above. */
function isOfProject(path: string, prefix: string): boolean {
  const kind = kindOf(path);
  if (kind === undefined || kind.kind === "request") return false;
  if (!path.startsWith(prefix)) return kind.kind === "config" && prefix.startsWith(path.slice(0, path.lastIndexOf("/") + 1));
  return !path.slice(prefix.length).split("/").some(isSkipped);
}

/** The full hash of the commit that `name` stands for. */
async function commitOf(name: string, folder: string, signal: AbortSignal | undefined): Promise<string | VersionRefusal> {
  const unknown = refused("unknown-revision", `There is no folder and no revision "${name}". A revision is a branch, a tag, a commit's hash or the like: main, v1.2, HEAD~1.`);
  // What begins with a hyphen is an option to git; no name of a revision does.
  const isName = !name.startsWith("-") && !/[\0-\x1f\x7f]/.test(name);
  const inside = await git(folder, ["rev-parse", "--is-inside-work-tree"], { signal });
  if (inside.kind === "failed" && isNoRepository(inside.said)) return refused("not-a-repository", `There is no folder "${name}", and no revision either, as ${folder} lies in no git repository. Name a folder that holds the other version.`);
  if (inside.kind !== "answer") return whyNot(inside, folder);
  if (!isName) return unknown;
  const found = await git(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`], { signal });
  if (found.kind === "failed") return unknown;
  if (found.kind !== "answer") return whyNot(found, folder);
  const hash = /^[0-9a-f]{40,64}$/m.exec(found.bytes.toString("utf8"));
  return hash ? hash[0] : unknown;
}

async function readCommits(hashes: readonly string[], folder: string, signal?: AbortSignal): Promise<readonly Commit[] | VersionRefusal> {
  const read = await gitObjects(folder, hashes, largestFile, signal);
  if (read.kind !== "objects") return whyNot(read, folder);
  const trees = ["diff-tree", "--stdin", "-r", "-z", "--root", "--name-only", "--no-renames", "--no-ext-diff", "--relative"];
  const changed = await git(folder, trees, { input: hashes.map((hash) => `${hash}\n`).join(""), signal });
  if (changed.kind !== "answer") return whyNot(changed, folder);
  const files = new Map<string, string[]>(hashes.map((hash) => [hash, []]));
  let current: string[] = [];
  for (const part of changed.bytes.toString("utf8").split(/[\0\n]/)) {
    if (files.has(part)) current = files.get(part)!;
    else if (part !== "") current.push(part);
  }
  return hashes.flatMap((hash, i) => {
    const object = read.objects[i];
    return object ? [commitIn(hash, object, files.get(hash)!)] : [];
  });
}

/** Reads a commit object: header lines, an empty line, the message. */
function commitIn(hash: string, object: Buffer, files: readonly string[]): Commit {
  const latin = /^encoding (?:iso-?8859-\d+|latin-?1|cp1252|windows-1252)$/im.test(object.toString("latin1").split("\n\n", 1)[0]!);
  const text = object.toString(latin ? "latin1" : "utf8");
  const end = text.indexOf("\n\n");
  const head = end < 0 ? text : text.slice(0, end);
  const message = end < 0 ? "" : text.slice(end + 2).trim();
  const [subject = "", ...rest] = message.split(/\n[ \t]*\n/);
  const author = /^author (.*)$/m.exec(head)?.[1] ?? "";
  return {
    hash,
    author: author.slice(0, Math.max(0, author.indexOf(" <"))),
    date: new Date(Number(/> (\d+) [+-]\d{4}$/.exec(author)?.[1] ?? 0) * 1000).toISOString().replace(".000Z", "Z"),
    subject: subject.replace(/\s+/g, " ").trim(),
    body: rest.join("\n\n").trim(),
    files,
  };
}

function isNoRepository(said: string): boolean {
  return /not a git repository/i.test(said);
}

function whyNot(answer: Exclude<GitAnswer, { kind: "answer" }>, folder: string): VersionRefusal {
  switch (answer.kind) {
    case "no-git":
      return refused("no-git", "The program git is not installed, or not in the PATH: without it only folders can be compared.");
    case "aborted":
      return refused("aborted", "Stopped.");
    case "failed":
      return refused("failed", `git could not read the repository of ${folder}: ${answer.said.replace(/^fatal: /, "")}`);
  }
}

function refused(reason: VersionRefusal["reason"], message: string): VersionRefusal {
  return { kind: "refused", reason, message };
}

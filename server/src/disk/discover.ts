// Which files of the project lie in a folder. The order is the same on every machine; a link is followed once, however
// it loops, and never out of the folders that are walked; a file that can be reached twice is found once, by its own
// path before that of a link.

import { byUnits } from "../text/ordered.ts";
import type { Dirent } from "node:fs";
import { readdir, realpath } from "node:fs/promises";
import { basename, join, relative, resolve, sep } from "node:path";
import picomatch from "picomatch";
import { isWordFile, kindOf, knownNames, type FileKind } from "./kinds.ts";
import { leadsOut } from "./links.ts";
import { failed, statOf, unreadable, type Unreadable } from "./read.ts";

export interface FoundFile {
  /** Absolute. */
  readonly file: string;
  readonly kind: FileKind;
}

export interface Discovery {
  readonly files: readonly FoundFile[];
  /** What was asked for, or met on the way, and could not be looked into. */
  readonly unreadable: readonly Unreadable[];
  /** Links that lead out of the folders, and may have led to a file of the project. They are not followed. */
  readonly outside: readonly string[];
}

export interface DiscoverOptions {
  /** Folders that are looked through by themselves: a link into one of them need not be told of. */
  readonly others?: readonly string[];
  /** Whether to leave out a file or folder (absolute path). What is itself asked for is never left out. */
  readonly excluded?: (path: string) => boolean;
  /** An input that need not lie on the disk, as its text comes from elsewhere. */
  readonly given?: string | undefined;
  readonly signal?: AbortSignal;
}

/**
 * The documents, schemas, XML files and sec.json files in `inputs`: folders, which are walked, and files. Never rejects; an
 * aborted walk gives what it had found.
 */
export async function discover(inputs: readonly string[], options: DiscoverOptions = {}): Promise<Discovery> {
  const walk: Walk = { ...options, folders: [], files: [], unreadable: [], outside: [], seen: new Set(), links: [] };
  for (const input of inputs) {
    const path = resolve(input);
    if (path === options.given) {
      addFile(walk, path, await realOf(path), "asked for");
      continue;
    }
    try {
      const is = await statOf(path);
      if (is.folder) {
        walk.folders.push(path);
        await walkFolder(walk, path, await realOf(path));
      } else if (is.file) addFile(walk, path, await realOf(path), "asked for");
      else walk.unreadable.push(unreadable(path, "not-a-file", "it is neither a file nor a folder"));
    } catch (error) {
      walk.unreadable.push(failed(path, error));
    }
  }
  // Links come last, so that what they lead to is known by its own path if that was walked.
  for (let link = walk.links.shift(); link !== undefined; link = walk.links.shift()) await followLink(walk, link);
  return { files: walk.files.sort((a, b) => byUnits(a.file, b.file)), unreadable: walk.unreadable, outside: walk.outside };
}

/** Says of a path whether `globs`, which are relative to the folder `base`, name it: `drafts/**`, `old`, `*.bak.sec`. */
export function excluder(base: string, globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.map((glob) => glob.replace(/^\.\//, "").replace(/\/$/, "")).filter((glob) => glob !== "");
  if (patterns.length === 0) return () => false;
  // As people expect of such lists: a name without a slash is meant at any depth, and a folder with all that is in it.
  const anywhere = patterns.map((glob) => (glob.startsWith("/") ? glob.slice(1) : glob.includes("/") ? glob : `**/${glob}`));
  const matches = picomatch([...anywhere, ...anywhere.map((glob) => `${glob}/**`)], { dot: true });
  return (path) => {
    const inside = relative(base, path);
    if (inside === "" || inside === ".." || inside.startsWith(`..${sep}`)) return false;
    return matches(sep === "/" ? inside : inside.split(sep).join("/"));
  };
}

interface Walk extends DiscoverOptions {
  /** Those that were asked for. */
  readonly folders: string[];
  readonly files: FoundFile[];
  readonly unreadable: Unreadable[];
  readonly outside: string[];
  /** Real paths of folders walked and files found. */
  readonly seen: Set<string>;
  readonly links: string[];
}

const skippedFolders: ReadonlySet<string> = new Set(["node_modules", "dist"]);

/** Whether a file or folder of this name is never looked at. */
export function isSkipped(name: string): boolean {
  return name.startsWith(".") || skippedFolders.has(name);
}

/** Walks `folder`, whose own path is `real`: that of what is no link in it is told without asking the disk. */
async function walkFolder(walk: Walk, folder: string, real: string): Promise<void> {
  if (walk.signal?.aborted || !isNew(walk, real)) return;
  let entries: readonly Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    walk.unreadable.push(failed(folder, error));
    return;
  }
  for (const entry of [...entries].sort((a, b) => byUnits(a.name, b.name))) {
    if (entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) walk.links.push(path);
    else if (entry.isDirectory()) {
      if (!skippedFolders.has(entry.name) && !walk.excluded?.(path)) await walkFolder(walk, path, join(real, entry.name));
    } else if (entry.isFile()) addFile(walk, path, join(real, entry.name), "met");
  }
}

async function followLink(walk: Walk, path: string): Promise<void> {
  if (skippedFolders.has(basename(path)) || walk.excluded?.(path)) return;
  try {
    const is = await statOf(path);
    if (await leadsOut(path, walk.folders)) {
      if ((is.folder || mayBeMissed(path)) && (await leadsOut(path, walk.others ?? []))) walk.outside.push(path);
    } else if (is.folder) await walkFolder(walk, path, await realOf(path));
    else if (is.file) addFile(walk, path, await realOf(path), "met");
  } catch (error) {
    if (mayBeMissed(path)) walk.unreadable.push(failed(path, error));
  }
}

/** A file that is not read is worth a word only where a document is missed by it; most XML files are none of ours. */
function mayBeMissed(path: string): boolean {
  const kind = kindOf(path);
  return kind !== undefined && kind.kind !== "request";
}

function whyUnknown(file: string): string {
  if (isWordFile(file)) return "it is a Word document, of which sec-duis import makes text";
  if (/\.(?:html?|mht|odt|rtf|doc|pages|gdoc)$/i.test(file)) return "it is no plain text: save it as a Word document (.docx), of which sec-duis import makes text";
  return `its name has none of the known endings (${knownNames})`;
}

function addFile(walk: Walk, file: string, real: string, how: "asked for" | "met"): void {
  const kind = kindOf(file);
  if (!kind) {
    if (how === "asked for") walk.unreadable.push(unreadable(file, "unknown-kind", whyUnknown(file)));
    return;
  }
  // Settings say themselves what to leave out: where they leave out everything, they still do.
  if (how === "met" && kind.kind !== "config" && walk.excluded?.(file)) return;
  if (isNew(walk, real)) walk.files.push({ file, kind });
}

async function realOf(path: string): Promise<string> {
  // Where it went away in between, reading it will say so.
  return await realpath(path).catch(() => path);
}

function isNew(walk: Walk, real: string): boolean {
  if (walk.seen.has(real)) return false;
  walk.seen.add(real);
  return true;
}

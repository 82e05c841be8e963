import { readdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { leadsOut } from "./links.ts";

/**
 * The sec.json that governs `path` (a file, or a folder as if a file in it): the nearest one upwards, or undefined. The
 * search ends at the first of `folders` that it comes to, else at the root of the file system. A link in `path` itself
 * that leads out of it is passed over. `seen` keeps what the folders hold, for who asks of many paths.
 */
export async function nearestConfig(path: string, folders: readonly string[] = [], seen = new Map<string, string | undefined>()): Promise<string | undefined> {
  const ends = new Set(folders.map((folder) => resolve(folder)));
  const own = resolve(path);
  for (let folder = own; ; folder = dirname(folder)) {
    if (!seen.has(folder)) seen.set(folder, await configIn(folder));
    const found = seen.get(folder);
    if (found !== undefined && !(folder === own && (await leadsOut(found, [own])))) return found;
    if (ends.has(folder) || dirname(folder) === folder) return undefined;
  }
}

/** The sec.json in `folder`, in whatever case it is written; undefined where there is none or `folder` is a file. */
async function configIn(folder: string): Promise<string | undefined> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const named = entries.filter((entry) => entry.name.toLowerCase() === "sec.json" && !entry.isDirectory()).map((entry) => entry.name);
    const name = named.includes("sec.json") ? "sec.json" : named.sort()[0];
    return name === undefined ? undefined : join(folder, name);
  } catch {
    return undefined;
  }
}

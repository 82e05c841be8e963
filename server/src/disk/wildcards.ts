// `*.docx` as it comes from a shell that leaves wildcards to the program, as those of Windows do, and `**` from any.

import { type Dirent, existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import picomatch from "picomatch";
import { isSkipped } from "./discover.ts";

/**
 * The paths given, those with wildcards replaced by what lies there and fits, in order. A path that is there as it
 * stands stays, and so does one that nothing fits: it is told of as missing.
 */
export function expanded(paths: readonly string[], cwd: string): readonly string[] {
  return paths.flatMap((path) => {
    const parts = path.split(process.platform === "win32" ? /[\\/]/ : "/");
    const first = parts.findIndex((part) => /[*?]/.test(part));
    if (first < 0 || existsSync(resolve(cwd, path))) return [path];
    const base = parts.slice(0, first).join("/");
    const wanted = parts.slice(first);
    const fits = picomatch(wanted.join("/"), { nocase: process.platform === "win32" });
    const deep = wanted.includes("**") ? Infinity : wanted.length;
    const found = pathsBelow(resolve(cwd, first > 0 && base === "" ? "/" : base), deep).filter((one) => fits(one)).sort();
    return found.length === 0 ? [path] : found.map((one) => (base === "" && first === 0 ? one : `${base}/${one}`));
  });
}

/** What lies in `folder`, down to so many levels, by its path from there. */
function pathsBelow(folder: string, levels: number): readonly string[] {
  return entriesOf(folder).flatMap((entry) => {
    const inner = levels > 1 && entry.isDirectory() && !isSkipped(entry.name) ? pathsBelow(join(folder, entry.name), levels - 1) : [];
    return [entry.name, ...inner.map((path) => `${entry.name}/${path}`)];
  });
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

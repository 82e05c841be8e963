// `*.docx` as it comes from a shell that leaves wildcards to the program, as those of Windows do.

import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import picomatch from "picomatch";

/**
 * The paths given, those with wildcards in their last part replaced by what lies there and fits, in order. A path that
 * is there as it stands stays, and so does one that nothing fits: it is told of as missing.
 */
export function expanded(paths: readonly string[], cwd: string): readonly string[] {
  return paths.flatMap((path) => {
    const name = basename(path);
    if (!/[*?]/.test(name) || existsSync(resolve(cwd, path))) return [path];
    const fits = picomatch(name, { nocase: process.platform === "win32" });
    const found = namesIn(resolve(cwd, dirname(path))).filter((one) => fits(one)).sort();
    return found.length === 0 ? [path] : found.map((one) => join(dirname(path), one));
  });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

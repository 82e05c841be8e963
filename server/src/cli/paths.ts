import { isAbsolute, relative, sep } from "node:path";

/** The path of `file` from `folder`, or undefined where it lies outside it. */
export function inside(folder: string, file: string): string | undefined {
  const path = relative(folder, file);
  return path === "" || path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path) ? undefined : path;
}

/** As short as a person can open it: relative inside the current folder, else whole. */
export function shown(cwd: string, file: string): string {
  return inside(cwd, file) ?? file;
}

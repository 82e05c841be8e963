// Paths of files and URIs, with separators of either kind, as words alone: no disk is asked.

/** Whether `path` is `folder`, or lies in it or below it. */
export function isWithin(folder: string, path: string): boolean {
  if (!path.startsWith(folder)) return false;
  const next = path[folder.length];
  return next === "/" || next === "\\" || next === undefined || /[\\/]$/.test(folder);
}

/** `/code/a.sec` -> `/code` */
export function folderOf(path: string): string {
  const at = lastSeparator(path, path.length);
  return at <= 0 ? path.slice(0, 1) : path.slice(0, at);
}

/** `/code/a.sec` -> `a.sec` */
export function fileName(path: string): string {
  return path.slice(lastSeparator(path, path.length) + 1);
}

/** `/code/drafts/a.sec` -> `drafts/a.sec`: where bare names would be the same. */
export function nameWithFolder(path: string): string {
  return path.split(/[\\/]/).slice(-2).join("/");
}

/** The way from `folder` to `path`, which lies in it, with `/` between folders: from `C:\code` to `C:\code\drafts\a.sec`, `drafts/a.sec`. */
export function pathFrom(folder: string, path: string): string {
  return path.slice(folder.length).replaceAll("\\", "/").replace(/^\//, "");
}

/** Where the last `/` or `\` before the position `before` stands; -1 where there is none. */
export function lastSeparator(text: string, before: number): number {
  if (before <= 0) return -1;
  return Math.max(text.lastIndexOf("/", before - 1), text.lastIndexOf("\\", before - 1));
}

// Which sec.json governs which document: the nearest one upwards.

import type { DocumentId } from "../index/facts.ts";

/** The entry of the folder that is nearest above `id`. A text outside every file system goes by the only one there is, if there is only one. */
export function governing<T>(byFolder: ReadonlyMap<string, T>, id: DocumentId): T | undefined {
  if (byFolder.size === 0) return undefined;
  for (let at = lastSeparator(id, id.length); at >= 0; at = lastSeparator(id, at)) {
    const found = byFolder.get(id.slice(0, at)) ?? byFolder.get(id.slice(0, at + 1));
    if (found !== undefined) return found;
  }
  if (byFolder.size === 1 && !isPath(id)) return byFolder.values().next().value;
  return undefined;
}

/** Whether the file `id` lies in `folder` or below it. */
export function isWithin(folder: string, id: DocumentId): boolean {
  if (!id.startsWith(folder)) return false;
  const next = id[folder.length];
  return next === "/" || next === "\\" || next === undefined || /[\\/]$/.test(folder);
}

/** The folder of the file `id`: `/code/a.sec` -> `/code`. */
export function folderOf(id: DocumentId): string {
  const at = lastSeparator(id, id.length);
  return at <= 0 ? id.slice(0, 1) : id.slice(0, at);
}

/** The name of the file `id`: `/code/a.sec` -> `a.sec`. */
export function fileName(id: DocumentId): string {
  return id.slice(lastSeparator(id, id.length) + 1);
}

function isPath(id: DocumentId): boolean {
  return /^(?:[\\/]|[a-z]:[\\/])/i.test(id);
}

function lastSeparator(text: string, before: number): number {
  if (before <= 0) return -1;
  return Math.max(text.lastIndexOf("/", before - 1), text.lastIndexOf("\\", before - 1));
}

// Which sec.json governs which document: the nearest one upwards.

import type { DocumentId } from "../index/facts.ts";
import { lastSeparator } from "../text/paths.ts";

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

function isPath(id: DocumentId): boolean {
  return /^(?:[\\/]|[a-z]:[\\/])/i.test(id);
}

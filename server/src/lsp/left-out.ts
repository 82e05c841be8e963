// What the settings leave out of the workspace folders.

import { join } from "node:path";
import { excluders } from "../disk/project.ts";
import type { DocumentId } from "../index/facts.ts";
import { governing } from "../workspace/governing.ts";
import type { Everything } from "../workspace/snapshot.ts";

/** Whether the settings that govern a file or folder in `folders`, the user's own among them, leave it out. */
export function leftOut({ configs, configOf }: Everything, folders: Iterable<string>): (path: string) => boolean {
  const all = new Map(configs);
  for (const folder of folders) {
    const inside = join(folder, "sec.json");
    if (!governing(configs, inside)) all.set(folder, { id: inside, text: "", config: configOf(inside), problems: [] });
  }
  return excluders(new Map([...all].map(([folder, file]) => [folder, { ...file, config: configOf(file.id) }])));
}

/** What the settings that govern `id` leave out, as words that are the same where it is the same. */
export function excludeOf({ configOf }: Everything, id: DocumentId): string {
  return JSON.stringify(configOf(id).exclude);
}

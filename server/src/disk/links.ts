// A link is followed where it leads to something that lies in an opened folder anyway, under another name. A link that
// leads out might lead to anything that its reader may read, on a stranger's word: it is told of and left.

import { realpath } from "node:fs/promises";
import { isWithin } from "../text/paths.ts";

/** Whether the link `path` leads to something outside all of `folders`. A dead link leads nowhere. */
export async function leadsOut(path: string, folders: readonly string[]): Promise<boolean> {
  const target = await realpath(path).catch(() => undefined);
  if (target === undefined) return false;
  for (const folder of folders) {
    const real = await realpath(folder).catch(() => folder);
    if (isWithin(real, target)) return false;
  }
  return true;
}

/** What a person should know of links that were not followed, in one line; nothing where there are none. */
export function leftLinks(links: readonly string[]): readonly string[] {
  const [first, ...others] = links;
  if (first === undefined) return [];
  if (others.length === 0) return [`${first} is a link that leads out of the folder: it is not followed.`];
  return [`${links.length} links lead out of the folder and are not followed: ${links.slice(0, 5).join(", ")}${links.length > 5 ? " …" : ""}`];
}

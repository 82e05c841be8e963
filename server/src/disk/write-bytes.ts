// Writing what is no text of the project's: Word documents, pages, tables. The file appears whole or not at all.

import { link, mkdir, rename, stat, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { byWayOfBeside } from "./beside.ts";
import { patiently } from "./patience.ts";
import { type Unwritten, writeFailure, type Written } from "./write.ts";

/**
 * Puts `content` into `file`; the folder that it is in is made. A file that is there already is left as it is, unless
 * `over` is "overwrite". Never rejects.
 */
export async function writeBytes(file: string, content: Uint8Array | string, over: "keep" | "overwrite"): Promise<Written> {
  try {
    const there = await stat(file).catch(() => undefined);
    if (there && !there.isFile()) return refused(file, "it is there already, and is no ordinary file");
    if (there && over === "keep") return left(file);
    await mkdir(dirname(file), { recursive: true });
    const isPlaced = await byWayOfBeside(file, (handle) => handle.writeFile(content), (beside) => (over === "overwrite" ? moved(beside, file) : linked(beside, file)));
    return isPlaced ? { kind: "written" } : left(file);
  } catch (error) {
    return refused(file, writeFailure(error));
  }
}

async function moved(beside: string, file: string): Promise<true> {
  await patiently(() => rename(beside, file));
  return true;
}

/** Unlike a rename, a link never takes the place of a file that came in between: then this is false. */
async function linked(beside: string, file: string): Promise<boolean> {
  const isLinked = await link(beside, file).then(() => true, (error: unknown) => (isThere(error) ? false : undefined));
  // Some file systems know no links.
  if (isLinked === undefined) return moved(beside, file);
  await unlink(beside).catch(() => undefined);
  return isLinked;
}

function isThere(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}

function left(file: string): Unwritten {
  return { ...refused(file, "it is there already"), isThere: true };
}

function refused(file: string, why: string): Unwritten {
  return { kind: "refused", file, message: `${file} was not written: ${why}.` };
}

// Writing what is no text of the project's: Word documents, pages, tables. The file appears whole or not at all.

import { randomBytes } from "node:crypto";
import { link, mkdir, open, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { patiently } from "./patience.ts";
import { type Unwritten, writeFailure, type Written } from "./write.ts";

/**
 * Puts `content` into `file`; the folder that it is in is made. A file that is there already is left as it is, unless
 * `over` is "overwrite". Never rejects.
 */
export async function writeBytes(file: string, content: Uint8Array | string, over: "keep" | "overwrite"): Promise<Written> {
  let beside: string | undefined;
  const takePlace = (from: string): Promise<void> => patiently(() => rename(from, file));
  try {
    const there = await stat(file).catch(() => undefined);
    if (there && !there.isFile()) return refused(file, "it is there already, and is no ordinary file");
    if (there && over === "keep") return { ...refused(file, "it is there already"), isThere: true };
    await mkdir(dirname(file), { recursive: true });
    beside = join(dirname(file), `.${basename(file)}.${process.pid}-${randomBytes(6).toString("hex")}.tmp`);
    const handle = await open(beside, "wx");
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (over === "overwrite") await takePlace(beside);
    else {
      // Unlike a rename, a link never takes the place of a file that came in between.
      const linked = await link(beside, file).then(() => true, (error: unknown) => (isThere(error) ? false : undefined));
      if (linked === false) return { ...refused(file, "it is there already"), isThere: true };
      // Some file systems know no links.
      if (linked === undefined) await takePlace(beside);
      else await unlink(beside);
    }
    beside = undefined;
    return { kind: "written" };
  } catch (error) {
    return refused(file, writeFailure(error));
  } finally {
    if (beside !== undefined) await unlink(beside).catch(() => undefined);
  }
}

function isThere(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}

function refused(file: string, why: string): Unwritten {
  return { kind: "refused", file, message: `${file} was not written: ${why}.` };
}

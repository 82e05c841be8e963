// A new file beside another, that is to take its place: the other is never seen half written.

import { randomBytes } from "node:crypto";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Makes a file beside `file`, has `fill` write it and the disk take it up, and gives its path to `place`, which moves or
 * removes it. Where any of that fails, so does this, and nothing is left of the new file. `mode` is cut by the umask.
 */
export async function byWayOfBeside<Result>(file: string, fill: (handle: FileHandle) => Promise<void>, place: (beside: string) => Promise<Result>, mode?: number): Promise<Result> {
  const beside = join(dirname(file), `.${basename(file)}.${process.pid}-${randomBytes(6).toString("hex")}.tmp`);
  try {
    const handle = await open(beside, "wx", mode);
    try {
      await fill(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return await place(beside);
  } catch (error) {
    await unlink(beside).catch(() => undefined);
    throw error;
  }
}

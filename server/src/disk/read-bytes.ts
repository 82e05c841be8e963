// A file's bytes, or a value that says why not; for files that are no text.

import { readFile } from "node:fs/promises";
import { failed, sizeOf, unreadable, type Unreadable } from "./read.ts";

/** Larger Word files are refused: their pictures are not read, but their bytes are. */
export const largestWordFile = 256 * 1024 * 1024;

/** The bytes of `file`. Never rejects. */
export async function readBytes(file: string): Promise<Uint8Array | Unreadable> {
  try {
    const size = await sizeOf(file);
    if (typeof size !== "number") return size;
    if (size > largestWordFile) return unreadable(file, "too-large", `it has ${Math.ceil(size / 1024 / 1024)} MB, and more than ${largestWordFile / 1024 / 1024} MB is not read`);
    return await readFile(file);
  } catch (error) {
    return failed(file, error);
  }
}

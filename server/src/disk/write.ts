// Writing a file so that at every moment it holds the old text or the new one, whole.

import type { Stats } from "node:fs";
import { access, constants, type FileHandle, realpath, rename, stat } from "node:fs/promises";
import { byWayOfBeside } from "./beside.ts";
import { patiently } from "./patience.ts";
import { encode, readText, type Encoding } from "./read.ts";

export type Written = { readonly kind: "written" } | Unwritten;

/** The file is as it was. */
export interface Unwritten {
  readonly kind: "refused";
  readonly file: string;
  /** For people; it names the file. */
  readonly message: string;
  /** The file was to be a new one, and is there already. */
  readonly isThere?: boolean;
}

/**
 * Puts `text` in place of what `file` holds, by way of a new file beside it. An existing file keeps its mode, encoding,
 * byte order mark and, where all of them are "\r\n", its line ends; a link stays a link. With `was`, a file that holds
 * any other text by now is left alone. Never rejects.
 */
export async function writeAtomically(file: string, text: string, was?: string): Promise<Written> {
  try {
    const before = await existing(file);
    if (before.kind === "refused") return before;
    if (was !== undefined && before.text !== was) return refused(file, "it was changed by someone else in the meantime");
    const { target, mode, owner, encoding } = before;
    const fill = async (handle: FileHandle): Promise<void> => {
      await handle.writeFile(encode(before.crlf ? text.replace(/\r\n?|\n/g, "\r\n") : text, encoding));
      // The mode given at opening is cut by the umask.
      await handle.chmod(mode);
      if (owner) await handle.chown(owner.uid, owner.gid).catch(() => undefined);
    };
    await byWayOfBeside(target, fill, (beside) => patiently(() => rename(beside, target)), mode);
    return { kind: "written" };
  } catch (error) {
    return refused(file, writeFailure(error));
  }
}

interface Before {
  readonly kind: "before";
  /** The file itself, links followed. */
  readonly target: string;
  readonly text: string | undefined;
  readonly encoding: Encoding;
  readonly crlf: boolean;
  readonly mode: number;
  readonly owner: { readonly uid: number; readonly gid: number } | undefined;
}

async function existing(file: string): Promise<Before | Unwritten> {
  const found = await stat(file).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  });
  if (!found) return { kind: "before", target: file, text: undefined, encoding: "utf-8", crlf: false, mode: 0o644, owner: undefined };
  if (!found.isFile()) return refused(file, "it is no ordinary file");
  // Renaming over a file asks nothing of the file itself, so what it allows is asked here; root is allowed everything.
  if ((found.mode & 0o222) === 0) return refused(file, "it is read-only");
  await access(file, constants.W_OK);
  const read = await readText(file);
  if (read.kind === "unreadable") return refused(file, "what it holds is not text that could be kept");
  return {
    kind: "before",
    target: await realpath(file),
    text: read.text,
    encoding: read.encoding,
    crlf: read.text.includes("\r\n") && !/(?:^|[^\r])\n|\r(?!\n)/.test(read.text),
    mode: found.mode & 0o7777,
    owner: ownerOf(found),
  };
}

/** The owner, where it is another than the new file's would be. */
function ownerOf(found: Stats): Before["owner"] {
  const uid = process.getuid?.();
  const gid = process.getgid?.();
  return uid === undefined || (found.uid === uid && found.gid === gid) ? undefined : { uid: found.uid, gid: found.gid };
}

/** What went wrong with a file that was to be written, in words that go after "it was not written:". */
export function writeFailure(error: unknown, windows: boolean = process.platform === "win32"): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  switch (code) {
    case "EBUSY":
      return "another program has it open";
    case "EACCES":
    case "EPERM":
      // Windows gives no other reason for a file that Word shows.
      return windows ? "another program, such as Word, has it open, or it is read-only" : "it, or the folder that it is in, is read-only";
    case "EROFS":
      return "it, or the folder that it is in, is read-only";
    case "ENOENT":
      return "the folder that it should be in does not exist";
    case "ENOTDIR":
    case "EEXIST":
      return "a part of its path is no folder";
    case "ENOSPC":
      return "the disk is full";
    case "EDQUOT":
      return "you may not put more on this disk";
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

function refused(file: string, why: string): Unwritten {
  return { kind: "refused", file, message: `${file} was not changed: ${why}.` };
}

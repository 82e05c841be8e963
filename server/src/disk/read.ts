// One file's bytes -> its text, or a value that says why not. The text is what an editor shows: a byte order mark is
// taken off, as editors take it off, so that offsets, lines and columns are the same on both sides; `encoding` keeps it
// in mind for writing. Line ends stay as they are.

import { open, readFile, stat } from "node:fs/promises";
import { isUtf8 } from "node:buffer";

export type Encoding = "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be";

export interface ReadText {
  readonly kind: "text";
  readonly file: string;
  readonly text: string;
  readonly encoding: Encoding;
  /** On the disk, the byte order mark among them. */
  readonly bytes: number;
}

/** A file or folder that could not be read. `message` is for people, and names it. */
export interface Unreadable {
  readonly kind: "unreadable";
  readonly file: string;
  readonly reason: "missing" | "aside" | "denied" | "not-a-file" | "unknown-kind" | "too-large" | "binary" | "encoding" | "failed";
  readonly message: string;
}

/** A file whose text does not come from the disk: it need not lie there, and if it does, this stands in its place. */
export interface Given {
  /** Absolute. */
  readonly file: string;
  readonly read: ReadText | Unreadable;
}

/** Larger files are refused: the whole Code is 12 MB. */
export const largestFile = 64 * 1024 * 1024;

/** Larger Word files are refused: their pictures are not read, but their bytes are. */
export const largestWordFile = 256 * 1024 * 1024;

/** The text of `file`. Never rejects. */
export async function readText(file: string): Promise<ReadText | Unreadable> {
  const bytes = await readBytes(file);
  return Buffer.isBuffer(bytes) ? decode(file, bytes) : bytes;
}

/** The bytes of `file`, if it is an ordinary file (a pipe or a device might never end) of no more than `largest` bytes. Never rejects. */
export async function readBytes(file: string, largest: number = largestFile): Promise<Buffer | Unreadable> {
  try {
    const { size, ...is } = await statOf(file);
    if (!is.file) return unreadable(file, "not-a-file", is.folder ? "it is a folder" : "it is no ordinary file");
    return size > largest ? tooLarge(file, size, largest) : await readFile(file);
  } catch (error) {
    return failed(file, error);
  }
}

/** At least the first `characters` of `file`, as far as it has them; undefined where it cannot be read or is no text. Never rejects. */
export async function readStart(file: string, characters: number): Promise<string | undefined> {
  try {
    if (!(await statOf(file)).file) return undefined;
    const handle = await open(file);
    try {
      // No UTF-16 unit takes more than three bytes, in whatever encoding; the byte order mark comes on top.
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(characters * 3 + 3), 0, characters * 3 + 3, 0);
      const bytes = buffer.subarray(0, bytesRead);
      const encoding = encodingOf(bytes);
      if (encoding === "utf-8") return bytes.includes(0) ? undefined : bytes.toString("utf8");
      if (encoding === "utf-8-bom") return bytes.toString("utf8", 3);
      const whole = bytes.subarray(0, bytes.length - (bytes.length % 2));
      return (encoding === "utf-16le" ? whole : Buffer.from(whole).swap16()).toString("utf16le", 2);
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}

/** The text that `bytes`, the content of `file`, stand for: UTF-8 with or without a byte order mark, UTF-16 with one. */
export function decode(file: string, bytes: Buffer): ReadText | Unreadable {
  if (bytes.length > largestFile) return tooLarge(file, bytes.length);
  const found = { kind: "text", file, bytes: bytes.length } as const;
  const encoding = encodingOf(bytes);
  switch (encoding) {
    case "utf-16le":
    case "utf-16be": {
      if (bytes.length % 2 === 1) return unreadable(file, "encoding", "it begins as UTF-16 text, but is cut off in the middle of a character. Save it as UTF-8");
      const units = encoding === "utf-16le" ? bytes : Buffer.from(bytes).swap16();
      const text = units.toString("utf16le", 2);
      return text.includes("\0") ? binary(file) : { ...found, text, encoding };
    }
    case "utf-8":
    case "utf-8-bom": {
      if (bytes.includes(0)) return binary(file);
      if (!isUtf8(bytes)) return notUtf8(file, bytes);
      return { ...found, text: bytes.toString("utf8", encoding === "utf-8-bom" ? 3 : 0), encoding };
    }
  }
}

/** `text` as bytes in `encoding`, with the byte order mark that goes with it. */
export function encode(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case "utf-8":
      return Buffer.from(text, "utf8");
    case "utf-8-bom":
      return Buffer.from(`\ufeff${text}`, "utf8");
    case "utf-16le":
      return Buffer.from(`\ufeff${text}`, "utf16le");
    case "utf-16be":
      return Buffer.from(`\ufeff${text}`, "utf16le").swap16();
  }
}

/** Whether there is a folder at `path`, links followed. Never rejects. */
export async function isFolder(path: string): Promise<boolean> {
  return await statOf(path).then(({ folder }) => folder, () => false);
}

/** What `file` is, links followed. Rejects as `stat` does. */
export async function statOf(file: string): Promise<{ readonly file: boolean; readonly folder: boolean; readonly size: number }> {
  const found = await stat(file);
  return { file: found.isFile(), folder: found.isDirectory(), size: found.size };
}

/** A failure of the file system as a value. */
export function failed(file: string, error: unknown): Unreadable {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return unreadable(file, "missing", "there is no such file or folder");
    case "EACCES":
    case "EPERM":
      return unreadable(file, "denied", "you may not read it");
    case "EBUSY":
      return unreadable(file, "failed", "another program has it open");
    case "ELOOP":
      return unreadable(file, "missing", "it is a link that leads back to itself");
    default:
      return unreadable(file, "failed", error instanceof Error ? error.message : String(error));
  }
}

/** `why` goes on the file's name: "it is a folder". */
export function unreadable(file: string, reason: Unreadable["reason"], why: string): Unreadable {
  return { kind: "unreadable", file, reason, message: `${file} cannot be read: ${why}.` };
}

function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8-bom";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}

function binary(file: string): Unreadable {
  return unreadable(file, "binary", "it holds binary data, not text");
}

/** `size` in bytes; of a text that is open, its UTF-16 units, which are no more than its bytes. */
export function tooLarge(file: string, size: number, largest: number = largestFile): Unreadable {
  return unreadable(file, "too-large", `it has ${Math.ceil(size / 1024 / 1024)} MB, and more than ${largest / 1024 / 1024} MB is not read`);
}

/** Names the line, so that the one odd character in a long text can be found. */
function notUtf8(file: string, bytes: Buffer): Unreadable {
  let line = 1;
  for (let from = 0; ; line++) {
    const end = bytes.indexOf(10, from);
    // No character of UTF-8 but the line feed itself holds its byte, so each line stands for itself.
    if (end < 0 || !isUtf8(bytes.subarray(from, end))) break;
    from = end + 1;
  }
  return unreadable(file, "encoding", `it is not UTF-8 text (line ${line}). Open it with its own encoding, such as Windows 1252, and save it as UTF-8`);
}

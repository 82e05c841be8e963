// The parts of a zip file, from its bytes. Nothing that the file says of itself is believed: sizes are held against
// limits before and while a part is unpacked, and names only ever look parts up. (fflate takes a declared size as
// true, and cuts what is longer without a word; hence this reader of the directory, with Node's own inflate.)

import { inflateRawSync } from "node:zlib";

/** The parts by their names, in lower case: names of parts have no case. */
export interface Archive {
  readonly kind: "archive";
  readonly names: readonly string[];
  /** Whether there is a part of this name. */
  readonly has: (name: string) => boolean;
  /** The bytes of a part, unpacked; a message that goes on "it cannot be read: " where that cannot be done. */
  readonly read: (name: string) => Uint8Array | { readonly fault: string };
}

export interface NoArchive {
  readonly kind: "no-archive";
  /** Goes on "it cannot be read: ". */
  readonly fault: string;
}

/** A part larger than this is refused: the largest document of the Code has less than a tenth of it. */
const largestPart = 192 * 1024 * 1024;
/** A part that is large and packed more tightly than this many times is no document: Word's own come to some twenty. */
const tightest = 500;
const large = 16 * 1024 * 1024;
/** All parts that are read, together. */
const largestSum = 384 * 1024 * 1024;
const mostParts = 20_000;

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** The archive that `bytes` are. */
export function openArchive(bytes: Uint8Array): Archive | NoArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end < 0) return no("it is cut off: the list of its parts, which ends every such file, is missing");
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) return no("it is larger than 4 GB, or says so");
  if (count > mostParts) return no(`it has ${count} parts, and more than ${mostParts} are not read`);
  const entries = new Map<string, Entry>();
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return no("the list of its parts is damaged");
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    if (at + 46 + nameLength > bytes.length) return no("the list of its parts is damaged");
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    if ((flags & 1) !== 0) return no("its parts are encrypted");
    if (isTrick(name)) return no(`it holds a part with the name “${shortened(name)}”, which leads out of the file`);
    const key = name.toLowerCase();
    if (entries.has(key)) return no(`it holds the part “${shortened(name)}” twice`);
    entries.set(key, { method: view.getUint16(at + 10, true), packed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true), offset: view.getUint32(at + 42, true) });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  let sum = 0;
  const read: Archive["read"] = (name) => {
    const entry = entries.get(name.toLowerCase());
    if (!entry) return { fault: `its part “${name}” is missing` };
    if (entry.size > largestPart) return { fault: tooLarge(name) };
    if (entry.size > large && entry.size > tightest * entry.packed) return { fault: `its part “${name}” is ${Math.round(entry.size / entry.packed)} times as large as it is packed, as in a zip bomb` };
    const unpacked = unpack(bytes, view, name, entry);
    if ("fault" in unpacked) return unpacked;
    sum += unpacked.length;
    return sum > largestSum ? { fault: `its parts have more than ${megabytes(largestSum)} together, and more is not read` } : unpacked;
  };
  return { kind: "archive", names: [...entries.keys()], has: (name) => entries.has(name.toLowerCase()), read };
}

function unpack(bytes: Uint8Array, view: DataView, name: string, { method, packed, size, offset }: Entry): Uint8Array | { readonly fault: string } {
  const damaged = { fault: `its part “${name}” is damaged` };
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) return damaged;
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (from + packed > bytes.length) return damaged;
  const data = bytes.subarray(from, from + packed);
  if (method === 0) return packed === size ? data : damaged;
  if (method !== 8) return { fault: `its part “${name}” is packed in a way that Word does not use` };
  try {
    const unpacked = inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
    return unpacked.length === size ? unpacked : damaged;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    return code === "ERR_BUFFER_TOO_LARGE" ? { fault: `its part “${name}” is larger than the file says, as in a zip bomb` } : damaged;
  }
}

/** Where the record stands that ends the directory, or -1. A comment of up to 64 KB may follow it. */
function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return -1;
}

function isTrick(name: string): boolean {
  return name.startsWith("/") || name.includes("\\") || name.includes("\0") || /^[A-Za-z]:/.test(name) || name.split("/").includes("..");
}

function tooLarge(name: string): string {
  return `its part “${name}” has more than ${megabytes(largestPart)} unpacked, and more is not read`;
}

function megabytes(bytes: number): string {
  return `${bytes / 1024 / 1024} MB`;
}

function shortened(name: string): string {
  return name.length > 80 ? `${name.slice(0, 80)}…` : name;
}

function no(fault: string): NoArchive {
  return { kind: "no-archive", fault };
}

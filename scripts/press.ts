// A zip file packed harder, by zopfli, which looks longer for the shortest code: what unpacks it sees no difference.

import { deflateAsync } from "@gfx/zopfli";
import { inflateRawSync } from "node:zlib";

const deflated = 8;
/** Of a part's flags: its sizes stand behind it, not before it. */
const sizesBehind = 8;

/** `zip`, of less than 4 GB and not encrypted, with the same parts under the same names in the same order. */
export async function pressed(zip: Uint8Array): Promise<Uint8Array> {
  const whole = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = whole.lastIndexOf("PK\x05\x06", undefined, "latin1");
  const parts: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let written = 0;
  for (let at = whole.readUInt32LE(end + 16), left = whole.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((field) => whole.readUInt16LE(at + field)) as [number, number, number];
    const entry = Buffer.from(whole.subarray(at, at + 46));
    const name = whole.subarray(at + 46, at + 46 + nameLength);
    const start = whole.readUInt32LE(at + 42);
    const from = start + 30 + whole.readUInt16LE(start + 26) + whole.readUInt16LE(start + 28);
    const packed = await shortest(entry.readUInt16LE(10), whole.subarray(from, from + entry.readUInt32LE(20)));
    entry.writeUInt16LE(entry.readUInt16LE(8) & ~sizesBehind, 8);
    entry.writeUInt32LE(packed.length, 20);
    entry.fill(0, 30, 34);
    entry.writeUInt32LE(written, 42);
    parts.push(Buffer.concat([Buffer.from("PK\x03\x04"), entry.subarray(6, 32), name]), packed);
    directory.push(entry, name);
    written += 30 + nameLength + packed.length;
    at += 46 + nameLength + extraLength + noteLength;
  }
  const last = Buffer.from(whole.subarray(end, end + 22));
  last.writeUInt32LE(directory.reduce((sum, { length }) => sum + length, 0), 12);
  last.writeUInt32LE(written, 16);
  last.writeUInt16LE(0, 20);
  return Buffer.concat([...parts, ...directory, last]);
}

/** The bytes of a part, packed as `method` says, or packed harder where that makes them fewer. */
async function shortest(method: number, packed: Buffer): Promise<Uint8Array> {
  if (method !== deflated) return packed;
  const harder = await deflateAsync(inflateRawSync(packed), {});
  return harder.length < packed.length ? harder : packed;
}

// What `npm run package` packs harder is, to whoever unpacks it, what it was.

import assert from "node:assert/strict";
import { test } from "node:test";
import { unzipSync, Zip, ZipDeflate, ZipPassThrough } from "fflate";
import { pressed } from "../../scripts/press.ts";

const words = new TextEncoder().encode("The DCC shall notify each User. ".repeat(40) + "G3.5A Each User shall act in accordance with Section H9.1.");

test("a zip keeps its parts, their names and their order, and becomes smaller", async () => {
  const before = zipOf(["extension/a é.txt", words], ["[Content_Types].xml", words.subarray(700)], ["empty", words.subarray(0, 0)]);
  const after = await pressed(before);
  assert.deepEqual(Object.entries(unzipSync(after)), Object.entries(unzipSync(before)));
  assert.equal(Object.keys(unzipSync(after)).length, 3);
  assert.ok(after.length < before.length, `${after.length} of ${before.length} bytes`);
  assert.deepEqual(await pressed(after), Buffer.from(after), "what is pressed stays as it is");
});

/** A zip as vsce writes it, with the sizes of a part behind it; the last one is stored as it is. */
function zipOf(...parts: readonly (readonly [name: string, bytes: Uint8Array])[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((_, chunk) => void chunks.push(chunk));
  for (const [name, bytes] of parts) {
    const part = bytes.length === 0 ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 1 });
    zip.add(part);
    part.push(bytes, true);
  }
  zip.end();
  return Buffer.concat(chunks);
}

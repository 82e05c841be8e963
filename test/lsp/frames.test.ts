// A stream that is no conversation: the server says why and ends, at once and whatever length a header names.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { test } from "node:test";
import fc from "fast-check";
import { largestMessage, watchFrames } from "../../server/src/lsp/frames.ts";
import { folderOf } from "../support/folders.ts";
import { serverArguments, startServer } from "./conversation.ts";

const broken: Readonly<Record<string, readonly [string, RegExp]>> = {
  "a negative length": ["Content-Length: -5\r\n\r\n{}", /a Content-Length that is no length \("-5"\)/],
  "a length that no memory holds": ["Content-Length: 999999999999\r\n\r\n{}", /a message of 999999999999 bytes, where 268435456 are the most that is read/],
  "a length beyond all numbers": [`Content-Length: 1${"0".repeat(400)}\r\n\r\n{}`, /a Content-Length that is no length/],
  "a length in words": ["Content-Length: ten\r\n\r\n{}", /a Content-Length that is no length \("ten"\)/],
  "a length with something behind it": ["Content-Length: 10; x\r\n\r\n{}", /a Content-Length that is no length/],
  "no length": ["Content-Type: x\r\n\r\n{}", /a header without Content-Length/],
  "nothing of a header": [`GET / HTTP/1.1\r\nHost: localhost\r\n\r\n`, /a header without Content-Length \("GET/],
  "a header that does not end": ["x".repeat(10_000), /a header that does not end/],
};

const hello = framed({ jsonrpc: "2.0", id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } });

function framed(message: object): string {
  const content = JSON.stringify(message);
  return `Content-Length: ${content.length}\r\n\r\n${content}`;
}

for (const [what, [bytes, why]] of Object.entries(broken)) {
  test(`${what}: the server ends, and says why`, async () => {
    const { server } = startServer();
    let said = "";
    server.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const ended = new Promise<number | null>((resolve) => server.once("close", resolve));
    server.stdin.on("error", () => undefined);
    server.stdin.write(hello + bytes);
    assert.equal(await ended, 1);
    assert.match(said, /^The server ends: its client sent /);
    assert.match(said, why);
  });
}

const pipe = process.platform === "win32" ? String.raw`\\.\pipe\sec-duis-frames-${process.pid}` : join(folderOf({}), "pipe");
for (const [what, place, option] of [
  ["a socket", { port: 0, host: "127.0.0.1" }, "--socket="],
  ["a pipe", { path: pipe }, "--pipe="],
] as const) {
  test(`over ${what} the server answers, and ends as well on what is no message`, async () => {
    const there = createServer().listen(place);
    await once(there, "listening");
    const address = there.address();
    const name = typeof address === "object" ? address?.port : address;
    const server = spawn(process.execPath, [serverArguments()[0]!, `${option}${name}`], { stdio: ["ignore", "ignore", "pipe"] });
    const ended = new Promise<number | null>((resolve) => server.once("close", resolve));
    let said = "";
    server.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const [socket] = (await once(there, "connection")) as [Socket];
    there.close();
    socket.on("error", () => undefined);
    socket.write(hello);
    const [answer] = (await once(socket, "data")) as [Buffer];
    assert.match(answer.toString(), /^Content-Length: \d+\r\n/);
    socket.write("Content-Length: 999999999999\r\n\r\n{}");
    assert.equal(await ended, 1);
    assert.match(said, /^The server ends: its client sent a message of 999999999999 bytes/);
    socket.destroy();
  });
}

const message = fc.record({ length: fc.nat(3000), type: fc.boolean(), spaces: fc.constantFrom("", " ", "\t ") }).map(({ length, type, spaces }) => `${type ? "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n" : ""}content-length:${spaces}${length}${spaces}\r\n\r\n${"é\r\n\r\nContent-Length: -1".repeat(200).slice(0, length)}`);

test("whatever pieces a stream comes in, frames are found as they are", () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 6 }), fc.boolean(), fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 20 }), (messages, isBroken, sizes) => {
      const bytes = Buffer.from(`${messages.join("")}${isBroken ? `Content-Length: ${largestMessage + 1}\r\n\r\n${messages.join("")}` : ""}`, "latin1");
      const stream = new PassThrough();
      const faults: string[] = [];
      watchFrames(stream, (fault) => faults.push(fault));
      for (let at = 0, turn = 0; at < bytes.length; turn++) {
        const size = sizes[turn % sizes.length]!;
        stream.emit("data", bytes.subarray(at, at + size));
        at += size;
      }
      assert.equal(faults.length, isBroken ? 1 : 0, faults.join());
    }),
  );
});

// The frames that messages come in, looked at before the protocol's library takes them: it would wait for ever, or keep
// everything that comes, where a header names a length that no message has.

import type { Readable } from "node:stream";

/** In bytes. Of texts, 64 MB are read, and in JSON one takes some more. */
export const largestMessage = 256 * 1024 * 1024;
const longestHeader = 4096;

/** Calls `end` with what is wrong, once, when `input` holds what is no frame of a message. What comes behind it means nothing. */
export function watchFrames(input: Readable, end: (fault: string) => void): void {
  let header = "";
  /** Bytes that still belong to the message's content. */
  let left = 0;
  let isBroken = false;

  input.on("data", (bytes: Buffer) => {
    for (let at = 0; at < bytes.length && !isBroken; ) {
      if (left > 0) {
        const taken = Math.min(left, bytes.length - at);
        left -= taken;
        at += taken;
        continue;
      }
      const before = header.length;
      header += bytes.toString("latin1", at, at + longestHeader);
      const ending = header.indexOf("\r\n\r\n");
      const fault = ending < 0 ? (header.length >= longestHeader ? "a header that does not end" : undefined) : faultOf(header.slice(0, ending));
      if (fault !== undefined) {
        isBroken = true;
        end(fault);
      } else if (ending < 0) at = bytes.length;
      else {
        left = Number(lengthIn(header.slice(0, ending)));
        at += ending + 4 - before;
        header = "";
      }
    }
  });
}

function lengthIn(header: string): string | undefined {
  const name = "content-length:";
  // As the library has it, the last one counts.
  return header.split("\r\n").findLast((line) => line.toLowerCase().startsWith(name))?.slice(name.length).trim();
}

function faultOf(header: string): string | undefined {
  const length = lengthIn(header);
  if (length === undefined) return `a header without Content-Length (${JSON.stringify(header.slice(0, 80))})`;
  if (!/^\d{1,15}$/.test(length)) return `a Content-Length that is no length (${JSON.stringify(length.slice(0, 80))})`;
  return Number(length) > largestMessage ? `a message of ${length} bytes, where ${largestMessage} are the most that is read` : undefined;
}

// The entry of `sec-duis` on the command line. The process ends by itself when all is written: ending it by hand would
// cut output that a pipe has not taken yet.

import { largestFile } from "../disk/read.ts";
import { writeFailure } from "../disk/write.ts";
import { run } from "./program.ts";

let isCut = false;
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough (`| head`) is no failure of ours; and one failure is told of once.
  if (error.code === "EPIPE" || isCut) return;
  isCut = true;
  process.exitCode = 2;
  process.stderr.write(`sec-duis: the output could not be written: ${writeFailure(error)}.\n`);
});
// Nobody is left to be told: the exit code says it all the same.
process.stderr.on("error", () => undefined);

void run(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  input: readInput,
  cwd: process.cwd(),
  colour: isColourful(),
}).then((code) => {
  process.exitCode = isCut ? 2 : code;
});

/** One byte more than a text may have is enough to refuse it. */
async function readInput(): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of process.stdin) {
    parts.push(part);
    length += part.length;
    if (length > largestFile) break;
  }
  return Buffer.concat(parts);
}

/** https://no-color.org and https://force-color.org: any value but an empty one; who wants none gets none. */
function isColourful(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return process.stdout.isTTY === true && TERM !== "dumb";
}

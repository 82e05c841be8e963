// The entry of `sec-duis` on the command line. The process ends by itself when all is written: ending it by hand would
// cut output that a pipe has not taken yet.

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

void run(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  cwd: process.cwd(),
  // https://no-color.org: any value but an empty one.
  colour: process.stdout.isTTY === true && !process.env["NO_COLOR"],
}).then((code) => {
  process.exitCode = isCut ? 2 : code;
});

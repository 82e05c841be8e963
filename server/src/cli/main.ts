// The entry of `sec-duis` on the command line. The process ends by itself when all is written: ending it by hand would
// cut output that a pipe has not taken yet.

import { run } from "./program.ts";

// A reader that has seen enough (`| head`) is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

void run(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  cwd: process.cwd(),
  // https://no-color.org: any value but an empty one.
  colour: process.stdout.isTTY === true && !process.env["NO_COLOR"],
}).then((code) => {
  process.exitCode = code;
});

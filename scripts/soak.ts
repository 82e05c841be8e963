// `npm run soak`: long walks of random changes, each step held against a fresh workspace. `-- --steps 100000 --seed 1`
// says how many steps in all, and from which seed on; every walk of a thousand steps has the next seed. `-- --server
// --edits 20000` types at the built server instead, and prints what memory it holds.

import { parseArgs } from "node:util";
import { walk } from "../test/support/walk.ts";
import { soakServer } from "./soak-server.ts";

const { values } = parseArgs({
  options: { steps: { type: "string", default: "100000" }, seed: { type: "string", default: "1" }, server: { type: "boolean", default: false }, edits: { type: "string", default: "20000" } },
});
if (values.server) await soakServer(Number(values.edits), Number(values.seed));
const total = values.server ? 0 : Number(values.steps);
const each = 1000;
let done = 0;
for (let seed = Number(values.seed); done < total; seed++) {
  done += walk(seed, Math.min(each, total - done)).steps;
  // What a weak reference led to is held until the event loop has had its turn.
  await new Promise((resolve) => setImmediate(resolve));
  const { heapUsed, rss } = process.memoryUsage();
  console.log(`seed ${seed}: clean; ${done} steps in all; heap ${megabytes(heapUsed)} MB, process ${megabytes(rss)} MB`);
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}

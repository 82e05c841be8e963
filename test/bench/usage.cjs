// Loaded before a measured program: as its process ends, it writes what it cost into the file that BENCH_USAGE names.

const { writeFileSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");

const file = process.env["BENCH_USAGE"];
if (file !== undefined && isMainThread) {
  // What the program itself starts is not this one.
  delete process.env["BENCH_USAGE"];
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeFileSync(file, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, megabytes: (maxRSS * 1024) / 1e6 }));
  });
}

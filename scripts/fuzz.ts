// `npm run fuzz`: texts at random, by grammar and by change, against what must hold of every text. `-- --target reader`
// (again for more; else all), `--seconds 60` for each, `--seed 1`. What fails is written, as small as it can be, to
// test-output/fuzz; mended, it becomes a file of test/fuzz/kept, which `npm test` tries for ever after.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fuzz } from "../test/fuzz/fuzz.ts";
import { openTarget, targetNames } from "../test/fuzz/targets.ts";
import { testOutput } from "./paths.ts";

const { values } = parseArgs({ options: { target: { type: "string", multiple: true, default: [...targetNames] }, seconds: { type: "string", default: "60" }, seed: { type: "string", default: "1" } } });
const folder = join(testOutput, "fuzz");
mkdirSync(folder, { recursive: true });
let failures = 0;
for (const name of values.target) {
  const target = await openTarget(name);
  const report = await fuzz(target, {
    seed: Number(values.seed),
    seconds: Number(values.seconds),
    timed: true,
    found({ text, error }) {
      const file = join(folder, `${name}-${++failures}.txt`);
      writeFileSync(file, text);
      console.log(`\n${file} (${text.length} characters): ${error.stack?.slice(0, 1500)}`);
    },
  });
  await target.end?.();
  console.log(`${name}: ${report.inputs} texts, ${report.kept} kept${report.coverage > 0 ? `, ${Math.round(report.coverage * 100)} % of the code that it loads has run` : ""}, ${report.failures.length} failures`);
}
process.exitCode = failures > 0 ? 1 : 0;

// `npm run regexes`: asks recheck of every regular expression in the sources whether its time grows faster than its
// input, and keeps the verdicts in test/regex/verdicts.json. `-- --all` asks again of those that are kept (minutes).

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "recheck";
import { collect } from "../test/regex/collect.ts";
import { root } from "./paths.ts";

const file = join(root, "test/regex/verdicts.json");
const kept = process.argv.includes("--all") ? {} : (JSON.parse(readFileSync(file, "utf8")) as Record<string, string>);
const verdicts: Record<string, string> = {};
for (const { text, source, flags, places } of collect()) {
  if (kept[text] === undefined) {
    const result = await check(source, flags, { timeout: 10_000 });
    verdicts[text] = result.status === "safe" ? "linear" : result.status === "unknown" ? "unknown" : result.complexity.summary.replace(" (fuzz)", "");
    if (result.status !== "safe") console.log(`${places.join(" ")}: ${text}: ${verdicts[text]}`);
  } else verdicts[text] = kept[text];
}
writeFileSync(file, `${JSON.stringify(verdicts, undefined, 1)}\n`);

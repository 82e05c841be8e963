// `npm run regexes`: proves of each regular expression in the sources that its time does not grow faster than its input
// (test/regex/linear.ts), asks recheck as well, and keeps what that says in test/regex/verdicts.json. `-- --all` asks
// again of those that are kept (minutes). recheck cannot tell where an expression looks around itself, or is too large
// for its automaton; then it tries texts, which proves nothing.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "recheck";
import { collect } from "../test/regex/collect.ts";
import { judge } from "../test/regex/linear.ts";
import { root } from "./paths.ts";

const file = join(root, "test/regex/verdicts.json");
const kept = process.argv.includes("--all") ? {} : (JSON.parse(readFileSync(file, "utf8")) as Record<string, string>);
const verdicts: Record<string, string> = {};
for (const { text, source, flags, places } of collect().expressions) {
  verdicts[text] = kept[text] ?? (await secondOpinion(source, flags));
  const proof = judge(source, flags);
  const faults = [...(proof.linear ? [] : [`not proved linear: ${proof.why}`]), ...(["linear", "cannot tell"].includes(verdicts[text]) ? [] : [`recheck: ${verdicts[text]}`])];
  if (faults.length === 0) continue;
  console.log(`${places.join(" ")}: ${text}: ${faults.join("; ")}`);
  process.exitCode = 1;
}
writeFileSync(file, `${JSON.stringify(verdicts, undefined, 1)}\n`);

async function secondOpinion(source: string, flags: string): Promise<string> {
  // It does not know that an expression with `y` is tried at one place alone.
  const result = await check(flags.includes("y") ? `^(?:${source})` : source, flags.replace("y", ""), { timeout: 20_000, checker: "automaton" });
  return result.status === "safe" ? "linear" : result.status === "unknown" ? "cannot tell" : result.complexity.summary;
}

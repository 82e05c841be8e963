// `npm run adversarial`: how the time of every part of the program grows with hostile texts (test/regex/hostile-texts.ts)
// of `--size` characters (1,000,000), half and a quarter of it. Fails where it grows with more than the power 1.5 of the
// size, which is tried again before it is told. `-- --text REGEXP` takes some of the texts, `--all` shows every row.

import { parseArgs } from "node:util";
import { exponentOf, growthOf, type Growth } from "../test/regex/growth.ts";
import { hostileTexts } from "../test/regex/hostile-texts.ts";

const { values } = parseArgs({ options: { size: { type: "string", default: "1000000" }, text: { type: "string", default: "" }, all: { type: "boolean", default: false } } });
const size = Number(values.size);
const sizes = [size / 4, size / 2, size];
/** Milliseconds: what takes less is not told from chance. */
const noticed = 80;
const steepest = 1.5;
const isSteep = (growth: Growth): boolean => growth.times.at(-1)! > noticed && exponentOf(growth) > steepest;

const chosen = hostileTexts.filter(({ name }) => new RegExp(values.text).test(name));
let rows = 0;
let longest: Growth | undefined;
const steep: Growth[] = [];
for (const text of chosen) {
  for (const growth of await growthOf(text, sizes, 1)) {
    rows++;
    if (!longest || growth.times.at(-1)! > longest.times.at(-1)!) longest = growth;
    if (values.all) console.log(said(growth));
    if (!isSteep(growth)) continue;
    const again = (await growthOf(text, sizes, 3, (part) => part === growth.part))[0]!;
    if (!isSteep(again)) continue;
    steep.push(again);
    console.log(`steep: ${said(again)}`);
  }
}
console.log(`${chosen.length} texts, ${rows} rows, ${steep.length} steep. The longest: ${longest ? said(longest) : "none"}`);
if (steep.length > 0) process.exitCode = 1;

function said(growth: Growth): string {
  return `${growth.text}: ${growth.part}: ${growth.times.map((time) => time.toFixed(0)).join(", ")} ms, power ${exponentOf(growth).toFixed(2)}`;
}

// How long the import of a Word document of 500 pages takes, and how much memory: `importFigures` gives the rows for the
// bench's table. `node test/bench/word.ts` prints them alone.

import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { importWord } from "../../server/src/word/import/import.ts";
import { abstractNum, docx, field, lvl, num, numbered, p, r, style, table } from "../support/word.ts";
import type { Figure } from "./report.ts";

const pages = 500;
const wordsPerPage = 450;

interface Measured {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** The figures of an import in a process of its own, the median of three. */
export async function importFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "sec-duis-bench-word-"));
  try {
    const file = join(folder, "long.docx");
    writeFileSync(file, longDocument());
    const runs: Measured[] = [];
    for (let i = 0; i < 3; i++) runs.push(JSON.parse((await promisify(execFile)(process.execPath, [fileURLToPath(import.meta.url), "--import", file])).stdout) as Measured);
    const median = (of: (run: Measured) => number): number => runs.map(of).sort((a, b) => a - b)[1]!;
    return [
      { name: `import of a Word document of ${pages} pages`, value: median(({ milliseconds }) => milliseconds), unit: "ms", target: 5000 },
      { name: "its memory at the peak", value: median(({ megabytes }) => megabytes), unit: "MB", target: 500 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Clauses with automatic numbers, many runs to a paragraph as Word writes them, fields, and a table on every second page. */
function longDocument(): Uint8Array {
  const look = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB"/>';
  const sentence = "The DCC shall take reasonable steps to ensure that the DCC Total System is capable of detecting ";
  const body: string[] = [p("SECTION G: SECURITY", style("Heading1"))];
  let words = 0;
  for (let i = 0; words < pages * wordsPerPage; i++) {
    const runs = Array.from({ length: 5 }, (_, k) => r(`${sentence}${i * 7 + k} `, look)).join("");
    body.push(p(`${runs}${field("REF _Ref1 \\r \\h", `G${(i % 9) + 1}.2`)}`, numbered(1, [0, 1, 2, 2, 3, 3, 2, 1][i % 8]!)));
    words += 85;
    if (i % 10 === 9) {
      body.push(table(["Term", "Meaning", "Type", "Units"], ...Array.from({ length: 12 }, (_, k) => [`Item ${i} ${k}`, sentence, "xs:int", "N/A"])));
      words += 250;
    }
  }
  return docx({ body: body.join(""), numbering: abstractNum(1, lvl(0, "decimal", "G%1"), lvl(1, "decimal", "G%1.%2"), lvl(2, "lowerLetter", "(%3)"), lvl(3, "lowerRoman", "(%4)")) + num(1, 1) });
}

if (import.meta.main) {
  const file = process.argv[2] === "--import" ? process.argv[3] : undefined;
  if (file === undefined) console.table(await importFigures());
  else {
    const bytes = readFileSync(file);
    const began = performance.now();
    const result = await importWord(bytes, { name: "long.docx", changes: "accept" });
    const milliseconds = performance.now() - began;
    if (result.kind !== "imported") throw new Error(JSON.stringify(result));
    process.stdout.write(JSON.stringify({ milliseconds, megabytes: process.resourceUsage().maxRSS / 1024 } satisfies Measured));
  }
}

// A Code of any size, with the truth of everything in it: `node test/bench/generate.ts FOLDER [--megabytes N] [--seed N]
// [--faults N] [--markdown]` writes one. The same request gives the same bytes.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openDictionary } from "../../server/src/disk/dictionary.ts";
import { writeSchema } from "./duis.ts";
import { asMarkdown } from "./markdown.ts";
import type { Request } from "./plan.ts";
import { planCode } from "./planning.ts";
import { random } from "./random.ts";
import { seeders } from "./seeders.ts";
import type { FaultTruth, GeneratedCode, GeneratedFile } from "./truth.ts";
import { bannedTerms, companionTerms, preferredTerms } from "./words.ts";
import { writeDocuments } from "./write.ts";

export function generateCode(request: Request): GeneratedCode {
  const plan = planCode(request, random(request.seed));
  const chance = random(request.seed + 1);
  for (const seeder of Object.values(seeders)) {
    if (seeder.kind !== "plan") continue;
    const wanted = Math.round((request.faults * request.bytes) / 1_000_000);
    for (let made = 0, tries = 0; made < wanted && tries < wanted * 60; tries++) if (seeder.seed(plan, chance)) made++;
  }
  const { spelling } = openDictionary();
  const { files, truth } = writeDocuments(plan, random(request.seed + 2), (word) => spelling.knows(word));
  const twins = writeTwins(plan.twins);
  const config = {
    bannedTerms: bannedTerms.map(([term, replacement]) => ({ term, replacement })), preferredTerms, companionTerms, pinnedVersions: ["TLS", "Transport Layer Security"],
    // What is banned is known to be undefined.
    rules: { "undefined-term": { allow: bannedTerms.map(([term]) => term) } },
    aliases: { DUIS: "AD" }, schema: "generated-duis.xsd",
  };
  return {
    files: [...files, ...twins.files, { file: "generated-duis.xsd", text: writeSchema(plan) }, { file: "sec.json", text: `${JSON.stringify(config, null, 2)}\n` }],
    truth: { ...truth, faults: [...truth.faults, ...twins.faults] },
  };
}

/** The two files of each document that stands in two, with what is wrong of each. */
function writeTwins(keys: readonly string[]): { readonly files: readonly GeneratedFile[]; readonly faults: readonly FaultTruth[] } {
  const pairs = keys.flatMap((key) => [`schedule-${key}.sec`, `old-schedule-${key}.sec`].map((file) => ({ file, name: `Schedule ${key}` })));
  const head = "---\ndocument: ";
  return {
    files: pairs.map(({ file, name }) => ({ file, text: `${head}${name}\n---\n\n# ${name.toUpperCase()}: FORMER PROVISIONS\n\nThe Panel shall keep these provisions for reference.\n` })),
    faults: pairs.map(({ file, name }) => ({ file, from: head.length, to: head.length + name.length, rule: "duplicate-document" })),
  };
}

/** Writes `files` into `folder`, which is emptied first. */
export function writeFiles(folder: string, files: readonly GeneratedFile[]): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { file, text } of files) writeFileSync(join(folder, file), text);
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { megabytes: { type: "string", default: "1" }, seed: { type: "string", default: "1" }, faults: { type: "string", default: "4" }, markdown: { type: "boolean", default: false } },
  });
  const folder = positionals[0];
  if (folder === undefined) throw new Error("Which folder is the Code to be written to?");
  const code = generateCode({ bytes: Number(values.megabytes) * 1_000_000, seed: Number(values.seed), faults: Number(values.faults) });
  writeFiles(folder, values.markdown ? asMarkdown(code) : code.files);
  const { clauses, definitions, references, faults } = code.truth;
  const bytes = code.files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  console.log(`${code.files.length} files, ${bytes} bytes: ${clauses.length} clauses, ${definitions.length} definitions, ${references.length} references, ${faults.length} faults.`);
}

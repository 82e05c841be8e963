// `npm run new-rule ID`: writes the file of a new rule and its line in all.ts. Its tests fail until it is written.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.ts";

const rules = join(root, "server/src/rules");

if (import.meta.main) {
  const id = process.argv[2] ?? "";
  const refusal = refusalOf(id);
  if (refusal) {
    console.error(refusal);
    process.exitCode = 2;
  } else {
    const all = join(rules, "all.ts");
    writeFileSync(join(rules, `${id}.ts`), ruleFile(id));
    writeFileSync(all, withRule(readFileSync(all, "utf8"), id));
    console.log(`wrote server/src/rules/${id}.ts and its line in all.ts; next: npm test, then npm run docs`);
  }
}

function refusalOf(id: string): string | undefined {
  if (!/^[a-z]+(?:-[a-z]+)*$/.test(id)) return "usage: npm run new-rule ID, where ID names the fault: doubled-word";
  if (existsSync(join(rules, `${id}.ts`))) return `There is a rule ${id} already.`;
  return undefined;
}

/** The file of a rule that is yet to be written. */
export function ruleFile(id: string): string {
  return `import { defineRule } from "./rule.ts";

export const ${nameOf(id)} = defineRule({
  id: "${id}",
  summary: "One sentence: the fault.",
  why: \`
Why a drafter should care, in a few sentences.\`,
  severity: "warning",
  // "corpus" if it looks beyond its own document.
  reads: "document",
  *check({ document }) {
    for (const match of document.tree.prose.matchAll(/the words at fault/g)) {
      yield { at: { from: match.index, to: match.index + match[0].length }, message: "What is wrong, and what to do." };
    }
  },
  // What mends it, and how the housekeeping log tells of it, if its message does not do: see logged.ts.
  examples: [
    {
      bad: \`
G3.5 A line with a fault.
                   ^^^^^ a part of the message
\`,
    },
    {
      good: \`
G3.5 A line that looks like it and is right.
\`,
    },
    {
      good: \`
G3.5 Another one.
\`,
    },
  ],
});
`;
}

/** `all.ts` with the rule's import and, last in the list, its name. */
export function withRule(all: string, id: string): string {
  const name = nameOf(id);
  const line = `import { ${name} } from "./${id}.ts";`;
  const imports = [...all.matchAll(/^import \{.*$/gm)].map(([found]) => found);
  const after = imports.findLast((found) => pathOf(found) < pathOf(line));
  const withImport = after ? all.replace(after, `${after}\n${line}`) : all.replace(imports[0]!, `${line}\n${imports[0]!}`);
  return withImport.replace(/\n\];/, `\n  ${name},\n];`);
}

function pathOf(importLine: string): string {
  return /from "([^"]+)"/.exec(importLine)?.[1] ?? "";
}

function nameOf(id: string): string {
  return id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}


// `npm run docs`: writes what the rules say of themselves, and what was measured of them, to where people read it: a page
// for each and a table of all under docs/rules, the table in the README, the settings in package.json and in the schema
// of sec.json. `--check` writes nothing and fails
// where something differs; a test does the same.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { applyEdits, modify } from "jsonc-parser";
import { severities } from "../server/src/config/rule-settings.ts";
import { allRules } from "../server/src/rules/all.ts";
import type { Rule, RuleExample } from "../server/src/rules/rule.ts";
import { withCapital } from "../server/src/text/sentence.ts";
import { putBetween } from "./marked.ts";
import { root } from "./paths.ts";
import { measuredOf, precisionOf, readPrecision, recallOf, sizeOf, type Precision } from "./precision.ts";

/** A file as it should be; `text` undefined where it should not be. */
export interface Generated {
  readonly path: string;
  readonly text: string | undefined;
}

/** Everything that is made from the rules, as it should stand. */
export function generated(rules: readonly Rule[] = allRules): readonly Generated[] {
  const precision = readPrecision();
  const pages = [...rules.map((rule) => ({ path: `docs/rules/${rule.id}.md`, text: pageOf(rule, precision) })), { path: "docs/rules/README.md", text: overviewOf(rules, precision) }];
  const strays = readdirSync(join(root, "docs/rules"))
    .map((name) => `docs/rules/${name}`)
    .filter((path) => !pages.some((page) => page.path === path));
  return [
    ...pages,
    ...strays.map((path) => ({ path, text: undefined })),
    ...(existsSync(join(root, "README.md")) ? [{ path: "README.md", text: withTable(read("README.md"), rules) }] : []),
    { path: "package.json", text: withPackageSettings(read("package.json"), rules) },
    { path: "syntaxes/sec.schema.json", text: withProjectSettings(read("syntaxes/sec.schema.json"), rules) },
  ];
}

/** Those of `files` that are not as they should be. */
export function stale(files: readonly Generated[]): readonly Generated[] {
  return files.filter(({ path, text }) => (existsSync(join(root, path)) ? read(path) : undefined) !== text);
}

if (import.meta.main) {
  mkdirSync(join(root, "docs/rules"), { recursive: true });
  const changed = stale(generated());
  if (process.argv.includes("--check")) {
    for (const { path } of changed) console.error(`${path} is out of date: run npm run docs`);
    if (changed.length > 0) process.exitCode = 1;
  } else {
    for (const { path, text } of changed) {
      const file = join(root, path);
      mkdirSync(dirname(file), { recursive: true });
      if (text === undefined) rmSync(file);
      else writeFileSync(file, text);
      console.log(`${text === undefined ? "removed" : "wrote"} ${path}`);
    }
  }
}

/** The page of one rule. */
function pageOf(rule: Rule, precision: Precision | undefined): string {
  const options = Object.entries(rule.options ?? {});
  return lines(
    "<!-- Made by `npm run docs` from the rule itself. -->",
    "",
    `# ${rule.id}`,
    "",
    `**${withCapital(rule.severity)}**: ${rule.summary}`,
    "",
    rule.why.trim(),
    "",
    ...measuredLines(rule, precision),
    "## Examples",
    "",
    `Carets show what is found${rule.examples.some((one) => ("bad" in one ? one.bad : one.good).includes("//- ")) ? "; `//-` starts a file" : ""}.`,
    "",
    ...rule.examples.flatMap(exampleOf),
    ...(options.length === 0
      ? []
      : [
          "## Options",
          "",
          "| Option | By default |",
          "| --- | --- |",
          ...options.map(([name, value]) => `| \`${name}\` | \`${JSON.stringify(value).replaceAll("|", "\\|")}\` |`),
          "",
        ]),
    "## Change or silence it",
    "",
    "For the whole project, in `sec.json`:",
    "",
    "```json",
    `{ "rules": { "${rule.id}": "off" } }`,
    "```",
    "",
    `Instead of \`"off"\` stands any severity (${severities.map((severity) => `\`"${severity}"\``).join(", ")})${
      options.length === 0 ? "" : `, alone or with options: \`["${rule.severity}", { "${options[0]![0]}": … }]\``
    }.`,
    "",
    "In one place, with the reason, in a comment on the line above:",
    "",
    "```text",
    `<!-- sec-disable-next-line ${rule.id}: why this one is right -->`,
    "```",
  );
}

/** `Measured: ...`, with the way to how that was done. */
function measuredLines({ id }: Rule, precision: Precision | undefined): readonly string[] {
  const measured = precision && measuredOf(precision, id);
  if (!measured) return [];
  return [`Measured ([how](README.md)): ${measured.seeded} faults put into generated text, ${measured.reported} findings, ${measured.right} of them these faults: precision ${precisionOf(measured)}, recall ${recallOf(measured)}.`, ""];
}

/** The page of all rules: what each finds, and how well. */
function overviewOf(rules: readonly Rule[], precision: Precision | undefined): string {
  const rows = rules.map((rule) => {
    const measured = precision && measuredOf(precision, rule.id);
    const figures = measured ? `${measured.seeded} | ${measured.reported} | ${precisionOf(measured)} | ${recallOf(measured)}` : "not measured | | |";
    return `| [\`${rule.id}\`](${rule.id}.md) | ${rule.severity} | ${figures} |`;
  });
  return lines(
    "<!-- Made by `npm run docs`. -->",
    "",
    "# Rules",
    "",
    ...(precision ? [`Precision is how much of what a rule reports is a fault; recall is how much of what is wrong it reports. Both were measured on ${precision.date} with ${precision.product}, on two generated Codes into which faults of every rule were put at places that are known: ${precision.runs.map(sizeOf).join(", and ")}. Hints and information count as findings too. \`npm run bench -- --precision\` measures again.`, "", "What this does not tell: generated text is more regular than the Code, and faults are put in in a few forms each. Fewer faults are put in where a Code has few places for them. The awkward forms stand as cases under `test/rules`.", ""] : []),
    "| Rule | Severity | Faults put in | Found | Precision | Recall |",
    "| --- | --- | ---: | ---: | ---: | ---: |",
    ...rows,
  );
}

function exampleOf(example: RuleExample): readonly string[] {
  const note = example.note ? [` ${example.note.trim()}`] : [];
  if ("good" in example) return [`Silent.${note}`, "", ...fence(example.good), ""];
  return [
    `Found.${note}`,
    "",
    ...fence(example.bad),
    "",
    ...(example.fixed === undefined ? [] : ["Fixed:", "", ...fence(example.fixed), ""]),
  ];
}

function fence(fixture: string): readonly string[] {
  const longest = Math.max(2, ...[...fixture.matchAll(/^`{3,}/gm)].map(([ticks]) => ticks.length));
  const ticks = "`".repeat(longest + 1);
  return [`${ticks}text`, fixture.replace(/^\n/, "").trimEnd(), ticks];
}

/** The README with the table of rules between its two markers. */
function withTable(readme: string, rules: readonly Rule[]): string {
  const rows = rules.map(({ id, severity, summary }) => `| [\`${id}\`](docs/rules/${id}.md) | ${severity} | ${summary.replaceAll("|", "\\|")} |`);
  return putBetween(readme, "rules", lines("| Rule | Severity | Fault |", "| --- | --- | --- |", ...rows));
}

/** package.json with what VS Code's settings editor offers for each rule. */
function withPackageSettings(manifest: string, rules: readonly Rule[]): string {
  const properties = Object.fromEntries(
    rules.map(({ id, severity, summary }) => [
      id,
      { type: "string", enum: ["off", ...severities], description: `${summary} By default: ${severity}.` },
    ]),
  );
  return put(manifest, ["contributes", "configuration", "properties", "sec-duis.rules", "properties"], properties);
}

/** The schema of sec.json with what an editor offers for each rule: a severity, its options, or both. */
function withProjectSettings(schema: string, rules: readonly Rule[]): string {
  const severity = { $ref: "#/definitions/severity" };
  const properties = Object.fromEntries(
    rules.map((rule) => [
      rule.id,
      {
        description: `${rule.summary} By default: ${rule.severity}.`,
        default: rule.severity,
        anyOf: [severity],
        ...optionsOffered(rule),
        items: [severity, optionsOffered(rule)],
      },
    ]),
  );
  return put(schema, ["properties", "rules", "properties"], properties);
}

function optionsOffered(rule: Rule): object {
  const properties = Object.fromEntries(Object.entries(rule.options ?? {}).map(([name, value]) => [name, { default: value }]));
  return { properties };
}

/** `json` with `value` at `path`; all else, its layout too, stays as it is. */
function put(json: string, path: readonly string[], value: unknown): string {
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: "\n" };
  return applyEdits(json, modify(json, [...path], value, { formattingOptions }));
}

function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

function lines(...all: readonly string[]): string {
  return `${all.join("\n")}\n`;
}

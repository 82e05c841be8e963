// `sec-duis explain RULE`: what the rule's page says, in the terminal.

import { allRules } from "../rules/all.ts";
import type { Rule, RuleExample } from "../rules/rule.ts";
import { otherFindings } from "./other-findings.ts";

/** The ids that `explain` and `--rule` know. */
export const knownIds: readonly string[] = [...allRules, ...otherFindings].map(({ id }) => id);

/** Why the rule exists, examples of it, and how to silence it. Undefined for an id that is none. */
export function explain(id: string): string | undefined {
  const rule = allRules.find((one) => one.id === id);
  if (rule) return [...head(rule), ...examples(rule), ...options(rule), ...silencing(rule)].join("\n");
  const other = otherFindings.find((one) => one.id === id);
  return other && [...head(other)].join("\n");
}

function head({ id, summary, why, severity }: Pick<Rule, "id" | "summary" | "why" | "severity">): readonly string[] {
  return [`${id} (${severity})`, "", ...wrap(summary), "", ...paragraphs(why)];
}

function examples({ examples }: Rule): readonly string[] {
  return examples.flatMap((example) => [
    "bad" in example ? "Reported:" : "Not reported:",
    ...(example.note === undefined ? [] : wrap(example.note)),
    "",
    ...indented("bad" in example ? example.bad : example.good),
    "",
    ...fixed(example),
  ]);
}

function fixed(example: RuleExample): readonly string[] {
  return "bad" in example && example.fixed !== undefined ? ["Fixed:", "", ...indented(example.fixed), ""] : [];
}

function options({ id, options = {} }: Rule): readonly string[] {
  if (Object.keys(options).length === 0) return [];
  return ["Its options, with their defaults, in sec.json:", "", `    { "rules": { "${id}": ${JSON.stringify(options)} } }`, ""];
}

function silencing({ id }: Rule): readonly string[] {
  return [
    "To silence it once, with the reason, in the line before:",
    "",
    `    <!-- sec-disable-next-line ${id}: why it is right here -->`,
    "",
    'To turn it off for the project, in sec.json ("hint", "information", "warning" and "error" say how loud it is):',
    "",
    `    { "rules": { "${id}": "off" } }`,
    "",
  ];
}

/** Markdown's paragraphs wrapped for a terminal; lists and listings stay as they are. */
function paragraphs(markdown: string): readonly string[] {
  return markdown
    .trim()
    .split(/\n[ \t]*\n/)
    .flatMap((paragraph) => [...(/^(?: {4}|[-*|`#])/.test(paragraph) ? paragraph.split("\n") : wrap(paragraph)), ""]);
}

function wrap(text: string): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter((one) => one !== "")) {
    if (line !== "" && line.length + 1 + word.length > 80) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, line];
}

function indented(text: string): readonly string[] {
  return text.replace(/^\n+|(?<!\s)\s+$/g, "").split("\n").map((line) => (line === "" ? "" : `    ${line}`));
}

// `sec-duis explain RULE`: what the rule's page says, in the terminal. Without a rule: which rules there are.

import { readFileSync } from "node:fs";
import { pageOfRule } from "../disk/rule-page.ts";
import { allRules } from "../rules/all.ts";
import type { Rule } from "../rules/rule.ts";
import { otherFindings } from "./other-findings.ts";

/** The ids that `explain` and `--rule` know. */
export const knownIds: readonly string[] = [...allRules, ...otherFindings].map(({ id }) => id);

/** Why the rule exists, examples of it, and how to change or silence it: its page, in plain text. Undefined for an id that is none. */
export function explain(id: string): string | undefined {
  const rule = allRules.find((one) => one.id === id);
  if (rule) return [...head(rule), ...page(id)].join("\n");
  const other = otherFindings.find((one) => one.id === id);
  return other && [...head(other), ...paragraphs(other.why)].join("\n");
}

/** Each rule with its severity and what it finds. */
export function listOfRules(): string {
  const all = [...allRules, ...otherFindings];
  const width = Math.max(...all.map(({ id }) => id.length));
  return all.map(({ id, severity, summary }) => `${id.padEnd(width)}  ${severity.padEnd("information".length)}  ${summary}\n`).join("");
}

function head({ id, summary, severity }: Pick<Rule, "id" | "summary" | "severity">): readonly string[] {
  return [`${id} (${severity})`, "", ...wrap(summary), ""];
}

/** Why a rule exists, as Markdown: the first words of its page, which the bundled rules do not hold; its summary where no page is installed. */
export function whyOf({ id, summary }: Pick<Rule, "id" | "summary">): string {
  return bodyOfPage(id)?.split(/^## /m)[0]!.trim() ?? summary;
}

/** What the page says below its first lines, which `head` tells, without figures. */
function bodyOfPage(id: string): string | undefined {
  const file = pageOfRule(id);
  if (file === undefined) return undefined;
  const [, ...body] = readFileSync(file, "utf8").split(/^\*\*\w+\*\*: .*\n/m);
  return body.join("").replace(/^Measured \(.*\n\n/m, "");
}

/** The page for a terminal; listings and running text take turns in it. */
function page(id: string): readonly string[] {
  const body = bodyOfPage(id);
  if (body === undefined) return [`More about it stands in docs/rules/${id}.md, which is not installed here.`, ""];
  return body
    .split(/^```\w*\n/m)
    .flatMap((part, i) => (i % 2 === 0 ? paragraphs(part.replace(/^## /gm, "")) : [...indented(part), ""]));
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

// The "rules" of sec.json: what each rule is to report as, and its options.

import type { RuleSetting, Severity } from "./config.ts";
import { spanOf, type JsonNode } from "./json.ts";
import { complain, complainOfName, properties, type KnownRule, type Reader } from "./reading.ts";

/** From the gravest down. */
export const severities: readonly Severity[] = ["error", "warning", "information", "hint"];

/** Those that are as grave as `least`, or graver. */
export function asGraveAs(least: Severity): readonly Severity[] {
  return severities.slice(0, severities.indexOf(least) + 1);
}

/** The setting of each rule that `node` names; one that is wrong is left out, and told. */
export function ruleSettings(reader: Reader, node: JsonNode): ReadonlyMap<string, RuleSetting> | undefined {
  if (node.type !== "object") {
    complain(reader, spanOf(node), '"rules" must name rules, such as { "typo": "off" }.');
    return undefined;
  }
  const settings = new Map<string, RuleSetting>();
  for (const { name, at, value } of properties(reader, node, '"rules"')) {
    const rule = reader.rules?.find((known) => known.id === name);
    if (reader.rules && !rule) {
      complainOfName(reader, at, `There is no rule "${name}".`, { name, known: reader.rules.map((known) => known.id) });
      continue;
    }
    const setting = ruleSetting(reader, name, rule, value);
    if (setting) settings.set(name, setting);
  }
  return settings;
}

/** `"off"`, `"warning"`, `["warning", { "allow": [] }]` or `{ "allow": [] }`. */
function ruleSetting(reader: Reader, id: string, rule: KnownRule | undefined, node: JsonNode): RuleSetting | undefined {
  switch (node.type) {
    case "string": {
      const severity = severityOf(reader, node);
      return severity === undefined ? undefined : { severity, options: {} };
    }
    case "object":
      return { severity: undefined, options: optionsOf(reader, id, rule, node) };
    case "array": {
      const [first, second, third] = node.children ?? [];
      if (first?.type === "string" && !third && (!second || second.type === "object")) {
        return { severity: severityOf(reader, first), options: second ? optionsOf(reader, id, rule, second) : {} };
      }
    }
  }
  complain(reader, spanOf(node), `The rule "${id}" takes "off", a severity such as "warning", or a severity and its options: ["warning", { … }].`);
  return undefined;
}

function severityOf(reader: Reader, node: JsonNode): Severity | "off" | undefined {
  const written = String(node.value);
  const known: readonly (Severity | "off")[] = ["off", ...severities];
  const severity = known.find((one) => one === written);
  if (severity === undefined) {
    complainOfName(reader, spanOf(node), `"${written}" is no severity.`, { name: written, known, otherwise: ` Use "off", "error", "warning", "information" or "hint".` }, "error");
  }
  return severity;
}

function optionsOf(reader: Reader, id: string, rule: KnownRule | undefined, node: JsonNode): Readonly<Record<string, unknown>> {
  const entries: [string, unknown][] = [];
  const known = rule ? Object.keys(rule.options ?? {}) : undefined;
  for (const { name, at, value } of properties(reader, node, `The options of "${id}"`, known)) {
    const read = plain(value);
    if (known && !known.includes(name)) {
      const otherwise = known.length === 0 ? " It has none." : ` It has ${known.map((one) => `"${one}"`).join(", ")}.`;
      complainOfName(reader, at, `The rule "${id}" has no option "${name}".`, { name, known, otherwise });
    } else if (rule && !sameType(read, rule.options?.[name])) {
      complain(reader, spanOf(value), `The option "${name}" of "${id}" must be like ${JSON.stringify(rule.options?.[name])}.`);
    } else {
      entries.push([name, read]);
    }
  }
  return Object.fromEntries(entries);
}

/** Whether `value` may stand where `standard` is the default: the same kind of value, a list's entries among it. */
function sameType(value: unknown, standard: unknown): boolean {
  if (standard === undefined || standard === null) return true;
  if (Array.isArray(standard)) {
    // An empty list is one of texts that holds none yet.
    const entry = standard.length === 0 ? "string" : typeof standard[0];
    return Array.isArray(value) && value.every((one) => typeof one === entry);
  }
  return typeof value === typeof standard && !Array.isArray(value) && value !== null;
}

function plain(node: JsonNode): unknown {
  if (node.type === "array") return (node.children ?? []).map(plain);
  if (node.type !== "object") return node.value as unknown;
  return Object.fromEntries((node.children ?? []).map(({ children }) => [String(children?.[0]?.value), children?.[1] && plain(children[1])]));
}

// sec.json -> Config. Every mistake is one problem at its place, in words for the person who drafts, and everything
// beside it still counts. The published schema (syntaxes/sec.schema.json) offers and explains the same in editors, and
// judges nothing; a test holds the two together.

import { defaultConfig, type BannedTerm, type CompanionTerm, type Config, type ConfigProblem, type PreferredTerm } from "./config.ts";
import { readJson, spanOf, type JsonNode } from "./json.ts";
import { complain, complainOfName, list, properties, textOf, type Entry, type KnownRule, type Reader } from "./reading.ts";
import { definingPhrase, referenceWord } from "./own-forms.ts";
import { ruleSettings } from "./rule-settings.ts";

export interface ConfigReading {
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
}

/**
 * The settings in `text`, which is a sec.json. What it does not give, or gives wrongly, is as in `defaultConfig`; a list
 * it gives stands in place of the default one. Without `rules`, the names under "rules" are taken as they are.
 */
export function readConfig(text: string, rules?: readonly KnownRule[]): ConfigReading {
  const { given, problems } = readGiven(text, rules);
  return { config: { ...defaultConfig, ...given }, problems };
}

/** The settings that `text` gives, and no others. */
export function readGiven(text: string, rules?: readonly KnownRule[]): { readonly given: Partial<Config>; readonly problems: readonly ConfigProblem[] } {
  const json = readJson(text);
  const reader: Reader = { rules, problems: [...json.problems] };
  const given: { -readonly [K in keyof Config]?: Config[K] } = {};
  if (!json.root) {
    if (json.problems.length === 0) complain(reader, { from: 0, to: 0 }, "This file is empty. Write {} in it to go by the defaults.", "warning");
    return { given, problems: reader.problems };
  }
  for (const { name, at, value } of properties(reader, json.root, "The settings", settingNames)) {
    if (isSetting(name)) take(reader, given, name, value);
    else if (name !== "$schema") complainOfName(reader, at, `There is no setting "${name}".`, { name, known: settingNames });
  }
  return { given, problems: reader.problems.sort((a, b) => a.at.from - b.at.from) };
}

function isSetting(name: string): name is keyof Config {
  return Object.hasOwn(settings, name);
}

function take<K extends keyof Config>(reader: Reader, given: { -readonly [P in keyof Config]?: Config[P] }, name: K, node: JsonNode): void {
  const value = settings[name](reader, node, name);
  if (value !== undefined) given[name] = value;
}

const bannedTerm: Entry<BannedTerm> = (reader, node, name) => {
  if (node.type === "string") {
    const term = textOf(reader, node, name);
    return term === undefined ? undefined : { term, replacement: undefined };
  }
  const { term, replacement } = textsOf(reader, node, name, ["term"], ["replacement"]);
  return term === undefined ? undefined : { term, replacement };
};

const preferredTerm: Entry<PreferredTerm> = (reader, node, name) => {
  const { avoid, prefer, scope } = textsOf(reader, node, name, ["avoid", "prefer"], []);
  return avoid === undefined || prefer === undefined || scope === undefined ? undefined : { avoid, prefer, scope };
};

const companionTerm: Entry<CompanionTerm> = (reader, node, name) => {
  const { term, with: other, scope } = textsOf(reader, node, name, ["term", "with"], []);
  return term === undefined || other === undefined || scope === undefined ? undefined : { term, with: other, scope };
};

/** The texts of one entry `{ "avoid": "…", "prefer": "…", "scope": [] }`; `scope` may stand where no optional text is listed. */
function textsOf<K extends string, O extends string>(
  reader: Reader,
  node: JsonNode,
  name: string,
  required: readonly K[],
  optional: readonly O[],
): Partial<Record<K | O, string>> & { readonly scope?: readonly string[] | undefined } {
  const scoped = optional.length === 0;
  const known: readonly string[] = [...required, ...optional, ...(scoped ? ["scope"] : [])];
  if (node.type !== "object") {
    complain(reader, spanOf(node), `Each entry of "${name}" must be written { ${required.map((key) => `"${key}": "…"`).join(", ")} }.`);
    return {};
  }
  const texts: Record<string, string> = {};
  let scope: readonly string[] | undefined = [];
  const seen = new Set<string>();
  for (const property of properties(reader, node, `An entry of "${name}"`, known)) {
    seen.add(property.name);
    if (scoped && property.name === "scope") scope = scopeOf(reader, property.value);
    else if (known.includes(property.name)) {
      const value = textOf(reader, property.value, property.name);
      if (value !== undefined) texts[property.name] = value;
    } else {
      complainOfName(reader, property.at, `"${property.name}" means nothing in an entry of "${name}".`, { name: property.name, known });
    }
  }
  const missing = required.filter((key) => !seen.has(key));
  if (missing.length > 0) {
    complain(reader, spanOf(node), `This entry of "${name}" needs ${missing.map((key) => `"${key}"`).join(" and ")}.`);
  }
  return { ...(texts as Partial<Record<K | O, string>>), scope };
}

/**
 * `["G3.5", "AG 2.10"]`, or one of them alone. Undefined where a mistake leaves nothing of it: an empty scope means
 * everywhere, which is not what was asked for.
 */
function scopeOf(reader: Reader, node: JsonNode): readonly string[] | undefined {
  const read = node.type === "string" ? [textOf(reader, node, "scope")].filter((key) => key !== undefined) : list(reader, node, "scope", '["G3.5", "AG 2.10"]', textOf);
  const given = node.type === "string" ? 1 : (node.children ?? []).length;
  return read && (read.length > 0 || given === 0) ? read : undefined;
}

function aliases(reader: Reader, node: JsonNode): Readonly<Record<string, string>> | undefined {
  if (node.type !== "object") {
    complain(reader, spanOf(node), '"aliases" must name documents by their short names, such as { "DUIS": "AD" }.');
    return undefined;
  }
  const entries: [string, string][] = [];
  for (const { name, at, value } of properties(reader, node, '"aliases"')) {
    if (name.trim() === "") complain(reader, at, "A short name must not be empty.");
    const document = textOf(reader, value, name);
    if (document !== undefined && name.trim() !== "") entries.push([name, document]);
  }
  return Object.fromEntries(entries);
}

/** How each setting is read; undefined where nothing of it counts. A list comes with an example of how it is written. */
const settings: { readonly [K in keyof Config]: Entry<Config[K]> } = {
  bannedTerms: listOf('[{ "term": "Fax", "replacement": "Email" }]', bannedTerm),
  preferredTerms: listOf('[{ "avoid": "…", "prefer": "…" }]', preferredTerm),
  companionTerms: listOf('[{ "term": "…", "with": "…" }]', companionTerm),
  pinnedVersions: listOf('["TLS"]', textOf),
  words: listOf('["keypair"]', textOf),
  definingWords: listOf('["is a reference to"]', definingPhrase),
  referenceWords: listOf('["Rule"]', referenceWord),
  aliases,
  schema: textOf,
  rules: ruleSettings,
  exclude: listOf('["drafts/**"]', textOf),
};

function listOf<T>(example: string, entry: Entry<T>): Entry<readonly T[]> {
  return (reader, node, name) => list(reader, node, name, example, entry);
}

/** The names that may stand in a sec.json. */
export const settingNames: readonly string[] = ["$schema", ...Object.keys(settings)];

// VS Code's `sec-duis.*` settings, one person's, laid over the project's sec.json.

import type { Config, RuleSetting } from "./config.ts";
import { readGiven } from "./read.ts";
import type { KnownRule } from "./reading.ts";

/**
 * `config` with `settings` laid over it: the `sec-duis` section as the editor hands it out. Words and excluded files are
 * added; aliases and rules count one by one; of the other settings each stands in place of the project's. What is null,
 * missing or wrong leaves the project's value: so an editor that sends every setting it knows (with null for those that
 * nobody set) changes nothing.
 */
export function mergeSettings(config: Config, settings: unknown, rules?: readonly KnownRule[]): Config {
  const section = settingsOf(settings);
  if (section === undefined) return config;
  const { given } = readGiven(section, rules);
  const merged = { ...config, ...given };
  return {
    ...merged,
    words: given.words ? [...new Set([...config.words, ...given.words])] : config.words,
    exclude: given.exclude ? [...new Set([...config.exclude, ...given.exclude])] : config.exclude,
    aliases: { ...config.aliases, ...given.aliases },
    rules: given.rules ? mergeRules(config.rules, given.rules) : config.rules,
  };
}

/** What is wrong in `settings`, a sentence each: it leaves the project's value, and somebody should know of it. */
export function mistakesIn(settings: unknown, rules?: readonly KnownRule[]): readonly string[] {
  const section = settingsOf(settings);
  return section === undefined ? [] : readGiven(section, rules).problems.map(({ message }) => message);
}

function mergeRules(project: ReadonlyMap<string, RuleSetting>, user: ReadonlyMap<string, RuleSetting>): ReadonlyMap<string, RuleSetting> {
  const merged = new Map(project);
  for (const [id, { severity, options }] of user) {
    const before = project.get(id);
    merged.set(id, { severity: severity ?? before?.severity, options: { ...before?.options, ...options } });
  }
  return merged;
}

/** Settings that no sec.json has: they are of the editor, not of the text. */
const ofTheEditor = new Set(["codeLens", "inlayHints", "author", "trace"]);

/** The section as JSON, so that one reader reads both; settings that are null are nobody's. */
function settingsOf(settings: unknown): string | undefined {
  if (typeof settings !== "object" || settings === null || Array.isArray(settings)) return undefined;
  return JSON.stringify(Object.fromEntries(Object.entries(settings).filter(([name, value]) => value !== null && value !== undefined && !ofTheEditor.has(name))));
}

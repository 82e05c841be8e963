// Tokenises text with the grammars as VS Code does, and holds it against marks that a reader can follow:
// a line of carets says which scope the characters above it bear.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";
import type { IGrammar, StateStack } from "vscode-textmate";

export type Language = "sec" | "duis";

export interface Token {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Without the root: `["markup.heading.sec", "entity.name.section.clause.sec"]`. */
  readonly scopes: readonly string[];
}

/** A tokenised line. */
export interface TokenLine {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** The tokens of every line of `text`, as VS Code would have them without its limits. */
export async function tokenise(language: Language, text: string): Promise<readonly TokenLine[]> {
  const grammar = await grammarOf(language);
  let state: StateStack = textmate.INITIAL;
  return text.split(/\r?\n/).map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return {
      text: line,
      tokens: result.tokens.map(({ startIndex, endIndex, scopes }) => ({
        text: line.slice(startIndex, endIndex),
        from: startIndex,
        to: Math.min(endIndex, line.length),
        scopes: scopes.slice(1),
      })),
    };
  });
}

/**
 * Holds `fixture` against its marks. A line of carets and a scope describes the nearest text line above: just those
 * characters bear the scope, or one below it (`markup.heading` is met by `markup.heading.sec`), and their neighbours
 * do not. `plain` says that they bear no scope but tables', references' and headers' `meta`; `!scope`, that they do not
 * bear that one.
 *
 *     G3.5A Each User shall not do so.
 *     ^^^^^ markup.heading.clause
 *                     ^^^^^^^^^ keyword.control.prohibition
 */
export async function colours(language: Language, fixture: string): Promise<void> {
  const lines = fixture.replace(/^\n/, "").replace(/\n[ \t]*$/, "").split("\n");
  const texts: string[] = [];
  const marks: { readonly line: number; readonly from: number; readonly to: number; readonly scope: string }[] = [];
  for (const line of lines) {
    const mark = /^( *)(\^+) (\S+)$/.exec(line);
    if (mark === null) texts.push(line);
    else {
      const from = mark[1]!.length;
      marks.push({ line: texts.length - 1, from, to: from + mark[2]!.length, scope: mark[3]! });
    }
  }
  assert.notEqual(marks.length, 0, "a fixture without marks asserts nothing");
  const result = await tokenise(language, texts.join("\n"));
  for (const { line, from, to, scope } of marks) {
    const { text, tokens } = result[line]!;
    const shown = `\n  ${text}\n  ${" ".repeat(from)}${"^".repeat(to - from)} ${scope}\n\n${describe(tokens)}`;
    assert.ok(to <= text.length, `the carets run past the line:${shown}`);
    const bears = (offset: number) => scopeAt(tokens, offset, scope);
    for (let offset = from; offset < to; offset++) assert.ok(bears(offset), `not so at ${offset}:${shown}`);
    if (scope === "plain" || scope.startsWith("!")) continue;
    if (from > 0) assert.ok(!bears(from - 1), `starts earlier:${shown}`);
    if (to < text.length) assert.ok(!bears(to), `ends later:${shown}`);
  }
}

function scopeAt(tokens: readonly Token[], offset: number, scope: string): boolean {
  const scopes = tokens.find((token) => token.from <= offset && offset < token.to)?.scopes ?? [];
  if (scope === "plain") return scopes.every((each) => each.startsWith("meta."));
  if (scope.startsWith("!")) return !scopes.some((each) => within(each, scope.slice(1)));
  return scopes.some((each) => within(each, scope));
}

function within(scope: string, prefix: string): boolean {
  return scope === prefix || scope.startsWith(`${prefix}.`);
}

function describe(tokens: readonly Token[]): string {
  return tokens.map((token) => `  ${JSON.stringify(token.text)}  ${token.scopes.join(" ") || "plain"}`).join("\n");
}

/** A stand-in for VS Code's YAML, with a construct that runs on over lines, as the real one has. */
const yaml = {
  scopeName: "source.yaml",
  patterns: [
    { begin: "\\[", end: "\\]", name: "meta.flow-sequence.yaml" },
    { match: "^[a-z]+(?=:)", name: "entity.name.tag.yaml" },
  ],
  repository: {},
};

const grammarOf = (() => {
  const require = createRequire(import.meta.url);
  const root = new URL("../../", import.meta.url);
  let registry: InstanceType<typeof textmate.Registry> | undefined;
  return async (language: Language): Promise<IGrammar> => {
    registry ??= new textmate.Registry({
      onigLib: oniguruma.loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"))).then(() => ({
        createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
        createOnigString: (text) => new oniguruma.OnigString(text),
      })),
      loadGrammar: async (scope) => {
        if (scope === "source.yaml") return textmate.parseRawGrammar(JSON.stringify(yaml), "yaml.json");
        const path = new URL(`syntaxes/${scope.replace("text.", "")}.tmLanguage.json`, root);
        return textmate.parseRawGrammar(readFileSync(path, "utf8"), path.pathname);
      },
    });
    const grammar = await registry.loadGrammar(`text.${language}`);
    assert.ok(grammar, `no grammar for ${language}`);
    return grammar;
  };
})();

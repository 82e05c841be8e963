import type { Config } from "../config/config.ts";
import type { CorpusView } from "../index/corpus-view.ts";
import type { Facts } from "../index/facts.ts";
import { keysOf, termKey, type TermKey } from "../index/keys.ts";
import type { Definition, Tree } from "../syntax/tree.ts";
import { findingInBlocks } from "../syntax/memo.ts";
import { cues, holdsCue, type Cues } from "../syntax/words.ts";
import { around } from "../text/ordered.ts";
import { wordsPattern } from "../text/pattern.ts";
import { contains, overlaps, slice, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { sameWords } from "./logged.ts";
import { defineRule, type Fault } from "./rule.ts";
import { spaced } from "./term-pattern.ts";

export const pinnedVersion = defineRule({
  id: "pinned-version",
  summary: "A version of a standard is named, though a definition governs which version is meant.",
  why: `
\`TLS 1.2\` in one clause goes on binding when the definition of TLS has moved on to the next version, and then the Code
asks for two things at once. Name such standards in the \`pinnedVersions\` of sec.json: which version is meant is then said
in one place, the definition, and nowhere else. The governing definition itself, and titles in quotes, are left alone.`,
  severity: "warning",
  reads: "corpus",
  *check({ document, corpus, config, isDue }) {
    const search = searchFor(config);
    if (!search) return;
    const { tree } = document;
    const { prose, references } = tree;
    // Numbers are parts of references, which do not overlap.
    const isReference = (at: Span) => around(references, at).some(({ number }) => overlaps(number, at));
    const places = yield* findingPlaces(tree, search);
    const due = places.filter(({ from, to }) => isDue({ from: from - longestQuote, to }));
    for (const { at, version, key } of versionsIn(tree, search, due)) {
      if (isReference(version) || isQuoted(prose, at.from) || isGoverning(corpus, document, key, at)) continue;
      yield faultAt(document, at, version);
    }
    for (const definition of document.tree.definitions) {
      const key = keysOf(definition).find(one => search.keys.has(one));
      if (key === undefined || definition.kind !== "meaning" || isGoverning(corpus, document, key, definition.body)) continue;
      const match = ofThatName.exec(slice(prose, definition.body).slice(0, 200));
      if (!match) continue;
      const from = definition.body.from + match.index;
      yield faultAt(document, { from, to: from + match[1]!.length }, { from, to: from + match[0].length });
    }
  },
  mendedBy: { wordsAlone: true },
  logged: { sameError: sameWords, summary: ({ words }) => `“${words}” fixes a version, which the definition alone should name` },
  examples: [
    {
      bad: `
//- sec.json
{ "pinnedVersions": ["TLS", "Transport Layer Security"] }
//- section-g.sec
# SECTION G: SECURITY

G1.1 Each session shall use TLS version 1.2 or above, or version 1.3 of TLS; a User may not use
                            ^^^^^^^^^^^^^^^^^^^^^^^^     ^^^^^^^^^^^^^^^^^^ fixes a version
Transport Layer Security (TLS) 1.1, TLSv1.2 or TLS (version 1.0).
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^^    ^^^^^^^^^^^^^^^^^ fixes a version
`,
      fixed: `
//- section-g.sec
# SECTION G: SECURITY

G1.1 Each session shall use TLS, or TLS; a User may not use
Transport Layer Security (TLS), TLS or TLS.
`,
    },
    {
      bad: `
//- sec.json
{ "pinnedVersions": ["TLS"] }
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **TLS** | means version 1.3 of the protocol of that name, which replaces TLS 1.2. |
//- appendix-ad.duis
# APPENDIX AD: INTERFACE

## 1.3 Definitions

| Term | Meaning |
| --- | --- |
| **TLS** | means version 1.2 of the protocol of that name. |
                  ^^^^^^^^^^^ fixes a version
`,
      note: "The definition that governs may name the version; another one may not.",
    },
    {
      good: `
//- sec.json
{ "pinnedVersions": ["TLS"] }
//- section-g.sec
# SECTION G: SECURITY

G1.1 Each session shall use TLS, in the version that Section A1.1 names. In 2027 TLS 27 sessions were refused, and “The TLS
Protocol Version 1.2” (RFC 5246) was withdrawn. Each DTLS 1.2 session, HTLS 1.2 session and TLS_1.2 file is another thing.
//- section-a.sec
---
extract: true
---
# SECTION A: DEFINITIONS

A1.1 In this Code, **TLS** means the protocol of that name.
`,
      note: "Another number, a title in quotes, another standard.",
    },
    {
      good: `
# SECTION G: SECURITY

G1.1 Each session shall use TLS 1.2 or above.
`,
      note: "Without an entry in sec.json nothing is said.",
    },
  ],
});

function faultAt(document: Facts, at: Span, version: Span): Fault {
  const words = slice(document.tree.prose, at).replace(/\s+/g, " ");
  return {
    at,
    message: `“${words}” fixes a version, which the definition alone should name.`,
    fixes: () => [{ title: "Remove the version", preferred: true, safe: false, edits: [{ document: document.id, at: version, newText: "" }] }],
  };
}

interface Search {
  /** A name and its version behind it, or the other way round. */
  readonly pattern: RegExp;
  readonly keys: ReadonlySet<TermKey>;
  /** The words that the names begin with. */
  readonly firsts: Cues;
}

const searches = new WeakMap<readonly string[], Search | "nothing">();
const number = "\\d{1,3}(?:\\.\\d{1,3}){1,3}";
const gap = "\\s{1,9}";
const some = "\\s{0,9}";
const orAbove = `(?:,?${gap}(?:or|and)${gap}(?:above|later|higher|newer|greater|any${gap}(?:later|higher)${gap}version|later${gap}versions?)(?![\\w-])|\\+)?`;

function searchFor({ pinnedVersions }: Config): Search | undefined {
  let search = searches.get(pinnedVersions);
  if (!search) {
    const names = pinnedVersions.map(spaced).filter(name => name !== "" && name.length <= 200).sort((a, b) => b.length - a.length);
    search = names.length === 0 ? "nothing" : { pattern: patternOf(names), keys: new Set(names.map(termKey)), firsts: firstWords(names) };
    searches.set(pinnedVersions, search);
  }
  return search === "nothing" ? undefined : search;
}

function patternOf(names: readonly string[]): RegExp {
  const any = `(?:${names.map(name => wordsPattern(name, gap)).join("|")})`;
  const word = `(?:versions?|ver\\.?|v\\.?|release)`;
  const one = `(?:${word}${some})?${number}`;
  const more = `(?:${some}(?:[,/]|(?<=\\s)(?:or|and))${some}${one}(?!${gap}of${gap})){0,4}`;
  const behind = `(?<name>(?<![\\p{L}\\p{N}_-])${any})(?<acronym>${some}\\([A-Z][\\w-]{1,14}\\))?(?<behind>(?:${gap}protocol)?(?:${some}\\(${word}${some}\\d[\\d.]{0,8}\\)|(?:${some},)?${some}(?::(?:19|20)\\d\\d|${one}|${word}${gap}\\d{1,2}(?![\\w.]))${more}${orAbove}))(?![\\w])`;
  const before = `(?<before>(?<![\\p{L}\\p{N}_-])(?:versions?${gap}|v\\.?)\\d{1,3}(?:\\.\\d{1,3}){0,3}${orAbove}${gap}of${gap})(?:the${gap})?(?<later>${any})(?![\\p{L}\\p{N}_-])`;
  return new RegExp(`${behind}|${before}`, "giu");
}

function firstWords(names: readonly string[]): Cues {
  const firsts = names.map((name) => /[\p{L}\p{N}]+/u.exec(name)?.[0] ?? "");
  // `TLSv1` is one word.
  return cues((word) => firsts.some((first) => word.toLowerCase().startsWith(first)));
}

function* versionsIn(tree: Tree, search: Search, places: Iterable<Span>): Iterable<{ readonly at: Span; readonly version: Span; readonly key: TermKey }> {
  for (const { from, to } of places) {
    for (const match of tree.prose.slice(from, to).matchAll(search.pattern)) {
      const { name, behind, before, later } = match.groups!;
      const at = { from: from + match.index, to: from + match.index + match[0].length };
      if (name !== undefined) yield { at, version: { from: at.to - behind!.length, to: at.to }, key: termKey(spaced(name)) };
      else yield { at, version: { from: at.from, to: at.from + before!.length }, key: termKey(spaced(later!)) };
    }
  }
}

const named: readonly true[] = [true];

/** Finds, in steps, the blocks that hold a name's first word, each with its neighbours: a page's end may part a name from its version. */
function* findingPlaces(tree: Tree, { firsts }: Search): Generator<undefined, readonly Span[]> {
  const places: Span[] = [];
  for (const { block } of yield* findingInBlocks(tree, "names with a version", () => named, (tree, block) => holdsCue(tree, block, firsts), firsts)) {
    const from = tree.blocks[Math.max(0, block - 1)]!.at.from;
    const to = tree.blocks[Math.min(tree.blocks.length - 1, block + 1)]!.at.to;
    const last = places.at(-1);
    if (last && from <= last.to) places[places.length - 1] = { from: last.from, to };
    else places.push({ from, to });
  }
  return places;
}

/** `means version 1.2 of the protocol of that name`: what stands before `the`. */
const ofThatName = /\b(versions?\s{1,9}\d{1,3}(?:\.\d{1,3}){0,3})\s{1,9}of\s{1,9}(?=the\b)/;

/** Whether `at` stands in the definition that governs the standard: the Code's own, or the only one there is. */
function isGoverning(corpus: CorpusView, document: Facts, key: TermKey, at: Span): boolean {
  const own = (document.definitions.get(key) ?? []).filter((one: Definition) => contains({ from: one.at.from, to: Math.max(one.at.to, one.body.to) }, at));
  if (own.length === 0) return false;
  if (own.some(one => one.scope === "code")) return true;
  return !corpus.definitions(key).some(({ definition }) => definition.scope === "code" && !own.includes(definition));
}

/** So far back, in UTF-16 units, is looked for the mark that opens a quotation. */
const longestQuote = 200;

/** Whether `offset` stands in double quotes, on its line or the one before. */
function isQuoted(prose: Text, offset: number): boolean {
  for (let i = offset - 1; i >= 0 && offset - i < longestQuote; i--) {
    const letter = prose.charAt(i);
    if (letter === "”" || (letter === "\n" && prose.charAt(i - 1) === "\n")) return false;
    if (letter === "“") return true;
  }
  return false;
}

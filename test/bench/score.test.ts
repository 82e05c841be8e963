import assert from "node:assert/strict";
import { test } from "node:test";
import { growthLines, type GrowthRow } from "./growth.ts";
import { asMarkdownReport, conditionLines, peerLines, percentile, type Report } from "./report.ts";
import { scoreIndex, scoreRules, type Check, type Index } from "./score.ts";
import type { GeneratedCode } from "./truth.ts";

const text = "G1.1 See Section G1.2.\n\nG1.2 The teh **User** means a a person.\n";
const at = (words: string) => ({ file: "section-g.sec", from: text.lastIndexOf(words), to: text.lastIndexOf(words) + words.length });
const range = (words: string) => {
  const { from } = at(words);
  const line = from < 24 ? 0 : 2;
  const character = from - (line === 0 ? 0 : 24);
  return { start: { line, character }, end: { line, character: character + words.length } };
};
const file = "/tmp/x/section-g.sec";

const code: GeneratedCode = {
  files: [{ file: "section-g.sec", text }],
  truth: {
    documents: [],
    clauses: [
      { ...at("G1.1"), key: "G1.1", number: "G1.1", line: 0, heading: undefined, notUsed: false, kind: "clause" },
      { ...at("G1.2 The"), to: 28, key: "G1.2", number: "G1.2", line: 2, heading: undefined, notUsed: false, kind: "clause" },
    ],
    definitions: [{ ...at("User"), term: "User", aliases: [], kind: "meaning", scope: undefined }],
    references: [{ ...at("Section G1.2"), text: "Section G1.2", key: "G1.2", status: "resolved" }],
    faults: [{ ...at("teh"), rule: "typo" }, { ...at("a a"), rule: "doubled-word" }],
    ignored: [],
  },
};

const perfect: Index = {
  clauses: [
    { file, key: "G1.1", notUsed: false, range: range("G1.1") },
    { file, key: "G1.2", notUsed: false, range: range("G1.2 The") },
  ],
  definitions: [{ file, term: "User", aliases: [], kind: "meaning", scope: "document", range: range("User") }],
  references: [{ file, text: "Section G1.2", keys: ["G1.2"], range: range("Section G1.2"), status: "resolved", target: { key: "G1.2" } }],
};

test("an index that says the truth scores 1", () => {
  for (const { recall, precision } of Object.values(scoreIndex(code, perfect))) assert.deepEqual([recall, precision], [1, 1]);
});

test("what is missing costs recall, what is too much costs precision", () => {
  const [first, second] = perfect.clauses;
  const scores = scoreIndex(code, {
    clauses: [first!, { ...second!, key: "G1.3" }],
    definitions: [],
    references: [...perfect.references, { ...perfect.references[0]!, range: range("User") }],
  });
  assert.deepEqual([scores.clauses.recall, scores.clauses.precision], [0.5, 0.5]);
  assert.equal(scores.definitions.recall, 0);
  assert.deepEqual([scores.references.recall, scores.references.precision], [1, 0.5]);
});

test("a reference that leads astray is found, but not right", () => {
  const [reference] = perfect.references;
  const scores = scoreIndex(code, { ...perfect, references: [{ ...reference!, target: { key: "G1.1" } }] });
  assert.equal(scores.references.recall, 1);
  assert.equal(scores.targets.recall, 0);
  assert.match(scores.targets.wrong[0]!, /G1\.2, not resolved G1\.1/);
});

test("each finding answers for one seeded fault", () => {
  const diagnostic = (rule: string, words: string, severity = "warning") => ({ file, range: range(words), rule, severity, message: "" });
  const check: Check = {
    diagnostics: [diagnostic("typo", "teh"), diagnostic("typo", "teh"), diagnostic("typo", "person"), diagnostic("broken-reference", "G1.2 The", "information")],
  };
  const scores = scoreRules(code, check, ["typo", "doubled-word", "broken-reference"]);
  assert.deepEqual([scores.get("typo")!.recall, scores.get("typo")!.precision], [1, 1 / 3]);
  assert.deepEqual([scores.get("doubled-word")!.recall, scores.get("doubled-word")!.precision], [0, 1]);
  assert.equal(scores.get("broken-reference")!.found, 0, "that a document is absent is no finding");
});

test("the 95th of a hundred is the 95th percentile", () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
  assert.equal(percentile(hundred, 0.95), 95);
  assert.equal(percentile([3], 0.5), 3);
});

test("a figure over its target, or a mechanical rule that misses a fault, fails in the table", () => {
  const score = { expected: 2, found: 1, matched: 1, recall: 0.5, precision: 1, missed: ["x"], wrong: [] };
  const index = scoreIndex(code, perfect);
  const size = { megabytes: 1, bytes: 1, files: 1, largestBytes: 1, truth: { clauses: 1, definitions: 1, references: 1, faults: 1 }, phases: {}, index };
  const near = { ...score, expected: 100, found: 99, matched: 99, recall: 0.99 };
  const report = { product: "", machine: "", node: "", date: "", load: { before: [0], after: [0] }, seconds: 0, peers: undefined, growth: undefined, profiles: undefined, caveats: [], word: [], rules: {} };
  const table = asMarkdownReport({ ...report, sizes: [{ ...size, figures: [{ name: "Hover", value: 11, unit: "ms", target: 10 }, { name: "Memory", value: 3, unit: "MB", target: 400 }], rules: { typo: near, "near-term": score, "doubled-word": near } }] });
  assert.match(table, /\| Hover \|.*FAIL/);
  assert.match(table, /\| Memory \|.*pass/);
  assert.match(table, /\| typo \|.*pass/);
  assert.match(table, /\| near-term \|.*FAIL/);
  assert.match(table, /\| doubled-word \|.*FAIL/);
});

test("a tool that is not left behind far enough fails in the table, whatever the reason", () => {
  const comparison = { what: "a linter", ours: 100, theirs: 1900, unit: "ms", cpu: { ours: 50, theirs: 150 }, target: 20, runs: 3 } as const;
  const peers = { versions: {}, floor: { milliseconds: 1, cpu: 1, megabytes: 1 }, caveats: [] };
  const row = (theirs: number): string => peerLines({ ...peers, comparisons: [{ ...comparison, theirs }] }).find((line) => line.startsWith("| a linter"))!;
  assert.match(row(1900), /19\.00 \| ≥ 20 \| FAIL \| 50\.0 ms \| 150 ms \| 3\.00/);
  assert.match(row(2100), /21\.00 \| ≥ 20 \| pass/);
});

test("growth is no worse than linear where a megabyte costs no more in a larger Code than in a smaller one", () => {
  const row = (megabytes: number, cpu: number): GrowthRow => ({ megabytes, bytes: megabytes * 1e6, files: 1, largestBytes: 1, cold: cpu, cpu, peakMemory: 1, keystrokes: [], inDefinitions: [], failure: undefined });
  const verdict = (...rows: readonly GrowthRow[]): string => growthLines(rows).join("\n");
  assert.match(verdict(row(1, 1000), row(10, 2000), row(100, 22_000)), /factor of 1\.10 .*: no worse than linear/);
  assert.match(verdict(row(1, 1000), row(10, 2000), row(100, 40_000)), /factor of 2\.00 .*: NOT linear/);
  assert.match(verdict(row(1, 1000), row(10, 8000), row(100, 40_000)), /factor of 0\.80 .*: no worse than linear/);
  assert.match(verdict({ ...row(100, 0), cold: undefined, cpu: undefined, failure: "The server ended with 134." }), /ended with 134/);
});

test("figures of a busy machine say so", () => {
  const report: Report = { product: "", machine: "", node: "", date: "", load: { before: [0.3, 1, 1], after: [1.5, 1, 1] }, seconds: 1, caveats: [], sizes: [], rules: {}, word: [], peers: undefined, growth: undefined, profiles: undefined };
  assert.doesNotMatch(conditionLines(report).join("\n"), /busy/);
  assert.match(conditionLines({ ...report, load: { ...report.load, before: [7, 1, 1] } }).join("\n"), /busy with other work/);
});

// A rule whose finding is right but whose fix, or related place, fails when it is asked for: that part is missing, and
// nothing else is, whoever asks.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/paths.ts";
import type { Finding, RuleFailure } from "../../server/src/check/findings.ts";
import { diagnosticsOf as printed } from "../../server/src/cli/diagnostics.ts";
import { fixInMemory } from "../../server/src/cli/fix.ts";
import { fixAll } from "../../server/src/features/fix-all.ts";
import { quickFixes } from "../../server/src/features/fixes.ts";
import { clientOf } from "../../server/src/lsp/client.ts";
import { diagnosticsOf as published } from "../../server/src/lsp/diagnostics.ts";
import { lateFailures } from "../../server/src/lsp/guard.ts";
import { createUris } from "../../server/src/lsp/uris.ts";
import { editor } from "../lsp/conversation.ts";
import { idOf, workspaceWith } from "../support/workspace.ts";

const id = idOf("section-g.sec");
const workspace = workspaceWith(new Map([["section-g.sec", "G3.5 Tell teh Panel of the the Board.\n"]]));
const falls = (): never => {
  throw new Error("fell");
};
const whole = workspace.check(id).findings;
const findings: readonly Finding[] = whole.map((finding) => (finding.rule === "typo" ? { ...finding, related: falls, fixes: falls } : finding));
assert.deepEqual(findings.map(({ rule }) => rule), ["typo", "doubled-word"]);
const all = { from: 0, to: 1000 };

/** What is told of failures while `work` is done. */
function told(work: (failed: (failure: RuleFailure) => void) => void): readonly string[] {
  const rules: string[] = [];
  work(({ rule, error }) => rules.push(`${rule} ${error instanceof Error ? error.message : ""}`));
  return rules;
}

test("the editor shows every finding, and the others' fixes", () => {
  const context = { snapshot: workspace.snapshot(), client: clientOf(editor), uris: createUris(() => undefined) };
  assert.deepEqual(told((failed) => assert.deepEqual(published(id, findings, { ...context, failed }).map(({ code }) => code), ["typo", "doubled-word"])), ["typo fell"]);
  const offered = told((failed) => assert.deepEqual([...new Set(quickFixes(workspace.snapshot(), id, findings, all, failed).map(({ finding }) => finding.rule))], ["doubled-word"]));
  assert.deepEqual(offered, ["typo fell"]);
  assert.deepEqual(told((failed) => assert.equal(fixAll(workspace.snapshot(), [{ document: id, findings }], failed).count, 1)), ["typo fell"]);
});

test("the command line prints every finding, and makes the others' fixes", () => {
  const lines = told((failed) => assert.deepEqual(printed(id, findings, workspace.snapshot(), "whole", failed).map(({ rule, fixes }) => [rule, fixes.length > 0]), [["typo", false], ["doubled-word", true]]));
  assert.deepEqual(lines, ["typo fell", "typo fell"]);
  const broken = { ...workspace, everything: () => workspace.snapshot(), check: (one: string) => ({ ...workspace.check(one), findings: one === id ? workspace.check(one).findings.map((finding) => (finding.rule === "typo" ? { ...finding, fixes: falls } : finding)) : [] }) };
  const rounds = told((failed) => assert.deepEqual([...fixInMemory(broken, () => true, failed).get(id)!.keys()], ["doubled-word"]));
  assert.deepEqual([...new Set(rounds)], ["typo fell"]);
});

test("the log says so once for each rule", () => {
  const log: string[] = [];
  const failed = lateFailures((message) => log.push(message));
  for (const rule of ["typo", "typo", "doubled-word"]) failed({ rule, error: new Error("fell") });
  assert.deepEqual(log.map((line) => line.split(" ").slice(0, 3).join(" ")), ["The rule typo", "The rule doubled-word"]);
});

test("the late parts of findings are asked for under that guard alone", () => {
  const folder = join(root, "server/src");
  const asking = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts") && /\b(?:related|fixes)\?\.\(/.test(readFileSync(join(folder, name), "utf8")));
  assert.deepEqual(asking, [join("check", "late.ts")]);
});

// Ten thousand files of one name would be shown beside each of ten thousand findings: all the memory there is.
test("where many files claim one name, a few of them are shown beside each finding", () => {
  const texts = new Map(Array.from({ length: 60 }, (_, i) => [`${i}/section-a.sec`, "# SECTION A: DEFINITIONS\n\nA1.1 In this Code:\n\n| Term | Definition |\n| --- | --- |\n| **Panel** | means a body. |\n"]));
  texts.set("section-g.sec", "# SECTION G: SECURITY\n\nG1.1 As Section A1.1 says.\n");
  const many = workspaceWith(texts);
  const { view } = many.snapshot().corpus.track();
  const shown = new Map<string, Set<number>>();
  for (const name of texts.keys()) {
    for (const { rule, related } of many.check(idOf(name)).findings) {
      if (related) shown.set(rule, (shown.get(rule) ?? new Set()).add(related(view).length));
    }
  }
  assert.deepEqual(Object.fromEntries([...shown].map(([rule, counts]) => [rule, [...counts]])), { "duplicate-document": [20], "duplicate-definition": [20], "ambiguous-reference": [20] });
});

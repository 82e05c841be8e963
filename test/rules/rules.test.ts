// Every rule is held to what its own file says: each `bad` example is found exactly as its carets show, `fixed` is what
// its fixes make of it, each `good` one is silent. test/rules/<id>.md holds further awkward cases of a rule: fixtures in
// fences, ```text found``` or ```text silent``` or ```text fixed``` (of the fence before it).

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { allRules } from "../../server/src/rules/all.ts";
import type { Fix, Rule, RuleExample } from "../../server/src/rules/rule.ts";
import { parseFixture } from "../support/fixture.ts";
import { assertTexts, finds } from "../support/expect.ts";
import { applied, findingsOf, workspaceOf, workspaceWith, type Texts } from "../support/workspace.ts";

/** A case in test/rules/<id>.md. */
const fences = /^(`{3,})text (found|silent|fixed)\n(.*?)^\1$/gms;
const rulesFolder = new URL("../../server/src/rules/", import.meta.url);

for (const rule of allRules) {
  describe(rule.id, () => {
    test("says what it is", () => {
      assert.match(rule.id, /^[a-z]+(?:-[a-z]+)*$/);
      assert.ok(existsSync(new URL(`${rule.id}.ts`, rulesFolder)), "its file bears its id");
      assert.match(rule.summary, /^[A-Z“].*\.$/s, "the summary is a sentence");
      assert.ok(rule.why.trim().length > 60, "it says why");
      assert.ok(rule.examples.length >= 3, "at least three examples");
      assert.ok(rule.examples.some((example) => "bad" in example), "a bad example");
      assert.ok(rule.examples.some((example) => "good" in example), "a good example");
    });

    [...rule.examples, ...furtherCases(rule.id)].forEach((example, index) => {
      const number = `${"bad" in example ? "bad" : "good"} example ${index + 1}`;
      test(example.note ? `${number}: ${example.note.split("\n")[0]}` : number, () => holds(rule, example));
    });
  });
}

test("each file of a rule is in the list, and each further case belongs to a rule", () => {
  const ids = new Set(allRules.map((rule) => rule.id));
  assert.equal(ids.size, allRules.length, "no id stands twice");
  for (const file of readdirSync(rulesFolder)) {
    const text = readFileSync(new URL(file, rulesFolder), "utf8");
    const id = /=\s*defineRule(?:<[^>]*>)?\(\{\s*id: "([^"]+)"/.exec(text)?.[1];
    if (id) assert.ok(ids.has(id), `${file} is not in all.ts`);
  }
  for (const file of readdirSync(new URL(".", import.meta.url))) {
    if (file.endsWith(".md")) assert.ok(ids.has(file.slice(0, -3)), `${file} belongs to no rule`);
  }
});

function holds(rule: Rule, example: RuleExample): void {
  const source = "bad" in example ? example.bad : example.good;
  const { documents } = workspaceOf(source).snapshot;
  for (const { id, tree } of documents.values()) assert.deepEqual(tree.problems, [], `${id} is written as it should be`);
  if ("good" in example) return staysSilent(rule, source);

  assert.ok(parseFixture(source).files.some((file) => file.annotations.length > 0), "a bad example has carets");
  finds(source, rule.id);
  if (example.fixed !== undefined) isFixed(rule, source, example.fixed);
  fixesRemoveTheirFinding(rule, source);
}

function staysSilent(rule: Rule, source: string): void {
  assert.ok(parseFixture(source).files.every((file) => file.annotations.length === 0), "a good example has no carets");
  finds(source, rule.id);
  for (const [file, findings] of findingsOf(workspaceOf(source).snapshot)) {
    const errors = findings.filter((finding) => finding.severity === "error");
    assert.deepEqual(errors.map((finding) => `${file}: ${finding.rule}: ${finding.message}`), []);
  }
}

/** `fixed` is what the preferred fixes of all findings make, or of the first alone. */
function isFixed(rule: Rule, source: string, fixed: string): void {
  const workspace = workspaceOf(source);
  const fixes = preferredFixes(rule, source);
  assert.ok(fixes.length > 0, "a fix is offered");
  const expected = parseFixture(fixed).files;
  try {
    assertTexts(applied(workspace.texts, fixes), workspace.texts, expected);
  } catch (error) {
    if (fixes.length === 1) throw error;
    assertTexts(applied(workspace.texts, fixes.slice(0, 1)), workspace.texts, expected);
  }
}

/** What 'fix all' makes leaves no finding that could be fixed, and no new finding of any rule. */
function fixesRemoveTheirFinding(rule: Rule, source: string): void {
  const { texts, fixture } = workspaceOf(source);
  const fixes = preferredFixes(rule, source).filter((fix) => fix.safe);
  if (fixes.length === 0) return;
  const before = countsByRule(texts);
  const after = countsByRule(applied(texts, fixes));
  const annotations = fixture.files.reduce((sum, file) => sum + file.annotations.length, 0);
  assert.ok((after.get(rule.id) ?? 0) <= annotations - fixes.length, "each safe fix removes its finding");
  for (const [id, count] of after) assert.ok(count <= (before.get(id) ?? 0), `the fixes make a new finding of ${id}`);
}

function preferredFixes(rule: Rule, source: string): readonly Fix[] {
  const { snapshot } = workspaceOf(source);
  const { view } = snapshot.corpus.track();
  return [...findingsOf(snapshot, [rule]).values()].flat().flatMap((finding) => {
    const fixes = finding.fixes?.(view) ?? [];
    const preferred = fixes.filter((fix) => fix.preferred);
    assert.ok(preferred.length <= 1, "at most one preferred fix a finding");
    for (const fix of fixes) assert.ok(fix.edits.length > 0 && fix.title !== "", "a fix has a title and does something");
    return preferred;
  });
}

function countsByRule(texts: Texts): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of [...findingsOf(workspaceWith(texts).snapshot()).values()].flat()) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

function furtherCases(id: string): readonly RuleExample[] {
  const file = new URL(`${id}.md`, import.meta.url);
  if (!existsSync(file)) return [];
  const cases: RuleExample[] = [];
  const text = readFileSync(file, "utf8");
  let done = 0;
  // The sentence before a fence is the note of the case in it.
  for (const fence of text.matchAll(fences)) {
    const note = text.slice(done, fence.index).trim().split("\n\n").at(-1)!.replace(/\s+/g, " ");
    done = fence.index + fence[0].length;
    const last = cases.at(-1);
    const source = `\n${fence[3]!}`;
    if (fence[2] === "silent") cases.push({ good: source, note });
    else if (fence[2] === "found") cases.push({ bad: source, note });
    else if (last && "bad" in last) cases[cases.length - 1] = { ...last, fixed: source };
    else throw new Error(`${id}.md: 'fixed' follows no 'found'.`);
  }
  assert.doesNotMatch(text.replace(fences, ""), /^`{3}/m, `${id}.md: a fence of another kind`);
  return cases;
}

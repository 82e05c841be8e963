// The verbs of the tests, in a drafter's own words. Each takes a fixture (see fixture.ts).

import assert from "node:assert/strict";
import type { Finding } from "../../server/src/check/findings.ts";
import { allRules } from "../../server/src/rules/all.ts";
import type { Fix, Rule } from "../../server/src/rules/rule.ts";
import { annotated, parseFixture, type Annotation, type FixtureFile } from "./fixture.ts";
import { applied, findingsOf, inFile, workspaceOf, type FixtureWorkspace, type Texts } from "./workspace.ts";

/**
 * Every finding of `rule` (of all rules without one) is annotated with carets, and every annotation is found; the words
 * behind the carets are a part of its message. A fixture without carets asserts silence.
 */
export function finds(source: string, rule?: string): void {
  const workspace = workspaceOf(source);
  const found = findingsOf(workspace.snapshot, rulesNamed(rule));
  const drawn: string[] = [];
  const wanted: string[] = [];
  for (const file of workspace.fixture.files) {
    const findings = (found.get(file.name) ?? []).map((finding) => ({ ...finding, at: inFile(workspace.snapshot, file.name, finding.at) }));
    // Where a finding is as annotated, both sides show the annotation's own words: the difference is what is wrong.
    const open = [...file.annotations];
    const actual = findings.map((finding): Annotation => {
      const match = open.findIndex((annotation) => isMet(annotation, finding));
      return match < 0 ? { at: finding.at, message: `${finding.message} [${finding.rule}]` } : open.splice(match, 1)[0]!;
    });
    drawn.push(`//- ${file.name}`, annotated(file.text, inPlace(actual)));
    wanted.push(`//- ${file.name}`, annotated(file.text, inPlace(file.annotations)));
  }
  assert.equal(drawn.join("\n"), wanted.join("\n"), "The findings are not those that the carets show.");
}

/** Nothing at all is found, by any rule. */
export function findsNothing(source: string): void {
  finds(source);
}

/**
 * The fix whose title holds `title` (the preferred one for ""), of the finding at the cursor (of the first that has one,
 * where there is no cursor), makes the fixture into `expected`, of which files without a change may be left out.
 */
export function fixes(source: string, title: string, expected: string, rule?: string): void {
  const workspace = workspaceOf(source);
  const fix = fixNamed(workspace, title, rule);
  assertTexts(applied(workspace.texts, [fix]), workspace.texts, parseFixture(expected).files);
}

/** The texts are those of `expected`; files that it leaves out are as they were `before`. */
export function assertTexts(
  texts: Texts,
  before: Texts,
  expected: readonly FixtureFile[],
): void {
  // A text without a file's name stands for the only one that changed.
  const changed = [...texts].filter(([name, text]) => before.get(name) !== text);
  const unnamed = expected.length === 1 && !texts.has(expected[0]!.name) && changed.length === 1;
  const wanted = new Map(expected.map(({ name, text }) => [unnamed ? changed[0]![0] : name, text]));
  for (const name of wanted.keys()) assert.ok(texts.has(name), `There is no file ${name}.`);
  for (const [name, text] of texts) assert.equal(text, wanted.get(name) ?? before.get(name), name);
}

/** `rule` alone, or all. */
export function rulesNamed(rule: string | undefined): readonly Rule[] {
  if (rule === undefined) return allRules;
  const named = allRules.filter(({ id }) => id === rule);
  assert.equal(named.length, 1, `There is no rule ${rule}.`);
  return named;
}

/** An annotation means a finding at its place whose message holds its words. One caret may stand for an empty span. */
export function isMet(annotation: Annotation, finding: Finding): boolean {
  const { at, message } = annotation;
  const isThere =
    finding.at.from === at.from && (finding.at.to === at.to || (finding.at.to === at.from && at.to === at.from + 1));
  return isThere && finding.message.includes(message);
}

function fixNamed(workspace: FixtureWorkspace, title: string, rule: string | undefined): Fix {
  const { view } = workspace.snapshot.corpus.track();
  const { cursor } = workspace.fixture;
  const offered: Fix[] = [];
  for (const [file, findings] of findingsOf(workspace.snapshot, rulesNamed(rule))) {
    for (const finding of findings) {
      const at = inFile(workspace.snapshot, file, finding.at);
      if (cursor && (cursor.file !== file || cursor.offset < at.from || cursor.offset > at.to)) continue;
      offered.push(...(finding.fixes?.(view) ?? []));
    }
  }
  const fix = offered.find((one) => (title === "" ? one.preferred : one.title.includes(title)));
  assert.ok(fix, `No fix '${title}' is offered, only: ${offered.map((one) => one.title).join("; ") || "none"}`);
  return fix;
}

function inPlace(annotations: readonly Annotation[]): readonly Annotation[] {
  return [...annotations].sort((a, b) => a.at.from - b.at.from || a.at.to - b.at.to || (a.message < b.message ? -1 : 1));
}

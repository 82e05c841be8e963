// What the examples of a rule become when somebody mends them: as the example says, by the rule's own fixes, or by
// other words where it found something.

import type { Rule } from "../../server/src/rules/rule.ts";
import { parseFixture } from "./fixture.ts";
import { applied, findingsOf, idOf, workspaceOf, type Texts } from "./workspace.ts";

export interface Mending {
  readonly before: Texts;
  readonly after: Texts;
}

/** Each bad example of the rule, and what it becomes. */
export function mendingsOf(rule: Rule): readonly Mending[] {
  return rule.examples.flatMap((example) => ("bad" in example ? [mendingOf(rule, example.bad, example.fixed)] : []));
}

function mendingOf(rule: Rule, bad: string, fixed: string | undefined): Mending {
  const { snapshot, texts } = workspaceOf(bad);
  if (fixed !== undefined) return { before: texts, after: withFiles(texts, fixed) };
  const { view } = snapshot.corpus.track();
  const fixes = [...findingsOf(snapshot, [rule])].flatMap(([name, findings]) =>
    findings.map((finding) => finding.fixes?.(view).find(({ preferred }) => preferred) ?? { title: "", preferred: false, safe: false, edits: [{ document: idOf(name), at: finding.at, newText: "other words" }] }),
  );
  return { before: texts, after: applied(texts, fixes) };
}

/** `texts` with the files of a fixture; one without a name stands for the first document. */
function withFiles(texts: Texts, fixture: string): Texts {
  const first = [...texts.keys()].find((name) => /\.(?:sec|duis)/.test(name))!;
  return new Map([...texts, ...parseFixture(fixture).files.map(({ name, text }): [string, string] => [texts.has(name) ? name : first, text])]);
}

// Safe fixes compose in any order: one at a time, each time checked again, or all at once, as `check --fix` and the
// editor's “fix all” make them. The text is the same in the end, what was to be fixed is gone, and nothing is new.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import type { Finding } from "../../server/src/check/findings.ts";
import { fixInMemory } from "../../server/src/cli/fix.ts";
import { fixAll } from "../../server/src/features/fix-all.ts";
import type { Fix } from "../../server/src/rules/rule.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";
import { draft, property } from "../support/drafts.ts";
import { randomFrom } from "../support/random.ts";
import { neverFails, applied, idOf, nameOf, put, workspaceWith, type Texts } from "../support/workspace.ts";

for (const [name, folder] of [["the sample", "../../samples/"], ["the housekeeping Code", "../../../shared/housekeeping/before/"]] as const) {
  const url = new URL(folder, import.meta.url);
  test(`in ${name}`, { skip: !existsSync(url) }, () => {
    const texts: Texts = new Map(readdirSync(url).filter((file) => /\.(?:sec|sec\.txt|duis|xsd)$|^sec\.json$/.test(file)).map((file) => [file, readFileSync(new URL(file, url), "utf8")]));
    for (const seed of [1, 2, 3]) assert.ok(assertCompose(withSlips(texts, randomFrom(seed)), [seed]) > 5, "This proves little.");
  });
}

test("in any draft", () => {
  let made = 0;
  property(40, fc.tuple(draft, draft, fc.nat()), ([a, b, seed]) => {
    made += assertCompose(new Map([["section-g.sec", a], ["section-a.sec", b]]), [seed]);
  });
  assert.ok(made > 60, `Only ${made} fixes were made: this proves little.`);
});

/** Two dozen slips that have safe fixes: words doubled, quotation marks of the other kind, comments that silence nothing. */
function withSlips(texts: Texts, random: () => number): Texts {
  const slips = new Map(texts);
  const names = [...texts.keys()].filter((name) => /\.(?:sec|duis)$/.test(name));
  for (let left = 24; left > 0; left--) {
    const name = names[Math.floor(random() * names.length)]!;
    const text = slips.get(name)!;
    const lines = text.split("\n");
    const prose = lines.flatMap((line, i) => (/^[A-Z(\d][^|]{30,}$/.test(line) ? [i] : []));
    const at = prose[Math.floor(random() * prose.length)];
    if (at === undefined) continue;
    const slip = Math.floor(random() * 3);
    if (slip === 0) lines[at] = lines[at]!.replace(/ (the|a|of|and|shall) /, " $1 $1 ");
    else if (slip === 1) lines[at] = lines[at]!.replace(/“([^”]*)”/, '"$1"').replace("’", "'");
    else lines.splice(at, 0, `<!-- sec-disable-next-line ${random() < 0.5 ? "typo" : "banned-term, doubled-word"}: so it was -->`);
    slips.set(name, lines.join("\n"));
  }
  return slips;
}

/** How many fixes there were to make. */
function assertCompose(texts: Texts, seeds: readonly number[]): number {
  const start = workspaceWith(texts);
  const before = findingsIn(start);
  const fixes = safeFixesIn(start);
  const end = byCommand(texts);
  assert.deepEqual(byEditor(texts), end, "The editor's “fix all” ends in another text than `check --fix`.");
  for (const seed of seeds) assert.deepEqual(oneByOne(texts, randomFrom(seed)), end, "One at a time, it ends in another text.");
  const now = workspaceWith(end);
  assert.deepEqual(safeFixesIn(now).map(({ title }) => title), []);
  // What a fix lays bare is told only where it is grave: a name that is written right now may be one that is not there.
  const fresh = findingsIn(now).filter(({ severity }) => severity === "error").map(({ rule, message }) => `${rule}: ${message}`);
  const known = new Set(before.map(({ rule, message }) => `${rule}: ${message}`));
  assert.deepEqual(fresh.filter((one) => !known.has(one)), []);
  return fixes.length;
}

/** As `check --fix` does it. */
function byCommand(texts: Texts): Texts {
  const workspace = workspaceWith(texts);
  fixInMemory({ ...workspace, everything: () => workspace.snapshot() }, () => true, neverFails);
  return textsIn(workspace, texts);
}

/** As the editor does it, asked again until there is nothing left. */
function byEditor(texts: Texts): Texts {
  let now = texts;
  for (let round = 0; ; round++) {
    assert.ok(round < 10, "It comes to no end.");
    const workspace = workspaceWith(now);
    const snapshot = workspace.snapshot();
    const found = [...snapshot.documents.keys()].map((document) => ({ document, findings: workspace.check(document).findings }));
    const { changes, count } = fixAll(snapshot, found, neverFails);
    if (count === 0) return now;
    now = applied(now, [{ title: "all", preferred: true, safe: true, edits: changes }]);
  }
}

/** One fix, any of those that there are, then a look at what there is now. */
function oneByOne(texts: Texts, random: () => number): Texts {
  const workspace = workspaceWith(texts);
  let now = texts;
  for (let made = 0; ; made++) {
    assert.ok(made < 1000, "It comes to no end.");
    const fixes = safeFixesIn(workspace);
    if (fixes.length === 0) return now;
    const after = applied(now, [fixes[Math.floor(random() * fixes.length)]!]);
    for (const [name, text] of after) if (text !== now.get(name)) put(workspace, name, text);
    now = after;
  }
}

function textsIn(workspace: Workspace, texts: Texts): Texts {
  const { documents } = workspace.snapshot();
  return new Map([...texts].map(([name, text]) => [name, documents.get(idOf(name))?.tree.text.toString() ?? text]));
}

function findingsIn(workspace: Workspace): readonly Finding[] {
  return [...workspace.snapshot().documents.keys()].flatMap((id) => {
    const { findings, failures } = workspace.check(id);
    assert.deepEqual(failures, [], nameOf(id));
    return findings;
  });
}

/** The one that is made without asking, of each finding that has one. */
function safeFixesIn(workspace: Workspace): readonly Fix[] {
  const { corpus } = workspace.snapshot();
  return findingsIn(workspace).flatMap((finding) => {
    const safe = finding.fixes?.(corpus).filter((fix) => fix.safe) ?? [];
    const fix = safe.find(({ preferred }) => preferred) ?? safe[0];
    return fix ? [fix] : [];
  });
}

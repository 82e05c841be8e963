// The sample's DUIS with rows and cells changed at random: what is found does not depend on the order of events, and
// each preferred fix of a rule of DUIS takes its finding away and brings no error.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { allRules } from "../../server/src/rules/all.ts";
import { property } from "../support/drafts.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";
import { applied, findingsOf, idOf, put, workspaceWith, type Texts } from "../support/workspace.ts";

const samples = new URL("../../samples/", import.meta.url);
const [duis, schema] = ["appendix-ad.duis", "sample-duis.xsd"].map((file) => readFileSync(new URL(file, samples), "utf8")) as [string, string];
const ids = [
  "duplicate-data-item", "missing-data-item", "unknown-data-item", "mandatory-mismatch", "type-mismatch", "response-code-gap",
  "response-code-unspecified", "unknown-response-code", "eligible-user-mismatch", "service-request-mismatch", "unknown-schema-name",
];
const rules = allRules.filter(({ id }) => ids.includes(id));

const lines = duis.split("\n");
const rows = lines.flatMap((line, i) => (line.startsWith("| ") && !line.startsWith("| ---") ? [i] : []));
const values = ["Yes", "No", "", "xs:date", "sr:EUI", "sr:NoType (see clause 3)", "DeviceID", "Nothing", "E13", "E1 – E3", "E97", "4.6.2", "IS, GS", "Other User (OU), Gas Supplier (GS)", "Critical", "Data Item"];

/** One row gone, twice, swapped with the next, or one of its cells changed. */
const change = fc.record({ row: fc.constantFrom(...rows), kind: fc.constantFrom("drop", "double", "swap", "cell", "cell", "cell"), cell: fc.nat(6), value: fc.constantFrom(...values) });

test("what is found does not depend on how the texts came to be", () => {
  const user = "# SECTION H: SERVICES\n\nH1.1 The DCC shall return Response Code E13, E97 or E99 to Service Request 4.6.1.\n";
  property(40, fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
    const workspace = workspaceWith(new Map([["appendix-ad.duis", duis], ["section-h.sec", user]]));
    const ours = (of: Workspace) => ["appendix-ad.duis", "section-h.sec"].map((file) => of.check(idOf(file)).findings.filter(({ rule }) => ids.includes(rule)).map(drawn));
    ours(workspace);
    changes.forEach((_, i) => {
      put(workspace, "appendix-ad.duis", changed(changes.slice(0, i + 1)));
      if (i === 1) put(workspace, "sample-duis.xsd", schema);
      ours(workspace);
    });
    put(workspace, "sample-duis.xsd", schema);
    assert.deepEqual(ours(workspace), ours(workspaceWith(new Map([...textsOf(changes), ["section-h.sec", user]]))));
  });
});

test("each preferred fix takes its finding away", () => {
  property(60, fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
    const texts = textsOf(changes);
    const { view } = workspaceWith(texts).snapshot().corpus.track();
    const before = found(texts);
    for (const finding of before) {
      const [fix] = (finding.fixes?.(view) ?? []).filter(({ preferred }) => preferred);
      if (!fix) continue;
      const after = found(applied(texts, [fix]));
      const same = (all: typeof before) => all.filter((other) => other.rule === finding.rule && other.message === finding.message).length;
      assert.ok(same(after) < same(before), `${fix.title} leaves: ${finding.message}`);
      const errors = (all: typeof before) => all.filter(({ rule }) => rule === "unknown-schema-name").length;
      assert.ok(errors(after) <= errors(before), `${fix.title} brings an error`);
    }
  });
});

function textsOf(changes: readonly Change[]): Texts {
  return new Map([["sample-duis.xsd", schema], ["appendix-ad.duis", changed(changes)]]);
}

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(changes: readonly Change[]): string {
  const now = [...lines];
  for (const { row, kind, cell, value } of changes) {
    const line = now[row];
    if (line === undefined) continue;
    if (kind === "drop") now.splice(row, 1);
    else if (kind === "double") now.splice(row, 0, line);
    else if (kind === "swap") now.splice(row, 2, now[row + 1] ?? "", line);
    else {
      const cells = line.split("|");
      if (cells[cell + 1] !== undefined) cells[cell + 1] = ` ${value} `;
      now[row] = cells.join("|");
    }
  }
  return now.join("\n");
}

function found(texts: Texts) {
  return findingsOf(workspaceWith(texts).snapshot(), rules).get("appendix-ad.duis")!;
}

function drawn({ rule, at, message, severity }: ReturnType<typeof found>[number]): string {
  return `${at.from}-${at.to} ${severity} ${rule}: ${message}`;
}

// A comment says nothing to the reader: wherever it stands between two words, the structure, the definitions, the
// references and the findings are those of the text without it.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/paths.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import type { Tree } from "../../server/src/syntax/tree.ts";
import { slice } from "../../server/src/text/span.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";
import { randomFrom } from "../support/random.ts";
import { idOf, workspaceWith } from "../support/workspace.ts";

const samples = join(root, "samples");
const texts = new Map(readdirSync(samples).filter((file) => /\.(?:sec|duis|xsd|json)$/.test(file)).map((file) => [file, readFileSync(join(samples, file), "utf8")]));
const documents = [...texts].filter(([file]) => /\.(?:sec|duis)$/.test(file));
const comment = " <!-- why? -->";

/** The places in the prose of a document where a space stands between two words of a line, not both with a capital: within a term, no comment is looked over. */
function gapsIn(name: string, text: string): readonly number[] {
  const { prose, blocks } = parse(text, { name });
  const isRead = (at: number): boolean => prose.slice(at - 1, at + 2) === text.slice(at - 1, at + 2) && blocks.some(({ kind, at: { from, to } }) => kind !== "listing" && from <= at + 40 && at < to);
  return [...text.matchAll(/(?<=[^\s|-]) (?=[^\s|-])(?<!(?<![A-Za-z])[A-Z]\w* (?=[A-Z]))/g)].map(({ index }) => index).filter(isRead);
}

const gaps = documents.flatMap(([name, text]) => gapsIn(name, text).map((at) => ({ name, text, at })));

function* withComments(seed: number, count: number): Generator<{ readonly name: string; readonly text: string; readonly changed: string; readonly where: string }> {
  const chance = randomFrom(seed);
  for (let i = 0; i < count; i++) {
    const { name, text, at } = gaps[Math.floor(chance() * gaps.length)]!;
    yield { name, text, changed: text.slice(0, at) + comment + text.slice(at), where: `${name}: ${text.slice(Math.max(0, at - 40), at)}${comment}${text.slice(at, at + 40)}` };
  }
}

const seed = 20261130;

test("a comment changes nothing of what is read", () => {
  for (const { name, text, changed, where } of withComments(seed, 200)) assert.deepEqual(readFrom(parse(changed, { name })), readFrom(parse(text, { name })), where);
});

function readFrom({ prose, clauses, tables, definitions, references }: Tree): unknown {
  const words = (span: { readonly from: number; readonly to: number } | undefined): string | undefined => span && slice(prose, span).replace(/\s+/g, " ").trim();
  return {
    clauses: clauses.map(({ kind, key, parent, group, notUsed, heading }) => ({ kind, key, parent, group, notUsed, heading: words(heading) })),
    tables: tables.map(({ header, caption, rows }) => ({ header, caption: words(caption), rows: rows.map(({ cells }) => cells.map(words)) })),
    definitions: definitions.map(({ term, aliases, kind, scope, within, clause, certain, form, body }) => ({ term, aliases, kind, scope, within, clause, certain, form, body: words(body) })),
    references: references.map(({ target, range, clause, heading }) => ({ target, range, clause, heading: words(heading) })),
  };
}

test("a comment changes nothing of what is found", () => {
  const workspace = workspaceWith(texts);
  const before = findings(workspace);
  for (const { name, text, changed, where } of withComments(seed, 100)) {
    workspace.set(idOf(name), changed);
    assert.deepEqual(findings(workspace), before, where);
    workspace.set(idOf(name), text);
  }
});

function findings(workspace: Workspace): readonly string[] {
  const all = documents.flatMap(([name]) => workspace.check(idOf(name)).findings.map(({ rule, severity, message }) => `${name}: ${severity} ${rule}: ${message.replace(comment, "").replace(/\s+/g, " ")}`));
  return all.sort();
}

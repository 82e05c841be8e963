// A comment says nothing to the reader: wherever it stands between two words, however long it is and over as many lines as
// it goes, the structure, the definitions, the references and the findings are those of the text without it.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/paths.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import type { Tree } from "../../server/src/syntax/tree.ts";
import { slice } from "../../server/src/text/span.ts";
import { withEdit } from "../../server/src/text/text.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";
import { randomFrom } from "../support/random.ts";
import { readable } from "../support/trees.ts";
import { idOf, workspaceWith } from "../support/workspace.ts";

const samples = join(root, "samples");
const texts = new Map(readdirSync(samples).filter((file) => /\.(?:sec|duis|xsd|json)$/.test(file)).map((file) => [file, readFileSync(join(samples, file), "utf8")]));
const documents = [...texts].filter(([file]) => /\.(?:sec|duis)$/.test(file));

const short = " <!-- why? -->";
const long = ` <!-- ${"the Panel asked that this be looked at again, ".repeat(5)}and so it shall be -->`;
const lines = " <!-- asked\nby the\n\nPanel -->";

/** The places in the prose of a document where a space stands between two words of a line. */
function gapsIn(name: string, text: string): readonly number[] {
  const { prose, blocks } = parse(text, { name });
  const isRead = (at: number): boolean => prose.slice(at - 1, at + 2) === text.slice(at - 1, at + 2) && blocks.some(({ kind, at: { from, to } }) => kind !== "listing" && from <= at + 40 && at < to);
  return [...text.matchAll(/(?<=[^\s|-]) (?=[^\s|-])/g)].map(({ index }) => index).filter(isRead);
}

const gaps = documents.flatMap(([name, text]) => gapsIn(name, text).map((at) => ({ name, text, at })));

function* withComments(seed: number, count: number, comments: readonly string[]): Generator<{ readonly name: string; readonly text: string; readonly changed: string; readonly where: string }> {
  const chance = randomFrom(seed);
  for (let i = 0; i < count; i++) {
    const { name, text, at } = gaps[Math.floor(chance() * gaps.length)]!;
    const comment = comments[i % comments.length]!;
    yield { name, text, changed: text.slice(0, at) + comment + text.slice(at), where: `${name}: ${text.slice(Math.max(0, at - 40), at)}${comment}${text.slice(at, at + 40)}` };
  }
}

const seed = 20261130;

test("a comment changes nothing of what is read", () => {
  for (const { name, text, changed, where } of withComments(seed, 300, [short, long, lines])) assert.deepEqual(readFrom(parse(changed, { name })), readFrom(parse(text, { name })), where);
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
  for (const { name, text, changed, where } of withComments(seed, 120, [short, long])) {
    workspace.set(idOf(name), changed);
    assert.deepEqual(findings(workspace), before, where);
    workspace.set(idOf(name), text);
  }
});

function findings(workspace: Workspace): readonly string[] {
  const all = documents.flatMap(([name]) => workspace.check(idOf(name)).findings.map(({ rule, severity, message }) => `${name}: ${severity} ${rule}: ${message.replace(/<!--.*?-->/g, "").replace(/\s+/g, " ")}`));
  return all.sort();
}

test("an edit in a text with comments leaves what reading it afresh gives", () => {
  const chance = randomFrom(seed);
  const oneOf = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)]!;
  for (const name of ["section-g.sec", "appendix-ad.duis", "section-h.sec"]) {
    let text = texts.get(name)!.slice(0, 9_000);
    for (const comment of [short, long, lines, "\n<!-- sec-disable-next-line typo: so -->\n", " <!-- sec-disable-line typo: so -->"]) {
      const at = Math.floor(chance() * text.length);
      text = text.slice(0, at) + comment + text.slice(at);
    }
    let tree = parse(text, { name });
    for (let i = 0; i < 80; i++) {
      const now = tree.text.toString();
      const marks = [...now.matchAll(/<!--|-->/g)].map(({ index }) => index);
      const at = Math.max(0, Math.min(now.length, chance() < 0.4 && marks.length > 0 ? oneOf(marks) + Math.floor(chance() * 16) - 6 : Math.floor(chance() * now.length)));
      const words = oneOf(["e", "e", " ", "", "", "<!-- ", "-->", short, lines, "\n", "|", "-", ">", "(b)", ". "]);
      const next = withEdit(tree.text, at, Math.min(now.length, at + oneOf([0, 0, 0, 1, 3, 8])), words);
      const after = parse(next, { name, before: tree });
      assert.deepEqual(readable(after), readable(parse(next.toString(), { name })), `${name}, edit ${i}: ${JSON.stringify(words)} at ${JSON.stringify(now.slice(Math.max(0, at - 60), at))}`);
      tree = after;
    }
  }
});

// The generator is what the bench measures against: its truth has to be true, and a Code without faults has to be clean.

import assert from "node:assert/strict";
import { basename } from "node:path";
import { test } from "node:test";
import { openDictionary } from "../../server/src/disk/dictionary.ts";
import { readConfig } from "../../server/src/config/read.ts";
import { allRules } from "../../server/src/rules/all.ts";
import { createWorkspace } from "../../server/src/workspace/workspace.ts";
import { generateCode } from "./generate.ts";
import { asMarkdown } from "./markdown.ts";
import { unseeded } from "./report.ts";
import { seeders } from "./seeders.ts";
import type { GeneratedCode, Place } from "./truth.ts";

const small = { bytes: 250_000, seed: 5, faults: 0 };
const clean = generateCode(small);
const faulty = generateCode({ bytes: 400_000, seed: 5, faults: 16 });

test("the same seed gives the same Code, another seed another", () => {
  assert.deepEqual(generateCode(small), clean);
  assert.notDeepEqual(generateCode({ ...small, seed: 6 }).files, clean.files);
});

test("a Code is about as large as it was asked to be, and its largest document a good part of it", () => {
  const bytes = faulty.files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  assert.ok(bytes > 320_000 && bytes < 480_000, `${bytes} bytes`);
});

test("every kind of thing is in it", () => {
  const { clauses, definitions, references, documents } = clean.truth;
  assert.deepEqual(new Set(clauses.map(({ kind }) => kind)), new Set(["clause", "paragraph", "annex", "table"]));
  assert.deepEqual(new Set(definitions.map(({ kind }) => kind)), new Set(["meaning", "pointer"]));
  assert.deepEqual(new Set(references.map(({ status }) => status)), new Set(["resolved", "external", "absent"]));
  assert.deepEqual(new Set(documents.map(({ kind }) => kind)), new Set(["section", "appendix", "schedule"]));
  assert.ok(clauses.some(({ notUsed }) => notUsed) && clauses.some(({ key }) => /^[A-Z]\d+\.\d+A$/.test(key)) && clauses.some(({ key }) => /\(a\)\(ii\)$/.test(key)));
  assert.ok(clean.files.some(({ file }) => file.endsWith(".sec.txt")) && clean.files.some(({ file }) => file.endsWith(".duis")) && clean.files.some(({ file }) => file.endsWith(".xsd")));
});

test("spans point at what they say", () => {
  for (const code of [clean, faulty]) {
    const said = wordsAt(code);
    for (const clause of code.truth.clauses) {
      const [text, before] = said(clause);
      assert.equal(text, clause.number);
      assert.match(before, /(?:^|\n)[#\s]*$/, `${clause.key} does not start its line`);
      assert.ok(clause.key.endsWith(clause.kind === "annex" ? "" : text.replace(/^[a-zA-Z]+\)$/, "")), `${clause.key}: ${text}`);
    }
    for (const definition of code.truth.definitions) assert.equal(said(definition)[0], definition.term);
    for (const reference of code.truth.references) assert.equal(said(reference)[0].replace(/\n/g, " "), reference.text.replace(/\n/g, " "));
    for (const { file, line, from } of code.truth.clauses) {
      assert.equal(textOf(code, file).slice(0, from).split("\n").length - 1, line);
    }
  }
});

test("what a reference names is there exactly if it is said to resolve", () => {
  const { truth } = faulty;
  const keys = new Map<string, number>();
  for (const { key } of truth.clauses) keys.set(key, (keys.get(key) ?? 0) + 1);
  const documents = new Set(truth.documents.map(({ key }) => key));
  const schema = textOf(faulty, "generated-duis.xsd");
  const terms = new Set(truth.definitions.map(({ term }) => term));
  for (const { key, status, text } of truth.references) {
    if (status === "broken") assert.ok(!keys.has(key), `${text} is there`);
    else if (status === "resolved") {
      const isThere = keys.get(key) === 1 || documents.has(key) || terms.has(key) || schema.includes(`"${key}"`) || /^\d+\.\d+\.\d+$/.test(key);
      assert.ok(isThere, `${text} -> ${key} is not there, or twice`);
    }
  }
});

test("every rule with a seeder has its faults, and what is told of each is so", () => {
  const said = wordsAt(faulty);
  assert.deepEqual(allRules.map(({ id }) => id).filter((id) => seeders[id] === undefined && unseeded[id] === undefined), [], "a rule is neither seeded nor is it said why not");
  for (const rule of Object.keys(seeders)) {
    assert.ok(allRules.some(({ id }) => id === rule), `${rule} is no rule`);
    const faults = faulty.truth.faults.filter((fault) => fault.rule === rule);
    assert.ok(faults.length >= 2, `${rule}: ${faults.length}`);
    for (const fault of faults) assert.ok(said(fault)[0].length > 0);
  }
  const { spelling } = openDictionary();
  for (const fault of faulty.truth.faults) {
    const [words] = said(fault);
    if (fault.rule === "typo") assert.ok(words.length >= 4 && !spelling.knows(words), words);
    if (fault.rule === "doubled-word") assert.match(words, /^(\w+) \1$/);
    if (fault.rule === "duplicate-definition") assert.ok(faulty.truth.definitions.filter(({ term, aliases }) => term === words || aliases.includes(words)).length >= 2, words);
    if (fault.rule === "duplicate-clause") {
      const second = faulty.truth.clauses.find(({ file, from }) => file === fault.file && from === fault.from)!;
      assert.equal(faulty.truth.clauses.filter(({ key }) => key === second.key).length, 2, second.key);
    }
  }
});

test("in a Code without faults the rules find nothing", () => {
  assert.deepEqual(clean.truth.faults, []);
  const workspace = createWorkspace(openDictionary().spelling);
  for (const { file, text } of clean.files) {
    if (file === "sec.json") workspace.setConfig("/code", { id: `/code/${file}`, text, ...readConfig(text, allRules) });
    else if (file.endsWith(".xsd")) workspace.setSchema(`/code/${file}`, text);
    else workspace.set(`/code/${file}`, text);
  }
  const found: string[] = [];
  for (const id of [...workspace.snapshot().documents.keys(), "/code/sec.json", "/code/generated-duis.xsd"]) {
    for (const { severity, rule, message } of workspace.check(id).findings) {
      // Some documents are absent on purpose, which is said for information.
      if (severity !== "information" || rule !== "broken-reference") found.push(`${basename(id)} ${severity} ${rule} ${message}`);
    }
  }
  assert.deepEqual(found, []);
});

test("the same Code as Markdown has a heading for each numbered clause and links that lead somewhere", () => {
  const files = asMarkdown(clean);
  assert.deepEqual(files.map(({ file }) => file), clean.truth.documents.map(({ file }) => `${file.replace(/\..*$/, "")}.md`));
  const names = new Set(files.map(({ file }) => file));
  let links = 0;
  for (const { text } of files) {
    for (const [, target] of text.matchAll(/\]\(([\w-]+\.md)[^)]*\)/g)) {
      links++;
      assert.ok(names.has(target!), target);
    }
  }
  const anchors = new Set(files.flatMap(({ file, text }) => anchorsIn(text).map((anchor) => `${file}#${anchor}`)));
  const lost = files.flatMap(({ text }) => [...text.matchAll(/\]\(([\w-]+\.md#[^)]*)\)/g)].map(([, target]) => target!).filter((target) => !anchors.has(target)));
  assert.ok(lost.length <= links / 100, `${lost.length} of ${links} links lead to no heading: ${lost.slice(0, 5)}`);
  const headings = files.reduce((sum, { text }) => sum + (text.match(/^#{2,5} (?:[A-Z]?\d|Annex)/gm)?.length ?? 0), 0);
  const numbered = clean.truth.clauses.filter(({ kind }) => kind === "clause").length;
  assert.ok(headings >= numbered * 0.9, `${headings} headings for ${numbered} clauses`);
  assert.ok(links > clean.truth.references.length * 0.5, `${links} links`);
});

/** The anchors of a Markdown text's headings, as GitHub makes them. */
function anchorsIn(text: string): readonly string[] {
  const seen = new Map<string, number>();
  return [...text.matchAll(/^#{1,6} (.*)$/gm)].map(([, heading]) => {
    const anchor = heading!.trim().toLowerCase().replace(/[^\w\s-]/g, "").replace(/\s/g, "-");
    const before = seen.get(anchor) ?? 0;
    seen.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
}

function textOf({ files }: GeneratedCode, name: string): string {
  return files.find(({ file }) => file === name)!.text;
}

/** The words at a place, and those before them on its line. */
function wordsAt(code: GeneratedCode): (place: Place) => [words: string, before: string] {
  const texts = new Map(code.files.map(({ file, text }) => [file, text]));
  return ({ file, from, to }) => {
    const text = texts.get(file)!;
    return [text.slice(from, to), text.slice(Math.max(0, from - 60), from)];
  };
}

// The rules of terms rest on all documents at once: after any row of changes to who defines what and who uses it, they
// say what a fresh look says. A small vocabulary, so that terms meet, miss and cover one another often.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { passing } from "../../server/src/index/term-pass.ts";
import { makingTermSet } from "../../server/src/index/term-set.ts";
import { finished } from "../../server/src/text/steps.ts";
import { property } from "../support/drafts.ts";
import { idOf, put, workspaceWith } from "../support/workspace.ts";

const rules = new Set(["definition-pointer", "circular-definition", "unused-definition", "undefined-term", "definition-order", "term-case", "pinned-version", "near-term"]);
const word = fc.constantFrom("Device", "Certificate", "Policy", "Request", "Data", "Ad-Hoc", "Certificates", "request", "device", "DCC");
const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map(words => words.join(" "));
const meaning = fc.oneof(
  phrase.map(words => `means a ${words}.`),
  phrase.map(words => `means the thing that uses a ${words} and a Device Policy.`),
  fc.constantFrom("has the meaning given to that expression in Section G1.1.", "has the meaning given to that expression in Section A1.1.", "means something.", ""),
);
const row = fc.tuple(phrase, meaning).map(([term, words]) => `| **${term}** | ${words} |`);
const sentence = fc.array(fc.oneof(phrase, fc.constantFrom("the", "each", "shall have a", "and", "under the", "the Device Data")), { minLength: 2, maxLength: 9 }).map(words => `The ${words.join(" ")}.`);

const glossary = fc.array(row, { minLength: 1, maxLength: 7 }).map(rows => `# SECTION A: DEFINITIONS\n\nA1.1 In this Code:\n\n| Term | Definition |\n| --- | --- |\n${rows.join("\n")}\n`);
const clauses = (letter: string) =>
  fc.tuple(fc.array(sentence, { minLength: 1, maxLength: 5 }), fc.option(fc.tuple(phrase, meaning))).map(([sentences, own]) =>
    `# SECTION ${letter}: TEXT\n\n${own ? `${letter}1.1 In this Section ${letter}, **${own[0]}** ${own[1]}\n\n` : ""}${sentences.map((words, i) => `${letter}1.${i + 2} ${words}\n`).join("\n")}`);
const change = fc.oneof(
  fc.record({ name: fc.constant("section-a.sec"), text: fc.option(glossary, { freq: 8 }) }),
  fc.record({ name: fc.constant("section-g.sec"), text: fc.option(clauses("G"), { freq: 8 }) }),
  fc.record({ name: fc.constant("section-h.sec"), text: fc.option(clauses("H"), { freq: 8 }) }),
  fc.record({ name: fc.constantFrom("section-a.sec", "section-g.sec", "section-h.sec"), at: fc.nat(), lose: fc.nat({ max: 12 }), insert: fc.oneof(phrase, fc.constant("")) }),
);

test("the rules of terms find after changes what they find at first sight", () => {
  let found = 0;
  property(200, fc.array(change, { minLength: 3, maxLength: 14, size: "max" }), changes => {
    const texts = new Map<string, string>();
    const workspace = workspaceWith(texts);
    for (const one of changes) {
      const before = texts.get(one.name);
      if ("insert" in one) {
        if (before === undefined) continue;
        const at = one.at % (before.length + 1);
        texts.set(one.name, before.slice(0, at) + one.insert + before.slice(at + one.lose));
        put(workspace, one.name, texts.get(one.name)!);
      } else if (one.text === null) {
        if (texts.delete(one.name)) workspace.remove(idOf(one.name));
      } else {
        texts.set(one.name, one.text);
        put(workspace, one.name, one.text);
      }
      const now = findings(workspace, texts);
      assert.deepEqual(now, findings(workspaceWith(texts), texts));
      found += now.flat(2).length;
    }
  });
  assert.ok(found > 1000, "the rules had something to say");
});

test("a word of a term that is first written in these capitals after the terms were read counts for its term as at first sight", () => {
  const glossary = ["section-a.sec", "| Term | Definition |\n| --- | --- |\n| **Zonal Widget** | means a thing. |\n| **Widget** | means a part. |\n"] as const;
  for (const written of ["zoNal Widget", "Zonal wiDget", "zOnal-wIdget"]) {
    const texts = new Map([glossary, ["section-g.sec", "G1.1 The Zonal Widget shall stand.\n"]]);
    const workspace = workspaceWith(texts);
    findings(workspace, texts);
    texts.set("section-g.sec", `G1.1 The ${written} shall stand.\n`);
    put(workspace, "section-g.sec", texts.get("section-g.sec")!);
    assert.deepEqual(findings(workspace, texts), findings(workspaceWith(texts), texts), written);
  }
});

test("a pass that was kept is what a new pass finds", () => {
  property(100, fc.array(change, { minLength: 3, maxLength: 10, size: "max" }), changes => {
    const workspace = workspaceWith(new Map());
    for (const one of changes) {
      if ("insert" in one || one.text === null) continue;
      put(workspace, one.name, one.text);
      const { corpus } = workspace.snapshot();
      const set = finished(makingTermSet([...corpus.documents.values()].sort((a, b) => (a.id < b.id ? -1 : 1))));
      for (const document of corpus.documents.values()) {
        const kept = corpus.terms(document);
        const made = finished(passing(document, set));
        const plain = (pass: typeof kept) => ({
          uses: Array.from({ length: pass.uses.length }, (_, i) => [pass.uses.at(i).at, pass.uses.at(i).form.text]),
          misses: Array.from({ length: pass.misses.length }, (_, i) => pass.misses.at(i).at),
          runs: pass.runs,
          mentioned: [...pass.mentioned].sort(),
        });
        assert.deepEqual(plain(kept), plain(made));
      }
    }
  });
});

test("the use of a term at a place is the one that the pass over the whole document finds there", () => {
  let found = 0;
  property(15, fc.array(change, { minLength: 3, maxLength: 10, size: "max" }), changes => {
    const texts = new Map<string, string>();
    for (const one of changes) if (!("insert" in one) && one.text !== null) texts.set(one.name, one.text);
    const asked = workspaceWith(texts).snapshot().corpus;
    const passed = workspaceWith(texts).snapshot().corpus;
    for (const document of asked.documents.values()) {
      const { uses } = passed.terms(passed.document(document.id)!);
      for (let offset = 0; offset <= document.tree.text.length; offset++) {
        const use = asked.termAt(document, offset);
        const other = uses.touching(offset);
        assert.deepEqual(use && { ...use, form: { ...use.form } }, other && { ...other, form: { ...other.form } });
        if (use) found++;
      }
      const half = { from: document.tree.text.length >> 2, to: document.tree.text.length >> 1 };
      assert.deepEqual(asked.termsWithin(document, half).map(({ at }) => at), uses.within(half).map(({ at }) => at));
    }
  });
  assert.ok(found > 100, "terms were used");
});

function findings(workspace: ReturnType<typeof workspaceWith>, texts: ReadonlyMap<string, string>) {
  const { view } = workspace.snapshot().corpus.track();
  return [...texts.keys()].sort().map(name => {
    const { findings, failures } = workspace.check(idOf(name));
    assert.deepEqual(failures, []);
    return findings.filter(({ rule }) => rules.has(rule)).map(one => ({ ...one, related: one.related?.(view), fixes: one.fixes?.(view) }));
  });
}

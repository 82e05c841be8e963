// The check room with small rules of its own: guard, severity, options, suppression, order.

import assert from "node:assert/strict";
import { test } from "node:test";
import { checkCorpus, checkDocument, checkOwn, stepsCorpus, stepsOwn } from "../../server/src/check/check.ts";
import { together } from "../../server/src/check/findings.ts";
import type { Config } from "../../server/src/config/config.ts";
import { readConfig } from "../../server/src/config/read.ts";
import type { Corpus } from "../../server/src/index/corpus.ts";
import type { Facts } from "../../server/src/index/facts.ts";
import { termKey } from "../../server/src/index/keys.ts";
import { allRules } from "../../server/src/rules/all.ts";
import { defineRule, type Rule } from "../../server/src/rules/rule.ts";
import { spelling } from "../support/spelling.ts";
import { idOf, workspaceWith } from "../support/workspace.ts";

/** Finds each of its words. */
function wordRule(id: string, words: readonly string[], more: Partial<Rule> = {}): Rule {
  return {
    ...defineRule({
      id,
      summary: "A word.",
      why: "For the test.",
      severity: "warning",
      reads: "document",
      options: { words, length: 1 },
      *check({ document, options }) {
        for (const word of options.words) {
          const from = document.tree.text.indexOf(word);
          if (from >= 0) yield { at: { from, to: from + word.length }, message: word };
        }
      },
      examples: [],
    }),
    ...more,
  };
}

function look(text: string, rules: readonly Rule[], config = "{}") {
  const { documents, corpus } = workspaceWith(new Map([["section-g.sec", text]])).snapshot();
  const document = documents.get(idOf("section-g.sec"))!;
  return checkDocument(document, corpus, readConfig(config).config, spelling, rules);
}

function told(...of: Parameters<typeof look>): readonly string[] {
  return look(...of).findings.map(({ rule, severity, message }) => `${rule} ${severity} ${message}`);
}

test("findings stand by position, then in the order of the rules", () => {
  const rules = [wordRule("late", ["DCC", "Panel"]), wordRule("early", ["shall", "DCC"])];
  assert.deepEqual(told("G3.5 The DCC shall tell the Panel.", rules), ["late warning DCC", "early warning DCC", "early warning shall", "late warning Panel"]);
});

test("a rule that throws loses its own findings and no others", () => {
  const broken = wordRule("broken", [], {
    *check() {
      yield { at: { from: 0, to: 1 }, message: "before the fall" };
      throw new Error("fell");
    },
  });
  const { findings, failures } = look("G3.5 The DCC shall.", [broken, wordRule("whole", ["DCC"])]);
  assert.deepEqual(findings.map(({ rule }) => rule), ["whole"]);
  assert.deepEqual(failures.map(({ rule, error }) => [rule, (error as Error).message]), [["broken", "fell"]]);
});

test("configuration turns a rule off, and overrides the severity of the rule and of the fault", () => {
  const milder = wordRule("milder", [], {
    *check() {
      yield { at: { from: 0, to: 1 }, message: "a guess", severity: "hint" };
    },
  });
  const rules = [milder, wordRule("word", ["DCC"])];
  assert.deepEqual(told("G3.5 The DCC shall.", rules), ["milder hint a guess", "word warning DCC"]);
  assert.deepEqual(told("G3.5 The DCC shall.", rules, '{ "rules": { "milder": "error", "word": "off" } }'), ["milder error a guess"]);
});

test("options are laid over the rule's own; one of another shape is left out", () => {
  const rules = [wordRule("word", ["DCC"])];
  assert.deepEqual(told("G3.5 The DCC shall.", rules, '{ "rules": { "word": ["hint", { "words": ["shall"] }] } }'), ["word hint shall"]);
  assert.deepEqual(told("G3.5 The DCC shall.", rules, '{ "rules": { "word": { "words": 3, "other": [] } } }'), ["word warning DCC"]);
  assert.deepEqual(told("G3.5 The DCC shall.", rules, '{ "rules": { "word": { "words": ["shall", 3] } } }'), ["word warning DCC"]);
});

test("a comment silences the rules that it names, or all, where it says so", () => {
  const rules = [wordRule("one", ["DCC"]), wordRule("two", ["Panel"])];
  const line = "G3.5 The DCC shall tell the Panel.\n";
  assert.deepEqual(told(line, rules).length, 2);
  assert.deepEqual(told(`<!-- sec-disable-next-line one: quoted -->\n${line}`, rules), ["two warning Panel"]);
  assert.deepEqual(told(`<!-- sec-disable-next-line one, two: quoted -->\n${line}`, rules), []);
  assert.deepEqual(told(`<!-- sec-disable-next-line -->\n${line}`, rules), []);
  assert.deepEqual(told(`<!-- sec-disable-next-line three -->\n${line}`, rules).length, 2);
  assert.deepEqual(told(`<!-- sec-disable-next-line one: quoted -->\nG3.4 Nothing.\n${line}`, rules).length, 2);
});

test("own and corpus findings together are the whole; only the corpus part asks", () => {
  const asking = wordRule("asking", [], {
    reads: "corpus",
    *check({ corpus }) {
      if (corpus.definitions(termKey("Panel")).length === 0) yield { at: { from: 0, to: 2 }, message: "no Panel" };
    },
  });
  const rules = [asking, wordRule("word", ["G3", "DCC"])];
  const { documents, corpus } = workspaceWith(new Map([["section-g.sec", "G3.5 The DCC shall."]])).snapshot();
  const document = documents.get(idOf("section-g.sec"))!;
  const { config } = readConfig("{}");
  const own = checkOwn(document, config, spelling, rules);
  const shared = checkCorpus(document, corpus, config, spelling, rules);
  assert.deepEqual(own.findings.map(({ message }) => message), ["G3", "DCC"]);
  assert.equal(own.asked.size, 0);
  assert.deepEqual(shared.findings.map(({ message }) => message), ["no Panel"]);
  assert.ok(shared.asked.size > 0);
  const whole = checkDocument(document, corpus, config, spelling, rules);
  assert.deepEqual(whole.findings.map(({ message }) => message), ["no Panel", "G3", "DCC"]);
  assert.deepEqual(together(own, shared, rules), whole);
});

test("a rule that says it reads its document alone and asks the corpus is reported", () => {
  const liar = wordRule("liar", [], {
    *check({ corpus }) {
      corpus.knowsWord("panel");
    },
  });
  assert.match(String(look("G3.5 The DCC shall.", [liar]).failures[0]?.error), /asked the corpus/);
});

test("a caller may stop between two rules", () => {
  const ran: string[] = [];
  const noting = (id: string): Rule => wordRule(id, [], { check: () => (ran.push(id), []) });
  const { documents } = workspaceWith(new Map([["section-g.sec", "G3.5"]])).snapshot();
  const steps = stepsOwn(documents.get(idOf("section-g.sec"))!, readConfig("{}").config, spelling, [noting("a"), noting("b")]);
  steps.next();
  assert.deepEqual(ran, ["a"]);
});

test("without a dictionary every word is known", () => {
  const spells = wordRule("spells", [], {
    *check({ spelling }) {
      if (!spelling.knows("qwxz") || spelling.nearest("teh", 3).length > 0) yield { at: { from: 0, to: 1 }, message: "unknown" };
    },
  });
  const { documents, corpus } = workspaceWith(new Map([["section-g.sec", "G3.5"]])).snapshot();
  const document = documents.get(idOf("section-g.sec"))!;
  const { config } = readConfig("{}");
  assert.equal(checkDocument(document, corpus, config, undefined, [spells]).findings.length, 0);
  assert.equal(checkDocument(document, corpus, config, spelling, [spells]).findings.length, 1);
});

test("a paragraph of words that nobody knows lets others in between two of them", () => {
  const letters = [..."abcdefghijklmnopqrst"];
  const text = `G3.5 The DCC shall ${letters.flatMap((a) => letters.map((b) => `notif${a}${b}y`)).join(" ")}.`;
  const { documents, corpus } = workspaceWith(new Map([["section-g.sec", text]])).snapshot();
  const document = documents.get(idOf("section-g.sec"))!;
  const { view } = corpus.track();
  const pauses = [...stepsCorpus(document, () => ({ corpus: view }), readConfig("{}").config, spelling, allRules.filter(({ id }) => id === "typo"))].filter((step) => step === undefined);
  assert.ok(pauses.length >= 80, `${pauses.length} pauses`);
});

test("a rule that tells of very many faults lets others in between them", () => {
  const count = 50_000;
  const { document, config } = alone(`# SECTION G: SECURITY\n\nG1.1 The DCC shall ${"(".repeat(count)}\n\nG1.2 It may.\n`);
  const rules = allRules.filter(({ id }) => id === "unbalanced-punctuation");
  const steps = [...stepsOwn(document, config, spelling, rules)];
  assert.equal(steps.at(-1)?.findings.length, count);
  assert.ok(steps.length > count / 100, `${steps.length} steps`);
});

test("a comment silences more findings than anybody counts", () => {
  const { corpus, document, config } = alone(`# SECTION G: SECURITY\n\n<!-- sec-disable unbalanced-punctuation -->\n\nG1.1 The DCC shall ${"(".repeat(200_000)}\n\nG1.2 It may.\n`);
  const { findings, failures } = checkDocument(document, corpus, config, spelling);
  assert.deepEqual([findings, failures], [[], []]);
});

test("each of very many comments silences what it says, and those of no use are told of", () => {
  const lines = Array.from({ length: 2_000 }, (_, i) => `<!-- sec-disable-next-line doubled-word -->\nG1.${i + 1} The DCC shall act${i === 1_000 ? "" : " act"}.\n`);
  const { corpus, document, config } = alone(`# SECTION G: SECURITY\n\n${lines.join("\n")}`);
  const { findings } = checkDocument(document, corpus, config, spelling);
  assert.deepEqual(findings.map(({ rule, at }) => [rule, document.tree.text.slice(at.to + 1, at.to + 8)]), [["unused-suppression", "G1.1001"]]);
});

/** A document that has this text and no other beside it. */
function alone(text: string): { readonly document: Facts; readonly corpus: Corpus; readonly config: Config } {
  const { documents, corpus } = workspaceWith(new Map([["section-g.sec", text]])).snapshot();
  return { document: documents.get(idOf("section-g.sec"))!, corpus, config: readConfig("{}").config };
}

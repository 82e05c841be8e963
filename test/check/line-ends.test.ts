// Hard-wrapped text: a fix replaces words, and the lines stay.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { allRules } from "../../server/src/rules/all.ts";
import { withLineEnds } from "../../server/src/check/line-ends.ts";
import { applyEdits } from "../../server/src/text/edit.ts";
import { property } from "../support/drafts.ts";
import { fixes } from "../support/expect.ts";
import { applied, findingsOf, nameOf, workspaceOf, workspaceWith, type Texts } from "../support/workspace.ts";

/** `text` with what stands between `[` and `]` made into `newText`. */
function fixed(text: string, newText: string): string {
  const from = text.indexOf("[");
  const to = text.indexOf("]") - 1;
  const bare = text.replace(/[[\]]/g, "");
  return applyEdits(bare, [withLineEnds({ text: bare, prose: bare }, { document: "/code/a.sec", at: { from, to }, newText })]);
}

describe("a line's end that a fix reaches over", () => {
  test("goes where a space stands in the new words", () => {
    assert.equal(fixed("The [Ad-Hoc Device\nCSR] shall", "Ad Hoc Device CSR"), "The Ad Hoc Device\nCSR shall");
    assert.equal(fixed("under [Section G3.5 (Security\n  Incident) and\nother] words", "Section G3.5 (Incidents Management) and other"), "under Section G3.5 (Incidents\n  Management) and\nother words");
  });

  test("goes to the next space behind new words without one", () => {
    assert.equal(fixed("with the[\nthe] Panel of it", ""), "with the\nPanel of it");
    assert.equal(fixed("the [Data\nBase], which is", "Database"), "the Database,\nwhich is");
  });

  test("keeps Windows' ends and the indent", () => {
    assert.equal(fixed("with the[\r\n    the] Panel", ""), "with the\r\n    Panel");
  });

  test("goes with its line, where nothing else stands on it", () => {
    assert.equal(fixed("with the[\nthe]\nPanel", ""), "with the\nPanel");
    assert.equal(fixed("with\n[the\n]Panel", ""), "with\nPanel");
    assert.equal(fixed("with the[\nthe],\nPanel", ""), "with the,\nPanel");
  });

  test("does not come to stand before what would begin a clause or an item", () => {
    assert.equal(fixed("see the[\nthe] (a) to G3.5 of it", ""), "see the (a)\nto G3.5 of it");
  });

  test("goes where paragraphs or items end", () => {
    assert.equal(fixed("**Term** [means:\n(a) one; or\n(b) two]\n\nNext", "has the meaning given in Section A1"), "**Term** has the meaning given in Section A1\n\nNext");
    assert.equal(fixed("It [means\n\nthis] one.", "means that"), "It means that one.");
  });

  test("changes no word, and is kept where a space is free", () => {
    const words = fc.array(fc.constantFrom("the", "Panel", "G3.5", "(a)", "shall", "DCC,", "act;"), { minLength: 3, maxLength: 14 });
    const breaks = fc.array(fc.constantFrom(" ", " ", "\n", "\r\n  "), { minLength: 14, maxLength: 14 });
    property(500, fc.tuple(words, breaks, fc.array(fc.constantFrom("User", "of", "it", "G4"), { maxLength: 4 }), fc.nat(), fc.nat()), ([said, ends, put, a, b]) => {
      const starts: number[] = [];
      let text = "";
      for (const [i, word] of said.entries()) {
        starts.push(text.length);
        text += word + (i < said.length - 1 ? ends[i]! : "");
      }
      const first = a % said.length;
      const last = first + (b % (said.length - first));
      const edit = { document: "/code/a.sec", at: { from: starts[first]!, to: starts[last]! + said[last]!.length }, newText: put.join(" ") };
      const kept = withLineEnds({ text, prose: text }, edit);
      assert.equal(collapsed(applyEdits(text, [kept])), collapsed(applyEdits(text, [edit])));
      assert.ok(linesOf(applyEdits(text, [kept])) >= linesOf(applyEdits(text, [edit])));
    });
  });
});

function collapsed(text: string): string {
  return text.replace(/\s+/g, " ");
}

function linesOf(text: string): number {
  return text.split("\n").length;
}

describe("a comment that a fix reaches over", () => {
  const source = (replacement: string, words: string): string => `
//- sec.json
{ "bannedTerms": [{ "term": "User Gateway", "replacement": "${replacement}" }] }
//- section-h.sec
# SECTION H: DCC SERVICES

H3.1 The DCC shall keep each ${words}
`;

  test("stays between the new words, or goes to the next space behind them", () => {
    for (const comment of ["<!-- whose? -->", `<!-- ${"whose shall it be? ".repeat(20)}-->`, "<!-- whose\n\nshall it be? -->"]) {
      fixes(source("User Interface", `User ${comment} Gateway open.`), "", source("User Interface", `User ${comment} Interface open.`), "banned-term");
      fixes(source("Interface", `User ${comment} Gateway open.`), "", source("Interface", `Interface ${comment} open.`), "banned-term");
    }
  });

  test("is not lost: where it cannot stay, the fix is not offered", () => {
    const { snapshot } = workspaceOf(source("Interface", "User <!-- whose? --> Gateway."));
    const finding = [...findingsOf(snapshot).values()].flat().find(({ rule }) => rule === "banned-term");
    assert.deepEqual(finding?.fixes?.(snapshot.corpus), []);
  });
});

describe("the fixes of each rule, in its examples broken anew", () => {
  // Comments are no prose: a suppression goes with its line.
  for (const rule of allRules.filter(({ id }) => id !== "unused-suppression")) {
    test(rule.id, () => {
      for (const example of rule.examples) if ("bad" in example) for (const texts of brokenAnew(workspaceOf(example.bad).texts, rule.id)) holds(texts, rule.id);
    });
  }
});

/** The texts, each with another of the spaces that its findings of `rule` and their fixes reach over made a line's end. */
function* brokenAnew(texts: Texts, rule: string): Iterable<Texts> {
  for (const { id, from, to } of reached(texts, rule)) {
    const text = texts.get(nameOf(id))!;
    for (let at = from; at < to; at++) {
      const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
      if (text[at] === " " && /\S/.test(line) && !/^\s*[|#>]/.test(line)) yield new Map([...texts, [nameOf(id), `${text.slice(0, at)}\n${text.slice(at + 1)}`]]);
    }
  }
}

function reached(texts: Texts, id: string) {
  return fixesIn(texts, id).flatMap(({ edits }) => edits.filter(({ at }) => at.to - at.from < 400).map(({ document, at: { from, to } }) => ({ id: document, from, to })));
}

function fixesIn(texts: Texts, id: string) {
  const snapshot = workspaceWith(texts).snapshot();
  const { view } = snapshot.corpus.track();
  return [...findingsOf(snapshot).values()].flat().filter(({ rule }) => rule === id).flatMap((finding) => finding.fixes?.(view) ?? []);
}

/** No fix has fewer lines than there were, but one that takes a whole line, and at a line's end. */
function holds(texts: Texts, id: string): void {
  for (const fix of fixesIn(texts, id)) {
    const after = applied(texts, [fix]);
    for (const { document, at, newText } of fix.edits) {
      const text = texts.get(nameOf(document))!;
      const rest = text.slice(at.to).split("\n", 1)[0]!;
      if (newText.includes("\n") || !/\S/.test(newText + rest) || !text.slice(at.from, at.to).includes("\n") || /\n\s*\n/.test(text.slice(at.from, at.to))) continue;
      if (!/\S \S/.test(`.${rest}`) && !newText.includes(" ")) continue;
      assert.ok(linesOf(after.get(nameOf(document))!) >= linesOf(text), `“${fix.title}” joins lines:\n${text.slice(Math.max(0, at.from - 60), at.to + 60)}\n---\n${newText}`);
    }
  }
}

// A finding is silenced by a comment that changes nothing else.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { silences } from "../../server/src/features/silence.ts";
import { allRules } from "../../server/src/rules/all.ts";
import { applyEdits } from "../../server/src/text/edit.ts";
import { idOf, workspaceOf, workspaceWith, type Texts } from "../support/workspace.ts";

describe("each finding of each rule's examples is silenced, and nothing else is found or lost", () => {
  for (const rule of allRules) {
    test(rule.id, () => {
      for (const example of rule.examples) if ("bad" in example) silencesEach(workspaceOf(example.bad).texts);
    });
  }
});

test("over the line where a clause, an item or a paragraph begins", () => {
  silenced("G1.1 Each User shall send teh notice.\n", "teh", "<!-- sec-disable-next-line typo: why -->\nG1.1 Each User shall send teh notice.\n");
  silenced("G1.1 Each User shall:\n  (a) send teh notice.\n", "teh", "G1.1 Each User shall:\n  <!-- sec-disable-next-line typo: why -->\n  (a) send teh notice.\n");
  silenced("G1.1 Each User shall:\r\n(a) send teh notice.\r\n", "teh", "G1.1 Each User shall:\r\n<!-- sec-disable-next-line typo: why -->\r\n(a) send teh notice.\r\n");
});

test("behind a line that goes on from the one before", () => {
  silenced("G1.1 Each User shall send\nteh notice.\n", "teh", "G1.1 Each User shall send\nteh notice. <!-- sec-disable-line typo: why -->\n");
});

test("over it, where the next line goes on with a term or a reference", () => {
  silenced("G1.1 Each User that lives\nby teh Gas\nSupplier shall act.\n", "teh", "G1.1 Each User that lives\n<!-- sec-disable-next-line typo: why -->\nby teh Gas\nSupplier shall act.\n");
  silenced("G1.1 Each User that lives\nby teh words of Section\nG1.1 shall act.\n", "teh", "G1.1 Each User that lives\n<!-- sec-disable-next-line typo: why -->\nby teh words of Section\nG1.1 shall act.\n");
  assert.deepEqual(offered("G1.1 Each User that obeys the Gas\nSupplier, teh Gas\nSupplier that is, shall act.\n", "teh"), []);
});

test("behind a row, which a line of its own would part from the next", () => {
  const table = (comment: string) => `G1.1 The table:\n\n| Term | Definition |\n| --- | --- |\n| **Device** | means teh thing. |${comment}\n`;
  silenced(table(""), "teh", table(" <!-- sec-disable-line typo: why -->"));
});

test("nowhere that no comment is read, and not a comment that silences nothing", () => {
  assert.deepEqual(offered("<!-- sec-disable-next-line typo: why -->\nG1.1 Each User shall act.\n", "sec-disable"), []);
  assert.deepEqual(offered("G1.1 Each User shall act. <!-- sec-disable-line typo: why -->\n", "sec-disable"), []);
  assert.deepEqual(offered("G1.1 Each User shall act. <!-- sec-disable-line tpyo: why -->\n", "tpyo"), []);
});

function silenced(text: string, word: string, expected: string): void {
  const [silence] = offered(text, word);
  assert.ok(silence, "it is offered");
  const { at, newText, typedOver } = silence.change;
  const reasoned = typedOver ? typedOver.before + typedOver.words + typedOver.after : newText.replace("typo", "typo: why");
  assert.equal(applyEdits(text, [{ at, newText: reasoned }]), expected);
  silencesEach(new Map([["section-g.sec", text]]));
}

function offered(text: string, word: string): ReturnType<typeof silences> {
  const workspace = workspaceWith(new Map([["section-g.sec", text]]));
  const at = text.indexOf(word);
  return silences(workspace.snapshot().documents.get(idOf("section-g.sec"))!, workspace.check(idOf("section-g.sec")).findings, { from: at, to: at });
}

function silencesEach(texts: Texts): void {
  const workspace = workspaceWith(texts);
  for (const [file, text] of texts) {
    const document = workspace.snapshot().documents.get(idOf(file));
    if (!document) continue;
    const { findings } = workspace.check(idOf(file));
    const told = (line: string, all: typeof findings) => all.map(({ rule, message }) => `${rule}: ${message}`).sort().join("\n") + line;
    for (const finding of findings) {
      const silence = silences(document, [finding], finding.at)[0];
      if (!silence) continue;
      const after = applyEdits(text, [silence.change]);
      const lineOf = (offset: number) => text.slice(0, offset).split("\n").length;
      const rest = findings.filter(({ rule, at }) => rule !== finding.rule || lineOf(at.from) !== lineOf(finding.at.from));
      const then = workspaceWith(new Map([...texts, [file, after]]));
      assert.equal(told("", then.check(idOf(file)).findings), told("", rest), after);
    }
  }
}

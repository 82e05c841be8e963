// What a change makes due, and what it leaves alone. That the findings are right is the incremental property's matter.

import assert from "node:assert/strict";
import { test } from "node:test";
import { nameOf, idOf, put, workspaceWith } from "../support/workspace.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";

const texts = new Map([
  ["section-g.sec", "# SECTION G: SECURITY\n\nG3.4 The Panel shall act.\n\nG3.5 It may wait.\n"],
  ["section-h.sec", "# SECTION H: SERVICES\n\nH3.1 As Section G3.5 says.\n"],
  ["sub/section-m.sec", "# SECTION M: GENERAL\n\nM3.1 As Section G3.9 says.\n"],
]);
const g = texts.get("section-g.sec")!;

test("an edit within a clause is its own document's matter", () => {
  const workspace = checked();
  put(workspace, "section-g.sec", g.replace("shall act", "shall act at once"));
  assert.deepEqual(due(workspace), ["section-g.sec"]);
});

test("a new number is the matter of the documents that lacked it", () => {
  const workspace = checked();
  assert.equal(workspace.check(idOf("sub/section-m.sec")).findings.length, 1);
  put(workspace, "section-g.sec", `${g}\nG3.9 It may go.\n`);
  assert.deepEqual(due(workspace), ["section-g.sec", "sub/section-m.sec"]);
  assert.deepEqual(workspace.check(idOf("sub/section-m.sec")).findings, []);
});

test("a number that goes is the matter of the documents that named it", () => {
  const workspace = checked();
  workspace.remove(idOf("section-g.sec"));
  assert.deepEqual(due(workspace), ["section-h.sec", "sub/section-m.sec"]);
});

test("many documents that come at once are one change to the corpus, and what each means for the others is found", () => {
  const workspace = checked();
  const { revision } = workspace.snapshot().corpus;
  for (let i = 0; i < 200; i++) put(workspace, `sub/appendix-${i}.sec`, `# APPENDIX B${"ABCDEFGHIJ"[i % 10]!}: MORE\n\n1. As Section G3.5 says.\n`);
  put(workspace, "section-g.sec", g.replace("G3.5", "G3.9"));
  workspace.remove(idOf("section-h.sec"));
  assert.equal(workspace.snapshot().corpus.revision, revision + 1);
  assert.deepEqual(workspace.check(idOf("sub/section-m.sec")).findings, []);
  assert.ok(workspace.check(idOf("sub/appendix-7.sec")).findings.some(({ rule, message }) => rule === "broken-reference" && message.includes("G3.5")));
});

test("the same text again, or settings that set nothing, change nothing", () => {
  const workspace = checked();
  const before = workspace.snapshot();
  put(workspace, "section-g.sec", g);
  assert.equal(workspace.snapshot(), before);
  workspace.setSettings({ rules: null });
  for (const [name] of texts) assert.deepEqual(workspace.check(idOf(name)).findings.map(({ rule }) => rule), name.startsWith("sub") ? ["broken-reference"] : []);
});

test("a sec.json governs what is below it, the nearest one first", () => {
  const workspace = checked();
  const off = '{ "rules": { "broken-reference": "off" } }';
  put(workspace, "sec.json", off);
  assert.deepEqual(workspace.check(idOf("sub/section-m.sec")).findings, []);
  put(workspace, "sub/sec.json", "{}");
  assert.equal(workspace.check(idOf("sub/section-m.sec")).findings.length, 1);
  workspace.setSettings({ rules: { "broken-reference": "hint" } });
  assert.equal(workspace.check(idOf("sub/section-m.sec")).findings[0]!.severity, "hint");
  workspace.setSettings(undefined);
  assert.equal(workspace.check(idOf("sub/section-m.sec")).findings[0]!.severity, "error");
  workspace.setConfig("/code/sub", undefined);
  assert.deepEqual(workspace.check(idOf("sub/section-m.sec")).findings, []);
});

test("a scope or an alias in sec.json that names no place is told where it stands, and no more when the place is there", () => {
  const code = new Map([
    ["section-a.sec", "# SECTION A: DEFINITIONS\n\nA1.1 In this Code:\n\n| Term | Definition |\n| --- | --- |\n| **Panel** | means a body. |\n| **Party** | means a person. |\n| **User** | means a Party. |\n"],
    ["section-g.sec", g],
    ["appendix-ag.sec", "# APPENDIX AG: INCIDENTS\n\n2.10.1 The Panel may go.\n"],
  ]);
  const told = (workspace: Workspace, file = "sec.json"): readonly string[] => {
    const text = workspace.snapshot().configs.get(file === "sec.json" ? "/code" : "/code/sub")!.text;
    return workspace.check(idOf(file)).findings.map(({ rule, severity, at, message }) => `${rule} ${severity} ${text.slice(at.from, at.to)}: ${message}`);
  };
  const workspace = workspaceWith(code);
  const prefer = (...scope: string[]): string => JSON.stringify({ preferredTerms: [{ avoid: "a", prefer: "b", scope }] });
  put(workspace, "sec.json", prefer("G3.5", "G", "Section G", "AG 2.10", "ag", "A1"));
  assert.deepEqual(told(workspace), []);
  put(workspace, "sec.json", prefer("G3.9", "AG 3", "AX 2.1", "Definitions"));
  assert.deepEqual(told(workspace), [
    "sec-json warning G3.9: There is no G3.9 in Section G (SECURITY): this holds nowhere.",
    "sec-json warning AG 3: There is no 3 in Appendix AG (INCIDENTS): this holds nowhere.",
    "sec-json information AX 2.1: Appendix AX is not among the files here: this holds nowhere.",
    "sec-json information Definitions: “Definitions” names none of the documents here: this holds nowhere. Write a document’s key or a clause’s, as “AG”, “AG 2.10” or “G3.5”.",
  ]);
  assert.deepEqual(due(workspace).filter((name) => name === "sec.json"), []);
  put(workspace, "section-g.sec", `${g}\nG3.9 It may go.\n`);
  put(workspace, "appendix-ax.sec", "# APPENDIX AX: OTHERS\n\n2.1 The Panel may go.\n");
  assert.deepEqual(due(workspace).filter((name) => name === "sec.json"), ["sec.json"]);
  assert.deepEqual(told(workspace).map((one) => one.split(":")[0]), ["sec-json warning AG 3", "sec-json information Definitions"]);
  put(workspace, "section-g.sec", g);
  assert.equal(told(workspace).length, 3);

  put(workspace, "sec.json", '{ "aliases": { "DUIS": "AG", "RAPP": "AZ", "IMP": "Incident Policy" } }');
  assert.deepEqual(told(workspace), [
    "sec-json information AZ: Appendix AZ is not among the files here: the name leads nowhere.",
    "sec-json warning Incident Policy: “Incident Policy” is no document’s key. Write it as “AD”, “Section G” or “Schedule 11”; until then the name leads nowhere.",
  ]);
  // Where a few documents are, nobody misses the others; and of an extract nobody knows what it lacks.
  workspace.remove(idOf("section-a.sec"));
  put(workspace, "section-g.sec", `---\nextract: true\n---\n${g}`);
  put(workspace, "sec.json", JSON.stringify({ preferredTerms: [{ avoid: "a", prefer: "b", scope: ["G3.9", "AZ 2.1"] }], aliases: { RAPP: "AZ" } }));
  assert.deepEqual(told(workspace), []);
  // One that governs no document speaks to nobody.
  put(workspace, "sub/sec.json", '{ "aliases": { "IMP": "Incident Policy" } }');
  assert.deepEqual(told(workspace, "sub/sec.json"), []);
  put(workspace, "sub/section-m.sec", "# SECTION M: GENERAL\n");
  assert.equal(told(workspace, "sub/sec.json").length, 1, "until a document comes");
  workspace.remove(idOf("sub/section-m.sec"));
  assert.deepEqual(told(workspace, "sub/sec.json"), []);
});

test("a snapshot stays as it was", () => {
  const workspace = checked();
  const before = workspace.snapshot();
  put(workspace, "section-g.sec", "# SECTION G: SECURITY\n");
  workspace.remove(idOf("section-h.sec"));
  put(workspace, "sec.json", '{ "words": ["x"] }');
  assert.equal(before.documents.get(idOf("section-g.sec"))!.tree.text, g);
  assert.ok(before.documents.has(idOf("section-h.sec")) && before.corpus.document(idOf("section-h.sec")));
  assert.deepEqual(before.configOf(idOf("section-g.sec")).words, []);
  assert.ok(workspace.snapshot().version > before.version);
});

test("a check that a change overtakes, wherever it is, ends in what a fresh one finds", () => {
  const h = idOf("section-h.sec");
  const doubtful = `${texts.get("section-h.sec")}\nH3.2 As Section G3.77 says to teh Panel.\n`;
  for (let overtaken = 0; ; overtaken++) {
    const workspace = checked();
    put(workspace, "section-h.sec", doubtful);
    const steps = workspace.checking(h);
    let done = false;
    for (let i = 0; i < overtaken && !done; i++) done = steps.next().done ?? false;
    put(workspace, "section-g.sec", `${g}\nG3.77 It may go.\n`);
    for (const _ of steps);
    assert.deepEqual(workspace.check(h).findings.map(({ rule }) => rule), ["typo"], `after ${overtaken} steps`);
    assert.ok(![...workspace.pending()].includes(h));
    if (done) return;
  }
});

function checked(): Workspace {
  const workspace = workspaceWith(texts);
  for (const id of [...workspace.pending()]) workspace.check(id);
  assert.deepEqual([...workspace.pending()], []);
  return workspace;
}

function due(workspace: Workspace): readonly string[] {
  return [...workspace.pending()].map(nameOf).sort();
}

test("a character that was lost is told of once, where the first one stands, and no more when it is written again", () => {
  const workspace = checked();
  const lost = (): readonly string[] => workspace.check(idOf("section-g.sec")).findings.filter(({ rule }) => rule === "lost-character").map(({ at }) => workspace.snapshot().documents.get(idOf("section-g.sec"))!.tree.text.slice(at.from - 4, at.to));
  assert.deepEqual(lost(), []);
  put(workspace, "section-g.sec", g.replace("may wait", "may\ufffd wait"));
  assert.deepEqual(lost(), [" may\ufffd"]);
  put(workspace, "section-g.sec", g.replace("may wait", "may\ufffd wait").replace("shall act", "shall\ufffd act"));
  assert.deepEqual(lost(), ["hall\ufffd"]);
  put(workspace, "section-g.sec", g.replace("may wait", "may\ufffd wait"));
  assert.deepEqual(lost(), [" may\ufffd"]);
  put(workspace, "section-g.sec", g);
  assert.deepEqual(lost(), []);
});

test("a merge conflict that was left in a text is told of where it begins, in a table too", () => {
  const workspace = checked();
  const told = (text: string): readonly string[] => {
    put(workspace, "section-g.sec", text);
    return workspace.check(idOf("section-g.sec")).findings.filter(({ rule }) => rule === "merge-conflict").map(({ at, severity }) => `${severity} ${text.slice(at.from, at.to)}`);
  };
  const conflict = (ours: string, theirs: string): string => `<<<<<<< HEAD\n${ours}\n=======\n${theirs}\n>>>>>>> branch\n`;
  assert.deepEqual(told(`${g}\n${conflict("G9.1 Each User shall act.", "G9.1 Each User may act.")}\n${conflict("G9.2 One.", "G9.2 Two.")}`), ["error <<<<<<<", "error <<<<<<<"]);
  assert.deepEqual(told(`${g}\n| Term | Meaning |\n| --- | --- |\n${conflict("| **A** | means one. |", "| **A** | means two. |")}| **B** | means it. |\n`), ["error <<<<<<<"]);
  const all = (text: string): readonly string[] => {
    put(workspace, "section-g.sec", text);
    return workspace.check(idOf("section-g.sec")).findings.map(({ rule }) => rule);
  };
  const list = conflict("(a) one; or\n(b) two.", "(a) one;\n(b) two; or\n(c) three.");
  assert.deepEqual(all(`# SECTION X: A\n\nX1.1 Each of:\n\n${list}\nX1.2 Tell teh Panel.\n`), ["merge-conflict", "typo"], "between the marks stands no text of anybody's");
  assert.deepEqual(all(`# SECTION X: A\n\nX1.1 Each of:\n\n${conflict("X1.2 Tell teh Panel.", "X1.2 Tell the Panel.")}`), ["merge-conflict"]);
  assert.deepEqual(told(`${g}\nG9.1 Where a << b and c <<<<<<< d.\n`), []);
  assert.deepEqual(told(g), []);
});

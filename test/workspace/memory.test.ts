// What is no longer the text of a document is let go, with all that was made of it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { allRules } from "../../server/src/rules/all.ts";
import { idOf, workspaceOf, workspaceWith } from "../support/workspace.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const clause = (i: number) => `G3.${i} The DCC shall act in acordance with Section G3.1, and shall tell the Panel of the Fax.\n`;
const text = `# SECTION G: SECURITY\n\n${Array.from({ length: 40 }, (_, i) => clause(i + 1)).join("\n")}`;

for (const [what, texts] of Object.entries({
  "alone": new Map([["section-g.sec", text]]),
  "beside another": new Map([["section-g.sec", text], ["section-a.sec", text.replaceAll("G", "A")]]),
})) {
  test(`versions of a document ${what} are let go`, async () => {
    const workspace = workspaceWith(texts);
    const id = idOf("section-g.sec");
    const trees: WeakRef<object>[] = [];
    for (let i = 0; i < 30; i++) {
      const at = (i * 97) % text.length;
      workspace.set(id, `${text.slice(0, at)} zq${i} ${text.slice(at)}`);
      workspace.check(id);
      trees.push(new WeakRef(workspace.snapshot().documents.get(id)!.tree));
    }
    await assertLetGo(trees);
  });
}

test("findings of other documents hold no version of what they were found among", async () => {
  const headings = Array.from({ length: 20 }, (_, i) => `## G${i + 1} RULE ${"ABCDEFGHIJKLMNOPQRST"[i]}\n\nG${i + 1}.1 The DCC shall act.\n`);
  const others = headings.map((_, i): [string, string] => [`appendix-a${i}.sec`, `# APPENDIX A${"ABCDEFGHIJKLMNOPQRST"[i]}: FORMS\n\n1.1 Each Party shall act under Section G${i + 1} (Rules) and shall tell the the Panel of the Fax.\n`]);
  const section = `# SECTION G: SECURITY\n\n${headings.join("\n")}`;
  const workspace = workspaceWith(new Map([["section-g.sec", section], ...others]));
  for (const id of workspace.snapshot().documents.keys()) workspace.check(id);
  const trees: WeakRef<object>[] = [];
  headings.forEach((heading) => {
    workspace.set(idOf("section-g.sec"), section.replace(heading, heading.replace("RULE", "ORDER")));
    const checked = [...workspace.pending()].map((id) => workspace.check(id));
    assert.ok(checked.length > 1, "another document rests on the heading");
    trees.push(new WeakRef(workspace.snapshot().documents.get(idOf("section-g.sec"))!.tree));
  });
  await assertLetGo(trees);
});

test("no rule's finding holds the version of another document that it was found beside", async () => {
  const trees = new Map<string, WeakRef<object>>();
  const workspaces = allRules.flatMap(({ id: rule, examples }) =>
    examples.flatMap((example, i) => {
      const documents = workspaceOf("bad" in example ? example.bad : example.good).workspace.snapshot().documents;
      return documents.size < 2 ? [] : [...documents.keys()].map((name) => {
        const { workspace } = workspaceOf("bad" in example ? example.bad : example.good);
        for (const id of documents.keys()) workspace.check(id);
        const { tree } = workspace.snapshot().documents.get(name)!;
        trees.set(`${rule} ${i}: ${name}`, new WeakRef(tree));
        workspace.set(name, `${tree.text}\n`);
        for (const id of [...workspace.pending()]) workspace.check(id);
        return workspace;
      });
    }),
  );
  assert.ok(workspaces.length > 50, "examples of several documents");
  await assertLetGo([...trees.values()], 0, (alive) => [...trees].filter(([, tree]) => alive.includes(tree)).map(([name]) => name).join(", "));
  for (const workspace of workspaces) workspace.snapshot();
});

test("what is kept of a paragraph does not keep the text that it was read in", async () => {
  const paragraph = (i: number) => `G3.${i} The DCC shall act under Part 4.${i} of the Lost Compliance Policy, and send sr:ReadInstantaneousImportRegisters${i}.\n`;
  const long = `# SECTION G: SECURITY\n\n${Array.from({ length: 60 }, (_, i) => paragraph(i + 1)).join("\n")}\nG4.1 ${"The Panel shall keep a “record”. ".repeat(40_000)}\n`;
  const workspace = workspaceWith(new Map([["section-g.sec", long]]));
  const id = idOf("section-g.sec");
  const edit = (text: string) => {
    workspace.set(id, text);
    workspace.check(id);
  };
  const held = async () => {
    await new Promise((resolve) => setTimeout(resolve, 25));
    collect();
    return process.memoryUsage().heapUsed;
  };
  let text = long;
  const typeInto = (from: number, to: number) => {
    for (let i = from; i < to; i++) edit((text = text.replace(paragraph(i), paragraph(i).replace("shall act", "shall always act"))));
  };
  typeInto(1, 10);
  const before = await held();
  typeInto(10, 60);
  const grown = (await held()) - before;
  assert.ok(grown < 10 * long.length, `50 edits of a text of ${long.length} units hold ${grown} bytes more`);
});

/** Fails where more than `few` of `trees`, the last ones, are still held. */
async function assertLetGo(trees: readonly WeakRef<object>[], few = 3, named: (alive: readonly WeakRef<object>[]) => string = () => ""): Promise<void> {
  const alive = () => trees.filter((tree) => tree.deref() !== undefined);
  // A reference that was followed holds until the turn ends; a compiler at work in the background may hold some longer.
  for (let round = 0; round < 40; round++) {
    await new Promise((resolve) => setTimeout(resolve, 25));
    collect();
    if (alive().length <= few) break;
  }
  const held = alive();
  assert.ok(held.length <= few, `${held.length} of ${trees.length} versions are still held: ${named(held)}`);
}

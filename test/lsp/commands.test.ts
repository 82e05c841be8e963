// Code actions with a client of the older form, which takes no whole actions: commands, and the edits that come of them.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { ApplyWorkspaceEditParams, ApplyWorkspaceEditResult, ClientCapabilities, CodeAction, Command, Range, WorkspaceEdit } from "vscode-languageserver-protocol/node";
import { conversation, positionOf, rangeOf, type Conversation } from "./conversation.ts";
import { edited } from "./edited.ts";

const sectionG = `# SECTION G: SECURITY

## G3 SYSTEM SECURITY

G3.5 Each User shall tell the Panel of each fault.

G3.6 A notice shall describe the the fault.

G3.7 It shall give the the time, as Section G3.6 says.
`;
const sectionM = `# SECTION M: GENERAL

M3.1 The Panel shall act as Section G3.6 and the the DCC say.
`;
const g = "section-g.sec";
const files = { [g]: sectionG, "section-m.sec": sectionM };
const old: ClientCapabilities = { workspace: { applyEdit: true } };
/** A caret in the doubled word of G3.6. */
const doubled: Range = { start: positionOf(sectionG, "the fault"), end: positionOf(sectionG, "the fault") };

test("what is offered are commands of the kind that the server said it carries out", async () => {
  await conversation({ files, capabilities: old }, async (it) => {
    await it.ready();
    const { codeActionProvider, executeCommandProvider } = it.initialized.capabilities;
    assert.equal(codeActionProvider, true);
    const offered = await commands(it, doubled);
    assert.ok(offered.length > 3);
    for (const one of offered) {
      assert.deepEqual(Object.keys(one).sort(), ["arguments", "command", "title"]);
      assert.deepEqual(executeCommandProvider!.commands, [one.command]);
    }
  });
});

test("each command that is offered makes the edit that a newer client is given", async () => {
  const newer: CodeAction[] = [];
  const literal: ClientCapabilities = { textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } } };
  await conversation({ files, capabilities: literal }, async (it) => {
    await it.ready();
    newer.push(...(await it.connection.sendRequest<CodeAction[]>("textDocument/codeAction", { textDocument: { uri: it.uri(g) }, range: doubled, context: { diagnostics: [] } })));
  });
  await conversation({ files, capabilities: old }, async (it) => {
    await it.ready();
    const made = editsOf(it);
    const said = messagesOf(it);
    for (const command of await commands(it, doubled)) await carryOut(it, command);
    assert.deepEqual(said, ["2 references name G3.6: in G3.7, M3.1."]);
    const local = (edit: WorkspaceEdit) => Object.entries(edit.changes!).map(([uri, edits]) => [uri.split("/").at(-1), edits]);
    const inAllFiles = made.filter(({ label }) => label!.endsWith("in all files"));
    assert.deepEqual(
      made.filter((one) => !inAllFiles.includes(one)).map(({ label, edit }) => [label, local(edit)]),
      newer.map(({ title, edit }) => [title, local(edit!)]),
    );
    assert.equal(inAllFiles.length, 1);
    assert.equal(edited(sectionG, inAllFiles[0]!.edit, it.uri(g)), sectionG.replaceAll("the the", "the"));
    assert.equal(edited(sectionM, inAllFiles[0]!.edit, it.uri("section-m.sec")), sectionM.replace("the the", "the"));
  });
});

test("a slip is mended in the text as it is typed, in its very version where the client takes that", async () => {
  const versioned: ClientCapabilities = { workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } } };
  for (const capabilities of [old, versioned]) {
    await conversation({ files, capabilities }, async (it) => {
      await it.ready();
      const made = editsOf(it);
      it.open(g, sectionG);
      const text = `${sectionG}\nG3.8 The DCC shall tell teh Panel.\n`;
      it.change(g, text);
      await carryOut(it, await named(it, rangeOf(text, "teh"), "Change"));
      assert.equal(edited(text, made[0]!.edit, it.uri(g), capabilities === versioned ? 2 : undefined), text.replace("teh", "the"));
    });
  }
});

test("who cites a clause that is taken out of use is told", async () => {
  await conversation({ files, capabilities: old }, async (it) => {
    await it.ready();
    const said = messagesOf(it);
    const made = editsOf(it);
    it.open(g, sectionG);
    await carryOut(it, await named(it, rangeOf(sectionG, "G3.6"), "Make G3.6 [Not used]"));
    assert.match(edited(sectionG, made[0]!.edit, it.uri(g)), /\nG3\.6 \[Not used\]\n/);
    assert.deepEqual(said, ["2 references name G3.6: in G3.7, M3.1."]);
  });
});

test("what is chosen too late changes nothing, and says so", async () => {
  await conversation({ files, capabilities: old }, async (it) => {
    await it.ready();
    const said = messagesOf(it);
    const made = editsOf(it);
    it.open(g, sectionG);
    const offered = [await named(it, doubled, "Remove the second"), await named(it, doubled, "Fix all 2"), await named(it, doubled, "Insert clause")];
    it.change(g, "", rangeOf(sectionG, "G3.5 Each User shall tell the Panel of each fault.\n\n"));
    for (const one of offered) await carryOut(it, one);
    assert.deepEqual(made, []);
    assert.deepEqual(said, offered.map(({ title }) => `“${title}”: nothing was changed, since the text is no longer what it was or would be read otherwise.`));
  });
});

test("an editor that does not make an edit: its reason is told", async () => {
  for (const failureReason of ["the file is read-only", undefined]) {
    await conversation({ files, capabilities: old }, async (it) => {
      await it.ready();
      const said = messagesOf(it);
      editsOf(it, { applied: false, ...(failureReason === undefined ? {} : { failureReason }) });
      const command = await named(it, doubled, "Remove the second");
      await carryOut(it, command);
      assert.deepEqual(said, [`“${command.title}”: the editor did not make the change${failureReason === undefined ? "" : " (the file is read-only)"}.`]);
      assert.deepEqual(it.log, []);
    });
  }
});

test("a client that makes no edits is offered nothing, and asked for nothing", async () => {
  let command: Command | undefined;
  await conversation({ files, capabilities: old }, async (it) => {
    await it.ready();
    command = await named(it, doubled, "Remove the second");
  });
  await conversation({ files, capabilities: {} }, async (it) => {
    await it.ready();
    const made = editsOf(it);
    const { codeActionProvider, executeCommandProvider } = it.initialized.capabilities;
    assert.deepEqual([codeActionProvider, executeCommandProvider], [undefined, undefined]);
    assert.deepEqual(await commands(it, doubled), []);
    await carryOut(it, command!);
    assert.deepEqual(made, []);
  });
});

test("a command of another's, or without what it needs, is refused", async () => {
  await conversation({ files, capabilities: old }, async (it) => {
    await it.ready();
    const { command } = await named(it, doubled, "Remove the second");
    const asked = (params: object) => it.connection.sendRequest("workspace/executeCommand", params);
    await assert.rejects(asked({ command: "sec-duis.other", arguments: [] }), { code: -32602 });
    await assert.rejects(asked({ command }), { code: -32602 });
    await assert.rejects(asked({ command, arguments: [{}] }), { code: -32602 });
    assert.deepEqual(it.log, []);
  });
});

function commands(it: Conversation, range: Range): Promise<Command[]> {
  return it.connection.sendRequest<Command[]>("textDocument/codeAction", { textDocument: { uri: it.uri(g) }, range, context: { diagnostics: [] } });
}

async function named(it: Conversation, range: Range, title: string): Promise<Command> {
  const offered = await commands(it, range);
  const one = offered.find((command) => command.title.startsWith(title));
  assert.ok(one, `'${title}' is not offered, but: ${offered.map((command) => command.title).join("; ")}`);
  return one;
}

async function carryOut(it: Conversation, { command, arguments: given }: Command): Promise<void> {
  assert.equal(await it.connection.sendRequest("workspace/executeCommand", { command, arguments: given }), null);
}

/** The edits that the client is asked to make, which it answers with `result`. */
function editsOf(it: Conversation, result: ApplyWorkspaceEditResult = { applied: true }): readonly ApplyWorkspaceEditParams[] {
  const made: ApplyWorkspaceEditParams[] = [];
  it.connection.onRequest("workspace/applyEdit", (params: ApplyWorkspaceEditParams) => {
    made.push(params);
    return result;
  });
  return made;
}

function messagesOf(it: Conversation): readonly string[] {
  const said: string[] = [];
  it.connection.onNotification("window/showMessage", ({ message }: { message: string }) => void said.push(message));
  return said;
}


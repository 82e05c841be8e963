// Code actions over the wire: chosen, made, and what comes of them.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { ClientCapabilities, CodeAction, Range, TextDocumentEdit } from "vscode-languageserver-protocol/node";
import { conversation, editor, positionOf, rangeOf, type Conversation } from "./conversation.ts";
import { edited } from "./edited.ts";

const sectionG = `# SECTION G: SECURITY

## G3 SYSTEM SECURITY

G3.5 Each User shall tell the Panel of each fault.

G3.6 A notice under Section G3.5A shall describe the the fault.

G3.7 It shall give the the time, as Section G3.6 says.
`;
const sectionM = `# SECTION M: GENERAL

M3.1 The Panel shall act as Section G3.6 and the the DCC say.
`;
const files = { "section-g.sec": sectionG, "section-m.sec": sectionM };

const able: ClientCapabilities = {
  ...editor,
  workspace: { ...editor.workspace, workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
  textDocument: {
    ...editor.textDocument,
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, dataSupport: true, resolveSupport: { properties: ["edit"] } },
  },
};

test("insert clause G3.5A, and the broken reference heals", async () => {
  for (const capabilities of [able, editor]) {
    await conversation({ files, capabilities }, async (it) => {
      await it.ready();
      it.open("section-g.sec", sectionG);
      const broken = await it.diagnostics("section-g.sec", (found) => found.some(({ code }) => code === "broken-reference"));
      assert.deepEqual(broken.find(({ code }) => code === "broken-reference")!.range, rangeOf(sectionG, "G3.5A"));

      const action = await chosen(it, "section-g.sec", caret(sectionG, "tell"), "Insert clause G3.5A after G3.5");
      assert.ok(action.kind!.startsWith("refactor."));
      const text = edited(sectionG, action.edit!, it.uri("section-g.sec"), 1);
      assert.ok(text.includes("\n\nG3.5A [To be drafted]\n\nG3.6 "), text);
      it.change("section-g.sec", text);
      await it.diagnostics("section-g.sec", (found) => !found.some(({ code }) => code === "broken-reference"));

      const target = await it.connection.sendRequest<readonly { targetSelectionRange: Range }[]>("textDocument/definition", { textDocument: { uri: it.uri("section-g.sec") }, position: positionOf(text, "Section G3.5A", 10) });
      assert.deepEqual(target[0]!.targetSelectionRange, rangeOf(text, "G3.5A"));
    });
  }
});

test("renumbering reaches into other files, and asks for a look first", async () => {
  await conversation({ files, capabilities: able }, async (it) => {
    await it.ready();
    const with5A = sectionG.replace("G3.6 A", "G3.5A New.\n\nG3.6 A");
    it.open("section-g.sec", with5A);
    const action = await chosen(it, "section-g.sec", caret(with5A, "New."), "Renumber from G3.5A on");
    const { documentChanges, changeAnnotations } = action.edit!;
    assert.ok(Object.values(changeAnnotations!).every(({ needsConfirmation }) => needsConfirmation));
    const changes = documentChanges as TextDocumentEdit[];
    assert.deepEqual(changes.map(({ textDocument }) => textDocument.uri).sort(), [it.uri("section-g.sec"), it.uri("section-m.sec")]);
    assert.equal(edited(sectionM, action.edit!, it.uri("section-m.sec")), sectionM.replace("G3.6", "G3.7"));
    assert.equal(
      edited(with5A, action.edit!, it.uri("section-g.sec")),
      with5A.replace("G3.7 It", "G3.8 It").replace("Section G3.6 says", "Section G3.7 says").replace("G3.6 A", "G3.7 A").replace("G3.5A shall", "G3.6 shall").replace("G3.5A New", "G3.6 New"),
    );
  });
});

test("a phrase is defined in another document only after a look at the row", async () => {
  const glossary = "# SECTION A: DEFINITIONS\n\nA1.1 In this Code:\n\n| Term | Meaning |\n| --- | --- |\n| **Panel** | means a body. |\n";
  const text = sectionG.replace("of each fault", "as the Reporting Standard says");
  await conversation({ files: { "section-a.sec": glossary, "section-g.sec": text }, capabilities: able }, async (it) => {
    await it.ready();
    it.open("section-g.sec", text);
    const action = await chosen(it, "section-g.sec", rangeOf(text, "Reporting Standard"), "Define “Reporting Standard” in Section A");
    assert.ok(Object.values(action.edit!.changeAnnotations!).every(({ needsConfirmation }) => needsConfirmation));
    assert.equal(edited(glossary, action.edit!, it.uri("section-a.sec")), `${glossary}| **Reporting Standard** | |\n`);
  });
});

test("a clause that others cite is made not used only after a look", async () => {
  for (const capabilities of [able, editor]) {
    await conversation({ files, capabilities }, async (it) => {
      await it.ready();
      it.open("section-g.sec", sectionG);
      const said: string[] = [];
      it.connection.onNotification("window/showMessage", ({ message }: { message: string }) => void said.push(message));
      const action = await chosen(it, "section-g.sec", caret(sectionG, "G3.6 "), "Make G3.6 [Not used] (2 references name it)");
      const notes = Object.values(action.edit!.changeAnnotations ?? {});
      const told = [{ label: "2 references name G3.6: in G3.7, M3.1", needsConfirmation: true, description: action.title }];
      assert.deepEqual(notes, capabilities === able ? told : []);
      // Said aloud too, where the edit is made when it is chosen.
      assert.deepEqual(said, capabilities === able ? ["2 references name G3.6: in G3.7, M3.1."] : []);
      assert.match(edited(sectionG, action.edit!, it.uri("section-g.sec"), 1), /G3\.6 \[Not used\]/);
    });
  }
});

test("the words of a new clause are typed over, but for a line with an indent, which an editor would give the new one too", async () => {
  const drafting = { ...able, workspace: { ...able.workspace, workspaceEdit: { documentChanges: true, snippetEditSupport: true } } };
  const indented = sectionG.replace("each fault.", "each fault, which:\n    (a) it sees.");
  await conversation({ files, capabilities: drafting }, async (it) => {
    await it.ready();
    for (const [text, isSnippet] of [[sectionG, true], [indented, false]] as const) {
      it.open("section-g.sec", text);
      const { edit } = await chosen(it, "section-g.sec", caret(text, "tell"), "Insert clause G3.5A after G3.5");
      const [change] = edit!.documentChanges as TextDocumentEdit[];
      assert.deepEqual(change!.edits.map((one) => ("snippet" in one ? one.snippet.value : one.newText)), [isSnippet ? "\n\nG3.5A ${1:[To be drafted]}" : "\n\nG3.5A [To be drafted]"]);
      it.close("section-g.sec");
    }
  });
});

test("a finding is silenced where it stands, with a reason to be typed over", async () => {
  const silencing = { ...able, workspace: { ...able.workspace, workspaceEdit: { documentChanges: true, snippetEditSupport: true } } };
  const at = rangeOf(sectionG, "the the fault");
  const comment = { line: at.start.line, character: 0 };
  await conversation({ files, capabilities: silencing }, async (it) => {
    await it.ready();
    it.open("section-g.sec", sectionG);
    const { edit } = await chosen(it, "section-g.sec", at, "Silence ‘doubled-word’ on this line");
    const snippet = { kind: "snippet", value: "<!-- sec-disable-next-line doubled-word: ${1:why} -->\n" };
    assert.deepEqual(edit!.documentChanges, [{ textDocument: { uri: it.uri("section-g.sec"), version: 1 }, edits: [{ range: { start: comment, end: comment }, snippet }] }]);
  });
  await conversation({ files, capabilities: editor }, async (it) => {
    await it.ready();
    it.open("section-g.sec", sectionG);
    const action = await chosen(it, "section-g.sec", at, "Silence ‘doubled-word’ on this line");
    const text = edited(sectionG, action.edit!, it.uri("section-g.sec"));
    it.change("section-g.sec", text);
    await it.diagnostics("section-g.sec", (found) => found.filter(({ code }) => code === "doubled-word").length === 1 && !found.some(({ code }) => code === "unused-suppression"));
  });
});

test("all of one kind: in this file, and in all", async () => {
  await conversation({ files, capabilities: able }, async (it) => {
    await it.ready();
    it.open("section-g.sec", sectionG);
    const at = rangeOf(sectionG, "the the fault");
    // VS Code lists what names no finding last.
    const ordered = (await actions(it, "section-g.sec", at, ["quickfix"])).filter(({ diagnostics }) => diagnostics?.length === 1).map(({ title }) => title);
    assert.deepEqual(ordered.slice(-3), ["Fix all 2 ‘doubled-word’ in this file", "Fix all ‘doubled-word’ in all files", "Silence ‘doubled-word’ on this line"]);
    const here = await chosen(it, "section-g.sec", at, "Fix all 2 ‘doubled-word’ in this file");
    assert.equal(edited(sectionG, here.edit!, it.uri("section-g.sec")), sectionG.replaceAll("the the", "the"));
    const everywhere = await chosen(it, "section-g.sec", at, "Fix all ‘doubled-word’ in all files");
    assert.equal(edited(sectionG, everywhere.edit!, it.uri("section-g.sec")), sectionG.replaceAll("the the", "the"));
    assert.equal(edited(sectionM, everywhere.edit!, it.uri("section-m.sec")), sectionM.replace("the the", "the"));
  });
});

test("a name in sec.json that nobody knows is changed to the one that was meant", async () => {
  const settings = '{ "wrods": [], "rules": { "typos": "off", "doubled-word": "warnin", "typo": ["hint", { "alow": [] }] }, "bannedTerms": [{ "trem": "Fax", "colour": "x" }] }';
  await conversation({ files: { ...files, "sec.json": settings } }, async (it) => {
    await it.ready();
    it.open("sec.json", settings, "jsonc");
    await it.diagnostics("sec.json");
    for (const [written, meant] of [["wrods", "words"], ["typos", "typo"], ["warnin", "warning"], ["alow", "allow"], ["trem", "term"]] as const) {
      const action = await chosen(it, "sec.json", rangeOf(settings, `"${written}"`), `Change to "${meant}"`);
      assert.equal(edited(settings, action.edit!, it.uri("sec.json")), settings.replace(`"${written}"`, `"${meant}"`));
    }
    assert.deepEqual(await actions(it, "sec.json", rangeOf(settings, '"colour"'), ["quickfix"]), [], "nothing is near");
  });
});

test("on save the safe fixes are made where they are asked for; otherwise a save is not held up", async () => {
  await conversation({ files }, async (it) => {
    await it.ready();
    it.open("section-g.sec", sectionG);
    const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    for (const only of ["source.fixAll.sec-duis", "source.fixAll", "source"]) {
      const [action, ...others] = await actions(it, "section-g.sec", whole, [only]);
      assert.deepEqual(others, []);
      assert.equal(action!.kind, "source.fixAll.sec-duis");
      const text = edited(sectionG, action!.edit!, it.uri("section-g.sec"));
      assert.equal(text, sectionG.replaceAll("the the", "the"));
    }
    assert.deepEqual(await actions(it, "section-g.sec", whole, ["source.organizeImports"]), []);
    it.change("section-g.sec", sectionG.replaceAll("the the", "the"));
    assert.deepEqual(await actions(it, "section-g.sec", whole, ["source.fixAll"]), []);
  });
});

test("while nobody asks, refactorings are not offered; a client without actions gets none", async () => {
  await conversation({ files }, async (it) => {
    await it.ready();
    const at = caret(sectionG, "tell");
    const automatic = await it.connection.sendRequest<CodeAction[]>("textDocument/codeAction", { textDocument: { uri: it.uri("section-g.sec") }, range: at, context: { diagnostics: [], triggerKind: 2 } });
    assert.deepEqual(automatic, []);
    assert.ok((await actions(it, "section-g.sec", at)).length > 0);
    assert.ok((await actions(it, "section-g.sec", at, ["refactor"])).every(({ kind }) => kind!.startsWith("refactor.")));
    assert.deepEqual(await actions(it, "section-g.sec", at, ["quickfix"]), []);
  });
  await conversation({ files, capabilities: {} }, async (it) => {
    await it.ready();
    assert.deepEqual(await actions(it, "section-g.sec", caret(sectionG, "tell")), []);
  });
});

test("what is chosen too late changes nothing, and says so", async () => {
  await conversation({ files, capabilities: able }, async (it) => {
    await it.ready();
    it.open("section-g.sec", sectionG);
    const action = (await actions(it, "section-g.sec", caret(sectionG, "tell"))).find(({ title }) => title.startsWith("Insert"))!;
    const told = new Promise<string>((resolve) => it.connection.onNotification("window/showMessage", ({ message }: { message: string }) => resolve(message)));
    it.change("section-g.sec", "# SECTION G: SECURITY\n");
    assert.equal((await it.connection.sendRequest<CodeAction>("codeAction/resolve", action)).edit, undefined);
    assert.match(await told, /nothing was changed/);
  });
});

function actions(it: Conversation, name: string, range: Range, only?: readonly string[]): Promise<CodeAction[]> {
  return it.connection.sendRequest<CodeAction[]>("textDocument/codeAction", { textDocument: { uri: it.uri(name) }, range, context: { diagnostics: [], ...(only ? { only } : {}) } });
}

/** The action of this title, with its edit. */
async function chosen(it: Conversation, name: string, range: Range, title: string): Promise<CodeAction> {
  const offered = await actions(it, name, range);
  const action = offered.find((one) => one.title.startsWith(title));
  assert.ok(action, `'${title}' is not offered, but: ${offered.map((one) => one.title).join("; ")}`);
  const whole = action.edit ? action : await it.connection.sendRequest<CodeAction>("codeAction/resolve", action);
  assert.ok(whole.edit, `'${title}' has no edit.`);
  return whole;
}

function caret(text: string, words: string): Range {
  const start = positionOf(text, words);
  return { start, end: start };
}

test("a word is put into a sec.json that is made for it, where there is none and the client can make one", async () => {
  const text = "# SECTION G: SECURITY\n\nG3.5 The Panel shall publish teh notice.\n";
  const creating: ClientCapabilities = { ...able, workspace: { ...able.workspace, workspaceEdit: { documentChanges: true, resourceOperations: ["create"] } } };
  const offered = async (capabilities: ClientCapabilities, more: Readonly<Record<string, string>> = {}) => {
    let found: readonly CodeAction[] = [];
    await conversation({ files: { "section-g.sec": text, ...more }, capabilities }, async (it) => {
      await it.ready();
      const actions = await it.connection.sendRequest<readonly CodeAction[]>("textDocument/codeAction", { textDocument: { uri: it.uri("section-g.sec") }, range: rangeOf(text, "teh"), context: { diagnostics: [], triggerKind: 1 } });
      found = actions.filter(({ title }) => title.startsWith("Add"));
      for (const { edit } of found) {
        const [made, written] = edit!.documentChanges as unknown as readonly [unknown, TextDocumentEdit];
        if (more["sec.json"] !== undefined) continue;
        assert.deepEqual(made, { kind: "create", uri: it.uri("sec.json"), options: { overwrite: false, ignoreIfExists: false } });
        assert.deepEqual([written.textDocument, written.edits.map((one) => "newText" in one && JSON.parse(one.newText))], [{ uri: it.uri("sec.json"), version: null }, [{ words: ["teh"] }]]);
      }
    });
    return found.map(({ title }) => title);
  };
  assert.deepEqual(await offered(creating), ["Add “teh” to a new sec.json"]);
  assert.deepEqual(await offered(creating, { "sec.json": "{}" }), ["Add “teh” to sec.json"]);
  assert.deepEqual(await offered(able), []);
});

// Runs inside VS Code's extension host, where it sees what VS Code itself made of the extension: it is bundled to
// CommonJS, loaded by VS Code, and writes what it found to the file that SEC_DUIS_REPORT names.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import * as vscode from "vscode";

export interface Outcome {
  readonly name: string;
  /** Why it failed; undefined where it passed. */
  readonly failure?: string;
}

/** VS Code's entry. */
export async function run(): Promise<void> {
  const outcomes: Outcome[] = [];
  for (const [name, check] of Object.entries(checks)) {
    try {
      await check();
      outcomes.push({ name });
    } catch (error) {
      outcomes.push({ name, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }
  writeFileSync(process.env["SEC_DUIS_REPORT"] ?? "", JSON.stringify(outcomes));
}

const checks: Readonly<Record<string, () => Promise<void>>> = {
  "is awake in a folder that holds SEC text, without a file being opened": async () => {
    const extension = vscode.extensions.getExtension("sec-duis.sec-duis");
    assert.ok(extension, "not installed");
    await eventually("the extension awake", () => extension.isActive, (active) => active);
  },

  "offers its commands": async () => {
    const commands = await vscode.commands.getCommands(true);
    for (const { command } of manifest().contributes.commands) assert.ok(commands.includes(command), command);
  },

  "knows each file's language by its name": async () => {
    const folder = vscode.Uri.joinPath(root(), "languages");
    const names = { "a.sec": "sec", "b.sec.md": "sec", "c.sec.txt": "sec", "d.duis": "duis", "e.duis.md": "duis", "f.md": "markdown", "g.txt": "plaintext" };
    for (const [name, language] of Object.entries(names)) {
      const uri = vscode.Uri.joinPath(folder, name);
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode("1 Text\n"));
      assert.equal((await vscode.workspace.openTextDocument(uri)).languageId, language, name);
    }
    await vscode.workspace.fs.delete(folder, { recursive: true });
  },

  "has every file that it names": async () => {
    const { languages, grammars, snippets, jsonValidation, viewsContainers, walkthroughs } = manifest().contributes;
    const named = [
      // Of a language that is VS Code's own, only a file's name is added.
      ...languages.flatMap(({ configuration, icon }) => (configuration && icon ? [configuration, icon.light, icon.dark] : [])),
      ...[...grammars, ...snippets].map(({ path }) => path),
      ...jsonValidation.map(({ url }) => url),
      ...viewsContainers.activitybar.map(({ icon }) => icon),
      ...walkthroughs.flatMap(({ steps }) => steps.flatMap(({ media }) => Object.values(media.image))),
      "dist/map/map.js",
      "dist/map/map.css",
      "images/map-light.svg",
      "images/map-dark.svg",
      "LICENSE.txt",
      "readme.md",
      "changelog.md",
    ];
    const home = vscode.extensions.getExtension("sec-duis.sec-duis")!.extensionUri;
    for (const path of named) await vscode.workspace.fs.stat(vscode.Uri.joinPath(home, path));
  },

  "gives a finding its rule, the rule's page and a fix that mends it": async () => {
    const document = await vscode.workspace.openTextDocument(file("section-g.sec"));
    const typo = await finding(document.uri, "teh");
    assert.equal(typo.source, "sec-duis");
    assert.ok(typeof typo.code === "object", "no link to the rule's page");
    assert.equal(typo.code.value, "typo");
    assert.ok((await vscode.workspace.fs.readFile(typo.code.target)).length > 0);
    // VS Code answers with nothing where something of its own overtook the question; whoever asks again has the answer.
    const ask = async () => vscode.commands.executeCommand<readonly vscode.CodeAction[]>("vscode.executeCodeActionProvider", document.uri, typo.range, vscode.CodeActionKind.QuickFix.value);
    const actions = await eventually("a preferred fix with an edit", ask, (all) => all.some(({ isPreferred, edit }) => isPreferred && edit));
    const fix = actions.find(({ isPreferred }) => isPreferred);
    assert.ok(fix?.edit);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.match(document.getText(), /send the Parcel/);
    await eventually("no such finding", () => findings(document.uri), (list) => list.every(({ message }) => !message.includes("teh")));
    await vscode.commands.executeCommand("workbench.action.files.revert");
  },

  "follows the user's settings": async () => {
    const uri = file("section-g.sec");
    await finding(uri, "G1.9");
    const settings = vscode.workspace.getConfiguration("sec-duis");
    await settings.update("rules", { "broken-reference": "off" }, vscode.ConfigurationTarget.Workspace);
    await eventually("the rule silenced", () => findings(uri), (list) => list.every((each) => codeOf(each) !== "broken-reference"));
    await settings.update("rules", undefined, vscode.ConfigurationTarget.Workspace);
    // What VS Code makes of it, apart from what comes of that.
    await eventually("the setting gone", async () => vscode.workspace.getConfiguration("sec-duis").get<object>("rules"), (rules) => Object.keys(rules ?? {}).length === 0);
    await finding(uri, "G1.9");
  },

  "tells of an element of an XML request, and leaves its language to others": async () => {
    const write = (name: string, text: string) => vscode.workspace.fs.writeFile(file(name), new TextEncoder().encode(text));
    const schema = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:orders"><xs:element name="Order" type="xs:string"/></xs:schema>';
    await write("orders.xsd", schema);
    await write("order.XML", '<o:Order xmlns:o="urn:orders"/>\n');
    await write("slip.xml", '<o:Oder xmlns:o="urn:orders"/>\n');
    const order = await vscode.workspace.openTextDocument(file("order.XML"));
    assert.equal(order.languageId, "xml");
    const place = new vscode.Position(0, 4);
    const told = await eventually(
      "a hover",
      async () => (await vscode.commands.executeCommand<readonly vscode.Hover[]>("vscode.executeHoverProvider", order.uri, place)).flatMap(({ contents }) => contents.map((content) => (typeof content === "string" ? content : content.value))),
      (contents) => contents.length > 0,
    );
    assert.match(told.join(), /Global element, type xs:string/);
    const [found] = await vscode.commands.executeCommand<readonly (vscode.Location | vscode.LocationLink)[]>("vscode.executeDefinitionProvider", order.uri, place);
    assert.match(String(found && ("targetUri" in found ? found.targetUri : found.uri)), /orders\.xsd$/);
    await finding(file("slip.xml"), "o:Oder");
    for (const name of ["order.XML", "slip.xml", "orders.xsd"]) await vscode.workspace.fs.delete(file(name));
  },

  "goes from a term and from a reference to all that VS Code has a way to": async () => {
    const text = await opened("section-g.sec");
    const term = at(text, "through its own Gate|way");
    const places = async (what: string, position: vscode.Position) => (await ask<readonly (vscode.Location | vscode.LocationLink)[]>(`vscode.execute${what}Provider`, text.uri, position)).map(placeOf);
    for (const way of ["Definition", "Declaration", "Implementation"]) assert.deepEqual(await places(way, term), ["section-a.sec 10"], way);
    assert.deepEqual(await places("TypeDefinition", at(text, "Section G1|.2 (Duties")), ["section-g.sec 5"]);
    assert.deepEqual((await places("Reference", term)).sort(), ["section-a.sec 10", "section-g.sec 13", "section-g.sec 9"]);
    const marks = await ask<readonly vscode.DocumentHighlight[]>("vscode.executeDocumentHighlights", text.uri, term);
    assert.deepEqual(marks.map(({ range }) => range.start.line), [8, 12]);
  },

  "shows symbols, folds, growing selections, links, lenses, hints and colours": async () => {
    const text = await opened("section-g.sec");
    const found = await ask<readonly vscode.SymbolInformation[]>("vscode.executeWorkspaceSymbolProvider", "gtwy");
    assert.deepEqual(found.map(({ name, containerName }) => `${name} in ${containerName}`), ["Gateway in Section A: DEFINITIONS AND INTERPRETATION"]);
    const folds = await ask<readonly vscode.FoldingRange[]>("vscode.executeFoldingRangeProvider", text.uri);
    assert.ok(folds.some(({ start }) => text.lineAt(start).text.startsWith("G1.1 Each")), JSON.stringify(folds));
    const [selection] = await ask<readonly vscode.SelectionRange[]>("vscode.executeSelectionRangeProvider", text.uri, [at(text, "its own Gate|way")]);
    const steps: string[] = [];
    for (let step = selection; step; step = step.parent) steps.push(text.getText(step.range));
    const clause = text.lineAt(at(text, "its own Gate|way")).text;
    assert.deepEqual(steps.slice(0, 3), ["Gateway", clause.slice("G1.2 ".length), clause]);
    const note = await opened("note.sec.txt");
    const [link] = await ask<readonly vscode.DocumentLink[]>("vscode.executeLinkProvider", note.uri);
    assert.equal(note.getText(link?.range), "Section G1.1");
    const lenses = await eventually("the lenses", () => ask<readonly vscode.CodeLens[]>("vscode.executeCodeLensProvider", text.uri, 10), (all) => all.length > 0 && all.every(({ command }) => command !== undefined));
    assert.deepEqual(lenses.map(({ command, range }) => `${text.getText(range)} ${command!.title}`), ["G1.1 cited once", "G1.2 cited once"]);
    const hints = await ask<readonly vscode.InlayHint[]>("vscode.executeInlayHintProvider", note.uri, whole(note));
    assert.deepEqual(hints.map(({ label }) => (typeof label === "string" ? label : label.map(({ value }) => value).join(""))), ["(Duties of each Shipper)"]);
    const { tokenTypes } = await ask<vscode.SemanticTokensLegend>("vscode.provideDocumentSemanticTokensLegend", text.uri);
    const { data } = await ask<vscode.SemanticTokens>("vscode.provideDocumentSemanticTokens", text.uri);
    const kinds = new Set([...data].filter((_, index) => index % 5 === 3).map((type) => tokenTypes[type]));
    assert.deepEqual([...kinds].sort(), ["obligation", "reference", "term"]);
  },

  "knows who cites a clause, and on what a definition rests": async () => {
    const text = await opened("section-g.sec");
    const [clause] = await ask<readonly vscode.CallHierarchyItem[]>("vscode.prepareCallHierarchy", text.uri, at(text, "G1|.2 Each"));
    assert.equal(clause?.name, "G1.2 Duties of each Shipper");
    const calls = await ask<readonly vscode.CallHierarchyIncomingCall[]>("vscode.provideIncomingCalls", clause);
    assert.deepEqual(calls.map(({ from }) => from.name), ["G1.1 Duties of each Shipper"]);
    const glossary = await opened("section-a.sec");
    const [term] = await ask<readonly vscode.TypeHierarchyItem[]>("vscode.prepareTypeHierarchy", glossary.uri, at(glossary, "**Gate|way**"));
    const above = await ask<readonly vscode.TypeHierarchyItem[]>("vscode.provideSupertypes", term);
    assert.deepEqual(above.map(({ name }) => name).sort(), ["Parcel", "Shipper"]);
  },

  "renames a term in every file, and says why a word has no other name": async () => {
    const text = await opened("section-g.sec");
    const edit = await ask<vscode.WorkspaceEdit>("vscode.executeDocumentRenameProvider", text.uri, at(text, "its own Gate|way"), "Portal");
    assert.deepEqual(edit.entries().map(([uri, edits]) => `${uri.path.split("/").at(-1)} ${edits.map(({ newText }) => newText).join()}`).sort(), ["section-a.sec Portal", "section-g.sec Portal,Portal"]);
    await assert.rejects(async () => ask("vscode.prepareRename", text.uri, at(text, "Shipper sh|all send")), /nothing to rename here/);
  },

  "formats a table, and writes the next label as one types; words stay": async () => {
    const options: vscode.FormattingOptions = { tabSize: 4, insertSpaces: true };
    const text = await vscode.workspace.openTextDocument({ language: "sec", content: "1.1 As follows:\n\n| A|B |\n|---|---|\n| one|two |\n\n1.2 Each User shall:\n(a) act;\n\n" });
    const edits = await eventually("edits", () => ask<readonly vscode.TextEdit[] | undefined>("vscode.executeFormatDocumentProvider", text.uri, options), (all) => (all?.length ?? 0) > 0);
    const typed = await ask<readonly vscode.TextEdit[]>("vscode.executeFormatOnTypeProvider", text.uri, new vscode.Position(8, 0), "\n", options);
    assert.deepEqual(typed.map(({ newText }) => newText), ["(b) "]);
    const change = new vscode.WorkspaceEdit();
    change.set(text.uri, [...edits!]);
    assert.ok(await vscode.workspace.applyEdit(change));
    assert.match(text.getText(), /\| A   \| B   \|\n\| --- \| --- \|\n\| one \| two \|/);
  },

  "makes the safe fixes on save, where the user asks for that": async () => {
    const uri = file("section-s.sec");
    const folder = vscode.workspace.getConfiguration("editor", { uri: root(), languageId: "sec" });
    await folder.update("codeActionsOnSave", { "source.fixAll.sec-duis": "explicit" }, vscode.ConfigurationTarget.Workspace, true);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode("# SECTION S: SAVING\n\nS1.1 Each Shipper shall wait.\n"));
    const text = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(text);
    await editor.edit((builder) => builder.insert(at(text, "Each| Shipper"), " Each"));
    await finding(uri, "Each");
    assert.ok(await text.save());
    assert.equal(text.getText(), "# SECTION S: SAVING\n\nS1.1 Each Shipper shall wait.\n");
    await folder.update("codeActionsOnSave", undefined, vscode.ConfigurationTarget.Workspace, true);
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    await vscode.workspace.fs.delete(uri);
  },

  "serves a text that is nowhere saved, and one outside the folder, with the folder's terms": async () => {
    const words = "# SECTION Z: NEW\n\nZ1.1 Each Shipper shall lock teh Gateway, as Section G1.1 says.\n";
    const outside = vscode.Uri.joinPath(root(), "..", "outside.sec");
    await vscode.workspace.fs.writeFile(outside, new TextEncoder().encode(words));
    for (const text of [await vscode.workspace.openTextDocument({ language: "sec", content: words }), await vscode.workspace.openTextDocument(outside)]) {
      await finding(text.uri, "teh");
      const hovers = await ask<readonly vscode.Hover[]>("vscode.executeHoverProvider", text.uri, at(text, "Gate|way"));
      assert.match(hovers.flatMap(({ contents }) => contents.map((content) => (typeof content === "string" ? content : content.value))).join(), /equipment through which/);
      const clauses = await ask<readonly vscode.DocumentSymbol[]>("vscode.executeDocumentSymbolProvider", text.uri);
      assert.ok(JSON.stringify(clauses).includes("Z1.1"), text.uri.toString());
    }
    await vscode.workspace.fs.delete(outside);
  },

  "knows the shape of sec.json": async () => {
    const uri = file("sec.json");
    await vscode.workspace.openTextDocument(uri);
    const place = new vscode.Position(1, 2);
    const offered = await eventually(
      "completions",
      async () => (await vscode.commands.executeCommand<vscode.CompletionList>("vscode.executeCompletionItemProvider", uri, place)).items.map(({ label }) => (typeof label === "string" ? label : label.label)),
      (labels) => labels.some((label) => label.includes("bannedTerms")),
    );
    assert.ok(offered.some((label) => label.includes("preferredTerms")), offered.join());
  },
};

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly languages: readonly { readonly configuration?: string; readonly icon?: { readonly light: string; readonly dark: string } }[];
    readonly grammars: readonly { readonly path: string }[];
    readonly snippets: readonly { readonly path: string }[];
    readonly jsonValidation: readonly { readonly url: string }[];
    readonly viewsContainers: { readonly activitybar: readonly { readonly icon: string }[] };
    readonly walkthroughs: readonly { readonly steps: readonly { readonly media: { readonly image: Readonly<Record<string, string>> } }[] }[];
  };
}

function manifest(): Manifest {
  return vscode.extensions.getExtension("sec-duis.sec-duis")!.packageJSON as Manifest;
}

function root(): vscode.Uri {
  return vscode.workspace.workspaceFolders![0]!.uri;
}

function file(name: string): vscode.Uri {
  return vscode.Uri.joinPath(root(), name);
}

async function findings(uri: vscode.Uri): Promise<readonly vscode.Diagnostic[]> {
  return vscode.languages.getDiagnostics(uri);
}

/** The finding whose message or place holds `text`. */
async function finding(uri: vscode.Uri, text: string): Promise<vscode.Diagnostic> {
  const about = ({ message }: vscode.Diagnostic): boolean => message.includes(text);
  const list = await eventually(`a finding about ${text}`, () => findings(uri), (all) => all.some(about));
  return list.find(about)!;
}

async function opened(name: string): Promise<vscode.TextDocument> {
  return vscode.workspace.openTextDocument(file(name));
}

/** What VS Code itself gives when it asks everybody who can answer. */
async function ask<T>(command: string, ...given: readonly unknown[]): Promise<T> {
  return vscode.commands.executeCommand<T>(command, ...given);
}

/** Where `|` stands in the text, which the rest of `marked` finds once. */
function at(text: vscode.TextDocument, marked: string): vscode.Position {
  const from = text.getText().indexOf(marked.replace("|", ""));
  assert.ok(from >= 0, `There is no “${marked}” in ${text.uri.toString()}.`);
  return text.positionAt(from + marked.indexOf("|"));
}

function whole(text: vscode.TextDocument): vscode.Range {
  return new vscode.Range(0, 0, text.lineCount, 0);
}

/** `section-a.sec 10`: the file, and the line as people count. */
function placeOf(place: vscode.Location | vscode.LocationLink): string {
  const [uri, range] = "targetUri" in place ? [place.targetUri, place.targetSelectionRange ?? place.targetRange] : [place.uri, place.range];
  return `${uri.path.split("/").at(-1)} ${range.start.line + 1}`;
}

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

async function eventually<T>(what: string, read: () => T | Promise<T>, wanted: (reading: T) => boolean): Promise<T> {
  const end = Date.now() + 60_000;
  for (;;) {
    const reading = await read();
    if (wanted(reading)) return reading;
    if (Date.now() > end) throw new Error(`Waited 60 s for ${what}. Last seen: ${JSON.stringify(reading)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

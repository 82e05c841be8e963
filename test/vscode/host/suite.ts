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
      ...languages.flatMap(({ configuration, icon }) => [configuration, icon.light, icon.dark]),
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
    const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>("vscode.executeCodeActionProvider", document.uri, typo.range, vscode.CodeActionKind.QuickFix.value);
    const [fix] = actions.filter(({ isPreferred }) => isPreferred);
    assert.ok(fix?.edit, `no preferred fix with an edit among ${JSON.stringify(actions)}`);
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
    readonly languages: readonly { readonly configuration: string; readonly icon: { readonly light: string; readonly dark: string } }[];
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

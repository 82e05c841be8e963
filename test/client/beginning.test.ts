// The first minutes: a folder that holds no text yet, Word documents that become text, and a sec.json that is being written.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/paths.ts";
import { editor, type FakeDiagnostic, uri } from "../support/fake-vscode.ts";

const { createStatusLine } = await import("../../client/src/status-line.ts");
const { createImportReport } = await import("../../client/src/import-report.ts");
const { documentSelector } = await import("../../client/src/languages.ts");
const { newName, offerPlainTexts } = await import("../../client/src/plain-texts.ts");
const { createSettingsEchoes } = await import("../../client/src/settings-echoes.ts");

test("a folder without a text is not praised for having no errors: the way in from Word is offered", () => {
  const line = createStatusLine();
  line.show({ state: "ready", done: 1, total: 1, texts: 0, notes: [], errors: 0, warnings: 0, information: 0, version: 1 });
  assert.equal(editor.status.text, "$(law) SEC: no text yet");
  const said = editor.status.tooltip!.parts.map(([, value]) => value).join("");
  assert.match(said, /no SEC or DUIS text in this folder/);
  assert.match(said, /command:sec-duis\.importWord/);
  line.show({ state: "ready", done: 1, total: 1, texts: 1, notes: [], errors: 0, warnings: 0, information: 0, version: 2 });
  assert.equal(editor.status.text, "$(law) SEC: no errors or warnings");
  line.dispose();
});

test("where no folder is open, nobody is told of “this folder”", () => {
  const folders = editor.folders.splice(0);
  const line = createStatusLine();
  line.show({ state: "ready", done: 0, total: 0, texts: 0, notes: [], errors: 0, warnings: 0, information: 0, version: 1 });
  const said = editor.status.tooltip!.parts.map(([, value]) => value).join("");
  assert.match(said, /No folder is open\. Open the one that holds the Code\. Import a Word document[^]*command:workbench\.action\.files\.openFolder/);
  editor.folders.push(...folders);
  line.dispose();
});

test("of a text that was opened without its folder only that is known, and the status bar says so and offers the folder", () => {
  const folders = editor.folders.splice(0);
  const line = createStatusLine();
  line.show({ state: "ready", done: 1, total: 1, texts: 1, notes: [], errors: 0, warnings: 1, information: 1, version: 1 });
  assert.equal(editor.status.text, "$(law) SEC: 0 errors, 1 warning (open files)");
  assert.match(editor.status.tooltip!.parts.map(([, value]) => value).join(""), /No folder is open: only the texts that are open are read\. Open the folder that holds the Code\.[^]*command:workbench\.action\.files\.openFolder/);
  editor.folders.push(...folders);
  line.dispose();
});

test("of a folder that is not on the disk only what is open is checked, and the status bar says so", () => {
  const folders = editor.folders.splice(0, 1, { name: "mem", index: 0, uri: { ...uri("/"), scheme: "vscode-vfs" } });
  const line = createStatusLine();
  const show = (texts: number, errors: number): string => {
    line.show({ state: "ready", done: texts, total: texts, texts, errors, warnings: 0, information: 0, notes: [], version: 1 });
    return `${editor.status.text} | ${editor.status.tooltip!.parts.map(([, value]) => value).join("")}`;
  };
  assert.match(show(1, 2), /SEC: 2 errors, 0 warnings \(open files\) \|[^]*1 file: 2 errors[^]*not on this computer’s disk: only the files that are open are read/);
  assert.match(show(1, 0), /SEC: no errors or warnings in open files/);
  assert.match(show(0, 0), /no text yet \|[^]*No SEC or DUIS text is open\. The folder is not on this computer’s disk/);
  editor.folders.splice(0, 1, ...folders);
  line.dispose();
});

test("the server is told of texts in folders that are not on the disk, and of no other version of a file", () => {
  const of = (...schemes: readonly string[]) => new Set(documentSelector(schemes).map(({ scheme }) => scheme));
  assert.deepEqual(of("file"), new Set(["file", "untitled"]));
  assert.deepEqual(of("vscode-vfs", "file"), new Set(["file", "untitled", "vscode-vfs"]));
  assert.ok(documentSelector(["memfs"]).some(({ scheme, pattern }) => scheme === "memfs" && pattern === "**/*.xsd"));
});

test("the report of an import is a page to be read, and its lines lead to their places", async () => {
  const report = createImportReport();
  await report.show({
    written: [
      { uri: "file:///code/section-g.sec", notes: ["Italics are not carried (2 runs of words).", "Line 12: A picture stays in Word."] },
      { uri: "file:///code/section-h.sec", notes: [] },
      { uri: "file:///code/section%20a.sec", notes: ["Line 134: Hidden text was left out: “x”."] },
    ],
  });
  const lines = editor.pages.get("sec-duis-report")!.provideTextDocumentContent().split("\n");
  assert.deepEqual(lines, [
    "What could not be carried from Word as it is (F12 leads to the place)",
    "",
    "section-g.sec",
    "  Italics are not carried (2 runs of words).",
    "  Line 12: A picture stays in Word.",
    "",
    "section a.sec",
    "  Line 134: Hidden text was left out: “x”.",
    "",
  ]);
  const links = editor.links.get("sec-duis-report")!.provideDocumentLinks();
  assert.deepEqual(
    links.map(({ range: { start, end }, target }) => `${lines[start.line]!.slice(start.character, end.character)} -> ${target.path}`),
    ["section-g.sec -> /code/section-g.sec", "Line 12 -> /code/section-g.sec#L12", "section a.sec -> /code/section%20a.sec", "Line 134 -> /code/section%20a.sec#L134"],
  );
  const goes = (line: number): string | undefined => {
    const found = editor.definitions.get("sec-duis-report")!.provideDefinition(undefined, { line });
    return found && `${found.uri.path}:${found.at.line}`;
  };
  assert.deepEqual([2, 3, 4, 7].map(goes), ["/code/section-g.sec:0", undefined, "/code/section-g.sec:11", "/code/section%20a.sec:133"], "by the keyboard, from anywhere on the line");
  report.dispose();
});

test("what VS Code says of the form of a sec.json is not said a second time; all else is", () => {
  const settings = uri("/code/sec.json");
  const error = 0;
  const finding = (source: string, line: number, message: string, severity = error, character = 0): FakeDiagnostic => ({ source, severity, message, range: { start: { line, character } } });
  let shown: readonly string[] = [];
  const next = (_: unknown, diagnostics: readonly FakeDiagnostic[]): void => void (shown = diagnostics.map(({ message }) => message));
  const others = (...found: readonly FakeDiagnostic[]): void => {
    editor.diagnostics.set(settings.toString(), found);
    editor.diagnosticsChanged({ uris: [settings] });
  };
  const echoes = createSettingsEchoes();
  const told = (...diagnostics: readonly FakeDiagnostic[]): unknown => Reflect.apply(echoes.handleDiagnostics, undefined, [settings, diagnostics, next]);

  told(finding("sec-duis", 1, "A comma is missing before this."), finding("sec-duis", 4, "There is no rule “typos”."));
  assert.deepEqual(shown, ["A comma is missing before this.", "There is no rule “typos”."], "a file that nobody opened: VS Code says nothing of it");
  others(finding("json", 1, "Expected comma"), finding("spelling", 4, "typos", 2));
  assert.deepEqual(shown, ["There is no rule “typos”."]);
  others();
  assert.deepEqual(shown, ["A comma is missing before this.", "There is no rule “typos”."], "it was closed");
  told(finding("sec-duis", 5, "“exclude” must be a list.", error, 13), finding("sec-duis", 5, "A closing brace } is missing.", error, 21));
  others(finding("jsonc", 5, "Expected comma or closing brace", error, 22));
  assert.deepEqual(shown, ["“exclude” must be a list."], "another fault of the same line, of which VS Code says nothing");
  others(finding("jsonc", 5, "Incorrect type", error, 13));
  assert.deepEqual(shown, ["A closing brace } is missing."]);
  told();
  assert.deepEqual(shown, []);
  others(finding("json", 1, "Expected comma"));
  assert.deepEqual(shown, [], "what is mended stays so");

  const other = uri("/code/section-g.sec");
  editor.diagnostics.set(other.toString(), [finding("spelling", 0, "teh")]);
  Reflect.apply(echoes.handleDiagnostics, undefined, [other, [finding("sec-duis", 0, "“teh” is no word.")], next]);
  assert.deepEqual(shown, ["“teh” is no word."], "a text is ours alone");
  echoes.dispose();
});

test("a plain text is given a name that says what it is", () => {
  const names: Readonly<Record<string, string | undefined>> = {
    "section-g.txt": "section-g.sec.txt",
    "Section G v7.0.MD": "Section G v7.0.sec.MD",
    "Appendix AD - DUIS.md": "Appendix AD - DUIS.duis.md",
    "appendix-ad.txt": "appendix-ad.duis",
    "appendix-ag.txt": "appendix-ag.sec.txt",
    "schedule.duis.txt": "schedule.duis",
    "section-g.sec.txt": undefined,
    "appendix-ad.duis.md": undefined,
    "section-g.sec": undefined,
    "section-g.docx": undefined,
    ".txt": undefined,
  };
  for (const [name, wanted] of Object.entries(names)) assert.equal(newName(name), wanted, name);
});

test("in a folder that holds nothing else yet, a plain text is offered to be read where its name speaks of the Code; in others every one", () => {
  const { contributes } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly contributes: { readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when: string }[]>> } };
  const { when } = contributes.menus["explorer/context"]!.find(({ command }) => command === "sec-duis.readPlainTexts")!;
  const [, plain, ofCode] = /^resourceFilename =~ \/(.*)\/i && \(sec-duis\.isReady \|\| resourceFilename =~ \/(.*)\/i\)$/.exec(when)!.map((pattern) => new RegExp(pattern, "i"));
  for (const name of ["section-g.txt", "Section_G v7.md", "SEC Appendix AD.txt", "schedule 2.txt", "DUIS 5.4.txt"]) assert.ok(plain!.test(name) && ofCode!.test(name), name);
  for (const name of ["notes.txt", "README.md", "bisection.txt", "sector.md"]) assert.ok(plain!.test(name) && !ofCode!.test(name), name);
  for (const name of ["section-g.sec.txt", "appendix-ad.duis.md", "section-g.sec", "section-g.docx"]) assert.ok(!plain!.test(name), name);
});

test("plain texts are renamed where they lie: those that were clicked, or those that are chosen; none takes another's place", async () => {
  const offer = offerPlainTexts();
  const read = editor.commands.get("sec-duis.readPlainTexts")!;
  const files = editor.files.splice(0);
  editor.files.push(uri("/code/a/section-g.txt"), uri("/code/README.md"), uri("/code/section-h.sec.txt"), uri("/code/section-h.txt"));
  const done = (): readonly string[] => editor.asked.splice(0).filter((one) => !one.startsWith("setStatusBar"));

  editor.asked.length = 0;
  await read(editor.files[0], [editor.files[0], uri("/code/section-x.sec")]);
  assert.deepEqual(done(), ["rename /code/a/section-g.txt /code/a/section-g.sec.txt"]);

  let offered: readonly unknown[] = [];
  editor.choose = (what, [items]) => (what === "showQuickPick" ? (offered = items as readonly unknown[]) : undefined);
  await read();
  assert.deepEqual(offered.map((one) => (one as { readonly label: string }).label), ["/code/a/section-g.txt", "/code/section-h.txt"], "not what lies beside a text");
  assert.deepEqual(done(), ["showQuickPick", "showWarningMessage Read Plain Texts: section-h.sec.txt is there already, and nothing was put in its place.", "rename /code/a/section-g.txt /code/a/section-g.sec.txt"]);

  editor.files.splice(0, editor.files.length, uri("/code/section-g.sec"));
  await read();
  assert.deepEqual(done(), ["showInformationMessage Read Plain Texts: there is no plain text (.txt, .md) in this folder."]);
  editor.choose = () => undefined;
  editor.files.splice(0, editor.files.length, ...files);
  offer.dispose();
});

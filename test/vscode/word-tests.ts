// Word documents, redlines, logs and the impact in a real VS Code, with git as a user has it: commands asked for in the
// palette, files named in its dialogs. How it looks is photographed, light and dark, under test-output/word/.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { samples, testOutput } from "../../scripts/paths.ts";
import { startWebEditor, type WebEditor } from "../../scripts/web-editor.ts";
import { readDocx, visibleLines } from "../support/docx.ts";
import { withEvidence } from "./evidence.ts";
import { eachColour, steadyPicture } from "./photographs.ts";
import { chromiumOrReason, packagedExtension } from "./ready.ts";
import { eventually, launchChromium, openWorkbench, until, type Workbench } from "./workbench.ts";

const chromium = chromiumOrReason();
const pictures = join(testOutput, "word");

const settings = {
  "window.autoDetectColorScheme": true,
  "workbench.preferredLightColorTheme": "Default Light Modern",
  "workbench.preferredDarkColorTheme": "Default Dark Modern",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "editor.minimap.enabled": false,
  "window.commandCenter": false,
  "workbench.layoutControl.enabled": false,
  "files.simpleDialog.enable": true,
  "git.enabled": true,
  "git.openRepositoryInParentFolders": "never",
  "sec-duis.author": "A Drafter",
  "security.workspace.trust.startupPrompt": "never",
  "security.workspace.trust.banner": "never",
};

describe("Word documents, redlines and the impact in VS Code", { skip: chromium.kind === "absent" && chromium.reason, timeout: 400_000 }, () => {
  let home: string;
  let folder: string;
  let editor: WebEditor;
  let browser: Browser;
  let vscode: Workbench;

  before(async () => {
    editor = await startWebEditor({ vsix: await packagedExtension(), folders: "trusted", driver: "smoke-test", settings, say: console.log });
    // The folder's name is in the picture, and so is the way to it.
    home = editor.home;
    folder = join(home, "sample-code");
    cpSync(samples, folder, { recursive: true });
    const git = (...args: readonly string[]) => execFileSync("git", ["-c", "user.name=A Drafter", "-c", "user.email=drafter@example.org", ...args], { cwd: folder });
    git("init", "-q", "-b", "main");
    git("add", ".");
    git("commit", "-q", "-m", "The Code as designated");
    git("tag", "v7.0");
    change("section-g.sec", "without permission;\n(b) any change", "without the permission of the DCC;\n(b) any change");
    change("section-g.sec", "G2.2 Where the DCC detects anything of the kind described in paragraph", "G2.2 Where the DCC detects anything of the kinds described in paragraph");
    change("section-g.sec", "means, in respect of any system or any item of equipment,", "means, in respect of any system,");
    change("section-a.sec", "| **SMETS1 Device** | means a Device", "| **SMETS1 Installation** | means a Device");
    rmSync(pictures, { recursive: true, force: true });
    mkdirSync(pictures, { recursive: true });
    browser = await launchChromium(chromium.kind === "found" ? chromium.path : "");
    vscode = await openWorkbench(browser, editor, folder);
    await vscode.page.setViewportSize({ width: 1200, height: 760 });
    await eventually("the counts", async () => (await vscode.statusBar()).join(" "), (text) => /SEC: \d+ errors?/.test(text));
  });

  after(async () => {
    await browser?.close();
    await editor?.stop();
  });

  const change = (file: string, from: string, to: string): void => {
    const text = readFileSync(join(folder, file), "utf8");
    assert.ok(text.includes(from), `“${from}” is not in ${file}`);
    writeFileSync(join(folder, file), text.replace(from, to));
  };

  const check = (name: string, body: () => Promise<void>): void => {
    test(name, async () => {
      await withEvidence(name, () => ({ page: vscode?.page, editor }), body).finally(() => vscode?.press("Escape", "Escape"));
    });
  };

  const photograph = async (name: string): Promise<void> => eachColour(vscode.page, (colour) => steadyPicture(vscode.page, join(pictures, `${name}-${colour}.png`)));

  const box = ".quick-input-widget";
  /** Asks for `command` until its box at the top holds `text`. */
  const ask = async (command: string, text: string): Promise<void> => {
    await until(`“${text}” in the box of ${command}`, () => vscode.command(`SEC & DUIS: ${command}…`), () => vscode.textOf(`${box}:visible`), (shown) => shown.includes(text));
  };
  /** Takes the row of the box at the top that bears `text`. */
  const choose = async (text: string, picture?: string): Promise<void> => {
    const row = vscode.page.locator(`${box} .monaco-list-row`, { hasText: text }).first();
    await row.waitFor();
    if (picture) await photograph(picture);
    // A box that is drawn anew lets go of a click.
    await until(`“${text}” taken`, () => row.click({ timeout: 5_000 }).catch(() => {}), () => row.isVisible(), (shown) => !shown);
  };
  /** Answers a file dialog, which is the box at the top, with a path. One of a folder ends with a slash. */
  const answer = async (title: string, path: string): Promise<void> => {
    const dialog = vscode.page.locator(box, { hasText: title });
    const input = dialog.locator("input").first();
    const held = async (): Promise<string> => ((await dialog.isVisible()) ? input.inputValue({ timeout: 5_000 }).catch(() => "") : "");
    // The dialog puts its own proposal in once it has read the folder, over what was typed before that.
    await eventually(`the proposal of “${title}”`, held, (value) => value !== "");
    const named = async (): Promise<string> => {
      await input.fill(path, { timeout: 5_000 }).catch(() => {});
      await pause(400);
      return held();
    };
    await eventually(`the path in “${title}”`, named, (value) => value === path);
    // A folder that is named is entered first, and taken by a second Enter; another question may come in the same box.
    const isFolder = path.endsWith("/");
    const end = Date.now() + 60_000;
    for (let last = 0; (await held()) === path && Date.now() < end; await pause(100)) {
      if (Date.now() - last < (isFolder ? 2_000 : 15_000)) continue;
      await vscode.press("Enter");
      last = Date.now();
    }
    await eventually(`“${title}” to close`, held, (value) => value !== path);
  };
  const clearNotes = async (): Promise<void> => {
    await until("no notes", () => vscode.command("Notifications: Clear All Notifications"), () => vscode.notifications(), (notes) => notes === "");
  };
  const told = (wanted: RegExp): Promise<string> => eventually(`a note of ${wanted}`, () => vscode.notifications(), (notes) => wanted.test(notes));
  const impactRows = async (): Promise<readonly string[]> => {
    const pane = vscode.page.locator(".pane", { has: vscode.page.locator(".pane-header", { hasText: "Impact" }) });
    return (await pane.locator(".monaco-list-row").evaluateAll((rows) => rows.map((row) => ({ top: row.getBoundingClientRect().top, label: row.getAttribute("aria-label") ?? "" })))).sort((a, b) => a.top - b.top).map(({ label }) => label);
  };

  check("Impact: what the changes since the last commit affect, and a click that opens it", async () => {
    await vscode.open("section-g.sec");
    await ask("Impact", "the last commit");
    await choose("the last commit", "choose-base");
    await vscode.foldPane("Definitions", "false");
    await vscode.widenSideBar(400);
    const rows = await eventually("the impact", impactRows, (found) => found.some((row) => /Definition of “Compromise” amended in meaning/.test(row)));
    assert.ok(rows.some((row) => /^Section G2\.1 amended: affects \d+ clauses?/.test(row)), rows.join("\n"));
    assert.ok(rows.some((row) => /^Section G2\.2 amended/.test(row)), rows.join("\n"));
    assert.ok(rows.some((row) => /^“SMETS1 Device” is not defined any more: used in \d+ clauses/.test(row)), rows.join("\n"));
    assert.ok(rows.some((row) => /^Documents Affected/.test(row)), rows.join("\n"));
    const amended = vscode.page.locator(".pane .monaco-list-row", { hasText: "Section G2.1 amended" }).first();
    await until("the cursor at G2.1", () => amended.click(), async () => (await vscode.lines()).join("\n"), (text) => text.includes("G2.1 The DCC shall take"));
    const unfold = async (): Promise<void> => {
      await amended.click();
      await vscode.press("ArrowRight");
    };
    await until("who cites it", unfold, impactRows, (found) => found.some((row) => /^Section G3\.1/.test(row)));
    await photograph("impact");
  });

  check("Redline: a Word document with tracked changes since a tag", async () => {
    await ask("Redline", "v7.0");
    await choose("v7.0");
    const target = join(home, "annex-a.docx");
    await answer("Redline", target);
    await told(/Redline: \d+ changes? since v7\.0, written to /);
    await photograph("redline-written");
    assert.ok(visibleLines(readDocx(readFileSync(target), "accept")).some((line) => line.includes("without the permission of the DCC;")));
    assert.ok(visibleLines(readDocx(readFileSync(target), "reject")).some((line) => line.includes("installed or executed without permission;")));
    await clearNotes();
  });

  check("Housekeeping log: the table, opened beside the text", async () => {
    await ask("Housekeeping Log", "the last commit");
    await choose("the last commit");
    const target = join(folder, "log.md");
    await answer("Housekeeping Log", target);
    await told(/Housekeeping Log: \d+ rows? since the last commit, written to /);
    assert.match(readFileSync(target, "utf8"), /^\| Definition of “Compromise” amended\. \| Section G1\.2 \|/m);
    const open = vscode.page.locator(".notification-list-item .monaco-button", { hasText: "Open" }).first();
    await until("the log in front", () => open.click({ timeout: 5_000 }).catch(() => {}), () => vscode.activeFile(), (name) => name === "log.md");
    await photograph("log");
    await clearNotes();
  });

  check("Export to Word and import again: the same text", async () => {
    await vscode.open("section-h.sec");
    mkdirSync(join(home, "word"));
    await ask("Export to Word", "Export to Word");
    await answer("Export to Word", `${join(home, "word")}/`);
    await told(/1 Word document written to the folder word\./);
    const written = join(home, "word", "section-h.docx");
    assert.ok(existsSync(written));
    await clearNotes();

    mkdirSync(join(home, "text"));
    await ask("Import Word Document", "Import Word Document");
    // It has no tracked changes, and nobody is asked what is to become of them.
    await answer("Import Word Document", written);
    await answer("Import Word Document: where to", `${join(home, "text")}/`);
    await told(/1 document imported/);
    await eventually("the imported text", () => vscode.activeFile(), (name) => name === "section-h.sec");
    await photograph("imported");
    assert.equal(readFileSync(join(home, "text", "section-h.sec"), "utf8").split("\n").length, readFileSync(join(folder, "section-h.sec"), "utf8").split("\n").length);
    await clearNotes();
  });
});

describe("Word documents in a folder that is not trusted", { skip: chromium.kind === "absent" && chromium.reason, timeout: 200_000 }, () => {
  let home: string;
  let editor: WebEditor;
  let browser: Browser;

  before(async () => {
    home = mkdtempSync(join(tmpdir(), "sec-duis-untrusted-"));
    cpSync(samples, join(home, "code"), { recursive: true });
    editor = await startWebEditor({ vsix: await packagedExtension(), folders: "restricted", driver: "smoke-test", settings, say: console.log });
    browser = await launchChromium(chromium.kind === "found" ? chromium.path : "");
  });

  after(async () => {
    await browser?.close();
    await editor?.stop();
    if (home) rmSync(home, { recursive: true, force: true });
  });

  test("the commands say why they write nothing", async () => {
    const vscode = await openWorkbench(browser, editor, join(home, "code"));
    await eventually("the counts", async () => (await vscode.statusBar()).join(" "), (text) => /SEC: \d+ errors?/.test(text));
    for (const title of ["Import Word Document", "Export to Word", "Redline", "Housekeeping Log"]) {
      await until(`why ${title} does nothing`, () => vscode.command(`SEC & DUIS: ${title}…`), () => vscode.notifications(), (notes) => notes.includes(`${title}: this folder is not trusted`));
    }
    await steadyPicture(vscode.page, join(pictures, "not-trusted.png"));
  });
});

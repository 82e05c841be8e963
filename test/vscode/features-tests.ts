// Every feature on the sample Code, in a real VS Code: what it does is asserted, and how it looks is photographed, light
// and dark, under test-output/features/. One page serves every check; those that change the text come last.

import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser, FrameLocator, Locator } from "playwright-core";
import { samples, testOutput } from "../../scripts/paths.ts";
import { startWebEditor, type WebEditor } from "../../scripts/web-editor.ts";
import { chromiumOrReason, packagedExtension } from "./ready.ts";
import { eventually, launchChromium, openWorkbench, placeIn, type Place, type Workbench } from "./workbench.ts";

const chromium = chromiumOrReason();
const pictures = join(testOutput, "features");

/** VS Code follows the browser's colours, so that a menu stays open while they change. */
const settings = {
  "window.autoDetectColorScheme": true,
  "window.autoDetectHighContrast": true,
  "workbench.preferredLightColorTheme": "Default Light Modern",
  "workbench.preferredDarkColorTheme": "Default Dark Modern",
  "editor.hover.delay": 50,
  "editor.minimap.enabled": false,
  "editor.fontSize": 13,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "window.commandCenter": false,
  "workbench.layoutControl.enabled": false,
  "workbench.editor.enablePreview": true,
};

/** A part of the screen. */
interface Part {
  readonly step: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

describe("features in VS Code", { skip: chromium.kind === "absent" && chromium.reason, timeout: 600_000 }, () => {
  let folder: string;
  let editor: WebEditor;
  let browser: Browser;
  let vscode: Workbench;
  /** What the page's console said against the extension's own page. */
  const complaints: string[] = [];

  before(async () => {
    // The folder's name is in the picture.
    folder = join(mkdtempSync(join(tmpdir(), "sec-duis-features-")), "sample-code");
    cpSync(samples, folder, { recursive: true });
    for (const place of [pictures, join(testOutput, "walkthrough")]) {
      rmSync(place, { recursive: true, force: true });
      mkdirSync(place, { recursive: true });
    }
    editor = await startWebEditor({ vsix: await packagedExtension(), folders: "trusted", driver: "smoke-test", settings, say: console.log });
    browser = await launchChromium(chromium.kind === "found" ? chromium.path : "");
    vscode = await openWorkbench(browser, editor, folder);
    vscode.page.on("console", (message) => {
      if (/Content Security Policy|violates the following/i.test(message.text())) complaints.push(message.text());
    });
    await vscode.page.setViewportSize({ width: 1200, height: 760 });
    await eventually("the counts", status, (text) => /SEC: \d+ errors?, \d+ warnings?/.test(text));
  });

  after(async () => {
    await browser?.close();
    await editor?.stop();
    if (folder) rmSync(join(folder, ".."), { recursive: true, force: true });
  });

  /** A check, with a picture of how it failed. */
  const feature = (name: string, check: () => Promise<void>): void => {
    test(name, async () => {
      try {
        await check();
      } catch (error) {
        await vscode?.screenshot(`failed: ${name}`.replaceAll(/[^\w -]+/g, ""));
        throw error;
      } finally {
        await vscode?.press("Escape", "Escape");
      }
    });
  };

  /** The screen as it is, in both colours; and, where `step` names one, a part of it for that step of the walkthrough. */
  const photograph = async (name: string, step?: Part): Promise<void> => {
    const { page } = vscode;
    for (const colour of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: colour });
      // Where nothing is to be pointed at.
      await page.mouse.move(700, 16);
      await page.locator(`.monaco-workbench.${colour === "light" ? "vs" : "vs-dark"}`).waitFor();
      // The highlighting and the page of the map follow a little later than the frame.
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(pictures, `${name}-${colour}.png`) });
      if (step) await page.screenshot({ path: join(testOutput, "walkthrough", `${step.step}-${colour}.png`), clip: step });
    }
    await page.emulateMedia({ colorScheme: "light" });
    await page.locator(".monaco-workbench.vs").waitFor();
  };

  const status = async (): Promise<string> => (await vscode.statusBar()).find((text) => text.includes("SEC")) ?? "";
  const at = (file: string, marked: string): Place => placeIn(readFileSync(join(folder, file), "utf8"), marked);
  const openAt = async (file: string, marked: string): Promise<void> => vscode.open(file, at(file, marked));
  const shown = async (selector: string, text: string): Promise<Locator> => {
    const found = vscode.page.locator(selector, { hasText: text }).first();
    await found.waitFor();
    return found;
  };
  const textOf = async (selector: string): Promise<string> => (await vscode.page.locator(selector).allInnerTexts()).join("\n").replaceAll("\u00a0", " ");
  const map = (): FrameLocator => vscode.page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
  const rowsOf = async (view: string): Promise<readonly string[]> => {
    const pane = vscode.page.locator(".pane", { has: vscode.page.locator(".pane-header", { hasText: view }) });
    return (await pane.locator(".monaco-list-row").evaluateAll((rows) => rows.map((row) => ({ top: row.getBoundingClientRect().top, label: row.getAttribute("aria-label") ?? "" })))).sort((a, b) => a.top - b.top).map(({ label }) => label);
  };

  feature("hover: a term's definition, from another file", async () => {
    await openAt("section-g.sec", "raise an In<|>cident in accordance");
    await vscode.hover("Section H");
    await eventually("both definitions", () => textOf(".monaco-hover:visible"), (text) => /Incident.*Section A/.test(text) && /Incident.*Section H/.test(text));
    await photograph("hover", { step: "read", x: 348, y: 160, width: 700, height: 440 });
  });

  feature("code lenses over definitions and clauses, and headings behind bare references", async () => {
    await openAt("section-g.sec", "G3.5A Where<|> a Major");
    await eventually("a code lens", () => textOf(".codelens-decoration"), (text) => /cited (twice|\d+ times)/.test(text) && /\d uses? of “Major Security Incident”/.test(text));
    await eventually("an inlay hint", async () => (await vscode.lines()).join(" "), (text) => text.includes("(Raising an Incident)"));
    await photograph("lenses-and-hints", { step: "open", x: 0, y: 320, width: 700, height: 440 });
  });

  feature("peek: the definition in the middle of the text", async () => {
    await openAt("section-g.sec", "accordance with section<|> 2.1 of the Incident");
    await vscode.command("Peek Definition");
    await eventually("the clause of another file", () => textOf(".peekview-widget"), (text) => text.includes("appendix-ag.sec") && text.includes("2.1"));
    await photograph("peek");
  });

  feature("references: every use of a term, in every file", async () => {
    await openAt("section-g.sec", "A **Comp<|>romise** means");
    await vscode.press("Shift+F12");
    await eventually("the places", () => textOf(".peekview-widget"), (text) => /References \(\d+\)/.test(text) && text.includes("section-g.sec"));
    await photograph("references");
  });

  feature("call hierarchy: who cites a clause", async () => {
    await openAt("section-g.sec", "G3.<|>5 Where");
    await vscode.command("Peek Call Hierarchy");
    await eventually("the citing clauses", () => textOf(".peekview-widget"), (text) => text.includes("G3.6") && text.includes("G7.3"));
    await photograph("call-hierarchy");
  });

  feature("outline and breadcrumbs: the clauses with their headings", async () => {
    await openAt("section-g.sec", "G2.1 The DCC<|> shall");
    // All the room for the outline.
    await vscode.command("Explorer: Focus on Folders View");
    await vscode.page.locator(".pane-header", { hasText: "sample-code" }).click();
    await vscode.outline();
    await vscode.press("Control+1");
    const rows = await eventually("the clauses", () => vscode.outline(), (all) => all.some((row) => row.includes("G3.1")));
    assert.ok(rows.some((row) => row.includes("G3 SYSTEM SECURITY")), rows.join("\n"));
    await photograph("outline");
    await vscode.page.locator(".pane-header", { hasText: "sample-code" }).click();
    await vscode.command("View: Toggle Primary Side Bar Visibility");
  });

  feature("symbols: to any clause by its number", async () => {
    await vscode.press("Control+t");
    await vscode.page.locator(".quick-input-widget input").first().waitFor();
    await vscode.page.keyboard.type("H9.1");
    await eventually("the clause", () => textOf(".quick-input-widget .monaco-list-row"), (text) => text.includes("H9.1"));
    await photograph("symbols");
  });

  feature("definitions view: by document, filtered, from A to Z, marked", async () => {
    await openAt("section-g.sec", "G3.5A Where<|> a Major");
    await vscode.press("Control+k", "t");
    await eventually("a line for each document", () => rowsOf("Definitions"), (rows) => rows.some((row) => row.includes("Section A: Definitions")) && rows.some((row) => row.includes("Appendix P")));

    await vscode.command("SEC & DUIS: Show Definitions from A to Z");
    await vscode.command("SEC & DUIS: Filter Definitions");
    await vscode.page.locator(".quick-input-widget input").first().waitFor();
    await vscode.page.keyboard.type("transport layer");
    const found = await eventually("both definitions of the term", () => rowsOf("Definitions"), (rows) => rows.filter((row) => row.startsWith("Transport Layer Security")).length === 2);
    assert.ok(found.some((row) => row.includes("defined twice")), found.join("\n"));
    await vscode.press("Enter");
    await vscode.command("SEC & DUIS: Clear Filter of Definitions");

    await vscode.command("SEC & DUIS: Show Only Unused, Duplicate and Empty Definitions");
    await eventually("what is wrong alone", () => rowsOf("Definitions"), (rows) => rows.some((row) => /Supply Sensitive Check, .*empty/.test(row)) && rows.every((row) => /empty|unused|defined twice/.test(row)));
    await photograph("definitions-marked");
    await vscode.command("SEC & DUIS: Show All Definitions");
    await eventually("all of them again", () => rowsOf("Definitions"), (rows) => rows.some((row) => row.startsWith("Applicant")));
    await photograph("definitions", { step: "terms", x: 0, y: 0, width: 700, height: 440 });

    await (await shown(".pane .monaco-list-row", "Applicant")).click();
    await eventually("its file", () => vscode.activeFile(), (name) => name === "section-a.sec");
    await vscode.command("SEC & DUIS: Show Definitions by Document");
  });

  feature("cross-references view: what the clause at the cursor cites, and what cites it", async () => {
    await openAt("section-g.sec", "G3.6 A notice<|> under");
    await vscode.press("Control+k", "l");
    const rows = await eventually("both directions", () => rowsOf("Cross-References"), (all) => all.some((row) => row.includes("G3.5A")) && all.some((row) => row.includes("G3.10")));
    assert.ok(rows.some((row) => row.startsWith("Cited by")), rows.join("\n"));
    // It follows the cursor.
    await openAt("section-g.sec", "G2.5 The DCC<|> shall");
    await eventually("another clause's", () => rowsOf("Cross-References"), (all) => all.some((row) => row.includes("H10")));
    // A broken reference is told as one.
    await openAt("appendix-ag.sec", "Section G3.5<|>B");
    await eventually("the broken one", () => rowsOf("Cross-References"), (all) => all.some((row) => row.includes("G3.5B") && row.includes("not found")));
    await openAt("section-g.sec", "G7.3 The<|> Security");
    await eventually("who cites G7.3, and its paragraphs", () => rowsOf("Cross-References"), (all) => all.some((row) => row.includes("G1.4")) && all.some((row) => row.includes("G5.2")));
    await eventually("the lenses", () => textOf(".codelens-decoration"), (text) => /cited/.test(text));
    await photograph("cross-references");
    await (await shown(".pane .monaco-list-row", "G5.2")).click();
    await eventually("the cursor there", () => vscode.cursor(), ({ line }) => line === at("section-g.sec", "<|>G5.2 Each other").line);
    await vscode.command("View: Toggle Primary Side Bar Visibility");
  });

  feature("Code map: drawn, walked by keyboard, opened by Enter and click, a line's citations listed", async () => {
    await openAt("section-g.sec", "G3.5 Where<|> a Major");
    await vscode.press("Control+k", "g");
    await map().locator(".node").first().waitFor();
    assert.ok((await map().locator(".node").count()) >= 18, "a node for each document");
    await photograph("code-map");
    // High contrast has its own colours, and no tints.
    await vscode.page.emulateMedia({ colorScheme: "dark", forcedColors: "active" });
    await map().locator("body.vscode-high-contrast").waitFor();
    await vscode.page.waitForTimeout(300);
    await vscode.page.screenshot({ path: join(pictures, "code-map-high-contrast.png") });
    await vscode.page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
    await map().locator("body.vscode-light:not(.vscode-high-contrast)").waitFor();
    // By keyboard: Tab comes to a document, the arrows go on, Enter opens.
    await map().locator('.node[aria-label^="Section G"]').focus();
    await map().locator(".side h1", { hasText: "Section G: Security" }).waitFor();
    await vscode.press("ArrowUp");
    await map().locator(".side h1").filter({ hasNotText: "Section G: Security" }).waitFor();
    await vscode.press("Escape");
    await map().locator(".side h1", { hasText: "Documents" }).waitFor();
    await map().locator('.node[aria-label^="Section H"]').focus();
    await map().locator(".side h1", { hasText: "Section H: DCC Services" }).waitFor();
    await photograph("code-map-document", { step: "map", x: 0, y: 0, width: 900, height: 566 });
    await vscode.press("Enter");
    await eventually("its file beside", () => textOf(".tabs-container .tab"), (text) => text.includes("section-h.sec"));
    // By pointer: a click on a line of the lists tells its citations, a click on one opens it.
    await map().locator(".side .row.in", { hasText: "Section A" }).click();
    const citations = map().locator(".citations .row");
    await citations.first().waitFor();
    assert.match(await citations.first().innerText(), /Section H/);
    await citations.first().click();
    await eventually("the citing file", () => textOf(".tabs-container .tab"), (text) => text.includes("section-a.sec"));
    await map().locator('.node[aria-label^="Section L"] .shape').click();
    await eventually("the clicked file", () => textOf(".tabs-container .tab"), (text) => text.includes("section-l.sec"));
    assert.deepEqual(complaints, [], "the page obeys its own policy");
    await vscode.command("View: Close All Editors");
  });

  feature("status bar: a menu of what helps", async () => {
    const item = vscode.page.locator(".statusbar-item", { hasText: /SEC: \d/ }).first();
    await item.click();
    const offered = await eventually("the menu", () => textOf(".quick-input-widget .monaco-list-row"), (text) => text.includes("Open Code Map"));
    for (const entry of ["Show Problems", "Show Log", "Restart Language Server"]) assert.ok(offered.includes(entry), offered);
    await photograph("menu");
    await vscode.press("Escape");
    await item.hover();
    await eventually("the tooltip", () => textOf(".monaco-hover:visible"), (text) => /20 files: 8 errors/.test(text) && text.includes("Open Code Map"));
  });

  feature("walkthrough: the first steps", async () => {
    await vscode.command("SEC & DUIS: Open Walkthrough");
    await eventually("its steps", () => textOf(".gettingStartedContainer"), (text) => text.includes("See the Code as a map") && text.includes("Mend what is underlined"));
    await photograph("walkthrough");
    await vscode.command("View: Close All Editors");
  });

  feature("completion: the clauses behind a number, with their headings", async () => {
    await openAt("section-m.sec", "still in breach<|>.");
    await vscode.page.keyboard.type(", in accordance with Section G3.", { delay: 20 });
    await eventually("the clauses", () => textOf(".suggest-widget"), (text) => text.includes("G3.5A") && text.includes("Security Incident Management"));
    await photograph("completion");
    await vscode.page.keyboard.type("5A");
    await eventually("the one", () => textOf(".suggest-widget .monaco-list-row.focused"), (text) => text.includes("G3.5A"));
    await vscode.press("Enter");
    await eventually("the reference with its heading", async () => (await vscode.lines()).join(" ").replaceAll(/ +/g, " "), (text) => text.includes("accordance with Section G3.5A (Security Incident Management)"));
    // The other checks count on the text as it was.
    await eventually("the text taken back", async () => {
      await vscode.command("File: Revert File");
      return (await vscode.lines()).join(" ");
    }, (text) => text.includes("M8.2 The Panel") && !text.includes("G3.5A"));
  });

  feature("quick fix: one key for a slip", async () => {
    await openAt("section-g.sec", "tell <|>teh Panel");
    await vscode.press("Control+.");
    await eventually("its corrections", () => textOf(".action-widget"), (text) => text.includes("the"));
    await photograph("quick-fix", { step: "mend", x: 348, y: 240, width: 700, height: 440 });
    await vscode.press("Escape");
    await vscode.applyQuickFix("the");
    await eventually("the mended line", async () => (await vscode.lines()).join(" "), (text) => text.includes("tell the Panel"));
  });

  feature("fix all: every fault of a kind at once", async () => {
    // The sample has one; here is another.
    await openAt("section-e.sec", "at the premises<|>.");
    await vscode.page.keyboard.type(", and since when it is is so");
    await vscode.press("Escape");
    await openAt("section-e.sec", "the <|>the");
    await vscode.press("Control+.");
    await eventually("the wider fix", () => textOf(".action-widget"), (text) => text.includes("Fix all 2 ‘doubled-word’ in this file"));
    await photograph("fix-all");
    await vscode.press("Escape");
    await vscode.applyQuickFix("‘doubled-word’ in this file");
    await eventually("both mended", async () => (await vscode.lines()).join(" "), (text) => text.includes("since when it is so") && !text.includes("the the"));
  });

  feature("insert a clause, and watch the broken references heal", async () => {
    // The sample has G3.5A: without it, its references are broken.
    const { line } = at("section-g.sec", "<|>G3.5A Where");
    await vscode.open("section-g.sec", { line, column: 1 });
    await vscode.press("Control+Shift+k", "Control+Shift+k");
    await vscode.problems();
    await vscode.press("Control+f");
    await vscode.page.keyboard.type("G3.5A");
    await eventually("the broken references", () => vscode.problems(), (rows) => rows.filter((row) => /^Error: There is no G3\.5A/.test(row)).length >= 2);
    await vscode.open("section-g.sec", { line: line - 2, column: 3 });
    await vscode.press("Control+.");
    await eventually("the offer", () => textOf(".action-widget"), (text) => text.includes("Insert clause G3.5A after G3.5"));
    await photograph("insert-clause");
    await vscode.press("Escape");
    await vscode.applyQuickFix("Insert clause G3.5A after G3.5");
    await eventually("the clause", async () => (await vscode.lines()).join("\n"), (text) => /\nG3\.5A/.test(text));
    await eventually("no broken reference to it", () => vscode.problems(), (rows) => rows.length === 0);
    await vscode.command("View: Toggle Panel Visibility");
    await eventually("its citations over it", () => textOf(".codelens-decoration"), (text) => /cited twice/.test(text));
    await photograph("healed");
  });

  feature("rename: a term in every file, after a look at each change", async () => {
    await openAt("section-g.sec", "A **Comp<|>romise** means");
    await vscode.press("F2");
    // The box is there before it is asked for; what counts is that it has the keyboard.
    await vscode.page.waitForFunction("document.activeElement?.closest('.rename-box') !== null");
    await vscode.press("Control+a");
    await vscode.page.keyboard.type("Breach");
    await vscode.press("Enter");
    await eventually("the changes of each file", () => textOf(".bulk-edit-panel"), (text) => text.includes("section-a.sec") && text.includes("section-g.sec"));
    for (const name of ["section-a.sec", "section-g.sec"]) await (await shown(".bulk-edit-panel .monaco-list-row", name)).locator("input").check();
    await photograph("rename");
    await vscode.page.locator(".bulk-edit-panel .monaco-text-button", { hasText: "Apply" }).click();
    await vscode.command("File: Save All Files");
    const texts = () => Promise.resolve(["section-a.sec", "section-g.sec"].map((name) => readFileSync(join(folder, name), "utf8")).join("\n"));
    await eventually("no Compromise in any file", texts, (text) => !/\bCompromises?\b/.test(text) && text.includes("subject to a material Breach"));
  });
});

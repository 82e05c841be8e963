// Every feature on the sample Code, in a real VS Code: what it does is asserted, and how it looks is photographed, light
// and dark, under test-output/features/. One page serves every check; those that change the text come last.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser, FrameLocator } from "playwright-core";
import { dist, samples } from "../../scripts/paths.ts";
import { startWebEditor, type WebEditor } from "../../scripts/web-editor.ts";
import { withEvidence } from "./evidence.ts";
import { photographIn, photographStep, pictures, steadyPicture, walkthrough } from "./photographs.ts";
import { chromiumOrReason, packagedExtension } from "./ready.ts";
import { eventually, launchChromium, openWorkbench, placeIn, type Place, type Sight, until, type Workbench } from "./workbench.ts";

const chromium = chromiumOrReason();

/** VS Code follows the browser's colours, so that a menu stays open while they change. */
const settings = {
  "window.autoDetectColorScheme": true,
  "window.autoDetectHighContrast": true,
  "workbench.preferredLightColorTheme": "Default Light Modern",
  "workbench.preferredDarkColorTheme": "Default Dark Modern",
  "editor.hover.delay": 50,
  "editor.cursorBlinking": "solid",
  "editor.minimap.enabled": false,
  "editor.fontSize": 13,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "window.commandCenter": false,
  "workbench.layoutControl.enabled": false,
  "workbench.editor.enablePreview": true,
};

describe("features in VS Code", { skip: chromium.kind === "absent" && chromium.reason, timeout: 1_200_000 }, () => {
  let folder: string;
  let editor: WebEditor;
  let browser: Browser;
  let vscode: Workbench;
  /** What the page's console said against the extension's own page. */
  const complaints: string[] = [];

  before(async () => {
    for (const place of [pictures, walkthrough]) {
      rmSync(place, { recursive: true, force: true });
      mkdirSync(place, { recursive: true });
    }
    editor = await startWebEditor({ vsix: await packagedExtension(), folders: "trusted", driver: "smoke-test", settings, say: console.log });
    // The folder's name is in the picture, and so is the way to it.
    folder = join(editor.home, "sample-code");
    cpSync(samples, folder, { recursive: true });
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
  });

  /** A check, with evidence where it fails. */
  const feature = (name: string, check: () => Promise<void>): void => {
    test(name, async () => {
      await withEvidence(name, () => ({ page: vscode?.page, editor }), check).finally(() => vscode?.press("Escape", "Escape"));
    });
  };

  const photograph = async (name: string, sight?: Sight, alarm?: string): Promise<void> => photographIn(vscode, name, sight, alarm);
  const status = async (): Promise<string> => (await vscode.statusBar()).find((text) => text.includes("SEC")) ?? "";
  const at = (file: string, marked: string): Place => placeIn(readFileSync(join(folder, file), "utf8"), marked);
  const openAt = async (file: string, marked: string): Promise<void> => vscode.open(file, at(file, marked));
  const textOf = async (selector: string): Promise<string> => vscode.textOf(selector);
  const text = async (): Promise<string> => (await vscode.lines()).join("\n");
  const map = (): FrameLocator => vscode.page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
  const rowsOf = async (view: string): Promise<readonly string[]> => {
    const pane = vscode.page.locator(".pane", { has: vscode.page.locator(".pane-header", { hasText: view }) });
    return (await pane.locator(".monaco-list-row").evaluateAll((rows) => rows.map((row) => ({ top: row.getBoundingClientRect().top, label: row.getAttribute("aria-label") ?? "" })))).sort((a, b) => a.top - b.top).map(({ label }) => label);
  };
  const click = async (row: string): Promise<void> => vscode.page.locator(".pane .monaco-list-row", { hasText: row }).first().click();
  const hideSideBar = async (): Promise<void> => {
    const shown = () => vscode.page.locator(".part.sidebar:visible").count();
    await until("no side bar", () => vscode.command("View: Toggle Primary Side Bar Visibility"), shown, (count) => count === 0);
  };
  const showFiles = async (): Promise<void> => {
    await until("the files", () => vscode.press("Control+Shift+e"), () => vscode.page.locator(".explorer-folders-view:visible").count(), (count) => count > 0);
    await vscode.press("Control+1");
  };
  const filterProblems = async (words: string): Promise<void> => {
    const filter = ".viewpane-filter input";
    await until("the filter's box", async () => {
      await vscode.command("Problems: Focus on Problems View");
      await vscode.press("Control+f");
    }, () => vscode.page.locator(`${filter}:focus`).count(), (count) => count === 1);
    await vscode.fill(filter, words);
  };
  const sight = (what: string, selector: string, ask: () => Promise<void>, wanted: (text: string) => boolean): Sight => ({ what, ask, read: () => textOf(selector), wanted });
  const peek = (what: string, ask: () => Promise<void>, wanted: (text: string) => boolean): Sight => sight(what, ".peekview-widget", ask, wanted);

  feature("hover: a term's definition, from another file", async () => {
    await openAt("section-g.sec", "raise an In<|>cident in accordance");
    const hover = { ...vscode.hover("Section H"), wanted: (shown: string) => /Incident.*Section A/.test(shown) && /Incident.*Section H/.test(shown) };
    await photograph("hover", hover);
    await hideSideBar();
    await photographStep(vscode, "read", hover);
    await showFiles();
  });

  feature("hover: a response code, and a service request with what its tables say", async () => {
    await openAt("appendix-ad.duis", "return Response Code E1<|>4 where");
    await vscode.see({ ...vscode.hover("E14 Schedule Limit"), wanted: (shown) => shown.includes("In one service request") && shown.includes("5.1 Create Schedule") });
    await openAt("appendix-r.sec", "any test of SRV 4.<|>6.2");
    const hover = { ...vscode.hover("4.6.2 Retrieve Export Daily Read Log"), wanted: (shown: string) => shown.includes("Export Supplier (ES)") && shown.includes("Other variants of 4.6") };
    await photograph("hover-request", hover);
  });

  feature("findings: those of all files, opened or not", async () => {
    const texts = () => vscode.page.locator(".editor-group-container:visible").count();
    await vscode.problems();
    await until("room for them", () => vscode.command("View: Toggle Maximized Panel"), texts, (count) => count === 0);
    await eventually("the findings", () => vscode.problems(), (rows) => rows.some((row) => row.startsWith("Error: There is no G3.5B")));
    await photograph("findings");
    await until("the text again", () => vscode.command("View: Toggle Maximized Panel"), texts, (count) => count > 0);
    await until("no panel", () => vscode.command("View: Toggle Panel Visibility"), () => vscode.page.locator(".part.panel:visible").count(), (count) => count === 0);
  });

  feature("code lenses over definitions and clauses, and headings behind bare references", async () => {
    await openAt("section-g.sec", "G3.5A Where<|> a Major");
    await eventually("a code lens", () => textOf(".codelens-decoration"), (lenses) => /cited (twice|\d+ times)/.test(lenses) && /\d uses? of “Major Security Incident”/.test(lenses));
    await eventually("an inlay hint", text, (lines) => lines.includes("(Raising an Incident)"));
    await photograph("lenses-and-hints");
    await photographStep(vscode, "open", undefined);
  });

  feature("peek: the definition in the middle of the text", async () => {
    await openAt("section-g.sec", "accordance with section<|> 2.1 of the Incident");
    await photograph("peek", peek("the clause of another file", () => vscode.command("Peek Definition"), (shown) => shown.includes("appendix-ag.sec") && shown.includes("2.1")));
  });

  feature("references: every use of a term, in every file", async () => {
    await openAt("section-g.sec", "A **Comp<|>romise** means");
    await photograph("references", peek("the places", () => vscode.press("Shift+F12"), (shown) => /References \(\d+\)/.test(shown) && shown.includes("section-g.sec")));
  });

  feature("copy citation: the words by which another text cites the clause at the cursor", async () => {
    await openAt("section-g.sec", "G3.5A Where<|> a Major");
    const told = async (): Promise<string> => (await vscode.statusBar()).join("\n");
    await until("the citation", () => vscode.command("SEC & DUIS: Copy Citation"), told, (items) => items.includes("Copied: Section G3.5A (Security Incident Management)"));
  });

  feature("call hierarchy: who cites a clause", async () => {
    await openAt("section-g.sec", "G3.<|>5 Where");
    await photograph("call-hierarchy", peek("the citing clauses", () => vscode.command("Peek Call Hierarchy"), (shown) => shown.includes("G3.6") && shown.includes("G7.3")));
  });

  feature("outline and breadcrumbs: the clauses with their headings", async () => {
    await openAt("section-g.sec", "G2.1 The DCC<|> shall");
    // All the room for the outline.
    await vscode.outline();
    await vscode.foldPane("sample-code", "false");
    await vscode.widenSideBar(400);
    const rows = await eventually("the clauses", () => vscode.outline(), (all) => all.some((row) => row.includes("G3.1")));
    assert.ok(rows.some((row) => row.includes("G3 SYSTEM SECURITY")), rows.join("\n"));
    await vscode.press("Control+1");
    await photograph("outline");
    await vscode.foldPane("sample-code", "true");
    await hideSideBar();
  });

  feature("symbols: to any clause by its number, to any term by some of its letters", async () => {
    const symbols = (query: string, wanted: (rows: string) => boolean): Sight => {
      const ask = async (): Promise<void> => {
        await vscode.press("Escape", "Control+t");
        await vscode.fill(".quick-input-widget input", `#${query}`);
      };
      return sight(`what ${query} finds`, ".quick-input-widget .monaco-list-row", ask, wanted);
    };
    await vscode.see(symbols("H9.1", (rows) => rows.includes("H9.1")));
    await vscode.see(symbols("trlasec", (rows) => rows.includes("Transport Layer Security")));
    await photograph("symbols", symbols("incident man", (rows) => ["Incident Management Policy", "Security Incident Management", "Appendix AG"].every((name) => rows.includes(name))));
  });

  feature("definitions view: by document, filtered, from A to Z, marked", async () => {
    await openAt("section-g.sec", "G3.5A Where<|> a Major");
    await until("a line for each document", () => vscode.press("Control+k", "t"), () => rowsOf("Definitions"), (rows) => rows.some((row) => /^Section A: Definitions and Interpretation, \d+ definitions$/.test(row)) && rows.some((row) => row.includes("Appendix P")));

    await vscode.command("SEC & DUIS: Show Definitions from A to Z");
    await vscode.command("SEC & DUIS: Filter Definitions");
    await vscode.fill(".quick-input-widget input", "transport layer");
    const found = await eventually("both definitions of the term", () => rowsOf("Definitions"), (rows) => rows.filter((row) => row.startsWith("Transport Layer Security")).length === 2);
    assert.ok(found.some((row) => row.includes("defined twice")), found.join("\n"));
    await vscode.press("Enter");
    await vscode.command("SEC & DUIS: Clear Filter of Definitions");

    await vscode.command("SEC & DUIS: Show Only Unused, Duplicate and Empty Definitions");
    await eventually("what is wrong alone", () => rowsOf("Definitions"), (rows) => rows.some((row) => /Supply Sensitive Check, .*empty/.test(row)) && rows.every((row) => /empty|unused|defined twice/.test(row)));
    await photograph("definitions-marked");
    await vscode.command("SEC & DUIS: Show All Definitions");
    await eventually("all of them again", () => rowsOf("Definitions"), (rows) => rows.some((row) => row.startsWith("Applicant")));
    await photograph("definitions");
    await photographStep(vscode, "terms", undefined);

    await until("its file", () => click("Applicant"), () => vscode.activeFile(), (name) => name === "section-a.sec");
    await vscode.command("SEC & DUIS: Show Definitions by Document");
  });

  feature("cross-references view: what the clause at the cursor cites, and what cites it", async () => {
    await openAt("section-g.sec", "G3.6 A notice<|> under");
    const rows = await until("both directions", () => vscode.press("Control+k", "l"), () => rowsOf("Cross-References"), (all) => all.some((row) => row.includes("G3.5A")) && all.some((row) => row.includes("G3.10")));
    assert.ok(rows.some((row) => row.startsWith("Cited by")), rows.join("\n"));
    // It follows the cursor.
    await openAt("section-g.sec", "G2.5 The DCC<|> shall");
    await eventually("another clause's", () => rowsOf("Cross-References"), (all) => all.some((row) => row.includes("H10")));
    // A broken reference is told as one.
    await openAt("appendix-ag.sec", "Section G3.5<|>B");
    await eventually("the broken one", () => rowsOf("Cross-References"), (all) => all.some((row) => row.includes("G3.5B") && row.includes("not found")));
    await openAt("section-g.sec", "G7.3 The<|> Security");
    await eventually("who cites G7.3, and its paragraphs", () => rowsOf("Cross-References"), (all) => all.some((row) => row.includes("G1.4")) && all.some((row) => row.includes("G5.2")));
    await eventually("the lenses", () => textOf(".codelens-decoration"), (lenses) => /cited/.test(lenses));
    await vscode.foldPane("Definitions", "false");
    await vscode.page.locator(".pane .monaco-list-row", { hasText: "G3.5" }).first().locator(".monaco-tl-twistie").click();
    await eventually("the words that cite it", () => rowsOf("Cross-References"), (all) => all.some((row) => row.includes("Section G3.5")));
    await photograph("cross-references");
    await until("the cursor there", () => click("G5.2"), () => vscode.cursor(), ({ line }) => line === at("section-g.sec", "<|>G5.2 Each other").line);
    await vscode.foldPane("Definitions", "true");
    await hideSideBar();
  });

  feature("Code map: drawn, walked by keyboard, opened by Enter and click, a line's citations listed", async () => {
    await openAt("section-g.sec", "G3.5 Where<|> a Major");
    const nodes = () => map().locator(".node").count();
    await until("a node for each document", () => vscode.press("Control+k", "g"), nodes, (count) => count >= 18);
    await photograph("code-map");
    // High contrast has its own colours, and no tints.
    await vscode.page.emulateMedia({ colorScheme: "dark", forcedColors: "active" });
    await map().locator("body.vscode-high-contrast").waitFor();
    await steadyPicture(vscode.page, join(pictures, "code-map-high-contrast.png"));
    await vscode.page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
    await map().locator("body.vscode-light:not(.vscode-high-contrast)").waitFor();
    // By keyboard: Tab comes to a document, the arrows go on, Enter opens.
    const side = async () => (await map().locator(".side h1").allInnerTexts()).join();
    const focus = (document: string) => () => map().locator(`.node[aria-label^="${document}"]`).focus();
    await until("Section G told", focus("Section G"), side, (title) => title.includes("Section G: Security"));
    await until("its neighbour told", () => vscode.press("ArrowUp"), side, (title) => title !== "" && !title.includes("Section G: Security"));
    await until("all of them told", () => vscode.press("Escape"), side, (title) => title.includes("Documents"));
    const focused = async () => (await map().locator(":focus").evaluateAll((elements) => elements.map((element) => element.getAttribute("aria-label")))).join();
    await until("the zoom buttons behind a document", async () => {
      await focus("Section G")();
      await vscode.press("Tab");
    }, focused, (label) => label.startsWith("Zoom in"));
    await until("all of them told from there", () => vscode.press("Escape"), side, (title) => title.includes("Documents"));
    await until("Section H told", focus("Section H"), side, (title) => title.includes("Section H: DCC Services"));
    const sectionH: Sight = { what: "Section H", ask: focus("Section H"), read: side, wanted: (title) => title.includes("Section H: DCC Services") };
    await photograph("code-map-document", sectionH);
    await photographStep(vscode, "map", sectionH);
    const tabs = () => textOf(".tabs-container .tab");
    await until("its file beside", async () => {
      await focus("Section H")();
      await vscode.press("Enter");
    }, tabs, (names) => names.includes("section-h.sec"));
    // By pointer: a click on a line of the lists tells its citations, a click on one opens it.
    const citations = map().locator(".citations .row");
    await until("the citations", () => map().locator(".side .row.in", { hasText: "Section A" }).click(), async () => (await citations.allInnerTexts())[0] ?? "", (first) => first.includes("Section H"));
    await until("the citing file", () => citations.first().click(), tabs, (names) => names.includes("section-a.sec"));
    await until("the clicked file", () => map().locator('.node[aria-label^="Section L"] .shape').click(), tabs, (names) => names.includes("section-l.sec"));
    assert.deepEqual(complaints, [], "the page obeys its own policy");
    await vscode.command("View: Close All Editors");
  });

  feature("status bar: a menu of what helps", async () => {
    await openAt("section-g.sec", "G3.5 Where<|> a Major");
    const item = vscode.page.locator(".statusbar-item", { hasText: /SEC: \d/ }).first();
    const offers = ["Impact…", "Redline…", "Import Word Document…", "Open Code Map", "Show Problems", "Show Log", "Restart Language Server"];
    await photograph("menu", sight("the menu", ".quick-input-widget .monaco-list-row", () => item.click(), (rows) => offers.every((offer) => rows.includes(offer))));
    await vscode.press("Escape");
    const point = async (): Promise<void> => {
      await vscode.page.mouse.move(700, 300);
      await item.hover();
    };
    await vscode.see(sight("the tooltip", ".monaco-hover:visible", point, (shown) => /21 files: 8 errors/.test(shown) && shown.includes("Open Code Map")));
  });

  feature("walkthrough: the first steps", async () => {
    // In less room VS Code cuts the steps' words off.
    await hideSideBar();
    await vscode.page.setViewportSize({ width: 1440, height: 912 });
    await photograph("walkthrough", sight("its steps", ".gettingStartedContainer", () => vscode.command("SEC & DUIS: Open Walkthrough"), (steps) => steps.includes("See the Code as a map") && steps.includes("Fix what is underlined")));
    await vscode.page.setViewportSize({ width: 1200, height: 760 });
    await vscode.command("View: Close All Editors");
  });

  feature("prose: ordinary words bring up nothing, and Enter is Enter", async () => {
    await openAt("section-m.sec", "still in breach<|>.");
    for (const words of [", as the list", " or a", " section", " means; and"]) {
      await vscode.page.keyboard.type(words, { delay: 20 });
      await vscode.see(sight(`nothing behind “${words}”`, ".suggest-widget.visible", () => vscode.press("Escape", "Control+Space"), (list) => list.trim() === "No suggestions."));
    }
    await vscode.press("Escape", "Enter");
    await eventually("a new line", text, (lines) => /means; and *\n *\.\n/.test(lines));
    // A list that came by itself takes no Enter, and Tab takes its first.
    const offered = (words: string): Sight => sight("the list", ".suggest-widget.visible .monaco-list-row", () => vscode.press("Backspace", words.at(-1)!), (rows) => rows.includes("Supplier Party"));
    await vscode.page.keyboard.type("The Supplie", { delay: 20 });
    await vscode.see(offered("The Supplie"));
    await vscode.press("Enter");
    await eventually("the words as they were typed", text, (lines) => /^The Supplie$/m.test(lines));
    await vscode.page.keyboard.type("The Supplie", { delay: 20 });
    await vscode.see(offered("The Supplie"));
    await vscode.press("Tab");
    await eventually("the term", text, (lines) => lines.includes("The Supplier Party"));
    await vscode.press("Enter");
    await vscode.page.keyboard.type("<!-- sec-change: a reason -->", { delay: 20 });
    await eventually("a comment with one end", text, (lines) => /^<!-- sec-change: a reason -->\.$/m.test(lines));
    await vscode.press("Enter");
    // A whole template comes when its name is given, with Tab.
    await vscode.press("ArrowDown");
    await vscode.page.keyboard.type("table", { delay: 20 });
    await until("the table", () => vscode.press("Escape", "Tab"), text, (lines) => lines.includes("| First | Second | Third |"));
    await vscode.press("Escape");
    await until("the text taken back", () => vscode.command("File: Revert File"), text, (lines) => lines.includes("M8.2 The Panel") && !lines.includes("means; and"));
  });

  feature("completion: the clauses behind a number, with their headings", async () => {
    await openAt("section-m.sec", "(a) to the Authority<|>, where");
    await vscode.page.keyboard.type(" under Section G3.", { delay: 20 });
    const suggest = () => vscode.press("Escape", "Control+Space");
    const marked = ".suggest-widget.visible .monaco-list-row.focused";
    // Asked for again, the list shows or hides the text of what is marked.
    const withText: Sight = {
      what: "the clauses, and the text of one",
      ask: async () => {
        await vscode.see(sight("the clauses", marked, suggest, (row) => row.includes("G3.")));
        await vscode.press("Control+Space");
        for (let steps = 0; steps < 20 && !(await textOf(marked)).includes("G3.5A"); steps++) await vscode.press("ArrowDown");
      },
      read: async () => `${await textOf(".suggest-widget.visible .monaco-list-row")}${await textOf(".suggest-details:visible")}`,
      wanted: (shown) => shown.includes("G3.5A") && shown.includes("Segregation of User Systems") && shown.includes("G3.5A Where a Major Security Incident"),
    };
    await photograph("completion", withText);
    await vscode.page.keyboard.type("5A");
    await vscode.see(sight("the one", marked, suggest, (row) => row.includes("G3.5A")));
    await vscode.press("Enter");
    await eventually("the reference with its heading", async () => (await text()).replaceAll(/\s+/g, " "), (lines) => lines.includes("to the Authority under Section G3.5A (Security Incident Management), where"));
    // The other checks count on the text as it was.
    await until("the text taken back", () => vscode.command("File: Revert File"), text, (lines) => lines.includes("(a) to the Authority, where"));
  });

  feature("quick fix: one key for a slip", async () => {
    await openAt("section-g.sec", "tell <|>teh Panel");
    await eventually("the lenses", () => textOf(".codelens-decoration"), (lenses) => lenses.includes("cited 4 times"));
    const title = "Change “teh” to “the”";
    await photograph("quick-fix", vscode.quickFixes(title));
    // What is underlined is to be seen over the menu.
    await photographStep(vscode, "mend", vscode.quickFixes(title), () => vscode.press(...Array.from({ length: 6 }, () => "Control+ArrowDown")));
    await vscode.applyQuickFix(title, text, (lines) => lines.includes("tell the Panel"));
  });

  feature("fix all: every fault of a kind at once", async () => {
    // The sample has one; here is another.
    await openAt("section-e.sec", "at the premises<|>.");
    await vscode.page.keyboard.type(", and since when it is is so");
    await vscode.press("Escape");
    await openAt("section-e.sec", "the <|>the");
    const title = "Fix all 2 ‘doubled-word’ in this file";
    await photograph("fix-all", vscode.quickFixes(title));
    await vscode.applyQuickFix(title, text, (lines) => lines.includes("since when it is so") && !lines.includes("the the"));
  });

  feature("not used: a clause that others cite, after a note of how many do", async () => {
    await openAt("section-g.sec", "G3.<|>5 Where");
    const title = "Make G3.5 [Not used] (4 references name it)";
    const panel = ".bulk-edit-panel";
    await vscode.applyQuickFix(title, () => textOf(panel), (shown) => shown.includes("section-g.sec"));
    const note = "4 references name G3.5: in G3.6, G3.10";
    await eventually("the note", () => vscode.notifications(), (notes) => notes.includes(note));
    await photograph("not-used", undefined, note);
    await vscode.command("Notifications: Clear All Notifications");
    await vscode.page.locator(`${panel} .monaco-text-button`, { hasText: "Discard" }).click();
    await eventually("the clause as it was", text, (lines) => lines.includes("G3.5 Where a Major"));
  });

  feature("insert a clause, and watch the broken references heal", async () => {
    // The sample has G3.5A: without it, its references are broken.
    const { line } = at("section-g.sec", "<|>G3.5A Where");
    await vscode.open("section-g.sec", { line, column: 1 });
    await vscode.press("Control+Shift+k", "Control+Shift+k");
    await vscode.problems();
    await filterProblems("There is no G3.5A");
    await eventually("the broken references", () => vscode.problems(), (rows) => rows.filter((row) => /^Error: There is no G3\.5A/.test(row)).length >= 2);
    await vscode.open("section-g.sec", { line: line - 2, column: 3 });
    const title = "Insert clause G3.5A after G3.5";
    await photograph("insert-clause", vscode.quickFixes(title));
    await vscode.applyQuickFix(title, text, (lines) => /\nG3\.5A/.test(lines));
    await eventually("no broken reference to it", () => vscode.problems(), (rows) => rows.length === 0);
    // VS Code counts what it shows anew when it is asked anew.
    await filterProblems("There is no G3.5A in");
    await eventually("word of it", () => textOf(".markers-panel .message-box-container"), (message) => message.includes("No results found"));
    await vscode.open("section-g.sec", { line: line - 2, column: 3 });
    // G3.4 has one of these, G3.5A the other.
    await eventually("its citations over it", () => textOf(".codelens-decoration"), (lenses) => lenses.split("cited twice").length > 2);
    await photograph("healed");
    await vscode.command("View: Toggle Panel Visibility");
  });

  feature("rename: a term in every file, after a look at each change", async () => {
    await openAt("section-g.sec", "A **Comp<|>romise** means");
    // The box is there before it is asked for; what counts is that it has the keyboard.
    const box = ".rename-box input";
    await until("the box for the name", () => vscode.press("F2"), () => vscode.page.locator(`${box}:focus`).count(), (count) => count === 1);
    await vscode.fill(box, "Breach");
    await vscode.press("Enter");
    const changes = ".bulk-edit-panel .monaco-list-row";
    await eventually("the changes of each file", () => textOf(changes), (rows) => rows.includes("section-a.sec") && rows.includes("section-g.sec"));
    await photograph("rename");
    await vscode.page.locator(".bulk-edit-panel .monaco-text-button", { hasText: "Apply" }).click();
    await eventually("the new name", text, (lines) => lines.includes("A **Breach** means"));
    const files = () => Promise.resolve(["section-a.sec", "section-g.sec"].map((name) => readFileSync(join(folder, name), "utf8")).join("\n"));
    await until("no Compromise in any file", () => vscode.command("File: Save All Files"), files, (all) => !/\bCompromises?\b/.test(all) && all.includes("subject to a material Breach"));
  });

  feature("several folders: one Code, each with its own sec.json", async () => {
    const several = join(editor.home, "several");
    for (const [name, part] of [["section-a.sec", "terms"], ["section-g.sec", "rest"], ["section-h.sec", "rest"]] as const) cpSync(join(samples, name), join(several, part, name));
    writeFileSync(join(several, "rest", "sec.json"), '{ "bannedTerms": [{ "term": "Compromise", "replacement": "Breach" }] }');
    writeFileSync(join(several, "all.code-workspace"), JSON.stringify({ folders: [{ path: "terms" }, { path: "rest" }] }));
    const open = async (): Promise<void> => {
      await vscode.close();
      vscode = await openWorkbench(browser, editor, join(several, "all.code-workspace"));
    };
    await open();
    // VS Code may open before it has read which folders there are, and then has none.
    await until("the counts", open, status, (shown) => /SEC: \d/.test(shown));
    await vscode.open("section-g.sec", placeIn(readFileSync(join(samples, "section-g.sec"), "utf8"), "affects the DCC Total Sys<|>tem, each User"));
    // Banned where that sec.json governs, and not in the other folder.
    await vscode.problems();
    await filterProblems("“Compromise”");
    const rows = await eventually("the findings", () => vscode.problems(), (all) => all.some((row) => row.startsWith("Warning: “Compromise”")));
    assert.ok(rows.some((row) => row.includes("section-g.sec")) && !rows.some((row) => row.includes("section-a.sec")), rows.join("\n"));
    await vscode.press("Control+1");
    await vscode.see({ ...vscode.hover("Section A"), wanted: (shown: string) => /DCC Total System.*Section A/.test(shown) });
    await until("the other folder's file", () => vscode.press("Escape", "F12"), () => vscode.activeFile(), (name) => name === "section-a.sec");
  });

  feature("two versions in one folder: each is a Code of its own", async () => {
    const both = join(editor.home, "two-versions");
    for (const version of ["before", "after"]) cpSync(samples, join(both, version), { recursive: true });
    await vscode.close();
    vscode = await openWorkbench(browser, editor, both);
    // The editor finds in each what the command line finds in it alone.
    const { diagnostics } = JSON.parse(spawnSync(process.execPath, [join(dist, "cli.js"), "check", "--format", "json", samples], { encoding: "utf8" }).stdout) as { diagnostics: readonly { severity: string }[] };
    const twice = (severity: string): number => 2 * diagnostics.filter((one) => one.severity === severity).length;
    await eventually("the counts of both", status, (shown) => shown.includes(`${twice("error")} errors, ${twice("warning")} warnings`));
    const item = vscode.page.locator(".statusbar-item", { hasText: /SEC: \d/ }).first();
    await vscode.see({ what: "the note that there are two", ask: () => item.hover(), read: () => textOf(".monaco-hover"), wanted: (shown: string) => shown.includes("The same documents are in “after” and in “before”: each is checked as a Code of its own.") });
    await vscode.screenshot("two-versions");
    const tab = () => textOf(".tab.active");
    await until("the map", () => vscode.command("SEC & DUIS: Open Code Map"), tab, (title) => title.includes("Code Map: after"));
    await eventually("both to choose from", () => map().locator("select option").allInnerTexts(), (codes) => codes.join() === "after,before");
    await until("the other map", () => map().locator("select").selectOption("before").then(() => {}), tab, (title) => title.includes("Code Map: before"));
    await vscode.screenshot("two-versions-map");
    await until("the definitions", () => vscode.command("SEC & DUIS: Show Definitions"), () => rowsOf("Definitions"), (rows) => rows.some((row) => row.startsWith("after: Section A: Definitions")));
    await vscode.screenshot("two-versions-definitions");
  });
});

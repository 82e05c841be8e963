// The packaged extension, installed in a real VS Code and used as a drafter would: findings, hover, definition, quick
// fix, outline, status, log, restart. The folder is opened in Restricted Mode, as a stranger's is: all of it must work
// there. One page serves every check, in order: starting is what costs.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { dist, root, samples } from "../../scripts/paths.ts";
import { startWebEditor, type WebEditor } from "../../scripts/web-editor.ts";
import { extensionLog, withEvidence } from "./evidence.ts";
import { chromiumOrReason, packagedExtension } from "./ready.ts";
import { eventually, launchChromium, openWorkbench, placeIn, type Place, until, type Workbench } from "./workbench.ts";

const chromium = chromiumOrReason();

describe("in VS Code", { skip: chromium.kind === "absent" && chromium.reason, timeout: 900_000 }, () => {
  let folder: string;
  let editor: WebEditor;
  let browser: Browser;
  let vscode: Workbench;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "sec-duis-workspace-"));
    cpSync(join(import.meta.dirname, "workspace"), folder, { recursive: true });
    editor = await startWebEditor({ vsix: await packagedExtension(), folders: "restricted", driver: "smoke-test", settings, say: console.log });
    browser = await launchChromium(chromium.kind === "found" ? chromium.path : "");
    vscode = await openWorkbench(browser, editor, folder);
  });

  after(async () => {
    await browser?.close();
    await editor?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  /** A check, with evidence where it fails. */
  const inVSCode = (name: string, check: () => Promise<void>): void => {
    test(name, () => withEvidence(name, () => ({ page: vscode?.page, editor }), check));
  };

  const status = async (): Promise<string> => (await vscode.statusBar()).find((text) => text.includes("SEC")) ?? "";
  const finding = (text: string) => (rows: readonly string[]) => rows.some((row) => row.includes(text));
  const placeOf = (file: string, text: string): Place => placeIn(readFileSync(join(folder, file), "utf8"), text);

  test("the package is as large as the README says", async () => {
    const said = /`\.vsix` \((\d\.\d\d) MB/.exec(readFileSync(join(root, "README.md"), "utf8"))?.[1];
    const { size } = statSync(await packagedExtension());
    assert.ok(Math.abs(size / 1e6 - Number(said)) < 0.03, `${size} bytes, and the README says ${said} MB`);
  });

  inVSCode("finds the faults of files that nobody opened", async () => {
    const problems = await eventually("findings", () => vscode.problems(), finding("teh"));
    assert.ok(finding("section-g.sec")(problems), problems.join("\n"));
    assert.equal(await vscode.activeFile(), "");
    await vscode.screenshot("problems");
  });

  inVSCode("opens the page of a rule from its finding, to be read", async () => {
    await eventually("findings", () => vscode.problems(), finding("teh"));
    const heading = vscode.page.frameLocator("iframe.webview.ready").frameLocator("#active-frame").locator("h1");
    const click = async (): Promise<void> => vscode.page.locator(".markers-panel .monaco-list-row a", { hasText: "typo" }).first().click({ timeout: 5_000 }).catch(() => {});
    await until("the page", click, async () => (await heading.allInnerTexts().catch(() => [])).join(), (title) => title === "typo");
    await vscode.screenshot("rule page");
    await vscode.command("View: Close All Editors");
  });

  inVSCode("tells in the status bar how the folder stands", async () => {
    await eventually("the counts", status, (text) => /SEC: \d+ errors?, \d+ warnings?$/.test(text.trim()));
  });

  inVSCode("explains a term where it is used", async () => {
    await vscode.open("section-g.sec", placeOf("section-g.sec", "its <|>Gateway locked"));
    assert.match(await vscode.see(vscode.hover("equipment through which")), /Gateway.*Section A/);
    await vscode.screenshot("hover");
    await vscode.press("Escape");
  });

  inVSCode("goes from a use to the definition, in another file", async () => {
    await vscode.open("section-g.sec", placeOf("section-g.sec", "its <|>Gateway locked"));
    await until("section-a.sec", () => vscode.press("F12"), () => vscode.activeFile(), (name) => name === "section-a.sec");
    const { line } = placeOf("section-a.sec", "**<|>Gateway**");
    await eventually("the definition", async () => (await vscode.cursor()).line, (at) => at === line);
    await vscode.screenshot("definition");
  });

  inVSCode("goes from a reference to its clause", async () => {
    await vscode.open("section-g.sec", placeOf("section-g.sec", "Section <|>G1.2 (Duties"));
    const { line } = placeOf("section-g.sec", "<|>G1.2 Each");
    await until("the clause", () => vscode.press("F12"), async () => (await vscode.cursor()).line, (at) => at === line);
  });

  inVSCode("lists the clauses in the outline", async () => {
    await vscode.open("section-g.sec");
    const rows = await eventually("the clauses", () => vscode.outline(), (all) => all.some((row) => row.includes("G1.2")));
    assert.ok(rows.some((row) => row.includes("Duties of each Shipper")), rows.join("\n"));
    await vscode.screenshot("outline");
  });

  inVSCode("gives its views the keyboard by their keys, when they have no rows yet, too", async () => {
    const row = (): Promise<string> => vscode.textOf(".pane-body .monaco-list:focus .monaco-list-row.focused");
    await vscode.open("section-g.sec", placeOf("section-g.sec", "<|>G1.2 Each"));
    await vscode.press("Control+k", "t");
    await eventually("a document of the definitions", row, (text) => text.includes("Section"));
    await vscode.open("section-g.sec", placeOf("section-g.sec", "<|>G1.2 Each"));
    await vscode.press("Control+k", "l");
    await eventually("the view of cross-references", () => vscode.page.evaluate("document.activeElement?.getAttribute('aria-label')"), (label) => label === "Cross-References");
    await vscode.command("View: Show Explorer");
  });

  inVSCode("mends a typo with one key, and the finding goes", async () => {
    const before = await status();
    await vscode.open("section-g.sec", placeOf("section-g.sec", "send <|>teh"));
    await vscode.see(vscode.quickFixes("Change “teh” to “the”"));
    await vscode.screenshot("quick fix");
    await vscode.applyQuickFix("Change “teh” to “the”", async () => (await vscode.lines()).join(" "), (text) => text.includes("send the Parcel"));
    await eventually("no finding", () => vscode.problems(), (rows) => !finding("teh")(rows));
    await eventually("other counts", status, (text) => text !== before);
    await vscode.screenshot("mended");
  });

  inVSCode("follows what other programs write to the folder", async () => {
    writeFileSync(join(folder, "section-h.sec"), "# SECTION H: SERVICES\n\n## H1 SERVICES\n\nH1.1 Each Shipper shall recieve a Parcel.\n\nH1.2 Each Shipper shall label teh Parcel.\n");
    await eventually("the new file's finding", () => vscode.problems(), finding("section-h.sec"));
    rmSync(join(folder, "section-h.sec"));
    await eventually("its findings gone", () => vscode.problems(), (rows) => !finding("section-h.sec")(rows));
  });

  inVSCode("tells each mistake of sec.json once, whether VS Code's own JSON check sees it or not", async () => {
    writeFileSync(join(folder, "sec.json"), '{\n  // ours\n  "words": ["Shipper" "Depot"],\n  "wrods": [],\n  "rules": { "typo": "loud" },\n}\n');
    const told = (rows: readonly string[]): string => rows.filter((row) => /generated by jsonc|no setting|no severity|comma/.test(row)).map((row) => /at line (\d+)/.exec(row)?.[1]).sort().join();
    await eventually("our words, as long as nobody opens it", () => vscode.problems(), finding("A comma is missing before this."));
    await vscode.open("sec.json");
    await eventually("VS Code's words", () => vscode.problems(), finding("Expected comma"));
    await eventually("a finding a line", () => vscode.problems(), (rows) => told(rows) === "3,4,5,5" && !finding("A comma is missing before this.")(rows));
    await vscode.screenshot("sec.json");
    await vscode.command("View: Close All Editors");
    await eventually("our words again", () => vscode.problems(), finding("A comma is missing before this."));
    cpSync(join(import.meta.dirname, "workspace", "sec.json"), join(folder, "sec.json"));
    await eventually("no mistake", () => vscode.problems(), (rows) => told(rows) === "");
  });

  inVSCode("knows the language by the whole of a double extension", async () => {
    await vscode.open("note.sec.txt");
    await eventually("the language", () => vscode.statusBar(), (items) => items.some((item) => item.includes("Smart Energy Code")));
  });

  inVSCode("shows its log", async () => {
    // The panel draws only the end of it.
    await until("the log", () => vscode.command("SEC & DUIS: Show Log"), () => vscode.textOf(".output-view .view-lines"), (text) => /\[info\]/.test(text));
    assert.match(extensionLog(editor), /Language server: running/);
    await vscode.screenshot("log");
  });

  inVSCode("starts a server that crashed again, and says so", async () => {
    const [crashed] = serverProcesses(editor);
    assert.ok(crashed !== undefined, "no server process");
    process.kill(crashed, "SIGKILL");
    await eventually("another server", async () => serverProcesses(editor), (now) => now.length === 1 && now[0] !== crashed);
    // A note hides after a while, and can be called back.
    await until("a note", () => vscode.command("Notifications: Show Notifications"), () => vscode.notifications(), (notes) => notes.includes("started again"));
    await eventually("the log's word of it", async () => extensionLog(editor), (text) => text.includes("stopped unexpectedly"));
    await eventually("the counts again", status, (text) => /SEC: \d/.test(text) || text.includes("no errors"));
  });

  inVSCode("leaves a server that stops again and again, and says what helps", async () => {
    for (let stops = 1, last = 0; stops < 5; stops++) {
      await eventually("a server", async () => serverProcesses(editor), (now) => now.length === 1 && now[0] !== last);
      await eventually("its start", async () => extensionLog(editor), (text) => /Language server: running\.(?!.*Language server: )/s.test(text));
      last = serverProcesses(editor)[0]!;
      process.kill(last, "SIGKILL");
    }
    await eventually("the end", async () => serverProcesses(editor), (now) => now.length === 0);
    await eventually("the status", status, (text) => text.includes("SEC: server stopped"));
    await until("a note", () => vscode.command("Notifications: Show Notifications"), () => vscode.notifications(), (notes) => notes.includes("again and again"));
    assert.deepEqual(serverProcesses(editor), []);
  });

  inVSCode("restarts the server on command", async () => {
    const [old] = serverProcesses(editor);
    await vscode.command("SEC & DUIS: Restart Language Server");
    await eventually("another server", async () => serverProcesses(editor), (now) => now.length === 1 && now[0] !== old);
    await eventually("the counts again", status, (text) => /SEC: (\d|no errors)/.test(text));
    await eventually("findings", () => vscode.problems(), finding("G1.9"));
  });

  inVSCode("finds in the sample Code what the command line finds", async () => {
    const told = spawnSync(process.execPath, [join(dist, "cli.js"), "check", "--format", "json", samples], { encoding: "utf8" });
    const { diagnostics } = JSON.parse(told.stdout) as Report;
    assert.ok(diagnostics.length > 5, "the sample has faults");
    const counted = (severity: string): number => diagnostics.filter((each) => each.severity === severity).length;

    await vscode.close();
    vscode = await openWorkbench(browser, editor, samples);
    await eventually("the same counts", status, (text) => text.includes(`SEC: ${counted("error")} error`) && text.includes(` ${counted("warning")} warning`));
    await vscode.open("section-g.sec");
    await vscode.problems();
    await vscode.screenshot("sample");
    await vscode.command("View: Toggle Maximized Panel");
    await vscode.screenshot("sample problems");
    // The list draws only the rows that fit.
    await vscode.page.setViewportSize({ width: 1440, height: 3000 });
    const rows = await eventually("every finding", () => vscode.problems(), (all) => all.filter(isFinding).length === diagnostics.filter(isShown).length);
    for (const { message, range } of diagnostics.filter(isShown)) {
      const place = `${message} at line ${range.start.line + 1} and character ${range.start.character + 1}`;
      assert.ok(rows.some((row) => row.includes(place)), `“${place}” is not among\n${rows.join("\n")}`);
    }
  });
});

/** `check --format json`, as far as it is looked at here. */
interface Report {
  readonly diagnostics: readonly { readonly severity: string; readonly message: string; readonly range: { readonly start: { readonly line: number; readonly character: number } } }[];
}

/** VS Code lists no hints among the problems. */
function isShown({ severity }: { readonly severity: string }): boolean {
  return severity !== "hint";
}

/** A row of the Problems panel that is neither a file nor related information. */
function isFinding(row: string): boolean {
  return /^(Error|Warning|Info): /.test(row);
}

const settings = { "workbench.colorTheme": "Default Light Modern", "security.workspace.trust.startupPrompt": "never", "security.workspace.trust.banner": "never", "editor.hover.delay": 50 };

/** Process ids of the language server that this editor runs. */
function serverProcesses(editor: WebEditor): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((id) => {
      try {
        const line = readFileSync(`/proc/${id}/cmdline`, "utf8");
        return line.includes(editor.home) && line.includes("dist/server.js");
      } catch {
        return false;
      }
    });
}

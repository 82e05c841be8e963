// VS Code's workbench as a user has it: keys pressed, text read off the screen. Knows VS Code, not the extension.
// All input goes through the keyboard, and every reading waits for what it wants, so that no step depends on timing.

import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Browser, chromium, type Page } from "playwright-core";
import { testOutput } from "../../scripts/paths.ts";
import type { WebEditor } from "../../scripts/web-editor.ts";

export interface Workbench {
  readonly page: Page;
  /** Runs a command of the palette by its title. */
  command(title: string): Promise<void>;
  /** Opens a file of the folder and puts the cursor on line and column, one-based. */
  open(file: string, place?: Place): Promise<void>;
  press(...keys: readonly string[]): Promise<void>;
  /** The lines on the screen of the editor in front. */
  lines(): Promise<readonly string[]>;
  /** The name of the file in front. */
  activeFile(): Promise<string>;
  /** The cursor's place, from the status bar. */
  cursor(): Promise<Place>;
  /** Findings as the Problems panel reads them out. Opens the panel. */
  problems(): Promise<readonly string[]>;
  /** The hover at the cursor, once it holds the text. */
  hover(text: string): Promise<string>;
  /** Titles that the quick-fix menu offers at the cursor; closes it again. */
  quickFixes(): Promise<readonly string[]>;
  applyQuickFix(title: string): Promise<void>;
  /** The Outline view's rows. */
  outline(): Promise<readonly string[]>;
  /** What the status bar says, an item each. */
  statusBar(): Promise<readonly string[]>;
  /** The text of the Output panel. */
  output(): Promise<string>;
  /** Notes that VS Code shows at the lower right. */
  notifications(): Promise<readonly string[]>;
  /** Keeps a picture under test-output/. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Chromium's program, or undefined where there is none. */
export function findChromium(): string | undefined {
  const named = process.env["CHROME_BIN"];
  const known = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];
  return [...(named ? [named] : []), ...known].find((path) => existsSync(path));
}

export async function launchChromium(executablePath: string): Promise<Browser> {
  const quiet = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--disable-gpu"];
  return chromium.launch({ executablePath, args: ["--no-sandbox", ...quiet] });
}

export async function openWorkbench(browser: Browser, editor: WebEditor, folder: string): Promise<Workbench> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  await page.goto(editor.url(folder), { waitUntil: "domcontentloaded" });
  await page.waitForFunction("window.driver");
  await page.evaluate("window.driver.whenWorkbenchRestored()");
  return workbench(page);
}

/** Where `<|>` stands in the text, which the rest of `marked` finds once. */
export function placeIn(text: string, marked: string): Place {
  const cursor = marked.indexOf("<|>");
  const start = text.indexOf(marked.replace("<|>", ""));
  if (start < 0 || cursor < 0) throw new Error(`There is no “${marked}” in the text.`);
  const before = text.slice(0, start + cursor).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

/** Reads until the reading is wanted; fails with the last reading. */
export async function eventually<T>(what: string, read: () => Promise<T>, wanted: (reading: T) => boolean): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const reading = await read();
    if (wanted(reading)) return reading;
    if (Date.now() > end) throw new Error(`Waited ${patience / 1000} s for ${what}. Last seen: ${JSON.stringify(reading, undefined, 2)}`);
    await pause(100);
  }
}

const patience = 20_000;

function workbench(page: Page): Workbench {
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };

  /** One entry of the box at the top: commands, files, lines. */
  const quickInput = async (key: string, text: string, row?: string): Promise<void> => {
    const box = page.locator(".quick-input-widget");
    await press(key);
    await box.locator("input").first().waitFor();
    await page.keyboard.type(text);
    // Enter takes the row that is marked, which lags behind the typing.
    if (row) await box.locator(".monaco-list-row.focused", { hasText: row }).first().waitFor();
    await press("Enter");
    await box.waitFor({ state: "hidden" });
  };

  const front = page.locator(".editor-group-container.active .editor-instance .monaco-editor").first();

  const rows = async (selector: string): Promise<readonly string[]> => {
    const found = await page.locator(selector).evaluateAll((elements) => elements.map((element) => ({ top: element.getBoundingClientRect().top, label: element.getAttribute("aria-label") ?? "" })));
    return found.sort((a, b) => a.top - b.top).map(({ label }) => label);
  };

  const texts = async (selector: string): Promise<readonly string[]> => (await page.locator(selector).allInnerTexts()).map(plainSpaces);

  const cursor = async (): Promise<Place> => {
    const text = await page.locator("#status\\.editor\\.selection").innerText();
    const [, line, column] = /Ln (\d+), Col (\d+)/.exec(text) ?? [];
    return { line: Number(line), column: Number(column) };
  };

  const activeFile = async (): Promise<string> => {
    const uri = (await front.count()) === 0 ? null : await front.getAttribute("data-uri");
    return decodeURIComponent(uri?.split("/").at(-1) ?? "");
  };

  const fixRow = ".action-widget .monaco-list-row.action";

  return {
    page,
    press,
    activeFile,
    cursor,
    command: async (title) => quickInput("F1", title, title),

    open: async (file, place) => {
      await quickInput("Control+p", file, file);
      await eventually(`${file} in front`, activeFile, (name) => name === file);
      await press("Control+1");
      if (!place) return;
      await quickInput("Control+g", `${place.line}:${place.column}`);
      await eventually("the cursor", cursor, (at) => at.line === place.line && at.column === place.column);
    },

    lines: async () => {
      const lines = await front.locator(".view-line").evaluateAll((elements) => elements.map((element) => ({ top: element.getBoundingClientRect().top, text: element.textContent ?? "" })));
      return lines.sort((a, b) => a.top - b.top).map(({ text }) => plainSpaces(text));
    },

    problems: async () => {
      const panel = page.locator(".markers-panel");
      if (!(await panel.isVisible())) await press("Control+Shift+m");
      await panel.waitFor();
      return rows(".markers-panel .monaco-list-row");
    },

    hover: async (text) => {
      const hover = page.locator(".monaco-hover:visible", { hasText: text }).first();
      // The first key press may meet a server that is still reading.
      for (let attempt = 0; attempt < 5 && !(await hover.isVisible()); attempt++) {
        await press("Control+k", "Control+i");
        await hover.waitFor({ timeout: patience / 5 }).catch(() => press("Escape"));
      }
      await hover.waitFor({ timeout: 1000 });
      return plainSpaces(await hover.innerText());
    },

    quickFixes: async () => {
      await press("Control+.");
      await page.locator(fixRow).first().waitFor();
      const titles = await texts(fixRow);
      await press("Escape");
      return titles;
    },

    applyQuickFix: async (title) => {
      await press("Control+.");
      const row = page.locator(fixRow, { hasText: title }).first();
      await row.waitFor();
      while (!(await row.evaluate((element) => element.classList.contains("focused")))) await press("ArrowDown");
      await press("Enter");
      await page.locator(".action-widget").waitFor({ state: "hidden" });
    },

    outline: async () => {
      if (!(await page.locator(".outline-tree").isVisible())) await quickInput("F1", "Explorer: Focus on Outline View", "Outline");
      await page.locator(".outline-tree .monaco-list-row").first().waitFor();
      return rows(".outline-tree .monaco-list-row");
    },

    statusBar: () => texts(".statusbar-item:not(.hidden) .statusbar-item-label"),
    output: async () => plainSpaces(await page.locator(".output-view .view-lines").innerText()),
    notifications: () => texts(".notification-list-item-message"),

    screenshot: async (name) => {
      mkdirSync(testOutput, { recursive: true });
      await page.screenshot({ path: join(testOutput, `${name}.png`) });
    },
    close: () => page.context().close(),
  };
}

/** The editor draws no-break spaces for spaces. */
function plainSpaces(text: string): string {
  return text.replaceAll("\u00a0", " ");
}

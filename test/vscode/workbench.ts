// VS Code's workbench as a user has it: keys pressed, text read off the screen. Knows VS Code, not the extension.
// Nothing depends on timing. VS Code may take a key before it can serve it, and may close what it has shown when something
// late arrives: a hover goes when the code lenses come and move the text. So whatever is asked for is asked for again until
// it is on the screen, and what is read is read in one go, never "found, and then read".

import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Browser, chromium, type Page } from "playwright-core";
import { testOutput } from "../../scripts/paths.ts";
import type { WebEditor } from "../../scripts/web-editor.ts";

export interface Workbench {
  readonly page: Page;
  /** Runs a command of the palette by its title. */
  command(title: string): Promise<void>;
  /** Opens a file of the folder and puts the cursor on line and column, one-based. The keyboard is the text's then. */
  open(file: string, place?: Place): Promise<void>;
  press(...keys: readonly string[]): Promise<void>;
  /** Types into the box that has the keyboard, in the place of what it holds. */
  fill(box: string, text: string): Promise<void>;
  /** Asks for something until it is on the screen. Gives its text. */
  see(sight: Sight): Promise<string>;
  /** What stands on the screen in `selector`, now. */
  textOf(selector: string): Promise<string>;
  /** The lines on the screen of the editor in front. */
  lines(): Promise<readonly string[]>;
  /** The name of the file in front. */
  activeFile(): Promise<string>;
  /** The cursor's place, from the status bar. */
  cursor(): Promise<Place>;
  /** Findings as the Problems panel reads them out. Opens the panel. */
  problems(): Promise<readonly string[]>;
  /** The hover at the cursor, once it holds the text. */
  hover(text: string): Sight;
  /** The quick-fix menu at the cursor with this entry marked. Stays open. */
  quickFixes(title: string): Sight;
  /** Chooses from the quick-fix menu until the reading of what it does is wanted. */
  applyQuickFix(title: string, read: () => Promise<string>, wanted: (text: string) => boolean): Promise<void>;
  /** The Outline view's rows. */
  outline(): Promise<readonly string[]>;
  /** Makes the side bar so many pixels wide. */
  widenSideBar(width: number): Promise<void>;
  /** Opens or closes a part of the side bar, for the room of the others. */
  foldPane(name: string, expanded: "true" | "false"): Promise<void>;
  /** What the status bar says, an item each. */
  statusBar(): Promise<readonly string[]>;
  /** Notes that VS Code shows at the lower right. */
  notifications(): Promise<string>;
  /** Keeps a picture under test-output/. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Something that comes to the screen when it is asked for, and that a late event may close again. */
export interface Sight {
  /** What it is, for the message that it did not come. */
  readonly what: string;
  /** Must do no harm when done again. */
  ask(): Promise<void>;
  /** The text that is there now. Waits for nothing. */
  read(): Promise<string>;
  wanted(text: string): boolean;
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
  const last = await readFor(patience, read, wanted);
  if (!wanted(last)) throw new Error(`Waited ${patience / 1000} s for ${what}. Last seen: ${JSON.stringify(last, undefined, 2)}`);
  return last;
}

/** Acts until the reading is wanted, and not where it is wanted as it stands; fails with the last reading. */
export async function until<T>(what: string, act: () => Promise<void>, read: () => Promise<T>, wanted: (reading: T) => boolean): Promise<T> {
  const end = Date.now() + patience;
  let last = await read();
  for (let times = 0; !wanted(last); times++) {
    if (Date.now() > end) throw new Error(`Asked ${times} times in ${patience / 1000} s for ${what}. Last seen: ${JSON.stringify(last, undefined, 2)}`);
    await act();
    // Longer with each time: a slow machine must not be asked faster than it can answer.
    last = await readFor(Math.min(2000 * (times + 1), 10_000), read, wanted);
  }
  return last;
}

/** The first reading that is wanted within `time` ms, else the last one. */
async function readFor<T>(time: number, read: () => Promise<T>, wanted: (reading: T) => boolean): Promise<T> {
  const end = Date.now() + time;
  for (;;) {
    const reading = await read();
    if (wanted(reading) || Date.now() > end) return reading;
    await pause(100);
  }
}

/** For how long anything is waited for, in ms. A build machine with many tests on two cores is ten times slower than a quiet one. */
const patience = 60_000;

function workbench(page: Page): Workbench {
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };

  const texts = async (selector: string): Promise<readonly string[]> => (await page.locator(selector).allInnerTexts()).map(plainSpaces);
  const textOf = async (selector: string): Promise<string> => (await texts(selector)).join("\n");
  const isThere = (selector: string) => async (): Promise<boolean> => (await page.locator(selector).count()) > 0;
  const yes = (is: boolean): boolean => is;

  const rows = async (selector: string): Promise<readonly string[]> => {
    const found = await page.locator(selector).evaluateAll((elements) => elements.map((element) => ({ top: element.getBoundingClientRect().top, label: element.getAttribute("aria-label") ?? "" })));
    return found.sort((a, b) => a.top - b.top).map(({ label }) => label);
  };

  /** What stands in a box, where it has the keyboard. */
  const held = (box: string) => async (): Promise<string | undefined> => {
    const [value] = await page.locator(`${box}:focus`).evaluateAll((elements) => elements.map((element) => (element as unknown as { readonly value: string }).value));
    return value;
  };

  const fill = async (box: string, text: string): Promise<void> => {
    await eventually(`the keyboard in ${box}`, held(box), (value) => value !== undefined);
    const write = async (): Promise<void> => {
      await press("Control+a");
      await page.keyboard.type(text);
    };
    await until(`“${text}” in ${box}`, write, held(box), (value) => value === text);
  };

  /** One entry of the box at the top: commands, files, lines. `sign` is what the box begins with of itself. */
  const quickInput = async (key: string, sign: string, text: string, row?: string): Promise<void> => {
    const box = ".quick-input-widget";
    const open = async (): Promise<void> => {
      if (await isThere(`${box}:visible`)()) await press("Escape");
      await press(key);
    };
    await until("the box at the top", open, held(`${box} input`), (value) => value?.startsWith(sign) === true);
    await fill(`${box} input`, sign + text);
    // Enter takes the row that is marked, which lags behind the typing.
    if (row) await eventually(`${row} marked`, () => textOf(`${box} .monaco-list-row.focused`), (marked) => marked.includes(row));
    await press("Enter");
    // A command may put its own question into the box at once.
    await eventually("the box at the top taken", held(`${box}:visible input`), (value) => value !== sign + text);
  };

  const see = async ({ what, ask, read, wanted }: Sight): Promise<string> => until(what, ask, read, wanted);

  const front = ".editor-group-container.active .editor-instance .monaco-editor";

  const cursor = async (): Promise<Place> => {
    const [, line, column] = /Ln (\d+), Col (\d+)/.exec(await textOf("#status\\.editor\\.selection")) ?? [];
    return { line: Number(line), column: Number(column) };
  };

  const activeFile = async (): Promise<string> => {
    const [uri] = await page.locator(front).evaluateAll((elements) => elements.map((element) => element.getAttribute("data-uri")));
    return decodeURIComponent(uri?.split("/").at(-1) ?? "");
  };

  /** Nothing comes of itself any more: code lenses and hints come late, and move the text. */
  const stillness = async (): Promise<void> => {
    const look = () => page.locator(front).first().locator(".view-line, .codelens-decoration").evaluateAll((elements) => elements.map((element) => `${Math.round(element.getBoundingClientRect().top)} ${element.textContent}`).sort().join("\n"));
    let same = 0;
    for (let before = await look(), times = 0; same < 3 && times < 50; times++) {
      await pause(100);
      const now = await look();
      same = now === before ? same + 1 : 0;
      before = now;
    }
  };

  const menu = ".action-widget";
  const marked = () => textOf(`${menu} .monaco-list-row.focused`);
  const quickFixes = (title: string): Sight => ({
    what: `“${title}” in the quick-fix menu`,
    ask: async () => {
      await press("Escape", "Control+.");
      const offered = await readFor(5000, () => textOf(`${menu} .monaco-list-row.action`), (all) => all.includes(title));
      for (let steps = 0; offered.includes(title) && steps < 50 && !(await marked()).includes(title); steps++) await press("ArrowDown");
    },
    read: marked,
    wanted: (entry) => entry.includes(title),
  });

  return {
    page,
    press,
    fill,
    see,
    textOf,
    activeFile,
    cursor,
    quickFixes,
    command: async (title) => quickInput("F1", ">", title, title),

    open: async (file, place) => {
      await until(`${file} in front`, () => quickInput("Control+p", "", file, file), activeFile, (name) => name === file);
      await until("the keyboard in the text", () => press("Control+1"), isThere(`${front}.focused`), yes);
      if (place) await until("the cursor", () => quickInput("Control+g", ":", `${place.line}:${place.column}`), cursor, (at) => at.line === place.line && at.column === place.column);
      await stillness();
    },

    lines: async () => {
      const lines = await page.locator(front).first().locator(".view-line").evaluateAll((elements) => elements.map((element) => ({ top: element.getBoundingClientRect().top, text: element.textContent ?? "" })));
      return lines.sort((a, b) => a.top - b.top).map(({ text }) => plainSpaces(text));
    },

    problems: async () => {
      await until("the Problems panel", () => press("Control+Shift+m"), isThere(".markers-panel:visible"), yes);
      return rows(".markers-panel .monaco-list-row");
    },

    hover: (text) => ({
      what: `a hover with “${text}”`,
      ask: () => press("Escape", "Control+k", "Control+i"),
      read: () => textOf(".monaco-hover:visible"),
      wanted: (shown) => shown.includes(text),
    }),

    applyQuickFix: async (title, read, wanted) => {
      const sight = quickFixes(title);
      const choose = async (): Promise<void> => {
        await sight.ask();
        if (sight.wanted(await sight.read())) await press("Enter");
      };
      await until(`what “${title}” does`, choose, read, wanted);
      await page.locator(menu).waitFor({ state: "hidden" });
    },

    outline: async () => {
      const shown = ".outline-tree .monaco-list-row";
      await until("the outline", () => quickInput("F1", ">", "Explorer: Focus on Outline View", "Outline"), isThere(`${shown}:visible`), yes);
      return rows(shown);
    },

    widenSideBar: async (width) => {
      const bar = page.locator(".part.sidebar");
      const right = async (): Promise<{ readonly x: number; readonly y: number; readonly width: number }> => {
        const box = await bar.boundingBox();
        return box ? { x: box.x + box.width, y: box.y + 8, width: box.width } : { x: 0, y: 0, width: 0 };
      };
      const drag = async (): Promise<void> => {
        const from = await right();
        await page.mouse.move(from.x, from.y);
        await page.mouse.down();
        await page.mouse.move(from.x + width - from.width, from.y, { steps: 5 });
        await page.mouse.up();
      };
      await until(`a side bar of ${width}`, drag, async () => (await right()).width, (now) => Math.abs(now - width) < 3);
    },

    foldPane: async (name, expanded) => {
      const header = page.locator(".pane-header", { hasText: name }).first();
      await until(`the part “${name}” ${expanded === "true" ? "open" : "closed"}`, () => header.click(), () => header.getAttribute("aria-expanded"), (is) => is === expanded);
    },

    statusBar: () => texts(".statusbar-item:not(.hidden) .statusbar-item-label"),
    notifications: () => textOf(".notification-list-item-message"),

    screenshot: async (name) => {
      const path = join(testOutput, `${name}.png`);
      mkdirSync(dirname(path), { recursive: true });
      await page.screenshot({ path });
    },
    close: () => page.context().close(),
  };
}

/** The editor draws no-break spaces for spaces. */
function plainSpaces(text: string): string {
  return text.replaceAll("\u00a0", " ");
}

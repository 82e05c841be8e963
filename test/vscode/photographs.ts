// The screen as a picture, light and dark. A picture counts only where what it is of was there before and after it was taken.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import { testOutput } from "../../scripts/paths.ts";
import type { Sight, Workbench } from "./workbench.ts";

export const pictures: string = join(testOutput, "features");
export const walkthrough: string = join(testOutput, "walkthrough");

/** Photographs the screen in both colours, with `sight` on it, and no warning or error of VS Code's but `alarm`. */
export async function photographIn(vscode: Workbench, name: string, sight: Sight | undefined, alarm?: string): Promise<void> {
  await kept(vscode, sight, (colour) => join(pictures, `${name}-${colour}.png`), alarm);
}

/** The same for a step of the walkthrough, whose pictures are shown small: in a window that is small itself, so that nothing is cut off. */
export async function photographStep(vscode: Workbench, step: string, sight: Sight | undefined, arrange: () => Promise<void> = async () => {}): Promise<void> {
  const size = vscode.page.viewportSize();
  await vscode.page.setViewportSize({ width: 800, height: 500 });
  await arrange();
  await kept(vscode, sight, (colour) => join(walkthrough, `${step}-${colour}.png`));
  if (size) await vscode.page.setViewportSize(size);
}

async function kept(vscode: Workbench, sight: Sight | undefined, path: (colour: string) => string, alarm?: string): Promise<void> {
  for (const place of [pictures, walkthrough]) mkdirSync(place, { recursive: true });
  for (let attempt = 0; attempt < 5; attempt++) {
    if (sight) await vscode.see(sight);
    await eachColour(vscode.page, (colour) => steadyPicture(vscode.page, path(colour)));
    const alarms = (await alarmsOn(vscode.page)).filter((text) => alarm === undefined || !text.includes(alarm));
    if (alarms.length > 0) throw new Error(`An alarm stands in the picture: ${alarms.join("; ")}`);
    if (!sight || sight.wanted(await sight.read())) return;
  }
  throw new Error(`${sight?.what} does not stay while it is photographed.`);
}

/** The warnings and errors that VS Code shows over the window. */
function alarmsOn(page: Page): Promise<readonly string[]> {
  return page.locator(".notifications-toasts .notification-list-item", { has: page.locator(".codicon-warning, .codicon-error") }).allInnerTexts();
}

/** Takes a picture in each of the two colours; light ones are on the screen afterwards. */
export async function eachColour(page: Page, take: (colour: "light" | "dark") => Promise<void>): Promise<void> {
  for (const colour of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: colour });
    // Between the icons at the left, where nothing tells what it is when it is pointed at.
    await page.mouse.move(24, (page.viewportSize()?.height ?? 760) - 150);
    await page.locator(`.monaco-workbench.${colour === "light" ? "vs" : "vs-dark"}`).waitFor();
    await take(colour);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.locator(".monaco-workbench.vs").waitFor();
}

/** The screen once nothing moves any more: the highlighting and the page of the map follow later than the frame. */
export async function steadyPicture(page: Page, path: string): Promise<void> {
  let before = await page.screenshot();
  for (let times = 0; times < 30; times++) {
    await pause(200);
    const now = await page.screenshot({ path });
    if (now.equals(before)) return;
    before = now;
  }
}

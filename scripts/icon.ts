// Draws images/icon.png (256 x 256) from the shapes below, in a headless Chromium. Run it after a change of shape;
// the picture is committed, so that nobody needs a browser to package the extension.

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { root } from "./paths.ts";

const size = 256;

const drawing = `
<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 256 256">
  <defs>
    <linearGradient id="ground" x1="0" y1="0" x2="1" y2="1">
      <stop offset="0" stop-color="#0b2a43"/>
      <stop offset="1" stop-color="#12707a"/>
    </linearGradient>
    <linearGradient id="bolt" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="#ffc83d"/>
      <stop offset="1" stop-color="#f59e0b"/>
    </linearGradient>
  </defs>
  <rect width="256" height="256" rx="52" fill="url(#ground)"/>
  <!-- a page with a turned corner -->
  <path d="M66 44 a12 12 0 0 1 12-12 h72 l44 44 v136 a12 12 0 0 1 -12 12 h-104 a12 12 0 0 1 -12 -12 z" fill="#f7fafc"/>
  <path d="M150 32 l44 44 h-34 a10 10 0 0 1 -10 -10 z" fill="#b9cbd8"/>
  <!-- its text: one line has a fault -->
  <g fill="#8aa2b5">
    <rect x="86" y="66" width="44" height="11" rx="5.5"/>
    <rect x="86" y="92" width="34" height="11" rx="5.5"/>
    <rect x="86" y="184" width="52" height="11" rx="5.5"/>
  </g>
  <path d="M86 209 q6.500 -9 13 0 t13 0 t13 0 t13 0" fill="none" stroke="#e5484d" stroke-width="6" stroke-linecap="round"/>
  <!-- energy -->
  <path d="M168 84 L104 150 h32 l-12 58 L190 134 h-34 z" transform="translate(6 -10)" fill="url(#bolt)" stroke="#f7fafc" stroke-width="9" stroke-linejoin="round" paint-order="stroke"/>
</svg>`;

const browser = await chromium.launch({ executablePath: process.env["CHROME_BIN"] ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<body style="margin:0">${drawing}</body>`);
  const path = join(root, "images/icon.png");
  writeFileSync(path, await page.screenshot({ omitBackground: true }));
  const pressed = spawnSync("pngquant", ["256", "--speed", "1", "--strip", "--force", "--output", path, path], { encoding: "utf8" });
  if (pressed.status !== 0) throw new Error(`pngquant: ${pressed.error?.message ?? pressed.stderr}`);
} finally {
  await browser.close();
}

// `npm run pictures`: takes the pictures of the features from a real VS Code (by the editor tests; `-- --keep` uses those
// that the last run left), presses them with pngquant, those of the walkthrough with cwebp too, and puts them where the
// README and the walkthrough have them.

import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { features, withFeatures } from "./features.ts";
import { root, testOutput } from "./paths.ts";

/** How many bytes a picture may have, and the numbers of colours to try. Those of the walkthrough ship, and must be small. */
const bounds = { features: { most: 80_000, colours: [256, 128, 64, 32] }, walkthrough: { most: 20_000, colours: [32, 24, 16, 12, 10] } } as const;

/** The part of the window, in pixels, that shows what a step of the walkthrough speaks of; else the whole window does. */
const parts: Readonly<Record<string, readonly [x: number, y: number, width: number, height: number]>> = { terms: [0, 0, 448, 478], map: [48, 35, 752, 443] };

if (!process.argv.includes("--keep")) {
  const run = spawnSync(process.execPath, ["--test", join(root, "test/vscode/features-tests.ts"), join(root, "test/vscode/word-tests.ts")], { cwd: root, stdio: "inherit" });
  if (run.status !== 0) throw new Error("The features do not all work: no pictures are taken of that.");
}
const wanted = new Set(features.flatMap(({ picture }) => ["light", "dark"].map((colour) => `${picture}-${colour}.png`)));
/** Where the editor tests leave the pictures of features. */
const taken = ["features", "word"].flatMap((folder) => readdirSync(join(testOutput, folder)).map((name) => join(testOutput, folder, name)));
for (const name of wanted) if (!taken.some((path) => basename(path) === name)) throw new Error(`There is no picture ${name}.`);
press("features", taken.filter((path) => wanted.has(basename(path))));
press("walkthrough", readdirSync(join(testOutput, "walkthrough")).map((name) => join(testOutput, "walkthrough", name)));
const readme = join(root, "README.md");
writeFileSync(readme, withFeatures(readFileSync(readme, "utf8")));

/** Presses the pictures at `paths` into images/, with as many colours as the bound of their `kind` allows. */
function press(kind: keyof typeof bounds, paths: readonly string[]): void {
  const target = join(root, "images", kind);
  const { most, colours } = bounds[kind];
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const path of [...paths].sort()) {
    const name = kind === "walkthrough" ? basename(path).replace(/png$/, "webp") : basename(path);
    const to = join(target, name);
    for (const number of colours) {
      const few = join(testOutput, "few-colours.png");
      call("pngquant", String(number), "--speed", "1", "--strip", "--nofs", "--force", "--output", kind === "walkthrough" ? few : to, path);
      if (kind === "walkthrough") call("cwebp", "-quiet", "-lossless", "-z", "9", ...partOf(name), few, "-o", to);
      if (statSync(to).size <= most) break;
    }
    const size = statSync(to).size;
    if (size > most) throw new Error(`${name} is ${size} bytes large, and may be ${most}.`);
    console.log(`${String(Math.round(size / 1000)).padStart(4)} kB  images/${kind}/${name}`);
  }
}

function partOf(name: string): readonly string[] {
  const part = parts[name.replace(/-.*/, "")];
  return part ? ["-crop", ...part.map(String)] : [];
}

function call(program: string, ...options: readonly string[]): void {
  const { status, error, stderr } = spawnSync(program, options, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
}

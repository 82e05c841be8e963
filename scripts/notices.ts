// The licences of the packages that are bundled into dist/: their authors ask that these travel with the code.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { root } from "./paths.ts";

/** One text for all packages that the bundles were made from, by name. */
export function notices(metafiles: readonly Metafile[]): string {
  const folders = new Set(metafiles.flatMap((metafile) => Object.keys(metafile.inputs)).map(packageFolder).filter((folder) => folder !== undefined));
  const texts = [...folders].sort().map(notice);
  return ["SEC & DUIS Authoring contains code of the packages below.", ...new Set(texts)].join(`\n\n${"-".repeat(80)}\n\n`) + "\n";
}

/** `node_modules/a/node_modules/@b/c/lib/x.js` -> `node_modules/a/node_modules/@b/c` */
function packageFolder(input: string): string | undefined {
  const parts = input.split("/");
  const at = parts.lastIndexOf("node_modules");
  if (at < 0) return undefined;
  return parts.slice(0, at + (parts[at + 1]?.startsWith("@") ? 3 : 2)).join("/");
}

function notice(folder: string): string {
  const path = join(root, folder);
  const manifest = JSON.parse(readFileSync(join(path, "package.json"), "utf8")) as { name: string; version: string; license?: string };
  const file = readdirSync(path).find((name) => /^(licen[cs]e|copying)/i.test(name));
  const text = file !== undefined && existsSync(join(path, file)) ? readFileSync(join(path, file), "utf8").trim() : `Licence: ${manifest.license ?? "not stated"}`;
  return `${manifest.name} ${manifest.version} (${manifest.license ?? "licence not stated"})\n\n${text}`;
}

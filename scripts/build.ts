// `npm run build`: bundles the extension, the language server and the command line into dist/, files that need no
// node_modules. `--watch` builds again after each change, `--minify` builds what is shipped.

import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import { type BuildOptions, build as bundle, context, type Metafile, type Plugin } from "esbuild";
import { writeDictionary } from "./dictionary.ts";
import { notices } from "./notices.ts";
import { dist, root } from "./paths.ts";

export interface BuildRequest {
  /** As it is shipped: minified, without source maps. */
  readonly minify: boolean;
}

/** Builds everything. Errors of the bundler are printed by it, and thrown. */
export async function build({ minify }: BuildRequest): Promise<void> {
  const results = await Promise.all(bundles(minify).map((options) => bundle(options)));
  const companions = writeCompanions(minify);
  writeFileSync(join(dist, "NOTICES.txt"), notices(results.map((result) => result.metafile as Metafile)));
  const outputs = results.flatMap((result) => Object.keys((result.metafile as Metafile).outputs)).map((path) => relative(dist, join(root, path)).split(sep)[0]);
  if (minify) for (const { outfile } of bundles(true)) if (outfile !== undefined) await shortenNames(outfile);
  const kept = new Set([...outputs, ...companions, "NOTICES.txt"]);
  for (const name of readdirSync(dist)) if (!kept.has(name)) rmSync(join(dist, name), { recursive: true, force: true });
}

async function watch(): Promise<void> {
  await build({ minify: false });
  for (const options of bundles(false)) await (await context({ ...options, logLevel: "info" })).watch();
}

export function bundles(minify: boolean): readonly BuildOptions[] {
  const shared: BuildOptions = {
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    // VS Code 1.91 runs Node 20.
    target: "node20",
    format: "cjs",
    // Prefer a package's ES modules: what is not used is left out.
    mainFields: ["module", "main"],
    minify,
    sourcemap: minify ? false : "linked",
    metafile: true,
    logLevel: "warning",
    legalComments: "none",
    // CommonJS has no import.meta.
    define: { "import.meta.dirname": "__dirname" },
  };
  return [
    { ...shared, entryPoints: ["client/src/extension.ts"], outfile: join(dist, "extension.js"), external: ["vscode"], plugins: [protocolBeside] },
    { ...shared, stdin: { contents: core, resolveDir: root, sourcefile: "core.ts", loader: "ts" }, outfile: join(dist, "core.js"), plugins: [protocolBeside, rulesWithoutPages] },
    { ...shared, entryPoints: ["server/src/lsp/launch.ts"], outfile: join(dist, "server.js"), external: ["./core.js"] },
    { ...shared, stdin: { contents: 'module.exports = require("vscode-languageserver-protocol/node");', resolveDir: root, loader: "js" }, outfile: join(dist, "protocol.js") },
    // The page of the Code map runs in VS Code's browser, Chromium 122 at the least.
    { ...shared, entryPoints: { map: "client/src/map/main.ts" }, outdir: join(dist, "map"), platform: "browser", format: "iife", target: "chrome122", tsconfigRaw: {} },
    { ...shared, entryPoints: { map: "client/src/map/map.css" }, outdir: join(dist, "map"), target: "chrome122" },
  ];
}

/** Client and server speak through one library: it stands beside their bundles, once. */
const protocolBeside: Plugin = {
  name: "protocol beside",
  setup({ onResolve }) {
    onResolve({ filter: /^vscode-languageserver-protocol(?:\/node)?$/ }, () => ({ path: "./protocol.js", external: true }));
  },
};

/** Why a rule exists, and its examples, are for its page, which is shipped, and for its tests: the bundle has no use for them. */
const rulesWithoutPages: Plugin = {
  name: "rules without pages",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]server[\\/]src[\\/]rules[\\/][\w-]+\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      const contents = source.replace(/^  why: `(?:\\.|[^`\\])*`,$/m, '  why: "",').replace(/^  examples: \[\n[^]*?^  \],$/m, "  examples: [],");
      if (source.includes(" = defineRule({") && (!contents.includes('  why: "",') || !contents.includes("  examples: [],"))) throw new Error(`${path}: its why or its examples are written in another way than those of all rules.`);
      return { contents, loader: "ts" };
    });
  },
};

/** Names what is in the bundle at `path` anew, so that the same few names come again and again: packed, it is a twentieth smaller. Nothing but names changes. */
async function shortenNames(path: string): Promise<void> {
  const { minify: renamed } = await import("terser");
  const { code } = await renamed(readFileSync(path, "utf8"), { compress: false, toplevel: true, format: { ascii_only: true } });
  writeFileSync(path, code!);
}

/** The language server and the command line have most of their code in common: one bundle holds both, and runs one. */
const core = `
export const startServer = () => import("./server/src/lsp/main.ts");
export const startCommandLine = () => import("./server/src/cli/main.ts");
`;

/** What the bundles need beside them; gives the names. */
function writeCompanions(minify: boolean): readonly string[] {
  writeFileSync(join(dist, "cli.js"), '#!/usr/bin/env node\nrequire("./core.js").startCommandLine();\n');
  // The bundles are CommonJS, though the project is of ES modules.
  writeFileSync(join(dist, "package.json"), '{ "type": "commonjs" }\n');
  chmodSync(join(dist, "cli.js"), 0o755);
  return ["cli.js", "package.json", ...writeDictionary(dist, minify ? 11 : 5).map((path) => basename(path))];
}

// Last, so that everything above is there. The bundler has printed its own errors; any other would go untold.
if (import.meta.main) {
  const minify = process.argv.includes("--minify");
  await (process.argv.includes("--watch") ? watch() : build({ minify })).catch((error: unknown) => {
    if (!(error instanceof Error && "errors" in error)) console.error(error);
    process.exitCode = 1;
  });
}

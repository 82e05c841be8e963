// What the bundles hold of others: the bundler's own marks in them say so, and the notices and the bill of materials must
// say the same.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { build, type Metafile } from "esbuild";
import { bundles } from "../../scripts/build.ts";
import { notices } from "../../scripts/notices.ts";
import { root } from "../../scripts/paths.ts";
import { billOfMaterials } from "../../scripts/sbom.ts";

/** `name version` of each package that a mark in the bundles names. */
const marked = new Set<string>();
let metafiles: readonly Metafile[];

before(async () => {
  const results = await Promise.all(bundles(false).map((options) => build({ ...options, sourcemap: false, write: false, legalComments: "none" })));
  metafiles = results.map(({ metafile }) => metafile!);
  for (const { text } of results.flatMap(({ outputFiles }) => outputFiles)) {
    // `// node_modules/yaml/dist/index.js` stands over what comes from there.
    for (const [, folder] of text.matchAll(/^ *\/\/ (node_modules\/(?:[^\s]*\/node_modules\/)?(?:@[^/\s]+\/)?[^/\s]+)\/\S+$/gm)) {
      const { name, version } = JSON.parse(readFileSync(join(root, folder!, "package.json"), "utf8")) as { name: string; version: string };
      marked.add(`${name} ${version}`);
    }
  }
  assert.ok(marked.size > 20, `${marked.size} packages are marked`);
});

test("the notices name each package that is bundled, with the words of its licence", () => {
  const entries = notices(metafiles).split(/\n\n-{80}\n\n/).slice(1);
  assert.deepEqual(new Set(entries.map((entry) => /^(\S+ \S+) \(/.exec(entry)![1]!)), marked);
  for (const entry of entries) assert.match(entry, /Permission|Redistribution and use|Each contributor licenses you|granted/, entry.slice(0, 80));
});

test("the licences are such as let the code travel", () => {
  const heads = notices(metafiles).match(/^\S+ \d\S* \([^)]+\)$/gm)!;
  for (const head of heads) assert.match(head, / \((?:MIT|ISC|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0|0BSD)\)$/);
  assert.match(readFileSync(join(root, ".vscodeignore"), "utf8"), /^!dist\/\*\.txt$/m, "the notices are packed");
});

test("the bill of materials lists each package that is bundled, and the dictionary, each with its licence and hash", () => {
  const bill = billOfMaterials(metafiles);
  const listed = bill.components.filter(({ type }) => type === "library").map(({ name, version }) => `${name} ${version}`);
  assert.deepEqual(listed.sort(), [...marked].sort());
  assert.deepEqual(bill.components.filter(({ type }) => type === "data").map(({ name }) => name), ["@cspell/dict-en-gb-mit"]);
  for (const { purl, hashes, licenses } of bill.components) {
    assert.match(purl, /^pkg:npm\/(?:%40[\w-]+\/)?[\w.-]+@\d/);
    assert.match(hashes[0]!.content, /^[\da-f]{128}$/);
    assert.equal(licenses.length, 1);
  }
  assert.deepEqual(billOfMaterials(metafiles), bill);
});

test("what is needed to run is in the bundles: the package asks for nothing else to be installed", () => {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<string, unknown>;
  for (const name of ["dependencies", "optionalDependencies", "bundledDependencies"]) assert.equal(manifest[name], undefined);
  for (const [name, version] of Object.entries(manifest["devDependencies"] as Record<string, string>)) assert.match(version, /^\d+\.\d+\.\d+(?:-beta\.\d+)?$/, `${name} is pinned`);
  const scripts = Object.keys(manifest["scripts"] as object);
  for (const hook of ["preinstall", "install", "postinstall", "prepare", "vscode:uninstall"]) assert.ok(!scripts.includes(hook), hook);
  const outside = metafiles.flatMap((metafile) => Object.values(metafile.outputs)).flatMap(({ imports }) => imports).filter(({ external }) => external).map(({ path }) => path.replace(/^node:/, ""));
  for (const path of new Set(outside)) assert.ok(path === "vscode" || ["./protocol.js", "./core.js"].includes(path) || process.getBuiltinModule(path) !== undefined, path);
});

// Edits in texts that bear a converter's marks, marks among what is written and lost: what is found after each, and where,
// is what a fresh workspace finds.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { placesOf } from "../../server/src/text/line-index.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";
import { chanceOf } from "../fuzz/chance.ts";
import { ways } from "../support/ways.ts";
import { idOf, put, workspaceWith } from "../support/workspace.ts";

const samples = fileURLToPath(new URL("../../samples", import.meta.url));
const names = readdirSync(samples).filter((name) => /^section-[aghl]\.sec$|^appendix-ad\.duis$/.test(name));
const written = ["x", "", " ", "\\", "\n", "\\(", "]{.a}", "[", "the the ", "__", "|", "G1\\.1", "`", "+--+\n", "> ", "<u>", "â€œ"];

for (const way of ["Google Docs, as Markdown", "pandoc, a drawn table", "UTF-8 read as Windows 1252"]) {
  test(`${way}: edits find what a fresh workspace finds`, () => {
    const chance = chanceOf(way);
    const texts = new Map(names.map((name) => [name, ways[way]!(readFileSync(join(samples, name), "utf8"), name)]));
    const workspace = workspaceWith(texts);
    for (let step = 0; step < 24; step++) {
      for (const name of names) workspace.check(idOf(name));
      const name = chance.any(names);
      const text = texts.get(name)!;
      const at = chance.below(text.length);
      texts.set(name, text.slice(0, at) + chance.any(written) + text.slice(at + chance.below(4)));
      put(workspace, name, texts.get(name)!);
      if (step % 4 === 3) for (const each of names) assert.deepEqual(told(workspace, each), told(workspaceWith(texts), each), `step ${step}, ${name} at ${at}`);
    }
  });
}

function told(workspace: Workspace, name: string): unknown {
  const { lines } = workspace.snapshot().documents.get(idOf(name))!.tree;
  return workspace.check(idOf(name)).findings.map(({ rule, severity, message, at }) => [rule, severity, message, placesOf(lines, at)]);
}

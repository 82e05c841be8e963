// The sample Code by way of Word and PDF: LibreOffice makes the pages, pdftotext what people paste of them: in the order
// of the file (labels alone on their lines, tables in any order), as it was written, and as the page is laid out. What is
// found in that text was in the sample, or is nothing.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "../../server/src/syntax/parse.ts";
import { exportDocx } from "../../server/src/word/export.ts";
import { convert, withoutOffice } from "../support/office.ts";
import { idOf, workspaceWith } from "../support/workspace.ts";

const samples = fileURLToPath(new URL("../../samples", import.meta.url));
const isText = /\.(?:sec|duis)(?:\.\w+)?$/;
const hasPdfToText = spawnSync("pdftotext", ["-v"]).status === 0;
// The pages are those of a reader who has Arial, which our Word documents ask for, or a font as wide.
const hasArial = process.platform !== "linux" || /arial|liberation/i.test(spawnSync("fc-match", ["Arial"], { encoding: "utf8" }).stdout ?? "");
const skip = withoutOffice || ((hasPdfToText && hasArial) || process.env["CI"] ? false : "pdftotext or a font as wide as Arial is not installed (apt-get install poppler-utils fonts-liberation)");

test("what came out of a PDF has no error and no warning that the text has not", { skip, timeout: 300_000 }, () => {
  const texts = Object.fromEntries(readdirSync(samples).filter((name) => isText.test(name)).map((name) => [name, readFileSync(join(samples, name), "utf8")]));
  const words = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name.replace(isText, ".docx"), exportDocx(parse(text, { name }), { author: "Ann Editor" }).bytes]));
  const pages = convert(words, "pdf");
  // A comment that silences a rule stays behind.
  const before = found(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.replace(/<!-- sec-(?:disable|enable).*?-->/g, "")])));
  for (const [options, least] of [[[], 17], [["-layout"], 22], [["-raw"], 20]] as const) {
    const after = found(Object.fromEntries(Object.entries(pages).map(([name, pdf]) => [name.replace(/\.pdf$/, name.includes("appendix-ad") ? ".duis" : ".sec.txt"), textOf(pdf, options)])));
    const open = new Map(before);
    const fresh: string[] = [];
    let known = 0;
    for (const [finding, count] of after) {
      const there = open.get(finding) ?? 0;
      known += Math.min(count, there);
      if (count > there) fresh.push(finding);
    }
    assert.deepEqual(fresh, [], `pdftotext ${options.join(" ")}`);
    assert.ok(known >= least, `pdftotext ${options.join(" ")}: ${known} of the sample's errors and warnings are found`);
  }
});

function textOf(pdf: Uint8Array, options: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "sec-duis-pdf-"));
  try {
    writeFileSync(join(folder, "a.pdf"), pdf);
    const { status, stderr } = spawnSync("pdftotext", [...options, join(folder, "a.pdf"), join(folder, "a.txt")], { encoding: "utf8" });
    assert.equal(status, 0, stderr);
    return readFileSync(join(folder, "a.txt"), "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How often each error and warning is told in each document; titles, which lose their capitals, are left out. */
function found(texts: Readonly<Record<string, string>>): ReadonlyMap<string, number> {
  const besides = readdirSync(samples).filter((name) => name === "sec.json" || name.endsWith(".xsd")).map((name): [string, string] => [name, readFileSync(join(samples, name), "utf8")]);
  const workspace = workspaceWith(new Map([...besides, ...Object.entries(texts)]));
  const counts = new Map<string, number>();
  for (const name of Object.keys(texts)) {
    for (const { rule, severity, message } of workspace.check(idOf(name)).findings) {
      if (severity !== "error" && severity !== "warning") continue;
      const told = `${name.replace(/\..*/, "")} ${severity} ${rule} ${message.replace(/\([^)]*\)/g, "").toLowerCase()}`;
      counts.set(told, (counts.get(told) ?? 0) + 1);
    }
  }
  return counts;
}

// The sample Code by way of Word and PDF: LibreOffice makes the pages, pdftotext what people paste of them: in the order
// of the file (labels alone on their lines, tables in any order), as it was written, and as the page is laid out; in the
// letters that our Word documents ask for, and in wide ones set to both margins, in which cells and headings run over more
// lines. What is found in that text was in the sample, or is nothing.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { parse } from "../../server/src/syntax/parse.ts";
import { exportDocx } from "../../server/src/word/export.ts";
import { convert, withoutOffice } from "../support/office.ts";
import { idOf, workspaceWith } from "../support/workspace.ts";

const samples = fileURLToPath(new URL("../../samples", import.meta.url));
const isText = /\.(?:sec|duis)(?:\.\w+)?$/;
const hasPdfToText = spawnSync("pdftotext", ["-v"]).status === 0;
const skip = withoutOffice || (hasPdfToText || process.env["CI"] ? false : "pdftotext is not installed (apt-get install poppler-utils)");

/** What Arial is asked for in its place, and whether its lines are set to both margins. */
const settings = [
  { font: "Arial", isJustified: false },
  { font: "DejaVu Sans", isJustified: true },
  { font: "DejaVu Serif", isJustified: false },
];

test("what came out of a PDF has no error and no warning that the text has not", { skip, timeout: 300_000 }, () => {
  const texts = Object.fromEntries(readdirSync(samples).filter((name) => isText.test(name)).map((name) => [name, readFileSync(join(samples, name), "utf8")]));
  const words = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name.replace(isText, ".docx"), exportDocx(parse(text, { name }), { author: "Ann Editor" }).bytes]));
  const pages = settings.map((setting) => convert(Object.fromEntries(Object.entries(words).map(([name, docx]) => [name, setIn(docx, setting)])), "pdf"));
  // A comment that silences a rule stays behind.
  const before = found(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.replace(/<!-- sec-(?:disable|enable).*?-->/g, "")])));
  for (const [i, { font }] of settings.entries()) {
    for (const [options, least] of [[[], 17], [["-layout"], 22], [["-raw"], 20]] as const) {
      const after = found(Object.fromEntries(Object.entries(pages[i]!).map(([name, pdf]) => [name.replace(/\.pdf$/, name.includes("appendix-ad") ? ".duis" : ".sec.txt"), textOf(pdf, options)])));
      const open = new Map(before);
      const fresh: string[] = [];
      let known = 0;
      for (const [finding, count] of after) {
        const there = open.get(finding) ?? 0;
        known += Math.min(count, there);
        if (count > there) fresh.push(finding);
      }
      assert.deepEqual(fresh, [], `pdftotext ${options.join(" ")}, ${font}`);
      assert.ok(known >= least, `pdftotext ${options.join(" ")}, ${font}: ${known} of the sample's errors and warnings are found`);
    }
  }
});

/** The Word document `docx` in another font, and with its lines set to both margins. */
function setIn(docx: Uint8Array, { font, isJustified }: (typeof settings)[number]): Uint8Array {
  const parts = Object.entries(unzipSync(docx)).map(([name, bytes]): [string, Uint8Array] => {
    if (!name.endsWith(".xml")) return [name, bytes];
    const words = strFromU8(bytes).replaceAll("Arial", font);
    return [name, strToU8(isJustified && name === "word/document.xml" ? words.replace(/(?<!<w:jc [^>]*>)<\/w:pPr>/g, '<w:jc w:val="both"/></w:pPr>') : words)];
  });
  return zipSync(Object.fromEntries(parts));
}

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

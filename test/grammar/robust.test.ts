// Any text at all gets tokens: they cover the line, none runs on past what it belongs to, and a long line is not
// punished.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { assertInProportion } from "../support/proportion.ts";
import { tokenise, type Language } from "./tokens.ts";

const shared = new URL("../../../shared/", import.meta.url);

const folders = ["housekeeping/before/", "corpus/sec/", "corpus/excerpts/"].map((name) => new URL(name, shared));
const files = folders.flatMap((folder) =>
  existsSync(folder)
    ? readdirSync(folder).filter((name) => /\.(?:sec|duis)(?:\.txt|\.md)?$/.test(name)).map((name) => new URL(name, folder))
    : [],
);

test("real documents get tokens from end to end", { skip: files.length === 0 && "../shared is not here" }, async () => {
  for (const file of files) {
    const language: Language = file.pathname.endsWith(".duis") ? "duis" : "sec";
    const found = await tokenise(language, readFileSync(file, "utf8"));
    covers(found, file.pathname);
    const last = found.findLast(({ text }) => text.trim() !== "");
    assert.ok(last);
    for (const { scopes } of last.tokens) {
      assert.ok(!scopes.some((scope) => /^(?:comment\.block|meta\.front-matter)/.test(scope)), `${file.pathname} ends inside ${scopes.join(" ")}`);
    }
  }
});

test("the Word error that a line end cuts is a fault on both lines", { skip: files.length === 0 && "../shared is not here" }, async () => {
  const file = files.find(({ pathname }) => pathname.endsWith("appendix-m.sec.txt"));
  assert.ok(file);
  const lines = await tokenise("sec", readFileSync(file, "utf8"));
  const faulty = lines.flatMap(({ tokens }, line) => (tokens.some(({ scopes }) => scopes.includes("invalid.illegal.reference-error.sec")) ? [line] : []));
  assert.equal(faulty.length, 2);
  assert.equal(faulty[1], faulty[0]! + 1);
});

const units = [
  "a", "A", " ", "-", "|", "| ", "(", "[", "**", "*a", "\"a", "“", "`", "<", "<a ", "<!--", "Section ", "Section G3.5, ",
  "Sections G3, ", "G3.5 - ", "1.", "1 ", "X", "the ", "(the ", "means ", "sr:", "E64 ", "Error! Reference", "SRV 1.1, ",
  "paragraphs (a)(b)(c) and ", "Not used ", "\t", "\u00a0", "é", "Appendix A ", "a=\"", "-->", "\u0000", "\ud83d",
];
const lines = [
  ...units.flatMap((unit) => [["", unit], ["| ", unit]] as const),
  ["# ", "3.8.1 "], ["<!-- sec-disable ", "a-"], ["<a", " a=\""], ["| Data Item |", "E64 "], ["| Service Request Name |", "IS "],
] as const;

for (const language of ["sec", "duis"] as const) {
  test(`a line of 100 KB takes time in proportion (${language})`, async () => {
    for (const [opening, unit] of lines) {
      const what = JSON.stringify(opening + unit);
      await assertInProportion(what, [12_500, 100_000], (size) => {
        const line = opening + unit.repeat(size / unit.length);
        return async () => covers(await tokenise(language, line), what);
      });
    }
  });

  test(`text that is cut off, empty or binary (${language})`, async () => {
    for (const text of ["", "\n", "---", "---\ndocument: [", "<!--", "| Term", "| Data Item |", "# ", "Section", "Error! Reference source", "\u0000\uffff\ud800", "\ufeff---\n"]) {
      covers(await tokenise(language, text), JSON.stringify(text));
    }
  });
}

/** Tokens follow one another from the line's start to its end. */
function covers(lines: Awaited<ReturnType<typeof tokenise>>, what: string): void {
  for (const { text, tokens } of lines) {
    let at = 0;
    for (const token of tokens) {
      assert.equal(token.from, at, what);
      at = token.to;
    }
    assert.equal(at, text.length, what);
  }
}

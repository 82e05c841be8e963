// What an edit within a line leaves of a document's structure is what reading afresh gives, wherever and whatever is typed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { root } from "../../scripts/paths.ts";
import { outlineAfter } from "../../server/src/syntax/outline-after.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import type { Tree } from "../../server/src/syntax/tree.ts";
import { slice } from "../../server/src/text/span.ts";
import { withEdit } from "../../server/src/text/text.ts";
import { generateCode } from "../bench/generate.ts";
import { property } from "../support/drafts.ts";
import { readable } from "../support/trees.ts";

const drafted = /\.(?:sec|duis)(?:\.txt)?$/;
const body = ["section-g.sec", "appendix-ad.duis"].map((file) => readFileSync(join(root, "samples", file), "utf8").replace(/^---\n[\s\S]*?\n---\n/, "").replace(/^#.*\n/, "")).join("\n");

const generated = generateCode({ bytes: 60_000, seed: 3, faults: 20 }).files.filter(({ file, text }) => drafted.test(file) && text.length > 5_000).map(({ file, text }) => ({ name: file, text }));
const isPaged = ({ name }: { readonly name: string }) => name.endsWith(".txt");

const texts: readonly { readonly name: string; readonly text: string }[] = [
  { name: "section-g.sec", text: `---\ndocument: Section G\ntitle: Security\n---\n# SECTION G: SECURITY\n\n${body}` },
  { name: "appendix-ad.duis", text: `# APPENDIX AD: SERVICES\n\nContents\n\n1 Introduction 1\n2 Interpretation of the Terms of this Appendix 4\n\n1 Introduction\n\n${body}` },
  { name: "paged.sec", text: `G1.1 The beginning.\n12\nDesignation Version\n\n${body}\n13\nDesignation Version\n\nG9.1 The end.\n` },
  { name: "named-late.sec", text: `(a) The User shall tell the Panel in accordance with section 1.1 of this document.\n\nA1.1 The Panel shall tell the User.\n\nAPPENDIX P\nSMKI Repository\nAppendix A Definitions\n` },
  { name: "appendix-p.sec.txt", text: wrapped(`APPENDIX P\n\nContents\n\n1 Introduction 1\n2 Interpretation of the Terms of this Appendix, of its Annexes and of all that these refer to 4\n\n1 Introduction\n\n${body}`, 88) },
  { name: "section-h.sec", text: wrapped(`${body}\n12\nDesignation Version of the Code as it stands\n${body}\n13\nDesignation Version of the Code as it stands\n${body}`, 60) },
  ...generated.filter((one) => !isPaged(one)).slice(0, 3),
  ...generated.filter(isPaged).slice(0, 2),
];

const insert = fc.constantFrom(
  "", "", "e", "e", "e", "n", "a", "the ", "r", " ", "  ", "s", "G", "1", ".", ",", ";", ":", ")", "(", "*", "**", "_", "“", "\"", "-", "–", "…", "....", "<", "<!--", "-->", "|", "\n", "\n\n", "#", "[", "and", " and", "; and", " or",
  "Not used", "[Not used]", "(a) ", "(b)", "G3.5 ", "2.1 ", "A. ", "Section ", "Annex A", "Table 3", "The ", "shall ", "January ", "12", "a word of more than twenty letters ", "x".repeat(70), "x".repeat(170),
);
const lose = fc.constantFrom(0, 0, 0, 0, 1, 1, 2, 5, 12, 40, 120);
/** Anywhere, or near an end of a line or of what its number or label leads to. */
const place = fc.record({ at: fc.nat(), near: fc.constantFrom("anywhere", "anywhere", "heading", "start", "end", "number"), by: fc.integer({ min: -6, max: 24 }) });

test("a document after an edit within a line is the document read afresh", () => {
  let kept = 0;
  let all = 0;
  property(150, fc.tuple(fc.nat(texts.length - 1), fc.array(fc.record({ place, lose, insert }), { minLength: 3, maxLength: 8 })), ([index, edits]) => {
    const { name, text } = texts[index]!;
    let before = parse(text, { name });
    for (const { place, lose, insert } of edits) {
      const at = offsetOf(before.source.toString(), place);
      const next = withEdit(before.source, at, Math.min(before.source.length, at + lose), insert);
      const after = parse(next, { name, before });
      assert.deepEqual(readable(after), readable(parse(next.toString(), { name })), `${name} at ${at}, ${lose} lost for ${JSON.stringify(insert)}`);
      all++;
      if (after.shape === before.shape) kept++;
      if (after.headings === before.headings) assert.deepEqual(headingsOf(after), headingsOf(before));
      before = after;
    }
  });
  assert.ok(kept > all / 5, `${kept} of ${all} edits were within a line`);
});

/** `text` as a page of that width has it. */
function wrapped(text: string, width: number): string {
  return text.replaceAll("|", "").replace(/^#+ /gm, "").replace(new RegExp(`(.{${width - 15},${width}}) `, "g"), "$1\n");
}

const title = fc.constantFrom("Introduction", "Security of the Market Participants", "Interpretation of the Terms of this Appendix", "Market Participants");
const words = fc.constantFrom(
  "The User shall tell the Panel of each Incident", "Security of the Market Participants", "and of the Market", "Participants and of all that is", "each Party shall", "Interpretation of the Terms of this", "in accordance with paragraph 1.1(a)",
  "in accordance with clauses 4.3.7, 5.2.6, or", "within twelve", "the Panel of", "Designation Version", "it", "Part A", "until the Panel has told the DCC User Interface", "GENERAL", "a Party that is not a User",
);
const begin = fc.constantFrom("", "", "", "1 ", "1.1 ", "1.2 ", "1.2.1 ", "2 ", "G1 ", "G1.1 ", "(a) ", "(b) ", "(c) ", "(i) ", "a) ", "(13) ", "- ");
const end = fc.constantFrom("", "", "", ".", ";", ":", "; and", ",", " (a)", " of", " and", " 3", " Section");
const line = fc.oneof(
  { arbitrary: fc.tuple(begin, fc.array(words, { minLength: 1, maxLength: 2 }), end).map(([number, parts, close]) => number + parts.join(" ") + close), weight: 8 },
  { arbitrary: fc.tuple(begin, title).map(([number, words]) => number + words), weight: 2 },
  { arbitrary: fc.constantFrom("", "", "12", "13", "SEC - Appendix B", "Interpretation of the Terms of this", "Appendix", "Service Reference Variant", "1.3", "G1.2", "Section G: Security                      Version 3.0", "Capable of being Scheduled?      No", "EndTime    xs:time      No       None      UTC", "(h) The Panel shall tell:", "(i) each User", "Designation Version of the Code", "Page 3 of 12", "Contents", "1 Introduction ...... 3", "2 Security of the Market Participants ...... 4"), weight: 4 },
  { arbitrary: fc.constantFrom("<!-- sec-disable-next-line typo: so it is said -->", "```", "<a>", "Host: a", "| A | b |", "| --- | --- |", "| c | d of it |", "# G1 Heading", "Annex A", "Table 1: Terms"), weight: 1 },
);
/** Where a document's name is no longer sought. */
const head = Array.from({ length: 100 }, (_, i) => (i % 10 === 0 ? "It is said that the Panel is told of what the Users have said." : "It is said that the Panel is told of what is said."));
const contents = fc.constantFrom(
  [],
  ["Contents", "1 Introduction ...... 3", "2 Security of the Market Participants ...... 4", "3 Interpretation of the Terms of this Appendix ...... 5", ""],
  ["Contents", "", "1 Introduction", "2 Market Participants", ""],
  ["Contents", "", "1 Introduction", "2 Market Participants", "", "1 Introduction", "2 Market Participants", ""],
);
const small = fc.tuple(fc.constantFrom(true, true, true, true, false), contents, fc.array(line, { minLength: 12, maxLength: 40 })).map(([hasHead, listed, lines]) => [...(hasHead ? head : ["It is", "said."]), ...listed, ...lines].join("\n"),
);
const piece = fc.constantFrom("", "e", "s", " ", ".", ";", ":", ",", " and", " or", " of", " shall", " is", "(a)", "a", "1", "A", "The ", "e".repeat(12), "e".repeat(40), "...", "-");
const edit = fc.record({ at: fc.nat(), by: fc.integer({ min: -9, max: 2 }), lose: fc.constantFrom(0, 0, 0, 1, 1, 3, 8, 20), insert: piece });

test("a document of what pages, lists and contents leave is, after an edit within a line, the document read afresh", () => {
  property(600, fc.tuple(small, fc.constantFrom("a.sec", "appendix-b.sec.txt", "section-g.sec"), fc.array(edit, { minLength: 6, maxLength: 12 })), ([text, name, edits]) => {
    let tree = parse(text, { name });
    const last = text.length - text.lastIndexOf("said.") - 1;
    const put = (from: number, to: number, words: string) => {
      const next = withEdit(tree.text, from, to, words);
      const after = parse(next, { name, before: tree });
      assert.deepEqual(readable(after), readable(parse(next.toString(), { name })), `${JSON.stringify(words)} for ${shown(tree, from, to)} between ${shown(tree, from - 200, from)} and ${shown(tree, to, to + 200)}`);
      tree = after;
    };
    for (const { at, by, lose, insert } of edits) {
      const { text } = tree;
      const from = Math.max(0, Math.min(text.length, text.indexOf("\n", text.length - at % last) + by));
      const lost = text.slice(from, from + lose);
      put(from, from + lost.length, insert);
      // What was taken away is a title, a header or a list's next item again.
      put(from, from + insert.length, lost);
    }
  });
});

/** A letter typed at ‸ leaves the outline as it was, so that nothing of the document is read again but its block. */
const quiet = [
  "G3.5 Each User shall notify the DCC of each In‸cident.",
  "G3.5 Each User shall notify the DCC, and the Pane‸",
  "G3.5 Each User shall notify:\n(a) the DC‸; and\n(b) the Panel.",
  "## G3 SYSTEM SECURIT‸",
  "| Term | Meaning |\n| --- | --- |\n| **Panel** | means the body of that nam‸ |",
];
const quietInBrokenLines = ["G3.5 Each User shall notify the DCC of each Incident,\nin accordance with what has been ag‸reed with it, and\ntell the Panel of it."];

test("a letter in a word, at a paragraph's end, in a short item, a heading, a cell or a broken line leaves the outline as it was", () => {
  const drafted = head.map((line) => `${line} ${line} ${line}`);
  for (const [lines, cases] of [[drafted, quiet], [head, quietInBrokenLines]] as const) {
    for (const one of cases) {
      const [start = "", rest = ""] = `${lines.join("\n\n")}\n\n${one}\n\nG9.1 The end.\n`.split("‸");
      assert.ok(outlineAfter(parse(start + rest, { name: "section-g.sec" }), `${start}e${rest}`), one);
    }
  }
});

/** A letter typed at ‸, or (‸x‸) one taken away, that makes another thing of its line, or of the one beside it. */
const header = "Designation Version of the Code as the Secretary of State has designated it under its Licence";
const loud = [
  "1 Security of the Market Participants and of all\nthe Users shall‸",
  "1 Security of the Market People\nAccountability‸x‸ shall be of all who act in it",
  "1 SECURITY; PANEL AND USE‸e‸RS",
  `12\n${header.slice(0, 30)}‸x‸${header.slice(30, 90)}\n\nG1.1 It is said.\n\n${header.slice(0, 90)}`,
  "table of contents‸s‸\n\nIntroduction 1\n\nSecurity 2\n\nG1.1 It is said.",
  "Contents\n\n1 Introduction\n2 Securitie‸s‸\n\n## 1 Introduction\n\n1.1 It is said.\n\n## 2 Securities\n\n2.1 It is.",
  "Contents\n\n1 Introduction\n2 Securities\n\n## 1 Introduction\n\n1.1 It is said.\n\n## 2 Securitie‸s‸\n\n2.1 It is.",
  "Contents\n\n1 Introduction\n2 The Securities of each\n\n1 Introduction\n\n1.1 It is said.\n\n2 The Securities of eac‸h‸\n\n2.1 It is.",
  "The Panel shall tell each Party of it‸.‸\n\nSEC - Appendix B\n\nand each User of it.",
];

test("a letter that makes another thing of a line, or of the one beside it, has the document read afresh", () => {
  for (const around of loud) {
    for (const lines of [head, head.map((line) => `${line} ${line} ${line}`)]) {
      const [start = "", taken = "", rest] = `${lines.join("\n\n")}\n\n${around}\n\nG9.1 The end.\n`.split("‸");
      for (const [old, now] of rest === undefined ? [[start + taken, `${start}e${taken}`]] : [[start + taken + rest, start + rest], [start + rest, start + taken + rest]]) {
        const before = parse(old!, { name: "appendix-b.sec" });
        assert.deepEqual(readable(parse(now!, { name: "appendix-b.sec", before })), readable(parse(now!, { name: "appendix-b.sec" })), around);
      }
    }
  }
});

function shown({ text }: Tree, from: number, to: number): string {
  return JSON.stringify(text.slice(Math.max(0, from), Math.max(0, to)));
}

function headingsOf({ text, clauses }: Tree): readonly (string | undefined)[] {
  return clauses.map(({ heading }) => heading && slice(text, heading));
}

function offsetOf(text: string, { at, near, by }: { readonly at: number; readonly near: string; readonly by: number }): number {
  const headings = near === "heading" ? [...text.matchAll(/^#.*/gm)] : [];
  const heading = headings[at % headings.length];
  if (heading) return heading.index + (by + 6) % (heading[0].length + 1);
  const any = at % (text.length + 1);
  const start = text.lastIndexOf("\n", any - 1) + 1;
  const base = near === "start" ? start : near === "end" ? (text.indexOf("\n", any) + text.length + 1) % (text.length + 1) : near === "number" ? start + (/^\s*\S+\s/.exec(text.slice(start, start + 40))?.[0].length ?? 0) : any;
  return Math.max(0, Math.min(text.length, near === "anywhere" ? base : base + (near === "end" ? -by : by)));
}

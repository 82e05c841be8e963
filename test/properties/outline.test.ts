// What an edit within a line leaves of a document's structure is what reading afresh gives, wherever and whatever is typed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { root } from "../../scripts/paths.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import type { Tree } from "../../server/src/syntax/tree.ts";
import { slice } from "../../server/src/text/span.ts";
import { withEdit } from "../../server/src/text/text.ts";
import { generateCode } from "../bench/generate.ts";
import { property } from "../support/drafts.ts";
import { readable } from "../support/trees.ts";

const drafted = /\.(?:sec|duis)(?:\.txt)?$/;
const body = ["section-g.sec", "appendix-ad.duis"].map((file) => readFileSync(join(root, "samples", file), "utf8").replace(/^---\n[\s\S]*?\n---\n/, "").replace(/^#.*\n/, "")).join("\n");

const texts: readonly { readonly name: string; readonly text: string }[] = [
  { name: "section-g.sec", text: `---\ndocument: Section G\ntitle: Security\n---\n# SECTION G: SECURITY\n\n${body}` },
  { name: "appendix-ad.duis", text: `# APPENDIX AD: SERVICES\n\nContents\n\n1 Introduction 1\n2 Interpretation of the Terms of this Appendix 4\n\n1 Introduction\n\n${body}` },
  { name: "paged.sec", text: `G1.1 The beginning.\n12\nDesignation Version\n\n${body}\n13\nDesignation Version\n\nG9.1 The end.\n` },
  { name: "named-late.sec", text: `(a) The User shall tell the Panel in accordance with section 1.1 of this document.\n\nA1.1 The Panel shall tell the User.\n\nAPPENDIX P\nSMKI Repository\nAppendix A Definitions\n` },
  ...generateCode({ bytes: 60_000, seed: 3, faults: 20 }).files.filter(({ file, text }) => drafted.test(file) && text.length > 5_000).slice(0, 3).map(({ file, text }) => ({ name: file, text })),
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
      const at = offsetOf(before.text.toString(), place);
      const next = withEdit(before.text, at, Math.min(before.text.length, at + lose), insert);
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

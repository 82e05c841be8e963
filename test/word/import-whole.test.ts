// Nothing vanishes in silence: each word of a document, however it is wrapped, stands in the text or is told.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { imported, imports } from "../support/importing.ts";
import { field, p, r } from "../support/word.ts";

/** What to put around words, or blocks: each is a wrapping that Word itself uses. */
const runs: Readonly<Record<string, (words: string) => string>> = {
  plain: (words) => r(words),
  bold: (words) => r(words, "<w:b/>"),
  code: (words) => r(words, '<w:rFonts w:ascii="Consolas"/>'),
  inserted: (words) => `<w:ins w:author="a">${r(words)}</w:ins>`,
  movedHere: (words) => `<w:moveTo w:author="a">${r(words)}</w:moveTo>`,
  link: (words) => `<w:hyperlink w:anchor="x">${r(words)}</w:hyperlink>`,
  result: (words) => field("REF x", words),
  simple: (words) => `<w:fldSimple w:instr="REF x">${r(words)}</w:fldSimple>`,
  control: (words) => `<w:sdt><w:sdtPr/><w:sdtContent>${r(words)}</w:sdtContent></w:sdt>`,
  prompt: (words) => `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r(words)}</w:sdtContent></w:sdt>`,
  tag: (words) => `<w:smartTag><w:customXml>${r(words)}</w:customXml></w:smartTag>`,
  hidden: (words) => r(words, "<w:vanish/>"),
  formula: (words) => `<m:oMath><m:r><m:t>${words}</m:t></m:r></m:oMath>`,
  box: (words) => `<w:r><w:pict><v:textbox><w:txbxContent>${p(words)}</w:txbxContent></v:textbox></w:pict></w:r>`,
  picture: (words) => `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="${words}"/></wp:inline></w:drawing></w:r>`,
  either: (words) => `<mc:AlternateContent><mc:Choice Requires="x">${r(words)}</mc:Choice><mc:Fallback>${r("otherwise")}</mc:Fallback></mc:AlternateContent>`,
  openField: (words) => `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${r(words)}`,
  comment: (words) => `${r(words)}<w:r><w:commentReference w:id="1"/></w:r>`,
  note: (words) => `${r(words)}<w:r><w:footnoteReference w:id="2"/></w:r>`,
};

const blocks: Readonly<Record<string, (inner: string) => string>> = {
  control: (inner) => `<w:sdt><w:sdtPr/><w:sdtContent>${inner}</w:sdtContent></w:sdt>`,
  custom: (inner) => `<w:customXml>${inner}</w:customXml>`,
  frame: (inner) => `<w:tbl><w:tr><w:tc>${inner}<w:p/></w:tc></w:tr></w:tbl>`,
  row: (inner) => `<w:tbl><w:tr><w:tc>${p("left")}</w:tc><w:tc>${inner}<w:p/></w:tc></w:tr><w:tr><w:tc>${p("x")}</w:tc><w:tc>${p("y")}</w:tc></w:tr></w:tbl>`,
  mergedRow: (inner) => `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${inner}<w:p/></w:tc></w:tr><w:tr><w:tc>${p("x")}</w:tc><w:tc>${p("y")}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>${p("z")}</w:tc><w:tc>${p("y")}</w:tc></w:tr></w:tbl>`,
  inserted: (inner) => `<w:ins w:author="a">${inner}</w:ins>`,
};

const leaf = fc.record({ kind: fc.constant("leaf" as const), runs: fc.array(fc.constantFrom(...Object.keys(runs)), { minLength: 1, maxLength: 4 }), joined: fc.boolean() });
type Tree = { readonly kind: "leaf"; readonly runs: readonly string[]; readonly joined: boolean } | { readonly kind: "wrap"; readonly with: string; readonly inner: readonly Tree[] };
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof({ maxDepth: 3, withCrossShrink: true }, leaf, fc.record({ kind: fc.constant("wrap" as const), with: fc.constantFrom(...Object.keys(blocks)), inner: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }) })),
}));

test("each word of any document stands in the text, or is told", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(tree, { minLength: 1, maxLength: 6 }), fc.constantFrom("accept" as const, "comments" as const), async (trees, changes) => {
      const words: string[] = [];
      const xml = (one: Tree): string => {
        if (one.kind === "wrap") return blocks[one.with]!(one.inner.map(xml).join(""));
        const inner = one.runs.map((name) => runs[name]!(words[words.push(`word${words.length}q`) - 1]!)).join(r(" "));
        return p(inner, one.joined ? '<w:rPr><w:del w:author="a"/></w:rPr>' : "");
      };
      const body = trees.map(xml).join("");
      const { text, told } = await imported({ body, comments: `<w:comment w:id="1">${p("said")}</w:comment>`, footnotes: `<w:footnote w:id="2">${p("noted")}</w:footnote>` }, { changes });
      const all = text + told.join("\n");
      assert.deepEqual(words.filter((word) => !all.includes(word)), []);
      if (body.includes("commentReference")) assert.match(text, /Comment by someone: said/);
      if (body.includes("footnoteReference")) assert.match(text, /^\[\^1\]: noted$/m);
    }),
    { numRuns: 400, seed: 3 },
  );
});

test("a field that is never closed takes nothing with it", () =>
  imports(
    { body: p(r("See ") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>' + r("G1.1")) + p("The rest of it.") },
    "See G1.1\n\nThe rest of it.\n",
    [/^field A field is never closed/],
  ));

test("what stands between the blocks, and is not known, is told", () => imports({ body: `<w:novelty>${p("lost")}</w:novelty>` + p("Rest.") }, "Rest.\n", [/^1: unknown .*<w:novelty>/]));

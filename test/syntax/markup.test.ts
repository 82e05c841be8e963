// What converters put into the words: the text is read without it, and places, fixes and renames are those of the file.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { asRead } from "../../server/src/syntax/markup.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { asItIsRead, inFile, spanInFile } from "../../server/src/text/left-out.ts";
import { indexLines, placesOf } from "../../server/src/text/line-index.ts";
import { exportDocx } from "../../server/src/word/export.ts";
import { readDocx, visibleLines } from "../support/docx.ts";
import { finds, findsNothing, fixes } from "../support/expect.ts";
import { idOf, workspaceWith } from "../support/workspace.ts";
import { renames } from "../support/editing.ts";

const read = (text: string): string => asRead(text, undefined).text.toString().replace(/[ \t]+$/gm, "").replace(/(?<=\S) {2,}/g, " ");

test("backslashes before marks of punctuation are left out, those of patterns, paths and code are not", () => {
  assert.equal(read('\\(a\\) a User\\\'s \\"Term\\" in Section G3\\.5A\\(b\\)\\; Sub\\-Committee'), '(a) a User\'s "Term" in Section G3.5A(b); Sub-Committee');
  assert.equal(read("**1\\.** The DCC"), "**1.** The DCC");
  for (const words of ["[0-9]{2}\\.[0-9]", "C:\\logs\\-old", "`a\\.b`", "\\d\\.\\d", "a \\| b", "\\*not bold\\*", "```\n\\(a\\)\n```", "---\ntitle: \"a \\\"b\\\"\"\n---"]) assert.equal(read(words), words);
});

test("what pandoc, a wiki or HTML says of words is left out", () => {
  assert.equal(read("## G3 USERS {#g3-users .heading}"), "## G3 USERS");
  assert.equal(read("write to the [Fax]{.mark} of [the\nDCC]{custom-style=\"Strong\nWords\"}."), "write to the Fax of the\nDCC\n.");
  assert.equal(read("[]{#_Ref1 .anchor}See [Section G3.5](#_Ref1), as [said](https://a.example/b \"there\").[^1]"), "See Section G3.5, as said.");
  assert.equal(read('<span id="x"></span>a <u>Fax</u>, and <a name="y">more</a>'), "a Fax, and more");
  assert.equal(read('::: {custom-style="Clause"}\nG3.5 Each User\n:::'), "\nG3.5 Each User\n");
  assert.equal(read("=== G3 USERS ===\nh2. {anchor:g4}G4 DCC"), "### G3 USERS\n## G4 DCC");
  assert.equal(read("a __Fax__ means __ it __, A__B__C and \\_\\_"), "a **Fax** means __ it __, A__B__C and \\_\\_");
  assert.equal(read("GENERAL\n-------\n\nUSERS\n=====\n\n---\n"), "GENERAL\n\n\nUSERS\n\n\n---\n");
  for (const words of ["= ‘02’", "<a>1</a>", "<small>1</small> <u>2</u>", "[Not used]", "the [Fax] {a}", "a < b and c > d", "<sr:DeviceID>", "G3.5 [TBC]"]) assert.equal(read(words), words);
});

test("a drawn table whose rows are lines is one of rows; of another the columns stand apart, if none cuts words", () => {
  assert.equal(read("+------+-------+\n| Term | Words |\n+======+=======+\n| Fax  | means |\n+------+-------+"), "\n| Term | Words |\n|------|-------|\n| Fax | means |\n");
  assert.equal(read("+------+------------------+\n| Fax  | means a letter   |\n|      | by telephone     |\n+------+------------------+").replace(/ +/g, " "), "\n Fax means a letter\n by telephone\n");
  assert.equal(read("+------+-------+\n| Ma   | means |\n| nner | it    |\n+------+-------+"), "\n\n\n");
});

test("every word stands in the text as it is read, in its line, and its place leads there and back", () => {
  const piece = fc.constantFrom("\\(a\\) ", "[Fax]{.mark} ", "G3\\.5", "\\", "[", "](#a)", "]{.b}", " ", "\n", "word", "<u>", "</u>", "{#x .y}", "|", "\t", "```", "::: {a}", "\\\\", "+--+\n", "=", "\r\n", "é");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join("");
      const { text: now, leftOut } = asRead(text, undefined);
      const after = now.toString();
      assert.equal(after.length, text.length);
      assert.deepEqual(indexLines(after).starts, indexLines(text).starts);
      if (!leftOut) return;
      for (let at = 0; at < after.length; at++) {
        const there = inFile(leftOut, at);
        assert.ok(there >= at && there <= text.length);
        if (after[at] === " ") continue;
        const { from, to } = spanInFile(leftOut, { from: at, to: at + 1 });
        assert.ok(text.slice(from, to).endsWith(after[at]!) || /[#|-]/.test(after[at]!), `${JSON.stringify(text)} at ${at}`);
        assert.equal(asItIsRead(leftOut, to), at + 1);
      }
    }),
    { numRuns: 2000 },
  );
});

test("a drafted text, with front matter and a table, is looked at once, and not at each keystroke", () => {
  const text = "---\ndocument: Section G\n---\n# SECTION G: X\n\n| Term | Meaning |\n| --- | --- |\n| **Fax** | means [TBC] `a` & <sr:b>. |\n<!-- so -->\n";
  assert.ok(parse(text, { name: "section-g.sec" }).isPlain);
});

test("a version that is read after another is read as if it were the first", () => {
  const texts = ["# SECTION G: X\n\nG1.1 The User shall:\n\n(a) act.\n", "# SECTION G: X\n\nG1.1 The User shall:\n\n\\(a) act.\n", "# SECTION G: X\n\nG1.1 The [User]{.mark} shall:\n\n\\(a\\) act.\n", "# SECTION G: X\n\nG1.1 The User shall:\n\n(a) act now.\n"];
  for (const first of texts) {
    for (const second of texts) {
      const after = parse(second, { name: "g.sec", before: parse(first, { name: "g.sec" }) });
      const afresh = parse(second, { name: "g.sec" });
      assert.equal(after.text.toString(), afresh.text.toString());
      assert.equal(after.source.toString(), second);
      assert.deepEqual(after.lines, afresh.lines);
    }
  }
});

test("characters that were read in another encoding than they were written in are what they were, and told of once", () => {
  const text = "# SECTION G: SECURITY\n\nG1.1 A User (a â€œSenderâ€\u009d) that acts under Section\u00c2\u00a0G1.2 shall tell the DCC â€“ each Sender\u2019s own.\n\nG1.2 The fee is \u00c2£5.\n";
  assert.equal(read(text).includes("(a “Sender”) that acts under Section\u00a0G1.2 shall tell the DCC – each"), true);
  const workspace = workspaceWith(new Map([["section-g.sec", text]]));
  const { findings } = workspace.check(idOf("section-g.sec"));
  const { lines, definitions } = workspace.snapshot().documents.get(idOf("section-g.sec"))!.tree;
  assert.deepEqual(findings.filter(({ severity }) => severity === "warning" || severity === "error").map(({ rule, at }) => [rule, placesOf(lines, at)]), [["lost-character", { start: { line: 2, character: 15 }, end: { line: 2, character: 16 } }]]);
  assert.deepEqual(definitions.map(({ term }) => term), ["Sender"]);
});

test("findings stand at the words of the file, and their fixes leave the marks around them whole", () => {
  finds(String.raw`
# SECTION G: SECURITY

G1.1 Each User shall tell \(in writing\) teh Sub\-Committee of Section G9\.9.
                                         ^^^ not a known word
                                                                       ^^^^^ There is no G9.9
`);
  fixes(
    String.raw`
# SECTION G: SECURITY

G1.1 Each User shall tell \(in writing\) [t<|>eh]{.mark} Sub\-Committee\.
`,
    "",
    String.raw`
# SECTION G: SECURITY

G1.1 Each User shall tell \(in writing\) [the]{.mark} Sub\-Committee\.
`,
  );
  findsNothing(String.raw`
# SECTION G: SECURITY {#section-g .h1}

G1.1 In this Section, a User is \"Ready\" if it has:

a\) told the DCC\'s staff; and

b\) been told that it is Ready \(or not\).
`);
});

test("a Word document holds the words alone", () => {
  const { bytes } = exportDocx(parse(String.raw`# SECTION G: SECURITY {#g .h1}

G1.1 Each User's Sub\-Committee \(if [any]{.mark}\) shall:

\(a\) act; and

\(b\) tell the DCC\.
`, { name: "section-g.sec" }), { author: "Ann Editor" });
  assert.deepEqual(visibleLines(readDocx(bytes)), ["SECTION G: SECURITY", "G1.1\tEach User's Sub-Committee (if any) shall:", "(a)\tact; and", "(b)\ttell the DCC."]);
});

test("a number is renamed in text with backslashes", () => {
  renames(
    String.raw`
# SECTION G: SECURITY

**G1\.<|>1** Each User shall act\.

**G1\.2** Section G1\.1 \(see above\) does not bind the DCC\.
`,
    "G1.5",
    String.raw`
# SECTION G: SECURITY

**G1.5** Each User shall act\.

**G1\.2** Section G1.5 \(see above\) does not bind the DCC\.
`,
  );
});

// The Word reader: parts of a .docx, and the bytes of their zip damaged (`//- bytes`); it imports or refuses, by name and
// in words, and never fails. And drafted text (`//- section-g.sec`), which comes back from a Word file as it was.

import assert from "node:assert/strict";
import { strToU8, zipSync } from "fflate";
import { parse } from "../../../server/src/syntax/parse.ts";
import { exportDocx } from "../../../server/src/word/export.ts";
import { importWord } from "../../../server/src/word/import/import.ts";
import { parts as partsOf } from "../../support/docx.ts";
import { assertSound } from "../../support/sound.ts";
import { docxParts } from "../../support/word.ts";
import { chanceOf } from "../chance.ts";
import { terminals, written, type Grammar } from "../grammar.ts";
import { drafts, draftedWords } from "../seeds.ts";
import { filesOf, type File, type Target } from "../target.ts";
import { closed } from "../xml.ts";
import { anyDraft } from "./reader.ts";

const base = docxParts({ body: "{body}", numbering: "{numbering}", footnotes: "{notes}", endnotes: "{notes}", comments: "{comments}" });
const frame = (part: string): string => String(base[part]);

const grammar: Grammar = {
  file: ["//- word/document.xml\n{document}", "//- word/document.xml\n{document}\n//- word/numbering.xml\n{numberingPart}", "//- word/document.xml\n{document}\n//- word/footnotes.xml\n{footnotesPart}", "//- word/document.xml\n{document}\n//- word/styles.xml\n{stylesPart}", "{file}\n//- bytes\n{damage}"],
  document: [frame("word/document.xml")],
  numberingPart: [frame("word/numbering.xml")],
  footnotesPart: [frame("word/footnotes.xml")],
  stylesPart: ['<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{styles}</>'],
  body: ["", "{block}{body}", "{block}{body}"],
  block: ["<w:p>{pPr}{inline}</>", "<w:p>{pPr}{inline}</>", "<w:tbl><w:tblPr/><w:tblGrid/>{rows}</>", "<w:sdt><w:sdtContent>{body}</></>", "<w:ins w:id='1' w:author='A'>{body}</>", "<mc:AlternateContent><mc:Choice Requires='wps'>{body}</><mc:Fallback>{body}</></>", "<w:bookmarkStart w:id='0' w:name='_Ref1'/>"],
  rows: ["", "<w:tr>{trPr}{cells}</>{rows}"],
  trPr: ["", "<w:trPr><w:tblHeader/></>", "<w:trPr><w:del w:id='3' w:author='A'/></>", "<w:trPr><w:gridBefore w:val='{number}'/></>"],
  cells: ["", "<w:tc>{tcPr}{body}</>{cells}", "<w:tc>{body}</>{cells}"],
  tcPr: ["", "<w:tcPr><w:gridSpan w:val='{number}'/></>", "<w:tcPr><w:vMerge/></>", "<w:tcPr><w:vMerge w:val='restart'/></>"],
  pPr: ["", "<w:pPr><w:pStyle w:val='{style}'/></>", "<w:pPr><w:numPr><w:ilvl w:val='{number}'/><w:numId w:val='{number}'/></></>", "<w:pPr><w:outlineLvl w:val='{number}'/></>", "<w:pPr><w:rPr><w:del w:id='4' w:author='A'/></></>", "<w:pPr><w:ind w:left='{number}'/></>", "<w:pPr><w:sectPr/></>"],
  style: ["Heading1", "Heading2", "Normal", "SECClause", "SECHeading1", "SECComment", "SECListing", "A", "TOC1", "Nobody"],
  inline: ["", "{run}{inline}", "{run}{inline}"],
  run: ["<w:r>{rPr}<w:t xml:space='preserve'>{words}</></>", "<w:r><w:tab/><w:br/><w:noBreakHyphen/></>", "<w:ins w:id='1' w:author='A'>{inline}</>", "<w:del w:id='2' w:author='A'><w:r><w:delText>{words}</></></>", "<w:moveFrom w:id='5' w:author='B'>{inline}</>", "<w:moveTo w:id='6' w:author='B'>{inline}</>", "<w:hyperlink w:anchor='_Ref1'>{inline}</>", "<w:fldSimple w:instr=' REF _Ref1 \\r \\h '>{inline}</>", "<w:r><w:fldChar w:fldCharType='{fieldPart}'/></>", "<w:r><w:instrText> {instruction} </></>", "<w:r><w:footnoteReference w:id='{number}'/></>", "<w:r><w:sym w:font='Symbol' w:char='F0B7'/></>", "<w:r><w:commentReference w:id='{number}'/></>", "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{body}</></></></></>", "<m:oMath><m:r><m:t>{words}</></></>", "<w:sdt><w:sdtContent>{inline}</></>", "<w:smartTag>{inline}</>"],
  rPr: ["", "<w:rPr><w:b/></>", "<w:rPr><w:vanish/></>", "<w:rPr><w:b w:val='0'/><w:caps/></>", "<w:rPr><w:rStyle w:val='SECCode'/></>", "<w:rPr><w:rStyle w:val='SECSource'/></>", "<w:rPr><w:strike/><w:vertAlign w:val='superscript'/></>"],
  fieldPart: ["begin", "separate", "end"],
  instruction: ["REF _Ref1 \\r", "PAGE", "TOC \\o", "SEQ Table", "LISTNUM", "HYPERLINK \"x\"", "=1+1"],
  words: ["G3.5", "The DCC shall act", "“Panel”", "means", "(a)", " ", "| a |", "*", "`x`", "# SECTION G", "&amp;", "&lt;!-- x --&gt;", "[Not used]", "{words} {words}", "Error! Reference source not found."],
  number: ["0", "1", "2", "3", "9", "-1", "99", "2147483648", "x", ""],
  numbering: ["", "<w:abstractNum w:abstractNumId='{number}'>{levels}</>{numbering}", "<w:num w:numId='{number}'><w:abstractNumId w:val='{number}'/>{override}</>{numbering}", "<w:abstractNum w:abstractNumId='{number}'><w:numStyleLink w:val='A'/></>{numbering}"],
  levels: ["", "<w:lvl w:ilvl='{number}'><w:start w:val='{number}'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{levelText}'/>{levelMore}</>{levels}"],
  levelText: ["%1.", "%1.%2", "(%1)", "%9%8%7", "%0%", "G%1.%2", ""],
  levelMore: ["", "<w:isLgl/>", "<w:lvlRestart w:val='{number}'/>", "<w:suff w:val='nothing'/>", "<w:pStyle w:val='Heading1'/>"],
  format: ["decimal", "lowerLetter", "upperRoman", "lowerRoman", "upperLetter", "bullet", "none", "ordinalText", "decimalZero", "chineseCounting"],
  override: ["", "<w:lvlOverride w:ilvl='{number}'><w:startOverride w:val='{number}'/></>"],
  notes: ["", "<w:footnote w:id='{number}'>{body}</>{notes}"],
  comments: ["", "<w:comment w:id='{number}' w:author='A'>{body}</>"],
  styles: ["", "<w:style w:type='paragraph' w:styleId='{style}'><w:name w:val='{styleName}'/><w:basedOn w:val='{style}'/>{pPr}</>{styles}"],
  styleName: ["heading 1", "heading 9", "Normal", "toc 1", "A"],
  damage: ["{number} {byte}", "{damage}\n{damage}", "cut {byte}{byte}", "{byte}{byte} {byte}", "put {byte}{byte} {byte}"],
  byte: ["0", "1", "7", "42", "80", "120", "200", "255"],
};

/** Our own exports, of little texts, with the parts that matter. */
const exported = drafts.slice(0, 400).filter((_, i) => i % 10 === 0).map((text) => {
  const parts = partsOf(exportDocx(parse(text.slice(0, 500), { name: "section-g.sec" }), { author: "Ann Editor" }).bytes);
  return ["word/document.xml", "docProps/custom.xml"].filter((name) => parts[name] !== undefined).map((name) => `//- ${name}\n${parts[name]}`).join("\n");
});

export const word: Target = {
  name: "word",
  seeds: [...exported, ...drafts.filter((_, i) => i % 3 === 0).map((text) => `//- section-g.sec\n${text.replace(/^\/\/- .*\n/gm, "")}`)],
  words: [...terminals(grammar), ...draftedWords.slice(0, 20), "</w:p>", "</w:r>", "</w:tc>", "</w:tbl>", "<w:p>".repeat(50), "<!DOCTYPE x>", "&e;", "&#0;", "]]>", "\n//- word/styles.xml\n", "\n//- word/numbering.xml\n", "\n//- ../../evil\n", "\n//- bytes\n"],
  write: (chance) => (chance.oneIn(3) ? `//- section-g.sec\n${anyDraft(chance)}` : closed(written(grammar, "file", chance, 22))),
  async hold(given) {
    const files = filesOf(given, "word/document.xml");
    const drafted = files.find(({ name }) => name === "section-g.sec");
    if (drafted) await comesBack(drafted.text);
    else await isTaken(zipped(files), given);
  },
};

/** The zip of the parts, damaged as the part `bytes` says: `12 255`, `put 12 255`, `cut 900`. */
function zipped(files: readonly File[]): Uint8Array {
  const parts = Object.entries({ ...base, "word/document.xml": frame("word/document.xml").replace("{body}", ""), ...Object.fromEntries(files.filter(({ name }) => name !== "bytes").map(({ name, text }) => [name, text])) });
  // The parts that the text does not give have nothing in them.
  const packed = zipSync(Object.fromEntries(parts.map(([name, content]) => [name, typeof content === "string" ? strToU8(content.replace(/\{(?:numbering|notes|comments)\}/g, "")) : content])), { level: 1, mtime: "1980-01-01" });
  let bytes: readonly number[] | Uint8Array = packed;
  for (const line of files.find(({ name }) => name === "bytes")?.text.split("\n").slice(0, 20) ?? []) {
    const [, how, at, value] = /^(cut|put)? ?(\d{1,9})(?: (\d{1,3}))?$/.exec(line) ?? [];
    if (at === undefined || bytes.length === 0) continue;
    // Half of the damage falls on the directory at the end.
    const from: number = Number(at) % 2 === 0 ? Number(at) % bytes.length : bytes.length - 1 - (Number(at) % Math.min(bytes.length, 1000));
    if (how === "cut") bytes = bytes.slice(0, from);
    else bytes = [...bytes.slice(0, from), Number(value ?? 0) % 256, ...bytes.slice(from + (how === "put" ? 0 : 1))];
  }
  return Uint8Array.from(bytes);
}

async function isTaken(bytes: Uint8Array, given: string): Promise<void> {
  const result = await importWord(bytes, { name: "section-g.docx", changes: chanceOf(given).any(["accept", "reject", "comments"] as const) });
  if (result.kind === "refused") {
    assert.match(result.message, /^section-g\.docx cannot be imported: [\s\S]{5,}\.$/);
    assert.doesNotMatch(result.message, /not known here/);
    return;
  }
  assert.equal(result.kind, "imported");
  if (result.kind !== "imported") return;
  const { file: { name, text }, report } = result;
  assertSound(parse(text, { name }));
  const lines = text.split("\n").length;
  for (const { line, message } of report.entries) assert.ok(message !== "" && (line === undefined || (line >= 0 && line < lines)), `line ${line} of ${lines}: ${message}`);
  assert.ok(text.length < 10_000 + 20 * given.length, `${text.length} characters`);
}

/** No word of a text is lost on the way into a Word file and back, unless the export says what it leaves out. */
async function comesBack(text: string): Promise<void> {
  const { bytes, notes } = exportDocx(parse(text, { name: "section-g.sec" }), { author: "Ann Editor" });
  const result = await importWord(bytes, { name: "section-g.docx", changes: "accept" });
  assert.ok(result.kind === "imported", JSON.stringify(result));
  // Marks that mark nothing, such as a "#" with no heading behind it, may go.
  const bare = (of: string): string => of.replace(/[^\p{L}\p{N}]+/gu, "");
  if (notes.length > 0) return;
  assert.equal(bare(result.file.text), bare(text), "It comes back otherwise.");
  if (!text.includes("\ufffd")) assert.ok(!result.file.text.includes("\ufffd"), "A character is lost, and nobody is told.");
}

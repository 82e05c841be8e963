// Files that are no Word documents, broken ones, and ones made to do harm: each is refused with a message that names
// it and says why.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { importWord } from "../../server/src/word/import/import.ts";
import { imported } from "../support/importing.ts";
import { abstractNum, docx, docxParts, lvl, num, numbered, p, r, table } from "../support/word.ts";

const whole = { body: p("G1.1 The DCC shall act.") + table(["a", "b"], ["c", "d"]) };

function zipped(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, typeof content === "string" ? strToU8(content) : content])));
}

function withDocument(document: string): Uint8Array {
  return docx({ body: "", parts: { "word/document.xml": document } });
}

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const ole = (words: string): Uint8Array => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(512), Buffer.from(words, "utf16le")]);
const laughs = `<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document ${w}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`;
const outside = `<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY s SYSTEM "file:///etc/passwd">]><w:document ${w}><w:body><w:p><w:r><w:t>&s;</w:t></w:r></w:p></w:body></w:document>`;

/** A zip whose directory says that the part has `size` bytes. */
function lying(size: number): Uint8Array {
  const bytes = Buffer.from(docx({ body: p("x".repeat(100_000)) }));
  for (let at = bytes.indexOf("PK\u0001\u0002", 0, "latin1"); at >= 0; at = bytes.indexOf("PK\u0001\u0002", at + 4, "latin1")) {
    const name = bytes.toString("latin1", at + 46, at + 46 + bytes.readUInt16LE(at + 28));
    if (name === "word/document.xml") bytes.writeUInt32LE(size, at + 24);
  }
  return bytes;
}

/** The first entry's flag that says it is encrypted. */
function encryptedPart(): Uint8Array {
  const bytes = Buffer.from(docx(whole));
  bytes.writeUInt16LE(1, bytes.indexOf("PK\u0001\u0002", 0, "latin1") + 8);
  return bytes;
}

const refusals: Readonly<Record<string, readonly [Uint8Array, RegExp]>> = {
  "nothing at all": [new Uint8Array(), /it is empty\.$/],
  "a text file": [strToU8("G1.1 The DCC shall act."), /it is no Word document \(\.docx\)/],
  "a .doc of Word 97": [ole("WordDocument"), /Word 97 to 2003 \(\.doc\)\. Open it in Word and save it as \.docx/],
  "a file with a password": [ole("EncryptedPackage"), /protected by a password.*take the password off/],
  "a PDF": [strToU8("%PDF-1.7\n"), /PDF/],
  "a Rich Text file": [strToU8("{\\rtf1 x}"), /Rich Text/],
  "a web page": [strToU8("\ufeff<!DOCTYPE html><html></html>"), /XML or HTML/],
  "an .odt": [zipped({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<x/>" }), /OpenDocument.*\.docx/],
  "a workbook": [zipped({ ...docxParts(whole), "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>' }), /Excel/],
  "a zip of something else": [zipped({ "a.txt": "x" }), /its part “_rels\/\.rels” is missing/],
  "a zip with nothing in it": [zipSync({}), /it is no Word document/],
  "a document that is not there": [zipped(Object.fromEntries(Object.entries(docxParts(whole)).filter(([name]) => name !== "word/document.xml"))), /its part “word\/document\.xml” is missing/],
  "a file cut off": [docx(whole).subarray(0, 900), /cut off/],
  "a part that is no XML": [withDocument("This is no XML."), /its part “document” is no well-formed XML/],
  "a part cut off": [withDocument(`<w:document ${w}><w:body><w:p>`), /its part “document” is no well-formed XML/],
  "a part that is empty": [withDocument(""), /its part “document” is/],
  "another root": [withDocument(`<w:styles ${w}/>`), /its main part is something else/],
  "damaged styles": [docx({ ...whole, parts: { "word/styles.xml": "<w:styles" } }), /its part “word\/styles\.xml” is no well-formed XML/],
  "a billion laughs": [withDocument(laughs), /has a document type \(DTD\)/],
  "an entity from outside": [withDocument(outside), /has a document type \(DTD\)/],
  "an entity that nobody declared": [withDocument(`<w:document ${w}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`), /no well-formed XML/],
  "elements without end": [withDocument(`<w:document ${w}><w:body>${"<w:sdt>".repeat(5000)}`), /nests its elements more than 600 deep/],
  "a bomb that says its size": [zipped({ ...docxParts(whole), "word/document.xml": new Uint8Array(200 * 1024 * 1024) }), /more than 192 MB unpacked/],
  "a bomb that lies": [lying(1000), /larger than the file says, as in a zip bomb/],
  "a part smaller than it says": [lying(200_000), /“word\/document\.xml” is damaged/],
  "a way out of the file": [zipped({ ...docxParts(whole), "../../etc/evil.txt": "x" }), /“\.\.\/\.\.\/etc\/evil\.txt”, which leads out of the file/],
  "a way out, as Windows writes it": [zipped({ ...docxParts(whole), "..\\evil.txt": "x" }), /leads out of the file/],
  "an absolute way": [zipped({ ...docxParts(whole), "/etc/evil.txt": "x" }), /leads out of the file/],
  "an encrypted part": [encryptedPart(), /its parts are encrypted/],
  "one part twice, in two cases": [zipped({ ...docxParts(whole), "WORD/document.xml": "<x/>" }), /holds the part “WORD\/document\.xml” twice/],
  "UTF-7": [withDocument('<?xml version="1.0" encoding="utf-7"?><x/>'), /not in a character encoding that Word writes/],
};

for (const [what, [bytes, expected]] of Object.entries(refusals)) {
  test(`${what} is refused`, async () => {
    const result = await importWord(bytes, { name: "section-g.docx", changes: "accept" });
    assert.ok(result.kind === "refused", JSON.stringify(result).slice(0, 500));
    assert.match(result.message, /^section-g\.docx cannot be imported: /);
    assert.match(result.message, expected);
  });
}

test("a part that the document names and the file lacks is told: its numbers, looks or notes are not in the text", async () => {
  const parts = docxParts({ body: p("Act.", numbered(1)), numbering: abstractNum(1, lvl(0, "decimal", "%1.")) + num(1, 1) });
  const without = (name: string): Uint8Array => zipped(Object.fromEntries(Object.entries(parts).filter(([part]) => part !== name)));
  assert.deepEqual((await imported(without(""))).told, []);
  assert.match((await imported(without("word/numbering.xml"))).told.join("\n"), /^unknown The file is damaged: its part “word\/numbering\.xml” is missing[^\n]*$/);
  assert.match((await imported(without("word/_rels/document.xml.rels"))).told.join("\n"), /^unknown The file is damaged: its part “word\/_rels\/document\.xml\.rels” is missing[^\n]*$/);
});

test("a part in UTF-16 is read", async () => {
  const document = Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?><w:document ${w}><w:body>${p("Read it.")}</w:body></w:document>`, "utf16le");
  const result = await importWord(docx({ body: "", parts: { "word/document.xml": document } }), { name: "x.docx", changes: "accept" });
  assert.equal(result.kind === "imported" && result.file.text, "Read it.\n");
});

test("a style based on itself, lists that link in a circle, tables in tables in tables, absurd numbers: an answer", async () => {
  const circle = (id: number, to: string): string => `<w:abstractNum w:abstractNumId="${id}"><w:numStyleLink w:val="${to}"/></w:abstractNum>`;
  const styles =
    '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>' +
    '<w:style w:type="numbering" w:styleId="N"><w:name w:val="N"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
  const numbering = circle(1, "N") + num(1, 1) + abstractNum(2, lvl(0, "lowerLetter", "%1%1%1%9", "", 2_000_000_000), lvl(5, "upperRoman", "%6", "", 999_999_999)) + num(2, 2) + num(3, 77);
  let nested = p("deep");
  for (let i = 0; i < 60; i++) nested = table([nested + p("")], ["x"]);
  const body = p("a", '<w:pStyle w:val="A"/>') + p("b", numbered(1)) + p("c", numbered(2)) + p("d", numbered(2, 5)) + p("e", numbered(3)) + p("f", '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="2"/></w:numPr>') + nested + table([`<w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>${p("wide")}</w:tc>`], ["a", "b"]);
  const result = await importWord(docx({ body, styles, numbering }), { name: "x.docx", changes: "accept" });
  assert.ok(result.kind === "imported", JSON.stringify(result).slice(0, 300));
  for (const word of ["deep", "wide"]) assert.ok(result.file.text.includes(word));
  assert.ok(result.file.text.length < 10_000);
});

test("broken bytes: always text or a message, never an exception", async () => {
  const good = docx({ ...whole, numbering: abstractNum(1, lvl(0, "decimal", "%1")) + num(1, 1), footnotes: "", comments: "", title: "Section G: Security" });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 12 }), fc.nat(good.length), async (edits, cut) => {
      const bytes = good.slice(0, edits.length % 3 === 0 ? cut : good.length);
      for (const [at, value] of edits) if (at < bytes.length) bytes[at] = value;
      const result = await importWord(bytes, { name: "x.docx", changes: "comments" });
      assert.ok(result.kind === "imported" ? typeof result.file.text === "string" : result.kind === "refused" && /^x\.docx cannot be imported: [\s\S]{5,}\.$/.test(result.message));
    }),
    { numRuns: 400, seed: 5 },
  );
});

test("broken XML inside a whole zip: always text or a message", async () => {
  const document = String(docxParts({ body: p(r("The ") + '<w:ins w:author="a"><w:r><w:t>DCC</w:t></w:r></w:ins>', numbered(1)) + table(["a", "b"]) + p("end") })["word/document.xml"]);
  await fc.assert(
    fc.asyncProperty(fc.nat(document.length), fc.nat(60), fc.constantFrom("", "<w:p>", "</w:p>", "<w:tbl>", "&amp;", '<w:fldChar w:fldCharType="begin"/>', "<w:tc/>", "]]>"), async (at, length, put) => {
      const result = await importWord(withDocument(document.slice(0, at) + put + document.slice(at + length)), { name: "x.docx", changes: "reject" });
      assert.ok(result.kind === "imported" || result.kind === "refused");
      if (result.kind === "refused") assert.ok(!/known here/.test(result.message), result.message);
    }),
    { numRuns: 300, seed: 7 },
  );
});

test("an import can be stopped between pieces, and tells how far it is", async () => {
  const bytes = docx({ body: Array.from({ length: 8000 }, (_, i) => p(`Paragraph ${i} of a long document that takes a while to read, word for word.`)).join("") });
  const seen: number[] = [];
  const stop = new AbortController();
  const result = await importWord(bytes, { name: "x.docx", changes: "accept", signal: stop.signal, progress: (done) => void (seen.push(done) === 2 && stop.abort()) });
  assert.equal(result.kind, "aborted");
  assert.equal(seen.length, 2);
  assert.ok(seen[0]! > 0 && seen[1]! > seen[0]! && seen[1]! < 1);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { folderOf } from "../support/folders.ts";
import { secDuis } from "./sec-duis.ts";

const schema = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:orders" targetNamespace="urn:orders"><xs:element name="Request"/></xs:schema>';
const right = '<sr:Request xmlns:sr="urn:orders"/>\n';
const wrong = '<sr:Request xmlns:sr="urn:orders">\n  <sr:Reqest/>\n</sr:Request>\n';

test("check tells of XML requests as of documents, and of no other XML", () => {
  const folder = folderOf({ "z.xsd": schema, "right.xml": right, "sub/wrong.XML": wrong, "pom.xml": "<project/>", "odd.xml": "\0", "sec.json": '{ "exclude": ["old/**"] }', "old/a.xml": wrong });
  const { code, lines, error } = secDuis(folder, "check", ".");
  assert.deepEqual([code, error], [1, ""]);
  assert.deepEqual(lines, ["sub/wrong.XML:2:4 error unknown-schema-name “sr:Reqest” is not declared in z.xsd.", "4 files checked: 1 error."]);
  const report = JSON.parse(secDuis(folder, "check", "--format", "json", ".").out);
  assert.equal(report.bytes, [schema, right, wrong, '{ "exclude": ["old/**"] }'].reduce((sum, text) => sum + Buffer.byteLength(text), 0));
  assert.deepEqual(report.diagnostics[0].fixes.map(({ title, safe }: any) => [title, safe]), [["Change to sr:Request", false]]);
});

test("sec.json says how loudly", () => {
  const folder = folderOf({ "z.xsd": schema, "wrong.xml": wrong, "sec.json": '{ "rules": { "unknown-schema-name": "off" } }' });
  assert.deepEqual(secDuis(folder, "check", ".").lines, ["3 files checked: nothing found."]);
});

test("an XML file that was asked for, but is no request, is told of", () => {
  const folder = folderOf({ "z.xsd": schema, "pom.xml": "<project/>", "wrong.xml": wrong });
  const { code, error, lines } = secDuis(folder, "check", "pom.xml", "z.xsd");
  assert.equal(code, 0);
  assert.match(error, /pom\.xml is left out: it is in the namespace of no XML Schema that was given/);
  assert.equal(lines.at(-1), "1 file checked: nothing found.");
  assert.equal(secDuis(folder, "check", "wrong.xml", "z.xsd").code, 1);
  assert.match(secDuis(folder, "check", "wrong.xml").error, /left out[^]*There is no SEC or DUIS text in wrong\.xml/);
});

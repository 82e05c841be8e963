// One Code becomes two, and one again: what is asked meanwhile is answered of the right one. That all is found as if it
// had just been read is the property's matter (test/properties/codes.test.ts).

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Codes } from "../../server/src/workspace/codes.ts";
import { notesOfCopies } from "../../server/src/workspace/copies.ts";
import { codesWith, idOf, nameOf } from "../support/workspace.ts";

const g = "# SECTION G: SECURITY\n\nG1.1 The Panel shall act.\n";
const h = "# SECTION H: SERVICES\n\nH1.1 As Section G1.1 says.\n";
const a = "# SECTION A: TERMS\n\nA1.1 As Section G1.1 and Section H1.1 say.\n";

test("a copy comes, is edited and goes: it is a Code while it is there", () => {
  const codes = codesOf({ "section-g.sec": g, "section-h.sec": h });
  assert.deepEqual(codes.apart(), []);
  const before = codes.version();
  codes.set(idOf("old/section-g.sec"), g);
  assert.deepEqual(codes.apart().map(({ folders }) => folders), [["/code"], ["/code/old"]]);
  assert.deepEqual(found(codes, "section-h.sec"), []);
  assert.ok(codes.version() > before);
  codes.set(idOf("old/section-g.sec"), g.replace("G1.1", "G1.2"));
  assert.deepEqual([found(codes, "section-h.sec"), found(codes, "old/section-g.sec"), found(codes, "section-g.sec")], [[], ["duplicate-document"], ["duplicate-document"]]);
  const between = codes.version();
  codes.remove(idOf("old/section-g.sec"));
  assert.deepEqual(codes.apart(), []);
  assert.ok(codes.version() > between);
  assert.deepEqual(found(codes, "section-g.sec"), []);
});

test("an edit in the Code is seen in a draft that is read with it, but not the other way round", () => {
  const codes = codesOf({ "section-a.sec": a, "section-g.sec": g, "section-h.sec": h, "drafts/section-h.sec": h });
  for (const name of ["section-h.sec", "drafts/section-h.sec"]) assert.deepEqual(found(codes, name), ["duplicate-document"], name);
  codes.set(idOf("section-g.sec"), g.replace("G1.1", "G1.2"));
  assert.deepEqual(due(codes), ["drafts/section-h.sec", "section-a.sec", "section-g.sec", "section-h.sec"]);
  const broken = { "section-a.sec": ["broken-reference"], "section-h.sec": ["duplicate-document", "broken-reference"], "drafts/section-h.sec": ["duplicate-document", "broken-reference"] };
  for (const [name, rules] of Object.entries(broken)) assert.deepEqual(found(codes, name), rules, name);
  codes.set(idOf("section-g.sec"), g);
  codes.set(idOf("drafts/section-h.sec"), h.replace("H1.1", "H1.7"));
  for (const [name, rules] of Object.entries(broken)) assert.deepEqual(found(codes, name), rules.filter((rule) => rule !== "broken-reference"), name);
});

test("a text that is being read while the Codes are told apart comes to its own", () => {
  const codes = codesOf({ "before/section-g.sec": g, "before/section-h.sec": h, "after/section-h.sec": h });
  const long = g + Array.from({ length: 3000 }, (_, i) => `\nG1.${i + 2} The Panel shall act once more, and again.\n`).join("");
  const steps = codes.setting(idOf("after/section-g.sec"), long);
  steps.next();
  codes.set(idOf("after/section-a.sec"), a);
  codes.set(idOf("before/section-a.sec"), a);
  assert.equal(codes.apart().length, 2);
  codes.remove(idOf("before/section-g.sec"));
  codes.remove(idOf("before/section-h.sec"));
  codes.remove(idOf("before/section-a.sec"));
  assert.equal(codes.apart().length, 0);
  codes.set(idOf("before/section-g.sec"), g);
  assert.equal(steps.next().done, false, "it is not read yet");
  while (steps.next().done !== true);
  assert.deepEqual(codes.apart().map(({ documents }) => documents.map(nameOf)), [["after/section-a.sec", "after/section-g.sec", "after/section-h.sec"], ["before/section-g.sec"]]);
  assert.equal(codes.snapshot(idOf("after/section-h.sec")).documents.get(idOf("after/section-g.sec"))!.tree.text.toString(), long);
});

test("of two texts that are read at the same time for one file, the later one counts, wherever it belongs by then", () => {
  const codes = codesOf({ "before/section-g.sec": g, "before/section-h.sec": h });
  const first = codes.setting(idOf("after/section-g.sec"), g.replace("act", "wait"));
  first.next();
  codes.set(idOf("after/section-h.sec"), h);
  assert.equal(codes.apart().length, 2);
  codes.set(idOf("after/section-g.sec"), g);
  while (first.next().done !== true);
  assert.equal(codes.everything().documents.get(idOf("after/section-g.sec"))!.tree.text.toString(), g);
});

test("a file that goes while it is being read is gone", () => {
  const codes = codesOf({ "section-g.sec": g });
  const steps = codes.setting(idOf("section-h.sec"), h);
  steps.next();
  codes.remove(idOf("section-h.sec"));
  while (steps.next().done !== true);
  assert.deepEqual([...codes.everything().documents.keys()].map(nameOf), ["section-g.sec"]);
});

test("a request is checked by the schema of its own version, once", () => {
  const schema = (name: string) => `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:s" targetNamespace="urn:s"><xs:element name="${name}"/></xs:schema>`;
  const codes = codesOf({ "v1/section-g.sec": g });
  for (const [folder, name] of [["v1", "Old"], ["v2", "New"]]) {
    codes.setSchema(idOf(`${folder}/s.xsd`), schema(name!));
    codes.setRequest(idOf(`${folder}/r.xml`), '<sr:New xmlns:sr="urn:s"/>');
  }
  codes.set(idOf("v2/section-g.sec"), g);
  assert.deepEqual([found(codes, "v1/r.xml"), found(codes, "v2/r.xml")], [["unknown-schema-name"], []]);
  assert.deepEqual(codes.snapshots().map(({ requests }) => [...requests.keys()].map(nameOf)), [["v1/r.xml"], ["v2/r.xml"]]);
  for (const id of codes.pending()) for (const _ of codes.checking(id));
  assert.deepEqual(due(codes), []);
});

test("people are told which folders are read apart, as short as can be", () => {
  const noted = (...names: readonly string[]) => notesOfCopies(codesOf(Object.fromEntries(names.map((name) => [name, name.endsWith("g.sec") ? g : h]))).apart());
  assert.deepEqual(noted("section-g.sec"), []);
  assert.deepEqual(noted("v1/section-g.sec", "v2/section-g.sec"), ["The same documents are in “v1” and in “v2”: each is checked as a Code of its own."]);
  assert.deepEqual(noted("section-g.sec", "old/section-g.sec"), ["The same documents are in “code” and in “code/old”: each is checked as a Code of its own."]);
  assert.deepEqual(noted(..."12345678".split("").map((v) => `v${v}/section-g.sec`)), ["The same documents are in “v1”, in “v2”, in “v3”, in “v4”, in “v5” and in 3 more: each is checked as a Code of its own."]);
});

function codesOf(files: Readonly<Record<string, string>>): Codes {
  return codesWith(new Map(Object.entries(files)));
}

function found(codes: Codes, name: string): readonly string[] {
  return codes.check(idOf(name)).findings.map(({ rule }) => rule);
}

/** The documents that are to be checked again; they are. */
function due(codes: Codes): readonly string[] {
  const ids = [...codes.pending()];
  for (const id of ids) codes.check(id);
  return ids.map(nameOf).sort();
}

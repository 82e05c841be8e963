// XML requests over stdio: found by their namespace, answered and checked like documents, all other XML left alone.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodeAction, Hover, Location, LocationLink, ServerCapabilities } from "vscode-languageserver-protocol/node";
import { brief, conversation, positionOf, rangeOf } from "./conversation.ts";

const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:orders" targetNamespace="urn:orders" elementFormDefault="qualified">
  <xs:element name="Request" type="sr:Schedule"/>
  <xs:complexType name="Schedule">
    <xs:sequence>
      <xs:element name="Frequency" type="xs:string"/>
    </xs:sequence>
  </xs:complexType>
</xs:schema>
`;
const duis = `# APPENDIX AD: DUIS

### Schedule Definition

| Data Item | Description | Type | Mandatory |
| --- | --- | --- | --- |
| Frequency | How often. | xs:string | Yes |
`;
const request = '<?xml version="1.0" encoding="UTF-8"?>\n<q:Request xmlns:q="urn:orders">\n  <q:Frequency>Daily</q:Frequency>\n</q:Request>\n';
const wrong = request.replaceAll("Frequency", "Frequncy");
const wrongAt = "unknown-schema-name 2:3";
const pom = '<project xmlns="urn:builds"><q:Frequncy xmlns:q="urn:orders"/></project>\n';

test("a request is answered with the schema and the table, and mended in both tags", async () => {
  await conversation({ files: { "z.xsd": schema, "appendix-ad.duis": duis, "a.XML": wrong, "right.xml": request, "pom.xml": pom } }, async (it) => {
    await it.ready();
    assert.equal(brief(await it.diagnostics("a.XML", (found) => found.length > 0)), wrongAt);
    assert.deepEqual([it.latest("right.xml"), it.latest("pom.xml")], [[], []]);
    it.open("right.xml", request, "xml");
    const place = { textDocument: { uri: it.uri("right.xml") }, position: positionOf(request, "Frequency", 2) };
    const told = await it.connection.sendRequest<Hover>("textDocument/hover", place);
    assert.match((told.contents as { value: string }).value, /sr:Frequency[^]*Mandatory element of Schedule[^]*Schedule Definition[^]*\| Frequency \| How often\. \|/);
    const found = await it.connection.sendRequest<readonly LocationLink[]>("textDocument/definition", place);
    assert.deepEqual(found.map(({ targetUri, targetSelectionRange }) => `${targetUri.split("/").at(-1)} ${targetSelectionRange.start.line}`), ["z.xsd 4", "appendix-ad.duis 6"]);
    const uses = await it.connection.sendRequest<readonly Location[]>("textDocument/references", { textDocument: { uri: it.uri("z.xsd") }, position: positionOf(schema, "Frequency", 2), context: { includeDeclaration: false } });
    assert.deepEqual(uses.map(({ uri, range }) => `${uri.split("/").at(-1)} ${range.start.line}`), ["right.xml 2"]);
    const [fix] = await it.connection.sendRequest<readonly CodeAction[]>("textDocument/codeAction", { textDocument: { uri: it.uri("a.XML") }, range: rangeOf(wrong, "q:Frequncy"), context: { diagnostics: [] } });
    assert.equal(fix!.title, "Change to q:Frequency");
    assert.ok(fix!.isPreferred);
    const [change] = fix!.edit!.documentChanges as readonly { readonly edits: readonly unknown[] }[];
    assert.equal(change!.edits.length, 2);
  });
});

test("what else an XML editor does is not taken over", async () => {
  await conversation({ files: { "z.xsd": schema, "a.xml": request } }, async (it) => {
    await it.ready();
    for (const [name, text] of [["a.xml", request], ["z.xsd", schema], ["pom.xml", pom]] as const) {
      it.open(name, text, "xml");
      const textDocument = { uri: it.uri(name) };
      assert.equal(await it.connection.sendRequest("textDocument/foldingRange", { textDocument }), null, name);
      assert.deepEqual((await it.connection.sendRequest("textDocument/documentSymbol", { textDocument })) ?? [], [], name);
      const tokens = it.initialized.capabilities.semanticTokensProvider && (await it.connection.sendRequest("textDocument/semanticTokens/full", { textDocument }));
      assert.equal(tokens ?? null, null, name);
    }
    it.open("pom.xml", pom, "xml");
    const inside = { textDocument: { uri: it.uri("pom.xml") }, position: positionOf(pom, "Frequncy", 2) };
    assert.equal(await it.connection.sendRequest("textDocument/hover", inside), null);
    assert.deepEqual(it.latest("pom.xml"), []);
  });
});

test("no formatter is offered for XML, where a client can be told so", async () => {
  const dynamicRegistration = true;
  const methods = ["textDocument/formatting", "textDocument/rangeFormatting", "textDocument/onTypeFormatting"];
  const providers = ({ documentFormattingProvider, documentRangeFormattingProvider, documentOnTypeFormattingProvider }: ServerCapabilities) =>
    [documentFormattingProvider, documentRangeFormattingProvider, documentOnTypeFormattingProvider].map((one) => one !== undefined);
  await conversation({ capabilities: { textDocument: { formatting: { dynamicRegistration }, rangeFormatting: { dynamicRegistration }, onTypeFormatting: { dynamicRegistration } } } }, async (it) => {
    await it.ready();
    assert.deepEqual(providers(it.initialized.capabilities), [false, false, false]);
    for (const method of methods) assert.ok(it.registrations.includes(method), method);
  });
  await conversation({}, async (it) => assert.deepEqual(providers(it.initialized.capabilities), [true, true, true]));
});

test("a request follows its own text, the schema's and the settings'", async () => {
  await conversation({ files: { "a.xml": wrong } }, async (it) => {
    await it.ready();
    assert.deepEqual(it.latest("a.xml"), []);
    it.write("z.xsd", schema);
    it.watched(1, "z.xsd");
    await it.diagnostics("a.xml", (found) => brief(found) === wrongAt);
    it.open("a.xml", wrong, "xml");
    it.change("a.xml", request);
    await it.diagnostics("a.xml", (found) => found.length === 0);
    it.change("a.xml", wrong);
    await it.diagnostics("a.xml", (found) => brief(found) === wrongAt);
    it.open("z.xsd", schema, "xml");
    it.change("z.xsd", schema.replace("Frequency", "Frequncy"));
    await it.diagnostics("a.xml", (found) => found.length === 0);
    it.change("z.xsd", schema);
    await it.diagnostics("a.xml", (found) => brief(found) === wrongAt);
    it.close("a.xml");
    it.write("sec.json", '{ "rules": { "unknown-schema-name": "hint" } }');
    it.watched(1, "sec.json");
    await it.diagnostics("a.xml", (found) => found[0]?.severity === 4);
    it.change("z.xsd", schema.replaceAll("urn:orders", "urn:others"));
    await it.diagnostics("a.xml", (found) => found.length === 0);
    it.change("z.xsd", schema);
    await it.diagnostics("a.xml", (found) => brief(found) === wrongAt);
    it.write("a.xml", "\0\x01 no XML any more");
    it.watched(2, "a.xml");
    await it.diagnostics("a.xml", (found) => found.length === 0);
    it.write("a.xml", wrong);
    it.watched(2, "a.xml");
    await it.diagnostics("a.xml", (found) => brief(found) === wrongAt);
    it.remove("a.xml");
    it.watched(3, "a.xml");
    await it.diagnostics("a.xml", (found) => found.length === 0);
  });
});

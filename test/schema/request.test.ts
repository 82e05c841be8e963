// XML requests: which names stand in them, where, and what each is in the schemas; whatever the text.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { instanceOf } from "../../server/src/schema/instance.ts";
import { nameAt, namespaceOf, readRequest, startLength, type Request } from "../../server/src/schema/request.ts";
import { readSchema } from "../../server/src/schema/read.ts";
import { slice, type Span } from "../../server/src/text/span.ts";
import { property } from "../support/drafts.ts";
import { assertInProportion } from "../support/proportion.ts";

const schema = readSchema(
  "/code/orders.xsd",
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:orders" targetNamespace="urn:orders" elementFormDefault="qualified">
  <xs:element name="Request" type="sr:Request"/>
  <xs:complexType name="Request">
    <xs:sequence>
      <xs:element name="Meter" type="sr:Meter"/>
      <xs:element name="Hub"><xs:complexType><xs:sequence><xs:element name="ID" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
    </xs:sequence>
    <xs:attribute name="schemaVersion" type="xs:decimal"/>
  </xs:complexType>
  <xs:complexType name="Meter">
    <xs:complexContent><xs:extension base="sr:Device"><xs:attribute name="index" type="xs:int"/></xs:extension></xs:complexContent>
  </xs:complexType>
  <xs:complexType name="Device"><xs:sequence><xs:element name="ID" type="xs:int"/></xs:sequence></xs:complexType>
  <xs:complexType name="Open"><xs:sequence><xs:any/></xs:sequence><xs:anyAttribute/></xs:complexType>
</xs:schema>`,
);

test("elements and attributes with their namespaces, places and values, whatever the prefix", () => {
  const text = `<?xml version="1.0"?>
<!-- <q:Not xmlns:q="urn:orders"/> -->
<q:Request xmlns:q="urn:orders" xmlns="urn:other" xml:lang='en' schemaVersion = "5.4">
  <q:Meter index="1"><q:ID> 7 </q:ID></q:Meter>
  <Hub xmlns:q="urn:third"><q:ID/></Hub>
  <Hub xmlns=""><ID>a<b/></ID></Hub>
</q:Request>`;
  const request = readRequest("/code/a.xml", text);
  assert.deepEqual(shown(request), [
    "element q:Request urn:orders -1",
    'attribute xml:lang - 0 "en"',
    'attribute schemaVersion - 0 "5.4"',
    "element q:Meter urn:orders 0",
    'attribute index - 3 "1"',
    'element q:ID urn:orders 3 "7"',
    "element Hub urn:other 0",
    "element q:ID urn:third 6",
    "element Hub - 0",
    "element ID - 8",
    "element b - 9",
  ]);
  assert.deepEqual([request.namespace, request.schemaVersion], ["urn:orders", "5.4"]);
  const closings = request.names.flatMap(({ closing }) => (closing ? [slice(text, closing)] : []));
  assert.deepEqual(closings, ["q:Request", "q:Meter", "q:ID", "Hub", "Hub", "ID"]);
});

test("what the caret touches: the name in either tag, or the value", () => {
  const text = '<a:a xmlns:a="urn:x"><a:b c="d">e</a:b></a:a>';
  const request = readRequest("/code/a.xml", text);
  const at = (words: string, behind = 0) => {
    const found = nameAt(request, text.indexOf(words) + behind);
    return found && `${found.part} ${slice(text, found.at)} of ${request.names[found.index]!.name}`;
  };
  assert.equal(at("a:a"), "name a:a of a");
  assert.equal(at("a:b c", 3), "name a:b of b");
  assert.equal(at("</a:b", 2), "name a:b of b");
  assert.equal(at("</a:a", 4), "name a:a of a");
  assert.equal(at('c="d"'), "name c of c");
  assert.equal(at('"d"', 1), "value d of c");
  assert.equal(at(">e<", 1), "value e of b");
  assert.equal(at("xmlns:a", 2), undefined);
});

test("of several declarations of one name, the one that the elements around it lead to", () => {
  const { instance, index } = seen('<sr:Request xmlns:sr="urn:orders"><sr:Meter index="1"><sr:ID>7</sr:ID></sr:Meter><sr:Hub><sr:ID>8</sr:ID></sr:Hub></sr:Request>');
  const owners = (name: string, nth: number) => instance.sitesOf(index(name, nth)).map((site) => `${site.name.kind} of ${site.name.owner}, ${site.name.type}`);
  assert.deepEqual(owners("ID", 0), ["element of Device, xs:int"]); // through extension
  assert.deepEqual(owners("ID", 1), ["element of Request, xs:string"]); // through an anonymous type
  assert.deepEqual(owners("index", 0), ["attribute of Meter, xs:int"]);
  assert.deepEqual(owners("Request", 0), ["element of undefined, sr:Request"]);
});

test("where the way breaks off, each declaration of the name may be meant; of another namespace nothing is known", () => {
  const { instance, index } = seen('<sr:Request xmlns:sr="urn:orders" xmlns:x="urn:x"><x:Wrapper><sr:ID>7</sr:ID></x:Wrapper><x:ID/></sr:Request>');
  assert.equal(instance.sitesOf(index("ID", 0)).length, 2);
  assert.deepEqual(instance.sitesOf(index("ID", 1)), []);
  assert.deepEqual(instance.sitesOf(index("Wrapper", 0)), []);
  assert.equal(instance.undeclared(index("Wrapper", 0)), undefined);
});

test("an element is not declared by a type of its name, nor an attribute where its element is not known", () => {
  const { instance, index } = seen('<sr:Request xmlns:sr="urn:orders" schemaVersion="1" schemaVerson="1"><sr:Device/><sr:Metr indx="1"/><sr:Open indx="1"/><sr:Meter indx="1"/></sr:Request>');
  assert.equal(instance.undeclared(index("schemaVersion", 0)), undefined);
  assert.ok(instance.undeclared(index("schemaVerson", 0)));
  assert.deepEqual(instance.undeclared(index("Device", 0))?.others.map(({ name }) => name.kind), ["complexType"]);
  assert.deepEqual(instance.undeclared(index("Metr", 0))?.others, []);
  assert.deepEqual([0, 1, 2].map((nth) => instance.undeclared(index("indx", nth)) !== undefined), [false, false, true]);
  assert.deepEqual(instance.nearest(index("Metr", 0), 3).map(({ name }) => name), ["Meter"]);
  assert.deepEqual(instance.nearest(index("schemaVerson", 0), 3).map(({ name }) => name), ["schemaVersion"]);
});

test("a tag that is still being typed is not called undeclared", () => {
  for (const text of ['<sr:Request xmlns:sr="urn:orders"><sr:Met', '<sr:Request xmlns:sr="urn:orders"><sr:Met\n<sr:Meter/></sr:Request>', '<sr:Request xmlns:sr="urn:orders"><sr:></sr:Request>']) {
    const { request, instance } = seen(text);
    for (const index of request.names.keys()) assert.equal(instance.undeclared(index), undefined, text);
  }
});

test("whose it is, is told from the start alone", () => {
  const tag = '<sr:Request xmlns:sr="urn:orders"/>';
  assert.equal(namespaceOf(`\ufeff<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y "<z xmlns='urn:z'>">]><!-- <a xmlns="urn:a"/> -->${tag}`), "urn:orders");
  assert.equal(namespaceOf(`<!--${" ".repeat(startLength)}-->${tag}`), undefined);
  assert.equal(namespaceOf('<sr:Request xmlns:sr="urn:ord'), undefined);
  assert.equal(namespaceOf('<sr:Request xmlns:sr=""/>'), undefined);
  assert.equal(namespaceOf("<Request/>"), undefined);
});

test("what is not XML, or half of it, gives nothing or what can be told", () => {
  for (const text of ["", " ", "no XML", "<", "<>", "</a>", "<a", "<a b", "<a b=", "<!--", "<![CDATA[", "<!DOCTYPE", "<?", "\0\x01\x02\uffff", "{}", "<".repeat(9999), "<a>".repeat(9999), "<a b='".repeat(999)]) {
    const request = readRequest("/code/a.xml", text);
    assert.ok(request.names.length <= 10_000);
    for (const { at } of request.names) isInside(request, at);
  }
  assert.deepEqual(readRequest("/code/a.xml", `<sr:Request xmlns:sr="urn:orders">${" ".repeat(8 * 1024 * 1024)}`).names, []);
});

test("a large message is read in linear time", async () => {
  const item = '<sr:Meter index="1"><sr:ID>7</sr:ID></sr:Meter>\n';
  await assertInProportion("meters", [10_000, 80_000], (count) => {
    const text = `<sr:Request xmlns:sr="urn:orders">${item.repeat(count)}</sr:Request>`;
    return () => {
      const request = readRequest("/code/a.xml", text);
      const instance = instanceOf([schema], request);
      for (const index of request.names.keys()) assert.equal(instance.undeclared(index), undefined);
    };
  });
});

test("every span lies inside, and holds what it says, in any text", () => {
  const whole = '<?xml version="1.0"?>\n<sr:Request xmlns:sr="urn:orders" schemaVersion="5.4">\n<sr:Meter index=\'1\'><sr:ID>7</sr:ID></sr:Meter><!-- x --><![CDATA[<y>]]></sr:Request>';
  const piece = fc.constantFrom("<", ">", "/", '"', "'", "=", "sr:", ":", "<sr:ID>", "</sr:ID>", "<!--", "-->", "]]>", " ", "\n", "xmlns:sr=''", "<!DOCTYPE a [", "\0", "é", "😀", "&amp;");
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 }), piece), { maxLength: 12 });
  property(400, edits, (all) => {
    let text = whole;
    for (const [at, lose, insert] of all) {
      const from = at % (text.length + 1);
      text = text.slice(0, from) + insert + text.slice(from + lose);
    }
    const { request, instance } = seen(text);
    request.names.forEach((name, index) => {
      for (const span of [name.at, name.closing, name.value]) if (span) isInside(request, span);
      assert.ok(slice(text, name.at).endsWith(name.name));
      assert.ok(name.parent < index);
      instance.sitesOf(index);
      instance.undeclared(index);
      instance.nearest(index, 4);
      const found = nameAt(request, name.at.from);
      assert.ok(found);
    });
  });
});

function seen(text: string) {
  const request = readRequest("/code/a.xml", text);
  const index = (name: string, nth: number): number => [...request.names.keys()].filter((i) => request.names[i]!.name === name)[nth]!;
  return { request, instance: instanceOf([schema], request), index };
}

function shown({ names, text }: Request): readonly string[] {
  return names.map(({ kind, at, namespace, parent, value }) => `${kind} ${slice(text, at)} ${namespace ?? "-"} ${parent}${value ? ` "${slice(text, value)}"` : ""}`);
}

function isInside({ text }: Request, { from, to }: Span): void {
  assert.ok(0 <= from && from <= to && to <= text.length, `${from}..${to} of ${text.length}`);
}

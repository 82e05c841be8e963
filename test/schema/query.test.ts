import assert from "node:assert/strict";
import { test } from "node:test";
import { describe, items, lookup, nameAt, target, type Items } from "../../server/src/schema/query.ts";
import { valuesOf } from "../support/schema.ts";
import { nearestNames } from "../../server/src/schema/nearest.ts";
import { readSchema } from "../../server/src/schema/read.ts";
import { schemaOf } from "./schemas.ts";

const head = 'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:o="urn:o" xmlns:t="urn:t"';

/** `Name` mandatory, `Name?` optional, `Name|` one of a choice, `@name` an attribute, `Name*3` at most three times. */
function drawn(found: Items | undefined): readonly string[] | undefined {
  return found?.items.map(
    (item) => `${item.kind === "attribute" ? "@" : ""}${item.name}${item.optional ? "?" : ""}${item.choice ? "|" : ""}${item.max === 1 ? "" : `*${item.max}`}`,
  );
}

test("the items of a type come through its bases, groups, choices and references", () => {
  const model = schemaOf(`
    <xs:complexType name="Base"><xs:sequence><xs:element name="First"/></xs:sequence><xs:attribute name="id" use="required"/></xs:complexType>
    <xs:complexType name="Middle"><xs:complexContent><xs:extension base="t:Base"><xs:sequence minOccurs="0"><xs:element name="Second"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
    <xs:group name="G"><xs:sequence><xs:element name="Grouped"/><xs:element name="GroupedMaybe" minOccurs="0"/></xs:sequence></xs:group>
    <xs:attributeGroup name="H"><xs:attribute name="lang"/></xs:attributeGroup>
    <xs:element name="Global" type="xs:date"/>
    <xs:complexType name="Whole"><xs:complexContent><xs:extension base="t:Middle">
      <xs:sequence maxOccurs="3">
        <xs:choice minOccurs="0"><xs:element name="Left"/><xs:sequence><xs:element name="Right" maxOccurs="2"/></xs:sequence></xs:choice>
        <xs:element ref="t:Global" minOccurs="0"/>
        <xs:group ref="t:G"/>
      </xs:sequence>
      <xs:attributeGroup ref="t:H"/>
    </xs:extension></xs:complexContent></xs:complexType>`);
  assert.deepEqual(model.problems, []);
  const found = items([model], "t:Whole");
  assert.deepEqual(drawn(found), ["First", "@id", "Second?", "Left?|*3", "Right?|*6", "Global?*3", "Grouped*3", "GroupedMaybe?*3", "@lang?"]);
  assert.equal(found?.complete, true);
  assert.equal(found?.items.find(({ name }) => name === "Global")?.type, "xs:date");
  assert.deepEqual(drawn(items([model], "Whole")), drawn(found), "the prefix may be left out");
});

test("a restriction says its elements again, and keeps or takes away its base's attributes", () => {
  const model = schemaOf(`
    <xs:complexType name="Base"><xs:sequence><xs:element name="A"/><xs:element name="B" minOccurs="0"/></xs:sequence><xs:attribute name="x"/><xs:attribute name="y"/></xs:complexType>
    <xs:complexType name="Less"><xs:complexContent><xs:restriction base="t:Base"><xs:sequence><xs:element name="A"/></xs:sequence><xs:attribute name="x" use="prohibited"/><xs:attribute name="y" use="required"/></xs:restriction></xs:complexContent></xs:complexType>`);
  assert.deepEqual(drawn(items([model], "Less")), ["@y", "A"]);
});

test("an element answers for its type; an anonymous type by its element's name, if only one has it", () => {
  const model = schemaOf(`
    <xs:element name="Message" type="t:Body"/>
    <xs:complexType name="Body"><xs:sequence>
      <xs:element name="Part"><xs:complexType><xs:sequence><xs:element name="Inside"/></xs:sequence></xs:complexType></xs:element>
      <xs:element name="Twice"><xs:complexType/></xs:element>
      <xs:element name="Simple" type="xs:date"/>
    </xs:sequence></xs:complexType>
    <xs:complexType name="Other"><xs:sequence><xs:element name="Twice"><xs:complexType/></xs:element></xs:sequence></xs:complexType>`);
  assert.deepEqual(drawn(items([model], "Message")), ["Part", "Twice", "Simple"]);
  assert.deepEqual(drawn(items([model], "Part")), ["Inside"]);
  assert.equal(items([model], "Twice"), undefined);
  assert.equal(items([model], "Simple"), undefined);
  assert.equal(items([model], "Nothing"), undefined);
  assert.equal(items([model], "t:Nothing"), undefined);
});

test("types that go round in a circle end", () => {
  const model = schemaOf(`
    <xs:complexType name="A"><xs:complexContent><xs:extension base="t:B"><xs:sequence><xs:element name="InA"/><xs:group ref="t:G"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
    <xs:complexType name="B"><xs:complexContent><xs:extension base="t:A"><xs:sequence><xs:element name="InB"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
    <xs:group name="G"><xs:sequence><xs:group ref="t:G"/><xs:element name="InG"/></xs:sequence></xs:group>
    <xs:simpleType name="S"><xs:restriction base="t:S"/></xs:simpleType>
    <xs:element name="E" type="t:A"/>`);
  assert.deepEqual(drawn(items([model], "A")), ["InB", "InA", "InG"]);
  assert.deepEqual(valuesOf([model], "t", "S"), []);
});

test("what is not here makes the items incomplete, never wrong", () => {
  const model = schemaOf(`
    <xs:complexType name="Far"><xs:complexContent><xs:extension base="t:Gone"><xs:sequence><xs:element name="Near"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
    <xs:complexType name="Open"><xs:sequence><xs:element name="Near"/><xs:any/></xs:sequence></xs:complexType>
    <xs:complexType name="Value"><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="unit"/></xs:extension></xs:simpleContent></xs:complexType>`);
  assert.deepEqual([drawn(items([model], "Far")), items([model], "Far")?.complete], [["Near"], false]);
  assert.deepEqual([drawn(items([model], "Open")), items([model], "Open")?.complete], [["Near"], false]);
  assert.deepEqual([drawn(items([model], "Value")), items([model], "Value")?.complete], [["@unit?"], true]);
});

test("values come through restriction, by name or by element", () => {
  const model = schemaOf(`
    <xs:simpleType name="Colour"><xs:restriction base="xs:token"><xs:enumeration value="red"/><xs:enumeration value="blue"/></xs:restriction></xs:simpleType>
    <xs:simpleType name="Paint"><xs:restriction base="t:Colour"/></xs:simpleType>
    <xs:complexType name="Wall"><xs:simpleContent><xs:extension base="t:Paint"><xs:attribute name="side"/></xs:extension></xs:simpleContent></xs:complexType>
    <xs:element name="Front" type="t:Wall"/>
    <xs:simpleType name="Free"><xs:restriction base="xs:string"/></xs:simpleType>`);
  for (const name of ["Colour", "Paint", "Wall", "Front"]) assert.deepEqual(valuesOf([model], "t", name), ["red", "blue"], name);
  assert.deepEqual(valuesOf([model], "t", "Free"), []);
});

test("a name is looked up in the namespace of its prefix, and only called undeclared where all of it is here", () => {
  const t = readSchema("/code/t.xsd", `<xs:schema ${head} targetNamespace="urn:t"><xs:import schemaLocation="o.xsd"/><xs:element name="A" type="o:B"/></xs:schema>`);
  const o = readSchema("/code/o.xsd", `<xs:schema ${head} targetNamespace="urn:o"><xs:complexType name="B"><xs:sequence><xs:element name="C"/></xs:sequence></xs:complexType></xs:schema>`);
  const kinds = (...args: Parameters<typeof lookup>) => lookup(...args).kind;
  assert.equal(kinds([t], "t", "A"), "declared");
  assert.equal(kinds([t], "t", "B"), "undeclared");
  assert.equal(kinds([t], "o", "B"), "unknown", "the schema of o is not here");
  assert.equal(kinds([t, o], "o", "B"), "declared");
  assert.equal(kinds([t, o], "o", "C"), "declared", "local names count");
  assert.equal(kinds([t, o], "o", "A"), "undeclared");
  assert.equal(kinds([t, o], "xs", "date"), "unknown");
  assert.equal(kinds([t, o], "zz", "A"), "unknown");
  assert.equal(kinds([], "t", "A"), "unknown");
  assert.deepEqual(drawn(items([t, o], "t:A")), ["C"], "a type of another schema");

  const broken = readSchema("/code/t.xsd", t.text.replace("</xs:schema>", ""));
  assert.equal(kinds([broken], "t", "Z"), "unknown", "a schema that could not be read whole proves nothing");
  assert.equal(kinds([broken], "t", "A"), "declared");
});

test("included schemas declare names of the namespace, their own or the includer's", () => {
  const t = readSchema("file:///code/My%20T.xsd", `<xs:schema ${head} targetNamespace="urn:t"><xs:include schemaLocation="sub/part.xsd"/><xs:element name="A" type="t:P"/></xs:schema>`);
  const part = readSchema("C:\\code\\part.xsd", `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:complexType name="P"><xs:sequence><xs:element name="Q" type="Bare"/></xs:sequence></xs:complexType><xs:simpleType name="Bare"><xs:restriction base="xs:token"><xs:enumeration value="v"/></xs:restriction></xs:simpleType></xs:schema>`);
  assert.equal(lookup([t], "t", "P").kind, "unknown", "a part is missing");
  assert.equal(lookup([t, part], "t", "P").kind, "declared");
  const undeclared = lookup([t, part], "t", "Nothing");
  assert.deepEqual(undeclared.kind === "undeclared" && undeclared.schemas, [t, part]);
  assert.deepEqual(drawn(items([t, part], "t:A")), ["Q"]);
  assert.deepEqual(describe([t, part], { schema: part, name: part.names.get("Q")![0]! }).enumeration, ["v"]);
  assert.equal(describe([t], { schema: t, name: t.names.get("A")![0]! }).file, "My T.xsd");
});

test("a description has what a hover needs, the type's words where the element has none", () => {
  const model = schemaOf(`<!-- T XML Schema Version - 5.4 -->
    <xs:complexType name="Order"><xs:choice>
      <xs:element name="Size" type="t:Size" minOccurs="0" maxOccurs="unbounded"/>
    </xs:choice></xs:complexType>
    <xs:simpleType name="Size"><xs:annotation><xs:documentation>How big.</xs:documentation></xs:annotation><xs:restriction base="xs:token"><xs:enumeration value="big"/></xs:restriction></xs:simpleType>`);
  const [type, element] = [...(model.names.get("Size") ?? [])];
  assert.deepEqual(describe([model], { schema: model, name: element! }), {
    kind: "element", name: "t:Size", file: "t.xsd", version: "5.4", owner: "Order", type: "t:Size", base: undefined,
    optional: true, choice: true, max: Infinity, documentation: "How big.", enumeration: ["big"], items: [],
  });
  assert.equal(describe([model], { schema: model, name: type! }).base, "xs:token");
  assert.deepEqual(describe([model], { schema: model, name: model.names.get("Order")![0]! }).items.map(({ name }) => name), ["Size"]);
});

test("in the schema itself, a place gives its declaration or what it refers to", () => {
  const model = schemaOf('<xs:element name="A" type="t:B"/>\n<xs:simpleType name="B"/><xs:element name="B"/>');
  const at = (text: string) => nameAt(model, model.text.indexOf(text) + 1);
  const declared = at('A"');
  assert.equal(declared?.kind === "declaration" && declared.name.name, "A");
  const place = at("t:B");
  assert.ok(place?.kind === "reference");
  assert.equal(target([model], model, place.reference)?.name.kind, "simpleType", "a type is meant, not the element of that name");
  assert.equal(nameAt(model, 3), undefined);
});

test("the nearest names: by slips, by case, by the order of their words", () => {
  const model = schemaOf(["DeviceID", "Device", "UpdateFirmware", "FirmwareVersionUpdateStatus", "FirmwareVersionDevice", "StartDate"].map((name) => `<xs:element name="${name}"/>`).join(""));
  const near = (name: string) => nearestNames([model], name, 2).map((found) => `${found.name} ${found.distance}`);
  assert.deepEqual(near("DeviceId"), ["DeviceID 0", "Device 2"]);
  assert.deepEqual(near("DeviecID"), ["DeviceID 1", "Device 3"]);
  assert.deepEqual(near("FirmwareUpdate"), ["UpdateFirmware 1"]);
  assert.deepEqual(near("FirmwareVersionUpdate"), ["FirmwareVersionUpdateStatus 6", "FirmwareVersionDevice 5"]);
  assert.deepEqual(near("Zebra"), []);
  assert.deepEqual(near("x".repeat(5000)), []);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { readSchema } from "../../server/src/schema/read.ts";
import { slice } from "../../server/src/text/span.ts";
import { allNames, only, schemaOf, textOf } from "./schemas.ts";

const xs = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"';

test("each declaration and its name have their place, whatever stands around them", () => {
  const declarations = [
    '<xs:element name="Plain" type="t:Kind"/>',
    "<xs:element\r\n    type='xs:string'\r\n    name = 'Single'  />",
    '<xs:element id="a > b" name="Behind"></xs:element>',
    '<xs:complexType name="Kind"><xs:sequence><xs:element name=" Spaced "/></xs:sequence></xs:complexType>',
    '<xs:attribute name="Größe😀" type="xs:string"/>',
  ];
  const text = `\ufeff<?xml version="1.0"?>\r\n<!-- <xs:element name="Commented"/> 😀 -->\r\n${textOf(
    declarations.join("\r\n<!-- x --><![CDATA[ <xs:element name='InData'/> ]]>\r\n"),
  )}`;
  const model = readSchema("/code/t.xsd", text);
  assert.deepEqual(model.problems, []);
  assert.deepEqual(allNames(model).map(({ at }) => slice(text, at)), ["Plain", "Single", "Behind", "Kind", "Spaced", "Größe😀"]);
  assert.deepEqual(allNames(model).map(({ name }) => name), ["Plain", "Single", "Behind", "Kind", "Spaced", "Größe😀"]);
  assert.deepEqual(
    allNames(model).filter(({ global }) => global).map(({ declaration }) => slice(text, declaration)),
    declarations,
  );
  assert.equal(slice(text, only(model, "Spaced").declaration), '<xs:element name=" Spaced "/>');
  assert.equal(only(model, "Spaced").owner, "Kind");
});

test("a declaration that holds others of its own tag ends at its own closing tag", () => {
  const outer = '<xs:element name="Outer"><xs:complexType><xs:all><xs:element name="Inner"><xs:simpleType/></xs:element ></xs:all></xs:complexType></xs:element>';
  const model = schemaOf(`${outer}<xs:element name="Next"/>`);
  assert.equal(slice(model.text, only(model, "Outer").declaration), outer);
  assert.equal(slice(model.text, only(model, "Inner").declaration), '<xs:element name="Inner"><xs:simpleType/></xs:element >');
  assert.deepEqual([only(model, "Inner").global, only(model, "Inner").owner], [false, "Outer"]);
});

test("any prefix may stand for XML Schema, or none", () => {
  for (const [prefix, colon] of [["xs", "xs:"], ["xsd", "xsd:"], ["", ""]] as const) {
    const binding = prefix === "" ? "xmlns" : `xmlns:${prefix}`;
    const model = readSchema(
      "/code/t.xsd",
      `<${colon}schema ${binding}='http://www.w3.org/2001/XMLSchema' xmlns:t="urn:t" targetNamespace="urn:t" version="7">
        <${colon}element name="A" type="t:B"/><other:element xmlns:other="urn:o" name="NotOurs"/></${colon}schema>`,
    );
    assert.deepEqual(model.problems, [], prefix);
    assert.deepEqual([...model.names.keys()], ["A"], prefix);
    assert.equal(model.prefix, "t");
    assert.equal(model.targetNamespace, "urn:t");
    assert.equal(model.version, "7");
    assert.equal(model.prefixes.get("t"), "urn:t");
    assert.equal(model.prefixes.get(prefix), "http://www.w3.org/2001/XMLSchema");
  }
});

test("the version that a comment states outdoes the attribute", () => {
  const comment = "<!--\n  XML Filename - T V9\n  T XML Schema Version - Request        - 5.4   \r\n  T XML Schema Version - Response - 5.3\n-->";
  const stated = readSchema("/code/t.xsd", `<xs:schema ${xs} version="1.0">${comment}</xs:schema>`);
  assert.equal(stated.version, "5.4");
  assert.equal(readSchema("/code/t.xsd", `<xs:schema ${xs} version=" 1.0 "><!-- Schema Version unknown --></xs:schema>`).version, "1.0");
  assert.equal(readSchema("/code/t.xsd", `<xs:schema ${xs}/>`).version, undefined);
});

test("occurrences have the defaults of XML Schema; what may be left out around an element makes it optional", () => {
  const model = schemaOf(`<xs:complexType name="T">
    <xs:sequence>
      <xs:element name="Once"/>
      <xs:element name="Maybe" minOccurs="0"/>
      <xs:element name="Many" maxOccurs="unbounded"/>
      <xs:element name="Pair" minOccurs="2" maxOccurs="2"/>
      <xs:sequence minOccurs="0">
        <xs:element name="InMaybe">
          <xs:complexType><xs:sequence><xs:element name="Deeper"/></xs:sequence></xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:choice>
        <xs:element name="Left"/>
        <xs:sequence><xs:element name="Right"/></xs:sequence>
      </xs:choice>
    </xs:sequence>
    <xs:attribute name="must" use="required"/>
    <xs:attribute name="may"/>
  </xs:complexType>`);
  const shape = (name: string) => {
    const { occurs, optional, inChoice } = only(model, name);
    return [occurs.min, occurs.max, optional, inChoice];
  };
  assert.deepEqual(shape("Once"), [1, 1, false, false]);
  assert.deepEqual(shape("Maybe"), [0, 1, true, false]);
  assert.deepEqual(shape("Many"), [1, Infinity, false, false]);
  assert.deepEqual(shape("Pair"), [2, 2, false, false]);
  assert.deepEqual(shape("InMaybe"), [1, 1, true, false]);
  assert.deepEqual(shape("Deeper"), [1, 1, false, false], "a new type starts afresh");
  assert.deepEqual(shape("Left"), [1, 1, false, true]);
  assert.deepEqual(shape("Right"), [1, 1, false, true]);
  assert.deepEqual(shape("must"), [1, 1, false, false]);
  assert.deepEqual(shape("may"), [0, 1, true, false]);
  assert.deepEqual([only(model, "T").optional, only(model, "Deeper").owner], [false, "T"]);
});

test("bases, values and documentation", () => {
  const model = schemaOf(`
    <xs:simpleType name="Colour">
      <xs:annotation><xs:documentation>
         Red &amp; <b>blue</b>,<!-- not green --> &#x2019;tis <![CDATA[<all>]]>.
      </xs:documentation></xs:annotation>
      <xs:restriction base="xs:token"><xs:enumeration value="red"/><xs:enumeration value="a &lt;= b"/></xs:restriction>
    </xs:simpleType>
    <xs:element name="Own"><xs:simpleType>
      <xs:annotation><xs:documentation>Of the type.</xs:documentation></xs:annotation>
      <xs:restriction base="t:Colour"><xs:enumeration value="red"/></xs:restriction>
    </xs:simpleType></xs:element>
    <xs:complexType name="Money"><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="unit">
      <xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="GBP"/></xs:restriction></xs:simpleType>
    </xs:attribute></xs:extension></xs:simpleContent></xs:complexType>
    <xs:simpleType name="Either"><xs:union memberTypes="t:Colour  xs:date"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="never"/></xs:restriction></xs:simpleType></xs:union></xs:simpleType>`);
  assert.deepEqual(model.problems, []);
  assert.deepEqual(only(model, "Colour").enumeration, ["red", "a <= b"]);
  assert.equal(only(model, "Colour").base, "xs:token");
  assert.equal(only(model, "Colour").documentation, "Red & blue, ’tis <all>.");
  assert.deepEqual([only(model, "Own").base, only(model, "Own").type, only(model, "Own").documentation], ["t:Colour", undefined, "Of the type."]);
  assert.equal(only(model, "Money").base, "xs:decimal");
  assert.deepEqual(only(model, "Money").enumeration, [], "the values are the attribute's");
  assert.deepEqual(only(model, "unit").enumeration, ["GBP"]);
  assert.deepEqual(only(model, "Either").enumeration, ["never"]);
});

test("every place that names a declaration is kept, but for XML Schema's own types", () => {
  const model = schemaOf(`
    <xs:element name="A" type="t:B" substitutionGroup="t:Z"/>
    <xs:complexType name="B"><xs:complexContent><xs:extension base=" t:C "><xs:sequence>
      <xs:element ref="t:A"/><xs:group ref="t:G"/><xs:element name="D" type="xs:date"/>
    </xs:sequence><xs:attributeGroup ref="t:H"/><xs:attribute ref="t:i"/></xs:extension></xs:complexContent></xs:complexType>
    <xs:simpleType name="U"><xs:union memberTypes="t:M xs:string t:N"/></xs:simpleType>
    <xs:simpleType name="L"><xs:list itemType="t:M"/></xs:simpleType>`);
  assert.deepEqual(
    model.references.map(({ at, prefix, name, kind }) => [slice(model.text, at), prefix, name, kind]),
    [
      ["t:B", "t", "B", "type"],
      ["t:Z", "t", "Z", "element"],
      ["t:C", "t", "C", "type"],
      ["t:A", "t", "A", "element"],
      ["t:G", "t", "G", "group"],
      ["t:H", "t", "H", "attributeGroup"],
      ["t:i", "t", "i", "attribute"],
      ["t:M", "t", "M", "type"],
      ["t:N", "t", "N", "type"],
      ["t:M", "t", "M", "type"],
    ],
  );
});

test("imports and includes are named, and never followed", () => {
  const model = schemaOf(`<xs:import namespace="urn:o" schemaLocation="o.xsd"/><xs:import namespace="urn:p"/>
    <xs:include schemaLocation="more.xsd"/><xs:redefine schemaLocation="old.xsd"><xs:simpleType name="New"/></xs:redefine>`);
  assert.deepEqual(model.imports, ["o.xsd", "more.xsd", "old.xsd"]);
  assert.deepEqual(model.includes, ["more.xsd", "old.xsd"]);
  assert.equal(only(model, "New").global, true);
});

test("names stand in the model by name, global ones first", () => {
  const model = schemaOf(`<xs:complexType name="Outer"><xs:sequence><xs:element name="A"/></xs:sequence></xs:complexType><xs:element name="A"/><xs:simpleType name="A"/>`);
  assert.deepEqual(model.names.get("A")?.map(({ kind, global }) => [kind, global]), [["element", true], ["simpleType", true], ["element", false]]);
});

// The schema reader: any text makes a model, all places of which lie in the text; no entity is expanded.

import assert from "node:assert/strict";
import { readSchema } from "../../../server/src/schema/read.ts";
import type { Content, SchemaModel } from "../../../server/src/schema/model.ts";
import { decode } from "../../../server/src/schema/xml.ts";
import { slice, type Span } from "../../../server/src/text/span.ts";
import { allNames } from "../../schema/schemas.ts";
import { terminals, written, type Grammar } from "../grammar.ts";
import { sample } from "../seeds.ts";
import { pieces, type Target } from "../target.ts";
import { closed, holdXml } from "../xml.ts";

/** What an entity of the grammar stands for: it may stand in its declaration alone. */
const inside = "What the entity holds";

const grammar: Grammar = {
  file: ["{prolog}{schema}", "{prolog}{schema}{misc}", "{schema}", "{prolog}{doctype}{schema}"],
  prolog: ['<?xml version="1.0" encoding="UTF-8"?>\n', "", "\ufeff<?xml version='1.0'?>", "<!-- DUIS XML Schema Version - Request - 5.4 -->\n"],
  doctype: [`<!DOCTYPE xs:schema [ <!ENTITY e "${inside}"> ]>`, '<!DOCTYPE xs:schema SYSTEM "x.dtd" [ <!ENTITY % p SYSTEM "file:///etc/passwd"> %p; <!ENTITY l "&e;&e;"> ]>', "<!DOCTYPE x [ <!-- ' ]> --> <!ATTLIST a b CDATA #FIXED ']>'> ]>"],
  misc: ["\n", "<!-- c -->", "<?pi x?>", " "],
  schema: ['<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t"{attributes}>{globals}</xs:schema>', '<schema xmlns="http://www.w3.org/2001/XMLSchema" xmlns:xs="http://www.w3.org/2001/XMLSchema">{globals}</schema>'],
  attributes: ["", ' version="{number}"', ' elementFormDefault="qualified"', " xmlns:sr='urn:{name}'"],
  globals: ["", "{global}{globals}", "{global}{globals}", "{global}{global}{globals}"],
  global: ["{element}", "{complex}", "{simple}", "{groups}", "{misc}", '<xs:include schemaLocation="{name}.xsd"/>', '<xs:import namespace="urn:{name}" schemaLocation="../{name}.xsd"/>', '<xs:attribute name="{name}" type="{type}"/>', "<xs:annotation>{documentation}</xs:annotation>"],
  element: ['<xs:element name="{name}"{occurs} type="{type}"/>', '<xs:element name="{name}"{occurs}>{complexBody}</xs:element>', "<xs:element ref=\"t:{name}\"{occurs}/>", "<xs:element name='{name}'><xs:annotation>{documentation}</xs:annotation>{simpleBody}</xs:element>", '<xs:element name="{name}" substitutionGroup="t:{name}" abstract="true"/>'],
  complex: ['<xs:complexType name="{name}">{content}</xs:complexType>'],
  complexBody: ["<xs:complexType>{content}</xs:complexType>", "{simpleBody}", ""],
  content: ["{particle}{attributeUse}", "{attributeUse}", '<xs:complexContent><xs:{derivation} base="{type}">{particle}{attributeUse}</></xs:complexContent>', '<xs:simpleContent><xs:extension base="{type}">{attributeUse}</xs:extension></xs:simpleContent>'],
  derivation: ["extension", "restriction"],
  particle: ["<xs:{model}{occurs}>{items}</>", '<xs:group ref="t:{name}"{occurs}/>'],
  model: ["sequence", "choice", "all"],
  items: ["", "{item}{items}", "{item}{items}"],
  item: ["{element}", "{particle}", "<xs:any/>", "{misc}", "<xs:annotation>{documentation}</xs:annotation>"],
  attributeUse: ["", '<xs:attribute name="{name}" use="required" type="{type}"/>', '<xs:attribute ref="t:{name}"/>', '<xs:attributeGroup ref="t:{name}"/>', "<xs:anyAttribute/>"],
  groups: ['<xs:group name="{name}"><xs:sequence>{items}</xs:sequence></xs:group>', '<xs:attributeGroup name="{name}">{attributeUse}</xs:attributeGroup>'],
  simple: ['<xs:simpleType name="{name}">{restriction}</xs:simpleType>'],
  simpleBody: ["<xs:simpleType>{restriction}</xs:simpleType>"],
  restriction: ['<xs:restriction base="{type}">{facets}</xs:restriction>', '<xs:union memberTypes="{type} {type}"/>', '<xs:list itemType="{type}"/>'],
  facets: ["", '<xs:enumeration value="{value}"/>{facets}', '<xs:pattern value="[0-9]{value}"/>', '<xs:maxLength value="{number}"/>'],
  documentation: ["<xs:documentation>{words}</xs:documentation>", '<xs:documentation xml:lang="en"><![CDATA[{words} <b> & ]]></xs:documentation>'],
  occurs: ["", "", ' minOccurs="0"', ' maxOccurs="unbounded"', ' minOccurs="{number}" maxOccurs="{number}"'],
  type: ["xs:string", "xs:date", "t:{name}", "sr:{name}", "{name}", "nobody:{name}"],
  name: ["A", "B", "DeviceID", "ServiceRequest", "Schedule-1", "é", "a.b", "_x", "__proto__", "constructor", "toString"],
  value: ["1", "a &amp; b", "&#x41;&#66;", "&lt;", "it's", "&e;", "x &gt; y", "\n\t", "😀"],
  words: ["What it is.", "&e;", "&amp;amp; &#38;", "more\n   words", "<b>bold</b>", "{value} {words}"],
  number: ["0", "1", "2", "5.4", "-1", "1e9", "4294967296", "x"],
};

export const schema: Target = {
  name: "schema",
  seeds: sample(/\.xsd$/).flatMap(({ text }) => [text.slice(0, 6000), ...pieces(text, 2000).map((piece) => `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:t" targetNamespace="urn:t">${piece}</xs:schema>`)]),
  words: [...terminals(grammar), ">", "/>", "<", "</", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE x [", "]>", "&e;", "&#0;", "&#x110000;", "&", "'", '"', " ", "=", "\r\n", "<xs:sequence>".repeat(300), ' a="b"'.repeat(50), "x".repeat(3000)],
  write: (chance) => closed(written(grammar, "file", chance)),
  hold(text) {
    const model = readSchema("/code/x.xsd", text);
    assertPlaces(model);
    holdXml(text);
    // What a CDATA section holds is text, a declaration too.
    const declaredAway = text.replaceAll(/<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!ENTITY[^>]*>/g, (found) => (found.startsWith("<![") ? found : ""));
    if (!declaredAway.includes(inside)) assert.ok(!JSON.stringify([...model.names]).includes(inside), "An entity was expanded.");
  },
};

/** Every place lies in the text, and the text says there what the model says. */
function assertPlaces(model: SchemaModel): void {
  const { text } = model;
  const isIn = ({ from, to }: Span, outer: Span = { from: 0, to: text.length }): boolean => outer.from <= from && from <= to && to <= outer.to;
  for (const { at } of model.problems) assert.ok(isIn(at), `a problem at ${at.from}..${at.to}`);
  for (const name of allNames(model)) {
    assert.equal(decode(slice(text, name.at)).trim(), name.name, "a name");
    assert.ok(isIn(name.at, name.declaration) && isIn(name.declaration), `the declaration of ${name.name}`);
    assert.ok(name.occurs.min >= 0 && name.occurs.max >= 0, `how often ${name.name} stands`);
    if (name.content) assertContent(name.content, 0);
  }
  let last = 0;
  for (const { at, prefix, name } of model.references) {
    assert.equal(decode(slice(text, at)).trim().replace(/^:/, ""), prefix === "" ? name : `${prefix}:${name}`, "a reference");
    assert.ok(at.from >= last, "references in order");
    last = at.from;
  }
}

function assertContent({ parts }: Pick<Content, "parts">, depth: number): void {
  assert.ok(depth < 300, "content nested without end");
  for (const part of parts) if ("parts" in part) assertContent(part, depth + 1);
}

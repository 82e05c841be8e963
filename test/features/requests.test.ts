// Names of a schema in XML requests, and in the schema itself: what they are, where that is said, where they are used.

import assert from "node:assert/strict";
import { test } from "node:test";
import { goToDefinition } from "../../server/src/features/definition.ts";
import { hover } from "../../server/src/features/hover.ts";
import { findReferences } from "../../server/src/features/references.ts";
import { goesTo, hovers, hoversNothing, refersTo } from "../support/features.ts";
import { cursorOf, workspaceOf } from "../support/workspace.ts";

const schema = `
//- orders.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:orders" targetNamespace="urn:orders" elementFormDefault="qualified">
  <xs:element name="Request" type="sr:Request"/>
  <xs:complexType name="Request">
    <xs:sequence>
      <xs:element name="ServiceReferenceVariant" type="xs:string"/>
      <xs:element name="ResponseCode" type="xs:string" minOccurs="0"/>
      <xs:element name="Schedule" type="sr:Schedule"/>
      <xs:element name="Hub"><xs:complexType><xs:sequence><xs:element name="DeviceID" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
    </xs:sequence>
    <xs:attribute name="schemaVersion" type="xs:decimal" use="required"/>
  </xs:complexType>
  <xs:complexType name="Schedule">
    <xs:sequence>
      <xs:element name="Frequency" type="sr:Often"><xs:annotation><xs:documentation>How often it is.</xs:documentation></xs:annotation></xs:element>
      <xs:element name="DeviceID" type="xs:string"/>
    </xs:sequence>
  </xs:complexType>
  <xs:simpleType name="Often"><xs:restriction base="xs:string"><xs:enumeration value="Daily"><xs:annotation><xs:documentation>Each day at noon.</xs:documentation></xs:annotation></xs:enumeration><xs:enumeration value="Weekly"/></xs:restriction></xs:simpleType>
</xs:schema>
`;
const duis = `
//- appendix-ad.duis
# APPENDIX AD: DUIS

## 3.8 Requests

### Schedule Definition

| Data Item | Description | Type | Mandatory |
| --- | --- | --- | --- |
| Frequency | How often the DCC is to read. | sr:Often | Yes |
| DeviceID | The Device that is read. | xs:string | Yes |

3.9 The response codes are:

| Response Code | Response Code Name | Response Code Description |
| --- | --- | --- |
| I0 | Success | The request was carried out. |

3.10 The requests are:

| Service Reference | Service Reference Variant | Name |
| --- | --- | --- |
| 5.1 | 5.1 | Create Schedule |
`;
const request = (body: string) => `
//- a.XML
<q:Request xmlns:q="urn:orders" schemaVersion="5.4">
${body}
</q:Request>
`;
const schedule = request("<q:Schedule><q:Frequency>Daily</q:Frequency><q:DeviceID>7</q:DeviceID></q:Schedule>");

test("hover: what the schema and the table say of an element, in its opening and its closing tag", () => {
  const said = ["sr:Frequency (orders.xsd)", "Mandatory element of Schedule, type sr:Often.", "How often it is.", "Allowed: Daily, Weekly.", "Schedule Definition (Appendix AD: DUIS)", "| Data Item | Description |", "| Frequency | How often the DCC is to read. |"];
  hovers(schema + duis + schedule.replace("<q:Freq", "<q:Fr<|>eq"), ...said);
  hovers(schema + duis + schedule.replace("</q:Freq", "</q:Fr<|>eq"), ...said);
  hovers(schema + duis + schedule.replace("<q:Sched", "<q:Sch<|>ed"), "sr:Schedule (orders.xsd)", "Mandatory element of Request", "Schedule Definition", "2 data items.");
});

test("hover: attributes; the element that is meant of two with one name", () => {
  hovers(schema + duis + request("").replace("schemaV", "schema<|>V"), "schemaVersion", "Mandatory attribute of Request, type xs:decimal.");
  hovers(schema + duis + request("<q:Hub><q:Dev<|>iceID>7</q:DeviceID></q:Hub>"), "Mandatory element of Request");
  hovers(schema + duis + request("<q:Schedule><q:Dev<|>iceID>7</q:DeviceID></q:Schedule>"), "Mandatory element of Schedule", "The Device that is read.");
});

test("hover: a value of a list, a response code, a service request", () => {
  hovers(schema + duis + schedule.replace(">Daily", ">Da<|>ily"), "Daily (orders.xsd)", "One of the values of sr:Often.", "Each day at noon.");
  hovers(schema + duis + request("<q:ResponseCode> I<|>0 </q:ResponseCode>"), "I0 Success (AD 3.9, Appendix AD", "The request was carried out.");
  hovers(schema + duis + request("<q:ServiceReferenceVariant>5.<|>1</q:ServiceReferenceVariant>"), "Create Schedule");
  hoversNothing(schema + duis + schedule.replace(">Daily", ">Da<|>yly"));
  hoversNothing(schema + duis + schedule.replace(">7<", "><|>7<"));
});

test("from a request to the schema and to the table that describes it", () => {
  const marked = (text: string, ...marks: readonly (readonly [string, string])[]) => marks.reduce((all, [plain, drawn]) => {
    assert.ok(all.includes(plain), plain);
    return all.replace(plain, drawn);
  }, text);
  goesTo(
    marked(schema, ['name="Frequency"', 'name="‹|Frequency|>"']) + marked(duis, ["| Frequency |", "| ‹|Frequency|> |"]) + schedule.replace("<q:Freq", "<q:Fr<|>eq"),
  );
  goesTo(
    marked(schema, ['name="Schedule" type', 'name="‹|Schedule|>" type']) + marked(duis, ["### Schedule", "### ‹|Schedule|>"]) + schedule.replace("</q:Sched", "</q:Sch<|>ed"),
  );
  goesTo(marked(schema, ['value="Daily"', 'value="‹|Daily|>"']) + duis + schedule.replace(">Daily", ">Daily<|>"));
  goesTo(schema + marked(duis, ["| I0 |", "| ‹|I0|> |"]) + request("<q:ResponseCode>I<|>0</q:ResponseCode>"));
});

test("a table that only its caption assigns to the type is found too", () => {
  goesTo(`${schema.replace('name="Schedule" type', 'name="‹|Schedule|>" type')}
//- appendix-ad.duis
# APPENDIX AD: DUIS

### ‹|Schedule|> Definition

| Data Item | Description | Type | Mandatory |
| --- | --- | --- | --- |
| See below | How often the DCC is to read. | sr:Often | Yes |
${schedule.replace("<q:Sched", "<q:Sch<|>ed")}`);
});

test("in text a name leads to its table and to the schema, and from the table itself to the schema alone", () => {
  const drawn = schema.replace('complexType name="Schedule"', 'complexType name="‹|Schedule|>"');
  goesTo(`${drawn}${duis.replace("### Schedule", "### ‹|Schedule|>")}\n3.11 A User may give \`sr:Sched<|>ule\`.\n`);
  goesTo(`${drawn}${duis.replace("| DeviceID | The Device that is read.", "| DeviceID | The Device of the `sr:Sched<|>ule`.")}`);
});

test("a data item in its table: what the schema says of it, and the way there", () => {
  hovers(schema + duis.replace("| Frequency |", "| Freq<|>uency |"), "sr:Frequency (orders.xsd)", "Mandatory element of Schedule, type sr:Often.", "How often it is.", "Allowed: Daily, Weekly.");
  goesTo(schema.replace('name="Frequency"', 'name="‹|Frequency|>"') + duis.replace("| Frequency |", "| `Freq<|>uency` |"));
  hoversNothing(schema + duis.replace("| DeviceID |", "| Devi<|>ces |"));
  hoversNothing(schema + duis.replace("How often the DCC", "How of<|>ten the DCC"));
});

test("in the schema: from type and ref to the declaration, and its hover", () => {
  goesTo(schema.replace('simpleType name="Often"', 'simpleType name="‹|Often|>"').replace('type="sr:Often"', 'type="sr:Of<|>ten"'));
  hovers(schema.replace('type="sr:Often"', 'type="sr:Of<|>ten"'), "sr:Often (orders.xsd)", "Simple type, based on xs:string.", "Allowed: Daily, Weekly.");
  const parts = `
//- a.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:b="urn:b" targetNamespace="urn:a">
  <xs:import namespace="urn:b" schemaLocation="b.xsd"/>
  <xs:element name="A"><xs:complexType><xs:sequence><xs:element ref="b:O<|>ther"/></xs:sequence></xs:complexType></xs:element>
</xs:schema>
//- b.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:b">
  <xs:element name="‹|Other|>" type="xs:string"/>
</xs:schema>
`;
  goesTo(parts);
  hoversNothing(schema.replace('type="xs:decimal"', 'type="xs:de<|>cimal"'));
});

test("uses of a declaration: in requests, in the schema, in text", () => {
  const elements = request("<q:Schedule><‹|q:Frequency|>>Daily</q:Frequency></q:Schedule>\n<q:Schedule><‹|q:Frequency|>>Daily</q:Frequency></q:Schedule>");
  const drawn = schema.replace('name="Frequency"', 'name="‹|Frequency|>"');
  refersTo(`${drawn.replace("Frequency|>", "Freq<|>uency|>")}${duis}\n3.11 A User gives ‹|sr:Frequency|>.\n${elements}`);
  refersTo(`${drawn}${duis}\n3.11 A User gives ‹|sr:Freq<|>uency|>.\n${elements}`);
  refersTo(`${drawn}${duis}\n3.11 A User gives ‹|sr:Frequency|>.\n${elements.replace("‹|q:Freq", "‹|q:Fr<|>eq")}`);
  refersTo(schema.replace('simpleType name="Often"', 'simpleType name="‹|Of<|>ten|>"').replace('type="sr:Often"', 'type="‹|sr:Often|>"') + duis.replace("sr:Often", "‹|sr:Often|>"));
});

test("a declaration of one type is not used by the element of the same name of another", () => {
  refersTo(
    schema.replace('name="DeviceID" type="xs:string"/>\n', 'name="‹|Dev<|>iceID|>" type="xs:string"/>\n') +
      request("<q:Schedule><‹|q:DeviceID|>>7</q:DeviceID></q:Schedule><q:Hub><q:DeviceID>7</q:DeviceID></q:Hub>"),
  );
});

test("a message of something else is left alone, and so is everything without a schema", () => {
  const other = "//- pom.xml\n<q:Sched<|>ule xmlns:q=\"urn:something-else\" type=\"Daily\">Daily</q:Schedule>\n";
  hoversNothing(schema + duis + other);
  goesTo(schema + duis + other);
  refersTo(schema + duis + other);
  hoversNothing(schedule.replace("<q:Freq", "<q:Fr<|>eq"));
});

test("of two versions of a schema a request follows the one that it says", () => {
  const version = (number: string) => `
//- ${number}/orders.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:orders" targetNamespace="urn:orders" version="${number}">
  <xs:element name="${number === "5.4" ? "‹|Request|>" : "Request"}" type="xs:string"/>
</xs:schema>`;
  goesTo(`${version("5.3")}${version("5.4")}\n//- 5.3/a.xml\n<sr:Req<|>uest xmlns:sr="urn:orders" schemaVersion="5.4"/>\n`);
  goesTo(`${version("5.3")}${version("5.4")}\n//- 5.4/a.xml\n<sr:Req<|>uest xmlns:sr="urn:orders" schemaVersion="4.0"/>\n`);
});

test("in a request cut anywhere, whatever the caret touches is answered or not, and nothing fails", () => {
  const whole = schedule.replace("\n//- a.XML\n", "");
  for (let cut = 0; cut <= whole.length; cut += 3) {
    const workspace = workspaceOf(`${schema}${duis}\n//- a.xml\n${whole.slice(0, cut)}<|>`);
    const { document, offset } = cursorOf(workspace);
    hover(workspace.snapshot, document, offset);
    goToDefinition(workspace.snapshot, document, offset);
    [...findReferences(workspace.snapshot, document, offset)].flat();
  }
});

test("references of a response code and of a service request: in text, in the schema’s list, in requests", () => {
  const marked = (text: string, plain: string, drawn: string) => {
    assert.ok(text.includes(plain), plain);
    return text.replace(plain, drawn);
  };
  const listed = marked(schema, '<xs:simpleType name="Often">', '<xs:simpleType name="ResponseCodeType"><xs:restriction base="xs:string"><xs:enumeration value="‹|I0|>"/></xs:restriction></xs:simpleType><xs:simpleType name="Often">');
  refersTo(`${listed}${marked(duis, "| I0 |", "| ‹|I0|> |")}
3.11 With ‹|Response Code I<|>0|> all is well.
${request("<q:ResponseCode>‹|I0|></q:ResponseCode><q:Schedule><q:DeviceID>I0</q:DeviceID></q:Schedule>")}`);
  refersTo(`${schema}${marked(duis, "| 5.1 | 5.1 |", "| 5.1 | ‹|5<|>.1|> |")}
3.11 By ‹|SRV 5.1|> a User makes one.
${request("<q:ServiceReferenceVariant>‹|5.1|></q:ServiceReferenceVariant>")}`);
});

test("an example in the text: a name and a value in it say what they are, lead there, and count as uses", () => {
  const example = (listing: string) => `${schema}
//- appendix-ad.duis
# APPENDIX AD: DUIS

3.1 The User sends, for example:

${listing}

3.2 The codes are:

| Response Code | Response Code Name |
| --- | --- |
| I0 | Success |
`;
  const part = "<sr:Schedule>\n  <sr:Frequency>Daily</sr:Frequency>\n  <sr:DeviceID>7</sr:DeviceID>\n</sr:Schedule>";
  hovers(example(part.replace("<sr:Freq", "<sr:Fre<|>q").replace("Daily</sr:Frequency>", "Daily</sr:Frequency>\n   ^^^^^^^^^^^^")), "sr:Frequency (orders.xsd)", "Allowed: Daily, Weekly.");
  hovers(example(part.replace("Daily", "Dai<|>ly")), "Each day at noon.");
  hovers(example(`HTTP/1.1 200 OK\nContent-Type: application/xml\n\n<q:Request xmlns:q="urn:orders"><q:ResponseCode>I<|>0</q:ResponseCode></q:Request>`), "Success");
  hoversNothing(example(part.replace("7</", "<|>7</")));
  const declared = (listing: string, marked: string) => example(listing).replace('name="Frequency"', `name="${marked}"`);
  goesTo(declared(part.replace("<sr:Freq", "<sr:Fre<|>q"), "‹|Frequency|>"));
  refersTo(declared(part.replace("<sr:Frequency>", "<‹|sr:Frequency|>>"), "‹|Fre<|>quency|>"));
});

test("hover: what may be left out, be it alone, with what stands around it, or for another, is not called mandatory", () => {
  const modes = `
//- modes.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:modes" targetNamespace="urn:modes">
  <xs:complexType name="Mode">
    <xs:sequence>
      <xs:choice><xs:element name="Credit" type="xs:int"/><xs:element name="Prepayment" type="xs:int" maxOccurs="3"/></xs:choice>
      <xs:sequence minOccurs="0"><xs:element name="Reason" type="xs:string" maxOccurs="unbounded"/></xs:sequence>
      <xs:element name="When" type="xs:date" maxOccurs="2"/>
    </xs:sequence>
  </xs:complexType>
</xs:schema>
`;
  const says = (item: string, ...words: readonly string[]) => hovers(`${modes}//- appendix-ad.duis\n# APPENDIX AD: DUIS\n\n## Mode Definition\n\n| Data Item | Type |\n| --- | --- |\n| Credit | xs:int |\n| Pre payment | xs:int |\n| Reason | xs:string |\n| When | xs:date |\n`.replace(`| ${item}`, `| <|>${item}`), ...words);
  says("Credit", "Element of Mode, type xs:int, one of a choice.");
  says("Pre payment", "Up to 3 times, element of Mode, type xs:int, one of a choice.");
  says("Reason", "Optional, any number of times, element of Mode, type xs:string.");
  says("When", "Mandatory, up to 2 times, element of Mode, type xs:date.");
});

// What the tables of a DUIS document say, whatever form they have.

import assert from "node:assert/strict";
import { test } from "node:test";
import { duisTables } from "../../server/src/index/duis.ts";
import { governingSchemas, isOneVersion } from "../../server/src/index/governing-schemas.ts";
import { readSchema } from "../../server/src/schema/read.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { slice } from "../../server/src/text/span.ts";

const head = "# APPENDIX AD: USER INTERFACE SPECIFICATION\n\n## 3 Messages\n\n";

test("a caption names the type in any of these forms", () => {
  const captions: readonly (readonly [string, string, string])[] = [
    ["### DSPSchedule Definition", "DSPSchedule", "DSPSchedule"],
    ["### DSPScheduleDefinition", "DSPScheduleDefinition DSPSchedule", "DSPScheduleDefinition"],
    ["### SpecialDayDefinition Definition", "SpecialDayDefinition SpecialDay", "SpecialDayDefinition"],
    ["### 3.8.1.2 DSPSchedule Data Items", "DSPSchedule", "DSPSchedule"],
    ["### `sr:DSPSchedule` Definition", "sr:DSPSchedule", "sr:DSPSchedule"],
    ["**DSPSchedule Definition**", "DSPSchedule", "DSPSchedule"],
    ["**Table 3: DSP Schedule Definition**", "DSPSchedule", "DSP Schedule"],
    ["### DSP Schedule Definition", "DSPSchedule", "DSP Schedule"],
    ["Table 54 : DSPSchedule (sr:DSPSchedule) data items", "sr:DSPSchedule", "sr:DSPSchedule"],
    ["Table 3 DSPSchedule Definition", "DSPSchedule", "DSPSchedule"],
    ["### Specific Data Items for this Request", "", "| Data Item | Type | Mandatory |"],
  ];
  for (const [caption, names, at] of captions) {
    const { tree, tables } = tablesOf(`${caption}\n\n| Data Item | Type | Mandatory |\n| --- | --- | --- |\n| DeviceID | sr:EUI | Yes |\n`);
    const [table] = tables.items;
    assert.ok(table, caption);
    assert.equal(table.names.map(({ prefix, name }) => (prefix === undefined ? name : `${prefix}:${name}`)).join(" "), names, caption);
    assert.equal(slice(tree.text, table.at), at, caption);
  }
});

test("the columns may stand in any order, and any but the first few may be missing", () => {
  const { tables } = tablesOf("### X Definition\n\n| Units | Mandatory? | Valid Set | Data Type | Data Item |\n| --- | --- | --- | --- | --- |\n| N/A | Yes | any | sr:EUI | `DeviceID` |\n");
  assert.deepEqual(tables.items[0]!.columns, ["units", "mandatory", "other", "type", "item"]);
  assert.deepEqual(tables.items[0]!.rows.map(({ names, exact }) => ({ names, exact })), [{ names: ["DeviceID"], exact: true }]);
  assert.equal(tablesOf("### X Definition\n\n| Data Item | Meaning |\n| --- | --- |\n| DeviceID | the Device |\n").tables.items.length, 0);
});

test("a cell names one data item, several, or none for sure", () => {
  const cells = ["`DeviceID`", "**sr:DeviceID**", "@index", "DeviceID (SMETS1)", "DeviceID\\*", "Device ID", "GPFDeviceID / ESMEDeviceID", "Choice of the following:", "First, Second and Third", ""];
  const { tables } = tablesOf(`### X Definition\n\n| Data Item | Type |\n| --- | --- |\n${cells.map((cell) => `| ${cell} | x |\n`).join("")}`);
  assert.deepEqual(
    tables.items[0]!.rows.map(({ names, exact, qualifier }) => `${names.join(",")}${exact ? "!" : ""}${qualifier}`),
    ["DeviceID!", "DeviceID!", "index!", "DeviceID!(smets1)", "DeviceID!", "DeviceID", "GPFDeviceID,ESMEDeviceID", "", "First,Second,Third", ""],
  );
});

test("which tables declare response codes, and which", () => {
  const declared = (table: string) => [...tablesOf(table).tables.declaredCodes.keys()].join(" ");
  assert.equal(declared("| Response Code | Response Code Name | Description |\n| --- | --- | --- |\n| E1 | a | b |\n| E60 – E62, E64 | a | b |\n| E010101 | a | b |\n| see E9 | a | b |\n"), "E1 E60 E61 E62 E64 E010101");
  assert.equal(declared("Table 1 Response Codes\n\n| Code | Meaning |\n| --- | --- |\n| `I0` | all is well |\n"), "I0");
  assert.equal(declared("| Response Code | Demonstrated by |\n| --- | --- |\n| E1 | any request |\n"), "");
  assert.equal(declared("| Code | Meaning |\n| --- | --- |\n| E14 | a district |\n"), "");
  assert.equal(declared("| Response Code | Description |\n| --- | --- |\n| E1 – E99999 | too many |\n"), "");
});

test("a service request's own description outranks its row in the matrix", () => {
  const { tree, tables } = tablesOf(`| Service Reference | Service Reference Variant | Critical |
| --- | --- | --- |
| 4.6 | 4.6.1 | No |
| 4.6 | 4.6.2 | No |

| Service Request Name | Retrieve Import Daily Read Log |
| --- | --- |
| **Service Reference Variant** | 4.6.1 |
| Capable of being DCC Scheduled? | Yes |
`);
  assert.deepEqual(tables.matrices.map(({ rows }) => rows.map(({ variant }) => variant)), [["4.6.1", "4.6.2"]]);
  const [request] = tables.requests;
  assert.deepEqual([request!.variant, [...request!.fields.keys()]], ["4.6.1", ["service request name", "service reference variant", "capable of being dcc scheduled"]]);
  const lineOf = (variant: string) => tree.text.slice(0, tables.declaredVariants.get(variant)!.from).split("\n").length;
  assert.deepEqual([lineOf("4.6.1"), lineOf("4.6.2")], [12, 8]);
});

test("of several versions the named one governs, else the nearest; never two", () => {
  const schema = (id: string, namespace: string, inside = "") => readSchema(id, `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${namespace}">${inside}</xs:schema>`);
  const imports = '<xs:import namespace="mmc" schemaLocation="mmc.xsd"/>';
  const old = schema("/code/5.3/duis.xsd", "duis", `${imports}<!-- 5.3 -->`);
  const now = schema("/code/5.4/duis.xsd", "duis", imports);
  const [oldMmc, nowMmc] = [schema("/code/5.3/mmc.xsd", "mmc", "<!-- 5.3 -->"), schema("/code/5.4/mmc.xsd", "mmc")];
  const other = schema("/code/other.xsd", "other");
  const all = [now, nowMmc, other, old, oldMmc];
  const governing = (named: string | undefined, id: string, of = all) => governingSchemas(of, named, id).map((one) => one.id.slice(6));
  assert.deepEqual(governing(undefined, "/code/5.3/ad.duis"), ["5.3/duis.xsd", "5.3/mmc.xsd", "other.xsd"]);
  assert.deepEqual(governing("duis.xsd", "/code/5.4/text/ad.duis"), ["5.4/duis.xsd", "5.4/mmc.xsd"]);
  assert.deepEqual(governing("no.xsd", "/code/ad.duis"), []);
  assert.deepEqual(governing(undefined, "/code/ad.duis", [now, other]), ["5.4/duis.xsd", "other.xsd"]);
  // A version is spoken for by what lies beside it, wherever the document lies; of copies of one file, one is enough.
  const [newer, newerMmc] = [schema("/code/5.4/duis-5.4.xsd", "duis", imports), schema("/code/5.4/mmc.xsd", "mmc", "<!-- 5.4 -->")];
  assert.deepEqual(governing("duis-5.4.xsd", "/code/ad.duis", [newer, newerMmc, old, oldMmc]), ["5.4/duis-5.4.xsd", "5.4/mmc.xsd"]);
  const copy = schema("/code/5.3/mmc.xsd", "mmc");
  assert.deepEqual(governing(undefined, "/code/ad.duis", [now, nowMmc, copy]), ["5.3/mmc.xsd", "5.4/duis.xsd"]);
  const undecided = governingSchemas(all, undefined, "/code/ad.duis");
  assert.deepEqual([undecided.length, isOneVersion(undecided), isOneVersion([now, nowMmc, other])], [5, false, true]);
  const whole = schema("/code/whole.xsd", "duis", '<xs:include schemaLocation="part.xsd"/>');
  const part = schema("/code/part.xsd", "duis");
  assert.ok(isOneVersion([whole, part]), "what another includes is no version of it");
  assert.deepEqual(governing(undefined, "/code/sub/ad.duis", [whole, part]), ["part.xsd", "whole.xsd"]);
});

function tablesOf(text: string) {
  const tree = parse(head + text, { name: "appendix-ad.duis" });
  return { tree, tables: duisTables(tree) };
}

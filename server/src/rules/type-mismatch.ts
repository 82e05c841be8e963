import { describedTables, itemNamed } from "../index/described.ts";
import { duisTables } from "../index/duis.ts";
import { nameOfFile } from "../schema/names.ts";
import type { SchemaModel } from "../schema/model.ts";
import { lookup, resolveType, typeWithValues, type Item } from "../schema/query.ts";
import { boundsOf, isXmlSchemaType, keyOf, keyOfWritten, typeOfItem, typesUnder, type TypeKey } from "../schema/types.ts";
import { firstOf } from "../text/sentence.ts";
import { slice, type Span } from "../text/span.ts";
import { defineRule, type Fault, type FaultWith } from "./rule.ts";
import { validSetIn } from "./valid-set.ts";

export const typeMismatch = defineRule({
  id: "type-mismatch",
  summary: "The Type column names another type than the XML Schema, or other values.",
  why: `
The type says which values a data item may hold. Where the table and the schema name different ones, one reader checks a
date and the other a date with a time, and messages that the text allows are refused. Words behind the type, such as
\`(see clause 3.8.1)\`, do not matter; a type that has no name in the schema may be described by what it restricts
(\`Restriction of xs:string, minLength = 1\`). What a named type restricts, without a word more, is told as information:
it is not wrong, but it says less. A bound that differs from the schema's (\`maxLength = 160\`) is told too, and a value that a
\`Valid set:\` lists among others and the schema does not allow. Where either side leaves a doubt, the rule is silent; a name that the
schema does not declare at all is \`unknown-schema-name\`’s to tell.`,
  severity: "warning",
  reads: "corpus",
  *check({ document, corpus }) {
    if (duisTables(document.tree).items.length === 0) return;
    const schemas = corpus.schemas(document);
    for (const described of describedTables(document, schemas)) {
      for (const { names, type, description } of described.tables.flatMap(({ rows }) => rows)) {
        const item = names.length === 1 ? itemNamed(described, names[0]!) : undefined;
        const fault = item && type ? faultOf(schemas, item, slice(document.tree.prose, type), type, document.id) : undefined;
        if (fault) yield fault;
        else if (item && type) yield* wrongBounds(schemas, item, slice(document.tree.prose, type), type, document.id);
        if (item && description) yield* wrongValues(schemas, item, slice(document.tree.prose, description), description, document.id);
      }
    }
  },
  logged: { sameError: ({ table, data: { item } }) => `${table}\n${item}`, summary: ({ data: { item }, message }) => `The type of “${item}” differs from the XML Schema's: ${message}` },
  examples: [
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## 3.8.1 Schedule Definition

| Data Item | Description | Type | Mandatory |
| --- | --- | --- | --- |
| StartDate | The first day. | xs:dateTime | Yes |
                               ^^^^^^^^^^^ “StartDate” is of the type xs:date in Interface.xsd.
| DeviceID | The Device. | sr:MPAN (see clause 3.8.1) | Yes |
                           ^^^^^^^ “DeviceID” is of the type sr:EUI
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:complexType name="Schedule">
    <xs:sequence><xs:element name="StartDate" type="xs:date"/><xs:element name="DeviceID" type="sr:EUI"/></xs:sequence>
  </xs:complexType>
  <xs:simpleType name="EUI"><xs:restriction base="xs:token"/></xs:simpleType>
  <xs:simpleType name="MPAN"><xs:restriction base="xs:token"/></xs:simpleType>
</xs:schema>
`,
      fixed: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## 3.8.1 Schedule Definition

| Data Item | Description | Type | Mandatory |
| --- | --- | --- | --- |
| StartDate | The first day. | xs:date | Yes |
| DeviceID | The Device. | sr:EUI (see clause 3.8.1) | Yes |
`,
      note: "Only the type changes, not the words behind it.",
    },
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Threshold Definition

| Data Item | Type |
| --- | --- |
| Percentage | xs:string |
               ^^^^^^^^^ “Percentage” is a restriction of xs:decimal in Interface.xsd.
| Step | Restriction of xs:decimal (minInclusive = 1) |
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" targetNamespace="urn:example">
  <xs:complexType name="Threshold">
    <xs:sequence>
      <xs:element name="Percentage">
        <xs:simpleType><xs:restriction base="xs:decimal"><xs:minInclusive value="0.5"/><xs:fractionDigits value="1"/></xs:restriction></xs:simpleType>
      </xs:element>
      <xs:element name="Step" type="sr:Step"/>
    </xs:sequence>
  </xs:complexType>
  <xs:simpleType name="Step"><xs:restriction base="xs:decimal"/></xs:simpleType>
</xs:schema>
`,
      fixed: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Threshold Definition

| Data Item | Type |
| --- | --- |
| Percentage | Restriction of xs:decimal (minInclusive = 0.5, fractionDigits = 1) |
| Step | Restriction of xs:decimal (minInclusive = 1) |
`,
      note: "A type without a name is written with its bounds; one that has a name may be described by what it restricts.",
    },
    {
      good: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

## Schedule Definition

| Data Item | Description | Type | Mandatory |
| --- | --- | --- | --- |
| Frequency | How often. | sr:Frequency (Restriction of xs:string) | Yes |
| StartDate | The first day. | UTC date | Yes |
| Prices | Up to twelve of them. | List of sr:Price | Yes |
| Signature | The sender’s. | ds:Signature | Yes |
| Limit | How much. | xs:decimal | Yes |
| Parts | What it is made of. | sr:Parts | Yes |
//- Interface.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:example" xmlns:ds="urn:signatures" targetNamespace="urn:example">
  <xs:complexType name="Schedule">
    <xs:sequence>
      <xs:element name="Frequency" type="sr:Frequency"/>
      <xs:element name="StartDate" type="xs:date"/>
      <xs:element name="Prices" type="sr:Price" maxOccurs="12"/>
      <xs:element ref="ds:Signature"/>
      <xs:element name="Limit"><xs:simpleType><xs:restriction base="xs:decimal"><xs:maxInclusive value="9"/></xs:restriction></xs:simpleType></xs:element>
      <xs:element name="Parts"><xs:complexType><xs:sequence><xs:element name="Part" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
    </xs:sequence>
  </xs:complexType>
  <xs:simpleType name="Frequency"><xs:restriction base="xs:string"/></xs:simpleType>
  <xs:simpleType name="Price"><xs:restriction base="xs:int"/></xs:simpleType>
</xs:schema>
//- Signatures.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ds="urn:signatures" targetNamespace="urn:signatures">
  <xs:element name="Signature" type="ds:SignatureType"/>
  <xs:complexType name="SignatureType"><xs:simpleContent><xs:extension base="xs:string"/></xs:simpleContent></xs:complexType>
</xs:schema>
`,
      note: "Words, lists, an element’s name for its type, and what a nameless type restricts.",
    },
  ],
});

interface Written {
  readonly key: TypeKey;
  /** Where in the cell. */
  readonly at: Span;
  readonly text: string;
  readonly prefix: string;
  readonly name: string;
}

function faultOf(schemas: readonly SchemaModel[], item: Item, cell: string, at: Span, document: string): FaultWith<{ readonly item: string }> | undefined {
  const written = writtenIn(schemas, cell);
  const first = written[0];
  // What no schema here declares cannot be told apart from what it should be.
  if (!first || (!isXmlSchemaType(first.key) && lookup(schemas, first.prefix, first.name).kind !== "declared")) return undefined;
  const keys = new Set(written.map(({ key }) => key));
  if (item.declared.name.global && keys.has(keyOf(schemas, item.declared))) return undefined;
  const type = typeOfItem(schemas, item);
  const under = typesUnder(schemas, item);
  const file = nameOfFile(item.declared.schema.id);
  const data = { item: item.name };
  const place = { from: at.from + first.at.from, to: at.from + first.at.to };
  const change = (to: string, span: Span): Pick<Fault, "fixes"> => ({ fixes: () => [{ title: `Change to ${to}`, preferred: true, safe: false, edits: [{ document, at: span, newText: to }] }] });
  switch (type.kind) {
    case "named": {
      if (keys.has(type.key) || isSame(schemas, item, first)) return undefined;
      const restricted = under.some(key => keys.has(key));
      if (restricted && restricts.test(cell)) return undefined;
      return {
        at: place,
        // Not wrong, only wider: the description may say the rest.
        ...(restricted ? { severity: "information" as const } : {}),
        message: `“${item.name}” is of the type ${type.written} in ${file}${restricted ? `, which restricts ${first.text}` : ""}.`,
        data,
        ...change(type.written, restricts.test(cell) ? at : place),
      };
    }
    case "restricted": {
      if (under.some(key => keys.has(key)) || !isXmlSchemaType(first.key)) return undefined;
      const base = /^Restriction of \S+/.exec(type.written)![0].toLowerCase();
      return { at: place, message: `“${item.name}” is a ${base} in ${file}.`, data, ...change(type.written, at) };
    }
    case "nameless":
      if (!type.holdsItems || !isXmlSchemaType(first.key)) return undefined;
      return { at: place, message: `“${item.name}” holds data items of its own in ${file}, and is no ${first.text}.`, data };
  }
}

const writtenBound = /\b(minInclusive|maxInclusive|minExclusive|maxExclusive|length|minLength|maxLength|totalDigits|fractionDigits)\s?(?:=|:|of)\s?["“]?(-?\d{1,12}(?:\.\d{1,9})?)(?!\w|\.\w)/gi;

/** The bounds that a cell gives, and the schema gives otherwise: `maxLength = 160`. */
function* wrongBounds(schemas: readonly SchemaModel[], item: Item, cell: string, at: Span, document: string): Iterable<FaultWith<{ readonly item: string }>> {
  const given = [...cell.matchAll(writtenBound)];
  if (given.length === 0) return;
  const bounds = new Map([...boundsOf(schemas, item)].map(([name, value]) => [name.toLowerCase(), value]));
  for (const { 0: whole, 1: name, 2: value, index } of given) {
    const right = bounds.get(name!.toLowerCase());
    // A bound that the schema lacks may stand in a pattern.
    if (right === undefined || !/^-?\d/.test(right) || Number(right) === Number(value)) continue;
    const from = at.from + index + whole.lastIndexOf(value!);
    const place = { from, to: from + value!.length };
    yield {
      at: place,
      message: `The ${name} of “${item.name}” is ${right} in ${nameOfFile(item.declared.schema.id)}.`,
      data: { item: item.name },
      fixes: () => [{ title: `Change to ${right}`, preferred: true, safe: false, edits: [{ document, at: place, newText: right }] }],
    };
  }
}

/** The values that a description lists, and the schema does not allow, where most of its list are values of the schema's. */
function* wrongValues(schemas: readonly SchemaModel[], item: Item, cell: string, at: Span, document: string): Iterable<FaultWith<{ readonly item: string }>> {
  const listed = validSetIn(cell);
  if (listed.length === 0) return;
  const allowed = typeWithValues(schemas, item.declared)?.name.enumeration ?? [];
  const wrong = listed.filter(({ value }) => !allowed.includes(value));
  if (wrong.length === 0 || wrong.length * 2 > listed.length) return;
  const left = allowed.filter((one) => !listed.some(({ value }) => value === one));
  for (const { at: { from, to }, value } of wrong) {
    const place = { from: at.from + from, to: at.from + to };
    const meant = left.find((one) => one.toLowerCase() === value.toLowerCase()) ?? (wrong.length === 1 && left.length === 1 ? left[0] : undefined);
    yield {
      at: place,
      message: `“${value}” is no value of “${item.name}” in ${nameOfFile(item.declared.schema.id)}: it allows ${firstOf(allowed.map((one) => `“${one}”`), mostValues)}.`,
      data: { item: item.name },
      fixes: () => (meant === undefined ? [] : [{ title: `Change to ${meant}`, preferred: true, safe: false, edits: [{ document, at: place, newText: meant }] }]),
    };
  }
}

/** So many values are named at most. */
const mostValues = 8;

/** Whether the written type is declared where the item's is: a schema without a namespace may be included in several. */
function isSame(schemas: readonly SchemaModel[], { declared: { schema, name } }: Item, { prefix, name: written }: Written): boolean {
  const type = name.type === undefined ? undefined : resolveType(schemas, schema, name.type);
  const found = lookup(schemas, prefix, written);
  return type !== undefined && found.kind === "declared" && found.sites.some((site) => site.name === type.name);
}

/** Words that say a type is described, and not only named. */
const restricts = /restrict|enumerat|length|inclusive|exclusive|digits|pattern|\b(?:min|max|range|between|values?|one of|up to)\b/i;

/** The types that a cell names with a prefix that stands for a schema. */
function writtenIn(schemas: readonly SchemaModel[], cell: string): readonly Written[] {
  const written: Written[] = [];
  for (const { 0: text, 1: prefix, 2: name, index } of cell.matchAll(/(?<![\w:.-])([A-Za-z]\w*):([A-Za-z_][\w-]*)/g)) {
    const key = keyOfWritten(schemas, prefix!, name!);
    if (key !== undefined) written.push({ key, at: { from: index, to: index + text.length }, text, prefix: prefix!, name: name! });
  }
  return written;
}

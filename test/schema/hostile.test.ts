// Whatever a file named .xsd may hold: a model and a clear word, never an exception, never a wait.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { longestSchema, readSchema } from "../../server/src/schema/read.ts";
import type { SchemaModel } from "../../server/src/schema/model.ts";
import { slice } from "../../server/src/text/span.ts";
import { assertInProportion } from "../support/proportion.ts";
import { allNames, textOf } from "./schemas.ts";

const good = textOf('<xs:element name="First"/>\n<xs:complexType name="Second"><xs:sequence>\n<xs:element name="Third"/>\n</xs:sequence></xs:complexType>');

/** The model of `text`; all its problems lie inside it. */
function read(text: string): SchemaModel {
  const model = readSchema("/code/x.xsd", text);
  for (const { at } of model.problems) assert.ok(0 <= at.from && at.from <= at.to && at.to <= text.length, "a problem lies inside the text");
  return model;
}

function says(text: string, message: RegExp, place?: string): SchemaModel {
  const model = read(text);
  assert.match(model.problems[0]?.message ?? "", message);
  if (place !== undefined) assert.equal(slice(text, model.problems[0]!.at), place);
  return model;
}

test("files that are no XML say what they are", () => {
  says("", /is empty/);
  says("\ufeff \r\n", /is empty/);
  says("Dear all,\nplease find attached", /no XML text: it does not start with “<”/, "D");
  says("%PDF-1.7\n\0\u0001", /zero bytes/);
  says("<\0?\0x\0m\0l\0", /UTF-16/, "\0");
  says("<", /./);
  says("<<<<>>>>", /./);
  says("<!-- only a comment -->", /holds no XML tags/);
});

test("XML that is no schema says so", () => {
  says('<?xml version="1.0"?>\n<sr:Request xmlns:sr="urn:r"><sr:Header/></sr:Request>', /outermost tag is <Request>, not <schema>/, '<sr:Request xmlns:sr="urn:r">');
  says('<schema xmlns="urn:other"/>', /not in the namespace/);
  says("<xs:schema/>", /not in the namespace/);
});

test("faults of form are told in words, at their place", () => {
  const faulty = (from: string, to: string): string => good.replace(from, to);
  says(faulty('name="Third"/>', 'name="Third">'), /“<\/xs:sequence>” closes a tag that is not open: “<xs:element>” of line 4 has to be closed first/, "</xs:sequence>");
  says(faulty('name="First"/>', "name=First/>"), /“name” has no value in quotation marks/);
  says(faulty('name="First"/>', 'name="First" name="First"/>'), /“name” stands twice/);
  says(faulty('name="First"/>', 'name="First" nillable/>'), /“nillable” has no value/);
  says(faulty('<xs:element name="First"/>', "R&D"), /must be written “&amp;”/);
  says(faulty("</xs:schema>", ""), /“<xs:schema>” is never closed; the file may have been cut short/);
  says(good.slice(0, good.indexOf("</xs:sequence>")), /ends while 3 tags are still open, “<xs:sequence>” the innermost/, ">");
  says(`${good}<xs:schema/>`, /Something follows the end/);
  says(faulty('name="First"/>', 'name="First/>'), /value of “name” is not closed before the next “<”/, '"');
});

test("a byte order mark and CRLF do not move a fault", () => {
  const text = `\ufeff<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"></xs:schem>`;
  says(text, /“<\/xs:schem>” closes/, "</xs:schem>");
  says(`\ufeff${good.replaceAll("\n", "\r\n").replace('"Third"/>', '"Third"></xs:wrong>')}`, /“<\/xs:wrong>”/, "</xs:wrong>");
});

test("a schema cut short still gives the names before the cut, and one open quotation mark costs one name", () => {
  for (let cut = good.indexOf(">") + 1; cut < good.trimEnd().length; cut++) {
    const model = read(good.slice(0, cut));
    assert.ok(model.problems.length > 0, `cut at ${cut}`);
    const complete = [...good.slice(0, cut).matchAll(/name="(\w+)"/g)].map((match) => match[1]!);
    for (const name of complete) assert.ok(model.names.has(name), `${name} of a file cut at ${cut}`);
  }
  const typing = read(good.replace('name="First"/>', 'name="Fir'));
  assert.ok(typing.problems.length > 0);
  assert.deepEqual(allNames(typing).map(({ name }) => name), ["Second", "Third"]);
});

test("no entity is expanded or fetched; each is said", () => {
  const with_ = (doctype: string, body = "") => `<?xml version="1.0"?>\n<!DOCTYPE xs:schema ${doctype}>\n${good.replace("</xs:schema>", `${body}</xs:schema>`)}`;
  const laughs = with_(
    `[<!ENTITY l0 "ha">${Array.from({ length: 30 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join("\n")}]`,
    '<xs:element name="Laugh"><xs:annotation><xs:documentation>&l30;</xs:documentation></xs:annotation></xs:element>',
  );
  const model = says(laughs, /“l1” is made from other entities\. Entities are never expanded/);
  assert.ok(model.problems.length <= 20);
  assert.equal(model.names.get("Laugh")?.[0]?.documentation, "&l30;");

  says(with_('[<!ENTITY file SYSTEM "file:///etc/passwd">]', '<xs:element name="&file;"/>'), /“file” lies outside this file/, '<!ENTITY file SYSTEM "file:///etc/passwd">');
  says(with_('[<!ENTITY % dtd PUBLIC "-//X" "http://localhost/x.dtd"> %dtd;]'), /“dtd” lies outside/);
  says(with_('[<!ENTITY n "Name">]', '<xs:element name="&n;"/>'), /“&n;” is an entity/, "&n;");

  const harmless = read(with_(`PUBLIC "-//W3C//DTD" "http://www.w3.org/x.dtd" [ <!-- it's > ]> --> <!ATTLIST schema a CDATA #FIXED "]>"> <!ENTITY n 'unused'> <!ENTITY % p ''> ]`, "<!-- &n; -->"));
  assert.deepEqual(harmless.problems, []);
  assert.deepEqual(allNames(harmless).map(({ name }) => name), ["First", "Second", "Third"]);
});

test("a DOCTYPE, comment or CDATA section that never ends is said", () => {
  says(`<!DOCTYPE xs:schema [ ${good}`, /./);
  says(good.replace("</xs:schema>", "<!-- </xs:schema>"), /never closed/);
  says(good.replace("</xs:schema>", "<![CDATA[ </xs:schema>"), /never closed/);
  says(`${good}<!-- `, /comment is never closed/, "<!--");
});

test("absurd depth and size are said", () => {
  const model = says(deep(100_000), /more than 200 deep/);
  assert.deepEqual([...model.names.keys()], ["After"]);
  says("<a>".repeat(100_000), /more than 200 deep/);
  says(" ".repeat(50_000_000) + "<a/>", /too large/);
  assert.ok(longestSchema < 50_000_000);
});

/** Tags within tags, `count` deep. */
function deep(count: number): string {
  return textOf(`${'<xs:sequence a="1">'.repeat(count)}<xs:element name="Bottom"/>${"</xs:sequence>".repeat(count)}<xs:element name="After"/>`);
}

/** What is dear to a reader that looks back or ahead too far, of about `size` characters. */
const absurd: readonly (readonly [name: string, text: (size: number) => string])[] = [
  ...["<", "<a ", '<a b="', "<!--", "<![CDATA[", "<!DOCTYPE [", "</a>", "&", "&a;", "<a/>", "<a b='<a b='", "<?", "=\"' ", "<!ENTITY "].flatMap((piece) => {
    const repeated = (size: number): string => piece.repeat(size / piece.length);
    return [[`${piece} again and again`, repeated], [`${piece} again and again in a schema`, (size: number) => textOf(repeated(size))]] as const;
  }),
  ["tags that are never closed", (size) => "<a>".repeat(size / 3)],
  ["tags within tags", (size) => deep(size / 34)],
  ["attributes of one name", (size) => textOf(`<xs:element ${'name="a" '.repeat(size / 9)}/>`)],
  ["spaces in a tag", (size) => textOf(`<xs:element ${" ".repeat(size)}name="a"/>`)],
  ["versions in a comment", (size) => textOf(`<!--${" Schema Version 1".repeat(size / 17)}-->`)],
  ["a version without end", (size) => textOf(`<!-- Schema Version ${"1.".repeat(size / 2)} -->`)],
  ["ends of tags that are not open", (size) => textOf(`${"<xs:element>".repeat(190)}${"</b>".repeat(size / 4)}`)],
];
for (const [name, text] of absurd) {
  test(`${name} takes linear time`, () =>
    assertInProportion(name, [100_000, 800_000], (size) => {
      const given = text(size);
      return () => read(given);
    }));
}

test("what stands for nothing in a schema is said, and the rest counts", () => {
  const model = says(textOf('<xs:element type="xs:date"/><xs:element name="" /><xs:element name="Kept"/>'), /<element> has no name/, '<xs:element type="xs:date"/>');
  assert.equal(model.problems.length, 2);
  assert.deepEqual([...model.names.keys()], ["Kept"]);
});

test("any text at all gives a model", () => {
  const pieces = fc.constantFrom("<xs:element", ' name="A"', ' name="B', "/>", ">", "</xs:element>", "<xs:sequence>", "</xs:sequence>", "<!--", "-->", "<![CDATA[", "]]>", "&a;", "<!DOCTYPE x [", "]>", "'", "\ufeff", "\r\n", "__proto__", ' constructor="', "<constructor>", "x");
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), fc.boolean(), (parts, inSchema) => {
      const model = readSchema("/code/x.xsd", inSchema ? textOf(parts.join("")) : parts.join(""));
      for (const name of allNames(model)) {
        assert.equal(slice(model.text, name.at), name.name);
        assert.ok(name.declaration.from < name.at.from && name.at.to <= name.declaration.to && name.declaration.to <= model.text.length);
      }
    }),
    { seed: 5, numRuns: 2000 },
  );
});

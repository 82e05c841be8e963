// What people's folders really hold. Each of these gives a clear message or none, and none of them stops the rest.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { folderOf } from "../support/folders.ts";
import { secDuis } from "./sec-duis.ts";

const faulty = "# SECTION G: SECURITY\n\n## G1 GENERAL\n\nG1.1 The DCC shall comply with Section Error! Reference source not found.\n";
/** The finding of `faulty`, which lies beside each broken file and must be found whatever that holds. */
const theRest = /^section-g\.sec:5:40 error reference-error-text /;

interface Case {
  readonly file: string;
  readonly content: string | Buffer;
  /** On standard output, a line with this; undefined: no finding in the file may be an error. */
  readonly told?: RegExp;
  /** On standard error. */
  readonly unreadable?: RegExp;
}

const billionLaughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i === 0 ? "" : i};`.repeat(10)}">`).join("")}]>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="&lol9;"/></xs:schema>`;
const externalEntity = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"><xs:annotation><xs:documentation>&secret;</xs:documentation></xs:annotation></xs:element></xs:schema>`;

const cases: Readonly<Record<string, Case>> = {
  "an empty file": { file: "empty.sec", content: "" },
  "white space alone": { file: "blank.sec", content: " \n\t\n\f\n" },
  "a single line of 5 MB": { file: "line.sec", content: "G1.1 The Panel shall act (see Section G1.1) and ".repeat(110_000) },
  "5 MB of one bracket": { file: "brackets.sec", content: "(".repeat(5_000_000) },
  "binary bytes": { file: "binary.sec", content: Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 167) % 256)), unreadable: /binary\.sec cannot be read: it holds binary data/ },
  "bytes of another encoding": { file: "latin.sec", content: Buffer.from([0x54, 0x68, 0x65, 0x20, 0x93, 0x0a]), unreadable: /latin\.sec cannot be read: it is not UTF-8 text \(line 1\)/ },
  "a byte order mark and CRLF": { file: "section-h.sec", content: "\ufeff# SECTION H: DCC\r\n\r\n## H1 USERS\r\n\r\nH1.1 See Section Error! Reference source not found.\r\n", told: /^section-h\.sec:5:18 error reference-error-text / },
  "lone carriage returns": { file: "section-h.sec", content: "# SECTION H: DCC\r\r## H1 USERS\r\rH1.1 See Section Error! Reference source not found.\r", told: /^section-h\.sec:5:18 error reference-error-text / },
  "a table cut in half": { file: "appendix-b.sec", content: "# APPENDIX B: TABLES\n\n| Term | Definition |\n| --- | --- |\n| **Widget** | means a thing. |\n| **Wid" },
  "front matter that never ends": { file: "appendix-b.sec", content: "---\ndocument: Appendix B\ntitle: [", told: /^appendix-b\.sec:\d+:\d+ warning front-matter / },
  "an XSD that is not XML": { file: "not.xsd", content: "This is no schema at all.\n", told: /^not\.xsd:\d+:\d+ error schema-file / },
  "an empty XSD": { file: "empty.xsd", content: "", told: /^empty\.xsd:1:1 error schema-file / },
  "an XSD cut in half": { file: "half.xsd", content: '<?xml version="1.0"?>\n<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">\n<xs:element name="a', told: /^half\.xsd:\d+:\d+ error schema-file / },
  "an XSD with an external entity": { file: "entity.xsd", content: externalEntity, told: /^entity\.xsd:\d+:\d+ error schema-file / },
  "a billion laughs": { file: "laughs.xsd", content: billionLaughs, told: /^laughs\.xsd:\d+:\d+ error schema-file / },
  "a broken sec.json": { file: "sec.json", content: '{ "words": [', told: /^sec\.json:1:12 error sec-json A closing bracket \] is missing\./ },
  "a sec.json of nested brackets": { file: "sec.json", content: "[".repeat(100_000), told: /^sec\.json:1:101 error sec-json / },
  "a binary sec.json": { file: "sec.json", content: Buffer.from([0, 1, 2]), unreadable: /sec\.json cannot be read/ },
  "an empty sec.json": { file: "sec.json", content: "", told: /^sec\.json:1:1 warning sec-json This file is empty/ },
};

for (const [what, { file, content, told, unreadable }] of Object.entries(cases)) {
  test(`${what} stops nothing`, () => {
    const folder = folderOf({ "section-g.sec": faulty, [file]: content });
    const { code, error, lines, out } = secDuis(folder, "check", ".");
    assert.ok(lines.some((line) => theRest.test(line)), `the rest is not checked:\n${out.slice(0, 500)}\n${error.slice(0, 2000)}`);
    assert.match(lines.at(-1)!, /^\d files? checked: /);
    if (unreadable) assert.match(error, unreadable);
    else assert.equal(error, "");
    assert.equal(code, unreadable ? 2 : 1);
    if (told) assert.ok(lines.some((line) => told.test(line)), `${told} is not in\n${out.slice(0, 1000)}`);
    else assert.deepEqual(lines.filter((line) => line.startsWith(file) && line.includes(" error ")), []);
    assert.ok(!out.includes("root:"), "no file that an entity names is read");
  });
}

test("a missing folder is named", () => {
  const folder = folderOf({ "section-g.sec": faulty });
  const { code, error, lines } = secDuis(folder, "check", "gone", ".");
  assert.equal(code, 2);
  assert.ok(error.includes(join(folder, "gone")));
  assert.ok(lines.some((line) => theRest.test(line)));
});

// What the moves of a walk (moves.ts) write.

export const documents = ["section-a.sec", "section-g.sec", "appendix-p.sec", "sub/appendix-ad.duis", "sub/section-g.sec"];

export const inserts = [
  "\n", "\n\n", "\nG3.5 The DCC shall act.\n", "**Panel** means a body. ", "<!--", "-->", " Section A1.1 ", "\nG3.5A [Not used]\n", "| ", "\n| **User** | means the Panel. |\n",
  "the the ", "teh ", "(", "”", "\n(a) one; and\n(b) two.\n", "\n# SECTION H: SERVICES\n", "---\ndocument: Section M\n---\n", "```xml\n", "\n2.1 Incidents\n", " Appendix AD ",
  "\n<!-- sec-disable-next-line typo: so it was -->\n", "`sr:DeviceID`", "Response Codes E60 – E71", "\f", "\ud800", " ", "\nAppendix A Definitions\n", "the Annex to Section G3",
];

/** What may stand at the head of a text; nothing, too. */
export const fronts = [
  "", "", "---\ndocument: Section G\ntitle: Security\n---\n", "---\ndocument: Section M\nversion: 2.1\nstatus: draft\n---\n", "---\ndocument: Appendix AD\nschema: a.xsd\naliases: [DUIS, the Interface]\n---\n",
  "---\nextract: true\n---\n", "---\ndocument: [\n---\n", "---\ntitle: Security\n",
];

/** What pages leave. */
export const pageMarks = [
  "12\n\f", "\f", "Page 3 of 12", "SEC - Appendix P\n12\n\f", "SEC - Appendix P\nVersion: B2.1", "SEC – Section G\n4", "Smart Energy Code", "Contents\n\nG1 Rules ........ 2", "2.1 Incidents ........ 12", "| | |\n| --- | --- |",
];

export const configs = [
  "{}",
  '{ "rules": { "typo": "off", "broken-reference": "hint" } }',
  '{ "aliases": { "S1SP": "P", "User": "G" }, "words": ["shal"], "bannedTerms": ["Panel"] }',
  '{ "preferredTerms": [{ "term": "Panel", "use": "Board", "scope": ["G3", "AD"] }], "pinnedVersions": ["DUIS 5.1"] }',
  '{ "definingWords": ["shall tell"], "referenceWords": ["Rule"] }',
  '{ "exclude": ["sub"], "rules": { "unused-definition": ["error", {}] } }',
  '{ "exclude": ',
  "[]",
  "",
];

export const configPieces = ['"', ",", "}", "[", '"words": ["teh", "shal"], ', '"rules": { "term-case": "off" }, ', '"referenceWords": ["the"], ', '"definingWords": ["means"], ', '"aliases": { "Panel": "P" }, ', "// so\n", "e", " "];

const namespace = 'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:sr" targetNamespace="urn:sr"';

export const schemas = [
  `<xs:schema ${namespace}><xs:element name="DeviceID"/></xs:schema>`,
  `<xs:schema ${namespace}><xs:element name="Device" type="sr:T"/><xs:simpleType name="T"><xs:restriction base="xs:string"/></xs:simpleType></xs:schema>`,
  `<xs:schema ${namespace}><xs:include schemaLocation="b.xsd"/><xs:element name="Request"/></xs:schema>`,
  "no XML",
  "",
];

export const schemaPieces = ['<xs:element name="Device"/>', '<xs:element name="DeviceID" type="xs:date"/>', '<xs:include schemaLocation="a.xsd"/>', ' name="Devic"', ' type="sr:T"', ">", "/>", "<", '"', "ID", "<!-- DUIS XML Schema Version - Request - 5.4 -->", "e", " "];

export const requests = ['<sr:DeviceID xmlns:sr="urn:sr"/>', '<q:Device xmlns:q="urn:sr"><q:Devic/></q:Device>', '<a xmlns="urn:a"/>', "<sr:Dev", ""];

export const requestPieces = ["<sr:Device/>", "<q:DeviceID>1</q:DeviceID>", ' xmlns:q="urn:sr"', ">", "/>", "<", '"', "ID", "<!--", "e"];

// Texts that are dear to whoever looks far ahead or back: one thing again and again, on one line or on many.

export interface HostileText {
  readonly name: string;
  /** The file that it is: what reads it. */
  readonly file: "section-g.sec" | "appendix-ad.duis" | "sec.json" | "schema.xsd" | "request.xml" | "word/document.xml";
  readonly before: string;
  /** What stands there again and again: the same, or each time another. */
  readonly piece: (count: number) => string;
  readonly after: string;
}

export interface Written {
  readonly content: string;
  /** Where the piece in the middle begins, and the last one: places that are alike whatever the size. */
  readonly middle: number;
  readonly last: number;
}

/** A text of about `size` characters. */
export function written({ before, piece, after }: HostileText, size: number): Written {
  const pieces: string[] = [];
  let length = 0;
  let middle = 0;
  let last = 0;
  for (let count = 0; length < size; count++) {
    const one = piece(count);
    if (length <= size / 2) middle = length;
    last = length;
    pieces.push(one);
    length += one.length;
  }
  return { content: [before, ...pieces, after].join(""), middle: before.length + middle, last: before.length + last };
}

const units: readonly string[] = [
  "(", ")", "[", "]", "(a)", "(a)(a)", "((a) ", "|", "| ", "| a ", "\\|", "1", "1.", "1.1 ", "1,000 ", "a", "A", "Ab ", "aB", "é", "_", "a_", ".", ". ", "..... ", ".. 1", "…", "-", "– ", "--", ",", ", ", ";", ": ", "?", "!",
  "“", "”", "“a” ", "\"", "\"a\" ", "‘", "’", "'s ", "*", "**", "**A** ", "*a ", "`", "`a` ", "#", "# ", " ", "\u00a0", "\t", "\u00ad", "<", ">", "</", "<!--", "<!-- ", "-->", "<a ", "<a b=\"", "<br>", "&", "&amp;", "{", "\\", "~", "^", "$", "%", "@", "/", "http://a.b ", "\0", "\ud83d", "\u2028",
  "Section A1.1, ", "Sections G3.5 and ", "Section ", "section “A” ", "Section G3 (", "clause 1(a)(i) to ", "paragraphs (a)(b)(c) and ", "G3.5 - ", "G3.5(a)", "of the ", "of the Act ", "the Electricity Act 1989, ", "Schedule A of ", "Appendix AD ", "Annex to Section G3 ", "definition of A in Section A1 ", "SMKI RAPP ", "Code of ", "that Section ",
  "means ", "“A” means ", "A has the meaning given to that term in ", "the ", "the the ", "and ", "either ", "any of ", "shall not ", "User ", "User or Party ", "Device (D) ", "(the “A”) ", "(or “A”) ", "A or ", "[Not used] ", "Not used ", "E64 ", "sr:A ", "sr:", "a:b:", "SRV 1.1, ", "Response Code E1 to E9 ", "[TBC] ", "XX ", "Error! Reference ", "Error! ",
  "2025-01-01 ", "31 June 2025 ", "four (4) ", "4 (four) ", "version 1.2 of the ", "TLS version 1.2 or ", "recieve ", "color ", "un-", "Data Item ", "mandatory ", "sec-disable ", "<!-- sec-disable a -->", "<!-- sec-change: a -->", "Page 1 ", "in this Section ", "For the purposes of ", "including ", "shall only include ",
  "a(1)|.“b” ", "ab cd.ef|gh(ij)“kl” 12 ", "A1.(a) | **B** “c” ", "\\(", "\\-a", "\\(a\\) b\\. ", "[a", "]{", "]{.a", "[a]{.b} ", "](#", "[a](#b) ", "{#a} ", "<u>", "<u>a</u> ", "<span a=\"b\">", "__", "__a__ ", ":::", "[^1]", "â€œ", "\u00c2\u00a0a", "``` ", "x ".repeat(7) + "(y) ", "| a | (b) 1.1 ",
];

const contexts: Readonly<Record<string, readonly [before: string, after: string]>> = {
  "a line": ["", "\n"],
  "a clause": ["# SECTION G: SECURITY\n\n## G1 GENERAL\n\nG1.1 The DCC shall ", ".\n\nG1.2 It shall.\n"],
  "a heading": ["# SECTION G: SECURITY\n\n## G1 ", "\n\nG1.1 The DCC shall act.\n"],
  "a cell": ["# SECTION G: SECURITY\n\n| Defined Term | Definition |\n| --- | --- |\n| **Widget** | means ", " |\n"],
  "a definition": ["# SECTION A: DEFINITIONS\n\nA1.1 In this Code:\n\n“", "” means a thing.\n"],
};

const lines: readonly string[] = [
  "", "a", "a.", "G1.1 The DCC shall act.", "(a) act;", "    (a) act;", "– act;", "1.1 Act.", "1 ACT", "## G1 ACT", "# ", "#", "| A | b |", "| **A** | means b. |", "|", "| --- |", "| E1 | a | b |", "| A | xs:string | Mandatory |", "Security ..... 12", "Security 12", ". . . . .",
  "Contents", "Page 1 of 2", "SEC – Appendix B", "<a>", "<a/>", "</a>", "<!--", "-->", "<!-- sec-disable -->", "```", "HTTP/1.1 200 OK", "---", "key: a", "“A” means b;", "A means b;", "A B", "Section G1.1", "12", "\f", "G1.1 [Not used]", "G1.2 Not used", "Version: 1.0", "Table 1: A", "\\(a\\) act;", "+---+---+", "+", "| a", "> G1.1 The DCC shall act.", ">", "== A ==", "h2. {anchor:a}A", "::: {a}", "====",
];

const periods: readonly (readonly [name: string, lines: readonly string[]])[] = [
  ["nested lists", ["G1.1 The DCC shall:", "(a) act:", "    (i) now:", "        (A) here; or", "        (B) there; or", "    (ii) later; and", "(b) wait."]],
  ["clauses that cite", ["G1.1 Subject to Section G1.1 and Section H2.3(a), the DCC shall act.", ""]],
  ["tables", ["| Data Item | Type |", "| --- | --- |", "| A | xs:string |", ""]],
  ["drawn tables", ["+----+----------------+", "| a  | means a letter |", "|    | by telephone   |", "+----+----------------+", ""]],
  ["underlined headings", ["Act", "===", "", "Widget", "------", ""]],
  ["definitions", ["“Widget” means a Widget or a Part;", "“Part” means a Widget;", ""]],
  ["comments", ["<!-- sec-disable-next-line a -->", "G1.1 The DCC shall act. <!-- b -->"]],
  ["contents and headings", ["1 SECURITY ..... 12", "2 ACCESS . . . . 13", "# 1 SECURITY", ""]],
  ["listings", ["<a b=\"c\">", "  <d>e</d>", "</a>", ""]],
];

/** Each time another: what is looked up by name is looked up as often. */
const counted: Readonly<Record<string, (count: number) => string>> = {
  "other numbers": (i) => `Section G${i % 90}.${i}, `,
  "other items": (i) => `paragraph (${label(i)}) and `,
  "other terms": (i) => `“Widget ${label(i)}” means `,
  "terms in capitals": (i) => `Widget${label(i)} Part${label(i)} `,
  "other acronyms": (i) => `A${label(i).toUpperCase()}Z `,
  "other names": (i) => `clause ${i} of the ${label(i).toUpperCase()} Policy `,
  "other titles": (i) => `the section “Title ${label(i)}” `,
  "other words": (i) => `${label(i)}ing `,
  "other codes": (i) => `E${i} `,
  "other elements": (i) => `sr:${label(i)} `,
  "other dates": (i) => `${1 + (i % 40)} March ${1900 + (i % 200)} `,
};
const countedLines: Readonly<Record<string, (count: number) => string>> = {
  clauses: (i) => `G${1 + Math.floor(i / 50)}.${1 + (i % 50)} See Section G${i}.1.`,
  headings: (i) => `## G${i} TITLE ${label(i)}`,
  definitions: (i) => `“Widget ${label(i)}” means a Part ${label(i + 1)};`,
  rows: (i) => `| **Widget ${label(i)}** | means a Part ${label(i + 1)}. |`,
  codes: (i) => `| E${i} | a | b |`,
  items: (i) => `(${label(i)}) act;`,
  contents: (i) => `Title ${label(i)} ..... ${i}`,
  annexes: (i) => `Annex ${label(i).toUpperCase()}: PART`,
  tables: (i) => `Table ${i}: PART`,
};

const section = "# SECTION G: SECURITY\n\n";

/** What grows with one thing for each of another: there are as many of both. */
const products: readonly (readonly [name: string, before: string, piece: (count: number) => string])[] = [
  ["faults under comments", section, (i) => `<!-- sec-disable-next-line doubled-word -->\nG1.${i} The the ((DCC shall.\n`],
  ["faults under comments that go on", section, () => "<!-- sec-disable unbalanced-punctuation -->\n\nIt shall ((act.\n\n"],
  ["comments about comments", section, () => "<!-- sec-disable-next-line unused-suppression -->\n<!-- sec-disable-next-line typo -->\n"],
  ["doubled words in definitions", section, (i) => `“Widget ${label(i)}” means the the Part ${label(i + 1)};\n`],
  ["definitions for a clause", section, (i) => `G1.${i} In this clause G1.${i}, “Widget ${label(i)}” means a Part.\n`],
  ["terms over two lines", `${section}Term Meaning\n`, (i) => `Widget${label(i)} means a Part. \n`],
  ["terms over two lines, marked", `${section}## G1 DEFINITIONS\n\n`, (i) => `Widget${label(i)} means a Part.\n\nPart${label(i)} “Widget” means it.\n\n`],
];

/** a, b, ... z, aa, ab ... */
function label(count: number): string {
  return (count >= 26 ? label(Math.floor(count / 26) - 1) : "") + String.fromCharCode(97 + (count % 26));
}

const xml = (name: string, file: HostileText["file"], before: string, unit: string, after: string): HostileText => ({ name: `${file}: ${name}`, file, before, piece: () => unit, after });

const schema = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">';
const word = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>';

const others: readonly HostileText[] = [
  ...["<", "<a", "<a>", "<a ", "<a b=\"", "&", "&a;", "<!--", "<![CDATA[", "<!ENTITY a \"b\">", "<?", " ", "]]>", "<xs:element name=\"a\"/>", "<xs:element name=\"a\"><xs:complexType><xs:sequence>"].flatMap((unit) => [
    xml(unit, "schema.xsd", schema, unit, "</xs:schema>"),
    xml(unit, "request.xml", '<sr:Request xmlns:sr="urn:a">', unit, "</sr:Request>"),
  ]),
  xml("restrictions", "schema.xsd", `${schema}<xs:simpleType name="a"><xs:restriction base="xs:string">`, '<xs:minLength value="1"/>', "</xs:restriction></xs:simpleType></xs:schema>"),
  ...["[", "{", "\"", "\"a\", ", "/*", "//", "{\"a\":", "1", " ", "\\", "\"a\\u0041\", "].map((unit) => xml(unit, "sec.json", '{ "words": [', unit, "] }")),
  ...["<w:p/>", "<w:p><w:r><w:t>G1.1 The DCC shall act.</w:t></w:r></w:p>", "<w:p><w:r><w:t>(a) </w:t></w:r></w:p>"].map((unit) => xml(unit, "word/document.xml", word, unit, "</w:body></w:document>")),
  ...["(", "| ", "a ", ". ", "1.", "*", "<!--", " ", "Section G1 ", "`", "\\"].map((unit) => xml(`a run of ${unit}`, "word/document.xml", `${word}<w:p><w:r><w:t>`, unit.replaceAll("<", "&lt;"), "</w:t></w:r></w:p></w:body></w:document>")),
  xml("runs", "word/document.xml", `${word}<w:p>`, "<w:r><w:t>a (b) </w:t></w:r>", "</w:p></w:body></w:document>"),
];

export const hostileTexts: readonly HostileText[] = [
  ...Object.entries(contexts).flatMap(([context, [before, after]]) =>
    units.map((unit): HostileText => ({ name: `${JSON.stringify(unit)} in ${context}`, file: "section-g.sec", before, piece: () => unit, after })),
  ),
  ...Object.entries(counted).flatMap(([name, piece]) =>
    (["a clause", "a cell"] as const).map((context): HostileText => ({ name: `${name} in ${context}`, file: "section-g.sec", before: contexts[context]![0], piece, after: contexts[context]![1] })),
  ),
  ...Object.entries(countedLines).map(([name, piece]): HostileText => ({ name: `lines of other ${name}`, file: "section-g.sec", before: "# SECTION G: SECURITY\n\n", piece: (i) => `${piece(i)}\n`, after: "" })),
  ...lines.map((line): HostileText => ({ name: `lines of ${JSON.stringify(line)}`, file: "section-g.sec", before: "# SECTION G: SECURITY\n", piece: () => `${line}\n`, after: "" })),
  ...periods.map(([name, of]): HostileText => ({ name, file: "appendix-ad.duis", before: "# APPENDIX AD: DUIS\n\n", piece: () => `${of.join("\n")}\n`, after: "" })),
  ...products.map(([name, before, piece]): HostileText => ({ name, file: "section-g.sec", before, piece, after: "" })),
  ...others,
];

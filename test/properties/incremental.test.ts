// A workspace that was changed step by step finds what a fresh one finds: nothing stale stays, nothing new is missed.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { allRules } from "../../server/src/rules/all.ts";
import { createWorkspace, type Workspace } from "../../server/src/workspace/workspace.ts";
import { root } from "../../scripts/paths.ts";
import { draft, property } from "../support/drafts.ts";
import { everything as all, walk } from "../support/walk.ts";
import { idOf, put, workspaceWith } from "../support/workspace.ts";

const samples = join(root, "samples");

type Change =
  | { readonly kind: "write"; readonly name: string; readonly text: string }
  | { readonly kind: "edit"; readonly name: string; readonly at: number; readonly lose: number; readonly insert: string }
  | { readonly kind: "remove"; readonly name: string }
  | { readonly kind: "look" };

const name = fc.constantFrom("section-a.sec", "section-g.sec", "appendix-p.sec", "sub/appendix-ad.duis");
const config = fc.constantFrom(
  "{}",
  '{ "rules": { "typo": "off", "broken-reference": "hint" } }',
  '{ "aliases": { "S1SP": "P", "User": "G" }, "words": ["shal"], "bannedTerms": ["Panel"] }',
  '{ "definingWords": ["and"], "referenceWords": ["Rule", "Panel"] }',
  '{ "definingWords": ["shall tell"], "referenceWords": ["Rule"] }',
  '{ "exclude": ',
);
const schema = fc.constantFrom(
  '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:sr" targetNamespace="urn:sr"><xs:element name="DeviceID"/></xs:schema>',
  '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:sr" targetNamespace="urn:sr"><xs:element name="Device"/></xs:schema>',
  "no XML",
);
const request = fc.constantFrom('<sr:DeviceID xmlns:sr="urn:sr"/>', '<q:Device xmlns:q="urn:sr"><q:Devic/></q:Device>', '<a xmlns="urn:a"/>', "<sr:Dev");
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("write" as const), name, text: draft }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("edit" as const),
      name,
      at: fc.nat(),
      lose: fc.nat({ max: 30 }),
      insert: fc.constantFrom("", "G", "\n", "| ", "\nG3.5 The DCC shall.\n", "**Panel** means a body. ", "<!--", "-->", "Section A1.1 ", "Rule 1.2 ", "**Late Payer** shall tell ", "\nG3.5A [Not used]\n"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("remove" as const), name: fc.oneof(name, fc.constantFrom("sec.json", "sub/sec.json", "a.xsd", "sub/a.xml")) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("write" as const), name: fc.constantFrom("sec.json", "sub/sec.json"), text: config }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("write" as const), name: fc.constant("a.xsd"), text: schema }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("write" as const), name: fc.constant("sub/a.xml"), text: request }) },
  { weight: 4, arbitrary: fc.constant({ kind: "look" as const }) },
);

test("incremental equals fresh", () => {
  property(150, fc.array(change, { minLength: 2, maxLength: 25, size: "max" }), (changes) => {
    const texts = new Map<string, string>();
    const workspace = workspaceWith(texts);
    for (const one of [...changes, { kind: "look" } as const]) {
      if (one.kind === "look") assert.deepEqual(all(workspace, texts), all(workspaceWith(texts), texts));
      else make(workspace, texts, one);
    }
  });
});

// The sample has faults of many kinds, and references that lead nowhere: what was found elsewhere must stay and go as it should.
const sample = new Map(
  readdirSync(samples)
    .filter((file) => /\.(?:sec|sec\.txt|duis|xsd)$|^sec\.json$/.test(file))
    .map((file) => [file, readFileSync(join(samples, file), "utf8")]),
);
const drafted = [...sample.keys()].filter((file) => !/\.(?:xsd|json)$/.test(file));
const keystroke = fc.record({
  file: fc.constantFrom(...drafted),
  at: fc.nat(),
  inHeading: fc.constantFrom(false, false, true),
  lose: fc.constantFrom(0, 0, 0, 1, 2, 7),
  insert: fc.constantFrom("e", "e", " ", "s", "1", "G", "(", ")", ".", ";", "the ", "Section G3.5 ", "Appendix ZZ ", "the Panel ", "[TBC]", "\n"),
  times: fc.integer({ min: 1, max: 3 }),
  isPrimed: fc.boolean(),
});

test("a keystroke in a document that was checked finds what a fresh workspace finds", () => {
  property(6, fc.array(keystroke, { minLength: 8, maxLength: 16 }), (keystrokes) => {
    const texts = new Map(sample);
    const workspace = workspaceWith(texts);
    all(workspace, texts);
    for (const { file, at, inHeading, lose, insert, times, isPrimed } of keystrokes) {
      if (isPrimed) prime(workspace, file);
      const start = inHeading ? withinHeading(texts.get(file)!, at) : at;
      for (let i = 0; i < times; i++) {
        const before = texts.get(file)!;
        const from = (start + i * insert.length) % (before.length + 1);
        texts.set(file, before.slice(0, from) + insert + before.slice(from + lose));
        put(workspace, file, texts.get(file)!);
      }
      const fresh = workspaceWith(texts);
      assert.deepEqual(all(workspace, texts), all(fresh, texts), `${file} at ${at}: ${JSON.stringify(insert)}`);
    }
  });
});

function prime(workspace: Workspace, file: string): void {
  for (const _ of workspace.priming(idOf(file)));
  for (const _ of workspace.rehearsing(idOf(file)));
}

/** A place in one of the headings, or `at`. */
function withinHeading(text: string, at: number): number {
  const headings = [...text.matchAll(/^#.*/gm)];
  const heading = headings[at % headings.length];
  return heading ? heading.index + 4 + at % Math.max(1, heading[0].length - 4) : at;
}

const term = fc.constantFrom("Consumer", "Customer", "Device", "Incident", "Plan", "TLS", "Transport Layer Security (TLS)");
const place = fc.constantFrom("Section A1.1", "Section A2.1", "Section A2.2", "Section A", "Section G1.1", "Section G1.2", "Section G1.9", "clause 1.1 of Appendix P", "paragraph (a) of Section A2.1", "Appendix P", "Appendix P (Transport Layer Security), clause 1.1", "the Transport Layer Security and clause 1.2");
const meaning = fc.oneof(
  fc.constantFrom("means a Customer.", "means (a) a Customer; or (b) any Consumer.", "means any Consumer or Consumers.", "means a Device.", "means a Plan that is agreed.", "means Transport Layer Security.", "means the protocol of that name, and a Plan.", "means an event."),
  place.map((at) => `has the meaning given to that expression in ${at}.`),
  fc.constant("means the SEC Subsidiary Document of that name set out in Appendix P."),
);
const rows = fc.array(fc.tuple(term, meaning).map(([term, meaning]) => `| **${term}** | ${meaning} |\n`), { minLength: 1, maxLength: 6 }).map((all) => `| Term | Definition |\n| --- | --- |\n${all.join("")}`);
const clause = fc.tuple(term, meaning).map(([term, meaning]) => `For the purposes of this clause, **${term}** ${meaning}`);
const limbed = term.map((term) => `The DCC shall tell each User of the Incident under paragraph (b) of the definition of ${term}, and agree a Plan with it.`);
const defining = fc.record({ rows, others: rows, first: clause, second: clause, third: clause, limb: limbed, limbElsewhere: limbed }).map(({ rows, others, first, second, third, limb, limbElsewhere }) => new Map([
  ["section-a.sec", `# SECTION A: DEFINITIONS\n\nA1.1 In this Code:\n\n${rows}\nA2.1 ${first}\n\nA2.2 ${limb}\n`],
  ["section-g.sec", `# SECTION G: SECURITY\n\nG1.1 ${second}\n\nG1.2 ${limbElsewhere}\n`],
  ["appendix-p.sec", `# APPENDIX P: TRANSPORT LAYER SECURITY\n\n1.1 In this Appendix:\n\n${others}\n1.2 ${third}\n`],
]));
const retyping = fc.record({
  file: fc.constantFrom("section-a.sec", "section-a.sec", "section-g.sec", "appendix-p.sec"),
  word: fc.nat(),
  insert: fc.constantFrom("Customer", "Consumer", "a Device", "an event", "that is agreed", "TLS", "Incident", "Section A2.1", "Section G1.2", "Section A1.1", "clause 1.1 of Appendix P", "(a)", ""),
  isPrimed: fc.boolean(),
});

test("an edit in a definition finds what a fresh workspace finds of all that hang on it", () => {
  property(60, fc.tuple(defining, fc.array(retyping, { minLength: 4, maxLength: 10 })), ([files, edits]) => {
    const texts = new Map(files);
    const workspace = workspaceWith(texts);
    all(workspace, texts);
    for (const { file, word, insert, isPrimed } of edits) {
      if (isPrimed) prime(workspace, file);
      const before = texts.get(file)!;
      const words = [...before.matchAll(/[\w.]+/g)].filter(({ index }) => index > before.indexOf("1.1") + 4);
      const { index, 0: lost } = words[word % words.length]!;
      texts.set(file, before.slice(0, index) + insert + before.slice(index + lost.length));
      put(workspace, file, texts.get(file)!);
      assert.deepEqual(all(workspace, texts), all(workspaceWith(texts), texts), `${file}: ${JSON.stringify(insert)} for ${lost}`);
    }
  });
});

test("a pointer into its own document is looked at again where an edit takes the term away there", () => {
  const file = "section-a.sec";
  const texts = new Map([[file, "# SECTION A: DEFINITIONS\n\nA1.1 In this Code:\n\n| Term | Definition |\n| --- | --- |\n| **Plan** | has the meaning given to that expression in Section A2.2. |\n\nA2.1 The DCC shall keep a record of all that it does in accordance with this Section A, and send it to the Panel.\n\nA2.2 The DCC shall agree a plan with each User.\n\nA2.3 The Plan shall be kept.\n"]]);
  const workspace = workspaceWith(texts);
  const found = () => workspace.check(idOf(file)).findings.map(({ rule }) => rule);
  assert.deepEqual(found(), []);
  prime(workspace, file);
  put(workspace, file, texts.get(file)!.replace("agree a plan", "agree a time"));
  assert.deepEqual(found(), ["definition-pointer"]);
  put(workspace, file, texts.get(file)!);
  assert.deepEqual(found(), []);
});

for (const file of ["section-a.sec", "section-g.sec"]) {
  test(`a paragraph of a definition in ${file} goes and comes back, and with it what is said of who cites it, there and elsewhere`, () => {
    const words = "has so many words that a letter more or less is only an edit within it, and nothing that the documents rest on";
    const defines = "| Term | Definition |\n| --- | --- |\n| **Plan** | means (a) a scheme; or (b) a design that @. |\n".replace("@", words);
    const texts = new Map(["a", "g"].map((letter) => {
      const name = `section-${letter}.sec`;
      const section = letter.toUpperCase();
      return [name, `# SECTION ${section}: RULES\n\n${section}1.1 This clause ${words}.\n\n${name === file ? `${section}1.2 In this Code:\n\n${defines}\n` : ""}${section}1.3 Paragraph (b) of the definition of Plan applies, and ${words}.\n\n${section}1.4 This clause ${words}.\n`];
    }));
    const workspace = workspaceWith(texts);
    const broken = () => [...texts.keys()].filter((name) => workspace.check(idOf(name)).findings.some(({ rule }) => rule === "broken-reference"));
    const change = (name: string, from: string, to: string) => {
      texts.set(name, texts.get(name)!.replace(from, to));
      put(workspace, name, texts.get(name)!);
      assert.deepEqual(all(workspace, texts), all(workspaceWith(texts), texts), to);
    };
    assert.deepEqual(broken(), []);
    for (const name of texts.keys()) change(name, "1.1 This clause has", "1.1 This clause now has");
    change(file, "(b) a design", "(c) a design");
    assert.deepEqual(broken(), ["section-a.sec", "section-g.sec"]);
    for (const name of texts.keys()) change(name, "now has", "has");
    change(file, "(c) a design", "(b) a design");
    assert.deepEqual(broken(), []);
  });
}

test("a text that was primed has its first edit start from a second version, and nothing else comes of it", () => {
  const texts = new Map(sample);
  const workspace = workspaceWith(texts);
  const before = all(workspace, texts);
  const { version } = workspace.snapshot();
  const file = "section-g.sec";
  for (const _ of workspace.priming(idOf(file)));
  assert.equal(workspace.snapshot().version, version);
  assert.deepEqual(all(workspace, texts), before);
  assert.deepEqual([...workspace.priming(idOf(file))], [], "once");
  assert.ok([...workspace.rehearsing(idOf(file))].length > allRules.length, "all rules are run");
  assert.equal(workspace.snapshot().version, version);
  assert.deepEqual([...workspace.pending()], []);
  assert.deepEqual(all(workspace, texts), before);
  const edited = texts.get(file)!.replace("shall", "shal");
  const unprimed = workspaceWith(texts);
  all(unprimed, texts);
  texts.set(file, edited);
  const kept = [workspace, unprimed].map((one) => {
    put(one, file, edited);
    return one.snapshot().documents.get(idOf(file))!.tree.pieces!.byBlock.map((results) => results.size);
  });
  const unknown = kept[0]!.filter((size, block) => size <= kept[1]![block]!);
  assert.equal(unknown.length, 1, "all blocks but the one that was edited have what was found in them");
  assert.deepEqual(all(workspace, texts), all(workspaceWith(texts), texts));
});

test("where a file that is not here is named no more, the next place that names it is told of, though the first was silenced", () => {
  const file = "section-g.sec";
  const line = "G3.4 The DCC shall act in accordance with Section Q4.5.";
  const texts = new Map([[file, `# SECTION G: SECURITY\n\n<!-- sec-disable-next-line broken-reference: as agreed -->\n${line}\n\n${line.replace("3.4", "3.5")}\n\nG3.6 The User shall tell the Panel.\n`]]);
  const workspace = workspaceWith(texts);
  all(workspace, texts);
  for (const [from, to] of [["shall act", "shall now act"], ["Section Q4.5", "Section G3.6"]] as const) {
    texts.set(file, texts.get(file)!.replace(from, to));
    put(workspace, file, texts.get(file)!);
    assert.deepEqual(all(workspace, texts), all(workspaceWith(texts), texts), to);
  }
});

for (const seed of [7, 20240627, Math.floor(Math.random() * 2 ** 31)]) {
  test(`a walk of 150 random changes finds what fresh workspaces find (seed ${seed})`, () => {
    walk(seed, 150);
  });
}

test("the order in which files are read makes no difference", () => {
  property(60, fc.dictionary(name, draft, { minKeys: 2, maxKeys: 4 }), (files) => {
    const texts = new Map(Object.entries(files));
    const turned = new Map([...texts].reverse());
    assert.deepEqual(all(workspaceWith(turned), texts), all(workspaceWith(texts), texts));
  });
});

test("a workspace without a dictionary finds no typo, and finds them once it has one", async () => {
  const { spelling } = await import("../support/spelling.ts");
  const workspace = createWorkspace();
  const texts = new Map([["section-g.sec", "G3.5 The DCC shall tell teh Panel.\n"]]);
  put(workspace, "section-g.sec", texts.get("section-g.sec")!);
  assert.deepEqual(all(workspace, texts), [["section-g.sec", []]]);
  workspace.setSpelling(spelling);
  assert.deepEqual(all(workspace, texts), all(workspaceWith(texts), texts));
});

function make(workspace: Workspace, texts: Map<string, string>, one: Exclude<Change, { kind: "look" }>): void {
  if (one.kind === "remove") {
    if (!texts.delete(one.name)) return;
    if (one.name.endsWith("sec.json")) workspace.setConfig(idOf(one.name).replace(/\/sec\.json$/, ""), undefined);
    else if (one.name.endsWith(".xsd")) workspace.removeSchema(idOf(one.name));
    else if (one.name.endsWith(".xml")) workspace.removeRequest(idOf(one.name));
    else workspace.remove(idOf(one.name));
    return;
  }
  if (one.kind === "edit" && !texts.has(one.name)) return;
  const before = texts.get(one.name) ?? "";
  const at = one.kind === "edit" ? one.at % (before.length + 1) : 0;
  const text = one.kind === "edit" ? before.slice(0, at) + one.insert + before.slice(at + one.lose) : one.text;
  texts.set(one.name, text);
  put(workspace, one.name, text);
}

test("a number that stood far from all paragraphs, in the midst of a contents list, goes, and with it the doubt whether it is there", () => {
  const listed = `Contents\nA3.2 The DCC shall tell each User what it may do, and in which of its systems, under Section G5.2(a)\nG1 Rules ........ 2\nA2.5 The`;
  const texts = new Map([["section-a.sec", listed], ["section-g.sec", "G1.1 Each User shall act in accordance with Section A3.2.\n"]]);
  const workspace = workspaceWith(texts);
  all(workspace, texts);
  put(workspace, "section-a.sec", listed.replace(/A3.*\n/, ""));
  texts.set("section-a.sec", listed.replace(/A3.*\n/, ""));
  assert.deepEqual(all(workspace, texts), all(workspaceWith(texts), texts));
  assert.ok(workspace.check(idOf("section-g.sec")).findings.some(({ rule }) => rule === "broken-reference"));
});

test("the line that told that a text came out of pages goes, and with it the doubt in its numbers", () => {
  const paged = "# SECTION G: SECURITY\n\nContents\n\nG1 Rules ........ 2\n\nG1.2 The DCC shall act.\n\n12\n\f\nG1.1 The DCC shall tell the Panel.\n\nG1.3 The DCC shall report.\n\nG1.5 The DCC shall end.\n";
  const whole = paged.replace("12\n\f\n", "");
  const texts = new Map([["section-g.sec", paged]]);
  const workspace = workspaceWith(texts);
  all(workspace, texts);
  put(workspace, "section-g.sec", whole);
  texts.set("section-g.sec", whole);
  assert.deepEqual(all(workspace, texts), all(workspaceWith(texts), texts));
  assert.ok(workspace.check(idOf("section-g.sec")).findings.some(({ rule }) => rule === "numbering-gap"));
});

test("a sentence of a text that came out of a PDF gets its full stop, or loses it, and with it the doubt whether the line below is a heading that lost its number", () => {
  const stopped = "APPENDIX M\nInterface\n\nContents\n1 Portal ........ 1\n2 Times ........ 2\n\n1 Portal\n1.1 Purpose\nThe portal serves each User and each Party that asks for it.\nOpening Hours\nIt is open at all times.\n1\n\nSEC - Appendix M\n1.3 Users\nEach User may use it for all that the Code has it do, and for whatever else the Panel has\nagreed with it, in the manner that the Panel has published for such uses.\n2 Times\n2.1 Response\nThe DCC shall act within a day, as clause 1.2 says.\n";
  const texts = new Map([["appendix-m.sec", stopped]]);
  const workspace = workspaceWith(texts);
  const brokenAfter = (text: string): number => {
    put(workspace, "appendix-m.sec", text);
    texts.set("appendix-m.sec", text);
    assert.deepEqual(all(workspace, texts), all(workspaceWith(texts), texts));
    return workspace.check(idOf("appendix-m.sec")).findings.filter(({ rule }) => rule === "broken-reference").length;
  };
  const open = stopped.replace("asks for it.", "asks for it");
  assert.deepEqual([stopped, open, stopped, open].map(brokenAfter), [0, 1, 0, 1]);
});

test("in a text that came out of a PDF, a heading that lost its number may have a colon in it, and is no words that a comma leads on from", () => {
  const told = (title: string, before = "asks for it."): number => {
    const text = `APPENDIX M\nInterface\n\nContents\n1 Portal ........ 1\n2 Times ........ 2\n\n1 Portal\n1.1 Purpose\nThe portal serves each User and each Party that ${before}\n${title}\nIt is open at all times.\n1\n\nSEC - Appendix M\n1.3 Users\nEach User may use it for all that the Code has it do, and for whatever else the Panel has\nagreed with it, in the manner that the Panel has published for such uses.\n2 Times\n2.1 Response\nThe DCC shall act within a day, as clause 1.2 says.\n`;
    return workspaceWith(new Map([["appendix-m.sec", text]])).check(idOf("appendix-m.sec")).findings.filter(({ rule }) => rule === "broken-reference").length;
  };
  assert.deepEqual([told("Opening Hours"), told("Opening Hours: Summer"), told("In the summer,"), told("Opening Hours", "asks for:")], [0, 0, 1, 1]);
});

test("front matter comes over a text that breaks off, and with it the certainty that it is whole", () => {
  const cut = "2\n---\n---\n| |\n(ii) [";
  const whole = `---\ndocument: [\n---\nG1 ${cut}`;
  const texts = new Map([["section-g.sec", cut]]);
  const workspace = workspaceWith(texts);
  assert.deepEqual(all(workspace, texts), [["section-g.sec", []]]);
  put(workspace, "section-g.sec", whole);
  texts.set("section-g.sec", whole);
  assert.deepEqual(all(workspace, texts), all(workspaceWith(texts), texts));
  assert.ok(workspace.check(idOf("section-g.sec")).findings.some(({ rule }) => rule === "unbalanced-punctuation"));
});

test("front matter comes over a text that begins in the midst, and with it the certainty that nothing stands before it", () => {
  const cut = "M8.14 Each Party shall act as M8.10 says.\n\nM8.15 Each Party shall wait.\n";
  const whole = `---\ndocument: [\n---\n${cut}`;
  const texts = new Map([["section-m.sec", cut], ["section-h.sec", "# SECTION H: SERVICES\n\nH1.1 Each User shall act in accordance with Section M8.9.\n"]]);
  const workspace = workspaceWith(texts);
  all(workspace, texts);
  put(workspace, "section-m.sec", whole);
  texts.set("section-m.sec", whole);
  assert.deepEqual(all(workspace, texts), all(workspaceWith(texts), texts));
  for (const file of texts.keys()) assert.ok(workspace.check(idOf(file)).findings.some(({ rule }) => rule === "broken-reference"), file);
});

test("a heading says that what stands under it is a form, or says so no more, and with it what is said of its blanks", () => {
  const text = "# SCHEDULE 9: LETTERS\n\n## PART A: FORM OF LETTER\n\n1 We write to you on this day.\n\n2 We pay [●] pounds.\n\n3 We sign here.\n";
  const texts = new Map([["schedule-9.sec", text]]);
  const workspace = workspaceWith(texts);
  for (const heading of ["FORM OF LETTER", "FARM OF LETTER", "FORM OF LETTER"]) {
    texts.set("schedule-9.sec", text.replace("FORM OF LETTER", heading));
    put(workspace, "schedule-9.sec", texts.get("schedule-9.sec")!);
    assert.deepEqual(all(workspace, texts), all(workspaceWith(texts), texts));
  }
});

test("a clause that was marked as not used goes, and with it what was said of a list that had gone with it", () => {
  const marked = "---\nextract: true\n---\nG3.5 The DCC shall act.\n\nG3.6 [Not used]\n";
  const without = marked.replace("G3.6 [Not used]", "Of G3.6 [Not used]");
  const texts = new Map([["section-g.sec", marked], ["section-h.sec", "# SECTION H: SERVICES\n\nH1.1 Each User shall act in accordance with Section G3.6(a)(ii).\n"]]);
  const workspace = workspaceWith(texts);
  all(workspace, texts);
  assert.ok(workspace.check(idOf("section-h.sec")).findings.some(({ rule }) => rule === "reference-to-not-used"));
  put(workspace, "section-g.sec", without);
  texts.set("section-g.sec", without);
  assert.deepEqual(all(workspace, texts), all(workspaceWith(texts), texts));
});

test("a label loses a bracket, or gets it back, and with it what is said of its list", () => {
  const whole = "# SECTION F: SYSTEMS\n\nF2.3 The DCC shall:\n(a) act;\n(b) log; and\n(c) report.\n\nF2.4 The DCC shall rest.\n";
  const broken = whole.replace("(b) log", "b) log");
  assertEdited("section-f.sec", whole, broken);
  assertEdited("section-f.sec", broken, whole);
  assertEdited("section-f.sec", broken, whole.replace("(b) log", "b. log"));
});

test("a heading gets another level, and with it what is said of the levels", () => {
  const deep = "# SECTION F: SYSTEMS\n\n## F2 RULES\n\n#### Logs\n\nF2.3 The DCC shall log.\n";
  assertEdited("section-f.sec", deep, deep.replace("####", "###"));
  assertEdited("section-f.sec", deep.replace("####", "###"), deep);
});

test("the title of a table of data items gets another type, and with it what is said of a caption near it and of one far away", () => {
  const filler = "The User shall send the request in accordance with this clause, and shall keep what comes back for as long as it needs it.\n\n".repeat(60);
  const table = "| Filter Definition | | |\n| --- | --- | --- |\n| Data Item | Type | Mandatory |\n| PostCode | xs:token | Yes |\n";
  const whole = `# APPENDIX AD: USER INTERFACE SPECIFICATION\n\n3.8.1 The User shall send a request.\n\nTable 7: Filter data items\n\n${filler}${table}\nTable 8: Filter data items\n\n${filler}`;
  assertEdited("appendix-ad.duis", whole, whole.replace("| Filter Definition", "| Sifter Definition"));
  assertEdited("appendix-ad.duis", whole.replace("| Filter Definition", "| Sifter Definition"), whole);
});

/** Fails where a file that was checked as `before` and then edited is found to have other faults than a fresh one. */
function assertEdited(file: string, before: string, after: string): void {
  const workspace = workspaceWith(new Map([[file, before]]));
  all(workspace, new Map([[file, before]]));
  put(workspace, file, after);
  const texts = new Map([[file, after]]);
  assert.deepEqual(all(workspace, texts), all(workspaceWith(texts), texts));
}

// A redline: accepting all of its changes gives the new text, rejecting all gives the old, word for word.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { samples } from "../../scripts/paths.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { readVersion } from "../../server/src/disk/versions.ts";
import { allRules } from "../../server/src/rules/all.ts";
import { documentName, exportDocx } from "../../server/src/word/export.ts";
import { pairDocuments } from "../../server/src/workspace/version.ts";
import { redline, redlining, type Redline } from "../../server/src/word/redline.ts";
import { redlineDocx } from "../../server/src/word/redline-docx.ts";
import { redlineHtml } from "../../server/src/word/redline-html.ts";
import { redlineMarkdown } from "../../server/src/word/redline-markdown.ts";
import { secDuis } from "../cli/sec-duis.ts";
import { folderOf } from "../support/folders.ts";
import { markedLines, parts, readDocx, visibleLines, type DocxItem } from "../support/docx.ts";
import { property } from "../support/drafts.ts";
import { withoutOffice } from "../support/office.ts";
import { settled } from "../support/soffice.ts";
import { changesIn, versionOf } from "../support/versions.ts";

const revision = { author: "Ann Editor", date: "2024-06-27T09:30:00Z" };

function between(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>, show: "clauses" | "document" = "clauses"): Redline {
  return redline(versionOf("before", before), versionOf("after", after), { show });
}

/** What a reader sees of `text` in Word: by way of the export, which is tested by itself. */
function linesOf(name: string, text: string): readonly string[] {
  return visibleLines(readDocx(exportDocx(parse(text, { name }), revision).bytes));
}

/** The same, with what is bold between stars. */
function markedLinesOf(name: string, text: string): readonly string[] {
  return markedLines(readDocx(exportDocx(parse(text, { name }), revision).bytes));
}

/** Held against the whole documents: what a redline shows is theirs, and all that is not the same is shown. */
function assertSettles(before: string, after: string): void {
  const bytes = redlineDocx(between({ "section-g.sec": before }, { "section-g.sec": after }, "document"), revision);
  const body = (how: "accept" | "reject"): readonly string[] => markedLines(changesIn(readDocx(bytes, how)).flat());
  const [old, now] = [markedLinesOf("section-g.sec", before), markedLinesOf("section-g.sec", after)];
  if (body("accept").length === 0) assert.deepEqual(old, now, "nothing is shown, though something changed");
  else {
    assert.deepEqual(body("accept"), now, "accepted");
    assert.deepEqual(body("reject"), old, "rejected");
  }
}

const section = readFileSync(join(samples, "section-g.sec"), "utf8");
const duis = readFileSync(join(samples, "appendix-ad.duis"), "utf8");

/** An edit as a drafter makes it, by numbers in [0, 1): where, and what. */
type Edit = readonly [kind: number, where: number, what: number];
const edit: fc.Arbitrary<Edit> = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.double({ min: 0, max: 0.999, noNaN: true }), fc.double({ min: 0, max: 0.999, noNaN: true }));

function edited(text: string, edits: readonly Edit[]): string {
  let lines = text.split("\n");
  const pick = (at: number): number => Math.floor(at * lines.length);
  for (const [kind, where, what] of edits) {
    const at = pick(where);
    const line = lines[at] ?? "";
    const words = line.split(" ");
    const word = Math.floor(what * words.length);
    switch (kind) {
      case 0: words[word] = "Email"; lines[at] = words.join(" "); break;
      case 1: words.splice(word, 1); lines[at] = words.join(" "); break;
      case 2: words.splice(word, 0, "as a minimum,"); lines[at] = words.join(" "); break;
      case 3: lines.splice(at, 1); break;
      case 4: lines.splice(at, 0, "G9.9 A new clause, which **stands** here.", ""); break;
      case 5: lines.splice(at, 0, line); break;
      case 6: { const [moved] = lines.splice(at, 1); lines.splice(pick(what), 0, moved!); break; }
      case 7: lines.splice(at, 0, "| a | new | row |"); break;
      case 8: lines[at] = line.replace(/\*\*/g, ""); break;
      case 12: words[word] = `**${words[word]!.replaceAll("*", "")}**`; lines[at] = words.join(" "); break;
      case 9: lines[at] = `${line.slice(0, Math.floor(what * line.length))}\n\n${line.slice(Math.floor(what * line.length))}`; lines = lines.join("\n").split("\n"); break;
      case 10: lines[at] = `## ${line.replace(/^#+ /, "")}`; break;
      case 11: { const count = Math.floor(what * 12); const block = lines.splice(at, count); lines.splice(pick(1 - what - 0.001), 0, ...block); break; }
    }
  }
  return lines.join("\n");
}

test("accepting gives the new text, rejecting the old, after any edits of a Section", () => {
  property(140, fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => assertSettles(section, edited(section, edits)));
});

test("and of a document that is half tables", () => {
  property(60, fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => assertSettles(duis, edited(duis, edits)));
});

/** A table's rows, header first. */
type Rows = readonly (readonly string[])[];

const targets: Rows = [["Category", "Description", "Target", "Reported"], ["1", "An Incident that stops all Systems", "4 hours", "Yes"], ["2", "An Incident that stops one System", "8 hours", "Yes"], ["3", "An Incident that slows a System", "24 hours", "No"], ["4", "Any other Incident", "5 Working Days", "No"]];

function tabled(rows: Rows): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return g(`G3.1 The targets are those in Table 1.\n\nTable 1: Targets\n\n${[line(rows[0]!), line(rows[0]!.map(() => "---")), ...rows.slice(1).map(line)].join("\n")}\n\nG3.2 Each User shall comply.`);
}

/** Columns and rows come, go, move and change, by numbers in [0, 1). */
function retabled(rows: Rows, edits: readonly Edit[]): Rows {
  let now = rows.map((cells) => [...cells]);
  for (const [kind, where, what] of edits) {
    const width = now[0]!.length;
    const [column, row] = [Math.floor(where * width), Math.floor(what * now.length)];
    switch (kind % 7) {
      case 0: now = now.map((cells, i) => [...cells.slice(0, column), ["Owner", "DCC", "", "the Panel"][i % 4]!, ...cells.slice(column)]); break;
      case 1: if (width > 1) now = now.map((cells) => cells.filter((_, i) => i !== column)); break;
      case 2: now = now.map((cells) => { const [moved] = cells.splice(column, 1); cells.splice(Math.floor(what * width), 0, moved ?? ""); return cells; }); break;
      case 3: now[row]![column] = `${now[row]![column] ?? ""} and more`; break;
      case 4: now.splice(Math.max(1, row), 0, Array.from({ length: width }, (_, i) => `new ${i}`)); break;
      case 5: if (row > 0) now.splice(row, 1); break;
      case 6: if (row > 0 && now[row]!.length > 1) now[row]!.pop(); break;
    }
  }
  return now;
}

test("and of a table whose columns and rows come, go, move and change", () => {
  property(100, fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => assertSettles(tabled(targets), tabled(retabled(targets, edits))));
});

/** The text of `tabled` with its table cut in two before the row at `where`, by a paragraph or a clause. */
function cutInTwo(text: string, where: number): string {
  const [before, table, after] = text.split(/\n\n(?=\|)|(?<=\|)\n\n/) as [string, string, string];
  const [head, line, ...rows] = table.split("\n");
  const at = 1 + Math.floor(where * (rows.length - 1));
  const part = (some: readonly string[]): string => [head, line, ...some].join("\n");
  return [before, part(rows.slice(0, at)), where < 0.5 ? "And these:" : "G3.1A And these are, too:", part(rows.slice(at)), after].join("\n\n");
}

test("and of a table that is cut in two, or becomes one, while its rows change", () => {
  property(60, fc.tuple(fc.array(edit, { maxLength: 3 }), fc.double({ min: 0, max: 0.999, noNaN: true })), ([edits, where]) => {
    const whole = tabled(retabled(targets, edits.map(([kind, ...places]) => [3 + (kind % 3), ...places])));
    if (whole.split("\n| ").length < 4) return;
    assertSettles(tabled(targets), cutInTwo(whole, where));
    assertSettles(cutInTwo(tabled(targets), where), whole);
  });
});

test("and where lines go from one document to another", () => {
  const governance = readFileSync(join(samples, "section-c.sec"), "utf8");
  const head = 8;
  property(40, fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 12 }), fc.array(edit, { maxLength: 3 })), ([from, to, count, edits]) => {
    const [olds, news] = [section.split("\n"), governance.split("\n")];
    // Below what says which document it is.
    const within = (at: number, { length }: readonly string[]): number => head + Math.floor(at * (length - head));
    news.splice(within(to, news), 0, ...edited(olds.splice(within(from, olds), count).join("\n"), edits).split("\n"));
    const before = { "section-c.sec": governance, "section-g.sec": section };
    const after = { "section-c.sec": news.join("\n"), "section-g.sec": olds.join("\n") };
    const made = between(before, after, "document");
    const names = new Set(made.documents.map(({ name }) => name));
    const bytes = redlineDocx(made, revision);
    for (const [how, version] of [["accept", after], ["reject", before]] as const) {
      const lines = Object.entries(version).flatMap(([name, text]) => (names.has(documentName(parse(text, { name }))) ? linesOf(name, text) : []));
      assert.deepEqual(visibleLines(changesIn(readDocx(bytes, how)).flat()), lines, how);
    }
  });
});

test("what is left out of a redline by clause is the same in both versions", () => {
  property(80, fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
    const after = edited(section, edits);
    const bytes = redlineDocx(between({ "section-g.sec": section }, { "section-g.sec": after }), revision);
    const [accepted, rejected] = [changesIn(readDocx(bytes, "accept")), changesIn(readDocx(bytes, "reject"))];
    const [old, now] = [linesOf("section-g.sec", section), linesOf("section-g.sec", after)];
    // Each change is a run of lines of its version, but for what stands as left out.
    for (const [shown, whole] of [[accepted, now], [rejected, old]] as const) {
      for (const line of visibleLines(shown.flat())) assert.ok(line === "[…]" || whole.includes(line), `no line of the document: ${line}`);
    }
    const counted = (lines: readonly string[]): Map<string, number> => lines.reduce((map, line) => map.set(line, (map.get(line) ?? 0) + 1), new Map<string, number>());
    const [olds, news, showing] = [counted(old), counted(now), counted(visibleLines(accepted.flat()))];
    for (const [line, count] of news) if (count > (olds.get(line) ?? 0)) assert.ok((showing.get(line) ?? 0) > 0, `new, and not shown: ${line}`);
  });
});

/** Edits at paragraphs' ends, beside others that came, went or changed at their beginning. */
const atEnds: readonly (readonly [before: string, after: string])[] = [
  ["G3.1 The DCC shall act\n\nG3.3 No.", "G3.1 The DCC shall act at once\n\nG3.2 A new one stands here.\n\nG3.3 No."],
  ["G3.1 The DCC shall act at once\n\nG3.2 One that goes.\n\nG3.3 No.", "G3.1 The DCC shall act\n\nG3.3 No."],
  ["G3.1 It shall:\n(a) act in time; and\n(b) go away from here; and\n(c) rest for a while.", "G3.1 It shall:\n(a) act in time;\n(b) rest for a while."],
  ["G3.1 The codes:\n\n| Code | Name |\n| --- | --- |\n| E1 | Bad |\n| E2 | Late |\n\nG3.3 No.", "G3.1 The codes:\n\n| Code | Name |\n| --- | --- |\n| E1 | Bad |\n\nG3.2 Others:\n\n| Code | Name |\n| --- | --- |\n| E2 | Late |\n\nG3.3 No."],
  ["G3.1 The codes:\n\n| Code | Name |\n| --- | --- |\n| E1 | Bad |\n\nG3.2 Others:\n\n| Code | Name |\n| --- | --- |\n| E2 | Late |\n\nG3.3 No.", "G3.1 The codes:\n\n| Code | Name |\n| --- | --- |\n| E1 | Bad |\n| E2 | Late |\n\nG3.3 No."],
  ["G3.1 It shall:\n(a) act in time.\n\nG3.2 No.", "G3.1 It shall:\n(a) act in time; and\n(b) rest for a while; and\n(c) do no more.\n\nG3.2 No."],
];

test("LibreOffice settles redlines as we do", { skip: withoutOffice, timeout: 300_000 }, () => {
  const texts = fc.sample(fc.array(edit, { minLength: 2, maxLength: 6 }), { numRuns: 9, seed: 5 }).map((edits, i) => [i % 3 === 2 ? duis : section, edited(i % 3 === 2 ? duis : section, edits)] as const);
  const tables = fc.sample(fc.array(edit, { minLength: 1, maxLength: 5 }), { numRuns: 12, seed: 5 }).map((edits) => [tabled(targets), tabled(retabled(targets, edits))] as const);
  const files = [...texts, ...tables, [section, duis] as const, ...atEnds.map(([before, after]) => [g(before), g(after)] as const)].map(([before, after]) => redlineDocx(between({ "section-g.sec": before }, { "section-g.sec": after }, "document"), revision));
  for (const { before, after } of removals) files.push(redlineDocx(between(three(before), three(after)), revision));
  const answers = settled(files);
  files.forEach((bytes, i) => {
    // It saves each cell as a line, an empty one too; text alone is compared.
    const words = (text: string): readonly string[] => text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
    const ours = (how: "accept" | "reject"): readonly string[] => words(flat(readDocx(bytes, how)).join("\n"));
    assert.deepEqual(words(answers[i]!.accepted), ours("accept"), `document ${i}, accepted`);
    assert.deepEqual(words(answers[i]!.rejected), ours("reject"), `document ${i}, rejected`);
  });
});

/** A line for each paragraph, in cells too. */
function flat(items: readonly DocxItem[]): readonly string[] {
  return items.flatMap((item) => (item.kind === "table" ? item.rows.flatMap(({ cells }) => cells.flatMap((cell) => flat(cell))) : visibleLines([item])));
}

const g = (clauses: string): string => `# SECTION G: SECURITY\n\n## G3 SYSTEM SECURITY\n\n### Incidents\n\n${clauses}\n`;

/** The redline of Section G as Markdown, without its title and introduction. */
function marked(before: string, after: string): string {
  return redlineMarkdown(between({ "section-g.sec": g(before) }, { "section-g.sec": g(after) })).split("## Section G: SECURITY\n\n")[1]!.trim();
}

test("words are changed as an editor would mark them", () => {
  const changes: readonly (readonly [before: string, after: string, marked: string])[] = [
    ["notify teh Panel.", "notify the Panel.", "notify <del>teh</del><ins>the</ins> Panel."],
    ["a Major Incident that", "a DCC Major Incident that", "a <ins>DCC </ins>Major Incident that"],
    ["shall only include the items", "shall include, as a minimum, the items", "shall <del>only </del>include<ins>, as a minimum,</ins> the items"],
    ["by Fax.", "by Email.", "by <del>Fax</del><ins>Email</ins>."],
    ["under Section G3.5A(a) and", "under Section G3.6(a) and", "under Section <del>G3.5A</del><ins>G3.6</ins>(a) and"],
    ["is £1,000,000, each", "is £2,000,000, each", "is £<del>1,000,000</del><ins>2,000,000</ins>, each"],
    ["using TLS 1.2, and shall", "using TLS, and shall", "using TLS<del> 1.2</del>, and shall"],
    ["five Working Days or less", "ten Business Days or less", "<del>five Working</del><ins>ten Business</ins> Days or less"],
    ["comply with Section G1.2(a), Section G1.2(b) and paragraph (c).", "comply with Sections G1.2(b) and (c) and paragraph (d).", "comply with <del>Section G1.2(a), Section G1.2(b)</del><ins>Sections G1.2(b) and (c)</ins> and paragraph <del>(c)</del><ins>(d)</ins>."],
    ["within 20 days, as sr:EndDate says.", "within twenty (20) days, as sr:StartDate says.", "within <del>20</del><ins>twenty (20)</ins> days, as <del>sr:EndDate</del><ins>sr:StartDate</ins> says."],
    ["shall pay. It shall keep a copy.", "shall pay. It shall ask. It shall keep a copy.", "shall pay. <ins>It shall ask. </ins>It shall keep a copy."],
    ["tell the Panel and the DCC.", "tell the Panel and the Code Manager and the DCC.", "tell the Panel <ins>and the Code Manager </ins>and the DCC."],
    ["the **Panel** shall", "the Panel shall", "the Panel _(no longer bold)_ shall"],
  ];
  for (const [before, after, expected] of changes) {
    const line = marked(`G3.1 The User ${before} So it ends.`, `G3.1 The User ${after} So it ends.`).split("\n").at(-1);
    assert.equal(line, `> G3.1 The User ${expected} So it ends.`);
  }
});

test("a clause is amended, added, deleted, renumbered and moved, and each is told as such", () => {
  const [one, two, three, four] = ["Each User shall keep a record of every event.", "The Panel may publish what it has been told.", "The DCC shall answer each request in due time.", "A notice shall be given in writing, and signed."];
  const clauses = (...list: readonly (readonly [string, string])[]): string => list.map(([number, text]) => `${number} ${text}`).join("\n\n");
  assert.equal(
    marked(clauses(["G3.1", one!], ["G3.2", two!]), clauses(["G3.1", one!], ["G3.1A", three!], ["G3.1B", four!], ["G3.2", two!])),
    `_Add Sections G3.1A and G3.1B after Section G3.1 as follows:_\n\n> **G3 SYSTEM SECURITY**\n>\n> **Incidents**\n>\n> <ins>G3.1A ${three}</ins>\n>\n> <ins>G3.1B ${four}</ins>`,
  );
  assert.match(marked(clauses(["G3.1", one!], ["G3.2", two!]), clauses(["G3.1", one!])), /_Delete Section G3\.2:_[\s\S]*<del>G3\.2 The Panel/);
  assert.match(marked(clauses(["G3.1", one!], ["G3.2", two!]), clauses(["G3.1", three!], ["G3.2", one!], ["G3.3", two!])), /_Add Section G3\.1 as follows:_[\s\S]*_Renumber Sections G3\.1 and G3\.2 as Sections G3\.2 and G3\.3:_[\s\S]*> <del>G3\.1<\/del><ins>G3\.2<\/ins> Each User[\s\S]*> <del>G3\.2<\/del><ins>G3\.3<\/ins> The Panel/);
  const alike = "Where an Incident has ended, each User";
  assert.match(
    marked(clauses(["G3.5A", `${alike} shall tell the Panel what it has learnt.`], ["G3.6", two!]), clauses(["G3.5A", `${alike} shall rest.`], ["G3.5B", `${alike} shall tell the Panel what it has learnt.`], ["G3.6", two!])),
    /_Add Section G3\.5A as follows:_[\s\S]*<ins>G3\.5A [^\n]*rest\.<\/ins>[\s\S]*_Renumber Section G3\.5A as Section G3\.5B:_[\s\S]*> <del>G3\.5A<\/del><ins>G3\.5B<\/ins> Where/,
    "the clause that took its number begins with the same words",
  );
  const moved = marked(clauses(["G3.1", one!], ["G3.2", two!], ["G3.3", three!]), clauses(["G3.1", two!], ["G3.2", three!], ["G3.3", one!]));
  assert.match(moved, /_Move Section G3\.1, which becomes Section G3\.3:_/);
  assert.match(moved, /_Section G3\.3, which was Section G3\.1:_/);
  const xml = parts(redlineDocx(between({ "g.sec": g(clauses(["G3.1", one!], ["G3.2", two!])) }, { "g.sec": g(clauses(["G3.1", two!], ["G3.2", one!])) }), revision))["word/document.xml"]!;
  assert.equal(xml.match(/<w:moveFromRangeStart /g)?.length, xml.match(/<w:moveToRangeStart /g)?.length);
  assert.match(xml, /<w:moveFrom w:id="\d+" w:author="Ann Editor" w:date="2024-06-27T09:30:00Z">/);
});

test("what was not used comes to be, and what is used no longer, in its place", () => {
  assert.equal(marked("G3.1 [Not used]\n\nG3.2 No.", "G3.1 The DCC shall keep a register.\n\nG3.2 No."), "_Amend Section G3.1 as follows:_\n\n> **G3 SYSTEM SECURITY**\n>\n> **Incidents**\n>\n> G3.1 <del>\\[Not used\\]</del><ins>The DCC shall keep a register.</ins>");
  assert.match(marked("G3.1 Yes.\n\nG3.2 The DCC shall keep a register.", "G3.1 Yes.\n\nG3.2 [Not used]"), /_Amend Section G3\.2 as follows:_[^]*> G3\.2 <del>The DCC shall keep a register\.<\/del><ins>\\\[Not used\\\]<\/ins>$/);
  const appendix = (clause: string): Readonly<Record<string, string>> => ({ "appendix-ag.sec": `# APPENDIX AG: POLICY\n\n## 2 Process\n\n### 2.1 Start\n\n2.1.1 One.\n\n${clause}\n\n### 2.3 End\n\n2.3.1 Three.\n` });
  const text = redlineMarkdown(between(appendix("### 2.2 Not used"), appendix("### 2.2 Appeals\n\n2.2.1 The User may ask the Panel.")));
  const plain = (clause: string): Readonly<Record<string, string>> => ({ "appendix-p.sec.txt": `APPENDIX P\n\n3. Authentication\n\n3.1. Portal\n\nThe DCC shall provide a password.\n\n${clause}\n\n3.3. Not used\n` });
  assert.match(redlineMarkdown(between(plain("3.2. Not used"), plain("3.2. Download\n\nThe User shall check each file."))), /_Amend Section 3\.2 as follows:_[^]*3\.2\. <del>Not used<\/del><ins>Download<\/ins>\*\*\n>\n> <ins>The User/);
  assert.match(text, /_Amend Section 2\.2 as follows:_[^]*2\.2 <del>Not used<\/del><ins>Appeals<\/ins>[^]*_Add Section 2\.2\.1 as follows:_/);
});

test("a table goes by its caption; the line over another table heads no clause further down; items with bullets keep their lines", () => {
  const text = (target: string, user: string): Readonly<Record<string, string>> => ({
    "appendix-ag.sec": `# APPENDIX AG: POLICY\n\n## 2 Process\n\n2.1 The targets are:\n• short; and\n• fixed.\n\nTable 1: Targets\n\n| Category | Target |\n| --- | --- |\n| 1 | ${target} |\n\n**Item Definition**\n\n| Item | Type |\n| --- | --- |\n| A | xs:int |\n\n### 2.2 Who\n\n2.2.1 ${user} shall act.\n`,
  });
  const made = redlineMarkdown(between(text("4 hours", "The User"), text("2 hours", "The DCC")));
  assert.match(made, /_Amend Table 1 as follows:_\n\n> \*\*2 Process\*\*\n>\n> Table 1: Targets\n>\n> \| Category[^]*<del>4<\/del><ins>2<\/ins> hours/);
  assert.match(made, /_Amend Section 2\.2\.1 as follows:_\n\n> \*\*2\.2 Who\*\*/);
  assert.doesNotMatch(made, /Item Definition/);
  const listed = marked("G3.1 The DCC shall:\n• act; and\n• rest.", "G3.1 The DCC shall:\n• act;\n• wait; and\n• rest.");
  assert.match(marked("G3.1 The data are:\n- the User's;\n- the DCC's; and\n- others.", "G3.1 The data are:\n- the User's;\n- the Panel's;\n- the DCC's; and\n- others."), /<br>- the User's;<br><ins>- the Panel's;<br><\/ins>- the DCC's; and<br>/);
  assert.match(listed, /> G3\.1 The DCC shall:<br>• act;(?:<br>)?<ins>(?:<br>)?• wait;(?:<br>)?<\/ins>/);
});

test("a heading that is corrected is amended, a document's own is its title, and an annex goes with what stands in it", () => {
  const text = (title: string, heading: string, annex: string): Readonly<Record<string, string>> => ({ "section-f.sec": `# SECTION F: ${title}\n\n## F4 ACCESS\n\n### ${heading}\n\nF4.1 A User may enter.\n${annex}` });
  const annex = "\n## Annex to Section F4\n\n1 The channels are those in Table 1.\n\n2 The DCC may depart from them.\n\nTable 1 Channels\n\n| Band | Channel |\n| --- | --- |\n| Lower | 0 |\n";
  const made = redlineMarkdown(between(text("SYSTEMS", "Revocation", annex), text("SYSTEM", "Revocations", "")));
  assert.match(made, /_Amend the title as follows:_/);
  assert.match(made, /_Amend the heading “Revocation” as follows:_\n\n> \*\*F4 ACCESS\*\*\n>\n> \*\*<del>Revocation<\/del><ins>Revocations<\/ins>\*\*/);
  assert.match(made, /_Delete the Annex to Section F4:_\n\n> \*\*<del>Annex to Section F4<\/del>\*\*/);
});

test("definitions are named, tables are told cell by cell, and long ones are cut", () => {
  const table = (rows: readonly string[]): string => `# SECTION A: DEFINITIONS\n\nA1.1 In this Code:\n\n| Term | Meaning |\n| --- | --- |\n${rows.join("\n")}\n`;
  const rows = Array.from({ length: 30 }, (_, i) => `| **Term ${String.fromCharCode(65 + i)}x** | means the thing that is called number ${i}. |`);
  const after = rows.map((row, i) => (i === 10 ? row.replace("the thing", "any thing") : row));
  const text = redlineMarkdown(between({ "section-a.sec": table(rows) }, { "section-a.sec": table(after) }));
  assert.match(text, /Amend the definition of “Term Kx” in Section A1\.1 as follows/);
  assert.match(text, /means <del>the<\/del><ins>any<\/ins> thing/);
  assert.equal(text.match(/\| means/g)?.length, 3, "the row and its neighbours");
  assert.equal(text.match(/\[…\]/g)?.length, 2);
  const added = redlineMarkdown(between({ "section-a.sec": table(rows) }, { "section-a.sec": table([...rows.slice(0, 5), "| **New** | means new. |", ...rows.slice(5)]) }));
  assert.match(added, /Add the definition of “New” to Section A1\.1 as follows/);
  const several = redlineMarkdown(between({ "section-a.sec": table(rows) }, { "section-a.sec": table([...after.slice(0, 20), "| **New** | means new. |", "| **Newer** | means newer. |", ...after.slice(21)]) }));
  assert.match(several, /Amend the definition of “Term Kx”, add those of “New” and “Newer”, and delete that of “Term Ux”, in Section A1\.1 as follows/);
  const moved = redlineMarkdown(between({ "section-a.sec": table(rows) }, { "section-a.sec": table([...rows.slice(0, 5), ...rows.slice(6, 20), rows[5]!, ...rows.slice(20)]) }));
  assert.match(moved, /_Move the definition of “Term Fx” in Section A1\.1 as follows:_/);
  assert.match(added, /\| <ins><b>New<\/b><\/ins> \| <ins>means new\.<\/ins> \|/);
});

test("a clause that goes to the other side of a long table moves, and the table stays where it is", () => {
  const table = ["A1.1 In this Code, these expressions have these meanings:", "", "| Term | Meaning |", "| --- | --- |", ...Array.from({ length: 30 }, (_, i) => `| **Term ${String.fromCharCode(65 + i)}x** | means the thing that is called number ${i}. |`)].join("\n");
  const clause = "A1.2 Each reference to a term is one:\n(a) to a term of this table;\n(b) to its plural; and\n(c) to its possessive, wherever it stands.";
  const moved = redlineMarkdown(between({ "section-a.sec": `# SECTION A: DEFINITIONS\n\n${table}\n\n${clause}\n` }, { "section-a.sec": `# SECTION A: DEFINITIONS\n\n${clause}\n\n${table}\n` }));
  assert.match(moved, /_Move Section A1\.2/);
  assert.doesNotMatch(moved, /<del><b>Term/);
});

/** Section A with a table of definitions, Section C with clauses of its own, and an Appendix. */
const sectionA = (...rows: readonly string[]): string => `# SECTION A: DEFINITIONS\n\nA1.1 In this Code:\n\n| Term | Meaning |\n| --- | --- |\n${["| **DCC** | means the Data Communications Company. |", ...rows].join("\n")}\n`;
const sectionC = (...clauses: readonly string[]): string => `# SECTION C: GOVERNANCE\n\n## C1 MEETINGS\n\nC1.1 The Panel shall meet each month.\n\n${clauses.map((clause) => `${clause}\n\n`).join("")}C1.9 A meeting may be held by telephone.\n`;
const appendix = (...clauses: readonly string[]): string => `# APPENDIX AG: POLICY\n\n## 2 Process\n\n2.1 Each User shall raise an Incident.\n\n${clauses.map((clause) => `${clause}\n\n`).join("")}2.3 No more.\n`;
const quorum = "means at least two thirds of the members who are entitled to vote.";
const other = "means at least half of the members who are entitled to vote at that meeting.";
const inTable = (...rows: readonly string[]): string => `C1.2 In this Section C1:\n\n| Term | Meaning |\n| --- | --- |\n${["| **Chair** | means the person who presides. |", ...rows].join("\n")}`;
const publish = (number: string, who: string, days: string): string => `${number} Where the ${who} has been told of an Incident, it shall within ${days} Working Days:\n(a) publish what it has been told; and\n(b) tell each User that is affected by the Incident.`;

/** Of Section A, Section C and Appendix AG as they were and as they are, what moved in words of both. */
const removals: readonly { readonly before: readonly [a: string, c: string, ag: string]; readonly after: readonly [a: string, c: string, ag: string]; readonly told: readonly string[] }[] = [
  {
    before: [sectionA(), sectionC(inTable(`| **Quorum** | ${quorum} |`)), appendix()],
    after: [sectionA(`| **Quorum** | ${quorum} |`), sectionC(inTable()), appendix()],
    told: [
      "_Move the definition of “Quorum” from Section C1.2 to Section A1.1 as follows:_",
      `> | <ins><b>Quorum</b></ins> | <ins>${quorum}</ins> _(moved here)_ |`,
      "_Move the definition of “Quorum” from Section C1.2 to Section A1.1:_",
      `> | <del><b>Quorum</b></del> | <del>${quorum}</del> _(moved)_ |`,
    ],
  },
  {
    before: [sectionA(), sectionC(`C1.3 For the purposes of this Section C1, **Quorum** ${quorum}`), appendix()],
    after: [sectionA(`| **Quorum** | ${other} |`), sectionC("C1.3 [Not used]"), appendix()],
    told: [
      "_Move the definition of “Quorum” from Section C1.3 to Section A1.1, and amend it as follows:_",
      "> | <ins><b>Quorum</b></ins> | <ins>means at least </ins><ins>half</ins><ins> of the members who are entitled to vote</ins><ins> at that meeting</ins><ins>.</ins> _(moved here; new: “half”, “at that meeting”)_ |",
      "_Amend Section C1.3, and move the definition of “Quorum” to Section A1.1, as follows:_",
      "> C1.3 <del>For the purposes of this Section C1, </del><del><b>Quorum</b></del><del> </del><del>means at least </del><del>two thirds</del><del> of the members who are entitled to vote</del><del>.</del> _(moved; left out: “two thirds”)_<ins>\\[Not used\\]</ins>",
    ],
  },
  {
    before: [sectionA(), sectionC(inTable(`| **Quorum** | ${quorum} |`)), appendix()],
    after: [sectionA(`| **Quorum** | ${quorum} |`), sectionC(inTable("| **Quorum** | has the meaning given in Section A1.1. |")), appendix()],
    told: [
      "_Move the definition of “Quorum” from Section C1.2 to Section A1.1 as follows:_",
      `> | <ins><b>Quorum</b></ins> | <ins>${quorum}</ins> _(moved here)_ |`,
      "_Move the definition of “Quorum” from Section C1.2 to Section A1.1, and amend Section C1.2 as follows:_",
      `> | <b>Quorum</b> | <del>${quorum}</del> _(moved)_<ins>has the meaning given in Section A1.1.</ins> |`,
    ],
  },
  {
    before: [sectionA(`| **Quorum** | ${quorum} |`), sectionC(), appendix()],
    after: [sectionA(), sectionC(`C1.3 In this Section C1, **Quorum** ${quorum}`), appendix()],
    told: [
      "_Move the definition of “Quorum” from Section A1.1 to Section C1.3:_",
      `> | <del><b>Quorum</b></del> | <del>${quorum}</del> _(moved)_ |`,
      "_Move the definition of “Quorum” from Section A1.1 to Section C1.3 as follows:_",
      `> <ins>C1.3 </ins><ins>In this Section C1, </ins><ins><b>Quorum</b></ins><ins> </ins><ins>${quorum}</ins> _(moved here)_`,
    ],
  },
  {
    before: [sectionA(), sectionC(publish("C1.4", "Panel", "five")), appendix()],
    after: [sectionA(), sectionC(), appendix(publish("2.2", "Panel", "five"))],
    told: [
      "_Move Section C1.4, which becomes Section 2.2 of Appendix AG:_",
      "> <del>C1.4 Where the Panel has been told of an Incident, it shall within five Working Days:</del> _(moved)_",
      "> &emsp;<del>(a) publish what it has been told; and</del> _(moved)_",
      "> &emsp;<del>(b) tell each User that is affected by the Incident.</del> _(moved)_",
      "_Section 2.2, which was Section C1.4:_",
      "> <ins>2.2 Where the Panel has been told of an Incident, it shall within five Working Days:</ins> _(moved here)_",
      "> &emsp;<ins>(a) publish what it has been told; and</ins> _(moved here)_",
      "> &emsp;<ins>(b) tell each User that is affected by the Incident.</ins> _(moved here)_",
    ],
  },
  {
    before: [sectionA(), sectionC(publish("C1.4", "Panel", "five")), appendix()],
    after: [sectionA(), sectionC("C1.4 [Not used]"), appendix(publish("2.2", "DCC", "ten"))],
    told: [
      "_Amend Section C1.4, and move text to Section 2.2 of Appendix AG, as follows:_",
      "> C1.4 <del>Where the </del><del>Panel</del><del> has been told of an Incident, it shall within </del><del>five</del><del> Working Days:</del> _(moved; left out: “Panel”, “five”)_<ins>\\[Not used\\]</ins>",
      "> &emsp;<del>(a) publish what it has been told; and</del> _(moved)_",
      "> &emsp;<del>(b) tell each User that is affected by the Incident.</del> _(moved)_",
      "_Section 2.2, which was Section C1.4, amended as follows:_",
      "> <ins>2.2 </ins><ins>Where the </ins><ins>DCC</ins><ins> has been told of an Incident, it shall within </ins><ins>ten</ins><ins> Working Days:</ins> _(moved here; new: “DCC”, “ten”)_",
      "> &emsp;<ins>(a) publish what it has been told; and</ins> _(moved here)_",
      "> &emsp;<ins>(b) tell each User that is affected by the Incident.</ins> _(moved here)_",
    ],
  },
];

const three = ([a, c, ag]: readonly [string, string, string]): Readonly<Record<string, string>> => ({ "section-a.sec": a, "section-c.sec": c, "appendix-ag.sec": ag });

test("what moves from one document to another is told as moved in both, with the words that changed on the way", () => {
  for (const { before, after, told } of removals) {
    const made = between(three(before), three(after));
    assert.deepEqual(redlineMarkdown(made).split("\n").filter((line) => /^_/.test(line) || line.includes("moved")), told);
    const xml = parts(redlineDocx(made, revision))["word/document.xml"]!;
    const names = (kind: string): readonly string[] => [...xml.matchAll(new RegExp(`<w:${kind}RangeStart [^>]*w:name="(move\\d+)"`, "g"))].map(([, name]) => name!);
    assert.deepEqual([...names("moveFrom")].sort(), [...names("moveTo")].sort());
    assert.equal(new Set(names("moveTo")).size, names("moveTo").length);
    assert.match(redlineHtml(made), /<ins class="moved">/);
  }
});

test("a definition that comes with others is told to have moved beside them; like words of two documents are no move", () => {
  const mixed = redlineMarkdown(between(three([sectionA(), sectionC(inTable(`| **Quorum** | ${quorum} |`)), appendix()]), three([sectionA(`| **Quorum** | ${quorum} |`, "| **Register** | means the list of Users. |"), sectionC(inTable()), appendix()])));
  assert.match(mixed, /_Add the definition of “Register” to Section A1\.1, and move the definition of “Quorum” here from Section C1\.2, as follows:_/);
  const two = redlineMarkdown(between(three([sectionA(), sectionC(inTable(`| **Quorum** | ${quorum} |`)), appendix("2.2 In this document, **Resolver** means the person who resolves an Incident.")]), three([sectionA(`| **Quorum** | ${quorum} |`, "| **Resolver** | means the person who resolves an Incident. |"), sectionC(inTable()), appendix()])));
  assert.match(two, /_Amend Section A1\.1, and move the definition of “Quorum” here from Section C1\.2, and that of “Resolver” here from Section 2\.2 of Appendix AG, as follows:_/);
  const [one, another] = ["to publish the minutes of each of its meetings; and", "to keep a register of all that it has decided."];
  const gathered = between(three([sectionA(), sectionC(`C1.2 The DCC is:\n(a) not; and\n(b) ${another}`, `C1.3 The User is:\n(a) not; and\n(b) ${one}`), appendix()]), three([sectionA(), sectionC("C1.2 The DCC is not.", "C1.3 The User is not."), appendix(`2.2 The Panel is:\n(a) ${one}\n(b) ${another}`)]));
  assert.match(redlineMarkdown(gathered), /_Add Section 2\.2 after Section 2\.1, and move text here from Sections C1\.3 and C1\.2, as follows:_/);
  const alike = redlineMarkdown(between(three([sectionA(), sectionC("C1.3 The User shall comply with it."), appendix()]), three([sectionA(), sectionC(), appendix("2.2 The User shall comply with it.")])));
  assert.match(alike, /_Delete Section C1\.3:_[^]*_Add Section 2\.2 after Section 2\.1 as follows:_/);
  assert.doesNotMatch(alike, /moved/);
  const whole = redlineMarkdown(between(three([sectionA(), sectionC(inTable(`| **Quorum** | ${quorum} |`)), appendix()]), three([sectionA(`| **Quorum** | ${quorum} |`), sectionC(), appendix()])));
  assert.match(whole, /_Delete Section C1\.2, and move the definition of “Quorum” to Section A1\.1:_/);
});

test("a column that comes, goes or moves is marked as such, and nothing beside it", () => {
  const redlined = (edit: (cells: readonly string[], row: number) => readonly string[]): Redline => between({ "section-g.sec": tabled(targets) }, { "section-g.sec": tabled(targets.map(edit)) });
  const lines = (made: Redline): readonly string[] => redlineMarkdown(made).split("## Section G: SECURITY\n\n")[1]!.split("\n").filter((line) => /^_|^> \|(?! ---)/.test(line));
  const owners = ["Owner", "DCC", "the Panel", "", "User"];
  const came = redlined(([a, b, c, d], row) => [a!, b!, owners[row]!, c!, d!]);
  assert.deepEqual(lines(came), [
    "_Insert the column “Owner” into Table 1 as follows:_",
    "> | Category | Description | <ins>Owner</ins> | Target | Reported |",
    "> | 1 | An Incident that stops all Systems | <ins>DCC</ins> | 4 hours | Yes |",
    "> | 2 | An Incident that stops one System | <ins>the Panel</ins> | 8 hours | Yes |",
    "> | 3 | An Incident that slows a System | | 24 hours | No |",
    "> | 4 | Any other Incident | <ins>User</ins> | 5 Working Days | No |",
  ]);
  const xml = parts(redlineDocx(came, revision))["word/document.xml"]!;
  assert.equal(xml.match(/<w:cellIns w:id="\d+" w:author="Ann Editor" w:date="2024-06-27T09:30:00Z"\/><\/w:tcPr>/g)?.length, 5);
  assert.doesNotMatch(xml, /<w:del |<w:trPr>(?:<w:cantSplit\/>|<w:tblHeader\/>)*<w:ins /);
  assert.equal(redlineHtml(came).match(/<t[dh] class="inserted">/g)?.length, 5);
  const went = redlined(([a, b, , d]) => [a!, b!, d!]);
  assert.deepEqual(lines(went).slice(0, 3), ["_Delete the column “Target” from Table 1 as follows:_", "> | Category | Description | <del>Target</del> | Reported |", "> | 1 | An Incident that stops all Systems | <del>4 hours</del> | Yes |"]);
  assert.equal(parts(redlineDocx(went, revision))["word/document.xml"]!.match(/<w:cellDel /g)?.length, 5);
  const renamed = redlined(([a, b, c, d], row) => [a!, b!, row === 0 ? "Resolution Time" : c!, d!]);
  assert.deepEqual(lines(renamed).slice(0, 3), ["_Amend Table 1 as follows:_", "> | Category | Description | <del>Target</del><ins>Resolution Time</ins> | Reported |", "> | 1 | An Incident that stops all Systems | 4 hours | Yes |"]);
  const uncaptioned = (owner: string): string => g(`G3.1 The targets are:\n\n| Category |${owner} Target |\n| --- |${owner === "" ? "" : " --- |"} --- |\n| 1 |${owner} 4 hours |`);
  assert.match(redlineMarkdown(between({ "section-g.sec": uncaptioned("") }, { "section-g.sec": uncaptioned(" Owner |") })), /_Insert the column “Owner” into the table of Section G3\.1 as follows:_/);
  const moved = redlined(([a, b, c, d]) => [a!, c!, d!, b!]);
  assert.deepEqual(lines(moved).slice(0, 2), ["_Move the column “Description” in Table 1 as follows:_", "> | Category | <del>Description</del> | Target | Reported | <ins>Description</ins> |"]);
});

test("a column comes or goes while rows do, too", () => {
  const after = [["Category", "Description", "Owner", "Reported"], ["0", "A new kind of Incident", "Panel", "Yes"], ["1", "An Incident that stops all Systems", "DCC", "Yes"], ["2", "An Incident that stops only one System", "the Panel", "Yes"], ["4", "Any other Incident", "User", "No"]];
  const made = redlineMarkdown(between({ "section-g.sec": tabled(targets) }, { "section-g.sec": tabled(after) }));
  assert.match(made, /_Amend Table 1, and insert the column “Owner” and delete the column “Target”, as follows:_/);
  assert.deepEqual(made.split("\n").filter((line) => /^> \|(?! ---)/.test(line)), [
    "> | Category | Description | <del>Target</del> | <ins>Owner</ins> | Reported |",
    "> | <ins>0</ins> | <ins>A new kind of Incident</ins> | | <ins>Panel</ins> | <ins>Yes</ins> |",
    "> | 1 | An Incident that stops all Systems | <del>4 hours</del> | <ins>DCC</ins> | Yes |",
    "> | 2 | An Incident that stops <ins>only </ins>one System | <del>8 hours</del> | <ins>the Panel</ins> | Yes |",
    "> | <del>3</del> | <del>An Incident that slows a System</del> | <del>24 hours</del> | | <del>No</del> |",
    "> | 4 | Any other Incident | <del>5 Working Days</del> | <ins>User</ins> | No |",
  ]);
});

test("what comes or goes with all that stands in it is named without that, and where it belongs", () => {
  const part = (inside: string): string => `# SECTION G: SECURITY\n\n## G1 GENERAL\n\nG1.1 Each User shall act.\n\n${inside}## G9 LAST\n\nG9.1 The end.\n`;
  const records = "## G2 RECORDS\n\n### Keeping\n\nG2.1 Each User shall keep records.\n\n### Showing\n\nG2.2 Each User shall show them to the Panel.\n\n";
  const told = (before: string, after: string): readonly string[] => between({ "section-g.sec": part(before) }, { "section-g.sec": part(after) }).documents.flatMap(({ changes }) => changes.map(({ instruction }) => instruction));
  assert.deepEqual(told("", records), ["Add Section G2 after Section G1 as follows:"]);
  assert.deepEqual(told(records, ""), ["Delete Section G2:"]);
  assert.deepEqual(told(`${records}G2.3 And to the DCC.\n\n`, "G2.3 And to the DCC.\n\n"), ["Delete Section G2, the heading “Keeping”, Section G2.1, the heading “Showing” and Section G2.2:"]);
});

test("a row that went and a row that came are two, though most of their cells say Yes and No", () => {
  const matrix = (...rows: readonly string[]): string => g(`G3.1 Who may send what:\n\n| Number | Name | Critical | On Demand | Roles |\n| --- | --- | --- | --- | --- |\n${["1.6 | Update Mode | Yes | Yes | IS, GS", "4.6 | Read Log | No | Yes | IS, GS", "5.1 | Create Schedule | No | No | IS, GS", ...rows].map((row) => `| ${row} |`).join("\n")}`);
  const made = redlineMarkdown(between({ "section-g.sec": matrix("8.3 | Decommission Device | No | No | IS, GS") }, { "section-g.sec": matrix("8.9 | Read Device Log | No | No | IS, GS") }));
  assert.match(made, /> \| <del>8\.3<\/del> \| <del>Decommission Device<\/del> [^\n]*\n> \| <ins>8\.9<\/ins> \| <ins>Read Device Log<\/ins>/);
  const renumbered = redlineMarkdown(between({ "section-g.sec": matrix("8.3 | Decommission Device | No | No | IS, GS") }, { "section-g.sec": matrix("8.9 | Decommission Device | No | No | IS, GS") }));
  assert.match(renumbered, /_Renumber the row “8\.3” in Section G3\.1 as “8\.9”:_/);
  const renamed = redlineMarkdown(between({ "section-g.sec": matrix("8.3 | Decommission Device | No | No | IS, GS") }, { "section-g.sec": matrix("8.9 | Decommission Device | No | Yes | IS, GS") }));
  assert.match(renamed, /> \| <del>8\.3<\/del><ins>8\.9<\/ins> \| Decommission Device \| No \| <del>No<\/del><ins>Yes<\/ins>/);
});

test("a clause that moves behind its neighbours is moved, and these are renumbered; what was marked as not used keeps its number", () => {
  const [answer, notice] = ["The DCC shall answer each request in due time.", "A notice shall be given in writing, and signed."];
  const made = marked(`${publish("G3.1", "Panel", "five")}\n\nG3.2 ${answer}\n\nG3.3 ${notice}`, `G3.1 ${answer}\n\nG3.2 ${notice}\n\n${publish("G3.3", "DCC", "ten").replace("told; and", "told;\n(aa) keep a record of it; and")}`);
  assert.deepEqual(made.match(/^_.*_$/gm), ["_Move Section G3.1, which becomes Section G3.3:_", "_Renumber Sections G3.2 and G3.3 as Sections G3.1 and G3.2:_", "_Section G3.3, which was Section G3.1, amended as follows:_"]);
  assert.match(made, /> &emsp;<ins>\(aa\) keep a record of it; and<\/ins>\n>\n> &emsp;<ins>\(b\) tell [^\n]*<\/ins> _\(moved here\)_/);
  assert.deepEqual(marked("G3.1 [Not used]\n\nG3.2 [Not used]\n\nG3.3 Yes.", "G3.2 [Not used]\n\nG3.3 Yes.").match(/^_.*_$/gm), ["_Delete Section G3.1:_"]);
});

test("a clause that moves under its own number, with some words changed, is moved", () => {
  const [first, second] = ["G3.1 The User shall comply with the standard that is in force.", "G3.2 The DCC shall keep each place secure against entry by persons who have no business there."];
  assert.deepEqual(marked(`${second}\n\n${first}`, `${first}\n\n${second.replace("shall", "must")}`).match(/^_.*_$/gm), ["_Move Section G3.2 from here:_", "_Move Section G3.2 to here, and amend it as follows:_"]);
});

test("a sentence that becomes a clause is text that moved there; a document with another letter and file is amended", () => {
  const [first, second] = ["The User shall comply with the standard that is in force.", "A person that complied with the version before has twelve months in which to comply with it."];
  assert.deepEqual(marked(`G3.1 ${first} ${second}`, `G3.1 ${first}\n\nG3.1A ${second}`).match(/^_.*_$/gm), ["_Amend Section G3.1, and move text to Section G3.1A, as follows:_", "_Add Section G3.1A after Section G3.1, and move text here from Section G3.1, as follows:_"]);
  const made = between({ "appendix-p.sec": `# APPENDIX P: CODE OF CONNECTION\n\n1 ${first}\n` }, { "appendix-q.sec": `# APPENDIX Q: CODE OF CONNECTION\n\n1 ${first}\n` });
  assert.deepEqual(made.documents.map(({ name, change, changes }) => [name, change, changes.map(({ instruction }) => instruction)]), [["Appendix Q: CODE OF CONNECTION", "amended", ["Amend the title as follows:"]]]);
});

test("a clause that moves with those in it goes by its own number; a numbered heading that is worded anew is amended", () => {
  const part = (number: string, heading: string, ...clauses: readonly string[]): string => `## ${number} ${heading}\n\n${clauses.map((clause, i) => `${number}.${i + 1} ${clause}`).join("\n\n")}\n\n`;
  const told = (before: string, after: string): readonly string[] => between({ "section-g.sec": `# SECTION G: SECURITY\n\n${before}` }, { "section-g.sec": `# SECTION G: SECURITY\n\n${after}` }).documents.flatMap(({ changes }) => changes.map(({ instruction }) => instruction));
  const paths = ["Each Modification Proposal shall follow one of these paths.", "Every other one follows the third path."];
  const meetings = ["The Panel shall meet each month, at a place of its choice.", "The Panel shall keep minutes of each meeting.", "A meeting may be held by telephone, if all agree."];
  assert.deepEqual(told(part("G1", "PATHS OF PROPOSALS", ...paths) + part("G2", "MEETINGS OF THE PANEL", ...meetings), part("G1", "MEETINGS OF THE PANEL", ...meetings) + part("G2", "PATHS OF PROPOSALS", ...paths)), [
    "Move Section G1, which becomes Section G2:",
    "Renumber Sections G2 to G2.3 as Sections G1 to G1.3:",
    "Section G2, which was Section G1:",
  ]);
  assert.deepEqual(told(part("G1", "ACCESSION", ...meetings), part("G1", "ADMISSION OF PARTIES", ...meetings)), ["Amend Section G1 as follows:"]);
});

test("a term that gets another name is renamed, in its place or at another of the alphabet", () => {
  const [charge, panel] = ["| **Charge** | means a sum. |", "| **Panel** | means the body of that name. |"];
  const told = (before: readonly string[], after: readonly string[]): string => redlineMarkdown(between({ "section-a.sec": sectionA(...before) }, { "section-a.sec": sectionA(...after) }));
  assert.match(told([charge, panel, `| **Quorum** | ${quorum} |`], [charge, panel, `| **Quorate** | ${quorum} |`]), /_Rename “Quorum” as “Quorate” in Section A1\.1 as follows:_/);
  const moved = told([charge, panel, `| **Quorum** | ${quorum} |`], [`| **Attendance** | ${quorum} |`, charge, panel.replace("body", "board")]);
  assert.match(moved, /_Amend the definition of “Panel”, and rename “Quorum” as “Attendance”, in Section A1\.1 as follows:_/);
  assert.match(moved, /> \| <ins><b>Attendance<\/b><\/ins> \| <ins>means at least[^|]*_\(moved here\)_ \|/);
});

test("rows that only have another number are not written anew", () => {
  const steps = (...rows: readonly string[]): string => g(`G3.1 The steps are:\n\n| Step | What is done |\n| --- | --- |\n${rows.map((row, i) => `| ${i + 1} | ${row} |`).join("\n")}`);
  const all = ["The User sends a request.", "The DCC checks the request.", "The DCC sends a command."];
  const made = redlineMarkdown(between({ "section-g.sec": steps(...all) }, { "section-g.sec": steps(all[0]!, "The DCC tells the User that it has come.", ...all.slice(1)) }));
  assert.deepEqual(made.split("\n").filter((line) => /<(?:ins|del)>/.test(line)), [
    "> | <ins>2</ins> | <ins>The DCC tells the User that it has come.</ins> |",
    "> | <del>2</del><ins>3</ins> | The DCC checks the request. |",
    "> | <del>3</del><ins>4</ins> | The DCC sends a command. |",
  ]);
});

test("clauses that only have another number are renumbered under one instruction; a clause that is written anew keeps its number", () => {
  const clauses = (first: number): string => ["Each User shall keep a record of every event.", "The Panel may publish what it has been told.", "A notice shall be given in writing, and signed.", "The DCC shall answer each request in due time."].map((text, i) => `G3.${first + i} ${text}`).join("\n\n");
  const made = marked(clauses(1), `G3.1 A new clause opens the part.\n\n${clauses(2)}`);
  assert.match(made, /_Add Section G3\.1 as follows:_[^]*_Renumber Sections G3\.1 to G3\.4 as Sections G3\.2 to G3\.5:_\n\n> <del>G3\.1<\/del><ins>G3\.2<\/ins> Each[^]*> <del>G3\.4<\/del><ins>G3\.5<\/ins> The DCC/);
  assert.match(marked("G3.1 An event that could harm the systems of any User is material.", "G3.1 In this Part, that word bears what Section A1.1 gives to it."), /> G3\.1 <del>An event[^<]*<\/del><ins>In this Part/);
});

test("documents come, go and are renamed; schemas are lists of declarations; sec.json and comments do not count", () => {
  const schema = (names: readonly string[]): string => `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${names.map((name) => `<xs:element name="${name}" type="xs:string"/>`).join("")}</xs:schema>`;
  const made = between(
    { "g.sec": g("G3.1 Old."), "section-b.sec": "# SECTION B: GONE\n\nB1.1 Gone.\n", "a.xsd": schema(["A", "B"]) },
    { "section-g.sec": g("<!-- a comment -->\nG3.1 Old."), "schedule-2.sec": "# SCHEDULE 2: NEW\n\n1 New.\n", "a.xsd": schema(["A", "C"]).replace('"A" type="xs:string"', '"A" type="xs:int"') },
  );
  assert.deepEqual(made.documents.map(({ name, change }) => `${name} ${change}`), ["Section B: GONE removed", "Schedule 2: NEW added"]);
  assert.deepEqual(made.schemas, [{ path: "a.xsd", change: "amended", added: ["element C"], removed: ["element B"], changed: ["element A"] }]);
  assert.match(redlineMarkdown(made), /Delete Section B: GONE in its entirety/);
  assert.deepEqual(between({ "g.sec": g("G3.1 Same.") }, { "g.sec": g("G3.1 Same.") }).documents, []);
});

test("a whole modification: the redline of test/word/modification, reviewed as a page", async () => {
  const folder = fileURLToPath(new URL("modification", import.meta.url));
  const [before, after] = [await readVersion("before", folder, { rules: allRules, cwd: folder }), await readVersion("after", folder, { rules: allRules, cwd: folder })];
  assert.ok(before.kind === "version" && after.kind === "version");
  const made = redline(before, after, { title: "MP000 Annex A" });
  const golden = join(folder, "redline.md");
  if (process.env["UPDATE"]) writeFileSync(golden, redlineMarkdown(made));
  assert.equal(redlineMarkdown(made), readFileSync(golden, "utf8"));
  const whole = redline(before, after, { show: "document" });
  const bytes = redlineDocx(whole, revision);
  for (const [how, version] of [["accept", after], ["reject", before]] as const) {
    const lines = visibleLines(changesIn(readDocx(bytes, how)).flat()).filter((line) => line !== "");
    const changed = new Set(whole.documents.map(({ name }) => name));
    const texts = [...pairDocuments(version, version)].map((pair) => pair.after!).filter((document) => changed.has(documentName(document.tree())));
    assert.deepEqual(lines, texts.flatMap((document) => linesOf(document.path, document.text)).filter((line) => line !== ""), how);
  }
});

test("what was inserted, deleted, moved here and moved away is told apart without colours too", () => {
  const html = redlineHtml(between({ "g.sec": g("G3.1 Old.") }, { "g.sec": g("G3.1 New.") }));
  const line = (selector: string): string | undefined => new RegExp(`[{}]\\s*${selector} \\{[^}]*text-decoration: ([^;]+);`).exec(html)?.[1];
  const lines = ["ins", "del", "ins\\.moved", "del\\.moved"].map(line);
  assert.ok(lines.every((one) => one !== undefined) && new Set(lines).size === 4, lines.join());
});

test("the HTML page is whole, holds no script, and says the same", () => {
  const html = redlineHtml(between({ "g.sec": g("G3.1 Old & <b>bold</b>.") }, { "g.sec": g("G3.1 New & <b>bold</b>.") }));
  assert.match(html, /<del>Old<\/del><ins>New<\/ins> &amp; &lt;b&gt;bold&lt;\/b&gt;\./);
  assert.doesNotMatch(html, /<script|src=|href="(?!#)/);
  assert.match(html, /lang="en-GB"[\s\S]*prefers-color-scheme: dark[\s\S]*@media print/);
});

test("the same versions give the same bytes, and each change has an id of its own", () => {
  const make = (): Uint8Array => redlineDocx(between({ "g.sec": section }, { "g.sec": edited(section, [[11, 0.2, 0.6], [0, 0.5, 0.5], [3, 0.7, 0]]) }), revision);
  assert.deepEqual(make(), make());
  const ids = [...parts(make())["word/document.xml"]!.matchAll(/<w:(?!move\w+RangeEnd)\w+ w:id="(\d+)"/g)].map(([, id]) => id);
  assert.ok(ids.length > 5);
  assert.equal(new Set(ids).size, ids.length);
});

test("a redline of the whole sample goes document by document, in the order of the Code, and may be stopped", () => {
  const files = Object.fromEntries(readdirSync(samples).filter((name) => /\.(?:sec|duis)/.test(name)).map((name) => [name, readFileSync(join(samples, name), "utf8")]));
  const after = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replaceAll(" shall ", " must ")]));
  const steps = redlining(versionOf("v1", files), versionOf("v2", after));
  const first = steps.next();
  assert.ok(!first.done && first.value.document === "section-a.sec" && first.value.done === 0);
  steps.return(undefined as never);
  const all = redline(versionOf("v1", files), versionOf("v2", after));
  const names = all.documents.map(({ name }) => name.split(":")[0]);
  assert.deepEqual(names.slice(0, 3), ["Section A", "Section B", "Section C"]);
  assert.equal(names.at(-1), "Appendix AG");
});

test("paragraphs of many thousand words do not hold it up", () => {
  const long = (word: string): string => `A1.1 ${Array.from({ length: 20_000 }, (_, i) => `${word}${i}`).join(" ")}\n`;
  const text = redlineMarkdown(between({ "a.sec": long("a") }, { "a.sec": long("b") }));
  assert.match(text, /<del>A1\.1 a0|<del>a0/);
});

test("a table that is cut in two, or made of two, keeps its rows unmarked: only what stands between them, and the second header, comes or goes", () => {
  const head = "| Code | Name |\n| --- | --- |\n";
  const rows = ["| E1 | Not valid |\n", "| E2 | Not known |\n", "| E3 | Timed out |\n", "| E4 | Refused |\n"];
  const one = `G3.1 The codes are:\n\n${head}${rows.join("")}\nG3.9 It ends here.`;
  const two = (between: string, amended = rows): string => `G3.1 The codes are:\n\n${head}${amended.slice(0, 2).join("")}\n${between}\n\n${head}${amended.slice(2).join("")}\nG3.9 It ends here.`;
  const within = marked(one, two("The others are:"));
  assert.match(within, /\| E2 \| Not known \|\n>\n> <ins>The others are:<\/ins>\n>\n> \| <ins>Code<\/ins> \| <ins>Name<\/ins> \|\n> \| --- \| --- \|\n> \| E3 \| Timed out \|\n> \| E4 \| Refused \|/);
  assert.match(marked(two("The others are:"), one), /> <del>The others are:<\/del>\n>\n> \| <del>Code<\/del> \| <del>Name<\/del> \|\n> \| --- \| --- \|\n> \| E3 \| Timed out \|/);
  const amended = [...rows.slice(0, 3), "| E4 | Rejected |\n"];
  assert.match(marked(one, two("G3.2 The others are:", amended)), /_Add Section G3\.2 after Section G3\.1, with the rest of the table that stands there, as follows:_[^]*\| E3 \| Timed out \|\n> \| E4 \| <del>Refused<\/del><ins>Rejected<\/ins> \|/);
  assert.match(marked(two("G3.2 The others are:"), one), /_Delete Section G3\.2, and add its table to the one before it:_/);
  for (const [before, after] of [[one, two("The others are:")], [two("G3.2 The others are:", amended), one]] as const) assertSettles(g(before), g(after));
});

test("the mark of a footnote that comes, goes or gets another number is marked", () => {
  const note = (mark: string): string => `G3.1 The Forum${mark} shall act.\n\n[^1]: As published.\n\n| Term | Meaning |\n| --- | --- |\n| **Panel${mark}** | means it. |`;
  const made = marked(note(""), note("[^1]"));
  assert.match(made, /> G3\.1 The Forum<ins>¹<\/ins> shall act\./);
  assert.match(made, /\| <b>Panel<\/b><ins><b>¹<\/b><\/ins> \| means it\. \|/);
  assert.match(marked("G3.1 The Forum[^1] shall act.", "G3.1 The Forum[^2] shall act."), /> G3\.1 The Forum<del>¹<\/del><ins>²<\/ins> shall act\./);
});

test("folders that were given by their whole paths are named by what tells them apart: who reads the redline does not have this computer", () => {
  const named = (from: string, to: string): string => /The changes are those from (.*), in:/.exec(redlineMarkdown(redline(versionOf(from, { "section-g.sec": g("G3.1 Old.") }), versionOf(to, { "section-g.sec": g("G3.1 New.") }))))![1]!;
  assert.equal(named("/home/jane/client/before", "/home/jane/client/after/"), "before to after");
  assert.equal(named("C:\\Work\\v7\\code", "C:\\Work\\v8\\code"), "v7/code to v8/code");
  assert.equal(named("/home/jane/before", "the text as it stands"), "before to the text as it stands");
  assert.equal(named("../before", "./after"), "../before to ./after");
});

test("sec-duis redline writes .docx, .html and .md, says what changed, and overwrites nothing without --force", () => {
  const folder = folderOf({ "before/section-g.sec": g("G3.1 Old."), "after/section-g.sec": g("G3.1 New."), "after/section-m.sec": "# SECTION M: GENERAL\n\nM1.1 New.\n" });
  for (const name of ["a.docx", "a.html", "a.md"]) {
    const { code, lines, error } = secDuis(folder, "redline", "--from", "before", "--to", "after", "-o", name);
    assert.equal(code, 0, error);
    assert.deepEqual(lines, ["Section G: SECURITY: 1 change", "Section M: GENERAL: added", `${name} written: 2 changes in 2 documents.`]);
  }
  const again = secDuis(folder, "redline", "--from", "before", "--to", "after", "-o", "a.docx");
  assert.equal(again.code, 2);
  assert.match(again.error, /a\.docx was not written: it is there already/);
  assert.equal(secDuis(folder, "redline", "--from", "before", "--to", "after", "-o", "a.docx", "--force").code, 0);
  for (const [args, message] of [
    [["--from", "before", "-o", "a.pdf"], /\.docx, \.html or \.md/],
    [["--from", "./gone", "-o", "b.docx"], /no folder \.\/gone/],
    [["--from", "main", "-o", "b.docx"], /no git repository/],
    [["-o", "b.docx"], /--from/],
  ] as const) {
    const { code, error } = secDuis(folder, "redline", ...args);
    assert.equal(code, 2, args.join(" "));
    assert.match(error, message);
  }
});

test("words that are put in bold, or no longer are, are not struck: that they look otherwise is the change", () => {
  const g = (words: string): string => `# SECTION G: SECURITY\n\n## G3 RULES\n\nG3.1 ${words}\n`;
  const of = (before: string, after: string): Redline => between({ "section-g.sec": g(before) }, { "section-g.sec": g(after) });
  const [plain, bold] = ["The Quorum for a meeting is five members.", "The **Quorum** for a meeting is five members."];
  const xml = (redlined: Redline): string => parts(redlineDocx(redlined, revision))["word/document.xml"]!;
  for (const [before, after, run, said] of [
    [plain, bold, /<w:rPr><w:b\/><w:rPrChange w:id="\d+" w:author="Ann Editor" w:date="2024-06-27T09:30:00Z"><w:rPr><\/w:rPr><\/w:rPrChange><\/w:rPr><w:t xml:space="preserve">Quorum<\/w:t>/, "now bold"],
    [bold, plain, /<w:rPr><w:rPrChange [^>]*><w:rPr><w:b\/><\/w:rPr><\/w:rPrChange><\/w:rPr><w:t xml:space="preserve">Quorum<\/w:t>/, "no longer bold"],
  ] as const) {
    const redlined = of(before, after);
    assert.match(xml(redlined), run);
    assert.doesNotMatch(xml(redlined), /<w:(?:ins|del)\b/);
    assert.match(redlineHtml(redlined), new RegExp(`<span class="formatted" title="${said}">(?:<b>)?Quorum`));
    assert.match(redlineMarkdown(redlined), new RegExp(`Quorum(?:</b>)? _\\(${said}\\)_ for a meeting`));
    assertSettles(g(before), g(after));
  }
  // Beside words that came, and on the way to another clause.
  assertSettles(g("The Quorum is five **members**."), g("The **Quorum** shall be six members."));
  const moved = "The Panel shall keep a record of each **Quorum** that there was at its meetings.";
  assertSettles(`${g("The Panel shall act.")}\nG3.2 ${moved}\n\nG3.3 It may rest.\n`, `${g(moved.replaceAll("*", ""))}\nG3.2 The Panel shall act.\n\nG3.3 It may rest.\n`);
});

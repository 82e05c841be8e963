// A plan -> texts and their ground truth. Each document is one long line of pieces; wrapping only trades spaces for
// line ends, so that every mark stays where it was put.

import { item, leadIn, sentence, type TermsFor } from "./sentences.ts";
import { definitionRow, runningDefinition } from "./definitions.ts";
import { writeDuisPlace } from "./duis.ts";
import { fault, join, reference, replaced, type Fragment } from "./fragment.ts";
import { paragraph, spaced } from "./paragraphs.ts";
import { codeKey, type Defined, type Plan, type PlannedDocument, type PlannedPlace, type Term } from "./plan.ts";
import type { Random } from "./random.ts";
import { citablePlaces, type Citing, type Places } from "./citing.ts";
import { seeders } from "./seeders.ts";
import type { Seeding } from "./seeding.ts";
import type { ClauseTruth, GeneratedCode, GeneratedFile, ReferenceTruth, Truth } from "./truth.ts";

/** A document while it is written. */
export interface Writer {
  readonly document: PlannedDocument;
  readonly citing: (from: PlannedPlace) => Citing;
  readonly terms: TermsFor;
  /** A sentence, with the fault in it that is due. */
  readonly sentence: (from: PlannedPlace) => Fragment;
  put(piece: string | Fragment): void;
  /** Notes the place, whose number is about to be put. */
  open(place: PlannedPlace): void;
}

interface Growing {
  readonly clauses: ClauseTruth[];
  readonly definitions: Truth["definitions"][number][];
  readonly references: ReferenceTruth[];
  readonly faults: Truth["faults"][number][];
  readonly ignored: Truth["ignored"][number][];
}

/** Writes every document of `plan`. `isWord` is a dictionary of English. */
export function writeDocuments(plan: Plan, chance: Random, isWord: Seeding["isWord"]): GeneratedCode {
  const truth: Growing = { clauses: [], definitions: [], references: [], faults: [], ignored: [] };
  const places = citablePlaces(plan);
  const seeding: Seeding = { isWord, slips: new Set(), said: new Set() };
  const own = new Map<PlannedDocument, readonly Term[]>();
  const common = plan.terms.filter(({ within }) => within === undefined);
  const terms: TermsFor = (document) => {
    let known = own.get(document);
    if (!known) own.set(document, (known = [...common, ...plan.terms.filter(({ within }) => within === document)]));
    return known;
  };
  const files = plan.documents.map((document): GeneratedFile => {
    const text = writeDocument(document, { plan, chance, places, terms, seeding, truth });
    return { file: document.file, text };
  });
  return { files, truth: { documents: plan.documents.map(({ file, key, kind, title }) => ({ file, key, kind, title })), ...truth } };
}

interface Writing {
  readonly plan: Plan;
  readonly chance: Random;
  readonly places: Places;
  readonly terms: TermsFor;
  readonly seeding: Seeding;
  readonly truth: Growing;
}

function writeDocument(document: PlannedDocument, { plan, chance, places, terms, seeding, truth }: Writing): string {
  const parts: string[] = [];
  let length = 0;
  let line = 0;
  const due = dueFaults(document, plan, chance);
  const citing = (from: PlannedPlace): Citing => ({ plan, chance, places, from });
  const note = (piece: Fragment): void => {
    for (const mark of piece.marks) {
      const at = { file: document.file, from: length + mark.from, to: length + mark.to };
      if (mark.kind === "reference") truth.references.push({ ...at, text: piece.text.slice(mark.from, mark.to), key: mark.key, status: mark.status });
      else if (mark.kind === "definition") truth.definitions.push({ ...at, ...mark.definition });
      else if (mark.kind === "fault") truth.faults.push({ ...at, rule: mark.rule });
      else truth.ignored.push(at);
    }
  };
  // What nothing refers to, or nobody uses, would be a fault that was not seeded.
  const uncited = document.places.filter(({ kind, citable }) => citable && (kind === "table" || kind === "annex"));
  const unused = document.places.flatMap(({ rows, defines }) => [...rows, ...defines]).filter((one) => needsUse(one, plan)).map(({ term, written }) => written ?? term.name);
  const withDue = (plain: Fragment, from: PlannedPlace): Fragment => {
    const isOutside = from.kind !== "annex" && !from.key.startsWith("Annex");
    const cited = isOutside ? uncited.shift() : undefined;
    const used = unused.shift();
    const tails = [
      ...(cited ? [", together with the particulars in ", reference(cited.number, codeKey(document, cited.key))] : []),
      ...(used ? [`, and shall have regard to the ${used}`] : []),
    ];
    return tails.length === 0 ? plain : replaced(plain, plain.text.length - 1, plain.text.length, join(...tails, "."));
  };
  const writer: Writer = {
    document, citing, terms,
    sentence(from) {
      const plain = withDue(sentence(citing(from), terms), from);
      // What does not suit this sentence lets the next one go first, for one of the sentences to come.
      for (let i = 0; i < due.length && i < 8 && due[i]!.at <= length; i++) {
        const seeder = seeders[due[i]!.rule]!;
        const seeded = seeder.kind === "sentence" ? seeder.seed(plain, citing(from), seeding) : undefined;
        if (seeded) due.splice(i, 1);
        else if (++due[i]!.tries > 40) due.splice(i--, 1);
        if (seeded) return seeded;
      }
      return plain;
    },
    put(piece) {
      const fragment = typeof piece === "string" ? { text: piece, marks: [] } : piece;
      note(fragment);
      parts.push(fragment.text);
      length += fragment.text.length;
      for (let at = fragment.text.indexOf("\n"); at >= 0; at = fragment.text.indexOf("\n", at + 1)) line++;
    },
    open(place) {
      const { key, number, heading, notUsed } = place;
      const kind = place.kind === "chapter" ? "clause" : place.kind;
      const at = { file: document.file, from: length, to: length + number.length };
      truth.clauses.push({ ...at, key: codeKey(document, key), number, line, heading, notUsed, kind });
      if (place.fault) truth.faults.push({ ...at, rule: place.fault });
    },
  };
  writeOpening(writer);
  let page = 2;
  for (const [i, place] of document.places.entries()) {
    if (document.style.form === "wrapped" && i % 9 === 8) writer.put(`${page++}\n\nSEC - ${nameOf(document)}\n\n`);
    if (document.key === "AD" && writeDuisPlace(writer, place, plan, chance)) continue;
    writePlace(writer, place, chance);
  }
  return parts.join("");
}

/** A fault that is to come. */
interface Due {
  readonly at: number;
  readonly rule: string;
  /** In how many sentences it found no place. */
  tries: number;
}

/** Whether the term has to be used in its own document: Section A's are used all over the Code. */
function needsUse({ scope, kind, term, written, fault: rule }: Defined, { terms }: Plan): boolean {
  return kind === "meaning" && rule !== "unused-definition" && (written !== undefined || term.within !== undefined || !terms.includes(term)) && scope !== "code";
}

/** Where in the document a fault of which rule shall stand, as near as its sentences let it. */
function dueFaults(document: PlannedDocument, plan: Plan, chance: Random): Due[] {
  const due: Due[] = [];
  for (const [rule, seeder] of Object.entries(seeders)) {
    if (seeder.kind !== "sentence") continue;
    const wanted = (plan.request.faults * document.bytes) / 1_000_000;
    const count = Math.floor(wanted) + (chance.chance(wanted % 1) ? 1 : 0);
    // The last fifth is left free: a document may come out shorter than it was meant to.
    for (let i = 0; i < count; i++) due.push({ at: chance.next() * document.bytes * 0.8, rule, tries: 0 });
  }
  return due.sort((a, b) => a.at - b.at);
}

function writeOpening({ document, put }: Writer): void {
  const { kind, key, title, alias, style } = document;
  const word = kind === "section" ? "Section" : kind === "appendix" ? "Appendix" : "Schedule";
  if (style.frontMatter) {
    put(`---\ndocument: ${word} ${key}\ntitle: ${title}\nversion: ${key}${3 + (title.length % 5)}.${title.length % 10}\n`);
    if (alias !== undefined) put(`aliases: [${alias}]\n`);
    if (key === "AD") put("schema: generated-duis.xsd\n");
    put("status: in-force\n---\n\n");
  }
  if (style.form === "drafted") put(`# ${word.toUpperCase()} ${key}: ${title.toUpperCase()}\n\n`);
  else if (kind === "appendix") put(`APPENDIX ${key}\n\n${title.toUpperCase()}\n\n`);
  else put(`${word.toUpperCase()} ${key}: ${title.toUpperCase()}\n\n`);
  if (style.form !== "wrapped") return;
  put("Contents\n\n");
  let page = 2;
  for (const place of document.places) {
    if (place.kind !== "chapter" || place.level !== 2) continue;
    put(`${place.number} ${place.heading} ${".".repeat(40)} ${page++}\n`);
  }
  put(`\n1\n\nSEC - ${nameOf(document)}\n\n`);
}

function writePlace(writer: Writer, place: PlannedPlace, chance: Random): void {
  const { document, open, put } = writer;
  const { style } = document;
  if (place.opensGroup) put(style.form === "drafted" ? `### ${place.group}\n\n` : `${place.group}\n\n`);
  const marks = place.level > 0 && style.form === "drafted" ? `${"#".repeat(place.level)} ` : "";
  put(marks);
  if (place.kind === "table") return writeTable(writer, place);
  open(place);
  put(place.number);
  if (place.kind === "annex") put(style.form === "drafted" ? `: ${place.heading}\n\n` : `\n${place.heading}\n\n`);
  else if (place.heading !== undefined) put(`${style.finalDot ? "." : ""} ${document.kind === "section" ? place.heading.toUpperCase() : place.heading}\n\n`);
  else if (place.notUsed) put(` ${chance.pick(["[Not used]", "(NOT USED)", "Not used", "[No longer in use]"])}\n\n`);
  else writeClause(writer, place, chance);
  if (place.kind === "annex" && place.key.endsWith(" Annex")) paragraph(writer, writer.sentence(place));
}

function writeClause(writer: Writer, place: PlannedPlace, chance: Random): void {
  const { document, put } = writer;
  put(document.style.finalDot ? ". " : " ");
  if (place.rows.length > 0) return writeDefinitions(writer, place);
  const pieces: Fragment[] = [];
  for (const defined of place.defines) pieces.push(runningDefinition(defined, place, chance));
  const count = pieces.length > 0 ? 1 : chance.whole(2, 4);
  for (let i = 0; i < count; i++) pieces.push(writer.sentence(place));
  if (place.children.length > 0) pieces.push(leadIn(writer.citing(place), writer.terms));
  paragraph(writer, spaced(pieces), place.children.length > 0);
  writeItems(writer, place, 0, chance);
  if (place.children.length > 0) put("\n");
}

function writeItems(writer: Writer, parent: PlannedPlace, depth: number, chance: Random, leadsToLast = false): void {
  const { document, open, put } = writer;
  const indent = document.style.indent ? "    ".repeat(depth) : "";
  for (const [i, child] of parent.children.entries()) {
    put(indent);
    open(document.style.labels === "(a)" ? child : { ...child, number: child.number.slice(1) });
    put(document.style.labels === "(a)" ? child.number : child.number.slice(1));
    const isLast = i === parent.children.length - 1;
    const isBeforeLast = i === parent.children.length - 2;
    const end = child.children.length > 0 ? ", namely:" : isLast ? (depth === 0 ? "." : leadsToLast ? "; and" : ";") : !isBeforeLast ? ";" : parent.unjoined ? fault("list-conjunction", ";") : "; and";
    put(" ");
    paragraph(writer, join(item(writer.citing(child), writer.terms), end), true);
    // The "and" before the last item of a list stands behind all that belongs to the one before it.
    writeItems(writer, child, depth + 1, chance, isBeforeLast);
  }
}

function writeDefinitions({ document, put }: Writer, place: PlannedPlace): void {
  const where = document.kind === "section" && document.key === "A" ? "Code" : document.kind === "section" ? "Section" : document.kind === "appendix" ? "Appendix" : "Schedule";
  put(`In this ${where}, unless the context otherwise requires, the expressions below have the meanings set beside them:\n\n| Term | Meaning |\n| --- | --- |\n`);
  for (const row of place.rows) put(definitionRow(row, document));
  put("\n");
}

function writeTable({ open, put }: Writer, place: PlannedPlace): void {
  open(place);
  put(`${place.number}: ${place.heading}\n\n| Measure | Minimum | Maximum |\n| --- | --- | --- |\n`);
  for (let i = 1; i <= 4; i++) put(`| Level ${i} | ${i * 10} minutes | ${i * 25} minutes |\n`);
  put("\n");
}

function nameOf({ kind, key }: PlannedDocument): string {
  return `${kind === "section" ? "Section" : kind === "appendix" ? "Appendix" : "Schedule"} ${key}`;
}

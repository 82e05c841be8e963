// How many documents, clauses and terms a Code of that size has, and how they are made up.

import { headingsOf, initials, joined, label, letters, namesOf } from "./names.ts";
import { byName, place, type Defined, type Plan, type PlannedDocument, type PlannedPlace, type PlannedRequest, type Request, type Term } from "./plan.ts";
import type { Random } from "./random.ts";
import { coreTerms } from "./words.ts";

export function planCode(request: Request, chance: Random): Plan {
  const newName = namesOf(chance);
  const newHeading = headingsOf(chance, newName);
  const documents = planDocuments(request, chance, newName);
  const requests = planRequests(request, chance, newName);
  for (const document of documents) {
    if (document.key === "AD" && document.kind === "appendix") planDuis(document, requests, newHeading);
    else if (document.kind === "section") planSection(document, chance, newHeading);
    else planAppendix(document, chance, newHeading);
  }
  const terms = planTerms(request, documents, chance, newName);
  const schemaNames = [...new Set(requests.flatMap(({ type, items }) => [type, ...items.map(({ name }) => name)]))];
  const codes = Array.from({ length: Math.min(90, 20 + Math.round(request.bytes / 200_000)) }, (_, i) => `E${i + 1}`);
  const moreCodes = Array.from({ length: 6 * Math.min(30, faultsOf(request)) }, (_, i) => ({ code: `E${codes.length + i + 1}`, flaw: undefined }));
  return { request, documents, terms, codes, moreCodes, requests, twins: [], schemaNames, newName };
}

/** One of 0.75 MB, where the Code is as large as that; the others share the rest unevenly. */
function planDocuments({ bytes }: Request, chance: Random, newName: () => string): PlannedDocument[] {
  const count = Math.max(6, Math.min(70, Math.round(12 + bytes / 200_000)));
  const sections = Math.max(3, Math.min(22, Math.round(count * 0.35)));
  const schedules = count > 30 ? 4 : 1;
  const appendices = count - sections - schedules;
  const identities = [
    ...Array.from({ length: sections }, (_, i) => ["section", letters(i)] as const),
    ...Array.from({ length: appendices - 1 }, (_, i) => ["appendix", letters(i < 29 ? i : i + 1)] as const),
    ["appendix", "AD"] as const,
    ...Array.from({ length: schedules }, (_, i) => ["schedule", String(i + 1)] as const),
  ];
  const large = bytes >= 1_000_000 ? 750_000 : bytes / 4;
  const weights = identities.map(([, key]) => (key === "A" ? 1.2 : 0.4 + chance.next() * 1.4));
  const largest = 2;
  const total = weights.reduce((sum, weight, i) => (i === largest ? sum : sum + weight), 0);
  return identities.map(([kind, key], i): PlannedDocument => {
    const title = kind === "section" && key === "A" ? "Definitions and Interpretation" : key === "AD" ? "DCC User Interface Specification" : newName();
    const wrapped = i > largest && key !== "AD" && chance.chance(0.15);
    const alias = key === "AD" ? "DUIS" : kind === "appendix" && !wrapped && chance.chance(0.5) ? `${initials(title)}${key}` : undefined;
    return {
      file: kind === "section" ? `section-${key.toLowerCase()}.${wrapped ? "sec.txt" : "sec"}` : key === "AD" ? "appendix-ad.duis" : `${kind}-${key.toLowerCase()}.${wrapped ? "sec.txt" : "sec"}`,
      kind, key, title, alias,
      style: {
        form: wrapped ? "wrapped" : "drafted",
        frontMatter: !wrapped && (key === "AD" || alias !== undefined || chance.chance(0.8)),
        labels: chance.chance(0.88) ? "(a)" : "a)",
        indent: chance.chance(0.5),
        finalDot: kind === "appendix" && key !== "AD" && chance.chance(0.1),
        curly: wrapped || chance.chance(0.4),
      },
      bytes: i === largest ? large : Math.round(((bytes - large) * weights[i]!) / total),
      places: [],
    };
  });
}

/** Bytes of a clause of running text with its sub-paragraphs and its share of the headings, on average. */
const clauseBytes = 1090;

function planSection(document: PlannedDocument, chance: Random, newHeading: () => string): void {
  const clauses = Math.max(6, Math.round(document.bytes / clauseBytes));
  const chapters = Math.max(2, Math.min(60, Math.round(clauses / 14)));
  const { key: letter, places } = document;
  for (let chapter = 1; chapter <= chapters; chapter++) {
    const isDefinitions = letter === "A" && chapter === 1;
    const heading = isDefinitions ? "Definitions" : newHeading();
    const number = `${letter}${chapter}`;
    places.push(place(document, { kind: "chapter", number, key: number, level: 2, heading }));
    const count = isDefinitions ? 1 : Math.round(clauses / chapters);
    let group: string | undefined;
    for (let i = 1, inserted = 0; i <= count; i++) {
      const opensGroup = !isDefinitions && (i === 1 || chance.chance(0.3));
      if (opensGroup) group = newHeading();
      const text = `${number}.${i}`;
      places.push(isDefinitions ? tableClause(document, text, heading) : clause(document, { number: text, key: text, group, opensGroup, around: heading }, chance));
      if (!isDefinitions && inserted < 2 && chance.chance(0.04)) {
        inserted++;
        places.push(clause(document, { number: `${text}A`, key: `${text}A`, group, opensGroup: false, around: heading }, chance));
        if (chance.chance(0.4)) places.push(clause(document, { number: `${text}B`, key: `${text}B`, group, opensGroup: false, around: heading }, chance));
      }
    }
    if (!isDefinitions && chance.chance(0.06)) {
      const annex = newHeading();
      places.push(place(document, { kind: "annex", number: `Annex to Section ${number}`, key: `${number} Annex`, level: 2, heading: annex }));
      // The clauses of the next chapter must not seem to be the annex's: its text follows as a paragraph.
    }
  }
}

function planAppendix(document: PlannedDocument, chance: Random, newHeading: () => string): void {
  const clauses = Math.max(8, Math.round(document.bytes / clauseBytes));
  const chapters = Math.max(2, Math.min(12, Math.round(clauses / 20)));
  const { places } = document;
  let tables = 0;
  const annexes = document.kind === "appendix" && chance.chance(0.4) ? chance.whole(1, 3) : 0;
  for (let chapter = 1; chapter <= chapters; chapter++) {
    const heading = chapter === 1 ? "Introduction" : newHeading();
    places.push(place(document, { kind: "chapter", number: `${chapter}`, key: `${chapter}`, level: 2, heading }));
    const parts = Math.max(2, Math.round(clauses / chapters / 6));
    for (let part = 1; part <= parts; part++) {
      const isDefinitions = chapter === 1 && part === 2;
      const own = isDefinitions ? "Definitions" : newHeading();
      const number = `${chapter}.${part}`;
      places.push(place(document, { kind: "chapter", number, key: number, level: 3, heading: own }));
      const count = isDefinitions ? 1 : Math.max(1, Math.round(clauses / chapters / parts));
      for (let i = 1; i <= count; i++) {
        const text = `${number}.${i}`;
        const made = isDefinitions ? tableClause(document, text, own) : clause(document, { number: text, key: text, group: undefined, opensGroup: false, around: own }, chance);
        places.push(made);
        if (chance.chance(0.03)) places.push(clause(document, { number: `${text}A`, key: `${text}A`, group: undefined, opensGroup: false, around: own }, chance));
        // What stands below a clause that is not used is not used either.
        if (!places.at(-1)!.notUsed && chance.chance(0.03)) {
          tables++;
          places.push(place(document, { kind: "table", number: `Table ${tables}`, key: `Table ${tables}`, level: 0, heading: newHeading() }));
        }
      }
    }
  }
  for (let i = 0; i < annexes; i++) {
    const annex = `Annex ${letters(i)}`;
    const heading = newHeading();
    places.push(place(document, { kind: "annex", number: annex, key: annex, level: 2, heading }));
    for (let n = 1; n <= 4; n++) places.push(clause(document, { number: `${n}.1`, key: `${annex} ${n}.1`, group: undefined, opensGroup: false, around: heading }, chance));
  }
}

/** The fixed places of DUIS that the design names; duis.ts writes what stands in them. */
function planDuis(document: PlannedDocument, requests: readonly PlannedRequest[], newHeading: () => string): void {
  const add = (number: string, level: number, heading: string | undefined, around?: string): void => {
    const kind = heading === undefined ? "clause" : "chapter";
    document.places.push(place(document, { kind, number, key: number, level, heading, around }));
  };
  add("1", 2, "Introduction");
  add("1.1", 3, "Purpose");
  add("1.1.1", 0, undefined, "Purpose");
  add("1.2", 3, "Definitions");
  add("1.2.1", 0, undefined, "Definitions");
  add("2", 2, newHeading());
  add("2.1", 3, newHeading());
  for (let i = 1; i <= 5; i++) add(`2.1.${i}`, 0, undefined, "");
  add("3", 2, "Service Requests");
  add("3.1", 3, "Service Request Matrix");
  add("3.1.1", 0, undefined, "Service Request Matrix");
  for (let i = 2; i <= 4; i++) add(`3.${i}`, 3, newHeading());
  add("3.5", 3, "Responses");
  for (let i = 1; i <= 9; i++) add(`3.5.${i}`, 4, newHeading());
  add("3.5.10", 4, "List of Codes");
  for (let i = 6; i <= 7; i++) add(`3.${i}`, 3, newHeading());
  add("3.8", 3, "Definitions of Service Requests");
  for (const [i, { name }] of requests.entries()) {
    add(`3.8.${i + 1}`, 4, name);
    add(`3.8.${i + 1}.1`, 0, undefined, name);
    add(`3.8.${i + 1}.2`, 0, undefined, name);
  }
}

/** How many faults of each rule are wanted. */
function faultsOf({ bytes, faults }: Request): number {
  return Math.round((bytes * faults) / 1_000_000);
}

function planRequests(request: Request, chance: Random, newName: () => string): readonly PlannedRequest[] {
  // Each table has room for a few faults.
  const count = Math.max(3, Math.min(120, Math.round(request.bytes / 100_000)), Math.min(150, faultsOf(request) * 2));
  const types = ["xs:string", "xs:date", "xs:dateTime", "xs:decimal", "xs:boolean", "xs:positiveInteger"];
  return Array.from({ length: count }, (_, i) => {
    const name = newName();
    const items = Array.from({ length: chance.whole(3, 8) }, () => ({ name: joined(newName()), type: chance.pick(types), optional: chance.chance(0.3) }));
    return { name, variant: `${1 + Math.floor(i / 8)}.${1 + (i % 8)}.1`, type: joined(name), items, flaws: new Map() };
  });
}

function planTerms(request: Request, documents: readonly PlannedDocument[], chance: Random, newName: () => string): Term[] {
  const terms: Term[] = [];
  const sectionA = documents.find(({ kind, key }) => kind === "section" && key === "A")!;
  const table = sectionA.places.find(({ kind }) => kind === "clause")!;
  const rows: Defined[] = coreTerms.map(([name, meaning, acronym]) => ({ term: { name, acronym, within: undefined }, kind: "meaning", scope: "code", meaning }));
  for (const document of documents) {
    if (document.kind !== "appendix") continue;
    rows.push({ term: { name: document.title, acronym: undefined, within: undefined }, kind: "meaning", scope: "code", pointsTo: document });
  }
  const running = documents.flatMap((document) => (document.key === "AD" || document === sectionA ? [] : document.places.filter((one, i) => one.kind === "clause" && !one.notUsed && one.key === one.number && !isTable(document, i))));
  const tables = documents.flatMap((document) => document.places.filter((_, i) => document !== sectionA && isTable(document, i)));
  const count = Math.round((request.bytes / 12_000_000) * 2500);
  const taken = new Set<string>();
  for (let i = 0; i < count; i++) {
    const name = newName();
    const short = initials(name);
    const acronym = short.length > 2 && !taken.has(short) && chance.chance(0.4) ? short : undefined;
    if (acronym) taken.add(acronym);
    const term: Term = { name, acronym, within: undefined };
    const where = chance.next();
    if (where < 0.55 || tables.length === 0) rows.push({ term, kind: "meaning", scope: "code" });
    else if (where < 0.75) {
      const place = chance.pick(running);
      place.defines.push({ term: { ...term, acronym: undefined }, kind: "meaning", scope: undefined });
      rows.push({ term: { ...term, acronym: undefined }, kind: "pointer", scope: "code", pointsTo: place });
      terms.push({ ...term, acronym: undefined });
      continue;
    } else if (where < 0.93) {
      const place = chance.pick(tables);
      const own = { ...term, within: place.document };
      place.rows.push({ term: own, kind: "meaning", scope: "document" });
      terms.push(own);
      continue;
    } else {
      const place = chance.pick(running);
      const own = { ...term, acronym: undefined, within: place.document };
      place.defines.push({ term: own, kind: "meaning", scope: place.document.kind === "section" && chance.chance(0.5) ? "clause" : "document" });
      continue;
    }
    terms.push(term);
  }
  table.rows.push(...rows);
  for (const { rows } of [table, ...tables]) rows.sort(byName);
  return terms;
}

function clause(document: PlannedDocument, given: Pick<PlannedPlace, "number" | "key" | "group" | "opensGroup" | "around">, chance: Random): PlannedPlace {
  const notUsed = chance.chance(0.015);
  const made = place(document, { ...given, kind: "clause", level: 0, heading: undefined, notUsed });
  if (!notUsed && chance.chance(0.45)) addItems(made, 0, chance);
  return made;
}

/** Whether the place is one for a table of definitions: what else it held would not be written. */
function isTable(document: PlannedDocument, i: number): boolean {
  return document.places[i]!.kind === "clause" && document.places[i - 1]?.heading === "Definitions";
}

/** The clause that a definitions table stands in. */
function tableClause(document: PlannedDocument, number: string, around: string): PlannedPlace {
  return place(document, { kind: "clause", number, key: number, level: 0, heading: undefined, around });
}

function addItems(parent: PlannedPlace, depth: number, chance: Random): void {
  const count = depth === 0 ? (chance.chance(0.04) ? 10 : chance.whole(2, 6)) : chance.whole(2, 3);
  for (let i = 0; i < count; i++) {
    const number = `(${label(i, depth)})`;
    const made = place(parent.document, { kind: "paragraph", number, key: parent.key + number, level: 0, heading: undefined });
    parent.children.push(made);
    // Under (h), an (i) could be either's.
    if (depth < 2 && count < 7 && i < count - 1 && chance.chance(depth === 0 ? 0.15 : 0.1)) addItems(made, depth + 1, chance);
  }
}

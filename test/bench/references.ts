// Every form in which legal text refers to a place, with the truth of what it names. One entry of `forms` a form.

import { join, reference, type Fragment } from "./fragment.ts";
import { codeKey, type Plan, type PlannedDocument, type PlannedPlace } from "./plan.ts";
import type { Random } from "./random.ts";
import { acts } from "./words.ts";

/** Where a reference stands, and what it may choose from. */
export interface Citing {
  readonly plan: Plan;
  readonly chance: Random;
  readonly places: Places;
  readonly from: PlannedPlace;
}

/** What may be cited, by document. */
export interface Places {
  readonly sections: readonly Cited[];
  readonly appendices: readonly Cited[];
  readonly of: ReadonlyMap<PlannedDocument, Cited>;
}

export interface Cited {
  readonly document: PlannedDocument;
  readonly chapters: readonly PlannedPlace[];
  readonly clauses: readonly PlannedPlace[];
  readonly annexes: readonly PlannedPlace[];
  readonly tables: readonly PlannedPlace[];
  /** Headings that stand once in the document, with the place that bears them. */
  readonly titles: readonly PlannedPlace[];
}

export function citablePlaces(plan: Plan): Places {
  const all = plan.documents.map((document): Cited => {
    const citable = document.places.filter((place) => place.citable);
    const kind = (wanted: PlannedPlace["kind"]) => citable.filter((place) => place.kind === wanted);
    const chapters = kind("chapter");
    const once = new Map<string, number>();
    for (const { heading, group, opensGroup } of document.places) {
      if (heading !== undefined) once.set(heading, (once.get(heading) ?? 0) + 1);
      if (opensGroup) once.set(group!, (once.get(group!) ?? 0) + 1);
    }
    return {
      document, chapters,
      clauses: kind("clause").filter((place) => place.key === place.number),
      annexes: kind("annex"),
      tables: kind("table"),
      titles: chapters.filter((place) => once.get(place.heading!) === 1),
    };
  });
  return {
    sections: all.filter(({ document, clauses }) => document.kind === "section" && clauses.length > 3),
    appendices: all.filter(({ document, clauses }) => document.kind === "appendix" && clauses.length > 3),
    of: new Map(all.map((one) => [one.document, one])),
  };
}

/** A reference of some form that can stand where `citing` stands. */
export function someReference(citing: Citing): Fragment {
  const table = citing.from.document.kind === "section" ? inSections : inAppendices;
  for (;;) {
    const made = citing.chance.weighted(table)(citing);
    if (made) return made;
  }
}

type Form = (citing: Citing) => Fragment | undefined;

const sectionForms: readonly (readonly [number, Form])[] = [
  [20, (c) => cite("Section ", section(c))],
  [9, (c) => withHeading("Section ", section(c))],
  [9, sectionList],
  [5, sectionRange],
  [5, (c) => pathOf(c, section(c), "Section ")],
  [3, labelRange],
  [3, (c) => cite("", section(c))],
  [2, (c) => withHeading("Section ", c.chance.pick(aSection(c).chapters))],
  [2, chapterList],
  [2, wholeSection],
  [1, spacedSection],
  [1, droppedLetter],
  [1, annexToSection],
  [1, paragraphOfDefinition],
  [1, paragraphOfSection],
];

const otherForms: readonly (readonly [number, Form])[] = [
  [3, wholeAppendix],
  [3, ofAppendix],
  [2, appendixSection],
  [2, appendixKey],
  [2, byAlias],
  [2, ofTitle],
  [1, partOf],
  [2, annexOf],
  [3, statute],
  [1, licence],
  [1, standard],
  [1, absent],
  [2, responseCode],
  [2, serviceRequest],
  [1, schemaName],
];

const ownForms: readonly (readonly [number, Form])[] = [
  [14, (c) => ownClause(c, c.chance.pick(["section ", "clause ", "paragraph "]))],
  [5, (c) => { const own = ownClause(c, "section "); return own && join(own, " of this document"); }],
  [5, ownList],
  [4, (c) => { const place = ownPlace(c); return place && withHeading(c.chance.pick(["section ", "clause "]), place); }],
  [3, (c) => { const place = ownPlace(c); return place && pathOf(c, place, "clause "); }],
  [1, byTitle],
  [2, ownTable],
  [2, ownAnnex],
];

const inSections = [...sectionForms, ...otherForms, [6, relative] as const];
const inAppendices = [...sectionForms.map(([weight, form]) => [weight * 0.5, form] as const), ...otherForms, ...ownForms, [6, relative] as const];

// --- Sections

function aSection({ chance, places, from }: Citing): Cited {
  const own = places.of.get(from.document);
  if (own && places.sections.includes(own) && chance.chance(0.5)) return own;
  return chance.pick(places.sections);
}

function section(citing: Citing): PlannedPlace {
  return citing.chance.pick(aSection(citing).clauses);
}

export function cite(lead: string, place: PlannedPlace): Fragment {
  return reference(lead + place.number, codeKey(place.document, place.key));
}

/** `Section T3.34 (Additional Interface Testing)` */
function withHeading(lead: string, place: PlannedPlace): Fragment | undefined {
  const heading = headingOf(place);
  return heading === undefined ? undefined : join(cite(lead, place), ` (${heading})`);
}

/** One of the headings that a reference to `place` may bear. */
export function headingOf(place: PlannedPlace): string | undefined {
  return place.heading ?? place.group ?? place.around;
}

/** `Section G3.5(a)(ii)`, and `G3.5(b) (i)` now and then. */
function pathOf(citing: Citing, clause: PlannedPlace, lead: string): Fragment | undefined {
  const { chance } = citing;
  if (clause.children.length === 0) return undefined;
  let place = chance.pick(clause.children);
  let path = place.number;
  while (place.children.length > 0 && chance.chance(0.7)) {
    place = chance.pick(place.children);
    path += (chance.chance(0.08) ? " " : "") + place.number;
  }
  return reference(lead + clause.number + path, codeKey(place.document, place.key));
}

function sectionList(citing: Citing): Fragment {
  const { clauses } = aSection(citing);
  return listOf(citing, "Sections ", clauses, citing.chance.whole(2, 4));
}

function chapterList(citing: Citing): Fragment {
  return listOf(citing, "Sections ", aSection(citing).chapters, 2);
}

/** `Sections G3.5, G3.6 and G3.8`, in the order of the text. */
function listOf(citing: Citing, lead: string, among: readonly PlannedPlace[], count: number): Fragment {
  const { chance } = citing;
  const chosen = [...new Set(Array.from({ length: count }, () => chance.pick(among)))].sort((a, b) => among.indexOf(a) - among.indexOf(b));
  const last = chance.pick([" and ", " or "]);
  return join(
    ...chosen.flatMap((place, i) => {
      const between = i === 0 ? "" : i < chosen.length - 1 ? ", " : chance.chance(0.15) && chosen.length > 2 ? `,${last}` : last;
      return [between, cite(i === 0 ? (chosen.length === 1 ? lead.replace("s ", " ") : lead) : "", place)];
    }),
  );
}

/** `Sections G3.17 to G3.20`, `G3.17 – G3.20` */
function sectionRange(citing: Citing): Fragment | undefined {
  const { chance } = citing;
  const { clauses } = aSection(citing);
  const start = chance.whole(0, clauses.length - 3);
  const end = start + chance.whole(1, 2);
  const lead = chance.chance(0.75) ? "Sections " : "";
  const dash = chance.pick(lead === "" ? [" – ", " - "] : [" to ", " to ", " – ", " - "]);
  return join(cite(lead, clauses[start]!), dash, cite("", clauses[end]!));
}

/** `Section H17.5(a) to (g)` */
function labelRange(citing: Citing): Fragment | undefined {
  const clause = section(citing);
  if (clause.children.length < 3) return undefined;
  const [start, end] = [clause.children[0]!, clause.children.at(-1)!];
  return join(
    reference(`Section ${clause.number}${start.number}`, codeKey(clause.document, start.key)),
    " to ",
    reference(end.number, codeKey(clause.document, end.key)),
  );
}

/** `Section K` and `Section K (Charging)` */
function wholeSection(citing: Citing): Fragment {
  const { document } = aSection(citing);
  const own = document === citing.from.document && citing.chance.chance(0.5);
  return join(reference(`${own ? "this " : ""}Section ${document.key}`.replace(/^this /, ""), document.key), citing.chance.chance(0.5) ? ` (${document.title})` : "");
}

/** `Section K 4.1` */
function spacedSection(citing: Citing): Fragment {
  const place = section(citing);
  return reference(`Section ${place.number[0]} ${place.number.slice(1)}`, codeKey(place.document, place.key));
}

/** `Sections H5.33-5.40` */
function droppedLetter(citing: Citing): Fragment | undefined {
  const { clauses } = aSection(citing);
  const start = citing.chance.whole(0, clauses.length - 2);
  const [one, other] = [clauses[start]!, clauses[start + 1]!];
  if (one.around !== other.around || /[A-Z]$/.test(one.number + other.number)) return undefined;
  return join(cite("Sections ", one), "-", reference(other.number.slice(1), codeKey(other.document, other.key)));
}

function annexToSection(citing: Citing): Fragment | undefined {
  const { annexes } = aSection(citing);
  const annex = annexes[0];
  return annex && reference(annex.number, codeKey(annex.document, annex.key));
}

function paragraphOfDefinition({ plan }: Citing): Fragment | undefined {
  const heading = plan.documents.find(({ key }) => key === "A")!.places[0]!.heading!;
  return join(reference("paragraph (b)(ii)", "Commissioned"), " of the definition of Commissioned in ", reference("Section A1", "A1"), ` (${heading})`);
}

/** `paragraph (b) of Section G3.5` */
function paragraphOfSection(citing: Citing): Fragment | undefined {
  const clause = section(citing);
  const [item] = clause.children;
  return item && join(reference(`paragraph ${item.number}`, codeKey(clause.document, item.key)), " of ", cite("Section ", clause));
}

// --- Within the clause

/** `paragraph (b) above` in a later item of the same list */
function relative({ from }: Citing): Fragment | undefined {
  if (from.kind !== "paragraph") return undefined;
  const parent = from.key.slice(0, from.key.lastIndexOf("("));
  const first = /\(a\)$/.test(from.key) || parent.includes("(") ? undefined : `${parent}(a)`;
  return first === undefined ? undefined : join(reference("paragraph (a)", codeKey(from.document, first)), " above");
}

// --- Within an Appendix

function ownPlace({ chance, places, from }: Citing): PlannedPlace | undefined {
  const own = places.of.get(from.document)!;
  return own.clauses.length === 0 || from.key !== from.number && from.kind !== "paragraph" || from.key.startsWith("Annex") ? undefined : chance.pick(chance.chance(0.75) ? own.clauses : own.chapters);
}

function ownClause(citing: Citing, lead: string): Fragment | undefined {
  const place = ownPlace(citing);
  return place && (/^\d+$/.test(place.number) && lead === "paragraph " ? undefined : cite(lead, place));
}

function ownList(citing: Citing): Fragment | undefined {
  if (ownPlace(citing) === undefined) return undefined;
  const { clauses } = citing.places.of.get(citing.from.document)!;
  return listOf(citing, citing.chance.pick(["sections ", "clauses "]), clauses, citing.chance.whole(2, 3));
}

function byTitle({ chance, places, from }: Citing): Fragment | undefined {
  const { titles } = places.of.get(from.document)!;
  if (titles.length === 0) return undefined;
  const place = chance.pick(titles);
  const [open, close] = from.document.style.curly ? ["“", "”"] : ['"', '"'];
  return reference(`section ${open}${place.heading}${close}`, codeKey(place.document, place.key));
}

function ownTable({ chance, places, from }: Citing): Fragment | undefined {
  const { tables } = places.of.get(from.document)!;
  if (tables.length === 0) return undefined;
  const table = chance.pick(tables);
  return reference(table.number, codeKey(table.document, table.key));
}

function ownAnnex({ chance, places, from }: Citing): Fragment | undefined {
  const { annexes } = places.of.get(from.document)!;
  if (annexes.length === 0) return undefined;
  const annex = chance.pick(annexes);
  return reference(annex.number, codeKey(annex.document, annex.key));
}

// --- Other documents

function appendix({ chance, places }: Citing): Cited {
  return chance.pick(places.appendices);
}

function wholeAppendix(citing: Citing): Fragment {
  const { document } = appendix(citing);
  const lead = citing.chance.chance(0.3) ? "SEC " : "";
  return join(lead, reference(`Appendix ${document.key}`, document.key), lead === "" && citing.chance.chance(0.4) ? ` (${document.title})` : "");
}

/** `section 1.3 of Appendix AD` */
function ofAppendix(citing: Citing): Fragment {
  const { document, clauses } = appendix(citing);
  const place = citing.chance.pick(clauses);
  const lead = citing.chance.pick(["section", "clause", "paragraph"]);
  return join(reference(`${lead} ${place.number}`, codeKey(document, place.key)), " of ", reference(`Appendix ${document.key}`, document.key));
}

/** `Appendix AD Section 3.8.17.1` */
function appendixSection(citing: Citing): Fragment {
  const { document, clauses } = appendix(citing);
  const place = citing.chance.pick(clauses);
  return reference(`Appendix ${document.key} ${citing.chance.pick(["Section", "section", "clause"])} ${place.number}`, codeKey(document, place.key));
}

/** `AG 2.1.3` */
function appendixKey(citing: Citing): Fragment | undefined {
  const { document, clauses } = appendix(citing);
  const place = citing.chance.pick(clauses);
  // `A 1.2.1` would read as an article.
  return document.key.length < 2 ? undefined : reference(`${document.key} ${place.number}`, codeKey(document, place.key));
}

/** `SMKI RAPP section 5.4` */
function byAlias(citing: Citing): Fragment | undefined {
  const { document, clauses } = appendix(citing);
  const place = citing.chance.pick(clauses);
  return document.alias === undefined ? undefined : reference(`${document.alias} section ${place.number}`, codeKey(document, place.key));
}

/** `section 5.4 of the Gateway Access Policy` */
function ofTitle(citing: Citing): Fragment {
  const { document, clauses } = appendix(citing);
  const place = citing.chance.pick(clauses);
  return reference(`section ${place.number} of the ${document.title}`, codeKey(document, place.key));
}

/** `Part 4.4 of the SMKI Compliance Policy` */
function partOf(citing: Citing): Fragment | undefined {
  const { document, chapters } = appendix(citing);
  const place = citing.chance.pick(chapters);
  return place.number.includes(".") ? reference(`Part ${place.number} of the ${document.title}`, codeKey(document, place.key)) : undefined;
}

/** `Annex A of Appendix P` */
function annexOf(citing: Citing): Fragment | undefined {
  const { document, annexes } = appendix(citing);
  if (annexes.length === 0) return undefined;
  const annex = citing.chance.pick(annexes);
  return join(reference(annex.number, codeKey(document, annex.key)), " of ", reference(`Appendix ${document.key}`, document.key));
}

// --- Outside the Code

function statute({ chance }: Citing): Fragment {
  const act = chance.pick(acts);
  return chance.weighted<() => Fragment>([
    [5, () => reference(`section ${chance.whole(1, 90)}${chance.pick(["", "A", "(1)", "(2)(a)"])} of the ${act}`, "", "external")],
    [1, () => reference(`sections ${chance.whole(1, 40)} and ${chance.whole(41, 90)} of the ${act}`, "", "external")],
    [1, () => reference(`paragraph ${chance.whole(1, 9)} of Schedule ${chance.whole(1, 9)} to the ${act}`, "", "external")],
  ])();
}

function licence({ chance }: Citing): Fragment {
  return reference(`Condition ${chance.whole(1, 40)} of the DCC Licence`, "", "external");
}

function standard({ chance }: Citing): Fragment {
  return chance.chance(0.5) ? reference(`RFC ${chance.whole(1000, 8999)}`, "", "external") : reference(`RFC ${chance.whole(1000, 8999)} section ${chance.whole(1, 9)}`, "", "external");
}

/** A document of the Code that is not here: the Sections end before Y, the Appendices before CA. */
function absent({ chance }: Citing): Fragment {
  const section = `${chance.pick(["Y", "Z"])}${chance.whole(1, 9)}.${chance.whole(1, 20)}`;
  return chance.chance(0.5) ? reference(`Section ${section}`, section, "absent") : reference(`Appendix C${chance.pick(["A", "B"])}`, "", "absent");
}

// --- DUIS

function responseCode({ plan, chance }: Citing): Fragment {
  const code = chance.whole(0, plan.codes.length - 4);
  const at = (i: number) => plan.codes[code + i]!;
  return chance.weighted<() => Fragment>([
    [3, () => reference(`Response Code ${at(0)}`, at(0))],
    [1, () => join(reference(`Response Codes ${at(0)}`, at(0)), chance.pick([" to ", " – "]), reference(at(3), at(3)))],
    [1, () => join(reference(`Response Codes ${at(0)}`, at(0)), " and ", reference(at(2), at(2)))],
  ])();
}

function serviceRequest({ plan, chance }: Citing): Fragment {
  const { variant } = chance.pick(plan.requests);
  return reference(`${chance.pick(["Service Request", "Service Request", "SRV", "Service Reference Variant"])} ${variant}`, variant);
}

function schemaName({ plan, chance }: Citing): Fragment {
  const name = chance.pick(plan.schemaNames);
  const tick = chance.chance(0.3) ? "`" : "";
  return join("the value of ", tick, reference(`sr:${name}`, name), tick);
}

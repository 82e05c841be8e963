// References to Sections, as every document makes them.

import { cite, listOf, pathOf, withHeading, type Cited, type Citing, type Forms } from "./citing.ts";
import { join, reference, type Fragment } from "./fragment.ts";
import { codeKey, type PlannedPlace } from "./plan.ts";

export const sectionForms: Forms = [
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

function aSection({ chance, places, from }: Citing): Cited {
  const own = places.of.get(from.document);
  if (own && places.sections.includes(own) && chance.chance(0.5)) return own;
  return chance.pick(places.sections);
}

function section(citing: Citing): PlannedPlace {
  return citing.chance.pick(aSection(citing).clauses);
}

function sectionList(citing: Citing): Fragment {
  const { clauses } = aSection(citing);
  return listOf(citing, "Sections ", clauses, citing.chance.whole(2, 4));
}

function chapterList(citing: Citing): Fragment {
  return listOf(citing, "Sections ", aSection(citing).chapters, 2);
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
  return join(own ? "this " : "", reference(`Section ${document.key}`, document.key), !own && citing.chance.chance(0.5) ? ` (${document.title})` : "");
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

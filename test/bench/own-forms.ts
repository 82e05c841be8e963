// References of an Appendix or a Schedule to places of its own, and of an item to another of its list.

import { cite, listOf, pathOf, withHeading, type Citing, type Forms } from "./citing.ts";
import { join, reference, type Fragment } from "./fragment.ts";
import { codeKey, type PlannedPlace } from "./plan.ts";

export const ownForms: Forms = [
  [14, (c) => ownClause(c, c.chance.pick(["section ", "clause ", "paragraph "]))],
  [5, (c) => { const own = ownClause(c, "section "); return own && join(own, " of this document"); }],
  [5, ownList],
  [4, (c) => { const place = ownPlace(c); return place && withHeading(c.chance.pick(["section ", "clause "]), place); }],
  [3, (c) => { const place = ownPlace(c); return place && pathOf(c, place, "clause "); }],
  [1, byTitle],
  [2, ownTable],
  [2, ownAnnex],
];

/** `paragraph (b) above` in a later item of the same list */
export function relative({ from }: Citing): Fragment | undefined {
  if (from.kind !== "paragraph") return undefined;
  const parent = from.key.slice(0, from.key.lastIndexOf("("));
  const first = /\(a\)$/.test(from.key) || parent.includes("(") ? undefined : `${parent}(a)`;
  return first === undefined ? undefined : join(reference("paragraph (a)", codeKey(from.document, first)), " above");
}

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

// Places in the Code's own words, as a modification report lists them: `Section G3.5`, `Appendix AG 2.1.3`,
// `DUIS 3.8.117.2`, `Annex to Section F4`.

import { headingWords } from "../index/names.ts";
import type { Facts } from "../index/facts.ts";
import { identityName } from "../syntax/identity.ts";
import type { Clause } from "../syntax/tree.ts";
import { listed } from "../text/sentence.ts";
import { slice } from "../text/span.ts";
import { isNextTo } from "./clauses.ts";
import { rowName, type Passage } from "./passages.ts";

export interface Place {
  readonly document: Facts;
  /** The key of the clause in the document; "" for the whole document. */
  readonly key: string;
  /** What stands before the number: `Section `, `Appendix AG `, `DUIS `. */
  readonly lead: string;
  /** `G3.5(a)`, `2.1.3`; "" for the whole document. */
  readonly number: string;
  /** What in it: `definition of “SM WAN”`; "" for all of it. */
  readonly detail: string;
}

/** Where a passage stands. */
export function placeOfPassage(passage: Passage): Place {
  const { document, clause, definition, row } = passage;
  const isRowOfDefinition = definition?.form === "table" && row !== undefined;
  const detail = isRowOfDefinition || (definition && definition.clause !== clause?.index) ? `definition of “${definition.term}”` : row && !row.isHeader && rowName(passage) !== "" ? `“${rowName(passage)}”` : isOpening(passage) ? (passage.kind === "heading" ? "title" : "opening text") : "";
  return placeOfClause(document, clause, detail);
}

/** Whether it stands before all clauses of its document, in its title or below it. */
function isOpening({ document, clause, row }: Passage): boolean {
  return !clause && !row && document.tree.clauses.length > 0;
}

/** Where a clause stands; an unnumbered heading is told by the clause around it. */
export function placeOfClause(document: Facts, clause: Clause | undefined, detail = ""): Place {
  const { clauses, text } = document.tree;
  let at = clause;
  while (at && at.key === "" && at.parent >= 0) at = clauses[at.parent];
  const heading = clause && clause.key === "" && clause.heading && detail === "" ? `heading “${headingWords(slice(text, clause.heading))}”` : detail;
  const key = at?.key ?? "";
  const { kind, key: name, aliases, title } = document.tree.identity;
  if (kind === "section") {
    const annex = /^([A-Z]+\d[\w.]*) Annex(?: (.+))?$/.exec(key);
    if (annex) return { document, key, lead: "Annex to Section ", number: annex[2] === undefined ? annex[1]! : `${annex[1]}, ${annex[2]}`, detail: heading };
    if (key === "" || /^[A-Z]{1,2}\d/.test(key)) return { document, key, lead: "Section ", number: key === "" ? name : key, detail: heading };
    return { document, key, lead: `Section ${name}, `, number: key, detail: heading };
  }
  const alias = document.tree.language === "duis" ? aliases[0] : undefined;
  const lead = alias ?? (kind === "other" ? title || name : identityName({ kind, key: name }));
  // `Appendix P, Appendix A 1.1`: a name of its own is no number; nor do two numbers run together, as in `Schedule 1, 4`.
  return { document, key, lead: key === "" ? lead : /^\d/.test(key) && !/\d$/.test(lead) ? `${lead} ` : `${lead}, `, number: key.replace(/(?<=\d) (?=\d)/, ", "), detail: heading };
}

/** One place: `Section A1.1 (definition of “SM WAN”)`. */
export function placeWords({ lead, number, detail }: Place): string {
  return `${lead}${number}${detail === "" ? "" : ` (${detail})`}`;
}

/** More rows of one table than these are not named one by one. */
export const mostDetails = 4;

/** Places as a report lists them, a line for each document: `Sections M3.1, M3.2 and M3.5`, `Sections M3.1 to M3.7`. */
export function placeLines(places: readonly Place[]): readonly string[] {
  const byLead = new Map<string, { readonly place: Place; readonly numbers: Map<string, { readonly place: Place; readonly details: Set<string> }> }>();
  for (const place of places) {
    const key = `${place.lead.trimEnd()}\n${place.document.id}`;
    const line = byLead.get(key) ?? { place, numbers: new Map() };
    byLead.set(key, line);
    const at = line.numbers.get(place.number) ?? { place, details: new Set<string>() };
    line.numbers.set(place.number, at);
    if (place.detail !== "") at.details.add(place.detail);
  }
  return [...byLead.values()].map(({ place: { lead }, numbers }) => {
    const plural = numbers.size > 1 && lead === "Section " ? "Sections " : lead;
    const named = ({ place: { number }, details }: Numbered): string => (details.size === 0 || details.size > mostDetails ? number : `${number}${number === "" && lead.endsWith(" ") ? "" : " "}(${detailWords([...details])})`);
    const runs = runsOf([...numbers.values()]);
    return `${plural}${listed(runs.flatMap((run) => (run.length > mostInRow ? [`${named(run[0]!)} to ${named(run.at(-1)!)}`] : run.map(named))))}`.trimEnd();
  });
}

interface Numbered {
  readonly place: Place;
  readonly details: ReadonlySet<string>;
}

/** More clauses that follow one another are told by the first and the last. */
const mostInRow = 4;

/** Whole clauses that follow one another, with nothing between them; all else by itself. */
function runsOf(list: readonly Numbered[]): readonly (readonly Numbered[])[] {
  const runs: Numbered[][] = [];
  let last: Clause | undefined;
  for (const one of list) {
    const { document, key } = one.place;
    const clause = one.details.size === 0 && key !== "" ? document.clauses.get(key)?.[0] : undefined;
    if (last && clause && isNextTo(document, last, clause)) runs.at(-1)!.push(one);
    else runs.push([one]);
    last = clause;
  }
  return runs;
}

/** `definitions of “A” and “B”` */
function detailWords(details: readonly string[]): string {
  const terms = details.map((detail) => /^definition of (.+)$/.exec(detail)?.[1]);
  return details.length > 1 && terms.every((term) => term !== undefined) ? `definitions of ${listed(terms as readonly string[])}` : listed(details);
}

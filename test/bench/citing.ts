// What a reference chooses from, and the parts that forms of reference share.

import { join, reference, type Fragment } from "./fragment.ts";
import { codeKey, type Plan, type PlannedDocument, type PlannedPlace } from "./plan.ts";
import type { Random } from "./random.ts";

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

/** One way to refer; undefined where it does not suit the place. */
export type Form = (citing: Citing) => Fragment | undefined;

/** Forms with how often each is chosen. */
export type Forms = readonly (readonly [weight: number, form: Form])[];

export function cite(lead: string, place: PlannedPlace): Fragment {
  return reference(lead + place.number, codeKey(place.document, place.key));
}

/** `Section T3.34 (Additional Interface Testing)` */
export function withHeading(lead: string, place: PlannedPlace): Fragment | undefined {
  const heading = headingOf(place);
  return heading === undefined ? undefined : join(cite(lead, place), ` (${heading})`);
}

/** One of the headings that a reference to `place` may bear. */
export function headingOf(place: PlannedPlace): string | undefined {
  return place.heading ?? place.group ?? place.around;
}

/** `Section G3.5(a)(ii)`, and `G3.5(b) (i)` now and then. */
export function pathOf(citing: Citing, clause: PlannedPlace, lead: string): Fragment | undefined {
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

/** `Sections G3.5, G3.6 and G3.8`, in the order of the text. */
export function listOf(citing: Citing, lead: string, among: readonly PlannedPlace[], count: number): Fragment {
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

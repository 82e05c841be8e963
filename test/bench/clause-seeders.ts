// Plan seeders for the rules about clauses, lists, headings and annexes.

import { letters } from "./names.ts";
import { place, type Plan, type PlannedPlace } from "./plan.ts";
import type { Random } from "./random.ts";
import { isDrafted, isPlain, type Seeder } from "./seeding.ts";

export const clauseSeeders: Readonly<Record<string, Seeder>> = {
  "duplicate-clause": { kind: "plan", seed: duplicateClause },
  "clause-order": { kind: "plan", seed: clauseOrder },
  "numbering-gap": { kind: "plan", seed: numberingGap },
  "list-sequence": { kind: "plan", seed: listSequence },
  "list-conjunction": { kind: "plan", seed: listConjunction },
  "heading-level": { kind: "plan", seed: headingLevel },
  "unreferenced-annex": { kind: "plan", seed: unreferencedAnnex },
};

function duplicateClause(plan: Plan, chance: Random): boolean {
  const { places } = chance.pick(plan.documents.filter(({ key }) => key !== "AD"));
  const among = places.filter((one) => isPlain(one) && one.citable);
  if (among.length === 0) return false;
  const first = chance.pick(among);
  // Which of the two a reference means, nobody could say.
  first.citable = false;
  const second = place(first.document, { ...first, opensGroup: false, children: [], defines: [], rows: [], citable: false, fault: "duplicate-clause" });
  places.splice(places.indexOf(first) + 1, 0, second);
  return true;
}

/** Four neighbours in one chapter, with whole numbers, of which no other fault is told. */
function fourIn(plan: Plan, chance: Random): { readonly places: PlannedPlace[]; readonly at: number } | undefined {
  const { places } = chance.pick(plan.documents.filter(({ key }) => key !== "AD"));
  const at = chance.whole(0, places.length - 4);
  const four = places.slice(at, at + 4);
  const isFit = (one: PlannedPlace, i: number) =>
    isDrafted(one) && !one.notUsed && one.kind === "clause" && one.key === one.number && one.rows.length === 0 && one.fault === undefined && /\d$/.test(one.number) && !(i > 0 && one.opensGroup)
    && one.around === four[0]!.around && lastOf(one) === lastOf(four[0]!) + i;
  return four.length === 4 && four.every(isFit) ? { places, at } : undefined;
}

function lastOf({ number }: PlannedPlace): number {
  return Number(/\d+$/.exec(number)?.[0]);
}

/** The second of four behind the fourth. */
function clauseOrder(plan: Plan, chance: Random): boolean {
  const found = fourIn(plan, chance);
  if (!found) return false;
  const { places, at } = found;
  // A few slips, no other order.
  if (places.filter(({ fault }) => fault === "clause-order").length * 40 > places.length) return false;
  const [moved] = places.splice(at + 1, 1);
  moved!.fault = "clause-order";
  places.splice(at + 3, 0, moved!);
  for (const one of places.slice(at, at + 4)) one.fault ??= "";
  return true;
}

/** The second of four is lost; told at the third. */
function numberingGap(plan: Plan, chance: Random): boolean {
  const found = fourIn(plan, chance);
  if (!found) return false;
  const { places, at } = found;
  const lost = places[at + 1]!;
  if (!isPlain(lost) || !lost.citable || places.filter(({ fault }) => fault === "numbering-gap").length * 25 > places.length) return false;
  places.splice(at + 1, 1);
  places[at + 1]!.fault = "numbering-gap";
  return true;
}

function lists(plan: Plan): readonly PlannedPlace[] {
  const all = (one: PlannedPlace): readonly PlannedPlace[] => [...(one.children.length > 0 ? [one] : []), ...one.children.flatMap(all)];
  return plan.documents.flatMap(({ places }) => places).filter(isDrafted).flatMap(all);
}

/** (a), (b), (d) */
function listSequence(plan: Plan, chance: Random): boolean {
  const among = lists(plan).filter(({ children }) => children.length > 2 && children.length < 7 && children.every(({ children, fault }) => children.length === 0 && fault === undefined));
  if (among.length === 0) return false;
  const list = chance.pick(among);
  const at = chance.whole(1, list.children.length - 2);
  list.children.splice(at, 1);
  list.children[at]!.fault = "list-sequence";
  return true;
}

/** No `and` before the last item. */
function listConjunction(plan: Plan, chance: Random): boolean {
  const among = lists(plan).filter(({ children, unjoined }) => !unjoined && children.length > 1 && children.at(-2)!.children.length === 0 && children.every(({ fault }) => fault === undefined));
  if (among.length === 0) return false;
  chance.pick(among).unjoined = true;
  return true;
}

/** The first part of an Appendix's chapter, marked a level too deep. */
function headingLevel(plan: Plan, chance: Random): boolean {
  const { places } = chance.pick(plan.documents);
  const among = places.flatMap((one, i) => (isDrafted(one) && one.kind === "chapter" && one.level === 3 && one.fault === undefined && places[i - 1]?.level === 2 ? [i] : []));
  if (among.length === 0) return false;
  const at = chance.pick(among);
  const from = places[at]!;
  const moved = { ...from, level: 4, fault: "heading-level" };
  if (plan.documents.some((document) => document.places.some(({ rows }) => rows.some(({ pointsTo }) => pointsTo === from)))) return false;
  places[at] = moved;
  return true;
}

/** Another annex at the end of an Appendix, with a clause in it; nothing refers to it. */
function unreferencedAnnex(plan: Plan, chance: Random): boolean {
  const document = chance.pick(plan.documents.filter(({ kind, key }) => kind === "appendix" && key !== "AD"));
  const { places } = document;
  const annexes = places.filter(({ kind }) => kind === "annex");
  if (annexes.length > 20) return false;
  const number = `Annex ${letters(annexes.length)}`;
  const heading = plan.newName();
  places.push(place(document, { kind: "annex", number, key: number, level: 2, heading, citable: false, fault: "unreferenced-annex" }));
  places.push(place(document, { kind: "clause", number: "1.1", key: `${number} 1.1`, level: 0, heading: undefined, around: heading }));
  return true;
}

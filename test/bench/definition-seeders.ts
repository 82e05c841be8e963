// Plan seeders for the rules about definitions.

import { initials, withArticle } from "./names.ts";
import { addRow, type Defined, type Plan, type PlannedPlace, type Term } from "./plan.ts";
import type { Random } from "./random.ts";
import { isPlain, type Seeder } from "./seeding.ts";

export const definitionSeeders: Readonly<Record<string, Seeder>> = {
  "duplicate-definition": { kind: "plan", seed: duplicateDefinition },
  "empty-definition": { kind: "plan", seed: emptyDefinition },
  "definition-pointer": { kind: "plan", seed: definitionPointer },
  "circular-definition": { kind: "plan", seed: circularDefinition },
  "unused-definition": { kind: "plan", seed: unusedDefinition },
};

function duplicateDefinition(plan: Plan, chance: Random): boolean {
  const table = definitionsOfCode(plan);
  const governing = table.rows.filter(({ kind, pointsTo, fault }) => kind === "meaning" && !pointsTo && !fault);
  const again = chance.pick(governing);
  if (/^(?:Code|Commissioned|Party|Panel|User|DCC|Authority|Transport Layer Security)$/.test(again.term.name)) return false;
  const written = again.term.acronym !== undefined && chance.chance(0.5) ? { written: again.term.acronym } : {};
  const second: Defined = { term: again.term, ...written, kind: "meaning", scope: undefined, fault: "duplicate-definition" };
  // Twice is enough: a term that stands three times is two faults of one cause.
  const places = plan.documents.flatMap(({ places }) => places);
  if (places.some(({ rows, defines }) => [...rows, ...defines].some(({ term, fault }) => term === again.term && fault))) return false;
  const tables = places.filter((one) => one !== table && one.rows.length > 0);
  if (tables.length > 0 && chance.chance(0.6)) addRow(chance.pick(tables), second);
  else {
    const where = chance.pick(places.filter(isPlain));
    where.defines.push(second);
  }
  return true;
}

function emptyDefinition(plan: Plan, chance: Random): boolean {
  const table = chance.pick(definitionTables(plan));
  const name = plan.newName();
  const term = { name, acronym: chance.chance(0.2) ? initials(name) : undefined, within: table.document };
  addRow(table, { term, kind: "empty", scope: scopeOf(table, plan), fault: "empty-definition" });
  return true;
}

/** A pointer that the definition has moved away from. A third of them at most, so that true ones are left. */
function definitionPointer(plan: Plan, chance: Random): boolean {
  const { rows } = definitionsOfCode(plan);
  const pointers = rows.filter(({ kind }) => kind === "pointer");
  const left = pointers.filter(({ fault }) => fault === undefined);
  if (left.length * 3 < pointers.length * 2 || left.length === 0) return false;
  const pointer = chance.pick(left);
  const elsewhere = chance.pick(plan.documents).places.filter((one) => isPlain(one) && one.citable && one.key === one.number);
  if (elsewhere.length === 0) return false;
  const pointsTo = chance.pick(elsewhere);
  // No other fault is to befall it.
  pointsTo.citable = false;
  rows.splice(rows.indexOf(pointer), 1, { ...pointer, pointsTo, fault: "definition-pointer" });
  return true;
}

/** Two terms that are each other: two faults, one at each. */
function circularDefinition(plan: Plan, chance: Random): boolean {
  const table = definitionsOfCode(plan);
  const pair = [0, 1].map((): Term => ({ name: plan.newName(), acronym: undefined, within: undefined }));
  for (const [i, term] of pair.entries()) {
    const other = pair[1 - i]!.name;
    const meaning = chance.pick([`means ${withArticle(other)}.`, `means any ${other}.`, `means each ${other}.`]);
    addRow(table, { term, kind: "meaning", scope: "code", meaning, fault: "circular-definition" });
  }
  plan.terms.push(...pair);
  return true;
}

/** In an Appendix: of a Code of which some documents are absent, nobody can say what Section A's terms are for. */
function unusedDefinition(plan: Plan, chance: Random): boolean {
  const tables = definitionTables(plan).filter((one) => one !== definitionsOfCode(plan));
  if (tables.length === 0) return false;
  const table = chance.pick(tables);
  const term = { name: plan.newName(), acronym: undefined, within: table.document };
  addRow(table, { term, kind: "meaning", scope: "document", fault: "unused-definition" });
  return true;
}

/** Moves a row of a table to its end: one in a table, as one is told of. */
export function definitionOrder(plan: Plan, chance: Random): boolean {
  const tables = definitionTables(plan).filter(({ rows }) => rows.length > 4 && !rows.some(({ fault }) => fault === "definition-order"));
  if (tables.length === 0) return false;
  const { rows } = chance.pick(tables);
  const at = chance.whole(0, rows.length - 4);
  const row = rows[at]!;
  const initial = ({ term, written }: Defined) => (written ?? term.name)[0]!.toLowerCase();
  if (row.fault !== undefined || row.written !== undefined || [rows.at(-1)!, rows.at(-2)!].some((one) => initial(one) <= initial(row))) return false;
  rows.splice(at, 1);
  rows.push({ ...row, fault: "definition-order" });
  return true;
}

export function definitionsOfCode(plan: Plan): PlannedPlace {
  return plan.documents.find(({ kind, key }) => kind === "section" && key === "A")!.places.find(({ kind }) => kind === "clause")!;
}

function definitionTables(plan: Plan): readonly PlannedPlace[] {
  return plan.documents.flatMap(({ places }) => places).filter(({ rows }) => rows.length > 0);
}

function scopeOf(table: PlannedPlace, plan: Plan): "code" | "document" {
  return table === definitionsOfCode(plan) ? "code" : "document";
}

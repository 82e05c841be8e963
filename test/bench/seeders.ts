// One seeder a rule: how its fault gets into a Code. A new rule is a new entry. A "plan" seeder changes the skeleton
// before it is written; a "sentence" seeder changes or lengthens a sentence that is about to be.

import { clauseSeeders } from "./clause-seeders.ts";
import { definitionOrder, definitionSeeders } from "./definition-seeders.ts";
import { duisSeeders } from "./duis-seeders.ts";
import type { Plan } from "./plan.ts";
import { referenceSeeders } from "./reference-seeders.ts";
import type { Seeder } from "./seeding.ts";
import { wordSeeders } from "./word-seeders.ts";

/** Plan seeders work in this order. */
export const seeders: Readonly<Record<string, Seeder>> = {
  ...definitionSeeders,
  ...clauseSeeders,
  ...referenceSeeders,
  ...wordSeeders,
  ...duisSeeders,
  "duplicate-document": { kind: "plan", seed: duplicateDocument },
  // Last of all: the seeders above put rows where they belong.
  "definition-order": { kind: "plan", seed: definitionOrder },
};

/** A Schedule in two files: two faults, one in each. */
function duplicateDocument({ twins }: Plan): boolean {
  if (twins.length >= 10) return false;
  twins.push(String(80 + twins.length));
  return true;
}

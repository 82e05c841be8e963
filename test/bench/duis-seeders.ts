// Plan seeders for the rules about DUIS and its XML Schema. A table of data items has at most three faults, each at
// another item, so that none hides another.

import type { Plan } from "./plan.ts";
import type { Random } from "./random.ts";
import type { Seeder } from "./seeding.ts";

export const duisSeeders: Readonly<Record<string, Seeder>> = {
  ...Object.fromEntries(["duplicate-data-item", "missing-data-item", "unknown-data-item", "mandatory-mismatch", "type-mismatch"].map((rule) => [rule, itemSeeder(rule)])),
  "response-code-gap": codeSeeder("response-code-gap"),
  "response-code-unspecified": codeSeeder("response-code-unspecified"),
  "eligible-user-mismatch": requestSeeder("eligible-user-mismatch", 1),
  "service-request-mismatch": requestSeeder("service-request-mismatch", 2),
};

const ofRequests: ReadonlySet<string> = new Set(["eligible-user-mismatch", "service-request-mismatch"]);

function itemSeeder(rule: string): Seeder {
  return {
    kind: "plan",
    seed(plan: Plan, chance: Random) {
      const { flaws, items } = chance.pick(plan.requests);
      const taken = [...flaws].filter(([other]) => !ofRequests.has(other)).map(([, at]) => at);
      const at = chance.whole(0, items.length - 1);
      if (flaws.has(rule) || taken.includes(at) || taken.length >= Math.min(3, items.length - 2)) return false;
      flaws.set(rule, at);
      return true;
    },
  };
}

/** `ways`: in how many of its fields the request may differ from the matrix. */
function requestSeeder(rule: string, ways: number): Seeder {
  return {
    kind: "plan",
    seed(plan: Plan, chance: Random) {
      const { flaws } = chance.pick(plan.requests);
      if (flaws.has(rule)) return false;
      flaws.set(rule, chance.whole(0, ways - 1));
      return true;
    },
  };
}

/** At a code that has sound ones on both sides, and is not the last. */
function codeSeeder(rule: string): Seeder {
  return {
    kind: "plan",
    seed({ moreCodes }: Plan, chance: Random) {
      const at = chance.whole(1, moreCodes.length - 2);
      const missing = moreCodes.filter(({ flaw }) => flaw === rule).length;
      if (missing * 6 > moreCodes.length || moreCodes.slice(at - 1, at + 2).some(({ flaw }) => flaw !== undefined)) return false;
      moreCodes[at]!.flaw = rule;
      return true;
    },
  };
}

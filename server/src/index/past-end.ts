// Items that a reference counts past the end of their list: `paragraph (g)` where the list ends at (e).

import { readings } from "../syntax/numbers.ts";
import type { Clause } from "../syntax/tree.ts";
import type { Facts } from "./facts.ts";
import { countsUp } from "./list-runs.ts";

/** Lists of more items are no drafter's, and are not gone through for each label. */
const mostItems = 500;

/** The full key of what `key` names about the clause at `index`, where the list that it would stand in ends before it: that of the item (b), for the last label of `(b)(iii)`, else one around the clause, for the first. */
export function keyPastEnd(from: Facts, index: number, key: string, label: string): string | undefined {
  const inner = key === label ? undefined : innerListEndedBefore(from, index, key.slice(0, -label.length), label);
  if (inner) return inner.key + label;
  const first = key.slice(0, key.indexOf(")") + 1);
  const outer = outerListEndedBefore(from, index, first);
  return outer && outer.key + first;
}

/** The item `base` (`(b)` of `(b)(iii)`) about the clause at `index`, where its list runs from its first item to one before `label`. */
function innerListEndedBefore({ tree: { clauses }, clauses: byKey }: Facts, index: number, base: string, label: string): Clause | undefined {
  for (let at = index; at >= 0; at = clauses[at]!.parent) {
    const item = byKey.only(clauses[at]!.key + base);
    if (!item) continue;
    const items: Clause[] = [];
    for (let i = item.index + 1; i < clauses.length && clauses[i]!.from < item.content.to; i++) {
      if (clauses[i]!.parent === item.index && items.push(clauses[i]!) > mostItems) return undefined;
    }
    return readings(label.slice(1, -1)).some(([style, value]) => value > items.length && countsUp(items, style)) ? item : undefined;
  }
  return undefined;
}

/** The clause around the one at `index` whose list runs from its first item to one before `label`, where no item about there is called so. */
function outerListEndedBefore({ tree: { clauses } }: Facts, index: number, label: string): Clause | undefined {
  const sought = readings(label.slice(1, -1));
  if (sought.length !== 1) return undefined;
  const [style, value] = sought[0]!;
  let outer = index;
  while (outer >= 0 && clauses[outer]!.kind === "paragraph") outer = clauses[outer]!.parent;
  const end = clauses[outer]?.content.to ?? 0;
  const within: Clause[] = [];
  for (let i = outer + 1; i < clauses.length && clauses[i]!.from < end; i++) {
    const one = clauses[i]!;
    if (one.kind !== "paragraph") continue;
    if (one.number === label || within.push(one) > mostItems) return undefined;
  }
  for (let at = index; at > outer && clauses[at]!.kind === "paragraph"; at = clauses[at]!.parent) {
    const { parent } = clauses[at]!;
    const items = within.filter((one) => one.parent === parent);
    if (countsUp(items, style)) return value > items.length ? clauses[parent] : undefined;
  }
  return undefined;
}

// The order in which people speak of the documents of the Code.

import { byUnits } from "../text/ordered.ts";
import type { Facts } from "./facts.ts";

const kinds = { section: 0, schedule: 1, appendix: 2, other: 3 };

/** Sections before Appendices, each by letter (A..Z, AA..), then by file: the same whatever order the files came in. */
export function inCodeOrder(documents: readonly Facts[]): readonly Facts[] {
  return [...documents].sort((a, b) => {
    const x = a.tree.identity;
    const y = b.tree.identity;
    return kinds[x.kind] - kinds[y.kind] || x.key.length - y.key.length || byUnits(x.key, y.key) || byUnits(a.id, b.id);
  });
}

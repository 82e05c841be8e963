// The order in which people speak of the documents of the Code.

import type { Identity } from "../syntax/tree.ts";
import { byUnits } from "../text/ordered.ts";
import type { Facts } from "./facts.ts";

/** `documents` in that order, those of one identity by file: the same whatever order the files came in. */
export function inCodeOrder(documents: readonly Facts[]): readonly Facts[] {
  return [...documents].sort((a, b) => byCodeOrder(a.tree.identity, b.tree.identity) || byUnits(a.id, b.id));
}

/** Below zero where `a` comes before `b`: Sections A to X, Schedules by number, Appendices A to Z and AA onwards, the rest by name. */
export function byCodeOrder(a: Pick<Identity, "kind" | "key">, b: Pick<Identity, "kind" | "key">): number {
  return kinds[a.kind] - kinds[b.kind] || (a.kind === "other" ? 0 : a.key.length - b.key.length) || byUnits(a.key, b.key);
}

const kinds = { section: 0, schedule: 1, appendix: 2, other: 3 };

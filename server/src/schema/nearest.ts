// The declared names that someone may have meant by one that is not declared.

import { byUnits } from "../text/ordered.ts";
import { slipsBetween } from "../text/slips.ts";
import type { SchemaModel } from "./model.ts";

export interface Near {
  readonly name: string;
  /** How many letters have to change, be added, go or swap with the next. */
  readonly distance: number;
}

/**
 * The names in `models` nearest to `name`, best first; none that shares too little with it. Those that only add
 * letters to it, or leave some out, come before others as far away.
 */
export function nearestNames(models: readonly SchemaModel[], name: string, limit: number): readonly Near[] {
  return nearestOf(models.flatMap(({ names }) => [...names.keys()]), name, limit);
}

/** Those of `candidates` that are nearest to `name`, as `nearestNames` measures it. */
export function nearestOf(candidates: Iterable<string>, name: string, limit: number): readonly Near[] {
  const farthest = Math.max(1, Math.floor(name.length * 0.4));
  const sought = name.toLowerCase();
  const reordered = inOrder(name);
  const near = new Map<string, number>();
  for (const candidate of candidates) {
    if (near.has(candidate) || Math.abs(candidate.length - name.length) > farthest) continue;
    const lower = candidate.toLowerCase();
    // `FirmwareUpdate` for `UpdateFirmware`: the words are right, their order counts as one slip
    const distance = lower === sought ? 0 : Math.min(slipsBetween(sought, lower), slipsBetween(reordered, inOrder(candidate)) + 1);
    if (distance <= farthest) near.set(candidate, distance);
  }
  return [...near]
    .map(([candidate, distance]) => ({ name: candidate, distance }))
    .sort((a, b) => rank(a, sought) - rank(b, sought) || sharedStart(b.name, name) - sharedStart(a.name, name) || byUnits(a.name, b.name))
    .slice(0, limit);
}

/** Letters that are only added, or left out, weigh half: `FirmwareVersionUpdateStatus` is nearer than `FirmwareVersionDevice`. */
function rank({ name, distance }: Near, sought: string): number {
  const lower = name.toLowerCase();
  return lower.includes(sought) || sought.includes(lower) ? Math.min(distance, Math.abs(lower.length - sought.length) / 2) : distance;
}

/** The words of a name in lower case and alphabetical order: `ReadFirmwareVersion` -> `firmware read version`. */
function inOrder(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(" ")
    .sort()
    .join(" ");
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

// Things of one document by key. What is kept is where each stands in the document's list of them, so that the next
// version, whose list is the same but for places, can share the keys.

import { oncePer } from "../text/remembered.ts";

/** By key, one or more of the items of a list, in its order. */
export interface Keyed<Key extends string, Item> {
  get(key: Key): readonly Item[] | undefined;
  /** The item of `key`, if it has no other. */
  only(key: Key): Item | undefined;
  has(key: string): boolean;
  readonly size: number;
  keys(): Iterable<Key>;
  /** The items of each key that has several. */
  repeated(): Iterable<readonly Item[]>;
  [Symbol.iterator](): Iterator<readonly [Key, readonly Item[]]>;
}

/** Of each key, the positions of its items; of most keys there is one, which is no list, as there are many keys. */
export type Positions<Key extends string> = ReadonlyMap<Key, number | readonly number[]>;

/** The positions of `items` by the keys that `keysOf` gives each. */
export function positionsBy<Key extends string, Item>(items: readonly Item[], keysOf: (item: Item) => readonly Key[]): Positions<Key> {
  const positions = new Map<Key, number | number[]>();
  for (let i = 0; i < items.length; i++) {
    const keys = keysOf(items[i]!);
    for (let k = 0; k < keys.length; k++) {
      const same = positions.get(keys[k]!);
      if (same === undefined) positions.set(keys[k]!, i);
      else if (typeof same === "number") positions.set(keys[k]!, [same, i]);
      else same.push(i);
    }
  }
  return positions;
}

/** The `items` at `positions`. */
export function keyed<Key extends string, Item>(positions: Positions<Key>, items: readonly Item[]): Keyed<Key, Item> {
  const at = (places: number | readonly number[]): readonly Item[] => (typeof places === "number" ? [items[places]!] : places.map((place) => items[place]!));
  // Where many have one key, each of them may ask for all.
  const many = new Map<readonly number[], readonly Item[]>();
  const kept = (places: readonly number[]): readonly Item[] => {
    let found = many.get(places);
    if (!found) many.set(places, (found = at(places)));
    return found;
  };
  return {
    get(key) {
      const places = positions.get(key);
      return places === undefined ? undefined : typeof places !== "number" && places.length > 8 ? kept(places) : at(places);
    },
    only(key) {
      const place = positions.get(key);
      return typeof place === "number" ? items[place] : undefined;
    },
    has: (key) => positions.has(key as Key),
    size: positions.size,
    keys: () => positions.keys(),
    *repeated() {
      for (const places of repeatedIn(positions)) yield at(places);
    },
    *[Symbol.iterator]() {
      for (const [key, places] of positions) yield [key, at(places)] as const;
    },
  };
}

/** The positions of each key that has several: gone through once for all versions that share them. */
const repeatedIn = oncePer((positions: Positions<string>): readonly (readonly number[])[] => [...positions.values()].filter((places) => typeof places !== "number"));

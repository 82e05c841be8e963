// Lists by key.

/** Adds `item` to the list that `lists` has for `key`. */
export function addTo<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** `items` by their names; those without one ("") are left out, and those whose name another has. */
export function onlyOnes<Item>(items: Iterable<Item>, nameOf: (item: Item) => string): ReadonlyMap<string, Item> {
  const found = new Map<string, Item>();
  const twice = new Set<string>();
  for (const item of items) {
    const name = nameOf(item);
    if (name === "" || found.has(name)) twice.add(name);
    found.set(name, item);
  }
  for (const name of twice) found.delete(name);
  return found;
}

/** Positions in a list by key, in little room: thousands of short lists are parts of one array. */
export interface Filing<Key> {
  readonly keys: Iterable<Key>;
  /** Ascending. */
  under(key: Key): readonly number[];
}

/** Files the positions of `items` by their keys; those that have none are left out. */
export function filingOf<Item, Key>(items: { readonly length: number; at(position: number): Item | undefined }, keyOf: (item: Item) => Key | undefined): Filing<Key> {
  const slots = new Map<Key, number>();
  const counts: number[] = [];
  const slotOf = new Int32Array(items.length);
  for (let position = 0; position < items.length; position++) {
    const key = keyOf(items.at(position)!);
    let slot = key === undefined ? -1 : slots.get(key);
    if (slot === undefined) slots.set(key!, (slot = counts.push(0) - 1));
    slotOf[position] = slot;
    if (slot >= 0) counts[slot]!++;
  }
  const ends = Int32Array.from(counts);
  for (let slot = 1; slot < ends.length; slot++) ends[slot]! += ends[slot - 1]!;
  const filed = new Int32Array(ends.at(-1) ?? 0);
  // From behind: what is left of each count says where the next one goes.
  for (let position = items.length - 1; position >= 0; position--) {
    const slot = slotOf[position]!;
    if (slot >= 0) filed[(ends[slot - 1] ?? 0) + --counts[slot]!] = position;
  }
  return {
    get keys() {
      return slots.keys();
    },
    under(key) {
      const slot = slots.get(key);
      if (slot === undefined) return none;
      const positions: number[] = [];
      for (let i = ends[slot - 1] ?? 0; i < ends[slot]!; i++) positions.push(filed[i]!);
      return positions;
    },
  };
}

const none: readonly never[] = [];

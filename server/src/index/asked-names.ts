// The names that a check asked of the corpus, or whose answers changed with it: `term:…`, `identity:…`, and places, a key
// in a document, which are by far the most. Those are kept by document: made into one name, each would be a string more.

import type { DocumentId } from "./facts.ts";

export interface ReadonlyNames {
  /** How many there are. */
  readonly size: number;
  /** Whether both hold one of the other's. */
  meets(other: ReadonlyNames): boolean;
  readonly plain: ReadonlySet<string>;
  /** Of each document, the keys. */
  readonly places: ReadonlyMap<DocumentId, ReadonlySet<string>>;
}

export class Names implements ReadonlyNames {
  readonly plain: Set<string>;
  readonly places = new Map<DocumentId, Set<string>>();
  /** The document whose place was added last: places come in runs. */
  private last: DocumentId | undefined;
  private keys: Set<string> | undefined;

  /** `plain` are the first of them. */
  constructor(plain: Iterable<string> = []) {
    this.plain = new Set(plain);
  }

  get size(): number {
    let size = this.plain.size;
    for (const keys of this.places.values()) size += keys.size;
    return size;
  }

  add(name: string): void {
    this.plain.add(name);
  }

  addPlace(id: DocumentId, key: string): void {
    if (this.last !== id || !this.keys) {
      this.last = id;
      this.keys = this.places.get(id);
      if (!this.keys) this.places.set(id, (this.keys = new Set()));
    }
    this.keys.add(key);
  }

  addAll(others: ReadonlyNames): void {
    for (const name of others.plain) this.plain.add(name);
    for (const [id, keys] of others.places) for (const key of keys) this.addPlace(id, key);
  }

  meets(other: ReadonlyNames): boolean {
    if (shareOne(this.plain, other.plain)) return true;
    const [few, many] = this.places.size < other.places.size ? [this.places, other.places] : [other.places, this.places];
    for (const [id, keys] of few) {
      const others = many.get(id);
      if (others && shareOne(keys, others)) return true;
    }
    return false;
  }
}

/** No names at all. */
export const noNames: ReadonlyNames = new Names();

function shareOne(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  if (some.size > others.size) return shareOne(others, some);
  for (const name of some) if (others.has(name)) return true;
  return false;
}

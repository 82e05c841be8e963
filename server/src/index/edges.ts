// The edges of a tree of words, from a node by a word's number to the next node: a table of open places, as the terms are
// stepped through for each word of the Code.

export interface Edges {
  /** The node behind `node` by way of `word`; -1 for none. */
  get(node: number, word: number): number;
  add(node: number, word: number, next: number): void;
}

/** None yet. */
export function edges(): Edges {
  let mask = (1 << 12) - 1;
  let count = 0;
  // Node, word and next node, one after the other; a free place has the next node 0, which is the root.
  let places = new Int32Array((mask + 1) * 3);
  const placeOf = (node: number, word: number): number => {
    for (let at = (Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b)) >>> 7; ; at++) {
      const place = (at & mask) * 3;
      if (places[place + 2] === 0 || (places[place] === node && places[place + 1] === word)) return place;
    }
  };
  const put = (node: number, word: number, next: number): void => {
    const place = placeOf(node, word);
    places[place] = node;
    places[place + 1] = word;
    places[place + 2] = next;
  };
  return {
    get(node, word) {
      const next = places[placeOf(node, word) + 2]!;
      return next === 0 ? -1 : next;
    },
    add(node, word, next) {
      if (++count * 2 > mask) {
        const before = places;
        mask = mask * 2 + 1;
        places = new Int32Array((mask + 1) * 3);
        for (let i = 0; i < before.length; i += 3) if (before[i + 2] !== 0) put(before[i]!, before[i + 1]!, before[i + 2]!);
      }
      put(node, word, next);
    },
  };
}

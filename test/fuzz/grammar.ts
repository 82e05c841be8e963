// Texts by a grammar: what each name may become, with `{name}` in a text for whatever that one becomes.

import type { Chance } from "./chance.ts";

export type Grammar = Readonly<Record<string, readonly string[]>>;

const hole = /\{([a-zA-Z]+)\}/g;

/** A text that `grammar` makes of `{start}`. Below `depth` names it takes the shortest way out. */
export function written(grammar: Grammar, start: string, chance: Chance, depth = 14): string {
  const ways = grammar[start];
  if (!ways) throw new Error(`The grammar has no {${start}}.`);
  const way = depth > 0 ? chance.any(ways) : ways.reduce((best, one) => (holesIn(one) < holesIn(best) ? one : best));
  return way.replaceAll(hole, (_, name: string) => written(grammar, name, chance, depth - 1));
}

/** The pieces of text that the grammar is made of. */
export function terminals(grammar: Grammar): readonly string[] {
  return [...new Set(Object.values(grammar).flat().flatMap((way) => way.split(/\{[a-zA-Z]+\}/)))].filter((piece) => piece.trim() !== "");
}

function holesIn(way: string): number {
  return way.match(hole)?.length ?? 0;
}

// The facts of one document: what the rest of the Code may ask of it, keyed for look-up. Pure, made once per version.

import { titleKey } from "../syntax/furniture.ts";
import { numbersBetween } from "../syntax/not-used-range.ts";
import type { Clause, Definition, Tree } from "../syntax/tree.ts";
import { slice, type Span } from "../text/span.ts";
import { duisTables } from "./duis.ts";
import { keysOf, nameKey, scopeOf, type TermKey } from "./keys.ts";
import { keyed, positionsBy, type Keyed, type Positions } from "./keyed.ts";

/** One file of the workspace: an absolute path or a URI; identity of a document everywhere above `syntax`. */
export type DocumentId = string;

export interface Facts {
  readonly id: DocumentId;
  readonly tree: Tree;
  /** "section G", "appendix AD", "schedule 11", "other notes": which document of the Code this is. */
  readonly identity: string;
  /** The names it answers to, as `nameKey` makes them: its title and its aliases. */
  readonly names: readonly string[];
  /** Clauses by their key inside the document; more than one where a number stands twice. */
  readonly clauses: Keyed<string, Clause>;
  /** Numbers that stand only in longer ones, or in a range: `2.3.1` where `2.3.1.1` is the first there is, `2.4` of `2.3 – 2.5 [Not used]`. The value is that first clause, or the one that ends the range. */
  readonly implied: Pick<ReadonlyMap<string, Clause>, "get" | "has"> & Iterable<readonly [string, Clause]>;
  /** Headings of every kind by their words, as `titleKey` makes them. */
  readonly headings: Keyed<string, Clause>;
  /** Definitions by each key they answer to: the term's and its aliases'. */
  readonly definitions: Keyed<TermKey, Definition>;
  /** Where the document's tables declare a response code ("E64") or a service request ("4.6.1"): the cell, or the clause that defines it. */
  readonly codes: ReadonlyMap<string, Span>;
  readonly serviceRequests: ReadonlyMap<string, Span>;
  /** The words (lower case) of its defined terms and title: they are spelt right by being there. */
  readonly vocabulary: ReadonlySet<string>;
  readonly places: Places;
}

/** The facts of `tree`, the document at `id`. `before` are those of an earlier version: they make this faster, and change nothing else. */
export function factsOf(id: DocumentId, tree: Tree, before?: Facts): Facts {
  const { kind, key, title, aliases } = tree.identity;
  const kept = before && before.id === id ? before.places : undefined;
  const structure = kept && before!.tree.shape === tree.shape ? kept.structure : structureOf(tree);
  const headings = kept && before!.tree.headings === tree.headings ? kept.headings : headingsIn(tree);
  const terms = kept && sameTerms(before!.tree, tree) ? kept.terms : termsOf(tree);
  return {
    id,
    tree,
    identity: `${kind} ${key}`,
    names: [...new Set([title, ...aliases].map(nameKey))].filter(name => name !== ""),
    clauses: keyed(structure.clauses, tree.clauses),
    implied: impliedIn(structure.implied, tree.clauses),
    headings: keyed(headings, tree.clauses),
    definitions: keyed(terms.definitions, tree.definitions),
    codes: duisTables(tree).declaredCodes,
    serviceRequests: duisTables(tree).declaredVariants,
    vocabulary: terms.vocabulary,
    places: { structure, headings, terms },
  };
}

/** Where things stand in the lists of a tree, by key: what a later version may share. */
interface Places {
  readonly structure: { readonly clauses: Positions<string>; readonly implied: ReadonlyMap<string, number> };
  readonly headings: Positions<string>;
  readonly terms: { readonly definitions: Positions<TermKey>; readonly vocabulary: ReadonlySet<string> };
}

function structureOf(tree: Tree): Places["structure"] {
  const clauses = positionsBy(tree.clauses, ({ key }) => (key === "" ? [] : [key]));
  return { clauses, implied: impliedNumbers(tree, clauses) };
}

function headingsIn({ prose, clauses }: Tree): Positions<string> {
  return positionsBy(clauses, ({ heading }) => (heading ? [titleKey(slice(prose, heading))] : []));
}

function termsOf(tree: Tree): Places["terms"] {
  const definitions = positionsBy(tree.definitions, keysOf);
  return { definitions, vocabulary: vocabularyOf(tree) };
}

/** Whether they define the same terms, in the same order and for as much of the Code. */
function sameTerms(a: Tree, b: Tree): boolean {
  return a.identity.title === b.identity.title && a.definitions.length === b.definitions.length && a.definitions.every((one, i) => {
    const other = b.definitions[i]!;
    return one === other || (one.term === other.term && one.scope === other.scope && one.certain === other.certain && one.aliases.length === other.aliases.length && one.aliases.every((alias, k) => alias === other.aliases[k]));
  });
}

function impliedIn(positions: ReadonlyMap<string, number>, clauses: readonly Clause[]): Facts["implied"] {
  return {
    has: (key) => positions.has(key),
    get(key) {
      const position = positions.get(key);
      return position === undefined ? undefined : clauses[position];
    },
    *[Symbol.iterator]() {
      for (const [key, position] of positions) yield [key, clauses[position]!] as const;
    },
  };
}

function impliedNumbers({ text, clauses: all }: Tree, clauses: ReadonlyMap<string, unknown>): ReadonlyMap<string, number> {
  const implied = new Map<string, number>();
  for (const clause of all) {
    if (clause.kind !== "clause") continue;
    for (let dot = clause.key.lastIndexOf("."); dot > 0; dot = clause.key.lastIndexOf(".", dot - 1)) {
      const above = clause.key.slice(0, dot);
      if (!/\d$/.test(above) || clauses.has(above) || implied.has(above)) break;
      implied.set(above, clause.index);
    }
  }
  for (let i = 1; i < all.length; i++) {
    // Two marks on one line: a range, of which the numbers between are not written out.
    const clause = all[i]!;
    if (!clause.notUsed) continue;
    const before = all[i - 1];
    if (!before?.notUsed || clause.kind !== "clause" || before.kind !== "clause" || !/^[ \t\u00a0]*(?:[–—-]|to)[ \t\u00a0]*$/.test(text.slice(before.at.to, Math.min(clause.from, before.at.to + 16)))) continue;
    const scope = scopeOf(clause);
    for (const number of numbersBetween(before.number, clause.number)) if (!clauses.has(scope + number)) implied.set(scope + number, clause.index);
  }
  return implied;
}

function vocabularyOf(tree: Tree): ReadonlySet<string> {
  const vocabulary = new Set<string>();
  const take = (name: string) => {
    for (const word of name.toLowerCase().match(/[\p{L}\d]+(?:['’][\p{L}]+)?/gu) ?? []) vocabulary.add(word);
  };
  take(tree.identity.title);
  for (const { term, aliases, certain } of tree.definitions) {
    // A guess at a flattened table must not teach the dictionary a slip.
    if (!certain) continue;
    take(term);
    aliases.forEach(take);
  }
  return vocabulary;
}

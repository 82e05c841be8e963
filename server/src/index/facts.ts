// The facts of one document: what the rest of the Code may ask of it, keyed for look-up. Pure, made once per version.

import { titleKey } from "../syntax/furniture.ts";
import { numbersBetween } from "../syntax/not-used-range.ts";
import type { Clause, Definition, Tree } from "../syntax/tree.ts";
import { slice, type Span } from "../text/span.ts";
import { duisTables } from "./duis.ts";
import { nameKey, termKey, type TermKey } from "./keys.ts";

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
  readonly clauses: ReadonlyMap<string, readonly Clause[]>;
  /** Numbers that stand only in longer ones, or in a range: `2.3.1` where `2.3.1.1` is the first there is, `2.4` of `2.3 – 2.5 [Not used]`. The value is that first clause, or the one that ends the range. */
  readonly implied: ReadonlyMap<string, Clause>;
  /** Headings of every kind by their words, as `titleKey` makes them. */
  readonly headings: ReadonlyMap<string, readonly Clause[]>;
  /** Definitions by each key they answer to: the term's and its aliases'. */
  readonly definitions: ReadonlyMap<TermKey, readonly Definition[]>;
  /** Where the document's tables declare a response code ("E64") or a service request ("4.6.1"): the cell, or the clause that defines it. */
  readonly codes: ReadonlyMap<string, Span>;
  readonly serviceRequests: ReadonlyMap<string, Span>;
  /** The words (lower case) of its defined terms and title: they are spelt right by being there. */
  readonly vocabulary: ReadonlySet<string>;
}

/** The facts of `tree`, the document at `id`. */
export function factsOf(id: DocumentId, tree: Tree): Facts {
  const clauses = new Map<string, Clause[]>();
  const headings = new Map<string, Clause[]>();
  for (const clause of tree.clauses) {
    if (clause.key !== "") add(clauses, clause.key, clause);
    if (clause.heading) add(headings, titleKey(slice(tree.text, clause.heading)), clause);
  }
  const definitions = new Map<TermKey, Definition[]>();
  for (const definition of tree.definitions) {
    for (const key of new Set([definition.term, ...definition.aliases].map(termKey))) add(definitions, key, definition);
  }
  const { kind, key, title, aliases } = tree.identity;
  return {
    id,
    tree,
    identity: `${kind} ${key}`,
    names: [...new Set([title, ...aliases].map(nameKey))].filter(name => name !== ""),
    clauses,
    implied: impliedNumbers(tree, clauses),
    headings,
    definitions,
    codes: duisTables(tree).declaredCodes,
    serviceRequests: duisTables(tree).declaredVariants,
    vocabulary: vocabularyOf(tree),
  };
}

function impliedNumbers({ text, clauses: all }: Tree, clauses: ReadonlyMap<string, unknown>): ReadonlyMap<string, Clause> {
  const implied = new Map<string, Clause>();
  for (const clause of all) {
    if (clause.kind !== "clause") continue;
    for (let dot = clause.key.lastIndexOf("."); dot > 0; dot = clause.key.lastIndexOf(".", dot - 1)) {
      const above = clause.key.slice(0, dot);
      if (!/\d$/.test(above) || clauses.has(above) || implied.has(above)) break;
      implied.set(above, clause);
    }
  }
  for (const [i, clause] of all.entries()) {
    // Two marks on one line: a range, of which the numbers between are not written out.
    const before = all[i - 1];
    if (!clause.notUsed || !before?.notUsed || clause.kind !== "clause" || before.kind !== "clause" || !/^[ \t\u00a0]*(?:[–—-]|to)[ \t\u00a0]*$/.test(text.slice(before.at.to, Math.min(clause.at.from, before.at.to + 16)))) continue;
    const scope = clause.key.slice(0, clause.key.length - clause.number.length);
    for (const number of numbersBetween(before.number, clause.number)) if (!clauses.has(scope + number)) implied.set(scope + number, clause);
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

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const same = map.get(key);
  if (same) same.push(value);
  else map.set(key, [value]);
}

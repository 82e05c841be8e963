// What of a document a rule must look at after an edit: all of it, or what was touched, what may have another answer, and
// where the rule found something before.

import type { Facts } from "../index/facts.ts";
import { blockAt, keysUnder, referencesIn, type Touched } from "../index/touched.ts";
import type { Rule } from "../rules/rule.ts";
import type { Block, Definition, Reference, Tree } from "../syntax/tree.ts";
import { lastFrom } from "../text/ordered.ts";
import { oncePer } from "../text/remembered.ts";
import type { Span } from "../text/span.ts";

/** What the check of an earlier version of the document came to, where an edit touched but a few blocks of it. */
export interface Earlier {
  readonly touched: Touched;
  readonly ran: ReadonlySet<string>;
  /** Of each rule, the blocks (positions) that it found something in. */
  readonly blocks: ReadonlyMap<string, readonly number[]>;
  /** Of each rule, those where it told of the first of several. */
  readonly firsts: ReadonlyMap<string, readonly number[]>;
  /** Of each rule, those with definitions that hang on other words of the document. */
  readonly leaning: ReadonlyMap<string, readonly number[]>;
  /** The blocks that every rule must look at again. */
  readonly always: readonly number[];
  /** Whether what rules that examine definitions asked of other documents has another answer. */
  readonly areDefinitionsStale: boolean;
  /** The references in these and in those that were touched, once they were asked for. */
  references?: readonly Reference[];
}

/** Whether a rule that hangs on the structure alone found nothing before, and has nothing new to find. */
export function mayRest(rule: Rule, { tree }: Facts, earlier: Earlier): boolean {
  const { touched, ran, blocks } = earlier;
  if (rule.rests === undefined || (rule.rests === "structure" && !touched.isInner) || !ran.has(rule.id) || blocks.has(rule.id)) return false;
  // What a comment silenced is not among the findings, and has to be found again.
  return tree.suppressions.every(({ rules }) => rules.length > 0 && !rules.includes(rule.id));
}

/** All definitions; of a rule that looks at each alone, those that an edit touched, those that hang on other words, and those in blocks where it found something before. */
export function definitionsFor(rule: Rule, { tree }: Facts, earlier: Earlier | undefined): readonly Definition[] {
  const { definitions } = tree;
  if (rule.examines !== "definitions" || !earlier?.ran.has(rule.id) || earlier.areDefinitionsStale || earlier.touched.headings.length > 0) return definitions;
  const { touched, always, blocks, leaning } = earlier;
  const due = new Set([...always, ...(blocks.get(rule.id) ?? []), ...(leaning.get(rule.id) ?? [])]);
  for (let block = touched.from; block < touched.to; block++) due.add(block);
  const blocksOf = blocksOfDefinitions(tree);
  return definitions.filter((_, i) => {
    for (let block = blocksOf[2 * i]!; block <= blocksOf[2 * i + 1]!; block++) if (due.has(block)) return true;
    return false;
  });
}

/** Of each definition of a text, the first and the last block that it stands in: several rules look at each alone. */
const blocksOfDefinitions = oncePer((tree: Tree): Int32Array => {
  const found = new Int32Array(2 * tree.definitions.length);
  for (const [i, { at, body }] of tree.definitions.entries()) {
    found[2 * i] = blockAt(tree, at.from);
    found[2 * i + 1] = blockAt(tree, Math.max(at.to, body.to) - 1);
  }
  return found;
});

/**
 * All references; of a rule that looks at each alone, those that an edit touched, those in blocks where it found something
 * before, and, where it reads headings, those that lead under one with other words.
 */
export function referencesFor(rule: Rule, document: Facts, earlier: Earlier | undefined): readonly Reference[] {
  const { tree } = document;
  if (rule.examines !== "references" || !earlier?.ran.has(rule.id)) return tree.references;
  const { touched, always } = earlier;
  const found = earlier.blocks.get(rule.id) ?? [];
  // What it told of one that is gone it may have to tell of another.
  if (earlier.firsts.get(rule.id)?.some((block) => touched.from <= block && block < touched.to)) return tree.references;
  const headed = rule.readsHeadings && touched.headings.length > 0 ? blocksLeadingUnder(document, touched.headings) : [];
  if (found.length + headed.length > 0) return referencesIn(tree, touched, [...found, ...headed, ...always]);
  return (earlier.references ??= referencesIn(tree, touched, always));
}

/** The blocks (positions) with references that may lead under `headings`: not those to the numbers of other clauses. */
function blocksLeadingUnder(document: Facts, headings: readonly number[]): readonly number[] {
  // In an annex, a number is cited without the annex.
  const keys = new Set([...keysUnder(document, headings)].flatMap((key) => [key, key.slice(key.lastIndexOf(" ") + 1)]));
  const { tree } = document;
  const mayLead = ({ target }: Reference): boolean => {
    switch (target.kind) {
      case "clause": return target.key === "" || keys.has(target.key);
      case "annex": case "title": case "relative": return true;
      default: return false;
    }
  };
  return tree.references.filter(mayLead).map(({ from }) => blockAt(tree, from));
}

/** Which parts of the text `rule` must look at: those that an edit touched or lies beside, and those where it found something before. */
export function dueFor(rule: Rule, { tree: { blocks } }: Facts, earlier: Earlier | undefined): (part: Span) => boolean {
  if (!earlier?.ran.has(rule.id)) return () => true;
  let places: readonly { readonly at: Span }[] | undefined;
  return ({ from, to }) => {
    places ??= dueBlocks(rule, earlier).flatMap((block) => withGap(blocks, block) ?? []);
    const last = lastFrom(places, to);
    return last >= 0 && places[last]!.at.to >= from;
  };
}

/** A block with what stands between it and the next: a caption, a line that is part of none. */
function withGap(blocks: readonly Block[], block: number): { readonly at: Span } | undefined {
  const at = blocks[block]?.at;
  return at && { at: { from: block === 0 ? 0 : at.from, to: Math.max(at.to, blocks[block + 1]?.at.from ?? Infinity) } };
}

function dueBlocks(rule: Rule, { touched, blocks, always }: Earlier): readonly number[] {
  const due = new Set([...(blocks.get(rule.id) ?? []), ...always]);
  for (let block = touched.from - 1; block <= touched.to; block++) due.add(block);
  return [...due].sort((a, b) => a - b);
}

// Who cites the clauses of one document. References are kept by the document that their words name, and by the number
// that they give, so that of a whole Code only those are resolved that may mean the place that is asked for.

import { inCodeOrder } from "../index/code-order.ts";
import type { Corpus } from "../index/corpus.ts";
import type { Facts } from "../index/facts.ts";
import { isBelow, nameKey } from "../index/keys.ts";
import { targetsOf } from "../index/resolve.ts";
import type { Clause, Reference } from "../syntax/tree.ts";
import { addTo, filingOf, type Filing } from "../text/lists.ts";
import { folderOf } from "../text/paths.ts";
import { oncePer } from "../text/remembered.ts";

export interface Citation {
  readonly from: Facts;
  readonly reference: Reference;
}

/** The references to clauses of `document`, by the very clause or paragraph that each names; in no order. */
export function citationsInto(corpus: Corpus, document: Facts): ReadonlyMap<Clause, readonly Citation[]> {
  return keptFor(all, corpus, document, () => {
    const into = new Map<Clause, Citation[]>();
    for (const citation of candidatesFor(corpus, document).citations) {
      for (const clause of clausesNamed(corpus, citation, document)) {
        addTo(into, clause, citation);
      }
    }
    return into;
  });
}

/** The references that name `clause` or one of its paragraphs, from outside of it, in the order of the Code. */
export function citationsOf(corpus: Corpus, document: Facts, clause: Clause): readonly Citation[] {
  const found = [...candidates(corpus, document, clause)].filter((one) => names(corpus, one, document, clause));
  const rank = new Map(inCodeOrder([...new Set(found.map(({ from }) => from))]).map((from, index) => [from, index]));
  return found.sort((a, b) => rank.get(a.from)! - rank.get(b.from)! || a.reference.at.from - b.reference.at.from);
}

/** The references of other documents that name `document` or anything in it, in the order of the Code. */
export function citationsOfDocument(corpus: Corpus, document: Facts): readonly Citation[] {
  const found: Citation[] = [];
  for (const from of inCodeOrder([...new Set(candidatesFor(corpus, document).citations.map(({ from }) => from))])) {
    if (from === document) continue;
    for (const reference of from.tree.references) {
      const isNamed = targetsOf(corpus.resolve(reference, from)).some((target) => target.kind !== "schema" && target.document === document);
      if (isNamed) found.push({ from, reference });
    }
  }
  return found;
}

/** Whether `citationsOf` would give any. */
export function isCitedFromOutside(corpus: Corpus, document: Facts, clause: Clause): boolean {
  for (const one of candidates(corpus, document, clause)) if (names(corpus, one, document, clause)) return true;
  return false;
}

/** The references that name `key` of `document` or a place in it, where nothing is called so. */
export function citationsInVain(corpus: Corpus, document: Facts, key: string): readonly Citation[] {
  return [...candidatesWith(corpus, document, numberOf(key))].filter(({ reference: { target } }) => target.kind === "clause" && isBelow(target.key, key));
}

/** Files the references of every document ahead of the question, a step for each. */
export function* prepareCitations(corpus: Corpus): Generator<void, void> {
  for (const document of corpus.documents.values()) {
    byMention(document);
    yield;
  }
}

/** The references of all documents that may mean one of them, and their positions by `numberOf` the key that they give. */
interface Candidates {
  readonly citations: readonly Citation[];
  readonly byNumber: Filing<string>;
}

const all = new WeakMap<Corpus, WeakMap<Facts, ReadonlyMap<Clause, readonly Citation[]>>>();
const meaning = new WeakMap<Corpus, WeakMap<Facts, Candidates>>();

/** By the words that name a document alone; few are resolved to tell which document they mean. */

function candidatesFor(corpus: Corpus, document: Facts): Candidates {
  return keptFor(meaning, corpus, document, () => {
    const citations: Citation[] = [];
    const isMeant = new Map<string, boolean>();
    for (const from of corpus.documents.values()) {
      for (const mentioned of byMention(from).keys) {
        if (mentioned === "this" ? from !== document : mentioned !== document.identity && !(mentioned.startsWith("named ") && mayMean(from, mentioned))) continue;
        for (const position of byMention(from).under(mentioned)) citations.push({ from, reference: from.tree.references[position]! });
      }
    }
    return { citations, byNumber: filingOf(citations, ({ from, reference }) => filedUnder(reference, from)?.number) };

    /** One name means one document in all files that one sec.json governs, but where a document bears it itself. */
    function mayMean(from: Facts, mentioned: string): boolean {
      const isOwn = from.names.includes(mentioned.slice("named ".length));
      const key = isOwn ? `${mentioned}\n${from.id}` : `${mentioned}\n\n${folderOf(from.id)}`;
      let known = isMeant.get(key);
      if (known === undefined) {
        const resolution = corpus.resolve(from.tree.references[byMention(from).under(mentioned)[0]!]!, from);
        known = resolution.kind === "none" ? resolution.document === document : targetsOf(resolution).some((target) => target.kind !== "schema" && target.document === document);
        isMeant.set(key, known);
      }
      return known;
    }
  });
}

function* candidates(corpus: Corpus, document: Facts, clause: Clause): Iterable<Citation> {
  const numbers = new Set([numberOf(clause.key), ...(impliedBy(document).get(clause) ?? []), title]);
  for (const number of numbers) yield* candidatesWith(corpus, document, number);
}

function* candidatesWith(corpus: Corpus, document: Facts, number: string): Iterable<Citation> {
  const { citations, byNumber } = candidatesFor(corpus, document);
  for (const position of byNumber.under(number)) yield citations[position]!;
}

/** Whether a citation names `clause` or a paragraph of it, and does not stand in it itself. */
function names(corpus: Corpus, citation: Citation, document: Facts, clause: Clause): boolean {
  const { from, reference } = citation;
  if (from === document && clause.from <= reference.at.from && reference.at.to <= clause.to) return false;
  return clausesNamed(corpus, citation, document).some((named) => isPartOf(document, named, clause));
}

function clausesNamed(corpus: Corpus, { from, reference }: Citation, document: Facts): readonly Clause[] {
  return targetsOf(corpus.resolve(reference, from)).flatMap((target) => (target.kind === "clause" && target.document === document ? [target.clause] : []));
}

function isPartOf({ tree }: Facts, part: Clause, clause: Clause): boolean {
  let at: Clause | undefined = part;
  while (at && at !== clause && at.kind === "paragraph") at = tree.clauses[at.parent];
  return at === clause;
}

/** The references of a document by what they name: `this`, `section G`, `named incident management policy`. */
const byMention = oncePer((from: Facts): Filing<string> => filingOf(from.tree.references, (reference) => filedUnder(reference, from)?.mentioned));

/** No number is called so. */
const title = " title";
const relative = " relative";

function filedUnder({ target }: Reference, from: Facts): { readonly mentioned: string; readonly number: string } | undefined {
  if (target.kind === "relative") return { mentioned: "this", number: relative };
  if (target.kind !== "clause" && target.kind !== "annex" && target.kind !== "title") return undefined;
  const { document } = target;
  const key = target.kind === "title" ? title : target.kind === "annex" ? target.annex : target.key;
  const number = target.kind === "title" ? title : numberOf(key);
  switch (document.kind) {
    case "this":
      return { mentioned: "this", number };
    case "section":
      return { mentioned: sameOr(from, `section ${document.letter}`), number };
    case "appendix":
      if (!document.own || !from.clauses.has(`Appendix ${document.letter}`)) return { mentioned: sameOr(from, `appendix ${document.letter}`), number };
      return { mentioned: "this", number: key === "" ? document.letter : number };
    case "schedule":
      if (!from.clauses.has(`Schedule ${document.number}`)) return { mentioned: sameOr(from, `schedule ${document.number}`), number };
      return { mentioned: "this", number: key === "" ? document.number : number };
    case "named":
      return { mentioned: `named ${nameKey(document.name)}`, number };
  }
}

function sameOr(from: Facts, identity: string): string {
  return from.identity === identity ? "this" : identity;
}

/** The number that a key is looked up by, the same for a clause and all its paragraphs: `G3.5(a)(ii)` -> `G3.5`, `Appendix A 1` -> `1`. */
function numberOf(key: string): string {
  const open = key.indexOf("(");
  const end = open > 0 ? open : key.length;
  return key.slice(key.lastIndexOf(" ", end - 1) + 1, end);
}

/** The numbers above a clause that have none of their own, and so lead to it. */
const impliedBy = oncePer((document: Facts): ReadonlyMap<Clause, readonly string[]> => {
  const byClause = new Map<Clause, string[]>();
  for (const [key, clause] of document.implied) {
    addTo(byClause, clause, numberOf(key));
  }
  return byClause;
});

function keptFor<T>(cache: WeakMap<Corpus, WeakMap<Facts, T>>, corpus: Corpus, document: Facts, make: () => T): T {
  let known = cache.get(corpus);
  if (!known) cache.set(corpus, (known = new WeakMap()));
  let made = known.get(document);
  if (made === undefined) known.set(document, (made = make()));
  return made;
}

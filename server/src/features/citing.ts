// Who cites the clauses of one document. References are kept by the document that their words name, so that of a whole
// Code only those are resolved that may mean this one.

import type { Corpus } from "../index/corpus.ts";
import type { Facts } from "../index/facts.ts";
import type { Clause, Reference } from "../syntax/tree.ts";
import { targetsOf } from "./definition.ts";

export interface Citation {
  readonly from: Facts;
  readonly reference: Reference;
}

/** The references to clauses of `document`, by the very clause or paragraph that each names, in the order of the index. */
export function citationsInto(corpus: Corpus, document: Facts): ReadonlyMap<Clause, readonly Citation[]> {
  let known = made.get(corpus);
  if (!known) made.set(corpus, (known = new WeakMap()));
  let citations = known.get(document);
  if (!citations) known.set(document, (citations = collect(corpus, document)));
  return citations;
}

/** The references that name `clause` or one of its paragraphs, from outside of it. */
export function citationsOf(corpus: Corpus, document: Facts, clause: Clause): readonly Citation[] {
  const into = citationsInto(corpus, document);
  const { clauses } = document.tree;
  const found: Citation[] = [];
  for (let i = clause.index; i < clauses.length && (i === clause.index || clauses[i]!.at.from < clause.content.to); i++) {
    const part = clauses[i]!;
    if (part !== clause && (part.kind !== "paragraph" || !isPartOf(document, part, clause))) continue;
    for (const citation of into.get(part) ?? []) if (!isWithin(citation, document, clause)) found.push(citation);
  }
  return found;
}

/** What `reference` names as far as it tells without being resolved: the document's identity, `this`, or a name. */
type Mentioned = string;

const made = new WeakMap<Corpus, WeakMap<Facts, ReadonlyMap<Clause, readonly Citation[]>>>();
const groups = new WeakMap<Facts, ReadonlyMap<Mentioned, readonly Reference[]>>();

function collect(corpus: Corpus, document: Facts): ReadonlyMap<Clause, readonly Citation[]> {
  const into = new Map<Clause, Citation[]>();
  for (const from of corpus.documents.values()) {
    for (const [mentioned, references] of groupsOf(from)) {
      const isMeant = mentioned === "this" ? from === document : mentioned === document.identity || (mentioned.startsWith("named ") && mayMean(corpus, references, from, document));
      if (!isMeant) continue;
      for (const reference of references) {
        for (const target of targetsOf(corpus.resolve(reference, from))) {
          if (target.kind !== "clause" || target.document !== document) continue;
          const same = into.get(target.clause);
          if (same) same.push({ from, reference });
          else into.set(target.clause, [{ from, reference }]);
        }
      }
    }
  }
  return into;
}

/** One name means one document: the first reference answers for all. */
function mayMean(corpus: Corpus, references: readonly Reference[], from: Facts, document: Facts): boolean {
  const found = corpus.resolve(references[0]!, from);
  if (found.kind === "none") return found.document === document;
  return targetsOf(found).some((target) => target.kind !== "schema" && target.document === document);
}

function groupsOf(document: Facts): ReadonlyMap<Mentioned, readonly Reference[]> {
  const before = groups.get(document);
  if (before) return before;
  const byMention = new Map<Mentioned, Reference[]>();
  for (const reference of document.tree.references) {
    const mentioned = mentionedBy(reference, document);
    if (mentioned === undefined) continue;
    const same = byMention.get(mentioned);
    if (same) same.push(reference);
    else byMention.set(mentioned, [reference]);
  }
  groups.set(document, byMention);
  return byMention;
}

function mentionedBy({ target }: Reference, from: Facts): Mentioned | undefined {
  if (target.kind === "relative") return "this";
  if (target.kind !== "clause" && target.kind !== "annex" && target.kind !== "title") return undefined;
  const { document } = target;
  switch (document.kind) {
    case "this":
      return "this";
    case "section":
      return sameOr(from, `section ${document.letter}`);
    case "appendix":
      return document.own && from.clauses.has(`Appendix ${document.letter}`) ? "this" : sameOr(from, `appendix ${document.letter}`);
    case "schedule":
      return from.clauses.has(`Schedule ${document.number}`) ? "this" : sameOr(from, `schedule ${document.number}`);
    case "named":
      return `named ${document.name}`;
  }
}

function sameOr(from: Facts, identity: string): Mentioned {
  return from.identity === identity ? "this" : identity;
}

function isPartOf({ tree }: Facts, part: Clause, clause: Clause): boolean {
  let at: Clause | undefined = part;
  while (at && at.kind === "paragraph") {
    at = tree.clauses[at.parent];
    if (at === clause) return true;
  }
  return false;
}

function isWithin({ from, reference }: Citation, document: Facts, { content }: Clause): boolean {
  return from === document && content.from <= reference.at.from && reference.at.to <= content.to;
}

/** Whether a reference names the clause `key` of `document`, which is not there. */
export function namesInVain(corpus: Corpus, document: Facts, key: string): boolean {
  for (const from of corpus.documents.values()) {
    const references = groupsOf(from).get(from === document ? "this" : document.identity) ?? [];
    if (references.some(({ target }) => target.kind === "clause" && target.key === key)) return true;
  }
  return false;
}

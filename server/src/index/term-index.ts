// The terms of a corpus, handed on from one to the next: the set while no definition changes its term, and what was found
// in each document for as long as nothing that it holds changed.

import { hasPageFurniture } from "./page-furniture.ts";
import type { Definition } from "../syntax/tree.ts";
import { firstFrom, lastFrom } from "../text/ordered.ts";
import { oncePer } from "../text/remembered.ts";
import type { Span } from "../text/span.ts";
import { finished } from "../text/steps.ts";
import { difference, usedName } from "./changes.ts";
import { differingForms, type Differing } from "./document-forms.ts";
import type { DocumentId, Facts } from "./facts.ts";
import type { TermKey } from "./keys.ts";
import { mayConcern } from "./term-likeness.ts";
import { passAfter, passing, usesInBlocks, type TermPass } from "./term-pass.ts";
import type { Places, TermPlace } from "./term-places.ts";
import { makingTermSet, termSetFor, type Lineage, type TermSet } from "./term-set.ts";
import { touchedBetween } from "./touched.ts";
import { isCut } from "./cut.ts";

export interface TermIndex {
  /** What the terms of all `documents` have to do with one of them. */
  pass(document: Facts): TermPass;
  /** Makes, in steps, what `pass` gives of the document. */
  passing(document: Facts): Generator<void, TermPass>;
  /** The use of a term that `offset` of the document touches, the same as in its pass; without a pass over all of it. */
  useAt(document: Facts, offset: number): TermPlace | undefined;
  /** The uses that begin in `span`, in the same way. */
  usesWithin(document: Facts, span: Span): readonly TermPlace[];
  /** As `usesWithin`, with the set of all terms, which is made if need be. */
  usesIn(document: Facts, span: Span): readonly TermPlace[];
  /** Whether the document mentions the term, as its pass has it: what is known of an older set serves where the term's forms are the same. */
  mentions(document: Facts, term: TermKey): boolean;
  /** The index after documents were changed, added or removed, and the names whose answers differ (see changes.ts). */
  after(changes: readonly Change[], documents: ReadonlyMap<DocumentId, Facts>): { readonly terms: TermIndex; readonly names: ReadonlySet<string> };
}

/** One document, as it was and as it is; undefined where it was or is not there. */
export interface Change {
  readonly before: Facts | undefined;
  readonly after: Facts | undefined;
}

/** The index of documents, in the order of their ids; nothing is made before it is asked for. */
export function termIndex(source: ReadonlyMap<DocumentId, Facts>, earlier?: { readonly set: TermSet; readonly differing: readonly Differing[] }): TermIndex {
  let set: TermSet | undefined;
  let documents: ReadonlyMap<DocumentId, Facts> | undefined = source;
  const index: TermIndex = {
    pass: (document) => finished(index.passing(document)),
    *passing(document) {
      const terms = set ?? (yield* making());
      const known = passes.get(document);
      if (known && stands(known, terms)) return known.pass;
      if (known && terms.agreesWith(known.holdsFor, known.pass.text)) {
        passes.set(document, { pass: known.pass, holdsFor: terms.lineage });
        return known.pass;
      }
      const pass = yield* passing(document, terms);
      passes.set(document, { pass, holdsFor: terms.lineage });
      return pass;
    },
    useAt(document, offset) {
      // The block before may end where the next one begins.
      const block = lastFrom(document.tree.blocks, offset);
      return usesAround(document, Math.max(0, block - 1), block + 1).touching(offset);
    },
    usesWithin(document, span) {
      const [first, last] = blocksAround(document, span);
      return usesAround(document, first, last).within(span);
    },
    usesIn(document, span) {
      if (!set) finished(making());
      const [first, last] = blocksAround(document, span);
      const { words } = document.tree;
      // Or a long block would be gone over again for each definition in it.
      if (words.first[last]! - words.first[first]! > mostWords) return index.pass(document).uses.within(span);
      return usesAround(document, first, last).within(span);
    },
    mentions(document, term) {
      const known = passes.get(document);
      const terms = set ?? finished(making());
      if (known && !stands(known, terms)) {
        const before = known.pass.mentioned.has(term);
        if (terms.agreesOn(known.holdsFor, term)) return before;
        if (!before && !terms.mayMention(known.pass.text, term)) return false;
      }
      return index.pass(document).mentioned.has(term);
    },
    after(changes, now) {
      const names = new Set<string>();
      const differing = changes.flatMap(({ before, after }) => differingForms(before, after));
      // The set may be unmade yet: then it is made of the documents of the moment, whose forms are the same.
      const terms = differing.length === 0 ? sharing(index, now) : termIndex(now, set && differing.length <= most ? { set, differing } : undefined);
      if (differing.length > most) names.add("terms");
      else if (differing.length > 0) {
        for (const { term } of differing) names.add(usedName(term));
        const fresh = new Set(changes.map(({ after }) => after));
        for (const document of now.values()) {
          const known = fresh.has(document) ? undefined : passes.get(document);
          if (known && differing.some(one => mayConcern(one.words, known.pass.text))) names.add(`terms:${document.id}`);
        }
      }
      for (const { before, after } of changes) {
        const old = before && passes.get(before)?.pass.mentioned;
        if (!before || !after) names.add("used");
        else if (old) {
          follow(before, after);
          difference(old, terms.pass(after).mentioned, term => names.add(usedName(term)));
        }
        if (isGlossary(before) !== isGlossary(after)) names.add("glossary");
      }
      return { terms, names };
    },
  };
  return index;

  /** The uses in these blocks, or in more where they are known. */
  function usesAround(document: Facts, first: number, last: number): Places {
    const known = passes.get(document);
    if (set && known && stands(known, set)) return known.pass.uses;
    if (last - first > mostBlocks) return index.pass(document).uses;
    return usesInBlocks(document, first, last, (words) => set ?? termSetFor(words, documents!.values()));
  }

  function* making(): Generator<void, TermSet> {
    const made = yield* makingTermSet(documents!.values(), earlier?.set, earlier?.differing);
    // Somebody else may have needed it at once.
    if (set) return set;
    set = made;
    // The index may outlive these versions of the documents.
    documents = undefined;
    earlier = undefined;
    return set;
  }

  function sharing(of: TermIndex, now: ReadonlyMap<DocumentId, Facts>): TermIndex {
    if (set === undefined) return termIndex(now, earlier);
    return of;
  }
}

/** Whether a document defines the terms of the whole Code, and is here as a whole. */
export function isGlossary(document: Facts | undefined): boolean {
  return document !== undefined && !isCut(document) && definesForCode(document);
}

/** Whether a document defines terms of the whole Code: the corpus asks all documents after each edit. */
const definesForCode = oncePer(({ tree }: Facts): boolean => {
  const own = tree.definitions.filter(({ scope }) => scope === "code");
  if (own.some(({ certain, form }) => certain && form === "table")) return true;
  // One by one, or in rows whose columns a tab parts: of a table that lost its columns, a term may have lost its end.
  const isSure = ({ at, form, certain }: Definition): boolean => certain && (form === "running" || (form === "flat-table" && tree.text.charAt(at.to) === "\t"));
  return own.length >= fewest && own.every(isSure) && !hasPageFurniture({ tree });
});

/** Fewer definitions that stand in no table may be what is left of more. */
const fewest = 8;

/** The blocks, from the first up to the last (positions), that `span` lies in. */
function blocksAround({ tree: { blocks } }: Facts, span: Span): readonly [first: number, last: number] {
  return [Math.max(0, lastFrom(blocks, span.from)), firstFrom(blocks, span.to)];
}

/** A rule that asks for what so many words use is given the whole document, too. */
const mostWords = 2_000;

/** Whoever asks for so many blocks is given the whole document: it is kept. */
const mostBlocks = 500;

/** So many forms that change at once are told of as a change of all. */
const most = 60;

interface Known {
  readonly pass: TermPass;
  /** That of the latest set that the pass is known to hold for. */
  readonly holdsFor: Lineage;
}

const passes = new WeakMap<Facts, Known>();

/** Whether the pass was made with `set`, or is known to hold for it. */
function stands({ pass, holdsFor }: Known, set: TermSet): boolean {
  return pass.set === set || holdsFor === set.lineage;
}

/** What is known of the version before an edit within a paragraph makes what is known of the one behind it. */
function follow(before: Facts, after: Facts): void {
  const known = passes.get(before);
  const touched = known && touchedBetween(before.tree, after.tree);
  // Terms that came since the pass was made have nothing to do with the old text; with the new one they may.
  if (!touched || passes.has(after) || known.pass.set.lineage !== known.holdsFor) return;
  passes.set(after, { pass: passAfter(before, known.pass, after, touched), holdsFor: known.holdsFor });
}

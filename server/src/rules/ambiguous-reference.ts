import type { CorpusView } from "../index/corpus-view.ts";
import type { Facts } from "../index/facts.ts";
import { documentName } from "../index/names.ts";
import type { Target } from "../index/resolve.ts";
import { textWithout } from "../syntax/comments.ts";
import { identityName } from "../syntax/identity.ts";
import type { Clause, Reference } from "../syntax/tree.ts";
import { lineOf } from "../text/line-index.ts";
import { defineRule, mostRelated, type Fix } from "./rule.ts";

export const ambiguousReference = defineRule({
  id: "ambiguous-reference",
  summary: "A reference may mean more than one place.",
  why: `
A reference to \`Part B\` where two annexes have one, or to a clause number that stands twice, leaves the reader to choose.
The fix names one of the places in full. Where two files say that they are the same document, that is told once: the files
are what has to be put right.`,
  severity: "warning",
  reads: "corpus",
  examines: "references",
  *check({ document, references, corpus }) {
    const told = new Set<string>();
    for (const reference of references) {
      const { kind } = reference.target;
      if (kind !== "clause" && kind !== "annex" && kind !== "title") continue;
      const found = corpus.resolve(reference, document);
      if (found.kind !== "many") continue;
      const places = placesOf(found.targets);
      if (places.length < 2) continue;
      const written = textWithout(document.tree, reference.at).replace(/\s+/g, " ");
      const files = new Set(places.map(place => place.document));
      const twins = files.size > 1 && new Set([...files].map(one => one.identity)).size === 1;
      if (twins) {
        const { identity } = places[0]!.document;
        if (told.has(identity)) continue;
        told.add(identity);
        yield { at: reference.number, message: `${files.size} files say that they are ${documentName(places[0]!.document)}: it is not clear which ${written} is meant.`, isFirst: true, related: now => relatedOf(now, document, reference) };
        continue;
      }
      yield {
        at: reference.number,
        message: `${written} may mean ${places.length === 2 ? "either of two places" : `any of ${places.length} places`}: ${namesOf(places, document)}.`,
        related: now => relatedOf(now, document, reference),
        fixes: now => fixesOf(now, document, reference),
      };
    }
  },
  mendedBy: { target: "underlined" },
  examples: [
    {
      bad: `
# APPENDIX P: CODE OF CONNECTION

1.1 The DCC shall complete the form in Part B of this document.
                                            ^ Part B may mean either of two places: Part B of Appendix A or Part B of Appendix B.

## Appendix A Forms for Parties

### Part A: Names

### Part B: Addresses

## Appendix B Forms for Users

### Part A: Names

### Part B: Addresses
`,
      note: "Each of the places is offered, in full.",
    },
    {
      bad: `
# SECTION G: SECURITY

G3.4 Each User shall act under Section G3.5.
                                       ^^^^ Section G3.5 may mean either of two places: both are numbered so.

G3.5 Each User shall tell the DCC.

G3.6 Each User shall comply.

G3.5 Each User shall tell the Panel.
`,
      note: "Both places are related information; renumbering is another rule's.",
    },
    {
      bad: `
# APPENDIX M: INTERFACE

1.1 The codes are set out in the section “Response Status”.
                                         ^^^^^^^^^^^^^^^^^ may mean either of two places: clause 2.1 or clause 3.1.

## 2 Requests

### 2.1 Response Status

2.1.1 The first codes.

## 3 Batches

### 3.1 Response Status

3.1.1 The second codes.
`,
    },
    {
      good: `
# APPENDIX P: CODE OF CONNECTION

1.1 The DCC shall complete the form in Part B of Appendix A, and Table 1 applies.

Table 1 Daily forecast

## Appendix A Forms for Parties

### Part B: Addresses

1 The address in clause 1.1 of this document is the one that is meant in (a) and (b):
(a) first; and
(b) second.

(a) Again; and
(b) again.
`,
      note: "Lists that stand twice under one clause are one place for who cites them.",
    },
  ],
});

interface ClausePlace {
  readonly document: Facts;
  readonly clause: Clause | undefined;
}

function placesOf(targets: readonly Target[]): readonly ClausePlace[] {
  return targets.flatMap((target): ClausePlace[] => (target.kind === "clause" ? [{ document: target.document, clause: target.clause }] : target.kind === "document" ? [{ document: target.document, clause: undefined }] : []));
}

function namesOf(places: readonly ClausePlace[], from: Facts): string {
  const names = [...new Set(places.map(place => nameOf(place, from)))];
  return names.length === 1 ? `${places.length === 2 ? "both" : "all"} are numbered so` : names.join(" or ");
}

/** `Part B of Appendix A`, `Section G3.5`, `clause 2.1 of Appendix M`. */
function nameOf({ document, clause }: ClausePlace, from: Facts): string {
  if (!clause) return documentName(document);
  const { kind } = document.tree.identity;
  const home = document === from || kind === "other" ? "" : ` of ${identityName(document.tree.identity)}`;
  const around = annexAround(document, clause);
  if (clause.kind === "annex" || clause.kind === "table") return `${clause.number}${around ? ` of ${around.number}` : ""}${home}`;
  if (clause.key === "") return `the heading on line ${lineOf(document.tree.lines, clause.from) + 1}${home}`;
  if (kind === "section" && /^[A-Z]\d/.test(clause.key)) return `Section ${clause.key}`;
  return `clause ${clause.number}${around ? ` of ${around.number}` : ""}${home}`;
}

function annexAround(document: Facts, clause: Clause): Clause | undefined {
  for (let at = clause.parent; at >= 0; at = document.tree.clauses[at]!.parent) {
    const one = document.tree.clauses[at]!;
    if (one.kind === "annex") return one;
  }
  return undefined;
}

function relatedOf(corpus: CorpusView, document: Facts, reference: Reference) {
  const found = corpus.resolve(reference, document);
  const places = found.kind === "many" ? placesOf(found.targets) : [];
  return places.slice(0, mostRelated).map(place => ({ document: place.document.id, at: place.clause?.at ?? place.document.tree.identity.at, message: `${nameOf(place, document)} is one of them.` }));
}

/** Each place in full, where its name is its own. A part of a list or of a range is left to the drafter. */
function fixesOf(corpus: CorpusView, document: Facts, reference: Reference): readonly Fix[] {
  const found = corpus.resolve(reference, document);
  const places = found.kind === "many" ? placesOf(found.targets) : [];
  const names = places.map(place => nameOf(place, document));
  if (new Set(names).size < names.length || reference.range !== undefined) return [];
  const { at, whole, number } = reference;
  // The reference alone: what stands around it in a list, or behind it to name the document, must not be said twice.
  if (whole.from !== at.from || whole.to - number.to > 40) return [];
  return names.flatMap((name): Fix[] => {
    if (name.startsWith("the heading")) return [];
    const span = { from: at.from, to: whole.to };
    return [{ title: `Change to “${name}”`, preferred: false, safe: false, edits: [{ document: document.id, at: span, newText: name }] }];
  });
}

// What references name, as the text says it: which place of which document. Made once each, whoever cites it: there is
// hardly more of it than there are clauses.

import { remembered } from "../text/remembered.ts";
import { appendixOf, scheduleOf, sectionOf } from "./mentions.ts";
import type { DocumentMention, ReferenceTarget } from "./tree.ts";

/** A place outside the Code. */
export const external: ReferenceTarget = { kind: "external" };

/** The document that speaks. */
export const own: DocumentMention = { kind: "this" };

const mostTargets = { most: 50_000 };

/** `G3.5A` of its Section, "G" for the whole of it. */
export const sectionClause = remembered((key): ReferenceTarget => ({ kind: "clause", document: sectionOf(key[0]!), key: key.length === 1 ? "" : key }), mostTargets);

const ownClause = remembered((key): ReferenceTarget => ({ kind: "clause", document: own, key }), mostTargets);

/** The clause of this number in `document`. */
export function clauseOf(document: DocumentMention, key: string): ReferenceTarget {
  return document.kind === "this" ? ownClause(key) : { kind: "clause", document, key };
}

/** `Appendix AD`, `Part B`, `Table 3` (`word`, `name`) of the document that is named beside it, if one is. */
export function annexTarget(word: string, name: string, document: DocumentMention | undefined): ReferenceTarget {
  const isOfCode = document?.kind === "named" && document.name === "Code";
  if (word === "Appendix") {
    // `Appendix A of the Code` is the Code's; `Appendix A of this document` the document's own; else either.
    if (isOfCode || document === undefined) return { kind: "clause", document: appendixOf(name, !isOfCode), key: "" };
    return { kind: "annex", document, annex: `Appendix ${name}` };
  }
  if (word === "Schedule" && (isOfCode || document === undefined)) return { kind: "clause", document: scheduleOf(name), key: "" };
  // `Part 4.4 of the SMKI Compliance Policy` is a clause of it.
  if (word === "Part" && /^\d/.test(name)) return { kind: "clause", document: document ?? own, key: name };
  return { kind: "annex", document: document ?? own, annex: `${word} ${name}` };
}

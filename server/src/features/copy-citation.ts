// The words by which another document of the Code cites a place: `Section G3.5A (Raising an Incident)`, `section 2.1
// (Raising an Incident) of Appendix AG`. Where they are written, the resolver finds the place again.

import type { Facts } from "../index/facts.ts";
import { citedHeading, headingsOf } from "../index/names.ts";
import { identityName } from "../syntax/identity.ts";
import { parse } from "../syntax/parse.ts";
import type { Clause } from "../syntax/tree.ts";
import { lastFrom } from "../text/ordered.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { citesHeadings } from "./house-style.ts";

/** The citation of the clause or paragraph that `offset` stands in, or behind; of the document in front of the first one. Undefined where the document has no name in the Code. */
export function citationAt(snapshot: Snapshot, document: Facts, offset: number): string | undefined {
  const { clauses } = document.tree;
  let clause = clauses[lastFrom(clauses, offset)];
  while (clause && !isNumber(clause)) clause = clauses[clause.parent];
  return clause ? citationOfClause(snapshot, document, clause) : citationOfDocument(snapshot, document);
}

/** `Section H (DCC Services)`, `Appendix AG (Incident Management Policy)`; undefined where the document has no name in the Code. */
export function citationOfDocument(snapshot: Snapshot, document: Facts): string | undefined {
  const { kind, title } = document.tree.identity;
  const name = nameOf(document);
  if (name === undefined || kind === "other") return name;
  return title !== "" && citesHeadings(snapshot.corpus, document, "document") ? `${name} (${citedHeading(snapshot.corpus, title, document)})` : name;
}

function citationOfClause(snapshot: Snapshot, document: Facts, clause: Clause): string | undefined {
  const heading = clause.kind === "paragraph" ? undefined : headingsOf(document, clause)[0];
  const headed = heading !== undefined && citesHeadings(snapshot.corpus, document, "other") ? cited(document, `${clause.key} (${citedHeading(snapshot.corpus, heading, document)})`) : undefined;
  // Not every heading is known for one where it stands in brackets: “(Persons to whom this Policy applies)”.
  return headed !== undefined && parse(`${headed}.`, { name: "" }).references[0]?.heading ? headed : cited(document, clause.key);
}

function cited(document: Facts, number: string): string | undefined {
  if (document.tree.identity.kind === "section") return `Section ${number}`;
  const name = nameOf(document);
  return name && `section ${number} of ${name}`;
}

/** The clause of a Section has its letter, that of another document has none. What stands in an annex is cited by the clause around it. */
function isNumber({ kind, key }: Clause): boolean {
  return (kind === "clause" || kind === "paragraph") && /^[A-Z]{0,2}\d[^ ]*$/.test(key);
}

function nameOf({ tree: { identity } }: Facts): string | undefined {
  if (identity.kind === "other") return identity.title === "" ? undefined : `the ${identity.title}`;
  return identityName(identity);
}

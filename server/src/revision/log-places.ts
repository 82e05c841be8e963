// Which places of the Code a row of the housekeeping log names.

import { byCodeOrder } from "../index/code-order.ts";
import { isElsewhere, placeOf, type Amendment, type Part } from "./amendments.ts";
import { isOfColumn } from "./change-lines.ts";
import { clausesAround } from "./clauses.ts";
import type { Mended } from "./mended.ts";
import type { Passage } from "./passages.ts";
import { placeOfClause, placeOfPassage, placeWords, type Place } from "./places.ts";

/** Where the error was and where it is mended, the clause that is put in for a reference too; document by document, in the order of the Code. */
export function placesOf(mended: readonly Mended[], amendments: readonly Amendment[]): readonly Place[] {
  const found = new Map<string, Place>();
  const add = (place: Place): void => {
    const key = `${place.document.id}\n${placeWords(place)}`;
    if (!found.has(key)) found.set(key, place);
  };
  for (const amendment of amendments) {
    // What moved to another part of the Code, or got another number, left a place, too.
    if (amendment.kind === "moved" && (isElsewhere(amendment) || (amendment.old.clause && amendment.now.clause))) add(placeOfPart(amendment.old));
    add(placeOfAmendment(amendment));
  }
  for (const { document, passage, amendments: by } of mended) {
    const isApart = passage !== undefined && !by.some((one) => isIn(passage, one));
    if (isApart) add(passage.row && !passage.definition ? placeOfClause(document, passage.clause) : placeOfPassage(passage));
  }
  // What stood and what stands there now are in the order of their numbers, where something moved.
  const isMixed = amendments.some(({ kind }) => kind === "moved");
  return [...found.values()].sort((a, b) => byCodeOrder(a.document.tree.identity, b.document.tree.identity) || (isMixed ? byNumber.compare(a.key, b.key) : 0));
}

const byNumber = new Intl.Collator("en", { numeric: true });

function placeOfAmendment(amendment: Amendment): Place {
  switch (amendment.kind) {
    case "inserted":
    case "moved":
      return placeOfPart(amendment.now);
    case "removed":
      return placeOfPart(amendment.old);
    default: {
      const { document, clause } = placeOf(amendment);
      return isOfColumn([amendment]) ? placeOfClause(document, clause) : placeOfPassage(placeOf(amendment));
    }
  }
}

function placeOfPart({ document, passages, clause, isDocument }: Part): Place {
  if (isDocument) return placeOfClause(document, undefined);
  return clause && clause.key !== "" ? placeOfClause(document, clause) : placeOfPassage(passages[0]!);
}

function isIn(passage: Passage, amendment: Amendment): boolean {
  // What a clause is called now does not matter.
  if ((amendment.kind === "renumbered" || amendment.kind === "edited") && amendment.old === passage) return true;
  if (amendment.kind === "moved" && amendment.old.passages.includes(passage)) return true;
  const at = placeOf(amendment);
  return at.document.id === passage.document.id && clausesAround(at.document, at.clause)[0]?.key === clausesAround(passage.document, passage.clause)[0]?.key;
}

// What a row of the housekeeping log says that happened, where no finding says why.

import { numberWord, withCapital } from "../text/sentence.ts";
import { contains, covering } from "../text/span.ts";
import { placeOf, type Amendment, type Part } from "./amendments.ts";
import { isOfColumn, isOneWord } from "./change-lines.ts";
import { clausePlace, wholeClause, type Edited } from "./drafts.ts";
import { nameOf, partName, quoted, sideWords, textOf } from "./phrases.ts";
import { placeOfClause, placeOfPassage, placeWords } from "./places.ts";
import { isRequoted, wordsFor } from "./words.ts";

/** One sentence for amendments that are one row, without a full stop. */
export function changeSummary(amendments: readonly Amendment[]): string {
  const [first] = amendments;
  const place = (one: Amendment): string => placeWords(placeOfClause(placeOf(one).document, wholeClause(placeOf(one).document, placeOf(one).clause)));
  if (isOfOneClause(amendments)) return `${place(first!)} amended`;
  switch (first!.kind) {
    case "inserted":
      return `${bareName(first!.now)} inserted`;
    case "removed":
      return `${bareName(first!.old)} removed`;
    case "moved":
      return `${bareName(first!.now)} moved`;
    case "renumbered": {
      const isParagraph = first!.now.clause!.kind === "paragraph";
      if (amendments.length === 1) return `${nameOf(first!.old)} renumbered`;
      const what = isParagraph ? `aragraph${amendments.length > 1 ? "s" : ""} of ${place(first!)}` : `lause${amendments.length > 1 ? "s" : ""}`;
      return `${isParagraph ? "P" : "C"}${what} renumbered`;
    }
    case "edited": {
      const { now, old, edit } = first!;
      const clauses = new Set(amendments.map((one) => placeWords(placeOfPassage(placeOf(one)))));
      if (now.opens && now.clause?.notUsed && !old.clause?.notUsed) return `${placeWords(placeOfClause(now.document, now.clause))} marked as not used`;
      if (amendments.every((one) => one.kind === "edited" && isRequoted(one.edit))) return `Quotation marks changed in ${clauses.size > 1 ? `${numberWord(clauses.size)} places` : [...clauses][0]!}`;
      if (amendments.some((one) => isOfColumn([one]))) {
        const columns = new Set(amendments.map((one) => (one.kind === "edited" ? one.edit.column : undefined)));
        return columns.size > 1 ? "Columns of a table amended" : `Column ${edit.column === "came" ? "inserted in" : edit.column === "went" ? "removed from" : "moved in"} a table`;
      }
      if (now.row && !now.definition) return "Table amended";
      const renamed = amendments.find((one): one is Edited => one.kind === "edited" && one.old.definition !== undefined && one.now.definition !== undefined && one.old.definition.term !== one.now.definition.term);
      if (renamed) return `Defined term ${quoted(renamed.old.definition!.term)} changed to ${quoted(renamed.now.definition!.term)}${clauses.size > 1 ? ` in ${numberWord(clauses.size)} places` : ""}`;
      if (clauses.size > 1) return `${quoted(sideWords(old, edit.old.words))} changed in ${numberWord(clauses.size)} places`;
      if (now.definition && ((now.definition.form === "table" && now.row) || contains(covering(now.definition.at, now.definition.body), edit.now.at))) return `Definition of ${quoted(now.definition.term)} amended`;
      if (now.kind === "heading") return `${now.clause?.kind === "table" ? "Caption" : "Heading"} ${quoted(textOf(old.document, old.spans[0]!))} amended`;
      return `${placeWords(placeOfClause(now.document, now.clause))} amended`;
    }
  }
}

/** Several things that were done to one clause, and not the same words in several of its paragraphs. */
function isOfOneClause(amendments: readonly Amendment[]): boolean {
  const kinds = new Set(amendments.map((one) => one.kind));
  if (amendments.length < 2 || kinds.has("moved") || (kinds.size === 1 && kinds.has("renumbered"))) return false;
  const clauses = new Set(amendments.map((one) => clausePlace(placeOf(one).document, placeOf(one).clause)));
  const words = new Set(amendments.map((one) => (one.kind === "edited" ? wordsFor(one.edit) : "")));
  return clauses.size === 1 && (kinds.size > 1 || ((words.size > 1 || !isOneWord(amendments)) && !placeOf(amendments[0]!).definition && !placeOf(amendments[0]!).row));
}

/** `Definition of “Panel”`, `Section G3.5A` */
function bareName(part: Part): string {
  return withCapital(partName(part).replace(/^the (?:whole of )?(?=definition|row|heading|\p{Lu})/u, "").replace(/^the whole of /, ""));
}

// What a row of the housekeeping log says that happened, where no finding says why.

import type { Facts } from "../index/facts.ts";
import { oncePer } from "../text/remembered.ts";
import { numberWord, withCapital } from "../text/sentence.ts";
import { contains, covering } from "../text/span.ts";
import { movedTerm, placeOf, type Amendment, type Moved, type Part } from "./amendments.ts";
import { isOfColumn, isOneWord, wholesNames } from "./change-lines.ts";
import { clausePlace, wholeClause, wholeParts, type Edited } from "./drafts.ts";
import type { Passage } from "./passages.ts";
import { nameOf, orderedIn, partName, quoted, sideWords, textOf } from "./phrases.ts";
import { placeOfClause, placeOfPassage, placeWords } from "./places.ts";
import { renumberedRows } from "./renumbered-rows.ts";
import { isRequoted, wordsFor } from "./words.ts";

/** One sentence for amendments that are one row, without a full stop. */
export function changeSummary(amendments: readonly Amendment[]): string {
  const [first] = amendments;
  const place = (one: Amendment): string => placeWords(placeOfClause(placeOf(one).document, wholeClause(placeOf(one).document, placeOf(one).clause)));
  const rows = renumberedRows(amendments);
  if (rows.size > 0 && amendments.every((one) => rows.has(one) || one.kind === "moved")) {
    const names = new Set([...rows.values()].map(({ was }) => was));
    return names.size === 1 ? `Row ${quoted([...names][0]!)} renumbered` : `Rows of ${tableName(placeOf([...rows.keys()][0]!))} renumbered`;
  }
  const kind = amendments.some((one) => one.kind === "moved") ? "moved" : first!.kind;
  const wholes = amendments.filter((one) => one.kind === kind && wholeParts(one));
  if (wholes.length > 1) {
    const [names, others] = wholesNames(wholes);
    if (kind !== "moved") return `${withCapital(names!.replace(/^the /, ""))} ${kind}`;
    const isAmended = amendments.some((one) => wholes.some((move) => move.kind === "moved" && isOnTheWay(one, move)));
    return `${withCapital(names!.replace(/^the /, ""))} moved${names === others ? "" : ` to become ${others}`}${isAmended ? " and amended" : ""}`;
  }
  const move = amendments.find((one) => one.kind === "moved");
  if (move && amendments.length > 1 && amendments.every((one) => one.kind === "moved" && orderedIn(one))) return `Definitions of ${nameOf(move.now.passages[0]!)} put in alphabetical order`;
  if (move) return renamedIn(amendments) ?? moveSummary(move, amendments);
  if (isOfOneClause(amendments)) return `${place(first!)} amended`;
  switch (first!.kind) {
    case "inserted":
      return `${bareName(first!.now)} inserted`;
    case "removed":
      return `${bareName(first!.old)} removed`;
    case "moved":
      return moveSummary(first!, amendments);
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
        return columns.size > 1 ? `Columns of ${tableName(now)} amended` : `Column ${edit.column === "came" ? "inserted in" : edit.column === "went" ? "removed from" : "moved in"} ${tableName(now)}`;
      }
      if (now.row && !now.definition) return `${tableName(now) === "a table" ? "Table" : tableName(now)} amended`;
      const renamed = renamedIn(amendments);
      if (renamed) return renamed;
      if (clauses.size > 1) return `${quoted(sideWords(old, edit.old.words))} changed in ${numberWord(clauses.size)} places`;
      if (now.definition && ((now.definition.form === "table" && now.row) || contains(covering(now.definition.at, now.definition.body), edit.now.at))) return `Definition of ${quoted(now.definition.term)} amended`;
      if (now.kind === "heading") return `${now.clause?.kind === "table" ? "Caption" : "Heading"} ${quoted(textOf(old.document, old.spans[0]!))} amended`;
      return `${placeWords(placeOfClause(now.document, now.clause))} amended`;
    }
  }
}

/** `Table 1`, where its caption says so. */
function tableName({ document, row }: Passage): string {
  const { caption } = row!.table;
  return (caption && captioned(document).get(caption.from)) ?? "a table";
}

/** The numbers of tables by where the words of their captions stand. */
const captioned = oncePer(({ tree }: Facts) => new Map(tree.clauses.flatMap(({ kind, heading, number }) => (kind === "table" && heading ? [[heading.from, number] as const] : []))));

/** Where a definition got another term, with all its uses. */
function renamedIn(amendments: readonly Amendment[]): string | undefined {
  const renamed = amendments.find((one): one is Edited => one.kind === "edited" && one.old.definition !== undefined && one.now.definition !== undefined && one.old.definition.term !== one.now.definition.term);
  if (!renamed) return undefined;
  const places = new Set(amendments.map((one) => placeWords(placeOfPassage(placeOf(one)))));
  return `Defined term ${quoted(renamed.old.definition!.term)} changed to ${quoted(renamed.now.definition!.term)}${places.size > 1 ? ` in ${numberWord(places.size)} places` : ""}`;
}

/** `Section C1.4 moved to become Appendix AG 2.2 and amended` */
function moveSummary(move: Moved, amendments: readonly Amendment[]): string {
  const { old, now } = move;
  const amended = amendments.some((one) => isOnTheWay(one, move)) ? " and amended" : "";
  const term = movedTerm(move);
  const [left, here] = [nameOf(old.passages[0]!), nameOf(now.passages[0]!)];
  if (term) return `Definition of ${quoted(term.is)} moved${left === here ? "" : ` to ${here}`}${amended}`;
  if (old.clause && now.clause) return bareName(old) === bareName(now) ? `${bareName(now)} moved${amended}` : `${bareName(old)} moved to become ${partName(now)}${amended}`;
  if (now.passages[0]!.row && !move.arrived) return `${bareName(old)} moved${left === here ? "" : ` to ${here}`}${amended}`;
  return `Text moved from ${left} to ${here}${amended}`;
}

/** Whether an amendment is of the words of what moved: one that changed, or what came into it or was left out. */
function isOnTheWay(one: Amendment, { old, now }: Moved): boolean {
  const holds = ({ document, clause }: Part, part: Part): boolean => document === part.document && clause !== undefined && contains(clause.content, part.at);
  if (one.kind === "edited") return old.passages.includes(one.old) && now.passages.includes(one.now);
  return one.kind === "inserted" ? holds(now, one.now) : one.kind === "removed" && holds(old, one.old);
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

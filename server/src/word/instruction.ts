// The words over a change: what is done, and to which clause. "Amend Section G3.5 as follows:"

import { ownerOf } from "../syntax/around.ts";
import { identityName } from "../syntax/identity.ts";
import type { Clause, Tree } from "../syntax/tree.ts";
import { addTo } from "../text/lists.ts";
import { listed, numberWord, withCapital } from "../text/sentence.ts";
import { slice } from "../text/span.ts";
import type { ChangedItem } from "./compare.ts";
import { movesOf, type Compared, type Move, type Stop } from "./moves.ts";
import { visible } from "./paragraphs.ts";
import { isMoved, isRenumbered, moveOf, type Section } from "./sections.ts";
import { columnsChanged, definitionsChanged, rowsRenumbered } from "./table-instruction.ts";

/** What moved in the Code, and how the places are called in one of its documents. */
export interface MovesSeen {
  readonly moves: readonly Move[];
  readonly from: (move: Move) => string;
  readonly to: (move: Move) => string;
  readonly isWithin: (move: Move) => boolean;
  /** Whether what `inner` moved stood, and stands, in what `outer` moved. */
  readonly holds: (outer: Move, inner: Move) => boolean;
}

export interface Versions {
  readonly before: Tree | undefined;
  readonly after: Tree | undefined;
  readonly moves: MovesSeen;
}

/** `moves` as they are told in the document at that position of `documents`: of places in others the document is named. */
export function movesSeenFrom(at: number, documents: readonly Compared[], moves: readonly Move[]): MovesSeen {
  const called = ({ document, clause }: Stop, side: "before" | "after"): string => {
    const tree = documents[document]![side]!;
    const owner = ownerOf(tree.clauses, clause);
    const name = owner < 0 ? "the opening text" : clauseName(tree, tree.clauses[owner]!);
    const { kind, key } = tree.identity;
    // Its letter stands in a Section's numbers.
    return document === at || (kind === "section" && name.startsWith(`Section ${key}`) && !name.includes(" of ")) ? name : `${name} of ${identityName(tree.identity)}`;
  };
  const isIn = (side: "before" | "after", outer: Stop, inner: Stop): boolean => outer.document === inner.document && outer.clause >= 0 && isInside(documents[outer.document]![side]!, inner.clause, outer.clause);
  const holds = (outer: Move, inner: Move): boolean => isIn("before", outer.from, inner.from) && isIn("after", outer.to, inner.to);
  return { moves, holds, from: ({ from }) => called(from, "before"), to: ({ to }) => called(to, "after"), isWithin: ({ from, to }) => from.document === to.document };
}

/** The definition that a section which went or came is, where it went into a table or came out of one. */
export function movedDefinition({ items }: Section, { moves }: MovesSeen): Move | undefined {
  const at = moveOf(items);
  const move = at === undefined ? undefined : moves[at]!;
  return move?.term !== undefined && (move.from.isRow || move.to.isRow) ? move : undefined;
}

/** For `group`, sections of `sections` that make one change. */
export function instructionFor(group: readonly Section[], sections: readonly Section[], versions: Versions): string {
  const { before, after, moves } = versions;
  const first = group[0]!;
  const named = (section: Section): string => nameOf(section, before, after);
  const definition = movedDefinition(first, moves);
  if (definition && first.change !== "changed") return `${definitionsMoved([definition], moves)}${first.change === "deleted" ? ":" : ending([definition])}`;
  if (first.change !== "changed" && isMoved(first) && group.every(({ items }) => isWholeMove(moves.moves[moveOf(items)!]!))) {
    const all = group.map((section) => ({ section, move: moves.moves[moveOf(section.items)!]! }));
    // What stands in a clause goes along.
    const outer = all.filter(({ move }, i) => !all.slice(Math.max(0, i - mostWithin), i).some((before) => moves.holds(before.move, move)));
    const moved = outer.map(({ move }) => move);
    const names = list(outer.map(({ section }) => named(section)), "run");
    const others = list(moved.map(first.change === "deleted" ? moves.to : moves.from), "run");
    if (first.change === "deleted") return others === names ? `Move ${names} from here:` : `Move ${names}, which ${outer.length > 1 ? "become" : "becomes"} ${others}:`;
    const isAmended = group.some(({ items }) => items.some((item) => item.kind === "paragraph" && item.pieces.some(({ move }) => move !== undefined && moves.moves[move]!.isAmended)));
    if (others === names) return isAmended ? `Move ${names} to here, and amend ${outer.length > 1 ? "them" : "it"} as follows:` : `Move ${names} to here:`;
    return `${withCapital(names)}, which ${outer.length > 1 ? "were" : "was"} ${others}${isAmended ? ", amended as follows" : ""}:`;
  }
  const outermost = outermostOf(group, sections, versions);
  const along = movesTold(group, versions);
  if (first.change === "deleted") return `Delete ${list(outermost.map(named), "run")}${along.map((one) => `, and ${one}`).join("")}:`;
  const behind = after ? clauseBehind(after, sections[sections.indexOf(first) - 1]?.after ?? -1, first.after ?? -1) : undefined;
  const place = behind && behind.number !== "" ? ` after ${clauseName(after!, behind)}` : "";
  // It came into a table, or went from between two.
  if (first.change === "changed" && first.before === undefined) return `Add ${named(first)}${place}, with the rest of the table that stands there, as follows:`;
  if (first.change === "changed" && first.after === undefined) return `Delete ${named(first)}, and add its table to the one before it:`;
  if (first.change === "inserted") {
    return `Add ${list(outermost.map(named), "run")}${place}${along.map((one) => `, and ${one}`).join("")}${along.length > 0 ? "," : ""} as follows:`;
  }
  if (isRenumbered(first)) return `Renumber ${list(group.map((section) => nameOf({ ...section, after: undefined }, before, after)), "run")} as ${list(group.map(named), "run")}:`;
  const name = renamed(first, named(first), before, after);
  const away = movesElsewhere([first], versions);
  const elsewhere = [...away.values()];
  const changed = first.items.filter((item) => item.change !== "same");
  const rows = changed.flatMap((item) => (item.kind === "table" ? item.rows : [])).filter(({ change }) => change !== "same");
  // Definitions that came from one place, or went to one, and nothing else.
  const isAll = changed.every((item) => item.kind === "table") && rows.every((row) => movesOf([row]).length > 0 && movesOf([row]).every((move) => away.has(move)));
  const ways = new Set(elsewhere.map((move) => `${moves.from(move)}\n${moves.to(move)}`));
  if (isAll && ways.size === 1 && elsewhere.every(({ term }) => term !== undefined)) {
    const isHere = movesOf(rows, "inserted").length > 0;
    return `${definitionsMoved(elsewhere, moves)}${isHere ? ending(elsewhere) : rows.every(({ change }) => change === "deleted") ? ":" : `, and amend ${name} as follows:`}`;
  }
  const others = first.items.map((item) => (item.kind === "table" ? { ...item, rows: item.rows.filter((row) => row.change === "same" || !movesOf([row]).some((move) => away.has(move))) } : item));
  const words = amended({ ...first, items: others }, name, versions);
  return along.length === 0 ? words : `${words.replace(/,? as follows:$|:$/, "")}${along.map((one) => `, and ${one}`).join("")}, as follows:`;
}

/** Whether a clause became another, and not words of it. */
function isWholeMove({ from, to }: Move): boolean {
  return from.isAll && to.isAll;
}

/** What comes or goes with all that stands in it is named without that. */
function outermostOf(group: readonly Section[], sections: readonly Section[], { before, after }: Versions): readonly Section[] {
  const [tree, side] = group[0]!.change === "deleted" ? [before, "before" as const] : [after, "after" as const];
  const behind = sections.indexOf(group.at(-1)!) + 1;
  const next = sections.slice(behind).find((section) => (section[side] ?? -1) >= 0)?.[side];
  const kept: Section[] = [];
  for (const section of group) {
    const [own, around] = [section[side] ?? -1, kept.at(-1)?.[side] ?? -1];
    const isPart = own >= 0 && around >= 0 && own !== around && isInside(tree!, own, around) && (next === undefined || !isInside(tree!, next, around));
    if (!isPart) kept.push(section);
  }
  return kept;
}

/** `Move the definition of “Quorum” from Section C1.3 to Section A1.1` */
function definitionsMoved(list: readonly Move[], moves: MovesSeen): string {
  const [from, to] = [moves.from(list[0]!), moves.to(list[0]!)];
  return `Move ${definitionsOf(list)} ${from === to && moves.isWithin(list[0]!) ? `within ${from}` : `from ${from} to ${to}`}`;
}

function ending(list: readonly Move[]): string {
  return list.some(({ isAmended }) => isAmended) ? `, and amend ${list.length > 1 ? "them" : "it"} as follows:` : " as follows:";
}

/** `the definitions of “Quorum” and “Chair”`, `nine definitions` */
function definitionsOf(list: readonly Move[]): string {
  const terms = termsIn(list);
  if (terms.length > mostTerms) return `${numberWord(terms.length)} definitions`;
  return `the ${terms.length > 1 ? "definitions" : "definition"} of ${listed(terms)}`;
}

const mostTerms = 8;

/** A clause is looked for around one among so many before it. */
const mostWithin = 50;

function termsIn(list: readonly Move[]): readonly string[] {
  return list.map(({ term }) => `“${term!}”`);
}

/** `move the definition of “Quorum” to Section A1.1`, `move text here from Section C1.4`: what a change of more than that brings or takes along. */
function movesTold(group: readonly Section[], versions: Versions): readonly string[] {
  const { moves } = versions;
  const here = new Set(movesOf(group.flatMap(({ items }) => items), "inserted"));
  const definitions = new Map<string, Move[]>();
  const texts = new Map<string, string[]>();
  for (const [at, move] of movesElsewhere(group, versions)) {
    const [way, place] = here.has(at) ? [" here from ", moves.from(move)] : [" to ", moves.to(move)];
    if (move.term === undefined) addTo(texts, way, place);
    else addTo(definitions, `${way}${place}`, move);
  }
  const named = [...definitions].map(([where, list], at) => {
    const terms = termsIn(list);
    return at > 0 && terms.length <= mostTerms ? `${terms.length > 1 ? "those" : "that"} of ${listed(terms)}${where}` : `move ${definitionsOf(list)}${where}`;
  });
  return [...named, ...[...texts].map(([way, places]) => `move ${named.length > 0 ? "other text" : "text"}${way}${list(places)}`)];
}

/** What went from the sections to others, or came from these, by number. */
function movesElsewhere(group: readonly Section[], { before, after, moves: { moves, from, to, isWithin } }: Versions): ReadonlyMap<number, Move> {
  const stays = new Set(group.flatMap((one) => (one.before === undefined || one.after === undefined ? [] : [`${nameOf({ ...one, after: undefined }, before, after)}\n${nameOf({ ...one, before: undefined }, before, after)}`])));
  return new Map(movesOf(group.flatMap(({ items }) => items)).map((at) => [at, moves[at]!] as const).filter(([, move]) => !isWithin(move) || !stays.has(`${from(move)}\n${to(move)}`)));
}

/** `Section G3.6, which becomes Section G3.6A,` */
function renamed(section: Section, name: string, before: Tree | undefined, after: Tree | undefined): string {
  if (section.before === undefined || section.after === undefined || section.before < 0 || section.after < 0) return name;
  const [old, now] = [before!.clauses[section.before]!, after!.clauses[section.after]!];
  return old.kind === now.kind && old.number !== now.number ? `${nameOf({ ...section, after: undefined }, before, after)}, which becomes ${name},` : name;
}

/** A change of definitions alone, or of a table's columns, names them. */
function amended({ items, after }: Section, name: string, { after: tree, moves }: Versions): string {
  const told = columnsChanged(items, name) ?? rowsRenumbered(items, name);
  if (told !== undefined) return told;
  const tables = items.filter((item) => item.change !== "same");
  const rows = tables.every((item) => item.kind === "table") ? tables.flatMap((item) => (item.kind === "table" ? item.rows : [])).filter(({ change }) => change !== "same") : [];
  const isHeaderSame = tables.every((item) => item.kind !== "table" || !item.header || item.rows[0]?.change === "same");
  const isDefinitions = tree?.definitions.some(({ form, clause }) => form === "table" && clause >= 0 && after !== undefined && (clause === after || isInside(tree, clause, after)));
  if (!isDefinitions || !isHeaderSame || rows.length === 0 || rows.length > 4) return `Amend ${name} as follows:`;
  const isAdded = rows.every(({ change }) => change === "inserted");
  const isDeleted = rows.every(({ change }) => change === "deleted");
  const where = isAdded ? "to" : isDeleted ? "from" : "in";
  return `${definitionsChanged(rows, moves.moves)} ${where} ${name}${isDeleted ? ":" : " as follows:"}`;
}

function nameOf(section: Section, before: Tree | undefined, after: Tree | undefined): string {
  const clause = clauseOf(section, before, after);
  const tree = section.after === undefined ? before : after;
  if (!clause) {
    const changed = section.items.filter(({ change }) => change !== "same");
    return changed.length > 0 && changed.every((item) => item.kind === "paragraph" && item.style.name === "heading") ? "the title" : "the opening text";
  }
  if (clause.kind === "heading") return `the heading “${headingBefore(section, before) ?? (clause.heading ? headingOf(tree!, clause) : headingIn(section.items))}”`;
  return clauseName(tree!, clause);
}

function clauseName(tree: Tree, clause: Clause): string {
  const number = clause.number.replace(/\.$/, "");
  switch (clause.kind) {
    case "clause": {
      const around = annexOf(tree, clause);
      return `Section ${number}${around === "" ? "" : ` of ${around}`}`;
    }
    case "heading":
      return `the heading “${headingOf(tree, clause)}”`;
    case "annex":
      return number.startsWith("Annex to ") ? `the ${number}` : number;
    case "table":
    case "paragraph":
      return number;
  }
}

/** The clause behind which a new one stands: beside it, or the last in what it stands behind; none where it is the first. */
function clauseBehind(tree: Tree, last: number, own: number): Clause | undefined {
  if (last < 0 || own < 0 || isInside(tree, own, last)) return undefined;
  let at = last;
  for (let around = tree.clauses[at]!.parent; around >= 0 && !isInside(tree, own, around); around = tree.clauses[at]!.parent) at = around;
  return tree.clauses[at];
}

function clauseOf(section: Section, before: Tree | undefined, after: Tree | undefined): Clause | undefined {
  const [tree, at] = section.after === undefined ? [before, section.before] : [after, section.after];
  return at === undefined || at < 0 ? undefined : tree?.clauses[at];
}

/** "Appendix A" where the clause stands in an annex of the document's own. */
function annexOf({ clauses }: Tree, clause: Clause): string {
  for (let at = clause.parent; at >= 0; at = clauses[at]!.parent) if (clauses[at]!.kind === "annex") return `the ${clauses[at]!.number}`.replace(/^the (?=Appendix|Schedule|Part|Annex [A-Z]\b)/, "");
  return "";
}

function isInside({ clauses }: Tree, inner: number, outer: number): boolean {
  for (let at = inner; at >= 0; at = clauses[at]!.parent) if (at === outer) return true;
  return false;
}

/** A heading that changes goes by what it was. */
function headingBefore({ before, after }: Section, tree: Tree | undefined): string | undefined {
  const clause = before === undefined || after === undefined ? undefined : tree?.clauses[before];
  return clause?.heading && clause.kind === "heading" ? headingOf(tree!, clause) : undefined;
}

function headingOf(tree: Tree, { heading }: Clause): string {
  return heading ? slice(tree.prose, heading).replace(/\s+/g, " ").replaceAll("**", "") : "";
}

function headingIn(items: readonly ChangedItem[]): string {
  const first = items[0];
  return first?.kind === "paragraph" ? visible(first.pieces) : "";
}

/** `Sections G3.5A and G3.5B`; of clauses that follow one another, however many, `Sections G2.5 to G2.9`. */
function list(names: readonly string[], how?: "run"): string {
  const all = [...new Set(names)];
  const numbers = all.flatMap((name) => /^Section (\S+)$/.exec(name)?.[1] ?? []);
  if (all.length < 2 || numbers.length < all.length) return listed(all);
  return how === "run" && numbers.length > 3 ? `Sections ${numbers[0]!} to ${numbers.at(-1)!}` : `Sections ${listed(numbers)}`;
}

// The words over a change: what is done, and to which clause. "Amend Section G3.5 as follows:"

import type { Clause, Tree } from "../syntax/tree.ts";
import { listed, withCapital } from "../text/sentence.ts";
import { slice } from "../text/span.ts";
import type { ChangedItem, ChangedRow } from "./compare.ts";
import { isMoved, type Section } from "./sections.ts";

/** For `group`, sections of `sections` that make one change. */
export function instructionFor(group: readonly Section[], sections: readonly Section[], before: Tree | undefined, after: Tree | undefined): string {
  const first = group[0]!;
  const named = (section: Section): string => nameOf(section, before, after);
  if (isMoved(first) && first.change !== "changed") {
    const names = list(group.map((section) => named(section)));
    const others = list(group.flatMap((section) => counterpart(section, sections)).map((section) => named(section)));
    if (first.change === "deleted") return others === names ? `Move ${names} from here:` : `Move ${names}, which becomes ${others}:`;
    return others === names ? `Move ${names} to here:` : `${names}, which was ${others}:`;
  }
  const tree = first.change === "deleted" ? before : after;
  const at = (section: Section): number => (first.change === "deleted" ? section.before : section.after) ?? -1;
  // An annex that comes or goes is named without what stands in it.
  const outermost = group.filter((one) => !group.some((other) => at(other) !== at(one) && at(other) >= 0 && at(one) >= 0 && tree!.clauses[at(other)]!.kind === "annex" && isInside(tree!, at(one), at(other))));
  if (first.change === "deleted") return `Delete ${list(outermost.map(named))}:`;
  if (first.change === "inserted") {
    const behind = sections[sections.indexOf(first) - 1];
    const isWithin = behind?.after !== undefined && behind.after >= 0 && first.after !== undefined && isInside(after!, first.after, behind.after);
    const place = behind && behind.after !== undefined && !isWithin && numberOf(behind, after) !== "" ? ` after ${nameOf(behind, before, after)}` : "";
    return `Add ${list(outermost.map(named))}${place} as follows:`;
  }
  return amended(first, renamed(first, named(first), before, after), after);
}

/** `Section G3.6, which becomes Section G3.6A,` */
function renamed(section: Section, name: string, before: Tree | undefined, after: Tree | undefined): string {
  if (section.before === undefined || section.after === undefined || section.before < 0 || section.after < 0) return name;
  const [old, now] = [before!.clauses[section.before]!, after!.clauses[section.after]!];
  return old.kind === now.kind && old.number !== now.number ? `${nameOf({ ...section, after: undefined }, before, after)}, which becomes ${name},` : name;
}

/** A change of definitions alone, or of a table's columns, names them. */
function amended({ items, after }: Section, name: string, tree: Tree | undefined): string {
  const columns = columnsChanged(items, name);
  if (columns !== undefined) return columns;
  const tables = items.filter((item) => item.change !== "same");
  const rows = tables.every((item) => item.kind === "table") ? tables.flatMap((item) => (item.kind === "table" ? item.rows : [])).filter(({ change }) => change !== "same") : [];
  const isHeaderSame = tables.every((item) => item.kind !== "table" || !item.header || item.rows[0]?.change === "same");
  const isDefinitions = tree?.definitions.some(({ form, clause }) => form === "table" && clause >= 0 && after !== undefined && (clause === after || isInside(tree, clause, after)));
  if (!isDefinitions || !isHeaderSame || rows.length === 0 || rows.length > 4) return `Amend ${name} as follows:`;
  const isAdded = rows.every(({ change }) => change === "inserted");
  const isDeleted = rows.every(({ change }) => change === "deleted");
  const where = isAdded ? "to" : isDeleted ? "from" : "in";
  return `${definitionsChanged(rows)} ${where} ${name}${isDeleted ? ":" : " as follows:"}`;
}

/** `Insert the column “Owner” in Table 1 as follows:`, where columns of one table came, went or moved. */
function columnsChanged(items: readonly ChangedItem[], name: string): string | undefined {
  const changed = items.filter((item) => item.change !== "same");
  const [table, ...others] = changed.filter((item) => item.kind === "table");
  if (!table || others.length > 0 || table.columns.length === 0 || table.columns.some(({ head }) => head === "")) return undefined;
  const said = (["moved", "inserted", "deleted"] as const).flatMap((change) => {
    const heads = table.columns.filter((column) => column.change === change).map(({ head }) => `“${head}”`);
    return heads.length === 0 ? [] : [`${{ moved: "move", inserted: "insert", deleted: "delete" }[change]} the ${heads.length === 1 ? "column" : "columns"} ${listed(heads)}`];
  });
  const isAlone = changed.length === 1 && table.rows.every(({ change, cells }) => change === "changed" && cells.every((cell) => cell.change !== "changed"));
  if (!isAlone) return `Amend ${name}, and ${listed(said)}, as follows:`;
  const where = table.columns.every(({ change }) => change === "inserted") ? "into" : table.columns.every(({ change }) => change === "deleted") ? "from" : "in";
  return `${withCapital(listed(said))} ${where} ${name} as follows:`;
}

/** `Amend the definition of “Audit Log”, and add that of “Breach”,` */
function definitionsChanged(rows: readonly ChangedRow[]): string {
  const said: string[] = [];
  const termsOf = (change: ChangedRow["change"]): readonly string[] => rows.filter((row) => row.change === change).map(termOf);
  // What goes at one place of the table and comes at another has moved.
  const moved = termsOf("inserted").filter((term) => termsOf("deleted").includes(term));
  for (const [change, verb] of [["changed", "amend"], ["inserted", "add"], ["deleted", "delete"], ["moved", "move"]] as const) {
    const terms = change === "moved" ? moved : termsOf(change).filter((term) => !moved.includes(term));
    if (terms.length === 0) continue;
    const what = said.length > 0 ? (terms.length === 1 ? "that" : "those") : `the ${terms.length === 1 ? "definition" : "definitions"}`;
    said.push(`${verb} ${what} of ${list(terms)}`);
  }
  const words = said.length === 1 ? said[0]! : `${said.slice(0, -1).join(", ")}, and ${said.at(-1)},`;
  return withCapital(words);
}

/** The term as it is now; of a definition that goes, as it was. */
function termOf({ cells, change }: ChangedRow): string {
  return `“${(cells[0]?.pieces ?? []).filter(({ kind }) => kind !== "deleted" || change === "deleted").map(({ text }) => text).join("").trim()}”`;
}

function nameOf(section: Section, before: Tree | undefined, after: Tree | undefined): string {
  const clause = clauseOf(section, before, after);
  const tree = section.after === undefined ? before : after;
  if (!clause) {
    const changed = section.items.filter(({ change }) => change !== "same");
    return changed.length > 0 && changed.every((item) => item.kind === "paragraph" && item.style.name === "heading") ? "the title" : "the opening text";
  }
  const number = clause.number.replace(/\.$/, "");
  switch (clause.kind) {
    case "clause": {
      const around = annexOf(tree!, clause);
      return `Section ${number}${around === "" ? "" : ` of ${around}`}`;
    }
    case "heading":
      return `the heading “${headingBefore(section, before) ?? (clause.heading && tree ? slice(tree.text, clause.heading).replace(/\s+/g, " ").replaceAll("**", "") : headingIn(section.items))}”`;
    case "annex":
      return number.startsWith("Annex to ") ? `the ${number}` : number;
    case "table":
    case "paragraph":
      return number;
  }
}

function numberOf(section: Section, after: Tree | undefined): string {
  return section.after === undefined || section.after < 0 ? "" : (after?.clauses[section.after]?.number ?? "");
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

function counterpart(section: Section, sections: readonly Section[]): readonly Section[] {
  const first = section.items[0];
  const move = first?.kind === "paragraph" ? first.move : undefined;
  return sections.filter((other) => other !== section && other.items.some((item) => item.kind === "paragraph" && move !== undefined && item.move === move));
}

/** A heading that changes goes by what it was. */
function headingBefore({ before, after }: Section, tree: Tree | undefined): string | undefined {
  const clause = before === undefined || after === undefined ? undefined : tree?.clauses[before];
  return clause?.heading && clause.kind === "heading" ? slice(tree!.text, clause.heading).replace(/\s+/g, " ").replaceAll("**", "") : undefined;
}

function headingIn(items: readonly ChangedItem[]): string {
  const first = items[0];
  return first?.kind === "paragraph" ? first.pieces.map(({ text }) => text).join("") : "";
}

function list(names: readonly string[]): string {
  const all = [...new Set(names)];
  // `Sections G3.5A and G3.5B`
  const numbers = all.map((name) => /^Section (\S+)$/.exec(name)?.[1]);
  if (all.length > 1 && numbers.every((number) => number !== undefined)) return `Sections ${listed(numbers as readonly string[])}`;
  return listed(all);
}

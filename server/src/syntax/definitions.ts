// Where terms are defined: in tables, in tables that lost their columns, and in running text. What cannot be told for
// sure is indexed with `certain: false`, and no rule may shout on it.

import type { Span } from "../text/span.ts";
import { flatDefinitions } from "./flat-definitions.ts";
import { trim } from "./lines.ts";
import type { Structure } from "./structure.ts";
import type { Block, Clause, Definition, DefinitionScope, Identity, Table } from "./tree.ts";

export interface Source {
  readonly text: string;
  readonly prose: string;
  readonly identity: Identity;
  readonly structure: Structure;
}

/** All definitions of a document, in document order. */
export function findDefinitions(source: Source): Definition[] {
  const found: Definition[] = [];
  const taken = new Set<number>();
  for (const [index, table] of source.structure.tables.entries()) {
    const rows = tableDefinitions(source, table);
    found.push(...rows);
    if (rows.length > 0) taken.add(index);
  }
  const flat = flatDefinitions(source);
  found.push(...flat.definitions);
  for (const block of source.structure.blocks) {
    if (block.kind === "listing" || block.kind === "heading") continue;
    if (block.kind === "row" && taken.has(block.table)) continue;
    if (flat.covers.some(span => span.from <= block.at.from && block.at.to <= span.to)) continue;
    runningDefinitions(source, block, found);
  }
  return found.sort((a, b) => a.at.from - b.at.from);
}

/** A term as its own characters: without quotes, emphasis, a leading article, and an acronym in brackets behind it. */
export function readTerm(text: string, span: Span): { term: string; at: Span; aliases: string[] } | undefined {
  let { from, to } = trim(text, span);
  const opens = /["“”‘'*_]/;
  while (from < to && opens.test(text[from]!)) from++;
  while (to > from && /["“”’'*_:]/.test(text[to - 1]!) && !(text[to - 1] === "’" && /s$/.test(text.slice(from, to - 1)))) to--;
  let words = text.slice(from, to);
  if (words.length === 0 || words.length > 160 || /\|/.test(words)) return undefined;
  const aliases: string[] = [];
  const brackets = /\s*["“”*]*\s*\((?:or |the |also )?["“*]*([A-Z][A-Za-z0-9+&/-]{1,14}s?)["”*]*\)$/.exec(words);
  if (brackets) {
    aliases.push(brackets[1]!);
    to = from + brackets.index;
    words = words.slice(0, brackets.index);
  }
  const or = /^(.+?)["”*]* or ["“*]*([A-Z][^"“”*]*)$/.exec(words);
  if (or && /["”*]/.test(words)) {
    aliases.push(or[2]!.trim());
    to = from + or[1]!.length;
    words = or[1]!;
  }
  const term = words.replace(/[\s\u00a0]+/g, " ").replace(/["“”*]+/g, "").trim();
  if (term === "" || !/[A-Za-z]/.test(term)) return undefined;
  return { term, at: trim(text, { from, to }), aliases };
}

/** What the body of a definition is: a meaning, a pointer to the place of the meaning, or nothing. */
export function bodyKind(body: string): Definition["kind"] {
  const words = body.replace(/[\s\u00a0]+/g, " ").trim();
  if (words === "" || /^[-–—.;:]+$/.test(words)) return "empty";
  return pointer.test(words) ? "pointer" : "meaning";
}

const pointer =
  /^(?:(?:shall )?(?:ha(?:s|ve)) (?:the|that|its) (?:same )?meanings?(?: (?:given|ascribed|set out|defined|assigned))?(?: to (?:it|them|that|this|those|the|such) ?(?:expressions?|terms?|words?|phrases?)?)?(?: given)? (?:in|by|under|at)|(?:is|are) (?:as )?defined in|as defined in|see )/i;

/** The long form of an acronym that opens its meaning: `TLS`, `means the Transport Layer Security protocol` -> `Transport Layer Security`. */
export function longForm(term: string, body: string): string | undefined {
  if (!/^[A-Z][A-Za-z0-9+]{1,9}$/.test(term) || !/[A-Z].*[A-Z]/.test(term)) return undefined;
  const words = body.slice(0, 200).replace(/[\s\u00a0]+/g, " ").replace(/^[\s:]*(?:(?:means?|shall mean|stands for|is)\b)?\s*(?:(?:an?|the)\s)?\s*/i, "");
  const run = /^["“‘*]*((?:[A-Z][A-Za-z-]*|of|and|for|the|to|in)(?: (?:[A-Z][A-Za-z-]*|of|and|for|the|to|in|&))*)/.exec(words);
  if (!run) return undefined;
  const parts = run[1]!.split(" ");
  let letters = "";
  for (let i = 0; i < parts.length; i++) {
    const initial = parts[i]![0]!;
    if (initial === initial.toUpperCase() && initial !== "&") letters += parts[i]!.split("-").map(part => part[0] ?? "").join("");
    if (letters.toUpperCase() === term.toUpperCase() && i > 0) return parts.slice(0, i + 1).join(" ");
    if (letters.length > term.length) return undefined;
  }
  return undefined;
}

/** Where a definition in the block at `at` holds, by the words that lead to it. */
export function scopeAt(source: Source, at: number, clause: number): { scope: DefinitionScope; within: number } {
  const { clauses } = source.structure;
  const wide: DefinitionScope = source.identity.kind === "section" && source.identity.key === "A" ? "code" : "document";
  for (let index = clause; index >= 0; index = clauses[index]!.parent) {
    const one = clauses[index]!;
    const lead = source.prose.slice(one.at.to, Math.min(index === clause ? at : one.own.to, one.at.to + 200, source.prose.length));
    const found = /\b(?:[Ii]n|[Ff]or the purposes? of|[Ff]or purposes of)[\s\u00a0]+(this|the)[\s\u00a0]+(Code|Section|Appendix|Annex|Schedule|[Dd]ocument|clause|paragraph|Policy|Specification)(?:[\s\u00a0]+([A-Z]?\d[\w.]*|[A-Z]{1,2}\b))?/.exec(lead);
    if (!found) continue;
    const [, , word, number] = found;
    if (word === "Code") return { scope: "code", within: -1 };
    if (word === "paragraph") return { scope: "clause", within: one.index };
    if (word === "clause" && number === undefined) return { scope: "clause", within: numberedAround(clauses, one.index) };
    if (number !== undefined && /\d/.test(number)) {
      const key = number.replace(/\.$/, "");
      const named = clauses.find(other => other.kind === "clause" && other.number === key);
      return { scope: "clause", within: named ? named.index : numberedAround(clauses, one.index) };
    }
    return { scope: wide, within: -1 };
  }
  return { scope: wide, within: -1 };
}

function numberedAround(clauses: readonly Clause[], index: number): number {
  let at = index;
  while (at >= 0 && clauses[at]!.kind === "paragraph") at = clauses[at]!.parent;
  return at;
}

const termHeader = /^(?:defined )?(?:terms?|expressions?|definitions?|acronyms?|abbreviations?|words?(?: or phrases?)?|defined terms? or expressions?)$/i;
const meaningHeader = /^(?:meanings?|definitions?|interpretations?|descriptions?|explanations?|expansions?)\b/i;

function tableDefinitions(source: Source, table: Table): Definition[] {
  const { text } = source;
  const head = table.rows[0]!.cells.map(cell => plain(text, cell));
  const named = table.header && termHeader.test(head[0] ?? "") && (meaningHeader.test(head[1] ?? "") || head[1] === "");
  const inDefinitions = aboutDefinitions(source, table.clause) && head.length === 2;
  if (!named && !(inDefinitions && !isDataTable(head))) return [];
  const definitions: Definition[] = [];
  const wide = scopeAt(source, table.at.from, table.clause);
  for (const row of table.rows.slice(named ? 1 : 0)) {
    const [first, second] = row.cells;
    if (!first) continue;
    const read = readTerm(text, first);
    const body = second ?? { from: row.at.to, to: row.at.to };
    const words = text.slice(body.from, body.to);
    if (!read) {
      // A row without a term goes on with the meaning above.
      const last = definitions.at(-1);
      if (last && words !== "") definitions[definitions.length - 1] = { ...last, body: { from: last.body.from, to: body.to }, kind: last.kind === "empty" ? bodyKind(words) : last.kind };
      continue;
    }
    if (/^(?:[-–—]|n\/a)$/i.test(read.term)) continue;
    const long = longForm(read.term, words);
    definitions.push({
      ...read,
      aliases: long ? [...read.aliases, long] : read.aliases,
      body,
      kind: bodyKind(words),
      ...wide,
      clause: table.clause,
      certain: read.term.length <= 90,
      form: "table",
    });
  }
  return definitions;
}

function isDataTable(head: readonly string[]): boolean {
  return /^(?:data item|service|response code|value|attribute|element|field|name)/i.test(head[0] ?? "");
}

function plain(text: string, cell: Span): string {
  return text.slice(cell.from, cell.to).replace(/[*_]/g, "").trim();
}

/** Whether the clause, or one around it, is headed as the place of definitions. */
export function aboutDefinitions(source: Source, clause: number): boolean {
  const { clauses } = source.structure;
  for (let at = clause; at >= 0; at = clauses[at]!.parent) {
    for (const index of [at, clauses[at]!.group]) {
      const heading = clauses[index]?.heading;
      if (heading && definitionsHeading.test(source.text.slice(heading.from, heading.to).trim())) return true;
    }
  }
  return false;
}

const definitionsHeading = /^(?:definitions?|defined terms?|glossary|definitions? and interpretation|interpretation and definitions?|glossary and definitions|definitions and abbreviations|acronyms|abbreviations)\b/i;

// A term in bold or in quotes, and what makes it a definition. Emphasis and quotes pair with their own kind.
const marked = /(?:\*\*([^*\n|]{2,120})\*\*|“([^”“\n|]{2,120})[”’]|"([^"\n|]{2,120})"|‘([^’‘\n|]{2,80})’)/g;
const verbAfter = /^(?:[\s\u00a0]*\((?:or )?["“*]*[A-Z][\w+/-]{1,14}["”*]*\))?[\s\u00a0]+(?:(?:shall )?(?:means?\b|(?:has|have) the (?:same )?meaning)|(?:is|are) defined (?:as|in)\b|if\b|shall (?:be construed|be interpreted|include)\b|is to be)/;
const leadBefore = /(?:\((?:the|each,? (?:an?|the)|an?|together,? (?:the|an?)|collectively,? (?:the|an?)|in each case,? (?:the|an?)|such \w+ being (?:the|an?)|or)[\s\u00a0]+|\b(?:known as|referred to as|called|entitled)[\s\u00a0]+(?:the|an?)[\s\u00a0]+|\bshall be (?:the|an?)[\s\u00a0]+|\()$/;

function runningDefinitions(source: Source, block: Block, found: Definition[]): void {
  const { prose } = source;
  const { from, to } = block.at;
  // One look for the marks before any expression: most blocks define nothing.
  const words = prose.slice(from, to);
  if (!/\*\*|[“"‘]/.test(words)) return;
  marked.lastIndex = 0;
  for (let match = marked.exec(words); match; match = marked.exec(words)) {
    const inner = match[1] ?? match[2] ?? match[3] ?? match[4]!;
    const start = match.index + match[0].indexOf(inner);
    const end = match.index + match[0].length;
    const after = words.slice(end, end + 60);
    const lead = words.slice(Math.max(0, match.index - 60), match.index);
    const verb = verbAfter.exec(after);
    const ifOnly = verb !== null && /\bif$/.test(verb[0]);
    const parenthetical = verb === null && /^["”*]*(?:[\s\u00a0]+or[\s\u00a0]|[),;])/.test(after) && leadBefore.test(lead) && /\(/.test(lead.slice(-40));
    const naming = verb === null && !parenthetical && /(?:known as|shall be) (?:the|an?)[\s\u00a0]+$/.test(lead);
    if (!verb && !parenthetical && !naming) continue;
    if (ifOnly && !/\b(?:is|are|be)[\s\u00a0]+$/.test(lead)) continue;
    if (parenthetical && !/[A-Z]/.test(inner[0] ?? "")) continue;
    // `"1.0" means` and the like: a term is words.
    const read = readTerm(prose, { from: from + start, to: from + start + inner.length });
    if (!read || !/[A-Za-z]{2}/.test(read.term) || read.term.split(" ").length > 12) continue;
    const acronym = verb ? /\((?:or )?["“*]*([A-Z][\w+/-]{1,14})["”*]*\)/.exec(verb[0])?.[1] : undefined;
    const body = parenthetical || naming || ifOnly ? { from, to } : trim(prose, { from: from + end, to: bodyEnd(source, block, from + end) });
    const meaning = prose.slice(body.from, body.to);
    const local = /^[a-z]/.test(read.term);
    const scope = scopeAt(source, from + start, block.clause);
    const long = parenthetical || naming ? undefined : longForm(read.term, meaning);
    found.push({
      ...read,
      aliases: [...read.aliases, ...(acronym ? [acronym] : []), ...(long ? [long] : [])],
      body,
      kind: parenthetical || naming || ifOnly ? "meaning" : bodyKind(meaning),
      // A lower-case word in quotes is told for its paragraph alone.
      ...(local ? { scope: "clause" as const, within: parentOf(source, block.clause) } : scope),
      clause: block.clause,
      certain: verb !== null || parenthetical,
      form: parenthetical || naming ? "parenthetical" : "running",
    });
  }
}

function parentOf(source: Source, clause: number): number {
  return source.structure.clauses[clause]?.parent ?? -1;
}

/** A meaning ends with its paragraph, or with the list that it leads into. */
function bodyEnd(source: Source, block: Block, from: number): number {
  const clause = source.structure.clauses[block.clause];
  const leadsIn = source.prose.charCodeAt(block.at.to - 1) === 58;
  return leadsIn && clause && clause.content.to > from ? clause.content.to : block.at.to;
}

// Where terms are defined: in tables, in tables that lost their columns, and in running text. What cannot be told for
// sure is indexed with `certain: false`, and no rule may shout on it.

import { detached } from "../text/detached.ts";
import { remembered } from "../text/remembered.ts";
import { runStart } from "../text/run.ts";
import { slice, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { aboutDefinitions, bodyKind, eitherOf, longForm, scopeAt, wholeKind, type Source } from "./definition-parts.ts";
import { findingFlatDefinitions } from "./flat-definitions.ts";
import { definingPattern } from "./forms.ts";
import { trim } from "./lines.ts";
import { findingInBlocks } from "./memo.ts";
import type { Definition, Row, Table } from "./tree.ts";

/** Finds, in steps, all definitions of a document, in document order. */
export function* findingDefinitions(source: Source): Generator<void, Definition[]> {
  const found: Definition[] = [];
  const taken = new Set<number>();
  const isAbout = aboutDefinitions(source);
  for (const [index, table] of source.structure.tables.entries()) {
    const rows = tableDefinitions(source, table, isAbout(table.clause));
    for (const row of rows) found.push(row);
    if (rows.length > 0) taken.add(index);
    if (rows.length > 0 || index % tablesAtOnce === tablesAtOnce - 1) yield;
  }
  const flat = yield* findingFlatDefinitions(source);
  for (const one of flat.definitions) found.push(one);
  yield;
  const { prose, structure: { blocks }, pieces } = source;
  const promising = yield* findingInBlocks({ prose, blocks, pieces }, "marked as definitions", marksIn, always);
  for (const [i, { block: index }] of promising.entries()) {
    if (i % blocksAtOnce === 0) yield;
    const block = blocks[index]!;
    if (block.kind === "listing" || block.kind === "heading") continue;
    if (block.kind === "row" && taken.has(block.table)) continue;
    if (flat.covers.has(index)) continue;
    yield* runningDefinitions(source, index, found);
  }
  return found.sort((a, b) => a.at.from - b.at.from);
}

/** So many tables, and marked blocks, are read in one step. */
const tablesAtOnce = 32;
const blocksAtOnce = 32;

/** So many things in bold or quotes are looked at in one step, where a block has more. */
const marksAtOnce = 256;

/** A term as its own characters: without quotes, emphasis, a leading article, and an acronym in brackets behind it. */
function readTerm(text: Text, span: Span): { term: string; at: Span; aliases: string[]; certain: boolean } | undefined {
  let { from, to } = trim(text, span);
  const opens = /["“”‘'*_]/;
  while (from < to && opens.test(text.charAt(from))) from++;
  while (to > from && /["“”’'*_:]/.test(text.charAt(to - 1)) && !(text.charAt(to - 1) === "’" && /s$/.test(text.slice(from, to - 1)))) to--;
  let words = text.slice(from, to);
  if (words.length === 0 || words.length > 160 || /\|/.test(words)) return undefined;
  const aliases: string[] = [];
  const brackets = /\((?:or |the |also )?["“*]*([A-Z][A-Za-z0-9+&/-]{1,14}s?)["”*]*\)$/.exec(words);
  if (brackets) {
    aliases.push(brackets[1]!);
    const end = runStart(words, /["“”*]/, runStart(words, /\s/, brackets.index));
    words = words.slice(0, end).trimEnd();
    to = from + words.length;
  }
  const or = /["”*]/.test(words) ? (eitherName(words) ?? /^([^,/"”*]{1,80})["”*]{1,2}(?:,| \/) ?["“*]{1,2}([A-Z][^"“”*]{0,80})$/.exec(words)) : null;
  if (or) {
    aliases.push(or[2]!.trim());
    to = from + or[1]!.length;
    words = or[1]!;
  }
  const term = words.replace(/\s+/g, " ").replace(/["“”*]+/g, "").trim();
  // `Device(s)`: one and several.
  if (/\p{L}\(s\)$/u.test(term)) aliases.push(term.slice(0, -3));
  if (term === "" || !/[A-Za-z]/.test(term)) return undefined;
  const either = eitherOf(term);
  if (either?.isSure) return { term: either.first, at: trim(text, { from, to: from + words.search(/\sor\s/) }), aliases: [...aliases, either.second], certain: true };
  if (either) aliases.push(either.first, either.second);
  return { term, at: trim(text, { from, to }), aliases, certain: !either };
}

/** `“Device” or “Smart Device”`, as an expression would find its parts. */
function eitherName(words: string): readonly [whole: string, first: string, second: string] | undefined {
  for (let at = words.indexOf(" or ", 1); at >= 0; at = words.indexOf(" or ", at + 1)) {
    const second = /^["“*]*([A-Z][^"“”*]*)$/.exec(words.slice(at + 4))?.[1];
    if (second !== undefined) return [words, words.slice(0, Math.max(1, runStart(words, /["”*]/, at))), second];
  }
  return undefined;
}

export const termHeader = /^(?:defined )?(?:terms?|expressions?|definitions?|acronyms?|abbreviations?|words?(?: or phrases?)?|defined terms? or expressions?)$/i;
const meaningHeader = /^(?:meanings?|definitions?|interpretations?|descriptions?|explanations?|expansions?)\b/i;

/** `isAbout`: the clause around the table is headed as the place of definitions. */
function tableDefinitions(source: Source, table: Table, isAbout: boolean): Definition[] {
  const { prose } = source;
  const head = table.rows[0]!.cells.map(cell => plain(prose, cell));
  const named = table.header && termHeader.test(head[0] ?? "") && (meaningHeader.test(head[1] ?? "") || head[1] === "");
  const inDefinitions = isAbout && head.length === 2 && !isOfOther(prose, table);
  if (isDataTable(head) && !named) return [];
  // In any other table a row defines a term that is marked as one.
  const rows = named ? table.rows.slice(1) : inDefinitions ? table.rows : table.rows.filter(row => definesMarked(prose, row));
  if (rows.length === 0) return [];
  const definitions: Definition[] = [];
  const wide = scopeAt(source, table.at.from, table.clause);
  for (const [i, row] of rows.entries()) {
    const [first, second] = row.cells;
    if (!first) continue;
    // A comment in a cell is no part of the term, nor of its meaning.
    const read = termInCell(prose, first);
    const body = second ?? { from: row.at.to, to: row.at.to };
    const words = prose.slice(body.from, body.to).trim();
    if (!read) {
      // A row without a term goes on with the meaning above.
      const last = definitions.at(-1);
      if (last && words !== "") definitions[definitions.length - 1] = { ...last, body: last.kind === "empty" ? body : { from: last.body.from, to: body.to }, kind: last.kind === "empty" ? bodyKind(words) : last.kind };
      continue;
    }
    if (/^(?:[-–—]|n\/a)$/i.test(read.term)) continue;
    const long = longForm(read.term, words);
    definitions.push({
      ...read,
      aliases: long ? [...read.aliases, long] : read.aliases,
      body,
      kind: words.endsWith(":") && !beginsTerm(prose, rows[i + 1]) ? bodyKind(words) : wholeKind(words),
      ...wide,
      clause: table.clause,
      certain: read.certain && read.term.length <= 90,
      form: "table",
    });
  }
  return definitions;
}

/** Whether a table has a number, and a caption that says what else than definitions it holds, and no row says what something means. */
function isOfOther(prose: Text, { caption, header, rows }: Table): boolean {
  if (!header || !caption || !behindNumber.test(prose.slice(Math.max(0, caption.from - 24), caption.from)) || ofTerms.test(slice(prose, caption))) return false;
  return !rows.some(({ cells: [, second] }) => second && meaningVerb.test(prose.slice(second.from, Math.min(second.to, second.from + 40))));
}

const behindNumber = /\bTable\s\w{1,4}[\s.:–—-]{1,4}$/;
const ofTerms = /\b(?:definitions?|defin(?:ed|ing)|terms?|terminology|expressions?|meanings?|glossary|acronyms?|abbreviations?|interpretation)\b/i;

/** Whether a row begins with a term: without one, or with a label, it goes on with the meaning above. */
function beginsTerm(prose: Text, row: Row | undefined): boolean {
  const read = row?.cells[0] && termInCell(prose, row.cells[0]);
  return read !== undefined && !/^\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})[).]/i.test(read.term);
}

/** `| **RDP** | means ... |`: a cell that is in bold or quotes as a whole, and a meaning beside it. */
function definesMarked(prose: Text, { cells: [first, second] }: Row): boolean {
  return first !== undefined && second !== undefined && second.to > second.from
    && /^(?:\*\*[^*]{2,120}\*\*|["“][^"“”]{2,120}["”])$/.test(slice(prose, first))
    && meaningVerb.test(prose.slice(second.from, Math.min(second.to, second.from + 40)));
}

const meaningVerb = /^(?:(?:shall\s+)?means?\b|(?:shall\s+)?(?:has|have)\s+the\s+(?:same\s+|respective\s+)?meanings?\b)/i;

function termInCell(prose: Text, cell: Span): ReturnType<typeof readTerm> {
  const { read } = termOfCell(slice(prose, cell));
  return read && { ...read, at: { from: cell.from + read.at.from, to: cell.from + read.at.to } };
}

/** Section A has thousands of terms, which an edit leaves as they were. */
const termOfCell = remembered((cell) => ({ read: readTerm(cell, { from: 0, to: cell.length }) }), { most: 10_000, longest: 400 });

function isDataTable(head: readonly string[]): boolean {
  return /^(?:data item|service|response code|value|attribute|element|field|name)/i.test(head[0] ?? "");
}

function plain(text: Text, cell: Span): string {
  return text.slice(cell.from, cell.to).replace(/[*_]/g, "").trim();
}

// A term in bold or in quotes, and what makes it a definition. Emphasis and quotes pair with their own kind.
// A line end may stand in it, where capitals say that it is a name.
const marked = /(?:\*\*([^*\n|]{2,120}|[A-Z][^*\n|]{1,80}\n[^*\n|]{2,80})\*\*|“([^”“\n|]{2,120}|[A-Z][^”“\n|]{1,80}\n[^”“\n|]{2,80})[”’]|"([^"\n|]{2,120}|[A-Z][^"\n|]{1,60}\n[ \t]{0,40}[A-Z][^"\n|]{1,60})"|‘([^’‘\n|]{2,80})’)/g;
const verbAfter = /^(?:\s*\((?:or\s+)?["“*]*[A-Z][\w+/-]{1,14}["”*]*\)|\s*\((?:or|and)\s["“*]{1,2}[A-Z][^"”*()|]{1,40}["”*]{1,2}\))?(?:\s*[:–—]|,\s(?:in\s(?:relation\sto|respect\sof|the\scase\sof)|with\srespect\sto|as\sregards)\s[^.;:|,"“]{2,80},(?=\s+(?:means?|has)\b))?\s+(?:(?:shall\s+)?(?:means?\b|(?:has|have)\s+the\s+(?:(?:same|respective)\s+)?meaning)|refers?\s+to\b|(?:is|are)\s+defined\s+(?:as|in)\b|if\b|includes\b|shall\s+(?:be\s+construed|be\s+interpreted|include)\b|is\s+to\s+be)/;
/** `For the purposes of Section J1.2, the “Due Date” shall be the later of` */
const shallBe = /^\s+shall\s+be(?=\s+(?:an?|the|that|those|such|each|any)\s)/;
/** `In this Section W, a “Data Retriever” is a User that`; in bold alone a term may stand at each use. */
const isOne = /^\s+(?:is|are)(?=\s+(?:an?|the|that|those|such|each|any)\s)/;
const inQuotes = /["“‘]/;
const saysWhere = /\b(?:[Ff]or\s(?:the\s)?purposes?\sof|[Ii]n\sth(?:is|ese))\s(?:[^.;:"“”*]|\.(?=\d)){1,70},\s(?:(?:the|an?|each)\s)?$/;
const joinedTo = /^,?\s+(and|or)\s+(\*\*[^*\n|]{2,80}\*\*|“[^”\n|]{2,80}”|"[^"\n|]{2,80}"|‘[^’\n|]{2,80}’)(?=\s)/;
const aliasIn = /^\s*\((?:or\s|and\s)?["“*]*([A-Z][^"”*()]*)["”*]*\)/;
const leadBefore = /(?:\((?:the|its|their|each,?\s+(?:an?|the)|an?|together,?\s+(?:the|an?)|collectively,?\s+(?:the|an?)|in\s+each\s+case,?\s+(?:the|an?)|(?:each\s+)?such\s+\w+(?:\s+\w+)?\s+being\s+(?:the|an?)|each\s+being\s+an?|or)\s+|\b(?:known\s+as|referred\s+to(?:\s(?:simply|collectively|herein))?\sas|called|entitled)\s+(?:the|an?)\s+|\bshall\s+be\s+(?:the|an?)\s+|\()$/;

/** `the definition of “Agency”`, `the definition in Annex A of the` */
const ofDefinition = /\bdefinitions?\s(?:[^.;:"“”*]|\.(?=\d)){0,100}\bof\s+(?:the\s+|an?\s+)?$/i;

/** `(hereinafter the “Report”)`, `(in this Schedule, “Costs”)` */
const longLeadBefore = /\((?:(?:hereinafter|hereafter)(?:\s(?:referred\sto\sas|called))?(?:\s(?:the|an?))?|(?:in|for\s(?:the\s)?purposes\sof)\sthis\s[A-Z][a-z]{1,20}(?:\s[A-Z\d][\w.]{0,8})?,(?:\s(?:the|an?))?)\s$/;

/** `(a “Default Notice” or “Notice of Default”)` */
const orInBrackets = /^\s+or\s+(?:(?:the|an?)\s+)?["“*]{1,3}([A-Z][^"”*()|]{1,80})["”*]{1,3}\s*[),;]/;

const citedBefore = /\b(?:Sections?|[Cc]lauses?|[Pp]aragraphs?|Service\s+Requests?|SRV|Appendix|Annex|Schedule)\s[A-Z]?\d[\w.]{0,12}(?:\(\w{1,4}\)){0,3}\s\($/;

/** By a phrase of the project's own: `takes its meaning from Section G1.2`. */
const pointsOn = /^[^.;:|]{0,60}\b(?:meaning|defin)[^.;:|]{0,30}\s(?:Section|section|Clause|clause|Paragraph|paragraph|Appendix|Annex|Schedule|Part)\s/;

/** Something where the marks of a definition stand in the block at all: most blocks define nothing. */
function marksIn(prose: string): readonly true[] {
  return /\*\*|[“"‘]/.test(prose) ? some : none;
}

const some: readonly true[] = [true];
const none: readonly never[] = [];
const always = (): boolean => true;

function* runningDefinitions(source: Source, index: number, found: Definition[]): Generator<void, void> {
  const { prose } = source;
  const block = source.structure.blocks[index]!;
  const { from, to } = block.at;
  const words = prose.slice(from, to);
  const added = definingPattern(source.forms);
  // Others may look for marks of their own in between.
  let next = 0;
  for (let count = 1; ; count++) {
    if (count % marksAtOnce === 0) yield;
    marked.lastIndex = next;
    const match = marked.exec(words);
    if (!match) return;
    next = marked.lastIndex;
    const inner = match[1] ?? match[2] ?? match[3] ?? match[4]!;
    const start = match.index + match[0].indexOf(inner);
    const end = match.index + match[0].length;
    // `(an "**Invoice**")`, `(an **“Invoice”**)`
    const defined = definedBy(words, match.index, end, inner.replace(/^["“‘*]{1,3}/, ""), added);
    const meant = defined || match.index > 0 ? undefined : meaningBelow(source, index);
    if (meant) {
      const read = readTerm(prose, block.at);
      if (read) found.push(definedBelow(source, index, read, meant));
      return;
    }
    if (!defined) continue;
    const { by, verb, second } = defined;
    // `"1.0" means` and the like: a term is words.
    const read = readTerm(prose, { from: from + start, to: from + start + inner.length });
    if (!read || !/[A-Za-z]{2}/.test(read.term) || read.term.split(" ").length > 12) continue;
    const behind = second?.length ?? 0;
    const alias = second ? null : aliasIn.exec(verb);
    const other = second?.joint === "or" ? readTerm(prose, { from: from + end + behind - second.marked.length, to: from + end + behind }) : undefined;
    // The other name is no term of its own.
    if (alias) next = end + alias[0].length;
    else if (other) next = end + behind;
    const isWhole = by === "brackets" || by === "name" || by === "condition";
    const body = isWhole ? { from, to } : trim(prose, { from: bodyStart(prose, from + end + behind + (alias?.[0].length ?? 0)), to: bodyEnd(source, index, from + end) });
    const meaning = prose.slice(body.from, body.to);
    const isEmpty = verb !== "" && to - body.from < 90 && wholeKind(prose.slice(body.from, to)) === "empty" && beginsElse(source, index + 1);
    const isApart = by === "brackets" || by === "name";
    const long = isApart ? undefined : longForm(read.term, meaning);
    const orIn = by === "brackets" ? orInBrackets.exec(words.slice(end, end + 120))?.[1] : undefined;
    found.push({
      ...read,
      aliases: [...read.aliases, ...(orIn === undefined ? [] : [detached(orIn.replace(/\s+/g, " "))]), ...(other ? [other.term] : []), ...(alias ? [detached(alias[1]!.replace(/\s+/g, " "))] : []), ...(long ? [long] : [])],
      body: isEmpty ? trim(prose, { from: body.from, to }) : body,
      kind: isEmpty ? "empty" : isWhole ? "meaning" : by === "added verb" && pointsOn.test(meaning) ? "pointer" : bodyKind(meaning),
      // A lower-case word in quotes is told for its paragraph alone.
      ...(/^[a-z]/.test(read.term) ? { scope: "clause" as const, within: parentOf(source, block.clause) } : scopeAt(source, from + start, block.clause)),
      clause: block.clause,
      certain: read.certain && by !== "name",
      form: isApart ? "parenthetical" : "running",
    });
  }
}

/** The block right below the one at `index` that says what this means, where it is a term alone, in bold or in quotes: `“Fee”`, and below it `means a sum;`. */
function meaningBelow({ prose, structure: { blocks } }: Source, index: number): Span | undefined {
  const { at, kind, clause } = blocks[index]!;
  const next = blocks[index + 1];
  if (kind !== "paragraph" || next?.kind !== "paragraph" || next.clause !== clause) return undefined;
  if (!termAlone.test(prose.slice(at.from, Math.min(at.to, at.from + longestTerm)))) return undefined;
  return meaningVerb.test(prose.slice(next.at.from, Math.min(next.at.to, next.at.from + 40))) ? next.at : undefined;
}

const longestTerm = 160;
const termAlone = /^(?:\*\*[^*|]{2,120}\*\*|“[^”“|]{2,120}”|"[^"|]{2,120}"|‘[^’‘|]{2,120}’):?\s*$/;

function definedBelow(source: Source, index: number, read: NonNullable<ReturnType<typeof readTerm>>, meaning: Span): Definition {
  const { prose, structure: { blocks } } = source;
  const block = blocks[index]!;
  const isEmpty = wholeKind(prose.slice(meaning.from, meaning.to)) === "empty" && beginsElse(source, index + 2);
  const body = isEmpty ? meaning : trim(prose, { from: meaning.from, to: bodyEnd(source, index + 1, meaning.from) });
  const words = prose.slice(body.from, body.to);
  const long = longForm(read.term, words);
  return {
    ...read,
    aliases: long ? [...read.aliases, long] : read.aliases,
    body,
    kind: isEmpty ? "empty" : bodyKind(words),
    ...scopeAt(source, read.at.from, block.clause),
    clause: block.clause,
    certain: read.certain,
    form: "running",
  };
}

/** What makes a definition of something in bold or quotes. */
interface DefinedBy {
  /** A verb behind it, the reader's or the project's own; `if` (`shall be a “Breach” if`); brackets around it; words before it that give a name. */
  readonly by: "verb" | "added verb" | "condition" | "brackets" | "name";
  /** The verb, with an acronym in brackets before it; "" where there is none. */
  readonly verb: string;
  /** The second of two terms of one verb. */
  readonly second?: Second;
}

interface Second {
  readonly joint: "and" | "or";
  /** With its quotation marks. */
  readonly marked: string;
  /** From the end of the first to the end of it. */
  readonly length: number;
}

/** What makes a definition of `inner`, which stands with its marks at `from`..`to` of `words`; `added` are the project's verbs. */
function definedBy(words: string, from: number, to: number, inner: string, added: RegExp | undefined): DefinedBy | undefined {
  const lead = words.slice(Math.max(0, from - 60), from);
  // `“Minor Incident” and “Small Incident” mean`: what the second means, the first does.
  const joined = joinedTo.exec(words.slice(to, to + 160));
  const ofBoth = joined && meaningVerb.exec(words.slice(to + joined[0].length, to + joined[0].length + 40).trimStart());
  if (ofBoth) return { by: "verb", verb: ofBoth[0], second: { joint: joined[1] as Second["joint"], marked: joined[2]!, length: joined[0].length } };
  const after = words.slice(to, to + 90);
  const verb = verbAfter.exec(after)?.[0];
  if (verb !== undefined) {
    // `The definition in Annex A of the “Agency” is to be read as including` speaks of a definition.
    if (ofDefinition.test(words.slice(Math.max(0, from - 160), from))) return undefined;
    // `“person” includes a reference to` says how a word is read.
    if (/\bincludes$/.test(verb) && !/^[A-Z]/.test(inner)) return undefined;
    if (/\brefers?\s+to$/.test(verb) && (!/^[A-Z]/.test(inner) || saidOfWords.test(inner) || !opensMeaning.test(lead))) return undefined;
    if (!/\bif$/.test(verb)) return { by: "verb", verb };
    return /\b(?:is|are|be)\s+$/.test(lead) ? { by: "condition", verb } : undefined;
  }
  const being = saysWhere.test(words.slice(Math.max(0, from - 100), from)) ? (shallBe.exec(after) ?? (inQuotes.test(words.slice(from, to)) ? isOne.exec(after) : null))?.[0] : undefined;
  if (being !== undefined) return { by: "verb", verb: being };
  const addedVerb = added?.exec(words.slice(to, to + 160))?.[0];
  if (addedVerb !== undefined) return { by: "added verb", verb: addedVerb };
  // `Section H9 (“Incident Management”)`: a heading or a name, cited in quotes.
  if (!citedBefore.test(lead) && /^["”*]*(?:\s+or\s|[),;])/.test(after) && (leadBefore.test(lead) || longLeadBefore.test(lead)) && /\(/.test(lead)) return /^[A-Z]/.test(inner) ? { by: "brackets", verb: "" } : undefined;
  // `Each of the following is an “Inventory Error”:`
  const leadsToList = /^["”*]*:/.test(after) && /(?:is|are|be)\s+an?\s+$/.test(lead);
  return leadsToList || /(?:known\s+as|shall\s+be)\s+(?:the|an?)\s+$/.test(lead) ? { by: "name", verb: "" } : undefined;
}

// `The column “Mandatory” refers to`, `“Yes” refers to`, `“Table 3” refers to` say what a table or its words are for.
const opensMeaning = /(?:^|[.;:,]\s{1,9}|\b(?:terms?|expressions?|the|an?|each|and)\s{1,9})$/i;
const saidOfWords = /^(?:yes|no|none|true|false|(?:table|figure|section|appendix|annex|schedule|part|clause|paragraph)\s.{0,20})$/i;

/** Whether the block at `index` begins something else than what stands before it: a heading, a numbered clause, another definition. */
function beginsElse(source: Source, index: number): boolean {
  const { prose, structure: { blocks, clauses } } = source;
  const block = blocks[index];
  if (!block) return false;
  // `1.1 “Fee” means:` / `1.1.1 a sum; and`
  const before = blocks[index - 1]!;
  for (let at = block.clause; at >= 0; at = clauses[at]!.parent) if (at === before.clause && block.clause !== before.clause) return false;
  // A heading without a number may stand over what the colon leads to.
  if (block.kind === "heading") return clauses[block.clause]?.kind !== "heading" || prose.charCodeAt(before.at.to - 1) !== 58;
  const clause = clauses[block.clause];
  return (clause?.kind === "clause" && clause.from >= before.at.to) || defines(source, index);
}

/** Whether the block at `index` begins with a term and says that it means something. */
function defines(source: Source, index: number): boolean {
  const { from, to } = source.structure.blocks[index]!.at;
  return definesAtOnce.test(source.prose.slice(from, Math.min(to, from + 200))) || meaningBelow(source, index) !== undefined;
}

const definesAtOnce = /^(?:\*\*[^*\n|]{2,120}\*\*|“[^”\n|]{2,120}”|"[^"\n|]{2,120}")\s+(?:means?|shall|has|have)\b/;

function parentOf(source: Source, clause: number): number {
  return source.structure.clauses[clause]?.parent ?? -1;
}

/** Where a meaning begins behind its term, which ends at `at`: `**Fee**: means`. */
function bodyStart(prose: Text, at: number): number {
  return at + (/^\s{0,9}[:–—]/.exec(prose.slice(at, at + 10))?.[0].length ?? 0);
}

/** A meaning ends with its paragraph, or with the list that it leads into, which ends where something else is defined. */
function bodyEnd(source: Source, index: number, from: number): number {
  const { prose, structure: { blocks, clauses } } = source;
  const block = blocks[index]!;
  const clause = clauses[block.clause];
  const leadsIn = prose.charCodeAt(block.at.to - 1) === 58;
  if (!leadsIn || !clause || clause.to <= from) return block.at.to;
  for (let next = index + 1; next < blocks.length && blocks[next]!.at.from < clause.to; next++) {
    if (defines(source, next)) return blocks[next - 1]!.at.to;
  }
  return clause.to;
}

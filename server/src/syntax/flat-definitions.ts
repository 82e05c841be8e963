// Definitions tables that lost their columns: `Ad Hoc Device CSR Has the meaning given to that expression in the` /
// `Web Service SMKI RAPP.`, one `Acceptance Testing means ...` a line, `AES Advanced Encryption Standard`.

import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { aboutDefinitions, bodyKind, eitherOf, longForm, scopeAt, type Source } from "./definition-parts.ts";
import { trim } from "./lines.ts";
import { findingFromBlocks, type Promising } from "./memo.ts";
import type { Block, Definition, Tree } from "./tree.ts";
import { cues, holdsCue } from "./words.ts";

const header = /^(?:Defined )?(?:Term|Expression|Acronym|Abbreviation)s?\s+(?:Meaning|Definition|Description)s?\b[^\n]{0,60}/;
/** What opens a meaning, behind its term or, in a column of its own, with a capital. Words in capitals are a title: `MEANS OF ACCESS`. */
const opening = /(?<!\S)(?:(?:[Ss]hall\s+)?(?:[Mm]eans?\b|[Hh](?:as|ave)\s+the\s+(?:same\s+)?meaning)|[Ii]s\s+defined\s+in)/;
const termWords = /^(?:[A-Z0-9][\w+&/’'-]*|of|and|or|the|for|to|in|on|by|at|a|with|\((?:or )?[‘'“"]?[A-Z][\w ]*[’'”"]?\))(?:\s+(?:[A-Z0-9][\w+&/’'-]*|of|and|or|the|for|to|in|on|by|at|a|ad|hoc|with|\((?:or )?[‘'“"]?[A-Z][\w ]*[’'”"]?\)))*$/;

/** Finds, in steps, the flattened definitions, and the blocks (positions) that they cover. */
export function* findingFlatDefinitions(source: Source): Generator<void, { definitions: Definition[]; covers: ReadonlySet<number> }> {
  const definitions: Definition[] = [];
  const covers = new Set<number>();
  const isAbout = aboutDefinitions(source);
  const { blocks } = source.structure;
  const isElsewhere = phrasesOf(source.prose);
  const headed = yield* findingBlocksOf(source, "headed as a table", (piece) => header.test(piece.slice(0, 80)), beginsHeader);
  const leading = yield* findingBlocksOf(source, "leading to columns", (piece) => leadsToColumns.test(piece), (from, block) => holdsCue(from, block, hand));
  // The clause whose words lead to two columns, of which its next paragraphs are what is left.
  let led: number | undefined;
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!;
    const isLed = block.clause === led;
    if (leading.has(index)) led = block.clause;
    if (block.kind !== "paragraph" || !(isAbout(block.clause) || isLed ? isUnmarked(source, block) : headed.has(index))) continue;
    const before = definitions.length;
    yield* readingBlock(source, block, definitions, isElsewhere);
    if (definitions.length > before) covers.add(index);
  }
  return { definitions, covers };
}

function isUnmarked({ prose }: Source, { at }: Block): boolean {
  return !/^["“*]/.test(prose.slice(at.from, at.from + 1));
}

/** The blocks (positions) of which `is` holds: that they begin with the words over a table's columns, or speak of the columns. */
function* findingBlocksOf({ prose, words, structure: { blocks }, pieces }: Source, use: string, is: (piece: string) => boolean, promising: Promising<Pick<Tree, "prose" | "words" | "blocks" | "pieces">>): Generator<void, ReadonlySet<number>> {
  const found = yield* findingFromBlocks({ prose, words, blocks, pieces }, use, (piece) => (is(piece) ? begins : none), promising);
  return new Set(found.map(({ block }) => block));
}

const headers = cues((word) => /^(?:Defined|(?:Term|Expression|Acronym|Abbreviation)s?)$/.test(word));
const hand = cues((word) => word === "hand");

function beginsHeader({ words: { number, first } }: Pick<Tree, "words">, block: number): boolean {
  return first[block]! < first[block + 1]! && headers.of(number[first[block]!]!) !== 0;
}

/** `the expressions in the left hand column below shall have the meanings given to them in the right hand column below` */
const leadsToColumns = /\b(?:left|right)[\s-]hand\scolumn\b/;

const begins: readonly { readonly from: number }[] = [{ from: 0 }];
const none: readonly never[] = [];

interface FlatLine {
  readonly from: number;
  readonly to: number;
}

function* readingBlock(source: Source, block: Block, definitions: Definition[], isElsewhere: Sought): Generator<void, void> {
  const { prose } = source;
  const lines = linesOf(prose, block.at);
  let ended = true;
  /** Lines of a term's words alone, where a definition may begin: the next line may hold the rest of the term, or its meaning. */
  let lead: (FlatLine & { readonly before: number; readonly lines: number }) | undefined;
  let open: { term: string; at: Span; bodyFrom: number; certain: boolean; aliases: string[] } | undefined;
  let end = block.at.from;
  /** Up to here (a line's position) the lines hold the rest of a term in their first column. */
  let columnTo = 0;
  const close = () => {
    if (!open) return;
    const body = trim(prose, { from: Math.min(open.bodyFrom, end), to: end });
    const words = prose.slice(body.from, body.to);
    const long = longForm(open.term, words);
    const either = eitherOf(open.term);
    definitions.push({
      term: open.term, at: open.at, aliases: [...open.aliases, ...(long ? [long] : []), ...(either ? [either.first, either.second] : [])], body, kind: bodyKind(words),
      ...scopeAt(source, open.at.from, block.clause), clause: block.clause, certain: open.certain && !either, form: "flat-table",
    });
    open = undefined;
  };
  for (const [i, line] of lines.entries()) {
    if (i % linesAtOnce === linesAtOnce - 1) yield;
    const words = prose.slice(line.from, line.to);
    if (header.test(words)) {
      ended = true;
      continue;
    }
    // The rest of a term, beside which nothing stands, is no part of its meaning.
    if (i < columnTo && !words.includes("  ")) continue;
    const isBlank: boolean = ended && isBlankRow(prose, line, words);
    const start: FlatTerm | undefined = isBlank ? blankTerm(line, words) : ended || open === undefined || opening.test(words.slice(0, 120)) ? flatTerm(prose, line, ended) : undefined;
    if (start) {
      if (lead) end = lead.before;
      close();
      const column = lead ? undefined : termInColumn(prose, lines, i, start);
      columnTo = column?.to ?? columnTo;
      const wrapped = lead || column ? undefined : wrappedTerm(source, start.term, lines[i + 1], isElsewhere);
      const before = lead && `${prose.slice(lead.from, lead.to).replace(/\s+/g, " ")} `;
      open = column ? { ...start, ...column } : { ...start, term: wrapped ?? (before ?? "") + start.term, at: { from: lead?.from ?? start.at.from, to: start.at.to }, certain: start.certain && wrapped === undefined && before === undefined, aliases: start.aliases };
    }
    if (!start && lead && opening.exec(words)?.index === 0) {
      const { term, aliases } = termOf(prose.slice(lead.from, lead.to));
      end = lead.before;
      close();
      open = { term: term.replace(/\s+/g, " "), at: { from: lead.from, to: lead.from + term.length }, bodyFrom: line.from, certain: lead.lines === 1, aliases };
    }
    const isLead = !start && i >= columnTo && (ended || lead !== undefined) && words.length <= 60 && termWords.test(words) && /^[A-Z]/.test(words) && (lead?.lines ?? 0) < mostLines;
    lead = isLead ? { from: lead?.from ?? line.from, to: line.to, before: lead?.before ?? end, lines: (lead?.lines ?? 0) + 1 } : undefined;
    end = line.to;
    ended = isBlank || /[.;:’”)]\s*$/.test(words) || start?.complete === true;
  }
  close();
}

/** `SMKI PMA Chair`, a tab, and nothing: a row of a table that was pasted, whose second cell is blank. */
function isBlankRow(prose: Text, { to }: FlatLine, words: string): boolean {
  return prose.charCodeAt(to) === 9 && words.length <= 90 && !words.includes("\t") && /^[A-Z0-9]/.test(words) && termWords.test(words) && /^\t\s{0,9}(?:\n|$)/.test(prose.slice(to, to + 12));
}

function blankTerm({ from, to }: FlatLine, words: string): FlatTerm {
  return { term: words.replace(/\s+/g, " "), at: { from, to }, bodyFrom: to, certain: true, aliases: [], complete: false };
}

/** No term runs over more lines of its column. */
const mostLines = 3;

/** So many lines are read in one step. */
const linesAtOnce = 256;

function linesOf(prose: Text, at: Span): FlatLine[] {
  const lines: FlatLine[] = [];
  let from = at.from;
  while (from < at.to) {
    let to = prose.indexOf("\n", from);
    if (to < 0 || to > at.to) to = at.to;
    let a = from;
    let b = to;
    while (a < b && prose.charCodeAt(a) <= 32) a++;
    while (b > a && prose.charCodeAt(b - 1) <= 32) b--;
    if (b > a) lines.push({ from: a, to: b });
    from = to + 1;
  }
  return lines;
}

interface FlatTerm {
  readonly term: string;
  readonly at: Span;
  readonly bodyFrom: number;
  readonly certain: boolean;
  readonly aliases: string[];
  /** The meaning ends with this line (an acronym and its long form). */
  readonly complete: boolean;
}

/** A term, and what stands for it in the brackets behind it: `Transport Layer Security (TLS)`. */
function termOf(words: string): { readonly term: string; readonly aliases: string[] } {
  const brackets = /\((?:or )?[‘'“"]?([A-Z][\w+/ -]{1,24})[’'”"]?\)$/.exec(words);
  return brackets ? { term: words.slice(0, brackets.index).trimEnd(), aliases: [brackets[1]!] } : { term: words, aliases: [] };
}

/** The term that begins `line`, if it is a definition's first line. */
function flatTerm(prose: Text, line: FlatLine, ended: boolean): FlatTerm | undefined {
  const words = prose.slice(line.from, Math.min(line.to, line.from + 200));
  const found = opening.exec(words);
  if (found && found.index > 0 && found.index <= 90) {
    const term = words.slice(0, found.index).trim();
    const { term: own, aliases } = termOf(term);
    if (termWords.test(term) && /[A-Z]/.test(own[0] ?? "") && (ended || !/\s/.test(own) || own.split(/\s+/).length <= 6)) {
      return { term: own.replace(/\s+/g, " "), at: { from: line.from, to: line.from + own.length }, bodyFrom: line.from + found.index, certain: ended, aliases, complete: false };
    }
  }
  if (!ended) return undefined;
  const acronym = /^([A-Z][A-Za-z0-9+]{1,9})\s+(?=[A-Z])/.exec(words);
  if (acronym && longForm(acronym[1]!, words.slice(acronym[0].length)) === words.slice(acronym[0].length).replace(/(?<![.\s])[.\s]+$/, "")) {
    return { term: acronym[1]!, at: { from: line.from, to: line.from + acronym[1]!.length }, bodyFrom: line.from + acronym[0].length, certain: true, aliases: [], complete: true };
  }
  // `Portal Portal is a generic term`, `SMKI Portal ‘Portal’ is`: the meaning names the term again.
  const again = /^([A-Z][\w-]*(?: [A-Z][\w-]*){0,4})\s+["“‘]?([A-Z][\w-]*(?: [A-Z][\w-]*){0,4})["”’]?\s+(?:is|are)\b/.exec(words);
  if (again?.[1]!.endsWith(again[2]!)) {
    const term = again[1]!;
    return { term, at: { from: line.from, to: line.from + term.length }, bodyFrom: line.from + term.length + 1, certain: false, aliases: [], complete: false };
  }
  return undefined;
}

/**
 * The term that `start` begins in line `i`, where the page's two columns stand side by side: the lines below hold the rest
 * of it in the first one. `to` is the line behind the last of these; undefined where there are none.
 */
function termInColumn(prose: Text, lines: readonly FlatLine[], i: number, start: FlatTerm): { readonly term: string; readonly aliases: string[]; readonly to: number } | undefined {
  const line = lines[i]!;
  // Words set to both margins of a narrow column have the gap between them: `Device        Certificate means`.
  const hasGap = prose.slice(line.from, start.bodyFrom).includes("  ");
  const column = start.bodyFrom - line.from;
  const indent = indentOf(prose, line);
  let term = prose.slice(line.from, start.bodyFrom).trim();
  let to = i + 1;
  for (; to <= i + mostLines && to < lines.length; to++) {
    const next = lines[to]!;
    if (Math.abs(indentOf(prose, next) - indent) > 1) break;
    const words = prose.slice(next.from, Math.min(next.to, next.from + column + 60));
    const between = / {2,}/.exec(words);
    const left = between ? words.slice(0, between.index) : words;
    const right = between ? between.index + between[0].length : Infinity;
    // Beside what goes on with a meaning stands what goes on with its term; behind a meaning's end stands a row more.
    const isBeside = Math.abs(right - column) <= ragged && !endsMeaning.test(prose.slice(lines[to - 1]!.to - 3, lines[to - 1]!.to)) && opening.exec(words)?.index !== right;
    const goesOn = between ? isBeside : hasGap && left.length < column;
    if (!goesOn || !termWords.test(left)) break;
    term += ` ${left}`;
  }
  return to === i + 1 ? undefined : { ...termOf(term.replace(/\s+/g, " ")), to };
}

/** So far a column's lines begin from one another, where words were set to both margins. */
const ragged = 3;
const endsMeaning = /[.;:]["”’)]?$/;

/** How many units of white space stand before the words of a line. */
function indentOf(prose: Text, { from }: FlatLine): number {
  return from - 1 - prose.lastIndexOf("\n", from - 1);
}

/** The term with the words that its column carried over to the next line, where the document uses just that phrase elsewhere. */
function wrappedTerm(source: Source, term: string, next: FlatLine | undefined, isElsewhere: Sought): string | undefined {
  if (!next) return undefined;
  const words = source.prose.slice(next.from, Math.min(next.to, next.from + 120)).split(/\s+/);
  let phrase = term;
  let longest: string | undefined;
  for (const word of words.slice(0, 4)) {
    if (!/^[A-Z][\w-]*$/.test(word)) break;
    phrase += ` ${word}`;
    if (isElsewhere(phrase)) longest = phrase;
  }
  return longest;
}

/** Says whether a phrase stands in the document. */
type Sought = (phrase: string) => boolean;

/** No glossary has so many terms over two lines. Each is sought in the whole text, and a long text may be all such lines. */
const mostSought = 2_000;

function phrasesOf(prose: Text): Sought {
  let sought = 0;
  let words: string | undefined;
  return (phrase) => sought++ < mostSought && (words ??= prose.toString()).includes(phrase);
}

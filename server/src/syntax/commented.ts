// Comments between words are cut out of a text before it is read: so it is read as if they were not there, however long they
// are and wherever they stand. Then everything that was read is put where it stands in the text with its comments.

import { blanked, blanksOf } from "../text/blanked.ts";
import { cutOut, type CutOut } from "../text/cut-out.ts";
import type { LineIndex } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { placed } from "./found-clause.ts";
import { FoundReference } from "./found-reference.ts";
import { keepPieces, unmoved } from "./memo.ts";
import { clauseNumberAt, labelAt } from "./numbers.ts";
import type { Outline } from "./outline.ts";
import { referencesAround } from "./references.ts";
import { readSuppressions } from "./suppressions.ts";
import type { Block, Clause, Comment, Definition, Reference, Table, Tree, Uncommented } from "./tree.ts";
import { wordsAt, type Unmoved } from "./words.ts";

export function isBetween({ stands }: Comment): boolean {
  return stands === "between";
}

/** `text` without those of its `comments` that stand between words. */
export function withoutComments(text: string, comments: readonly Comment[]): CutOut {
  const parts: Span[] = [];
  let last = 0;
  for (const { from, to, stands } of comments) {
    if (stands !== "between") continue;
    const end = parts.length > 0 && parts.at(-1)!.to > from ? undefined : lineEndKept(text, { from, to }, last);
    if (end) parts.push({ from, to: end.from }, { from: end.to, to });
    else parts.push({ from, to });
    last = to;
  }
  return cutOut(text, parts);
}

/** The line end in a comment that stays: behind a sentence or an item, where what may begin another clause follows on the comment's last line. The words before it begin at `last`, or behind a line end. */
function lineEndKept(text: string, { from, to }: Span, last: number): Span | undefined {
  const before = text.slice(Math.max(last, text.lastIndexOf("\n", from - 1) + 1), from);
  if (/^\s*[|#]/.test(before) || !endsItem.test(before.slice(-8)) || !mayBegin(text, to)) return undefined;
  const at = text.slice(from, to).search(/\r?\n|\r/);
  return at < 0 ? undefined : { from: from + at, to: from + at + (text.startsWith("\r\n", from + at) ? 2 : 1) };
}

/** Whether a number, a label or a mark that begins a line stands behind what ends at `to`; words alone go on with the sentence, though they look like a heading. */
function mayBegin(text: string, to: number): boolean {
  beforeNumber.lastIndex = to;
  beforeNumber.test(text);
  const at = beforeNumber.lastIndex;
  return /^(?:#{1,6}\s|\||[-*•]\s)/.test(text.slice(at, at + 8)) || clauseNumberAt(text, at) !== undefined || labelAt(text, at) !== undefined;
}

const beforeNumber = /[^\S\r\n]*\*{0,3}(?=\S)|/y;

const endsItem = /(?:[.;:]|[;,] (?:and|or))\s*$/;

/** The outline of a text with comments, of which `uncommented` is what is left without those between words. */
export function outlineWithComments({ cut, tree }: Uncommented, text: Text, lines: LineIndex, comments: readonly Comment[]): Outline {
  const at = (span: Span): Span => cut.spanOf(span);
  const { identity, setting, problems, shape, headings } = tree;
  return {
    prose: blanked(text, joined([...blanksOf(tree.prose)].map(at), comments.filter(isBetween))),
    lines,
    comments,
    identity: { ...identity, at: at(identity.at) },
    blocks: tree.blocks.map((block): Block => ({ ...block, at: at(block.at) })),
    clauses: tree.clauses.map((clause) => clauseAt(clause, cut)),
    tables: tree.tables.map((table): Table => ({
      ...table,
      at: at(table.at),
      rows: table.rows.map((row) => ({ at: at(row.at), cells: row.cells.map(at) })),
      caption: table.caption && at(table.caption),
    })),
    suppressions: readSuppressions(text, lines, comments),
    problems: problems.map((problem) => ({ ...problem, at: at(problem.at) })),
    setting: { ...setting, settledFrom: placeOf(cut, setting.settledFrom), headTo: placeOf(cut, setting.headTo) },
    shape,
    headings,
  };
}

function clauseAt(clause: Clause, cut: CutOut): Clause {
  return cut.shiftAt(clause.to - 1) === 0 ? clause : placed(clause, (span) => cut.spanOf(span), (offset) => cut.endOf(offset));
}

function placeOf(cut: CutOut, offset: number): number {
  return offset === Infinity ? offset : cut.placeOf(offset);
}

/** Both lists of spans, each in order, as one in which they are apart. */
function joined(some: readonly Span[], others: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of [...some, ...others].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (!last || last.to < span.from) result.push(span);
    else if (last.to < span.to) result[result.length - 1] = { from: last.from, to: span.to };
  }
  return result;
}

/** The tree of a text with comments. */
export function withComments({ text, outline, cut, tree, before, unmoved: stands }: Commented): Tree {
  const { prose, blocks } = outline;
  const kept = before && { before, ...unmoved(prose, blocks, before) };
  const words = wordsAt(tree.words, tree.blocks, blocks, cut, stands);
  const references = placedIn(cut, tree.references);
  return {
    ...tree,
    source: text,
    text,
    ...outline,
    // Of a text that nobody edits, what is left without comments is not asked for again.
    uncommented: before && { cut, tree: { ...tree, words } },
    definitions: tree.definitions.map((definition) => definitionAt(definition, cut)),
    references: before && stands ? referencesAround(references, { ...stands, references: before.references, blocks: before.blocks }) : references,
    words,
    pieces: kept && keepPieces(prose, blocks, kept.before, kept),
  };
}

/** What is known of a text with comments. */
export interface Commented {
  readonly text: Text;
  readonly outline: Outline;
  /** What is left of it without those between words, and its tree: with all references, or those alone that do not stand where they stood. */
  readonly cut: CutOut;
  readonly tree: Tree;
  readonly before: Tree | undefined;
  /** Which blocks of the version before stand again, where the outlines, with comments and without, are those of that version, moved. */
  readonly unmoved?: Omit<Unmoved, "words"> | undefined;
}

function definitionAt(definition: Definition, cut: CutOut): Definition {
  const at = cut.spanOf(definition.at);
  const body = cut.spanOf(definition.body);
  return at === definition.at && body === definition.body ? definition : { ...definition, at, body };
}

function placedIn(cut: CutOut, references: readonly Reference[]): readonly Reference[] {
  return references.map((reference) => referenceAt(reference, cut));
}

function referenceAt(reference: Reference, cut: CutOut): Reference {
  const { whole } = reference;
  if (cut.shiftAt(whole.to - 1) === 0) return reference;
  const { from, number, target, range, heading, clause } = reference;
  return new FoundReference(cut.placeOf(from), cut.spanOf(number), cut.spanOf(whole), target, range, heading && cut.spanOf(heading), clause);
}

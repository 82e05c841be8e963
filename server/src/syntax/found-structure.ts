// The structure as the reader makes it: the clauses, blocks and tables so far, and the paragraph that still grows. What a
// line is, and which clause it belongs to, the walk over the lines says (structure.ts).

import { remembered } from "../text/remembered.ts";
import type { Span } from "../text/span.ts";
import { FoundClause } from "./found-clause.ts";
import { trim, trimmed, type Line } from "./lines.ts";
import { endsNotUsed, notUsed } from "./titles.ts";
import type { Block, Clause, Structure, Table } from "./tree.ts";

/** The same string for all clauses of one number: each list has an (a). */
const sameNumber = remembered((number) => number, { most: 20_000, longest: 24 });

export class FoundStructure {
  readonly clauses: FoundClause[] = [];
  /** The line before in the same paragraph, across page furniture; or that of a number that waits for its text. */
  before: Line | undefined;
  private readonly blocks: Block[] = [];
  private readonly tables: Table[] = [];
  /** The paragraph that grows, if any. */
  private paragraph: { readonly from: number; to: number; readonly clause: number } | undefined;
  /** Where what was read last ends. */
  private lastEnd = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Whether the last clause is a number that still waits for its text. */
  get waits(): boolean {
    return this.before !== undefined && this.paragraph === undefined;
  }

  /** Whether the paragraph that grows ends, so far, with a colon. */
  get endsWithColon(): boolean {
    return this.paragraph !== undefined && this.text.charCodeAt(this.paragraph.to - 1) === 58;
  }

  get lastBlock(): Block | undefined {
    return this.blocks.at(-1);
  }

  /** A clause begins: the one before it ends where what was read last does. Gives its position. */
  open({ kind, parent, number, key, at }: Pick<Clause, "kind" | "parent" | "number" | "key" | "at">, group: number): number {
    const index = this.clauses.length;
    this.clauses[index - 1]?.endAt(this.lastEnd);
    this.lastEnd = at.to;
    this.clauses.push(new FoundClause(index, parent, kind, sameNumber(number), key, at, group));
    return index;
  }

  /** The text of the clause that `line` opens is to come. */
  waitBehind(line: Line): void {
    this.before = line;
  }

  /** The paragraph goes on with `line`; where none grows, one of the clause at `clause` begins at `at`. */
  extend(line: Line, at: number, clause: number): void {
    const { to } = trimmed(this.text, line);
    if (this.paragraph) this.paragraph.to = to;
    else this.paragraph = { from: at, to, clause };
    this.before = line;
    this.lastEnd = to;
  }

  /** The paragraph is whole: what follows starts anew. */
  endParagraph(): void {
    if (this.paragraph) this.block("paragraph", { from: this.paragraph.from, to: this.paragraph.to }, this.paragraph.clause);
    this.paragraph = undefined;
    this.before = undefined;
  }

  block(kind: "heading" | "paragraph", at: Span, clause: number): void {
    this.blocks.push({ kind, at: trim(this.text, at), clause });
    this.lastEnd = Math.max(this.lastEnd, at.to);
  }

  /** The clause has the heading at `span`, which ends in `line`; it may be a mark that says that the clause is not used. */
  giveHeading(clause: FoundClause, span: Span, line: Line): void {
    const words = this.text.slice(span.from, span.to);
    const isMark = notUsed(words);
    if (!isMark || clause.kind === "heading") clause.heading = span;
    if (isMark || endsNotUsed(words)) clause.notUsed = true;
    this.block("heading", span, clause.index);
    this.lastEnd = Math.max(span.to, trimmed(this.text, line).to);
  }

  /** A line of a listing: one block with those right before it. */
  listing(line: Line, clause: number): void {
    this.endParagraph();
    const last = this.blocks.at(-1);
    const at = trimmed(this.text, line);
    if (last?.kind === "listing" && this.isNextLine(last.at.to, line.from)) this.blocks[this.blocks.length - 1] = { ...last, at: { from: last.at.from, to: at.to } };
    else this.blocks.push({ kind: "listing", at, clause });
    this.lastEnd = at.to;
  }

  /** Whether a line that begins at `from` follows one whose words end at `to`: white space may stand at its end. */
  private isNextLine(to: number, from: number): boolean {
    return from - to <= 200 && /^[^\S\n]*\n$/.test(this.text.slice(to, from));
  }

  table({ rows, header, caption, clause }: Omit<Table, "at">): void {
    const at = { from: rows[0]!.at.from, to: rows.at(-1)!.at.to };
    const table = this.tables.length;
    this.tables.push({ at, clause, rows, header, caption });
    for (const [row, { at }] of rows.entries()) this.blocks.push({ kind: "row", at, clause, table, row });
    this.lastEnd = at.to;
  }

  /** All of it: each clause then reaches as far as those that stand in it. */
  end(): Structure {
    this.endParagraph();
    this.clauses.at(-1)?.endAt(this.lastEnd);
    for (let i = this.clauses.length - 1; i >= 0; i--) this.clauses[this.clauses[i]!.parent]?.holdTo(this.clauses[i]!.to);
    return { blocks: this.blocks, clauses: this.clauses, tables: this.tables };
  }
}

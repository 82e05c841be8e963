// The structure of a document in one walk over its lines: clauses, sub-paragraphs, annexes, headings, blocks, tables.
// Reads drafted text and text that lost its structure on the way through Word or a PDF. Total over any input.

import { remembered } from "../text/remembered.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { FoundClause } from "./found-clause.ts";
import { titleKey } from "./furniture.ts";
import { contentStart, parseName } from "./identity.ts";
import { headingLevel, trim, trimmed, type Line } from "./lines.ts";
import { OpenLists } from "./lists.ts";
import { follows, steps, type Label } from "./numbers.ts";
import { OrdinalLists, type Around } from "./ordinals.ts";
import { annexStart, behindDash, captionStart, clauseStart, endsSentence, isFull, itemStart, restOf, type AnnexStart, type Before } from "./starts.ts";
import { readRow } from "./tables.ts";
import { severalNotUsed } from "./not-used-range.ts";
import { endsNotUsed, isTitle, itemNotUsed, layoutOf, listedTitleLines, notUsed, ownHeadingLines, titleRunsOn, withoutEmphasis, type Layout } from "./titles.ts";
import type { Block, Clause, Identity, Row, Table } from "./tree.ts";

/** The parts of a document, as its lines tell them. */
export interface Structure {
  readonly blocks: readonly Block[];
  readonly clauses: readonly Clause[];
  readonly tables: readonly Table[];
}

/** Reads, in steps, the structure of `text`, whose `lines` carry their kinds. `titles` are those of its contents list, as `titleKey` makes them. */
export function* readingStructure({ text, prose }: { readonly text: string; readonly prose: Text }, lines: readonly Line[], identity: Identity, titles: ReadonlySet<string>): Generator<void, Structure> {
  const walk = new Walk(text, prose, lines, identity, titles);
  for (let i = 0; i < lines.length; ) {
    i = walk.over(i, i + linesAtOnce);
    yield;
  }
  return walk.end();
}

/** The same string for all clauses of one number: each list has an (a). */
const sameNumber = remembered((number) => number, { most: 20_000, longest: 24 });

/** So many lines are read in one step. */
const linesAtOnce = 128;

function beginsAnew(number: string): boolean {
  return steps(number)[0]![0] <= 1;
}

class Walk {
  private readonly blocks: Block[] = [];
  private readonly clauses: FoundClause[] = [];
  private readonly tables: Table[] = [];
  private readonly lists = new OpenLists();
  private readonly ordinals: OrdinalLists;
  private readonly numbered = new Map<string, number>();
  private readonly annexes = new Map<string, string>();
  private readonly layout: Layout;

  /** The annex that we are in (position), or -1. */
  private annex = -1;
  /** The last numbered clause (position) in the body or annex, or -1. */
  private clause = -1;
  /** Whether the annex is a Part whose numbers go on from those around it. */
  private runsOn = false;
  /** The last clause number in the body or annex. */
  private last: string | undefined;
  /** The last clause number of what is around the Part that we are in. */
  private outerLast: string | undefined;
  private bodyLast: string | undefined;
  /** The unnumbered heading in force (position), or -1, and whether clauses stand under it already. */
  private group = -1;
  private groupIsNew = false;
  private groupLevel = 0;
  /** The paragraph that grows, if any. */
  private paragraph: { from: number; to: number; clause: number } | undefined;
  /** The line before in the same paragraph, across page furniture. */
  private before: Line | undefined;
  private lastEnd = 0;
  /** Whether page furniture was the last thing that was no blank line. */
  private page = false;
  /** A line (position), and the first behind it that is not blank. */
  private blank = { from: 0, to: 0 };
  private readonly text: string;
  private readonly prose: Text;
  private readonly lines: readonly Line[];
  private readonly identity: Identity;

  constructor(text: string, prose: Text, lines: readonly Line[], identity: Identity, titles: ReadonlySet<string>) {
    this.text = text;
    this.prose = prose;
    this.lines = lines;
    this.identity = identity;
    this.layout = layoutOf(text, lines, titles);
    this.ordinals = new OrdinalLists(text, lines);
  }

  /** Goes on from line `first` up to line `last` at least; gives the next one. */
  over(first: number, last: number): number {
    let { page } = this;
    let i = first;
    for (; i < last && i < this.lines.length; i++) {
      const line = this.lines[i]!;
      switch (line.kind) {
        case "front-matter": case "comment": break;
        case "contents": this.closeParagraph(); this.before = undefined; break;
        case "furniture": page = true; break;
        case "blank":
          // A blank line beside page furniture is part of the page's end, and a sentence runs on over it.
          if (!page && this.nextKind(i) !== "furniture") {
            this.closeParagraph();
            this.before = undefined;
          }
          break;
        case "listing": this.listing(line); page = false; break;
        case "row": case "separator": i = this.table(i) - 1; page = false; break;
        case "heading": i = this.heading(i); page = false; break;
        case "text":
          if (page && this.before !== undefined && endsSentence(this.text, this.before)) {
            this.closeParagraph();
            this.before = undefined;
          }
          page = false;
          i = this.textLine(i);
      }
    }
    this.page = page;
    return i;
  }

  end(): Structure {
    this.closeParagraph();
    return { blocks: this.blocks, clauses: this.finish(), tables: this.tables };
  }

  // --- lines

  private textLine(i: number): number {
    const line = this.lines[i]!;
    const at = contentStart(this.text, line);
    const before: Before = { line: this.before, last: this.last, annexed: this.annex >= 0, marked: false, full: this.before !== undefined && isFull(this.text, this.before, this.layout.wrap) };
    if (before.line === undefined || endsSentence(this.text, before.line)) {
      const opened = this.openSeveral(i, at);
      if (opened) return i;
    }
    const number = clauseStart(this.text, line, at, this.identity, before);
    if (number && !this.ordinals.isNextItem(i, at, number, this.around())) return this.openClause(i, at, number.key, number.length, false);
    if (/\d/.test(this.text.charAt(at))) this.ordinals.count(line, at, this.around());
    const item = itemStart(this.text, line, at, before, label => this.lists.expects(label));
    if (item) return this.openItem(i, at, item);
    const annex = annexStart(this.text, line, at, before, (word, name) => this.expectsAnnex(word, name));
    if (this.isOwnHeading(line, i)) return this.openOwnHeading(i, at);
    if (annex) return this.openAnnex(i, at, annex);
    const caption = captionStart(this.text, line, at, before);
    if (caption) return this.openCaption(i, at, caption.name, caption.length);
    const heading = this.headingLines(i, at);
    if (heading > 0) return this.openHeading(i, at, heading);
    this.extend(line, line.start);
    return i;
  }

  private around(): Around {
    return { before: this.before, last: this.last, isAnnexed: this.annex >= 0, lists: this.lists };
  }

  private heading(i: number): number {
    const line = this.lines[i]!;
    this.closeParagraph();
    this.before = undefined;
    const at = contentStart(this.text, line);
    if (at >= line.to || this.openSeveral(i, at)) return i;
    const last = this.markedHeading(i, at);
    this.before = undefined;
    return last;
  }

  /** Opens what a heading with marks (`## G3`) is; where its title stands on the next line, that one is read too. */
  private markedHeading(i: number, at: number): number {
    const line = this.lines[i]!;
    const before: Before = { line: undefined, last: this.last, annexed: this.annex >= 0, marked: true };
    const number = clauseStart(this.text, line, at, this.identity, before);
    if (number) return this.openClause(i, at, number.key, number.length, true);
    if (this.isOwnHeading(line, i)) return this.openOwnHeading(i, at);
    const annex = annexStart(this.text, line, at, before, () => true);
    if (annex) return this.openAnnex(i, at, annex);
    const caption = captionStart(this.text, line, at, before);
    return caption ? this.openCaption(i, at, caption.name, caption.length) : this.openHeading(i, at, 1);
  }

  private listing(line: Line): void {
    this.closeParagraph();
    this.before = undefined;
    const last = this.blocks.at(-1);
    const at = trimmed(this.text, line);
    // White space may stand at the ends of its lines.
    if (last?.kind === "listing" && line.from - last.at.to <= 200 && /^[^\S\n]*\n$/.test(this.text.slice(last.at.to, line.from))) this.blocks[this.blocks.length - 1] = { ...last, at: { from: last.at.from, to: at.to } };
    else this.blocks.push({ kind: "listing", at, clause: this.here() });
    this.lastEnd = at.to;
  }

  private table(first: number): number {
    this.closeParagraph();
    const caption = this.captionOver(first);
    const rows: Row[] = [];
    let header = false;
    let i = first;
    for (; i < this.lines.length; i++) {
      const line = this.lines[i]!;
      if (line.kind === "separator") header ||= rows.length === 1;
      else if (line.kind === "row") {
        const annex = rows.length === 0 ? this.annexRow(line) : undefined;
        if (annex) {
          this.openAnnex(i, annex.at, annex.start, annex.heading);
          const next = this.lines[i + 1];
          return next?.kind === "separator" ? i + 2 : i + 1;
        }
        rows.push(readRow(this.prose, line));
      } else {
        const next = rows.length > 0 ? this.rowOverPage(i, rows) : -1;
        if (next < 0) break;
        i = next - 1;
      }
    }
    if (rows.length > 0) {
      if (caption) this.leaveCaption(caption);
      const clause = this.here();
      const table = this.tables.length;
      this.tables.push({ at: { from: rows[0]!.at.from, to: rows.at(-1)!.at.to }, clause, rows, header, caption });
      for (const [row, { at }] of rows.entries()) this.blocks.push({ kind: "row", at, clause, table, row });
      this.lastEnd = rows.at(-1)!.at.to;
    }
    this.before = undefined;
    return Math.max(i, first + 1);
  }

  /** The heading over the table that begins at line `first`, or a title on a line of its own, which in lines that were broken is no heading. */
  private captionOver(first: number): Span | undefined {
    const last = this.blocks.at(-1);
    if (last?.kind === "heading") return last.at;
    let above = first - 1;
    while (this.lines[above]?.kind === "blank") above--;
    const line = this.lines[above];
    return last?.kind === "paragraph" && line?.kind === "text" && last.at.from >= line.start && isTitle(this.layout, line) ? last.at : undefined;
  }

  /** The line of the row, or of the line below the header, with which a table goes on behind the end of a page, which begins at line `i`; -1 where it ends. */
  private rowOverPage(i: number, { 0: header, length }: readonly Row[]): number {
    let at = i;
    let isPage = false;
    for (; this.lines[at]?.kind === "blank" || this.lines[at]?.kind === "furniture"; at++) isPage ||= this.lines[at]!.kind === "furniture";
    const line = this.lines[at];
    if (!isPage || line === undefined) return -1;
    if (line.kind === "separator") return length === 1 ? at : -1;
    return line.kind === "row" && this.lines[at + 1]?.kind !== "separator" && readRow(this.prose, line).cells.length === header!.cells.length ? at : -1;
  }

  /** `| Appendix G | Authentication Credentials | |`: a heading that a page turned into a table. */
  private annexRow(line: Line): { at: number; start: AnnexStart; heading: Span | undefined } | undefined {
    const { cells } = readRow(this.prose, line);
    const [first, second] = cells;
    if (!first || first.to - first.from > 20 || cells.slice(2).some(cell => cell.to > cell.from)) return undefined;
    const before: Before = { line: undefined, last: this.last, annexed: true, marked: false };
    const cell: Line = { from: first.from, start: first.from, to: first.to, kind: "text" };
    const start = annexStart(this.text, cell, first.from, before, (word, name) => this.expectsAnnex(word, name));
    return start && start.length === first.to - first.from ? { at: first.from, start, heading: second && second.to > second.from ? second : undefined } : undefined;
  }

  // --- what a line opens

  private openClause(i: number, at: number, key: string, length: number, marked: boolean): number {
    const line = this.lines[i]!;
    this.ordinals.noteClause(line, at, key, length, marked);
    this.openNumber(key, { from: at, to: at + length - (/[.:]$/.test(this.text.slice(at, at + length)) ? 1 : 0) });
    const end = this.readBody(i, behindDash(this.text, this.behindMarks(at, at + length)), marked, line);
    this.settleGroup(this.clauses[this.clause]!, marked ? headingLevel(this.text, line.start, line.to) : 7);
    return end;
  }

  /** The offset behind the marks of emphasis that end at `to` with the number that begins at `at`: `**G3.4** Each User`. */
  private behindMarks(at: number, to: number): number {
    return this.text.startsWith("**", to) && this.text.charCodeAt(at - 1) === 42 ? to + 2 : to;
  }

  private openNumber(key: string, at: Span): void {
    this.closeParagraph();
    const letter = /^[A-Z]/.test(key);
    if (letter && this.annex >= 0 && this.identity.kind === "section") this.leaveAnnex();
    const home = this.runsOn ? this.clauses[this.annex]!.parent : this.annex;
    const scope = home >= 0 ? `${this.clauses[home]!.key} ` : "";
    const parent = this.numberParent(scope, key);
    this.lists.clear();
    this.ordinals.clear();
    this.clause = this.open({ kind: "clause", parent, number: key, key: scope + key, at });
    this.numbered.set(scope + key, this.clause);
    this.last = key;
  }

  /** `G2.3 – G2.5 [Not used]`: a clause for each number that is written out. Says whether the line is one of these. */
  private openSeveral(i: number, at: number): boolean {
    const several = severalNotUsed(this.text, this.lines[i]!, at);
    if (!several || several.numbers.some(({ letter }) => (this.identity.kind === "section" && this.annex < 0 ? letter !== this.identity.key : letter !== "" && this.identity.kind !== "other"))) return false;
    for (const { key, at } of several.numbers) {
      this.openNumber(key, at);
      this.clauses[this.clause]!.notUsed = true;
      this.settleGroup(this.clauses[this.clause]!, 7);
    }
    this.block("heading", several.mark, this.clause);
    this.before = undefined;
    return true;
  }

  /** The rest of a numbered line: a heading of its own, a not-used mark, or text. */
  private readBody(i: number, from: number, marked: boolean, line: Line): number {
    const clause = this.clauses[this.clause]!;
    const rest = restOf(this.text, line, from);
    const start = rest === "" ? line.to : this.text.indexOf(rest.slice(0, 20), from);
    // The marks of emphasis belong to running text: a bold term is one that is defined.
    const body = trim(this.text, { from, to: start + 1 }).from;
    if (notUsed(rest)) {
      clause.notUsed = true;
      this.block("heading", { from: start, to: start + rest.length }, this.clause);
      this.before = undefined;
      return i;
    }
    if (rest === "") {
      // The number stands alone; its heading may be on the next line.
      const next = this.lines[i + 1];
      if (next?.kind === "text" && isTitle(this.layout, next) && !/\./.test(clause.number)) {
        this.setHeading(clause, trimmed(this.text, next), next);
        return i + 1;
      }
      this.before = line;
      return i;
    }
    const titleLines = marked ? 1 : ownHeadingLines(this.layout, i, from, rest, !clause.number.includes("."));
    if (titleLines > 0) {
      const end = trimmed(this.text, this.lines[i + titleLines - 1]!).to;
      this.setHeading(clause, { from: start, to: withoutEmphasis(this.text, end) }, this.lines[i + titleLines - 1]!);
      return i + titleLines - 1;
    }
    this.extend(line, body);
    return i;
  }

  private openItem(i: number, at: number, label: Label): number {
    const line = this.lines[i]!;
    const nests = this.paragraph !== undefined && this.text.charCodeAt(this.paragraph.to - 1) === 58;
    this.closeParagraph();
    const position = this.clauses.length;
    const around = this.lists.open(label, at - line.from, position, nests);
    const parent = around >= 0 ? around : this.clause >= 0 ? this.clause : this.annex;
    const base = parent >= 0 ? this.clauses[parent]!.key : "";
    const number = `(${label.name})`;
    this.open({ kind: "paragraph", parent, number, key: `${base}${number}`, at: { from: at, to: at + label.length } });
    const behind = this.behindMarks(at, at + label.length);
    const rest = restOf(this.text, line, behind);
    if (itemNotUsed(rest)) this.clauses[position]!.notUsed = true;
    if (rest === "") this.before = line;
    else {
      const start = this.text.indexOf(rest.slice(0, 20), behind);
      // `(a) (i) text`: two labels on one line.
      const inner = itemStart(this.text, line, start, { line: undefined, last: undefined, annexed: false, marked: false }, () => false);
      if (inner && inner.marks === label.marks && inner.marks === "()" && inner.name !== label.name) return this.openItem(i, start, inner);
      this.extend(line, trim(this.text, { from: behind, to: start + 1 }).from);
    }
    return i;
  }

  private openAnnex(i: number, at: number, start: AnnexStart, heading?: Span): number {
    const line = this.lines[i]!;
    this.closeParagraph();
    this.lists.clear();
    this.ordinals.clear();
    if (this.annex < 0) this.bodyLast = this.last;
    const isPart = start.word === "Part";
    const nested = isPart ? this.aroundPart() : -1;
    if (isPart && !(this.inPart() && !this.runsOn)) this.outerLast = this.last;
    // Each annex counts its Parts anew.
    if (!isPart) this.annexes.delete("Part");
    const name = start.to !== undefined ? `${start.to} ${start.word}` : `${start.word} ${start.name}`.trim();
    const key = nested >= 0 ? `${this.clauses[nested]!.key} ${name}` : name;
    this.annexes.set(start.word, start.name);
    this.group = -1;
    const number = start.to !== undefined ? `${start.word} to Section ${start.to}` : name;
    this.annex = this.open({ kind: "annex", parent: nested, number, key, at: { from: at, to: at + start.length } });
    this.clause = -1;
    this.runsOn = isPart && this.goesOn(i + 1);
    this.last = this.runsOn ? this.outerLast : undefined;
    const annex = this.clauses[this.annex]!;
    if (heading) {
      this.setHeading(annex, heading, line);
      return i;
    }
    let from = at + start.length;
    while (from < line.to && /[\s:.–—-]/.test(this.text[from]!)) from++;
    const rest = restOf(this.text, line, from);
    if (rest === "") {
      const next = this.lines[i + 1];
      this.before = undefined;
      if (next?.kind !== "text" || !isTitle(this.layout, next)) return i;
      this.setHeading(annex, trimmed(this.text, next), next);
      return i + 1;
    }
    const more = line.kind === "text" ? titleRunsOn(this.layout, i, rest) : 0;
    const lastLine = this.lines[i + more]!;
    this.setHeading(annex, { from: this.text.indexOf(rest.slice(0, 20), from), to: withoutEmphasis(this.text, trimmed(this.text, lastLine).to) }, lastLine);
    return i + more;
  }

  /** The document's own name: a heading that no clause belongs to. */
  private openOwnHeading(i: number, at: number): number {
    this.closeParagraph();
    this.block("heading", { from: at, to: trimmed(this.text, this.lines[i]!).to }, -1);
    this.before = undefined;
    return i;
  }

  private openCaption(i: number, at: number, name: string, length: number): number {
    const line = this.lines[i]!;
    this.closeParagraph();
    const position = this.open({ kind: "table", parent: this.here(), number: name, key: name, at: { from: at, to: at + length } });
    let from = at + length;
    while (from < line.to && /[\s:.–—-]/.test(this.text[from]!)) from++;
    const rest = restOf(this.text, line, from);
    if (rest !== "") this.setHeading(this.clauses[position]!, { from: this.text.indexOf(rest.slice(0, 20), from), to: withoutEmphasis(this.text, trimmed(this.text, line).to) }, line);
    this.before = undefined;
    return i;
  }

  private openHeading(i: number, at: number, count: number): number {
    const end = withoutEmphasis(this.text, trimmed(this.text, this.lines[i + count - 1]!).to);
    this.closeParagraph();
    this.lists.clear();
    let parent = this.clause;
    while (parent >= 0 && this.clauses[parent]!.heading === undefined) parent = this.clauses[parent]!.parent;
    const words = this.text.slice(at, end);
    this.group = this.open({ kind: "heading", parent: parent >= 0 ? parent : this.annex, number: "", key: "", at: { from: at, to: end } });
    this.groupIsNew = true;
    this.groupLevel = headingLevel(this.text, this.lines[i]!.start, this.lines[i]!.to);
    this.clauses[this.group]!.group = -1;
    if (notUsed(words)) this.clauses[this.group]!.notUsed = true;
    this.setHeading(this.clauses[this.group]!, { from: at, to: end }, this.lines[i + count - 1]!);
    return i + count - 1;
  }

  // --- headings

  /** How many lines from `i` are a heading without a number; 0 for none. */
  private headingLines(i: number, at: number): number {
    const line = this.lines[i]!;
    if (line.to - at > 130) return 0;
    const words = restOf(this.text, line, at);
    if (words.length < 3 || !/^[A-Z“"‘'(]/.test(words)) return 0;
    const ended = this.before === undefined || endsSentence(this.text, this.before);
    const listed = listedTitleLines(this.layout, i, words, ended);
    if (listed > 0 || !ended) return listed;
    if (!isTitle(this.layout, line) || this.openText()) return 0;
    const next = this.nextWords(i);
    if (next === undefined) return 0;
    const nextAt = contentStart(this.text, next);
    const number = next.kind === "text" && clauseStart(this.text, next, nextAt, this.identity, { line: undefined, last: this.last, annexed: this.annex >= 0, marked: false });
    if (number) return 1;
    // Between blank lines, in a text that has them: a title is a paragraph of its own.
    const alone = this.before === undefined && this.lines[i + 1]?.kind === "blank";
    return alone && this.layout.wrap === Infinity && this.clauses.length > 0 && words.length <= 80 && next.kind !== "listing" && !/^[a-z(]/.test(this.text.slice(nextAt, nextAt + 1)) ? 1 : 0;
  }

  /** Whether the last clause is a number that still waits for its text. */
  private openText(): boolean {
    return this.before !== undefined && this.paragraph === undefined;
  }

  private isOwnHeading(line: Line, i: number): boolean {
    if (i > 80 || this.clauses.length > 0) return false;
    const words = this.text.slice(contentStart(this.text, line), line.to).replace(/\*\*/g, "");
    if (words.length > 200) return false;
    const name = parseName(words);
    if (name !== undefined) return name.kind === this.identity.kind && name.key === this.identity.key;
    const [title, own] = [titleKey(words), titleKey(this.identity.title)];
    // `SECTION L: SMART METERING KEY INFRASTRUCTURE` / `AND DCC KEY INFRASTRUCTURE`
    const goesOn = this.blocks.length > 0 && this.blocks.every(({ kind }) => kind === "heading") && own.endsWith(` ${title}`);
    return title !== "" && (title === own || goesOn);
  }

  private setHeading(clause: FoundClause, span: Span, line: Line): void {
    clause.heading = span;
    if (notUsed(this.text.slice(span.from, span.to))) {
      clause.notUsed = true;
      clause.heading = clause.kind === "heading" ? span : undefined;
    } else if (endsNotUsed(this.text.slice(span.from, span.to))) clause.notUsed = true;
    this.block("heading", span, clause.index);
    // A heading ends its paragraph: what follows starts anew.
    this.before = undefined;
    this.lastEnd = Math.max(span.to, trimmed(this.text, line).to);
  }

  // --- the tree

  private open({ kind, parent, number, key, at }: Pick<Clause, "kind" | "parent" | "number" | "key" | "at">): number {
    const index = this.clauses.length;
    const previous = this.clauses[index - 1];
    previous?.endAt(this.lastEnd);
    this.lastEnd = at.to;
    this.clauses.push(new FoundClause(index, parent, kind, sameNumber(number), key, at, this.group));
    return index;
  }

  /** The clause of the longest number that `key` begins with. */
  private numberParent(scope: string, key: string): number {
    for (let shorter = key.replace(/(?<=\d)[A-Z]+$/, ""); ; ) {
      const dot = shorter.lastIndexOf(".");
      if (dot < 0) return this.annex;
      shorter = shorter.slice(0, dot);
      const found = this.numbered.get(scope + shorter);
      if (found !== undefined) return found;
    }
  }

  /**
   * A heading without a number holds for the clauses below it, until one of a higher place. Which place it has, only
   * the first clause below it tells: `level` is that of its own heading's marks, 7 where it has none.
   */
  private settleGroup(clause: FoundClause, level: number): void {
    clause.group = -1;
    const group = this.clauses[this.group];
    if (!group) return;
    const { parent } = clause;
    const top = parent < 0 || this.clauses[parent]!.kind === "annex";
    const holds = level > this.groupLevel && !(top && clause.heading !== undefined) && (this.groupIsNew ? this.isInside(group.parent, parent) : this.isInside(parent, group.parent));
    if (!holds) this.group = -1;
    else {
      if (this.groupIsNew) group.parent = parent;
      clause.group = group.index;
    }
    this.groupIsNew = false;
  }

  /** A line without marks that stands right over a table is the table's: no clause further down stands under it. */
  private leaveCaption({ from }: Span): void {
    if (this.groupIsNew && this.groupLevel === 0 && this.clauses[this.group]?.heading?.from === from) this.group = -1;
  }

  private isInside(clause: number, ancestor: number): boolean {
    for (let at = clause; at >= 0; at = this.clauses[at]!.parent) if (at === ancestor) return true;
    return ancestor === -1;
  }

  private leaveAnnex(): void {
    this.annex = -1;
    this.runsOn = false;
    this.clause = -1;
    this.group = -1;
    this.last = this.bodyLast;
  }

  private inPart(): boolean {
    return this.annex >= 0 && this.clauses[this.annex]!.number.startsWith("Part ");
  }

  /** The annex that a Part here is a part of, or -1 for the body. */
  private aroundPart(): number {
    return this.inPart() ? this.clauses[this.annex]!.parent : this.annex;
  }

  /**
   * Whether the numbers of the Part whose lines begin at `i` go on from those before it, or are gone on with by the next
   * Part (`Part 1` with 1 and 2, `Part 2` with 3), rather than begin anew in each.
   */
  private goesOn(i: number): boolean {
    const first = this.numberAhead(i, this.outerLast);
    if (!first.key) return false;
    if (this.outerLast !== undefined || !beginsAnew(first.key)) return this.outerLast !== undefined && follows(this.outerLast, first.key);
    let { line, key: last } = first;
    for (;;) {
      const next = this.numberAhead(line + 1, last);
      if (next.key) ({ line, key: last } = next);
      else if (!next.isPart) return false;
      else {
        const { key } = this.numberAhead(next.line + 1, last);
        return key !== undefined && !beginsAnew(key) && follows(last, key);
      }
    }
  }

  /** The next clause number from line `i` on, where `last` came before it; or the line of the annex that comes first. */
  private numberAhead(i: number, last: string | undefined): { readonly line: number; readonly key?: string; readonly isPart?: boolean } {
    for (let at = i; at < this.lines.length; at++) {
      const line = this.lines[at]!;
      if (line.kind !== "text" && line.kind !== "heading") continue;
      const from = contentStart(this.text, line);
      const before = this.lines[at - 1]?.kind === "text" ? this.lines[at - 1] : undefined;
      const around: Before = { line: before, last, annexed: true, marked: line.kind === "heading" };
      const number = clauseStart(this.text, line, from, this.identity, around) ?? clauseStart(this.text, line, from, this.identity, { ...around, last: undefined });
      if (number) return { line: at, key: number.key };
      const annex = annexStart(this.text, line, from, around, () => true);
      if (annex) return { line: at, isPart: annex.word === "Part" };
    }
    return { line: this.lines.length };
  }

  private expectsAnnex(word: string, name: string): boolean {
    const last = this.annexes.get(word);
    if (last === undefined) return name === "A" || name === "1";
    if (/^\d+$/.test(name)) return Number(name) > Number(last) && Number(name) <= Number(last) + 2;
    return name.length === last.length && name.charCodeAt(name.length - 1) > last.charCodeAt(last.length - 1) && name.charCodeAt(name.length - 1) <= last.charCodeAt(last.length - 1) + 2;
  }

  /** The clause that text here belongs to. */
  private here(): number {
    const item = this.lists.innermost;
    return item >= 0 ? item : this.clause >= 0 ? this.clause : this.annex >= 0 ? this.annex : this.group;
  }

  private extend(line: Line, at: number): void {
    const to = trimmed(this.text, line).to;
    if (this.paragraph && this.before !== undefined) this.paragraph.to = to;
    else {
      this.closeParagraph();
      this.paragraph = { from: at, to, clause: this.here() };
    }
    this.before = line;
    this.lastEnd = to;
  }

  private closeParagraph(): void {
    if (this.paragraph) this.block("paragraph", { from: this.paragraph.from, to: this.paragraph.to }, this.paragraph.clause);
    this.paragraph = undefined;
  }

  private block(kind: "heading" | "paragraph", at: Span, clause: number): void {
    this.blocks.push({ kind, at: trim(this.text, at), clause });
    this.lastEnd = Math.max(this.lastEnd, at.to);
  }

  private finish(): readonly Clause[] {
    this.clauses.at(-1)?.endAt(this.lastEnd);
    for (let i = this.clauses.length - 1; i >= 0; i--) this.clauses[this.clauses[i]!.parent]?.holdTo(this.clauses[i]!.content.to);
    return this.clauses;
  }

  private nextKind(i: number): Line["kind"] | undefined {
    return this.nextLine(i)?.kind;
  }

  /** The next line that is neither blank nor a page's: a title may stand at the end of a page. */
  private nextWords(i: number): Line | undefined {
    let next = this.nextLine(i);
    for (let at = this.blank.to; next?.kind === "furniture" || next?.kind === "blank"; at++) next = this.lines[at + 1];
    return next;
  }

  private nextLine(i: number): Line | undefined {
    // Each of many blank lines asks for the same one.
    if (i < this.blank.from || i >= this.blank.to) {
      let to = i + 1;
      while (this.lines[to]?.kind === "blank") to++;
      this.blank = { from: i, to };
    }
    return this.lines[this.blank.to];
  }
}

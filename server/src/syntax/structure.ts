// The structure of a document in one walk over its lines: clauses, sub-paragraphs, annexes, headings, blocks, tables.
// Reads drafted text and text that lost its structure on the way through Word or a PDF. Total over any input.
//
// What a line may begin, `starts.ts` and `titles.ts` say. What bears on that, and is changed by it, is kept apart: where the
// numbers stand (`Numbering`), the lists that are open (`OpenLists`, `OrdinalLists`), the heading without a number that is in
// force (`OpenGroup`), and what was read so far (`FoundStructure`). Which lines are headings without a number, `TitleLines` says.

import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import type { FoundClause } from "./found-clause.ts";
import { FoundStructure } from "./found-structure.ts";
import { OpenGroup } from "./groups.ts";
import { contentStart } from "./identity.ts";
import { LinesAhead } from "./lines-ahead.ts";
import { headingLevel, trim, trimmed, type Line } from "./lines.ts";
import { OpenLists } from "./lists.ts";
import { severalNotUsed } from "./not-used-range.ts";
import { Numbering } from "./numbering.ts";
import type { ClauseNumber, Label } from "./numbers.ts";
import { OrdinalLists, type Around } from "./ordinals.ts";
import { annexStart, behindDash, captionStart, clauseStart, endsSentence, isFull, itemStart, restOf, restStart, type AnnexStart, type Before, type CaptionStart } from "./starts.ts";
import { readRow, readTable } from "./tables.ts";
import { TitleLines } from "./title-lines.ts";
import { isTitle, itemNotUsed, layoutOf, notUsed, ownHeadingLines, titleRunsOn, type Layout } from "./titles.ts";
import type { Clause, Identity, Structure } from "./tree.ts";

/** Reads, in steps, the structure of `text`, whose `lines` carry their kinds. `titles` are those of its contents list, as `titleKey` makes them. */
export function* readingStructure({ text, prose }: { readonly text: string; readonly prose: Text }, lines: readonly Line[], identity: Identity, titles: ReadonlySet<string>): Generator<void, Structure> {
  const walk = new Walk(text, prose, lines, identity, titles);
  for (let i = 0; i < lines.length; ) {
    i = walk.over(i, i + linesAtOnce);
    yield;
  }
  return walk.end();
}

/** So many lines are read in one step. */
const linesAtOnce = 128;

/** The level of a heading without marks: below all that have them. */
const unmarked = 7;

/** Whatever begins at a line (`i`, its words at `at`) is read by a method of its own, which gives the line behind it. */
class Walk {
  private readonly text: string;
  private readonly prose: Text;
  private readonly lines: readonly Line[];
  private readonly identity: Identity;
  private readonly layout: Layout;
  private readonly ahead: LinesAhead;

  private readonly found: FoundStructure;
  private readonly numbering: Numbering;
  private readonly lists = new OpenLists();
  private readonly ordinals: OrdinalLists;
  private readonly group: OpenGroup;
  private readonly titles: TitleLines;
  /** Whether page furniture was the last thing that was no blank line. */
  private page = false;
  /** The last line of running text, blank lines and page furniture apart; undefined where something else stands there. */
  private above: Line | undefined;

  private readonly expectsItem = (label: Label): boolean => this.lists.expects(label);
  private readonly expectsAnnex = (word: string, name: string): boolean => this.numbering.expectsAnnex(word, name);

  constructor(text: string, prose: Text, lines: readonly Line[], identity: Identity, titles: ReadonlySet<string>) {
    this.text = text;
    this.prose = prose;
    this.lines = lines;
    this.identity = identity;
    this.layout = layoutOf(text, lines, titles);
    this.ahead = new LinesAhead(lines);
    this.found = new FoundStructure(text);
    this.numbering = new Numbering(text, lines, identity, this.found.clauses);
    this.ordinals = new OrdinalLists(text, lines);
    this.group = new OpenGroup(this.found.clauses);
    this.titles = new TitleLines({ layout: this.layout, identity, ahead: this.ahead, found: this.found, nothingBefore: () => this.nothingBefore() });
  }

  /** Goes on from line `first` up to line `last` at least; gives the next one. */
  over(first: number, last: number): number {
    let i = first;
    while (i < last && i < this.lines.length) i = this.line(i);
    return i;
  }

  end(): Structure {
    return this.found.end();
  }

  // --- what a line is

  private line(i: number): number {
    const line = this.lines[i]!;
    switch (line.kind) {
      case "front-matter": case "comment": return i + 1;
      case "contents": this.found.endParagraph(); return i + 1;
      case "furniture": this.page = true; return i + 1;
      case "blank":
        // A blank line beside page furniture is part of the page's end, and a sentence runs on over it.
        if (!this.page && this.ahead.next(i)?.kind !== "furniture") this.found.endParagraph();
        return i + 1;
      case "listing":
        this.page = false;
        this.above = undefined;
        this.found.listing(line, this.here());
        return i + 1;
      case "row": case "separator":
        this.page = false;
        this.above = undefined;
        return this.table(i);
      case "heading":
        this.page = false;
        this.above = undefined;
        return this.markedLine(i);
      case "text":
        // Behind a page's end, what ended a sentence ended its paragraph too.
        if (this.page && this.found.before !== undefined && endsSentence(this.text, this.found.before)) this.found.endParagraph();
        this.page = false;
        const next = this.textLine(i);
        this.above = next === i + 1 ? line : undefined;
        return next;
    }
  }

  /**
   * A line without marks: the first of these that it begins, else it goes on with its paragraph. Several numbers stand
   * before one, and one before a label, as each begins like the next; titles stand last, as their look alone tells them.
   */
  private textLine(i: number): number {
    const { text, identity, found } = this;
    const line = this.lines[i]!;
    const at = contentStart(text, line);
    const before: Before = { line: found.before, last: this.numbering.last, annexed: this.numbering.annex >= 0, marked: false, full: found.before !== undefined && isFull(text, found.before, this.layout.wrap), above: this.above };
    if ((before.line === undefined || endsSentence(text, before.line)) && this.openSeveral(line, at)) return i + 1;
    // `1.` may be a clause's number or an item's.
    const number = clauseStart(text, line, at, identity, before);
    if (number && !this.ordinals.isNextItem(i, at, number, this.around())) return this.openClause(i, at, number);
    if (/\d/.test(text.charAt(at))) this.ordinals.count(line, at, this.around());
    const label = itemStart(text, line, at, before, this.expectsItem);
    if (label) return this.openItem(i, at, label);
    if (this.titles.isOwn(i)) return this.openOwnHeading(i, at);
    const annex = annexStart(text, line, at, before, this.expectsAnnex);
    if (annex) return this.openAnnex(i, at, annex);
    const caption = captionStart(text, line, at, before);
    if (caption) return this.openCaption(i, at, caption);
    const titleLines = this.titles.from(i, at);
    if (titleLines > 0) return this.openHeading(i, at, titleLines);
    found.extend(line, line.start, this.here());
    return i + 1;
  }

  /** A line with the marks of a heading (`## G3`): it begins one of these, whatever stands before it. */
  private markedLine(i: number): number {
    const { text, identity } = this;
    const line = this.lines[i]!;
    this.found.endParagraph();
    const at = contentStart(text, line);
    if (at >= line.to || this.openSeveral(line, at)) return i + 1;
    const before: Before = { ...this.nothingBefore(), marked: true };
    const number = clauseStart(text, line, at, identity, before);
    if (number) return this.openClause(i, at, number);
    if (this.titles.isOwn(i)) return this.openOwnHeading(i, at);
    const annex = annexStart(text, line, at, before, () => true);
    if (annex) return this.openAnnex(i, at, annex);
    const caption = captionStart(text, line, at, before);
    return caption ? this.openCaption(i, at, caption) : this.openHeading(i, at, 1);
  }

  private table(first: number): number {
    const { found, lines } = this;
    found.endParagraph();
    let top = first;
    while (lines[top]?.kind === "separator") top++;
    if (lines[top]?.kind !== "row") return top;
    const annex = this.annexRow(lines[top]!);
    if (annex) {
      this.openAnnex(top, annex.at, annex.start, annex.heading);
      return lines[top + 1]?.kind === "separator" ? top + 2 : top + 1;
    }
    const caption = this.captionOver(first);
    if (caption) this.group.leaveCaption(caption.from);
    const { rows, header, end } = readTable(this.prose, lines, top);
    found.table({ rows, header, caption, clause: this.here() });
    return end;
  }

  /** `| Appendix G | Authentication Credentials | |`: a heading that a page turned into a table. */
  private annexRow(line: Line): { readonly at: number; readonly start: AnnexStart; readonly heading: Span | undefined } | undefined {
    const { cells } = readRow(this.prose, line);
    const [first, second] = cells;
    if (!first || first.to - first.from > 20 || cells.slice(2).some(cell => cell.to > cell.from)) return undefined;
    const cell: Line = { from: first.from, start: first.from, to: first.to, kind: "text" };
    const start = annexStart(this.text, cell, first.from, this.nothingBefore(), this.expectsAnnex);
    return start && start.length === first.to - first.from ? { at: first.from, start, heading: second && second.to > second.from ? second : undefined } : undefined;
  }

  /** The heading over the table that begins at line `first`, or a title on a line of its own, which in lines that were broken is no heading. */
  private captionOver(first: number): Span | undefined {
    const last = this.found.lastBlock;
    if (last?.kind === "heading") return last.at;
    let above = first - 1;
    while (this.lines[above]?.kind === "blank") above--;
    const line = this.lines[above];
    return last?.kind === "paragraph" && line?.kind === "text" && last.at.from >= line.start && isTitle(this.layout, line) ? last.at : undefined;
  }

  // --- numbered clauses

  private openClause(i: number, at: number, number: ClauseNumber): number {
    const line = this.lines[i]!;
    const end = at + number.length;
    this.ordinals.noteClause(line, at, number);
    this.openNumber(number.key, { from: at, to: /[.:]/.test(this.text.charAt(end - 1)) ? end - 1 : end });
    const next = this.readBody(i, behindDash(this.text, this.behindMarks(at, end)));
    this.group.settle(this.clause, line.kind === "heading" ? headingLevel(this.text, line.start, line.to) : unmarked);
    return next;
  }

  /** `G2.3 – G2.5 [Not used]`: a clause for each number that is written out. Says whether the line is one of these. */
  private openSeveral(line: Line, at: number): boolean {
    const several = severalNotUsed(this.text, line, at);
    if (!several || several.numbers.some(({ letter }) => !this.mayBegin(letter))) return false;
    for (const { key, at } of several.numbers) {
      this.openNumber(key, at);
      this.clause.notUsed = true;
      this.group.settle(this.clause, unmarked);
    }
    this.found.block("heading", several.mark, this.numbering.clause);
    return true;
  }

  /** Whether numbers may begin with `letter` ("" for none) here. */
  private mayBegin(letter: string): boolean {
    const { kind, key } = this.identity;
    if (kind === "section" && this.numbering.annex < 0) return letter === key;
    return letter === "" || kind === "other";
  }

  private openNumber(number: string, at: Span): void {
    this.found.endParagraph();
    if (this.numbering.isOfBody(number)) {
      this.numbering.leaveAnnex();
      this.group.leave();
    }
    this.lists.clear();
    this.ordinals.clear();
    const { parent, key } = this.numbering.clauseOf(number);
    this.numbering.enterClause(this.open({ kind: "clause", parent, number, key, at }));
  }

  /** What stands behind the number of line `i`, from `from` on: a heading of the clause's own, a not-used mark, or text. */
  private readBody(i: number, from: number): number {
    const { text, found, clause } = this;
    const line = this.lines[i]!;
    const rest = restOf(text, line, from);
    if (rest === "") {
      const title = clause.number.includes(".") ? undefined : this.titles.below(i);
      if (!title) {
        found.waitBehind(line);
        return i + 1;
      }
      found.giveHeading(clause, trimmed(text, title), title);
      return i + 2;
    }
    const start = restStart(text, line, from);
    if (notUsed(rest)) {
      clause.notUsed = true;
      found.block("heading", { from: start, to: start + rest.length }, clause.index);
      return i + 1;
    }
    const titleLines = line.kind === "heading" ? 1 : ownHeadingLines(this.layout, i, from, rest, !clause.number.includes("."));
    if (titleLines > 0) return this.giveHeading(clause, start, i + titleLines - 1);
    this.beginText(line, from);
    return i + 1;
  }

  // --- items, annexes, captions, headings

  private openItem(i: number, at: number, label: Label): number {
    const { text, found, numbering } = this;
    const line = this.lines[i]!;
    const nests = found.endsWithColon;
    found.endParagraph();
    const around = this.lists.open(label, at - line.from, found.clauses.length, nests);
    const parent = around >= 0 ? around : numbering.clause >= 0 ? numbering.clause : numbering.annex;
    const number = `(${label.name})`;
    const base = parent >= 0 ? found.clauses[parent]!.key : "";
    const item = found.clauses[this.open({ kind: "paragraph", parent, number, key: base + number, at: { from: at, to: at + label.length } })]!;
    const behind = this.behindMarks(at, at + label.length);
    const rest = restOf(text, line, behind);
    if (itemNotUsed(rest)) item.notUsed = true;
    if (rest === "") {
      found.waitBehind(line);
      return i + 1;
    }
    // `(a) (i) text`: two labels on one line.
    const start = restStart(text, line, behind);
    const inner = itemStart(text, line, start, this.nothingBefore(), () => false);
    if (inner && inner.marks === label.marks && inner.marks === "()" && inner.name !== label.name) return this.openItem(i, start, inner);
    this.beginText(line, behind);
    return i + 1;
  }

  /** Of a row, `heading` is given: it stands in a cell of its own, or nowhere. */
  private openAnnex(i: number, at: number, start: AnnexStart, heading?: Span): number {
    const { text, found } = this;
    const line = this.lines[i]!;
    const end = at + start.length;
    found.endParagraph();
    this.lists.clear();
    this.ordinals.clear();
    this.group.leave();
    const { parent, number, key } = this.numbering.enterAnnex(start, found.clauses.length, i + 1);
    const annex = found.clauses[this.open({ kind: "annex", parent, number, key, at: { from: at, to: end } })]!;
    if (line.kind === "row") {
      if (heading) found.giveHeading(annex, heading, line);
      return i + 1;
    }
    const from = this.behindJoint(line, end);
    const rest = restOf(text, line, from);
    if (rest !== "") return this.giveHeading(annex, restStart(text, line, from), i + (line.kind === "text" ? titleRunsOn(this.layout, i, rest) : 0));
    const title = this.titles.below(i);
    if (!title) return i + 1;
    found.giveHeading(annex, trimmed(text, title), title);
    return i + 2;
  }

  private openCaption(i: number, at: number, { name, length }: CaptionStart): number {
    const { text, found } = this;
    const line = this.lines[i]!;
    found.endParagraph();
    const table = found.clauses[this.open({ kind: "table", parent: this.here(), number: name, key: name, at: { from: at, to: at + length } })]!;
    const from = this.behindJoint(line, at + length);
    return restOf(text, line, from) === "" ? i + 1 : this.giveHeading(table, restStart(text, line, from), i);
  }

  /** The document's own name: a heading that no clause belongs to. */
  private openOwnHeading(i: number, at: number): number {
    this.found.endParagraph();
    this.found.block("heading", { from: at, to: trimmed(this.text, this.lines[i]!).to }, -1);
    return i + 1;
  }

  /** A heading without a number, of so many lines. */
  private openHeading(i: number, at: number, count: number): number {
    const { found, numbering } = this;
    const line = this.lines[i]!;
    const last = i + count - 1;
    found.endParagraph();
    this.lists.clear();
    // It stands in the nearest clause that has a heading itself.
    let parent = numbering.clause;
    while (parent >= 0 && found.clauses[parent]!.heading === undefined) parent = found.clauses[parent]!.parent;
    this.group.leave();
    const position = this.open({ kind: "heading", parent: parent >= 0 ? parent : numbering.annex, number: "", key: "", at: { from: at, to: this.titles.endOf(last) } });
    this.group.open(position, headingLevel(this.text, line.start, line.to));
    return this.giveHeading(found.clauses[position]!, at, last);
  }

  /** The heading of `clause` begins at `from` and ends with line `last`; gives the line behind it. */
  private giveHeading(clause: FoundClause, from: number, last: number): number {
    this.found.giveHeading(clause, { from, to: this.titles.endOf(last) }, this.lines[last]!);
    return last + 1;
  }

  // --- places

  /** The numbered clause at hand. */
  private get clause(): FoundClause {
    return this.found.clauses[this.numbering.clause]!;
  }

  /** The clause (position) that text here belongs to. */
  private here(): number {
    const item = this.lists.innermost;
    const { clause, annex } = this.numbering;
    return item >= 0 ? item : clause >= 0 ? clause : annex >= 0 ? annex : this.group.heading;
  }

  private open(clause: Pick<Clause, "kind" | "parent" | "number" | "key" | "at">): number {
    return this.found.open(clause, this.group.heading);
  }

  /** The text behind a number or a label begins in `line`. Marks of emphasis belong to it: a bold term is one that is defined. */
  private beginText(line: Line, from: number): void {
    this.found.extend(line, trim(this.text, { from, to: line.to }).from, this.here());
  }

  private nothingBefore(): Before {
    return { line: undefined, last: this.numbering.last, annexed: this.numbering.annex >= 0, marked: false };
  }

  private around(): Around {
    return { before: this.found.before, last: this.numbering.last, isAnnexed: this.numbering.annex >= 0, lists: this.lists };
  }

  /** The offset behind the marks of emphasis that end at `to` with the number that begins at `at`: `**G3.4** Each User`. */
  private behindMarks(at: number, to: number): number {
    return this.text.startsWith("**", to) && this.text.charCodeAt(at - 1) === 42 ? to + 2 : to;
  }

  /** The offset behind what stands between a name, which ends at `at`, and its title: `Annex A: Forms`. */
  private behindJoint(line: Line, at: number): number {
    let from = at;
    while (from < line.to && /[\s:.–—-]/.test(this.text[from]!)) from++;
    return from;
  }
}

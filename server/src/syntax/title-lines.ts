// Which of the lines in the walk are headings without a number: by their look (titles.ts), by the contents list, by what
// stands around them, and by what the document is called.

import type { FoundStructure } from "./found-structure.ts";
import { titleKey } from "./furniture.ts";
import { contentStart, parseName } from "./identity.ts";
import type { LinesAhead } from "./lines-ahead.ts";
import { trimmed, type Line } from "./lines.ts";
import { clauseStart, endsSentence, restOf, type Before } from "./starts.ts";
import { isTitle, listedTitleLines, withoutEmphasis, type Layout } from "./titles.ts";
import type { Identity } from "./tree.ts";

/** What the answers hang on. */
interface Reading {
  readonly layout: Layout;
  readonly identity: Identity;
  readonly ahead: LinesAhead;
  readonly found: FoundStructure;
  /** What a line of the next clause stands behind. */
  readonly nothingBefore: () => Before;
}

export class TitleLines {
  private readonly text: string;
  private readonly lines: readonly Line[];
  private readonly layout: Layout;
  private readonly identity: Identity;
  private readonly ahead: LinesAhead;
  private readonly found: FoundStructure;
  private readonly nothingBefore: () => Before;

  constructor({ layout, identity, ahead, found, nothingBefore }: Reading) {
    this.text = layout.text;
    this.lines = layout.lines;
    this.layout = layout;
    this.identity = identity;
    this.ahead = ahead;
    this.found = found;
    this.nothingBefore = nothingBefore;
  }

  /** How many lines from `i`, whose words begin at `at`, are a heading without a number; 0 for none. */
  from(i: number, at: number): number {
    const { text, layout, found } = this;
    const line = this.lines[i]!;
    if (line.to - at > 130) return 0;
    const words = restOf(text, line, at);
    if (words.length < 3 || !/^[A-Z“"‘'(]/.test(words)) return 0;
    const ended = found.before === undefined || endsSentence(text, found.before);
    const listed = listedTitleLines(layout, i, words, ended);
    if (listed > 0 || !ended) return listed;
    if (!isTitle(layout, line) || found.waits) return 0;
    const next = this.ahead.nextWords(i);
    if (next === undefined) return 0;
    const nextAt = contentStart(text, next);
    if (next.kind === "text" && clauseStart(text, next, nextAt, this.identity, this.nothingBefore())) return 1;
    // Between blank lines, in a text that has them: a title is a paragraph of its own.
    const alone = found.before === undefined && this.lines[i + 1]?.kind === "blank";
    return alone && layout.wrap === Infinity && found.clauses.length > 0 && words.length <= 80 && next.kind !== "listing" && !/^[a-z(]/.test(text.charAt(nextAt)) ? 1 : 0;
  }

  /** The line below line `i`, where it is the title of what begins with a number or a name alone. */
  below(i: number): Line | undefined {
    const next = this.lines[i + 1];
    return next?.kind === "text" && isTitle(this.layout, next) ? next : undefined;
  }

  /** Whether line `i` is the document's own name, or the rest of it. */
  isOwn(i: number): boolean {
    if (i > 80 || this.found.clauses.length > 0) return false;
    const line = this.lines[i]!;
    const words = this.text.slice(contentStart(this.text, line), line.to).replace(/\*\*/g, "");
    if (words.length > 200) return false;
    const name = parseName(words);
    if (name !== undefined) return name.kind === this.identity.kind && name.key === this.identity.key;
    const title = titleKey(words);
    const own = titleKey(this.identity.title);
    // `SECTION L: SMART METERING KEY INFRASTRUCTURE` / `AND DCC KEY INFRASTRUCTURE`
    return title !== "" && (title === own || (this.found.lastBlock?.kind === "heading" && own.endsWith(` ${title}`)));
  }

  /** Where the words of a title end whose last line is `last`. */
  endOf(last: number): number {
    return withoutEmphasis(this.text, trimmed(this.text, this.lines[last]!).to);
  }
}

// The words of a paragraph or a cell as a reader of the page sees them, put together piece by piece, and what stands
// between them unseen.

import { isSpace } from "../syntax/lines.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { runsOf, type Hidden, type Run } from "./runs.ts";

export class Shown {
  readonly hidden: Hidden[] = [];
  length = 0;
  /** The last few of the characters that are seen. */
  tail = "";
  // What was put together so far is not looked at again for each piece: there may be many.
  private readonly pieces: string[] = [];

  show(words: string): void {
    this.pieces.push(words);
    this.length += words.length;
    this.tail = (this.tail + words.slice(-3)).slice(-3);
  }

  hide(source: string): void {
    if (source !== "") this.hidden.push({ at: this.length, text: hiddenText(source) });
  }

  /** Shows what stands at `from`..`to` of `text`, as `written` writes it, and hides `comments`, which stand in it. */
  showBeside(text: Text, { from, to }: Span, comments: readonly Span[], written: (words: string) => string = (words) => words): void {
    let done = from;
    for (const comment of comments) {
      this.show(written(text.slice(done, comment.from)));
      // Of the spaces around it, those before it are seen.
      done = /(?:^|\s)$/.test(this.tail) ? behindSpaces(text, comment.to, to) : comment.to;
      this.hide(text.slice(comment.from, done));
    }
    this.show(written(text.slice(done, to)));
  }

  get words(): string {
    return this.pieces.join("");
  }

  get runs(): readonly Run[] {
    return runsOf(this.words, this.hidden);
  }
}

/** A line end as a character that a run can hold. */
export function hiddenText(source: string): string {
  return source.replaceAll("\n", "↵");
}

/** Where the white space ends that stands at `from`, at `most` at the furthest. */
export function behindSpaces(text: Text, from: number, most: number): number {
  let at = from;
  while (at < most && isSpace(text.charCodeAt(at))) at++;
  return at;
}

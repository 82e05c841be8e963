// What the words of messages and views are put together with.

import type { MarkdownString } from "vscode";

/** `1 clause`, `1,200 clauses` */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en-GB")} ${noun}${count === 1 ? "" : "s"}`;
}

/** Adds `words` to Markdown as words, whatever marks stand in them. The spaces between them stay such: VS Code makes others of those in a text, at which no line may end. */
export function addWords(markdown: MarkdownString, words: string): MarkdownString {
  for (const [i, word] of words.split(/[ \t]+/).entries()) {
    if (i > 0) markdown.appendMarkdown(" ");
    if (word !== "") markdown.appendText(word);
  }
  return markdown;
}

/** `section-g.sec` of `/code/section-g.sec` */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

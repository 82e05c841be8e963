// Words with their look -> the marks that a drafter would type.

import type { Words } from "./blocks.ts";

/**
 * The text of `words`; bold words as `**words**`. "none": nothing is marked; "part": not where all of them are bold;
 * "whole": there too. Words in a font of one width among others are `` `code` ``. White space at the ends, and around tabs, is dropped; a line break stays.
 */
export function markdownOf(words: readonly Words[], bold: "none" | "part" | "whole"): string {
  const said = words.filter(({ text }) => text.trim() !== "");
  const marks = bold !== "none" && (bold === "whole" || !said.every((one) => one.bold));
  const quotes = bold !== "none" && !said.every((one) => one.code);
  const runs: { text: string; bold: boolean }[] = [];
  for (const { text: bare, bold: isBold, code } of words) {
    const strong = marks && isBold && /[A-Za-z0-9]/.test(bare);
    const text = quotes && code && !/[`\n]/.test(bare) ? bare.replace(/\S(?:.*\S)?/, (inner) => `\`${inner}\``) : bare;
    const last = runs.at(-1);
    if (last && (last.bold === strong || (text.trim() === "" && last.bold))) last.text += text;
    else runs.push({ text, bold: strong });
  }
  const text = runs.map((run) => (run.bold && !run.text.includes("*") ? run.text.replace(/[^\n\t]+/g, strongly) : run.text)).join("");
  return text
    .replace(/[ \t]+/g, (gap) => (gap.includes("\t") ? " " : gap))
    .split("\n")
    .map((one) => one.trim())
    .join("\n")
    .replace(/\n{2,}/g, "\n")
    .replace(/^\n|\n$/g, "");
}

/** The marks stand at the words, not at the spaces around them. */
function strongly(text: string): string {
  const inner = text.trim();
  if (inner === "") return text;
  const before = text.length - text.trimStart().length;
  return `${text.slice(0, before)}**${inner}**${text.slice(before + inner.length)}`;
}

/** `words` as a comment, which they cannot end. */
export function commented(words: string): string {
  return `<!-- ${words.replace(/\s+/g, " ").replace(/-{2,}/g, (dashes) => dashes.split("").join(" ")).replace(/-$/, "- ").trim()} -->`;
}

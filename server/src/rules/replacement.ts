// One phrase put in the place of another: in the case and number of the text, with the article that its sound asks for.

import type { Facts } from "../index/facts.ts";
import { plural } from "../index/keys.ts";
import { openingAt } from "../syntax/opening.ts";
import type { Tree } from "../syntax/tree.ts";
import { lastFrom } from "../text/ordered.ts";
import { withCapital } from "../text/sentence.ts";
import { slice, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import type { Fix, FixEdit } from "./rule.ts";

/** What a project's sec.json has in the place of a phrase, as a finding tells it. */
export interface Replacing {
  /** The phrase as it stands, in one line. */
  readonly written: string;
  readonly newText: string;
  readonly fix: Fix;
}

/** Puts `replacement` in the place of what is found of `term`, and the other article before it where it needs that. */
export function replacing({ id, tree }: Facts, { at, isPlural }: { readonly at: Span; readonly isPlural: boolean }, term: string, replacement: string): Replacing {
  const written = slice(tree.prose, at).replace(/\s+/g, " ");
  const newText = inFormOf(written, replacement, isPlural, isTermsCapital(tree, at.from, term, replacement));
  const article = articleBefore(tree.prose, at.from, written, newText);
  const edits: readonly FixEdit[] = [...(article ? [{ document: id, ...article }] : []), { document: id, at, newText }];
  // It changes what the text says, so that a person has to look at it.
  return { written, newText, fix: { title: `Change “${written}” to “${newText}”`, preferred: true, safe: false, edits } };
}

/** `replacement` as the text would have it: `fax` -> `email`, `FAXES` -> `EMAILS`; with `keepsSmall`, it begins as it is given. */
function inFormOf(written: string, replacement: string, isPlural: boolean, keepsSmall: boolean): string {
  const words = isPlural ? plural(replacement) : replacement;
  const letters = written.replace(/[^\p{L}]/gu, "");
  if (letters.length > 1 && letters === letters.toUpperCase()) return words.toUpperCase();
  if (keepsSmall) return words;
  const first = written[0]!;
  if (first === first.toLowerCase()) {
    // Words that are more than a capital letter (`SMKI`, `GUID`) keep their form.
    return words.replace(/(?<!\p{L})\p{Lu}[\p{Ll}\-’']*(?!\p{L})/gu, (word) => (word.length > 1 ? word.toLowerCase() : word));
  }
  return withCapital(words);
}

/** Whether the capital at `from` is that of `term` itself, and a replacement that the project gives in small letters has none there: within a sentence, and in no heading. */
function isTermsCapital(tree: Tree, from: number, term: string, replacement: string): boolean {
  const { prose, blocks, clauses } = tree;
  if (!/^\p{Ll}/u.test(replacement) || !/^\p{Lu}/u.test(term) || prose.charAt(from) !== term[0]) return false;
  const block = blocks[lastFrom(blocks, from)];
  if (!block || block.kind === "heading") return false;
  const opening = openingAt(tree, from);
  if (opening !== "block") return opening !== "stop" && opening !== "cell";
  // Behind a clause's number a sentence begins; behind an item's label it goes on.
  const item = clauses[block.clause];
  return item?.kind === "paragraph" && prose.slice(item.at.to, block.at.from).trim() === "";
}

/** `a fax` -> `an email`: the edit of the article, where it has to change. */
function articleBefore(prose: Text, from: number, before: string, after: string): Omit<FixEdit, "document"> | undefined {
  const article = /(?<![\p{L}\p{N}’'(-])(a|an)[ \u00a0\r\n\t]+$/iu.exec(prose.slice(Math.max(0, from - 12), from))?.[1];
  const wants = takesAn(after);
  const isAn = article?.length === 2;
  if (article === undefined || wants === undefined || wants === isAn) return undefined;
  // `A` may be a label or a name where it does not fit the text as it stands.
  const fits = takesAn(before);
  if (fits !== undefined && fits !== isAn) return undefined;
  const start = prose.lastIndexOf(article, from);
  const wanted = wants ? (article === "A" ? "An" : "an") : article[0]!;
  return { at: { from: start, to: start + article.length }, newText: wanted };
}

/** Whether `an` stands before it; undefined where that hangs on how people say an acronym (`MPAN`). */
function takesAn(words: string): boolean | undefined {
  const word = /^[\p{L}\p{N}]*/u.exec(words)![0];
  if (/^[B-DF-HJ-NP-TV-Z][A-Z]{1,5}s?$/.test(word)) {
    return /[AEIOU]/.test(word) ? undefined : /^[FHLMNRSX]/.test(word);
  }
  return /^(?:[aeio]|u(?!ni|s[ae]|ti|ro)|ho(?:ur|nest)|heir)/i.test(word) && !/^(?:eu|one|once)/i.test(word);
}

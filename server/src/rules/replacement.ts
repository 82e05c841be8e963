// One phrase put in the place of another: as the Code defines it, else in the case of the text; in its number, with the
// article that its sound asks for.

import type { CorpusView } from "../index/corpus-view.ts";
import type { Facts } from "../index/facts.ts";
import { plural, termKey } from "../index/keys.ts";
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
export function replacing(corpus: CorpusView, document: Facts, { at, isPlural }: { readonly at: Span; readonly isPlural: boolean }, term: string, replacement: string): Replacing {
  const { id, tree } = document;
  const written = slice(tree.prose, at).replace(/\s+/g, " ");
  const defined = definedForm(corpus, document, replacement);
  const isOwnCase = /^\p{Lu}/u.test(defined ?? "") || isTermsCapital(tree, at.from, term, defined ?? replacement);
  const newText = inFormOf(written, defined ?? replacement, isPlural, isOwnCase);
  const article = articleBefore(tree.prose, at.from, written, newText);
  const edits: readonly FixEdit[] = [...(article ? [{ document: id, ...article }] : []), { document: id, at, newText }];
  // It changes what the text says, so that a person has to look at it.
  return { written, newText, fix: { title: `Change “${written}” to “${newText}”`, preferred: true, safe: false, edits } };
}

/** `phrase` as a definition that holds in the document writes it: `E-mail` for `email`. */
function definedForm(corpus: CorpusView, document: Facts, phrase: string): string | undefined {
  for (const form of [phrase, hyphenated(phrase)]) {
    const key = termKey(form);
    const site = corpus.definitions(key).find(({ document: home, definition: { certain, scope } }) => certain && (scope === "code" || home.id === document.id));
    if (site) return [site.definition.term, ...site.definition.aliases].find((name) => termKey(name) === key) ?? site.definition.term;
  }
  return undefined;
}

/** `Email` -> `E-mail`, and the other way round. */
function hyphenated(phrase: string): string {
  return phrase.charAt(1) === "-" ? `${phrase.charAt(0)}${phrase.slice(2)}` : `${phrase.charAt(0)}-${phrase.slice(1)}`;
}

/** `replacement` as the text would have it: `fax` -> `email`, `FAXES` -> `EMAILS`; with `keepsCase`, as it is given. */
function inFormOf(written: string, replacement: string, isPlural: boolean, keepsCase: boolean): string {
  const words = isPlural ? plural(replacement) : replacement;
  const letters = written.replace(/[^\p{L}]/gu, "");
  if (letters.length > 1 && letters === letters.toUpperCase()) return words.toUpperCase();
  if (keepsCase) return words;
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

/** With the apostrophes that the text has: curly ones, unless it has straight ones alone. */
export function inMarksOf(prose: Text, words: string): string {
  return words.includes("’") && prose.indexOf("’") < 0 && prose.indexOf("'") >= 0 ? words.replaceAll("’", "'") : words;
}

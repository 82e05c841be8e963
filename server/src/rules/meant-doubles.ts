// Which words that stand twice are meant so: names, labels, compounds, phrasal verbs, a term before its meaning; and which
// phrases nobody means to say twice.

import { isDrafted } from "../index/cut.ts";
import { isFunctionWord } from "../spelling/common-words.ts";
import { isDigit, isLetter } from "../spelling/scan.ts";
import type { Spelling } from "../spelling/spelling.ts";
import { openingAt } from "../syntax/opening.ts";
import type { Tree } from "../syntax/tree.ts";
import { lastFrom } from "../text/ordered.ts";
import { contains, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";

/** Whether the double is one that the words themselves explain: a name, a label, a compound, a phrasal verb. */
export function isMeant(tree: Tree, first: Span, second: Span, spelling: Spelling): boolean {
  const { prose } = tree;
  const word = prose.slice(first.from, first.to).toLowerCase();
  if (isJoined(prose.charCodeAt(first.from - 1)) || isJoined(prose.charCodeAt(second.to))) return true;
  if (/^\s*[[(]sic[\])]/i.test(prose.slice(second.to, second.to + 12))) return true;
  if (prose.charAt(second.to) === "." && isLetter(prose.charCodeAt(second.to + 1))) return true;
  const startsSentence = openingAt(tree, first.from) !== undefined;
  if (word.length === 1) {
    // `a a Party` at a line's start may be a label that lost its brackets.
    const startsLine = /(?:^|[\r\n])[ \t]*$/.test(prose.slice(Math.max(0, first.from - 40), first.from));
    return word !== "a" || isCapital(prose.charAt(second.from)) || startsLine || (isCapital(prose.charAt(first.from)) && !startsSentence);
  }
  if (isCapital(prose.charAt(first.from)) && !isFunctionWord(word)) {
    // `Portal Portal is`: a term and its definition; `Duran Duran`: a name.
    if ((isCapital(prose.charAt(second.from)) || !startsSentence) && !isNamedOnce(prose, first, second) && !isDoubledInName(tree, first, second) && !isInHeading(tree, first, second, spelling)) return true;
  }
  // `No No IS, GS`: two cells of a table that lost its columns.
  if (cellWords.has(word) && isCapital(prose.charAt(first.from)) && isCapital(prose.charAt(second.from))) return true;
  if (word === "in" || word === "on") {
    const verb = /(?<![a-z])([a-z]+)[ \t\r\n]+$/i.exec(prose.slice(Math.max(0, first.from - 24), first.from))?.[1];
    if (verb !== undefined && phrasal.test(verb)) return true;
  }
  return false;
}

const cellWords: ReadonlySet<string> = new Set(["no", "all", "any"]);

/**
 * `The Panel Panel shall`, `notify the Panel Panel of it`, `by DCC DCC or`: a small word before it and what goes on in
 * small letters say that the sentence is about one thing, and does not go from a term to its meaning.
 */
function isNamedOnce(prose: Text, first: Span, second: Span): boolean {
  const run = runOf(prose, first, second);
  if (!run) return false;
  const before = prose.slice(Math.max(0, run.from - 48), run.from);
  const after = prose.slice(run.to, run.to + 40);
  if (leadsTo.test(before)) return goesOn.test(after);
  const citesOnce = /^(?:Section|Appendix|Schedule|Annex|Clause|Paragraph|Part|Table)$/.test(prose.slice(first.from, first.to)) && /^\s{1,20}[A-Z]{0,2}\d|^\s{1,20}[A-Z]{1,2}(?![A-Za-z])/.test(after);
  return bringsIn.test(before) && !prose.slice(run.from, run.to).includes("\n") && (citesOnce || goesOn.test(after));
}

/**
 * `of the Trading Party Party (being`, `by Service Request Request 5.1`: the end of a longer name, in a text that is drafted
 * here and so has no table that lost its columns.
 */
function isDoubledInName(tree: Tree, first: Span, second: Span): boolean {
  const { prose } = tree;
  if (!isDrafted({ tree }) || prose.slice(first.from, second.to).includes("\n")) return false;
  const before = prose.slice(Math.max(0, first.from - 64), first.from);
  if (!leadsToName.test(before)) return false;
  return goesOn.test(prose.slice(second.to, second.to + 120).replace(itsNumber, "").replace(/^[ \u00a0]\((?=\p{Ll})/u, " "));
}

const leadsToName = /(?<![\p{L}\p{N}])(?:the|each|any|every|that|this|such|an?|its|their|no|to|by|of|with|from|under|for|between|in)[ \u00a0](?:\p{Lu}[\p{L}\p{N}]{1,20}[ \u00a0]){0,2}$/u;
const itsNumber = /^[ \u00a0]\d{1,3}(?:\.\d{1,3}){1,3}(?!\p{N})/u;

/** All that stand in a row of what `first` and `second` are two of: `DCC DCC DCC`; undefined where these are more than a slip makes. */
function runOf(prose: Text, first: Span, second: Span): Span | undefined {
  const words = inOneLine(prose.slice(first.from, first.to));
  let { from } = first;
  let { to } = second;
  for (let left = longestRun - 2; left >= 0; left--) {
    const gapBefore = /\s{1,4}$/.exec(prose.slice(Math.max(0, from - 4), from))?.[0].length ?? 0;
    const gapBehind = /^\s{1,4}/.exec(prose.slice(to, to + 4))?.[0].length ?? 0;
    const start = from - gapBefore - words.length;
    const end = to + gapBehind + words.length;
    if (gapBefore > 0 && isWhole(prose, words, start)) from = start;
    else if (gapBehind > 0 && isWhole(prose, words, end - words.length)) to = end;
    else return { from, to };
  }
  return undefined;
}

/** A word that stands more often in a row is a table's column that lost its lines. */
const longestRun = 6;

/** Whether `words` stand at `at`, and are no part of a longer word. */
function isWhole(prose: Text, words: string, at: number): boolean {
  if (at < 0 || inOneLine(prose.slice(at, at + words.length)) !== words) return false;
  return [prose.charCodeAt(at - 1), prose.charCodeAt(at + words.length)].every((code) => !isLetter(code) && !isJoined(code));
}

function inOneLine(words: string): string {
  return words.replace(/\s/g, " ");
}

/** `G2 Incident Incident Management`: a clause's heading speaks of one thing, if its lines are a drafter's. What no dictionary has may be a name. */
function isInHeading({ blocks, clauses, prose, setting }: Tree, first: Span, second: Span, spelling: Spelling): boolean {
  const block = blocks[lastFrom(blocks, first.from)];
  if (setting.isPaged || block?.kind !== "heading" || !contains(block.at, second) || !spelling.knows(prose.slice(first.from, first.to).toLowerCase())) return false;
  return /^\s{1,20}\p{L}|^$/u.test(prose.slice(second.to, Math.min(block.at.to, second.to + 24))) && clauses[block.clause]?.number !== "";
}

const leadsTo = /(?<![\p{L}\p{N}])(?:[Tt]he|[Ee]ach|[Aa]ny|[Ee]very|[Tt]hat|[Tt]his|[Ss]uch|an?|(?<!\p{L}\s)An?|[Ii]ts|[Tt]heir|[Nn]o)\s{1,20}(?:\p{Lu}\p{Ll}{1,20}\s{1,20})?$/u;
const bringsIn = /(?<![\p{L}\p{N}])(?:to|by|of|with|from|under|for|between|notify|notifies|in|with|see)[ \u00a0]$/u;
const goesOn = /^(?:[.,;)](?![\p{L}\p{N}])|\s{1,20}(?:(?:is|are|was|were|has|have|had)\s{1,20}(?:not|been|to|entitled|required|obliged|able|satisfied|aware|notified|received|failed|complied)(?!\p{L})|(?!(?:means?|meaning|is|are|was|were|has|have|refers?|denotes?|an?|the|any|each|one|every|shall\s{1,20}(?:have|mean|be\s{1,20}(?:interpreted|construed|understood)))(?!\p{L}))\p{Ll}))/u;

/** Verbs that take `in` or `on` with them, so that another may follow: `log in in accordance with`. */
const phrasal =
  /^(?:log|sign|opt|check|plug|phas|hand|call|feed|turn|switch|carr|pass|mov|go|com|cam|lock|dial|key|bring|brought|roll|buil|liv|rel|insist|bas|later|further|early|so)(?:g?ed|e[sd]?|g?ing|ging|ting|ted|t|d|s|y|ied|ies|ying|es|ned|ning)?$/i;

/** A hyphen, an apostrophe, a digit or the like makes the word a part of another. */
function isJoined(code: number): boolean {
  return isDigit(code) || joins.has(code);
}

const joins = new Set([..."-‐‑/_\\'’@&+"].map((c) => c.charCodeAt(0)));

/**
 * Whether nobody means a phrase of these `words` that stands twice: two small words (`of the`), a thing that a sentence
 * names twice (`the Smart Meter Smart Meter shall`), or three words and more that lead on (`in accordance with`, `by the
 * DCC`). `the DCC the DCC shall` may lack nothing but a comma, and there are copies of a copy and things of the kind of the
 * kind.
 */
export function isSlip(prose: string, words: readonly Span[], first: Span, second: Span): boolean {
  const said = words.map(({ from, to }) => prose.slice(from, to));
  const last = said.at(-1)!;
  if (said.length === 2 && smallPair.test(said.join(" "))) return true;
  if (!isFunctionWord(said[0]!.toLowerCase()) && !isFunctionWord(last.toLowerCase())) return isNamedOnce(prose, first, second);
  // `to total requests to total requests`: two cells of a table that lost its columns.
  if (said.length < 3 || !leadsOn.test(said[0]!) || said.some((word) => indefinite.test(word)) || (!isFunctionWord(last.toLowerCase()) && !said.some((word) => definite.test(word)))) return false;
  return !isCapital(last[0]!) || /^(?:[.,;:)]|\s{1,20}\p{Ll}|$)/u.test(prose.slice(second.to, second.to + 24));
}

/** `of the`, `in a`, `shall not`: small words that nobody says twice. */
const smallPair = /^(?:(?:about|above|after|against|among|at|before|below|between|by|during|for|from|in|into|of|on|onto|over|through|to|under|until|upon|with|within|without) (?:the|an?|this|that|these|those|any|each|every|such|its|their)|(?:shall|must|may|will|should) (?:be|have|not))$/i;

const leadsOn = /^(?:at|by|for|from|in|on|to|through|under|upon|with|within|without|as|that|shall|may|must|will|should)$/i;
const indefinite = /^(?:an?|one|each|every|any|another|some)$/i;
const definite = /^(?:the|this|that|these|those|its|their|such)$/i;

/** Whether the letter is a capital. */
export function isCapital(letter: string): boolean {
  return letter !== letter.toLowerCase();
}

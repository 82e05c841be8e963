// What comes near to a defined term without being one: the same words in another case or with other hyphens, a word too
// many or too few, a plural within. One look at a document serves the rules that tell of it.

import type { CorpusView } from "../index/corpus-view.ts";
import type { DocumentId, Facts } from "../index/facts.ts";
import { nameKey, plural, singular } from "../index/keys.ts";
import type { CapitalRun } from "../index/capital-runs.ts";
import type { TermPass } from "../index/term-pass.ts";
import { singularWords } from "../index/term-likeness.ts";
import type { TermForm, TermSet } from "../index/term-set.ts";
import { wordsOf } from "../index/term-words.ts";
import { titleKey } from "../syntax/furniture.ts";
import { endInStandardTitle } from "../syntax/mentions.ts";
import { openingAt } from "../syntax/opening.ts";
import type { Tree } from "../syntax/tree.ts";
import { byUnits } from "../text/ordered.ts";
import { remembered } from "../text/remembered.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { mayBeNear, nearForms, phrases, placedParts, turnedOf, windowsOf, wordsAt, type NameKind } from "./near-forms.ts";

/** A place that misses a term. */
export interface Miss {
  readonly at: Span;
  readonly form: TermForm;
  /** What the place would be as the term. */
  readonly newText: string;
}

export interface NearTerms {
  /** In lower case, wholly or in part. */
  readonly lowered: readonly Miss[];
  /** Capitals and all, but for a hyphen, a word, an inner plural or a capital too many. */
  readonly near: readonly Miss[];
  /** The runs with capitals that are near to no term. */
  readonly far: readonly CapitalRun[];
}

/** What in `document` comes near to a term that holds there. */
export function nearTermsOf(corpus: CorpusView, document: Facts): NearTerms {
  const pass = corpus.terms(document);
  let known = found.get(pass);
  if (!known) found.set(pass, (known = search(document, pass)));
  return known;
}

const found = new WeakMap<TermPass, NearTerms>();

function search(document: Facts, pass: TermPass): NearTerms {
  const { tree } = document;
  const { prose } = tree;
  const lowered: Miss[] = [];
  const near: Miss[] = [];
  for (let i = 0; i < pass.misses.length; i++) {
    const { at, form } = pass.misses.at(i);
    if (isQuoted(prose, at) || isInTitle(prose, at)) continue;
    const written = prose.slice(at.from, at.to);
    const kind = differenceOf(written, form.text);
    const meant = bestForm(pass.set, document, form, written, kind === "lowered" ? "sure" : "likely", pass);
    if (!meant) continue;
    if (kind === "near" && opensWith(tree, at, meant)) continue;
    const miss = { at, form: meant, newText: inWordsOf(written, meant.text, kind === "lowered" ? "text" : "term") };
    if (kind === "near") near.push(miss);
    else if (kind === "lowered" && isMeant(prose, at, pass, meant)) lowered.push(miss);
  }
  const taken = new Set([...lowered, ...near].map(({ at }) => at.from));
  const far: CapitalRun[] = [];
  for (const run of pass.runs) {
    if (taken.has(run.at.from)) continue;
    const miss = run.words > 1 ? nearestTo(document, pass, run) : turnedAcronym(document, pass, run);
    if (miss && !isQuoted(prose, run.at) && !isInTitle(prose, run.at)) near.push(miss);
    else far.push(run);
  }
  near.sort((a, b) => a.at.from - b.at.from);
  return { lowered, near, far };
}

/** The words of a phrase, each in the singular: what counts as the same phrase. */
export const phraseKey = remembered((written) => singularWords(wordsOf(written)), phrases);

/** Whether a form's term holds in the document: it is the whole Code's, or the document's own. */
function holdsIn({ sites }: TermForm, document: DocumentId, isCertain: boolean): boolean {
  return sites.some(site => (site.scope === "code" || site.document === document) && (site.certain || !isCertain));
}

/** Of all forms with these words the one that holds in the document and is nearest to what is written. */
function bestForm(set: TermSet, document: Facts, form: TermForm, written: string, sureness: "sure" | "likely", pass: TermPass): TermForm | undefined {
  const node = set.nodeOf(form.words);
  if (node < 0) return undefined;
  const fits = set.endsAt(node).map(index => set.forms[index]!).filter(one => holdsIn(one, document.id, true) || (sureness === "likely" && isUsedOften(pass, one) && holdsIn(one, document.id, false)));
  return fits.sort((a, b) => sameLetters(b.text, written) - sameLetters(a.text, written) || byUnits(a.text, b.text))[0];
}

/** A term that was read from a table without columns is taken at its word where the document uses it. */
function isUsedOften({ uses }: TermPass, form: TermForm): boolean {
  let count = 0;
  for (let i = 0; i < uses.length && count < 2; i++) if (uses.at(i).form.text === form.text) count++;
  return count >= 2;
}

function sameLetters(a: string, b: string): number {
  let same = 0;
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] === b[i]) same++;
  return same;
}

/** How `written`, which has the term's words, differs from it. */
function differenceOf(written: string, term: string): "lowered" | "near" | "none" {
  const own = partsOf(written);
  const wanted = partsOf(term);
  if (own.length !== wanted.length) return "none";
  let isLowered = false;
  let isOther = false;
  for (const [i, part] of own.entries()) {
    if (part.word === wanted[i]!.word) continue;
    // `“This Code” means`: the capital is that of the definition's sentence.
    if (i === 0 && article.test(part.word)) continue;
    if (/^\p{Lu}/u.test(wanted[i]!.word) && /^\p{Ll}/u.test(part.word)) isLowered = true;
    else isOther = true;
  }
  const isHyphen = own.some((part, i) => i > 0 && /[-‐‑]/.test(part.before) !== /[-‐‑]/.test(wanted[i]!.before));
  if (isLowered) return isHyphen || isOther ? (own[0]!.word === wanted[0]!.word ? "near" : "none") : "lowered";
  if (isHyphen) return "near";
  // All in capitals is emphasis, or a heading that was not known as one; so it is where the term is defined.
  return isOther && written !== written.toUpperCase() && !isEmphasised(wanted) ? "near" : "none";
}

/** `Moral rights remain`: of a term that has no capital, the sentence's own. */
function opensWith(tree: Tree, { from, to }: Span, { text }: TermForm): boolean {
  return /^\p{Ll}/u.test(text) && tree.prose.slice(from + 1, to) === text.slice(1) && openingAt(tree, from) !== undefined;
}

const article = /^(?:the|this|these|an?)$/;

/** `THIRD PARTY`: words in capitals, and no acronyms. */
function isEmphasised(parts: readonly Part[]): boolean {
  return parts.length > 1 && parts.every(({ word }) => word.length > 3 && /^\p{Lu}+s?$/u.test(word) && /[AEIOU]/.test(word));
}

interface Part {
  readonly before: string;
  readonly word: string;
}

function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  let done = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    parts.push({ before: text.slice(done, match.index), word: match[0] });
    done = match.index + match[0].length;
  }
  return parts;
}

/** `written` with the term's words, and the spaces and hyphens of the text or of the term; line ends stay. */
function inWordsOf(written: string, term: string, marks: "text" | "term"): string {
  const own = partsOf(written);
  const wanted = partsOf(term);
  return wanted.map(({ before, word }, i) => (marks === "text" || before === " " && /\s/.test(own[i]!.before) ? own[i]!.before : before) + word).join("");
}

const openers = /["“‘`]\s*$/;

function isQuoted(prose: Text, { from }: Span): boolean {
  return openers.test(prose.slice(Math.max(0, from - 3), from));
}

/** `the Electricity and Gas (Smart Meters Licensable Activity) Order 2012` */
const lawTitle = /^\)?(?:\s\(?(?:[A-Z][\w’'-]*|of|and|for|the|in|to|etc)\)?,?){0,8}?\s(?:Act|Regulations|Order|Rules|Directive)\s(?:\([A-Z][\w ]{1,30}\)\s)?[12]\d{3}(?!\d)/;

/** Whether the words are a part of the title of a law, whose year stands behind them, or of a standard, whose number stands before the brackets. */
function isInTitle(prose: Text, { from, to }: Span): boolean {
  return lawTitle.test(prose.slice(to, to + 120)) || endInStandardTitle(prose.slice(Math.max(0, from - 240), from + 1));
}

/** Whether lower case is a slip, and not other words that happen to be the term's. */
function isMeant(prose: Text, at: Span, pass: TermPass, form: TermForm): boolean {
  // A part of a longer compound: `non-working day`.
  if (/[-‐‑/_]$/.test(prose.slice(Math.max(0, at.from - 1), at.from)) || /^[-‐‑/_]/.test(prose.slice(at.to, at.to + 1))) return false;
  // `a personal data breach (as defined in Article 4(12) of the UK GDPR)`
  if (definedElsewhere.test(prose.slice(at.to, at.to + 100))) return false;
  const parts = partsOf(prose.slice(at.from, at.to));
  const wanted = partsOf(form.text);
  // `“The Program” means`: of one word alone nobody can tell.
  if (wanted.length === 2 && article.test(wanted[0]!.word.toLowerCase())) return false;
  // `Object code means`: the capital is the sentence's, where no other word of the term has one.
  if (wanted.length > 1 && wanted.every(({ word }, i) => (i === 0) === /^\p{Lu}/u.test(word))) return false;
  const isSame = parts.map((part, i) => part.word === wanted[i]!.word);
  const first = isSame.indexOf(true);
  // `each other User`: the first words may be no part of the term where the rest is one.
  if (first > 0 && isSame.slice(first).every(Boolean) && parts.slice(0, first).every(({ word }) => adjective.test(word))) {
    const rest = placedParts(prose, at)[first]!.from;
    const inner = pass.uses.touching(at.to);
    if (inner && inner.at.from <= rest) return false;
  }
  return true;
}

/** Words that say behind a phrase, or behind a longer one that it begins, what law or other text has it. */
const definedElsewhere = /^(?:(?:\s[a-z]{1,20}){1,2}\s\((?:as\s(?:that\sterm\sis\s)?defined\sin|within\sthe\smeaning\sof)|\s\((?:as\s(?:that\sterm\sis\s)?defined\sin|within\sthe\smeaning\sof)\s(?:[Aa]rticle|[Rr]egulation|section)\s\d)/;

/** Words that may well stand before a term and be no part of it. */
const adjective = /^(?:other|new|live|first|last|final|major|minor|main|lead|joint|common|ad|hoc|own|old|next|same|single|prior|future|\w+(?:ed|ing|[ai]ble|ive|al|ic|ous|[ae]nt|ary|ory|ior|ate|ful|less|ern))$/;

/** The term that a run with capitals misses by a word or an inner plural. */
function nearestTo(document: Facts, pass: TermPass, run: CapitalRun): Miss | undefined {
  const { prose } = document.tree;
  const whole = prose.slice(run.at.from, run.at.to);
  const kind = run.isRow && !run.isInside ? "name" : "text";
  if (!mayBeNear(pass.set, whole, kind) || whole === whole.toUpperCase()) return undefined;
  const parts = placedParts(prose, run.at);
  for (const [from, to] of windowsOf(parts.length)) {
    const at = { from: parts[from]!.from, to: parts[to - 1]!.to };
    const written = prose.slice(at.from, at.to);
    if (isName(document, written)) return undefined;
    // What terms cover, wholly, misses none.
    const uses = pass.uses.within(at);
    if (parts.slice(from, to).every(part => uses.some(use => use.at.from <= part.from && part.to <= use.at.to))) continue;
    const terms = candidates(pass, document, wordsAt(prose, parts.slice(from, to)), written, kind);
    if (terms.length !== 1) {
      if (terms.length > 1) return undefined;
      continue;
    }
    const form = terms[0]!;
    return { at, form, newText: asPlural(form.text, written) };
  }
  return undefined;
}

/** The acronym that one comes near to which stands but once, two of its letters changed over: `MRPN`. */
function turnedAcronym(document: Facts, pass: TermPass, { at }: CapitalRun): Miss | undefined {
  const { prose } = document.tree;
  const written = prose.slice(at.from, at.to);
  const meant = turnedOf(pass.set, written).find((form) => holdsIn(form, document.id, true));
  // In brackets it may be spelt out; of three letters, it may as well be another.
  if (!meant || isInBrackets(prose, at) || isRepeated(prose, written, 2) || (written.length < 4 && !isUsedOften(pass, meant))) return undefined;
  return { at, form: meant, newText: meant.text };
}

function isInBrackets(prose: Text, { from, to }: Span): boolean {
  return prose.charAt(from - 1) === "(" || /^[)\s]{0,2}\(/.test(prose.slice(to, to + 3)) || prose.charAt(to) === ")";
}

function candidates(pass: TermPass, document: Facts, words: readonly string[], written: string, kind: NameKind): readonly TermForm[] {
  const found = new Map<string, TermForm>();
  const take = (forms: readonly TermForm[]) => {
    for (const form of forms) {
      if (!found.has(form.term) && (holdsIn(form, document.id, true) || (holdsIn(form, document.id, false) && isUsedOften(pass, form)))) found.set(form.term, form);
    }
  };
  const { alike, longer, shorter, misspelt } = nearForms(pass.set, words, kind);
  take(alike);
  // The cells of a table hold names of their own (`Refused Eligible Credential`).
  if (found.size > 0 || kind === "name") return [...found.values()];
  take(longer);
  // One that was put in makes another concept sooner than a slip.
  const isLonger = found.size === 0 && words.length > 3;
  if (isLonger) take(shorter);
  const isOther = found.size === 0;
  if (isOther) take(misspelt.filter((form) => !usesWord(document.tree.prose, written, form)));
  // What a document says again and again, in its headings too, is a term of its own that somebody forgot to define.
  if (found.size > 0 && isRepeated(document.tree.prose, written, words.length < 3 || isLonger || isOther ? 2 : 3)) return [];
  return [...found.values()];
}

/** The first word of `written` that `form` has another for. */
export function otherWord(written: string, { words }: TermForm): string | undefined {
  return partsOf(written).find(({ word }, i) => singular(word.toLowerCase()) !== singular(words[i] ?? ""))?.word;
}

/** Whether the word of `written` that `form` has another for stands elsewhere in the text: then it is a word of its own. */
function usesWord(prose: Text, written: string, form: TermForm): boolean {
  const other = otherWord(written, form);
  return other !== undefined && (isRepeated(prose, other, 2) || (other.toLowerCase() !== other && isRepeated(prose, other.toLowerCase(), 1)));
}

/** Whether the words stand in the text `times` times. */
function isRepeated(prose: Text, written: string, times: number): boolean {
  const stem = written.replace(/s$/, "");
  let count = 0;
  for (let at = prose.indexOf(stem); at >= 0 && count < times; at = prose.indexOf(stem, at + stem.length)) count++;
  return count >= times;
}

/** Whether the words are a document's title or a heading. */
function isName(document: Facts, written: string): boolean {
  const key = titleKey(written);
  return document.headings.has(key) || document.names.includes(nameKey(written));
}

/** The term in the number of what is written. */
function asPlural(term: string, written: string): string {
  const last = /(?<![\p{L}\p{N}])[\p{L}\p{N}]+$/u.exec(written)?.[0] ?? "";
  const own = /(?<![\p{L}\p{N}])[\p{L}\p{N}]+$/u.exec(term)?.[0] ?? "";
  const [one, wanted] = [singular(last.toLowerCase()), singular(own.toLowerCase())];
  const head = term.slice(0, term.length - own.length);
  if (one === wanted) return head + last;
  // `Subcommittees`, for `Sub-Committee`.
  return one.endsWith(wanted) && one !== last.toLowerCase() ? head + plural(singular(own)) : term;
}

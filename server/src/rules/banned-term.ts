import type { BannedTerm, Config } from "../config/config.ts";
import { isLetter } from "../spelling/scan.ts";
import { isNameAt } from "../spelling/surroundings.ts";
import type { Reference } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import { defineRule, type Fix, type FixEdit } from "./rule.ts";
import { linearPattern, plural, spaced } from "./term-pattern.ts";

export const bannedTerm = defineRule({
  id: "banned-term",
  summary: "A term that the project has banned.",
  why: `
A Code outlives the words of its day: a notice by Fax can no longer be given, but the clause that asks for one binds
still. Name such terms, and what to write instead, in the \`bannedTerms\` of sec.json; without any there, \`Fax\` is
banned. Plurals and possessives count. A heading that a reference quotes is left alone: it is changed where it stands.`,
  severity: "warning",
  reads: "document",
  *check({ document, config }) {
    const { prose, references } = document.tree;
    const search = searchFor(config);
    if (!search) return;
    const isReference = referenceFilter(references);
    for (const { at, term, isPlural } of bannedIn(prose, search)) {
      if (isReference(at)) continue;
      const written = prose.slice(at.from, at.to).replace(/\s+/g, " ");
      if (term.replacement === undefined) {
        yield { at, message: `“${written}” is a banned term.` };
        continue;
      }
      const newText = inFormOf(written, term.replacement, isPlural);
      const edits: FixEdit[] = [{ document: document.id, at, newText }];
      const article = articleBefore(prose, at.from, written, newText);
      if (article) edits.unshift({ document: document.id, ...article });
      // It changes what the text says, so that a person has to look at it.
      const fix: Fix = { title: `Change “${written}” to “${newText}”`, preferred: true, safe: false, edits };
      yield { at, message: `“${written}” is a banned term: write “${newText}”.`, fixes: () => [fix] };
    }
  },
  examples: [
    {
      bad: `
# SECTION M: GENERAL

M3.1 Any notice shall be given by hand, by post or by Fax. A fax shall be followed by its Fax number; Faxes and a
                                                      ^^^                                 ^^^ write “Email”
                                                             ^^^ write “email”
                                                                                                      ^^^^^ write “Emails”
FAX’s receipt shall be logged.
^^^ write “EMAIL”
`,
      fixed: `
# SECTION M: GENERAL

M3.1 Any notice shall be given by hand, by post or by Email. An email shall be followed by its Email number; Emails and an
EMAIL’s receipt shall be logged.
`,
      note: "The replacement takes the case and the number of the text, and the article follows it.",
    },
    {
      bad: `
//- sec.json
{ "bannedTerms": [
  { "term": "Gateway", "replacement": "Connection" },
  { "term": "User Gateway", "replacement": "User Interface" },
  { "term": "Registration Authority" }
] }
//- section-h.sec
# SECTION H: DCC SERVICES

H3.1 The DCC User
             ^^^^> “User Gateway” is a banned term: write “User Interface”
Gateway is no Gateway, and each user gateway of a Registration Authority's registration authorities is another.
^^^^^^^
              ^^^^^^^           ^^^^^^^^^^^^      ^^^^^^^^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^^^^^^^^^^ banned term
`,
      note: "The longest term wins, over the end of a line too; without a replacement there is nothing to fix.",
    },
    {
      good: `
# SECTION M: GENERAL

M3.1 The halifax, a telefax and the faxability of \`fax\` are other words; so are sr:Fax, FaxNumber, fax_number, fax2,
fax@example.com and https://example.com/fax.

<!-- sec-disable-next-line banned-term: quoted from the 1989 Act -->
M3.2 That Act says "by fax".
`,
    },
    {
      good: `
//- section-m.sec
# SECTION M: GENERAL

## M4 SERVICES

M4.1 A Party may give notice under Section H8.2 (Notice by Fax).
//- section-h.sec
---
extract: true
---
# SECTION H: DCC SERVICES
`,
      note: "The heading that a reference quotes is the target’s, and is changed there first.",
    },
    {
      good: `
//- sec.json
{ "bannedTerms": [] }
//- section-m.sec
# SECTION M: GENERAL

M3.1 Notice may be given by Fax.
`,
      note: "A project that bans nothing.",
    },
  ],
});

interface Form {
  readonly term: BannedTerm;
  readonly isPlural: boolean;
}

interface Search {
  readonly pattern: RegExp;
  /** By the lower-case words of each form. */
  readonly terms: ReadonlyMap<string, Form>;
}

const searches = new WeakMap<readonly BannedTerm[], Search | "nothing">();

/** One pattern for all terms, made once for each configuration. */
function searchFor({ bannedTerms }: Config): Search | undefined {
  let search = searches.get(bannedTerms);
  if (!search) {
    const terms = new Map<string, Form>();
    for (const term of bannedTerms) {
      const words = spaced(term.term);
      if (words === "" || terms.get(words)?.isPlural === false) continue;
      terms.set(words, { term, isPlural: false });
      const many = plural(words);
      if (!terms.has(many)) terms.set(many, { term, isPlural: true });
    }
    const pattern = linearPattern([...terms.keys()]);
    search = pattern ? { pattern, terms } : "nothing";
    searches.set(bannedTerms, search);
  }
  return search === "nothing" ? undefined : search;
}

/** Every banned term in the text, in order. All at once: the pattern keeps its place, and others use it too. */
function bannedIn(prose: string, { pattern, terms }: Search): readonly (Form & { readonly at: Span })[] {
  const found: (Form & { readonly at: Span })[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(prose); match; match = pattern.exec(prose)) {
    const at = { from: match.index, to: match.index + match[0].length };
    const form = terms.get(spaced(match[0]));
    if (form && isWhole(prose, at) && !isNameAt(prose, at.from, at.to)) found.push({ ...form, at });
    // A shorter term may start inside what was none; a character may be two units long.
    else pattern.lastIndex = at.from + (prose.codePointAt(at.from)! > 0xffff ? 2 : 1);
  }
  return found;
}

/** No part of a longer word; a hyphen behind it may follow (`fax-based`), one before it may not (`tele-fax`). */
function isWhole(prose: string, { from, to }: Span): boolean {
  const before = prose.charCodeAt(from - 1);
  if (isLetter(before) || before === 45 || before === 0x2010 || before === 0x2011) return false;
  if ((before === 39 || before === 0x2019) && isLetter(prose.charCodeAt(from - 2))) return false;
  const after = prose.charCodeAt(to);
  if (isLetter(after)) return false;
  return (after !== 39 && after !== 0x2019) || !isLetter(prose.charCodeAt(to + 1)) || /^[sS](?!\p{L})/u.test(prose.slice(to + 1, to + 3));
}

/** Whether a span, asked for in the order of the text, touches a reference. */
function referenceFilter(references: readonly Reference[]): (at: Span) => boolean {
  let spans: readonly Span[] | undefined;
  let next = 0;
  return ({ from, to }) => {
    spans ??= references.map(({ whole }) => whole).sort((a, b) => a.from - b.from || a.to - b.to);
    while (next < spans.length && spans[next]!.to <= from) next++;
    return next < spans.length && spans[next]!.from < to;
  };
}

function inFormOf(written: string, replacement: string, isPlural: boolean): string {
  const words = isPlural ? plural(replacement) : replacement;
  const letters = written.replace(/[^\p{L}]/gu, "");
  if (letters.length > 1 && letters === letters.toUpperCase()) return words.toUpperCase();
  const first = written[0]!;
  if (first === first.toLowerCase()) {
    // Words that are more than a capital letter (`SMKI`, `GUID`) keep their form.
    return words.replace(/(?<!\p{L})\p{Lu}[\p{Ll}\-’']*(?!\p{L})/gu, (word) => (word.length > 1 ? word.toLowerCase() : word));
  }
  return words[0]!.toUpperCase() + words.slice(1);
}

/** `a fax` -> `an email`: the edit of the article, where it has to change. */
function articleBefore(prose: string, from: number, before: string, after: string): { at: Span; newText: string } | undefined {
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

import type { CorpusView } from "../index/corpus-view.ts";
import type { Facts } from "../index/facts.ts";
import { nameKey, singular, termKey } from "../index/keys.ts";
import type { CapitalRun } from "../index/capital-runs.ts";
import { wordsOf } from "../index/term-words.ts";
import { titleKey } from "../syntax/furniture.ts";
import { ofAllProse } from "../syntax/memo.ts";
import type { Tree } from "../syntax/tree.ts";
import { detached } from "../text/detached.ts";
import { byUnits, lastFrom } from "../text/ordered.ts";
import { sharedBetween } from "../text/shared.ts";
import { slice, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { sameTerm } from "./logged.ts";
import { nearTermsOf, phraseKey } from "./near-terms.ts";
import { defineRule, type Fix, type FixEdit } from "./rule.ts";

export const undefinedTerm = defineRule({
  id: "undefined-term",
  summary: "A phrase is used as a defined term, and nothing defines it.",
  why: `
Capitals in the middle of a sentence tell a reader to look for a definition. Where there is none, each reader makes one up. A
phrase of two words or more is told of, once a document, where it is one of several (\`a Recovery Key\`, \`each Recovery Key\`,
\`five Recovery Keys\`), which no name is; where it stands in the singular and in the plural; where it is used three times; or
twice behind \`the\`, if every word of it is one of which terms are made. A word alone, and a defined term with one word beside it
(\`User Role\`), has to be one of several twice, or to have duties (\`the Assessor shall\`). Names are left
alone: of documents, laws, standards, companies, headings, columns, days and countries, what the text spells out in
brackets, and what it names in quotation marks. Nothing is said unless the definitions of the
whole Code (Section A) are here and whole: in a table, or one by one, but not in columns that only spaces part.`,
  severity: "information",
  reads: "corpus",
  options: { allow: [] as readonly string[] },
  *check({ document, corpus, options, spelling }) {
    if (!corpus.hasGlossary()) return;
    const { prose } = document.tree;
    const phrases = phrasesIn(document, nearTermsOf(corpus, document).far);
    if (phrases.length === 0) return;
    const allowed = new Set(options.allow.map(phraseKey));
    const unknown: Phrase[] = [];
    let used: number | undefined;
    for (const phrase of phrases) {
      const { key, words, needsWords } = phrase;
      if (allowed.has(key) || (words === words.toUpperCase() && spelling.knows(key)) || (needsWords && !isOfTerms(corpus, words)) || isName(corpus, document, phrase)) continue;
      unknown.push(phrase);
      // A document that speaks another language than Section A is governed by definitions that are not here.
      if (unknown.length > 3 && unknown.length > (used ??= termsUsed(corpus, document))) return;
    }
    for (const { at, count } of unknown) {
      const written = prose.slice(at.from, at.to).replace(/\s+/g, " ");
      yield {
        at,
        message: `“${written}” is used ${count === 1 ? "once" : `${count} times`} as a defined term, and nothing defines it.`,
        fixes: now => fixesOf(now, document.id, at),
      };
    }
  },
  mendedBy: { wordsAlone: true, definition: true },
  logged: { sameError: sameTerm, summary: ({ words }) => `“${words}” is used as a defined term, but is not defined` },
  examples: [
    {
      bad: `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Panel** | means the body of that name. |
| **Recovery Plan** | means a plan. |
| **User** | means a person. |
//- section-g.sec
# SECTION G: SECURITY

G1.1 Each User shall have a Recovery Key, and shall show its Recovery Key to the Panel. The Panel may ask for a Recovery Key
                            ^^^^^^^^^^^^ “Recovery Key” is used 4 times as a defined term, and nothing defines it
at any time. Recovery Keys shall be kept with an RKP, and the RKP shall be kept from each RKP.
                                                 ^^^ “RKP” is used 3 times
`,
    },
    {
      bad: `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Panel** | means the body of that name. |
| **RDP ID** | means a number. |
| **User** | means a person. |
//- section-g.sec
# SECTION G: SECURITY

G1.1 The User shall keep a Recovery Key, and shall show the
                           ^^^^^^^^^^^^ “Recovery Key” is used 2 times
Recovery Key to the Panel. Each RDP shall act in each User Role, and any RDP may leave a User Role where an RDP shall keep its
                                ^^^ “RDP” is used 4 times
                                                      ^^^^^^^^^ “User Role” is used 3 times
User Role for another RDP.
`,
      note: "Twice, where it is one of several; a term with a word beside it; and who has duties.",
    },
    {
      bad: `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Device** | means a meter. |
| **Incident** | means an event that affects a Data Store. |
                                               ^^^^^^^^^^ “Data Store” is used once as a defined term
| **Panel** | means the body of that name. |
| **Recovery Plan** | means a plan. |
| **Service Board** | means a body. |
| **User** | means a person. |
//- section-g.sec
# SECTION G: SECURITY

G1.1 Each User shall tell the Panel of each Recovery Key, within five Working Days, and shall keep its Dormant Meters. No other
                                            ^^^^^^^^^^^^ “Recovery Key” is used once
                                                                      ^^^^^^^^^^^^ “Working Days” is used once
                                                                                                       ^^^^^^^^^^^^^^ “Dormant Meters” is used 2 times
person shall have a part of that Dormant Meter. The Assessor shall report on an ARO to the Recovery Board, and shall tell the
                                                    ^^^^^^^^ “Assessor” is used 4 times
                                                                                ^^^ “ARO” is used 2 times
                                                                                           ^^^^^^^^^^^^^^ “Recovery Board” is used 2 times
Recovery Board what the ARO does. The Panel may name another Assessor. The Assessor shall ask each Assessor.

G1.2 The Service Board shall keep the Recovery Plan for an Incident, and for each Device.
`,
      note: "One of several is told of at once, and so is who has duties.",
    },
    {
      good: `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Panel** | means the body of that name. |
| **User** | means a person. |
//- section-g.sec
# SECTION G: SECURITY

G1.1 The DCC shall act on Project Nexus, as the Panel said of Project Nexus. The Panel Chair shall tell the Panel Chair and
every person whom the Panel Chair knows. Each User shall fill in the Key Record, and the Key Record Sheet. A person who asks to
be a User (an Applicant Person) shall send a Microsoft Excel spreadsheet, on a Monday, and each Applicant Person shall pay. An
Access Key is what opens a Store Room; “Store Room” means a room, and Access Key means a key. Each Adoption Criterion counts.

## G2 NO OTHER RIGHTS

G2.1 In this Section G2.1, **Adoption Criteria** means what the Panel has regard to.
`,
      note: "What is named twice, or is but a word beside a term, may be a name.",
    },
    {
      good: `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Panel** | means the body of that name. |
| **User** | means a person. |
//- section-g.sec
# SECTION G: SECURITY

## G1 KEY CEREMONY

### Data Store

G1.1 Each User shall comply with the Electricity Act, the Electricity Act and the Electricity Act 1989, with the Data
Protection Regulations, the Data Protection Regulations and the Data Protection Regulations, and shall tell Smart Data Limited
of it, for Smart Data Limited shall tell Smart Data Limited.

G1.2 Each User in Great Britain, of Great Britain or for Great Britain shall use the Data Store, which is the Data Store that is
a Data Store. It sends XML, in XML, as XML, and the Hash Message Code (HMC) that an HMC and an HMC are.
`,
      note: "Laws, companies, countries, headings, common acronyms, and what is spelt out.",
    },
    {
      good: `
//- section-g.sec
# SECTION G: SECURITY

G1.1 Each User shall have a Recovery Key, and shall show its Recovery Key to the Panel, which may refuse a Recovery Key.
`,
      note: "Without Section A nobody knows.",
    },
    {
      good: `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Panel** | means the body of that name. |
| **User** | means a person. |
//- section-g.sec
# SECTION G: SECURITY

G1.1 Each User shall have a Recovery Key, and shall show its Recovery Key to the Panel.
//- appendix-p.sec
# APPENDIX P: CONNECTION

1.1 In this Appendix, **Recovery Key** means a key. Each Recovery Key is a Recovery Key for the Recovery Key.
`,
      note: "A document has terms of its own, of which it is known elsewhere.",
    },
  ],
});

interface Phrase {
  readonly key: string;
  /** As it stands first. */
  readonly words: string;
  readonly at: Span;
  readonly count: number;
  /** How often it is one of several, beyond doubt. */
  readonly several: number;
  /** It counts only where terms have each of its words. */
  readonly needsWords: boolean;
}

/**
 * The phrases that are used as terms are: as one of several (`a Recovery Key`, `each Recovery Key`, `five Recovery Keys`),
 * which no name is; or again and again.
 */
function phrasesIn(document: Facts, runs: readonly CapitalRun[]): readonly Phrase[] {
  const { prose } = document.tree;
  const found = new Map<string, Counted>();
  const counted = runs
    .filter(run => !openers.has(prose.charCodeAt(run.at.from - 1)) && !/^[_=:@\/]\S/.test(prose.slice(run.at.to, run.at.to + 2)))
    .map(run => ({ ...run, key: phraseKey(slice(prose, run.at)), inSentence: run.isInside || (run.isBehindArticle && !isDefinite(prose, run.at.from)) }))
    .sort((a, b) => Number(b.inSentence) - Number(a.inSentence));
  for (const { at, words, covered, isInside, inSentence, isRow, key } of counted) {
    // The first word of a sentence has a capital, whether or not it is part of the phrase.
    let same = found.get(key) ?? (inSentence ? undefined : found.get(key.slice(key.indexOf(" ") + 1)));
    if (!same) found.set(key, (same = { words: prose.slice(at.from, at.to), at, count: 0, inText: [], inside: 0, length: words, isMereTerm: covered > 0 && words - covered < 2, several: 0, definite: 0, duties: 0, one: 0, many: 0 }));
    else if (!inSentence && at.from < same.at.from && found.has(key)) same.at = at;
    same.count++;
    if (inSentence) same.inside++;
    if (isRow && !isInMeaning(document, at)) continue;
    same.inText.push(at.from);
    if (hasDuty(prose, at)) same.duties++;
    if (!endsThere(prose, at.to)) continue;
    if (isSurelyOneOfSeveral(prose, at)) same.several++;
    else if (isDefinite(prose, at.from)) same.definite++;
    if (isInside && isPlural(prose, at)) same.many++;
    else if (isInside) same.one++;
  }
  const phrases: Phrase[] = [];
  for (const [key, one] of found) {
    const use = useOf(prose, key, one);
    if (use !== "none") phrases.push({ key, words: one.words.replace(/\s+/g, " "), at: one.at, count: one.count, several: one.several, needsWords: use === "likely" });
  }
  return phrases;
}

interface Counted {
  readonly words: string;
  at: Span;
  count: number;
  /** Where it begins outside tables, and in the meanings that tables give. */
  readonly inText: number[];
  /** How often it stands in the middle of a sentence, or behind the word that begins one: not behind \`The\`, as names do. */
  inside: number;
  readonly length: number;
  /** It is a term with a word beside it (`Panel Chair`), and may be no more than that. */
  readonly isMereTerm: boolean;
  /** How often it is one of several, beyond doubt. */
  several: number;
  /** How often it stands behind \`the\`. */
  definite: number;
  /** How often it shall or may do something. */
  duties: number;
  /** How often in the singular, and how often in the plural. */
  one: number;
  many: number;
}

/** The words of a meaning in a table are text, and no names. */
function isInMeaning({ tree: { definitions } }: Facts, { from, to }: Span): boolean {
  const definition = definitions[lastFrom(definitions, from)];
  return definition !== undefined && definition.body.from <= from && to <= definition.body.to;
}

/** "likely": where terms have each of its words. */
function useOf(prose: Text, key: string, one: Counted): "term" | "likely" | "none" {
  const { words, count, inside, inText, length, isMereTerm, several, duties } = one;
  if (!key.includes(" ")) {
    if (/^[A-Z]+s?$/.test(words) && (inside >= 3 || (inside >= 2 && several > 0))) return "term";
    return count >= 3 && (several >= 2 || duties >= 2) ? "term" : "none";
  }
  if (isMereTerm) return several >= 2 || (inside >= 2 && inText.length >= 3 && inText.filter(from => isOneOfSeveral(prose, from)).length >= 2) ? "term" : "none";
  // More words with capitals that stand once may be cells that ran together.
  if (several > 0 && (count > 1 || length < 6)) return "term";
  if (inside < 2) return "none";
  // The cells of a table hold names.
  if (count >= 3 || (inText.length === count && inText.some(from => isOneOfSeveral(prose, from)))) return "term";
  if (one.one > 0 && one.many > 0) return "term";
  return one.definite >= 2 ? "likely" : "none";
}

/** `The Assessor shall`. */
function hasDuty(prose: Text, { from, to }: Span): boolean {
  return dutyBehind.test(prose.slice(to, to + 32)) && dutyBefore.test(prose.slice(Math.max(0, from - 30), from));
}

const dutyBehind = /^\s{1,20}(?:shall|must|may)(?!\p{L})/u;
const dutyBefore = /(?<![\p{L}\p{N}])(?:[Tt]he|[Ee]ach|[Aa]ny|[Ee]very|[Aa]n?|[Nn]o)\s{1,20}$/u;

/** `a Recovery Key`, `each new Recovery Key`, `five Recovery Keys`, `all Recovery Keys`. */
function isSurelyOneOfSeveral(prose: Text, at: Span): boolean {
  const before = prose.slice(Math.max(0, at.from - 60), at.from);
  return beforeOne.test(before) || (isPlural(prose, at) && beforeMany.test(before));
}

// “No” with a capital begins headings: `No Other Rights`.
const beforeOne = /(?<![\p{L}\p{N}])(?:[Aa]n?|[Aa]ny|[Ee]ach|[Ee]very|[Aa]nother|one|no)\s{1,20}(?:(?:other|new|relevant|separate|single|valid|further|particular|different|given|additional|specific|such)\s{1,20})?$/u;
const beforeMany = /(?<![\p{L}\p{N}])(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|(?<=\p{Ll}\s)\d{1,3}|\([a-z-]{3,14}\)|(?<=\p{Ll}\s)\(\d{1,3}\)|[Aa]ll|other|both|several|(?:one|each|any|all|either|neither|none) of(?:\s{1,20}the)?)\s{1,20}$/u;

function isPlural(prose: Text, { to }: Span): boolean {
  return prose.charAt(to - 1) === "s";
}

function isDefinite(prose: Text, from: number): boolean {
  return /(?<![\p{L}\p{N}])[Tt]he\s{1,20}(?:(?:relevant|first|other|same|applicable|new)\s{1,20})?$/u.test(prose.slice(Math.max(0, from - 40), from));
}

/** Whether the phrase ends where its capitals end: not in `a Microsoft Excel spreadsheet`, nor in `a Request for Information`. */
function endsThere(prose: Text, to: number): boolean {
  return endOfPhrase.test(prose.slice(to, to + 40));
}

const endOfPhrase =
  /^(?:[’'](?:s(?!\p{L}))?)?(?:[.,;:)\]]|\s+(?:(?:that|which|who|whom|whose|where|when|what|how|whether|is|are|was|were|shall|may|must|will|can|has|have|had|does|if|unless|until|before|after|pursuant|within|without|during|between|against|into|upon|via|through|but|than|being|as|\p{Ll}+ed)(?!\p{L})|(?:of|in|on|for|to|by|with|under|from|at|and|or|nor)\s+(?!\p{Lu}))|\s*$)/u;

/** `a Recovery Key`, `each Recovery Key`, `its Recovery Key`. */
function isOneOfSeveral(prose: Text, from: number): boolean {
  return /(?<![\p{L}\p{N}])(?:an?y?|each|every|such|no|its|their|more|relevant)\s{1,20}$/u.test(prose.slice(Math.max(0, from - 32), from));
}

const openers: ReadonlySet<number> = new Set(Array.from("\"“‘`/(", (mark) => mark.charCodeAt(0)));

/** Whether terms have each of the words. */
function isOfTerms(corpus: CorpusView, words: string): boolean {
  return wordsOf(words).every(word => corpus.knowsWord(word) || corpus.knowsWord(singular(word)));
}

/** `Adoption Criterion`, where the term is `Adoption Criteria`. */
function hasOtherNumber(corpus: CorpusView, words: string): boolean {
  return numbers.some(([one, many]) => [[one, many], [many, one]].some(([end, other]) => words.endsWith(end!) && corpus.definitions(termKey(words.slice(0, -end!.length) + other!)).length > 0));
}

const numbers = [["Criterion", "Criteria"], ["Index", "Indices"], ["Matrix", "Matrices"], ["Medium", "Media"], ["Addendum", "Addenda"], ["Analysis", "Analyses"]] as const;

/** Whether the words name something that needs no definition. */
function isName(corpus: CorpusView, document: Facts, { words, several }: Phrase): boolean {
  const { tree } = document;
  const { text, prose, tables } = tree;
  const parts = words.split(/[\s-]+/);
  if (parts.length === 1 && (commonAcronyms.has(words.replace(/s$/, "")) || isSpeltOut(prose, words.replace(/s$/, "")))) return true;
  // `SMKI` is part of other terms' names; but who has duties (`each RDP shall`) has to be somebody.
  if (parts.length === 1 && several < 2 && corpus.knowsWord(words.replace(/s$/, "").toLowerCase()) && !hasDuties(prose, words.replace(/s$/, ""))) return true;
  if (parts.length > 1 && words === words.toUpperCase()) return true;
  if (parts.some(part => standards.has(part) || days.has(part) || /\d/.test(part) || (/[a-z][A-Z]/.test(part) && parts.length > 1))) return true;
  if (lastOfLaws.test(words) || lastOfCompanies.test(words) || places.test(words) || (parts.length === 1 && singleNames.test(words))) return true;
  if (document.headings.has(titleKey(words)) || document.headings.has(titleKey(`${words}s`)) || document.names.includes(nameKey(words)) || corpus.documentsNamed(nameKey(words)).length > 0) return true;
  if (isFollowed(tree, words) || hasOtherNumber(corpus, words)) return true;
  const key = phraseKey(words);
  return tables.some(({ rows }) => rows.some(({ cells }) => cells.some(cell => cell.to - cell.from < words.length + 12 && phraseKey(slice(text, cell)) === key)));
}

/** Whether the acronym stands in brackets behind what it stands for, or before it. */
function isSpeltOut(text: Text, acronym: string): boolean {
  for (let at = text.indexOf(acronym); at >= 0; at = text.indexOf(acronym, at + acronym.length)) {
    if (/[(“"]\s*$/.test(text.slice(Math.max(0, at - 2), at)) && /^s?["”]?\s*\)/.test(text.slice(at + acronym.length, at + acronym.length + 4))) return true;
    if (/^s?\s+\([A-Za-z][a-z]/.test(text.slice(at + acronym.length, at + acronym.length + 6))) return true;
  }
  return false;
}

/** Whether the text says at least twice of the acronym, by itself, that it shall or may do something. */
function hasDuties(text: Text, acronym: string): boolean {
  let count = 0;
  for (let at = text.indexOf(acronym); at >= 0 && count < 2; at = text.indexOf(acronym, at + acronym.length)) {
    const to = text.charAt(at + acronym.length) === "s" ? at + acronym.length + 1 : at + acronym.length;
    if (hasDuty(text, { from: at, to })) count++;
  }
  return count >= 2;
}

// `The “Cessation Event” shall occur on the day after`: what stands in quotation marks is named there, and so is what
// `means` something in a form that is not known as a definition.
const numberBehind = /^(?:["”]|['’](?!\p{L})|\s+(?:means?|(?:shall|ha(?:s|ve))\s+(?:mean|(?:have\s+)?the\s+meaning)|refers?\s+to)(?!\p{L})|,?\s+(?:(?:of\s+)?(?:19|20)\d\d\b|v?\d+(?:\.\d+)+|section\b|paragraph\b))/u;
// `to be admitted as a Party (an Applicant)`
const bracketBefore = /\((?:(?:together|collectively),?\s+)?(?:each\s+)?(?:an?|the)\s+$/;
const bracketBehind = /^\s*\((?:(?:as|see|being)(?!\p{L})|(?:the\s+)?["“*]*[A-Z])/u;

/** How far behind a phrase is looked, and how far before it, in UTF-16 units. */
const reach = 30;
const lead = 24;

/** How far a line may be set in. */
const indent = 20;

/** Where each phrase that was asked for stands with something behind it that makes a name of it; -1 where it stands so nowhere. */
const followedIn = ofAllProse(() => new Map<string, number>(), placesAfter);

/** Whether the words stand somewhere as a name does. */
function isFollowed(tree: Tree, words: string): boolean {
  const { prose } = tree;
  const places = followedIn(tree);
  let place = places.get(words);
  if (place === undefined) places.set(detached(words), (place = followedPlace(prose, words, 0, prose.length)));
  return place >= 0;
}

/** What an edit left is not searched again. */
function placesAfter(before: ReadonlyMap<string, number>, old: Text, prose: Text): Map<string, number> {
  const { start, end } = sharedBetween(old, prose);
  const shift = prose.length - old.length;
  const places = new Map<string, number>();
  for (const [words, place] of before) {
    if (place >= 0 && place + words.length + indent + reach <= start) places.set(words, place);
    else if (place - lead >= old.length - end) places.set(words, place + shift);
    else if (place < 0) places.set(words, followedPlace(prose, words, Math.max(0, start - words.length - indent - reach), prose.length - end + lead));
  }
  return places;
}

/** A place that begins in `from`..`to`, or -1. */
function followedPlace(prose: Text, words: string, from: number, to: number): number {
  const isPhrase = /[\s-]/.test(words);
  const stem = words.replace(/(?:ies|y|s)$/, "");
  // Only so much is searched: what is sought may stand nowhere.
  const piece = from === 0 && to === prose.length ? prose : prose.slice(from, to + stem.length);
  for (const [start, rest] of [[stem, ""], ...brokenInTwo(stem)] as const) {
    for (let at = piece.indexOf(start); at >= 0; at = piece.indexOf(start, at + 1)) {
      const place = from + at;
      const next = rest === "" ? place + start.length : lineAt(prose, place + start.length);
      if (!prose.startsWith(rest, next)) continue;
      const end = next + rest.length;
      const behind = prose.slice(end, end + reach).replace(/^(?:ies|y|e?s)(?!\p{L})/u, "").replace(/^\*{1,3}(?=["”])/, "");
      if (numberBehind.test(behind) || (isPhrase && bracketBehind.test(behind))) return place;
      if (behind.startsWith(")") && bracketBefore.test(prose.slice(Math.max(0, place - lead), place))) return place;
    }
  }
  return -1;
}

/** The words up to each of their spaces, with the end of a line in its place, and what is left. */
function brokenInTwo(words: string): readonly (readonly [start: string, rest: string])[] {
  return Array.from(words.matchAll(/ /g), ({ index }) => [`${words.slice(0, index)}\n`, words.slice(index + 1)] as const);
}

/** Where the line that begins at `at` has its first word, if it is not set in further than texts are. */
function lineAt(prose: Text, at: number): number {
  let word = at;
  while (word - at < indent && (prose.charCodeAt(word) === 32 || prose.charCodeAt(word) === 9)) word++;
  return word;
}

function termsUsed(corpus: CorpusView, document: Facts): number {
  const { uses } = corpus.terms(document);
  const terms = new Set<string>();
  for (let i = 0; i < uses.length; i++) terms.add(uses.at(i).form.term);
  return terms.size;
}

const lastOfLaws = /\b(?:Acts?|Bill|Regulations?|Orders?|Directives?|Rules|Convention|Treaty|Statute|Schedules?|Sections?|Appendix|Annex|Exhibits?|Tables?|Figures?|Parts?|Chapters?|Paragraphs?|Clauses?|Licen[cs]es?|Code|Standard|Specification|Version|Volume|Stage|Phase|Step|Option|Example|Note)(?:\s+[A-Z0-9]{1,3})?$/;
const lastOfCompanies = /\b(?:Limited|Ltd|PLC|Plc|plc|LLP|Inc|Corporation|Company|Association|Institute|Institution|University|Ministry|Department|Office|Court|Parliament|Government|Commission|Agency|Union|State)\b/;
const singleNames = /^(?:Internet|Web|Crown|Queen|King|Treasury|Minister|Commissioner|Registrar|Tribunal|Judge|Boolean|String|Integer|Date|Time|Element|Attribute|Yes|No|True|False|Null|Mandatory|Optional)s?$/;
const places = /^(?:Great Britain|United Kingdom|Northern Ireland|European (?:Union|Economic Area)|North Sea|Isle of \w+|Greenwich Mean Time|British Summer Time|Coordinated Universal Time|Microsoft \w+|Secretary of State|Smart Energy|Lord \w+|High Court|Companies House|Crown \w+)/;
const standards = new Set("ISO IEC RFC FIPS NIST PKCS IEEE ITU BS EN W3C ETSI CESG NCSC ANSI OASIS IETF ISAE SSAE CAS CHECK CREST".split(" "));
const days = new Set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September October November December Christmas Easter".split(" "));
const commonAcronyms = new Set(
  "XML XSD WSDL SOAP HTTP HTTPS HTML URL URI URN FTP SFTP SSH SSL TCP UDP IP DNS VPN LAN WAN HAN API CSV PDF ZIP ASCII UTF UTC GMT BST UK GB EU EEA VAT ID IT PIN CD DVD USB SMS QR PC OS SQL JSON ASN DER PEM RSA AES DES SHA ECDSA ECDH GCM CBC MAC HMAC NAT IPSEC IPV IETF II III IV VI VII VIII IX XI XII AM PM OK TBC TBD NB CEO CFO HM HR PO".split(" "),
);

function fixesOf(corpus: CorpusView, id: string, at: Span): readonly Fix[] {
  const document = corpus.document(id);
  if (!document) return [];
  const written = document.tree.text.slice(at.from, at.to);
  const changes = nearest(corpus, document, written).map(({ text, isHalf }) => ({
    fix: { title: `Change to “${text}”`, preferred: false, safe: false, edits: [{ document: id, at, newText: text }] }, isHalf,
  }));
  const row = newRow(corpus, document, written.replace(/\s+/g, " "));
  return [
    ...changes.filter(({ isHalf }) => !isHalf).map(({ fix }) => fix),
    ...(row ? [{ title: `Define “${written.replace(/\s+/g, " ")}”`, preferred: false, safe: false, edits: [row] }] : []),
    ...changes.filter(({ isHalf }) => isHalf).map(({ fix }) => fix),
  ];
}

/** The terms, the document's own and the Code's, that share the most words with what is written: half of them at least. `Relevant Loss` shares no more with `Relevant Event`, and is another term as likely as not. */
function nearest(corpus: CorpusView, document: Facts, written: string): readonly { readonly text: string; readonly isHalf: boolean }[] {
  const words = wordsOf(written).map(singular);
  const scored = new Map<string, number>();
  for (const { tree } of [document, ...corpus.documentsOf("section A")]) {
    for (const { term, certain } of tree.definitions) {
      const own = wordsOf(term).map(singular);
      const score = (2 * own.filter(word => words.includes(word)).length) / (own.length + words.length);
      if (certain && score >= 0.5) scored.set(term, score);
    }
  }
  return [...scored].sort(([a, x], [b, y]) => y - x || byUnits(a, b)).slice(0, 2).map(([text, score]) => ({ text, isHalf: score <= 0.5 }));
}

/** A row for the term, at its place in the document's own table of definitions, else in that of the Code. */
function newRow(corpus: CorpusView, document: Facts, term: string): FixEdit | undefined {
  for (const place of [document, ...corpus.documentsOf("section A")]) {
    const rows = place.tree.definitions.filter(one => one.form === "table" && one.certain && one.scope !== "clause");
    const after = rows.findLast(one => one.term.toLowerCase() < term.toLowerCase()) ?? rows[0];
    if (!after) continue;
    const { text } = place.tree;
    const isBold = text.slice(after.at.from - 2, after.at.from) === "**";
    const start = text.lastIndexOf("\n", after.at.from) + 1;
    const end = text.indexOf("\n", Math.max(after.at.to, after.body.to));
    const isFirst = after.term.toLowerCase() >= term.toLowerCase();
    const row = `| ${isBold ? `**${term}**` : term} | means [to be drafted]. |`;
    const from = isFirst ? start : end < 0 ? text.length : end + 1;
    return { document: place.id, at: { from, to: from }, newText: from > 0 && text.charAt(from - 1) !== "\n" ? `\n${row}` : `${row}\n` };
  }
  return undefined;
}

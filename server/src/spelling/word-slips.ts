// Words that the dictionary knows, where they cannot be meant: `no later then`, `shall ensures`, `it's obligations`, `a
// Incident`, `pursuant this Section`. Each is told by the words right beside it; what might be right in some sentence is
// left alone.

import { inCaseOf } from "../text/sentence.ts";

/** A word in the wrong place. */
export interface WordSlip {
  readonly from: number;
  readonly to: number;
  readonly newText: string;
  /** Why: a sentence. */
  readonly message: string;
  /** A word beside it, of which the dictionary has to know how it sounds. */
  readonly heard?: string;
}

/** The British spellings in -ise of a word in -ize, whose text may have the one and the other: `authorized`. */
export function inS(word: string): string {
  return word.replace(/iz(?=(?:es?|ed|ing|ers?|ations?)$)/, "is");
}

/** The slips in a piece of running text, in order, of the sorts whose bits are set in `sought` (see `firstOfSlip`). */
export function wordSlipsIn(prose: string, sought: number): readonly WordSlip[] {
  let found: WordSlip[] | undefined;
  for (let i = 0; i < sorts.length; i++) {
    if ((sought & (1 << i)) === 0) continue;
    const sort = sorts[i]!;
    for (const match of prose.matchAll(sort.pattern)) {
      // What stands in quotes is spoken of.
      const slip = quote.test(prose.charAt(match.index - 1)) ? undefined : sort.read(match, prose);
      if (slip) (found ??= []).push(slip);
    }
  }
  return found?.sort((a, b) => a.from - b.from).filter(({ from }, i, all) => i === 0 || all[i - 1]!.from !== from) ?? none;
}

const none: readonly WordSlip[] = [];

const quote = /["“‘'’]/;

/** Words in lower case with blanks between them, for whichever case they stand in; or a test of one as written. */
type Words = string | ((word: string) => boolean);

interface Sort {
  readonly pattern: RegExp;
  /** A word by which it is known, alone or right before a second one. */
  readonly first: Words;
  readonly second?: Words;
  readonly read: (match: RegExpMatchArray, prose: string) => WordSlip | undefined;
}

/** The slip that is the last group of a match, which ends with it. */
function atEnd(match: RegExpMatchArray, newText: string, message: (written: string) => string): WordSlip {
  const written = match.at(-1)!;
  const to = match.index! + match[0].length;
  return { from: to - written.length, to, newText: inCaseOf(written, newText), message: message(written) };
}

// --- than

const numberWord = "(?:\\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|half|once|twice)(?![a-z]))";
const than = new RegExp(
  String.raw`(?<![\w-])(?:(?:no|not)\s{1,4}(?:more|less|fewer|later|earlier|longer|shorter|greater|higher|lower|sooner)|(?<!\bor\s{1,4})(?:more|less|fewer|greater|later|earlier|longer)(?=\s{1,4}then\s{1,4}${numberWord})|(?<!\b(?:the|or|each|one|any)\s{1,4})other(?=\s{1,4}then\s{1,4}(?:the|an?|as|in|by|to|for|any|those|this|its|such|where|under|with)(?![a-z]))|rather)\s{1,4}(then)(?![\w-])`,
  "g",
);

// --- shall ensures

const verbs =
  "accept act add address adopt allow amend appeal apply appoint approve arrange ascertain assess assign assist attend become begin bring calculate carry cause cease change check choose comply confirm consider constitute consult continue cooperate correct create decide deem define delete deliver describe determine develop direct disclose do enable end ensure enter establish exceed exclude execute exercise explain extend fail follow generate give grant have hold identify implement include inform indicate issue keep lodge maintain make manage meet modify monitor notify obtain occur operate pay perform permit prepare prevent proceed process procure promote propose protect prove provide publish raise receive recommend reduce refer reflect refuse reject remain remove repeat replace represent require resolve respond retain return revoke select send serve specify store submit supply suspend take terminate treat undertake update use validate verify vote withdraw nominate elect object dispute inspect delegate exclude invoice accede mitigate monitor oblige rectify remedy replace reply investigate demonstrate disconnect connect encrypt sign enrol install commission decommission migrate";

function withS(verb: string): string {
  if (verb === "have") return "has";
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(?:s|sh|ch|x|o)$/.test(verb) ? `${verb}es` : `${verb}s`;
}

const byS: ReadonlyMap<string, string> = new Map(verbs.split(" ").map((verb) => [withS(verb), verb]));
const behindModal = /(?<![\w-])(shall|must|should|may|will|can|cannot|do\s{1,4}not|does\s{1,4}not|did\s{1,4}not)\s{1,4}(?:(?:not|also|only|then|promptly|immediately|thereafter)\s{1,4}){0,2}([a-z]{3,14}s)(?![\w’'-])/g;

// --- its

const owned =
  "(?:own|obligations?|rights|duty|duties|powers?|functions|systems|staff|employees|contractors|agents|licences?|costs|customers|premises|reasons|opinion|decision|behalf|website|affiliates|performance|compliance|contents|identity|identifier|failure|liability|liabilities|responsibility|responsibilities|intention|respective)";
const contracted = new RegExp(String.raw`(?<![\w’'-])([Ii]t[’']s)(?=\s{1,4}${owned}(?![\w-]))`, "g");
const behindPreposition = /(?<![\w-])(?:of|by|with|from|for|under|through|within|upon)\s{1,4}(it[’']s)(?=\s{1,4}[A-Za-z])/g;
const place = new RegExp(String.raw`(?<!\b(?:is|are|was|were|be|that|and|or|where|if)\s{1,4})(?<![\w-])([Tt]here)(?=\s{1,4}${owned}(?![\w-]))`, "g");
const whose = new RegExp(String.raw`(?<![\w-])([Ww]ho[’']s)(?=\s{1,4}${owned}(?![\w-]))`, "g");

// --- a Incident, an Party

const bareArticle = /(?<![\w(.“"'’<&-])(a) {1,2}([A-Za-z][a-z]{2,20})(?![\w-])/g;
const longArticle = /(?<![\w(.“"'’<&-])([Aa]n) {1,2}([A-Za-z][a-z]{2,20})(?![\w-])/g;

/** `a` behind these, or where a line begins, is a name: `paragraph a`. */
const names = /(?:^|\n|[^a-z,; ] |\b(?:paragraph|item|option|limb|part|column|annex|table|class|type|group|category|row|level|phase|figure|section|clause|point|step|note|and|or|to|where|let|than|the|each|any|this|that)) ?$/i;
/** What may stand behind such a name. */
const noNouns: ReadonlySet<string> = new Set(
  "above across after again against along among aside under underneath until unless either other equal every alone already also although always anything around into inside instead itself else even ever only onto over often once upon each are and any all".split(" "),
);
const startsVowel = /^(?:[ai]|e(?![uw])|o(?!n[ce])|un(?=[adefklmprstw])(?!animous|ary))[a-z]+(?:[^s]|ss)$/i;
const startsConsonant = /^(?:[b-df-gj-np-tv-wyz](?=[a-z]{0,2}[aeiouy])|u(?:ser|nique|niform|nion|niversal|sage|seful|tility|nanimous)|european$|one$)/i;

function isWrongBehindA(word: string): boolean {
  return word.length > 3 && startsVowel.test(word) && !noNouns.has(word);
}

function isWrongBehindAn(word: string): boolean {
  return startsConsonant.test(word);
}

/** The article of a match, which stands before a word that wants the other. */
function article({ index, 1: written, 2: word }: RegExpMatchArray, right: string): WordSlip {
  const newText = inCaseOf(written!, right);
  return { from: index!, to: index! + written!.length, newText, message: `“${written}” stands before “${word}”: write “${newText}”.`, heard: word! };
}

// --- two words of one sound, or of one slip

const pairs: readonly (readonly [pattern: RegExp, right: string, first: Words, second?: Words])[] = [
  [/(?<![\w-])(principle)(?=\s{1,4}(?:place|point|office|contact|amount)(?![\w-]))/gi, "principal", "principle"],
  [/(?<![\w-])(?:agreed?|agrees|approved?)\s{1,4}in\s{1,4}(principal)(?![\w-])/gi, "principle", "principal"],
  [/(?<![\w-])(?:to\s{1,4}(?:that|this|the)|with(?:\s{1,4}immediate)?|take|takes|taking|took|have|has|into|same|no)\s{1,4}(affect)(?=[.,;)]|\s{1,4}(?:from|on|that|in|until|as|immediately|when|via|by)(?![\w-]))/gi, "effect", "that this the with immediate take takes taking took have has into same no", "affect"],
  [/(?<![\w-])(?:is|are|be|was|were|been|fully|not|remains?)\s{1,4}(complaint)(?=\s{1,4}with(?![\w-]))/gi, "compliant", "complaint"],
  [/(?<![\w-])(?:received?|receives|obtained|obtains|arising|arises|arise|exempt|excluded|removed|removes|apart|separate|recovered|withdrawn|derived|resulting|sent|differs?|effect|deducted|prevented)\s{1,4}(form)(?=\s{1,4}(?:the|an?|any|that|this|those|each|its|such)(?![\w-]))/gi, "from", (word) => /^(?:recei|obtain|aris|exempt|exclud|remov|apart|separate|recover|withdr|deriv|result|sent|differ|effect|deduct|prevent)/i.test(word), "form"],
  [/(?<![\w-])in\s{1,4}(?:the|such|a)\s{1,4}(from)(?=\s{1,4}(?:of|set|as|specified|described|prescribed)\s)/gi, "form", "the such a", "from"],
  [/(?<![\w-])(singed)(?=\s{1,4}(?:by|on\s{1,4}behalf)(?![\w-]))/gi, "signed", "singed"],
  [/(?<![\w-])(?:shall|must|to|may|will)\s{1,4}(insure)(?=\s{1,4}that\s{1,4}(?:the|it|an?|any|each|all|its|no|such)(?![\w-]))/gi, "ensure", "insure"],
  [/(?<![\w-])(?:shall|must|to|may|not)\s{1,4}(loose)(?=\s{1,4}(?:the|its|their|any)(?![\w-]))/gi, "lose", "loose"],
  [/(?<![\w-])(?:shall|must|to|may|will)\s{1,4}(asses)(?![\w-])/gi, "assess", "asses"],
  [/(?<![\w-])(pubic)(?![\w-])/gi, "public", "pubic"],
];

// --- notice

const noticeOf = new RegExp(
  String.raw`(?<![\w-])(?:(?:less|fewer|more|shorter)\s{1,4}than|at\s{1,4}least|giv(?:e|es|ing|en)(?:\s{1,4}(?:the\s{1,4})?[A-Z][A-Za-z-]{1,20}){0,2}|minimum\s{1,4}of|period\s{1,4}of|upon)\s{1,4}(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|sixty|ninety)(?:\s?\(\w{1,12}\))?\s{1,4}(?:(?:working|business|calendar|clear|Working|Business|Calendar)\s{1,4})?([Dd]ays|[Mm]onths|[Ww]eeks|[Hh]ours)(?=\s{1,4}(?:(?:prior|written|advance|further)\s{1,4}){0,2}notice(?![\w-]))`,
  "g",
);

// --- one hours, ten day of

const oneOfMany = /(?<![\w-])(?<!\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|and)\s{1,4})[Oo]ne(?:\s?\(1\))?\s{1,4}(days|hours|months|weeks|years|minutes)(?![\w’'-])/g;
const manyOfOne = /(?<![\w-])(?:within|than|least|most|for|after|every|last|next|of)\s{1,4}(?:\d{2,3}|[2-9]|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|sixty|ninety)(?:\s?\([\w-]{1,12}\))?\s{1,4}(day|hour|month|week|year|minute)(?=[.;:)]|\s{1,4}(?:of|after|before|from|beginning|ending|following|prior)(?![\w-]))/g;

// --- small words that are missing

const missing: readonly (readonly [pattern: RegExp, small: string, first: string])[] = [
  [/(?<![\w-])(pursuant)(?=\s{1,4}(?:the|this|that|those|these|any|an|each|such|its|Sections?|Clauses?|Paragraphs?|clauses?|paragraphs?|sections?|Appendix|Schedule|Condition)(?![\w-]))/gi, "to", "pursuant"],
  [/(?<![\w-])(in\s{1,4}(?:accordance|compliance))(?=\s{1,4}(?:the|this|that|those|these|any|an|each|such|its|Sections?|Clauses?|Paragraphs?|clauses?|paragraphs?|sections?|Appendix|Schedule|Condition)(?![\w-]))/gi, "with", "accordance compliance"],
  [/(?<![\w-])(in\s{1,4}respect)(?=\s{1,4}(?:the|this|that|those|these|any|an|each|such|its|Sections?|Clauses?|Paragraphs?|clauses?|paragraphs?|sections?|Appendix|Schedule|Condition)(?![\w-]))/gi, "of", "respect"],
];

const determiners = "the this that those these any an each such its section sections clause clauses paragraph paragraphs appendix schedule condition";
const isOwned = new RegExp(`^${owned}$`);
const number = /^(?:\d{1,3}$|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|sixty|ninety)/i;

/** No more than a number has bits. */
const sorts: readonly Sort[] = [
  { pattern: than, first: "more less fewer later earlier longer shorter greater higher lower sooner other rather", second: "then", read: (match) => atEnd(match, "than", () => "“then” is said of time: write “than”.") },
  {
    pattern: behindModal,
    first: "shall must should may will can cannot not also only then promptly immediately thereafter",
    second: (word) => byS.has(word),
    read: (match) => {
      const verb = byS.get(match[2]!);
      return verb === undefined ? undefined : atEnd(match, verb, (written) => `“${written}” cannot follow “${match[1]!.replace(/\s+/g, " ")}”: write “${verb}”.`);
    },
  },
  { pattern: contracted, first: "it", second: "s", read: (match) => atEnd(match, "its", (written) => `“${written}” says “it is”: what belongs to it is “its”.`) },
  { pattern: behindPreposition, first: "it", second: "s", read: (match) => atEnd(match, "its", (written) => `“${written}” says “it is”: what belongs to it is “its”.`) },
  { pattern: place, first: "there", second: (word) => isOwned.test(word), read: (match) => atEnd(match, "their", (written) => `“${written}” is a place: what belongs to them is “their”.`) },
  { pattern: whose, first: "who", second: "s", read: (match) => atEnd(match, "whose", (written) => `“${written}” says “who is”: write “whose”.`) },
  {
    pattern: bareArticle,
    first: (word) => word === "a",
    second: isWrongBehindA,
    read: (match, prose) => (isWrongBehindA(match[2]!) && !names.test(prose.slice(Math.max(0, match.index! - 16), match.index)) ? article(match, "an") : undefined),
  },
  { pattern: longArticle, first: "an", second: isWrongBehindAn, read: (match) => (isWrongBehindAn(match[2]!) ? article(match, "a") : undefined) },
  ...pairs.map(([pattern, right, first, second]): Sort => ({ pattern, first, ...(second && { second }), read: (match) => atEnd(match, right, (written) => `“${written}” means something else: write “${right}”.`) })),
  { pattern: noticeOf, first: "days months weeks hours", second: "notice prior written advance further", read: (match) => atEnd(match, `${match[1]!}’`, (written) => `“${written}” stands before “notice” without its apostrophe: write “${written}’”.`) },
  { pattern: oneOfMany, first: "one 1", second: "days hours months weeks years minutes", read: (match) => atEnd(match, match[1]!.slice(0, -1), (written) => `“${written}” stands behind “one”: write “${written.slice(0, -1)}”.`) },
  { pattern: manyOfOne, first: (word) => number.test(word), second: "day hour month week year minute", read: (match) => atEnd(match, `${match[1]!}s`, (written) => `“${written}” stands behind a number: write “${written}s”.`) },
  ...missing.map(([pattern, small, first]): Sort => ({ pattern, first, second: determiners, read: (match) => atEnd(match, `${match[1]!} ${small}`, (written) => `“${small}” is missing behind “${written.replace(/\s+/g, " ")}”.`) })),
  { pattern: /(?<![\w-])(?:in\s{1,4}accordance|in\s{1,4}compliance)\s{1,4}(to)(?=\s{1,4}(?:the|this|Section|Clause|clause|section|any|its)(?![\w-]))/gi, first: "accordance compliance", second: "to", read: (match) => atEnd(match, "with", (written) => `“accordance” goes with “with”, not with “${written}”.`) },
];

// --- where to look

/**
 * Of which sorts a word is a first one, and of which a second: a bit for each. A piece of text may hold a sort where both
 * are set, of one word and of the one right behind it; those of `aloneOfSlip` need no second.
 */
export const firstOfSlip = bitsBy(sorts.map(({ first }) => first));
export const secondOfSlip = bitsBy(sorts.map(({ second }) => second));
export const aloneOfSlip = sorts.reduce((bits, { second }, i) => (second ? bits : bits | (1 << i)), 0);

function bitsBy(signs: readonly (Words | undefined)[]): (word: string) => number {
  const listed = new Map<string, number>();
  const tested: { readonly test: (word: string) => boolean; readonly bit: number }[] = [];
  signs.forEach((words, i) => {
    if (typeof words === "string") for (const word of words.split(" ")) listed.set(word, (listed.get(word) ?? 0) | (1 << i));
    else if (words) tested.push({ test: words, bit: 1 << i });
  });
  return (word) => tested.reduce((bits, { test, bit }) => (test(word) ? bits | bit : bits), listed.get(word.toLowerCase()) ?? 0);
}

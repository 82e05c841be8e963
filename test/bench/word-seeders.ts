// Sentence seeders for the rules about words: numbers, dates, terms of sec.json, punctuation, terms that are nearly so.

import { fault, join, plainWords, replaced, type Fragment } from "./fragment.ts";
import { plural } from "./names.ts";
import type { Citing } from "./citing.ts";
import { isDrafted, onceInClause, onceInDocument, withTail, type Seeder, type Seeding } from "./seeding.ts";
import { bannedTerms, companionTerms, inventedFirst, inventedLast, preferredTerms } from "./words.ts";

type Seed = Extract<Seeder, { readonly kind: "sentence" }>["seed"];

export const wordSeeders: Readonly<Record<string, Seeder>> = {
  "banned-term": sentenceSeeder(bannedTerm),
  typo: sentenceSeeder(typo),
  "doubled-word": sentenceSeeder(doubledWord),
  "preferred-term": sentenceSeeder(preferredTerm),
  "companion-term": sentenceSeeder(companionTerm),
  "term-case": sentenceSeeder(termCase),
  "pinned-version": sentenceSeeder(pinnedVersion),
  "closed-list": sentenceSeeder(closedList),
  "unbalanced-punctuation": sentenceSeeder(unbalanced),
  "mixed-quotes": sentenceSeeder(mixedQuotes),
  "near-term": sentenceSeeder(nearTerm),
  "undefined-term": sentenceSeeder(undefinedTerm),
  "number-mismatch": sentenceSeeder(numberMismatch),
  "impossible-date": sentenceSeeder(impossibleDate),
  "unused-suppression": sentenceSeeder(unusedSuppression),
};

function sentenceSeeder(seed: Seed): Seeder {
  return { kind: "sentence", seed };
}

function bannedTerm(sentence: Fragment, { chance }: Citing): Fragment | undefined {
  if (!sentence.text.endsWith(".")) return undefined;
  const [term] = chance.pick(bannedTerms);
  return replaced(sentence, sentence.text.length - 1, sentence.text.length, join(", having given notice by way of the ", fault("banned-term", term), "."));
}

/** A real misspelling: two letters swapped, one dropped, one doubled. */
function typo(sentence: Fragment, { chance }: Citing, { isWord, slips }: Seeding): Fragment | undefined {
  const words = plainWords(sentence, 4);
  if (words.length === 0) return undefined;
  const { from, to, word } = chance.pick(words);
  const at = chance.whole(1, word.length - 2);
  const slip = chance.weighted<() => string>([
    [4, () => word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2)],
    [4, () => word.slice(0, at) + word.slice(at + 1)],
    [3, () => word.slice(0, at) + word[at]! + word.slice(at)],
  ])();
  if (slip === word || slip.length < 4 || slips.has(slip) || isWord(slip)) return undefined;
  slips.add(slip);
  return replaced(sentence, from, to, fault("typo", slip));
}

function doubledWord(sentence: Fragment, { chance }: Citing): Fragment | undefined {
  const words = plainWords(sentence, 2).filter(({ word }) => word !== "that" && word !== "had");
  if (words.length === 0) return undefined;
  const { from, to, word } = chance.pick(words);
  return replaced(sentence, from, to, fault("doubled-word", `${word} ${word}`));
}

/** One that is to be avoided everywhere, beside one that is to be avoided in Section C alone. */
function preferredTerm(sentence: Fragment, { from }: Citing): Fragment | undefined {
  const [everywhere, scoped] = preferredTerms;
  const isInScope = from.document.kind === "section" && `Section ${from.document.key}` === scoped.scope[0];
  return withTail(sentence, isInScope ? join("the ", fault("preferred-term", scoped.avoid)) : join(`the ${scoped.avoid} and the `, fault("preferred-term", everywhere.avoid)), ", as recorded in ");
}

/** Once a paragraph is all that is told. */
function companionTerm(sentence: Fragment, { from, chance }: Citing, seeding: Seeding): Fragment | undefined {
  const [{ term }] = companionTerms;
  if (sentence.text.includes(term) || !onceInClause("companion-term", from, seeding)) return undefined;
  return withTail(sentence, join(fault("companion-term", chance.chance(0.3) ? `${term}s` : term), " in question"), ", stating each ");
}

function termsHere({ plan, from }: Citing): readonly string[] {
  return plan.terms.filter(({ within }) => within === undefined || within === from.document).map(({ name }) => name);
}

function termCase(sentence: Fragment, citing: Citing): Fragment | undefined {
  const name = citing.chance.pick(termsHere(citing));
  return withTail(sentence, fault("term-case", citing.chance.chance(0.3) ? plural(name).toLowerCase() : name.toLowerCase()), ", having considered the ");
}

/** A hyphen that the term lacks, or a plural in the midst of it; not where another term is as near. */
function nearTerm(sentence: Fragment, citing: Citing): Fragment | undefined {
  const terms = termsHere(citing);
  const name = citing.chance.pick(terms);
  const [head, ...rest] = name.split(" ");
  if (rest.length === 0 || /s$|^(?:Data|Daily|Weekly|Monthly)$/.test(head!)) return undefined;
  const slip = citing.chance.chance(0.5) ? `${head}-${rest.join(" ")}` : `${plural(head!)} ${rest.join(" ")}`;
  return withTail(sentence, fault("near-term", slip), ", having considered the ");
}

/** Three uses in one sentence; the words are none of those that names are made of, so that it is near to no term. */
function undefinedTerm(sentence: Fragment, { from, chance }: Citing, { said }: Seeding): Fragment | undefined {
  const phrase = `${chance.pick(inventedFirst)} ${chance.pick(inventedLast)}`;
  const key = `undefined-term ${from.document.file} ${phrase}`;
  if (said.has(key) || !sentence.text.endsWith(".")) return undefined;
  said.add(key);
  return join(sentence, " Whoever operates the ", fault("undefined-term", phrase), ` shall inspect each ${phrase} once a year, and shall repair that ${phrase} where it is damaged.`);
}

function pinnedVersion(sentence: Fragment, { chance }: Citing): Fragment | undefined {
  return withTail(sentence, fault("pinned-version", chance.pick(["TLS 1.2", "TLS 1.3", "TLS version 1.2", "TLSv1.2", "Transport Layer Security (TLS) 1.2"])), ", over a session that uses ");
}

function closedList(sentence: Fragment, { chance }: Citing): Fragment | undefined {
  if (!sentence.text.endsWith(".")) return undefined;
  return join(sentence, " The record ", fault("closed-list", chance.pick(["shall only include", "shall only include", "must include only"])), " the following: its date, its author and its subject.");
}

function unbalanced(sentence: Fragment, { from, chance }: Citing, seeding: Seeding): Fragment | undefined {
  if (!onceInClause("unbalanced-punctuation", from, seeding)) return undefined;
  const slip = from.document.style.curly && chance.chance(0.5) ? "“final’" : chance.pick(["(as the case may be", "or the last such day)", "[where there is one"]);
  return withTail(sentence, join("the day of the notice ", fault("unbalanced-punctuation", slip)), ", not later than ");
}

function mixedQuotes(sentence: Fragment, { from }: Citing, seeding: Seeding): Fragment | undefined {
  if (!sentence.text.endsWith(".") || !onceInDocument("mixed-quotes", from, seeding)) return undefined;
  const [common, rare] = from.document.style.curly ? [["“", "”"], ['"', '"']] : [['"', '"'], ["“", "”"]];
  const quoted = ([open, close]: readonly string[], word: string) => `${open}${word}${close}`;
  return join(sentence, ` Each entry is marked ${quoted(common!, "opened")}, ${quoted(common!, "closed")} or `, fault("mixed-quotes", quoted(rare!, "pending")), ".");
}

const numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"] as const;

/** A right one before the wrong one. */
function numberMismatch(sentence: Fragment, { chance }: Citing): Fragment | undefined {
  const [right, said] = [chance.whole(2, 12), chance.whole(2, 12)];
  const written = said + chance.pick([-1, 1, 10]);
  return withTail(sentence, join(fault("number-mismatch", `${numbers[said - 1]} (${written})`), " Working Days"), `, within ${numbers[right - 1]} (${right}) months and `);
}

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"] as const;
const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

/** A day that no calendar has, or one with the wrong day of the week; after a right one. */
function impossibleDate(sentence: Fragment, { chance }: Citing): Fragment | undefined {
  const year = chance.whole(2020, 2030);
  const month = chance.whole(0, 11);
  const day = chance.whole(1, 28);
  const weekday = new Date(Date.UTC(year, month, day)).getUTCDay();
  const right = `${days[weekday]} ${day} ${months[month]} ${year}`;
  const wrong = chance.weighted<() => string>([
    [3, () => `31 ${chance.pick(["April", "June", "September", "November"])} ${year}`],
    [1, () => `30 February ${year}`],
    [1, () => `29 February ${year % 4 === 0 ? year + 1 : year}`],
    [3, () => `${days[(weekday + chance.whole(1, 6)) % 7]} ${day} ${months[month]} ${year}`],
    [1, () => `31/06/${year}`],
  ])();
  return withTail(sentence, fault("impossible-date", wrong), `, at any time from ${right} until `);
}

/** A comment for a rule that says nothing of running text, so that it cannot hide another fault. */
function unusedSuppression(sentence: Fragment, { from, chance }: Citing): Fragment | undefined {
  if (!isDrafted(from) || !sentence.text.endsWith(".")) return undefined;
  return join(sentence, " ", fault("unused-suppression", `<!-- sec-disable-line ${chance.pick(["duplicate-document", "response-code-gap", "type-mismatch"])}: as consulted -->`));
}

// How a fault that was mended is told in the column `Summary of error`. The same fault in many places is one row: what
// `of` gives is what makes it the same.

import type { Facts } from "../index/facts.ts";
import { termKey } from "../index/keys.ts";
import { documentName } from "../index/names.ts";
import { listed, withCapital } from "../text/sentence.ts";
import type { Mended } from "./mended.ts";
import { textOf } from "./phrases.ts";
import { placeOfClause, placeWords } from "./places.ts";

interface Wording {
  /** Equal for findings that are one error. */
  readonly of: (one: Mended) => string;
  readonly summary: (all: readonly Mended[]) => string;
  /** In place of what the amendments would say by themselves. */
  readonly change?: (all: readonly Mended[]) => string | undefined;
}

/** What makes findings one row of the log. */
export function sameError(one: Mended): string {
  return `${one.finding.rule}\n${wordingOf(one).of(one)}`;
}

/** The sentence for findings that are one error. */
export function summaryOf(all: readonly Mended[]): string {
  return wordingOf(all[0]!).summary(all);
}

/** What is proposed for them, where the rule says it better than the words that changed. */
export function changeOf(all: readonly Mended[]): string | undefined {
  return wordingOf(all[0]!).change?.(all);
}

/** `six` up to twelve, then figures. */
export function numberWord(count: number): string {
  return ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"][count] ?? String(count);
}

function wordingOf({ finding }: Mended): Wording {
  return wordings[finding.rule] ?? plain;
}

function words({ document, finding }: Mended): string {
  return textOf(document, finding.at);
}

/** The first words in “quotation marks” of the message. */
function named({ finding }: Mended): string {
  return /^[^“]*“([^”]+)”/.exec(finding.message)?.[1] ?? "";
}

function message({ finding }: Mended): string {
  return finding.message.replace(/\.$/, "");
}

function instances(count: number, of: string): string {
  return count === 1 ? `One instance of ${of}` : `${withCapital(numberWord(count))} instances of ${of}`;
}

function clauseOf({ document, passage, finding }: Mended): string {
  return `${document.id}\n${passage?.clause?.key ?? ""}\n${passage?.row ? passage.row.table.at.from : finding.at.from}`;
}

/** As the drafter is told of it, one row for each message. */
const plain: Wording = { of: message, summary: ([one]) => message(one!) };

const byWords = (summary: (words: string, all: readonly Mended[]) => string): Wording => ({
  of: (one) => words(one).toLowerCase(),
  summary: (all) => summary(words(all[0]!), all),
});

/** `“Major Security Incidents”` is the plural of the same. */
const byTerm = (summary: (words: string, all: readonly Mended[]) => string): Wording => ({ ...byWords(summary), of: (one) => termKey(words(one)) });

const reference: Wording = {
  of: message,
  summary: ([one]) => {
    const [, place, where] = /^There is no (.+?) in (.+)/s.exec(message(one!)) ?? [];
    if (place === undefined) return message(one!);
    if (place.startsWith("Annex to Section ")) return `Reference to ${place}, which does not exist`;
    if (/^Section/.test(where!) && /^[A-Z][a-z]/.test(place)) return `Reference to ${place} of ${where!}, which does not exist`;
    const name = where === documentName(one!.document) ? numbered(one!.document, place) : /^Section/.test(where!) ? `Section ${place}` : `${place} of ${where!}`;
    return `Reference to ${name}, which does not exist`;
  },
};

const inTable = (summary: (all: readonly Mended[]) => string, change?: Wording["change"]): Wording => ({ of: clauseOf, summary, ...(change ? { change } : {}) });

const wordings: Readonly<Record<string, Wording>> = {
  "banned-term": byTerm((term, all) => instances(all.length, `“${term}”, a term that the Code no longer uses`)),
  typo: byWords((word) => `“${word}” is misspelt`),
  "doubled-word": {
    of: (one) => named(one).toLowerCase(),
    summary: (all) => `The word ${quotedName(all)} stands twice`,
    change: (all) => `Remove one ${quotedName(all)}`,
  },
  "preferred-term": {
    of: (one) => termKey(words(one)),
    summary: (all) => `“${words(all[0]!)}” is used where “${named(all[0]!)}” is meant`,
    change: (all) => (all.every(isReplaced) ? `Replace “${words(all[0]!)}” with “${named(all[0]!)}”${all.length > 1 ? ` (${numberWord(all.length)} instances)` : ""}` : undefined),
  },
  "companion-term": byTerm((term, all) => `“${term}” is not accompanied by “${/should come with “([^“”]+)”/.exec(all[0]!.finding.message)?.[1] ?? ""}”`),
  "term-case": { of: named, summary: (all) => `The defined term “${named(all[0]!)}” is written without its capitals` },
  "near-term": { of: (one) => words(one).toLowerCase(), summary: ([one]) => `“${words(one!)}” is written where the defined term “${/defined term “([^“”]+)”/.exec(one!.finding.message)?.[1] ?? ""}” is meant` },
  "undefined-term": byTerm((term) => `“${term}” is used as a defined term, but is not defined`),
  "pinned-version": byWords((text) => `“${text}” fixes a version, which the definition alone should name`),
  "closed-list": byWords((text) => `“${text}” reads as though the list were exhaustive`),
  "empty-definition": { of: named, summary: ([one]) => `There is no definition of “${named(one!)}”` },
  "duplicate-definition": {
    of: (one) => (/ (?:already|too) \(as “([^“”]+)”\)/.exec(one.finding.message)?.[1] ?? named(one)).toLowerCase(),
    summary: (all) => {
      const terms = [...new Set(all.map(named))];
      const home = all[0]!.finding.message.split(" is defined in ")[1]?.split(/ (?:already|too)(?=,| \(as )/)[0];
      const others = [...new Set(all.map(({ document }) => placeWords(placeOfClause(document, undefined))))];
      return home === undefined ? message(all[0]!) : `${listed(terms.map((term) => `“${term}”`))} ${terms.length === 1 ? "is" : "are"} defined in ${home}, and again in ${listed(others)}`;
    },
  },
  "definition-pointer": { of: message, summary: ([one]) => message(one!) },
  "unused-definition": { of: named, summary: ([one]) => `“${named(one!)}” is defined, but not used` },
  "broken-reference": reference,
  "reference-to-not-used": { of: message, summary: ([one]) => `Reference to ${lowerFirst(message(one!)).replace(/ is marked as not used$/, ", which is marked as not used")}` },
  "reference-heading": { of: message, summary: ([one]) => `The heading that a reference gives is not that of its target: ${lowerFirst(message(one!))}` },
  "reference-error-text": { of: message, summary: ([one]) => (/still to be filled in/.test(one!.finding.message) ? `A place was left to be filled in: “${words(one!)}”` : /^A placeholder/.test(one!.finding.message) ? "A placeholder stands where a reference belongs" : /^Word lost this/.test(one!.finding.message) ? "A cross-reference was lost in Word" : "Text was lost in Word") },
  "response-code-unspecified": inTable(
    (all) => {
      const lacks = [...new Set(all.map((one) => message(one).split(" has ")[1] ?? "no description"))];
      const codes = all.map((one) => words(one));
      return `Response ${codes.length === 1 ? "Code" : "Codes"} ${listed(runs(codes))} ${codes.length === 1 ? "has" : "have"} ${listed(lacks)}`;
    },
    (all) => (all.length > 3 ? `Insert the missing text for ${listed(runs(all.map(words)))}, as set out in the redlined text` : undefined),
  ),
  "response-code-gap": { of: message, summary: ([one]) => missingCodes(/^(.+?) should follow/.exec(message(one!))?.[1] ?? "") },
  "duplicate-data-item": { of: (one) => `${clauseOf(one)}${named(one)}`, summary: ([one]) => `“${named(one!)}” stands twice in the table`, change: ([one]) => `Remove one of the two rows “${named(one!)}”` },
  "missing-data-item": { of: message, summary: ([one]) => `The table of “${named(one!)}” lacks ${message(one!).split("that this table lacks: ")[1] ?? "a data item"}` },
  "unknown-data-item": { of: message, summary: ([one]) => withCapital(message(one!).replace(/^“([^”]+)” in ([^“]+) has no data item “([^”]+)”$/, "the table lists “$3”, which “$1” in $2 does not have")) },
  "unknown-schema-name": byWords((name) => `“${name}” is not a name that the XML Schema declares`),
  "unknown-response-code": byWords((code) => `“${code}” is not a response code`),
  "mandatory-mismatch": { of: (one) => `${clauseOf(one)}${named(one)}`, summary: ([one]) => (/ stands in the Mandatory column: /.test(one!.finding.message) ? message(one!) : /may not be left out/.test(one!.finding.message) ? `“${named(one!)}” is shown as optional, but is mandatory in the XML Schema` : `“${named(one!)}” is shown as mandatory, but is optional in the XML Schema`) },
  "type-mismatch": { of: (one) => `${clauseOf(one)}${named(one)}`, summary: ([one]) => `The type of “${named(one!)}” differs from the XML Schema's: ${lowerFirst(message(one!))}` },
  "eligible-user-mismatch": { of: message, summary: ([one]) => `The Eligible Users of Service Request ${/^For (\S+?),/.exec(message(one!))?.[1] ?? ""} differ from the matrix: ${message(one!).replace(/^For \S+?, the matrix /, "the matrix ")}` },
  "service-request-mismatch": { of: message, summary: ([one]) => `The description of a Service Request differs from the matrix: ${lowerFirst(message(one!))}` },
  "duplicate-clause": { of: message, summary: ([one]) => message(one!) },
  "numbering-gap": { of: message, summary: ([one]) => message(one!) },
  "definition-order": { of: message, summary: ([one]) => `The definition of ${message(one!)}` },
  "number-mismatch": { of: message, summary: ([one]) => message(one!) },
  "mixed-quotes": { of: (one) => one.document.id, summary: () => "Straight and curly quotation marks are mixed" },
};

/** `DUIS 3.8.82.9`, `Section G3.9`: a clause that the document does not have. */
function numbered(document: Facts, number: string): string {
  const { lead } = placeOfClause(document, undefined);
  return `${lead.trimEnd()} ${number}`;
}

/** Whether the words that the rule prefers stand there now. */
function isReplaced({ finding, amendments }: Mended): boolean {
  const wanted = /^“([^”]+)” is preferred/.exec(finding.message)?.[1]?.toLowerCase() ?? "";
  return amendments.some((one) => one.kind === "edited" && textOf(one.now.document, one.now.at).toLowerCase().includes(wanted));
}

function quotedName(all: readonly Mended[]): string {
  return `“${named(all[0]!)}”`;
}

/** `Clause 2.10.9` -> `clause 2.10.9`, but `Section G3.6` and names stay. */
function lowerFirst(text: string): string {
  return /^(?:Clause|The|This|There|It|For)\b/.test(text) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
}

function missingCodes(codes: string): string {
  return / and |, /.test(codes) ? `Response Codes ${codes} are missing from the table` : `Response Code ${codes} is missing from the table`;
}

/** E60, E61, E62, E65 -> `E60 to E62`, `E65`. */
function runs(codes: readonly string[]): readonly string[] {
  const found: { first: string; last: string }[] = [];
  for (const code of codes) {
    const last = found.at(-1);
    const [, stem, number] = /^(.*\D|)(\d+)$/.exec(code) ?? [];
    if (last && stem !== undefined && last.last === `${stem}${Number(number) - 1}`) last.last = code;
    else found.push({ first: code, last: code });
  }
  return found.flatMap(({ first, last }) => (first === last ? [first] : Number(last.replace(/\D/g, "")) - Number(first.replace(/\D/g, "")) === 1 ? [first, last] : [`${first} to ${last}`]));
}

/** For tests: the rules that have words of their own. */
export const wordedRules: readonly string[] = Object.keys(wordings);

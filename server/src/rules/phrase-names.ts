// What names something that needs no definition: a law, a company, a place, a heading, what the text spells out or names itself.

import type { CorpusView } from "../index/corpus-view.ts";
import type { Facts } from "../index/facts.ts";
import { nameKey, termKey } from "../index/keys.ts";
import { titleKey } from "../syntax/furniture.ts";
import { ofAllProse } from "../syntax/memo.ts";
import type { Tree } from "../syntax/tree.ts";
import { detached } from "../text/detached.ts";
import { sharedBetween } from "../text/shared.ts";
import { slice } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { phraseKey } from "./near-terms.ts";
import { hasDuty, type Phrase } from "./term-like-phrases.ts";

/** `Adoption Criterion`, where the term is `Adoption Criteria`. */
function hasOtherNumber(corpus: CorpusView, words: string): boolean {
  return numbers.some(([one, many]) => [[one, many], [many, one]].some(([end, other]) => words.endsWith(end!) && corpus.definitions(termKey(words.slice(0, -end!.length) + other!)).length > 0));
}

const numbers = [["Criterion", "Criteria"], ["Index", "Indices"], ["Matrix", "Matrices"], ["Medium", "Media"], ["Addendum", "Addenda"], ["Analysis", "Analyses"]] as const;

/** Whether the words name something that needs no definition. */
export function isName(corpus: CorpusView, document: Facts, { words, several }: Phrase): boolean {
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
// `The **Quorum** for a meeting is five members`: a clause that puts words in bold and says what they are needs no definition
// beside it, and is none: it lays down a rule.
const boldBehind = /^\*\*\s+(?:(?:for|of|in)\s[^.;:|*]{1,60}\s)?(?:is|are|shall\s+be)\s+(?:(?:an?|the|those|any|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|half)(?![\p{L}-])|£?\d)/u;
// `to be admitted as a Party (an Applicant)`
const bracketBefore = /\((?:(?:together|collectively),?\s+)?(?:each\s+)?(?:an?|the)\s+$/;
const bracketBehind = /^\s*\((?:(?:as|see|being)(?!\p{L})|(?:the\s+)?["“*]*[A-Z])/u;

/** How far behind a phrase is looked, and how far before it, in UTF-16 units. */
const reach = 90;
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
      if (behind.startsWith("**") && prose.slice(Math.max(0, place - 2), place) === "**" && boldBehind.test(behind)) return place;
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

const lastOfLaws = /\b(?:Acts?|Bill|Regulations?|Orders?|Directives?|Rules|Convention|Treaty|Statute|Schedules?|Sections?|Appendix|Annex|Exhibits?|Tables?|Figures?|Parts?|Chapters?|Paragraphs?|Clauses?|Licen[cs]es?|Code|Standard|Specification|Version|Volume|Stage|Phase|Step|Option|Example|Note)(?:\s+[A-Z0-9]{1,3})?$/;
const lastOfCompanies = /\b(?:Limited|Ltd|PLC|Plc|plc|LLP|Inc|Corporation|Company|Association|Institute|Institution|University|Ministry|Department|Office|Court|Parliament|Government|Commission|Agency|Union|State)\b/;
const singleNames = /^(?:Internet|Web|Crown|Queen|King|Treasury|Minister|Commissioner|Registrar|Tribunal|Judge|Boolean|String|Integer|Date|Time|Element|Attribute|Yes|No|True|False|Null|Mandatory|Optional)s?$/;
const places = /^(?:Great Britain|United Kingdom|Northern Ireland|European (?:Union|Economic Area)|North Sea|Isle of \w+|Greenwich Mean Time|British Summer Time|Coordinated Universal Time|Microsoft \w+|Secretary of State|Smart Energy|Lord \w+|High Court|Companies House|Crown \w+)/;
const standards = new Set("ISO IEC RFC FIPS NIST PKCS IEEE ITU BS EN W3C ETSI CESG NCSC ANSI OASIS IETF ISAE SSAE CAS CHECK CREST".split(" "));
const days = new Set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September October November December Christmas Easter".split(" "));
const commonAcronyms = new Set(
  "XML XSD WSDL SOAP HTTP HTTPS HTML URL URI URN FTP SFTP SSH SSL TCP UDP IP DNS VPN LAN WAN HAN API CSV PDF ZIP ASCII UTF UTC GMT BST UK GB EU EEA VAT ID IT PIN CD DVD USB SMS QR PC OS SQL JSON ASN DER PEM RSA AES DES SHA ECDSA ECDH GCM CBC MAC HMAC NAT IPSEC IPV IETF II III IV VI VII VIII IX XI XII AM PM OK TBC TBD NB CEO CFO HM HR PO".split(" "),
);

// Which document a number belongs to, by the words before and behind it: `of this document`, `of Appendix AD`, `DUIS
// section 1.3`, `of the Electricity Act 1989`.

import { detached } from "../text/detached.ts";
import { remembered } from "../text/remembered.ts";
import type { Span } from "../text/span.ts";
import type { DocumentMention } from "./tree.ts";

// Documents are made once each: a Code speaks of some hundred, a hundred thousand times.
const few = { most: 2_000 };

/** `Section G` */
export const sectionOf = remembered((letter): DocumentMention => ({ kind: "section", letter }), few);

/** `Schedule 11` */
export const scheduleOf = remembered((number): DocumentMention => ({ kind: "schedule", number }), few);

const appendices = remembered((letter): DocumentMention => ({ kind: "appendix", letter, own: false }), few);
const ownAppendices = remembered((letter): DocumentMention => ({ kind: "appendix", letter, own: true }), few);

/** `Appendix AD`; `own` where it might be the document's own. */
export function appendixOf(letter: string, own: boolean): DocumentMention {
  return own ? ownAppendices(letter) : appendices(letter);
}

/** A document named beside a number: where the words end (behind) or begin (before). */
export interface Mention {
  readonly document: DocumentMention;
  readonly from?: number;
  readonly end?: number;
}

const reach = 140;

const thisDocument = /^[\s\u00a0,]+(?:of|to|in|within)[\s\u00a0]+this[\s\u00a0]+(?:[Dd]ocument|Appendix|Annex|Schedule|Section|Policy|Specification|Code[\s\u00a0]+of[\s\u00a0]+Connection|Procedures?|Agreement)\b(?:[\s\u00a0]+[A-Z]{1,2}\b)?/;
const theCode = /^[\s\u00a0]+(?:of|to|in)[\s\u00a0]+(?:the|this)[\s\u00a0]+(?:main[\s\u00a0]+body[\s\u00a0]+of[\s\u00a0]+the[\s\u00a0]+)?(?:Code|SEC|Smart[\s\u00a0]+Energy[\s\u00a0]+Code)\b/;
const appendix = /^,?[\s\u00a0]+(?:of|to|in)[\s\u00a0]+(?:SEC[\s\u00a0]+)?(Appendix|Section|Schedule)[\s\u00a0]+([A-Z]{1,2}\b|\d{1,2}\b)/;
const named = /^[\s\u00a0]+(?:of|to|in)[\s\u00a0]+(?:the[\s\u00a0]+|(?=[A-Z]{2}))((?:[A-Z][\w&/+-]*)(?:[\s\u00a0]+(?:[A-Z][\w&/+-]*|of|and|for|the)(?![\w]))*)/;

/** The document that the words right behind a number name. */
export function mentionBehind(prose: string, at: number, end: number): Mention | undefined {
  const words = prose.slice(at, Math.min(end, at + reach));
  const own = thisDocument.exec(words);
  if (own) return { document: { kind: "this" }, end: at + own[0].length };
  const code = theCode.exec(words);
  if (code) return { document: { kind: "named", name: "Code" }, end: at + code[0].length };
  const other = appendix.exec(words);
  if (other) {
    const [whole, word, key] = other;
    const ofCode = theCode.exec(words.slice(whole.length));
    const document: DocumentMention =
      word === "Appendix" ? appendixOf(key!, ofCode === null) : word === "Schedule" ? scheduleOf(key!) : sectionOf(key!);
    return { document, end: at + whole.length + (ofCode?.[0].length ?? 0) };
  }
  const title = named.exec(words);
  if (title) {
    // `of the Lost Policy and the Other One`, `of the Lost Policy and Other One section 2`: the first is the document.
    const [first] = title[1]!.split(/(?<![\s\u00a0])[\s\u00a0]+and[\s\u00a0]+(?:the|(?:Annex|Appendix|Sections?|Schedules?|Parts?|Clauses?|Tables?)(?![\w-]))/);
    const last = first === title[1] && leadsOn.test(words.slice(title[0].length)) ? title[1]!.lastIndexOf(" and ") : -1;
    const one = last < 0 ? first : title[1]!.slice(0, last);
    const name = withoutLinks(one!.replace(/[\s\u00a0]+/g, " "), links);
    // `Part B of the Appendix`: the one that the text itself is.
    if (/^(?:Appendix|Annex|Schedule|Section|Agreement|Document)$/.test(name)) return { document: { kind: "this" } };
    return { document: { kind: "named", name: detached(name) }, end: at + title[0].length - title[1]!.length + one!.length };
  }
  return undefined;
}

/** What leads from a document's name to a number in it. */
const leadsOn = /^,?[\s\u00a0]+(?:[Ss]ections?|[Cc]lauses?|[Pp]aragraphs?|[Pp]arts?)[\s\u00a0]+\d/;

const links: ReadonlySet<string> = new Set(["of", "and", "for", "the"]);

/** A name, its words one space apart, without the small words (`small`) at its end: `Lost Policy of the`. */
export function withoutLinks(name: string, small: ReadonlySet<string>): string {
  let end = name.length;
  for (let space = name.lastIndexOf(" "); space > 0 && small.has(name.slice(space + 1, end)); space = name.lastIndexOf(" ", end - 1)) end = space;
  return name.slice(0, end);
}

/** Where `words` end before `to` but for white space and commas. */
function endBefore(words: string, to: number): number {
  let end = words.slice(0, to).trimEnd().length;
  while (words[end - 1] === ",") end = words.slice(0, end - 1).trimEnd().length;
  return end;
}

/** `[A-Za-z0-9&+/-]` */
function isNamePart(code: number): boolean {
  const lower = code | 32;
  return (lower >= 97 && lower <= 122) || (code >= 47 && code <= 57) || code === 38 || code === 43 || code === 45;
}

/** The words in capitals (`SMKI RAPP`, `Code of Connection`) that `words` ends with, but for commas and spaces. */
function capitalsBefore(words: string): Span | undefined {
  const end = endBefore(words, words.length);
  let from = -1;
  for (let to = end; ; to = words.slice(0, to).trimEnd().length) {
    let start = to;
    while (start > 0 && isNamePart(words.charCodeAt(start - 1))) start--;
    const word = words.slice(start, to);
    const capital = word.search(/[A-Z]/);
    if (capital >= 0) from = start + capital;
    if ((capital !== 0 && !/^(?:of|and|for)$/.test(word)) || !/\s/.test(words[start - 1] ?? "")) break;
    to = start;
  }
  return from < 0 ? undefined : { from, to: end };
}

const startsSentence = new Set(["In", "See", "Under", "To", "The", "And", "Where", "If", "Each", "With", "By", "For", "As", "Of", "Subject", "Pursuant", "This", "That", "Any", "No", "Clause", "Section", "Paragraph", "Or", "When", "Save", "Unless", "Notwithstanding", "From", "Per", "Refer", "Code", "SEC", "However", "Such", "Following", "Sub", "Note", "Table", "Yes", "None", "Accordingly", "Also", "Further", "Both", "Neither", "Either"]);

/** Where `of the Code` ends that stands at `at`; `at` itself where it does not. */
export function codeEnd(prose: string, at: number, end: number): number {
  const found = theCode.exec(prose.slice(at, Math.min(end, at + reach)));
  return found ? at + found[0].length : at;
}

/** The document that the capitalised words right before a number name, from `bound` on: `SMKI RAPP section 5.4`, `Appendix AD Section 1`. */
export function mentionBefore(prose: string, at: number, bound: number): Mention | undefined {
  const from = Math.max(bound, at - 80);
  const words = prose.slice(from, at);
  if (!/[\s\u00a0]$/.test(words) || /\n[\s\u00a0]*\n/.test(words.slice(-8))) return undefined;
  const found = capitalsBefore(words);
  if (!found) return undefined;
  let list = words.slice(found.from, found.to).split(/[\s\u00a0]+/);
  // `Interpretation of Sections 15 and 16`: what leads on to the number is no name.
  if (/^(?:of|and|for|or|in|to|under|by)$/i.test(list.at(-1)!)) return undefined;
  let start = from + found.from;
  // A sentence's first word is in capitals without being a name.
  while (list.length > 0 && (startsSentence.has(list[0]!) || /^(?:of|and|for)$/.test(list[0]!))) {
    start = prose.indexOf(list[1] ?? "", start + list[0]!.length);
    list = list.slice(1);
  }
  if (list.length === 0 || (found.from === 0 && from > bound)) return undefined;
  const name = list.join(" ");
  const own = /^(?:SEC )?(Appendix|Schedule|Section) ([A-Z]{1,2}|\d{1,2})$/.exec(name);
  if (own) {
    const document: DocumentMention = own[1] === "Appendix" ? appendixOf(own[2]!, true) : own[1] === "Section" ? sectionOf(own[2]!) : scheduleOf(own[2]!);
    return { document, from: start };
  }
  // A name is an acronym or several words; `Device section 2` is a heading's words, not a document's.
  if (!/[A-Z]{2}/.test(name) && list.length < 2) return undefined;
  return { document: { kind: "named", name: detached(name) }, from: start };
}

const documentWord = /(?:^|\s)(?:Polic(?:y|ies)|Specifications?|Documents?|Catalogue|Procedures?|Methodology|Standards?|Connection)$/;
const knownDocument = /^(?:DUIS|MMC|GBCS|SMETS[\d+]{0,2}|CHTS|IHDTS|HCALCSTS|CPL|(?:[A-Z]{2,6} )?(?:RAPP|CPS|IDS))$/;

/** As `mentionBefore`, for a part or a table: only what is a document by its own words, as there are other things with tables (`Organisation Certificate Policy, Part 2.1`, `DUIS Table 42`). */
export function documentBefore(prose: string, at: number, bound: number, isPart: boolean): Mention | undefined {
  const found = mentionBefore(prose, at, bound);
  if (found?.document.kind !== "named") return undefined;
  if (!isPart && /,[\s\u00a0]*$/.test(prose.slice(Math.max(bound, at - 4), at))) return undefined;
  return isDocumentName(found.document.name) ? found : undefined;
}

/** Words in capitals as a name, without a sentence's first word and the small words at its end: `See Lost Policy of the`. */
export function nameIn(words: string): string {
  const list = words.replace(/[\s\u00a0]/g, " ").split(" ");
  const first = list.findIndex((word) => !startsSentence.has(word) && !links.has(word));
  return first < 0 ? "" : withoutLinks(list.slice(first).join(" "), links);
}

/** Whether a name is a document's by its own words. */
export function isDocumentName(name: string): boolean {
  return documentWord.test(name) || knownDocument.test(name);
}

const statuteLead = /^[\s\u00a0,]+(?:of|to|in|under),?[\s\u00a0]+(?:(?:the|that|those|such|its|their|any|an?|each|relevant|Schedule(?:[\s\u00a0]+[A-Z\d]+)?[\s\u00a0]+(?:of|to))[\s\u00a0]+)*/;
const statute = /^(?:[A-Z][\w&,'’()-]*[\s\u00a0]+|of[\s\u00a0]+|and[\s\u00a0]+|the[\s\u00a0]+|on[\s\u00a0]+|for[\s\u00a0]+|\(EU\)[\s\u00a0]+)*(?:Acts?\b|Regulations?\b|Order\b|Directive\b|[Ll]icences?\b|Licence[\s\u00a0]+Conditions?|Statute|Treaty|GDPR|RFC|ISO\b|IEC\b|BS\b|EN\b|NIST|FIPS|IEEE|W3C|GBCS\b|Standard[\s\u00a0]+Conditions?|Framework[\s\u00a0]+Agreement|Accession[\s\u00a0]+Agreement|BSC\b|UNC\b|MRA\b|DCUSA\b|CUSC\b|REC\b|Balancing[\s\u00a0]+and[\s\u00a0]+Settlement[\s\u00a0]+Code|Uniform[\s\u00a0]+Network[\s\u00a0]+Code|Master[\s\u00a0]+Registration[\s\u00a0]+Agreement|Retail[\s\u00a0]+Energy[\s\u00a0]+Code|Grid[\s\u00a0]+Code)/;
/** `OF THE ELECTRICITY ACT 1989`, as a heading has it. */
const statuteInCapitals = /^[\s\u00a0,]+(?:OF|TO|IN|UNDER)[\s\u00a0]+(?:[A-Z][A-Z&,'’()-]*[\s\u00a0]+)*(?:ACTS?|REGULATIONS?|ORDER|DIRECTIVE|LICEN[CS]ES?)(?![A-Za-z])/;
const foreign = /^[\s\u00a0,]+(?:(?:of|to|in)[\s\u00a0]+(?:that|those)|of[\s\u00a0]+(?:such|its|their|any|another|each|an?))[\s\u00a0]+(?!(?:[Ss]ections?|[Cc]lauses?|[Ll]imbs?|paragraph|Appendix|definition|document|Document)\b)\w/;

const shared = /^[\s\u00a0]+(?:of|to|in|under),[\s\u00a0]+(?:and|or)[\s\u00a0]+[A-Za-z-]+[\s\u00a0]+[\dA-Z][\w().]{0,20}[\s\u00a0]+(?:of|to|in|under),?[\s\u00a0]+(?:(?:the|that)[\s\u00a0]+)?/;

const licence = /^[\s\u00a0]+(?:of|to|in|under)[\s\u00a0]+(?:the[\s\u00a0]+)?(?:Conditions?|Articles?|Regulations?)[\s\u00a0]+\d/;
const contract = /^[\s\u00a0]+(?:of|to|in|under)[\s\u00a0]+(?:(?:the|an?|any|each|that|such|its|their)[\s\u00a0]+)?(?:[A-Z][\w-]*[\s\u00a0]+){0,5}(?:Contracts?(?:$|[^\w\s]|[\s\u00a0]+(?:$|[^A-Z\s]))|(?:ETSI|IETF|ITU-T|CESG|PAS|CEN)\b)/;
const part = /^[\s\u00a0]+of[\s\u00a0]+(?:Part|Chapter|Annex)[\s\u00a0]+[A-Z\d]{1,4}(?=[\s\u00a0]+(?:of|to)\b)/;

/** `of the VATA 1994` */
const lawInShort = /^[\s\u00a0]+(?:of|to|in|under)[\s\u00a0]+the[\s\u00a0]+[A-Z]{2,8}[\s\u00a0](?:1[89]|20)\d{2}(?!\d)/;

/** Whether the words behind a number place it outside the Code: `of the Electricity Act 1989`, `to that Act`, `of RFC 7468`. */
export function isExternalBehind(prose: string, at: number, end: number): boolean {
  const words = prose.slice(at, Math.min(end, at + reach));
  if (/^(?:[\s\u00a0]+of[\s\u00a0]+Schedule[\s\u00a0]+[A-Z\d]{1,4})?[\s\u00a0]+there(?:of|to)\b/.test(words) || statuteInCapitals.test(words)) return true;
  if (!/^[\s\u00a0,]+(?:of|to|in|under)\b/.test(words)) return false;
  if (lawInShort.test(words)) return true;
  // `section 6 of, and Schedule 7 to, the Electricity Act 1989`
  const also = shared.exec(words);
  if (also && statute.test(words.slice(also[0].length))) return true;
  const lead = statuteLead.exec(words);
  if ((lead && statute.test(words.slice(lead[0].length))) || foreign.test(words) || licence.test(words) || contract.test(words)) return true;
  // `paragraph 1 of Part 2 of Schedule 1 to the Gas Act 1986`
  const within = part.exec(words);
  return within !== null && isExternalBehind(prose, at + within[0].length, end);
}

/**
 * Whether the words before a lead word, from `bound` on, place its number, which a law might have, outside the Code: `RFC
 * 7468 section 3`, `the Electricity Act 1989, section 6`.
 */
export function isExternalBefore(prose: string, at: number, bound: number): boolean {
  const words = prose.slice(Math.max(bound, at - 60), at).trimEnd();
  if (isOutside(words) || (/[–—:-]$/.test(words) && isOutside(words.slice(0, -1)))) return true;
  for (const link of lawLinks) if (words.endsWith(link)) return isOutside(words.slice(0, -link.length));
  return false;
}

/** Whether a standard's name stands right before a lead word, from `bound` on: `ISO/IEC 27001 section A9.2`. */
export function isStandardBefore(prose: string, at: number, bound: number): boolean {
  const words = prose.slice(Math.max(bound, at - 60), at).trimEnd();
  return isStandard(words.slice(0, endBefore(words, words.length)));
}

/** Words between the name of a law and the number in it. */
const lawLinks = ["in", "at", "under", "see"];

/** Whether words end with the name of what is no part of the Code, be it before a bracket that opens. */
function isOutside(words: string): boolean {
  const open = words.endsWith("(") ? words.slice(0, -1) : words;
  const named = open.slice(0, endBefore(open, open.length));
  return /(?:\bRFC[\s\u00a0]?\d{3,5}|\b(?:Act|Regulations?|Order|Directive)(?:[\s\u00a0]+\d{4})?|\bX\.\d{3})$/.test(named) || isStandard(named);
}

/** Who publishes standards, by the word that one's name begins with. */
const publishers = /^\(?(?:ANSI|BSI?|CEN|CENELEC|CESG|DIN|DLMS|EN|ETSI|FIPS|GSMA?|IEC|IEEE|IETF|ISO|ITU|NCSC|NIST|OASIS|PAS|PKCS)(?![A-Za-z])/;

/** As many words has a standard's name at most behind its publisher: `NIST Special Publication 800-38D`. */
const longestStandard = 6;

/** Whether words end with a standard's name and number: `ISO/IEC 27001:2013`, `FIPS PUB 186-4`, `PKCS#11`. */
function isStandard(words: string): boolean {
  if (!/\d[A-Za-z)]{0,3}$/.test(words)) return false;
  const all = words.split(/[\s\u00a0]+/).slice(-longestStandard - 1);
  const first = all.findLastIndex((word) => publishers.test(word));
  return first >= 0 && all.slice(first).every((word) => /^(?:[(#]?[A-Z\d]|v\d)/.test(word) && !/[.;]$/.test(word));
}

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

const thisDocument = /^[\s,]+(?:of|to|in|within)\s+this\s+(?:[Dd]ocument|Appendix|Annex|Schedule|Section|Policy|Specification|Code\s+of\s+Connection|Procedures?|Agreement)\b(?:\s+[A-Z]{1,2}\b)?/;
const theCode = /^\s+(?:of|to|in)\s+(?:the|this)\s+(?:main\s+body\s+of\s+the\s+)?(?:Code|SEC|Smart\s+Energy\s+Code)\b(?!\s+of\s+[A-Z])/;
const appendix = /^,?\s+(?:of|to|in)\s+(?:SEC\s+)?(Appendix|Section|Schedule)\s+([A-Z]{1,2}\b|\d{1,2}\b)/;
const named = /^\s+(?:of|to|in)\s+(?:the\s+|(?=[A-Z]{2}))((?:[A-Z][\w&/+-]*(?:['’]s?(?=\s[A-Z]))?)(?:\s+(?:[A-Z][\w&/+-]*|of|and|for|the)(?![\w]))*)/;

/** Whether a small word may stand behind `at`, past white space and commas, that leads on to what a number is of: `of`, `to`, `in`, `within`, `under`, `thereof`. */
function mayLeadOn(prose: string, at: number): boolean {
  let i = at;
  while (isGap(prose.charCodeAt(i))) i++;
  const first = prose.charCodeAt(i) | 32;
  return i > at && (first === 111 || first === 116 || first === 105 || first === 119 || first === 117);
}

function isGap(code: number): boolean {
  return code <= 32 || code === 44 || code === 0xa0 || (code >= 0x1680 && /\s/.test(String.fromCharCode(code)));
}

/** The document that the words right behind a number name. */
export function mentionBehind(prose: string, at: number, end: number): Mention | undefined {
  if (!mayLeadOn(prose, at)) return undefined;
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
    const [first] = title[1]!.split(/(?<!\s)\s+and\s+(?:the|(?:Annex|Appendix|Sections?|Schedules?|Parts?|Clauses?|Tables?)(?![\w-]))/);
    const last = first === title[1] && leadsOn.test(words.slice(title[0].length)) ? title[1]!.lastIndexOf(" and ") : -1;
    const one = last < 0 ? first : title[1]!.slice(0, last);
    const name = withoutLinks(one!.replace(/\s+/g, " "), links);
    // `references in clause 2 to the Panel`
    if (/^\s+to\s/.test(title[0]) && !isDocumentName(name) && !isWork.test(name)) return undefined;
    // `Part B of the Appendix`: the one that the text itself is.
    if (/^(?:Appendix|Annex|Schedule|Section|Agreement|Document)$/.test(name)) return { document: { kind: "this" } };
    return { document: { kind: "named", name: detached(name) }, end: at + title[0].length - title[1]!.length + one!.length };
  }
  return undefined;
}

/** What may have schedules and annexes without being a document of the Code: `Schedule 4 to the Grid Code`. */
const isWork = /(?:^|\s)(?:Code|Agreement|Appendix|Annex|Schedule|Section|Document|Guide|Guidance|Handbook|Manual|Rules|Plan|Scheme|Framework|Contract|Statement|Report|Order|Licence|Terms)$/;

const annexed = /\s+(?:of|to|in)\s+(?:Part|Annex)\s+(?:[A-Z]{1,2}|\d{1,2}[A-Z]?)(?![\w(-]|\.\d)/y;

/** Where the Part or Annex ends that the words right behind a number name, with that around it: `of Part B of Annex 1`; `at` itself without one. */
export function annexesEnd(prose: string, at: number): number {
  let end = at;
  for (annexed.lastIndex = at; annexed.test(prose); ) end = annexed.lastIndex;
  return end;
}

/** Whether a document is another code of the industry, whose Sections bear letters as this one's do: `of the Balancing and Settlement Code`, `BSC Section K1`. */
export function isOtherCode(document: DocumentMention | undefined): boolean {
  return document?.kind === "named" && otherCode.test(document.name) && !document.name.endsWith("Smart Energy Code");
}

const otherCode = /[a-z] Code$|^(?:BSC|UNC|IGT UNC|MRA|DCUSA|CUSC|SPAA|REC|STC)$|^(?:Master Registration|Distribution Connection and Use of System|Supply Point Administration) Agreement$/;

/** What leads from a document's name to a number in it. */
const leadsOn = /^,?\s+(?:[Ss]ections?|[Cc]lauses?|[Pp]aragraphs?|[Pp]arts?)\s+\d/;

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
  if (!/\s$/.test(words) || /\n\s*\n/.test(words.slice(-8))) return undefined;
  const found = capitalsBefore(words);
  if (!found) return undefined;
  let list = words.slice(found.from, found.to).split(/\s+/);
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
  if (!isPart && /,\s*$/.test(prose.slice(Math.max(bound, at - 4), at))) return undefined;
  return isDocumentName(found.document.name) ? found : undefined;
}

/** Words in capitals as a name, without a sentence's first word and the small words at its end: `See Lost Policy of the`. */
export function nameIn(words: string): string {
  const list = words.replace(/\s/g, " ").split(" ");
  const first = list.findIndex((word) => !startsSentence.has(word) && !links.has(word));
  return first < 0 ? "" : withoutLinks(list.slice(first).join(" "), links);
}

/** Whether a name is a document's by its own words. */
export function isDocumentName(name: string): boolean {
  return documentWord.test(name) || knownDocument.test(name);
}

const statuteLead = /^[\s,]+(?:of|to|in|under),?\s+(?:(?:the|that|those|such|its|their|any|an?|each|relevant|Schedule(?:\s+[A-Z\d]+)?\s+(?:of|to))\s+)*/;
const statute = /^(?:\(?[A-Z][\w&,'’()-]*\s+|etc\.?\)\s+|of\s+|and\s+|the\s+|on\s+|for\s+)*(?:Acts?\b|Regulations?\b|Order\b|Directive\b|[Ll]icences?\b|Licence\s+Conditions?|Statute|Treaty|GDPR|RFC|ISO\b|IEC\b|BS\b|EN\b|NIST|FIPS|IEEE|W3C|GBCS\b|Standard\s+Conditions?|Framework\s+Agreement|Accession\s+Agreement|BSC\b|UNC\b|MRA\b|DCUSA\b|CUSC\b|REC\b|Balancing\s+and\s+Settlement\s+Code|Uniform\s+Network\s+Code|Master\s+Registration\s+Agreement|Retail\s+Energy\s+Code|Grid\s+Code)/;
/** `OF THE ELECTRICITY ACT 1989`, as a heading has it. */
const statuteInCapitals = /^[\s,]+(?:OF|TO|IN|UNDER)\s+(?:\(?[A-Z][A-Z&,'’()-]*\s+)*(?:ACTS?|REGULATIONS?|ORDER|DIRECTIVE|LICEN[CS]ES?)(?![A-Za-z])/;
const foreign = /^[\s,]+(?:(?:of|to|in)\s+(?:that|those)|of\s+(?:such|its|their|any|another|each|an?))\s+(?!(?:[Ss]ections?|[Cc]lauses?|[Ll]imbs?|paragraph|Appendix|definition|document|Document)\b)\w/;

const shared = /^\s+(?:of|to|in|under),\s+(?:and|or)\s+[A-Za-z-]+\s+[\dA-Z][\w().]{0,20}\s+(?:of|to|in|under),?\s+(?:(?:the|that)\s+)?/;

const licence = /^\s+(?:of|to|in|under)\s+(?:the\s+)?(?:Conditions?|Articles?|Regulations?)\s+\d/;
const contract = /^\s+(?:of|to|in|under)\s+(?:(?:the|an?|any|each|that|such|its|their)\s+)?(?:[A-Z][\w-]*\s+){0,5}(?:Contracts?(?:$|[^\w\s]|\s+(?:$|[^A-Z\s]))|(?:ETSI|IETF|ITU-T|CESG|PAS|CEN)\b)/;
const part = /^\s+of\s+(?:Part|Chapter|Annex)\s+[A-Z\d]{1,4}(?=\s+(?:of|to)\b)/;

/** `of the VATA 1994` */
const lawInShort = /^\s+(?:of|to|in|under)\s+the\s+[A-Z]{2,8}\s(?:1[89]|20)\d{2}(?!\d)/;

/** Whether the words behind a number place it outside the Code: `of the Electricity Act 1989`, `to that Act`, `of RFC 7468`. */
export function isExternalBehind(prose: string, at: number, end: number): boolean {
  if (!mayLeadOn(prose, at)) return false;
  const words = prose.slice(at, Math.min(end, at + reach));
  if (/^(?:\s+of\s+Schedule\s+[A-Z\d]{1,4})?\s+there(?:of|to)\b/.test(words) || statuteInCapitals.test(words)) return true;
  if (!/^[\s,]+(?:of|to|in|under)\b/.test(words)) return false;
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
  return /(?:\bRFC\s{0,40}\d{3,5}|\b(?:Act|Regulations?|Order|Directive)(?:\s+\d{4})?|\bX\.\d{3})$/.test(named) || isStandard(named);
}

/** Whether `words` end within the brackets behind a standard's name, which hold its title: `ISO/IEC 27001:2022 (Information security`. */
export function endInStandardTitle(words: string): boolean {
  for (let at = words.length - 1, closed = 0; at >= 0; at--) {
    if (words[at] === ")") closed++;
    else if (words[at] === "(" && closed-- === 0) {
      const before = words.slice(0, at).trimEnd();
      return /^\([A-Z]/.test(words.slice(at)) && (/\bRFC\s{0,9}\d{3,5}$/.test(before) || isStandard(before));
    }
  }
  return false;
}

/** Who publishes standards, by the word that one's name begins with. */
const publishers = /^\(?(?:ANSI|BSI?|CEN|CENELEC|CESG|DIN|DLMS|EN|ETSI|FIPS|GSMA?|IEC|IEEE|IETF|ISO|ITU|NCSC|NIST|OASIS|PAS|PKCS)(?![A-Za-z])/;

/** As many words has a standard's name at most behind its publisher: `NIST Special Publication 800-38D`. */
const longestStandard = 6;

/** Whether words end with a standard's name and number: `ISO/IEC 27001:2013`, `FIPS PUB 186-4`, `PKCS#11`. */
function isStandard(words: string): boolean {
  if (!/\d[A-Za-z)]{0,3}$/.test(words)) return false;
  const all = words.split(/\s+/).slice(-longestStandard - 1);
  const first = all.findLastIndex((word) => publishers.test(word));
  return first >= 0 && all.slice(first).every((word) => /^(?:[(#]?[A-Z\d]|v\d|\(?(?:revision|rev|version|edition|issue|part)$)/.test(word) && !/(?<!\bRev)[.;]$/.test(word));
}

// The references of one block: from one lead or bare number to the next, each read by what it begins with. Every part of a
// list or range is a reference of its own.

import { detached } from "../text/detached.ts";
import type { Text } from "../text/text.ts";
import { referenceLeads, type Leads } from "./forms.ts";
import { FoundReference } from "./found-reference.ts";
import { overhang } from "./memo.ts";
import { annexesEnd, appendixOf, codeEnd, documentBefore, isExternalBefore, isExternalBehind, isOtherCode, isStandardBefore, mentionBefore, mentionBehind, scheduleOf, sectionOf, withoutLinks, type Mention } from "./mentions.ts";
import { leadAt, leadWords, type Lead } from "./reference-leads.ts";
import { continueList, headingBehind, numberAt, skipSpace, type NumberForm, type Part } from "./reference-numbers.ts";
import { annexTarget, clauseOf, external, own, sectionClause } from "./reference-targets.ts";
import { hasVerb } from "./starts.ts";
import type { Block, DocumentMention, Forms, Identity, ReferenceTarget, Words } from "./tree.ts";
import { roleCodes } from "./user-roles.ts";

/** The references of a block that begins at `from` and belongs to `clause`. */
export interface BlockReferences {
  readonly from: number;
  readonly clause: number;
  readonly references: readonly FoundReference[];
}

const citesNothing: BlockReferences = { from: 0, clause: -1, references: [] };

/** What is read, but for its blocks. */
export interface CitingText {
  readonly prose: Text;
  readonly identity: Identity;
  readonly words: Words;
  readonly forms: Forms;
}

/**
 * Reads one block after the other. Each method for a kind of lead is given where that begins (`from`) and where it ends
 * (`after`), or where the number stands (`at`), and gives the offset behind what it read, or 0 where there is none.
 */
export class BlockReader {
  private readonly text: Text;
  private readonly identity: Identity;
  private readonly words: Words;
  private readonly added: Leads | undefined;
  /** Whether codes such as `E64` are those of the document's own tables. */
  private readonly isInterface: boolean;
  private found: FoundReference[] = [];
  /** The block's prose with what stands right before it and a little behind it, and where in the text this begins. */
  private prose = "";
  private base = 0;
  /** The block's ends and, below, all places are of `prose`. */
  private start = 0;
  private end = 0;
  /** The next word to look at, the one behind the block's last, and the offset from which on no reference has been read. */
  private next = 0;
  private last = 0;
  private free = 0;
  private clause = -1;
  private inRow = false;
  private inRunningText = false;

  constructor({ prose, identity, words, forms }: CitingText) {
    this.text = prose;
    this.identity = identity;
    this.words = words;
    this.added = referenceLeads(forms);
    this.isInterface = identity.key === "AD" || /DUIS|DCC User Interface/i.test(identity.title + identity.aliases.join());
  }

  /** Begins with the block at this position. */
  begin(index: number, { at, clause, kind }: Block): void {
    this.found = [];
    this.base = Math.max(0, at.from - 1);
    this.start = at.from - this.base;
    this.end = at.to - this.base;
    this.prose = this.text.slice(this.base, at.to + overhang);
    this.clause = clause;
    this.inRow = kind === "row";
    this.inRunningText = kind === "paragraph";
    this.next = this.words.first[index]!;
    this.last = this.words.first[index + 1]!;
    this.free = 0;
  }

  /** Goes on with the block over at most so many words, from one that may lead on to the next; says whether some are left. */
  over(most: number): boolean {
    const { from, number } = this.words;
    const to = Math.min(this.last, this.next + most);
    const { start: home } = this;
    for (let i = this.next; i < to; i++) {
      const word = number[i]!;
      const isAdded = this.added !== undefined && this.added.cues.of(word) !== 0;
      const isLead = leadWords.of(word) !== 0;
      if (!isAdded && !isLead) continue;
      const at = home + from[i]!;
      if (at < this.free) continue;
      if (isAdded) {
        const behind = this.addedWord(this.added!.lead, at);
        this.free = Math.max(this.free, behind);
        if (behind > 0 || !isLead) continue;
      }
      const lead = leadAt(this.prose, at, word);
      if (lead) this.free = Math.max(this.read(at, lead), at + lead.length);
    }
    this.next = to;
    return to < this.last;
  }

  /** The references in the block. */
  result(): BlockReferences {
    return this.found.length === 0 ? citesNothing : { from: this.base + this.start, clause: this.clause, references: this.found };
  }

  /** Reads the reference whose lead stands at `from`. */
  private read(from: number, lead: Lead): number {
    const after = from + lead.length;
    switch (lead.kind) {
      case "clause": return this.clauses(from, after, lead);
      case "annex": return this.annexes(from, after, lead);
      case "section-number": return this.bareSection(from);
      case "appendix-number": return this.bareAppendix(from);
      case "label": return this.relativeLabel(after);
      case "definition": return this.definitionOf(from, after);
      case "response-code": return this.codes(from, after);
      case "code-number": return this.identity.kind === "appendix" && (this.inRow || this.isInterface) ? this.codes(from, from) : 0;
      case "service-request": return this.serviceRequests(from, after);
      case "schema-name": return this.schemaName(from);
      case "word-error": return this.fault(from, wordError, from);
      case "rfc": return this.rfc(from, after);
      case "statute": return this.statute(from, after);
    }
  }

  /** `Rule 5.2`, `Rules 5.2 and 5.3`, where the project has `Rule` for such a word. */
  private addedWord(pattern: RegExp, from: number): number {
    const after = endOf(pattern, this.prose, from);
    if (after < 0 || after > this.end) return 0;
    const at = skipSpace(this.prose, after, this.end);
    const first = numberAt(this.prose, at, this.end, "plain");
    if (!first) return 0;
    // `Standard Rule 5.2`: the name of something else.
    const isNamed = otherName.test(this.prose.slice(Math.max(this.start, from - 40), from));
    if (isNamed && !mentionBefore(this.prose, from, this.start) && !mentionBehind(this.prose, first.end, this.end)) return this.external(from, first.end, first);
    return this.numbers(from, at, this.prose[after - 1] === "s");
  }

  // --- Sections, clauses, paragraphs

  private clauses(from: number, after: number, { noun, isPlural }: Lead): number {
    const isSection = noun === "Section";
    const at = skipSpace(this.prose, after, this.end);
    const title = isSection ? this.title(from, at) : 0;
    if (title > 0) return title;
    const fault = this.faultAt(from, at);
    if (fault > 0) return fault;
    // `clause G 3.5`, `paragraph G3 .5`: without the space, the number alone leads to it.
    if (isSection || (this.identity.kind === "section" && spacedNumber.test(this.prose.slice(at, at + 8)))) {
      const sections = this.sections(from, at, isPlural);
      if (sections > 0) return sections;
    }
    if (noun === "Paragraph" || /[("“‘]/.test(this.prose[at] ?? "")) {
      const labels = this.labels(from, at);
      if (labels > 0) return labels;
    }
    return this.numbers(from, at, isPlural);
  }

  /** `the section “Response Status”`, `the section titled “...”` */
  private title(from: number, at: number): number {
    quoted.lastIndex = at;
    const found = quoted.exec(this.prose);
    if (!found || quoted.lastIndex > this.end) return 0;
    const title = detached((found[1] ?? found[2] ?? found[3]!).replace(/\s+/g, " ").trim());
    const behind = mentionBehind(this.prose, quoted.lastIndex, this.end);
    const number = { from: at, end: quoted.lastIndex, key: title };
    return this.emit(from, [number], () => ({ kind: "title", document: behind?.document ?? own, title }));
  }

  /** `Section G3.5A`, `Sections L11.5 - L11.7`, `Section K 4.1`, `Section D (Modification Process)`. */
  private sections(from: number, at: number, isPlural: boolean): number {
    const first = numberAt(this.prose, at, this.end, "section");
    if (!first) return 0;
    const parts = continueList(this.prose, first, this.end, "section", isPlural);
    const behind = parts.at(-1)!.end;
    // A law's sections begin with no letter.
    const isOutside = isStandardBefore(this.prose, from, this.start) || this.isOfOtherCode(from, behind);
    return this.emit(from, parts, part => (isOutside ? external : sectionClause(part.key)), undefined, codeEnd(this.prose, behind, this.end));
  }

  /** Numbers without a letter: `section 2.3.1.9d)`, `clauses 2 and 3`; of the document that is `given`, or named before or behind them. */
  private numbers(from: number, at: number, isPlural: boolean, given?: DocumentMention): number {
    const first = numberAt(this.prose, at, this.end, "plain");
    if (!first) return 0;
    if (from === this.start && this.namesItself(first.end)) return first.end;
    const parts = continueList(this.prose, first, this.end, "plain", isPlural);
    const behind = parts.at(-1)!.end;
    const bracket = this.bracketEnd(behind);
    const mention = this.thatDocument(behind) ?? this.annexedIn(from, bracket, given) ?? (given ? { document: given } : this.isOutside(from, behind, bracket) ? undefined : this.mentionAround(from, behind, bracket));
    if (!mention || isOtherCode(mention.document)) return this.emit(from, parts, () => external);
    return this.emit(from, parts, part => clauseOf(mention.document, part.key), mention.from, mention.end);
  }

  /** The document whose Part or Annex is named beside numbers, which begin at `from`: `paragraph 3 of Part B of Schedule 1`, `Part B, paragraph 3`. */
  private annexedIn(from: number, behind: number, given: DocumentMention | undefined): Mention | undefined {
    if (isExternalBehind(this.prose, behind, this.end)) return undefined;
    const end = annexesEnd(this.prose, behind);
    if (end > this.end) return undefined;
    const named = mentionBehind(this.prose, end, this.end)?.document;
    const document = end > behind ? (named ?? given ?? own) : given || named ? undefined : this.annexBefore(from);
    return document && { document, end: Math.max(end, behind) };
  }

  /** The document of the Part or Annex that is named right before what begins at `from`. */
  private annexBefore(from: number): DocumentMention | undefined {
    const last = this.found.at(-1);
    if (!last || (last.target.kind !== "annex" && last.target.kind !== "clause")) return undefined;
    const { number, whole } = last;
    if (!/^(?:Part|Annex)\s/.test(this.prose.slice(last.from - this.base, number.from - this.base))) return undefined;
    return whole.to >= this.base && /^,?(?:[^\S\n]{1,4}|[^\S\n]{0,4}\n[^\S\n]{0,40})$/.test(this.prose.slice(whole.to - this.base, from)) ? last.target.document : undefined;
  }

  /** Whether the words around numbers say that they lie outside the Code. */
  private isOutside(from: number, behind: number, bracket: number): boolean {
    return isExternalBefore(this.prose, from, this.start) || isExternalBehind(this.prose, behind, this.end) || isExternalBehind(this.prose, bracket, this.end);
  }

  /** The document that the words around numbers name, else the one that speaks; undefined where it only says what is to be done to another. */
  private mentionAround(from: number, behind: number, bracket: number): Mention | undefined {
    const named = mentionBehind(this.prose, behind, this.end) ?? mentionBehind(this.prose, bracket, this.end) ?? mentionBefore(this.prose, from, this.taken());
    if (named) return named;
    return amends.test(this.prose.slice(this.start, Math.min(this.end, this.start + 80))) ? undefined : { document: own };
  }

  /** Whether the block is a heading that begins with its own number, which ends at `at`: `Section 7 – Interpretation`. */
  private namesItself(at: number): boolean {
    const words = this.end - at <= 120 ? this.prose.slice(at, this.end) : "";
    return /^\s*[–—:-]\s+[A-Z][^.;|]{0,110}\.?$/.test(words) && !hasVerb(words);
  }

  /** `G3.5`: a Section's clause by its key. */
  private bareSection(from: number): number {
    // `V5.4`, `version A1.2`, `SMETS1.2`: versions and names look like clauses.
    const before = this.prose.slice(Math.max(this.start, from - 24), from);
    if (this.prose.charAt(from) === "V" && behindProduct.test(before)) return 0;
    if (behindVersion.test(before)) return 0;
    const first = numberAt(this.prose, from, this.end, "section");
    if (!first || !/\.[1-9]/.test(first.key) || /^(?:\/|\.\d)/.test(this.prose.slice(first.end, first.end + 2))) return 0;
    // `[G3.5 Each User shall act.`: a clause that is still in brackets.
    if (from === this.start + 1 && this.prose.charAt(this.start) === "[" && /^\.?\s+[A-Z]/.test(this.prose.slice(first.end, first.end + 6))) return first.end;
    const parts = continueList(this.prose, first, this.end, "section", false);
    const isOutside = this.isOfOtherCode(from, parts.at(-1)!.end);
    return this.emit(from, parts, part => (isOutside ? external : sectionClause(part.key)));
  }

  /** `AG 2.1.3`: an Appendix clause by its key. */
  private bareAppendix(from: number): number {
    const space = from + (this.prose[from + 1]! <= " " || this.prose[from + 1] === "\u00a0" ? 1 : 2);
    const letter = this.prose.slice(from, space);
    const first = numberAt(this.prose, space + 1, this.end, "plain");
    if (!first || roleCodes.has(letter) || /[\w.-]$/.test(this.prose.slice(Math.max(this.start, from - 1), from))) return 0;
    return this.emit(from, [first], part => ({ kind: "clause", document: appendixOf(letter, false), key: part.key }));
  }

  /** Whether the words behind a number, or those before its lead word, place it in another code of the industry. */
  private isOfOtherCode(from: number, behind: number): boolean {
    return isOtherCode(mentionBehind(this.prose, behind, this.end)?.document)
      || isOtherCode(mentionBehind(this.prose, this.bracketEnd(behind), this.end)?.document)
      || (mayEndName.test(this.prose.slice(Math.max(this.start, from - 6), from)) && isOtherCode(mentionBefore(this.prose, from, this.taken())?.document));
  }

  // --- labels

  /** `paragraph (b)(i) above`, `paragraphs (a) to (c)`: of what is named behind them, else of the clause that they stand in. */
  private labels(from: number, at: number): number {
    const first = numberAt(this.prose, at, this.end, "label");
    if (!first) return 0;
    const parts = continueList(this.prose, first, this.end, "label");
    const behind = parts.at(-1)!.end;
    const term = endOf(ofDefinition, this.prose, behind);
    if (term >= 0) return this.definitionOf(from, term, parts[0]);
    return this.labelsOfSection(from, parts, behind)
      || this.labelsOfThatDefinition(from, parts, behind)
      || this.labelsOfThatSection(from, parts, behind)
      || this.labelsOfNumber(from, parts, behind)
      || this.emit(from, parts, isExternalBehind(this.prose, behind, this.end) ? () => external : part => ({ kind: "relative", key: part.key }));
  }

  /** `paragraph (b) of Section G3.5` */
  private labelsOfSection(from: number, parts: readonly Part[], behind: number): number {
    const at = endOf(ofSection, this.prose, behind);
    const base = at < 0 ? undefined : numberAt(this.prose, at, this.end, "section");
    return base ? this.emit(from, parts, part => sectionClause(base.key + part.key), undefined, base.end) : 0;
  }

  /** `paragraph (b) of that definition`: of the one that was named last. */
  private labelsOfThatDefinition(from: number, parts: readonly Part[], behind: number): number {
    const end = endOf(ofThatDefinition, this.prose, behind);
    const named = end < 0 ? undefined : this.found.findLast(({ target }) => target.kind === "definition")?.target;
    return named?.kind === "definition" ? this.emit(from, parts, part => ({ ...named, key: part.key }), undefined, end) : 0;
  }

  /** `paragraph (b) of that Section`: of the one that was named last. */
  private labelsOfThatSection(from: number, parts: readonly Part[], behind: number): number {
    const end = endOf(ofThatSection, this.prose, behind);
    const named = end < 0 ? undefined : this.found.at(-1)?.target;
    if (named?.kind !== "clause" || named.key === "") return 0;
    const base = named.key.replace(/\(.*/, "");
    return this.emit(from, parts, part => ({ kind: "clause", document: named.document, key: base + part.key }), undefined, end);
  }

  /** `paragraph (b) of clause 2.3`, `paragraph (b) of section 6 of the Electricity Act 1989` */
  private labelsOfNumber(from: number, parts: readonly Part[], behind: number): number {
    const at = endOf(ofNumber, this.prose, behind);
    const base = at < 0 ? undefined : numberAt(this.prose, at, this.end, "plain");
    if (!base) return 0;
    if (isExternalBehind(this.prose, base.end, this.end)) return this.emit(from, parts, () => external, undefined, base.end);
    const mention = mentionBehind(this.prose, base.end, this.end);
    return this.emit(from, parts, part => clauseOf(mention?.document ?? own, base.key + part.key), undefined, mention?.end ?? base.end);
  }

  /** `the link in b)` */
  private relativeLabel(at: number): number {
    const first = numberAt(this.prose, at, this.end, "label");
    // `for each of (i) billing and (ii) technical matters`: the label begins an item.
    if (!first || (this.prose[at] === "(" && beginsItem.test(this.prose.slice(first.end, Math.min(this.end, first.end + 20))))) return 0;
    return this.emit(first.from, [first], part => ({ kind: "relative", key: part.key }));
  }

  /** `the definition of X`, `paragraph (b)(ii) of the definition of X in Section A1 (Definitions)`, whose label is `part`; the term stands at `at`. */
  private definitionOf(from: number, at: number, part?: Part): number {
    definedTerm.lastIndex = at;
    const found = definedTerm.exec(this.prose);
    const end = definedTerm.lastIndex;
    if (!found || end > this.end) return 0;
    const term = detached(withoutLinks((found[1] ?? found[2] ?? found[3]!).replace(/\s+/g, " "), links));
    definitionPlace.lastIndex = end;
    const [, word, letter] = definitionPlace.exec(this.prose) ?? [];
    const document = letter === undefined ? undefined : word === "Section" ? sectionOf(letter[0]!) : appendixOf(letter, false);
    const key = part?.key ?? "";
    this.emit(from, [{ from: part?.from ?? at, end: part?.end ?? end, key }], () => ({ kind: "definition", term, key, document }));
    // The Section that is named behind it is a reference of its own.
    return end;
  }

  // --- annexes, appendices, tables

  private annexes(from: number, after: number, { noun, isPlural }: Lead): number {
    const at = skipSpace(this.prose, after, this.end);
    const fault = this.faultAt(from, at);
    if (fault > 0) return fault;
    const toSection = noun === "Annex" ? this.annexToSection(from, at) : 0;
    if (toSection > 0) return toSection;
    const form = annexForms[noun] ?? "letter";
    const first = numberAt(this.prose, at, this.end, form);
    if (!first) return 0;
    const parts = continueList(this.prose, first, this.end, form, isPlural);
    const behind = parts.at(-1)!.end;
    const isTable = noun === "Table" || noun === "Figure";
    const last = this.thatDocument(behind);
    if (last) return this.emit(from, parts, part => annexTarget(noun, part.key, last.document), undefined, last.end);
    if (this.isOfOtherCode(from, behind)) return this.external(from, behind, first);
    if (!isTable && (isExternalBehind(this.prose, behind, this.end) || isExternalBefore(this.prose, from, this.start))) return this.external(from, behind, first);
    const inner = parts.length === 1 && (noun === "Appendix" || noun === "Schedule") ? this.innerNumber(from, behind) : -1;
    if (inner >= 0) return this.numbers(from, inner, false, noun === "Schedule" ? scheduleOf(first.key) : appendixOf(first.key, true));
    const isPart = noun === "Part" && /^\d/.test(first.key);
    const named = mentionBehind(this.prose, behind, this.end)
      ?? mentionBehind(this.prose, this.bracketEnd(behind), this.end)
      ?? this.attachmentBefore(from, noun)
      ?? (isTable || isPart ? documentBefore(this.prose, from, this.taken(), isPart) : undefined);
    return this.emit(from, parts, part => annexTarget(noun, part.key, named?.document), named?.from, named?.end);
  }

  /** Where the number of a place stands in the document whose name is at `from`..`behind`: `Appendix AD Section 3.8.17.1`, `Appendix G, section 2`, `Appendix A 9.9`; -1 where none does. */
  private innerNumber(from: number, behind: number): number {
    const inner = endOf(innerClause, this.prose, behind);
    if (inner >= 0) return inner;
    // Two cells of a table, or a document and its version, stand side by side as well.
    const bare = this.inRunningText ? endOf(bareInnerClause, this.prose, behind) : -1;
    if (bare < 0 || isExternalBehind(this.prose, bare, this.end) || !this.isCited(from)) return -1;
    return ofVersions.test(this.prose.slice(Math.max(this.start, behind - 60), Math.min(this.end, bare + 60))) ? -1 : behind + 1;
  }

  /** Whether the words before `from` lead to a place, or to the next of several: `under`, and behind `under Appendix A 9.9 and`. */
  private isCited(from: number): boolean {
    const before = this.prose.slice(Math.max(this.start, from - 24), from);
    if (citing.test(before)) return true;
    const last = /(?:,|\b(?:and|or))\s{1,4}$/.test(before) ? this.found.at(-1) : undefined;
    return last?.target.kind === "clause" && last.target.key !== "" && last.whole.to - this.base >= from - 6;
  }

  /** The Schedule or Appendix that was named last, where the words behind a number speak of that one: `Annex 2 of that Schedule`. */
  private thatDocument(behind: number): Mention | undefined {
    ofThatDocument.lastIndex = behind;
    const noun = ofThatDocument.exec(this.prose)?.[1]?.toLowerCase();
    const end = ofThatDocument.lastIndex;
    if (noun === undefined || end > this.end) return undefined;
    const named = this.found.findLast(({ from: start }) => this.prose.slice(start - this.base, start - this.base + noun.length).toLowerCase() === noun)?.target;
    if (named?.kind !== "clause" || named.document.kind !== noun) return undefined;
    return { document: named.document, end };
  }

  /** The Schedule or Appendix that is named right before a part of it, which begins at `from`: `Schedule 1, Part A`. */
  private attachmentBefore(from: number, noun: string): Mention | undefined {
    const last = this.found.at(-1);
    if (!last || noun === "Appendix" || noun === "Schedule" || last.target.kind !== "clause" || last.target.key !== "") return undefined;
    const { document } = last.target;
    if (document.kind !== "schedule" && document.kind !== "appendix") return undefined;
    const isBehind = [last.whole.to, last.number.to].some((to) => /^,?\s{1,4}\(?$/.test(this.prose.slice(to - this.base, from)));
    return isBehind ? { document } : undefined;
  }

  /** `Annex to Section F4` */
  private annexToSection(from: number, at: number): number {
    annexedSection.lastIndex = at;
    const section = annexedSection.exec(this.prose)?.[1];
    if (section === undefined) return 0;
    return this.emit(from, [{ from, end: annexedSection.lastIndex, key: section }], () => ({ kind: "annex", document: sectionOf(section[0]!), annex: `${section} Annex` }));
  }

  // --- codes, service requests, schema names

  private codes(from: number, after: number): number {
    const first = numberAt(this.prose, skipSpace(this.prose, after, this.end), this.end, "code");
    return first ? this.emit(from, continueList(this.prose, first, this.end, "code"), part => ({ kind: "response-code", code: part.key })) : 0;
  }

  private serviceRequests(from: number, after: number): number {
    const first = numberAt(this.prose, skipSpace(this.prose, after, this.end), this.end, "variant");
    return first ? this.emit(from, continueList(this.prose, first, this.end, "variant"), part => ({ kind: "service-request", variant: part.key })) : 0;
  }

  private schemaName(from: number): number {
    // Its first letter belongs to the lead.
    schemaName.lastIndex = from;
    const [, prefix, written] = schemaName.exec(this.prose)!;
    const name = detached(written!.replace(/(?<![.-])[.-]+$/, ""));
    return this.emit(from, [{ from, end: from + prefix!.length + 1 + name.length, key: name }], () => ({ kind: "schema-name", prefix: prefix!, name }));
  }

  // --- outside the Code

  /** `Condition 22` */
  private statute(from: number, after: number): number {
    const first = numberAt(this.prose, skipSpace(this.prose, after, this.end), this.end, "plain");
    return first ? this.external(from, first.end, first) : 0;
  }

  /** `RFC 7468 section 3` */
  private rfc(from: number, after: number): number {
    const end = endOf(rfcSection, this.prose, after);
    return this.external(from, end >= 0 && end <= this.end ? end : after);
  }

  private external(from: number, end: number, part?: Part): number {
    return this.emit(from, [part ?? { from, end, key: "" }], () => external, undefined, end);
  }

  /** A field that Word lost, or a placeholder, where a number belongs. */
  private faultAt(from: number, at: number): number {
    return this.fault(from, wordError, at) || this.fault(from, placeholder, at);
  }

  private fault(from: number, form: RegExp, at: number): number {
    const end = endOf(form, this.prose, at);
    return end < 0 || end > this.end ? 0 : this.emit(from, [{ from: at, end, key: "" }], () => ({ kind: "placeholder" }));
  }

  // --- result

  /** The end of the heading in brackets behind a number, which ends at `at`: `clause 17 (Requests) of Appendix AB`; `at` itself without one. */
  private bracketEnd(at: number): number {
    const heading = headingBehind(this.prose, at, this.end);
    return heading ? heading.to + 1 : at;
  }

  /** Where the last reference ends with the document that it names: in a sentence, what stands before belongs to it. */
  private taken(): number {
    return Math.max(this.start, (this.found.at(-1)?.whole.to ?? 0) - this.base);
  }

  /** Notes a reference for each of `parts`. All of it reaches from `wholeFrom` to `wholeEnd` at least: with the document that it names. */
  private emit(from: number, parts: readonly Part[], target: (part: Part) => ReferenceTarget, wholeFrom = from, wholeEnd = 0): number {
    const { base } = this;
    const last = parts.at(-1)!;
    const heading = headingBehind(this.prose, last.end, this.end) ?? (wholeEnd > last.end ? headingBehind(this.prose, wholeEnd, this.end) : undefined);
    const whole = { from: base + Math.min(from, wholeFrom), to: base + Math.max(last.end, wholeEnd, heading ? heading.to + 1 : 0) };
    for (const [i, part] of parts.entries()) {
      const own = i === parts.length - 1 ? heading : part.heading;
      const number = { from: base + part.from, to: base + part.end };
      this.found.push(new FoundReference(i === 0 ? whole.from : number.from, number, whole, target(part), part.range, own && { from: base + own.from, to: base + own.to }, this.clause));
    }
    // A heading in brackets may hold a reference itself, a list may be followed by one: go on right behind the last part.
    return last.end;
  }
}

/** The offset behind what `form`, which is sticky, takes at `at`; -1 where it takes nothing. */
function endOf(form: RegExp, prose: string, at: number): number {
  form.lastIndex = at;
  return form.test(prose) ? form.lastIndex : -1;
}

const wordError = /Error!\s+(?:Reference\s+source|Bookmark)\s+not\s+(?:found|defined)\.?/y;
const placeholder = /\\?\[\s*(?:TBC|tbc|TBD|tbd|●|•|\.{2,3}|…|[Xx]{1,3}|\?+)\s*\\?\]|(?:XX|xx|[A-Z]?X{1,2}\.X|[A-Z](?:X{1,2}|\d{1,2})\.XX?|\?\?)(?![A-Za-z0-9])/y;

/** The end of another code's name, in full or in short. */
const mayEndName = /(?:[A-Z]|Code)\s+$/;

/** A capitalised word within a sentence. */
const otherName = /[^\s.;:?!|(]\s{1,4}[A-Z][\w&-]{0,30}\s{1,4}$/;

const spacedNumber = /^[A-Z](?:[ \u00a0]\d{1,2}|\d{1,2} )\.\d/;

/** `Amend paragraph 1.7.1(a) to read as follows:`: the number is that of the text to be changed. */
const amends = /^(?:Amend|Delete|Insert|Replace|Add|Remove|Renumber)\s(?:(?:the|a|an|new|existing|following)\s){0,3}(?:[Ss]ections?|[Pp]aragraphs?|[Cc]lauses?|[Dd]efinitions?|[Rr]ows?|[Tt]ables?|[Hh]eadings?|[Ww]ords?)\b/;

const quoted = /(?:(?:titled|entitled|headed|called)\s+)?(?:“([^”“]{3,120})”|"([^"]{3,120})"|‘([^’‘]{3,120})’)/y;

/** Behind a name or another version, `V5.4` is a version. */
const behindProduct = /(?:(?<![\p{L}\d])\p{Lu}[\p{L}\d]*\s|V\d{1,2}\.\d{1,2}(?:,\s|\s(?:and|or|to)\s))$/u;
const behindVersion = /(?:[Vv]ersions?|[Ss]chema|[Rr]elease|[Ii]ssue|SMETS|CHTS|GBCS|Build|ANSI)[\s:]*$|[\w./:#&-]$/;

const ofDefinition = /\s+of\s+(?:the|that)\s+definition\s+of\s+/y;
const ofSection = /(?:\s+\((?:as\s+(?:applicable|appropriate|the\s+case\s+may\s+be)|inclusive)\))?\s+(?:of|in|to)\s+(?:(?:this\s+)?(?:[Ss]ection|SECTION|[Cc]lause|[Pp]aragraph)\s+(?=[A-Z]\d)|(?=[A-Z]\d{1,2}[A-Z]?\.\d))/y;
const ofThatDefinition = /\s+(?:of|in|to)\s+that\s+definition\b/y;
const ofThatDocument = /\s+(?:of|to|in)\s+that\s+([Ss]chedule|[Aa]ppendix)(?![A-Za-z])/y;
const ofThatSection = /\s+(?:of|in|to)\s+that\s+(?:Section|section|Clause|clause)\b/y;
const ofNumber = /\s+of\s+(?:section|clause|Clause|paragraph)\s+(?=\d)/y;

const beginsItem = /^\s+(?!(?:and|or|to|above|below|immediately|as|if|when|where|but|of|in|is|are|was|were|shall|must|may|will|do|does|has|have|apply|applies)\b)[A-Za-z]/;

const definedTerm = /(?:["“‘]([^"”’\n]{2,80})["”’]|\*\*([^*\n]{2,80})\*\*|((?:[A-Z][\w&/-]*)(?:\s+(?:[A-Z][\w&/-]*|of|and|for|the|to))*))/y;
const definitionPlace = /\s+in\s+(Section|Appendix)\s+([A-Z]{1,2})(?![a-z])/y;
const links: ReadonlySet<string> = new Set(["of", "and", "for", "the", "to"]);

/** How the numbers of annexes are written where they are no letters. */
const annexForms: Readonly<Record<string, NumberForm>> = { Table: "table", Figure: "table", Schedule: "integer", Part: "part" };
const annexedSection = /to\s+(?:this\s+)?(?:Section|SECTION)\s+([A-Z]\d{0,2}[A-Z]?)(?!\w|\.\d)/y;
const innerClause = /\)?,?\s+(?:[Ss]ections?|[Cc]lauses?|[Pp]aragraphs?)\s+(?=\d)/y;

/** A bare number behind a document's name, and what goes on as behind a place: `2.5 MHz` and `9.9 Reports` do not. */
const bareInnerClause = /[ \u00a0]\d{1,2}[A-Z]?(?:\.[1-9]\d{0,2}[A-Z]{0,2}){1,5}(?=[(;:)”’"]|[.,](?:\s|$)|\s*$|\s(?:\(|(?:to|[–-])\s\d|(?:and|or|in|above|below|applies|apply|shall|must|may|will|is|are|was|were|has|does|do|which|where|when|if|as|for|by|with|on|that|sets|requires|provides|states|says|describes|specifies)(?![\w-])))/y;
const ofVersions = /\b(?:[Vv]ersions?|[Rr]eleases?|Issue|[Ss]chemas?|[Dd]raft|in force|(?:[Pp]ubli|[Dd]esignat|[Ss]upersed|[Ii]mplement)[a-z]{1,9})\b/;
const citing = /\b(?:[Uu]nder|[Ii]n|[Ww]ith|[Bb]y|[Oo]f|[Tt]o|[Ss]ee|[Pp]er|[Ff]ollowing|[Ww]here|[Aa]s)\s{1,4}(?:SEC\s)?$/;

const schemaName = /(sr|ra):([A-Za-z_][\w.-]*)/y;
const rfcSection = /\s+[Ss]ections?\s+\d[\d.]*\d|\s+[Ss]ections?\s+\d/y;

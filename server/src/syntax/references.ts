// The references of a document: one pass over each block's prose, from one lead word or bare number to the next. Every
// part of a list or range is a reference of its own. What a reference means is the resolver's business (index/resolve.ts).

import { detached } from "../text/detached.ts";
import { firstFrom } from "../text/ordered.ts";
import { remembered } from "../text/remembered.ts";
import { wordOf } from "../text/lexicon.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { appendixOf, codeEnd, documentBefore, isExternalBehind, isExternalBefore, isOtherCode, isStandardBefore, mentionBefore, mentionBehind, scheduleOf, sectionOf, withoutLinks, type Mention } from "./mentions.ts";
import { FoundReference, movedBy } from "./found-reference.ts";
import { continueList, headingBehind, numberAt, skipSpace, type NumberForm, type Part } from "./reference-numbers.ts";
import { referenceLeads, type Leads } from "./forms.ts";
import { ofBlock, overhang } from "./memo.ts";
import { hasVerb } from "./starts.ts";
import type { Block, DocumentMention, Forms, Identity, Pieces, Reference, ReferenceTarget, Structure, Words } from "./tree.ts";
import { cues } from "./words.ts";
import { roleCodes } from "./user-roles.ts";

export interface ReferenceSource {
  readonly prose: Text;
  readonly identity: Identity;
  readonly structure: Structure;
  readonly words: Words;
  readonly forms: Forms;
  readonly pieces: Pieces | undefined;
}

const links: ReadonlySet<string> = new Set(["of", "and", "for", "the", "to"]);

/** The references of the version before, and its blocks; of these, as many at the start and the end stand unchanged as it says. */
export interface ReferencesBefore {
  readonly references: readonly Reference[];
  readonly blocks: readonly Block[];
  readonly same: number;
  readonly sameEnd: number;
  readonly shift: number;
}

/**
 * Finds, in steps, all references of a document, in document order; they do not overlap. `before` may be given where the
 * version before had the same shape, identity and forms: what it cites in blocks that did not change is taken over.
 */
export function* findingReferences(source: ReferenceSource, before?: ReferencesBefore): Generator<void, Reference[]> {
  const scan = new Scan(source);
  const found: Reference[] = [];
  // What a block cites depends on its words, on whether it is a table's row, on whose document it is, and on the project's words.
  const { kind, key, title, aliases } = source.identity;
  const paragraph = `references ${kind} ${key} ${title} ${aliases.join()} ${source.forms.referenceWords.join()}`;
  const row = `row ${paragraph}`;
  const { blocks } = source.structure;
  const tree = { prose: source.prose, blocks, pieces: source.pieces };
  const read = (index: number): Kept => {
    scan.begin(index, blocks[index]!);
    scan.over(Infinity);
    return scan.result();
  };
  const end = blocks.length - (before?.sameEnd ?? 0);
  if (before) for (let i = 0, to = firstOf(before, before.same); i < to; i++) found.push(before.references[i]!);
  for (let index = before?.same ?? 0; index < end; index++) {
    if (index % blocksAtOnce === blocksAtOnce - 1) yield;
    const { at, clause, kind } = blocks[index]!;
    // The document's own name cites nothing.
    if (kind === "listing" || (kind === "heading" && clause < 0)) continue;
    const use = kind === "row" ? row : paragraph;
    const isAhead = scan.isLong(index) && !source.pieces?.byBlock[index]!.has(use);
    if (isAhead) yield* scan.inSteps(index, blocks[index]!);
    const { from, clause: home, references } = ofBlock(tree, index, use, isAhead ? () => scan.result() : read);
    const by = at.from - from;
    for (let i = 0; i < references.length; i++) found.push(by === 0 && home === clause ? references[i]! : movedBy(references[i]!, by, clause));
  }
  if (before) {
    for (let i = firstOf(before, before.blocks.length - before.sameEnd); i < before.references.length; i++) {
      const reference = before.references[i]!;
      found.push(before.shift === 0 ? reference : movedBy(reference, before.shift, reference.clause));
    }
  }
  return found;
}

/** Position of the first reference in the block at `index` or behind it. */
function firstOf({ references, blocks }: ReferencesBefore, index: number): number {
  return index < blocks.length ? firstFrom(references, blocks[index]!.at.from) : references.length;
}

/** So many blocks are read in one step, and so many words of a long one. */
const blocksAtOnce = 32;
const wordsAtOnce = 2048;

interface Kept {
  readonly from: number;
  readonly clause: number;
  readonly references: readonly FoundReference[];
}

const citesNothing: Kept = { from: 0, clause: -1, references: [] };

// Every way in which a reference may begin, at the beginning of a word. Ordered so that the longest lead stands first.
const trigger = new RegExp(
  [
    String.raw`\b(?:[Ss]ub-?)?(?:[Ss]ections?|SECTIONS?|[Cc]lauses?|[Pp]aragraphs?)(?=[\s"“‘(])`,
    String.raw`\b(?:[Ll]imbs?|[Ii]tems?)(?=\s\()`,
    String.raw`\b(?:Appendix|Appendices|Annex(?:es)?|Schedules?|Parts?|Tables?|Figures?)(?=\s)`,
    String.raw`\b(?:[Rr]esponse\s{1,40}[Cc]odes?|[Ss]ervice\s{1,40}(?:[Rr]equests?|[Rr]eference\s{1,40}[Vv]ariants?)|SRVs?)(?=\s)`,
    String.raw`\b(?:Conditions?|Articles?|[Rr]egulations?|[Rr]ules?)(?=\s{1,40}\d)`,
    String.raw`\bRFC\s?\d{3,5}\b`,
    String.raw`\b(?:sr|ra):[A-Za-z_]`,
    String.raw`\b[A-Z]\d{1,2}[A-Z]{0,2}\.[1-9]`,
    String.raw`\b[A-Z]{1,2}\s\d{1,2}\.\d{1,3}\.\d`,
    String.raw`\bE\d{1,3}\b`,
    String.raw`\bError! (?:Reference|Bookmark)`,
    String.raw`(?<=[\s(])(?:in|of|under|to|by|with)[ \u00a0](?=[a-z]\)|\([a-z]{1,4}\)(?:[^A-Za-z0-9]|$))`,
    String.raw`\b(?:the|that) definition of\s`,
  ].join("|"),
  "y",
);

/** Every word that one of these begins with. */
const leads = cues((word) => /^(?:limbs?|items?|(?:sub)?(?:sections?|clauses?|paragraphs?)|sub|appendix|appendices|annex(?:es)?|schedules?|parts?|tables?|figures?|response|service|srvs?|conditions?|articles?|regulations?|rules?|rfc\d*|sr|ra|[a-z]\d{1,2}[a-z]{0,2}|[a-z]{1,2}|e\d{1,3}|error|the|that|under|with)$/i.test(word));

/** Those of them that lead on to something only with certain marks behind them: a look at these spares the expression. */
const small = cues((word) => /^(?:the|that|in|of|under|to|by|with|[a-z]{1,2})$/i.test(word) && !/^(?:sr|ra)$/.test(word));

/** Whether what stands behind a small word, at `at`, may make a lead of it: `in b)`, `of (a)`, `the definition of`, `AG 2.1.3`. */
function leadsOn(prose: string, from: number, at: number): boolean {
  const code = prose.charCodeAt(at);
  if (code > 32 && code !== 0xa0) return false;
  const next = prose.charCodeAt(at + 1);
  if (next === 40) return true;
  if (next >= 48 && next <= 57) return at - from <= 2;
  if (prose.charCodeAt(at + 2) === 41) return true;
  return next === 100 && prose.startsWith("definition of", at + 1);
}

const wordError = /Error!\s+(?:Reference\s+source|Bookmark)\s+not\s+(?:found|defined)\.?/y;
const placeholder = /\\?\[\s*(?:TBC|tbc|TBD|tbd|●|•|\.{2,3}|…|[Xx]{1,3}|\?+)\s*\\?\]|(?:XX|xx|[A-Z]?X{1,2}\.X|[A-Z](?:X{1,2}|\d{1,2})\.XX?|\?\?)(?![A-Za-z0-9])/y;

/** The end of another code's name, in full or in short. */
const mayEndName = /(?:[A-Z]|Code)\s+$/;

/** A capitalised word within a sentence. */
const otherName = /[^\s.;:?!|(]\s{1,4}[A-Z][\w&-]{0,30}\s{1,4}$/;

class Scan {
  private found: FoundReference[] = [];
  private readonly text: Text;
  private readonly own: Identity;
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
  private readonly words: Words;
  private readonly added: Leads | undefined;

  constructor({ prose, identity, words, forms }: ReferenceSource) {
    this.text = prose;
    this.words = words;
    this.added = referenceLeads(forms);
    this.own = identity;
  }

  isLong(index: number): boolean {
    return this.words.first[index + 1]! - this.words.first[index]! > wordsAtOnce;
  }

  /** Reads the block at `index` in steps: all but its `result`. */
  *inSteps(index: number, block: Block): Generator<void, void> {
    this.begin(index, block);
    for (let word = this.next + wordsAtOnce; this.over(word); word += wordsAtOnce) yield;
  }

  begin(index: number, { at, clause, kind }: Block): void {
    this.found = [];
    this.base = Math.max(0, at.from - 1);
    this.start = at.from - this.base;
    this.end = at.to - this.base;
    this.prose = this.text.slice(this.base, at.to + overhang);
    this.clause = clause;
    this.inRow = kind === "row";
    this.next = this.words.first[index]!;
    this.last = this.words.first[index + 1]!;
    this.free = 0;
  }

  /** Goes on with the block up to the word `limit`, from one that may lead on to the next; says whether some are left. */
  over(limit: number): boolean {
    const { from, number } = this.words;
    const to = Math.min(this.last, limit);
    const { start: home } = this;
    for (let i = this.next; i < to; i++) {
      const isAdded = this.added?.cues.has(number[i]!) === true;
      if (!isAdded && !leads.has(number[i]!)) continue;
      const start = home + from[i]!;
      if (start < this.free) continue;
      if (isAdded) {
        const behind = this.byAddedWord(this.added!.lead, start);
        this.free = Math.max(this.free, behind);
        if (behind > 0 || !leads.has(number[i]!)) continue;
      }
      if ((small.has(number[i]!) && !leadsOn(this.prose, start, start + wordOf(number[i]!).length))) continue;
      trigger.lastIndex = start;
      const lead = trigger.exec(this.prose)?.[0];
      if (lead !== undefined) this.free = Math.max(this.read(start, lead), start + lead.length);
    }
    this.next = to;
    return to < this.last;
  }

  /** The references in the block. */
  result(): Kept {
    return this.found.length === 0 ? citesNothing : { from: this.base + this.start, clause: this.clause, references: this.found };
  }

  /** Reads the reference whose lead stands at `from`; gives the offset behind it, or 0 where there is none. */
  private read(from: number, lead: string): number {
    const after = from + lead.length;
    const ofClauses = leadOfClauses(lead);
    if (ofClauses.is) return this.clauses(from, after, ofClauses);
    const word = lead.toLowerCase();
    if (word.startsWith("error!")) return this.fault(from, wordError, from);
    if (word.startsWith("rfc")) return this.external(from, this.rfcEnd(after));
    if (word.startsWith("sr:") || word.startsWith("ra:")) return this.schemaName(from);
    if (/^e\d+$/.test(word)) return this.own.kind === "appendix" && (this.inRow || this.own.key === "AD" || /DUIS|DCC User Interface/i.test(this.own.title + this.own.aliases.join())) ? this.codes(from, from) : 0;
    if (/^(?:condition|article|regulation|rule)/.test(word)) return this.statute(from, after);
    if (word.startsWith("response")) return this.codes(from, after);
    if (word.startsWith("service") || word.startsWith("srv")) return this.serviceRequests(from, after);
    if (/definition of/.test(word)) return this.definitionOf(from, after, "");
    if (/^(?:in|of|under|to|by|with)[ \u00a0]$/.test(word)) return this.relativeLabel(from + lead.length);
    if (/^[a-z]\d/.test(word)) return this.bareSection(from);
    if (/^[a-z]{1,2}\s\d/.test(word)) return this.bareAppendix(from);
    if (/^(?:appendix|appendices|annex|schedule|part|table|figure)/.test(word)) return this.annexes(from, after, lead);
    return this.clauses(from, after, ofClauses);
  }

  // --- words of the project's own

  /** `Rule 5.2`, `Rules 5.2 and 5.3`, where the project has `Rule` for such a word; gives the offset behind it, or 0. */
  private byAddedWord(pattern: RegExp, from: number): number {
    pattern.lastIndex = from;
    const lead = pattern.exec(this.prose)?.[0];
    if (lead === undefined || from + lead.length > this.end) return 0;
    const at = skipSpace(this.prose, from + lead.length, this.end);
    const first = numberAt(this.prose, at, this.end, "plain");
    if (!first) return 0;
    // `Standard Rule 5.2`: the name of something else.
    const isNamed = otherName.test(this.prose.slice(Math.max(this.start, from - 40), from));
    if (isNamed && !mentionBefore(this.prose, from, this.start) && !mentionBehind(this.prose, first.end, this.end)) return this.external(from, first.end, first);
    return this.numbers(from, at, "plain", lead.endsWith("s"), undefined);
  }

  // --- Sections, clauses, paragraphs

  private clauses(from: number, after: number, { isSection, isParagraph, isPlural }: LeadOfClauses): number {
    const at = skipSpace(this.prose, after, this.end);
    const title = isSection ? this.title(from, at) : 0;
    if (title > 0) return title;
    const fault = this.fault(from, wordError, at) || this.fault(from, placeholder, at);
    if (fault > 0) return fault;
    // `clause G 3.5`, `paragraph G3 .5`: without the space, the number alone leads to it.
    if (isSection || (this.own.kind === "section" && /^[A-Z](?:[ \u00a0]\d{1,2}|\d{1,2} )\.\d/.test(this.prose.slice(at, at + 8)))) {
      const sections = this.sections(from, at, isPlural);
      if (sections > 0) return sections;
    }
    if (isParagraph || /[("“‘]/.test(this.prose[at] ?? "")) {
      const labels = this.labels(from, at);
      if (labels > 0) return labels;
    }
    return this.numbers(from, at, "plain", isPlural, undefined);
  }

  /** `Section G3.5A`, `Sections L11.5 - L11.7`, `Section K 4.1`, `Section D (Modification Process)`. */
  private sections(from: number, at: number, isPlural: boolean): number {
    const first = numberAt(this.prose, at, this.end, "section");
    if (!first) return 0;
    // A law's sections begin with no letter.
    const standard = isStandardBefore(this.prose, from, this.start);
    const parts = continueList(this.prose, first, this.end, "section", isPlural);
    const behind = parts.at(-1)!.end;
    const isOutside = standard || this.isOfOtherCode(from, behind);
    return this.emit(from, parts, part => (isOutside ? external : sectionClause(part.key)), undefined, codeEnd(this.prose, behind, this.end));
  }

  /** Numbers without a letter: `section 2.3.1.9d)`, `clauses 2 and 3`, with the document before or behind them. */
  private numbers(from: number, at: number, form: NumberForm, plural: boolean, given: DocumentMention | undefined): number {
    const first = numberAt(this.prose, at, this.end, form);
    if (!first) return 0;
    if (from === this.start && this.namesItself(first.end)) return first.end;
    const parts = continueList(this.prose, first, this.end, form, plural);
    const behind = parts.at(-1)!.end;
    const bracket = this.bracketEnd(behind);
    if (given === undefined && (isExternalBefore(this.prose, from, this.start) || isExternalBehind(this.prose, behind, this.end) || isExternalBehind(this.prose, bracket, this.end))) return this.emit(from, parts, () => external);
    const named = given !== undefined ? { document: given } : (mentionBehind(this.prose, behind, this.end) ?? mentionBehind(this.prose, bracket, this.end) ?? mentionBefore(this.prose, from, this.taken()));
    if (!named && amends.test(this.prose.slice(this.start, Math.min(this.end, this.start + 80)))) return this.emit(from, parts, () => external);
    if (isOtherCode(named?.document)) return this.emit(from, parts, () => external);
    const mention: Mention = named ?? { document: own };
    return this.emit(from, parts, part => (mention.document.kind === "this" ? ownClause(part.key) : { kind: "clause", document: mention.document, key: part.key }), mention.from, mention.end);
  }

  /** Whether the block is a heading that begins with its own number, which ends at `at`: `Section 7 – Interpretation`. */
  private namesItself(at: number): boolean {
    const words = this.end - at <= 120 ? this.prose.slice(at, this.end) : "";
    return /^\s*[–—:-]\s+[A-Z][^.;|]{0,110}\.?$/.test(words) && !hasVerb(words);
  }

  /** `paragraph (b)(i) above`, `paragraphs (a) to (c)`, `paragraph (b) of the definition of X`, `paragraph (b) of Section G3.5`. */
  private labels(from: number, at: number): number {
    const first = numberAt(this.prose, at, this.end, "label");
    if (!first) return 0;
    const parts = continueList(this.prose, first, this.end, "label");
    const behind = parts.at(-1)!.end;
    const of = /\s+of\s+(?:the|that)\s+definition\s+of\s+/y;
    of.lastIndex = behind;
    const definition = of.exec(this.prose);
    if (definition) return this.definitionOf(from, of.lastIndex, parts[0]!.key, parts[0]);
    const section = /(?:\s+\((?:as\s+(?:applicable|appropriate|the\s+case\s+may\s+be)|inclusive)\))?\s+(?:of|in|to)\s+(?:this\s+)?(?:[Ss]ection|SECTION|[Cc]lause|[Pp]aragraph)\s+(?=[A-Z]\d)/y;
    section.lastIndex = behind;
    if (section.test(this.prose)) {
      const base = numberAt(this.prose, section.lastIndex, this.end, "section");
      if (base) return this.emit(from, parts, part => sectionClause(base.key + part.key), undefined, base.end);
    }
    const thatDefinition = /\s+(?:of|in|to)\s+that\s+definition\b/y;
    thatDefinition.lastIndex = behind;
    const defined = thatDefinition.test(this.prose) ? this.found.findLast(({ target }) => target.kind === "definition")?.target : undefined;
    if (defined?.kind === "definition") return this.emit(from, parts, (part) => ({ ...defined, key: part.key }), undefined, thatDefinition.lastIndex);
    // `paragraph (b) of that Section`: of the one that was named last.
    const that = /\s+(?:of|in|to)\s+that\s+(?:Section|section|Clause|clause)\b/y;
    that.lastIndex = behind;
    const named = that.test(this.prose) ? this.found.at(-1)?.target : undefined;
    if (named?.kind === "clause" && named.key !== "") {
      const base = named.key.replace(/\(.*/, "");
      return this.emit(from, parts, part => ({ kind: "clause", document: named.document, key: base + part.key }), undefined, that.lastIndex);
    }
    const plain = /\s+of\s+(?:section|clause|Clause|paragraph)\s+(?=\d)/y;
    plain.lastIndex = behind;
    if (plain.test(this.prose)) {
      const base = numberAt(this.prose, plain.lastIndex, this.end, "plain");
      if (base) {
        if (isExternalBehind(this.prose, base.end, this.end)) return this.external(from, base.end, first);
        const mention = mentionBehind(this.prose, base.end, this.end);
        return this.emit(from, parts, part => ({ kind: "clause", document: mention?.document ?? own, key: base.key + part.key }), undefined, mention?.end ?? base.end);
      }
    }
    if (isExternalBehind(this.prose, behind, this.end)) return this.emit(from, parts, () => external);
    return this.emit(from, parts, part => ({ kind: "relative", key: part.key }));
  }

  /** `the link in b)` */
  private relativeLabel(at: number): number {
    const first = numberAt(this.prose, at, this.end, "label");
    // `for each of (i) billing and (ii) technical matters`: the label begins an item.
    if (!first || (this.prose[at] === "(" && /^\s+(?!(?:and|or|to|above|below|immediately|as|if|when|where|but|of|in|is|are|was|were|shall|must|may|will|do|does|has|have|apply|applies)\b)[A-Za-z]/.test(this.prose.slice(first.end, Math.min(this.end, first.end + 20))))) return 0;
    return this.emit(first.from, [first], part => ({ kind: "relative", key: part.key }));
  }

  private bareSection(from: number): number {
    // `V5.4`, `version A1.2`, `SMETS1.2`: versions and names look like clauses.
    const before = this.prose.slice(Math.max(this.start, from - 24), from);
    if (this.prose.charAt(from) === "V" && /(?:(?<![\p{L}\d])\p{Lu}[\p{L}\d]*\s|V\d{1,2}\.\d{1,2}(?:,\s|\s(?:and|or|to)\s))$/u.test(before)) return 0;
    if (/(?:[Vv]ersions?|[Ss]chema|[Rr]elease|[Ii]ssue|SMETS|CHTS|GBCS|Build|ANSI)[\s:]*$|[\w./:#&-]$/.test(before)) return 0;
    const first = numberAt(this.prose, from, this.end, "section");
    if (!first || !/\.[1-9]/.test(first.key) || /[\w./:]/.test(this.prose[first.end] === "." && /\d/.test(this.prose[first.end + 1] ?? "") ? "." : this.prose[first.end] === "/" ? "/" : "")) return 0;
    // `[G3.5 Each User shall act.`: a clause that is still in brackets.
    if (from === this.start + 1 && this.prose.charAt(this.start) === "[" && /^\.?\s+[A-Z]/.test(this.prose.slice(first.end, first.end + 6))) return first.end;
    const parts = continueList(this.prose, first, this.end, "section", false);
    const isOutside = this.isOfOtherCode(from, parts.at(-1)!.end);
    return this.emit(from, parts, part => (isOutside ? external : sectionClause(part.key)));
  }

  /** Whether the words behind a number, or those before its lead word, place it in another code of the industry. */
  private isOfOtherCode(from: number, behind: number): boolean {
    return isOtherCode(mentionBehind(this.prose, behind, this.end)?.document)
      || isOtherCode(mentionBehind(this.prose, this.bracketEnd(behind), this.end)?.document)
      || (mayEndName.test(this.prose.slice(Math.max(this.start, from - 6), from)) && isOtherCode(mentionBefore(this.prose, from, this.taken())?.document));
  }

  /** `AG 2.1.3`: an Appendix clause by its key. */
  private bareAppendix(from: number): number {
    const space = from + (this.prose[from + 1]! <= " " || this.prose[from + 1] === "\u00a0" ? 1 : 2);
    const letter = this.prose.slice(from, space);
    const first = numberAt(this.prose, space + 1, this.end, "plain");
    if (!first || roleCodes.has(letter) || /[\w.-]$/.test(this.prose.slice(Math.max(this.start, from - 1), from))) return 0;
    return this.emit(from, [first], part => ({ kind: "clause", document: appendixOf(letter, false), key: part.key }));
  }

  // --- annexes, appendices, tables

  private annexes(from: number, after: number, lead: string): number {
    const at = skipSpace(this.prose, after, this.end);
    const word = singularLead(lead);
    const fault = this.fault(from, wordError, at) || this.fault(from, placeholder, at);
    if (fault > 0) return fault;
    const toSection = /to\s+(?:this\s+)?(?:Section|SECTION)\s+([A-Z]\d{0,2}[A-Z]?)(?!\w|\.\d)/y;
    toSection.lastIndex = at;
    const annexTo = word === "Annex" ? toSection.exec(this.prose) : null;
    if (annexTo) {
      const number = { from, end: toSection.lastIndex, key: annexTo[1]! };
      return this.emit(from, [number], part => ({ kind: "annex", document: sectionOf(part.key[0]!), annex: `${part.key} Annex`, key: "" }));
    }
    const form: NumberForm = word === "Table" || word === "Figure" || word === "Schedule" ? "integer" : word === "Part" ? "part" : "letter";
    const first = numberAt(this.prose, at, this.end, form);
    if (!first) return 0;
    const parts = continueList(this.prose, first, this.end, form, /s$|ces$/i.test(lead));
    const last = parts.at(-1)!;
    const ownTable = word === "Table" || word === "Figure";
    if (this.isOfOtherCode(from, last.end)) return this.external(from, last.end, first);
    if (!ownTable && (isExternalBehind(this.prose, last.end, this.end) || isExternalBefore(this.prose, from, this.start))) return this.external(from, last.end, first);
    // `Appendix AD Section 3.8.17.1`, `Appendix G, section 2`
    const inner = /\)?,?\s+(?:[Ss]ections?|[Cc]lauses?|[Pp]aragraphs?)\s+(?=\d)/y;
    inner.lastIndex = last.end;
    if (parts.length === 1 && (word === "Appendix" || word === "Schedule") && inner.test(this.prose)) {
      const document: DocumentMention = word === "Schedule" ? scheduleOf(first.key) : appendixOf(first.key, true);
      return this.numbers(from, inner.lastIndex, "plain", false, document);
    }
    const isPart = word === "Part" && /^\d/.test(first.key);
    const named = mentionBehind(this.prose, last.end, this.end) ?? mentionBehind(this.prose, this.bracketEnd(last.end), this.end) ?? (ownTable || isPart ? documentBefore(this.prose, from, this.taken(), isPart) : undefined);
    return this.emit(from, parts, part => annexTarget(word, part.key, named?.document), named?.from, named?.end);
  }

  // --- by title, by definition

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

  /** `paragraph (b)(ii) of the definition of X in Section A1 (Definitions)` */
  private definitionOf(from: number, after: number, key: string, part?: Part): number {
    const term = /(?:["“‘]([^"”’\n]{2,80})["”’]|\*\*([^*\n]{2,80})\*\*|((?:[A-Z][\w&/-]*)(?:\s+(?:[A-Z][\w&/-]*|of|and|for|the|to))*))/y;
    term.lastIndex = after;
    const found = term.exec(this.prose);
    if (!found || term.lastIndex > this.end) return 0;
    let words = (found[1] ?? found[2] ?? found[3]!).replace(/\s+/g, " ");
    words = detached(withoutLinks(words, links));
    const end = found[3] !== undefined ? after + found[0].length : term.lastIndex;
    const number = { from: part?.from ?? after, end: part?.end ?? end, key };
    const place = /\s+in\s+(Section|Appendix)\s+([A-Z]{1,2})(?![a-z])/y;
    place.lastIndex = end;
    const named = place.exec(this.prose);
    const document: DocumentMention | undefined = named ? (named[1] === "Section" ? sectionOf(named[2]![0]!) : appendixOf(named[2]!, false)) : undefined;
    this.emit(from, [number], () => ({ kind: "definition", term: words, key, document }));
    // The Section that is named behind it is a reference of its own.
    return end;
  }

  // --- codes, service requests, schema names

  private codes(from: number, after: number): number {
    const at = skipSpace(this.prose, after, this.end);
    const first = numberAt(this.prose, at, this.end, "code");
    if (!first) return 0;
    return this.emit(from, continueList(this.prose, first, this.end, "code"), part => ({ kind: "response-code", code: part.key }));
  }

  private serviceRequests(from: number, after: number): number {
    const at = skipSpace(this.prose, after, this.end);
    const first = numberAt(this.prose, at, this.end, "variant");
    if (!first) return 0;
    return this.emit(from, continueList(this.prose, first, this.end, "variant"), part => ({ kind: "service-request", variant: part.key }));
  }

  private schemaName(from: number): number {
    const name = /(sr|ra):([A-Za-z_][\w.-]*)/y;
    name.lastIndex = from;
    const found = name.exec(this.prose);
    if (!found) return 0;
    const words = detached(found[2]!.replace(/(?<![.-])[.-]+$/, ""));
    const end = from + found[1]!.length + 1 + words.length;
    return this.emit(from, [{ from, end, key: words }], () => ({ kind: "schema-name", prefix: found[1]!, name: words }));
  }

  // --- outside the Code

  private statute(from: number, after: number): number {
    const first = numberAt(this.prose, skipSpace(this.prose, after, this.end), this.end, "plain");
    return first ? this.external(from, first.end, first) : 0;
  }

  private rfcEnd(after: number): number {
    const section = /\s+[Ss]ections?\s+\d[\d.]*\d|\s+[Ss]ections?\s+\d/y;
    section.lastIndex = after;
    return section.test(this.prose) && section.lastIndex <= this.end ? section.lastIndex : after;
  }

  private external(from: number, end: number, part?: Part): number {
    return this.emit(from, [part ?? { from, end, key: "" }], () => external, undefined, end);
  }

  private fault(from: number, form: RegExp, at: number): number {
    form.lastIndex = at;
    if (!form.test(this.prose) || form.lastIndex > this.end) return 0;
    return this.emit(from, [{ from: at, end: form.lastIndex, key: "" }], () => ({ kind: "placeholder" }));
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

  private emit(from: number, parts: readonly Part[], target: (part: Part) => ReferenceTarget, wholeFrom = from, wholeEnd?: number): number {
    const last = parts.at(-1)!;
    const heading = headingBehind(this.prose, last.end, this.end) ?? (wholeEnd !== undefined && wholeEnd > last.end ? headingBehind(this.prose, wholeEnd, this.end) : undefined);
    const end = Math.max(last.end, wholeEnd ?? 0, heading ? heading.to + 1 : 0);
    const whole = this.placed(Math.min(from, wholeFrom), end);
    for (const [i, part] of parts.entries()) {
      const own = i === parts.length - 1 ? heading : part.heading;
      const number = this.placed(part.from, part.end);
      this.found.push(new FoundReference(i === 0 ? whole.from : number.from, number, whole, target(part), part.range, own && this.placed(own.from, own.to), this.clause));
    }
    // A heading in brackets may hold a reference itself, a list may be followed by one: go on right behind the last part.
    return last.end;
  }

  /** The span of the text that stands here in `prose`. */
  private placed(from: number, to: number): Span {
    return { from: this.base + from, to: this.base + to };
  }
}

/** `Amend paragraph 1.7.1(a) to read as follows:`: the number is that of the text to be changed. */
const amends = /^(?:Amend|Delete|Insert|Replace|Add|Remove|Renumber)\s(?:(?:the|a|an|new|existing|following)\s){0,3}(?:[Ss]ections?|[Pp]aragraphs?|[Cc]lauses?|[Dd]efinitions?|[Rr]ows?|[Tt]ables?|[Hh]eadings?|[Ww]ords?)\b/;

const quoted = /(?:(?:titled|entitled|headed|called)\s+)?(?:“([^”“]{3,120})”|"([^"]{3,120})"|‘([^’‘]{3,120})’)/y;

/** What a lead word such as `Sections` or `sub-paragraph` says by itself; `is` is false where it is none of these. */
interface LeadOfClauses {
  readonly is: boolean;
  readonly isSection: boolean;
  readonly isParagraph: boolean;
  readonly isPlural: boolean;
}

const leadsOfClauses = new Map<string, LeadOfClauses>();

function leadOfClauses(lead: string): LeadOfClauses {
  let known = leadsOfClauses.get(lead);
  if (!known) {
    known = { is: /^(?:sub-?)?(?:section|clause|paragraph)/i.test(lead), isSection: /section/i.test(lead), isParagraph: /paragraph/i.test(lead), isPlural: /s$/i.test(lead) };
    // There are few words, but other leads end in a number.
    if (!/\d/.test(lead)) leadsOfClauses.set(lead, known);
  }
  return known;
}

const external: ReferenceTarget = { kind: "external" };
const own: DocumentMention = { kind: "this" };

// What a Code cites is made once, whoever cites it: there is hardly more of it than there are clauses.
const mostTargets = { most: 50_000 };

/** `G3.5A` of its Section, "G" for the whole of it. */
const sectionClause = remembered((key): ReferenceTarget => ({ kind: "clause", document: sectionOf(key[0]!), key: key.length === 1 ? "" : key }), mostTargets);
const ownClause = remembered((key): ReferenceTarget => ({ kind: "clause", document: own, key }), mostTargets);

function singularLead(lead: string): string {
  return lead === "Appendices" ? "Appendix" : lead === "Annexes" ? "Annex" : lead.replace(/s$/, "");
}

function annexTarget(word: string, name: string, behind: DocumentMention | undefined): ReferenceTarget {
  const foreign = behind !== undefined && behind.kind !== "this";
  if (word === "Appendix") {
    // `Appendix A of the Code` is the Code's; `Appendix A of this document` the document's own; else either.
    if (behind?.kind === "named" && behind.name === "Code") return { kind: "clause", document: appendixOf(name, false), key: "" };
    if (foreign || behind?.kind === "this") return { kind: "annex", document: behind, annex: `Appendix ${name}`, key: "" };
    return { kind: "clause", document: appendixOf(name, true), key: "" };
  }
  if (word === "Schedule" && (behind === undefined || (behind.kind === "named" && behind.name === "Code"))) return { kind: "clause", document: scheduleOf(name), key: "" };
  // `Part 4.4 of the SMKI Compliance Policy` is a clause of it.
  if (word === "Part" && /^\d/.test(name)) return { kind: "clause", document: behind ?? own, key: name };
  return { kind: "annex", document: behind ?? own, annex: `${word} ${name}`, key: "" };
}

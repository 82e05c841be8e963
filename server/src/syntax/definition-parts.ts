// What every form of definition shares: what its body is, the long form of an acronym, where it holds.

import { remembered } from "../text/remembered.ts";
import type { Text } from "../text/text.ts";
import { ownerOf } from "./around.ts";
import type { Clause, Definition, DefinitionScope, Forms, Identity, Pieces, Structure, Words } from "./tree.ts";

/** What the definitions of a document are read from. */
export interface Source {
  readonly text: Text;
  readonly prose: Text;
  readonly words: Words;
  readonly identity: Identity;
  /** With what stands for its headings, the same in versions in which they are the same (`Tree.headings`). */
  readonly structure: Structure & { readonly headings: object };
  readonly forms: Forms;
  readonly pieces: Pieces | undefined;
}

/** `bodyKind` of what holds all of the body: there `means` alone, or a pointer without a place, says nothing. */
export const wholeKind = remembered((body): Definition["kind"] => (body.length < 90 && leadsNowhere.test(body.replace(/\s+/g, " ").trim()) ? "empty" : bodyKind(body)), { most: 10_000, longest: 400 });

/** What the body of a definition is: a meaning, a pointer to the place of the meaning, or nothing. */
export function bodyKind(body: string): Definition["kind"] {
  // Most bodies begin with a letter that no pointer begins with.
  const first = body.charCodeAt(0);
  if (first >= 97 && first <= 122 && !pointerLetters.has(first)) return "meaning";
  // A pointer opens the body; a long one need not be read to its end.
  const start = body.slice(0, 400).replace(/\s+/g, " ").trim();
  const words = start.length < 200 ? body.replace(/\s+/g, " ").trim() : start;
  if (words === "" || /^[-–—.;:]+$/.test(words)) return "empty";
  return pointer.test(words) ? "pointer" : "meaning";
}

/** `means`, and no more; `has the meaning given to that expression in`, and no place. */
const leadsNowhere = /^(?:(?:shall )?means?|(?:has|have|shall have) the (?:same )?meanings?(?: (?:given|ascribed|set out)(?: to (?:it|them|that|those) ?(?:expressions?|terms?)?)?(?: in(?: (?:Section|Appendix|Schedule))?)?)?)[.,;:]?$/i;

const pointer =
  /^(?:(?:shall )?(?:ha(?:s|ve)) (?:the|that|its) (?:same |respective )?meanings?(?: (?:given|ascribed|set out|defined|assigned))?(?: to (?:it|them|that|this|those|the|such) ?(?:expressions?|terms?|words?|phrases?)?)?(?: given)? (?:in|by|under|at)|(?:is|are) (?:as )?defined in|as defined in|see )/i;

/** The small letters that `pointer` may begin with. */
const pointerLetters: ReadonlySet<number> = new Set(Array.from("hsia", (letter) => letter.charCodeAt(0)));

/** The two names that a term of the form `X or Y` may be. */
export interface EitherName {
  readonly first: string;
  readonly second: string;
  /** One is the other's acronym: two names of one thing. Else both may be one name, as `Import or Export Supplier`. */
  readonly isSure: boolean;
}

/** What `Working Day or Business Day`, without quotation marks around each, may be two names of. */
export function eitherOf(term: string): EitherName | undefined {
  const [first, second, ...more] = term.split(" or ");
  if (first === undefined || second === undefined || more.length > 0 || !nameWords.test(first) || !nameWords.test(second)) return undefined;
  const isSure = isAcronymOf(first, second) || isAcronymOf(second, first);
  return { first, second, isSure };
}

const nameWords = /^[A-Z][\w’'&-]*(?: (?:[A-Z][\w’'&-]*|of|and|for|the|to|in))*$/;

function isAcronymOf(acronym: string, words: string): boolean {
  return longForm(acronym, words) === words;
}

/** The long form of an acronym that opens its meaning: `TLS`, `means the Transport Layer Security protocol` -> `Transport Layer Security`. */
export function longForm(term: string, body: string): string | undefined {
  if (!/^[A-Z][A-Za-z0-9+]{1,9}$/.test(term) || !/[A-Z].*[A-Z]/.test(term)) return undefined;
  const words = body.slice(0, 200).replace(/\s+/g, " ").replace(/^[\s:]*(?:(?:means?|shall mean|stands for|is)\b)?\s*(?:(?:an?|the)\s)?\s*/i, "");
  const run = /^["“‘*]*((?:[A-Z][A-Za-z-]*|of|and|for|the|to|in)(?: (?:[A-Z][A-Za-z-]*|of|and|for|the|to|in|&))*)/.exec(words);
  if (!run) return undefined;
  const parts = run[1]!.split(" ");
  let letters = "";
  for (let i = 0; i < parts.length; i++) {
    const initial = parts[i]![0]!;
    if (initial === initial.toUpperCase() && initial !== "&") letters += parts[i]!.split("-").map(part => part[0] ?? "").join("");
    if (letters.toUpperCase() === term.toUpperCase() && i > 0) return parts.slice(0, i + 1).join(" ");
    if (letters.length > term.length) return undefined;
  }
  return undefined;
}

// `In this Section G3`, `(a) in this paragraph`, `when used in this Section G3`, `for the purposes of this Section G3`; but
// `the process set out in this Section B1` tells where the process stands, and not where a term holds.
const scopeLead = /\b(?:[Ii]n|[Ff]or\s+(?:the\s+)?purposes?\s+of)\s+(this|the)\s+(Code|Section|Appendix|Annex|Schedule|[Dd]ocument|clause|paragraph|Policy|Specification)(?:\s+([A-Z]?\d[\w.]*|[A-Z]{1,2}\b))?/g;

/** Where a definition in the block at `at` holds, by the words that lead to it. */
export function scopeAt(source: Source, at: number, clause: number): { scope: DefinitionScope; within: number } {
  const { clauses } = source.structure;
  const wide: DefinitionScope = source.identity.kind === "section" && source.identity.key === "A" ? "code" : "document";
  for (let index = clause; index >= 0; index = clauses[index]!.parent) {
    const one = clauses[index]!;
    const lead = source.prose.slice(one.at.to, Math.min(index === clause ? at : one.own.to, one.at.to + 200, source.prose.length));
    const found = [...lead.matchAll(scopeLead)].find(match => (match[1] === "this" || match[2] !== "Code") && (!narrows(match) || opens(match)));
    if (!found) continue;
    const [, , word, number] = found;
    if (word === "Code") return { scope: "code", within: -1 };
    if (word === "paragraph") return { scope: "clause", within: one.index };
    if (word === "clause" && number === undefined) return { scope: "clause", within: ownerOf(clauses, one.index) };
    if (number !== undefined && /\d/.test(number)) {
      const key = number.replace(/\.$/, "");
      const named = clauses.find(other => other.kind === "clause" && other.number === key);
      return { scope: "clause", within: named ? named.index : ownerOf(clauses, one.index) };
    }
    return { scope: wide, within: -1 };
  }
  return { scope: wide, within: -1 };
}

/** Whether the words name a part of the document, not all of it. */
function narrows([, , word, number]: RegExpExecArray): boolean {
  return word === "paragraph" || word === "clause" || (number !== undefined && /\d/.test(number));
}

/** Whether the words say where what follows holds. */
function opens({ 0: words, index, input }: RegExpExecArray): boolean {
  return !words.startsWith("in") || /(?:^|[,:;]|\bused)\s*$/.test(input.slice(Math.max(0, index - 12), index));
}

/** Says of a clause whether it, or one around it, is headed as the place of definitions. */
export function aboutDefinitions({ prose, structure: { clauses, headings } }: Source): (clause: number) => boolean {
  let about = aboutByHeadings.get(headings);
  if (!about) aboutByHeadings.set(headings, (about = clausesAbout(prose, clauses)));
  return (clause) => about.has(clause);
}

const aboutByHeadings = new WeakMap<object, ReadonlySet<number>>();

/** The clauses (positions) that are about definitions. */
function clausesAbout(prose: Text, clauses: readonly Clause[]): ReadonlySet<number> {
  const headed = new Set<number>();
  const about = new Set<number>();
  // Whatever stands over a clause comes before it.
  for (const { heading, index, parent, group } of clauses) {
    if (heading && definitionsHeading.test(prose.slice(heading.from, heading.to).trim())) headed.add(index);
    if (headed.has(index) || headed.has(group) || about.has(parent)) about.add(index);
  }
  return about;
}

const definitionsHeading = /^(?:definitions?|defined terms?|glossary|definitions? and interpretation|interpretation and definitions?|glossary and definitions|definitions and abbreviations|acronyms|abbreviations)\b/i;


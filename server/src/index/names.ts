// How places are named to a drafter, and which headings a place may be cited by.

import { titleKey } from "../syntax/furniture.ts";
import { identityName } from "../syntax/identity.ts";
import type { Clause } from "../syntax/tree.ts";
import { remembered } from "../text/remembered.ts";
import { withCapital } from "../text/sentence.ts";
import { slice } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import type { CorpusView } from "./corpus-view.ts";
import type { Facts } from "./facts.ts";
import { termKey } from "./keys.ts";
import type { DefinitionSite } from "./lookup.ts";

/** `Section G (Security)`, `Appendix AD (DCC User Interface Specification)`, else the title or the file's name. */
export function documentName(document: Facts): string {
  const { kind, key, title } = document.tree.identity;
  if (kind === "other") return title || key;
  const name = identityName({ kind, key });
  return title === "" ? name : `${name} (${title})`;
}

/** How `from` cites a clause: `Section G3.5A`, `clause 2.1.3`, `clause 2.1.3 of Appendix AG`, `Annex to Section F4`. */
export function clauseName(document: Facts, clause: Clause, from?: Facts): string {
  const { kind, key } = document.tree.identity;
  const number = clause.key.replace(/^(?:.*) (?=\d)/, "");
  if (kind === "section" && /^[A-Z]\d/.test(clause.key)) return clause.kind === "annex" ? `Annex to Section ${clause.key.replace(/ Annex$/, "")}` : `Section ${clause.key}`;
  const own = clause.kind === "annex" || clause.kind === "table" ? clause.number : `clause ${number}`;
  if (document === from) return own;
  return kind === "other" ? `${own} of ${document.tree.identity.title || key}` : `${own} of ${identityName({ kind, key })}`;
}

/** How `from` cites the place of a definition: its clause, else its document. */
export function siteName({ document, definition }: DefinitionSite, from?: Facts): string {
  const clause = document.tree.clauses[definition.clause];
  return clause && clause.key !== "" ? clauseName(document, clause, from) : documentName(document);
}

/** How `from` cites a clause that has a heading: `Section A1.1 (Definitions)`. */
export function citationWithHeading(corpus: Pick<CorpusView, "definitions">, document: Facts, clause: Clause, from: Facts): string {
  const [heading] = headingsOf(document, clause);
  const name = clauseName(document, clause, from);
  return heading === undefined ? name : `${name} (${citedHeading(corpus, heading)})`;
}

/** The headings that a clause may be cited by, nearest first: its own, its group's, then those over it. */
export function headingsOf(document: Facts, clause: Clause): readonly string[] {
  const { clauses, prose } = document.tree;
  const found: string[] = [];
  const take = (one: Clause | undefined) => {
    if (!one?.heading) return;
    const words = headingWords(slice(prose, one.heading));
    if (words !== "" && !found.includes(words)) found.push(words);
  };
  for (let at = clause.index; at >= 0; at = clauses[at]!.parent) {
    take(clauses[at]);
    take(clauses[clauses[at]!.group]);
  }
  return found;
}

/** A heading on one line, without emphasis. */
export function headingWords(words: string): string {
  return words.replace(/[*_`]/g, "").replace(/\s+/g, " ").trim();
}

/** A heading as it is compared: case, plural, possessive, punctuation, dashes and articles apart. */
export const headingKey = remembered(
  (words) =>
    titleKey(words.replace(/[’‘]/g, "'").replace(/\(the ["“]?|["“”]/g, " "))
      .replace(/&/g, " and ")
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim()
      .split(" ")
      .filter((word) => word !== "the" && word !== "a" && word !== "an" && word !== "s")
      .map(singular)
      .join(" "),
  { most: 5_000, longest: 200 },
);

function singular(word: string): string {
  if (word.length <= 3 || !word.endsWith("s") || word.endsWith("ss")) return word;
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.slice(0, /(?:ss|x|ch|sh)es$/.test(word) ? -2 : -1);
}

/** The words that a heading in capitals has in small letters. */
export const smallWords: ReadonlySet<string> = new Set(["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "via", "with"]);

/** `DCC SYSTEMS: OBLIGATIONS ON USERS` -> `DCC Systems: Obligations on Users`: a word stays in capitals where a definition in `corpus`, or the running text of `documents`, has it so. */
export function citedHeading(corpus: Pick<CorpusView, "definitions">, heading: string, ...documents: readonly Facts[]): string {
  if (heading !== heading.toUpperCase()) return heading;
  const isName = (word: string): boolean => corpus.definitions(termKey(word)).some(({ definition: { term, aliases } }) => term === word || aliases.includes(word)) || documents.some((document) => isWrittenSo(document.tree.prose, word));
  let first = true;
  return heading.replace(/[\p{L}\p{N}'’-]+/gu, word => {
    const lower = word.toLowerCase();
    const starts = first;
    first = false;
    if (/\d/.test(word) || isName(word)) return word;
    if (!starts && smallWords.has(lower)) return lower;
    return lower.split("-").map((part, i) => (i > 0 && smallWords.has(part) ? part : withCapital(part))).join("-");
  });
}

/** Whether a word in capitals stands beside one that is not: `the SMKI Repository`, but not `SMKI REPOSITORY`. */
function isWrittenSo(prose: Text, word: string): boolean {
  for (let at = prose.indexOf(word), count = 0; at >= 0 && count < mostLooks; at = prose.indexOf(word, at + 1), count++) {
    const end = at + word.length;
    if (/[\p{L}\p{N}]/u.test(prose.charAt(at - 1) + prose.charAt(end))) continue;
    if (/\p{Ll}\s$/u.test(prose.slice(Math.max(0, at - 2), at)) || /^\s[\p{Lu}]?\p{Ll}/u.test(prose.slice(end, end + 3))) return true;
  }
  return false;
}

const mostLooks = 200;

// What the words around a number or a label say of where it belongs, where the reference itself names no document.

import { isExternalBefore, nameIn } from "../syntax/mentions.ts";
import type { DocumentMention, Reference } from "../syntax/tree.ts";
import { firstFrom, lastFrom } from "../text/ordered.ts";
import type { Facts } from "./facts.ts";

/** Whether the reference begins with a word of this form, such as `Parts` or `paragraph`. */
export function begins({ whole }: Reference, { tree: { prose } }: Facts, form: RegExp): boolean {
  return form.test(prose.slice(whole.from, whole.from + "paragraph".length));
}

/** Whether its own words say that no other document is meant, whatever stands around them: `section 2.2 of this document`. */
export function saysThis({ whole }: Reference, { tree: { prose } }: Facts): boolean {
  return thisDocument.test(prose.slice(whole.from, whole.to));
}

const thisDocument = /\b(?:of|to|in)\s+this\s/i;

/** So far from a number, in UTF-16 units, is looked for the number of another document, and for its name. */
const nearby = { number: 160, name: 80 };

const capitalised = /(?<![\w-])[A-Z][\w-]*(?:\s(?:[A-Z][\w-]*|of|and|for|the)(?![\w-]))*/g;

/** The Appendices and Schedules, and what may be documents' names, that stand near a reference in its block. */
export function* mentionsAround({ from, whole }: Reference, { tree: { blocks, references, prose }, clauses }: Facts): Iterable<DocumentMention> {
  const block = blocks[lastFrom(blocks, from)]?.at;
  if (!block) return;
  const end = Math.min(block.to, whole.to + nearby.number);
  for (let i = firstFrom(references, Math.max(block.from, whole.from - nearby.number)); i < references.length && references[i]!.from < end; i++) {
    const { target } = references[i]!;
    if (target.kind !== "clause") continue;
    const { document } = target;
    // `Appendix A` may be the document's own.
    if (document.kind === "appendix" ? !clauses.has(`Appendix ${document.letter}`) : document.kind === "schedule" && !clauses.has(`Schedule ${document.number}`)) yield document;
  }
  const words = prose.slice(Math.max(block.from, whole.from - nearby.name), Math.min(block.to, whole.to + nearby.name));
  for (const [found] of words.matchAll(capitalised)) {
    const name = nameIn(found);
    if (name.includes(" ")) yield { kind: "named", name };
  }
}

/** The Part or Annex that the words around a number place it in, the outermost first: `Annex 1 Part B` of `paragraph 3 of Part B of Annex 1`, `Part B` of `Part B, paragraph 3`. */
export function annexNamed({ whole, number }: Reference, { tree: { prose } }: Facts): string {
  const behind = [...prose.slice(number.to, whole.to).matchAll(annexBehind)].map(([, name]) => name!.replace(/\s+/, " "));
  if (behind.length > 0) return behind.reverse().join(" ");
  const words = prose.slice(Math.max(0, whole.from - 80), whole.from);
  const before = words.includes("Part") || words.includes("Annex") ? annexBefore.exec(words) : null;
  return before ? `${before[1]} ${before[2]}` : "";
}

const annexBehind = /\s(?:of|to|in)\s+((?:Part|Annex)\s+(?:[A-Z]{1,2}|\d{1,2}[A-Z]?))(?![\w(-]|\.\d)/g;
const annexBefore = /(?:^|[\s(])(Part|Annex)\s{1,4}([A-Z]{1,2}|\d{1,2}[A-Z]?),?(?:[^\S\n]{1,4}|[^\S\n]{0,4}\n[^\S\n]{0,40})$/;

/** Whether the reference stands right behind a comma. */
export function followsComma({ whole }: Reference, { tree: { prose } }: Facts): boolean {
  return /,\s+\(?$/.test(prose.slice(Math.max(0, whole.from - 8), whole.from));
}

/** Whether a comma parts a number from the document's name beside it, so that the two may belong apart: `as set out in clause 2, in Schedule 1 or elsewhere`. */
export function isParted({ whole, number }: Reference, { tree: { prose } }: Facts): boolean {
  return /,\s+[A-Za-z-]+\s+\d/.test(prose.slice(whole.from, number.to)) || /,\s+(?:of|to|in)\s/.test(prose.slice(number.to, whole.to));
}

/**
 * Whether a number behind an Appendix or a Schedule and a comma is a place in that: no list goes on behind it, and it does
 * nothing by itself. `as set out in Appendix Q, paragraph 1.2, or in writing`
 */
export function belongsTogether(reference: Reference, from: Facts): boolean {
  const { whole, number } = reference;
  const { prose } = from.tree;
  return /^(?:Appendix|Schedule)\s\w{1,3},\s+[A-Za-z-]+\s+\d/.test(prose.slice(whole.from, number.to)) && !isSubject(reference, from) && !/^\s+(?:and|or|to)\s|^,\s+\d/.test(prose.slice(whole.to, whole.to + 8))
    // `In the case of Appendix Q, paragraph 1.2 (Times) applies`
    && !/^\s+\(/.test(prose.slice(whole.to, whole.to + 4));
}

/** Whether the words go on behind the reference with what it does: `Where the fault is a Sudden Fault, section 2 applies`. */
export function isSubject({ whole }: Reference, { tree: { prose } }: Facts): boolean {
  return /^\s+(?:appl(?:y|ies)|shall|will|do(?:es)?|has|have|is|are)\b/.test(prose.slice(whole.to, whole.to + 20));
}

/** Whether a number lacks the letter of the Section that it stands in: `Section 3.5` or `this Section 3`, where that is a clause of it, and no law's number; or is the 0 of a field that Word lost. */
export function lacksLetter({ whole }: Reference, { tree: { identity, prose }, clauses, implied }: Facts, key: string): boolean {
  if (key === "0") return true;
  const own = identity.key + key;
  if (!clauses.has(own) && !implied.has(own)) return false;
  return (key.includes(".") ? /^Section/ : /^this Section/).test(prose.slice(whole.from - (key.includes(".") ? 0 : "this ".length), whole.from + "Section".length));
}

/** Whether the clause (position) is an item of a list that begins with a law: `In the Electricity Act 1989— (a) in section 7A`. */
export function isListOfLaw({ tree: { clauses, prose } }: Facts, index: number): boolean {
  for (let at = index; clauses[at]?.kind === "paragraph"; at = clauses[at]!.parent) {
    const around = clauses[clauses[at]!.parent];
    const end = around?.own.to ?? 0;
    const lead = prose.slice(Math.max(around?.own.from ?? 0, end - 100), end);
    if (isExternalBefore(lead, lead.length, 0)) return true;
  }
  return false;
}

/** Whether the words around a label speak of no other place: `paragraph (g) of that Act`, `Section G3.5, paragraph (g)`. */
export function isOfItsOwnClause({ whole, number }: Reference, { tree: { prose } }: Facts): boolean {
  const before = prose.slice(Math.max(0, whole.from - 24), whole.from);
  const behind = prose.slice(number.to, number.to + 40);
  return !/[\d),]\s*$/.test(before) && !/^[\s,]*(?:\(|(?:and|or|to|of|in|under|from|as defined)\b(?!\s+this\s+(?:Section|[Cc]lause|[Pp]aragraph)\b))/.test(behind);
}

// What kind of reference is being typed before the caret: `Section G3.`, `Sections G3.5 and `, `paragraph (`, `DUIS
// section 1.`, `Response Codes E60, E6`.

import { mentionBefore } from "../syntax/mentions.ts";
import type { DocumentMention } from "../syntax/tree.ts";

export type Lead = "section" | "clause" | "paragraph" | "appendix" | "annex" | "schedule" | "part" | "table" | "figure" | "code" | "request";

export interface TypedReference {
  readonly lead: Lead;
  /** What is typed of the number; "" for nothing yet. */
  readonly number: string;
  /** The document that the words before name. */
  readonly document: DocumentMention | undefined;
  /** The lead word is written with a capital: `Section`. */
  readonly isCapital: boolean;
}

const leadWord =
  /\b((?:[Ss]ub-)?(?:[Ss]ections?|[Cc]lauses?|[Pp]aragraphs?)|Appendix|Appendices|Annex(?:es)?|Schedules?|Parts?|Tables?|Figures?|[Rr]esponse[ \u00a0][Cc]odes?|[Ss]ervice[ \u00a0](?:[Rr]equests?|[Rr]eference[ \u00a0][Vv]ariants?)|SRVs?)[ \u00a0\n]$/;
/** A number of the list before the caret, and what joins it to the next. */
const listed = /(?:^|[ \u00a0\n])(?:[A-Z]?\d[\w.]{0,12}(?:\(\w{1,5}\)){0,4}|(?:\(\w{1,5}\)){1,4}|[A-Z]{1,2})(?: ?\([^()|]{3,80}\))?(?:,|;| and| or| to| –| -|–|-|, and|, or)[ \u00a0\n]?$/;
const partial = /(?:[A-Z]{1,2}(?:\d[\w.]{0,12})?|\d[\w.]{0,12})?(?:\(\w{0,5}\)?){0,4}$/;

/** The reference that `before`, which ends at the caret, ends with; `added` are the project's own words for clauses. */
export function typedReference(before: string, added: readonly string[]): TypedReference | undefined {
  const number = partial.exec(before)![0];
  const start = before.length - number.length;
  if (start > 0 && /[\w.:/-]/.test(before[start - 1]!) && !/[–-]/.test(before[start - 1]!)) return undefined;
  let at = start;
  for (let i = 0; i < 20; i++) {
    const words = before.slice(Math.max(0, at - 120), at);
    const lead = leadWord.exec(words);
    if (lead) {
      const from = at - lead[0].length;
      return { lead: leadOf(lead[1]!), number, document: mentionBefore(before, from, 0)?.document ?? appendixBefore(before, from), isCapital: /^[A-Z]/.test(lead[1]!) };
    }
    if (endsWithOneOf(words, added)) return { lead: "clause", number, document: undefined, isCapital: true };
    const one = listed.exec(words);
    if (!one) break;
    at -= one[0].length - (/^[ \u00a0\n]/.test(one[0]) ? 1 : 0);
  }
  // A Section's clause may be cited without a word before it.
  return /^[A-Z]\d{1,2}[A-Z]{0,2}\./.test(number) && (start === 0 || /[ \u00a0\n(]/.test(before[start - 1]!)) ? { lead: "section", number, document: undefined, isCapital: true } : undefined;
}

/** `under Rules `, where the project has `Rule` for a clause. */
function endsWithOneOf(words: string, added: readonly string[]): boolean {
  if (added.length === 0 || !/[ \u00a0\n]$/.test(words)) return false;
  return added.some((word) => [word, `${word}s`].some((form) => words.slice(0, -1).endsWith(form) && !/\w/.test(words[words.length - form.length - 2] ?? "")));
}

/** `Appendix AG, section ` */
function appendixBefore(before: string, from: number): DocumentMention | undefined {
  const found = /\bAppendix[ \u00a0]([A-Z]{1,2}),?[ \u00a0]$/.exec(before.slice(Math.max(0, from - 20), from));
  return found ? { kind: "appendix", letter: found[1]!, own: false } : undefined;
}

function leadOf(word: string): Lead {
  const lower = word.toLowerCase();
  if (lower.startsWith("response")) return "code";
  if (lower.startsWith("service") || lower.startsWith("srv")) return "request";
  if (lower.includes("paragraph")) return "paragraph";
  if (lower.startsWith("append")) return "appendix";
  const leads = ["section", "clause", "annex", "schedule", "part", "table", "figure"] as const;
  return leads.find((lead) => lower.includes(lead)) ?? "section";
}

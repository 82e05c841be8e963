// Where a reference may begin, and with what: a lead word (`Section`, `paragraphs`, `Response Code`), a number that stands by
// itself (`G3.5`, `AG 2.1.3`, `E64`), or small words with certain marks behind them (`in b)`, `the definition of`).

import { wordOf } from "../text/lexicon.ts";
import { remembered } from "../text/remembered.ts";
import { withCapital } from "../text/sentence.ts";
import { cues } from "./words.ts";

/** What begins a reference. */
export interface Lead {
  readonly kind: LeadKind;
  /** Length as written. */
  readonly length: number;
  /** The word in the singular, as a name has it: `Section` of `sub-sections`, `Appendix` of `Appendices`. */
  readonly noun: string;
  readonly isPlural: boolean;
}

export type LeadKind =
  /** `Section`, `sub-paragraphs`, `clause`, `limb` */
  | "clause"
  /** `Appendix`, `Annex`, `Schedule`, `Part`, `Table`, `Figure` */
  | "annex"
  | "response-code"
  | "service-request"
  /** `Condition`, `Article`, `Regulation`, `Rule`: outside the Code */
  | "statute"
  | "rfc"
  /** `sr:D`, of `sr:DeviceID` */
  | "schema-name"
  /** `G3.5` */
  | "section-number"
  /** `AG 2.1.3` */
  | "appendix-number"
  /** `E64` */
  | "code-number"
  /** `Error! Reference source not found.` */
  | "word-error"
  /** `in b)`, `under (a)` */
  | "label"
  /** `the definition of` */
  | "definition";

// Every way in which a reference may begin, at the beginning of a word. Ordered so that the longest lead stands first.
const trigger = new RegExp(
  [
    String.raw`\b(?:[Ss]ub-?)?(?:[Ss]ections?|SECTIONS?|[Cc]lauses?|[Pp]aragraphs?)(?=[\s"“‘(])`,
    String.raw`\b(?:[Ll]imbs?|[Ii]tems?)(?=\s\()`,
    String.raw`\b(?:Appendix|Appendices|Annex(?:es)?|Schedules?|Parts?|Tables?|Figures?)(?=\s)`,
    String.raw`\b(?:[Rr]esponse\s{1,40}[Cc]odes?|[Ss]ervice\s{1,40}(?:[Rr]equests?|[Rr]eference\s{1,40}[Vv]ariants?)|SRVs?)(?=\s)`,
    String.raw`\b(?:Conditions?|Articles?|[Rr]egulations?|[Rr]ules?)(?=\s{1,40}\d)`,
    String.raw`\bRFC\s{0,40}\d{3,5}\b`,
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
export const leadWords = cues((word) => /^(?:limbs?|items?|(?:sub)?(?:sections?|clauses?|paragraphs?)|sub|appendix|appendices|annex(?:es)?|schedules?|parts?|tables?|figures?|response|service|srvs?|conditions?|articles?|regulations?|rules?|rfc\d*|sr|ra|[a-z]\d{1,2}[a-z]{0,2}|[a-z]{1,2}|e\d{1,3}|error|the|that|under|with)$/i.test(word));

/** Those of them that lead on to something only with certain marks behind them: a look at these spares the expression. */
const smallWords = cues((word) => /^(?:the|that|in|of|under|to|by|with|[a-z]{1,2})$/i.test(word) && !/^(?:sr|ra)$/.test(word));

/** The lead that stands at `at`, where the word of that number begins. */
export function leadAt(prose: string, at: number, word: number): Lead | undefined {
  if (smallWords.of(word) !== 0 && !leadsOn(prose, at, at + wordOf(word).length)) return undefined;
  trigger.lastIndex = at;
  const lead = trigger.exec(prose)?.[0];
  return lead === undefined ? undefined : leadOf(lead);
}

/** Whether what stands behind a small word, which ends at `to`, may make a lead of it: `in b)`, `of (a)`, `the definition of`, `AG 2.1.3`. */
function leadsOn(prose: string, from: number, to: number): boolean {
  const code = prose.charCodeAt(to);
  if (code > 32 && code !== 0xa0) return false;
  const next = prose.charCodeAt(to + 1);
  if (next === 40) return true;
  if (next >= 48 && next <= 57) return to - from <= 2;
  if (prose.charCodeAt(to + 2) === 41) return true;
  return next === 100 && prose.startsWith("definition of", to + 1);
}

function leadOf(written: string): Lead {
  // There are few words, and many numbers.
  return /\d/.test(written) ? { kind: numberKind(written), length: written.length, noun: "", isPlural: false } : wordLead(written);
}

function numberKind(written: string): LeadKind {
  if (written.startsWith("RFC")) return "rfc";
  if (/^E\d+$/.test(written)) return "code-number";
  return /^[A-Z]\d/.test(written) ? "section-number" : "appendix-number";
}

const wordLead = remembered(
  (written): Lead => ({
    kind: wordKinds.find(([, form]) => form.test(written))?.[0] ?? "label",
    length: written.length,
    noun: withCapital(singular(written.toLowerCase().replace(/^sub-?/, ""))),
    isPlural: /s$/i.test(written),
  }),
  { most: 1_000 },
);

const wordKinds: readonly (readonly [LeadKind, RegExp])[] = [
  ["clause", /^(?:sub-?)?(?:section|clause|paragraph)|^(?:limb|item)/i],
  ["annex", /^(?:Append|Annex|Schedule|Part|Table|Figure)/],
  ["response-code", /^response/i],
  ["service-request", /^(?:service|SRV)/i],
  ["statute", /^(?:condition|article|regulation|rule)/i],
  ["schema-name", /^(?:sr|ra):/],
  ["word-error", /^Error!/],
  ["definition", /definition of/],
];

function singular(noun: string): string {
  return noun === "appendices" ? "appendix" : noun === "annexes" ? "annex" : noun.replace(/s$/, "");
}

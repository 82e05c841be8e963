import type { BannedTerm } from "../config/config.ts";
import { slice } from "../text/span.ts";
import { instances, sameTerm } from "./logged.ts";
import { findingPhrases, referenceFilter, searchOfList } from "./phrases.ts";
import { replacing } from "./replacement.ts";
import { defineRule } from "./rule.ts";

export const bannedTerm = defineRule({
  id: "banned-term",
  summary: "A term that the project has banned.",
  why: `
A Code outlives the words of its day: a notice by Fax can no longer be given, but the clause that asks for one binds
still. Name such terms, and what to write instead, in the \`bannedTerms\` of sec.json; without any there, \`Fax\` is
banned. Plurals and possessives count. A heading that a reference quotes is left alone: it is changed where it stands.`,
  severity: "warning",
  reads: "corpus",
  *check({ document, corpus, config }) {
    const search = searchFor(config.bannedTerms);
    if (!search) return;
    const isReference = referenceFilter(document.tree);
    for (const { at, of: term, isPlural } of yield* findingPhrases(document.tree, search, "banned terms")) {
      if (isReference(at)) continue;
      if (term.replacement === undefined) {
        yield { at, message: `“${slice(document.tree.prose, at).replace(/\s+/g, " ")}” is a banned term.` };
        continue;
      }
      const { written, newText, fix } = replacing(corpus, document, { at, isPlural }, term.term, term.replacement);
      yield { at, message: `“${written}” is a banned term: write “${newText}”.`, fixes: () => [fix] };
    }
  },
  mendedBy: { wordsAlone: true },
  logged: { sameError: sameTerm, summary: ({ words }, all) => instances(all.length, `“${words}”, a term that the Code no longer uses`) },
  examples: [
    {
      bad: `
# SECTION M: GENERAL

M3.1 Any notice shall be given by hand, by post or by Fax. A fax shall be followed by its Fax number; Faxes and a
                                                      ^^^                                 ^^^ write “Email”
                                                             ^^^ write “email”
                                                                                                      ^^^^^ write “Emails”
FAX’s receipt shall be logged.
^^^ write “EMAIL”
`,
      fixed: `
# SECTION M: GENERAL

M3.1 Any notice shall be given by hand, by post or by Email. An email shall be followed by its Email number; Emails and an
EMAIL’s receipt shall be logged.
`,
      note: "The replacement takes the case and the number of the text, and the article follows it.",
    },
    {
      bad: `
//- section-a.sec
# SECTION A: DEFINITIONS

## A1 DEFINITIONS

A1.1 In this Code, the expressions below have these meanings:

| Term | Definition |
| --- | --- |
| **E-mail** | means a message that is sent to an address which the recipient has given for notices. |
//- section-m.sec
# SECTION M: GENERAL

M3.1 Any notice shall be given by fax or by Fax; faxes shall be kept.
                                  ^^^ write “E-mail”
                                            ^^^ write “E-mail”
                                                 ^^^^^ write “E-mails”
`,
      fixed: `
//- section-m.sec
# SECTION M: GENERAL

M3.1 Any notice shall be given by E-mail or by E-mail; E-mails shall be kept.
`,
      note: "A replacement that the Code defines is written as the definition writes it.",
    },
    {
      bad: `
//- sec.json
{ "bannedTerms": [
  { "term": "Gateway", "replacement": "Connection" },
  { "term": "User Gateway", "replacement": "User Interface" },
  { "term": "Registration Authority" }
] }
//- section-h.sec
# SECTION H: DCC SERVICES

H3.1 The DCC User
             ^^^^> “User Gateway” is a banned term: write “User Interface”
Gateway is no Gateway, and each user gateway of a Registration Authority's registration authorities is another.
^^^^^^^
              ^^^^^^^           ^^^^^^^^^^^^      ^^^^^^^^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^^^^^^^^^^ banned term
`,
      note: "The longest term wins, over the end of a line too; without a replacement there is nothing to fix.",
    },
    {
      good: `
# SECTION M: GENERAL

M3.1 The halifax, a telefax and the faxability of \`fax\` are other words; so are sr:Fax, FaxNumber, fax_number, fax2,
fax@example.com and https://example.com/fax.

<!-- sec-disable-next-line banned-term: quoted from the 1989 Act -->
M3.2 That Act says "by fax".
`,
    },
    {
      good: `
//- section-m.sec
# SECTION M: GENERAL

## M4 SERVICES

M4.1 A Party may give notice under Section H8.2 (Notice by Fax).
//- section-h.sec
---
extract: true
---
# SECTION H: DCC SERVICES
`,
      note: "The heading that a reference quotes is the target’s, and is changed there first.",
    },
    {
      good: `
//- sec.json
{ "bannedTerms": [] }
//- section-m.sec
# SECTION M: GENERAL

M3.1 Notice may be given by Fax.
`,
      note: "A project that bans nothing.",
    },
  ],
});

const searchFor = searchOfList((terms: readonly BannedTerm[]) => terms.map(term => [term.term, term] as const));

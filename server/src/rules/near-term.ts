import { slipBetween } from "../spelling/nearest.ts";
import { sameWords } from "./logged.ts";
import { nearTermsOf, otherWord } from "./near-terms.ts";
import { inMarksOf } from "./replacement.ts";
import { defineRule, type Fix } from "./rule.ts";
import { findingDisagreements, findingLostApostrophes } from "./term-number.ts";

export const nearTerm = defineRule({
  id: "near-term",
  summary: "A phrase with capitals misses a defined term by a word, a hyphen, a plural or a capital.",
  why: `
\`Ad-Hoc Device CSR\` is not \`Ad Hoc Device CSR\`: whoever searches the Code for the one does not find the other, and a reader may
argue that they differ. Nor does \`within 20 Working Day of\` or \`an Alternates shall\` say what was meant: a term that
stands in the singular behind a number, or in the plural behind \`a\` or \`each\`, lost or kept an “s” in an edit; \`the Users obligations\` lost an apostrophe. Where a
phrase has its own definition, or is a heading or a title, nothing is said; nor where two terms are equally near, or where
a document uses the phrase again and again.`,
  severity: "information",
  reads: "corpus",
  *check({ document, corpus, spelling }) {
    const { prose } = document.tree;
    for (const { at, form, newText } of nearTermsOf(corpus, document).near) {
      const written = prose.slice(at.from, at.to).replace(/\s+/g, " ");
      // A word that is none is `typo`'s to tell.
      const other = otherWord(written, form);
      if (other !== undefined && /^[A-Z]?[a-z]{5,}$/.test(other) && form.words.some((word) => slipBetween(other.toLowerCase(), word) !== "several") && !spelling.knows(other.toLowerCase())) continue;
      const fix: Fix = { title: `Change to “${newText.replace(/\s+/g, " ")}”`, preferred: true, safe: false, edits: [{ document: document.id, at, newText }] };
      yield { at, message: `“${written}” is very near to the defined term “${form.text}”.`, data: { term: form.text }, fixes: () => [fix] };
    }
    for (const { at, count, isPlural, newText } of yield* findingDisagreements(document, corpus, corpus.terms(document).uses)) {
      const written = prose.slice(at.from, at.to).replace(/\s+/g, " ");
      const fix: Fix = { title: `Change to “${newText}”`, preferred: true, safe: false, edits: [{ document: document.id, at, newText }] };
      yield { at, message: `“${written}” stands in the ${isPlural ? "plural" : "singular"} behind “${count}”.`, data: { term: newText }, fixes: () => [fix] };
    }
    for (const { at, owned, newTexts } of yield* findingLostApostrophes(document, corpus, corpus.terms(document).uses)) {
      const written = prose.slice(at.from, at.to).replace(/\s+/g, " ");
      const fixes = newTexts.map((one): Fix => ({ title: `Change to “${one}”`, preferred: newTexts.length === 1, safe: false, edits: [{ document: document.id, at, newText: inMarksOf(prose, one) }] }));
      yield { at, message: `“${written}” stands before “${owned}” without an apostrophe.`, data: { term: newTexts[0]! }, fixes: () => fixes };
    }
  },
  mendedBy: { wordsAlone: true, definition: true },
  logged: { sameError: sameWords, summary: ({ words, data: { term } }) => `“${words}” is written where the defined term “${term}” is meant` },
  examples: [
    {
      bad: `
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Ad Hoc Device CSR** | means a request. |
| **Batched Device CSR Web Service** | means a service. |
| **Device Certificate Policy** | means a document. |
| **Security Sub-Committee** | means a body. |

A1.2 Each Ad-Hoc Device CSR is sent by the Batched CSR Web Service under the Device Certificates Policy, which the Security
          ^^^^^^^^^^^^^^^^^ very near to the defined term “Ad Hoc Device CSR”
                                           ^^^^^^^^^^^^^^^^^^^^^^^ “Batched Device CSR Web Service”
                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^ “Device Certificate Policy”
                                                                                                                   ^^^^^^^^> “Security Sub-Committee”
Sub Committee keeps, and by each Batched Device CSR WEB Service.
^^^^^^^^^^^^^
                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “Batched Device CSR Web Service”
`,
      fixed: `
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Ad Hoc Device CSR** | means a request. |
| **Batched Device CSR Web Service** | means a service. |
| **Device Certificate Policy** | means a document. |
| **Security Sub-Committee** | means a body. |

A1.2 Each Ad Hoc Device CSR is sent by the Batched Device CSR Web Service under the Device Certificate Policy, which the Security
Sub-Committee keeps, and by each Batched Device CSR Web Service.
`,
    },
    {
      bad: `
# SECTION H: SERVICES

H1.1 In this Section H, a **DCC Total System** means all systems of the DCC, and a **User Entry Process** means the tests of a User.

H1.2 The DCC System shall be safe. Each User shall do the User Entry Test Process, or the Users Entry Process.
         ^^^^^^^^^^ “DCC Total System”
                                                          ^^^^^^^^^^^^^^^^^^^^^^^ “User Entry Process”
                                                                                          ^^^^^^^^^^^^^^^^^^^ “User Entry Process”
`,
    },
    {
      bad: `
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Alternate** | means a person. |
| **Working Day** | means a day. |

A1.2 Within 20 (twenty) Working Day of a notice, an Alternates shall answer it, and shall do so for at least five Working Day.
                        ^^^^^^^^^^^ “Working Day” stands in the singular behind “20 (twenty)”.
                                                    ^^^^^^^^^^ “Alternates” stands in the plural behind “an”.
                                                                                                                  ^^^^^^^^^^^ behind “five”
`,
      fixed: `
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Alternate** | means a person. |
| **Working Day** | means a day. |

A1.2 Within 20 (twenty) Working Days of a notice, an Alternate shall answer it, and shall do so for at least five Working Days.
`,
    },
    {
      good: `
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Charges** | means sums. |
| **Device** | means a meter. |
| **Registration Data** | means data. |
| **User** | means a person. |
| **Working Day** | means a day. |

A1.2 Each Users Group has a 20 Working Day period, or one of the five Working Day periods, and a Charges Statement. Of Type 2 Device
and Category A Users, and of those Registration Data, Section 5 User lists and each Users’ Charges are told, both User and Device
being meant, within the 5 Working Day and 10 Working Day limits.
`,
      note: "What the term only describes, and what numbers something else.",
    },
    {
      good: `
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Batched CSR** | means many requests. |
| **Batched Device CSR Web Service** | means a service. |
| **DCC User Interface** | means an interface. |
| **DCC User Interface Services** | means services. |
| **Device Certificate Policy** | means a document. |
| **Incident** | means an event. |
| **Major Incident** | means a large Incident. |
| **Major Security Incident** | means a large event. |
| **Web Service** | means a service. |

### Batched CSR Service

A1.2 The relevant DCC User Interface serves each Batched CSR Web Service; Major Incidents are told of under the Certificate
Policy. The BATCHED DEVICE CSR WEB SERVICE is in capitals, and the “Ad-Hoc Device” is quoted.
`,
      note: "Two terms side by side, terms of their own, capitals for emphasis, and short names that may stand for many.",
    },
    {
      good: `
# SECTION H: SERVICES

H1.1 In this Section H, a **Device Certificate Policy** means a document.

H1.2 Each Device Signing Certificate Policy shall be kept. A Device Signing Certificate Policy that is replaced is deleted. No
Device Signing Certificate Policy is published.
`,
      note: "Again and again: a phrase of its own.",
    },
    {
      good: `
# SECTION H: SERVICES

H1.1 Moral rights remain as they are. In this Section H1.1, "moral rights" means the rights that no contract takes away. They
end with the User. Moral rights are not sold.
`,
      note: "The capital of a sentence's first word.",
    },
  ],
});

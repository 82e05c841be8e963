import type { CorpusView } from "../index/corpus-view.ts";
import type { Facts } from "../index/facts.ts";
import { singular } from "../index/keys.ts";
import { wordsOf } from "../index/term-words.ts";
import { definingFixes } from "./defining.ts";
import { sameTerm } from "./logged.ts";
import { nearTermsOf, phraseKey } from "./near-terms.ts";
import { isName } from "./phrase-names.ts";
import { defineRule } from "./rule.ts";
import { phrasesIn, type Phrase } from "./term-like-phrases.ts";

export const undefinedTerm = defineRule({
  id: "undefined-term",
  summary: "A phrase is used as a defined term, and nothing defines it.",
  why: `
Capitals in the middle of a sentence tell a reader to look for a definition. Where there is none, each reader makes one up. A
phrase of two words or more is told of, once a document, where it is one of several (\`a Recovery Key\`, \`each Recovery Key\`,
\`five Recovery Keys\`), which no name is; where it stands in the singular and in the plural; where it is used three times; or
twice behind \`the\`, if every word of it is one of which terms are made. A word alone, and a defined term with one word beside it
(\`User Role\`), has to be one of several twice, or to have duties (\`the Assessor shall\`). Names are left
alone: of documents, laws, standards, companies, headings, columns, days and countries, what the text spells out in
brackets, what it names in quotation marks, and what it puts in bold to say what it is (\`the **Voting Period** is ten
Working Days\`). Nothing is said unless the definitions of the
whole Code (Section A) are here and whole: in a table, or one by one, but not in columns that only spaces part.`,
  severity: "information",
  reads: "corpus",
  options: { allow: [] as readonly string[] },
  *check({ document, corpus, options, spelling }) {
    if (!corpus.hasGlossary()) return;
    const { prose } = document.tree;
    const phrases = phrasesIn(document, nearTermsOf(corpus, document).far);
    if (phrases.length === 0) return;
    const allowed = new Set(options.allow.map(phraseKey));
    const unknown: Phrase[] = [];
    let used: number | undefined;
    for (const phrase of phrases) {
      const { key, words, needsWords } = phrase;
      if (allowed.has(key) || (words === words.toUpperCase() && spelling.knows(key)) || (needsWords && !isOfTerms(corpus, words)) || isName(corpus, document, phrase)) continue;
      unknown.push(phrase);
      // A document that speaks another language than Section A is governed by definitions that are not here.
      if (unknown.length > 3 && unknown.length > (used ??= termsUsed(corpus, document))) return;
    }
    for (const { at, count } of unknown) {
      const written = prose.slice(at.from, at.to).replace(/\s+/g, " ");
      yield {
        at,
        message: `“${written}” is used ${count === 1 ? "once" : `${count} times`} as a defined term, and nothing defines it.`,
        fixes: now => definingFixes(now, document.id, at),
      };
    }
  },
  mendedBy: { wordsAlone: true, definition: true },
  logged: { sameError: sameTerm, summary: ({ words }) => `“${words}” is used as a defined term, but is not defined` },
  examples: [
    {
      bad: `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Panel** | means the body of that name. |
| **Recovery Plan** | means a plan. |
| **User** | means a person. |
//- section-g.sec
# SECTION G: SECURITY

G1.1 Each User shall have a Recovery Key, and shall show its Recovery Key to the Panel. The Panel may ask for a Recovery Key
                            ^^^^^^^^^^^^ “Recovery Key” is used 4 times as a defined term, and nothing defines it
at any time. Recovery Keys shall be kept with an RKP, and the RKP shall be kept from each RKP.
                                                 ^^^ “RKP” is used 3 times
`,
    },
    {
      bad: `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Panel** | means the body of that name. |
| **RDP ID** | means a number. |
| **User** | means a person. |
//- section-g.sec
# SECTION G: SECURITY

G1.1 The User shall keep a Recovery Key, and shall show the
                           ^^^^^^^^^^^^ “Recovery Key” is used 2 times
Recovery Key to the Panel. Each RDP shall act in each User Role, and any RDP may leave a User Role where an RDP shall keep its
                                ^^^ “RDP” is used 4 times
                                                      ^^^^^^^^^ “User Role” is used 3 times
User Role for another RDP.
`,
      note: "Twice, where it is one of several; a term with a word beside it; and who has duties.",
    },
    {
      bad: `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Device** | means a meter. |
| **Incident** | means an event that affects a Data Store. |
                                               ^^^^^^^^^^ “Data Store” is used once as a defined term
| **Panel** | means the body of that name. |
| **Recovery Plan** | means a plan. |
| **Service Board** | means a body. |
| **User** | means a person. |
//- section-g.sec
# SECTION G: SECURITY

G1.1 Each User shall tell the Panel of each Recovery Key, within five Working Days, and shall keep its Dormant Meters. No other
                                            ^^^^^^^^^^^^ “Recovery Key” is used once
                                                                      ^^^^^^^^^^^^ “Working Days” is used once
                                                                                                       ^^^^^^^^^^^^^^ “Dormant Meters” is used 2 times
person shall have a part of that Dormant Meter. The Assessor shall report on an ARO to the Recovery Board, and shall tell the
                                                    ^^^^^^^^ “Assessor” is used 4 times
                                                                                ^^^ “ARO” is used 2 times
                                                                                           ^^^^^^^^^^^^^^ “Recovery Board” is used 2 times
Recovery Board what the ARO does. The Panel may name another Assessor. The Assessor shall ask each Assessor.

G1.2 The Service Board shall keep the Recovery Plan for an Incident, and for each Device.
`,
      note: "One of several is told of at once, and so is who has duties.",
    },
    {
      good: `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Panel** | means the body of that name. |
| **User** | means a person. |
//- section-g.sec
# SECTION G: SECURITY

G1.1 The DCC shall act on Project Nexus, as the Panel said of Project Nexus. The Panel Chair shall tell the Panel Chair and
every person whom the Panel Chair knows. Each User shall fill in the Key Record, and the Key Record Sheet. A person who asks to
be a User (an Applicant Person) shall send a Microsoft Excel spreadsheet, on a Monday, and each Applicant Person shall pay. An
Access Key is what opens a Store Room; “Store Room” means a room, and Access Key means a key. Each Adoption Criterion counts.

## G2 NO OTHER RIGHTS

G2.1 In this Section G2.1, **Adoption Criteria** means what the Panel has regard to.
`,
      note: "What is named twice, or is but a word beside a term, may be a name.",
    },
    {
      good: `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Panel** | means the body of that name. |
| **User** | means a person. |
//- section-g.sec
# SECTION G: SECURITY

## G1 KEY CEREMONY

### Data Store

G1.1 Each User shall comply with the Electricity Act, the Electricity Act and the Electricity Act 1989, with the Data
Protection Regulations, the Data Protection Regulations and the Data Protection Regulations, and shall tell Smart Data Limited
of it, for Smart Data Limited shall tell Smart Data Limited.

G1.2 Each User in Great Britain, of Great Britain or for Great Britain shall use the Data Store, which is the Data Store that is
a Data Store. It sends XML, in XML, as XML, and the Hash Message Code (HMC) that an HMC and an HMC are.
`,
      note: "Laws, companies, countries, headings, common acronyms, and what is spelt out.",
    },
    {
      good: `
//- section-g.sec
# SECTION G: SECURITY

G1.1 Each User shall have a Recovery Key, and shall show its Recovery Key to the Panel, which may refuse a Recovery Key.
`,
      note: "Without Section A nobody knows.",
    },
    {
      good: `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Panel** | means the body of that name. |
| **User** | means a person. |
//- section-g.sec
# SECTION G: SECURITY

G1.1 Each User shall have a Recovery Key, and shall show its Recovery Key to the Panel.
//- appendix-p.sec
# APPENDIX P: CONNECTION

1.1 In this Appendix, **Recovery Key** means a key. Each Recovery Key is a Recovery Key for the Recovery Key.
`,
      note: "A document has terms of its own, of which it is known elsewhere.",
    },
  ],
});

/** Whether terms have each of the words. */
function isOfTerms(corpus: CorpusView, words: string): boolean {
  return wordsOf(words).every(word => corpus.knowsWord(word) || corpus.knowsWord(singular(word)));
}

function termsUsed(corpus: CorpusView, document: Facts): number {
  const { uses } = corpus.terms(document);
  const terms = new Set<string>();
  for (let i = 0; i < uses.length; i++) terms.add(uses.at(i).form.term);
  return terms.size;
}

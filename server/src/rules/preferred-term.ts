import type { PreferredTerm } from "../config/config.ts";
import { plural } from "../index/keys.ts";
import { wordsPattern } from "../text/pattern.ts";
import { numberWord } from "../text/sentence.ts";
import { contains, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { isWithin, scopeSpans } from "./clause-scope.ts";
import { sameTerm, type MendedFault } from "./logged.ts";
import { findingPhrases, phrasesOfPairs, referenceFilter, searchOfList } from "./phrases.ts";
import { replacing } from "./replacement.ts";
import { defineRule } from "./rule.ts";
import { spaced } from "./term-pattern.ts";

export const preferredTerm = defineRule({
  id: "preferred-term",
  summary: "A term stands where sec.json prefers another.",
  why: `
Two terms that are near to each other get mixed up: a duty that should follow upon a DCC Major Security Incident alone
follows upon every Major Security Incident if three letters are missing. Say in the \`preferredTerms\` of sec.json which term
to avoid, which one to prefer, and for which clauses or documents (\`scope\`). Text that has the preferred term already is
left alone, though the other stands within it.`,
  severity: "warning",
  reads: "corpus",
  *check({ document, corpus, config }) {
    const search = searchFor(config.preferredTerms);
    if (!search) return;
    const { prose } = document.tree;
    const isReference = referenceFilter(document.tree);
    const spans = new Map<PreferredTerm, readonly Span[]>();
    for (const { at, of: { entries }, isPlural } of yield* findingPhrases(document.tree, search, "avoided terms")) {
      if (entries.length === 0 || isReference(at)) continue;
      const term = entries.find(entry => {
        if (!spans.has(entry)) spans.set(entry, scopeSpans(document, entry.scope));
        return isWithin(spans.get(entry)!, at);
      });
      if (!term || isPreferredAt(prose, at, term)) continue;
      const { written, newText, fix } = replacing(corpus, document, { at, isPlural }, term.avoid, term.prefer);
      yield { at, message: `“${newText}” is preferred to “${written}” here.`, data: { preferred: newText }, fixes: () => [fix] };
    }
  },
  mendedBy: { wordsAlone: true },
  logged: {
    sameError: sameTerm,
    summary: ({ words, data: { preferred } }) => `“${words}” is used where “${preferred}” is meant`,
    change: ({ words, data: { preferred } }, all) => (all.every(isReplaced) ? `Replace “${words}” with “${preferred}”${all.length > 1 ? ` (${numberWord(all.length)} instances)` : ""}` : undefined),
  },
  examples: [
    {
      bad: `
//- sec.json
{ "preferredTerms": [{ "avoid": "Major Security Incident", "prefer": "DCC Major Security Incident", "scope": ["G3.5", "AG 2.10"] }] }
//- section-g.sec
# SECTION G: SECURITY

## G3 SYSTEM SECURITY

G3.4 A Major Security Incident is reported.

G3.5 On a Major Security Incident, or a DCC Major Security Incident, each User shall:
          ^^^^^^^^^^^^^^^^^^^^^^^ “DCC Major Security Incident” is preferred to “Major Security Incident” here
(a) tell the Panel of the Major Security Incident.
                          ^^^^^^^^^^^^^^^^^^^^^^^ preferred

G3.5A A User shall answer for a Major Security Incident.
//- appendix-ag.sec
# APPENDIX AG: INCIDENTS

### 2.10 DCC Major Incidents and Major Security Incidents
                                 ^^^^^^^^^^^^^^^^^^^^^^^^ “DCC Major Security Incidents” is preferred

2.10.1 The DCC shall act.

#### Major Security Incidents
     ^^^^^^^^^^^^^^^^^^^^^^^^ preferred

2.10.2 The DCC shall report.
`,
      fixed: `
//- section-g.sec
# SECTION G: SECURITY

## G3 SYSTEM SECURITY

G3.4 A Major Security Incident is reported.

G3.5 On a DCC Major Security Incident, or a DCC Major Security Incident, each User shall:
(a) tell the Panel of the DCC Major Security Incident.

G3.5A A User shall answer for a Major Security Incident.
//- appendix-ag.sec
# APPENDIX AG: INCIDENTS

### 2.10 DCC Major Incidents and DCC Major Security Incidents

2.10.1 The DCC shall act.

#### DCC Major Security Incidents

2.10.2 The DCC shall report.
`,
      note: "A clause with its paragraphs, and a clause with all below it; G3.5A is another clause.",
    },
    {
      bad: `
//- sec.json
{ "preferredTerms": [{ "avoid": "Supplier", "prefer": "Energy Supplier" }] }
//- section-h.sec
# SECTION H: SERVICES

H1.1 A Supplier's meter, and
       ^^^^^^^^ “Energy Supplier”
suppliers of an Energy
^^^^^^^^^ “energy suppliers”
Supplier.
`,
      fixed: `
# SECTION H: SERVICES

H1.1 An Energy Supplier's meter, and
energy suppliers of an Energy
Supplier.
`,
      note: "Everywhere, in the number and case of the text, with its article.",
    },
    {
      bad: `
//- sec.json
{ "preferredTerms": [{ "avoid": "Supplier", "prefer": "Energy Supplier" }] }
//- section-h.sec
# SECTION H: SERVICES

H1.1 In this Section H, an **Energy Supplier** means a person that holds a licence.

H1.2 The suppliers shall act.
         ^^^^^^^^^ “Energy Suppliers”
`,
      note: "A term that is defined keeps its capitals.",
    },
    {
      good: `
//- sec.json
{ "preferredTerms": [{ "avoid": "User", "prefer": "Eligible User", "scope": ["Section H", "P 2"] }] }
//- section-g.sec
# SECTION G: SECURITY

G1.1 Each User shall comply.
//- appendix-p.sec
# APPENDIX P: CONNECTION

## 1 General

1.1 Each User shall connect.

## 20 Further

20.1 Each User shall comply. An Eligible User may leave under Section H3.1 (Eligible User Services).
//- section-h.sec
# SECTION H: SERVICES

### Eligible User Services

H3.1 Each \`User\` is an Eligible User, and superUser is a sr:User.
`,
      note: "H has the preferred term only; clause 20 of Appendix P is not below its clause 2.",
    },
    {
      good: `
//- sec.json
{ "preferredTerms": [{ "avoid": "Fault", "prefer": "Fault Report" }] }
//- section-h.sec
# SECTION H: SERVICES

H3.1 Each Fault Report, and all Fault
Reports, shall be kept.
`,
      note: "The preferred term may begin with the other one.",
    },
  ],
});

const searchFor = searchOfList((terms: readonly PreferredTerm[]) => phrasesOfPairs(terms, entry => entry.avoid, entry => entry.prefer));

/** Whether it was put for the other, and nothing else was done in the same breath. */
function isReplaced({ words, data: { preferred }, mendedTexts, edits }: MendedFault<{ readonly preferred: string }>): boolean {
  const isWithin = (part: string, whole: string): boolean => ` ${whole.toLowerCase()} `.includes(` ${part.toLowerCase()} `) || part === "";
  return mendedTexts.some((text) => text.toLowerCase().includes(preferred.toLowerCase())) && edits.every(({ went, came }) => isWithin(went, words) && isWithin(came, preferred));
}

/** In UTF-16 units. */
const widest = 400;

/** Whether the preferred term stands around `at`. */
function isPreferredAt(prose: Text, at: Span, { avoid, prefer }: PreferredTerm): boolean {
  const preferred = spaced(prefer);
  const place = preferred.indexOf(spaced(avoid));
  if (place < 0) return false;
  // White space in the text may be wider than in the term, by a comment's width.
  const from = Math.max(0, at.from - place - widest);
  const around = prose.slice(from, at.to + preferred.length + widest);
  for (const match of around.matchAll(new RegExp(wordsPattern(preferred, "\\s+"), "gi"))) {
    if (contains({ from: from + match.index, to: from + match.index + match[0].length + plural(prefer).length - prefer.length }, at)) return true;
  }
  return false;
}

import type { CompanionTerm } from "../config/config.ts";
import type { Facts } from "../index/facts.ts";
import { plural } from "../index/keys.ts";
import { firstBehind } from "../text/ordered.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { isWithin, scopeSpans } from "./clause-scope.ts";
import { sameTerm } from "./logged.ts";
import { findingPhrases, phrasesOfPairs, referenceFilter, searchOfList } from "./phrases.ts";
import { defineRule, type Fix } from "./rule.ts";
import { spaced } from "./term-pattern.ts";

export const companionTerm = defineRule({
  id: "companion-term",
  summary: "A term stands without the one that should come with it.",
  why: `
Electricity has its MPAN and gas its MPRN; a first generation meter has one kind of identifier and a second generation one
another. A clause that names the one alone leaves half of what it is for without a rule. Name such pairs in the
\`companionTerms\` of sec.json. Where the entry has a \`scope\`, someone has looked at those clauses, and the finding is a
warning; without one it is information.`,
  severity: "information",
  reads: "document",
  *check({ document, config }) {
    const search = searchFor(config.companionTerms);
    if (!search) return;
    const { prose, blocks } = document.tree;
    const isReference = referenceFilter(document.tree);
    const phrases = yield* findingPhrases(document.tree, search, "companion terms");
    const found = phrases.map(one => ({ ...one, block: firstBehind(blocks, one.at.from) }));
    // Where each companion stands: in which blocks, and in items of which lists.
    const places = new Set(found.flatMap(({ of: { words }, block }) => [`${words}\n${block}`, `${words}\nlist ${listOf(document, block)}`]));
    const spans = new Map<CompanionTerm, readonly Span[]>();
    const told = new Map<CompanionTerm, Set<number>>();
    for (const { at, of, isPlural, block } of found) {
      if (of.entries.length === 0 || isReference(at)) continue;
      const term = of.entries.find(entry => {
        if (!spans.has(entry)) spans.set(entry, scopeSpans(document, entry.scope));
        return isWithin(spans.get(entry)!, at);
      });
      // Once a paragraph is enough: who mends it reads on.
      if (!term || told.get(term)?.has(block)) continue;
      const list = listOf(document, block);
      const companionWords = spaced(term.with);
      if (places.has(`${companionWords}\n${block}`) || (list >= 0 && places.has(`${companionWords}\nlist ${list}`))) continue;
      told.set(term, (told.get(term) ?? new Set()).add(block));
      const written = prose.slice(at.from, at.to).replace(/\s+/g, " ");
      const companion = isPlural ? plural(term.with) : term.with;
      const fix: Fix = { title: `Add “or ${companion}”`, preferred: true, safe: false, edits: [{ document: document.id, at: { from: at.to, to: at.to }, newText: ` or ${companion}` }] };
      yield {
        at,
        message: `“${written}” should come with “${companion}”.`,
        data: { companion },
        ...(term.scope.length > 0 ? { severity: "warning" as const } : {}),
        ...(isPossessive(prose, at.to) ? {} : { fixes: () => [fix] }),
      };
    }
  },
  logged: { sameError: sameTerm, summary: ({ words, data: { companion } }) => `“${words}” is not accompanied by “${companion}”` },
  examples: [
    {
      bad: `
//- sec.json
{ "companionTerms": [{ "term": "MPAN", "with": "MPRN", "scope": ["E2.2"] }] }
//- section-e.sec
# SECTION E: REGISTRATION DATA

E2.1 Each MPAN is listed.

E2.2 The data shall include, as a minimum:
(a) the MPAN of each supply point; and
        ^^^^ “MPAN” should come with “MPRN”
(b) the date.
`,
      fixed: `
# SECTION E: REGISTRATION DATA

E2.1 Each MPAN is listed.

E2.2 The data shall include, as a minimum:
(a) the MPAN or MPRN of each supply point; and
(b) the date.
`,
    },
    {
      bad: `
//- sec.json
{ "companionTerms": [{ "term": "Smart Meter ID", "with": "GUID" }] }
//- section-h.sec
# SECTION H: SERVICES

H1.1 The report lists the Smart Meter IDs of the Devices, and each Smart Meter ID stands once.
                          ^^^^^^^^^^^^^^^ “Smart Meter IDs” should come with “GUIDs”
`,
      fixed: `
# SECTION H: SERVICES

H1.1 The report lists the Smart Meter IDs or GUIDs of the Devices, and each Smart Meter ID stands once.
`,
      note: "Everywhere: information, once a paragraph, in the plural where the text is.",
    },
    {
      good: `
//- sec.json
{ "companionTerms": [{ "term": "MPAN", "with": "MPRN" }] }
//- section-e.sec
# SECTION E: REGISTRATION DATA

E2.1 Each MPAN (for electricity) and each MPRN (for gas) is listed.

E2.2 The data shall include:
(a) the MPAN, where electricity is supplied; and
(b) the MPRN, where gas is supplied.
`,
      note: "The companion stands in the same paragraph, or in a sister of the list.",
    },
    {
      good: `
//- sec.json
{ "companionTerms": [{ "term": "MPAN", "with": "MPRN", "scope": ["E2.2"] }] }
//- section-e.sec
# SECTION E: REGISTRATION DATA

E2.2A Each MPAN is listed, and \`MPAN\` is a name.
`,
      note: "Another clause.",
    },
  ],
});

const searchFor = searchOfList((terms: readonly CompanionTerm[]) => phrasesOfPairs(terms, entry => entry.term, entry => entry.with));

/** The clause whose list a block is an item of, or -1. */
function listOf({ tree: { blocks, clauses } }: Facts, block: number): number {
  const clause = clauses[blocks[block]?.clause ?? -1];
  return clause?.kind === "paragraph" ? clause.parent : -1;
}

function isPossessive(prose: Text, at: number): boolean {
  return /^['’]/.test(prose.slice(at, at + 1));
}

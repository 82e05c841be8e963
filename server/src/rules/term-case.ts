import type { CorpusView } from "../index/corpus-view.ts";
import type { Facts } from "../index/facts.ts";
import { termKey, type TermKey } from "../index/keys.ts";
import { findingInBlocks, promisedBy } from "../syntax/memo.ts";
import type { Tree } from "../syntax/tree.ts";
import { countWords, cues } from "../syntax/words.ts";
import { numberOf } from "../text/lexicon.ts";
import { contains, type Span } from "../text/span.ts";
import { isWithin, scopeSpans } from "./clause-scope.ts";
import { referencesIn } from "./definition-places.ts";
import { nearTermsOf } from "./near-terms.ts";
import { defineRule, type Fix } from "./rule.ts";

export const termCase = defineRule({
  id: "term-case",
  summary: "A defined term stands in lower case where the defined term is meant.",
  why: `
A Service Request is what the Code defines; a service request is any request for a service. A capital lost is a meaning lost,
and nobody sees it. Terms of two words or more are sought; single words (\`party\`, \`device\`) have too many other uses, but for \`this code\` in a text that speaks of no other code.
A term that has its capital only because it opens a sentence (\`Response code means\`), headings, quotations, listings and the term's own definition (\`Audit Log means the audit log\`) are left alone, and so are
\`an audit log\` in the clause that the definition cites (\`means the log kept under Section G3.5\`) and \`other User\` where both Other User and User are defined. A document that writes its
terms in lower case can be named in \`except\`, as a whole (\`"P"\`) or by clause (\`"H3"\`).`,
  severity: "information",
  reads: "corpus",
  options: { except: [] as readonly string[] },
  *check({ document, corpus, options }) {
    const excepted = options.except.length > 0 ? scopeSpans(document, options.except) : [];
    for (const { at, form, newText } of nearTermsOf(corpus, document).lowered) {
      const term = termKey(form.text);
      if (isWithin(excepted, at) || isInOwnDefinition(document, term, at) || isSetUp(corpus, document, term, at)) continue;
      const fix: Fix = { title: `Change to “${newText.replace(/\s+/g, " ")}”`, preferred: true, safe: false, edits: [{ document: document.id, at, newText }] };
      yield { at, message: `“${form.text}” is a defined term: write it with its capitals, if it is meant.`, data: { term: form.text }, fixes: () => [fix] };
    }
    for (const at of yield* findingThisCode(document.tree)) {
      if (isWithin(excepted, at) || corpus.definitions(termKey("Code")).every(({ definition: { scope } }) => scope !== "code")) continue;
      const fix: Fix = { title: "Change to “this Code”", preferred: true, safe: false, edits: [{ document: document.id, at, newText: document.tree.prose.slice(at.from, at.to).replace(/c(?=ode$)/, "C") }] };
      yield { at, message: "“Code” is a defined term, written with its capital in the rest of this document.", data: { term: "Code" }, fixes: () => [fix] };
    }
  },
  mendedBy: { wordsAlone: true },
  logged: { sameError: ({ data: { term } }) => term, summary: ({ data: { term } }) => `The defined term “${term}” is written without its capitals` },
  examples: [
    {
      bad: `
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Registration Data Provider** | means a person. |
| **Service Request** | means a request. |
| **Working Day** | means a day that is no holiday. |

A1.2 Each service request shall be answered within five working
          ^^^^^^^^^^^^^^^ “Service Request” is a defined term
                                                        ^^^^^^^> “Working Days” is a defined term
days by the registration data Provider, in answer to that Service request.
^^^^
            ^^^^^^^^^^^^^^^^^^^^^^^^^^ “Registration Data Provider”
                                                          ^^^^^^^^^^^^^^^ “Service Request”
`,
      fixed: `
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Registration Data Provider** | means a person. |
| **Service Request** | means a request. |
| **Working Day** | means a day that is no holiday. |

A1.2 Each Service Request shall be answered within five Working
Days by the Registration Data Provider, in answer to that Service Request.
`,
    },
    {
      good: `
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Definition |
| --- | --- |
| **Device** | means a meter. |
| **Other User** | means a User in that role. |
| **Party** | means a person. |
| **User** | means a person. |
| **Working Day** | means a day. |

### Meetings on a working day

A1.2 Each party shall give each other User a device on each Working Day, and on a “working day” or a non-working day if it likes.
`,
      note: "Single words, headings, quotations, compounds, and a first word that is no part of the term.",
    },
    {
      good: `
# APPENDIX AD: INTERFACE

1.1 In this Appendix:

“Response code” means a number that tells what happened.

1.2 Each response code stands in a table.
`,
      note: "The capital is that of the sentence.",
    },
    {
      good: `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code, **Service Request** means a request.
//- appendix-m.sec
# APPENDIX M: INTERFACE

1.1 In this Appendix, **Target Time** means one hour. Each Service Request has a target.
//- appendix-p.sec
# APPENDIX P: CONNECTION

1.1 Each target time is agreed.
`,
      note: "Another document's own term.",
    },
    {
      good: `
//- sec.json
{ "rules": { "term-case": ["information", { "except": ["P", "H3"] }] } }
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code, **Service Request** means a request.
//- appendix-p.sec
# APPENDIX P: CONNECTION

1.1 Each service request is answered.
//- section-h.sec
# SECTION H: SERVICES

H3.1 Each service request is answered.
`,
      note: "Silenced for a document, and for a clause.",
    },
    {
      bad: `
# APPENDIX P: CODE OF CONNECTION

1.1 In this document, “Standard Version” refers to the Software as the DCC made it.

1.2 Each User shall hold the standard version, and no other.
                             ^^^^^^^^^^^^^^^^ “Standard Version” is a defined term
`,
    },
    {
      good: `
# APPENDIX P: CODE OF CONNECTION

1.1 “This Code of Connection” means this document, and “The Program” refers to any copy of the Software. In this Code of
Connection, the Program and each other program is software.

1.2 Under this Code of Connection each User may run the Program, or the program of another.
`,
      note: "The capital of an article is the definition's own.",
    },
  ],
});

/** Finds, in steps, `this code` in a text that speaks of this Code, and of no other code in small letters. */
function* findingThisCode(tree: Tree): Generator<undefined, readonly Span[]> {
  const found: Span[] = [];
  for (const { block, items } of yield* findingInBlocks(tree, "this code", (prose) => [...prose.matchAll(thisCode)], mayBeThisCode)) {
    const start = tree.blocks[block]!.at.from;
    for (const { index, 0: words } of items) found.push({ from: start + index, to: start + index + words.length });
  }
  if (found.length === 0) return found;
  const [small, capital] = ["code", "Code"].map(numberOf);
  const smalls = countWords(tree.words, (number) => number === small);
  const capitals = countWords(tree.words, (number) => number === capital);
  return smalls === found.length && capitals > smalls ? found : [];
}

const mayBeThisCode = promisedBy(cues((word) => word === "code"));
const thisCode = /(?<![\w-])[Tt]his\s{1,4}code(?![\w-])/g;

/** Whether the words say, in the place that the term's definition cites, that there shall be such a thing: `shall publish an annual report`. */
function isSetUp(corpus: CorpusView, document: Facts, term: TermKey, at: Span): boolean {
  if (!/\s(?:an?|one)\s$/.test(document.tree.prose.slice(Math.max(0, at.from - 6), at.from))) return false;
  return corpus.definitions(term).some((site) => referencesIn(site.document, site.definition.body).some((reference) => {
    const found = corpus.resolve(reference, site.document);
    return found.kind === "one" && found.target.kind === "clause" && found.target.document === document && contains(found.target.clause.content, at);
  }));
}

/** `Audit Log means the audit log created under clause 5`: the plain words say what the term is. */
function isInOwnDefinition({ definitions }: Facts, key: TermKey, at: Span): boolean {
  return (definitions.get(key) ?? []).some(({ body }) => body.from <= at.from && at.to <= body.to);
}

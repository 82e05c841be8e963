import type { CorpusView } from "../index/corpus-view.ts";
import type { Facts } from "../index/facts.ts";
import { isBelow, scopeOfKey } from "../index/keys.ts";
import { clauseName, documentName } from "../index/names.ts";
import type { Reference } from "../syntax/tree.ts";
import { lineEndOf } from "../text/line-index.ts";
import { around } from "../text/ordered.ts";
import { changeTo, copiedFrom, emptyRange, repeats, turnedRange } from "./misplaced-references.ts";
import { nearestAnnexes, nearestClauses, nearestVariants } from "./nearest-places.ts";
import { defineRule, every, pause, type FaultWith, type Fix } from "./rule.ts";

export const brokenReference = defineRule({
  id: "broken-reference",
  summary: "A reference names a place that does not exist.",
  why: `
A clause that refers to nowhere cannot be complied with, and the courts will not guess. References break when a clause is
moved, renumbered or deleted after it was cited, and when a clause is cited that was never written. Where the document
itself is not in the folder, or only an extract of it is, that is said once, as information: nothing can be known of the
place. A range whose end comes before its start, a number that stands twice in a list, and \`this Section L2\` in words that
were copied into L3, are told as warnings. Statutes, licences and standards outside the Code are left alone. A place that is known to be missing, such as one
that another modification brings, may be named in the \`allow\` of sec.json: a clause with all below it (\`G9.9\`,
\`AG 2.10\`), or a document (\`Section X\`); a comment there may say why.`,
  severity: "error",
  reads: "corpus",
  examines: "references",
  options: { allow: [] as readonly string[] },
  *check({ document, references, corpus, options }) {
    const absent = new Set<string>();
    const isAllowed = (name: string): boolean => options.allow.some(place => isBelow(name, place));
    const isLong = every(16);
    const isTwice = repeats();
    for (const reference of references) {
      if (isLong()) yield pause;
      const { kind } = reference.target;
      if (isTwice(reference)) yield { at: reference.number, message: `${document.tree.text.slice(reference.number.from, reference.number.to)} stands twice in this list.`, severity: "warning" };
      const end = reference.range === "start" ? around(references, reference.whole).find(({ range, from }) => range === "end" && from > reference.from) : undefined;
      const turned = end && kind === "response-code" && turnedRange(document, reference, end);
      if (turned) yield turned;
      if (kind === "placeholder" || kind === "external" || kind === "response-code" || kind === "schema-name") continue;
      const found = corpus.resolve(reference, document);
      const copied = copiedFrom(document, reference, found);
      if (copied) yield copied;
      else if (found.kind === "absent" && kind !== "service-request" && !absent.has(found.document)) {
        absent.add(found.document);
        if (!isAllowed(found.document)) yield { at: reference.number, message: `${found.document} is not among the files here: references to it are not checked.`, severity: "information", isFirst: true };
      } else if (found.kind === "none" && found.certain) {
        const home = found.document ?? document;
        if (!isAllowed(placeIn(home, found.sought))) yield broken(document, reference, home, found.sought);
      }
      const empty = end && !copied ? emptyRange(document, reference, end, found, corpus.resolve(end, document)) : undefined;
      if (empty) yield empty;
    }
  },
  mendedBy: { target: "underlined" },
  logged: { summary: ({ data, message, documentName: ownName }) => (data ? `Reference to ${absentName(data, ownName)}, which does not exist` : message) },
  examples: [
    {
      bad: `
//- section-g.sec
# SECTION G: SECURITY

## G3 USERS

G3.5 Each User shall tell the DCC of an Incident.
//- appendix-ag.sec
# APPENDIX AG: INCIDENT MANAGEMENT

2.1 A User shall raise an Incident in accordance with Section G3.5A.
                                                              ^^^^^ There is no G3.5A in Section G (SECURITY).
`,
      note: "`G3.5A` is offered as a new clause after G3.5.",
    },
    {
      bad: `
//- appendix-p.sec
# APPENDIX P: CODE OF CONNECTION

1.1 The DCC shall act as set out in section 1.9 of this document and in clauses 1.2 and 1.4.
                                            ^^^ There is no 1.9 in Appendix P
                                                                                        ^^^ There is no 1.4

1.2 A User shall do so too.
`,
      note: "Each part of a list is looked up by itself.",
    },
    {
      bad: `
//- section-h.sec
# SECTION H: DCC SERVICES

H1.1 The DCC shall publish:
(a) a list; and
(b) a guide.

H1.2 The guide is the one described in Section H1.1(c).
                                               ^^^^^^^ There is no H1.1(c)
`,
      note: "A sub-paragraph that its list does not have.",
    },
    {
      bad: `
//- section-h.sec
# SECTION H: DCC SERVICES

H1.1 The DCC shall:
(a) act;
(b) report as paragraphs (a) and (d) say; and
                                 ^^^ There is no H1.1(d) in Section H (DCC SERVICES).
(c) publish what is told under paragraph (d) of its licence.
`,
      note: "A label behind the end of the list that it stands in.",
    },
    {
      bad: `
//- section-f.sec
# SECTION F: SYSTEMS

F4.1 The DCC shall use the channels in the Annex to Section F4.
                                           ^^^^^^^^^^^^^^^^^^^ There is no Annex to Section F4
`,
    },
    {
      bad: `
//- section-m.sec
# SECTION M: GENERAL

M1.1 Section X3.2 and Section X3.4 apply from the date in Appendix AF.
             ^^^^ Section X is not among the files here
                                                                   ^^ Appendix AF is not among the files here
`,
      note: "A document that is not here is information, once.",
    },
    {
      good: `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 The DCC holds a licence granted under section 6(1A) of the Electricity Act 1989, and complies with Condition 22 of the DCC Licence, with RFC 7468 section 3 and with paragraph 2 of Schedule 4 to that Act.
`,
      note: "What lies outside the Code is never broken.",
    },
    {
      good: `
//- appendix-m.sec
# APPENDIX M: INTERFACE

2.3.1.1 The DCC shall act as set out in section 2.3.1 and in Appendix A.

## Appendix A Messages

Text of the messages.
`,
      note: "2.3.1 is there in the clauses below it; `Appendix A` inside an Appendix is its own.",
    },
    {
      good: `
# APPENDIX AG: INCIDENTS

1 The DCC shall act as clause 3C says.

3 It shall:
(A) act;
(B) wait; and
(C) report.

Section 7 – Other Matters

(a) All else is as the Panel decides.
`,
      note: "An item cited without its brackets, and a heading that names its own number.",
    },
    {
      good: `
# SECTION G: SECURITY

G3.4 Each User shall act as Section G3.5 says.

[G3.5 Each User shall report.]

G3.6 Each User shall rest.
`,
      note: "A clause that a draft still has in brackets.",
    },
    {
      bad: `
//- appendix-p.sec.txt
APPENDIX P
Code of Connection

Contents
1 Connection ........................... 1
2 Times ................................ 2
Appendix A Forms ....................... 3

1 Connection
1.1 The DCC shall act as set out in section 2.9 of this document and in the Interface
                                            ^^^ There is no 2.9 in Appendix P
Policy.
1.2 It shall:
(a) log; and
(b) report to each User that
1

SEC - Appendix P
asks for it.
1.3 Each User shall:
(a) act;
log what it did; and
(b) report.
2 Times
2.1 The DCC shall act within a day, as clauses 1.2(c) and 1.3(c) say.
                                               ^^^^^^ There is no 1.2(c) in Appendix P
Appendix A Forms
1 The form is published with
`,
      note: "A text that came out of a PDF and breaks off in its last annex: what stands before that is all there, but for labels of lists.",
    },
    {
      bad: `
//- sec.json
{
  // M9.9 and Section X come with the next modification.
  "rules": { "broken-reference": ["error", { "allow": ["M9.9", "Section X", "AG 2.1"] }] }
}
//- section-m.sec
# SECTION M: GENERAL

M1.1 The DCC shall act as Section M9.9(a), Section X3.2, section 2.1.4 of Appendix AG and Section M9.91 say.
                                                                                                  ^^^^^ There is no M9.91
//- appendix-ag.sec
# APPENDIX AG: INCIDENT MANAGEMENT

2.2 A User shall raise an Incident.
`,
      note: "Places that are known to be missing, each by itself; all others are looked up as ever.",
    },
    {
      good: `
# APPENDIX P: CODE OF CONNECTION

2.1 The DCC may:
(a) use the Software;
(b) copy it; and
(c) lend it, where the rights in this clause 2.1(a) and (b) are in force.
`,
      note: "Of several paragraphs of the clause that the words stand in, too.",
    },
    {
      good: `
# APPENDIX P: CODE OF CONNECTION

This document says:

1. Why it was made.

2. How it is read.

3. What it holds, as section 2(b) has it.

1. Purpose

Each User shall comply.

2. Duties

(a) Each User shall act.

(b) Each User shall report.
`,
      note: "A text that counts from 1 more than once: nobody knows which 2 is meant.",
    },
    {
      bad: `
APPENDIX P: CODE OF CONNECTION

1 Each User shall comply with section 2.

2 The DCC shall act under section 9 of this document.
                                  ^ There is no 9

3 The DCC shall report.

END OF DOCUMENT
`,
      note: "A text that says that it ends, without a full stop.",
    },
  ],
});

/** A place as another document cites it: `G3.5`, `AG 2.1.3`. */
function placeIn({ tree: { identity } }: Facts, sought: string): string {
  return identity.kind === "section" ? sought : `${identity.key} ${sought}`;
}

/** A place that there is not. */
interface Absent {
  readonly name: string;
  /** The document that lacks it. */
  readonly where: string;
  readonly isOfSection: boolean;
  /** Whether that is the document which refers to it. */
  readonly isOwn: boolean;
}

function broken(from: Facts, reference: Reference, document: Facts, sought: string): FaultWith<Absent | undefined> {
  // Of the other document only its name is kept: it may be edited meanwhile.
  const { id, tree: { identity: { kind, extract } } } = document;
  const name = / Annex$/.test(sought) ? `Annex to Section ${sought.replace(/ Annex$/, "")}` : sought;
  const where = documentName(document);
  const fault = { at: reference.number, fixes: (corpus: CorpusView) => fixesOf(corpus, from, reference, id, sought) };
  return extract
    ? { ...fault, message: `${name} is not in the extract of ${where} that is here.`, severity: "information" }
    : { ...fault, message: `There is no ${inPlace(name)} ${where}.`, data: { name, where, isOfSection: kind === "section", isOwn: document.identity === from.identity } };
}

/** `3.9 in`, `2(c) in Part A of`: what is not there, as it is said before the document's name. */
function inPlace(name: string): string {
  const scope = scopeOfKey(name);
  return /\d$/.test(scope.trimEnd()) || /(?:Part|Annex|Appendix|Schedule) \w+ $/.test(scope) ? `${name.slice(scope.length)} in ${scope}of` : `${name} in`;
}

/** `Section G3.9`, `Annex 3 of Section F (SYSTEMS)`, `DUIS 3.9`, `2.1 of Appendix AG (INCIDENTS)`. */
function absentName({ name, where, isOfSection, isOwn }: Absent, ownName: string): string {
  if (name.startsWith("Annex to Section ")) return name;
  if (isOfSection) return /^[A-Z][a-z]/.test(name) ? `${name} of ${where}` : `Section ${name}`;
  return isOwn ? `${ownName} ${name}` : `${name} of ${where}`;
}

function fixesOf(corpus: CorpusView, from: Facts, reference: Reference, id: string, sought: string): readonly Fix[] {
  const document = corpus.document(id);
  const { target } = reference;
  if (document && target.kind === "annex") return nearestAnnexes(document, from, sought).map(([key, name]) => changeTo(from, reference.number, name, key));
  if (document && target.kind === "service-request") return nearestVariants(document, target.variant).map(variant => changeTo(from, reference.number, variant, variant));
  if (!document || (target.kind !== "clause" && target.kind !== "relative")) return [];
  const written = from.tree.text.slice(reference.number.from, reference.number.to);
  const created = creation(document, sought);
  const lettered = document.tree.identity.key + sought;
  const near = document === from && document.clauses.has(lettered) ? [lettered] : nearestClauses(document, sought).map(clause => clause.key);
  return [...(created ? [created] : []), ...near.map(key => {
    const words = rewritten(written, sought, key);
    return changeTo(from, reference.number, words, words.startsWith("(") ? key : words);
  })];
}

/** `H17.5(h)` written as `(h)` in a list keeps its form. */
function rewritten(written: string, sought: string, key: string): string {
  if (written.startsWith("(") && key.startsWith(sought.slice(0, sought.lastIndexOf("(")))) return key.slice(sought.lastIndexOf("("));
  // The annex is named beside the number, or it is the one that the words stand in.
  return key.slice(scopeOfKey(key).length);
}

/** A new clause of the number, after the one that it must follow; only where that one is there. */
function creation(document: Facts, sought: string): Fix | undefined {
  const parts = /^(|.*\D)(\d+)([A-Z]?)$/.exec(sought);
  if (!parts || sought.includes("(")) return undefined;
  const [, stem, digits, letter] = parts;
  const previous = letter === "A" ? `${stem}${digits}` : letter ? `${stem}${digits}${String.fromCharCode(letter.charCodeAt(0) - 1)}` : `${stem}${Number(digits) - 1}`;
  const clause = document.clauses.get(previous)?.[0];
  if (!clause || !sought.includes(".")) return undefined;
  const { text } = document.tree;
  const end = lineEndOf(text);
  return {
    title: `Create ${sought} after ${clauseName(document, clause, document)}`,
    preferred: false,
    safe: false,
    edits: [{ document: document.id, at: { from: clause.to, to: clause.to }, newText: `${end}${end}${sought} [To be drafted]` }],
  };
}

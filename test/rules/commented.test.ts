// A comment between two words hides nothing from a rule, and nothing looks amiss for it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../../server/src/syntax/parse.ts";
import { finds, findsNothing } from "../support/expect.ts";

const comment = "<!-- the Panel asked for it -->";
const under = "^".repeat(comment.length);
const beside = " ".repeat(comment.length);

test("banned and preferred terms are found over a comment", () => {
  finds(`
//- sec.json
{ "bannedTerms": [{ "term": "User Gateway", "replacement": "User Interface" }],
  "preferredTerms": [{ "avoid": "Security Incident", "prefer": "Major Security Incident" }] }
//- section-h.sec
# SECTION H: DCC SERVICES

H3.1 The DCC shall keep each User ${comment} Gateway open.
                             ^^^^^${under}^^^^^^^^ banned term

H3.2 The DCC shall report a Security ${comment} Incident, and a Major ${comment} Security Incident.
                            ^^^^^^^^^${under}^^^^^^^^^ preferred
`);
});

test("a reference, its heading and a defined term are read over a comment", () => {
  finds(`
//- section-h.sec
# SECTION H: DCC SERVICES

## H3 REPORTS

H3.1 The **Major ${comment} Incident** means a mishap.

H3.2 Each Major ${comment} Incident shall be told of under Section ${comment} H3.9 (Reports).
${" ".repeat("H3.2 Each Major  Incident shall be told of under Section  ".length)}${beside}${beside}^^^^ There is no H3.9
`);
});

test("the blank of a form is found as that under a heading with a comment in it", () => {
  findsNothing(`
//- section-h.sec
# SECTION H: DCC SERVICES

## H3 FORM ${comment} OF NOTICE

H3.1 This notice is given on [●].
`);
});

test("a heading has its level, whatever comment stands beside its marks", () => {
  const lines = "<!-- the Panel\nasked for it -->";
  for (const marks of [`## ${comment}`, `## ${lines}`, `${comment} ##`, `${lines} ##`, `${lines} ## ${lines}`]) {
    findsNothing(`
//- section-h.sec
# SECTION H: DCC SERVICES

${marks} H3 REPORTS

### Times

H3.1 The DCC shall act.
`);
  }
  finds(`
//- section-h.sec
# SECTION H: DCC SERVICES

H3.1 The DCC shall act. <!-- the Panel
asked for it --> ### Times
                 ^^^^^^^^^ level 2 is skipped

H3.2 The DCC shall report.
`);
});

test("behind a sentence and a comment of several lines, words go on with the paragraph, and a number begins a clause", () => {
  for (const [words, clauses] of [["Security Incidents", 1], ["Schedule 2", 1], ["H3.2 The DCC shall report.", 2], ["(a) report.", 2]] as const) {
    const { clauses: read } = parse(`# SECTION H: DCC SERVICES\n\nH3.1 The DCC shall act. <!-- the Panel\nasked for it --> ${words}\n`, { name: "section-h.sec" });
    assert.equal(read.length, clauses, words);
  }
});

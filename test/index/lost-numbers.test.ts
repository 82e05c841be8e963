// Where a converter left out what Word counts, no number is called missing; where numbers are written out, it is.

import { test } from "node:test";
import { finds, findsNothing } from "../support/expect.ts";

const sentence = (what: string): string => `Each User shall keep a record of ${what}, and shall give it to the Panel whenever the Panel asks for it, within ten Working Days at the latest.`;
const subjects = ["each message", "each device", "each request", "each report", "each failure", "each visit", "each change", "each test", "each letter", "each payment"];

test("lists that each begin with 1, as pandoc leaves what Word counts, and a number that stood in the text", () => {
  findsNothing(`# SECTION H: RECORDS

## RECORDS

1.  ${sentence("each message")}

2.  ${sentence("each device")}

## REPORTS

1.  ${sentence("each report")} Section H1.2 applies to it.

H2.1A ${sentence("each failure")} Sections H2.1 and H1.1(a) apply to it.
`);
});

test("items that are counted from (a) anew behind those below them, and parts of a Schedule that are counted anew within", () => {
  findsNothing(`# SECTION H: RECORDS

## RECORDS

1.  ${sentence("each message")}

(a) the Panel; and

(i) its chair; or

(ii) its secretary; and

(a) the DCC.

## REPORTS

1.  ${sentence("each report")}
`);
  findsNothing(`# SCHEDULE 2: AGREEMENT

## Part 1: Particulars

1.  ${sentence("each message")}

2.  ${sentence("each device")}

1.  ${sentence("each report")} Paragraph 4 applies to it.

3.  ${sentence("each report")}
`);
});

test("paragraphs without numbers, as in text that holds the words of a Word file alone", () => {
  findsNothing(`SECTION H: RECORDS\nRECORDS\n${subjects.map(sentence).join("\n")}\nSection H1.2 applies to each of these.\n`);
});

test("numbers that are written out: one that is missing is", () => {
  finds(`
# SECTION H: RECORDS

## H1 RECORDS

${subjects.map((what, i) => `H1.${i + 1} ${sentence(what)}`).join("\n\n")}

${subjects.map(sentence).join("\n\n")}

H1.11 Section H1.12 applies to each of these.
              ^^^^^ There is no H1.12
`);
});

// A whole housekeeping modification: the workspace of a real report and what it became, its log row by row. The text is
// not this project's (../shared, where it is there): of each row only its rules and places are kept here.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { logOf, versionsWith } from "../support/revisions.ts";

const shared = fileURLToPath(new URL("../../../shared/", import.meta.url));

/** What the report proposes, file by file: each pair is what stands there and what takes its place, wherever it stands. */
const mendings: Readonly<Record<string, readonly (readonly [string | RegExp, string])[]>> = {
  "section-a.sec": [["| **SM WAN** | |", "| **SM WAN** | means a network. |"]],
  "section-g.sec": [[/(?<=a )(?=Major Security Incident aff)/, "DCC "], [/\bteh\b/, "the"], [/\n(?=G3\.6 )/, "\nG3.5A Each Party shall report it.\n\n"], [/ version 1\.2[\w ]*(?=\.)/, ""]],
  "section-h.sec": [["shall only include", "shall include, as a minimum,"], [/(?<=\(a\) the Smart Meter ID)/, " or GUID"]],
  "section-m.sec": [[/\bFax\b/g, "Email"]],
  "appendix-p.sec": [[/\bFax\b/g, "Email"], [/(?<=\*\*Transport Layer Security\*\* \| )[^|]+(?= \|)/, "has the meaning given to that expression in Section A1.1 (Definitions)."]],
  "appendix-ag.sec": [["acordance", "accordance"], [/(?<=and |each |#### )(?=Major Security)/g, "DCC "]],
  "appendix-ad.duis": [
    ["3.6.9.9", "3.9.1"],
    [/\| \*\*TLS\*\* .*\n/, ""],
    [/(?<=\(TLS\)\*\* \| )[^|]+(?= \|)/, "has the meaning given to that expression in Section A1.1 (Definitions)."],
    [/(?<=TLS) 1\.2(?=,)/, ""],
    [/(\| E[67]\d \| ([^|]+) \|) \|/g, "$1 The text of $2. |"],
    ["| E65 |", "| E64 | Not Available | The service is not available. |\n| E65 |"],
    [/, Meter Data Retriever \(MDR\)/g, ""],
    [/(?<=ScheduleEndDate .*)\| Yes \|/, "| No |"],
    [/.*\(see clause 3\.8\.82\.9\).*\n/g, ""],
    [/(?<=\| Credit .*\n)/, "| Prepayment | The other mode. | sr:NoType | No | None | N/A |\n"],
    ["sr:FirmwareVersionUpdate", "sr:FirmwareVersion"],
  ],
};

const rows = [
  "empty-definition @ Section A1.1 (definition of “SM WAN”)",
  "preferred-term @ Section G3.5; Appendix AG 2.10 (heading “DCC Major Security Incidents”) and 2.10.1",
  "typo @ Section G3.5",
  "broken-reference @ Section G3.5A; Appendix AG 2.1.3",
  "pinned-version @ Section G12.1",
  "closed-list @ Section H17.5",
  "companion-term @ Section H17.5(a)",
  "banned-term @ Sections M3.1, M3.2, M3.3(c), M3.4 and M3.5; Appendix P 2.2",
  "duplicate-definition, pinned-version @ Appendix P, Appendix A (definition of “Transport Layer Security”); DUIS 1.3 (definitions of “TLS” and “Transport Layer Security”)",
  "broken-reference @ DUIS 1.3 (definition of “S1SP Alert”)",
  "pinned-version @ DUIS 2.2.1",
  "response-code-unspecified @ DUIS 3.5.10",
  "response-code-gap @ DUIS 3.5.10 (“E64”)",
  "eligible-user-mismatch @ DUIS 3.8.17.1 (“Eligible Users”)",
  "eligible-user-mismatch @ DUIS 3.8.21.1 (“Eligible Users”)",
  "mandatory-mismatch @ DUIS 3.8.43.2 (“ScheduleEndDate”)",
  "broken-reference, duplicate-data-item @ DUIS 3.8.82.2 (“LowerBandSubGHzChannels0To26”)",
  "broken-reference, duplicate-data-item @ DUIS 3.8.82.2 (“LowerBandSubGHzChannels27To34”)",
  "broken-reference, duplicate-data-item @ DUIS 3.8.82.2 (“LowerBandSubGHzChannels35To61”)",
  "broken-reference, duplicate-data-item @ DUIS 3.8.82.2 (“UpperBandSubGHzChannels0To26”)",
  "missing-data-item @ DUIS 3.8.117.2 (“Prepayment”)",
  "unknown-schema-name @ DUIS 3.9.1.1",
  "typo @ Appendix AG 2.1.3",
];

test("the rows of a housekeeping report", { skip: existsSync(`${shared}housekeeping`) ? false : "../shared, with the report's workspace, is not here" }, () => {
  const before = filesIn(`${shared}housekeeping/before`, /\.(?:sec|duis|json)$/);
  const schemas = filesIn(`${shared}corpus/duis`, /\.xsd$/);
  const after = new Map(
    [...before].map(([name, text]) => [
      name,
      (mendings[name] ?? []).reduce((mended, [what, by]) => {
        const next = mended.replace(what, by);
        assert.notEqual(next, mended, `${String(what)} is not in ${name}`);
        return next;
      }, text),
    ]),
  );
  const { entries } = logOf(versionsWith(new Map([...before, ...schemas]), new Map([...after, ...schemas])));
  assert.deepEqual(entries.map(({ rules, sections }) => `${rules.join(", ")} @ ${sections.join("; ")}`), rows);
});

function filesIn(folder: string, ending: RegExp): ReadonlyMap<string, string> {
  return new Map(readdirSync(folder).filter((name) => ending.test(name)).sort().map((name) => [name, readFileSync(`${folder}/${name}`, "utf8")]));
}

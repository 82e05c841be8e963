// Texts to begin with: the sample and the examples of the rules, in pieces that are read in a moment.

import { readdirSync, readFileSync } from "node:fs";
import { allRules } from "../../server/src/rules/all.ts";
import { parseFixture } from "../support/fixture.ts";
import { pieces } from "./target.ts";

const samples = new URL("../../samples/", import.meta.url);

/** The sample's files whose names `pattern` finds. */
export function sample(pattern: RegExp): readonly { readonly name: string; readonly text: string }[] {
  return readdirSync(samples).filter((name) => pattern.test(name)).sort().map((name) => ({ name, text: readFileSync(new URL(name, samples), "utf8") }));
}

/** The examples of the rules, without what is drawn in them. */
export const examples: readonly string[] = allRules.flatMap((rule) =>
  rule.examples.map((example) => parseFixture("bad" in example ? example.bad : example.good).files.map(({ name, text }) => `//- ${name}\n${text}`).join("\n")),
);

const size = 1500;

export const drafts: readonly string[] = [...sample(/\.(?:sec|sec\.txt)$/).flatMap(({ text }) => pieces(text, size)), ...sample(/\.duis$/).flatMap(({ name, text }) => pieces(text, size).map((piece) => `//- ${name}\n${piece}`)), ...examples];

/** What means something to the reader. */
export const draftedWords: readonly string[] = [
  "\n", "\n\n", "Section ", "Sections G3.1 and ", "G3.5", "G3.5A", "(a)", "(ii)", " to ", " – ", " and ", "paragraph (b) above", "Appendix AD", "Schedule 4", "the Annex to Section G3", "\nG3.5 ", "\n2.1 ", "\n(a) ", "\n    (i) ", "\n# SECTION G: SECURITY\n",
  "\n## G3 SYSTEM SECURITY\n", "\n### ", "\nAPPENDIX P\n", "\nAnnex A\n", "\nSchedule 1\n", "\nPart B\n", "\nTable 3: ", "\n| Term | Meaning |\n| --- | --- |\n", "\n| **Panel** | means a body. |\n", " | ", "\\|", "**", "“Panel”", "means ", "has the meaning given in Section A1.1", "(the “Panel”)",
  "[Not used]", "Not Used", "G3.6 to G3.9 [Not used]", "\n---\n", "\n---\ndocument: Section G\naliases: [X, Y]\nschema: sample-duis.xsd\nstatus: draft\n---\n", "<!-- ", " -->", "<!-- sec-disable -->", "<!-- sec-disable-next-line typo: so -->", "```", "\n```xml\n", "<sr:Request>", "</sr:Request>", "`sr:DeviceID`", "HTTP/1.1 200 OK\n",
  "Response Codes E60 – E71", "E13", "Service Request 4.6.1", "Error! Reference source not found.", "[TBC]", "the Electricity Act 1989", "RFC 7468", "\f", "\nSEC - Section G\n12\n", "\nG3 Security ............ 12\n", "teh ", "the the ", " ,", "(", ")", "“", "”", "five (6)", "31 June 2024", "colour", "color", "\t", "- ", "1) ", "/*", "https://x.y/z",
];

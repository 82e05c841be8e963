import { isDrafted } from "../index/cut.ts";
import { defineRule } from "./rule.ts";

export const emptyDefinition = defineRule({
  id: "empty-definition",
  summary: "A term stands in the definitions, but has no meaning.",
  why: `
A capital letter tells the reader that a word is defined. If the definition is blank, every clause that uses the term
rests on nothing, and the parties will argue about what was meant. Blanks are mostly left behind when a definition is
moved to another Section, or when the row was made before the text was agreed.`,
  severity: "error",
  reads: "document",
  *check({ document }) {
    for (const definition of document.tree.definitions) {
      // Where a table came flat out of a PDF, a meaning may have gone astray: only a sure blank is a fault.
      if (definition.kind !== "empty" || !definition.certain || (definition.form === "running" && !isDrafted(document))) continue;
      yield { at: definition.at, message: `“${definition.term}” is listed as a defined term, but has no meaning.`, data: { term: definition.term } };
    }
  },
  marks: "empty",
  mendedBy: { removal: true },
  logged: { sameError: ({ data: { term } }) => term, summary: ({ data: { term } }) => `There is no definition of “${term}”` },
  examples: [
    {
      bad: `
# SECTION A: DEFINITIONS AND INTERPRETATION

A1.1 In this Code, the expressions below have these meanings:

| Term | Definition |
| --- | --- |
| **Panel** | means the body that Section C sets up. |
| **SM WAN** | |
    ^^^^^^ “SM WAN” is listed as a defined term, but has no meaning.
| **User** | means a Party that may use the Services. |
`,
      note: "The row is there, the meaning is not.",
    },
    {
      bad: `
# SECTION A: DEFINITIONS AND INTERPRETATION

A1.1 In this Code, the expressions below have these meanings:

| Term | Definition |
| --- | --- |
| "Code" | means this Smart Energy Code. |
| "Transport Layer Security (TLS)" |   |
   ^^^^^^^^^^^^^^^^^^^^^^^^ has no meaning
`,
    },
    {
      good: `
# SECTION A: DEFINITIONS AND INTERPRETATION

A1.1 In this Code, the expressions below have these meanings:

| Term | Definition |
| --- | --- |
| **AES** | Advanced Encryption Standard |
| **Fee** | has the meaning given to that expression in Section A1.2. |
| **Repository** | shall be interpreted accordingly. |

A1.2 A **Fee** means a sum that is payable under this Code.
`,
      note: "A meaning needs no verb, and may point elsewhere.",
    },
    {
      good: `
# APPENDIX R: COMMON TEST SCENARIOS

8.1 The User shall complete each test in the table below.

| Test | Result |
| --- | --- |
| First test | |
| Second test | |
`,
      note: "A form to be filled in defines nothing.",
    },
  ],
});

import { test } from "node:test";
import { formats, formatsNothing } from "../support/formats.ts";

test("tables stand in columns for as long as they are narrow", () => {
  formats(
    `
# SECTION A: DEFINITIONS

| Term|Meaning |
|---|:--|
|  **DCC**| means the person that holds the licence for the time being. |
| **Panel**   |means a \\| b|
| | (a) goes on. |
`,
    `
# SECTION A: DEFINITIONS

| Term      | Meaning |
| --------- | :-- |
| **DCC**   | means the person that holds the licence for the time being. |
| **Panel** | means a \\| b |
|           | (a) goes on. |
`,
  );
  formats(
    `
1.1 As follows:

| A | B | C |
| :-: | --- | --: |
| 1 | two | |
| Ångström | 22 | 333 |
`,
    `
1.1 As follows:

| A        | B   | C   |
| :------: | --- | --: |
| 1        | two |     |
| Ångström | 22  | 333 |
`,
  );
});

test("list items are indented by their depth, with their wrapped lines", () => {
  formats(
    `
# SECTION G: SECURITY

G3.5 Each User shall:
(a) tell:
  (i) the Panel, which
     meets monthly; and
(ii) the DCC; and
(b) act.
`,
    `
# SECTION G: SECURITY

G3.5 Each User shall:
(a) tell:
    (i) the Panel, which
       meets monthly; and
    (ii) the DCC; and
(b) act.
`,
  );
});

test("a document whose outermost items stand in keeps them so", () => {
  formatsNothing(`
# SECTION G: SECURITY

G3.5 Each User shall:

    (a) tell the Panel; and

    (b) act:

        (i) at once; or

        (ii) later.
`);
});

test("space at line ends and blank lines beyond the first go", () => {
  formats("# SECTION G: SECURITY  \n\n\n\nG3.5 Each User shall act. \t\n \nG3.6 End.\n\n\n", "# SECTION G: SECURITY\n\nG3.5 Each User shall act.\n\nG3.6 End.\n");
  formats("G3.5 Each User\r\n\r\n\r\nshall act.", "G3.5 Each User\r\n\r\nshall act.\r\n");
});

test("front matter, comments and listings are left as they are", () => {
  formatsNothing(`
---
document:   Appendix AD


title: DUIS
---
# APPENDIX AD: DUIS

<!-- a note


that goes on   -->

1.1 As follows:

\`\`\`xml
<a>   


</a>
\`\`\`
`);
});

test("text that came out of a PDF is left alone", () => {
  formatsNothing(`
SEC - Appendix M
Contents
1 Introduction .................................... 3
2 Interfaces ...................................... 4
1
SEC - Appendix M
1 Introduction   


(a) one;
`);
});

test("a range formats its own lines and no other", () => {
  formats(
    `
G3.5 One.  
‹|G3.6 Two.  
|>G3.7 Three.  
`,
    `
G3.5 One.  
G3.6 Two.
G3.7 Three.  
`,
  );
});

test("rows without a bar at their end are left as they are", () => {
  formatsNothing("| a | b\n| --- | ---\n| long | d\n");
});

// Words of a project's own: further phrases that define, further words that introduce a clause's number.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readConfig } from "../../server/src/config/read.ts";
import { finds, findsNothing } from "../support/expect.ts";
import { goesTo, hovers } from "../support/features.ts";
import { idOf, put, workspaceWith } from "../support/workspace.ts";

const phrases = '//- sec.json\n{ "definingWords": ["is a reference to", "takes its meaning from"] }\n';
const words = '//- sec.json\n{ "referenceWords": ["Rule", "Licence Term"] }\n';

test("a term that a phrase of the project defines is one; without the phrase it is none", () => {
  const text = `
//- section-m.sec
# SECTION M: GENERAL

M1.1 In this Section, **Late Payer** is a reference to a Party that pays late.

M1.2 The Panel may write to a Late Pa<|>yer.
                              ^^^^^^^^^^
`;
  hovers(phrases + text, "Late Payer (M1.1", "is a reference to a Party that pays late", "Used once.");
  const without = workspaceWith(new Map([["section-m.sec", "# SECTION M: GENERAL\n\nM1.1 **Late Payer** is a reference to a Party.\n"]]));
  assert.deepEqual(without.snapshot().documents.get(idOf("section-m.sec"))!.tree.definitions, []);
});

test("across a line’s end, in quotes, with an acronym; not within another word, nor further on in the sentence", () => {
  const terms = (text: string) => {
    const workspace = workspaceWith(new Map([["sec.json", '{ "definingWords": ["is a reference to", "denotes"] }'], ["section-m.sec", `# SECTION M: GENERAL\n\n${text}\n`]]));
    return workspace.snapshot().documents.get(idOf("section-m.sec"))!.tree.definitions.map(({ term, aliases }) => [term, ...aliases].join(", "));
  };
  assert.deepEqual(terms("M1.1 “Late Payer” is a\nreference to a Party."), ["Late Payer"]);
  assert.deepEqual(terms("M1.1 **Late Payer (LP)** denotes a Party."), ["Late Payer, LP"]);
  assert.deepEqual(terms("M1.1 **Late Payer** (LP) denotes a Party."), ["Late Payer, LP"]);
  assert.deepEqual(terms("M1.1 **Late Payer** denotest a Party."), []);
  assert.deepEqual(terms("M1.1 **Note** that this denotes a Party."), []);
});

test("a phrase that sends the reader on points to the meaning", () => {
  const text = (clause: string) => `
//- section-a.sec
# SECTION A: DEFINITIONS AND INTERPRETATION
A1.1 **Late Payer** takes its meaning from Section ${clause}, and a Late Payer pays interest.
//- section-m.sec
# SECTION M: GENERAL

M1.1 **Late Payer** means a Party that pays late. A Late Payer pays twice.
`;
  findsNothing(phrases + text("M1.1"));
});

test("a phrase is no false alarm where the words after it are a reference", () => {
  findsNothing(`${phrases}
//- section-m.sec
# SECTION M: GENERAL

M1.1 **Late Rule** is a reference to Section M1.2. The Late Rule governs.

M1.2 Each Party shall pay in time.
`);
});

test("a clause cited by a word of the project is found; one that is not there is said", () => {
  goesTo(`${words}
//- appendix-ag.sec
# APPENDIX AG: INCIDENT POLICY

‹|5.2|> A User pays in time.

5.3 R<|>ule 5.2 applies.
    ^^^^^^^^
`);
  finds(`${words}
//- appendix-ag.sec
# APPENDIX AG: INCIDENT POLICY

5.2 A User pays in time.

5.3 Rules 5.2 and 5.4 apply, and so does Licence Term 5.2.
                  ^^^ 5.4
`, "broken-reference");
});

test("a number behind a word of the project that is another text’s is left alone", () => {
  findsNothing(`${words}
//- appendix-ag.sec
# APPENDIX AG: INCIDENT POLICY

5.2 A User pays in time, as Rule 5.9 of the Balancing and Settlement Code says.

5.3 So says rule 99 of nobody, and Standard Rule 5.9 of nobody in particular.

5.4 So says Rule 5.2, and each Ruler 5.9 metres long.
`);
  findsNothing(`${words}
//- section-m.sec
# SECTION M: GENERAL

M1.1 So says Rule 22.
`);
});

test("a word of the project at a line’s end keeps its number", () => {
  findsNothing(`${words}
//- appendix-ag.sec
# APPENDIX AG: INCIDENT POLICY

5.1 A User pays in time, as is
right and proper under Rule
5.2 The User may wait.

5.2 A User may wait.
`);
});

test("without them these numbers are left alone, as ever", () => {
  findsNothing("//- appendix-ag.sec\n# APPENDIX AG: INCIDENT POLICY\n\n5.2 A User pays in time, as Rule 5.9 says.\n");
});

test("what would find definitions and references everywhere is refused, with what to write instead", () => {
  const problems = (text: string) => readConfig(text).problems.map(({ message }) => message);
  for (const phrase of ["is", "the", "means (as ever)", "x", "5"]) assert.match(problems(JSON.stringify({ definingWords: [phrase] })).join(), /cannot tell a definition.*"is a reference to"/);
  for (const word of ["of", "Section", "Clauses", "June", "version", "Rule 5", "R"]) assert.match(problems(JSON.stringify({ referenceWords: [word] })).join(), /cannot be a word for clauses.*"Rule"/);
  assert.match(problems('{ "definingWords": "signifies" }').join(), /must be a list, such as \["is a reference to"\]/);
  assert.match(problems('{ "referenceWord": ["Rule"] }').join(), /Did you mean "referenceWords"\?/);
  const { config } = readConfig('{ "definingWords": ["is", "signifies"], "referenceWords": ["Rule", "of"] }');
  assert.deepEqual([config.definingWords, config.referenceWords], [["signifies"], ["Rule"]]);
});

test("a sec.json that comes, changes or goes is read into the documents at once", () => {
  const document = "# SECTION M: GENERAL\n\nM1.1 **Late Payer** signifies a Party.\n\nM1.2 A Late Payer pays.\n";
  const texts = new Map([["section-m.sec", document]]);
  const workspace = workspaceWith(texts);
  const seen = () => {
    const { definitions } = workspace.snapshot().documents.get(idOf("section-m.sec"))!.tree;
    return definitions.map(({ term }) => term);
  };
  assert.deepEqual(seen(), []);
  put(workspace, "sec.json", '{ "definingWords": ["signifies"] }');
  assert.deepEqual(seen(), ["Late Payer"]);
  put(workspace, "section-m.sec", document.replace("pays", "may pay"));
  assert.deepEqual(seen(), ["Late Payer"]);
  put(workspace, "sec.json", '{ "definingWords": ["denotes"] }');
  assert.deepEqual(seen(), []);
  put(workspace, "sec.json", '{ "definingWords": ["signifies"] }');
  workspace.setConfig("/code", undefined);
  assert.deepEqual(seen(), []);
});

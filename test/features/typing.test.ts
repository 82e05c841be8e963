import { test } from "node:test";
import { closes, enters, spaces } from "../support/formats.ts";

const lead = "# SECTION G: SECURITY\n\n";

test("Enter behind an item writes the next label", () => {
  enters(`${lead}G3.5 Each User shall:\n(a) tell the Panel;<|>\n`, `${lead}G3.5 Each User shall:\n(a) tell the Panel;\n(b) <|>\n`);
  enters(`${lead}G3.5 Each User shall:\n(a) one;\n(b) two; and<|>\n\nG3.6 End.\n`, `${lead}G3.5 Each User shall:\n(a) one;\n(b) two; and\n(c) <|>\n\nG3.6 End.\n`);
  enters("# APPENDIX AG: X\n\n1.1 The DCC shall:\na) one; or<|>\n", "# APPENDIX AG: X\n\n1.1 The DCC shall:\na) one; or\nb) <|>\n");
});

test("it reads (i) as its list does, and keeps the indent", () => {
  enters(`${lead}G3.5 Where:\n(a) one:\n    (i) two;<|>\n`, `${lead}G3.5 Where:\n(a) one:\n    (i) two;\n    (ii) <|>\n`);
  enters(`${lead}G3.5 Where:\n(g) one;\n(h) two;\n(i) three;<|>\n`, `${lead}G3.5 Where:\n(g) one;\n(h) two;\n(i) three;\n(j) <|>\n`);
});

test("where blank lines part the items, it leaves one", () => {
  enters(`${lead}G3.5 Each User shall:\n\n(a) one;\n\n(b) two;<|>\n`, `${lead}G3.5 Each User shall:\n\n(a) one;\n\n(b) two;\n\n(c) <|>\n`);
});

test("it writes nothing where the list has ended, or goes on already", () => {
  enters(`${lead}G3.5 Each User shall:\n(a) one; and\n(b) two.<|>\n`, `${lead}G3.5 Each User shall:\n(a) one; and\n(b) two.\n<|>\n`);
  enters(`${lead}G3.5 Each User shall:\n(a) one;<|>\n(b) two.\n`, `${lead}G3.5 Each User shall:\n(a) one;\n<|>\n(b) two.\n`);
  enters(`${lead}G3.5 Each User shall tell<|> the Panel;\n`, `${lead}G3.5 Each User shall tell\n<|> the Panel;\n`);
});

test("Enter behind a colon begins a list", () => {
  enters(`${lead}G3.5 Each User shall:<|>\n`, `${lead}G3.5 Each User shall:\n(a) <|>\n`);
  enters(`${lead}G3.5 Each User shall:\n(a) act, where:<|>\n`, `${lead}G3.5 Each User shall:\n(a) act, where:\n    (i) <|>\n`);
  enters(`${lead}G3.5 Each User shall:<|>\n(a) act.\n`, `${lead}G3.5 Each User shall:\n<|>\n(a) act.\n`);
  enters(`${lead}A note on what follows:<|>\n`, `${lead}A note on what follows:\n<|>\n`);
});

test("Enter on an empty item takes it away", () => {
  enters(`${lead}G3.5 Each User shall:\n(a) one;\n(b) <|>\n`, `${lead}G3.5 Each User shall:\n(a) one;\n\n<|>\n`);
  enters(`${lead}G3.5 Each User shall act.\n\nG3.6 <|>\n`, `${lead}G3.5 Each User shall act.\n\n\n<|>\n`);
});

test("Enter behind a clause and a blank line writes the next number", () => {
  enters(`${lead}G3.5 Each User shall act.\n<|>`, `${lead}G3.5 Each User shall act.\n\nG3.6 <|>`);
  enters(`${lead}G3.5 Each User shall act.\n<|>\n\nG3.6 End.\n`, `${lead}G3.5 Each User shall act.\n\nG3.5A <|>\n\nG3.6 End.\n`);
  enters(`${lead}G3.5 Each User shall:\n(a) one; and\n(b) two.\n<|>`, `${lead}G3.5 Each User shall:\n(a) one; and\n(b) two.\n\nG3.6 <|>`);
  enters(`${lead}G3.5 Each User shall act, as\n<|>`, `${lead}G3.5 Each User shall act, as\n\n<|>`);
  enters(`${lead}A note.\n<|>`, `${lead}A note.\n\n<|>`);
});

test("nothing is written in front matter, comments and listings", () => {
  enters("---\ntitle: a:<|>\n---\n1.1 One.\n", "---\ntitle: a:\n<|>\n---\n1.1 One.\n");
  enters("1.1 One:\n\n```xml\n<a>;<|>\n```\n", "1.1 One:\n\n```xml\n<a>;\n<|>\n```\n");
});

test("what Enter wrote and somebody types again stands there once", () => {
  spaces(`${lead}G3.5 Each User shall:\n(a) (a)<|>`, `${lead}G3.5 Each User shall:\n(a) <|>`);
  spaces(`${lead}G3.5 Each User shall:\n    (ii) (ii)<|>\n(b) two.\n`, `${lead}G3.5 Each User shall:\n    (ii) <|>\n(b) two.\n`);
  spaces(`${lead}G3.5 Each User shall act.\n\nG3.5A G3.5A<|>`, `${lead}G3.5 Each User shall act.\n\nG3.5A <|>`);
  spaces("# APPENDIX AG: X\n\n1.1 One:\na) a)<|>", "# APPENDIX AG: X\n\n1.1 One:\na) <|>");
  for (const other of ["(a) (b)<|>", "G3.5 G3.6<|>", "G3.5 the the<|>", "(a) see (a) (a)<|>", "7 7<|>"]) spaces(lead + other, lead + other.replace("<|>", " <|>"));
  spaces("1.1 One:\n\n```xml\n(a) (a)<|>\n```\n", "1.1 One:\n\n```xml\n(a) (a) <|>\n```\n");
});

test("who writes the end of a comment by hand has it once", () => {
  closes(`${lead}<!-- sec-disable-next-line typo: a name --<|> -->\nG3.5 Teh.\n`, `${lead}<!-- sec-disable-next-line typo: a name --><|>\nG3.5 Teh.\n`);
  closes(`${lead}G3.5 One <!-- two --<|>--> three.\n`, `${lead}G3.5 One <!-- two --><|> three.\n`);
  for (const other of ["One --<|> -->", "One -<|> -->", "<!-- one --> two --<|> -->", "<!-- one --<|> two -->", "<!-- one --<|>\n-->"]) closes(lead + other, lead + other.replace("<|>", "><|>"));
});

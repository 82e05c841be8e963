import assert from "node:assert/strict";
import { test } from "node:test";
import { parse, parsing } from "../../server/src/syntax/parse.ts";
import { cited, referenceLines } from "./outline.ts";

// Each form of reference in the Code's text, in the words that drafters use, and the parts that it must yield.
const forms: readonly (readonly [sentence: string, ...parts: string[]])[] = [
  ["in accordance with Section G3.5A.", "Section G3.5A -> Section G G3.5A"],
  ["in Sections L11.5 - L11.7 of the SEC,", "Sections L11.5 -> Section L L11.5 [start]", "L11.7 -> Section L L11.7 [end]"],
  ["under Sections G3.5, G3.6 and G3.8 apply", "Sections G3.5 -> Section G G3.5", "G3.6 -> Section G G3.6", "G3.8 -> Section G G3.8"],
  ["under Sections G3.5, G3.6, and G3.8 apply", "Sections G3.5 -> Section G G3.5", "G3.6 -> Section G G3.6", "G3.8 -> Section G G3.8"],
  ["Section H17.5(a) to (g)", "Section H17.5(a) -> Section H H17.5(a) [start]", "(g) -> Section H H17.5(g) [end]"],
  ["Section H17.5(a)(i) to (iii)", "Section H17.5(a)(i) -> Section H H17.5(a)(i) [start]", "(iii) -> Section H H17.5(a)(iii) [end]"],
  ["Section H17.5(a), (b) and (d)", "Section H17.5(a) -> Section H H17.5(a)", "(b) -> Section H H17.5(b)", "(d) -> Section H H17.5(d)"],
  ["Section H17.5(a)(i) and (c)", "Section H17.5(a)(i) -> Section H H17.5(a)(i)", "(c) -> Section H H17.5(c)"],
  ["Section H17.5(c) and (a)", "Section H17.5(c) -> Section H H17.5(c)", "(a) -> Section H H17.5(a)"],
  ["clause 2.1(1) and (3)", "clause 2.1(1) -> this 2.1(1)", "(3) -> this 2.1(3)"],
  // An item of the sentence's own list is none of the reference's.
  ["either (i) under Section H17.5(a) or (ii) as the Panel says", "Section H17.5(a) -> Section H H17.5(a)"],
  ["either (a) under clause 2.1(a) or (b) as the Panel says", "clause 2.1(a) -> this 2.1(a)"],
  ["where:\n(i) as Section H17.5(a) to (j) say", "Section H17.5(a) -> Section H H17.5(a) [start]", "(j) -> Section H H17.5(j) [end]"],
  ["under paragraphs (a) and (b) of clause 2.1(b) or (c)", "paragraphs (a) -> this 2.1(b)(a)", "(b) -> this 2.1(b)(b)", "clause 2.1(b) -> this 2.1(b)", "(c) -> this 2.1(c)"],
  ["G3.17 – G3.20 apply", "G3.17 -> Section G G3.17 [start]", "G3.20 -> Section G G3.20 [end]"],
  ["H5.33-5.40 apply", "H5.33 -> Section H H5.33 [start]", "5.40 -> Section H H5.40 [end]"],
  ["set out in Sections K4, K5 or K6 respectively", "Sections K4 -> Section K K4", "K5 -> Section K K5", "K6 -> Section K K6"],
  ["Section K 4.1 says", "Section K 4.1 -> Section K K4.1"],
  ["Section K4 .1(a) and Sections K 4.1 and K4 .2 say", "Section K4 .1(a) -> Section K K4.1(a)", "Sections K 4.1 -> Section K K4.1", "K4 .2 -> Section K K4.2"],
  ["Section G6.1 and G6.4(b) (i), and provides", "Section G6.1 -> Section G G6.1", "G6.4(b) (i) -> Section G G6.4(b)(i)"],
  ["as set out in section 2.3.1.9d) of this document", "section 2.3.1.9d) -> this 2.3.1.9(d)"],
  ["having selected the link in b), ensure", "b) -> (b) here"],
  ["described in paragraph (b)(i) above", "paragraph (b)(i) -> (b)(i) here"],
  ["paragraphs (a), (b) or (c)", "paragraphs (a) -> (a) here", "(b) -> (b) here", "(c) -> (c) here"],
  ["Part 4.4 of the SMKI Compliance Policy (Nature of the Initial Assessment)", 'Part 4.4 -> <SMKI Compliance Policy> 4.4 "Nature of the Initial Assessment"'],
  ["in accordance with Part 2.1(a)-(c) and Part 2.2 (c) (i)", "Part 2.1(a) -> this 2.1(a) [start]", "(c) -> this 2.1(c) [end]", "Part 2.2 (c) (i) -> this 2.2(c)(i)"],
  ["Section T3.34 (Additional Interface Testing)", 'Section T3.34 -> Section T T3.34 "Additional Interface Testing"'],
  ["Section L9.8 (The Certification Statement)", 'Section L9.8 -> Section L L9.8 "The Certification Statement"'],
  ["Section D (Modification Process)", 'Section D -> Section D "Modification Process"'],
  ["the process set out in this Section B1 (the Application Guidance)", "Section B1 -> Section B B1"],
  ["Section L4.1 (as amended) and Section L4.2 (or its successor)", "Section L4.1 -> Section L L4.1", "Section L4.2 -> Section L L4.2"],
  ["notwithstanding L9.5(d), the DCC", "L9.5(d) -> Section L L9.5(d)"],
  ["paragraph (b)(ii) of the definition of Shared Resource in Section A1 (Definitions)", "paragraph (b)(ii) -> definition of Shared Resource (b)(ii)", 'Section A1 -> Section A A1 "Definitions"'],
  ["paragraphs (a) to (c) of Section G3.5", "paragraphs (a) -> Section G G3.5(a) [start]", "(c) -> Section G G3.5(c) [end]", "Section G3.5 -> Section G G3.5"],
  ["under clauses 2 and 3 of this document", "clauses 2 -> this 2", "3 -> this 3"],
  ["under clause 2 and 3 Working Days after", "clause 2 -> this 2"],
  ["within clauses 2 and 30 days after", "clauses 2 -> this 2"],
  ["under the Interpretation of clauses 2 and 3", "clauses 2 -> this 2", "3 -> this 3"],
  ["under the Incident Management Policy (Appendix AG), clause 2.1", "Appendix AG), clause 2.1 -> Appendix AG 2.1"],
  ["as set out in clause 2.5 a) above", "clause 2.5 a) -> this 2.5(a)"],
  ["named in Part B of the Appendix", "Part B -> this Part B"],
  ["paragraph (b)(ii) of the definition of Shared Resource, and limb (a) of that definition", "paragraph (b)(ii) -> definition of Shared Resource (b)(ii)", "limb (a) -> definition of Shared Resource (a)"],
  ["section 1.3 of Appendix AD", "section 1.3 -> Appendix AD 1.3", "Appendix AD -> Appendix AD"],
  ["section 2.1 of Appendix A of the Code", "section 2.1 -> Appendix A of the Code 2.1", "Appendix A -> Appendix A of the Code"],
  ["Appendix AD Section 3.8.17.1", "Appendix AD Section 3.8.17.1 -> Appendix AD 3.8.17.1"],
  ["as set out in Appendix AG 2.1.3, Appendix A 9.9 and Schedule 1 9.5", "Appendix AG 2.1.3 -> Appendix AG 2.1.3", "Appendix A 9.9 -> Appendix A 9.9", "Schedule 1 9.5 -> Schedule 1 9.5"],
  ["of Appendix AG 2.1 to 2.4 shall apply", "Appendix AG 2.1 -> Appendix AG 2.1 [start]", "2.4 -> Appendix AG 2.4 [end]"],
  ["under Appendix A 9.9(b) (Reports) or Appendix AG 2", "Appendix A 9.9(b) -> Appendix A 9.9(b) \"Reports\"", "Appendix AG -> Appendix AG"],
  ["The DCC shall keep Appendix AG 5.4 and Appendix AG 5.5, not Appendix AG 2.0. Of Appendix AG 5.4, designated today; in Appendix AG 6.0", "Appendix AG -> Appendix AG", "Appendix AG -> Appendix AG", "Appendix AG -> Appendix AG", "Appendix AG -> Appendix AG", "Appendix AG -> Appendix AG"],
  ["version Appendix AD 5.4, and in Appendix A 2.5 million, Appendix B 2.5 MHz or Schedule 1 9.5 Working Days", "Appendix AD -> Appendix AD", "Appendix A -> Appendix A", "Appendix B -> Appendix B", "Schedule 1 -> Schedule 1"],
  ["as AG 2.1.3 says", "AG 2.1.3 -> Appendix AG of the Code 2.1.3"],
  ["in SEC Appendix M and SEC Section L8.2", "Appendix M -> Appendix M", "Section L8.2 -> Section L L8.2"],
  ["Appendix A of the Code", "Appendix A -> Appendix A of the Code"],
  ["Appendix A of this document", "Appendix A -> this Appendix A"],
  ["Appendices C and D of this document", "Appendices C -> this Appendix C", "D -> this Appendix D"],
  ["set out in Appendix\nA and Appendix C respectively", "Appendix A -> Appendix A", "Appendix C -> Appendix C"],
  ["Annex to Section F4.", "Annex to Section F4 -> Section F F4 Annex"],
  ["Part 3.1A of the Device Certificate Policy and Part 4.2(B)(ii)", "Part 3.1A -> <Device Certificate Policy> 3.1A", "Part 4.2(B)(ii) -> this 4.2(B)(ii)"],
  ["Annex A of the Organisation Certificate Policy", "Annex A -> <Organisation Certificate Policy> Annex A"],
  ["as set out in Table 1, and Tables 2 and 3", "Table 1 -> this Table 1", "Tables 2 -> this Table 2", "3 -> this Table 3"],
  ["Schedule 11 and Schedule 4 to that Act", "Schedule 11 -> Schedule 11", "Schedule 4 -> outside"],
  ["See the section “Response Status” below", "section “Response Status” -> titled Response Status"],
  ["Schedule 11, section 2.1, Schedule 11 of the Code and the section ‘Response Status’", "Schedule 11, section 2.1 -> Schedule 11 2.1", "Schedule 11 -> Schedule 11", "section ‘Response Status’ -> titled Response Status"],
  ["as the definition of Alert in Appendix AD", "the definition of Alert -> definition of Alert", "Appendix AD -> Appendix AD"],
  ["the SMKI RAPP section 5.4", "SMKI RAPP section 5.4 -> <SMKI RAPP> 5.4"],
  ["S1SP section 1.3, DUIS section 1.3 and section 3.1 of DUIS", "S1SP section 1.3 -> <S1SP> 1.3", "DUIS section 1.3 -> <DUIS> 1.3", "section 3.1 -> <DUIS> 3.1"],
  ["Response Code E64 and Response Codes E60 – E71", "Response Code E64 -> code E64", "Response Codes E60 -> code E60 [start]", "E71 -> code E71 [end]"],
  ["Service Request 4.6.1, SRV 4.6.2 or Service Requests 6.8 and 8.1.1", "Service Request 4.6.1 -> request 4.6.1", "SRV 4.6.2 -> request 4.6.2", "Service Requests 6.8 -> request 6.8", "8.1.1 -> request 8.1.1"],
  ["the item `sr:DeviceID` and ra:Alert.", "sr:DeviceID -> schema sr:DeviceID", "ra:Alert -> schema ra:Alert"],
  ["set out in Appendix [TBC] and Section Error! Reference source not\nfound. of this document", "Appendix [TBC] -> nothing", "Section Error! Reference source not found. -> nothing"],
  ["section 2.1 of the ABC and DEF section 3.1 or clause 4 of the GHI Policy and JKL Procedures, clause 5", "section 2.1 -> <ABC> 2.1", "DEF section 3.1 -> <DEF> 3.1", "clause 4 -> <GHI Policy> 4", "JKL Procedures, clause 5 -> <JKL Procedures> 5"],
  ["section 2.1 of the Policies and Procedures of the Panel", "section 2.1 -> <Policies and Procedures of the Panel> 2.1"],
  ["see Section GX.X, Section G3.X and clause 3.8.x", "Section GX.X -> nothing", "Section G3.X -> nothing", "clause 3.8 -> this 3.8"],
  ["as Device Certificate Policy, Part 2.1 and SMKI RAPP Part 3.2 say, DUIS Table 42, the ESME Table 2 and the Widget Policy, Table 3", "Device Certificate Policy, Part 2.1 -> <Device Certificate Policy> 2.1", "SMKI RAPP Part 3.2 -> <SMKI RAPP> 3.2", "DUIS Table 42 -> <DUIS> Table 42", "Table 2 -> this Table 2", "Table 3 -> this Table 3"],
  ["clause 17 (Requests), 17A and 18 (Answers) of Appendix AB; under clause 2 and 3 days later, clause 17A.3", 'clause 17 -> Appendix AB 17 "Requests"', "17A -> Appendix AB 17A", '18 -> Appendix AB 18 "Answers"', "Appendix AB -> Appendix AB", "clause 2 -> this 2", "clause 17A.3 -> this 17A.3"],
  ["clause 4 (Keys) of the Key Policy, section 6 (Licences) of the Gas Act 1986 and Part 2.1 (Names) of the Key Policy", 'clause 4 -> <Key Policy> 4 "Keys"', 'section 6 -> outside "Licences"', 'Part 2.1 -> <Key Policy> 2.1 "Names"'],
  // What lies outside the Code.
  ["granted under section 6(1A) of the Electricity Act 1989", "section 6(1A) -> outside"],
  ["section 7 of the Late Payment of Commercial Debts (Interest) Act 1998", "section 7 -> outside"],
  ["references in clauses 2.1 and 2.2 to the Installing Supplier, and in this clause 2 to the DCC", "clauses 2.1 -> this 2.1", "2.2 -> this 2.2", "clause 2 -> this 2"],
  ["section 2 to the SMKI Compliance Policy", "section 2 -> <SMKI Compliance Policy> 2"],
  ["granted under section 7AB(2) and (4) of the Gas Act 1986 and section 6(1A) or (1C) of the Electricity Act 1989", "section 7AB(2) -> outside", "(4) -> outside", "section 6(1A) -> outside", "(1C) -> outside"],
  ["a notice under the Gas Act 1986 – Section 23(2) – and the Electricity Act 1989: section 11A", "Section 23(2) -> outside", "section 11A -> outside"],
  ["under section 91 of, and Schedule 4 to, the Energy Act 2008", "section 91 -> outside", "Schedule 4 -> outside"],
  ["under clause 2 of, and clause 3 to, this document", "clause 2 -> this 2", "clause 3 -> this 3"],
  ["paragraph 1 of the Schedule to that Act and section 1(2) thereof", "paragraph 1 -> outside", "section 1(2) -> outside"],
  ["under that Act, Sections G3.5 and G3.6 and ISO/IEC 27001:2022 section A5.7", "Sections G3.5 -> Section G G3.5", "G3.6 -> Section G G3.6", "section A5.7 -> outside"],
  ["as the Gas Act 1986 says – Section G3.5 applies", "Section G3.5 -> Section G G3.5"],
  ["Condition 22 of the DCC Licence", "Condition 22 -> outside"],
  ["paragraph (a) or (b) of Condition 36.3 and paragraph 1 of Part 2 of Schedule 1 to the Gas Act 1986", "paragraph (a) -> outside", "(b) -> outside", "Condition 36.3 -> outside", "paragraph 1 -> outside", "Part 2 -> outside", "Schedule 1 -> outside"],
  ["paragraphs (a) to (c) of section 6 of the Electricity Act 1989", "paragraphs (a) -> outside [start]", "(c) -> outside [end]", "section 6 -> outside"],
  ["clause 10.2 of any DCC Service Provider Contract", "clause 10.2 -> outside"],
  ["limbs (a) and (b) of Section K2.1, or the items (i) to (iii) above", "limbs (a) -> Section K K2.1(a)", "(b) -> Section K K2.1(b)", "Section K2.1 -> Section K K2.1", "items (i) -> (i) here [start]", "(iii) -> (iii) here [end]"],
  ["in RFC\n7468 section 3 and RFC7468 section 4.1", "RFC 7468 section 3 -> outside", "RFC7468 section 4.1 -> outside"],
  ["as ISO/IEC 27002:2022 clause 5.7, FIPS PUB 197 section 4 and NIST Special Publication 800-90A section 10.1 say", "clause 5.7 -> outside", "section 4 -> outside", "section 10.1 -> outside"],
  ["the function in NIST Special Publication 800-56A (revision 2), section 5.8.1, and in FIPS 186-4 (Rev. 1) section 6", "section 5.8.1 -> outside", "section 6 -> outside"],
  ["by virtue of Schedule 1 to the Data Protection (Amendments etc) (EU Exit) Regulations 2019", "Schedule 1 -> outside"],
  ["under BS EN 50065-1, section 6, CESG Good Practice Guide 13 section 2 and ANSI X9.63 clause 5", "section 6 -> outside", "section 2 -> outside", "clause 5 -> outside"],
  ["It shall comply with ISO 9001. Section 3.1 and the ISO Officer section 3.2 apply", "Section 3.1 -> this 3.1", "ISO Officer section 3.2 -> <ISO Officer> 3.2"],
  ["paragraph 5(1)(b) of Schedule 1 thereto and clause 3 thereof", "paragraph 5(1)(b) -> outside", "Schedule 1 -> outside", "clause 3 -> outside"],
  ["paragraph 2 of Schedule 4 to that Act", "paragraph 2 -> outside", "Schedule 4 -> outside"],
  ["sections 8 and 9 of that Act", "sections 8 -> outside", "9 -> outside"],
  ["under Section B1.8 or sub-paragraphs (d)(iii) and (e) of that Section", "Section B1.8 -> Section B B1.8", "sub-paragraphs (d)(iii) -> Section B B1.8(d)(iii)", "(e) -> Section B B1.8(e)"],
  ["a contact for each of (i) billing, (ii) technical and (iii) legal matters"],
  ["of those in (i) and (ii) above", "(i) -> (i) here"],
  // What is no reference at all.
  ["Version M8.0 of the schema V5.4, issue A1.2 and IEC 62056"],
  ["the DUIS V5.4, the User Guide V2.1 and V2.2, and see V2.1", "V2.1 -> Section V V2.1"],
  ["within 2.5 hours and 120% of 50,000 requests, e.g. for supplier, value = 02"],
  ["the conditions in Section I have been met", "Section I -> Section I"],
];

for (const [sentence, ...parts] of forms) {
  test(sentence.replace(/\n/g, " "), () => assert.deepEqual(cited(sentence), parts));
}

test("an instruction to amend cites the text that it amends, but for what it names", () => {
  const read = (line: string) => referenceLines(parse(`1.1 The DCC shall act.\n\n${line}\n`, { name: "a.sec" }));
  assert.deepEqual(read("Amend paragraph 1.7.1(a) to read as follows:"), ["paragraph 1.7.1(a) -> outside"]);
  assert.deepEqual(read("Delete paragraphs 2.1, 2.2 and 2.3."), ["paragraphs 2.1 -> outside", "2.2 -> outside", "2.3 -> outside"]);
  assert.deepEqual(read("Amend row 4 of the table in clause 3.1 as follows:"), ["clause 3.1 -> outside"]);
  assert.deepEqual(read("Amend Section H3.14 and clause 3.1 of Appendix AD as follows:"), ["Section H3.14 -> Section H H3.14", "clause 3.1 -> Appendix AD 3.1", "Appendix AD -> Appendix AD"]);
  assert.deepEqual(read("Delete the Device in accordance with clause 3.1."), ["clause 3.1 -> this 3.1"]);
});

test("a number without a letter in a Section is read as it stands; the resolver says what it can mean", () => {
  assert.deepEqual(cited("under clause 2 and section 3.", "Section G"), ["clause 2 -> this 2", "section 3 -> this 3"]);
});

test("a reference runs on over the end of a page", () => {
  assert.deepEqual(cited("as set out in Section\n12\n\nSEC - Appendix M\n2.3 of this document."), ["Section 12 SEC - Appendix M 2.3 -> this 2.3"]);
});

test("a paragraph of thousands of references, or of definitions, lets others in between them", () => {
  for (const [piece, of] of [["as Section G1.1 says, ", "references"], ["“Widget” means a thing, ", "definitions"]] as const) {
    const steps = parsing(`# SECTION G: SECURITY\n\nG1.1 The DCC shall act, ${piece.repeat(20_000)}and so on.\n`, { name: "section-g.sec" });
    let count = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) count++;
    assert.equal(step.value[of].length, 20_000);
    assert.ok(count > 50, `${count} steps`);
  }
});

test("paragraphs of a Section with a remark between; a law by its acronym and year", () => {
  assert.deepEqual(cited("under paragraph (a) or (b) (as applicable) of Section G1.3.", "Section G"), ["paragraph (a) -> Section G G1.3(a)", "(b) -> Section G G1.3(b)", "Section G1.3 -> Section G G1.3"]);
  assert.deepEqual(cited("under section 84 of the VATA 1994 and section 5.1 of the VATA."), ["section 84 -> outside", "section 5.1 -> <VATA> 5.1"]);
});

test("words that lead to a code, a request or a law, over the end of a line that is followed by an indent", () => {
  assert.deepEqual(cited("on Response\n            Code E11, on Service\n            Request 4.6.1 and under Condition\n            22 of the DCC Licence."), ["Response Code E11 -> code E11", "Service Request 4.6.1 -> request 4.6.1", "Condition 22 -> outside"]);
});

test("an agreement whose name runs over the end of a line is outside the Code", () => {
  assert.deepEqual(cited("under clause 14 of the Framework\n        Agreement and clause 2 of the Balancing and Settlement\n        Code."), ["clause 14 -> outside", "clause 2 -> outside"]);
});

test("in a Section, a clause's number with a space within is one", () => {
  assert.deepEqual(cited("under clause K 4.1, paragraph K4 .2(b) and clause K4.3, by clause 4 .5 kW", "Section K"), [
    "clause K 4.1 -> Section K K4.1", "paragraph K4 .2(b) -> Section K K4.2(b)", "K4.3 -> Section K K4.3", "clause 4 -> this 4",
  ]);
});

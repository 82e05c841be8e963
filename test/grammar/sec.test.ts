import { test } from "node:test";
import { colours } from "./tokens.ts";

test("front matter is YAML, and ends at its closing line whatever it leaves open", () =>
  colours("sec", `
---
^^^ punctuation.definition.front-matter.begin
document: Section G
^^^^^^^^ entity.name.tag.yaml
aliases: [DUIS
         ^^^^^ meta.flow-sequence
---
^^^ punctuation.definition.front-matter.end
G3.5 Each User shall do so.
^^^^ markup.heading.clause
                    ^^ plain
`));

test("a rule of dashes further down starts no front matter", () =>
  colours("sec", `
G3.5 Each User shall do so.
---
G3.6 Each User shall do more.
^^^^ markup.heading.clause
`));

test("headings: with #, with a number, in capitals, of an annex, of a table", () =>
  colours("sec", `
# SECTION G: SECURITY
^^^^^^^^^^^^^^^^^^^^^ markup.heading
^ punctuation.definition.heading
## G3 SYSTEM SECURITY: OBLIGATIONS ON USERS
   ^^ entity.name.section.clause
##### 3.8.17.1 Service Description
      ^^^^^^^^ entity.name.section.clause
### Security Incident Management
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.heading
SECTION G: SECURITY
^^^^^^^^^^^^^^^^^^^ markup.heading
APPENDIX P
^^^^^^^^^^ markup.heading
G3 SYSTEM SECURITY: OBLIGATIONS ON USERS
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.heading
1 GENERAL
^^^^^^^^^ markup.heading
2.1. SYSTEM SECURITY
^^^^^^^^^^^^^^^^^^^^ markup.heading
4 DCC
  ^^^ !markup.heading
Appendix B    Definitions
^^^^^^^^^^^^^^^^^^^^^^^^^ markup.heading
Annex to Section F4
^^^^^^^^^^^^^^^^^^^ markup.heading
Table 3: Daily forecast
^^^^^^^^^^^^^^^^^^^^^^^ markup.heading
#5 is no heading
^^^^^^^^^^^^^^^^ !markup.heading
`));

test("clause numbers stand at the start of the line", () =>
  colours("sec", `
G3.5 Each User
^^^^ markup.heading.clause
G3.5A Each User
^^^^^ entity.name.section.clause
G3.5AA (Form) A Party
^^^^^^ markup.heading.clause
2.1.3 Incident Parties
^^^^^ markup.heading.clause
3.8.117.2A The DCC
^^^^^^^^^^ markup.heading.clause
1.1. Interface access
^^^^ markup.heading.clause
2 SMKI interfaces
^ markup.heading.clause
K1
^^ markup.heading.clause
  2.10.1 An Incident
  ^^^^^^ markup.heading.clause
5 Working Days after the request
^ !markup.heading
1.5 times the fee
^^^ !markup.heading
`));

test("list markers of every style", () =>
  colours("sec", `
(a) first
^^^^ entity.name.tag.paragraph
    (ii) second
    ^^^^^ punctuation.definition.list.begin
(A) third
^^^^ entity.name.tag.paragraph
(aa) fourth
^^^^^ entity.name.tag.paragraph
(b) (i) fifth
^^^^^^^^ entity.name.tag.paragraph
a) sixth
^^ entity.name.tag.paragraph
ii. seventh
^^^ entity.name.tag.paragraph
A. eighth
^^ entity.name.tag.paragraph
1) ninth
^^ entity.name.tag.paragraph
c)
^^ entity.name.tag.paragraph
• tenth
^ entity.name.tag.paragraph
(the DCC) is no marker
^^^^^^^^^ !entity.name.tag
the link in b), and so on
            ^^ !entity.name.tag
`));

test("terms where they are defined, and the verbs that define them", () =>
  colours("sec", `
For the purposes of this Section G3, a **Major Security Incident** means an event.
                                       ^^ punctuation.definition.bold
                                         ^^^^^^^^^^^^^^^^^^^^^^^ entity.name.type.defined-term
                                         ^^^^^^^^^^^^^^^^^^^^^^^ markup.bold
                                                                   ^^^^^ keyword.other.definition
i. “receipt” means the receipt of a CSR
    ^^^^^^^ entity.name.type.defined-term
             ^^^^^ keyword.other.definition
any person who applies (an "Applicant") and each other (the “Parties”, together the **Group**)
                            ^^^^^^^^^ entity.name.type.defined-term
an SMS is "Secure" if it is
           ^^^^^^ entity.name.type.defined-term
**Panel** has the meaning given to that expression in Section C1
  ^^^^^ entity.name.type.defined-term
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ keyword.other.definition
and “Commission” shall be interpreted accordingly.
     ^^^^^^^^^^ entity.name.type.defined-term
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ keyword.other.definition
by means of a hub, by any means, the means by which
   ^^^^^ plain
                          ^^^^^ plain
                                     ^^^^^ plain
an ordinary “quotation” here and **bold** there
             ^^^^^^^^^ plain
                                   ^^^^ markup.bold
                                   ^^^^ !entity.name.type
`));

test("a definitions table: header, separator, terms, meanings", () =>
  colours("sec", `
| Term | Definition |
^ punctuation.separator.table
  ^^^^ markup.heading.table
         ^^^^^^^^^^ markup.heading.table
| --- | --- |
^^^^^^^^^^^^^ punctuation.separator.table.header
| **SM WAN** | |
    ^^^^^^ entity.name.type.defined-term
| **Panel** | has the meaning given to that expression in Section G12.1 (Definitions). |
    ^^^^^ entity.name.type.defined-term
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ keyword.other.definition
                                                                  ^^^^^ constant.numeric.reference
                                                                         ^^^^^^^^^^^ markup.italic.reference-heading
| Party | means a person that may apply. |
  ^^^^^^ entity.name.type.defined-term
                              ^^^ keyword.control.permission
| "User" | means a Party. |
   ^^^^ entity.name.type.defined-term

Not in the table: shall
                  ^^^^^ keyword.control.obligation
`));

test("a table without a header starts with a definition", () =>
  colours("sec", `
| **Panel** | means the body. |
    ^^^^^ entity.name.type.defined-term
    ^^^^^ !markup.heading
| Party | means a person. |
  ^^^^^^ entity.name.type.defined-term
`));

test("references: every lead word, its number, the heading in brackets", () =>
  colours("sec", `
in accordance with Section G3.5A (Security Incident Management).
                   ^^^^^^^ support.function.reference
                           ^^^^^ constant.numeric.reference
                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.italic.reference-heading
under Sections L11.5 - L11.7 of the SEC
      ^^^^^^^^ support.function.reference
               ^^^^^ constant.numeric.reference
                     ^^ plain
                       ^^^^^ constant.numeric.reference
under Sections G3.5, G3.6 and G3.8 of it
               ^^^^ constant.numeric.reference
                     ^^^^ constant.numeric.reference
                         ^^^^^ plain
                              ^^^^ constant.numeric.reference
see Appendix AD Section 3.8.17.1 and section 2.3.1.9d), Section K 4.1
    ^^^^^^^^ support.function.reference
             ^^ constant.numeric.reference
                ^^^^^^^ support.function.reference
                        ^^^^^^^^ constant.numeric.reference
                                             ^^^^^^^^ constant.numeric.reference
                                                                ^^^^^ constant.numeric.reference
as clause 2.1 and clauses 2 and 3 say
          ^^^ constant.numeric.reference
                  ^^^^^^^ support.function.reference
                          ^ constant.numeric.reference
                                ^ constant.numeric.reference
paragraph (b)(i) above, and paragraphs (a) to (c)
          ^^^^^^ constant.numeric.reference
                                       ^^^ constant.numeric.reference
                                              ^^^ constant.numeric.reference
the Annex to Section F4, Table 1, Schedule 11, Part 4.4 of it, this Section B1
    ^^^^^^^^^^^^^^^^ support.function.reference
                     ^^ constant.numeric.reference
                               ^ constant.numeric.reference
                                           ^^ constant.numeric.reference
                                                    ^^^ constant.numeric.reference
                                                                            ^^ constant.numeric.reference
by Section H17.5(a) to (g), bare L9.5(d) and AG 2.1.3, H5.33-5.40
           ^^^^^^^^ constant.numeric.reference
                       ^^^ constant.numeric.reference
                                 ^^^^^^^ constant.numeric.reference
                                             ^^^^^^^^ constant.numeric.reference
                                                       ^^^^^ constant.numeric.reference
                                                             ^^^^ constant.numeric.reference
Response Code E64, Response Codes E60 – E71, Service Request 4.6.1 and SRV 4.6.1
^^^^^^^^^^^^^ support.function.reference
              ^^^ constant.numeric.reference
                                  ^^^ constant.numeric.reference
                                        ^^^ constant.numeric.reference
                                             ^^^^^^^^^^^^^^^ support.function.reference
                                                             ^^^^^ constant.numeric.reference
                                                                           ^^^^^ constant.numeric.reference
the section “Response Status” names sr:DeviceID
    ^^^^^^^ support.function.reference
             ^^^^^^^^^^^^^^^ markup.italic.reference-heading
                                    ^^ entity.name.namespace
                                       ^^^^^^^^ support.type.schema
`));

test("a reference over a line end, and a lead word that nothing follows", () =>
  colours("sec", `
the interfaces set out in Appendix
                          ^^^^^^^^ support.function.reference
A and Appendix C, see section
^ constant.numeric.reference
                      ^^^^^^^ support.function.reference
2.5 of this document and Section
^^^ constant.numeric.reference
H3.3 (DCC User Interface).
^^^^ constant.numeric.reference
Words that stop at Appendix

A User shall do so.
^ plain
G3.5 Each User shall comply with this Section
G3.6 Each User shall do more.
^^^^ markup.heading.clause
`));

test("what looks like a reference and is none", () =>
  colours("sec", `
DUIS Schema V5.4 on A4 paper, Parties, TLS 1.2, version P2.0
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ plain
`));

test("obligations, prohibitions, permissions", () =>
  colours("sec", `
G3.5 It shall do, shall not do, must do, must not do, may do, may not do, on 9th May.
        ^^^^^ keyword.control.obligation
                  ^^^^^^^^^ keyword.control.prohibition
                                ^^^^ keyword.control.obligation
                                         ^^^^^^^^ keyword.control.prohibition
                                                      ^^^ keyword.control.permission
                                                              ^^^^^^^ keyword.control.prohibition
                                                                                 ^^^ plain
`));

test("not used, in all its forms", () =>
  colours("sec", `
G3.6 [Not used]
     ^^^^^^^^^^ constant.language.not-used
2.10.9 (NOT USED)
       ^^^^^^^^^^ constant.language.not-used
2.1 Not used
    ^^^^^^^^ constant.language.not-used
3.2. Not used.
     ^^^^^^^^^ constant.language.not-used
F2.3 [No longer in use]
     ^^^^^^^^^^^^^^^^^^ constant.language.not-used
### 4.3 Not used
        ^^^^^^^^ constant.language.not-used
a number not used by a Device
         ^^^^^^^^ plain
`));

test("faults that Word and drafters leave behind", () =>
  colours("sec", `
as set out in Section Error! Reference source not found. of it
              ^^^^^^^ support.function.reference
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ invalid.illegal.reference-error
as set out in Appendix [TBC] and Section XX for [●] pounds
              ^^^^^^^^ support.function.reference
                       ^^^^^ invalid.illegal.placeholder
                                         ^^ invalid.illegal.placeholder
                                                ^^^ invalid.illegal.placeholder
(as set out in Section Error! Reference source not
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^ invalid.illegal.reference-error
found. of this document).
^^^^^^ invalid.illegal.reference-error
or, cut here, Section Error! Reference
                      ^^^^^^^^^^^^^^^^ invalid.illegal.reference-error

G3.5 Each User shall do so.
^^^^ markup.heading.clause
`));

test("comments, and those that silence a rule", () =>
  colours("sec", `
G3.5 Each <!-- a note: shall --> User shall
          ^^^^^^^^^^^^^^^^^^^^^^ comment.block
                                      ^^^^^ keyword.control.obligation
<!-- over
two lines: shall -->
^^^^^^^^^^^^^^^^^^^^ comment.block
<!-- sec-disable-next-line banned-term, typo: quoted from the 1989 Act -->
     ^^^^^^^^^^^^^^^^^^^^^ keyword.other.suppression
                           ^^^^^^^^^^^ entity.name.function.rule
                                        ^^^^ entity.name.function.rule
                                              ^^^^^^^^^^^^^^^^^^^^^^^^ !entity.name.function
                                                                       ^^^ punctuation.definition.comment.end
<!-- sec-disable-every-line typo: no such word -->
     ^^^^^^^^^^^^^^^^^^^^^^ !keyword.other
`));

test("code and bold", () =>
  colours("sec", `
the item \`sr:DeviceID\` and **Section G3.5** shall
         ^^^^^^^^^^^^^ markup.inline.raw
             ^^^^^^^^ support.type.schema
                             ^^^^^^^^^^^^ markup.bold
                                     ^^^^ constant.numeric.reference
unclosed \` and ** shall
                  ^^^^^ keyword.control.obligation
                  ^^^^^ !markup.bold
`));

test("XML in the prose is a listing, to the first line that is none", () =>
  colours("sec", `
The form is:
<?xml version="1.0” encoding=”utf-8”?>
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ meta.embedded
<xsd:schema xmlns:xsd="http://example.org/shall"
 ^^^^ entity.name.tag.namespace
     ^^^^^^ entity.name.tag.localname
            ^^^^^^^^^ entity.other.attribute-name
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^ string.quoted.double
attributeFormDefault="unqualified">
^^^^^^^^^^^^^^^^^^^^ entity.other.attribute-name
  <Error code="a
  ^^^^^^^^^^^^^^ !keyword
The DCC shall go on.
        ^^^^^ keyword.control.obligation
        ^^^^^ !meta.embedded
Fewer than < Percentage of it, a<b
           ^^^^^^^^^^^^^^^^^^^^^^^ plain
`));

test("the page's header is set back", () =>
  colours("sec", `
SEC - Appendix M
^^^^^^^^^^^^^^^^ comment.line.page-header
Page 3 of 14
^^^^^^^^^^^^ comment.line.page-header
SEC Appendix M says
    ^^^^^^^^ support.function.reference
`));

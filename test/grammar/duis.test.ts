import { test } from "node:test";
import { colours } from "./tokens.ts";

test("DUIS text is SEC text", () =>
  colours("duis", `
---
document: Appendix AD
^^^^^^^^ entity.name.tag.yaml
---
# APPENDIX AD: DCC USER INTERFACE SPECIFICATION
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.heading
2.2.1 The DCC shall not use it, see Section G3.5 (Security).
^^^^^ markup.heading.clause
              ^^^^^^^^^ keyword.control.prohibition
                                            ^^^^ constant.numeric.reference
| Term | Meaning |
  ^^^^ markup.heading.table
| --- | --- |
| **XML** | means extensible markup language. |
    ^^^ entity.name.type.defined-term
            ^^^^^ keyword.other.definition
`));

test("a service request's description: keys, references, roles, values", () =>
  colours("duis", `
| Service Request Name | Retrieve Import Daily Read Log |
  ^^^^^^^^^^^^^^^^^^^^ variable.other.property.service-request
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ plain
| --- | --- |
^^^^^^^^^^^^^ punctuation.separator.table.header
| Service Reference Variant | 4.6.1 |
  ^^^^^^^^^^^^^^^^^^^^^^^^^ variable.other.property.service-request
                              ^^^^^ constant.numeric.service-reference
| Eligible Users | Import Supplier (IS), Gas Supplier (GS) |
  ^^^^^^^^^^^^^^ variable.other.property.service-request
                                    ^^ constant.language.user-role
                                                       ^^ constant.language.user-role
| Security Classification | Non Critical |
                            ^^^^^^^^^^^^ constant.language.value
| Capable of being DCC Scheduled? | Yes |
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ variable.other.property.service-request
                                    ^^^ constant.language.value
`));

test("a data item table: its type, its items, their types", () =>
  colours("duis", `
###### DSPSchedule Definition
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.heading
       ^^^^^^^^^^^ entity.name.type.data-type

| Data Item | Description | Type | Mandatory | Default | Units |
  ^^^^^^^^^ markup.heading.table
                            ^^^^ markup.heading.table
| --- | --- | --- | --- | --- | --- |
| ScheduleFrequency | How often it shall be sent. | sr:ScheduleFrequency (see clause 3.8.82.9) | Yes | None | N/A |
  ^^^^^^^^^^^^^^^^^ variable.other.member.data-item
                                   ^^^^^ keyword.control.obligation
                                                    ^^ entity.name.namespace
                                                       ^^^^^^^^^^^^^^^^^ support.type.schema
                                                                                     ^^^^^^^^ constant.numeric.reference
                                                                                                 ^^^ constant.language.value
                                                                                                       ^^^^ constant.language.value
                                                                                                              ^^^ constant.language.value
| StartDate | Yes, the first day. | xs:date | No | None | UTC Date |
  ^^^^^^^^^ variable.other.member.data-item
              ^^^ plain
                                                          ^^^^^^^^ plain
`));

test("response codes: in their table and in the text", () =>
  colours("duis", `
| Response Code | Response Code Name | Description |
  ^^^^^^^^^^^^^ markup.heading.table
| --- | --- | --- |
| E64 | Not Permitted | The DCC returns it instead of E65. |
  ^^^ constant.numeric.response-code
        ^^^^^^^^^^^^^ entity.name.function.response-code
                                                      ^^^ constant.numeric.response-code
| E60 | | |
  ^^^ constant.numeric.response-code

The DCC shall return Response Code E64, or E65; never E66 or I0. Not ME64, E64x or 1.E6.
                                   ^^^ constant.numeric.reference
                                           ^^^ constant.numeric.reference
                                                      ^^^ constant.numeric.response-code
                                                             ^^ constant.numeric.response-code
                                                                     ^^^^ plain
                                                                           ^^^^ plain
                                                                                     ^^ plain
<!-- E64 -->
     ^^^ !constant
`));

test("the service request matrix", () =>
  colours("duis", `
| Service Reference | Service Reference Variant | Service Request Name | Critical | Eligible User Roles |
  ^^^^^^^^^^^^^^^^^ markup.heading.table
| --- | --- | --- | --- | --- |
| 4.6 | 4.6.1 | Retrieve Import Daily Read Log | No | IS, GS |
  ^^^ constant.numeric.service-reference
        ^^^^^ constant.numeric.service-reference
                                                 ^^ constant.language.value
                                                      ^^ constant.language.user-role
                                                          ^^ constant.language.user-role

3.1.2 It IS not a role in prose.
         ^^ plain
`));

test("an XML request in the text keeps its own colours", () =>
  colours("duis", `
<sr:Request xmlns:sr="urn:example">
 ^^^ entity.name.tag.namespace
    ^^^^^^^ entity.name.tag.localname
<sr:Code>E64</sr:Code>
         ^^^ !constant.numeric
`));

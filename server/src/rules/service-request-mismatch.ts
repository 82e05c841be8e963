import { variantLabel, wordsOf } from "../index/duis.ts";
import type { Facts } from "../index/facts.ts";
import { bareNameKey, cellOf, matchedRequests, nameLabels, nameOfRequest } from "../index/requests.ts";
import { withoutCapital } from "../text/sentence.ts";
import type { Span } from "../text/span.ts";
import { defineRule, type Fix } from "./rule.ts";

export const serviceRequestMismatch = defineRule({
  id: "service-request-mismatch",
  summary: "A service request’s name, reference, criticality or schedulability differs from the matrix’s.",
  why: `
The service request matrix and the description of each service request say the same things twice. Where they differ, a
User builds its system on one of the two, and the DCC on the other: a request that is signed as one that is not critical
is refused where it is critical. Case and punctuation do not matter, and values that are no plain yes or no, such as
\`See clause 1.4\`, are not compared.`,
  severity: "warning",
  reads: "document",
  *check({ document }) {
    const { tree } = document;
    for (const { request, rows, byName } of matchedRequests(document)) {
      const [first] = rows;
      if (byName) {
        const at = request.fields.get(variantLabel)!;
        const there = cellOf(first!, first!.matrix, [variantLabel])!;
        yield {
          at,
          message: `The matrix has ${first!.variant} for “${nameOfRequest(tree, request)}”, not ${request.variant}.`,
          related: () => [{ document: document.id, at: there, message: "The matrix." }],
          fixes: () => [change(document, at, first!.variant, `Change to ${first!.variant}`, true)],
        };
      }
      for (const field of fields) {
        const at = field.here.map(label => request.fields.get(label)).find(one => one !== undefined);
        const here = at && field.value(wordsOf(tree, at));
        if (!at || here === undefined) continue;
        const cells = rows.flatMap(row => cellOf(row, row.matrix, field.there) ?? []);
        const there = cells.map(cell => field.value(wordsOf(tree, cell)));
        if (there.length === 0 || there.some(value => value === undefined || value === here || field.agrees?.(value, here) === true)) continue;
        const right = field.write(there[0]!, wordsOf(tree, cells[0]), wordsOf(tree, at));
        yield {
          at,
          message: `For ${first!.variant}, the matrix says “${wordsOf(tree, cells[0])}”${field.label === "" ? "" : ` under ${field.label}`}, not “${wordsOf(tree, at)}”.`,
          related: () => [{ document: document.id, at: cells[0]!, message: `What the matrix says of ${first!.variant}.` }],
          fixes: () => [
            change(document, at, right, `Change to ${right}, as the matrix has it`, true),
            change(document, cells[0]!, field.write(here, wordsOf(tree, at), wordsOf(tree, cells[0])), `Make the matrix say this of ${first!.variant}`, false),
          ],
        };
      }
    }
  },
  logged: { summary: ({ message }) => `The description of a Service Request differs from the matrix: ${withoutCapital(message)}` },
  examples: [
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

| Service Reference | Service Reference Variant | Service Request Name | Critical | DCC Scheduled |
| --- | --- | --- | --- | --- |
| 4.6 | 4.6.1 | Retrieve Import Daily Read Log | No | Yes |

| Service Request Name | Retrieve Import Daily Log |
                         ^^^^^^^^^^^^^^^^^^^^^^^^^ the matrix says “Retrieve Import Daily Read Log”
| --- | --- |
| Service Reference | 4.5 |
                      ^^^ For 4.6.1, the matrix says “4.6”, not “4.5”.
| Service Reference Variant | 4.6.1 |
| Security Classification | Critical |
                            ^^^^^^^^ For 4.6.1, the matrix says “No” under Critical, not “Critical”.
| Capable of being DCC Scheduled? | No |
                                    ^^ the matrix says “Yes” under DCC Scheduled
`,
      fixed: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

| Service Reference | Service Reference Variant | Service Request Name | Critical | DCC Scheduled |
| --- | --- | --- | --- | --- |
| 4.6 | 4.6.1 | Retrieve Import Daily Read Log | No | Yes |

| Service Request Name | Retrieve Import Daily Read Log |
| --- | --- |
| Service Reference | 4.6 |
| Service Reference Variant | 4.6.1 |
| Security Classification | Non Critical |
| Capable of being DCC Scheduled? | Yes |
`,
    },
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

| Service Reference Variant | Service Request Name | Critical |
| --- | --- | --- |
| 4.6.1 | Retrieve Import Daily Read Log | No |
| 4.6.2 | Retrieve Export Daily Read Log | No |

| Service Request Name | Retrieve Import Daily Read Log |
| --- | --- |
| Service Reference Variant | 4.6.1 |

| Service Request Name | Retrieve Export Daily Read Log |
| --- | --- |
| Service Reference Variant | 4.6.1 |
                              ^^^^^ The matrix has 4.6.2 for “Retrieve Export Daily Read Log”, not 4.6.1.
`,
      fixed: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

| Service Reference Variant | Service Request Name | Critical |
| --- | --- | --- |
| 4.6.1 | Retrieve Import Daily Read Log | No |
| 4.6.2 | Retrieve Export Daily Read Log | No |

| Service Request Name | Retrieve Import Daily Read Log |
| --- | --- |
| Service Reference Variant | 4.6.1 |

| Service Request Name | Retrieve Export Daily Read Log |
| --- | --- |
| Service Reference Variant | 4.6.2 |
`,
      note: "The variant was copied from another request: it is not the name that is wrong.",
    },
    {
      bad: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

| Service Reference Variant | Service Request Name | Critical |
| --- | --- | --- |
| 4.6.1 | Read Usage Log | No |
| 6.11 | Restart Clock | Yes |

| Service Request Name | ReadUsageLog |
| --- | --- |
| Service Reference Variant | 4.6.1 |

| Service Request Name | RestartClock |
| --- | --- |
| Service Reference Variant | 6.11.1 |
                              ^^^^^^ The matrix has 6.11 for “RestartClock”, not 6.11.1.
| Security Classification | Non Critical |
                            ^^^^^^^^^^^^ For 6.11, the matrix says “Yes” under Critical, not “Non Critical”.
`,
      note: "A name is the same with spaces and without.",
    },
    {
      good: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

| Service Reference | Service Reference Variant | Service Request Name | Critical | Future Dated Response Pattern | DCC Scheduled |
| --- | --- | --- | --- | --- | --- |
| 1.1 | 1.1.1 | Update Import Tariff (Primary Element) | Yes | Device | No |

| Service Request Name | Update import tariff (primary element) |
| --- | --- |
| Service Reference | 1.1 |
| Service Reference Variant | 1.1.1 |
| Security Classification | Critical |
| Capable of being future dated? | Yes |
| Capable of being DCC Scheduled? | Only as clause 1.4 provides |
`,
      note: "Case does not matter, a pattern is a yes, and a condition is not compared.",
    },
    {
      good: `
//- appendix-ad.duis
# APPENDIX AD: USER INTERFACE SPECIFICATION

| Service Reference Variant | Service Request Name | Critical |
| --- | --- | --- |
| 1.6 | Update Payment Mode | Yes |

| Service Reference Variant | Service Request Name | Critical |
| --- | --- | --- |
| 1.6 | Update Payment Mode | No |

| Service Request Name | Update Payment Mode |
| --- | --- |
| Service Reference Variant | 1.6 |
| Security Classification | Non-Critical |
`,
      note: "Two tables list the variant, for two kinds of Device; the description agrees with one of them.",
    },
  ],
});

/** One thing that both places say. */
interface Field {
  readonly here: readonly string[];
  readonly there: readonly string[];
  /** The column, where its value alone does not tell what it is about. */
  readonly label: string;
  /** For comparison; undefined where the words say something else. */
  readonly value: (words: string) => string | undefined;
  /** Whether two values that differ may both be right. */
  readonly agrees?: (value: string, other: string) => boolean;
  /** `value` in the words of the place that is to hold it: `from` is how the other place has it, `to` what stands there now. */
  readonly write: (value: string, from: string, to: string) => string;
}

const fields: readonly Field[] = [
  { here: ["service request name"], there: nameLabels, label: "", value: words => bareNameKey(words) || undefined, write: (_, from) => from },
  { here: ["service reference"], there: ["service reference"], label: "", value: words => (/^\d+(?:\.\d+)*$/.test(words) ? words : undefined), write: (_, from) => from },
  { here: ["security classification", "critical", "criticality"], there: ["critical", "criticality", "security classification"], label: "Critical", value: criticality, write: writeCriticality },
  { here: ["capable of being dcc scheduled", "dcc scheduled"], there: ["dcc scheduled", "capable of being dcc scheduled"], label: "DCC Scheduled", value: yesNo, write: writeYesNo },
  {
    here: ["capable of being requested on demand", "capable of being on demand", "on demand"],
    there: ["on demand", "capable of being requested on demand", "capable of being on demand"],
    label: "On Demand", value: yesNo, write: writeYesNo,
  },
  {
    here: ["capable of being future dated", "can be future dated", "future dated"],
    there: ["future dated response pattern", "future dated", "capable of being future dated"],
    label: "Future Dated", value: words => responsePattern(words) ?? yesNo(words), write: writePattern, agrees: agreesOnPattern,
  },
];

/** `DSP`, `Yes - Device`, `DSP & Device`: who waits until the date. */
function responsePattern(words: string): string | undefined {
  const named = /^(?:yes\W{1,5})?((?:dsp|device)(?:\s?(?:&|\/|,|and|or)\s?(?:dsp|device))?)$/i.exec(words)?.[1];
  return named && [...new Set(named.toLowerCase().match(/dsp|device/g))].sort().join(" & ");
}

/** A plain yes agrees with whoever waits. */
function agreesOnPattern(value: string, other: string): boolean {
  return (value === "yes" && other !== "no") || (other === "yes" && value !== "no");
}

function writePattern(value: string, from: string, to: string): string {
  if (value === "no" || value === "yes" || yesNo(to) !== undefined) return value === "no" ? "No" : "Yes";
  const named = from.replace(/^yes\W{1,5}/i, "");
  return /^yes\W/i.test(to) ? to.replace(/^(yes\W{1,5}).*$/i, (_, lead: string) => lead + named) : named;
}

function yesNo(words: string): string | undefined {
  return /^(?:yes|y)$/i.test(words) ? "yes" : /^(?:no|n)$/i.test(words) ? "no" : undefined;
}

function writeYesNo(value: string): string {
  return value === "yes" ? "Yes" : "No";
}

function criticality(words: string): string | undefined {
  if (/^critical$/i.test(words)) return "yes";
  return /^non[- –]?critical$/i.test(words) ? "no" : yesNo(words);
}

function writeCriticality(value: string, _: string, to: string): string {
  if (yesNo(to) !== undefined) return writeYesNo(value);
  return value === "yes" ? "Critical" : "Non Critical";
}

function change({ id }: Facts, at: Span, newText: string, title: string, preferred: boolean): Fix {
  return { title, preferred, safe: false, edits: [{ document: id, at, newText }] };
}

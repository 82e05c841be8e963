// Text like the Code's, at random: whole, and as people's tools leave it (cut, shuffled, with parts lost).

import fc from "fast-check";

/** The same runs each time; `SEED=...` and `RUNS=...` in the environment ask for others. */
export function property<T>(runs: number, values: fc.Arbitrary<T>, check: (value: T) => void): void {
  const parameters = { seed: Number(process.env["SEED"] ?? 20240627), numRuns: Number(process.env["RUNS"] ?? runs) };
  fc.assert(fc.property(values, check), parameters);
}

const letter = fc.constantFrom("A", "G", "H", "M");
const digit = fc.integer({ min: 1, max: 6 });
const term = fc.constantFrom("Panel", "User", "Major Security Incident", "Transport Layer Security (TLS)", "TLS", "SM WAN", "DCC", "Fee");
const number = fc.oneof(
  fc.tuple(letter, digit, digit, fc.constantFrom("", "", "A", "AA")).map(([a, b, c, d]) => `${a}${b}.${c}${d}`),
  fc.tuple(digit, digit, digit).map((parts) => parts.join(".")),
  fc.tuple(digit, digit).map((parts) => parts.join(".")),
);
const reference = fc.oneof(
  number.map((one) => `Section ${one}`),
  fc.tuple(number, number).map(([a, b]) => `Sections ${a} to ${b}`),
  fc.tuple(number, number, number).map(([a, b, c]) => `Sections ${a}, ${b} and ${c}`),
  number.map((one) => `Section ${one}(a)(ii) (Security Incidents)`),
  fc.constantFrom(
    "Appendix AD",
    "Appendix P Section 2.1",
    "paragraph (b)(i) above",
    "section 6(1A) of the Electricity Act 1989",
    "Section Error! Reference source\nnot found.",
    "Appendix [TBC]",
    "the Annex to Section G3",
    "Response Codes E60 – E71",
    "`sr:DeviceID`",
    "Part 4.4 of the SMKI Compliance Policy",
    "RFC 7468 section 3",
  ),
);
const sentence = fc
  .tuple(term, fc.constantFrom("shall", "may", "shall not", "shal"), term, reference)
  .map(([who, may, whom, where]) => `The ${who} ${may} tell the the ${whom} in accordance with ${where}.`);

const line = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(number, sentence).map(([one, words]) => `${one} ${words}`) },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom("(a) ", "(b) ", "(ii) ", "  (A) ", "a) ", "1) ", "- "), sentence).map((parts) => parts.join("")) },
  { weight: 2, arbitrary: fc.tuple(term, fc.constantFrom("means a thing.", "", "has the meaning given in Section A1.1.")).map(([one, meaning]) => `| **${one}** | ${meaning} |`) },
  { weight: 1, arbitrary: fc.tuple(term, sentence).map(([one, words]) => `In this Section, "${one}" means ${words}`) },
  { weight: 1, arbitrary: fc.tuple(letter, digit, term).map(([a, b, title]) => `## ${a}${b} ${title.toUpperCase()}`) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "",
      "",
      "| Term | Meaning |\n| --- | --- |",
      "### Security Incident Management",
      "# SECTION G: SECURITY",
      "APPENDIX P\nSMKI Repository\nCode of Connection",
      "---\ndocument: Section G\ntitle: Security\n---",
      "---\ndocument: [",
      "<!-- sec-disable-next-line typo: so it was -->",
      "<!-- a comment",
      "-->",
      "<sr:Request xmlns:sr=\"x\">\n  <sr:DeviceID>00-11</sr:DeviceID>\n</sr:Request>",
      "```",
      "HTTP/1.1 200 OK\nContent-Type: text/xml",
      "2.1 Incidents ........................ 12",
      "SEC - Appendix P\n12\n\f",
      "Page 3 of 9\n\fSection G: Security                      Version 3.0\n",
      "Service Reference\n\n4.6\n\nService Reference Variant\n\n4.6.1",
      "Anomaly Detection      means what Section G6.1 (Requirement\nThreshold              to Set Thresholds) says.",
      "G3.6 [Not used]",
      "Annex to Section G3",
      "Appendix A Definitions",
      "Ad Hoc Device Has the meaning given to that expression in the\nWeb Service SMKI RAPP.",
      "An SMS is “Secure” if it is so",
      "Fax",
    ),
  },
);

/** A draft as somebody wrote it. */
export const draft: fc.Arbitrary<string> = fc.array(line, { maxLength: 40, size: "max" }).map((lines) => lines.join("\n"));

/** A draft as it may reach us: cut anywhere, with other line ends, shuffled, with a part gone or doubled, with odd bytes. */
export const wreck: fc.Arbitrary<string> = fc
  .tuple(draft, fc.nat(), fc.nat(), fc.constantFrom("cut", "tail", "lose", "double", "shuffle", "crlf", "cr", "bom", "joined", "spaces", "odd"), fc.string({ unit: "binary", maxLength: 12 }))
  .map(([text, a, b, how, odd]) => {
    const from = text.length === 0 ? 0 : Math.min(a % text.length, b % text.length);
    const to = text.length === 0 ? 0 : Math.max(a % text.length, b % text.length);
    switch (how) {
      case "cut":
        return text.slice(0, to);
      case "tail":
        return text.slice(from);
      case "lose":
        return text.slice(0, from) + text.slice(to);
      case "double":
        return text.slice(0, to) + text.slice(from);
      case "shuffle":
        return text.split("\n").sort((x, y) => ((x.length * 31 + a) % 97) - ((y.length * 31 + b) % 97)).join("\n");
      case "crlf":
        return text.replaceAll("\n", "\r\n");
      case "cr":
        return text.replaceAll("\n", "\r");
      case "bom":
        return `\ufeff${text}`;
      case "joined":
        return text.replaceAll("\n", " ");
      case "spaces":
        return text.replaceAll(" ", "\u00a0");
      case "odd":
        return text.slice(0, from) + odd + text.slice(from);
    }
  });

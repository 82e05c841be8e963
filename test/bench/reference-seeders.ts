// Sentence seeders for the rules about references.

import { fault, join, reference, type Fragment, type ReferenceStatus } from "./fragment.ts";
import { codeKey, type PlannedPlace } from "./plan.ts";
import { cite, headingOf, type Citing } from "./citing.ts";
import { withTail, type Seeder } from "./seeding.ts";

export const referenceSeeders: Readonly<Record<string, Seeder>> = {
  "broken-reference": tailSeeder(brokenReference),
  "ambiguous-reference": tailSeeder((citing) => wholeReference("ambiguous-reference", "ambiguous", citing, ({ fault, key, number }) => fault === "duplicate-clause" && key === number)),
  "reference-heading": tailSeeder(wrongHeading),
  "reference-error-text": tailSeeder(errorText),
  "reference-to-not-used": tailSeeder((citing) => wholeReference("reference-to-not-used", "resolved", citing, ({ notUsed, kind, key, number }) => notUsed && kind === "clause" && key === number)),
  "unknown-schema-name": tailSeeder(unknownSchemaName),
  "unknown-response-code": tailSeeder(unknownResponseCode),
};

function tailSeeder(tail: (citing: Citing) => Fragment | undefined): Seeder {
  return { kind: "sentence", seed: (sentence, citing) => withTail(sentence, tail(citing)) };
}

/** A reference in full to one of the places that `fits`, of any document. */
function wholeReference(rule: string, status: ReferenceStatus, { plan, chance }: Citing, fits: (place: PlannedPlace) => boolean): Fragment | undefined {
  const document = chance.pick(plan.documents);
  const among = document.places.filter(fits);
  if (among.length === 0 || document.kind === "schedule") return undefined;
  const place = chance.pick(among);
  const key = codeKey(document, place.key);
  if (document.kind === "section") return fault(rule, reference(`Section ${place.number}`, key, status));
  return join(fault(rule, reference(`section ${place.number}`, key, status)), " of ", reference(`Appendix ${document.key}`, document.key));
}

/** A code beyond all that there are. */
function unknownResponseCode({ chance }: Citing): Fragment {
  const code = `E${chance.whole(8000, 8999)}`;
  return fault("unknown-response-code", reference(`Response Code ${code}`, code, "broken"));
}

function brokenReference(citing: Citing): Fragment | undefined {
  const { chance, places } = citing;
  const { document, clauses } = chance.pick(places.sections);
  const clause = chance.pick(clauses);
  return chance.weighted<() => Fragment | undefined>([
    [4, () => broken(`Section ${clause.number.replace(/\.\d+[A-Z]*$/, `.${chance.whole(90, 99)}`)}`)],
    [2, () => broken(`Section ${clause.number.replace(/[A-Z]*$/, "")}F`)],
    [2, () => missingParagraph(clause)],
    [1, () => join(cite("Sections ", clause), " and ", broken(`${document.key}${chance.whole(80, 89)}.${chance.whole(1, 9)}`))],
    [2, () => {
      const other = chance.pick(places.appendices).document;
      const number = `${chance.whole(1, 2)}.${chance.whole(80, 89)}.${chance.whole(1, 9)}`;
      return join(fault("broken-reference", reference(`section ${number}`, codeKey(other, number), "broken")), " of ", reference(`Appendix ${other.key}`, other.key));
    }],
  ])();
}

/** An item behind the last of a list. Text from a page may have lost items: there, nobody can be sure. */
function missingParagraph({ document, number, children }: PlannedPlace): Fragment | undefined {
  const label = String.fromCharCode(97 + children.length + 2);
  // An (i) may be a list's ninth item or a nested list's first.
  if (children.length === 0 || label === "i" || document.style.form === "wrapped") return undefined;
  return join("Section ", broken(`${number}(${label})`));
}

function broken(text: string): Fragment {
  return fault("broken-reference", reference(text, text.replace("Section ", ""), "broken"));
}

function wrongHeading(citing: Citing): Fragment | undefined {
  const { chance, places } = citing;
  const right = chance.pick(chance.pick(places.sections).clauses);
  const wrong = headingOf(chance.pick(chance.pick(places.sections).clauses));
  if (wrong === undefined || [right.heading, right.group, right.around].includes(wrong)) return undefined;
  return join(cite("Section ", right), " (", fault("reference-heading", wrong), ")");
}

function errorText({ chance }: Citing): Fragment {
  return chance.weighted<() => Fragment>([
    [3, () => join("Section ", placeholder("Error! Reference source not found."))],
    [2, () => join("Appendix ", placeholder("[TBC]"))],
    [2, () => join("Section ", placeholder("[●]"))],
    [1, () => join("Section ", placeholder("XX"))],
  ])();
}

function placeholder(text: string): Fragment {
  const made = fault("reference-error-text", text);
  return { ...made, marks: [...made.marks, { kind: "ignored", from: 0, to: text.length }] };
}

function unknownSchemaName({ plan, chance }: Citing): Fragment {
  const name = chance.pick(plan.schemaNames);
  const wrong = chance.chance(0.5) ? `${name}Value` : name.slice(0, -2);
  if (plan.schemaNames.includes(wrong)) return unknownSchemaName({ plan, chance } as Citing);
  return join("the value of ", fault("unknown-schema-name", reference(`sr:${wrong}`, `sr:${wrong}`, "broken")));
}

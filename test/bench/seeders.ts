// One seeder a rule: how its fault gets into a Code. A new rule is a new entry. A "plan" seeder changes the skeleton
// before it is written; a "sentence" seeder changes or lengthens a sentence that is about to be.

import { fault, join, plainWords, reference, replaced, type Fragment } from "./fragment.ts";
import { initials } from "./names.ts";
import { addRow, codeKey, place, type Defined, type Plan, type PlannedPlace } from "./plan.ts";
import type { Random } from "./random.ts";
import { cite, headingOf, type Citing } from "./citing.ts";
import { isPlain, withTail, type Seeder, type Seeding } from "./seeding.ts";
import { bannedTerms } from "./words.ts";
import { wordSeeders } from "./word-seeders.ts";

export const seeders: Readonly<Record<string, Seeder>> = {
  "duplicate-definition": { kind: "plan", seed: duplicateDefinition },
  "empty-definition": { kind: "plan", seed: emptyDefinition },
  "duplicate-clause": { kind: "plan", seed: duplicateClause },
  "broken-reference": { kind: "sentence", seed: (sentence, citing) => withTail(sentence, brokenReference(citing)) },
  "reference-heading": { kind: "sentence", seed: (sentence, citing) => withTail(sentence, wrongHeading(citing)) },
  "reference-error-text": { kind: "sentence", seed: (sentence, citing) => withTail(sentence, errorText(citing)) },
  "banned-term": { kind: "sentence", seed: bannedTerm },
  typo: { kind: "sentence", seed: typo },
  "doubled-word": { kind: "sentence", seed: doubledWord },
  "unknown-schema-name": { kind: "sentence", seed: (sentence, citing) => withTail(sentence, unknownSchemaName(citing)) },
  ...wordSeeders,
};

// --- definitions

function duplicateDefinition(plan: Plan, chance: Random): boolean {
  const table = definitionsOfCode(plan);
  const governing = table.rows.filter(({ kind, pointsTo, fault }) => kind === "meaning" && !pointsTo && !fault);
  const again = chance.pick(governing);
  if (/^(?:Code|Commissioned|Party|Panel|User|DCC|Authority|Transport Layer Security)$/.test(again.term.name)) return false;
  const written = again.term.acronym !== undefined && chance.chance(0.5) ? { written: again.term.acronym } : {};
  const second: Defined = { term: again.term, ...written, kind: "meaning", scope: undefined, fault: "duplicate-definition" };
  // Twice is enough: a term that stands three times is two faults of one cause.
  const places = plan.documents.flatMap(({ places }) => places);
  if (places.some(({ rows, defines }) => [...rows, ...defines].some(({ term, fault }) => term === again.term && fault))) return false;
  const tables = places.filter((one) => one !== table && one.rows.length > 0);
  if (tables.length > 0 && chance.chance(0.6)) addRow(chance.pick(tables), second);
  else {
    const where = chance.pick(places.filter(isPlain));
    where.defines.push(second);
  }
  return true;
}

function emptyDefinition(plan: Plan, chance: Random): boolean {
  const tables = plan.documents.flatMap(({ places }) => places).filter(({ rows }) => rows.length > 0);
  const table = chance.pick(tables);
  const name = plan.newName();
  const term = { name, acronym: chance.chance(0.2) ? initials(name) : undefined, within: table.document };
  addRow(table, { term, kind: "empty", scope: table === definitionsOfCode(plan) ? "code" : "document", fault: "empty-definition" });
  return true;
}

export function definitionsOfCode(plan: Plan): PlannedPlace {
  return plan.documents.find(({ kind, key }) => kind === "section" && key === "A")!.places.find(({ kind }) => kind === "clause")!;
}

// --- clauses

function duplicateClause(plan: Plan, chance: Random): boolean {
  const { places } = chance.pick(plan.documents.filter(({ key }) => key !== "AD"));
  const among = places.filter((one) => isPlain(one) && one.citable);
  if (among.length === 0) return false;
  const first = chance.pick(among);
  // Which of the two a reference means, nobody could say.
  first.citable = false;
  const second = place(first.document, { ...first, opensGroup: false, children: [], defines: [], rows: [], citable: false, fault: "duplicate-clause" });
  places.splice(places.indexOf(first) + 1, 0, second);
  return true;
}

// --- references

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

// --- words

function bannedTerm(sentence: Fragment, { chance }: Citing): Fragment | undefined {
  if (!sentence.text.endsWith(".")) return undefined;
  const [term] = chance.pick(bannedTerms);
  return replaced(sentence, sentence.text.length - 1, sentence.text.length, join(", having given notice by way of the ", fault("banned-term", term), "."));
}

/** A real misspelling: two letters swapped, one dropped, one doubled. */
function typo(sentence: Fragment, { chance }: Citing, { isWord, slips }: Seeding): Fragment | undefined {
  const words = plainWords(sentence, 4);
  if (words.length === 0) return undefined;
  const { from, to, word } = chance.pick(words);
  const at = chance.whole(1, word.length - 2);
  const slip = chance.weighted<() => string>([
    [4, () => word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2)],
    [4, () => word.slice(0, at) + word.slice(at + 1)],
    [3, () => word.slice(0, at) + word[at]! + word.slice(at)],
  ])();
  if (slip === word || slip.length < 4 || slips.has(slip) || isWord(slip)) return undefined;
  slips.add(slip);
  return replaced(sentence, from, to, fault("typo", slip));
}

function doubledWord(sentence: Fragment, { chance }: Citing): Fragment | undefined {
  const words = plainWords(sentence, 2).filter(({ word }) => word !== "that" && word !== "had");
  if (words.length === 0) return undefined;
  const { from, to, word } = chance.pick(words);
  return replaced(sentence, from, to, fault("doubled-word", `${word} ${word}`));
}

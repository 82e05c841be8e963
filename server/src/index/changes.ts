// Which names of a document have another answer after a change. What a name's answer is made of must be all that a
// rule can see through it, but for offsets: those are asked for late, of the corpus of that moment.

import { titleKey } from "../syntax/furniture.ts";
import type { Clause, Definition } from "../syntax/tree.ts";
import { oncePer, remembered } from "../text/remembered.ts";
import { slice } from "../text/span.ts";
import { Names, type ReadonlyNames } from "./asked-names.ts";
import { changedCitations } from "./citations.ts";
import type { Facts } from "./facts.ts";
import { keysOf, type TermKey } from "./keys.ts";
import { keysUnder, touchedBetween, type Touched } from "./touched.ts";
import { changedTexts, integrityOf, touchedTexts } from "./texts.ts";
import { changedDoubts } from "./trust.ts";

/** The names whose answers differ between two versions of one document; undefined stands for no document. */
export function changedNames(before: Facts | undefined, after: Facts | undefined): ReadonlyNames {
  const touched = before && after && touchedBetween(before.tree, after.tree);
  if (touched) return changedWords(before, after, touched);
  const names = new Names();
  const id = (before ?? after)!.id;
  const { identity: oldIdentity, title: oldTitle } = header(before);
  const { identity, title } = header(after);
  if (oldIdentity !== identity || oldTitle !== title) {
    if (before) names.add(`identity:${before.identity}`);
    if (after) names.add(`identity:${after.identity}`);
  }
  difference(new Set(before?.names), new Set(after?.names), name => names.add(`name:${name}`));
  difference(before?.vocabulary ?? none, after?.vocabulary ?? none, word => names.add(`word:${word}`));
  if (!sameKeys(before?.codes, after?.codes) || !sameKeys(before?.serviceRequests, after?.serviceRequests) || isWhole(before) !== isWhole(after)) names.add("codes");
  compare(before && answers(before), after && answers(after), key => names.addPlace(id, key));
  for (const key of changedDoubts(before, after)) names.addPlace(id, key);
  compare(before && termAnswers(before), after && termAnswers(after), term => names.add(termName(term)));
  for (const name of changedCitations(before, after)) names.add(`cited:${name}`);
  for (const key of changedTexts(before, after)) names.add(`text:${id}\n${key}`);
  if ((before && integrityOf(before)) !== (after && integrityOf(after))) names.add(`whole:${id}`);
  return names;
}

/** The names whose answers differ where only the words of a few blocks do. */
function changedWords(before: Facts, after: Facts, touched: Touched): ReadonlyNames {
  const names = new Names();
  const { id } = after;
  if (!sameKeys(before.codes, after.codes) || !sameKeys(before.serviceRequests, after.serviceRequests)) names.add("codes");
  const isNested = isNestedIn(after) || isNestedIn(before);
  before.tree.definitions.forEach((old, i) => {
    const now = after.tree.definitions[i]!;
    if (!isNested && old.kind === now.kind && slice(before.tree.text, old.body) === slice(after.tree.text, now.body)) return;
    for (const key of keysOf(now)) names.add(termName(key));
  });
  for (const key of changedDoubts(before, after, touched)) names.addPlace(id, key);
  for (const key of headedKeys(before, after, touched)) names.addPlace(id, key);
  for (const name of changedCitations(before, after, touched)) names.add(`cited:${name}`);
  for (const key of touchedTexts(before, after)) names.add(`text:${id}\n${key}`);
  if (integrityOf(before) !== integrityOf(after)) names.add(`whole:${id}`);
  return names;
}

/** The keys whose answers tell of the headings that were changed: those of the clauses under them, and their words themselves. */
function* headedKeys(before: Facts, after: Facts, { headings }: Touched): Iterable<string> {
  if (headings.length === 0) return;
  yield* keysUnder(after, headings);
  for (const { tree } of [before, after]) for (const index of headings) yield `"${titleKey(slice(tree.prose, tree.clauses[index]!.heading!))}`;
}

/** The name of the definitions of a term. */
export const termName = namesOfTerms("term:");

/** The name of whether a term is used. */
export const usedName = namesOfTerms("used:");

/** Of each term the same string each time, as each check asks for thousands. */
function namesOfTerms(lead: string): (term: TermKey) => string {
  return remembered((term) => [lead, term].join(""), { most: 20_000 });
}

/** The name of a document's annexes, all together; no key is called so. */
export const annexes = " annexes";

const none: ReadonlySet<string> = new Set();

function header(facts: Facts | undefined): { identity: string; title: string } {
  if (!facts) return { identity: "", title: "" };
  const { extract, schema, title } = facts.tree.identity;
  return { identity: facts.identity, title: `${title}\n${extract}\n${schema ?? ""}` };
}

/** Whether it declares response codes or service requests and is here as a whole. */
function isWhole(facts: Facts | undefined): boolean {
  return facts !== undefined && (facts.codes.size > 0 || facts.serviceRequests.size > 0) && !facts.tree.identity.extract;
}

/** What each clause key and heading answers: how many there are, and what a reader of the reference is told. */
const answers = oncePer((facts: Facts): ReadonlyMap<string, string> => {
  const made = new Map<string, string>();
  const chains: string[] = [];
  for (const clause of facts.tree.clauses) chains.push(chain(facts, clause, chains));
  for (const [key, clauses] of facts.clauses) made.set(key, clauses.map(clause => chains[clause.index]!).join("\n"));
  for (const [key, clause] of facts.implied) made.set(key, `implied ${chains[clause.index]!}`);
  for (const [key, clauses] of facts.headings) made.set(`"${key}`, String(clauses.length));
  made.set("", shapeOf(facts));
  made.set(annexes, facts.tree.clauses.filter(({ kind }) => kind === "annex").map(({ key }) => key).join("\n"));
  return made;
});

/** The headings over a clause, its own last, and its not-used mark. */
function chain(facts: Facts, clause: Clause, before: readonly string[]): string {
  const own = clause.heading ? slice(facts.tree.text, clause.heading) : "";
  if (clause.kind === "paragraph") return `${before[clause.parent] ?? ""}${clause.notUsed ? "/not used" : ""}`;
  const group = facts.tree.clauses[clause.group]?.heading;
  return `${before[clause.parent] ?? ""}/${group ? slice(facts.tree.text, group) : ""}/${own}/${clause.notUsed ? "not used" : ""}`;
}

/** What a reference to a place that is not there is told by: how sure the document's structure is. */
function shapeOf(facts: Facts): string {
  return facts.tree.clauses.some(clause => clause.kind === "clause") ? "numbered" : "plain";
}

const termAnswers = oncePer((facts: Facts): ReadonlyMap<TermKey, string> => {
  const made = new Map<TermKey, string>();
  const meaningOf = meaningsOf(facts);
  for (const [term, definitions] of facts.definitions) made.set(term, `${facts.identity}\n${facts.tree.identity.title}\n${definitions.map(one => definitionAnswer(facts, one, meaningOf)).join("\n")}`);
  return made;
});

/** Whether the meanings of a document's definitions lie in one another, as where thousands stand in one paragraph and each goes on to its end. */
function isNestedIn({ tree: { definitions, text } }: Facts): boolean {
  let length = 0;
  for (const { body } of definitions) length += body.to - body.from;
  return length > 8 * text.length;
}

let nestedVersions = 0;

/** What tells the meaning of a definition from another. Of those that lie in one another any change of the text changes all: together they are as long as its square. */
function meaningsOf(facts: Facts): (definition: Definition) => string {
  if (!isNestedIn(facts)) return ({ body }) => slice(facts.tree.text, body);
  const version = `version ${nestedVersions++}`;
  return () => version;
}

function definitionAnswer(facts: Facts, definition: Definition, meaningOf: (definition: Definition) => string): string {
  const { term, kind, scope, certain, form } = definition;
  const place = facts.tree.clauses[definition.clause];
  return [term, kind, scope, certain, form, place?.key ?? "", facts.tree.clauses[definition.within]?.key ?? "", meaningOf(definition)].join("\t");
}

function compare<Key>(before: ReadonlyMap<Key, string> = new Map(), after: ReadonlyMap<Key, string> = new Map(), changed: (key: Key) => void): void {
  for (const [key, answer] of before) if (after.get(key) !== answer) changed(key);
  for (const key of after.keys()) if (!before.has(key)) changed(key);
}

/** Tells `changed` of each that one of the two sets has alone. */
export function difference<Key>(before: ReadonlySet<Key>, after: ReadonlySet<Key>, changed: (key: Key) => void): void {
  if (before === after) return;
  for (const key of before) if (!after.has(key)) changed(key);
  for (const key of after) if (!before.has(key)) changed(key);
}

function sameKeys(a: ReadonlyMap<string, unknown> | undefined, b: ReadonlyMap<string, unknown> | undefined): boolean {
  if ((a?.size ?? 0) !== (b?.size ?? 0)) return false;
  for (const key of a?.keys() ?? []) if (!b!.has(key)) return false;
  return true;
}

// Who cites what: the references of a document by the annex, table or paragraph that their words name, so that asking
// whether anything refers to one place need not resolve every reference of the Code.

import { titleKey } from "../syntax/furniture.ts";
import type { Reference } from "../syntax/tree.ts";
import type { Facts } from "./facts.ts";
import { referencesIn, type Touched } from "./touched.ts";

const citationsByFacts = new WeakMap<Facts, ReadonlyMap<string, readonly Reference[]>>();

/**
 * The references of `facts` by the name that they give their target: "Appendix A", "Table 3", "F4 Annex", "G3.5(a)",
 * `"response status` for a title. A range gives each name in it. Plain clauses are left out: nobody asks for them.
 */
export function citations(facts: Facts): ReadonlyMap<string, readonly Reference[]> {
  let all = citationsByFacts.get(facts);
  if (!all) citationsByFacts.set(facts, (all = readCitations(facts.tree.references)));
  return all;
}

/** The names whose references differ between two versions of one document, if `touched` is given, in those blocks. */
export function changedCitations(before: Facts | undefined, after: Facts | undefined, touched?: Touched): readonly string[] {
  // Where an edit touched a few blocks, the references of all others are the same.
  const read = (facts: Facts | undefined) => (!facts ? none : touched ? readCitations(referencesIn(facts.tree, touched, [])) : citations(facts));
  const old = read(before);
  const now = read(after);
  const names: string[] = [];
  for (const [name, references] of old) if (told(references) !== told(now.get(name) ?? [])) names.push(name);
  for (const name of now.keys()) if (!old.has(name)) names.push(name);
  return names;
}

const none: ReadonlyMap<string, readonly Reference[]> = new Map();

function told(references: readonly Reference[]): string {
  return references.map(({ target }) => JSON.stringify(target)).join("\n");
}

function readCitations(references: readonly Reference[]): ReadonlyMap<string, readonly Reference[]> {
  const all = new Map<string, Reference[]>();
  const add = (name: string, reference: Reference) => {
    const same = all.get(name);
    if (same) same.push(reference);
    else all.set(name, [reference]);
  };
  references.forEach((reference, i) => {
    const name = nameOf(reference);
    if (name === undefined) return;
    add(name, reference);
    const start = reference.range === "end" ? references[i - 1] : undefined;
    const first = start?.range === "start" ? nameOf(start) : undefined;
    if (start && first !== undefined) for (const [between, one] of inRange(start, first, name)) add(between, one);
  });
  return all;
}

function nameOf({ target }: Reference): string | undefined {
  switch (target.kind) {
    case "annex": return target.annex;
    case "title": return titleName(target.title);
    case "relative": return target.key;
    case "clause":
      if (target.key === "") return target.document.kind === "appendix" ? `Appendix ${target.document.letter}` : target.document.kind === "schedule" ? `Schedule ${target.document.number}` : undefined;
      return target.document.kind === "appendix" && target.document.own ? `Appendix ${target.document.letter}` : target.key.includes("(") ? target.key : undefined;
    default: return undefined;
  }
}

/** The name of a citation by title. */
export function titleName(title: string): string {
  return `"${titleKey(title)}`;
}

/** `Tables 1 to 4` names Table 2 and Table 3 too. */
function inRange(start: Reference, first: string, last: string): readonly (readonly [string, Reference])[] {
  const [, stem, from] = /^(\w+ )(\d{1,2}|[A-Z])$/.exec(first) ?? [];
  const [, same, to] = /^(\w+ )(\d{1,2}|[A-Z])$/.exec(last) ?? [];
  if (stem === undefined || stem !== same || from === undefined || to === undefined || start.target.kind !== "annex" && start.target.kind !== "clause") return [];
  const digits = /\d/.test(from);
  const names: string[] = [];
  if (digits) for (let n = Number(from) + 1; n < Number(to); n++) names.push(String(n));
  else for (let code = from.charCodeAt(0) + 1; code < to.charCodeAt(0); code++) names.push(String.fromCharCode(code));
  const { target } = start;
  return names.map(name => [`${stem}${name}`, { ...start, target: targetOf(target, name, `${stem}${name}`) }]);
}

function targetOf(target: Extract<Reference["target"], { kind: "annex" | "clause" }>, name: string, annex: string): Reference["target"] {
  if (target.kind === "annex") return { ...target, annex };
  const { document } = target;
  if (document.kind === "appendix") return { ...target, document: { ...document, letter: name } };
  return document.kind === "schedule" ? { ...target, document: { ...document, number: name } } : target;
}


// Who cites what: the references of a document by the annex, table or paragraph that their words name, so that asking
// whether anything refers to one place need not resolve every reference of the Code.

import { titleKey } from "../syntax/furniture.ts";
import type { Reference, ReferenceTarget } from "../syntax/tree.ts";
import type { Facts } from "./facts.ts";
import { referencesIn, type Touched } from "./touched.ts";

/** A citation by where its reference stands in `tree.references`; with its `target` where a range gives it another name than its own. */
type Citation = number | { readonly position: number; readonly target: ReferenceTarget };

type Citations = ReadonlyMap<string, readonly Citation[]>;

/** Shared by versions of a document in which the same references cite the same. */
const filed = new WeakMap<Facts, Citations>();

/**
 * The references of `facts` that give their target the name `name`: "Appendix A", "Table 3", "F4 Annex", "G3.5(a)",
 * `"response status` for a title. A range gives each name in it. Plain clauses are left out: nobody asks for them.
 */
export function citationsOf(facts: Facts, name: string): readonly Reference[] {
  return named(facts, citations(facts).get(name));
}

/** Those of them that may lead out of `facts`: in nearly every document the others are far more. */
export function outwardCitationsOf(facts: Facts, name: string): readonly Reference[] {
  return named(facts, outwardCitations(facts).get(name));
}

/** The positions in `documents` of those that have outward citations of `name`, in order. */
export function outwardCiters(documents: readonly Facts[], name: string): readonly number[] {
  const sources = documents.map(citations);
  if (sources.length !== filedLast.sources.length || sources.some((source, i) => source !== filedLast.sources[i])) {
    const citers = new Map<string, number[]>();
    for (const [position, facts] of documents.entries()) {
      for (const cited of outwardCitations(facts).keys()) {
        const same = citers.get(cited);
        if (same) same.push(position);
        else citers.set(cited, [position]);
      }
    }
    filedLast = { sources, citers };
  }
  return filedLast.citers.get(name) ?? none;
}

/** The citations of the documents that were asked about last, filed by name: nearly every edit leaves them as they are. */
let filedLast: { readonly sources: readonly Citations[]; readonly citers: ReadonlyMap<string, readonly number[]> } = { sources: [], citers: new Map() };

function outwardCitations(facts: Facts): Citations {
  const all = citations(facts);
  let outward = leadingOut.get(all);
  if (!outward) leadingOut.set(all, (outward = new Map([...all].map(([key, places]) => [key, places.filter((place) => leadsOut(targetAt(facts.tree.references, place)))] as const).filter(([, places]) => places.length > 0))));
  return outward;
}

const leadingOut = new WeakMap<Citations, Citations>();

function leadsOut(target: ReferenceTarget): boolean {
  return target.kind !== "relative" && !("document" in target && target.document?.kind === "this");
}

function named({ tree: { references } }: Facts, places: readonly Citation[] = none): readonly Reference[] {
  return places.map((place) => (typeof place === "number" ? references[place]! : naming(references[place.position]!, place.target)));
}

function targetAt(references: readonly Reference[], place: Citation): ReferenceTarget {
  return typeof place === "number" ? references[place]!.target : place.target;
}

/** Files the citations of a document ahead of the question. */
export function fileCitations(facts: Facts): void {
  citations(facts);
}

function citations(facts: Facts): Citations {
  let all = filed.get(facts);
  if (!all) filed.set(facts, (all = readCitations(facts.tree.references)));
  return all;
}

/** The names whose references differ between two versions of one document, if `touched` is given, in those blocks. */
export function changedCitations(before: Facts | undefined, after: Facts | undefined, touched?: Touched): readonly string[] {
  // Where an edit touched a few blocks, the references of all others are the same.
  const referencesOf = (facts: Facts | undefined): readonly Reference[] => (!facts ? none : touched ? referencesIn(facts.tree, touched, []) : facts.tree.references);
  const old = referencesOf(before);
  const now = referencesOf(after);
  const oldNames = toldOf(touched || !before ? readCitations(old) : citations(before), old);
  const nowNames = toldOf(touched || !after ? readCitations(now) : citations(after), now);
  const names: string[] = [];
  for (const [name, told] of oldNames) if (told !== nowNames.get(name)) names.push(name);
  for (const name of nowNames.keys()) if (!oldNames.has(name)) names.push(name);
  const known = before && filed.get(before);
  if (touched && after && known && names.length === 0 && old.length === now.length && old.every(({ target, range }, i) => range === now[i]!.range && told(target) === told(now[i]!.target))) filed.set(after, known);
  return names;
}

const none: readonly never[] = [];

/** What the citations of each name say. */
function toldOf(citations: Citations, references: readonly Reference[]): ReadonlyMap<string, string> {
  return new Map([...citations].map(([name, places]) => [name, places.map((place) => told(targetAt(references, place))).join("\n")]));
}

function told(target: ReferenceTarget): string {
  return JSON.stringify(target);
}

function readCitations(references: readonly Reference[]): Citations {
  const all = new Map<string, Citation[]>();
  const add = (name: string, citation: Citation) => {
    const same = all.get(name);
    if (same) same.push(citation);
    else all.set(name, [citation]);
  };
  references.forEach((reference, position) => {
    const name = nameOf(reference);
    if (name === undefined) return;
    add(name, position);
    const start = reference.range === "end" ? references[position - 1] : undefined;
    const first = start?.range === "start" ? nameOf(start) : undefined;
    if (start && first !== undefined) for (const [between, target] of inRange(start.target, first, name)) add(between, { position: position - 1, target });
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
function inRange(start: ReferenceTarget, first: string, last: string): readonly (readonly [string, ReferenceTarget])[] {
  const [, stem, from] = /^(\w+ )(\d{1,2}|[A-Z])$/.exec(first) ?? [];
  const [, same, to] = /^(\w+ )(\d{1,2}|[A-Z])$/.exec(last) ?? [];
  if (stem === undefined || stem !== same || from === undefined || to === undefined || (start.kind !== "annex" && start.kind !== "clause")) return [];
  const digits = /\d/.test(from);
  const names: string[] = [];
  if (digits) for (let n = Number(from) + 1; n < Number(to); n++) names.push(String(n));
  else for (let code = from.charCodeAt(0) + 1; code < to.charCodeAt(0); code++) names.push(String.fromCharCode(code));
  return names.map(name => [`${stem}${name}`, targetOf(start, name, `${stem}${name}`)]);
}

function naming({ at, number, whole, range, heading, clause }: Reference, target: ReferenceTarget): Reference {
  return { at, from: at.from, number, whole, target, range, heading, clause };
}

function targetOf(target: Extract<ReferenceTarget, { kind: "annex" | "clause" }>, name: string, annex: string): ReferenceTarget {
  if (target.kind === "annex") return { ...target, annex };
  const { document } = target;
  if (document.kind === "appendix") return { ...target, document: { ...document, letter: name } };
  return document.kind === "schedule" ? { ...target, document: { ...document, number: name } } : target;
}


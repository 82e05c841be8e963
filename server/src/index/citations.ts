// Who cites what: the references of a document by the annex, table or paragraph that their words name, so that asking
// whether anything refers to one place need not resolve every reference of the Code.

import { titleKey } from "../syntax/furniture.ts";
import type { Reference, ReferenceTarget } from "../syntax/tree.ts";
import { addTo } from "../text/lists.ts";
import { isSameList } from "../text/ordered.ts";
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

/** The references of other documents than the one called `identity` that give their target the name `name` and may lead there, by the document that they stand in, in order. */
export function citationsInto(documents: readonly Facts[], name: string, identity: string): readonly (readonly [from: Facts, references: readonly Reference[]])[] {
  const { citers, into } = filing(documents);
  const key = `${identity}\n${name}`;
  let known = into.get(key);
  if (!known) {
    known = (citers.get(name) ?? none).flatMap((position) => {
      const { tree: { references } } = documents[position]!;
      const places = outwardCitations(documents[position]!).get(name)!.filter((place) => mayLeadTo(targetAt(references, place), identity));
      return places.length > 0 ? [{ position, places }] : [];
    });
    into.set(key, known);
  }
  return known.map(({ position, places }) => [documents[position]!, named(documents[position]!, places)]);
}

/** The citations of some documents, filed by name. */
interface Filing {
  readonly sources: readonly Citations[];
  /** The positions of the documents that cite each name. */
  readonly citers: ReadonlyMap<string, readonly number[]>;
  /** What was asked of them: by the document that is meant and the name, which of their citations may lead there. */
  readonly into: Map<string, readonly { readonly position: number; readonly places: readonly Citation[] }[]>;
}

/** Of the documents that were asked about last: nearly every edit leaves it as it is. */
let filedLast: Filing = { sources: [], citers: new Map(), into: new Map() };

function filing(documents: readonly Facts[]): Filing {
  const sources = documents.map(citations);
  if (isSameList(sources, filedLast.sources)) return filedLast;
  const citers = new Map<string, number[]>();
  for (const [position, facts] of documents.entries()) {
    for (const cited of outwardCitations(facts).keys()) {
      addTo(citers, cited, position);
    }
  }
  return (filedLast = { sources, citers, into: new Map() });
}

/** Whether a target in another document may be in the one called `identity`, by the name that it is called by, whatever else there is. */
function mayLeadTo(target: ReferenceTarget, identity: string): boolean {
  if (target.kind !== "annex" && target.kind !== "title" && target.kind !== "clause") return true;
  const mention = target.document;
  switch (mention.kind) {
    case "this": return false;
    case "named": return true;
    case "schedule": return identity === `schedule ${mention.number}`;
    case "section":
    case "appendix": return identity === `${mention.kind} ${mention.letter}`;
  }
}

/** Those of a document's citations that may lead out of it: in nearly every document the others are far more. */
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
    addTo(all, name, citation);
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


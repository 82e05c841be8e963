// The one resolver: diagnostics, navigation, completion and rename all ask it, so that they cannot disagree.

import type { SchemaModel, SchemaName } from "../schema/model.ts";
import { lookup as schemaLookup } from "../schema/query.ts";
import { nearestAround } from "../syntax/around.ts";
import { titleKey } from "../syntax/furniture.ts";
import { ofShape } from "../syntax/memo.ts";
import { isDocumentName } from "../syntax/mentions.ts";
import type { Clause, Definition, DocumentMention, Reference } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import type { Facts } from "./facts.ts";
import { annexes } from "./changes.ts";
import { termKey } from "./keys.ts";
import type { Lookup } from "./lookup.ts";
import { mentioned, type Absent } from "./mentioned.ts";
import { keyPastEnd } from "./past-end.ts";
import { hasLabel, isCertain, itemIn, paragraphInText } from "./trust.ts";
import { annexNamed, begins, belongsTogether, followsComma, isListOfLaw, isOfItsOwnClause, isParted, isSubject, lacksLetter, mentionsAround, saysThis } from "./words-around.ts";

/** What a reference can land on. */
export type Target =
  | { readonly kind: "document"; readonly document: Facts }
  | { readonly kind: "clause"; readonly document: Facts; readonly clause: Clause }
  /** `item` where the reference names a paragraph of it that can be told: the label of that. */
  | { readonly kind: "definition"; readonly document: Facts; readonly definition: Definition; readonly item?: Span | undefined }
  | { readonly kind: "row"; readonly document: Facts; readonly at: Span }
  | { readonly kind: "schema"; readonly schema: SchemaModel; readonly name: SchemaName };

/** The answer of the one resolver. */
export type Resolution =
  | { readonly kind: "one"; readonly target: Target }
  | { readonly kind: "many"; readonly targets: readonly Target[] }
  /** The document is here, the place is not. `certain` is false where the document's structure may have been lost. */
  | { readonly kind: "none"; readonly document: Facts | undefined; readonly sought: string; readonly certain: boolean }
  /** A statute, a licence, a standard: outside the Code. */
  | { readonly kind: "external" }
  | Absent;

/** What a resolution found: none, one or more. */
export function targetsOf(resolution: Resolution): readonly Target[] {
  if (resolution.kind === "one") return [resolution.target];
  return resolution.kind === "many" ? resolution.targets : [];
}

function oneOf(targets: readonly Target[]): Resolution {
  return targets.length === 1 ? { kind: "one", target: targets[0]! } : { kind: "many", targets };
}

const external: Resolution = { kind: "external" };

/** What `reference`, which stands in `from`, names. */
export function resolveReference(lookup: Lookup, reference: Reference, from: Facts): Resolution {
  const { target } = reference;
  switch (target.kind) {
    case "external": return external;
    case "placeholder": return { kind: "none", document: undefined, sought: "", certain: false };
    case "clause": return resolveClause(lookup, reference, from, target.document, target.key);
    case "annex": return resolveAnnex(lookup, reference, from, target.document, target.annex);
    case "relative": return resolveRelative(lookup, reference, from, target.key);
    case "title": return resolveTitle(lookup, from, target.document, target.title);
    case "definition": return resolveDefinition(lookup, from, target.term, target.key, target.document);
    case "response-code": return resolveRow(lookup, target.code, document => document.codes);
    case "service-request": return resolveServiceRequest(lookup, target.variant);
    case "schema-name": return resolveSchemaName(lookup, from, target.prefix, target.name);
  }
}

// --- clauses and annexes

function resolveClause(lookup: Lookup, reference: Reference, from: Facts, mention: DocumentMention, key: string): Resolution {
  const annex = /^\d/.test(key) && mayBeAnnexed(mention) ? annexNamed(reference, from) : "";
  const annexed = annex === "" ? undefined : resolveInAnnex(lookup, reference, from, mention, annex, key);
  if (annexed) return annexed;
  const found = resolveNumber(lookup, reference, from, mention, key);
  // An annex that is not here may have lost its heading, and its numbers with it.
  return annex !== "" && found.kind === "none" ? { ...found, certain: false } : found;
}

/** What is said of another document than one that is named by its letter alone hangs on more than that. */
function mayBeAnnexed(mention: DocumentMention): boolean {
  return mention.kind !== "section" && (mention.kind !== "appendix" || mention.own);
}

/** `paragraph 3 of Part B`: in the Part or Annex of that name; undefined where the document has none. */
function resolveInAnnex(lookup: Lookup, reference: Reference, from: Facts, mention: DocumentMention, name: string, key: string): Resolution | undefined {
  const found = mentioned(lookup, from, mention);
  if (!("documents" in found)) return found;
  const targets: Target[] = [];
  let missing: Resolution | undefined;
  for (const document of found.documents) {
    lookup.rest(document, annexes);
    for (const annex of document.tree.clauses) {
      if (annex.kind !== "annex" || (annex.key !== name && !annex.key.endsWith(` ${name}`))) continue;
      const full = `${annex.key} ${key}`;
      const there = inDocuments(lookup, [document], full);
      for (const target of targetsOf(there)) targets.push(target);
      // An annex without numbers may have lists in their stead.
      const hasNumbers = document.tree.clauses.some(({ kind, key: other }) => kind === "clause" && other.startsWith(`${annex.key} `));
      if (there.kind === "none") missing ??= { ...there, certain: there.certain && hasNumbers };
    }
  }
  if (targets.length > 0) return nearest(oneOf(distinct(targets)), reference, from);
  // `Subject to Part B, paragraph 3 applies`
  const own = missing && followsComma(reference, from) ? ownOrNone(lookup, reference, from, key) : undefined;
  return own && own.kind !== "none" ? own : missing;
}

function resolveNumber(lookup: Lookup, reference: Reference, from: Facts, mention: DocumentMention, key: string): Resolution {
  const attached = attachedTo(from, mention);
  if (attached !== undefined) return inDocuments(lookup, [from], key === "" ? attached : `${attached} ${key}`);
  const part = resolvePart(lookup, reference, from, mention, key);
  if (part) return part;
  if (mention.kind === "this") return resolveOwn(lookup, reference, from, key);
  // The text of a modification has the clauses that it inserts.
  if (mention.kind === "section" && from.tree.identity.kind === "other" && from.clauses.has(key)) return inDocuments(lookup, [from], key);
  const found = mentioned(lookup, from, mention);
  if (!("documents" in found)) return mention.kind === "named" && isParted(reference, from) && (isNoDocument(lookup, mention.name) || (isSubject(reference, from) && !isDocumentName(mention.name))) ? ownOrNone(lookup, reference, from, key) : found;
  if (key === "") return oneOf(found.documents.map(document => ({ kind: "document", document })));
  // `DUIS section 1.3` named a document whose clauses begin with a letter: not the place that is meant.
  if (/^\d/.test(key) && found.documents.every(document => document.tree.identity.kind === "section")) return external;
  const there = inDocuments(lookup, found.documents, key);
  if (there.kind !== "none" || mention.kind === "section" || !isParted(reference, from) || belongsTogether(reference, from)) return there;
  const here = ownOrNone(lookup, reference, from, key);
  return here.kind === "none" ? there : here;
}

/** A number with a comma between it and a name that has no such place: of the document that speaks, where that has it. */
function ownOrNone(lookup: Lookup, reference: Reference, from: Facts, key: string): Resolution {
  const own = resolveOwn(lookup, reference, from, key);
  return own.kind === "one" || own.kind === "many" ? own : { kind: "none", document: from, sought: key, certain: false };
}

/** The key of the Appendix or Schedule of that name which a document has itself: there it is its own. */
function attachedTo(from: Facts, mention: DocumentMention): string | undefined {
  const key = mention.kind === "schedule" ? `Schedule ${mention.number}` : mention.kind === "appendix" && mention.own ? `Appendix ${mention.letter}` : undefined;
  return key !== undefined && from.clauses.has(key) ? key : undefined;
}

/** Whether a name is a defined term's, and that of no document: `a reason that lies with the DCC, clause 2.2 applies`. */
function isNoDocument(lookup: Lookup, name: string): boolean {
  return !isDocumentName(name) && lookup.definitions(termKey(name)).length > 0;
}

/** `Part 3` of a document that has Parts: there it is no clause 3. */
function resolvePart(lookup: Lookup, reference: Reference, from: Facts, mention: DocumentMention, key: string): Resolution | undefined {
  if (!/^\d+$/.test(key) || !begins(reference, from, /^Parts?\s/)) return undefined;
  const found = mentioned(lookup, from, mention);
  if (!("documents" in found)) return undefined;
  for (const document of found.documents) lookup.rest(document, annexes);
  const hasParts = found.documents.some(({ tree }) => tree.clauses.some(({ kind, number }) => kind === "annex" && /^Part \d/.test(number)));
  return hasParts ? resolveAnnex(lookup, reference, from, mention, `Part ${key}`) : undefined;
}

/** A number without a document: in the annex that it stands in, else in the body. */
function resolveOwn(lookup: Lookup, reference: Reference, from: Facts, key: string): Resolution {
  const annexed = keyInAnnex(from, reference.clause, key);
  if (annexed !== undefined) return inDocuments(lookup, [from], annexed);
  const isInSection = from.tree.identity.kind === "section";
  const missing = keyMissingInAnnex(reference, from, key);
  if (isInSection && missing !== undefined) return inDocuments(lookup, [from], missing);
  // A Section's clauses begin with its letter; a bare number in it names a statute's or an agreement's.
  if (isInSection && /^\d/.test(key)) return lacksLetter(reference, from, key) ? { kind: "none", document: from, sought: key, certain: true } : external;
  const found = inDocuments(lookup, [from], key);
  if (found.kind !== "none") return found;
  const parted = onlyInPart(from, key);
  if (parted !== undefined) return inDocuments(lookup, [from], parted);
  if (isListOfLaw(from, reference.clause)) return external;
  const other = saysThis(reference, from) ? undefined : besides(lookup, reference, from, key);
  return other ?? (missing !== undefined ? inDocuments(lookup, [from], missing) : found);
}

/** The full key of a number in the innermost annex around a clause (position) that has it. */
function keyInAnnex(from: Facts, clause: number, key: string): string | undefined {
  const { clauses } = from.tree;
  for (let at = annexAround(from, clause); at >= 0; at = annexAround(from, clauses[at]!.parent)) {
    const full = `${clauses[at]!.key} ${key}`;
    if (from.clauses.has(full) || from.implied.has(full)) return full;
  }
  return undefined;
}

/** The full key of a number that one Part alone has, where the numbers run on from Part to Part: `22A.3` in Part A, cited in Part C. */
function onlyInPart(from: Facts, key: string): string | undefined {
  if (!/^\d+[A-Z]?\.\d/.test(key)) return undefined;
  const found = partsOf(from.tree).filter((part) => from.clauses.has(`${part} ${key}`));
  return found.length === 1 ? `${found[0]} ${key}` : undefined;
}

/** The keys of the Parts that a document itself has. */
const partsOf = ofShape(({ clauses }): readonly string[] => [...new Set(clauses.flatMap(({ kind, key }) => (kind === "annex" && /^Part \w+$/.test(key) ? [key] : [])))]);

/** The full key that a paragraph's number would have in the outermost annex around it that has such numbers: `paragraph 9` in the Annex to Section F4, which has paragraphs 1 to 3. */
function keyMissingInAnnex(reference: Reference, from: Facts, key: string): string | undefined {
  if (!/^\d/.test(key)) return undefined;
  // Of `1.3` its `1` is there.
  const top = /^\d+\./.exec(key)?.[0].slice(0, -1) ?? "1";
  const { clauses } = from.tree;
  let found: string | undefined;
  for (let at = annexAround(from, reference.clause); at >= 0; at = annexAround(from, clauses[at]!.parent)) {
    if (from.clauses.has(`${clauses[at]!.key} ${top}`)) found = `${clauses[at]!.key} ${key}`;
  }
  return found !== undefined && begins(reference, from, /^[Pp]aragraph/) ? found : undefined;
}

/**
 * A number that the document lacks, where the words around it name another that has it: `Appendix AB (Requests), clause 17`.
 * Where they name one that is not here, nobody knows.
 */
function besides(lookup: Lookup, reference: Reference, from: Facts, key: string): Resolution | undefined {
  let isAbsent = false;
  for (const mention of mentionsAround(reference, from)) {
    const found = mentioned(lookup, from, mention);
    if (!("documents" in found)) isAbsent ||= mention.kind !== "named" || isDocumentName(mention.name);
    else {
      const other = found.documents.find((document) => document !== from && (document.clauses.has(key) || document.implied.has(key)));
      if (other) return inDocuments(lookup, [other], key);
      for (const document of found.documents) lookup.rest(document, key);
    }
  }
  return isAbsent ? { kind: "none", document: from, sought: key, certain: false } : undefined;
}

function resolveAnnex(lookup: Lookup, reference: Reference, from: Facts, mention: DocumentMention, annex: string): Resolution {
  // `Part A of Schedule 2 to this Section`
  const attached = attachedTo(from, mention);
  if (attached !== undefined) {
    const there = inDocuments(lookup, [from], `${attached} ${annex}`);
    return there.kind === "none" ? resolveAnnex(lookup, reference, from, { kind: "this" }, annex) : there;
  }
  const found = mentioned(lookup, from, mention);
  if (!("documents" in found)) return found;
  const direct = inDocuments(lookup, found.documents, annex);
  if (direct.kind !== "none") return nearest(direct, reference, from);
  // `Part B` stands inside an annex.
  const nested: Target[] = [];
  for (const document of found.documents) {
    lookup.rest(document, annexes);
    for (const clause of document.tree.clauses) if (clause.key.endsWith(` ${annex}`) && clause.kind === "annex") nested.push({ kind: "clause", document, clause });
  }
  if (nested.length > 0) return nearest(oneOf(nested), reference, from);
  // `Schedule 1, Annex B and Table 3`: the Schedule may be but the first of a list.
  const own = mention.kind !== "this" && followsComma(reference, from) ? resolveAnnex(lookup, reference, from, { kind: "this" }, annex) : direct;
  return own.kind === "none" ? direct : own;
}

/** Of two tables of one number, the one in the annex (or the body) that the reference stands in is meant. */
function nearest(found: Resolution, reference: Reference, from: Facts): Resolution {
  if (found.kind !== "many" || !found.targets.every(target => target.kind === "clause" && target.document === from)) return found;
  const home = annexAround(from, reference.clause);
  const own = found.targets.filter(target => target.kind === "clause" && annexAround(from, target.clause.parent) === home);
  return own.length === 1 ? { kind: "one", target: own[0]! } : found;
}

/** The innermost annex (position) that the clause at `index` stands in, or -1; a Part stands in an annex. */
function annexAround({ tree: { clauses } }: Facts, index: number): number {
  return nearestAround(clauses, index, kind => kind === "annex");
}

// --- clauses by their full key

function inDocuments(lookup: Lookup, documents: readonly Facts[], key: string): Resolution {
  const clause = documents.length === 1 ? documents[0]!.clauses.only(key) : undefined;
  if (clause) {
    // Nearly every reference: one document, one clause of that number.
    lookup.rest(documents[0]!, key);
    return { kind: "one", target: { kind: "clause", document: documents[0]!, clause } };
  }
  return amongDocuments(lookup, documents, key);
}

function amongDocuments(lookup: Lookup, documents: readonly Facts[], key: string): Resolution {
  const targets: Target[] = [];
  for (const document of documents) {
    lookup.rest(document, key);
    for (const clause of document.clauses.get(key) ?? []) targets.push({ kind: "clause", document, clause });
    if (targets.length > 0) continue;
    const implied = document.implied.get(key) ?? (key.includes("(") ? paragraphInText(document, key) : undefined);
    if (implied) lookup.rest(document, implied.key);
    if (implied) targets.push({ kind: "clause", document, clause: implied });
  }
  if (targets.length > 0) return oneOf(distinct(targets));
  const document = documents[0]!;
  lookup.rest(document, "");
  // A list that is not there may have gone with its clause: who asks looks at that.
  const list = key.indexOf("(");
  if (list > 0) lookup.rest(document, key.slice(0, list));
  return { kind: "none", document, sought: key, certain: documents.every(one => isCertain(one, key)) };
}

/** Lists that stand twice under one clause are one place for who cites it: the first. Two clauses of one number are two. */
function distinct(targets: readonly Target[]): readonly Target[] {
  const [first] = targets;
  const isOneList = first?.kind === "clause" && targets.every(one => one.kind === "clause" && one.clause.kind === "paragraph" && one.document === first.document);
  return isOneList ? [first] : targets;
}

// --- labels, titles, definitions

/** `paragraph (b)(i) above`: sought outwards from where the reference stands; of several lists the one around it. */
function resolveRelative(lookup: Lookup, reference: Reference, from: Facts, key: string): Resolution {
  const { clauses } = from.tree;
  for (let at = reference.clause; at >= 0; at = clauses[at]!.parent) {
    const found = from.clauses.get(clauses[at]!.key + key);
    if (found) return { kind: "one", target: { kind: "clause", document: from, clause: nearestTo(found, reference.clause) } };
  }
  const around = clauses[reference.clause];
  const definition = from.tree.definitions.find(one => one.body.from <= reference.at.from && reference.at.to <= one.body.to);
  const place = definition?.body ?? around?.content;
  const label = key.slice(key.lastIndexOf("("));
  if (place && hasLabel(from, place, label, reference.number)) {
    if (definition) return { kind: "one", target: { kind: "definition", document: from, definition, item: itemIn(from, place, key, reference.number) } };
    if (around) return { kind: "one", target: { kind: "clause", document: from, clause: around } };
  }
  const sought = definition || !isOfItsOwnClause(reference, from) ? undefined : keyPastEnd(from, reference.clause, key, label);
  return sought === undefined ? { kind: "none", document: from, sought: key, certain: false } : inDocuments(lookup, [from], sought);
}

/** The one that is the fewest clauses away from the clause at `index`. */
function nearestTo(clauses: readonly Clause[], index: number): Clause {
  let best = clauses[0]!;
  for (const clause of clauses) if (Math.abs(clause.index - index) < Math.abs(best.index - index)) best = clause;
  return best;
}

function resolveTitle(lookup: Lookup, from: Facts, mention: DocumentMention, title: string): Resolution {
  const found = mentioned(lookup, from, mention);
  if (!("documents" in found)) return found;
  const key = titleKey(title);
  const targets: Target[] = [];
  for (const document of found.documents) {
    lookup.rest(document, `"${key}`);
    for (const clause of document.headings.get(key) ?? []) targets.push({ kind: "clause", document, clause });
  }
  return targets.length > 0 ? oneOf(targets) : { kind: "none", document: found.documents[0], sought: title, certain: false };
}

function resolveDefinition(lookup: Lookup, from: Facts, term: string, key: string, mention: DocumentMention | undefined): Resolution {
  const all = lookup.definitions(termKey(term));
  const named = mention && mentioned(lookup, from, mention);
  if (named && !("documents" in named)) return named;
  const sites = named ? all.filter(site => named.documents.includes(site.document)) : all;
  if (sites.length === 0) return { kind: "none", document: undefined, sought: term, certain: false };
  const own = sites.filter(site => site.document === from);
  const chosen = own.length > 0 ? own : sites;
  const label = key === "" ? "" : key.slice(key.lastIndexOf("("));
  const holds = chosen.filter(({ document, definition }) => label === "" || hasLabel(document, definition.body, label));
  if (holds.length > 0) return oneOf(holds.map(({ document, definition }) => ({ kind: "definition", document, definition, item: itemIn(document, definition.body, key) })));
  const { document, definition } = chosen[0]!;
  const pointer = chosen.some(site => site.definition.kind === "pointer");
  return { kind: "none", document, sought: `${key} of the definition of ${definition.term}`, certain: !pointer && chosen.every(site => site.definition.certain && site.definition.form === "table") };
}

// --- rows of tables, names of a schema

function resolveRow(lookup: Lookup, sought: string, rows: (document: Facts) => ReadonlyMap<string, Span>): Resolution {
  const targets: Target[] = [];
  let declares = false;
  for (const document of lookup.all()) {
    const declared = rows(document);
    declares ||= declared.size > 0;
    const at = declared.get(sought);
    if (at) targets.push({ kind: "row", document, at });
  }
  if (targets.length > 0) return oneOf(targets);
  return declares ? { kind: "none", document: undefined, sought, certain: false } : { kind: "absent", document: "DCC User Interface Specification" };
}

/** `Service Request 4.6.1`; `4.6` names all its variants. */
function resolveServiceRequest(lookup: Lookup, variant: string): Resolution {
  const found = resolveRow(lookup, variant, document => document.serviceRequests);
  if (found.kind !== "none") return found;
  const declaring = [...lookup.all()].filter(({ serviceRequests }) => serviceRequests.size > 0);
  const isNamed = declaring.some(({ serviceRequests }) => [...serviceRequests.keys()].some(one => one.startsWith(`${variant}.`)));
  const isWhole = declaring.every(({ tree }) => !tree.identity.extract);
  return { kind: "none", document: declaring[0], sought: `Service Request ${variant}`, certain: isWhole && !isNamed };
}

function resolveSchemaName(lookup: Lookup, from: Facts, prefix: string, name: string): Resolution {
  const answer = schemaLookup(lookup.schemas(from), prefix, name);
  switch (answer.kind) {
    // Of several versions of one schema, the first speaks for all.
    case "declared": return { kind: "one", target: { kind: "schema", ...answer.sites[0]! } };
    case "undeclared": return { kind: "none", document: undefined, sought: `${prefix}:${name}`, certain: true };
    case "unknown": return { kind: "absent", document: `XML Schema of ${prefix}:` };
  }
}

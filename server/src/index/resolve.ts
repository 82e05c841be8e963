// The one resolver: diagnostics, navigation, completion and rename all ask it, so that they cannot disagree.

import type { SchemaModel, SchemaName } from "../schema/model.ts";
import { lookup as schemaLookup } from "../schema/query.ts";
import { titleKey } from "../syntax/furniture.ts";
import { identityName } from "../syntax/identity.ts";
import { isDocumentName, isExternalBefore, nameIn } from "../syntax/mentions.ts";
import type { Clause, Definition, DocumentKind, DocumentMention, Reference } from "../syntax/tree.ts";
import { firstFrom, lastFrom } from "../text/ordered.ts";
import { slice, type Span } from "../text/span.ts";
import type { Facts } from "./facts.ts";
import { annexes } from "./changes.ts";
import { nameKey, termKey } from "./keys.ts";
import type { Lookup } from "./lookup.ts";
import { keyPastEnd } from "./past-end.ts";
import { hasLabel, isCertain, itemIn, paragraphInText } from "./trust.ts";

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
  /** A document of the Code that the workspace does not hold. */
  | { readonly kind: "absent"; readonly document: string };

/** What a resolution found: none, one or more. */
export function targetsOf(resolution: Resolution): readonly Target[] {
  if (resolution.kind === "one") return [resolution.target];
  return resolution.kind === "many" ? resolution.targets : [];
}

const external: Resolution = { kind: "external" };

/** What `reference`, which stands in `from`, names. */
export function resolveReference(lookup: Lookup, reference: Reference, from: Facts): Resolution {
  const { target } = reference;
  switch (target.kind) {
    case "external": return external;
    case "placeholder": return { kind: "none", document: undefined, sought: "", certain: false };
    case "clause": return resolveClause(lookup, reference, from, target.document, target.key);
    case "annex": return nearest(resolveAnnex(lookup, from, target.document, target.annex, target.key), reference, from);
    case "relative": return resolveRelative(lookup, reference, from, target.key);
    case "title": return resolveTitle(lookup, from, target.document, target.title);
    case "definition": return resolveDefinition(lookup, from, target.term, target.key, target.document);
    case "response-code": return resolveRow(lookup, target.code, document => document.codes);
    case "service-request": return resolveServiceRequest(lookup, target.variant);
    case "schema-name": return resolveSchemaName(lookup, from, target.prefix, target.name);
  }
}

type Found = { readonly documents: readonly Facts[] } | Resolution;

/** The documents that a mention speaks of, or why there are none. */
function resolveDocument(lookup: Lookup, from: Facts, mention: DocumentMention): Found {
  switch (mention.kind) {
    case "this": return { documents: [from] };
    case "section": return held(lookup, from, "section", mention.letter);
    case "appendix": return held(lookup, from, "appendix", mention.letter);
    case "schedule": return held(lookup, from, "schedule", mention.number);
    case "named": return named(lookup, from, mention.name);
  }
}

function held(lookup: Lookup, from: Facts, kind: DocumentKind, key: string): Found {
  const { identity } = from.tree;
  // A document that speaks of itself means itself, whoever else claims its name.
  if (identity.kind === kind && identity.key === key) return { documents: [from] };
  const documents = lookup.documentsOf(identityOf(kind, key));
  return documents.length > 0 ? { documents } : { kind: "absent", document: identityName({ kind, key }) };
}

const identities = new Map<string, Map<string, string>>();

/** "section G": made once of each, as nearly every reference asks for one. */
function identityOf(kind: string, key: string): string {
  let ofKind = identities.get(kind);
  if (!ofKind) identities.set(kind, (ofKind = new Map()));
  let identity = ofKind.get(key);
  if (identity === undefined) ofKind.set(key, (identity = `${kind} ${key}`));
  return identity;
}

function named(lookup: Lookup, from: Facts, name: string): Found {
  const key = nameKey(name);
  const alias = lookup.aliases(from).get(key);
  if (alias !== undefined) return byKey(lookup, from, alias);
  const documents = lookup.documentsNamed(key);
  if (from.names.includes(key)) return { documents: [from] };
  if (documents.length > 0) return { documents };
  for (const { document, definition } of lookup.definitions(termKey(name))) {
    const body = slice(document.tree.prose, definition.body);
    const subsidiary = /\b(Appendix|Schedule|Section)\s+([A-Z]{1,2}|\d{1,2})\b/.exec(body);
    if (subsidiary && /\bof that name\b|Subsidiary Document|set out (?:in|as)\b/.test(body)) return byKey(lookup, from, `${subsidiary[1]} ${subsidiary[2]}`);
  }
  return { kind: "absent", document: name };
}

/** The document of a key as sec.json gives it: `AD`, `Appendix AD`, `Section G`. A bare letter is an Appendix if there is one, else a Section. */
function byKey(lookup: Lookup, from: Facts, key: string): Found {
  const [, word, name] = /^(?:(appendix|section|schedule)\s+)?(\S+)$/i.exec(key.trim()) ?? [];
  if (name === undefined) return { kind: "absent", document: key };
  const kinds: readonly DocumentKind[] = word ? [word.toLowerCase() as DocumentKind] : /^\d/.test(name) ? ["schedule"] : ["appendix", "section"];
  for (const kind of kinds) {
    const found = held(lookup, from, kind, name.toUpperCase());
    if ("documents" in found) return found;
  }
  return { kind: "absent", document: word ? key : `Appendix ${name.toUpperCase()}` };
}

function resolveClause(lookup: Lookup, reference: Reference, from: Facts, mention: DocumentMention, key: string): Resolution {
  // `Appendix A` inside an Appendix is its own, where it has one of that name.
  if (mention.kind === "appendix" && mention.own && from.clauses.has(`Appendix ${mention.letter}`)) {
    const scoped = key === "" ? `Appendix ${mention.letter}` : `Appendix ${mention.letter} ${key}`;
    return inDocuments(lookup, [from], scoped);
  }
  if (mention.kind === "schedule" && from.clauses.has(`Schedule ${mention.number}`)) return inDocuments(lookup, [from], `Schedule ${mention.number} ${key}`.trim());
  const part = resolvePart(lookup, reference, from, mention, key);
  if (part) return part;
  if (mention.kind === "this") return resolveOwn(lookup, reference, from, key);
  // The text of a modification has the clauses that it inserts.
  if (mention.kind === "section" && from.tree.identity.kind === "other" && from.clauses.has(key)) return inDocuments(lookup, [from], key);
  const found = resolveDocument(lookup, from, mention);
  if (!("documents" in found)) return found;
  if (key === "") return oneOf(found.documents.map(document => ({ kind: "document", document })));
  // `DUIS section 1.3` named a document whose clauses begin with a letter: not the place that is meant.
  if (/^\d/.test(key) && found.documents.every(document => document.tree.identity.kind === "section")) return external;
  return inDocuments(lookup, found.documents, key);
}

/** `Part 3` of a document that has Parts: there it is no clause 3. */
function resolvePart(lookup: Lookup, reference: Reference, from: Facts, mention: DocumentMention, key: string): Resolution | undefined {
  if (!/^\d+$/.test(key) || !/^Parts?\s/.test(from.tree.prose.slice(reference.whole.from, reference.whole.from + 6))) return undefined;
  const found = resolveDocument(lookup, from, mention);
  if (!("documents" in found)) return undefined;
  for (const document of found.documents) lookup.rest(document, annexes);
  const hasParts = found.documents.some(({ tree }) => tree.clauses.some(({ kind, number }) => kind === "annex" && /^Part \d/.test(number)));
  return hasParts ? nearest(resolveAnnex(lookup, from, mention, `Part ${key}`, ""), reference, from) : undefined;
}

/** A number without a document: in the annex that it stands in, else in the body. */
function resolveOwn(lookup: Lookup, reference: Reference, from: Facts, key: string): Resolution {
  let home: Clause | undefined;
  for (let at = reference.clause; at >= 0; at = from.tree.clauses[at]!.parent) {
    const annex = from.tree.clauses[at]!;
    if (annex.kind !== "annex") continue;
    if (from.clauses.has(`${annex.key} ${key}`) || from.implied.has(`${annex.key} ${key}`)) return inDocuments(lookup, [from], `${annex.key} ${key}`);
    // Of `1.3` its `1` is there.
    if (/^\d/.test(key) && from.clauses.has(`${annex.key} ${/^\d+\./.exec(key)?.[0].slice(0, -1) ?? "1"}`)) home = annex;
  }
  // `paragraph 9` in the Annex to Section F4, which has paragraphs 1 to 3.
  const missing = home && /^[Pp]aragraph/.test(from.tree.prose.slice(reference.whole.from, reference.whole.from + 9)) ? `${home.key} ${key}` : undefined;
  if (missing && from.tree.identity.kind === "section") return inDocuments(lookup, [from], missing);
  // A Section's clauses begin with its letter; a bare number in it names a statute's or an agreement's.
  if (from.tree.identity.kind === "section" && /^\d/.test(key)) return lacksLetter(reference, from, key) ? { kind: "none", document: from, sought: key, certain: true } : external;
  const found = inDocuments(lookup, [from], key);
  if (found.kind !== "none") return found;
  if (isListOfLaw(from, reference.clause)) return external;
  const other = saysThis.test(from.tree.prose.slice(reference.whole.from, reference.whole.to)) ? undefined : besides(lookup, reference, from, key);
  return other ?? (missing ? inDocuments(lookup, [from], missing) : found);
}

/** `section 2.2 of this document`: no other is meant, whatever stands around it. */
const saysThis = /\b(?:of|to|in)\s+this\s/i;

/**
 * A number that the document lacks, where the words around it name another that has it: `Appendix AB (Requests), clause 17`.
 * Where they name one that is not here, nobody knows.
 */
function besides(lookup: Lookup, reference: Reference, from: Facts, key: string): Resolution | undefined {
  let isAbsent = false;
  for (const mention of mentionsAround(reference, from)) {
    const found = resolveDocument(lookup, from, mention);
    if (!("documents" in found)) isAbsent ||= mention.kind !== "named" || isDocumentName(mention.name);
    else {
      const other = found.documents.find((document) => document !== from && (document.clauses.has(key) || document.implied.has(key)));
      if (other) return inDocuments(lookup, [other], key);
      for (const document of found.documents) lookup.rest(document, key);
    }
  }
  return isAbsent ? { kind: "none", document: from, sought: key, certain: false } : undefined;
}

/** So far from a number, in UTF-16 units, is looked for the number of another document, and for its name. */
const nearby = { number: 160, name: 80 };

const capitalised = /(?<![\w-])[A-Z][\w-]*(?:\s(?:[A-Z][\w-]*|of|and|for|the)(?![\w-]))*/g;

/** The Appendices and Schedules, and what may be documents' names, that stand near a reference in its block. */
function* mentionsAround({ from, whole }: Reference, { tree: { blocks, references, prose }, clauses }: Facts): Iterable<DocumentMention> {
  const block = blocks[lastFrom(blocks, from)]?.at;
  if (!block) return;
  const end = Math.min(block.to, whole.to + nearby.number);
  for (let i = firstFrom(references, Math.max(block.from, whole.from - nearby.number)); i < references.length && references[i]!.from < end; i++) {
    const { target } = references[i]!;
    if (target.kind !== "clause") continue;
    const { document } = target;
    // `Appendix A` may be the document's own.
    if (document.kind === "appendix" ? !clauses.has(`Appendix ${document.letter}`) : document.kind === "schedule" && !clauses.has(`Schedule ${document.number}`)) yield document;
  }
  const words = prose.slice(Math.max(block.from, whole.from - nearby.name), Math.min(block.to, whole.to + nearby.name));
  for (const [found] of words.matchAll(capitalised)) {
    const name = nameIn(found);
    if (name.includes(" ")) yield { kind: "named", name };
  }
}

/** Whether a number lacks the letter of the Section that it stands in: `Section 3.5` or `this Section 3`, where that is a clause of it, and no law's number; or is the 0 of a field that Word lost. */
function lacksLetter({ whole }: Reference, { tree: { identity, prose }, clauses, implied }: Facts, key: string): boolean {
  if (key === "0") return true;
  const own = identity.key + key;
  if (!clauses.has(own) && !implied.has(own)) return false;
  return (key.includes(".") ? /^Section/ : /^this Section/).test(prose.slice(whole.from - (key.includes(".") ? 0 : "this ".length), whole.from + "Section".length));
}

/** Whether the clause (position) is an item of a list that begins with a law: `In the Electricity Act 1989— (a) in section 7A`. */
function isListOfLaw({ tree: { clauses, prose } }: Facts, index: number): boolean {
  for (let at = index; clauses[at]?.kind === "paragraph"; at = clauses[at]!.parent) {
    const around = clauses[clauses[at]!.parent];
    const end = around?.own.to ?? 0;
    const lead = prose.slice(Math.max(around?.own.from ?? 0, end - 100), end);
    if (isExternalBefore(lead, lead.length, 0)) return true;
  }
  return false;
}

function resolveAnnex(lookup: Lookup, from: Facts, mention: DocumentMention, annex: string, key: string): Resolution {
  const found = resolveDocument(lookup, from, mention);
  if (!("documents" in found)) return found;
  const scoped = key === "" ? annex : `${annex} ${key}`;
  const direct = inDocuments(lookup, found.documents, scoped);
  if (direct.kind !== "none") return direct;
  // `Part B` stands inside an annex.
  const nested: Target[] = [];
  for (const document of found.documents) {
    lookup.rest(document, annexes);
    for (const clause of document.tree.clauses) if (clause.key.endsWith(` ${scoped}`) && clause.kind === "annex") nested.push({ kind: "clause", document, clause });
  }
  return nested.length > 0 ? oneOf(nested) : direct;
}

/** Of two tables of one number, the one in the annex (or the body) that the reference stands in is meant. */
function nearest(found: Resolution, reference: Reference, from: Facts): Resolution {
  if (found.kind !== "many" || !found.targets.every(target => target.kind === "clause" && target.document === from)) return found;
  const home = annexAround(from, reference.clause);
  const own = found.targets.filter(target => target.kind === "clause" && annexAround(from, target.clause.parent) === home);
  return own.length === 1 ? { kind: "one", target: own[0]! } : found;
}

/** The annex (position) that the clause at `index` stands in, or -1. */
function annexAround({ tree }: Facts, index: number): number {
  let at = index;
  while (at >= 0 && tree.clauses[at]!.kind !== "annex") at = tree.clauses[at]!.parent;
  return at;
}

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

/** Whether the words around a label speak of no other place: `paragraph (g) of that Act`, `Section G3.5, paragraph (g)`. */
function isOfItsOwnClause({ whole, number }: Reference, { tree: { prose } }: Facts): boolean {
  const before = prose.slice(Math.max(0, whole.from - 24), whole.from);
  const behind = prose.slice(number.to, number.to + 40);
  return !/[\d),]\s*$/.test(before) && !/^[\s,]*(?:\(|(?:and|or|to|of|in|under|from|as defined)\b(?!\s+this\s+(?:Section|[Cc]lause|[Pp]aragraph)\b))/.test(behind);
}

/** The one that is the fewest clauses away from the clause at `index`. */
function nearestTo(clauses: readonly Clause[], index: number): Clause {
  let best = clauses[0]!;
  for (const clause of clauses) if (Math.abs(clause.index - index) < Math.abs(best.index - index)) best = clause;
  return best;
}

function resolveTitle(lookup: Lookup, from: Facts, mention: DocumentMention, title: string): Resolution {
  const found = resolveDocument(lookup, from, mention);
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
  const named = mention && resolveDocument(lookup, from, mention);
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

function oneOf(targets: readonly Target[]): Resolution {
  return targets.length === 1 ? { kind: "one", target: targets[0]! } : { kind: "many", targets };
}

/** Lists that stand twice under one clause are one place for who cites it: the first. Two clauses of one number are two. */
function distinct(targets: readonly Target[]): readonly Target[] {
  return targets.every(target => target.kind === "clause" && target.clause.kind === "paragraph" && target.document === (targets[0] as { document?: Facts }).document) ? targets.slice(0, 1) : targets;
}

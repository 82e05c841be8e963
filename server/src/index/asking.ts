// The questions to a corpus, each of which notes what its answer rests on.

import type { Config } from "../config/config.ts";
import type { Reference } from "../syntax/tree.ts";
import type { Names } from "./asked-names.ts";
import { usedName } from "./changes.ts";
import { isCited } from "./cited.ts";
import type { Contents } from "./contents.ts";
import type { CorpusView } from "./corpus-view.ts";
import type { DocumentId, Facts } from "./facts.ts";
import { absentSchema, governingSchemas, schemasOfRequest } from "./governing-schemas.ts";
import type { Leaning } from "./leaning.ts";
import type { Lookup } from "./lookup.ts";
import type { Notes } from "./notes.ts";
import { looksOutward, resolvedOutward } from "./outward.ts";
import { resolveReference, type Resolution } from "./resolve.ts";
import { integrityOf, proseOf } from "./texts.ts";

/** Whoever asks: the document that is checked, if one is. */
export interface Asker {
  readonly own: DocumentId;
  /** Is told of each reference of that document whose answer hangs on its own words. */
  hangs(reference: Reference): void;
}

/** The questions to `contents`, by whoever asks. */
export function questionsTo(contents: Contents, notes: Notes, asker: Asker | undefined): CorpusView {
  const { documents, schemaFiles, configOf, terms } = contents.held;
  const lookup = lookupIn(contents, notes, asker?.own);
  return {
    document: (id) => documents.get(id),
    documentsOf: (identity) => lookup.documentsOf(identity),
    twinsOf(id) {
      notes.name("twins");
      return contents.held.twins.get(id) ?? [];
    },
    documentsNamed: (name) => lookup.documentsNamed(name),
    resolve: resolver(contents, lookup, notes, asker),
    isCited: (document, key) => isCited(lookup, documents.values(), document, key),
    definitions: (term) => lookup.definitions(term),
    knowsWord(word) {
      notes.name(`word:${word}`);
      return contents.knowsWord(word);
    },
    proseOf(document, key) {
      notes.name(`text:${document.id}\n${key}`);
      return proseOf(document, key);
    },
    integrity(document) {
      notes.name(`whole:${document.id}`);
      notes.name(`identity:${document.identity}`);
      return integrityOf(document);
    },
    terms(document) {
      notes.terms(document.id);
      return terms.pass(document);
    },
    usesIn(document, span) {
      notes.terms(document.id);
      return document.id === asker?.own ? terms.pass(document).uses.within(span) : terms.usesIn(document, span);
    },
    isUsed(term) {
      notes.name("terms");
      notes.name("used");
      notes.name(usedName(term));
      for (const document of documents.values()) if (terms.mentions(document, term)) return true;
      return false;
    },
    hasGlossary() {
      notes.name("glossary");
      return contents.hasGlossary();
    },
    schemas: (from) => lookup.schemas(from),
    absentSchema(from) {
      notes.name("schemas");
      return absentSchema(schemaFiles.values(), schemaNamedFor(from, configOf));
    },
    requestSchemas(request) {
      notes.name("schemas");
      return schemasOfRequest(schemaFiles.values(), configOf(request.id).schema, request);
    },
    responseCodes() {
      notes.name("codes");
      return contents.responseCodes();
    },
  };
}

/**
 * The same questions for rules that examine definitions: what they ask of terms and texts is noted in `names`, and
 * `leaning` is told what they are answered.
 */
export function questionsOfDefinitions(view: CorpusView, notes: Notes, names: Names, leaning: Leaning): CorpusView {
  return {
    ...view,
    definitions(term) {
      const sites = notes.apart(names, () => view.definitions(term));
      leaning.sites(sites);
      return sites;
    },
    proseOf: (document, key) => notes.apart(names, () => view.proseOf(document, key)),
    integrity: (document) => notes.apart(names, () => view.integrity(document)),
    resolve(reference, from) {
      const found = view.resolve(reference, from);
      leaning.resolved(found);
      return found;
    },
  };
}

function lookupIn(contents: Contents, notes: Notes, own: DocumentId | undefined): Lookup {
  const { documents, schemaFiles, configOf } = contents.held;
  return {
    documentsOf(identity) {
      const { name, found } = contents.ofIdentity(identity);
      notes.name(name);
      return found;
    },
    documentsNamed(name) {
      notes.name(`name:${name}`);
      return contents.ofName(name);
    },
    definitions(term) {
      const { name, found } = contents.ofTerm(term);
      notes.name(name);
      return found;
    },
    schemas(from) {
      notes.name("schemas");
      return governingSchemas(schemaFiles.values(), schemaNamedFor(from, configOf), from.id);
    },
    aliases(from) {
      notes.name("config");
      return contents.aliases(from.id);
    },
    all() {
      notes.name("codes");
      return documents.values();
    },
    rest(document, key) {
      // A change to the document itself checks it again in any case.
      if (document.id !== own) notes.place(document.id, key);
    },
    cites(name) {
      notes.name(`cited:${name}`);
    },
  };
}

/** The file of the schema that front matter or sec.json name for a document. */
function schemaNamedFor({ id, tree }: Facts, configOf: (id: DocumentId) => Config): string | undefined {
  return tree.identity.schema ?? configOf(id).schema;
}

/** Several rules ask for the same reference: the first answer serves them all. */
function resolver(contents: Contents, lookup: Lookup, notes: Notes, asker: Asker | undefined): CorpusView["resolve"] {
  const known = new Map<Reference, Resolution>();
  const resolve = (reference: Reference, from: Facts): Resolution => {
    const fresh = (): Resolution => resolveReference(lookup, reference, from);
    return from.id === asker?.own && isEdited(from) && looksOutward(reference.target, from) ? resolvedOutward(contents.outwardOf(from.id), reference.target, notes, fresh) : fresh();
  };
  return (reference, from) => {
    if (!notes.asked) return resolveReference(lookup, reference, from);
    let found = known.get(reference);
    if (!found) known.set(reference, (found = resolve(reference, from)));
    if (from.id === asker?.own && hangsOnText(reference, found)) asker.hangs(reference);
    return found;
  };
}

/** Whether this is not the first version of the document that is read: most are read once, and what they cite need not be kept. */
function isEdited({ tree }: Facts): boolean {
  return tree.pieces !== undefined;
}

/**
 * Whether a place was not found, or found by its label in running text: an edit elsewhere in the document may change
 * that. What a definition says has a name, which was asked for.
 */
function hangsOnText({ target }: Reference, found: Resolution): boolean {
  if (found.kind === "none" || (found.kind === "external" && target.kind === "clause")) return true;
  if (target.kind !== "relative" && !(target.kind === "clause" && target.key.includes("("))) return false;
  if (found.kind !== "one") return target.kind === "relative";
  return found.target.kind === "clause" ? !found.target.clause.key.endsWith(target.key) : target.kind === "relative";
}

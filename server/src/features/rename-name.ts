// Renaming a name: a defined term in every form, a document's alias or title, and often both at once (`DUIS`). Of a term
// with an acronym only the one that is asked for changes. The words around stay as they are: white space, the
// possessive, emphasis.

import type { DocumentId, Facts } from "../index/facts.ts";
import { nameKey, singular, termKey, type TermKey } from "../index/keys.ts";
import type { DefinitionSite } from "../index/lookup.ts";
import { clauseName, documentName, headingKey, headingsOf } from "../index/names.ts";
import { plural } from "../index/term-set.ts";
import type { Reference } from "../syntax/tree.ts";
import { slice, type Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { clauseAround } from "./clauses.ts";
import { configStrings } from "./config-strings.ts";
import { targetsOf } from "./definition.ts";
import { aliasSpans, titleSpans } from "./document-names.ts";
import { firstBlock } from "./excerpt.ts";
import { refused, renamed, type Refusal, type Renamed, type RenameEdit, type Renaming } from "./renaming.ts";
import { documentReference, termsCalled, type Terms } from "./term-identity.ts";
import { usesOf } from "./term-uses.ts";

/** The name that stands at `at` of `document`: a use or a definition of a term, or a document's name; in a reference, where `mention` is set. */
export function renamingOfName(snapshot: Snapshot, document: Facts, at: Span, mention?: string): Renaming | Refusal {
  const written = plainWords(mention ?? withoutPossessive(slice(document.tree.text, at)));
  const terms = termsCalled(snapshot.corpus, termKey(written));
  const own = terms.sites.find((site) => site.document === document && sitesName(site, terms.key) && site.definition.at.from <= at.from && at.to <= site.definition.at.to);
  const sites = own ? terms.sameAs(own) : terms.holdingAt(document, at.from);
  const documents = mention !== undefined || sites.some(({ definition }) => definition.scope === "code") ? documentsCalled(snapshot, document, written) : { held: [], settings: false };
  if (sites.length === 0 && documents.held.length === 0) {
    if (terms.sites.length > 1) return refused(`“${written}” is defined in ${terms.sites.length} places, and none of them holds here. Rename it at the definition that you mean.`);
    return refused(mention === undefined ? "There is nothing to rename here." : `No document here is called “${written}”.`);
  }
  if (documents.settings) return refused(`“${written}” is an alias of your own settings. Change it there.`);
  const absent = terms.absentHome(sites);
  if (absent !== undefined) return refused(`“${written}” is defined in the ${absent.replace(/^the /i, "")}, which is not among the files of this workspace. A new name here would no longer be the one that it has there.`);
  const name = sites.length > 0 ? ownName(own ? [own] : sites, terms.key, written) : written;
  const base = { from: at.from, to: at.from + (mention === undefined ? withoutPossessive(slice(document.tree.text, at)).length : at.to - at.from) };
  const subject: Subject = { snapshot, document, name, terms, sites, documents: documents.held };
  return { at: base, text: name, to: (newName) => renameTo(subject, newName) };
}

interface Subject {
  readonly snapshot: Snapshot;
  /** Where it was asked for. */
  readonly document: Facts;
  /** As its definition has it. */
  readonly name: string;
  readonly terms: Terms;
  readonly sites: readonly DefinitionSite[];
  /** The documents that are called so. */
  readonly documents: readonly Facts[];
}

function renameTo(subject: Subject, given: string): Renamed {
  const newName = plainWords(given);
  const { snapshot, name, terms, sites } = subject;
  const reason = whyNot(subject, newName);
  if (reason !== undefined) return refused(reason);
  if (newName === name) return renamed(name, newName, []);
  const edits: RenameEdit[] = [];
  for (const document of snapshot.documents.values()) {
    if (sites.length > 0) termEdits(subject, document, newName, edits);
    if (subject.documents.length > 0) mentionEdits(subject, document, newName, edits);
  }
  if (sites.length > 0) headingEdits(subject, newName, edits);
  for (const { id, tree } of subject.documents) {
    for (const at of aliasSpans(tree, name)) edits.push({ document: id, at, newText: newName });
    for (const at of titleSpans(tree, name)) edits.push({ document: id, at, newText: inFormOf(slice(tree.text, at), name, newName) });
  }
  const everywhere = subject.documents.length > 0 || sites.some(({ definition }) => definition.scope === "code");
  if (everywhere) {
    for (const file of snapshot.configs.values()) {
      for (const { kind, value, at } of configStrings(file)) {
        const isMeant = kind === "alias" ? subject.documents.length > 0 && nameKey(value) === nameKey(name) : kind === "term" && sites.length > 0 && termKey(value) === terms.key;
        if (isMeant) edits.push({ document: file.id, at, newText: inFormOf(value, name, newName) });
      }
    }
  }
  return renamed(name, newName, edits);
}

function whyNot({ snapshot, terms, sites, documents }: Subject, newName: string): string | undefined {
  if (newName === "") return "A name needs at least one word.";
  if (!/^[\p{L}\p{N}]/u.test(newName) || /[|<>[\]{}#"“”\n\r]/.test(newName)) return `“${newName}” cannot be a name: it must begin with a letter or a digit, and have no quotation marks, bars or brackets.`;
  if (newName.length > 90 || newName.split(" ").length > 12) return "That is too long for a name: the text would no longer be read as one.";
  const key = termKey(newName);
  if (key !== terms.key && sites.length > 0) {
    const taken = snapshot.corpus.definitions(key).find((other) => !sites.some(({ definition }) => definition === other.definition) && mayMeet(other, sites));
    if (taken) return `“${taken.definition.term}” is a defined term already, in ${placeName(taken)}.`;
  }
  const called = documents.length > 0 && nameKey(newName) !== nameKey(terms.key) ? snapshot.corpus.documentsNamed(nameKey(newName)).find((one) => !documents.includes(one)) : undefined;
  return called && `“${newName}” is the name of ${documentName(called)} already.`;
}

/** Whether both may hold in one text. */
function mayMeet(other: DefinitionSite, sites: readonly DefinitionSite[]): boolean {
  return sites.some(({ document, definition }) => definition.scope === "code" || other.definition.scope === "code" || document === other.document);
}

function placeName({ document, definition }: DefinitionSite): string {
  const clause = document.tree.clauses[definition.clause];
  return clause && clause.key !== "" ? clauseName(document, clause) : documentName(document);
}

/** The definitions, the uses, and where a reference speaks of the definition. */
function termEdits({ snapshot, terms, sites, name }: Subject, document: Facts, newName: string, edits: RenameEdit[]): void {
  const { corpus } = snapshot;
  const { text } = document.tree;
  const edit = (at: Span) => edits.push({ document: document.id, at, newText: inFormOf(slice(text, at), name, newName) });
  for (const site of sites) if (site.document === document && sitesName(site, terms.key)) edit(site.definition.at);
  // Where the document has no definition of its own, one look tells for all of it.
  const isMixed = terms.sites.some((site) => site.document === document && site.definition.scope !== "code");
  const isMeant = (offset: number) => sites.includes(terms.holdingAt(document, offset)[0]!);
  if (!isMixed && !isMeant(0)) return;
  for (const at of usesOf(corpus, document, new Set([terms.key]))) if (!isMixed || isMeant(at.from)) edit(at);
  for (const reference of document.tree.references) {
    if (reference.target.kind !== "definition" || reference.target.key !== "" || termKey(reference.target.term) !== terms.key) continue;
    const meant = targetsOf(corpus.resolve(reference, document));
    const at = wordsIn(text, reference.number, reference.target.term);
    if (at && meant.some((target) => target.kind === "definition" && sites.some(({ definition }) => definition === target.definition))) edit(at);
  }
}

/** `SMKI RAPP section 5.4`, `Part 4.4 of the SMKI RAPP`: where a reference names the document. */
function mentionEdits({ snapshot, documents, name }: Subject, document: Facts, newName: string, edits: RenameEdit[]): void {
  const key = nameKey(name);
  let last = -1;
  for (const reference of document.tree.references) {
    const mention = mentionIn(document, reference);
    if (!mention || nameKey(mention.name) !== key || reference.whole.from === last) continue;
    last = reference.whole.from;
    const found = targetsOf(snapshot.corpus.resolve(documentReference(mention.name, reference.at), document));
    if (found.some((target) => target.kind === "document" && documents.includes(target.document))) edits.push({ document: document.id, at: mention.at, newText: inFormOf(slice(document.tree.text, mention.at), name, newName) });
  }
}

/** The name of the document in the words of `reference`. */
export function mentionIn({ tree }: Facts, { target, whole }: Reference): { readonly name: string; readonly at: Span } | undefined {
  if (!("document" in target) || target.document?.kind !== "named") return undefined;
  const { name } = target.document;
  const at = wordsIn(tree.text, whole, name);
  return at && { name, at };
}

/** A heading that holds the term has changed: the brackets that cite it follow. */
function headingEdits({ snapshot, name }: Subject, newName: string, edits: RenameEdit[]): void {
  /** By the heading: the documents that have it, and the words that changed in it. */
  const changed = new Map<string, Map<DocumentId, string[]>>();
  for (const { document: id, at } of [...edits]) {
    const document = snapshot.documents.get(id);
    const heading = document && headingAround(document, at);
    if (!document || !heading) continue;
    const key = headingKey(slice(document.tree.text, heading));
    const byDocument = changed.get(key) ?? new Map<DocumentId, string[]>();
    byDocument.set(id, [...(byDocument.get(id) ?? []), slice(document.tree.text, at)]);
    changed.set(key, byDocument);
  }
  if (changed.size === 0) return;
  for (const document of snapshot.documents.values()) {
    const { text, references } = document.tree;
    for (const reference of references) {
      const key = reference.heading && headingKey(slice(text, reference.heading));
      const changes = key === undefined ? undefined : changed.get(key);
      if (!changes) continue;
      for (const target of targetsOf(snapshot.corpus.resolve(reference, document))) {
        if (target.kind !== "clause" || !headingsOf(target.document, target.clause).some((one) => headingKey(one) === key)) continue;
        const at = changes.get(target.document.id)?.map((words) => wordsIn(text, reference.heading!, words)).find((one) => one !== undefined);
        if (at) edits.push({ document: document.id, at, newText: inFormOf(slice(text, at), name, newName) });
      }
    }
  }
}

/** The heading that `at` is a part of. */
function headingAround({ tree }: Facts, at: Span): Span | undefined {
  const block = tree.blocks[firstBlock(tree.blocks, at.from)];
  const clause = clauseAround(tree, at.from);
  // In running text no heading is sought; one may stand in a line with its clause's text, or above its clauses.
  return [clause?.heading, block ? tree.clauses[block.clause]?.heading : undefined].find((heading) => heading && heading.from <= at.from && at.to <= heading.to);
}

/** The documents that answer to `name`, and whether only the user's settings call them so. */
function documentsCalled(snapshot: Snapshot, from: Facts, name: string): { readonly held: readonly Facts[]; readonly settings: boolean } {
  const key = nameKey(name);
  const aliased = Object.keys(snapshot.configOf(from.id).aliases).some((alias) => nameKey(alias) === key);
  const named = snapshot.corpus.documentsNamed(key);
  if (!aliased && named.length === 0) return { held: [], settings: false };
  const held = targetsOf(snapshot.corpus.resolve(documentReference(name, { from: 0, to: 0 }), from)).flatMap((target) => (target.kind === "document" ? [target.document] : []));
  const inFile = [...snapshot.configs.values()].some((file) => configStrings(file).some((one) => one.kind === "alias" && nameKey(one.value) === key));
  return { held, settings: aliased && !inFile && named.length === 0 };
}

/** Whether the definition's own words are the name, not only an alias of it. */
function sitesName({ definition }: DefinitionSite, key: TermKey): boolean {
  return termKey(definition.term) === key;
}

/** The name as the definitions have it. */
function ownName(sites: readonly DefinitionSite[], key: TermKey, written: string): string {
  for (const { definition } of sites) {
    for (const name of [definition.term, ...definition.aliases]) if (termKey(name) === key) return plainWords(name);
  }
  return written;
}

/** `newName` in the number, case and possessive that `written` has of `name`, with its white space. */
export function inFormOf(written: string, name: string, newName: string): string {
  const base = withoutPossessive(written);
  const words = plainWords(base);
  const form = formOf(words, name, newName);
  const cased = isUpper(words) && !isUpper(name) ? form.toUpperCase() : form;
  return respaced(cased, base) + possessive(cased, written.slice(base.length));
}

function formOf(words: string, name: string, newName: string): string {
  if (words.toLowerCase() === name.toLowerCase()) return newName;
  const [last, newLast] = [lastWord(name), lastWord(newName)];
  const one = singular(last);
  const head = newName.slice(0, newName.length - newLast.length);
  if (lastWord(words).toLowerCase() === plural(one).toLowerCase()) return head + plural(singular(newLast));
  return lastWord(words).toLowerCase() === one.toLowerCase() ? head + singular(newLast) : newName;
}

/** A plural in s takes the mark alone, all else `’s`; the mark is the one that stood there. */
function possessive(form: string, ending: string): string {
  if (ending === "") return "";
  const mark = ending[0]!;
  if (!form.endsWith("s")) return `${mark}s`;
  return singular(lastWord(form)) === lastWord(form) ? ending : mark;
}

function withoutPossessive(written: string): string {
  return written.replace(/(?:['’]s|(?<=s)['’])$/, "");
}

/** The words of `form`, parted by the white space that stood between those of `written`. */
function respaced(form: string, written: string): string {
  const gaps = written.match(/[\s\u00a0]+/g) ?? [];
  return form.split(" ").reduce((made, word, i) => made + (gaps[i - 1] ?? " ") + word);
}

/** Where `words` stand in `span`, whatever white space parts them; the case counts only where nothing else is found. */
export function wordsIn(text: string, span: Span, words: string): Span | undefined {
  const part = slice(text, span);
  const pattern = words.split(/[\s\u00a0]+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/['’]/g, "['’]")).join("[\\s\\u00a0]+");
  const found = new RegExp(pattern, "u").exec(part) ?? new RegExp(pattern, "iu").exec(part);
  return found ? { from: span.from + found.index, to: span.from + found.index + found[0].length } : undefined;
}

function plainWords(words: string): string {
  return words.replace(/[“”"*]/g, "").replace(/[‘’]/g, "'").replace(/[\s\u00a0]+/g, " ").trim();
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf(" ") + 1);
}

function isUpper(words: string): boolean {
  return words === words.toUpperCase() && words !== words.toLowerCase();
}

// Renaming a name: a defined term in every form, a document's alias or title, and often both at once (`DUIS`). Of a term
// with an acronym only the one that is asked for changes. The words around stay as they are: white space, the
// possessive, emphasis.

import { configStrings } from "../config/named.ts";
import type { Facts } from "../index/facts.ts";
import { nameKey, termKey, type TermKey } from "../index/keys.ts";
import type { DefinitionSite } from "../index/lookup.ts";
import { documentName, siteName } from "../index/names.ts";
import { targetsOf } from "../index/resolve.ts";
import { textWithout } from "../syntax/comments.ts";
import type { Reference } from "../syntax/tree.ts";
import { slice, type Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { aliasSpans, titleSpans } from "./document-names.ts";
import { inFormOf, plainWords, withoutPossessive, wordsIn } from "./name-forms.ts";
import { headingsAfter, namesInCapitals } from "./rename-in-headings.ts";
import type { Change } from "./refactoring.ts";
import { refused, renamed, type Refusal, type Renamed, type Renaming } from "./renaming.ts";
import { documentReference, termsCalled, type Terms } from "./term-identity.ts";
import { usesOf } from "./term-uses.ts";
import { treeAfter } from "./tree-after.ts";

/** The name that stands at `at` of `document`: a use or a definition of a term, or a document's name; in a reference, where `mention` is set. */
export function renamingOfName(snapshot: Snapshot, document: Facts, at: Span, mention?: string): Renaming | Refusal {
  const written = plainWords(mention ?? withoutPossessive(textWithout(document.tree, at)));
  const terms = termsCalled(snapshot.corpus, termKey(written));
  const own = terms.sites.find((site) => site.document === document && sitesName(site, terms.key) && site.definition.at.from <= at.from && at.to <= site.definition.at.to);
  const found = own ? terms.sameAs(own) : terms.holdingAt(document, at.from);
  const called = mention !== undefined || found.some(({ definition }) => definition.scope === "code") ? documentsCalled(snapshot, document, written) : noDocuments;
  // A Section may be titled as a term that means something else.
  const isOne = called.isAlias || found.some(namesDocument);
  const sites = isOne || mention === undefined ? found : [];
  const documents = isOne || mention !== undefined ? called : noDocuments;
  if (sites.length === 0 && documents.held.length === 0) {
    const [only, ...others] = terms.sites;
    if (only && others.length === 0 && mention === undefined) return refused(`“${written}” is defined in ${siteName(only)}, but not for the text here. Rename it where it is defined.`);
    if (others.length > 0) return refused(`“${written}” is defined in ${terms.sites.length} places, and none of them holds here. Rename it at the definition that you mean.`);
    return refused(mention === undefined ? "There is nothing to rename here." : `No document here is called “${written}”.`);
  }
  if (isLead(written)) return refused(`References are made with “${written}”. Under another name they would no longer be found.`);
  if (documents.settings) return refused(`“${written}” is an alias of your own settings. Change it there.`);
  const absent = terms.absentHome(sites);
  if (absent !== undefined) return refused(`“${written}” is defined in ${/^(?:Section|Appendix|Schedule) /.test(absent) ? absent : `the ${absent.replace(/^the /i, "")}`}, which is not among the files here. A new name here would no longer be the one that it has there.`);
  const name = sites.length > 0 ? ownName(own ? [own] : sites, terms.key, written) : written;
  const said = slice(document.tree.text, at);
  const base = { from: at.from, to: mention === undefined ? at.from + withoutPossessive(said).length : at.to };
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
  const edits: Change[] = [];
  const inCapitals = namesInCapitals(snapshot, name);
  for (const document of snapshot.documents.values()) {
    if (sites.length > 0) termEdits(subject, document, newName, inCapitals, edits);
    const bare = subject.documents.length > 0 ? mentionEdits(subject, document, newName, edits) : undefined;
    if (bare !== undefined) return refused(`“${bare}” would not be read with “${newName}”: behind a number, a name without “the” must begin with two capitals.`);
  }
  if (sites.length > 0) edits.push(...headingsAfter(snapshot, edits, (written) => inFormOf(written, name, newName)));
  for (const { id, tree } of subject.documents) {
    for (const at of aliasSpans(tree, name)) edits.push({ document: id, at, newText: newName });
    for (const at of titleSpans(tree, name)) edits.push({ document: id, at, newText: inFormOf(slice(tree.text, at), name, newName) });
  }
  const everywhere = subject.documents.length > 0 || sites.some(({ definition }) => definition.scope === "code");
  if (everywhere) {
    for (const file of snapshot.configs.values()) {
      for (const { kind, value, at } of configStrings(file.text)) {
        const isMeant = kind === "alias" ? subject.documents.length > 0 && nameKey(value) === nameKey(name) : kind === "term" && sites.length > 0 && termKey(value) === terms.key;
        if (isMeant) edits.push({ document: file.id, at, newText: inFormOf(value, name, newName) });
      }
    }
  }
  const lost = sites.find((site) => site.definition.form === "flat-table" && isLost(site, edits, newName));
  if (lost) return refused(`The table that defines “${lost.definition.term}” has lost its columns: with “${newName}” in it the definition would no longer be found.`);
  return renamed(name, newName, edits);
}

/** Whether the definition would no longer be read as one of `newName`. A table that keeps its columns is sure of its terms. */
function isLost({ document, definition }: DefinitionSite, edits: readonly Change[], newName: string): boolean {
  const own = edits.filter((edit) => edit.document === document.id);
  const { tree } = document;
  const { definitions } = treeAfter(document, own);
  const isNamed = own.some(({ at }) => at.from === definition.at.from);
  return definitions.length !== tree.definitions.length || (isNamed && termKey(definitions[tree.definitions.indexOf(definition)]!.term) !== termKey(newName));
}

function whyNot({ snapshot, terms, sites, documents }: Subject, newName: string): string | undefined {
  if (newName === "") return "A name needs at least one word.";
  if (!/^[\p{L}\p{N}]/u.test(newName) || /[|<>[\]{}#"“”\n\r]/.test(newName)) return `“${newName}” cannot be a name: it must begin with a letter or a digit, and have no quotation marks, bars or brackets.`;
  if (newName.length > 90 || newName.split(" ").length > 12) return "That is too long for a name: the text would no longer be read as one.";
  if (documents.length > 0 && !isDocumentName(newName)) return `A document’s name needs two capitals in a row, or two words with capitals: else “${newName} section 1” would not be read as a place in it.`;
  if (isLead(newName)) return `References are made with “${newName}”: every use of the name would be read as one.`;
  const key = termKey(newName);
  if (key !== terms.key && sites.length > 0) {
    const taken = snapshot.corpus.definitions(key).find((other) => !sites.some(({ definition }) => definition === other.definition) && mayMeet(other, sites));
    if (taken) return `“${taken.definition.term}” is a defined term already, in ${siteName(taken)}.`;
  }
  const called = documents.length > 0 && nameKey(newName) !== nameKey(terms.key) ? snapshot.corpus.documentsNamed(nameKey(newName)).find((one) => !documents.includes(one)) : undefined;
  return called && `“${newName}” is the name of ${documentName(called)} already.`;
}

/** Words that lead to a number, or that say whose number it is: they are what makes a reference one. */
function isLead(name: string): boolean {
  return /^(?:(?:Smart Energy )?Code|SEC|(?:Sub-)?(?:Section|Clause|Paragraph)|Appendix|Annex|Schedule|Part|Table|Figure|Response Code|Service Request|Service Reference Variant|SRV|Condition|Article|Regulation|Rule)s?$/i.test(name);
}

/** Whether references are read with the name `words`. */
function isDocumentName(words: string): boolean {
  const isTitle = words.split(" ").every((word) => /^(?:[A-Z][\w&/+-]*|of|and|for|the)$/.test(word));
  return isTitle && (/[A-Z]{2}/.test(words) || words.includes(" "));
}

/** Whether both may hold in one text. */
function mayMeet(other: DefinitionSite, sites: readonly DefinitionSite[]): boolean {
  return sites.some(({ document, definition }) => definition.scope === "code" || other.definition.scope === "code" || document === other.document);
}

/** The definitions, the uses, the headings in capitals, and where a reference speaks of the definition. */
function termEdits({ snapshot, terms, sites, name }: Subject, document: Facts, newName: string, inCapitals: (document: Facts) => readonly Span[], edits: Change[]): void {
  const { corpus } = snapshot;
  const { tree, tree: { text } } = document;
  const edit = (at: Span) => edits.push({ document: document.id, at, newText: inFormOf(textWithout(tree, at), name, newName) });
  for (const site of sites) if (site.document === document && sitesName(site, terms.key)) edit(site.definition.at);
  // Where the document has no definition of its own, one look tells for all of it.
  const isMixed = terms.sites.some((site) => site.document === document && site.definition.scope !== "code");
  const isMeant = (offset: number) => sites.includes(terms.holdingAt(document, offset)[0]!);
  if (!isMixed && !isMeant(0)) return;
  for (const { at } of usesOf(corpus, document, new Set([terms.key]))) if (!isMixed || isMeant(at.from)) edit(at);
  for (const at of inCapitals(document)) if (!isMixed || isMeant(at.from)) edit(at);
  for (const reference of document.tree.references) {
    if (reference.target.kind !== "definition" || reference.target.key !== "" || termKey(reference.target.term) !== terms.key) continue;
    const meant = targetsOf(corpus.resolve(reference, document));
    const at = wordsIn(text, reference.number, reference.target.term);
    if (at && meant.some((target) => target.kind === "definition" && sites.some(({ definition }) => definition === target.definition))) edit(at);
  }
}

/** `SMKI RAPP section 5.4`, `Part 4.4 of the SMKI RAPP`: where a reference names the document. Gives the words that could not be read with the new name. */
function mentionEdits({ snapshot, documents, name }: Subject, document: Facts, newName: string, edits: Change[]): string | undefined {
  const key = nameKey(name);
  const { text, references } = document.tree;
  let last = -1;
  for (const reference of references) {
    const mention = mentionIn(document, reference);
    if (!mention || nameKey(mention.name) !== key || reference.whole.from === last) continue;
    last = reference.whole.from;
    const found = targetsOf(snapshot.corpus.resolve(documentReference(mention.name, reference.at), document));
    if (!found.some((target) => target.kind === "document" && documents.includes(target.document))) continue;
    const isBare = mention.at.from > reference.number.to && !/\bthe\s+$/i.test(text.slice(reference.number.to, mention.at.from));
    if (isBare && !/^[A-Z]{2}/.test(newName)) return plainWords(text.slice(reference.at.from, mention.at.to));
    edits.push({ document: document.id, at: mention.at, newText: inFormOf(textWithout(document.tree, mention.at), name, newName) });
  }
  return undefined;
}

/** The name of the document in the words of `reference`. */
export function mentionIn({ tree }: Facts, { target, whole }: Reference): { readonly name: string; readonly at: Span } | undefined {
  if (!("document" in target) || target.document?.kind !== "named") return undefined;
  const { name } = target.document;
  const at = wordsIn(tree.text, whole, name);
  return at && { name, at };
}

interface Called {
  readonly held: readonly Facts[];
  /** By an alias, not by their titles alone. */
  readonly isAlias: boolean;
  /** By an alias of the user's own settings, which no file has. */
  readonly settings: boolean;
}

const noDocuments: Called = { held: [], isAlias: false, settings: false };

/** The documents that answer to `name`. */
function documentsCalled(snapshot: Snapshot, from: Facts, name: string): Called {
  const key = nameKey(name);
  const isSet = Object.keys(snapshot.configOf(from.id).aliases).some((alias) => nameKey(alias) === key);
  const named = snapshot.corpus.documentsNamed(key);
  if (!isSet && named.length === 0) return noDocuments;
  const held = targetsOf(snapshot.corpus.resolve(documentReference(name, { from: 0, to: 0 }), from)).flatMap((target) => (target.kind === "document" ? [target.document] : []));
  const inFile = [...snapshot.configs.values()].some((file) => configStrings(file.text).some((one) => one.kind === "alias" && nameKey(one.value) === key));
  const isAlias = isSet || named.some(({ tree }) => tree.identity.aliases.some((alias) => nameKey(alias) === key));
  return { held, isAlias, settings: isSet && !inFile && named.length === 0 };
}

/** `means the SEC Subsidiary Document of that name set out in Appendix AG` */
function namesDocument({ document, definition }: DefinitionSite): boolean {
  return /\bof that name\b|\bSubsidiary Document|\bset out (?:in|as)\b/.test(slice(document.tree.text, definition.body));
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

// Which of several definitions of a term governs: Section A's, or the one that it points to; else the one of the widest
// scope, and then the first.

import type { CorpusView } from "../index/corpus-view.ts";
import { keysOf } from "../index/keys.ts";
import type { DefinitionSite } from "../index/lookup.ts";
import type { Definition } from "../syntax/tree.ts";
import { contains } from "../text/span.ts";
import { referencesIn } from "./definition-places.ts";

/** Definitions of one term that are looked at; more are no Code's. */
const mostSites = 300;

/** All certain definitions of the term that say something of their own, by its own name and its other ones. */
export function rivalsOf(corpus: CorpusView, definition: Definition): readonly DefinitionSite[] {
  const keys = keysOf(definition);
  const isOne = (site: DefinitionSite) => site.definition.certain && !followsOther(site);
  if (keys.length === 1) return corpus.definitions(keys[0]!).slice(0, mostSites).filter(isOne);
  const sites = new Map<Definition, DefinitionSite>();
  for (const key of keys) for (const site of corpus.definitions(key).slice(0, mostSites)) if (isOne(site)) sites.set(site.definition, site);
  return [...sites.values()];
}

/** `“Users” shall be construed accordingly`: by another definition. */
export function followsOther({ document, definition: { body: { from, to }, form } }: DefinitionSite): boolean {
  return form === "running" && accordingly.test(document.tree.prose.slice(from, Math.min(to, from + 80)));
}

const accordingly = /^(?:(?:shall|is to|are to)\s+be\s+)?(?:construed|interpreted|read)\s+accordingly\b/;

/** The definition that governs `site`, which may be `site` itself; undefined where that cannot be told. */
export function governing(corpus: CorpusView, sites: readonly DefinitionSite[], site: DefinitionSite): DefinitionSite | undefined {
  const code = sites.find(other => other.definition.scope === "code" && other.definition.kind !== "empty");
  // A pointer that leads nowhere is a fault of its own; what it means is not to be told here.
  if (code) return code.definition.kind === "meaning" ? code : pointedAt(corpus, code, sites);
  const meanings = sites.filter(other => other.definition.kind === "meaning");
  const own = meanings.filter(other => other.document === site.document);
  const wide = own.find(other => other.definition.scope === "document");
  if (site.definition.scope === "clause") {
    if (wide && !isLocal(site)) return wide;
    return own.find(other => other.definition.scope === "clause" && other.definition.within === site.definition.within);
  }
  if (wide && wide.definition !== site.definition) return wide;
  // Of two in one document the second is told, not both.
  const others = meanings.filter(other => other.definition.scope === "document" && other.definition.form !== "parenthetical" && (other.document !== site.document || other.definition === site.definition));
  return others[0] ?? site;
}

/** A lower-case word in quotes is told for its paragraph, whatever else it means elsewhere. */
function isLocal({ definition }: DefinitionSite): boolean {
  return /^[a-z]/.test(definition.term);
}

/** The definition at the place that a pointer names. */
export function pointedAt(corpus: CorpusView, pointer: DefinitionSite, sites: readonly DefinitionSite[]): DefinitionSite | undefined {
  const { document, definition } = pointer;
  for (const reference of referencesIn(document, definition.body)) {
    const found = corpus.resolve(reference, document);
    if (found.kind !== "one") continue;
    const { target } = found;
    if (target.kind !== "clause" && target.kind !== "document") continue;
    const place = target.kind === "clause" ? target.clause.content : undefined;
    const there = sites.find(site => site.definition.kind === "meaning" && site.document === target.document && (!place || contains(place, site.definition.at)));
    if (there) return there;
  }
  return undefined;
}

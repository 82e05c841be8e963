// Where definitions point, for the rules that follow them.

import type { CorpusView } from "../index/corpus-view.ts";
import type { Facts } from "../index/facts.ts";
import type { TermKey } from "../index/keys.ts";
import type { DefinitionSite } from "../index/lookup.ts";
import type { Definition, Reference } from "../syntax/tree.ts";
import { firstFrom } from "../text/ordered.ts";
import type { Span } from "../text/span.ts";

/** The definitions of any of `keys`, each once. */
export function sitesOf(corpus: CorpusView, keys: readonly TermKey[]): readonly DefinitionSite[] {
  if (keys.length === 1) return corpus.definitions(keys[0]!);
  const sites: DefinitionSite[] = [];
  for (const key of keys) for (const site of corpus.definitions(key)) if (!sites.some(({ definition }) => definition === site.definition)) sites.push(site);
  return sites;
}

/** The references that stand in `span`. */
export function referencesIn({ tree: { references } }: Facts, { from, to }: Span): readonly Reference[] {
  const found: Reference[] = [];
  for (let i = firstFrom(references, from); i < references.length && references[i]!.at.from < to; i++) if (references[i]!.at.to <= to) found.push(references[i]!);
  return found;
}

/** A part of a document that a pointer names. */
export interface PointedPlace {
  readonly reference: Reference;
  readonly document: Facts;
  /** The clause's key; "" for the whole document. */
  readonly key: string;
  readonly span: Span;
}

/** The places that the pointer `definition` of `document` names; undefined where one of them is not known for sure. */
export function pointedPlaces(corpus: CorpusView, document: Facts, definition: Definition): readonly PointedPlace[] | undefined {
  const places: PointedPlace[] = [];
  const references = referencesIn(document, definition.body);
  for (const reference of references) {
    // `section 1.2 of Appendix P` names one place: the Appendix in it is not another.
    if (references.some(other => other.whole.from < reference.whole.from && reference.at.to <= other.whole.to)) continue;
    if (reference.range !== undefined) return undefined;
    const found = corpus.resolve(reference, document);
    if (found.kind !== "one") return undefined;
    const { target } = found;
    if (target.kind === "document") places.push({ reference, document: target.document, key: "", span: { from: 0, to: target.document.tree.text.length } });
    // A heading without a number, and a number that stands only in longer ones, have no text of their own to look at.
    else if (target.kind === "clause" && (target.clause.key === "" || (reference.target.kind === "clause" && target.document.implied.has(reference.target.key)))) return undefined;
    else if (target.kind === "clause") places.push({ reference, document: target.document, key: target.clause.key, span: target.clause.content });
    else return undefined;
  }
  return places.length > 0 ? places : undefined;
}

/** Those of `sites` that stand at `place`: in its text, or under its number, where a line that was taken for a heading (the head of a table that lost its columns) stands between. */
export function sitesAt(sites: readonly DefinitionSite[], { document, key, span }: PointedPlace): readonly DefinitionSite[] {
  const isUnder = ({ clause }: Definition): boolean => key !== "" && document.tree.clauses[clause]?.key === key;
  return sites.filter(({ document: { id }, definition }) => id === document.id && ((span.from <= definition.at.from && definition.at.from < span.to) || isUnder(definition)));
}

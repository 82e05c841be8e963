// What a hover tells of a definition: its meaning, or what it points to for that.

import type { Corpus } from "../index/corpus.ts";
import type { Facts } from "../index/facts.ts";
import { keysOf } from "../index/keys.ts";
import type { DefinitionSite } from "../index/lookup.ts";
import type { Definition } from "../syntax/tree.ts";
import { contains, type Span } from "../text/span.ts";
import { excerpt, type Paragraph } from "./excerpt.ts";
import { note, title, type HoverPart } from "./hover-parts.ts";
import { citation, clauseLabel, labelOf, sourceIn } from "./labels.ts";
import { pointedPlaces, type PointedPlace } from "./term-identity.ts";

/** Longest text of a definition, and of a clause that one points to: a long meaning must not be cut. */
const longestMeaning = 6_000;
const longestClause = 1_500;
/** At most as many places of one pointer are shown. */
const mostPlaces = 2;

/** The definitions at `sites`, each once; behind one that points elsewhere, what it points to. */
export function definitionParts(corpus: Corpus, sites: readonly DefinitionSite[]): readonly HoverPart[] {
  const shown = new Set<Definition>();
  const told = (site: DefinitionSite, scope: readonly HoverPart[]): readonly HoverPart[] => {
    if (shown.has(site.definition)) return [];
    shown.add(site.definition);
    const places = site.definition.kind === "pointer" ? pointedPlaces(corpus, site).slice(0, mostPlaces) : [];
    return [...ownParts(site), ...scope, ...places.flatMap((place) => meaningAt(site, place))];
  };
  // What is pointed to holds wherever the pointer does.
  const meaningAt = (site: DefinitionSite, place: PointedPlace): readonly HoverPart[] => {
    const meanings = definedIn(corpus, site, place);
    return meanings.length > 0 ? meanings.flatMap((one) => told(one, [])) : clauseParts(place);
  };
  return sites.flatMap((site) => told(site, scopeParts(site)));
}

/** The definitions of the term of `site` that stand in `place`. */
function definedIn(corpus: Corpus, { definition }: DefinitionSite, { document, span }: PointedPlace): readonly DefinitionSite[] {
  return keysOf(definition)
    .flatMap((key) => corpus.definitions(key))
    .filter((other) => other.document === document && other.definition !== definition && contains(span, other.definition.at));
}

/** The clause that gives the meaning without the form of a definition; nothing of a whole document. */
function clauseParts({ document, span, at }: PointedPlace): readonly HoverPart[] {
  const clause = document.tree.clauses.find((one) => one.at.from === at.from);
  return clause ? [title(clauseLabel(document, clause), sourceIn(document, at)), ...excerpt(document.tree, span, longestClause)] : [];
}

function ownParts({ document, definition }: DefinitionSite): readonly HoverPart[] {
  const { tree } = document;
  const clause = tree.clauses[definition.clause];
  const place = sourceIn(document, definition.at);
  const names = [definition.term, ...definition.aliases.filter((alias) => alias !== definition.term)];
  const label = clause && clause.key !== "" ? `${citation(document, clause)}, ${place.label}` : place.label;
  return [
    title(names.join(", "), { ...place, label }),
    ...(definition.kind === "empty" ? [note("The definition is empty.")] : bodyOf(document, definition.body)),
  ];
}

function scopeParts({ document, definition: { scope, within } }: DefinitionSite): readonly HoverPart[] {
  if (scope === "code") return [];
  const clause = scope === "clause" ? document.tree.clauses[within] : undefined;
  const where = scope === "document" ? labelOf(document.tree.identity) : clause && clauseLabel(document, clause);
  return [note(where === undefined ? "For a part of the document only." : `In ${where} only.`)];
}

/** A meaning in a table's cell is no table: its text runs on, but for the items of a list in it. */
function bodyOf(document: Facts, body: Span): readonly Paragraph[] {
  const paragraphs = excerpt(document.tree, body, longestMeaning);
  return paragraphs.map((paragraph) => (paragraph.kind === "table" ? { kind: "text", text: itemsApart(paragraph.text.replaceAll("<br>", "\n")) } : paragraph));
}

/** `means: (a) one; or (b) two.`, each item in a paragraph of its own. */
function itemsApart(text: string): string {
  return /: \([ai1]\) /.test(text) ? text.replace(/([:;](?: (?:and|or))?) (?=\([a-z\d]{1,5}\) )/g, "$1\n\n") : text;
}

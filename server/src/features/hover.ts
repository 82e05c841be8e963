// What a pointer resting on a thing tells: the definition of a term, the text that a reference names, the declaration
// of a schema name. Plain data; whoever shows it decides how.

import type { DocumentId, Facts } from "../index/facts.ts";
import { targetsOf, type Resolution, type Target } from "../index/resolve.ts";
import type { Clause } from "../syntax/tree.ts";
import { fileName } from "../text/paths.ts";
import type { Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { excerpt, oneLine } from "./excerpt.ts";
import { definitionParts } from "./hover-definition.ts";
import { rowParts } from "./hover-duis.ts";
import { note, title, type HoverPart } from "./hover-parts.ts";
import { countNote, useParts } from "./hover-uses.ts";
import { clauseLabel, labelOf, sourceIn } from "./labels.ts";
import { rowNameOf, thingAt, type Thing } from "./place.ts";
import { declarationParts, placeParts, valueParts } from "./schema-hover.ts";
import { describing } from "./schema-names.ts";
import { areUsesFiled } from "./term-uses.ts";
import { countsOf } from "./uses.ts";

export interface Hover {
  readonly at: Span;
  readonly parts: readonly HoverPart[];
}

/**
 * What to say of the thing at `offset`; undefined where there is nothing to say. Where documents are still to be read the
 * snapshot is not `whole`, and nobody can say how often a thing is used.
 */
export function hover(snapshot: Snapshot, id: DocumentId, offset: number, whole = true): Hover | undefined {
  const thing = thingAt(snapshot, id, offset);
  const parts = thing ? partsOf(snapshot, thing, whole) : [];
  return thing && parts.length > 0 ? { at: thing.at, parts } : undefined;
}

/** Longest text of one target. A whole Section would fill the screen; a long definition must not be cut. */
const longest = 1_500;
/** At most this many targets or definitions are shown in full. */
const most = 4;

function partsOf(snapshot: Snapshot, thing: Thing, whole: boolean): readonly HoverPart[] {
  switch (thing.kind) {
    case "reference":
      return referenceParts(snapshot, thing, whole);
    case "term":
      return [
        ...definitionParts(snapshot.corpus, thing.definitions.slice(0, most)),
        ...more(thing.definitions.length, "definitions"),
        // To count is quick once the uses are filed; until then nobody is to wait for it.
        ...(areUsesFiled(snapshot.corpus) ? [countNote("Used", countsOf(snapshot, thing))] : []),
      ];
    case "definition":
      return [...definitionParts(snapshot.corpus, [thing]), ...(whole ? [useParts("Used", countsOf(snapshot, thing))] : [])];
    case "clause":
      return [title(clauseLabel(thing.document, thing.clause), undefined), ...(whole ? [useParts("Referred to", countsOf(snapshot, thing))] : [])];
    case "row":
      return rowParts(snapshot, thing, whole);
    case "declaration":
      return declarationParts(thing);
    case "schema-name":
      return [
        ...thing.sites.slice(0, most).flatMap(declarationParts),
        ...more(thing.sites.length, "declarations"),
        ...describing(snapshot, thing).slice(0, most).flatMap((place) => placeParts(place, sourceIn(place.document, place.at))),
      ];
    case "value":
      return [...valueParts(thing), ...(thing.row ? rowParts(snapshot, thing.row, whole) : [])];
  }
}

function referenceParts(snapshot: Snapshot, thing: Extract<Thing, { readonly kind: "reference" }>, whole: boolean): readonly HoverPart[] {
  const row = rowNameOf(thing);
  const parts = row ? rowParts(snapshot, row, whole) : [];
  if (parts.length > 0) return parts;
  const { target } = thing.reference;
  const file = target.kind === "response-code" && thing.resolution.kind === "none" ? schemaWith(snapshot, thing.from, target.code) : undefined;
  if (target.kind !== "response-code" || file === undefined) return resolutionParts(snapshot, thing.resolution);
  return [note(`${target.code} is a value in ${file}, but no table says what it means.`)];
}

/** The file of the first schema of `from` that has `code` among the values of a type. */
function schemaWith({ corpus }: Snapshot, from: Facts, code: string): string | undefined {
  const schema = corpus.schemas(from).find(({ names }) => [...names.values()].some((sites) => sites.some(({ enumeration }) => enumeration.includes(code))));
  return schema && fileName(schema.id);
}

function resolutionParts(snapshot: Snapshot, resolution: Resolution): readonly HoverPart[] {
  const targets = targetsOf(resolution);
  switch (resolution.kind) {
    case "one":
    case "many":
      return [
        ...(targets.length > 1 ? [note(`This can be read in ${targets.length} ways.`)] : []),
        ...targets.slice(0, most).flatMap((target) => targetParts(snapshot, target, longest / Math.min(targets.length, most))),
        ...more(targets.length, "places"),
      ];
    case "none":
      return [note(`${resolution.sought} was not found${resolution.document ? ` in ${labelOf(resolution.document.tree.identity)}` : ""}.`)];
    case "absent":
      return [note(`${resolution.document} is not among the files here.`)];
    case "external":
      return [];
  }
}

function targetParts(snapshot: Snapshot, target: Target, limit: number): readonly HoverPart[] {
  switch (target.kind) {
    case "document": {
      const { tree } = target.document;
      return [title(labelOf(tree.identity), sourceIn(target.document, tree.identity.at)), ...(tree.identity.version === undefined ? [] : [note(`Version ${tree.identity.version}`)])];
    }
    case "clause": {
      const { document, clause } = target;
      const { tree } = document;
      return [
        title(clauseLabel(document, clause), sourceIn(document, clause.at)),
        ...leadIns(document, clause),
        ...(clause.notUsed ? [note("This clause is marked as not used.")] : []),
        ...excerpt(tree, clause.content, limit),
      ];
    }
    case "definition":
      return definitionParts(snapshot.corpus, [target]);
    case "row": {
      const { document, at } = target;
      return [title(labelOf(document.tree.identity), sourceIn(document, at)), ...excerpt(document.tree, at, limit)];
    }
    case "schema":
      return declarationParts(target);
  }
}

/** The own text of each clause around `clause`, outermost first; a heading is told by the title already. */
function leadIns({ tree }: Facts, clause: Clause): readonly HoverPart[] {
  const parts: HoverPart[] = [];
  for (let at = tree.clauses[clause.parent]; at && at.kind !== "heading"; at = tree.clauses[at.parent]) {
    const isLeadIn = clause.kind === "paragraph" && at.own.to > at.at.to;
    if (isLeadIn) parts.unshift({ kind: "lead-in", text: oneLine(tree.prose, at.own, 400) });
    if (at.kind !== "paragraph") break;
  }
  return parts;
}

function more(count: number, what: string): readonly HoverPart[] {
  return count > most ? [note(`And ${count - most} more ${what}.`)] : [];
}

// What a pointer resting on a thing tells: the definition of a term, the text that a reference names, the declaration
// of a schema name. Plain data; whoever shows it decides how.

import type { DefinitionSite } from "../index/lookup.ts";
import type { DocumentId, Facts } from "../index/facts.ts";
import type { Resolution, Target } from "../index/resolve.ts";
import type { Clause, Identity, Tree } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { targetsOf } from "./definition.ts";
import { excerpt, oneLine, type Paragraph } from "./excerpt.ts";
import { note, title, type HoverPart, type Source, type Uses } from "./hover-parts.ts";
import { thingAt, type Thing } from "./place.ts";
import { declarationParts, placeParts, valueParts } from "./schema-hover.ts";
import { describing } from "./schema-names.ts";
import { areUsesFiled } from "./term-uses.ts";
import { countsOf, type Count } from "./uses.ts";

export interface Hover {
  readonly at: Span;
  readonly parts: readonly HoverPart[];
}

/** What to say of the thing at `offset`; undefined where there is nothing to say. */
export function hover(snapshot: Snapshot, id: DocumentId, offset: number): Hover | undefined {
  const thing = thingAt(snapshot, id, offset);
  const parts = thing ? partsOf(snapshot, thing) : [];
  return thing && parts.length > 0 ? { at: thing.at, parts } : undefined;
}

/** Longest text of one target. A whole Section would fill the screen; a long definition must not be cut. */
const longest = 1_500;
/** At most this many targets or definitions are shown in full. */
const most = 4;
/** Of so many documents the uses are counted each by itself. */
const mostDocuments = 8;

function partsOf(snapshot: Snapshot, thing: Thing): readonly HoverPart[] {
  switch (thing.kind) {
    case "reference":
      return resolutionParts(thing.resolution);
    case "term":
      return [
        ...thing.definitions.slice(0, most).flatMap(definitionParts),
        ...more(thing.definitions.length, "definitions"),
        // To count is quick once the uses are filed; until then nobody is to wait for it.
        ...(areUsesFiled(snapshot.corpus) ? [countNote("Used", countsOf(snapshot, thing))] : []),
      ];
    case "definition":
      return [...definitionParts(thing), useParts("Used", countsOf(snapshot, thing))];
    case "clause":
      return [title(clauseName(thing.document, thing.clause), undefined), useParts("Referred to", countsOf(snapshot, thing))];
    case "declaration":
      return declarationParts(thing);
    case "schema-name":
      return [
        ...thing.sites.slice(0, most).flatMap(declarationParts),
        ...more(thing.sites.length, "declarations"),
        ...describing(snapshot, thing).slice(0, most).flatMap((place) => placeParts(place, sourceIn(place.document, place.at))),
      ];
    case "value":
      return valueParts(thing, sourceIn);
  }
}

function resolutionParts(resolution: Resolution): readonly HoverPart[] {
  const targets = targetsOf(resolution);
  switch (resolution.kind) {
    case "one":
    case "many":
      return [
        ...(targets.length > 1 ? [note(`This can be read in ${targets.length} ways.`)] : []),
        ...targets.slice(0, most).flatMap((target) => targetParts(target, longest / Math.min(targets.length, most))),
        ...more(targets.length, "places"),
      ];
    case "none":
      return [note(`${resolution.sought} was not found${resolution.document ? ` in ${labelOf(resolution.document.tree.identity)}` : ""}.`)];
    case "absent":
      return [note(`${resolution.document} is not among the files of this workspace.`)];
    case "external":
      return [];
  }
}

function targetParts(target: Target, limit: number): readonly HoverPart[] {
  switch (target.kind) {
    case "document": {
      const { tree } = target.document;
      return [title(labelOf(tree.identity), sourceIn(target.document, tree.identity.at)), ...(tree.identity.version === undefined ? [] : [note(`Version ${tree.identity.version}`)])];
    }
    case "clause": {
      const { document, clause } = target;
      const { tree } = document;
      return [
        title(clauseName(document, clause), sourceIn(document, clause.at)),
        ...leadIns(document, clause),
        ...(clause.notUsed ? [note("This clause is marked as not used.")] : []),
        ...excerpt(tree, clause.content, limit),
      ];
    }
    case "definition":
      return definitionParts(target);
    case "row": {
      const { document, at } = target;
      return [title(labelOf(document.tree.identity), sourceIn(document, at)), ...excerpt(document.tree, at, limit)];
    }
    case "schema":
      return declarationParts(target);
  }
}

function definitionParts({ document, definition }: DefinitionSite): readonly HoverPart[] {
  const { tree } = document;
  const clause = tree.clauses[definition.clause];
  const place = sourceIn(document, definition.at);
  const names = [definition.term, ...definition.aliases.filter((alias) => alias !== definition.term)];
  const label = clause && clause.key !== "" ? `${citation(document, clause)}, ${place.label}` : place.label;
  return [
    title(names.join(", "), { ...place, label }),
    ...(definition.kind === "empty" ? [note("The definition is empty.")] : bodyOf(document, definition.body)),
    ...(definition.scope === "code" ? [] : [note(definition.scope === "document" ? `In ${labelOf(tree.identity)} only.` : "For a part of the document only.")]),
  ];
}

/** A meaning in a table's cell is no table: its text runs on. */
function bodyOf(document: Facts, body: Span): readonly Paragraph[] {
  const paragraphs = excerpt(document.tree, body, 6_000);
  return paragraphs.map((paragraph) => (paragraph.kind === "table" ? { kind: "text", text: paragraph.text.replaceAll("<br>", "\n") } : paragraph));
}

/** The own text of each clause around `clause`, outermost first; a heading is told by the title already. */
function leadIns({ tree }: Facts, clause: Clause): readonly HoverPart[] {
  const parts: HoverPart[] = [];
  for (let at = tree.clauses[clause.parent]; at && at.kind !== "heading"; at = tree.clauses[at.parent]) {
    const isLeadIn = clause.kind === "paragraph" && at.own.to > at.at.to;
    if (isLeadIn) parts.unshift({ kind: "lead-in", text: oneLine(tree.text, at.own, 400) });
    if (at.kind !== "paragraph") break;
  }
  return parts;
}

/** `Used 12 times in 3 documents.` */
function countNote(verb: string, counts: readonly Count[]): HoverPart {
  return note(`${countWords(verb, counts)}.`);
}

/** The same, with the documents where there are several. */
function useParts(verb: string, counts: readonly Count[]): HoverPart {
  if (counts.length < 2) return countNote(verb, counts);
  const documents = counts.slice(0, mostDocuments).map(({ document, count, first }): Uses => ({ source: sourceIn(document, { from: first, to: first }), count }));
  return { kind: "uses", text: countWords(verb, counts), documents, more: counts.length - documents.length };
}

function countWords(verb: string, counts: readonly Count[]): string {
  const uses = counts.reduce((sum, { count }) => sum + count, 0);
  if (uses === 0) return `${verb} nowhere`;
  return `${verb} ${uses === 1 ? "once" : uses === 2 ? "twice" : `${uses.toLocaleString("en-GB")} times`}${counts.length > 1 ? ` in ${counts.length} documents` : ""}`;
}

/** `G3.5A SYSTEM SECURITY`, `AG 2.1.3 Raising an Incident`: the heading is its own, else the nearest that stands over it. */
function clauseName(document: Facts, clause: Clause): string {
  const { tree } = document;
  const heading = headingOver(tree, clause);
  const words = heading ? oneLine(tree.text, heading, 160) : "";
  return `${citation(document, clause)} ${words}`.trim() || oneLine(tree.text, clause.at, 160);
}

function headingOver(tree: Tree, clause: Clause): Span | undefined {
  for (let at: Clause | undefined = clause; at; at = tree.clauses[at.parent]) {
    const heading = at.heading ?? tree.clauses[at.group]?.heading;
    if (heading) return heading;
  }
  return undefined;
}

/** A clause as the Code cites it from another document. */
export function citation({ tree }: Facts, clause: Clause): string {
  const { kind, key } = tree.identity;
  return kind === "section" || clause.key === "" ? clause.key : `${key} ${clause.key}`;
}

/** `Section G: Security`, `Appendix AD: DCC User Interface Specification`, `notes`. */
export function labelOf({ kind, key, title }: Identity): string {
  const name = kind === "other" ? key : `${kind[0]!.toUpperCase()}${kind.slice(1)} ${key}`;
  return title === "" || title === name ? name : `${name}: ${title}`;
}

function sourceIn(document: Facts, at: Span): Source {
  return { document: document.id, at, label: labelOf(document.tree.identity) };
}

function more(count: number, what: string): readonly HoverPart[] {
  return count > most ? [note(`And ${count - most} more ${what}.`)] : [];
}

// Symbols of the whole workspace by a few letters of their names: clauses (`G3.5A`, `ag 2.1`), definitions (`tls`,
// `incident pol`, `trlasec`), documents, response codes, service requests, schema names. Those whose words begin with what
// was typed come first; those that hold its letters here and there, where nothing fits better.

import type { DocumentId, Facts } from "../index/facts.ts";
import { inCodeOrder } from "../index/code-order.ts";
import { requestNames } from "../index/requests.ts";
import type { SchemaModel } from "../schema/model.ts";
import { fileName } from "../text/paths.ts";
import { oncePer } from "../text/remembered.ts";
import { contains, type Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { oneLine } from "./excerpt.ts";
import { citation, clauseLabel, labelOf } from "./labels.ts";
import { fitOf, maskOf, scatteredFitOf, soughtFor, type Sought } from "./symbol-match.ts";

export interface FoundSymbol {
  readonly kind: "document" | "clause" | "annex" | "table" | "heading" | "definition" | "code" | "request" | "schema-name";
  /** `G3.5A Raising an Incident`, `Transport Layer Security (TLS)`, `E64 Busy`, `Service Request 4.6.1 Read Log` */
  readonly name: string;
  /** The document or file that it stands in; empty for a document. */
  readonly container: string;
  readonly document: DocumentId;
  readonly at: Span;
}

/** At most `most` symbols that `query` finds, the likeliest first; without a query the documents. */
export function findSymbols(snapshot: Snapshot, query: string, most: number): readonly FoundSymbol[] {
  const documents = inCodeOrder([...snapshot.documents.values()]);
  const words = lowered(query);
  if (words === "") return documents.slice(0, most).map((document) => symbolsOf(document).symbols[0]!);
  const sought = soughtFor(words);
  const all = [...documents.map(symbolsOf), ...[...snapshot.schemas.values()].map(schemaSymbols)];
  const found = new Best(most);
  for (const names of all) take(names, sought, fitOf, found);
  // Letters here and there are in many names.
  if (found.count === 0) for (const names of all) take(names, sought, scatteredFitOf, found);
  return found.inOrder().map((symbol) => underHeading(snapshot, symbol));
}

/** A clause of running text with the heading that stands over it: looked up for the few that are shown. */
function underHeading({ documents }: Snapshot, symbol: FoundSymbol): FoundSymbol {
  const document = symbol.kind === "clause" ? documents.get(symbol.document) : undefined;
  const clause = document?.tree.clauses.find(({ at }) => at.from === symbol.at.from);
  return document && clause && !clause.heading && !clause.notUsed ? { ...symbol, name: clauseLabel(document, clause) } : symbol;
}

function take({ keys, masks, symbols }: Names, sought: Sought, fit: typeof fitOf, found: Best): void {
  for (let i = 0; i < keys.length; i++) {
    if ((sought.mask & ~masks[i]!) !== 0) continue;
    const score = fit(keys[i]!, sought);
    if (score >= 0) found.add(score, symbols[i]!);
  }
}

/** The best of many, told apart by a number; of those that are as good the first. */
class Best {
  private readonly byScore: FoundSymbol[][] = [];
  private readonly most: number;
  count = 0;

  constructor(most: number) {
    this.most = most;
  }

  add(score: number, symbol: FoundSymbol): void {
    const same = (this.byScore[score] ??= []);
    if (same.length >= this.most) return;
    same.push(symbol);
    this.count++;
  }

  inOrder(): readonly FoundSymbol[] {
    // One symbol may be found by its name and by its alias.
    const found = new Set<FoundSymbol>();
    for (const score in this.byScore) {
      for (const symbol of this.byScore[score]!) {
        if (found.size >= this.most) return [...found];
        found.add(symbol);
      }
    }
    return [...found];
  }
}

/** The symbols of one file, by each name that they are found by. */
interface Names {
  /** The names as they are compared. */
  readonly keys: readonly string[];
  readonly masks: Int32Array;
  readonly symbols: readonly FoundSymbol[];
}

interface Entry {
  readonly key: string;
  readonly symbol: FoundSymbol;
}

/** All of one document, itself first; made once a version. */
const symbolsOf = oncePer((document: Facts): Names => namesOf(collect(document)));

function collect(document: Facts): readonly Entry[] {
  const { id, tree } = document;
  const container = labelOf(tree.identity);
  const entries: Entry[] = [];
  const add = (kind: FoundSymbol["kind"], name: string, at: Span, keys = name) => {
    entries.push({ key: lowered(keys), symbol: { kind, name, container: kind === "document" ? "" : container, document: id, at } });
  };
  add("document", container, tree.identity.at, `${container} ${tree.identity.aliases.join(" ")}`);
  for (const clause of tree.clauses) {
    if (clause.kind === "paragraph") continue;
    const heading = clause.heading ? oneLine(tree.prose, clause.heading, 120) : "";
    if (clause.kind === "heading") {
      if (heading !== "") add("heading", heading, clause.at);
      continue;
    }
    const words = heading || (clause.notUsed ? "[Not used]" : "");
    const cited = citation(document, clause);
    // `2.1.3` finds the clause of any Appendix, `ag 2.1.3` the one of Appendix AG, and no comma need be typed.
    const [name, ...others] = [...new Set([cited, cited.replace(",", ""), clause.key])].map((number) => `${number} ${words}`.trim());
    add(clause.kind, name!, clause.at);
    for (const other of others) entries.push({ key: lowered(other), symbol: entries.at(-1)!.symbol });
  }
  for (const { term, aliases, at } of tree.definitions) {
    const others = aliases.filter((alias) => alias !== term);
    const name = others.length > 0 ? `${term} (${others.join(", ")})` : term;
    add("definition", name, at);
    for (const alias of others) entries.push({ key: lowered(alias), symbol: entries.at(-1)!.symbol });
  }
  for (const [code, at] of document.codes) add("code", withName(document, code, at), at);
  const names = requestNames(tree);
  for (const [variant, at] of document.serviceRequests) {
    const name = oneLine(names.get(variant) ?? "", { from: 0, to: 160 }, 80);
    add("request", `Service Request ${variant} ${name}`.trim(), at, `${variant} ${name} service request`);
    if (name !== "") entries.push({ key: lowered(name), symbol: entries.at(-1)!.symbol });
  }
  return entries;
}

/** `E64` with the name in the cell beside it. */
function withName({ tree }: Facts, code: string, at: Span): string {
  for (const { at: around, rows } of tree.tables) {
    if (!contains(around, at)) continue;
    const row = rows.find((one) => contains(one.at, at));
    const next = row?.cells[row.cells.findIndex((cell) => contains(cell, at)) + 1];
    return next ? `${code} ${oneLine(tree.prose, next, 80)}`.trim() : code;
  }
  return code;
}

const schemaSymbols = oncePer((schema: SchemaModel): Names => {
  const container = fileName(schema.id);
  const entries = [...schema.names.values()].flat().flatMap(({ name, at }): readonly Entry[] => {
    const symbol: FoundSymbol = { kind: "schema-name", name, container, document: schema.id, at };
    return [{ key: lowered(name), symbol }, { key: lowered(name.replace(/(?<=[a-z\d])(?=[A-Z])/g, " ")), symbol }];
  });
  return namesOf(entries);
});

function namesOf(entries: readonly Entry[]): Names {
  return { keys: entries.map(({ key }) => key), masks: Int32Array.from(entries, ({ key }) => maskOf(key)), symbols: entries.map(({ symbol }) => symbol) };
}

function lowered(words: string): string {
  const lower = words.toLowerCase();
  return /^\s|\s$|[^\S ]|  /.test(lower) ? lower.replace(/\s+/g, " ").trim() : lower;
}

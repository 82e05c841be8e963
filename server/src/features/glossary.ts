// Every definition of the Code with what an index of terms says of it: where it stands, how often its term is used, and
// what the rules have against it. The marks are the findings themselves, so that the list and the findings cannot
// disagree, and what was silenced there is silent here.

import type { Finding } from "../check/findings.ts";
import { inCodeOrder } from "../index/code-order.ts";
import type { DocumentId, Facts } from "../index/facts.ts";
import { keysOf, type TermKey } from "../index/keys.ts";
import type { DefinitionSite } from "../index/lookup.ts";
import type { Definition } from "../syntax/tree.ts";
import { addTo } from "../text/lists.ts";
import type { Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { oneLine } from "./excerpt.ts";
import { governedBy, isAlone } from "./governed-uses.ts";
import { citation } from "./labels.ts";
import { countOf } from "./term-uses.ts";

export interface GlossaryEntry {
  readonly document: DocumentId;
  readonly term: string;
  readonly aliases: readonly string[];
  readonly at: Span;
  readonly kind: Definition["kind"];
  /** The clause that it stands in, as other documents cite it: `A1.1`, `AD 1.3`; empty where no number is over it. */
  readonly clause: string;
  /** The first words of the meaning. */
  readonly meaning: string;
  /** Uses of the term that it governs, in all documents, in the plural and the possessive too. */
  readonly uses: number;
  readonly marks: readonly GlossaryMark[];
}

/** What a rule says of a definition. */
export interface GlossaryMark {
  readonly kind: NonNullable<Finding["marks"]>;
  readonly message: string;
}

/** The definitions of all documents, in the order of the Code and of their text, a step for each document. */
export function* glossary(snapshot: Snapshot, findingsIn: (id: DocumentId) => readonly Finding[]): Generator<readonly GlossaryEntry[], void> {
  const counts = new Map<TermKey, number>();
  const documents = inCodeOrder([...snapshot.documents.values()]);
  const keys = new Set(documents.flatMap((document) => [...document.definitions.keys()]));
  for (const document of documents) {
    for (const key of keys) {
      const { count } = countOf(snapshot.corpus, document, new Set([key]));
      if (count > 0) counts.set(key, (counts.get(key) ?? 0) + count);
    }
    yield [];
  }
  const usesOf = (site: DefinitionSite): number => {
    if (isAlone(snapshot.corpus, site)) return keysOf(site.definition).reduce((sum, key) => sum + (counts.get(key) ?? 0), 0);
    const term = governedBy(snapshot.corpus, [site]);
    return documents.reduce((sum, document) => sum + term.countIn(document).count, 0);
  };
  for (const document of documents) {
    const marks = marksIn(findingsIn(document.id));
    const entries: GlossaryEntry[] = [];
    for (const definition of document.tree.definitions) {
      entries.push(entryOf(document, definition, usesOf({ document, definition }), marks));
      if (entries.length % definitionsAtOnce === 0) yield [];
    }
    yield entries;
  }
}

/** The uses of so many definitions are counted in one step. */
const definitionsAtOnce = 10;

function entryOf(document: Facts, definition: Definition, uses: number, marks: ReadonlyMap<number, readonly GlossaryMark[]>): GlossaryEntry {
  const { tree } = document;
  const clause = tree.clauses[definition.clause];
  return {
    document: document.id,
    term: definition.term,
    aliases: definition.aliases.filter((alias) => alias !== definition.term),
    at: definition.at,
    kind: definition.kind,
    clause: clause ? citation(document, clause) : "",
    meaning: oneLine(tree.prose, definition.body, 240).replace(/<br>/g, " "),
    uses,
    marks: marks.get(definition.at.from) ?? [],
  };
}

/** The marks by where the term stands that they are of. */
function marksIn(findings: readonly Finding[]): ReadonlyMap<number, readonly GlossaryMark[]> {
  const marks = new Map<number, GlossaryMark[]>();
  for (const { marks: kind, at, message } of findings) if (kind) addTo(marks, at.from, { kind, message });
  return marks;
}

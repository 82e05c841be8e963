// A definition of one document made one of the whole Code: its rows move to Section A, and a pointer stays behind. Where the
// meaning cannot be taken out of its place for sure, it stays, and the reason is told.

import { type DefinitionTable, definitionTables } from "../index/definition-tables.ts";
import { termKey } from "../index/keys.ts";
import type { Corpus } from "../index/corpus.ts";
import type { Facts } from "../index/facts.ts";
import { clauseName, documentName } from "../index/names.ts";
import { removeRow } from "../index/table-edits.ts";
import type { Definition, Row } from "../syntax/tree.ts";
import { listed } from "../text/sentence.ts";
import { contains, touches, type Span } from "../text/span.ts";
import { glossaryTable, placeOf, rowsInserted, rowsOf } from "./definition-tables.ts";
import type { Change, Refactoring, Selected } from "./refactoring.ts";

export function moveDefinition({ snapshot: { corpus }, document, span }: Selected): readonly Refactoring[] {
  const glossary = glossaryTable(corpus);
  const found = glossary && glossary.document !== document ? definitionAt(document, span) : undefined;
  if (!glossary || found?.definition.kind !== "meaning") return [];
  const { definition } = found;
  const moved = movedFrom(corpus, document, found, glossary);
  return [
    {
      id: `move-definition ${definition.term}`,
      kind: "refactor.move.definition",
      title: `Move the definition of “${definition.term}” to ${documentName(glossary.document)}, and point there`,
      preview: "A definition of the whole Code holds in every document.",
      ...(typeof moved === "string" ? { refused: moved, changes: () => [] } : { changes: () => moved }),
    },
  ];
}

interface Found {
  readonly definition: Definition;
  /** Its rows, where it stands in a table; none where it stands in running text. */
  readonly rows: readonly Row[];
}

/** The definition whose row is touched, or whose term. */
function definitionAt(document: Facts, { from }: Span): Found | undefined {
  for (const table of definitionTables(document)) {
    if (!touches(table.table.at, from)) continue;
    const index = table.definitions.findIndex((_, one) => rowsOf(table, one).some(({ at }) => touches(at, from)));
    return index < 0 ? undefined : { definition: table.definitions[index]!, rows: rowsOf(table, index) };
  }
  const definition = document.tree.definitions.find(({ at }) => touches(at, from));
  return definition && { definition, rows: [] };
}

/** The changes, or why there are none. */
function movedFrom(corpus: Corpus, document: Facts, { definition, rows }: Found, glossary: DefinitionTable): readonly Change[] | string {
  if (corpus.definitions(termKey(definition.term)).some((other) => other.definition.scope === "code")) return `${documentName(glossary.document)} defines “${definition.term}” already.`;
  const parts = rows.length > 0 ? cellsOf(definition, rows) : sentenceOf(document, definition);
  if (typeof parts === "string") return parts;
  const place = placeOf(corpus, glossary, document);
  if (place === undefined) return `The definitions of ${documentName(glossary.document)} have no number to point to.`;
  const meanings: string[] = [];
  for (const part of parts) {
    const meaning = meaningElsewhere(corpus, document, definition, part, glossary.document);
    if (meaning === undefined) return "It names a list or range of clauses of this document, which would have to be written out elsewhere.";
    meanings.push(meaning);
  }
  const stop = /[.;]$/.exec(meanings.at(-1)!)?.[0] ?? "";
  return [
    { ...rowsInserted(glossary, nameOf(definition), meanings), ...leftBehind(corpus, document, definition, parts) },
    { document: document.id, at: parts[0]!, newText: `has the meaning given to that expression in ${place}${stop}` },
    ...rows.slice(1).map((row) => ({ document: document.id, ...removeRow(document.tree.text, row) })),
  ];
}

/** What is to be known where the meaning uses terms that are defined in this document alone: in Section A nothing defines them. */
function leftBehind(corpus: Corpus, document: Facts, definition: Definition, parts: readonly Span[]): Pick<Change, "attention"> {
  const own = termKey(definition.term);
  const used = new Set(parts.flatMap((part) => corpus.usesIn(document, part)).map(({ form }) => form.term));
  const names = [...used].flatMap((key) => {
    const definitions = key === own ? [] : corpus.definitions(key);
    const here = definitions.find((one) => one.document === document);
    return here && definitions.every(({ definition: { scope } }) => scope !== "code") ? [`“${here.definition.term}”`] : [];
  });
  if (names.length === 0) return {};
  return { attention: `The meaning uses ${listed(names)}, which ${names.length === 1 ? "is" : "are"} defined in ${documentName(document)} alone` };
}

/** The meaning's part of each row, or why it cannot be told. */
function cellsOf({ body }: Definition, rows: readonly Row[]): readonly Span[] | string {
  if (rows.some(({ cells }) => cells.length !== 2)) return "Its table has other columns than a term and its meaning.";
  return rows.map(({ cells: [, cell] }, index) => (index === 0 ? { from: body.from, to: cell!.to } : cell!));
}

/** The meaning in running text, where it is one sentence that goes to the end of its clause; else why it is not. */
function sentenceOf({ tree }: Facts, { body, certain, form }: Definition): readonly Span[] | string {
  if (form === "table" || form === "flat-table" || !certain) return "The columns of its table are lost, so that its end cannot be told for sure.";
  const text = tree.text.slice(body.from, body.to).trimEnd();
  if (!/^(?:means|mean|shall mean|includes)\b/.test(text)) return "It is defined inside a sentence: write it as “means …” first.";
  if (tree.clauses.some(({ at }) => contains(body, at))) return "Its meaning has numbered paragraphs, which may be cited here.";
  if (/[.;]\s+\S/.test(text)) return "Other sentences follow, which may belong to the meaning or not.";
  return [{ from: body.from, to: body.from + text.length }];
}

/** With its acronym, where the row gives one: `Transport Layer Security (TLS)`. */
function nameOf({ term, aliases }: Definition): string {
  const acronym = aliases.find((alias) => /^[A-Z][A-Za-z0-9+&/-]{1,14}$/.test(alias));
  return acronym === undefined || acronym === term ? term : `${term} (${acronym})`;
}

/** A part of the meaning with `clause 2.1` written as `clause 2.1 of Appendix AG`; undefined where a list or range would have to be taken apart. */
function meaningElsewhere(corpus: Corpus, document: Facts, { body }: Definition, part: Span, home: Facts): string | undefined {
  const { tree } = document;
  let meaning = "";
  let done = part.from;
  for (const [index, reference] of tree.references.entries()) {
    if (!contains(part, reference.at)) continue;
    const { target } = reference;
    if (target.kind !== "relative" && !("document" in target && target.document?.kind === "this")) continue;
    const found = corpus.resolve(reference, document);
    const isAlone = tree.references[index - 1]?.whole.from !== reference.whole.from && tree.references[index + 1]?.whole.from !== reference.whole.from;
    if (found.kind !== "one" || found.target.kind !== "clause" || !isAlone) return undefined;
    if (contains(body, found.target.clause.at)) continue;
    meaning += tree.text.slice(done, reference.at.from) + clauseName(document, found.target.clause, home);
    done = reference.at.to;
  }
  const lines = (meaning + tree.text.slice(done, part.to)).split("\n");
  return lines.map((line) => line.trim()).join(" ").trim();
}

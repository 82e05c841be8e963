// A definition of one document made one of the whole Code: its row moves to Section A, and a pointer stays behind.

import { termKey } from "../index/keys.ts";
import type { Corpus } from "../index/corpus.ts";
import type { Facts } from "../index/facts.ts";
import { clauseName, documentName } from "../index/names.ts";
import type { Definition } from "../syntax/tree.ts";
import { contains, touches } from "../text/span.ts";
import { definitionTables, glossaryTable, placeOf, rowInserted, rowsOf } from "./definition-tables.ts";
import type { Refactoring, Selected } from "./refactoring.ts";

export function moveDefinition({ snapshot: { corpus }, document, span }: Selected): readonly Refactoring[] {
  const glossary = glossaryTable(corpus);
  if (!glossary || glossary.document === document) return [];
  for (const table of definitionTables(document)) {
    if (!touches(table.table.at, span.from)) continue;
    const index = table.definitions.findIndex((_, one) => rowsOf(table, one).some(({ at }) => touches(at, span.from)));
    const definition = table.definitions[index];
    // A meaning over several rows would have to become one cell.
    if (!definition || definition.kind !== "meaning" || rowsOf(table, index).length > 1) return [];
    if (corpus.definitions(termKey(definition.term)).some((other) => other.definition.scope === "code")) return [];
    const meaning = meaningElsewhere(corpus, document, definition, glossary.document);
    const place = placeOf(corpus, glossary, document);
    if (meaning === undefined || place === undefined) return [];
    const stop = /[.;]$/.exec(meaning)?.[0] ?? "";
    return [
      {
        id: `move-definition ${definition.term}`,
        kind: "refactor.move.definition",
        title: `Move the definition of “${definition.term}” to ${documentName(glossary.document)}, and point there`,
        preview: "A definition of the whole Code holds in every document.",
        changes: () => [
          rowInserted(glossary, nameOf(definition), meaning),
          { document: document.id, at: definition.body, newText: `has the meaning given to that expression in ${place}${stop}` },
        ],
      },
    ];
  }
  return [];
}

/** With its acronym, where the row gives one: `Transport Layer Security (TLS)`. */
function nameOf({ term, aliases }: Definition): string {
  const acronym = aliases.find((alias) => /^[A-Z][A-Za-z0-9+&/-]{1,14}$/.test(alias));
  return acronym === undefined || acronym === term ? term : `${term} (${acronym})`;
}

/** The meaning with `clause 2.1` written as `clause 2.1 of Appendix AG`; undefined where a list or range would have to be taken apart. */
function meaningElsewhere(corpus: Corpus, document: Facts, { body }: Definition, home: Facts): string | undefined {
  const { tree } = document;
  let meaning = "";
  let done = body.from;
  for (const [index, reference] of tree.references.entries()) {
    if (!contains(body, reference.at)) continue;
    const { target } = reference;
    if (target.kind !== "relative" && !("document" in target && target.document?.kind === "this")) continue;
    const found = corpus.resolve(reference, document);
    const isAlone = tree.references[index - 1]?.whole.from !== reference.whole.from && tree.references[index + 1]?.whole.from !== reference.whole.from;
    if (found.kind !== "one" || found.target.kind !== "clause" || !isAlone) return undefined;
    if (contains(body, found.target.clause.at)) continue;
    meaning += tree.text.slice(done, reference.at.from) + clauseName(document, found.target.clause, home);
    done = reference.at.to;
  }
  return (meaning + tree.text.slice(done, body.to)).trim();
}

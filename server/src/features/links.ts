// Links that lead out of a document: to the documents and clauses that it cites elsewhere, to its schema, to the page of
// a rule that it silences. What it cites of itself is left to 'go to definition', so that the text is not all underlined.

import { placeOfSchemaName } from "../index/governing-schemas.ts";
import { documentName, clauseName } from "../index/names.ts";
import type { DocumentId, Facts } from "../index/facts.ts";
import type { SchemaModel } from "../schema/model.ts";
import { fileName, folderOf } from "../text/paths.ts";
import type { Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { destinationOf } from "./definition.ts";

export interface Link {
  readonly at: Span;
  /** What it leads to, for a reader. */
  readonly label: string;
  readonly to:
    | { readonly kind: "place"; readonly document: DocumentId; readonly at: Span }
    | { readonly kind: "rule"; readonly rule: string };
}

/** The links of the document or sec.json at `id`, in order. */
export function links(snapshot: Snapshot, id: DocumentId): readonly Link[] {
  const document = snapshot.documents.get(id);
  if (document) return [...schemaLink(snapshot, document), ...referenceLinks(snapshot, document), ...suppressionLinks(document)].sort((a, b) => a.at.from - b.at.from);
  return configLinks(snapshot, id);
}

function* referenceLinks(snapshot: Snapshot, document: Facts): Iterable<Link> {
  for (const reference of document.tree.references) {
    const { kind } = reference.target;
    if (kind !== "clause" && kind !== "annex" && kind !== "title") continue;
    const found = snapshot.corpus.resolve(reference, document);
    if (found.kind !== "one" || (found.target.kind !== "clause" && found.target.kind !== "document") || found.target.document === document) continue;
    const { target } = found;
    const place = destinationOf(target);
    const label = target.kind === "clause" ? clauseName(target.document, target.clause, document) : documentName(target.document);
    yield { at: reference.at, label, to: { kind: "place", document: place.document, at: place.at } };
  }
}

function* suppressionLinks({ tree }: Facts): Iterable<Link> {
  for (const { at, rules } of tree.suppressions) {
    let from = at.from;
    for (const rule of rules) {
      const found = tree.text.indexOf(rule, from);
      if (found < 0 || found >= at.to) continue;
      from = found + rule.length;
      yield { at: { from: found, to: from }, label: `What ${rule} is about`, to: { kind: "rule", rule } };
    }
  }
}

/** `schema: DUIS.xsd` in the front matter. */
function* schemaLink(snapshot: Snapshot, { id, tree }: Facts): Iterable<Link> {
  const place = placeOfSchemaName(tree);
  if (place) yield* linkTo(snapshot, tree.identity.schema!, id, place.from, place.to - place.from);
}

/** `"schema": "DUIS.xsd"` in sec.json. */
function configLinks(snapshot: Snapshot, id: DocumentId): readonly Link[] {
  for (const file of snapshot.configs.values()) {
    if (file.id !== id || file.config.schema === undefined) continue;
    const found = /"schema"\s*:\s*"([^"\r\n]+)"/.exec(file.text);
    if (found) return [...linkTo(snapshot, file.config.schema, id, found.index + found[0].length - 1 - found[1]!.length, found[1]!.length)];
  }
  return [];
}

function* linkTo(snapshot: Snapshot, name: string, id: DocumentId, from: number, length: number): Iterable<Link> {
  const schema = schemaNamed(snapshot, name, id);
  if (schema) yield { at: { from, to: from + length }, label: fileName(schema.id), to: { kind: "place", document: schema.id, at: { from: 0, to: 0 } } };
}

function schemaNamed({ schemas }: Snapshot, name: string, id: DocumentId): SchemaModel | undefined {
  const bare = fileName(name).toLowerCase();
  const same = [...schemas.values()].filter((schema) => fileName(schema.id).toLowerCase() === bare);
  return same.find((schema) => folderOf(schema.id) === folderOf(id)) ?? same[0];
}

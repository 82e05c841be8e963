// What changed in the XML Schemas: declarations by name, whatever their order and white space.

import type { DocumentId } from "../index/facts.ts";
import type { SchemaModel, SchemaName } from "../schema/model.ts";
import { slice } from "../text/span.ts";
import type { Revision } from "./revision.ts";

export interface ChangedSchema {
  readonly id: DocumentId;
  /** Of the new version, or the old one where it was removed. */
  readonly schema: SchemaModel;
  readonly change: "amended" | "inserted" | "removed";
  /** In the order of their names. What changes an element changes the type around it. */
  readonly declarations: readonly ChangedDeclaration[];
}

export interface ChangedDeclaration {
  readonly change: "amended" | "inserted" | "removed";
  readonly name: SchemaName;
}

/** The schemas that differ, by file. */
export function changedSchemas({ old, now }: Revision): readonly ChangedSchema[] {
  const ids = [...new Set([...old.schemas.keys(), ...now.schemas.keys()])].sort();
  return ids.flatMap((id): readonly ChangedSchema[] => {
    const [before, after] = [old.schemas.get(id), now.schemas.get(id)];
    if (before === after || before?.text === after?.text) return [];
    const schema = (after ?? before)!;
    if (!before || !after) return [{ id, schema, change: before ? "removed" : "inserted", declarations: [] }];
    const [olds, news] = [declarationsOf(before), declarationsOf(after)];
    const declarations = [...new Set([...olds.keys(), ...news.keys()])].sort().flatMap((key): readonly ChangedDeclaration[] => {
      const [a, b] = [olds.get(key), news.get(key)];
      if (!a) return [{ change: "inserted", name: b!.name }];
      if (!b) return [{ change: "removed", name: a.name }];
      return a.text === b.text ? [] : [{ change: "amended", name: b.name }];
    });
    return declarations.length === 0 ? [] : [{ id, schema, change: "amended", declarations }];
  });
}

/** `element ScheduleEndDate in DSPSchedule` */
export function declarationWords({ kind, name, owner }: SchemaName): string {
  return `${kind} ${name}${owner === undefined ? "" : ` in ${owner}`}`;
}

function declarationsOf(schema: SchemaModel): ReadonlyMap<string, { readonly name: SchemaName; readonly text: string }> {
  const found = new Map<string, { name: SchemaName; text: string }>();
  for (const names of schema.names.values()) {
    for (const name of names) {
      const key = declarationWords(name);
      const text = slice(schema.text, name.declaration).replace(/\s+/g, " ");
      const same = found.get(key);
      if (same) same.text += text;
      else found.set(key, { name, text });
    }
  }
  return found;
}

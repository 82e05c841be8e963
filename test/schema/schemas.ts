// Short ways to write schemas in the tests.

import { readSchema } from "../../server/src/schema/read.ts";
import type { SchemaModel, SchemaName } from "../../server/src/schema/model.ts";

/** A schema of the namespace `urn:t`, prefix `t`, with `body` inside, as the file `/code/t.xsd`. */
export function schemaOf(body: string): SchemaModel {
  return readSchema("/code/t.xsd", textOf(body));
}

export function textOf(body: string): string {
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t">\n${body}\n</xs:schema>\n`;
}

/** All declarations of a model, in the order of the text. */
export function allNames(model: SchemaModel): readonly SchemaName[] {
  return [...model.names.values()].flat().sort((a, b) => a.at.from - b.at.from);
}

/** The one declaration of `name`. */
export function only(model: SchemaModel, name: string): SchemaName {
  const found = model.names.get(name) ?? [];
  if (found.length !== 1) throw new Error(`${name} is declared ${found.length} times`);
  return found[0]!;
}

// The values that a type allows, with the place of each: the schema's model keeps their words alone.

import type { Span } from "../text/span.ts";
import type { SchemaModel } from "./model.ts";
import type { Declared } from "./names.ts";
import { typeWithValues } from "./query.ts";
import { attributeOf, decode, readXml, textInside, type Tag } from "./xml.ts";

/** A value in the list of a type. */
export interface AllowedValue {
  /** The declaration whose list it stands in. */
  readonly type: Declared;
  /** The value itself, and the whole tag that allows it, in the schema of `type`. */
  readonly at: Span;
  readonly whole: Span;
  readonly documentation: string | undefined;
}

/** `value` among those that the element, attribute or type `site` allows; undefined where it has no list, or not that value. */
export function allowedValue(models: readonly SchemaModel[], site: Declared, value: string): AllowedValue | undefined {
  const type = typeWithValues(models, site);
  if (!type || !type.name.enumeration.includes(value)) return undefined;
  const { from, to } = type.name.declaration;
  const declaration = type.schema.text.slice(from, to);
  const found = enumerationOf(readXml(declaration).roots, value);
  const written = found && attributeOf(found, "value");
  if (!found || !written) return undefined;
  const moved = (span: Span): Span => ({ from: from + span.from, to: from + span.to });
  const documentation = found.children.length === 0 ? "" : textInside(declaration, found);
  return { type, at: moved(written.at), whole: moved(found.at), documentation: documentation === "" ? undefined : documentation };
}

function enumerationOf(tags: readonly Tag[], value: string): Tag | undefined {
  for (const tag of tags) {
    const written = tag.name === "enumeration" ? attributeOf(tag, "value") : undefined;
    if (written && decode(written.value) === value) return tag;
    const inside = enumerationOf(tag.children, value);
    if (inside) return inside;
  }
  return undefined;
}

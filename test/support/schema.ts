// What a schema says, as a test asks for it.

import type { SchemaModel } from "../../server/src/schema/model.ts";
import { describe, lookup } from "../../server/src/schema/query.ts";

/** The values that `prefix:name` may have; none where it has no enumeration. */
export function valuesOf(models: readonly SchemaModel[], prefix: string, name: string): readonly string[] {
  const found = lookup(models, prefix, name);
  return found.kind === "declared" ? [...new Set(found.sites.flatMap((site) => describe(models, site).enumeration))] : [];
}

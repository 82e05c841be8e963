// The rows of the housekeeping log for XML Schemas that changed, behind those of the documents: the declarations, by name.

import { nameOfFile } from "../schema/names.ts";
import { listed } from "../text/sentence.ts";
import type { Revision } from "./revision.ts";
import { changedSchemas, declarationWords, type ChangedSchema } from "./schemas.ts";

/** The cells of a row for each, in the order of their names. */
export function schemaRows(revision: Revision): readonly { readonly summary: readonly string[]; readonly sections: readonly string[]; readonly change: readonly string[] }[] {
  return changedSchemas(revision).map((schema) => {
    const name = `XML Schema ${nameOfFile(schema.id)}`;
    return { summary: [`${name} ${schema.change}.`], sections: [name], change: linesOf(schema, name) };
  });
}

function linesOf({ change, declarations }: ChangedSchema, name: string): readonly string[] {
  if (change === "inserted") return [`Insert the ${name}.`];
  if (change === "removed") return [`Remove the ${name}.`];
  return ([["inserted", "Insert"], ["removed", "Remove"], ["amended", "Amend"]] as const).flatMap(([how, verb]) => {
    const names = declarations.filter((one) => one.change === how).map((one) => declarationWords(one.name));
    return names.length === 0 ? [] : [`${verb} ${names.length > mostNamed ? `${names.length} declarations, as set out in the redlined text` : listed(names)}.`];
  });
}

/** More declarations are counted. */
const mostNamed = 20;

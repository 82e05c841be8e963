// XML files of which a few are requests or responses: told by their start, so that no other is read as a whole.

import { namespaceOf, startLength } from "../schema/request.ts";
import { readStart, readText, type Given, type ReadText, type Unreadable } from "./read.ts";

/** An XML file that is a message of something else, or no XML at all. */
export interface NoRequest {
  readonly kind: "no-request";
}

/** The text of `file` if its outermost tag is in one of `namespaces`, those of the schemas. Never rejects. */
export async function readRequestText(file: string, namespaces: ReadonlySet<string>, given?: Given): Promise<ReadText | Unreadable | NoRequest> {
  const read = given?.file === file ? given.read : undefined;
  if (read?.kind === "unreadable") return read;
  const start = namespaces.size === 0 ? undefined : read ? read.text.slice(0, startLength) : await readStart(file, startLength);
  const namespace = start === undefined ? undefined : namespaceOf(start);
  return namespace !== undefined && namespaces.has(namespace) ? (read ?? (await readText(file))) : { kind: "no-request" };
}

/** The namespaces that the names of a request may be in. */
export function namespacesOf(schemas: Iterable<{ readonly targetNamespace: string | undefined }>): ReadonlySet<string> {
  const namespaces = new Set<string>();
  for (const { targetNamespace } of schemas) if (targetNamespace !== undefined) namespaces.add(targetNamespace);
  return namespaces;
}

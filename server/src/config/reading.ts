// How one value of sec.json is read: the pieces that every setting is read with. A value that is wrong gives undefined
// and leaves a problem behind.

import type { Span } from "../text/span.ts";
import type { ConfigProblem, Severity } from "./config.ts";
import { spanOf, type JsonNode } from "./json.ts";
import { nearest } from "./nearest.ts";

/** What the reader needs to know of a rule; every `Rule` is one. */
export interface KnownRule {
  readonly id: string;
  /** Its options with their defaults: their names and types are what sec.json may give. */
  readonly options?: Readonly<Record<string, unknown>>;
}

export interface Reader {
  readonly rules: readonly KnownRule[] | undefined;
  readonly problems: ConfigProblem[];
}

/** Reads one value of a list, or says what is wrong with it and gives undefined. */
export type Entry<T> = (reader: Reader, node: JsonNode, name: string) => T | undefined;

/** The entries of a list that could be read; undefined where it is no list. */
export function list<T>(reader: Reader, node: JsonNode, name: string, example: string, entry: Entry<T>): readonly T[] | undefined {
  if (node.type !== "array") {
    complain(reader, spanOf(node), `"${name}" must be a list, such as ${example}.`);
    return undefined;
  }
  return (node.children ?? []).map((child) => entry(reader, child, name)).filter((value) => value !== undefined);
}

/** Text that is not empty. */
export const textOf: Entry<string> = (reader, node, name) => {
  if (node.type !== "string") {
    complain(reader, spanOf(node), `This must be text in double quotes ("${name}").`);
    return undefined;
  }
  const value = String(node.value);
  if (value.trim() !== "") return value;
  complain(reader, spanOf(node), `This text must not be empty ("${name}").`);
  return undefined;
};

export interface Property {
  readonly name: string;
  /** The name with its quotes. */
  readonly at: Span;
  readonly value: JsonNode;
}

/** The properties of an object that have a value; of two with one name the last, as everywhere in JSON, and a warning. */
export function properties(reader: Reader, node: JsonNode, what: string, known: readonly string[] = []): readonly Property[] {
  if (node.type !== "object") {
    complain(reader, spanOf(node), `${what} must stand in braces: { … }.`);
    return [];
  }
  const found = new Map<string, Property>();
  for (const { children } of node.children ?? []) {
    const [key, value] = children ?? [];
    if (!key || key.type !== "string") continue;
    const name = String(key.value);
    const at = spanOf(key);
    if (!value) {
      // Without a value the mistake of form is told already; a name that nobody knows is worth telling all the same.
      if (known.length > 0 && !known.includes(name)) complainOfName(reader, at, `"${name}" is not known here.`, { name, known });
      continue;
    }
    if (found.has(name)) {
      complain(reader, at, `"${name}" stands here for the second time; only this one counts.`, "warning");
      found.delete(name);
    }
    found.set(name, { name, at, value });
  }
  return [...found.values()];
}

/** Notes a name that is none of those that are `known`, with the one that was probably meant; `otherwise` is said where none is near. */
export function complainOfName(reader: Reader, at: Span, message: string, { name, known, otherwise = "" }: { readonly name: string; readonly known: readonly string[]; readonly otherwise?: string }, severity: Severity = "warning"): void {
  const meant = nearest(name, known);
  if (meant === undefined) complain(reader, at, message + otherwise, severity);
  else reader.problems.push({ at, severity, message: `${message} Did you mean "${meant}"?`, mend: { title: `Change to "${meant}"`, at, newText: JSON.stringify(meant) } });
}

/** Notes a mistake. */
export function complain(reader: Reader, at: Span, message: string, severity: Severity = "error"): void {
  reader.problems.push({ at, severity, message });
}

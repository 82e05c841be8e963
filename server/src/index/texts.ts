// The text of a clause as a name that a rule in another document may rest on: it changes with the words, not with where
// they stand.

import type { Clause } from "../syntax/tree.ts";
import { sharedBetween } from "../text/shared.ts";
import type { Facts } from "./facts.ts";
import { hasPageFurniture } from "./page-furniture.ts";
import { isCut } from "./cut.ts";

/** The prose of the clause `key`, of its first where there are two; "" is the whole document. Empty for none. */
export function proseOf(document: Facts, key: string): string {
  if (key === "") return document.tree.prose.toString();
  const clause = document.clauses.get(key)?.[0];
  return clause ? document.tree.prose.slice(clause.from, clause.to) : "";
}

/** How much of a document is here: all of it as it was written, all its words though pages may have cost it structure, or a part. */
export type Integrity = "whole" | "paged" | "part";

/** How much of `document` is here. */
export function integrityOf(document: Facts): Integrity {
  if (document.tree.identity.extract || isCut(document)) return "part";
  return hasPageFurniture(document) ? "paged" : "whole";
}

/** The clauses (keys) whose prose may differ between two versions of a document; "" stands for the document. */
export function changedTexts(before: Facts | undefined, after: Facts | undefined): Iterable<string> {
  const keys = new Set<string>();
  const a = before?.tree.prose ?? "";
  const b = after?.tree.prose ?? "";
  if (a === b && before && after) return keys;
  keys.add("");
  const { start: from, end } = sharedBetween(a, b);
  const lengths = new Map<string, number>();
  for (const { clause, isFirst } of firsts(before)) {
    if (isFirst) lengths.set(clause.key, clause.to - clause.from);
    if (touches(clause, from, a.length - end)) keys.add(clause.key);
  }
  for (const { clause, isFirst } of firsts(after)) {
    if (touches(clause, from, b.length - end)) keys.add(clause.key);
    if (!isFirst) continue;
    if (lengths.get(clause.key) !== clause.to - clause.from) keys.add(clause.key);
    lengths.delete(clause.key);
  }
  for (const key of lengths.keys()) keys.add(key);
  return keys;
}

/** As `changedTexts`, of two versions with the same clauses. */
export function touchedTexts(before: Facts, after: Facts): Iterable<string> {
  const keys = new Set<string>();
  const a = before.tree.prose;
  const b = after.tree.prose;
  if (a === b) return keys;
  keys.add("");
  const { start: from, end } = sharedBetween(a, b);
  const { clauses } = after.tree;
  for (let i = 0; i < clauses.length; i++) {
    const clause = clauses[i]!;
    if (clause.key !== "" && (touches(clause, from, b.length - end) || touches(before.tree.clauses[i]!, from, a.length - end))) keys.add(clause.key);
  }
  return keys;
}

function* firsts(document: Facts | undefined): Iterable<{ readonly clause: Clause; readonly isFirst: boolean }> {
  for (const [, clauses] of document?.clauses ?? []) {
    for (const [index, clause] of clauses.entries()) yield { clause, isFirst: index === 0 };
  }
}

function touches(clause: Clause, from: number, to: number): boolean {
  return clause.from <= to && from <= clause.to;
}

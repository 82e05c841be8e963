// The places that a `scope` of sec.json names: `G3.5` (with its paragraphs, not G3.5A), `AG` (the whole document),
// `AG 2.10` (it and all below it), `Section G`. A heading without a number belongs to the clauses that it stands over.

import type { Facts } from "../index/facts.ts";
import { isBelow } from "../index/keys.ts";
import type { Span } from "../text/span.ts";

/** Where in `document` an entry of sec.json holds: everything for an empty scope, else the places named; they may overlap. */
export function scopeSpans(document: Facts, scope: readonly string[]): readonly Span[] {
  const whole = { from: 0, to: document.tree.text.length };
  if (scope.length === 0) return [whole];
  const spans: Span[] = [];
  for (const entry of scope) {
    const place = placeOf(document, entry);
    if (place === "whole") return [whole];
    if (place === undefined) continue;
    for (const { key, content } of document.tree.clauses) if (isBelow(key, place) && !(spans.length > 0 && content.to <= spans.at(-1)!.to)) spans.push(content);
  }
  return spans.length === 0 ? spans : [...spans, ...headingsOver(document, spans)];
}

/** The headings without a number all of whose clauses begin in one of `spans`. */
function headingsOver({ tree: { clauses } }: Facts, spans: readonly Span[]): readonly Span[] {
  const over = new Map<number, boolean>();
  for (const { group, at } of clauses) if (group >= 0 && over.get(group) !== false) over.set(group, isWithin(spans, at));
  return [...over].flatMap(([group, all]) => (all ? [clauses[group]!.at] : []));
}

/** Whether `at` begins in one of `spans`. */
export function isWithin(spans: readonly Span[], at: Span): boolean {
  return spans.some(span => span.from <= at.from && at.from < span.to);
}

/** The key inside the document that an entry means, "whole", or undefined where it means another document. */
export function placeOf(document: Facts, entry: string): string | undefined {
  const { kind, key } = document.tree.identity;
  const [, word, rest] = /^(?:(section|appendix|schedule) )?(.+)$/i.exec(entry.trim().replace(/\s+/g, " ")) ?? [];
  if (rest === undefined) return undefined;
  const isKind = word === undefined || word.toLowerCase() === kind;
  if (isKind && rest.toUpperCase() === key.toUpperCase()) return "whole";
  // `Section G3.5` and `G3.5` name the clause of a Section; its first letter says which.
  if (kind === "section") return isKind && rest.toUpperCase().startsWith(key.toUpperCase()) && /\d/.test(rest[key.length] ?? "") ? rest : undefined;
  return isKind && rest.toUpperCase().startsWith(`${key.toUpperCase()} `) ? rest.slice(key.length + 1) : undefined;
}

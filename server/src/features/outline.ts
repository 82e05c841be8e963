// The outline of one document: its clauses as they nest, with their headings, tables and definitions.

import type { Facts } from "../index/facts.ts";
import type { Clause, Tree } from "../syntax/tree.ts";
import { covering, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";

export interface OutlineItem {
  readonly kind: "clause" | "paragraph" | "annex" | "table" | "heading" | "definition";
  /** `G3.5A SYSTEM SECURITY`, `(a)`, `Table 3 Response codes`, `“Supplier”`; never empty. */
  readonly name: string;
  /** The first words of a clause that has no heading; `not used`. */
  readonly detail: string;
  /** The number, heading or term; inside `content`. */
  readonly at: Span;
  /** All of it; holds its children's. */
  readonly content: Span;
  readonly children: readonly OutlineItem[];
}

/** What an outline view shows of `document`, in document order. */
export function outline(document: Facts): readonly OutlineItem[] {
  const { tree } = document;
  const items = tree.clauses.map((clause) => itemOf(tree, clause));
  const top: Item[] = [];
  tree.clauses.forEach((clause, index) => {
    const over = items[above(clause)];
    (over ? over.children : top).push(items[index]!);
  });
  for (const definition of tree.definitions) {
    const item: Item = {
      kind: "definition",
      name: `“${definition.term}”`,
      detail: "",
      at: definition.at,
      content: covering(definition.at, definition.body),
      children: [],
    };
    const over = items[definition.clause];
    (over ? over.children : top).push(item);
  }
  return settled(top);
}

type Item = { -readonly [Key in keyof Omit<OutlineItem, "children">]: OutlineItem[Key] } & { children: Item[] };

/** The heading that stands over a clause holds it, where that heading comes before it; else the clause around it. */
function above(clause: Clause): number {
  if (clause.group >= 0 && clause.group < clause.index && clause.group > clause.parent) return clause.group;
  return clause.parent < clause.index ? clause.parent : -1;
}

function itemOf(tree: Tree, clause: Clause): Item {
  const heading = clause.heading ? single(tree.prose, clause.heading) : "";
  const name = `${clause.number} ${heading}`.trim() || single(tree.prose, clause.at) || "(no heading)";
  return {
    kind: clause.kind,
    name,
    detail: clause.notUsed ? "not used" : heading === "" ? firstWords(tree.prose, clause) : "",
    at: clause.at,
    content: covering(clause.content, clause.at),
    children: [],
  };
}

/** Stretches each item over its children and puts them in order. */
function settled(items: Item[]): Item[] {
  for (const item of items) {
    settled(item.children);
    for (const child of item.children) item.content = covering(item.content, child.content);
  }
  return items.sort((a, b) => a.content.from - b.content.from);
}

function firstWords(text: Text, clause: Clause): string {
  const words = single(text, { from: clause.at.to, to: Math.min(clause.own.to, clause.at.to + 100) }).replace(/^[.):]\s?/, "").replaceAll("**", "");
  if (words.length <= 60) return words;
  return `${words.slice(0, Math.max(words.lastIndexOf(" ", 60), 40))} …`;
}

function single(text: Text, span: Span): string {
  return text.slice(span.from, Math.min(span.to, span.from + 300)).replace(/\s+/g, " ").trim();
}

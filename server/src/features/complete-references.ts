// The numbers of a reference that is being typed: clauses with their headings, paragraphs with their words, appendices
// with their titles. A heading in brackets is written behind it where the document cites so.

import type { Facts } from "../index/facts.ts";
import { citedHeading, headingsOf, headingWords } from "../index/names.ts";
import { targetsOf } from "../index/resolve.ts";
import type { Clause, DocumentMention } from "../syntax/tree.ts";
import { lastFrom } from "../text/ordered.ts";
import { withCapital } from "../text/sentence.ts";
import { slice, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { clauseAround } from "./clauses.ts";
import { oneLine } from "./excerpt.ts";
import { citesHeadings, type Cited } from "./house-style.ts";
import { atMost, ranked, type Suggestion, type Suggestions, type Typing } from "./suggestion.ts";
import type { TypedReference } from "./typed-reference.ts";

const most = 300;

interface Asked {
  readonly snapshot: Snapshot;
  readonly from: Facts;
  readonly typed: TypedReference;
  readonly at: Span;
  /** A heading stands behind it already, or it goes on. */
  readonly isFollowed: boolean;
}

/** What the reference that is being typed may go on with. */
export function completeReference(snapshot: Snapshot, from: Facts, { offset }: Typing, typed: TypedReference): Suggestions {
  const { text } = from.tree;
  const at = { from: offset - typed.number.length, to: numberEnd(text, offset, typed.number) };
  const asked: Asked = { snapshot, from, typed, at, isFollowed: /^[ \u00a0]?\(|^\.\w/.test(text.slice(at.to, at.to + 3)) };
  return atMost(most, toldApart(snapshot, [...suggestionsFor(asked, offset)]));
}

/** Clauses under one heading, each with its own first words behind it. */
function toldApart({ documents }: Snapshot, items: readonly Suggestion[]): readonly Suggestion[] {
  const counts = new Map<string, number>();
  for (const { detail } of items) counts.set(detail, (counts.get(detail) ?? 0) + 1);
  return items.map((item) => {
    const { kind, detail, about } = item;
    const document = about && documents.get(about.document);
    if (kind !== "clause" || detail === "" || counts.get(detail)! < 2 || !document) return item;
    const clause = document.tree.clauses[lastFrom(document.tree.clauses, about.at)];
    if (clause?.kind !== "clause" || clause.heading) return item;
    const words = headingWords(oneLine(document.tree.prose, { from: clause.at.to, to: clause.own.to }, 60));
    return words === "" ? item : { ...item, detail: `${detail}: ${words}` };
  });
}

function* suggestionsFor(asked: Asked, offset: number): Iterable<Suggestion> {
  const { typed } = asked;
  switch (typed.lead) {
    case "section":
    case "clause":
    case "part":
      yield* numbers(asked, offset);
      return;
    case "paragraph":
      if (typed.number === "" || typed.number.startsWith("(")) yield* paragraphs(asked, offset);
      else yield* numbers(asked, offset);
      return;
    case "appendix":
      yield* annexes(asked, "Appendix");
      yield* documents(asked, "appendix");
      return;
    case "schedule":
      yield* annexes(asked, "Schedule");
      yield* documents(asked, "schedule");
      return;
    case "annex":
    case "table":
    case "figure":
      yield* annexes(asked, withCapital(typed.lead));
      return;
    case "code":
    case "request":
      // complete-duis.ts
      return;
  }
}

/** Clauses of the document that is named, else of the Section that the letter names, else of this one. */
function* numbers(asked: Asked, offset: number): Iterable<Suggestion> {
  const { snapshot, from, typed } = asked;
  if (typed.document && typed.document.kind !== "this") {
    for (const document of named(snapshot, from, typed.document)) yield* clausesOf(asked, document, "");
    return;
  }
  const letter = /^[A-Z]/.exec(typed.number)?.[0];
  const isSection = from.tree.identity.kind === "section";
  if (letter !== undefined) {
    for (const document of snapshot.corpus.documentsOf(`section ${letter}`)) yield* clausesOf(asked, document, "");
    if (typed.number.length === 1) yield* documents(asked, "section");
    return;
  }
  for (let around = clauseAround(from.tree, offset); around; around = from.tree.clauses[around.parent]) {
    if (around.kind === "annex") yield* clausesOf(asked, from, `${around.key} `);
  }
  if (!isSection || typed.number === "") yield* clausesOf(asked, from, "");
  if (typed.number === "" && typed.lead === "section" && typed.isCapital) yield* documents(asked, "section");
}

/** The clauses of `document` at the level that is being typed: `G3` after nothing, `G3.5` after a dot, `G3.5(a)` after a bracket. */
function* clausesOf(asked: Asked, document: Facts, scope: string): Iterable<Suggestion> {
  const { number } = asked.typed;
  const open = number.lastIndexOf("(");
  if (open >= 0) {
    yield* children(asked, document, scope + number.slice(0, open), scope);
    return;
  }
  const level = number.split(".").length;
  for (const clause of document.tree.clauses) {
    if (clause.kind !== "clause" || clause.notUsed || !clause.key.startsWith(scope + number)) continue;
    const key = clause.key.slice(scope.length);
    if (key.includes(" ")) continue;
    const steps = key.split(".").length;
    // A number that stands only in longer ones is reached by these.
    if (steps === level || (steps === level + 1 && !document.clauses.has(clause.key.slice(0, clause.key.lastIndexOf("."))))) yield clauseItem(asked, document, clause, key);
  }
}

/** The paragraphs right below `key`. */
function* children(asked: Asked, document: Facts, key: string, scope: string): Iterable<Suggestion> {
  for (const around of document.clauses.get(key) ?? []) {
    for (let i = around.index + 1; i < document.tree.clauses.length; i++) {
      const one = document.tree.clauses[i]!;
      if (one.at.from >= around.content.to) break;
      if (one.parent === around.index && one.kind === "paragraph" && !one.notUsed) yield clauseItem(asked, document, one, one.key.slice(scope.length));
    }
  }
}

/** Paragraphs from where the caret stands outwards: those of the nearest list first. */
function* paragraphs(asked: Asked, offset: number): Iterable<Suggestion> {
  const { from, typed } = asked;
  const { tree } = from;
  const stem = typed.number.slice(0, Math.max(0, typed.number.lastIndexOf("(")));
  const seen = new Set<string>();
  let level = 0;
  let end = offset;
  while (end > 0 && tree.text.charCodeAt(end - 1) <= 32) end--;
  for (let around = clauseAround(tree, end); around; around = tree.clauses[around.parent], level++) {
    for (const item of children(asked, from, around.key + stem, around.key)) {
      if (seen.has(item.label)) continue;
      seen.add(item.label);
      yield { ...item, rank: `${level}${item.rank}` };
    }
  }
}

function clauseItem({ snapshot, from, typed, at, isFollowed }: Asked, document: Facts, clause: Clause, number: string): Suggestion {
  const heading = headingsOf(document, clause)[0];
  const isParagraph = clause.kind === "paragraph";
  const cited: Cited = document === from ? "own" : "other";
  const isHeaded = !isParagraph && !isFollowed && typed.lead !== "paragraph" && heading !== undefined && citesHeadings(snapshot.corpus, from, cited);
  const detail = isParagraph || heading === undefined ? oneLine(document.tree.prose, { from: clause.at.to, to: clause.own.to }, 60) : heading;
  return {
    kind: "clause",
    label: number,
    detail,
    newText: isHeaded ? `${number} (${citedHeading(snapshot.corpus, heading)})` : number,
    at,
    filter: number,
    rank: ranked(clause.index),
    about: { kind: "clause", document: document.id, at: clause.from },
  };
}

function* documents({ snapshot, from, typed, at, isFollowed }: Asked, kind: "section" | "appendix" | "schedule"): Iterable<Suggestion> {
  for (const document of snapshot.documents.values()) {
    const { identity } = document.tree;
    if (identity.kind !== kind || document === from || !identity.key.startsWith(typed.number)) continue;
    const isHeaded = !isFollowed && identity.title !== "" && citesHeadings(snapshot.corpus, from, "document");
    yield {
      kind: "document",
      label: identity.key,
      detail: identity.title,
      newText: isHeaded ? `${identity.key} (${citedHeading(snapshot.corpus, identity.title)})` : identity.key,
      at,
      filter: identity.key,
      rank: `d${ranked(identity.key.length)}${identity.key}`,
      about: { kind: "document", document: document.id, at: identity.at.from },
    };
  }
}

/** The annexes or tables of this document that are called so. */
function* annexes({ from, typed, at }: Asked, word: string): Iterable<Suggestion> {
  for (const clause of from.tree.clauses) {
    if ((clause.kind !== "annex" && clause.kind !== "table") || !clause.number.startsWith(`${word} `)) continue;
    const name = clause.number.slice(word.length + 1);
    if (!name.startsWith(typed.number) || name.includes(" ")) continue;
    const detail = clause.heading ? slice(from.tree.text, clause.heading).replace(/\s+/g, " ") : "";
    yield { kind: "clause", label: name, detail, newText: name, at, filter: name, rank: ranked(clause.index), about: { kind: "clause", document: from.id, at: clause.from } };
  }
}

/** The documents that `mention` names, as the resolver reads it. */
function named({ corpus }: Snapshot, from: Facts, mention: DocumentMention): readonly Facts[] {
  const at = { from: 0, to: 0 };
  const found = corpus.resolve({ at, from: at.from, number: at, whole: at, target: { kind: "clause", document: mention, key: "" }, range: undefined, heading: undefined, clause: -1 }, from);
  return targetsOf(found).flatMap((target) => (target.kind === "document" ? [target.document] : []));
}

/** A number is replaced whole, with the bracket that an editor closed by itself; the word that it is typed in front of is not. */
function numberEnd(text: Text, offset: number, typed: string): number {
  const isOpen = typed.split("(").length > typed.split(")").length;
  const rest = text.slice(offset, offset + 8);
  return offset + ((isOpen ? /^\w{0,5}\)/ : /^[\dA-Z]{1,5}(?!\w)/).exec(rest)?.[0].length ?? 0);
}

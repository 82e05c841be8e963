// What `sec-duis index` prints: every document, clause, definition and reference, and where each reference leads.

import type { DocumentId, Facts } from "../index/facts.ts";
import type { Resolution, Target } from "../index/resolve.ts";
import type { Clause, Definition, DocumentKind, DocumentMention, Reference } from "../syntax/tree.ts";
import { byUnits } from "../text/ordered.ts";
import type { Codes } from "../workspace/codes.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { rangeOf, type Range } from "./diagnostics.ts";

export interface IndexReport {
  readonly version: 1;
  readonly documents: readonly IndexedDocument[];
  readonly clauses: readonly IndexedClause[];
  readonly definitions: readonly IndexedDefinition[];
  readonly references: readonly IndexedReference[];
}

export interface IndexedDocument {
  readonly file: string;
  readonly key: string;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly version: string | undefined;
}

export interface IndexedClause {
  readonly file: string;
  /** As the whole Code knows it: `G3.5A(a)`, `AG 2.1.3`. */
  readonly key: string;
  readonly number: string;
  /** Its own heading, else the one that stands over it; "" where there is none. */
  readonly heading: string;
  readonly notUsed: boolean;
  /** From its number to the end of all that belongs to it. */
  readonly range: Range;
}

export interface IndexedDefinition {
  readonly file: string;
  readonly term: string;
  readonly aliases: readonly string[];
  readonly scope: Definition["scope"];
  readonly kind: Definition["kind"];
  readonly range: Range;
  readonly body: Range;
}

export interface IndexedReference {
  readonly file: string;
  readonly text: string;
  /** What it names, as the whole Code knows it: one key, several where it is ambiguous, none for what lies outside. */
  readonly keys: readonly string[];
  readonly range: Range;
  readonly status: "resolved" | "broken" | "ambiguous" | "external" | "absent";
  /** Only where it is resolved. */
  readonly target: { readonly file: string; readonly key: string; readonly range: Range } | undefined;
}

/** The index of all documents, each list in the order of the files and then of the text. */
export function indexOf(workspace: Pick<Codes, "everything" | "snapshot">): IndexReport {
  const documents = [...workspace.everything().documents.values()].sort((a, b) => byUnits(a.id, b.id));
  return {
    version: 1,
    documents: documents.map(documentOf),
    clauses: documents.flatMap(clausesOf),
    definitions: documents.flatMap(definitionsOf),
    references: documents.flatMap((document) => referencesOf(document, workspace.snapshot(document.id))),
  };
}

function documentOf({ id, tree: { identity } }: Facts): IndexedDocument {
  return { file: id, key: identity.key, kind: identity.kind, title: identity.title, version: identity.version };
}

function clausesOf(document: Facts): readonly IndexedClause[] {
  const { tree } = document;
  const headings: string[] = [];
  for (const clause of tree.clauses) headings.push(headingOf(clause, document, headings));
  return tree.clauses
    .filter(({ key }) => key !== "")
    .map((clause) => ({
      file: document.id,
      key: codeKey(document, clause.key),
      number: clause.number,
      heading: headings[clause.index]!,
      notUsed: clause.notUsed,
      range: rangeOf(tree.lines, clause.content),
    }));
}

/** `before` holds the headings of the clauses before it, its parent's and its group's among them. */
function headingOf(clause: Clause, { tree }: Facts, before: readonly string[]): string {
  if (clause.heading) return line(tree.prose.slice(clause.heading.from, clause.heading.to));
  return (clause.group >= 0 ? before[clause.group] : clause.parent >= 0 ? before[clause.parent] : undefined) ?? "";
}

function definitionsOf({ id, tree }: Facts): readonly IndexedDefinition[] {
  return tree.definitions.map(({ term, aliases, scope, kind, at, body }) => ({
    file: id,
    term,
    aliases,
    scope,
    kind,
    range: rangeOf(tree.lines, at),
    body: rangeOf(tree.lines, body),
  }));
}

function referencesOf(document: Facts, snapshot: Snapshot): readonly IndexedReference[] {
  return document.tree.references.map((reference) => referenceOf(reference, document, snapshot));
}

function referenceOf(reference: Reference, from: Facts, snapshot: Snapshot): IndexedReference {
  const resolution = snapshot.corpus.resolve(reference, from);
  const named = (keys: readonly string[]) => keys.filter((key) => key !== "");
  const { tree } = from;
  const common = { file: from.id, text: line(tree.prose.slice(reference.at.from, reference.at.to)), range: rangeOf(tree.lines, reference.at), target: undefined };
  switch (resolution.kind) {
    case "one": {
      const target = targetOf(resolution.target);
      return { ...common, keys: named([target.key]), status: "resolved", target };
    }
    case "many":
      return { ...common, keys: named([...new Set(resolution.targets.map((target) => targetOf(target).key))]), status: "ambiguous" };
    case "none":
      return { ...common, keys: named([soughtKey(reference, from, resolution)]), status: "broken" };
    case "external":
      return { ...common, keys: [], status: "external" };
    case "absent":
      return { ...common, keys: named([soughtKey(reference, from, resolution)]), status: "absent" };
  }
}

function targetOf(target: Target): { readonly file: DocumentId; readonly key: string; readonly range: Range } {
  switch (target.kind) {
    case "document": {
      const { id, tree } = target.document;
      return { file: id, key: tree.identity.key, range: rangeOf(tree.lines, tree.identity.at) };
    }
    case "clause":
      return { ...placed(target.document, target.clause.at), key: codeKey(target.document, target.clause.key) };
    case "definition":
      return { ...placed(target.document, target.item ?? target.definition.at), key: target.definition.term };
    case "row":
      return { ...placed(target.document, target.at), key: line(target.document.tree.text.slice(target.at.from, target.at.to)) };
    case "schema":
      return { file: target.schema.id, key: target.name.name, range: rangeOf(target.schema.lines, target.name.at) };
  }
}

function placed({ id, tree }: Facts, at: { readonly from: number; readonly to: number }): { readonly file: DocumentId; readonly range: Range } {
  return { file: id, range: rangeOf(tree.lines, at) };
}

/** The key of a place as the whole Code knows it: a Section's numbers bear its letter, another document's need its key. */
function codeKey({ tree: { identity } }: Facts, key: string): string {
  if (key === "") return identity.key;
  return identity.kind === "section" && key.startsWith(identity.key) && /\d/.test(key[identity.key.length] ?? "") ? key : `${identity.key} ${key}`;
}

/** What a reference that leads nowhere asks for. */
function soughtKey(reference: Reference, from: Facts, resolution: Resolution): string {
  const { target } = reference;
  const within = (document: DocumentMention, key: string): string => {
    const name = mentionedKey(document, from);
    if (key === "") return name;
    return document.kind === "section" || (document.kind === "this" && from.tree.identity.kind === "section") ? key : `${name} ${key}`;
  };
  switch (target.kind) {
    case "clause":
      return within(target.document, target.key);
    case "annex":
      return within(target.document, target.annex);
    case "relative":
      return target.key;
    case "title":
      return within(target.document, target.title);
    case "definition":
      return target.term;
    case "response-code":
      return target.code;
    case "service-request":
      return target.variant;
    case "schema-name":
      return `${target.prefix}:${target.name}`;
    case "placeholder":
      return "";
    case "external":
      return resolution.kind === "none" ? resolution.sought : "";
  }
}

function mentionedKey(document: DocumentMention, from: Facts): string {
  switch (document.kind) {
    case "this":
      return from.tree.identity.key;
    case "section":
    case "appendix":
      return document.letter;
    case "schedule":
      return document.number;
    case "named":
      return document.name;
  }
}

function line(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

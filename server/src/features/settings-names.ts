// What the strings of a sec.json name: terms, clauses and documents of the Code, and XML Schemas. Offered while they are
// typed, and told of where a pointer rests. All else in it (which settings there are, the rules, severities) the editor has
// from its JSON schema.

import { stringAt, type JsonString } from "../config/json.ts";
import { documentName } from "../index/names.ts";
import type { DocumentId, Facts } from "../index/facts.ts";
import { identityName } from "../syntax/identity.ts";
import { addTo } from "../text/lists.ts";
import { fileName } from "../text/paths.ts";
import { sourceOf, type Snapshot } from "../workspace/snapshot.ts";
import { describeSuggestion } from "./describe-suggestion.ts";
import type { Hover } from "./hover.ts";
import { title } from "./hover-parts.ts";
import { citation, clauseLabel } from "./labels.ts";
import { atMost, nothing, ranked, type Suggestion, type Suggestions } from "./suggestion.ts";

const most = 200;

/** What the string at `offset` of the sec.json at `id` may name, as far as it is typed. */
export function completeSettings(snapshot: Snapshot, id: DocumentId, offset: number): Suggestions {
  const found = nameAt(snapshot, id, offset);
  if (!found) return nothing;
  const { at, text, names } = found;
  const typed = unquoted(text.slice(at.from, offset)).toLowerCase();
  const items: Suggestion[] = [];
  for (const { name, ...rest } of names()) {
    if (name.toLowerCase().startsWith(typed)) items.push({ ...rest, label: name, filter: name, newText: quoted(name), at, rank: ranked(items.length) });
  }
  // With the next letter others come among the first.
  return atMost(most, items);
}

/** What the string at `offset` of the sec.json at `id` names. */
export function hoverSettings(snapshot: Snapshot, id: DocumentId, offset: number): Hover | undefined {
  const found = nameAt(snapshot, id, offset);
  if (!found) return undefined;
  const { at, text, names } = found;
  const written = unquoted(text.slice(at.from, at.to)).trim().toLowerCase();
  for (const { name, kind, detail, about } of names()) {
    if (name.toLowerCase() !== written || !about) continue;
    const parts = describeSuggestion(snapshot, about);
    if (parts.length > 0) return { at, parts: kind === "clause" ? [title(`${name} ${detail}`.trim(), undefined), ...parts] : parts };
  }
  return undefined;
}

interface Name extends Pick<Suggestion, "kind" | "detail" | "about"> {
  readonly name: string;
}

interface Found extends Pick<JsonString, "at"> {
  readonly text: string;
  /** All that may stand there. */
  readonly names: () => Iterable<Name>;
}

function nameAt(snapshot: Snapshot, id: DocumentId, offset: number): Found | undefined {
  if (![...snapshot.configs.values()].some((file) => file.id === id)) return undefined;
  const text = sourceOf(snapshot, id)?.text.toString() ?? "";
  const found = stringAt(text, offset);
  const names = found && namesFor(snapshot, found.path);
  return names && { at: found.at, text, names };
}

const termsIn: readonly RegExp[] = [/^preferredTerms \d+ (?:avoid|prefer)$/, /^companionTerms \d+ (?:term|with)$/, /^bannedTerms \d+ replacement$/, /^pinnedVersions \d+$/];

function namesFor(snapshot: Snapshot, path: readonly (string | number)[]): (() => Iterable<Name>) | undefined {
  const place = path.join(" ");
  if (termsIn.some((one) => one.test(place))) return () => termsOf(snapshot);
  if (/^(?:preferredTerms|companionTerms) \d+ scope(?: \d+)?$/.test(place)) return () => placesOf(snapshot);
  if (path.length === 2 && path[0] === "aliases") return () => documentsOf(snapshot);
  if (place === "schema") return () => schemasOf(snapshot);
  return undefined;
}

/** The terms of the whole Code first, then those of single documents, each once. */
function* termsOf({ documents }: Snapshot): Iterable<Name> {
  const seen = new Set<string>();
  for (const isShared of [true, false]) {
    for (const document of documents.values()) {
      for (const { term, aliases, certain, scope, at, clause } of document.tree.definitions) {
        if (!certain || (scope === "code") !== isShared) continue;
        const place = document.tree.clauses[clause];
        for (const name of [term, ...aliases]) {
          if (seen.has(name)) continue;
          seen.add(name);
          yield { name, kind: "term", detail: place && place.key !== "" ? citation(document, place) : documentName(document), about: { kind: "definition", document: document.id, at: at.from } };
        }
      }
    }
  }
}

/** Documents, then their clauses: `G3.5`, `AG 2.10`. */
function* placesOf(snapshot: Snapshot): Iterable<Name> {
  yield* documentsOf(snapshot);
  for (const document of snapshot.documents.values()) {
    if (document.tree.identity.kind === "other") continue;
    for (const clause of document.tree.clauses) {
      if (clause.key === "") continue;
      const label = citation(document, clause);
      yield { name: label.replace(", ", " "), kind: "clause", detail: clauseLabel(document, clause).slice(label.length).trim(), about: { kind: "clause", document: document.id, at: clause.from } };
    }
  }
}

/** By their letters, `AD`, or in full where a letter is a Section's and an Appendix's: `Appendix A`. */
function* documentsOf({ documents }: Snapshot): Iterable<Name> {
  const named = [...documents.values()].filter(({ tree }) => tree.identity.kind !== "other");
  const bearers = new Map<string, Facts[]>();
  for (const document of named) addTo(bearers, document.tree.identity.key, document);
  for (const document of named) {
    const { key, kind, title } = document.tree.identity;
    const isAlone = bearers.get(key)!.length === 1 && kind !== "schedule";
    yield { name: isAlone ? key : identityName({ kind, key }), kind: "document", detail: title, about: { kind: "document", document: document.id, at: 0 } };
  }
}

function* schemasOf({ schemas }: Snapshot): Iterable<Name> {
  for (const id of schemas.keys()) yield { name: fileName(id), kind: "document", detail: "", about: undefined };
}

/** As JSON writes it, without the quotes. */
function quoted(words: string): string {
  return JSON.stringify(words).slice(1, -1);
}

function unquoted(written: string): string {
  return written.replace(/\\(.)/g, "$1");
}

// The verbs of the views, in a drafter's own words: one line for each thing that a view shows.

import assert from "node:assert/strict";
import type { CitationPlace } from "../../server/src/features/citation-place.ts";
import { citationsBetween, codeMap } from "../../server/src/features/code-map.ts";
import { citedBySubject, citing, subjectAt, subjectLabel } from "../../server/src/features/cross-references.ts";
import { glossary } from "../../server/src/features/glossary.ts";
import { finished } from "../../server/src/text/steps.ts";
import { trimmed } from "./revisions.ts";
import { cursorOf, nameOf, workspaceOf } from "./workspace.ts";

/** The definitions of all documents, a line each: `Panel, PL · A1.1 · 3 uses · unused`. */
export function defines(source: string, expected: string): void {
  const { workspace, snapshot } = workspaceOf(source);
  const entries = [...glossary(snapshot, (id) => workspace.check(id).findings)].flat();
  const lines = entries.map(({ term, aliases, clause, uses, kind, marks }) =>
    [[term, ...aliases].join(", "), clause, `${uses} ${uses === 1 ? "use" : "uses"}`, ...(kind === "meaning" ? [] : [kind]), ...marks.map((mark) => `[${mark.kind}]`)].filter((part) => part !== "").join(" · "),
  );
  assert.equal(lines.join("\n"), trimmed(expected));
}

/**
 * What the clause at the cursor cites (`-> target · document`) and what cites it (`<- clause · document`), each with its
 * citations' words below; first the clause itself.
 */
export function crossRefers(source: string, expected: string): void {
  const workspace = workspaceOf(source);
  const { document, offset } = cursorOf(workspace);
  const facts = workspace.snapshot.documents.get(document)!;
  const subject = subjectAt(facts, offset);
  if (!subject) return assert.equal("", trimmed(expected));
  const lines = [subjectLabel(subject)];
  const words = (citations: readonly CitationPlace[]) => citations.map(({ words }) => words).join(", ");
  for (const { state, label, detail, citations } of citedBySubject(workspace.snapshot, subject)) {
    lines.push(`-> ${[label, detail].filter((part) => part !== "").join(" · ")}${state === "found" ? "" : ` [${state}]`}: ${words(citations)}`);
  }
  for (const { label, detail, citations } of [...citing(workspace.snapshot, subject)].flat()) {
    lines.push(`<- ${[label, detail].filter((part) => part !== "").join(" · ")}: ${words(citations)}`);
  }
  assert.equal(lines.join("\n"), trimmed(expected));
}

/** The Code map: a line for each document (`G Section G: Security [section] clauses/definitions/own`), then `G -> A: 2`. */
export function maps(source: string, expected: string): void {
  const { snapshot } = workspaceOf(source);
  const { documents, citations } = finished(codeMap(snapshot));
  const short = new Map(documents.map((one) => [one.key, one.short]));
  const lines = [
    ...documents.map(({ short, kind, label, clauses, definitions, own }) => `${short} ${label} [${kind}] ${clauses}/${definitions}/${own}`),
    ...citations.map(({ from, to, count }) => `${short.get(from)} -> ${short.get(to)}: ${count}`),
  ];
  assert.equal(lines.join("\n"), trimmed(expected));
  // What a line of the map counts is what is listed of it.
  for (const { from, to, count } of citations) assert.equal(citationsBetween(snapshot, from, to).length, count, `${from} -> ${to}`);
}

/** The citations of one file by another, a line each: `G3.5: in accordance with [Section A1.1] …`. */
export function listsCitations(source: string, from: string, to: string, expected: string): void {
  const { snapshot } = workspaceOf(source);
  const keyOf = (name: string) => [...snapshot.documents.keys(), ...snapshot.schemas.keys()].find((id) => nameOf(id) === name) ?? name;
  const places = citationsBetween(snapshot, keyOf(from), keyOf(to));
  assert.equal(places.map(({ clause, before, words, after }) => `${clause}: ${before}[${words}]${after}`).join("\n"), trimmed(expected));
}

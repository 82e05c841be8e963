// The verbs of the features, in a drafter's own words: what stands at the cursor `<|>`, and where `‹|...|>` it leads.

import assert from "node:assert/strict";
import { goToDefinition } from "../../server/src/features/definition.ts";
import { hover, type Hover } from "../../server/src/features/hover.ts";
import { prepareUses } from "../../server/src/features/term-uses.ts";
import { findReferences } from "../../server/src/features/references.ts";
import type { DocumentId } from "../../server/src/index/facts.ts";
import type { Span } from "../../server/src/text/span.ts";
import { cursorOf, idOf, nameOf, workspaceOf, type FixtureWorkspace } from "./workspace.ts";

/** The hover at the cursor says each of `words`, in this order; carets, where there are any, show what it speaks of. */
export function hovers(source: string, ...words: readonly string[]): void {
  const workspace = workspaceOf(source);
  const { document, offset } = cursorOf(workspace);
  // As the server does while it rests.
  for (const _ of prepareUses(workspace.snapshot.corpus));
  const told = hover(workspace.snapshot, document, offset);
  assert.ok(told, "There is no hover.");
  const text = textOf(told);
  let done = 0;
  for (const word of words) {
    const at = text.indexOf(word, done);
    assert.ok(at >= 0, `The hover does not say '${word}'${done > 0 ? " there" : ""}:\n${text}`);
    done = at + word.length;
  }
  isAsDrawn(workspace, told.at);
}

/** Nothing is told at the cursor. */
export function hoversNothing(source: string): void {
  const workspace = workspaceOf(source);
  const { document, offset } = cursorOf(workspace);
  const told = hover(workspace.snapshot, document, offset);
  assert.equal(told && textOf(told), undefined);
}

/** From the cursor the way leads to each `‹|...|>` and nowhere else; carets show what was pointed at. */
export function goesTo(source: string): void {
  const workspace = workspaceOf(source);
  const { document, offset } = cursorOf(workspace);
  const found = goToDefinition(workspace.snapshot, document, offset);
  assert.deepEqual((found?.destinations ?? []).map(shown(workspace)).sort(), rangesOf(workspace));
  if (found) isAsDrawn(workspace, found.origin);
}

/** What stands at the cursor is spoken of, or set out, at each `‹|...|>` and nowhere else. */
export function refersTo(source: string): void {
  const workspace = workspaceOf(source);
  const { document, offset } = cursorOf(workspace);
  const mentions = [...findReferences(workspace.snapshot, document, offset)].flat().map(shown(workspace));
  assert.deepEqual(mentions.sort(), rangesOf(workspace));
}

function rangesOf(workspace: FixtureWorkspace): readonly string[] {
  return workspace.fixture.ranges.map(({ file, at }) => shown(workspace)({ document: idOf(file), at })).sort();
}

function shown({ texts }: FixtureWorkspace): (place: { readonly document: DocumentId; readonly at: Span }) => string {
  return ({ document, at }) => {
    const name = nameOf(document);
    return `${name} ${String(at.from).padStart(6)}..${at.to} ${texts.get(name)?.slice(at.from, at.to)}`;
  };
}

function isAsDrawn(workspace: FixtureWorkspace, at: Span): void {
  const drawn = workspace.fixture.files.flatMap((file) => file.annotations.map((one) => ({ document: idOf(file.name), at: one.at })));
  if (drawn.length === 0) return;
  const document = idOf(workspace.fixture.cursor!.file);
  assert.deepEqual([shown(workspace)({ document, at })], drawn.map(shown(workspace)));
}

function textOf({ parts }: Hover): string {
  return parts
    .map((part) => {
      if (part.kind === "title") return `${part.text}${part.source ? ` (${part.source.label})` : ""}`;
      return part.kind === "uses" ? `${part.text}: ${part.documents.map(({ source, count }) => `${source.label} ${count}`).join(", ")}` : part.text;
    })
    .join("\n");
}

// Completion and rename on text of every kind, whole or wrecked: they never throw, and never reach outside the text.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { complete, triggers } from "../../server/src/features/completion.ts";
import { describeSuggestion } from "../../server/src/features/describe-suggestion.ts";
import { highlights } from "../../server/src/features/highlight.ts";
import { goToDeclaration, goToImplementation, goToTypeDefinition } from "../../server/src/features/related-places.ts";
import { prepareRename } from "../../server/src/features/rename.ts";
import { allRules } from "../../server/src/rules/all.ts";
import type { Span } from "../../server/src/text/span.ts";
import { sourceOf } from "../../server/src/workspace/snapshot.ts";
import { draft, property, wreck } from "../support/drafts.ts";
import { idOf, workspaceWith } from "../support/workspace.ts";

const typed = fc.constantFrom("", "Section G3.", "Sections G3.1 and ", "paragraph (", "Major Sec", "the section “", "<!-- sec-disable-line ", "Response Code E", "sr:", "| ", "Appendix ", "DUIS section 1.", "\n---\ns");
const newName = fc.constantFrom("G3.9", "G4", "(c)", "2.9", "Zebra Widget", "Table 9", "", "|", "a\nb");

test("completion, rename and all ways to go stay inside the text", () => {
  property(150, fc.tuple(draft, fc.oneof(draft, wreck), fc.nat(), typed, newName), ([other, text, somewhere, words, name]) => {
    const at = text.length === 0 ? 0 : somewhere % text.length;
    const whole = text.slice(0, at) + words + text.slice(at);
    const snapshot = workspaceWith(new Map([["section-g.sec", whole], ["section-a.sec", other]])).snapshot();
    const id = idOf("section-g.sec");
    const isIn = (span: Span, document = id) => assert.ok(0 <= span.from && span.from <= span.to && span.to <= sourceOf(snapshot, document)!.text.length);
    for (const offset of [at + words.length, at, Math.floor(whole.length / 2), whole.length]) {
      for (const trigger of [undefined, ...triggers]) {
        const { items } = complete(snapshot, id, offset, trigger, allRules);
        for (const item of items) {
          isIn(item.at);
          assert.ok(item.at.from <= offset && offset <= item.at.to);
          assert.ok(!whole.slice(item.at.from, offset).includes("\n"));
        }
        const about = items[0]?.about;
        if (about) describeSuggestion(snapshot, about);
      }
      for (const mark of highlights(snapshot, id, offset)) isIn(mark.at);
      for (const goTo of [goToDeclaration, goToImplementation, goToTypeDefinition]) for (const one of goTo(snapshot, id, offset)?.destinations ?? []) isIn(one.at, one.document);
      const renaming = prepareRename(snapshot, id, offset);
      if ("kind" in renaming) continue;
      isIn(renaming.at);
      const result = renaming.to(name);
      if (result.kind === "renamed") for (const edit of result.edits) isIn(edit.at, edit.document);
    }
  });
});

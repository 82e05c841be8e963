// Whatever the text and the place: no reading aid and no refactoring throws, and what they give lies inside the text.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { callItemAt, incoming, outgoing } from "../../server/src/features/clause-calls.ts";
import { subtypes, supertypes, typeItemsAt } from "../../server/src/features/definition-types.ts";
import { findSymbols } from "../../server/src/features/find-symbols.ts";
import { foldings } from "../../server/src/features/folding.ts";
import { hints } from "../../server/src/features/hints.ts";
import { answerOf, lenses } from "../../server/src/features/lenses.ts";
import { links } from "../../server/src/features/links.ts";
import { refactorings } from "../../server/src/features/refactorings.ts";
import { selections } from "../../server/src/features/selection.ts";
import { tokens } from "../../server/src/features/tokens.ts";
import { afterKey } from "../../server/src/features/typing.ts";
import type { Span } from "../../server/src/text/span.ts";
import { draft, property, wreck } from "../support/drafts.ts";
import { idOf, workspaceWith } from "../support/workspace.ts";

const place = fc.tuple(fc.oneof(draft, wreck), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(80));

function opened(text: string, at: number, length: number) {
  const snapshot = workspaceWith(new Map([["section-g.sec", text], ["section-a.sec", "# SECTION A: X\n\nA1.1 In this Code:\n\n| Term | Meaning |\n| --- | --- |\n| **Panel** | means a body. |\n"]])).snapshot();
  const document = snapshot.documents.get(idOf("section-g.sec"))!;
  const offset = Math.floor(at * text.length);
  return { snapshot, document, offset, span: { from: offset, to: Math.min(text.length, offset + length) } };
}

test("reading aids", () => {
  property(150, place, ([text, at, length]) => {
    const { snapshot, document, offset, span } = opened(text, at, length);
    const isInside = ({ from, to }: Span) => assert.ok(0 <= from && from <= to && to <= text.length, `${from}..${to} of ${text.length}`);
    for (const lens of lenses(snapshot, document, ["uses", "citations"])) {
      isInside(lens.at);
      const answer = answerOf(snapshot, document.id, lens);
      assert.ok(answer);
      // A clause has a lens only where somebody cites it.
      if (lens.kind === "citations") assert.ok(answer.places.length > 0);
    }
    for (const hint of hints(snapshot, document, { from: 0, to: text.length }, 200)) isInside({ from: hint.offset, to: hint.offset });
    let done = 0;
    for (const token of tokens(snapshot, document, { from: 0, to: text.length })) {
      isInside(token.at);
      assert.ok(token.at.from >= done && token.at.to > token.at.from);
      done = token.at.to;
    }
    assert.deepEqual(tokens(snapshot, document, span), tokens(snapshot, document, { from: 0, to: text.length }).filter((token) => span.from <= token.at.from && token.at.from < span.to));
    for (const link of links(snapshot, document.id)) isInside(link.at);
    let inner: Span = { from: offset, to: offset };
    for (const outer of selections(snapshot, document, offset)) {
      isInside(outer);
      assert.ok(outer.from <= inner.from && inner.to <= outer.to && outer.to - outer.from > inner.to - inner.from);
      inner = outer;
    }
    for (const { first, last } of foldings(document)) assert.ok(0 <= first && first < last && last < document.tree.lines.starts.length);
    for (const symbol of findSymbols(snapshot, text.slice(span.from, span.to), 50)) if (symbol.document === document.id) isInside(symbol.at);
    const item = callItemAt(snapshot, document.id, offset);
    if (item) {
      assert.ok(item.whole.from <= item.at.from && item.at.to <= item.whole.to);
      for (const call of [...incoming(snapshot, item), ...outgoing(snapshot, item)]) assert.ok(call.places.length > 0);
    }
    for (const type of typeItemsAt(snapshot, document.id, offset)) [...supertypes(snapshot, type), ...subtypes(snapshot, type)].forEach(({ at, document: home }) => home === document.id && isInside(at));
  });
});

test("refactorings and Enter", () => {
  let made = 0;
  property(250, place, ([text, at, length]) => {
    const { snapshot, document, offset, span } = opened(text, at, length);
    for (const selected of [span, { from: offset, to: offset }]) {
      for (const refactoring of refactorings({ snapshot, document, span: selected })) {
        const own = refactoring.changes().filter((change) => change.document === document.id).sort((a, b) => a.at.from - b.at.from);
        if (own.length > 0) made++;
        let done = 0;
        for (const change of own) {
          assert.ok(done <= change.at.from && change.at.from <= change.at.to && change.at.to <= text.length, `${refactoring.title}: ${JSON.stringify(own)}`);
          done = change.at.to;
        }
      }
    }
    for (const key of ["\n", " ", ">"]) for (const edit of afterKey(key, document, offset, { tabSize: 4, insertSpaces: true })) assert.ok(edit.at.from <= edit.at.to && edit.at.to <= text.length);
  });
  assert.ok(made > 50, `only ${made} were made`);
});

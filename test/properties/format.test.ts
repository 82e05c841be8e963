// Formatting touches no word and changes nothing that is read of a text.

import assert from "node:assert/strict";
import { test } from "node:test";
import { format } from "../../server/src/features/format.ts";
import { factsOf } from "../../server/src/index/facts.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { applyEdits } from "../../server/src/text/edit.ts";
import { draft, property, wreck } from "../support/drafts.ts";

const source = { name: "section-g.sec", language: "sec" } as const;

for (const [kind, texts, runs] of [["a draft", draft, 300], ["a wreck", wreck, 300]] as const) {
  test(`${kind} says the same, word by word and key by key`, () => {
    let changed = 0;
    property(runs, texts, (text) => {
      const before = factsOf("/section-g.sec", parse(text, source));
      const after = factsOf("/section-g.sec", parse(applyEdits(text, format(before, { tabSize: 4, insertSpaces: true })), source));
      if (after.tree.text !== text) changed++;
      assert.deepEqual(wordsOf(after.tree.text.toString()), wordsOf(text));
      assert.deepEqual(keysOf(after), keysOf(before));
      assert.deepEqual(after.tree.references.map(({ target }) => target), before.tree.references.map(({ target }) => target));
    });
    assert.ok(changed > runs / 4, `Only ${changed} of ${runs} texts were changed: this proves little.`);
  });

  test(`${kind} is formatted once and for all`, () => {
    property(runs / 2, texts, (text) => {
      const once = applyEdits(text, format(factsOf("/section-g.sec", parse(text, source)), { tabSize: 4, insertSpaces: true }));
      assert.equal(applyEdits(once, format(factsOf("/section-g.sec", parse(once, source)), { tabSize: 4, insertSpaces: true })), once);
    });
  });
}

function keysOf({ tree }: ReturnType<typeof factsOf>): readonly string[] {
  return [...tree.clauses.map(({ kind, key }) => `${kind} ${key}`), ...tree.definitions.map(({ term, kind }) => `${kind} ${term}`)];
}

/** Everything but white space and the dashes under a table's header. */
function wordsOf(text: string): readonly string[] {
  return text.replace(/^[ \t]*\|[ \t|:-]+$/gm, "").split(/\s+|(?=\|)|(?<=\|)/).filter((word) => word !== "");
}

// Positions filed by key.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addTo, filingOf } from "../../server/src/text/lists.ts";
import { property } from "../support/drafts.ts";

test("a filing gives the positions of the items under each key in order, and leaves out those that have none", () => {
  property(300, fc.array(fc.option(fc.nat({ max: 12 }), { nil: undefined }), { maxLength: 40 }), (items) => {
    const lists = new Map<number, number[]>();
    items.forEach((key, position) => {
      if (key !== undefined) addTo(lists, key, position);
    });
    const filing = filingOf(items, (key) => key);
    assert.deepEqual([...filing.keys], [...lists.keys()]);
    for (const [key, positions] of lists) assert.deepEqual([...filing.under(key)], positions);
    assert.deepEqual([...filing.under(13)], []);
  });
});

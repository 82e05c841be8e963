// Which view has the keyboard, where its rows come late.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { editor } from "../support/fake-vscode.ts";

const { keyboardOf } = await import("../../client/src/keyboard.ts");
const keyboard = keyboardOf<string>("sec-duis.definitions", { reveal: (row, options) => Promise.resolve(void editor.asked.push(`reveal ${row} ${options!.focus === true ? "with the keyboard" : ""}`)) });

beforeEach(() => {
  keyboard.leave();
  editor.asked.length = 0;
});

test("a view that has rows is given the keyboard, and no row asks for it again", async () => {
  await keyboard.ask("has rows");
  await keyboard.shown("Panel");
  assert.deepEqual(editor.asked, ["executeCommand sec-duis.definitions.focus"]);
});

test("of a view whose rows come later, the first row takes it, once", async () => {
  await keyboard.ask("awaits");
  for (const first of [undefined, "Panel", "Party"]) await keyboard.shown(first);
  assert.deepEqual(editor.asked, ["executeCommand sec-duis.definitions.focus", "reveal Panel with the keyboard"]);
});

test("rows that come when the user has gone on in the text leave the keyboard there", async () => {
  await keyboard.ask("awaits");
  await keyboard.shown(undefined);
  keyboard.leave();
  await keyboard.shown("Panel");
  assert.deepEqual(editor.asked, ["executeCommand sec-duis.definitions.focus"]);
});

// What the client shows of a stranger's words: the page of the Code map may run and fetch nothing but what is shipped, and
// Markdown may run no command but those that we offer ourselves.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/paths.ts";
import { editor, uri } from "../support/fake-vscode.ts";

const { createCodeMap } = await import("../../client/src/code-map.ts");
const { createStatusLine } = await import("../../client/src/status-line.ts");

const sources = readdirSync(join(root, "client/src")).filter((name) => name.endsWith(".ts")).map((name) => [name, readFileSync(join(root, "client/src", name), "utf8")] as const);
/** The files in which `words` stand. */
const filesWith = (words: RegExp): readonly string[] => sources.filter(([, text]) => words.test(text)).map(([name]) => name);

/** The page of the map, made anew. */
function page(): { readonly html: string; readonly options: Readonly<Record<string, unknown>> } {
  const asked = (): never => assert.fail("Nothing is asked before the page says that it is there.");
  const context = { extensionUri: uri("/extension") };
  const map: { dispose(): void } = Reflect.apply(createCodeMap, undefined, [context, { map: asked, mapCitations: asked, location: asked }]);
  editor.commands.get("sec-duis.openCodeMap")!();
  map.dispose();
  const { webview, options } = editor.panels.at(-1)!;
  return { html: webview.html, options };
}

test("the page of the Code map runs its own script and style alone, and asks no network", () => {
  const { html, options } = page();
  const [, policy, ...more] = html.split(/<meta http-equiv="Content-Security-Policy" content="/);
  assert.deepEqual(more, [], "one policy");
  const directives = new Map(policy!.slice(0, policy!.indexOf('"')).split("; ").map((one): [string, string] => [one.slice(0, one.indexOf(" ")), one.slice(one.indexOf(" ") + 1)]));
  const nonce = /<script nonce="([^"]+)"/.exec(html)![1]!;
  assert.deepEqual(Object.fromEntries(directives), { "default-src": "'none'", "script-src": `'nonce-${nonce}'`, "style-src": "vscode-webview:", "base-uri": "'none'", "form-action": "'none'" });
  assert.ok(html.indexOf("Content-Security-Policy") < html.indexOf("<link"), "it stands before what it rules");
  assert.deepEqual([...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address), ["vscode-webview:/extension/dist/map/map.css", "vscode-webview:/extension/dist/map/map.js"]);
  assert.doesNotMatch(html, /https?:|\son\w+=|javascript:|<style|<script(?! nonce)/);
  assert.deepEqual(Object.keys(options), ["enableScripts", "localResourceRoots"]);
  assert.equal(String(options["localResourceRoots"]), "file:///extension/dist/map");
  assert.notEqual(/nonce="([^"]+)"/.exec(page().html)![1], nonce, "another nonce each time");
});

test("there is no other page, and no Markdown that may run whatever it likes", () => {
  assert.deepEqual(filesWith(/createWebview(?:Panel|TextEditor)?|registerWebviewViewProvider|registerCustomEditorProvider/), ["code-map.ts"]);
  assert.deepEqual(filesWith(/isTrusted = /), ["status-line.ts"]);
  assert.deepEqual(filesWith(/isTrusted = true|supportHtml|enableCommandUris/), []);
});

test("the status line's Markdown runs the commands that it offers, and no others; what it tells is words", () => {
  const line = createStatusLine();
  const counts = { done: 1, total: 1, texts: 1, notes: [], errors: 1, warnings: 0, information: 0, version: 1 };
  for (const show of [line.starting, line.running, line.stopped, () => line.show({ state: "indexing", ...counts }), () => line.show({ state: "ready", ...counts }), () => line.show({ state: "ready", ...counts, texts: 0, notes: [], errors: 0 })]) {
    show();
    const { parts, isTrusted } = editor.status.tooltip!;
    const offered = parts.flatMap(([kind, value]) => (kind === "markdown" ? [...value.matchAll(/\(command:([^)]*)\)/g)].map(([, command]) => command!) : []));
    assert.ok(offered.length > 0);
    assert.deepEqual(isTrusted, { enabledCommands: offered });
    for (const command of offered) assert.match(command, /^(?:sec-duis\.\w+|workbench\.actions\.view\.problems|workbench\.action\.files\.openFolder)$/);
    const markdown = parts.filter(([kind, value]) => kind === "markdown" && value !== " ").map(([, value]) => value);
    assert.deepEqual(markdown.slice(0, -1), ["**SEC & DUIS**\n\n", "\n\n"], "all else is added as words");
    assert.deepEqual(parts.filter(([kind, value]) => kind === "text" && /\s/.test(value)), [], "a line may end between any two words");
  }
  line.dispose();
});

// What package.json says of commands, against itself and against the client's source: nothing offers a command that is
// not there, and nothing is there that cannot be reached.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, matchesGlob } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/paths.ts";

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly keybindings: readonly { readonly command: string; readonly key: string; readonly mac: string; readonly when: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope: string }>> };
    readonly configurationDefaults: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly walkthroughs: readonly { readonly id: string; readonly steps: readonly { readonly description: string; readonly completionEvents: readonly string[] }[] }[];
  };
}

const text = readFileSync(join(root, "package.json"), "utf8");
const { contributes } = JSON.parse(text) as Manifest;
const declared = contributes.commands.map(({ command }) => command);
const source = readdirSync(join(root, "client/src"))
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(join(root, "client/src", name), "utf8"))
  .join("\n");
/** VS Code's own command behind a key of ours: Tab takes the first suggestion, of which none is marked before. */
const ofVSCode = ["focusAndAcceptSuggestion"];
/** Commands of VS Code's that a view brings with it. */
const brought = Object.values(contributes.views).flatMap((views) => views.map(({ id }) => `${id}.focus`));

test("each command is of the one category, and the client registers it", () => {
  for (const { command, category } of contributes.commands) {
    assert.equal(category, "SEC & DUIS", command);
    assert.ok(source.includes(`registerCommand("${command}"`), command);
  }
  assert.equal(new Set(declared).size, declared.length);
});

test("what menus, keys, welcomes, the walkthrough and the client offer is there", () => {
  for (const { command } of [...Object.values(contributes.menus).flat(), ...contributes.keybindings]) assert.ok(declared.includes(command) || ofVSCode.includes(command), command);
  const named = [...`${text}\n${source}`.matchAll(/command:(sec-duis\.\w+)|executeCommand\("(sec-duis\.[\w.]+)"|onCommand:(sec-duis\.\w+)/g)].map(([, link, call, event]) => link ?? call ?? event!);
  assert.ok(named.length > 5);
  for (const command of named) assert.ok(declared.includes(command) || brought.includes(command), command);
});

test("no setting is offered for one folder of several: the language server asks once, for the whole window", () => {
  for (const [name, { scope }] of Object.entries(contributes.configuration.properties)) assert.ok(scope === "window" || scope === "machine-overridable", name);
});

test("keys work in SEC and DUIS text alone", () => {
  for (const { when, key, mac, command } of contributes.keybindings) {
    assert.match(when, /editorTextFocus && editorLangId =~ \/\^\(sec\|duis\)\$\//, command);
    assert.equal(mac, key.replace("ctrl", "cmd"), command);
  }
});

test("the pages of the rules, where VS Code installs them, are shown as pages", () => {
  const [[glob, viewer] = [], ...more] = Object.entries(contributes.configurationDefaults["workbench.editorAssociations"] ?? {});
  const { publisher, name, version } = JSON.parse(text) as { readonly publisher: string; readonly name: string; readonly version: string };
  assert.ok(matchesGlob(`/opt/vscode/extensions/${publisher}.${name}-${version}/docs/rules/typo.md`, glob!));
  assert.equal(matchesGlob("/home/user/code/docs/rules/typo.md", glob!), false);
  assert.deepEqual([viewer, more], ["vscode.markdown.preview.editor", []]);
});

test("a template comes when its name is given, with Tab: in the midst of prose each word would call for one", () => {
  for (const language of ["[sec]", "[duis]"]) {
    const settings = contributes.configurationDefaults[language];
    assert.deepEqual([settings?.["editor.suggest.showSnippets"], settings?.["editor.tabCompletion"], settings?.["editor.wordBasedSuggestions"]], [false, "onlySnippets", "off"], language);
  }
});

test("no heading behind a reference is cut in its midst: how long one may be is said by sec-duis.inlayHints", () => {
  for (const language of ["[sec]", "[duis]"]) assert.equal(contributes.configurationDefaults[language]?.["editor.inlayHints.maximumLength"], 0, language);
});

test("what is copied comes into Word or a mail as plain words, not in the editor's colours", () => {
  for (const language of ["[sec]", "[duis]"]) assert.equal(contributes.configurationDefaults[language]?.["editor.copyWithSyntaxHighlighting"], false, language);
});

test("quotation marks, dashes and pounds are no suspects, in a folder that is not trusted either; what nobody sees is shown", () => {
  for (const language of ["[sec]", "[duis]"]) {
    const of = (what: string): unknown => contributes.configurationDefaults[language]?.[`editor.unicodeHighlight.${what}`];
    assert.deepEqual([of("ambiguousCharacters"), of("nonBasicASCII"), of("invisibleCharacters")], [false, false, undefined], language);
  }
});

test("no line ends in the midst of a clause's number or of a sum: G3.5(a)(ii), £1,000,000", () => {
  for (const language of ["[sec]", "[duis]"]) {
    const of = (where: string): unknown => contributes.configurationDefaults[language]?.[`editor.wordWrapBreak${where}Characters`];
    assert.match(String(of("After")), /^ [^.,()£]*$/, language);
    assert.equal(of("Before"), "", language);
  }
});

test("the walkthrough shows no asterisks: VS Code reads ** in it, and no single one", () => {
  for (const { description } of contributes.walkthroughs.flatMap(({ steps }) => steps)) assert.doesNotMatch(description, /(?<!\*)\*(?!\*)/);
});

test("each context that decides what is shown is set by the client, and the views of the walkthrough exist", () => {
  const contexts = new Set([...text.matchAll(/(?<![\w."])!?(sec-duis\.[a-z]\w+)(?= ==| &&| \|\||")|onContext:(sec-duis\.\w+)/g)].map(([, when, event]) => (when ?? event)!).filter((name) => !declared.includes(name) && name !== "sec-duis.definitions" && name !== "sec-duis.crossReferences" && name !== "sec-duis.impact" && name !== "sec-duis.codeMap"));
  assert.ok(contexts.size >= 5, [...contexts].join());
  for (const name of contexts) assert.ok(source.includes(`"setContext", "${name}"`), name);
  const views = Object.values(contributes.views).flatMap((all) => all.map(({ id }) => id));
  for (const event of contributes.walkthroughs.flatMap(({ steps }) => steps.flatMap(({ completionEvents }) => completionEvents))) {
    if (event.startsWith("onView:")) assert.ok(views.includes(event.slice("onView:".length)), event);
  }
});

test("what a row of a view offers at its end stands in its menu too, which the keyboard reaches", () => {
  const rows = (contributes.menus["view/item/context"] ?? []) as readonly { readonly command: string; readonly when: string; readonly group: string }[];
  const inline = rows.filter(({ group }) => group.startsWith("inline"));
  assert.ok(inline.length > 0);
  for (const { command, when } of inline) assert.ok(rows.some((row) => row.command === command && row.when === when && !row.group.startsWith("inline")), command);
});

test("the files' and the map's icons are seen on dark ground and on white: in high contrast VS Code puts the dark ones on white", () => {
  for (const name of ["sec-dark.svg", "duis-dark.svg", "map-dark.svg"]) {
    for (const [colour] of readFileSync(join(root, "images", name), "utf8").matchAll(/#[\da-f]{6}/g)) {
      for (const ground of ["#ffffff", "#1f1f1f"]) assert.ok(contrast(colour, ground) >= 2.9, `${name}: ${colour} on ${ground} has ${contrast(colour, ground).toFixed(2)}`);
    }
  }
});

/** https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

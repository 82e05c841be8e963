// The import table of docs/ARCHITECTURE.md, held against the files. A room may import from those named beside it and
// from itself; what is not named is forbidden.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { allRules } from "../server/src/rules/all.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

const text = ["text"];
const read = [...text, "syntax", "schema", "config", "spelling"];
const index = [...read, "index"];
const rules = [...index, "rules"];
const check = [...rules, "check"];
const workspace = [...check, "workspace"];
const features = [...index, "check", "workspace", "features"];
const revision = [...features, "rules", "revision"];

/** Room -> the rooms it may import. `word` and `disk` are beside the ladder: only the two shells use them. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  text,
  syntax: [...text, "syntax"],
  schema: [...text, "schema"],
  config: [...text, "config"],
  spelling: [...text, "spelling"],
  index,
  rules,
  check,
  workspace,
  features,
  revision,
  disk: [...workspace, "disk"],
  word: [...workspace, "word"],
  lsp: [...workspace, "features", "revision", "disk", "word", "lsp"],
  cli: [...workspace, "features", "revision", "disk", "word", "cli"],
};

/** Rooms that may read and write: everything else is a pure function of what it is given. */
const withNode = new Set(["disk", "lsp", "cli"]);
/** Modules of Node's that touch nothing outside the process. */
const pureNode: Readonly<Record<string, readonly string[]>> = { spelling: ["node:zlib"], word: ["node:zlib"] };

/** Package -> the only rooms that know it. */
const packages: Readonly<Record<string, readonly string[]>> = {
  "fast-xml-parser": ["schema"],
  yaml: ["syntax"],
  "jsonc-parser": ["config"],
  picomatch: ["disk", "config"],
  "cspell-trie-lib": ["spelling"],
  commander: ["cli"],
  fflate: ["word"],
  diff: ["text", "word", "revision"],
  saxes: ["word"],
};

interface Import {
  readonly from: string;
  readonly of: string;
  readonly typeOnly: boolean;
}

const serverFiles = filesBelow("server/src");
const clientFiles = filesBelow("client/src");

test("there is something to hold the table against", () => {
  assert.ok(serverFiles.length > 20 && clientFiles.length > 0);
  for (const file of serverFiles) assert.ok(roomOf(file) in mayImport, `${file} stands in no room of the table`);
});

test("each room imports only what the table allows", () => {
  const wrong = serverFiles.flatMap((file) =>
    importsOf(file)
      .filter(({ of }) => of.startsWith("."))
      .map(({ of }) => relative(root, resolve(root, dirname(file), of)))
      .filter((target) => !target.startsWith("server/src/") || !mayImport[roomOf(file)]!.includes(roomOf(target)))
      .map((target) => `${file} imports ${target}`),
  );
  assert.deepEqual(wrong, []);
});

test("packages stand only in the rooms that own them", () => {
  const wrong = serverFiles.flatMap((file) =>
    importsOf(file)
      .filter(({ of }) => !of.startsWith("."))
      .filter(({ of }) => !allowsPackage(roomOf(file), of))
      .map(({ of }) => `${file} imports ${of}`),
  );
  assert.deepEqual(wrong, []);
});

test("the client knows the server's protocol by its types alone", () => {
  const wrong = clientFiles.flatMap((file) =>
    importsOf(file)
      .filter(({ of }) => of.startsWith("."))
      .map((one) => ({ ...one, target: relative(root, resolve(root, dirname(file), one.of)) }))
      .filter(({ target, typeOnly }) => !target.startsWith("client/src/") && !(target === "server/src/lsp/protocol.ts" && typeOnly))
      .map(({ target }) => `${file} imports ${target}`),
  );
  assert.deepEqual(wrong, []);
});

test("no file imports itself in a circle", () => {
  const state = new Map<string, "open" | "done">();
  const path: string[] = [];
  const circles: string[] = [];
  const visit = (file: string): void => {
    if (state.get(file) === "done") return;
    if (state.get(file) === "open") {
      circles.push([...path.slice(path.indexOf(file)), file].join(" -> "));
      return;
    }
    state.set(file, "open");
    path.push(file);
    for (const { of } of importsOf(file)) {
      const target = of.startsWith(".") ? relative(root, resolve(root, dirname(file), of)) : undefined;
      if (target && existsSync(join(root, target))) visit(target);
    }
    path.pop();
    state.set(file, "done");
  };
  for (const file of [...serverFiles, ...clientFiles]) visit(file);
  assert.deepEqual(circles, []);
});

test("no default exports, no barrels, no any", () => {
  const wrong: string[] = [];
  for (const file of [...serverFiles, ...clientFiles]) {
    const code = bareCode(readFileSync(join(root, file), "utf8"));
    if (/\bexport\s+default\b|\bexport\s*\{[^}]*\bas\s+default\b/.test(code)) wrong.push(`${file}: a default export`);
    if (/\bexport\s*\*/.test(code)) wrong.push(`${file}: export *`);
    const statements = code.replace(/\b(?:import|export)\b[^;]*\bfrom\b[^;]*;/g, "").trim();
    if (statements === "") wrong.push(`${file}: a barrel`);
    if (/[:<|&,(]\s*any\b|\bas\s+any\b|\bany\s*\[\]|\bany\s*[>|&]/.test(code)) wrong.push(`${file}: any`);
    if (/@ts-(?:ignore|nocheck|expect-error)/.test(readFileSync(join(root, file), "utf8"))) wrong.push(`${file}: @ts-ignore`);
  }
  assert.deepEqual(wrong, []);
});

test("nothing is exported that no code of the product uses", () => {
  const code = new Map([...serverFiles, ...clientFiles].map((file) => [file, bareCode(readFileSync(join(root, file), "utf8"))]));
  const uses = new Map<string, number>();
  for (const text of code.values()) for (const [word] of text.matchAll(/\b\w+\b/g)) uses.set(word, (uses.get(word) ?? 0) + 1);
  const unused = [...code].flatMap(([file, text]) => [...text.matchAll(/^export (?:async )?(?:function\*?|const|class|interface|type) (\w+)/gm)].filter(([, name]) => uses.get(name!) === 1).map(([, name]) => `${file}: ${name}`));
  const forVSCode = ["client/src/extension.ts: deactivate"];
  /** A list that a test holds against what it lists. */
  const forTests = ["server/src/spelling/common-words.ts: commonWordList"];
  assert.deepEqual(unused.sort(), [...forVSCode, ...forTests]);
});

test("what compares versions names no rule, and takes nothing out of a message: rules say of themselves what it asks", () => {
  const ids = allRules.map(({ id }) => id);
  // A commit's message is another matter.
  const files = serverFiles.filter((file) => roomOf(file) === "revision" && file !== "server/src/revision/reasons.ts");
  const wrong = files.flatMap((file) => {
    const source = readFileSync(join(root, file), "utf8");
    const named = ids.filter((id) => source.includes(`"${id}"`)).map((id) => `${file} names ${id}`);
    return readsMessage.test(bareCode(source)) ? [...named, `${file} reads a message`] : named;
  });
  assert.deepEqual(wrong, []);
  for (const code of ["/ /.exec(finding.message)", "/ /.test(one!.finding.message)", 'message.split("")', 'finding.message.replace(" ", "")']) assert.match(code, readsMessage);
});

/** A pattern, or its like, that is held against a message. */
const readsMessage = /\.(?:exec|test)\([\w.!?]*\.message\b|\bmessage[?!]*\.(?:split|match|replace|replaceAll|search|includes|indexOf|startsWith)\(/;

test("the pure rooms speak to no process, clock or console", () => {
  const wrong = serverFiles
    .filter((file) => !withNode.has(roomOf(file)))
    .filter((file) => /(?<![.\w])(?:process|console|globalThis|setTimeout|fetch|Date\.now|Math\.random)\b/.test(bareCode(readFileSync(join(root, file), "utf8"))));
  assert.deepEqual(wrong, []);
});

test("no test is timed by a clock", () => {
  // Those that wait for a server need `Date.now` to give up.
  const tests = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".test.ts") && !file.includes("node_modules"));
  assert.ok(tests.length > 100);
  assert.deepEqual(tests.filter((file) => /\bperformance\.now\b|\bhrtime\b/.test(bareCode(readFileSync(join(root, "test", file), "utf8")))), []);
});

test("the scanner sees what it is meant to see", () => {
  assert.deepEqual(importsIn('import type { A } from "./a.ts";\nimport { type B, c } from "b";\nexport { d } from "../d.ts";\nimport "e";\nawait import("f");'), [
    { from: "", of: "./a.ts", typeOnly: true },
    { from: "", of: "b", typeOnly: false },
    { from: "", of: "../d.ts", typeOnly: false },
    { from: "", of: "e", typeOnly: false },
    { from: "", of: "f", typeOnly: false },
  ]);
  assert.equal(bareCode('a; // any\n/* any */ b("any") + `any ${c} any`;').includes("any"), false);
  assert.equal(importsIn('// import "x";\nconst s = \'import "y";\';').length, 0);
});

function allowsPackage(room: string, name: string): boolean {
  if (name.startsWith("node:")) return withNode.has(room) || (pureNode[room] ?? []).includes(name);
  if (name.startsWith("vscode-languageserver")) return room === "lsp";
  return Object.entries(packages).some(([known, rooms]) => (name === known || name.startsWith(`${known}/`)) && rooms.includes(room));
}

function roomOf(file: string): string {
  return file.split("/")[2] ?? "";
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .sort();
}

function importsOf(file: string): readonly Import[] {
  return importsIn(readFileSync(join(root, file), "utf8")).map((one) => ({ ...one, from: file }));
}

function importsIn(source: string): readonly Import[] {
  const code = bareCode(source);
  const pattern = /\b(import|export)\b(\s+type\b)?(?:[^;"'()]*?\bfrom)?\s*\(?\s*(["'])/g;
  return [...code.matchAll(pattern)].map((match) => {
    const start = match.index + match[0].length;
    // `bareCode` keeps every offset: the name between the quotes stands in the source.
    return { from: "", of: source.slice(start, source.indexOf(match[3]!, start)), typeOnly: match[2] !== undefined };
  });
}

/** `source` with comments and the insides of strings, templates and regular expressions blanked; offsets stay. */
function bareCode(source: string): string {
  const token = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`|(?<=[=(,:;!&|?{}[\]\n]\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[dgimsuvy]*/g;
  return source.replace(token, (found) => {
    if (found.startsWith("/")) return found.replace(/[^\n]/g, " ");
    return found[0]! + found.slice(1, -1).replace(/[^\n]/g, " ") + found.at(-1)!;
  });
}

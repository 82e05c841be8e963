// A long walk of random changes through one workspace; after each step it must find what a fresh one finds. The same
// seed walks the same way.

import assert from "node:assert/strict";
import fc from "fast-check";
import type { Finding } from "../../server/src/check/check.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";
import { draft, wreck } from "./drafts.ts";
import { idOf, put, workspaceWith } from "./workspace.ts";

/** What one step did, in words that a failure can be read by. */
export interface Walked {
  readonly steps: number;
  readonly kinds: Readonly<Record<string, number>>;
}

/** Walks `steps` steps from `seed`; throws at the first after which the workspace and a fresh one differ. */
export function walk(seed: number, steps: number): Walked {
  const random = randomFrom(seed);
  const any = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  const place = (length: number): number => Math.floor(random() * (length + 1));
  const pool = [...fc.sample(draft, { seed, numRuns: 60 }), ...fc.sample(wreck, { seed, numRuns: 20 })].map((text) => text.slice(0, longest));
  const texts = new Map<string, string>();
  const history: (readonly [name: string, text: string])[] = [];
  const kinds: Record<string, number> = {};
  const workspace = workspaceWith(texts);
  let settings: unknown;

  const write = (name: string, text: string): void => {
    const before = texts.get(name);
    if (before !== undefined) history.push([name, before]);
    if (history.length > 50) history.shift();
    texts.set(name, text);
    put(workspace, name, text);
  };
  const held = (): readonly string[] => [...texts.keys()].filter((name) => documents.includes(name));
  const edit = (change: (text: string) => string): void => {
    const name = any(held());
    if (name !== undefined) write(name, change(texts.get(name)!).slice(0, longest));
  };

  const moves: Readonly<Record<string, () => void>> = {
    insert: () => edit((text) => insertedAt(text, place(text.length), any(inserts))),
    insertAgain: () => edit((text) => insertedAt(text, place(text.length), any(inserts))),
    letters: () => edit((text) => insertedAt(text, place(text.length), any(["a", "G", " ", ".", "(", "5", "’"]))),
    delete: () => edit((text) => ((at) => text.slice(0, at) + text.slice(at + 1 + place(40)))(place(text.length))),
    deleteLine: () => edit((text) => text.split("\n").toSpliced(place(text.split("\n").length), 1).join("\n")),
    paste: () => {
      const from = texts.get(any(held()) ?? "") ?? any(pool);
      const at = place(from.length);
      edit((text) => insertedAt(text, place(text.length), from.slice(at, at + place(300))));
    },
    move: () => edit((text) => ((lines, from) => lines.toSpliced(place(lines.length - 1), 0, ...lines.splice(from, 2)).join("\n"))(text.split("\n"), place(text.length) % 20)),
    undo: () => {
      const last = history.pop();
      if (!last) return;
      texts.set(...last);
      put(workspace, ...last);
    },
    redoFar: () => {
      const some = any(history);
      if (some) write(...some);
    },
    replace: () => write(any(documents), any(pool)),
    same: () => edit((text) => text),
    lineEnds: () => edit((text) => (text.includes("\r\n") ? text.replaceAll("\r\n", "\n") : text.replaceAll("\n", "\r\n"))),
    rename: () => {
      const from = any(held());
      const to = any(documents);
      if (from === undefined || from === to) return;
      const text = texts.get(from)!;
      // Either message may come first.
      if (random() < 0.5) write(to, text);
      texts.delete(from);
      workspace.remove(idOf(from));
      write(to, text);
    },
    remove: () => {
      const name = any(documents);
      texts.delete(name);
      workspace.remove(idOf(name));
    },
    config: () => write(any(["sec.json", "sub/sec.json"]), any(configs)),
    configGone: () => {
      const name = any(["sec.json", "sub/sec.json"]);
      texts.delete(name);
      workspace.setConfig(idOf(name).replace(/\/sec\.json$/, ""), undefined);
    },
    settings: () => workspace.setSettings((settings = any([undefined, null, {}, { rules: { typo: "off" } }, { rules: { "broken-reference": "hint" }, words: ["shal"] }, "no settings"]))),
    schema: () => write(any(["a.xsd", "b.xsd"]), any(schemas)),
    schemaGone: () => {
      const name = any(["a.xsd", "b.xsd"]);
      texts.delete(name);
      workspace.removeSchema(idOf(name));
    },
    request: () => write("sub/a.xml", any(requests)),
    requestGone: () => {
      texts.delete("sub/a.xml");
      workspace.removeRequest(idOf("sub/a.xml"));
    },
    // A check that is overtaken, and others that are not finished when the next change comes.
    overtaken: () => {
      const name = any(held());
      if (name === undefined) return;
      const running = workspace.checking(idOf(name));
      for (let i = place(60); i > 0 && !running.next().done; i--);
      moves[any(["insert", "config", "replace", "remove", "schema"])]!();
      for (const _ of running);
    },
    // A text that is read in steps, while something else changes; of two texts of a document the later one counts.
    inSteps: () => {
      const [name, text] = [any(documents), any(pool)];
      const reading = workspace.setting(idOf(name), text);
      for (let i = 1 + place(20); i > 0 && !reading.next().done; i--);
      const isOvertaken = random() < 0.3;
      if (isOvertaken) write(name, any(pool));
      else moves[any(["config", "configGone", "settings", "schema", "request", "look"])]!();
      for (const _ of reading);
      if (!isOvertaken) texts.set(name, text);
    },
    // While nobody types, an open text is made ready for the first edit; an edit may come before it is.
    primed: () => {
      const name = any(held());
      if (name === undefined) return;
      workspace.check(idOf(name));
      const running = workspace.priming(idOf(name));
      for (let i = random() < 0.5 ? Infinity : place(60); i > 0 && !running.next().done; i--);
      moves[any(["insert", "letters", "insert", "config", "replace"])]!();
      if (random() < 0.5) for (const _ of running);
    },
    // As when another program changes many files: nobody looks in between.
    several: () => {
      for (let left = 2 + place(4); left > 0; left--) moves[any(["insert", "letters", "delete", "undo", "replace", "rename", "remove", "config", "settings", "schema", "request", "overtaken"])]!();
    },
    look: () => void workspace.check(idOf(any(documents))),
  };
  const names = Object.keys(moves);
  for (const name of documents.slice(0, 3)) write(name, any(pool));
  for (let step = 1; step <= steps; step++) {
    const name = any(names);
    kinds[name] = (kinds[name] ?? 0) + 1;
    try {
      moves[name]!();
      const fresh = workspaceWith(texts);
      fresh.setSettings(settings);
      assert.deepEqual(everything(workspace, texts), everything(fresh, texts));
    } catch (error) {
      throw new Error(`Seed ${seed}, step ${step} (${name}): ${error instanceof Error ? error.message : error}\n${JSON.stringify([...texts])}`, { cause: error });
    }
  }
  return { steps, kinds };
}

/** Everything that is found, related places and fixes too, as plain data. */
export function everything(workspace: Workspace, texts: ReadonlyMap<string, string>): readonly unknown[] {
  const { view } = workspace.snapshot().corpus.track();
  const plain = (finding: Finding): unknown => ({ ...finding, related: finding.related?.(view), fixes: finding.fixes?.(view) });
  return [...texts.keys()].sort().map((file) => {
    const { findings, failures } = workspace.check(idOf(file));
    assert.deepEqual(failures, []);
    return [file, findings.map(plain)];
  });
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Short texts: what goes wrong between two versions goes wrong in short ones too, and many more of them can be walked. */
const longest = 1200;

const documents = ["section-a.sec", "section-g.sec", "appendix-p.sec", "sub/appendix-ad.duis", "sub/section-g.sec"];

const inserts = [
  "\n", "\n\n", "\nG3.5 The DCC shall act.\n", "**Panel** means a body. ", "<!--", "-->", " Section A1.1 ", "\nG3.5A [Not used]\n", "| ", "\n| **User** | means the Panel. |\n",
  "the the ", "teh ", "(", "”", "\n(a) one; and\n(b) two.\n", "\n# SECTION H: SERVICES\n", "---\ndocument: Section M\n---\n", "```xml\n", "\n2.1 Incidents\n", " Appendix AD ",
  "\n<!-- sec-disable-next-line typo: so it was -->\n", "`sr:DeviceID`", "Response Codes E60 – E71", "\f", "\ud800", " ", "\nAppendix A Definitions\n", "the Annex to Section G3",
];

const configs = [
  "{}",
  '{ "rules": { "typo": "off", "broken-reference": "hint" } }',
  '{ "aliases": { "S1SP": "P", "User": "G" }, "words": ["shal"], "bannedTerms": ["Panel"] }',
  '{ "preferredTerms": [{ "term": "Panel", "use": "Board", "scope": ["G3", "AD"] }], "pinnedVersions": ["DUIS 5.1"] }',
  '{ "exclude": ["sub"], "rules": { "unused-definition": ["error", {}] } }',
  '{ "exclude": ',
  "[]",
  "",
];

const namespace = 'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:sr" targetNamespace="urn:sr"';
const schemas = [
  `<xs:schema ${namespace}><xs:element name="DeviceID"/></xs:schema>`,
  `<xs:schema ${namespace}><xs:element name="Device" type="sr:T"/><xs:simpleType name="T"><xs:restriction base="xs:string"/></xs:simpleType></xs:schema>`,
  `<xs:schema ${namespace}><xs:include schemaLocation="b.xsd"/><xs:element name="Request"/></xs:schema>`,
  "no XML",
  "",
];

const requests = ['<sr:DeviceID xmlns:sr="urn:sr"/>', '<q:Device xmlns:q="urn:sr"><q:Devic/></q:Device>', '<a xmlns="urn:a"/>', "<sr:Dev", ""];

function insertedAt(text: string, at: number, words: string): string {
  return text.slice(0, at) + words + text.slice(at);
}

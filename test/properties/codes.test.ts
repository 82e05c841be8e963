// However files came, went, moved and changed: the Codes that a folder holds are told apart, and found in, as if all had
// just been read. What is found in one version of the Code is what is found where it lies alone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { diagnosticsOf } from "../../server/src/cli/diagnostics.ts";
import { indexOf } from "../../server/src/cli/index-report.ts";
import { folderOf } from "../../server/src/text/paths.ts";
import { createCodes, type Codes } from "../../server/src/workspace/codes.ts";
import { randomFrom } from "../support/random.ts";
import { spelling } from "../support/spelling.ts";
import { codesWith, idOf, neverFails, put } from "../support/workspace.ts";

const folders = ["", "before/", "after/", "drafts/", "before/old/", "annexes/"];

const texts: Readonly<Record<string, readonly string[]>> = {
  "section-a.sec": [
    "# SECTION A: DEFINITIONS\n\nA1.1 **Panel** means the body that Section G1.1 sets up.\n\n**Code** means this Code.\n",
    "# SECTION A: DEFINITIONS\n\nA1.1 **Panel** means nobody in particular.\n\n**Fax** means paper.\n\nA1.2 The Panel shall meet.\n",
    "# SECTION A\n\nA1.1 **Panel** has the meaning given to that expression in Section G2 (Terms).\n",
  ],
  "section-g.sec": [
    "# SECTION G: SECURITY\n\nG1.1 The Panel shall act, as Section H2.1 says.\n\nG1.2 It may wait for teh Panel.\n",
    "# SECTION G: SECURITY\n\nG1.1 Each Party shall send a Fax.\n\nG1.3 See Appendix M and Section A1.2.\n",
    "# SECTION H: SECURITY\n\nH1.1 The the Panel. Response Code E9 and sr:Thing.\n",
  ],
  "section-h.sec": ["# SECTION H: SERVICES\n\nH2.1 As Section G1.2 and Section A1.2 say, the Code counts.\n", "# SECTION H: SERVICES\n\nH2.2 Nothing.\n"],
  "appendix-m.sec": ["# APPENDIX M: TERMS\n\n1.1 **Lamp** means a light.\n\n1.2 A Lamp is in Section H2.1 of the Code.\n", "Notes of a meeting.\n"],
  "notes.sec": ["The Panel met.\n", "---\ndocument: Section G\n---\nG1.1 A draft.\n"],
  "sec.json": ['{ "rules": { "typo": "off" } }', '{ "definingWords": ["denotes"] }', "{}"],
  "s.xsd": ['<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:s" targetNamespace="urn:s"><xs:element name="Thing"/></xs:schema>', '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="urn:s" targetNamespace="urn:s"><xs:element name="Other"/></xs:schema>'],
  "r.xml": ['<sr:Thing xmlns:sr="urn:s"/>', '<sr:Other xmlns:sr="urn:s"><sr:Nothing/></sr:Other>'],
};

const names = Object.keys(texts);

test("after any changes, the Codes are what a fresh reading makes of the files", () => {
  let apart = 0;
  for (let seed = 1; seed <= 16; seed++) apart += walk(seed, 60);
  assert.ok(apart > 100, `the walks came by several Codes ${apart} times`);
});

test("what is found in one of two versions is what is found in it alone, and each reference leads to its own", () => {
  const files = new Map(names.flatMap((name) => ["before/", "after/"].map((folder, i) => [`${folder}${name}`, texts[name]![i % texts[name]!.length]!] as const)));
  const both = codesWith(files);
  assert.equal(both.apart().length, 2);
  for (const folder of ["before/", "after/"]) {
    const own = new Map([...files].filter(([name]) => name.startsWith(folder)));
    const alone = codesWith(own);
    for (const name of own.keys()) assert.deepEqual(printed(both, name), printed(alone, name), name);
    const inBoth = indexOf(both);
    for (const list of ["documents", "clauses", "definitions", "references"] as const) {
      assert.deepEqual((inBoth[list] as readonly { file: string }[]).filter(({ file }) => file.startsWith(idOf(folder))), indexOf(alone)[list], list);
    }
  }
});

test("a draft is read with the rest of the Code that it is a draft of, and that is read without it", () => {
  const files = new Map(["section-a.sec", "section-g.sec", "section-h.sec", "appendix-m.sec", "s.xsd"].map((name) => [name, texts[name]![0]!]));
  const alone = codesWith(files);
  const draft = "drafts/section-h.sec";
  const withDraft = codesWith(new Map([...files, [draft, "# SECTION H: SERVICES\n\nH2.1 As Section G1.2, Section G9.9 and Section H7 say, the Panel counts.\n"]]));
  const besidesTwins = (codes: Codes, name: string) => printed(codes, name).filter(({ rule }) => rule !== "duplicate-document");
  for (const name of files.keys()) assert.deepEqual(besidesTwins(withDraft, name), printed(alone, name), name);
  assert.deepEqual(besidesTwins(withDraft, draft).map(({ rule, message }) => [rule, /G9\.9|H7/.exec(message)?.[0]]), [["broken-reference", "G9.9"], ["broken-reference", "H7"]]);
});

/** How many steps of the walk came by several Codes. */
function walk(seed: number, steps: number): number {
  const random = randomFrom(seed);
  const any = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  const codes = createCodes(spelling);
  const files = new Map<string, string>();
  const write = (name: string, text: string): void => {
    files.set(name, text);
    put(codes, name, text);
  };
  if (seed % 2 === 0) for (const name of names) write(any(["", "before/"]) + name, texts[name]![0]!);
  let apart = 0;
  /** Texts that are being read. */
  let underway: Generator<void, void>[] = [];
  for (let step = 0; step < steps; step++) {
    const name = any(folders) + any(names);
    const move = random();
    if (move < 0.4) write(name, any(texts[baseOf(name)]!));
    else if (move < 0.55) for (const one of any([names, names.slice(0, 4)])) write(any(folders.slice(0, 4)) + one, any(texts[one]!));
    else if (move < 0.6) drop(codes, files, name);
    else if (move < 0.65) {
      const folder = any(folders.slice(1));
      for (const held of [...files.keys()]) if (held.startsWith(folder)) drop(codes, files, held);
    }
    else if (move < 0.75) {
      const [from, to] = [any(folders), any(folders)];
      for (const [one, text] of [...files].filter(([held]) => held.startsWith(from))) {
        drop(codes, files, one);
        write(to + one.slice(from.length), text);
      }
    } else if (move < 0.85) {
      const one = any(folders) + any(["section-g.sec", "section-h.sec", "section-a.sec"]);
      const text = any(texts[baseOf(one)]!);
      files.set(one, text);
      underway.push(codes.setting(idOf(one), text));
    } else if (move < 0.9) codes.setSettings(any([null, { rules: { typo: "error" } }]));
    else {
      const held = any([...files.keys()].filter((one) => one.endsWith(".sec")));
      if (held !== undefined) write(held, files.get(held)!.replace(/\n\n[^]/, (found) => `\n\n${any(["e", "X1.1 ", "# APPENDIX M: X\n\n"])}${found[2]}`));
    }
    underway = underway.filter((steps) => steps.next().done !== true);
    if (random() < 0.3) codes.apart();
    if (random() < 0.4) continue;
    for (const steps of underway) while (steps.next().done !== true);
    underway = [];
    apart += Number(codes.apart().length > 1);
    same(codes, files, random, `seed ${seed}, step ${step}`);
  }
  return apart;
}

function same(codes: Codes, files: ReadonlyMap<string, string>, random: () => number, when: string): void {
  const settings = codes.snapshot().configOf(idOf("x.sec")).rules.get("typo");
  const fresh = createCodes(spelling);
  if (JSON.stringify(settings)?.includes("error")) fresh.setSettings({ rules: { typo: "error" } });
  for (const [name, text] of [...files].sort(() => random() - 0.5)) put(fresh, name, text);
  assert.deepEqual(codes.apart(), fresh.apart(), when);
  for (const id of codes.pending()) for (const _ of codes.checking(id));
  assert.deepEqual([...codes.pending()], [], `${when}: nothing is left to be checked`);
  for (const name of files.keys()) {
    assert.ok(codes.findings(idOf(name)), `${when}: ${name} is checked`);
    assert.deepEqual(printed(codes, name), printed(fresh, name), `${when}: ${name}`);
  }
  assert.deepEqual(indexOf(codes), indexOf(fresh), when);
  assert.deepEqual([...codes.everything().documents.keys()].sort(), [...files.keys()].filter((name) => name.endsWith(".sec")).map(idOf).sort(), when);
}

function printed(codes: Codes, name: string): ReturnType<typeof diagnosticsOf> {
  const id = idOf(name);
  return diagnosticsOf(id, codes.check(id).findings, codes.snapshot(id), "whole", neverFails);
}

function drop(codes: Codes, files: Map<string, string>, name: string): void {
  if (!files.delete(name)) return;
  const id = idOf(name);
  if (name.endsWith("sec.json")) codes.setConfig(folderOf(id), undefined);
  else if (name.endsWith(".xsd")) codes.removeSchema(id);
  else if (name.endsWith(".xml")) codes.removeRequest(id);
  else codes.remove(id);
}

function baseOf(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

// Reads and checks a folder in this process, and prints how long each part took as JSON. A process of its own, so that
// it is as cold as a server's, and so that it can be profiled: `node --cpu-prof test/bench/in-process.ts FOLDER`.
// `--phases` goes through the parts one by one, each over all documents; else as the command line does.

import { basename } from "node:path";
import { parseArgs } from "node:util";
import { checkCorpus, checkOwn } from "../../server/src/check/check.ts";
import { load } from "../../server/src/cli/load.ts";
import { openDictionary } from "../../server/src/disk/dictionary.ts";
import { emptyCorpus } from "../../server/src/index/corpus.ts";
import { factsOf } from "../../server/src/index/facts.ts";
import { allRules } from "../../server/src/rules/all.ts";
import { parse } from "../../server/src/syntax/parse.ts";

/** Milliseconds by part. */
export type Timings = Readonly<Record<string, number>>;

if (import.meta.main) {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { phases: { type: "boolean", default: false } } });
  const timings = values.phases ? await phases(positionals[0]!) : await whole(positionals[0]!);
  process.stdout.write(JSON.stringify(timings));
}

/** Reading and checking as `sec-duis check` does it. */
async function whole(folder: string): Promise<Timings> {
  const began = performance.now();
  const { workspace, files } = await load([folder], undefined);
  const loaded = performance.now();
  let findings = 0;
  for (const file of files) findings += workspace.check(file).findings.length;
  const ended = performance.now();
  return { read: loaded - began, check: ended - loaded, total: ended - began, findings };
}

/** Each part over all documents, so that their shares can be told apart. The texts have been read before. */
async function phases(folder: string): Promise<Timings> {
  const { workspace } = await load([folder], undefined);
  const { documents, schemas, configOf } = workspace.snapshot();
  const timings: Record<string, number> = {};
  const timed = <T>(part: string, work: () => T): T => {
    const began = performance.now();
    const result = work();
    timings[part] = performance.now() - began;
    return result;
  };
  const { spelling } = timed("dictionary (opened before)", openDictionary);
  const texts = [...documents].map(([id, { tree }]) => ({ id, text: tree.text }));
  const trees = timed("reading (text to tree)", () => texts.map(({ id, text }) => ({ id, tree: parse(text, { name: basename(id) }) })));
  const facts = timed("facts", () => trees.map(({ id, tree }) => factsOf(id, tree)));
  const corpus = timed("corpus", () => {
    let made = emptyCorpus.withConfig(configOf);
    for (const schema of schemas.values()) made = made.withSchema(schema);
    for (const one of facts) made = made.with(one);
    return made;
  });
  timed("references (all resolved once)", () => {
    for (const one of facts) for (const reference of one.tree.references) corpus.resolve(reference, one);
  });
  for (const rule of allRules) {
    timed(`rule ${rule.id}`, () => {
      for (const one of facts) {
        if (rule.reads === "document") checkOwn(one, configOf(one.id), spelling, [rule]);
        else checkCorpus(one, corpus, configOf(one.id), spelling, [rule]);
      }
    });
  }
  return timings;
}

// A fixture as the server would see it: every document parsed, one corpus, the sec.json that governs each document.
// Built from the pure rooms alone, so that a rule's test needs neither a disk nor a server.

import { checkDocument, type Checked, type Finding } from "../../server/src/check/check.ts";
import { defaultConfig, type Config } from "../../server/src/config/config.ts";
import { readConfig } from "../../server/src/config/read.ts";
import { emptyCorpus, type Corpus } from "../../server/src/index/corpus.ts";
import { factsOf, type Facts } from "../../server/src/index/facts.ts";
import { allRules } from "../../server/src/rules/all.ts";
import type { Fix, Rule } from "../../server/src/rules/rule.ts";
import { readSchema } from "../../server/src/schema/read.ts";
import type { Spelling } from "../../server/src/spelling/spelling.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { applyEdits } from "../../server/src/text/edit.ts";
import { parseFixture, type Fixture } from "./fixture.ts";
import { spelling } from "./spelling.ts";

export interface FixtureWorkspace {
  readonly fixture: Fixture;
  /** Texts of all files, by name. */
  readonly texts: ReadonlyMap<string, string>;
  readonly documents: readonly Facts[];
  readonly corpus: Corpus;
  readonly spelling: Spelling;
  configOf(document: Facts): Config;
}

/** The id of the fixture's file `name`. */
export function idOf(name: string): string {
  return `/code/${name}`;
}

/** The fixture's file whose id is `id`. */
export function nameOf(id: string): string {
  return id.replace(/^\/code\//, "");
}

/** `source` is a fixture's text, or one that is parsed. */
export function workspaceOf(source: string | Fixture): FixtureWorkspace {
  const fixture = typeof source === "string" ? parseFixture(source) : source;
  return { fixture, ...workspaceOfTexts(new Map(fixture.files.map(({ name, text }) => [name, text]))) };
}

/** The same from bare texts by file name. */
export function workspaceOfTexts(texts: ReadonlyMap<string, string>): Omit<FixtureWorkspace, "fixture"> {
  const configs = new Map<string, Config>();
  const documents: Facts[] = [];
  let corpus: Corpus = emptyCorpus;
  for (const [name, text] of texts) {
    const base = name.replace(/^.*\//, "");
    if (base === "sec.json") configs.set(name.slice(0, -base.length), readConfig(text, allRules).config);
    else if (base.endsWith(".xsd")) corpus = corpus.withSchema(readSchema(text, idOf(name)));
    else {
      const facts = factsOf(idOf(name), parse(text, { name: base }));
      documents.push(facts);
      corpus = corpus.with(facts);
    }
  }
  const configOf = (document: Facts): Config => {
    for (let folder = nameOf(document.id).replace(/[^/]*$/, ""); ; folder = folder.replace(/[^/]*\/$/, "")) {
      const config = configs.get(folder);
      if (config) return config;
      if (folder === "") return defaultConfig;
    }
  };
  for (const document of documents) corpus = corpus.withAliases(document.id, configOf(document));
  return { texts, documents, corpus, spelling, configOf };
}

/** What the rules find in each document, by file name. A rule that throws is an error here. */
export function findingsOf(
  workspace: Omit<FixtureWorkspace, "fixture">,
  rules: readonly Rule[] = allRules,
): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, readonly Finding[]>();
  for (const document of workspace.documents) {
    const checked = checkDocument(document, workspace.corpus, workspace.configOf(document), workspace.spelling, rules);
    throwFailures(checked, document);
    found.set(nameOf(document.id), checked.findings);
  }
  return found;
}

/** The texts with `fixes` made, all at once. */
export function applied(texts: ReadonlyMap<string, string>, fixes: readonly Fix[]): ReadonlyMap<string, string> {
  const edits = fixes.flatMap((fix) => fix.edits);
  return new Map(
    [...texts].map(([name, text]) => [name, applyEdits(text, edits.filter((edit) => edit.document === idOf(name)))]),
  );
}

function throwFailures(checked: Checked, document: Facts): void {
  for (const { rule, error } of checked.failures) throw new Error(`${rule} failed in ${document.id}`, { cause: error });
  for (const { at, rule } of checked.findings) {
    if (!(0 <= at.from && at.from <= at.to && at.to <= document.tree.text.length)) {
      throw new Error(`${rule} found ${at.from}..${at.to}, outside ${document.id}`);
    }
  }
}

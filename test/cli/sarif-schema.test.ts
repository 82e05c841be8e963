// What `--format sarif` prints, held against the schema that is published for SARIF 2.1.0.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { samples } from "../../scripts/paths.ts";
import type { Diagnostic } from "../../server/src/cli/diagnostics.ts";
import { asSarif } from "../../server/src/cli/format/sarif.ts";
import { secDuis } from "./sec-duis.ts";

const load = createRequire(import.meta.url);
const read = (name: string): object => JSON.parse(readFileSync(load.resolve(name), "utf8")) as object;

/** What the schema says against a log. */
function faultsOf(log: unknown): readonly string[] {
  const Ajv = load("ajv") as new (options: object) => Validator;
  const ajv = new Ajv({ schemaId: "auto", allErrors: true });
  ajv.addMetaSchema(read("ajv/lib/refs/json-schema-draft-04.json"));
  const isValid = ajv.compile(read("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"));
  return isValid(log) ? [] : isValid.errors.map(({ dataPath, message }) => `${dataPath} ${message}`);
}

/** As much of Ajv as is asked for. */
interface Validator {
  addMetaSchema(schema: object): void;
  compile(schema: object): ((value: unknown) => boolean) & { readonly errors: readonly { readonly dataPath: string; readonly message: string }[] };
}

test("sarif: the findings of the sample, with their related places and fixes, are as the schema has it", () => {
  const log = JSON.parse(secDuis(samples, "check", "--format", "sarif", ".").out) as { readonly runs: readonly { readonly results: readonly { readonly fixes?: unknown; readonly relatedLocations?: unknown }[] }[] };
  const { results } = log.runs[0]!;
  assert.ok(results.some(({ fixes }) => fixes) && results.some(({ relatedLocations }) => relatedLocations));
  assert.deepEqual(faultsOf(log), []);
  assert.notDeepEqual(faultsOf({ ...log, version: "2.0.0" }), [], "the schema is asked");
});

test("sarif: nothing found, files elsewhere and with odd names, places without words and what could not be read are so, too", () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const odd: Diagnostic = { file: "/else where/a#b%\ud800.sec", range, severity: "hint", rule: "no-such-rule", message: "[a](b) \ud800", related: [{ file: "/code/x.sec", range, message: "" }], fixes: [{ title: "Mend", preferred: false, safe: true, edits: [{ file: "/code/x.sec", range, newText: "" }] }] };
  const report = { files: 0, bytes: 0, diagnostics: [], unreadable: [], fixed: undefined };
  assert.deepEqual(faultsOf(JSON.parse(asSarif(report, "/"))), []);
  assert.deepEqual(faultsOf(JSON.parse(asSarif({ ...report, diagnostics: [odd], unreadable: [{ file: "/code/y.sec", message: "It is gone." }] }, "/code"))), []);
});

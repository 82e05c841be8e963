// What is found in whole documents, kept as text and reviewed as a diff. `UPDATE_GOLDEN=1 npm run test:unit` writes it
// anew. The sample's findings are drawn under their lines; of the real text (../shared, where it is there) only rule and
// line number are kept, as none of its sentences belongs to this project.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { samples } from "../../scripts/paths.ts";
import { allRules } from "../../server/src/rules/all.ts";
import { placeOf } from "../../server/src/text/line-index.ts";
import { mendingsOf } from "../support/mendings.ts";
import { logOf, versionsWith } from "../support/revisions.ts";
import { findingsOf, idOf, workspaceWith, type Texts } from "../support/workspace.ts";

const shared = fileURLToPath(new URL("../../../shared/", import.meta.url));

test("the sample Code", () => matches("samples.txt", drawn(filesBelow(samples))));

test("the real appendices", needsShared(), () => {
  const schemas = filesBelow(`${shared}corpus/duis`);
  matches("appendices.txt", listed(new Map([...filesBelow(`${shared}corpus/sec`), ...schemas])));
});

test("openings of other documents, each by itself", needsShared(), () => {
  const openings = [...filesBelow(`${shared}corpus/excerpts`)];
  matches("excerpts.txt", openings.map((file) => listed(new Map([file]))).join(""));
});

test("the housekeeping Code", needsShared(), () => {
  const schemas = filesBelow(`${shared}corpus/duis`);
  matches("housekeeping.txt", listed(new Map([...filesBelow(`${shared}housekeeping/before`), ...schemas])));
});

test("what the log says of the rules' examples, once they are mended", () => {
  const parts = allRules.map((rule) => {
    const rows = mendingsOf(rule).flatMap(({ before, after }) => logOf(versionsWith(before, after)).entries.filter(({ rules }) => rules.includes(rule.id)));
    const lines = rows.flatMap(({ summary, change }) => [...summary, ...change.map((line) => `    ${line}`)]);
    for (const line of lines) assert.doesNotMatch(line, /undefined|\[object|“”|[.,;:]\.$|\.,/, rule.id);
    return `${rule.id}\n${lines.map((line) => `  ${line}\n`).join("")}`;
  });
  matches("log.txt", parts.join("\n"));
});

function matches(name: string, actual: string): void {
  const file = new URL(name, import.meta.url);
  if (process.env["UPDATE_GOLDEN"]) writeFileSync(file, actual);
  assert.ok(existsSync(file), `${name} is not there: UPDATE_GOLDEN=1 makes it`);
  assert.equal(actual, readFileSync(file, "utf8"));
}

function needsShared(): { skip?: string } {
  return existsSync(`${shared}corpus`) ? {} : { skip: "../shared, with the real text, is not here" };
}

/** Each finding under its line, with the line's number. */
function drawn(texts: Texts): string {
  const { snapshot, findings } = checked(texts);
  const parts: string[] = [];
  for (const [name, found] of findings) {
    if (found.length === 0) continue;
    const { text, lines } = snapshot.documents.get(idOf(name))!.tree;
    const source = text.toString().split(/\r\n|\r|\n/);
    parts.push(name);
    let last = -1;
    for (const { at, rule, severity, message } of found) {
      const { line, character } = placeOf(lines, at.from);
      if (line !== last) parts.push(`${String(line + 1).padStart(5)} | ${source[line]}`);
      const length = Math.max(1, Math.min(at.to - at.from, source[line]!.length - character));
      parts.push(`      | ${" ".repeat(character)}${"^".repeat(length)} ${severity} ${rule}: ${message}`);
      last = line;
    }
    parts.push("");
  }
  return parts.join("\n");
}

/** `file:line severity rule`. */
function listed(texts: Texts): string {
  const { snapshot, findings } = checked(texts);
  return [...findings]
    .flatMap(([name, found]) =>
      found.map(({ at, rule, severity }) => {
        const { line } = placeOf(snapshot.documents.get(idOf(name))!.tree.lines, at.from);
        return `${name}:${line + 1} ${severity} ${rule}\n`;
      }),
    )
    .join("");
}

function checked(texts: Texts) {
  const snapshot = workspaceWith(texts).snapshot();
  return { snapshot, findings: findingsOf(snapshot) };
}

/** Documents, schemas and sec.json in `folder`, by their path in it. */
function filesBelow(folder: string): Texts {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:sec|duis)(?:\.(?:md|txt))?$|\.xsd$|^sec\.json$/.test(basename(entry.name)))
      .map((entry) => `${entry.parentPath}/${entry.name}`)
      .sort()
      .map((path) => [relative(folder, path).replaceAll("\\", "/"), readFileSync(path, "utf8")]),
  );
}

import { identityName } from "../../syntax/identity.ts";
import { addTo } from "../../text/lists.ts";
import { plainLine } from "../../text/plain.ts";
import type { IndexedReference, IndexReport } from "../index-report.ts";
import { shown } from "../paths.ts";
import { counted } from "../report.ts";

/** For people: each document with its clauses, terms and references, and the counts of it all last. */
export function indexAsText({ documents, clauses, definitions, references }: IndexReport, cwd: string): string {
  const clausesBy = byFile(clauses);
  const definitionsBy = byFile(definitions);
  const referencesBy = byFile(references);
  const lines = documents.flatMap(({ file, key, kind, title, version }) => {
    const own = { clauses: clausesBy.get(file) ?? [], definitions: definitionsBy.get(file) ?? [], references: referencesBy.get(file) ?? [] };
    return [
      `${shown(cwd, file)}`,
      `  ${[identityName({ kind, key }), title, version === undefined ? "" : `version ${version}`].filter((part) => part !== "").join(", ")}`,
      `  ${counted(own.clauses.length, "clause")}`,
      ...own.clauses.map(({ key, heading, notUsed, range }) => `    ${range.start.line + 1}: ${key} ${notUsed ? "[not used]" : heading}`.trimEnd()),
      `  ${counted(own.definitions.length, "definition")}`,
      ...own.definitions.map(
        ({ term, aliases, kind, scope, range }) =>
          `    ${range.start.line + 1}: ${[term, ...aliases].join(" = ")} (${kind}, ${scope === "code" ? "the whole Code" : `this ${scope}`})`,
      ),
      `  ${counted(own.references.length, "reference")}${statuses(own.references)}`,
      ...own.references.map(
        ({ text, keys, status, target, range }) =>
          `    ${range.start.line + 1}: ${text} -> ${status === "resolved" && target ? `${target.key} at ${shown(cwd, target.file)}:${target.range.start.line + 1}` : [status, keys.join(", ")].join(" ").trim()}`,
      ),
      "",
    ];
  });
  const all = [counted(documents.length, "document"), counted(clauses.length, "clause"), counted(definitions.length, "definition"), counted(references.length, "reference")];
  return [...lines.map(plainLine), `${all.join(", ")}${statuses(references)}.`, ""].join("\n");
}

/** ` (12 resolved, 1 broken)` */
function statuses(references: readonly IndexedReference[]): string {
  const counts = new Map<string, number>();
  for (const { status } of references) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts.size === 0 ? "" : ` (${[...counts].map(([status, count]) => `${count} ${status}`).join(", ")})`;
}

function byFile<T extends { readonly file: string }>(items: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const files = new Map<string, T[]>();
  for (const item of items) {
    addTo(files, item.file, item);
  }
  return files;
}

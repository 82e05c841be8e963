// The same Code as plain Markdown: a heading for each numbered clause, a link for each reference that leads somewhere.
// So that tools for Markdown can be measured on the same text.

import type { ClauseTruth, GeneratedCode, GeneratedFile } from "./truth.ts";

/** One `.md` file for each document of `code`; schema and sec.json are left out. What leads nowhere is a link that leads nowhere. */
export function asMarkdown({ files, truth }: GeneratedCode): readonly GeneratedFile[] {
  const targets = new Map<string, string>();
  for (const { key, file } of truth.documents) targets.set(key, nameOf(file));
  const clauses = grouped(truth.clauses.filter(({ kind }) => kind === "clause"));
  for (const [file, those] of clauses) for (const [key, anchor] of anchorsOf(those)) targets.set(key, `${nameOf(file)}#${anchor}`);
  const references = grouped(truth.references);
  return truth.documents.map(({ file }) => {
    const { text } = files.find((one) => one.file === file)!;
    const edits = [
      ...(clauses.get(file) ?? []).flatMap((clause) => headingEdits(text, clause)),
      ...(references.get(file) ?? []).flatMap(({ from, to, key, status }) => {
        // What stands below a clause has no heading of its own in Markdown.
        const target = status === "broken" ? `${nameOf(file)}#no-such-clause` : status === "resolved" ? (targets.get(key) ?? targets.get(key.replace(/\(.*$/, ""))) : undefined;
        return target !== undefined ? [{ from, to, by: `[${text.slice(from, to)}](${target})` }] : [];
      }),
    ].sort((a, b) => a.from - b.from);
    let written = "";
    let at = 0;
    for (const { from, to, by } of edits) {
      if (from < at) continue;
      written += text.slice(at, from) + by;
      at = to;
    }
    return { file: nameOf(file), text: written + text.slice(at) };
  });
}

function headingEdits(text: string, { from, to, number, heading }: ClauseTruth): { from: number; to: number; by: string }[] {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  // A clause with a heading may have its marks already.
  if (text[start] === "#") return [];
  return [heading === undefined ? { from, to, by: `#### ${number}\n\n` } : { from, to: from, by: "#### " }];
}

/** The anchors of a document's headings, by the key of the clause, as GitHub makes them: a second one like the first is told apart by a number. */
function anchorsOf(clauses: readonly ClauseTruth[]): ReadonlyMap<string, string> {
  const seen = new Map<string, number>();
  return new Map([...clauses].sort((a, b) => a.from - b.from).map(({ key, number, heading }) => {
    const words = heading === undefined ? number : `${number} ${heading}`;
    const anchor = words.toLowerCase().replace(/[^\w\s-]/g, "").replace(/\s/g, "-");
    const before = seen.get(anchor) ?? 0;
    seen.set(anchor, before + 1);
    return [key, before === 0 ? anchor : `${anchor}-${before}`];
  }));
}

function nameOf(file: string): string {
  return `${file.replace(/\.(?:sec\.txt|sec|duis)$/, "")}.md`;
}

function grouped<T extends { readonly file: string }>(all: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(one.file);
    if (group) group.push(one);
    else groups.set(one.file, [one]);
  }
  return groups;
}

// The same Code as plain Markdown: a heading for each numbered clause, a link for each reference that leads somewhere.
// So that tools for Markdown can be measured on the same text.

import type { ClauseTruth, GeneratedCode, GeneratedFile } from "./truth.ts";

/** One `.md` file for each document of `code`; schema and sec.json are left out. */
export function asMarkdown({ files, truth }: GeneratedCode): readonly GeneratedFile[] {
  const anchors = new Map<string, string>();
  for (const { key, file } of truth.documents) anchors.set(key, nameOf(file));
  for (const clause of truth.clauses) if (clause.kind === "clause") anchors.set(clause.key, `${nameOf(clause.file)}#${anchorOf(clause)}`);
  const clauses = grouped(truth.clauses);
  const references = grouped(truth.references);
  return truth.documents.map(({ file }) => {
    const { text } = files.find((one) => one.file === file)!;
    const edits = [
      ...(clauses.get(file) ?? []).filter(({ kind }) => kind === "clause").flatMap((clause) => headingEdits(text, clause)),
      ...(references.get(file) ?? []).flatMap(({ from, to, key, status }) => {
        // What stands below a clause has no heading of its own in Markdown.
        const target = anchors.get(key) ?? anchors.get(key.replace(/\(.*$/, ""));
        return status === "resolved" && target !== undefined ? [{ from, to, by: `[${text.slice(from, to)}](${target})` }] : [];
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

function headingEdits(text: string, { from, to, number }: ClauseTruth): { from: number; to: number; by: string }[] {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  // A clause with a heading has its marks already.
  return start < from ? [] : [{ from, to, by: `#### ${number}\n\n` }];
}

/** As GitHub makes the anchor of a heading. */
function anchorOf({ number, heading }: ClauseTruth): string {
  const words = heading === undefined ? number : `${number} ${heading}`;
  return words.toLowerCase().replace(/[^\w\s-]/g, "").replace(/\s/g, "-");
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

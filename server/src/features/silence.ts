// The comment that silences a finding where it stands, put where nothing else is read otherwise for it: over the line
// where a block begins, else behind the line.

import type { Finding } from "../check/findings.ts";
import type { Facts } from "../index/facts.ts";
import type { Tree } from "../syntax/tree.ts";
import { lineEndOf, lineOf, lineSpan } from "../text/line-index.ts";
import { lastFrom } from "../text/ordered.ts";
import { contains, meets, type Span } from "../text/span.ts";
import type { Change } from "./refactoring.ts";

export interface Silence {
  readonly title: string;
  readonly finding: Finding;
  readonly change: Change;
}

/** How each rule that has findings at `span` is silenced on the line of its finding. */
export function silences(document: Facts, findings: readonly Finding[], span: Span): readonly Silence[] {
  const offered = new Map<string, Silence>();
  for (const finding of findings) {
    if (!meets(finding.at, span) || offered.has(finding.rule)) continue;
    const change = silenceOf(document, finding);
    if (change) offered.set(finding.rule, { title: `Silence ‘${finding.rule}’ on this line`, finding, change });
  }
  return [...offered.values()];
}

/** Undefined where no comment is read (front matter, listings) or where it would come between words that are read as one. */
function silenceOf({ id, tree }: Facts, { rule, at }: Finding): Change | undefined {
  const { text, prose, lines } = tree;
  const number = lineOf(lines, at.from);
  const line = lineSpan(tree, number);
  // What is wrong with a comment that silences is put right there, and not silenced by another.
  const isOfComment = tree.suppressions.some((comment) => contains(comment.at, at));
  if (isOfComment || prose.slice(line.from, line.to).trim() === "") return undefined;
  const written = text.slice(line.from, line.to);
  const indent = /^[ \t]*/.exec(written)![0];
  const comment = (offset: number, before: string, after: string): Change => {
    return { document: id, at: { from: offset, to: offset }, newText: `${before} ${rule}${after}`, typedOver: { before: `${before} ${rule}: `, words: "why", after } };
  };
  const behind = comment(line.to, " <!-- sec-disable-line", " -->");
  // A line of its own would end a table.
  if (written.startsWith("|", indent.length)) return behind;
  const over = comment(line.from, `${indent}<!-- sec-disable-next-line`, ` -->${lineEndOf(text)}`);
  if (beginsBlock(tree, number, line)) return over;
  if (!isTorn(tree, line.to)) return behind;
  return isTorn(tree, line.from) ? undefined : over;
}

function beginsBlock(tree: Tree, number: number, line: Span): boolean {
  if (number === 0) return true;
  const above = lineSpan(tree, number - 1);
  if (tree.prose.slice(above.from, above.to).trim() === "") return true;
  const clause = tree.clauses[lastFrom(tree.clauses, line.to)];
  return clause !== undefined && clause.from >= line.from && tree.text.slice(line.from, clause.from).trim().replace(/^#+$/, "") === "";
}

/** Whether a line end at `offset` parts what is read as one: a reference, or words with capitals, which may be a term. */
function isTorn({ text, references }: Tree, offset: number): boolean {
  const reference = references[lastFrom(references, offset)];
  if (reference && reference.whole.to > offset) return true;
  const [before, behind] = [text.slice(Math.max(0, offset - 60), offset).trim().split(/\s/).at(-1)!, text.slice(offset, offset + 60).trim()];
  return /^\p{Lu}/u.test(before) && /^\p{Lu}/u.test(behind);
}

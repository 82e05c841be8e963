// What is no prose and yet is typed by hand: comments that silence a rule, the front matter, a heading in quotes.

import type { Facts } from "../index/facts.ts";
import { commentAt } from "../syntax/comments.ts";
import { fileName } from "../text/paths.ts";
import { runStart } from "../text/run.ts";
import { slice } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { nothing, ranked, type Suggestion, type Suggestions, type Typing } from "./suggestion.ts";

/** A rule as a suppression names it. */
export interface RuleName {
  readonly id: string;
  readonly summary: string;
}

const directives: readonly (readonly [string, string])[] = [
  ["sec-disable-next-line", "Silences rules for the next line"],
  ["sec-disable-line", "Silences rules for this line"],
  ["sec-disable", "Silences rules from here on, up to sec-enable"],
  ["sec-enable", "Ends a sec-disable"],
  ["sec-disable-file", "Silences rules for the whole document"],
];

/** In a comment: how rules are silenced, then their ids; undefined where the caret is in no comment. */
export function completeComment({ tree, tree: { text } }: Facts, offset: number, rules: readonly RuleName[]): Suggestions | undefined {
  const comment = commentAt(tree, offset);
  if (!comment || offset < comment.from + 4 || offset - comment.from > 400) return undefined;
  const words = text.slice(comment.from + 4, offset);
  if (words.includes("-->")) return undefined;
  const directive = /^\s*([a-z-]+)$/.exec(words)?.[1];
  if (directive !== undefined) {
    const at = { from: offset - directive.length, to: idEnd(text, offset) };
    return { items: directives.map(([label, detail], i): Suggestion => ({ kind: "key", label, detail, newText: label, at, filter: label, rank: ranked(i), about: undefined })), incomplete: false };
  }
  const named = /^\s*sec-(?:disable|enable)[a-z-]*\s([a-z\s,-]*)$/.exec(words)?.[1];
  if (named === undefined) return nothing;
  const typed = runStart(named, /[a-z-]/);
  const at = { from: offset - (named.length - typed), to: idEnd(text, offset) };
  const before = new Set(named.slice(0, typed).split(/[\s,]+/));
  const items = rules.filter(({ id }) => !before.has(id)).map(({ id, summary }): Suggestion => ({ kind: "rule", label: id, detail: summary, newText: id, at, filter: id, rank: id, about: undefined }));
  return { items, incomplete: false };
}

function idEnd(text: Text, offset: number): number {
  let end = offset;
  while (/[a-z-]/.test(text.charAt(end)) && !text.startsWith("-->", end)) end++;
  return end;
}

const entries: readonly (readonly [string, string])[] = [
  ["document", "Which document of the Code this is: Section G, Appendix AD"],
  ["title", "Its title"],
  ["version", "Its version"],
  ["aliases", "Its short names: [DUIS]"],
  ["schema", "The XML Schema that its sr: names are from"],
  ["extract", "true: only a part of the document is here"],
  ["status", "in-force, concluded, consulted or draft"],
];

const values: Readonly<Record<string, readonly string[]>> = {
  document: ["Section ", "Appendix ", "Schedule "],
  extract: ["true", "false"],
  status: ["in-force", "concluded", "consulted", "draft"],
};

/** In the front matter, closed or not: its entries and their values; undefined elsewhere. */
export function completeFrontMatter(snapshot: Snapshot, { tree: { text } }: Facts, offset: number): Suggestions | undefined {
  if (offset > 4_000 || !/^\ufeff?---[ \t]*\r?\n/.test(text.slice(0, offset))) return undefined;
  const lines = text.slice(text.indexOf("\n") + 1, offset).split(/\r?\n/);
  const line = lines.pop()!;
  if (!lines.every((one) => /^(?:(?:[a-z]+[ \t]*:|[ \t]|-[ \t]).*)?$/.test(one) && !/^---/.test(one))) return undefined;
  if (/^---/.test(line)) return undefined;
  const key = /^[a-z]*$/.test(line) ? line : undefined;
  if (key !== undefined) {
    const rest = text.slice(offset, offset + 2_000).split(/^---/m)[0]!;
    const present = new Set([...lines, ...rest.split(/\r?\n/).slice(1)].map((one) => /^([a-z]+)[ \t]*:/.exec(one)?.[1]));
    const at = { from: offset - key.length, to: offset };
    return listOf(entries.filter(([name]) => name.startsWith(key) && !present.has(name)).map(([name, detail], i) => ({ kind: "key", label: name, detail, newText: `${name}: `, at, filter: name, rank: ranked(i), about: undefined })));
  }
  const [, name, typed] = /^([a-z]+)[ \t]*:[ \t]*(\S*)$/.exec(line) ?? [];
  if (name === undefined) return nothing;
  const offered = name === "schema" ? [...new Set([...snapshot.schemas.keys()].map(fileName))] : (values[name] ?? []);
  const at = { from: offset - typed!.length, to: offset };
  return listOf(offered.filter((value) => value.startsWith(typed!)).map((value, i) => ({ kind: "value", label: value.trim(), detail: "", newText: value, at, filter: value, rank: ranked(i), about: undefined })));
}

function listOf(items: readonly Suggestion[]): Suggestions {
  return { items, incomplete: false };
}

/** `the section “Resp`: the headings of this document. */
export function completeTitle({ id, tree }: Facts, { offset, before }: Typing): Suggestions | undefined {
  const typed = /\b[Ss]ections?[ \u00a0](?:(?:titled|entitled|headed|called)[ \u00a0])?(["“‘])([^"”’|\n]{0,100})$/.exec(before);
  if (!typed) return undefined;
  const close = { "“": "”", "‘": "’", '"': '"' }[typed[1]!]!;
  const rest = /^[^"”’|\n(.,;]{0,120}/.exec(tree.text.slice(offset))![0];
  const isClosed = tree.text.charAt(offset + rest.length) === close;
  const at = { from: offset - typed[2]!.length, to: isClosed ? offset + rest.length : offset };
  const seen = new Set<string>();
  const items: Suggestion[] = [];
  for (const clause of tree.clauses) {
    const label = clause.heading ? slice(tree.prose, clause.heading).replace(/\s+/g, " ") : "";
    if (label === "" || seen.has(label)) continue;
    seen.add(label);
    items.push({ kind: "heading", label, detail: clause.number, newText: isClosed ? label : label + close, at, filter: label, rank: ranked(clause.index), about: { kind: "clause", document: id, at: clause.from } });
  }
  return { items, incomplete: false };
}

// The optional YAML block at the head of a document. What is wrong in it is a problem with its place; the rest counts.

import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from "yaml";
import type { Span } from "../text/span.ts";
import type { Line } from "./lines.ts";
import type { Identity, SyntaxProblem } from "./tree.ts";

export interface FrontMatter {
  readonly document: { readonly value: string; readonly at: Span } | undefined;
  readonly title: string | undefined;
  readonly version: string | undefined;
  readonly aliases: readonly string[];
  readonly schema: string | undefined;
  readonly extract: boolean;
  readonly status: Identity["status"];
  readonly problems: readonly SyntaxProblem[];
}

const none: FrontMatter = {
  document: undefined, title: undefined, version: undefined, aliases: [], schema: undefined, extract: false, status: undefined, problems: [],
};

const keys = ["document", "title", "version", "aliases", "schema", "extract", "status"];
const statuses = ["in-force", "concluded", "consulted", "draft"] as const;

/** Marks the front matter's lines and reads it; a document need not have one. */
export function readFrontMatter(text: string, lines: readonly Line[]): FrontMatter {
  if (!isFence(text, lines[0]) || !/^[\w-]+\s*:/.test(text.slice(lines[1]?.start ?? 0, lines[1]?.to ?? 0))) return none;
  let end = 1;
  while (end < lines.length && end < 200 && !isFence(text, lines[end])) end++;
  const closed = isFence(text, lines[end]);
  if (!closed) for (end = 1; end < lines.length && lines[end]!.kind !== "blank"; ) end++;
  for (let i = 0; i < Math.min(end + (closed ? 1 : 0), lines.length); i++) lines[i]!.kind = "front-matter";
  const from = lines[1]!.from;
  const to = lines[end - 1]!.to;
  const read = readYaml(text.slice(from, to), from);
  if (closed) return read;
  const unclosed = { at: { from: lines[0]!.start, to: lines[0]!.to }, message: "The front matter is not closed: a line '---' is missing after it." };
  return { ...read, problems: [unclosed, ...read.problems] };
}

function isFence(text: string, line: Line | undefined): boolean {
  return line !== undefined && line.to - line.start >= 3 && line.to - line.start < 10 && /^(?:---|\.\.\.)\s*$/.test(text.slice(line.start, line.to));
}

function readYaml(source: string, base: number): FrontMatter {
  const problems: SyntaxProblem[] = [];
  const problem = (from: number, to: number, message: string) =>
    problems.push({ at: { from: base + from, to: base + Math.max(from, Math.min(to, source.length)) }, message });
  if (source.length > 20_000) {
    problem(0, 0, "The front matter is too long to be read.");
    return { ...none, problems };
  }
  const yaml = parseDocument(source, { lineCounter: new LineCounter(), prettyErrors: false, strict: false, logLevel: "silent" });
  for (const error of yaml.errors) problem(error.pos[0], error.pos[1], `The front matter cannot be read here: ${error.message}`);
  const values = new Map<string, Node>();
  if (isMap(yaml.contents)) {
    for (const pair of yaml.contents.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : "";
      const range = isScalar(pair.key) ? pair.key.range : undefined;
      if (!keys.includes(key)) problem(range?.[0] ?? 0, range?.[1] ?? 0, `The front matter has no entry '${key}'. It may have: ${keys.join(", ")}.`);
      else if (pair.value !== null && typeof pair.value === "object") values.set(key, pair.value as Node);
    }
  } else if (yaml.contents !== null) problem(0, source.length, "The front matter must be a list of 'name: value' lines.");
  const scalar = (key: string): { value: string; at: Span } | undefined => {
    const node = values.get(key);
    if (node === undefined) return undefined;
    const [from, to] = node.range ?? [0, 0];
    if (!isScalar(node)) problem(from, to, `'${key}' must be a single value.`);
    // The source, not the value: a version 12.0 must not turn into the number 12.
    else if (node.value !== null) return { value: String(node.source ?? node.value), at: { from: base + from, to: base + to } };
    return undefined;
  };
  const list = (key: string): string[] => {
    const node = values.get(key);
    if (node === undefined) return [];
    if (isSeq(node)) return node.items.filter(isScalar).map(item => String(item.value));
    if (isScalar(node) && node.value !== null) return [String(node.value)];
    return [];
  };
  const status = scalar("status");
  const known = statuses.find(value => value === status?.value);
  if (status && !known) problem(status.at.from - base, status.at.to - base, `The status '${status.value}' is none of: ${statuses.join(", ")}.`);
  const extract = scalar("extract");
  if (extract && !/^(?:true|false)$/.test(extract.value)) problem(extract.at.from - base, extract.at.to - base, "'extract' must be true or false.");
  return {
    document: scalar("document"),
    title: scalar("title")?.value,
    version: scalar("version")?.value,
    aliases: list("aliases"),
    schema: scalar("schema")?.value,
    extract: extract?.value === "true",
    status: known,
    problems,
  };
}

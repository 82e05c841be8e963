// References to places that exist, and that cannot be meant from where they stand.

import type { Facts } from "../index/facts.ts";
import { isBelow } from "../index/keys.ts";
import { clauseName, documentName } from "../index/names.ts";
import { hasPageFurniture } from "../index/page-furniture.ts";
import type { Resolution, Target } from "../index/resolve.ts";
import { nearestAround } from "../syntax/around.ts";
import { readings } from "../syntax/numbers.ts";
import type { Clause, Reference, ReferenceTarget } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import type { Fault, Fix } from "./rule.ts";

/** `this Section L2` in Section L3: words that were copied from there. */
export function copiedFrom(document: Facts, reference: Reference, found: Resolution): Fault | undefined {
  const { tree } = document;
  if (!followsThis(tree.prose, reference.from) || tree.identity.kind === "other" || hasPageFurniture(document)) return undefined;
  const target = found.kind === "one" ? found.target : undefined;
  if (target ? isHere(document, reference, target) : found.kind !== "absent") return undefined;
  const home = enclosing(tree, reference.clause);
  const key = target?.kind === "clause" ? citedKey(reference, target.clause) : "";
  const named = target?.kind === "clause" ? (key === target.clause.key ? clauseName(target.document, target.clause, document) : `Section ${key}`) : target?.kind === "document" ? documentName(target.document) : found.kind === "absent" ? found.document : "";
  const number = target?.kind === "document" || found.kind === "absent" ? tree.identity.key : target?.kind === "clause" && target.document === document && home ? numberLike(key === target.clause.key ? target.clause.number : key, home.number) : undefined;
  return {
    at: reference.number,
    message: `These words stand in ${home ? clauseName(document, home, document) : documentName(document)}, not in ${named}.`,
    severity: "warning",
    fixes: () => (number === undefined ? [] : [changeTo(document, reference.number, number)]),
  };
}

/** Whether `this` is the word right before `at`. */
function followsThis(prose: Text, at: number): boolean {
  return prose.charCodeAt(at - 2) === 115 && /(?:^|[^A-Za-z])[Tt]his\s$/.test(prose.slice(Math.max(0, at - 6), at));
}

/** The key of what is cited: of X1 that has no text of its own, where X1.1 was found for it, "X1". */
function citedKey({ target }: Reference, { key }: Clause): string {
  return target.kind === "clause" && !key.endsWith(target.key) ? target.key : key;
}

/** Whether what is named holds the reference itself; a table never does. */
function isHere(document: Facts, reference: Reference, target: Target): boolean {
  const { from, clause: at } = reference;
  if (target.kind === "document") return target.document === document;
  if (target.kind !== "clause" || target.clause.kind === "table" || at < 0) return true;
  if (target.document !== document) return false;
  const { content } = target.clause;
  if (content.from <= from && from < content.to) return true;
  const key = citedKey(reference, target.clause);
  const { clauses } = document.tree;
  // `this Section 2.1(a) and (b)` in 2.1(c): paragraphs of the clause that both stand in.
  const open = document.tree.prose.charAt(reference.number.from) === "(" ? -1 : key.indexOf("(");
  const around = open < 0 ? key : key.slice(0, open);
  for (let i = at; i >= 0; i = clauses[i]!.parent) {
    if (isBelow(clauses[i]!.key, key) || clauses[i]!.key === around) return true;
  }
  return false;
}

/** The numbered clause that the one at `index` is, or lies in. */
function enclosing({ clauses }: Facts["tree"], index: number): Clause | undefined {
  return clauses[nearestAround(clauses, index, kind => kind === "clause")];
}

/** As much of `number` (`L3.2`) as `like` (`L2`) has. */
function numberLike(like: string, number: string): string | undefined {
  return like.includes("(") ? undefined : number.split(".").slice(0, like.split(".").length).join(".");
}

/** `Sections G3.8 to G3.4`. */
export function emptyRange(document: Facts, start: Reference, end: Reference, first: Resolution, last: Resolution): Fault | undefined {
  // Of what is not here the numbers tell.
  if (first.kind === "absent" && last.kind === "absent") return turnedRange(document, start, end);
  if (first.kind !== "one" || last.kind !== "one" || first.target.kind !== "clause" || last.target.kind !== "clause") return undefined;
  const { clause: one, document: home } = first.target;
  const { clause: other } = last.target;
  if (last.target.document !== home || one.kind !== other.kind || other.index >= one.index || hasPageFurniture(home)) return undefined;
  return turned(document, start, end);
}

/** The same by the numbers alone: `E71 to E60`, or of a document that is not here. */
export function turnedRange(document: Facts, start: Reference, end: Reference): Fault | undefined {
  const [one, other] = [start.target, end.target];
  if (one.kind === "response-code" && other.kind === "response-code") return isBefore(other.code, one.code) ? turned(document, start, end) : undefined;
  const isOfOne = one.kind === "clause" && other.kind === "clause" && JSON.stringify(one.document) === JSON.stringify(other.document);
  return isOfOne && isBefore(other.key, one.key) ? turned(document, start, end) : undefined;
}

/** Whether two numbers differ in nothing but their last step, which is lower in the first: `G5.3` and `G5.7`, `2(b)` and `2(d)`, `E60` and `E71`. */
function isBefore(low: string, high: string): boolean {
  const [before, behind] = [lastStep.exec(low), lastStep.exec(high)];
  if (!before || !behind || before[1] !== behind[1]) return false;
  const values = new Map(readings(behind[2]!));
  const both = readings(before[2]!).flatMap(([style, value]) => (values.has(style) ? [value < values.get(style)!] : []));
  return both.length > 0 && both.every(Boolean);
}

const lastStep = /^(|[A-Z]|.{0,40}[.(])(\d{1,4}|(?<=\()[A-Za-z]{1,4})\)?$/;

function turned(document: Facts, start: Reference, end: Reference): Fault {
  const written = ({ number }: Reference) => document.tree.text.slice(number.from, number.to);
  const [a, b] = [written(start), written(end)];
  const edits = [{ document: document.id, at: start.number, newText: b }, { document: document.id, at: end.number, newText: a }];
  return { at: end.number, message: `${b} comes before ${a}: this range holds nothing.`, severity: "warning", fixes: () => [{ title: `Make it ${b} to ${a}`, preferred: true, safe: false, edits }] };
}

/** Says of each reference, asked for in order, whether its list has cited the same clause before: `Sections G3.5 and G3.5`. */
export function repeats(): (reference: Reference) => boolean {
  let list = -1;
  let first: ReferenceTarget | undefined;
  let more: Set<ReferenceTarget> | undefined;
  return ({ target, whole, from }) => {
    if (whole.from !== list) {
      list = whole.from;
      first = target;
      more = undefined;
      return false;
    }
    // One clause is one target, whoever cites it. What is named by its document alone may differ in its heading.
    if (target.kind !== "clause" || target.key === "" || from === list) return false;
    const isSeen = target === first || more?.has(target) === true;
    (more ??= new Set()).add(target);
    return isSeen;
  };
}

/** The fix that writes `newText`, which is what `key` looks like there. */
export function changeTo({ id }: Facts, at: Span, newText: string, key = newText): Fix {
  return { title: `Change to ${key}`, preferred: false, safe: false, edits: [{ document: id, at, newText }] };
}

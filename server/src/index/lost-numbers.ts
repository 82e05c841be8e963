// Whether a text lost the numbers of its clauses: a converter leaves out what Word counts, or counts each list from 1 anew.

import { ofShape } from "../syntax/memo.ts";
import { compareNumbers, steps } from "../syntax/numbers.ts";
import type { Clause, Tree } from "../syntax/tree.ts";
import { firstFrom } from "../text/ordered.ts";
import { oncePer } from "../text/remembered.ts";
import { scopeOf } from "./keys.ts";

/** Whether the clauses of a text lost their numbers: then none may be called missing. */
export function hasLostNumbers({ tree }: { readonly tree: Tree }): boolean {
  return hasLost(tree);
}

const hasLost = oncePer((tree: Tree): boolean => !countsUp(tree) && (startsAnew(tree) || standsBare(tree)));

const countsUp = ofShape(findCount);

/**
 * Whether numbers of more than one step follow one another from the first on, as those that were written out do. An inserted
 * one (`G3.5A`) is written out always: Word does not count it.
 */
function findCount({ clauses }: Tree): boolean {
  const numbers = clauses.filter((clause) => clause.kind === "clause" && /\.\d+$/.test(clause.number) && scopeOf(clause) === "").map(({ number }) => number.replace(/[A-Z]/g, ""));
  const all = new Set(numbers);
  let next = 0;
  for (const number of all) {
    const step = number.lastIndexOf(".") + 1;
    const last = Number(number.slice(step));
    if (last <= 1 || all.has(`${number.slice(0, step)}${last - 1}`)) next++;
  }
  const first = numbers.reduce((least, number) => (compareNumbers(number, least) < 0 ? number : least), numbers[0] ?? "");
  const [chapter, ...others] = steps(first);
  return next * 2 > all.size && (chapter![0] === 1 || others.every(([step]) => step <= 1));
}

/** Whether clauses begin with 1 more than once, in the body or in one annex. */
function startsAnew({ blocks, clauses, prose }: Tree): boolean {
  const begun = new Set<string>();
  let done = 0;
  let annex = "";
  for (const { kind, at, clause } of blocks) {
    const of = clauses[clause];
    const from = of && of.at.from >= done ? Math.min(of.at.from, at.from) : at.from;
    done = at.to;
    if (of?.kind === "annex" && of.at.from >= from) annex = of.key;
    if (kind !== "paragraph" || !/^1[.)]\s+["“‘(*]*[A-Z]/.test(prose.slice(from, from + 40))) continue;
    if (begun.has(annex)) return true;
    begun.add(annex);
  }
  return false;
}

/** Whether most of the words outside the annexes stand under no number. */
function standsBare({ blocks, clauses, definitions }: Tree): boolean {
  let numbered = 0;
  let bare = 0;
  let done = 0;
  // Whether a clause's number stands since the last heading.
  let isUnder = false;
  for (const { kind, at, clause } of blocks) {
    const of = clauses[clause];
    const isFirst = of !== undefined && of.at.from >= done;
    done = at.to;
    if (kind === "listing" || kind === "row" || isApart(of)) continue;
    const length = at.to - at.from;
    if (isFirst && of?.kind === "heading") isUnder = false;
    if (isFirst && of?.kind === "clause") {
      isUnder = true;
      numbered += Math.min(length, most);
      bare += Math.max(0, length - most);
    } else if (kind === "paragraph" && !(isUnder && isFirst && of?.kind === "paragraph")) {
      const definition = definitions[firstFrom(definitions, at.from)];
      if (length > most || definition === undefined || definition.at.from >= at.to) bare += length;
    }
  }
  return bare > least && bare > numbered * times;
}

function isApart(clause: Clause | undefined): boolean {
  return clause !== undefined && (clause.kind === "annex" || clause.kind === "table" || scopeOf(clause) !== "");
}

/** A clause's first paragraph is no longer than so many UTF-16 units, or more than one has run together. */
const most = 800;
/** So much without a number is not told of a page of plain words. */
const least = 1000;
const times = 2;

// What the product says of a generated Code, held against the truth of it. Everything is compared by file and place;
// what one side has and the other lacks is kept as an example.

import { basename } from "node:path";
import type { GeneratedCode, Place } from "./truth.ts";

/** `wrong`: what the product has and the truth has not; `missed`: the other way round. Each with a few examples. */
export interface Score {
  readonly expected: number;
  readonly found: number;
  readonly matched: number;
  readonly recall: number;
  readonly precision: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

export interface IndexScores {
  readonly clauses: Score;
  readonly definitions: Score;
  readonly references: Score;
  /** Of the references found: right status and right target. */
  readonly targets: Score;
}

interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** `sec-duis index --format json`, as far as it is compared. */
export interface Index {
  readonly clauses: readonly { readonly file: string; readonly key: string; readonly notUsed: boolean; readonly range: Range }[];
  readonly definitions: readonly { readonly file: string; readonly term: string; readonly aliases: readonly string[]; readonly kind: string; readonly scope: string; readonly range: Range }[];
  readonly references: readonly { readonly file: string; readonly text: string; readonly keys: readonly string[]; readonly range: Range; readonly status: string; readonly target?: { readonly key: string } }[];
}

/** `sec-duis check --format json`, as far as it is compared. */
export interface Check {
  readonly diagnostics: readonly { readonly file: string; readonly range: Range; readonly rule: string; readonly severity: string; readonly message: string }[];
}

export function scoreIndex(code: GeneratedCode, index: Index): IndexScores {
  const lines = lineStarts(code);
  const at = ({ file, range }: { readonly file: string; readonly range: Range }): Place => ({ file: basename(file), ...offsets(lines, basename(file), range) });
  const { truth } = code;
  const show = (place: Place): string => excerpt(code, place);

  const clauses = compare(
    truth.clauses.map((clause) => ({ key: `${clause.file} ${clause.from} ${clause.key} ${clause.notUsed}`, show: () => `${clause.key} in ${show(clause)}` })),
    index.clauses.map((clause) => ({ key: `${basename(clause.file)} ${at(clause).from} ${clause.key} ${clause.notUsed}`, show: () => `${clause.key} in ${show({ ...at(clause), to: at(clause).from + 40 })}` })),
  );
  const definitions = compare(
    truth.definitions.map((one) => ({ key: `${one.file} ${one.from} ${one.term} ${one.kind} ${one.aliases.join()}`, show: () => `${one.kind} ${one.term} [${one.aliases.join()}] in ${show(one)}` })),
    index.definitions.map((one) => ({ key: `${basename(one.file)} ${at(one).from} ${one.term} ${one.kind} ${one.aliases.join()}`, show: () => `${one.kind} ${one.term} [${one.aliases.join()}] in ${show(at(one))}` })),
  );

  const ignored = overlapFinder(truth.ignored);
  const found = index.references.map((one) => ({ ...one, place: at(one) })).filter(({ place }) => ignored(place) === undefined);
  const byPlace = overlapFinder(found.map((one) => ({ ...one.place, one })));
  const matched = new Set<unknown>();
  const missed: string[] = [];
  const astray: string[] = [];
  let located = 0;
  let right = 0;
  for (const reference of truth.references) {
    const hits = byPlace.all(reference).map(({ one }) => one);
    for (const hit of hits) if (reference.status === "external" && hit.status === "external") matched.add(hit);
    const hit = hits.find((one) => !matched.has(one) || reference.status === "external");
    if (!hit) {
      missed.push(`${reference.text} -> ${reference.key} in ${show(reference)}`);
      continue;
    }
    matched.add(hit);
    located++;
    const key = hit.target?.key ?? hit.keys[0] ?? "";
    const isKeyRight = reference.status === "external" || (reference.status === "absent" && reference.key === "") || key === reference.key;
    if (hit.status === reference.status && isKeyRight) right++;
    else astray.push(`${reference.status} ${reference.key}, not ${hit.status} ${key}: ${show(reference)}`);
  }
  const wrong = found.filter((one) => !matched.has(one)).map((one) => `${one.text} (${one.status} ${one.keys.join()}) in ${show(one.place)}`);
  return {
    clauses,
    definitions,
    references: score(truth.references.length, found.length, located, missed, wrong),
    targets: score(located, located, right, [], astray),
  };
}

/** One score for each rule that has seeded faults or findings. Hints and information count as well. */
export function scoreRules(code: GeneratedCode, check: Check, rules: readonly string[]): ReadonlyMap<string, Score> {
  const lines = lineStarts(code);
  const scores = new Map<string, Score>();
  const all = check.diagnostics.map((one) => ({ ...one, file: basename(one.file), ...offsets(lines, basename(one.file), one.range) }));
  for (const rule of new Set([...rules, ...all.map((one) => one.rule)])) {
    const seeded = code.truth.faults.filter((fault) => fault.rule === rule);
    const found = all.filter((one) => one.rule === rule && !isToldOfAbsence(one));
    const finder = overlapFinder(found);
    const matched = new Set<unknown>();
    const missed: string[] = [];
    let hits = 0;
    for (const fault of seeded) {
      const hit = finder.all(fault).find((one) => !matched.has(one));
      if (hit) {
        matched.add(hit);
        hits++;
      } else missed.push(excerpt(code, fault));
    }
    const wrong = found.filter((one) => !matched.has(one)).map((one) => `${one.severity} ${one.message} ${excerpt(code, one)}`);
    scores.set(rule, score(seeded.length, found.length, hits, missed, wrong));
  }
  return scores;
}

/** That a document is not here is said for information, once a document: no fault, and none was seeded. */
function isToldOfAbsence({ rule, severity }: { readonly rule: string; readonly severity: string }): boolean {
  return rule === "broken-reference" && severity === "information";
}

function compare(truth: readonly { key: string; show: () => string }[], found: readonly { key: string; show: () => string }[]): Score {
  const left = new Map<string, number>();
  for (const { key } of found) left.set(key, (left.get(key) ?? 0) + 1);
  const missed: string[] = [];
  let matched = 0;
  for (const { key, show } of truth) {
    const count = left.get(key) ?? 0;
    if (count > 0) {
      matched++;
      left.set(key, count - 1);
    } else missed.push(show());
  }
  const wrong: string[] = [];
  for (const { key, show } of found) {
    const count = left.get(key) ?? 0;
    if (count === 0) continue;
    left.set(key, count - 1);
    wrong.push(show());
  }
  return score(truth.length, found.length, matched, missed, wrong);
}

function score(expected: number, found: number, matched: number, missed: readonly string[], wrong: readonly string[]): Score {
  return { expected, found, matched, recall: expected === 0 ? 1 : matched / expected, precision: found === 0 ? 1 : matched === 0 ? 0 : (found - wrong.length) / found, missed, wrong };
}

interface OverlapFinder<T> {
  (place: Place): T | undefined;
  all(place: Place): readonly T[];
}

/** Finds the places that overlap another, without looking at every one. */
function overlapFinder<T extends Place>(places: readonly T[]): OverlapFinder<T> {
  const cells = new Map<string, T[]>();
  const cellsOf = ({ file, from, to }: Place): string[] => {
    const keys: string[] = [];
    for (let cell = from >> 8; cell <= Math.max(from, to - 1) >> 8; cell++) keys.push(`${file}\n${cell}`);
    return keys;
  };
  for (const place of places) {
    for (const key of cellsOf(place)) {
      const cell = cells.get(key);
      if (cell) cell.push(place);
      else cells.set(key, [place]);
    }
  }
  const all = (place: Place): readonly T[] => [
    ...new Set(cellsOf(place).flatMap((key) => (cells.get(key) ?? []).filter((one) => one.from < place.to && place.from < one.to))),
  ].sort((a, b) => a.from - b.from);
  return Object.assign((place: Place) => all(place)[0], { all });
}

function lineStarts({ files }: GeneratedCode): ReadonlyMap<string, readonly number[]> {
  return new Map(
    files.map(({ file, text }) => {
      const starts = [0];
      for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
      return [file, starts];
    }),
  );
}

function offsets(lines: ReadonlyMap<string, readonly number[]>, file: string, { start, end }: Range): { from: number; to: number } {
  const starts = lines.get(file) ?? [0];
  return { from: (starts[start.line] ?? 0) + start.character, to: (starts[end.line] ?? 0) + end.character };
}

/** The place with some words around it, marked: `appendix-b.sec:12 ... shall act under [Section G3.5] and ...` */
function excerpt({ files }: GeneratedCode, { file, from, to }: Place): string {
  const text = files.find((one) => one.file === file)?.text ?? "";
  const line = text.slice(0, from).split("\n").length;
  return `${file}:${line} ...${text.slice(Math.max(0, from - 50), from)}[${text.slice(from, to)}]${text.slice(to, to + 30)}...`.replace(/\n/g, "⏎");
}

// The values that the description of a data item lists: `Valid set: Add. Add a Device`, `Valid set: Locked or Unchanged`.

import type { Span } from "../text/span.ts";

/** A value that is listed, and where in the cell. */
export interface Listed {
  readonly at: Span;
  readonly value: string;
}

/** The values behind `Valid set:` in a cell: the beginnings of a list's items, or words with commas between; none where they cannot be told. */
export function validSetIn(cell: string): readonly Listed[] {
  const lead = /\bvalid (?:set|values?)(?: (?:is|are))?\s?:/i.exec(cell);
  if (!lead) return [];
  const from = lead.index + lead[0].length;
  const items = bulletsIn(cell, from);
  return items.length > 1 ? items : wordsIn(cell, from);
}

const bullet = /(?:<br ?\/?>|\n|^)\s{0,9}[-–•*·]\s{1,9}([A-Za-z0-9][\w +/-]{0,60})(?=[.:=,;(–]|\s[-–]\s|<|$)/g;

function bulletsIn(cell: string, from: number): readonly Listed[] {
  return [...cell.slice(from).matchAll(bullet)].map(({ 0: all, 1: words, index }) => {
    // `Add - Add a Device`
    const value = words!.split(/ [-–] /)[0]!.trimEnd();
    const start = from + index + all.lastIndexOf(words!);
    return { at: { from: start, to: start + value.length }, value };
  });
}

const separator = /\s{0,9}(?:,\s{0,9}(?:or\s|and\s)?|\sor\s|\sand\s|;)\s{0,9}/;

function wordsIn(cell: string, from: number): readonly Listed[] {
  const words = /^[^.<(\n]{1,400}/.exec(cell.slice(from).trimEnd())?.[0] ?? "";
  const listed: Listed[] = [];
  let at = from;
  for (const part of words.split(separator)) {
    const value = part.trim();
    // What is more than a word is a sentence.
    if (!/^[\w+/-]{1,40}$/.test(value)) return [];
    at = cell.indexOf(value, at);
    listed.push({ at: { from: at, to: at + value.length }, value });
    at += value.length;
  }
  return listed.length > 1 ? listed : [];
}

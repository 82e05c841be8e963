// Renaming a number: of a clause, a paragraph, an annex, a table. What stands below it comes along, and every reference
// follows, as the one resolver reads it. Before it is offered the document is read again as it would be: a number by
// which a clause would no longer be found is refused.

import { configStrings } from "../config/named.ts";
import type { Facts } from "../index/facts.ts";
import { isBelow } from "../index/keys.ts";
import { documentName } from "../index/names.ts";
import type { Target } from "../index/resolve.ts";
import { compareNumbers, romanValue } from "../syntax/numbers.ts";
import { numberAt } from "../syntax/reference-numbers.ts";
import type { Clause, Reference } from "../syntax/tree.ts";
import { slice, type Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { caughtCitations } from "./caught-citations.ts";
import { citationsInto } from "./citing.ts";
import { numbersInContents } from "./contents-list.ts";
import { citation } from "./labels.ts";
import type { Change } from "./refactoring.ts";
import { refused, renamed, type Refusal, type Renamed, type Renaming } from "./renaming.ts";
import { renumbered } from "./renumbering.ts";
import { treeAfter } from "./tree-after.ts";

/** The number of `clause`, which the caret touches at `at`. */
export function renamingOfNumber(snapshot: Snapshot, document: Facts, clause: Clause, at: Span): Renaming | Refusal {
  if (/ Annex$/.test(clause.key)) return refused(`This annex is called after ${clause.key.replace(/ Annex$/, "")}. Rename that one.`);
  return { at, text: clause.number, to: (newName) => renumber({ snapshot, document, clause }, newName) };
}

/** The number of the place that `reference` names. */
export function renamingOfReference(snapshot: Snapshot, from: Facts, reference: Reference, target: Extract<Target, { kind: "clause" }>): Renaming | Refusal {
  const { clause, document } = target;
  const key = writtenKey(reference, clause);
  const number = slice(from.tree.text, reference.number).replace(/\s+/g, " ");
  if (key === undefined || key !== clause.key) {
    return refused(key !== undefined && key.startsWith(clause.key) ? `${number} stands in the running text of ${citation(document, clause)}. Change it there.` : `${number} has no text of its own. Rename the clauses below it.`);
  }
  const renaming = renamingOfNumber(snapshot, document, clause, reference.number);
  return "kind" in renaming ? renaming : { ...renaming, text: number };
}

interface Subject {
  readonly snapshot: Snapshot;
  readonly document: Facts;
  readonly clause: Clause;
}

function renumber(subject: Subject, given: string): Renamed {
  const { document, clause, snapshot } = subject;
  const found = newKeyOf(document, clause, given);
  if (typeof found !== "string") return found;
  const before = clause.key;
  const after = found;
  if (before === after) return renamed(before, after, []);
  const affected = document.tree.clauses.filter((one) => isBelow(one.key, before) && (one === clause || isInside(one, clause, document)));
  const taken = affected.map(({ key }) => after + key.slice(before.length)).find((key) => isTaken(document, key, affected));
  if (taken !== undefined) return refused(`${numberOf(taken)} exists already in ${documentName(document)}.`);
  const own = affected.flatMap((one): Change[] => {
    const written = slice(document.tree.text, one.at);
    const newText = renumbered(written, one.key, before, after) ?? written.replace(before, after);
    return newText === written ? [] : [{ document: document.id, at: one.at, newText, ...(one === clause || one.kind !== "paragraph" ? caughtCitations(snapshot.corpus, document, after + one.key.slice(before.length)) : {}) }];
  });
  const listed = numbersInContents(document.tree, affected).flatMap(({ clause: one, at }): Change[] => {
    const newText = renumbered(slice(document.tree.text, at), one.key, before, after);
    return newText === undefined ? [] : [{ document: document.id, at, newText }];
  });
  const cited = citationEdits(subject, affected, after);
  const edits = [...listed, ...own, ...cited, ...configEdits(snapshot, document, before, after)];
  return readsOtherwise(document, edits, affected, before, after) ?? renamed(citation(document, clause), given.trim(), edits);
}

/** The references to what is affected, and those to places in it that are not there. */
function citationEdits({ snapshot, document, clause }: Subject, affected: readonly Clause[], after: string): readonly Change[] {
  const before = clause.key;
  const keys = new Map<Reference, { readonly from: Facts; readonly key: string }>();
  const into = citationsInto(snapshot.corpus, document);
  for (const one of affected) {
    for (const { from, reference } of into.get(one) ?? []) {
      const found = snapshot.corpus.resolve(reference, from);
      // Of two clauses of one number either may be meant: the reference stays with the other.
      if (found.kind === "many" && !found.targets.every((target) => target.kind === "clause" && affected.includes(target.clause))) continue;
      const key = writtenKey(reference, one);
      if (key !== undefined && isBelow(key, before)) keys.set(reference, { from, key });
    }
  }
  const scope = before.slice(0, before.lastIndexOf(" ") + 1);
  const bare = before.slice(scope.length);
  for (const from of snapshot.documents.values()) {
    for (const reference of from.tree.references) {
      if (reference.target.kind !== "clause" || keys.has(reference) || !isBelow(reference.target.key, bare)) continue;
      const found = snapshot.corpus.resolve(reference, from);
      if (found.kind === "none" && found.document === document && isBelow(found.sought, before)) keys.set(reference, { from, key: found.sought });
    }
  }
  return [...keys].flatMap(([reference, { from, key }]): Change[] => {
    const written = slice(from.tree.text, reference.number);
    const short = renumbered(written, key, before, after) ?? written.replace(numberOf(before), numberOf(after));
    if (short === written) return [];
    // `H5.33-5.40` may leave the letter out, `H5A.33-5A.40` may not; `9d)` may leave the bracket out, `9Ad)` may not.
    const newText = isReadable(written) && !isReadable(short) ? numberOf(after + key.slice(before.length)) : short;
    const attention = turnsRound(from, reference, (one) => keys.get(one)?.key, before, after) ? "This range would run backwards" : undefined;
    return [{ document: from.id, at: reference.number, newText, ...(attention === undefined ? {} : { attention }) }];
  });
}

/** Whether the words are read as one number, in whatever reference they stand. */
function isReadable(words: string): boolean {
  return (["section", "plain", "label", "letter", "integer", "table", "part"] as const).some((form) => numberAt(words, 0, words.length, form)?.end === words.length);
}

/** Whether `reference` is an end of a range that would run backwards. */
function turnsRound({ tree }: Facts, reference: Reference, keyOf: (reference: Reference) => string | undefined, before: string, after: string): boolean {
  if (reference.range === undefined) return false;
  const index = tree.references.indexOf(reference);
  const [start, end] = reference.range === "start" ? [reference, tree.references[index + 1]] : [tree.references[index - 1], reference];
  const ends = [start, end].map((one) => {
    const key = one && (keyOf(one) ?? ("key" in one.target ? one.target.key : undefined));
    return key !== undefined && isBelow(key, before) ? after + key.slice(before.length) : key;
  });
  const [a, b] = ends;
  return a !== undefined && b !== undefined && isClauseNumber(a) && isClauseNumber(b) && compareNumbers(a, b) >= 0;
}

function isClauseNumber(key: string): boolean {
  return /^[A-Z]?\d[\d.A-Z]*$/.test(key);
}

/**
 * The key inside its document of the place that the words of `reference` name, where they led to `clause`: `G3.5(a)`
 * although (a) is no clause of its own.
 */
function writtenKey({ target }: Reference, clause: Clause): string | undefined {
  switch (target.kind) {
    case "relative":
      return clause.key.endsWith(target.key) ? clause.key : undefined;
    case "clause":
    case "annex": {
      const key = target.kind === "clause" ? target.key : target.annex;
      if (key === "" || clause.key === key || clause.key.endsWith(` ${key}`)) return clause.key;
      return clause.key.slice(0, clause.key.lastIndexOf(" ") + 1) + key;
    }
    default:
      return undefined;
  }
}

/** The new key of `clause`, if `given` is a number such as it may have. */
function newKeyOf({ tree }: Facts, clause: Clause, given: string): string | Refusal {
  const typed = given.replace(/\s+/g, " ").trim().replace(/\.$/, "");
  const scope = clause.key.slice(0, clause.key.lastIndexOf(" ") + 1);
  switch (clause.kind) {
    case "paragraph": {
      const stem = clause.key.slice(0, clause.key.lastIndexOf("("));
      const [, rest, label] = /^(.*?)\(?([A-Za-z]{1,5}|\d{1,2}[A-Z]?)\)?$/.exec(typed.replaceAll(" ", "")) ?? [];
      if (label === undefined || !isLabel(label)) return refused(`A paragraph is called by letters or a number in brackets, such as (b) or (ii), not “${typed}”.`);
      if (rest !== "" && !stem.replaceAll(" ", "").endsWith(rest!)) return refused(`Only the last part, ${clause.number}, can change here. To change the rest, rename the clause around it.`);
      return `${stem}(${label})`;
    }
    case "annex":
    case "table": {
      const [word, old] = [clause.number.replace(/ \S+$/, ""), clause.number.replace(/^.* /, "")];
      const name = (typed.toLowerCase().startsWith(`${word.toLowerCase()} `) ? typed.slice(word.length + 1) : typed).toUpperCase();
      const isAlike = /^\d/.test(old) ? /^\d{1,3}(?:\.\d{1,3}){0,3}[A-Z]?$/.test(name) : /^[A-Z]{1,2}$/.test(name);
      if (!isAlike) return refused(`“${typed}” is no such number: after ${clause.number} comes one such as ${word} ${/^\d/.test(old) ? "4" : "C"}.`);
      return clause.key.slice(0, clause.key.length - old.length) + name;
    }
    case "heading":
    case "clause": {
      const number = typed.replaceAll(" ", "").toUpperCase();
      const old = clause.key.slice(scope.length);
      const isSection = /^[A-Z]\d/.test(old);
      const isNumber = isSection ? /^[A-Z]\d{1,2}[A-Z]{0,2}(?:\.\d{1,3}[A-Z]{0,2})?$/.test(number) : /^\d{1,3}(?:\.\d{1,4}){0,6}[A-Z]{0,2}$/.test(number);
      if (!isNumber) return refused(`“${typed}” is no clause number such as ${old}.`);
      if (isSection && number[0] !== old[0]) return refused(`The clauses of ${tree.identity.kind === "section" ? `Section ${tree.identity.key}` : "this document"} begin with ${old[0]}.`);
      if (number.split(".").length !== old.split(".").length) return refused(`${number} stands at another level than ${old}. A clause cannot change its level by its number alone.`);
      return scope + number;
    }
  }
}

/** `a`, `aa`, `ii`, `A`, `3`, `1A`. */
function isLabel(label: string): boolean {
  return label.length === 1 || /^\d/.test(label) || (label.length === 2 && label[0] === label[1]) || romanValue(label) > 0;
}

function isInside(one: Clause, clause: Clause, { clauses }: Facts): boolean {
  // Of two clauses of one number each has what stands in it.
  return (clauses.get(clause.key)?.length ?? 0) < 2 || (clause.from <= one.at.from && one.at.from < clause.to);
}

function isTaken(document: Facts, key: string, affected: readonly Clause[]): boolean {
  return document.implied.has(key) || (document.clauses.get(key) ?? []).some((one) => !affected.includes(one));
}

/** `Appendix A 2.1` -> `2.1`, `Table 3` as it is. */
function numberOf(key: string): string {
  return key.replace(/^.* (?=\d+\.|[A-Z]\d)/, "");
}

/** The scopes of the sec.json files: `G3.5`, `AG 2.10`. */
function configEdits(snapshot: Snapshot, document: Facts, before: string, after: string): readonly Change[] {
  const { kind, key } = document.tree.identity;
  const scope = kind === "section" ? "" : `${key} `;
  const edits: Change[] = [];
  for (const file of snapshot.configs.values()) {
    for (const { kind: what, value, at } of configStrings(file.text)) {
      if (what === "scope" && isBelow(value, scope + before)) edits.push({ document: file.id, at, newText: scope + after + value.slice(scope.length + before.length) });
    }
  }
  return edits;
}

/** Why the document would be read otherwise than with its new keys; undefined where it would not. */
function readsOtherwise(document: Facts, edits: readonly Change[], affected: readonly Clause[], before: string, after: string): Refusal | undefined {
  const { tree } = document;
  const then = treeAfter(document, edits.filter((edit) => edit.document === document.id));
  const isSame = (one: Clause, i: number) => then.clauses[i]?.key === (affected.includes(one) ? after + one.key.slice(before.length) : one.key);
  if (then.clauses.length === tree.clauses.length && tree.clauses.every(isSame)) return undefined;
  return refused(`As ${numberOf(after)} the text would be read otherwise than it is: the number does not fit between those around it.`);
}

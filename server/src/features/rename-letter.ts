// Renaming what an Appendix or a Schedule is called by, `AG` or `2`: where the document says who it is, in every reference
// that names it, and in sec.json. A Section's letter begins the number of each of its clauses, and is not renamed.

import { configStrings } from "../config/named.ts";
import type { Facts } from "../index/facts.ts";
import { targetsOf, type Resolution } from "../index/resolve.ts";
import { documentName } from "../index/names.ts";
import { identityName } from "../syntax/identity.ts";
import type { Reference } from "../syntax/tree.ts";
import { wordsPattern } from "../text/pattern.ts";
import { contains, slice, touches, type Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { letterSpans, pageHeaderSpans } from "./document-names.ts";
import type { Change } from "./refactoring.ts";
import { refused, renamed, type Refusal, type Renamed, type Renaming } from "./renaming.ts";
import { treeAfter } from "./tree-after.ts";

/** The letter of `document` that the caret touches at `at`. */
export function renamingOfLetter(snapshot: Snapshot, document: Facts, at: Span): Renaming | Refusal {
  const { kind, key } = document.tree.identity;
  if (kind === "section") return refused(`${identityName({ kind, key })} is a whole document, and its letter begins the number of each of its clauses.`);
  if (kind === "other") return refused(`${documentName(document)} is a whole document, and has no letter.`);
  if (letterSpans(document.tree).length === 0) return refused(`${identityName({ kind, key })} has its ${kind === "appendix" ? "letter" : "number"} from the name of its file alone. Rename the file.`);
  return { at, text: key, to: (newName) => rename(snapshot, document, newName) };
}

/** The letter of a document that `reference`, which names it, has at `offset`. */
export function letterAt(from: Facts, reference: Reference, document: Facts, offset: number): Span | undefined {
  const { kind, key } = document.tree.identity;
  return spansIn(from, reference, kind, key).find((at) => touches(at, offset));
}

/** Where the document says its own letter, if `offset` touches it. */
export function ownLetterAt(document: Facts, offset: number): Span | undefined {
  return [...letterSpans(document.tree), ...pageHeaderSpans(document.tree)].find((at) => touches(at, offset));
}

function rename(snapshot: Snapshot, document: Facts, given: string): Renamed {
  const { kind, key } = document.tree.identity;
  const word = kind === "appendix" ? "Appendix" : "Schedule";
  const newKey = given.trim().replace(/^(?:SEC\s+)?(?:appendix|schedule)\s+/i, "").toUpperCase();
  if (!(kind === "appendix" ? /^[A-Z]{1,2}$/ : /^\d{1,3}$/).test(newKey)) return refused(kind === "appendix" ? `An Appendix is called by one letter or two, such as ${word} AG.` : `A Schedule is called by a number, such as ${word} 2.`);
  const [before, after] = [`${word} ${key}`, `${word} ${newKey}`];
  if (newKey === key) return renamed(before, after, []);
  const other = [...snapshot.documents.values()].find(({ tree: { identity } }) => identity.kind === kind && identity.key === newKey);
  if (other) return refused(`${documentName(other)} is here already.`);

  const said = [...letterSpans(document.tree), ...pageHeaderSpans(document.tree)].map((at): Change => ({ document: document.id, at, newText: newKey }));
  const edits = [...said];
  for (const from of snapshot.documents.values()) {
    const own = from.tree.references.filter((reference) => names(reference, kind, key) && isMeant(snapshot.corpus.resolve(reference, from), document));
    if (own.length === 0) continue;
    const annex = from.tree.clauses.some((clause) => clause.key === after);
    const cited = own.flatMap((reference) => spansIn(from, reference, kind, key).map((at): Change => {
      const target = "document" in reference.target ? reference.target.document : undefined;
      const isCaught = annex && target?.kind === "appendix" && target.own;
      return { document: from.id, at, newText: newKey, ...(isCaught ? { attention: `${documentName(from)} has an ${after} of its own, which this would name` } : {}) };
    }));
    if (!isReadSo(from, from === document ? [...said, ...cited] : cited, own.length, kind, key, newKey)) return refused(`With ${after} in it, ${documentName(from)} would be read otherwise than it is.`);
    edits.push(...cited);
  }
  if (treeAfter(document, edits.filter((edit) => edit.document === document.id)).identity.key !== newKey) return refused(`With ${newKey} in its heading, ${before} would not be read as ${after}.`);
  return renamed(before, after, [...edits, ...settings(snapshot, document, newKey)]);
}

function names({ target }: Reference, kind: string, key: string): boolean {
  const document = "document" in target ? target.document : undefined;
  return document?.kind === "appendix" ? kind === "appendix" && document.letter === key : document?.kind === "schedule" && kind === "schedule" && document.number === key;
}

/** Whether a reference leads to `document`, or to a place in it that is not there. */
function isMeant(found: Resolution, document: Facts): boolean {
  return found.kind === "none" ? found.document === document : targetsOf(found).some((target) => target.kind !== "schema" && target.document === document);
}

/** Whether, after `edits`, as many references more name the new letter as named the old one. */
function isReadSo(from: Facts, edits: readonly Change[], moved: number, kind: string, key: string, newKey: string): boolean {
  const { references } = from.tree;
  const after = treeAfter(from, dedupe(edits)).references;
  const count = (of: readonly Reference[], one: string): number => of.filter((reference) => names(reference, kind, one)).length;
  return after.length === references.length && count(after, newKey) === count(references, newKey) + moved && count(after, key) === count(references, key) - moved;
}

/** The parts of one reference have its letter in common. */
function dedupe(edits: readonly Change[]): readonly Change[] {
  return [...new Map(edits.map((edit) => [edit.at.from, edit])).values()];
}

/** Where the letter stands in the words of `reference`: behind `Appendix`, in a list of such, or at its beginning (`AG 2.1.3`). */
function spansIn({ tree }: Facts, { whole, at, number, heading }: Reference, kind: string, key: string): readonly Span[] {
  const words = slice(tree.text, whole);
  const found: Span[] = [];
  for (const { index } of words.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${wordsPattern(key)}(?![\\p{L}\\p{N}])`, "gu"))) {
    const span = { from: whole.from + index, to: whole.from + index + key.length };
    if (heading && contains(heading, span)) continue;
    const isFirst = kind === "appendix" && (span.from === at.from || span.from === number.from);
    if (isFirst || isListed(words.slice(0, index))) found.push(span);
  }
  return found;
}

/** Whether nothing but letters of the same list stands between `Appendices` and what follows `before`. */
function isListed(before: string): boolean {
  const low = before.toLowerCase();
  const lead = /^(?:appendix|appendices|schedules?)(?!\p{L})/u.exec(low.slice(Math.max(0, low.lastIndexOf("appendi"), low.lastIndexOf("schedule"))));
  return lead !== null && !/[()]|section|clause|paragraph|part/.test(low.slice(low.lastIndexOf(lead[0])));
}

/** Scopes and aliases of the sec.json files. A bare letter that a Section has too may mean that. */
function settings(snapshot: Snapshot, document: Facts, newKey: string): readonly Change[] {
  const { kind, key } = document.tree.identity;
  const isShared = [...snapshot.documents.values()].some(({ tree: { identity } }) => identity !== document.tree.identity && identity.key === key);
  return [...snapshot.configs.values()].flatMap((file) =>
    configStrings(file.text).flatMap(({ kind: what, value, at }): Change[] => {
      if (what !== "scope" && what !== "document") return [];
      const [, lead, written, rest] = /^(\s*(?:(?:section|appendix|schedule)\s+)?)([A-Za-z]{1,2}|\d{1,3})(|\s.*)$/i.exec(value) ?? [];
      if (lead === undefined || written?.toUpperCase() !== key || rest === undefined) return [];
      const said = lead.trim().toLowerCase();
      if (said !== "" ? said !== kind : isShared && rest.trim() === "") return [];
      return [{ document: file.id, at: { from: at.from + lead.length, to: at.from + lead.length + written.length }, newText: newKey }];
    }),
  );
}

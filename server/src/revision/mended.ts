// Findings of the old version that are gone in the new one, each with the amendments that mended it. A finding that is
// gone for another reason (a setting, a word added to the dictionary, its clause taken out) is nobody's doing here.

import type { Finding } from "../check/findings.ts";
import { relatedTo } from "../check/late.ts";
import type { DocumentId, Facts } from "../index/facts.ts";
import { keysOf, termKey } from "../index/keys.ts";
import { targetsOf } from "../index/resolve.ts";
import { allRules } from "../rules/all.ts";
import type { MendedBy } from "../rules/logged.ts";
import type { Rule } from "../rules/rule.ts";
import { addTo } from "../text/lists.ts";
import { clausesAround } from "./clauses.ts";
import { meets, slice, type Span } from "../text/span.ts";
import { newPassages, oldPassages, placeOf, type Amended, type Amendment } from "./amendments.ts";
import { passageAt, rowName, type Passage } from "./passages.ts";
import { isChanged, type Revision } from "./revision.ts";
import { wordsFor } from "./words.ts";

export type FindingsOf = (id: DocumentId) => readonly Finding[];

export interface Mended {
  readonly finding: Finding;
  /** In the old version. */
  readonly document: Facts;
  readonly passage: Passage | undefined;
  readonly amendments: readonly Amendment[];
}

const rules = new Map(allRules.map((rule) => [rule.id, rule]));

/** The rule that found it. */
export function ruleOf({ rule }: Finding): Rule | undefined {
  return rules.get(rule);
}

/** What its rule says that mends it. */
function mendersOf(finding: Finding): MendedBy {
  return ruleOf(finding)?.mendedBy ?? {};
}

/** The findings that were mended, in the order of the Code and of the text, a step for each document. */
export function* mendedFindings(revision: Revision, amended: Amended, before: FindingsOf, after: FindingsOf): Generator<void, readonly Mended[]> {
  const found: Mended[] = [];
  const search = searchOf(revision, amended);
  for (const { old, now } of revision.pairs) {
    if (!old) continue;
    const gone = goneFindings(old, before(old.id), now, after, amended).map((finding): Mended => {
      const passage = passageAt(old, finding.at.from);
      return { finding, document: old, passage, amendments: search(old, finding, passage) };
    });
    const explained = new Set(gone.flatMap(({ amendments }) => amendments));
    for (const one of gone) {
      // What stood in a passage that was taken out for a fault of its own went with it.
      const amendments = one.amendments.length > 0 ? one.amendments : amended.amendments.filter((by) => by.kind === "removed" && explained.has(by) && one.passage && by.old.passages.includes(one.passage));
      if (amendments.length > 0) found.push({ ...one, amendments });
    }
    yield;
  }
  return found;
}

/** What a change mended, the fault that it was made for first; hints are left out beside graver faults. */
export function gravest(mended: readonly Mended[]): readonly Mended[] {
  const rank = ({ finding }: Mended): number => (mendersOf(finding).removal ? 0 : 1);
  const graver = mended.filter(({ finding }) => finding.severity !== "hint");
  return [...(graver.length > 0 ? graver : mended)].sort((a, b) => rank(a) - rank(b));
}

/** A finding stays where the same rule speaks of the same words in what its passage became, in whichever document, or else anywhere in its own. */
function goneFindings(old: Facts, before: readonly Finding[], now: Facts | undefined, after: FindingsOf, { successor }: Amended): readonly Finding[] {
  if (before.length === 0) return before;
  const words = ({ tree }: Facts, { at, rule }: Finding): string => `${rule}\n${slice(tree.text, at).replace(/\s+/g, " ").toLowerCase()}`;
  const isElsewhere = (finding: Finding): boolean => {
    const passage = passageAt(old, finding.at.from);
    const became = passage && successor.get(passage);
    if (!became || became.document.id === now?.id) return false;
    return after(became.document.id).some((other) => passageAt(became.document, other.at.from) === became && words(became.document, other) === words(old, finding));
  };
  if (!now) return before.filter((finding) => !isElsewhere(finding));
  const same = !isChanged({ old, now });
  const left = [...after(now.id)];
  const take = (isIt: (finding: Finding) => boolean): boolean => {
    const at = left.findIndex(isIt);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  };
  const missing = before.filter((finding) => {
    const passage = passageAt(old, finding.at.from);
    const became = passage && (same ? passageAt(now, finding.at.from) : successor.get(passage));
    return !take((other) => passageAt(now, other.at.from) === became && words(now, other) === words(old, finding));
  });
  return missing.filter((finding) => !take((other) => words(now, other) === words(old, finding)) && !isElsewhere(finding));
}

type Search = (document: Facts, finding: Finding, passage: Passage | undefined) => readonly Amendment[];

function searchOf({ old, now }: Revision, { amendments, successor }: Amended): Search {
  const byPassage = new Map<Passage, Amendment[]>();
  const byWords = new Map<string, Amendment[]>();
  for (const amendment of amendments) {
    for (const passage of oldPassages(amendment)) {
      addTo(byPassage, passage, amendment);
    }
    if (amendment.kind === "edited") addTo(byWords, wordsFor(amendment.edit), amendment);
  }
  /** Without those that were made elsewhere too, where there are others: a term that got another name. */
  const ownOf = (here: readonly Amendment[]): readonly Amendment[] => {
    const own = here.filter((one) => one.kind !== "edited" || byWords.get(wordsFor(one.edit))!.length < 2);
    return own.length > 0 ? own : here;
  };
  const inPassage = (passage: Passage | undefined): readonly Amendment[] => (passage ? (byPassage.get(passage) ?? []) : []);

  return (document, finding, passage) => {
    const { data, at } = finding;
    const by = mendersOf(finding);
    const rows = passage && by.rows ? rowsFor(document, by.rows(data), passage) : [];
    if (rows.length > 0) return rows;
    const here = inPassage(passage).filter((one) => mayMend(one, by, at));
    const touching = here.filter((one) => one.kind !== "edited" || meets(one.edit.old.at, at));
    if (touching.length > 0) return passage?.row && !passage.definition && !by.wordsAlone ? withCells(touching, here) : touching;
    if (by.wordsAlone) return by.definition ? byDefinition(document, finding) : [];
    const elsewhere = by.target ? byTarget(document, finding, by.target) : [];
    if (elsewhere.length > 0) return elsewhere;
    if (here.length > 0) return ownOf(here);
    for (const { document: id, at: place } of relatedTo(finding, old.corpus, () => undefined)) {
      const other = old.documents.get(id);
      const there = inPassage(other && passageAt(other, place.from)).filter((one) => mayMend(one, by, place));
      if (there.length > 0) return there;
    }
    return by.order ? around(document, passage) : [];
  };

  /** What brought the place that the reference underlined, or any of the passage, leads to now. */
  function byTarget(document: Facts, { at }: Finding, which: "underlined" | "any"): readonly Amendment[] {
    const passage = passageAt(document, at.from);
    const became = passage && successor.get(passage);
    const home = became?.document ?? now.documents.get(document.id);
    if (!home) return [];
    const around = became?.at ?? passage?.at ?? at;
    const targets = home.tree.references
      .filter((reference) => around.from <= reference.at.from && reference.at.to <= around.to)
      .flatMap((reference) => targetsOf(now.corpus.resolve(reference, home)).map((target) => ({ target, words: slice(home.tree.text, reference.number) })))
      .filter(({ words }) => words === slice(document.tree.text, at) || which === "any");
    return amendments.filter((one) => {
      const passages = newPassages(one);
      return targets.some(({ target }) => target.kind === "clause" && passages.some((part) => part.document === target.document && isAt(part, target.clause.content, target.clause.at)));
    });
  }

  /** The definition that was put in for a term that had none. */
  function byDefinition(document: Facts, { at }: Finding): readonly Amendment[] {
    const key = termKey(slice(document.tree.text, at));
    return amendments.filter((one) => newPassages(one).some(({ definition }) => definition && keysOf(definition).includes(key)));
  }

  /** What was done beside a clause that stands out of order. */
  function around(document: Facts, passage: Passage | undefined): readonly Amendment[] {
    const over = passage?.clause?.parent;
    const scope = over === undefined ? undefined : document.tree.clauses[over]?.key;
    return amendments.filter((one) => {
      if (one.kind === "edited") return false;
      const part = placeOf(one);
      // How rows follow one another has nothing to do with the clauses around their table.
      if (passage?.row || part.row) return one.kind === "moved" && part.row !== undefined && passage !== undefined && isOneTable(part, passage);
      return part.document.id === document.id && part.clause && part.document.tree.clauses[part.clause.parent]?.key === scope;
    });
  }

  /** The rows that came into the table which lacked them: those of these names, if there are any. */
  function rowsFor(document: Facts, names: readonly string[], passage: Passage): readonly Amendment[] {
    const [home] = clausesAround(document, passage.clause);
    const rows = amendments.filter((one) => {
      const part = one.kind === "inserted" ? one.now.passages[0]! : undefined;
      return part?.row && part.document.id === document.id && clausesAround(part.document, part.clause)[0]?.key === home?.key;
    });
    const named = rows.filter((one) => newPassages(one).some((part) => names.includes(rowName(part))));
    return named.length > 0 ? named : rows;
  }
}

/** Whether what was done to a passage may mend a fault in it: a typo stays one wherever its clause moves, and goes with a clause that goes. */
function mayMend(one: Amendment, by: MendedBy, at: Span): boolean {
  switch (one.kind) {
    case "removed":
      return by.removal === true && !one.old.isDocument;
    case "moved":
      return by.order === true || by.removal === true;
    case "renumbered":
      return by.order === true || meets(one.old.clause!.at, at);
    case "edited":
      return by.removal === true || !one.now.opens || !one.now.clause?.notUsed || one.old.clause?.notUsed === true;
    case "inserted":
      return true;
  }
}

/** Whether two rows stand in one table, as far as two versions can tell. */
function isOneTable(now: Passage, old: Passage): boolean {
  const place = ({ document, clause, row }: Passage): string => `${document.id} ${clause?.key ?? ""} ${row ? document.tree.tables.filter((one) => one.clause === row.table.clause).indexOf(row.table) : -1}`;
  return place(now) === place(old);
}

/** Whether the passage is what opens the clause, or all of a clause that came with it. */
function isAt(part: Passage, content: Span, number: Span): boolean {
  return part.at.from <= number.from && number.from < Math.max(part.at.to, part.at.from + 1) && content.from <= number.from;
}

/** `touching`, and what else of `here` was done to the same cells: a list in one is put right as a whole. */
function withCells(touching: readonly Amendment[], here: readonly Amendment[]): readonly Amendment[] {
  const cells = new Set(touching.map((one) => (one.kind === "edited" ? one.edit.cell : undefined)));
  return here.filter((one) => touching.includes(one) || (one.kind === "edited" && cells.has(one.edit.cell)));
}

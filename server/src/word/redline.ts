// The redlined changes between two versions of the Code, as the annex of a modification report has them: by document, in
// the order of the Code; by clause, each under the words that say what is done to it, with the headings over it.

import { readSchema } from "../schema/read.ts";
import type { Tree } from "../syntax/tree.ts";
import { finished } from "../text/steps.ts";
import { isChanged, lastingNames, pairDocuments, type Version } from "../workspace/version.ts";
import { compareTrees, type ChangedItem, type ChangedParagraph } from "./compare.ts";
import { documentName } from "./export.ts";
import { instructionFor, movedDefinition, movesSeenFrom, type MovesSeen } from "./instruction.ts";
import { excerpt, type ShownItem } from "./excerpt.ts";
import { withMoves, type Compared } from "./moves.ts";
import { gathered, sectionsOf, type Section } from "./sections.ts";
import { diffWords } from "./word-diff.ts";

export interface Redline {
  readonly title: string;
  /** The versions, as they were named. */
  readonly from: string;
  readonly to: string;
  readonly documents: readonly RedlinedDocument[];
  readonly schemas: readonly ChangedSchema[];
}

export interface RedlinedDocument {
  /** "Section G: Security" */
  readonly name: string;
  readonly change: "amended" | "added" | "removed";
  /** What changed in the name and the version that it goes by: "Version 14.0 -> 15.0", as tracked text. */
  readonly about: readonly ChangedParagraph[];
  readonly changes: readonly RedlinedChange[];
}

export interface RedlinedChange {
  /** "Amend Section G3.5 as follows:" */
  readonly instruction: string;
  readonly items: readonly ShownItem[];
}

export interface ChangedSchema {
  readonly path: string;
  readonly change: "amended" | "added" | "removed";
  /** "element ScheduleEndDate in DSPSchedule", in the order of their names. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

export interface RedlineOptions {
  readonly title?: string | undefined;
  /** "clauses": what changed, with a little around it; "document": each changed document from end to end. */
  readonly show?: "clauses" | "document";
}

/** Where a long redline has got to: `done` of `total` documents, the next being `document`. */
export interface RedlineStep {
  readonly done: number;
  readonly total: number;
  readonly document: string;
}

/** The redline in steps of one document, so that whoever calls may say how far it is, or stop. */
export function* redlining(before: Version, after: Version, options: RedlineOptions = {}): Generator<RedlineStep, Redline> {
  const pairs = pairDocuments(before, after).filter(isChanged);
  const compared: Compared[] = [];
  for (const [done, pair] of pairs.entries()) {
    yield { done, total: pairs.length, document: (pair.after ?? pair.before)!.path };
    const [old, now] = [pair.before?.tree(), pair.after?.tree()];
    compared.push({ items: compareTrees(old, now), before: old, after: now });
  }
  const { items, moves } = withMoves(compared);
  const documents = compared.map((one, at) => redlineDocument({ ...one, items: items[at]! }, movesSeenFrom(at, compared, moves), options)).filter(({ about, changes }) => about.length > 0 || changes.length > 0);
  const [from, to] = lastingNames(before, after);
  return { title: options.title ?? "Redlined changes to the Smart Energy Code", from, to, documents, schemas: changedSchemas(before, after) };
}

/** The redline at once. */
export function redline(before: Version, after: Version, options: RedlineOptions = {}): Redline {
  return finished(redlining(before, after, options));
}

function redlineDocument({ items, before: old, after: now }: Compared, moves: MovesSeen, { show }: RedlineOptions): RedlinedDocument {
  const name = documentName((now ?? old)!);
  const about = old && now ? [aboutOf("Title", old.identity.title, now.identity.title), aboutOf("Version", old.identity.version, now.identity.version)].filter((line) => line !== undefined) : [];
  const change = !old ? "added" : !now ? "removed" : "amended";
  return { name, change, about, changes: changesOf(items, { old, now, name, show: show ?? "clauses", change, moves }) };
}

interface Whole {
  readonly old: Tree | undefined;
  readonly now: Tree | undefined;
  readonly name: string;
  readonly show: "clauses" | "document";
  readonly change: RedlinedDocument["change"];
  readonly moves: MovesSeen;
}

function changesOf(items: readonly ChangedItem[], { old, now, name, show, change, moves }: Whole): readonly RedlinedChange[] {
  if (items.every((item) => item.change === "same")) return [];
  const whole = { amended: `Amend ${name} as follows:`, added: `Add ${name} as follows:`, removed: `Delete ${name} in its entirety:` };
  if (change !== "amended" || show === "document") return [{ instruction: whole[change], items }];
  const sections = sectionsOf(items, old, now);
  const shown = new Set<ChangedItem>();
  return gathered(sections, (section) => movedDefinition(section, moves) !== undefined).map((group): RedlinedChange => {
    const over = headingsOver(items, group, old, now).filter((heading) => !shown.has(heading));
    const inside = group.flatMap((section) => section.items);
    for (const item of [...over, ...inside]) shown.add(item);
    return { instruction: instructionFor(group, sections, { before: old, after: now, moves }), items: [...over, ...excerpt(inside)] };
  });
}

/** The headings that a clause stands under and that stayed: the nearest, and the one over that. */
function headingsOver(items: readonly ChangedItem[], group: readonly Section[], old: Tree | undefined, now: Tree | undefined): readonly ChangedItem[] {
  const first = group[0]!.items[0]!;
  let level = first.kind === "paragraph" && first.style.name === "heading" ? first.style.level : 7;
  const over: ChangedItem[] = [];
  const before = items.indexOf(first) - 1;
  for (let at = before; at >= 0 && level > 2; at--) {
    const item = items[at]!;
    if (item.kind !== "paragraph" || (item.style.name !== "heading" && item.style.name !== "plain-heading") || item.style.level >= level) continue;
    if (!isOver(item, first, old, now) && !(at === before && first.kind === "table")) continue;
    level = item.style.level;
    if (item.change === "same" && level > 1) over.unshift(item);
  }
  return over;
}

/** A numbered heading stands over what is in its clause alone: `2.1 Not used` not over 2.2; one without number or marks over what is read under it. */
function isOver({ place: heading, ...item }: ChangedItem, { place }: ChangedItem, old: Tree | undefined, now: Tree | undefined): boolean {
  const isMarked = item.kind === "paragraph" && item.style.name === "heading";
  const inside = (tree: Tree | undefined, outer: number | undefined, inner: number | undefined): boolean => {
    if (!tree || outer === undefined || outer < 0 || (isMarked && tree.clauses[outer]!.kind === "heading")) return true;
    for (let at = inner ?? -1; at >= 0; at = tree.clauses[at]!.parent) if (at === outer || tree.clauses[at]!.group === outer) return true;
    return false;
  };
  return place.after === undefined ? inside(old, heading.before, place.before) : inside(now, heading.after, place.after);
}

function aboutOf(what: string, old: string | undefined, now: string | undefined): ChangedParagraph | undefined {
  if (old === now) return undefined;
  const words = (value: string | undefined) => [{ mark: "plain", text: `${what}: ${value === undefined || value === "" ? "none" : value}` }] as const;
  return { kind: "paragraph", change: "changed", style: { name: "text" }, oldStyle: undefined, pieces: diffWords(words(old), words(now)), place: { before: -1, after: -1 } };
}

function changedSchemas(before: Version, after: Version): readonly ChangedSchema[] {
  const paths = [...new Set([...before.schemas.keys(), ...after.schemas.keys()])].sort();
  return paths.flatMap((path): readonly ChangedSchema[] => {
    const [old, now] = [before.schemas.get(path), after.schemas.get(path)];
    if (old === now) return [];
    if (old === undefined || now === undefined) return [{ path, change: old === undefined ? "added" : "removed", added: [], removed: [], changed: [] }];
    const [olds, news] = [declarations(path, old), declarations(path, now)];
    return [
      {
        path,
        change: "amended",
        added: [...news.keys()].filter((name) => !olds.has(name)).sort(),
        removed: [...olds.keys()].filter((name) => !news.has(name)).sort(),
        changed: [...news].filter(([name, text]) => olds.has(name) && olds.get(name) !== text).map(([name]) => name).sort(),
      },
    ];
  });
}

/** Each declaration's text by what it is called; white space does not count. What changes an element changes the type around it. */
function declarations(path: string, text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const names of readSchema(path, text).names.values()) {
    for (const { kind, name, owner, declaration } of names) {
      const called = `${kind} ${name}${owner === undefined ? "" : ` in ${owner}`}`;
      found.set(called, (found.get(called) ?? "") + text.slice(declaration.from, declaration.to).replace(/\s+/g, " "));
    }
  }
  return found;
}

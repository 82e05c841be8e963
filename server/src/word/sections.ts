// The compared paragraphs of a document by the clause that they belong to. A section is a numbered clause with its
// sub-paragraphs and tables, or a heading that stands alone.

import { ownerOf } from "../syntax/around.ts";
import type { Tree } from "../syntax/tree.ts";
import type { ChangedItem } from "./compare.ts";
import { isUnchanged } from "./word-diff.ts";

export interface Section {
  readonly items: readonly ChangedItem[];
  /** The clause that it is in each version (position in the tree), -1 for what stands before all clauses, undefined where it is not there. */
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly change: "same" | "changed" | "inserted" | "deleted";
}

/** The sections in their order; together they hold all of `items`. */
export function sectionsOf(items: readonly ChangedItem[], before: Tree | undefined, after: Tree | undefined): readonly Section[] {
  const open: { items: ChangedItem[]; before: number | undefined; after: number | undefined }[] = [];
  for (const item of items) {
    const old = item.place.before === undefined ? undefined : ownerOf(before!.clauses, item.place.before);
    const now = item.place.after === undefined ? undefined : ownerOf(after!.clauses, item.place.after);
    const last = open.at(-1);
    if (last && (isCaptioned(item, last.items.at(-1)) || (now !== undefined && now === last.after) || (old !== undefined && old === last.before && (now === undefined || last.after === undefined)))) {
      last.items.push(item);
      last.before ??= old;
      last.after ??= now;
    } else open.push({ items: [item], before: old, after: now });
  }
  return open.map((section) => ({ ...section, change: changeOf(section.items) }));
}

/** Whether the item is a table right under its caption. */
function isCaptioned(item: ChangedItem, before: ChangedItem | undefined): boolean {
  return item.kind === "table" && before?.kind === "paragraph" && before.style.name === "caption";
}

/** The changed sections; those that only came, only went or only have another number, one behind the other, are one change, but for those that stand apart. */
export function gathered(sections: readonly Section[], isApart: (section: Section) => boolean): readonly (readonly Section[])[] {
  const groups: Section[][] = [];
  sections.forEach((section, at) => {
    if (section.change === "same") return;
    const last = groups.at(-1);
    const isNext = last !== undefined && last.at(-1) === sections[at - 1];
    const isLike = last?.[0]!.change === section.change && (section.change !== "changed" || (isRenumbered(section) && isRenumbered(last[0]!)));
    if (isNext && isLike && isMoved(section) === isMoved(last[0]!) && !isApart(section) && !isApart(last[0]!)) last.push(section);
    else groups.push([section]);
  });
  return groups;
}

/** Whether nothing of it changed but its number. */
export function isRenumbered({ items: [first, ...others], before, after, change }: Section): boolean {
  if (change !== "changed" || first?.kind !== "paragraph" || first.change !== "changed" || first.oldStyle !== undefined || before === undefined || after === undefined) return false;
  const text = first.pieces.findIndex((piece) => piece.text.includes("\t"));
  return text > 0 && isUnchanged(first.pieces.slice(text)) && others.every((item) => item.change === "same");
}

/** Whether its first paragraph stands at another place in the other version. */
export function isMoved({ items }: Section): boolean {
  return moveOf(items) !== undefined;
}

/** The move of the first paragraph, where that went or came as a whole. */
export function moveOf([first]: readonly ChangedItem[]): number | undefined {
  return first?.kind === "paragraph" && (first.change === "inserted" || first.change === "deleted") ? first.pieces.find(({ move }) => move !== undefined)?.move : undefined;
}

function changeOf(items: readonly ChangedItem[]): Section["change"] {
  const changes = new Set(items.map(({ change }) => change));
  return changes.size === 1 ? items[0]!.change : "changed";
}

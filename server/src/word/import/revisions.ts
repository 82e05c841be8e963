// Tracked changes: what stands and what does not, by what is asked for; and how a change is told in a comment.

import type { Story } from "./story.ts";
import { child, textOf, type Element } from "./xml.ts";

const insertions = new Set(["w:ins", "w:moveTo", "w:cellIns"]);
const deletions = new Set(["w:del", "w:moveFrom", "w:cellDel"]);

/** Whether `element` marks a change: its words were put in, or taken out. */
export function changeOf(element: Element): "in" | "out" | undefined {
  return insertions.has(element.name) ? "in" : deletions.has(element.name) ? "out" : undefined;
}

/** Whether what a change marks stands in the text that is asked for. */
export function stands(story: Story, change: "in" | "out"): boolean {
  return (change === "in") === (story.changes !== "reject");
}

/** The change that the properties of a paragraph's mark, a row or a cell tell of. */
export function markOf(properties: Element | undefined): Element | undefined {
  for (const node of properties?.children ?? []) if (typeof node !== "string" && changeOf(node) !== undefined) return node;
  return undefined;
}

/** Whether a mark, row or cell with these properties stands. */
export function markStands(story: Story, properties: Element | undefined): boolean {
  return (properties?.children ?? []).every((node) => {
    const change = typeof node === "string" ? undefined : changeOf(node);
    return change === undefined || stands(story, change);
  });
}

/** `element` without what does not stand in it; in a formula, a run may tell of its change itself. */
export function standing(story: Story, element: Element): Element {
  const children = element.children.flatMap((node): readonly (Element | string)[] => {
    if (typeof node === "string") return [node];
    const change = changeOf(node);
    return (change !== undefined && !stands(story, change)) || (node.name === "m:r" && !markStands(story, child(node, "w:rPr"))) ? [] : [standing(story, node)];
  });
  return { ...element, children };
}

/** The properties that hold: the former ones, where a change of them is rejected. */
export function propertiesOf(story: Story, element: Element, name: string): Element | undefined {
  const now = child(element, name);
  const former = child(now, `${name}Change`);
  if (story.changes !== "reject" || !former) return now;
  const before = child(former, name);
  // Section and mark properties are not part of what a change keeps.
  const kept = (now?.children ?? []).filter((node) => typeof node !== "string" && (node.name === "w:rPr" || changeOf(node) !== undefined) && name === "w:pPr");
  return { name, attributes: {}, children: [...(before?.children ?? []), ...kept] };
}

/** `Inserted by A. Editor, 2026-01-02: "words"`, for a comment. */
export function changeNote(element: Element, what: string): string {
  const words = wordsIn(element);
  return `${what} by ${authorOf(element)}${words === "" ? "" : `: "${words}"`}`;
}

/** `A. Editor, 2026-01-02` */
export function authorOf({ attributes }: Element): string {
  const date = /^\d{4}-\d{2}-\d{2}/.exec(attributes["w:date"] ?? "")?.[0];
  const author = (attributes["w:author"] ?? "").trim() || "someone";
  return date === undefined ? author : `${author}, ${date}`;
}

/** The words inside, deleted ones too. */
export function wordsIn(element: Element): string {
  const parts: string[] = [];
  const walk = (one: Element): void => {
    for (const node of one.children) {
      if (typeof node === "string") continue;
      if (node.name === "w:t" || node.name === "w:delText") parts.push(textOf(node));
      else if (node.name === "w:tab" || node.name === "w:br" || node.name === "w:cr") parts.push(" ");
      else if (node.name === "w:noBreakHyphen") parts.push("-");
      else if (node.name === "w:p") {
        walk(node);
        parts.push(" ");
      } else if (!node.name.endsWith("Pr") && node.name !== "mc:Fallback") walk(node);
    }
  };
  walk(element);
  return parts.join("").replace(/\s+/g, " ").trim();
}

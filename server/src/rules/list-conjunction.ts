import { isCut } from "../index/cut.ts";
import type { Facts } from "../index/facts.ts";
import { listsOf, type List } from "../index/list-runs.ts";
import { hasPageFurniture } from "../index/page-furniture.ts";
import { isWhiteSpace } from "../syntax/lines.ts";
import type { Clause, Tree } from "../syntax/tree.ts";
import type { Text } from "../text/text.ts";
import { defineRule, type Fault, type Fix } from "./rule.ts";

export const listConjunction = defineRule({
  id: "list-conjunction",
  summary: "The items of a list are not joined: no `and` or `or` before the last one, or ends that differ.",
  why: `
Whether all items of a list apply, or any of them, stands in one word before the last item. Without it, or with \`and\`
behind one item and \`or\` behind another, the clause can be read both ways. An item that was added behind the last one
leaves its \`and\` or its full stop in the midst; one that was removed leaves a list that does not end. The rule looks at
lists whose items end in a semicolon, or all but the last in a comma; text that came out of a PDF and extracts are left alone.`,
  severity: "information",
  reads: "document",
  rests: "structure",
  *check({ document, isDue }) {
    if (document.tree.identity.extract || hasPageFurniture(document)) return;
    const due = listsOf(document.tree).filter(({ at: { from, to } }) => isDue({ from: from - introduction, to }));
    for (const list of due) {
      const fault = faultIn(document, list);
      if (fault) yield fault;
    }
  },
  mendedBy: { order: true },
  examples: [
    {
      bad: `
# SECTION F: SYSTEMS

F2.3 The DCC shall:
(a) act;
(b) log;
       ^ There is no “and” or “or” before (c), the last item.
(c) report.
`,
      fixed: `
# SECTION F: SYSTEMS

F2.3 The DCC shall:
(a) act;
(b) log; and
(c) report.
`,
      note: "Both words are offered.",
    },
    {
      bad: `
# SECTION F: SYSTEMS

F2.3 The DCC shall:
(a) act where it is either:
    (i) asked to do so;
                      ^ There is no “and” or “or” before (ii)
    (ii) bound to do so;
(b) log; and
       ^^^^^ “and” behind (b), but “or” behind (c): it is not clear how the items are joined.
(c) report; or
(d) close.
`,
    },
    {
      bad: `
# SECTION F: SYSTEMS

F2.3 The DCC shall:
(a) act;
(b) log,
       ^ (b) ends in “,”, the other items in “;”.
(c) report; and
(d) close.
`,
      fixed: `
# SECTION F: SYSTEMS

F2.3 The DCC shall:
(a) act;
(b) log;
(c) report; and
(d) close.
`,
    },
    {
      good: `
# SECTION F: SYSTEMS

F2.3 The DCC shall:
(a) act, in accordance with:
(i) the policy; or
(ii) the law; and
(b) log; and
(c) report.

F2.4 The DCC shall do any one or more of the following:
(a) act;
(b) log.

F2.5 The names are:
(a) One
(b) Two
(c) Three

F2.6 The DCC:
(a) acts. It does so at once.
(b) logs. It does so in writing.
`,
      note: "A list that says itself how its items are joined, or whose items are no parts of a sentence.",
    },
    {
      good: `
# SECTION F: SYSTEMS

F2.3 The DCC shall:
(a) act;
(b) [Not used]; and
(c) log,
and shall report.

F2.4 The Panel may:
(a) decide; or
(b) refer; or
(c) wait.
`,
    },
    {
      good: `
# SECTION F: SYSTEMS

F2.3 The DCC shall:
(a) act;
(b) log; and,
(c) report.
`,
    },
  ],
});

interface Ending {
  readonly item: Clause;
  /** The mark at the end: ";", ",", "." or "". */
  readonly mark: string;
  /** Where the mark stands, or would stand. */
  readonly at: number;
  readonly word: "and" | "or" | "and/or" | undefined;
  /** The end of the item's text. */
  readonly to: number;
  /** Whether a second semicolon stands behind the word: `; and;`. */
  readonly isDoubled: boolean;
}

function faultIn(document: Facts, { items }: List): Fault | undefined {
  if (items.length < 2) return undefined;
  const { tree } = document;
  const ends = items.map(({ clause }, i) => endingOf(tree, clause, items[i + 1]?.clause));
  const last = ends.at(-1)!;
  const before = ends.slice(0, -1);
  const doubled = ends.find(({ isDoubled }) => isDoubled);
  if (doubled) return { at: { from: doubled.to, to: doubled.to + 1 }, message: `“;” stands behind “${doubled.word}” too.`, fixes: () => [change(document, "Remove “;”", doubled.to, doubled.to + 1, "")] };
  // Parts of a sentence end in semicolons; the last ends it, or leads on in the list around.
  const parts = before.filter(({ mark }) => mark === ";").length;
  // Or in commas, all of them.
  const inCommas = before.length > 1 && last.mark === "." && before.every(({ mark, word }) => mark === "," && word === undefined);
  if (inCommas && !saysHow(tree, items[0]!.clause)) return unjoined(document, before.at(-1)!, last.item, items[0]!.clause);
  if (parts === 0 || parts < before.length - 1) return undefined;
  const isInner = tree.clauses[last.item.parent]?.kind === "paragraph";
  if (last.mark !== "." && !(isInner && last.mark === ";")) return isInner || parts < before.length ? undefined : openEnd(document, before.at(-1)!, last, before.length);
  const odd = before.find(({ mark, item }) => mark !== ";" && !item.notUsed);
  if (odd) return oddEnd(document, odd, before.length);
  const words = before.filter(({ word }) => word !== undefined);
  const closing = before.at(-1)!;
  if (closing.word === undefined) return words.length > 0 || saysHow(tree, items[0]!.clause) ? undefined : unjoined(document, closing, last.item, items[0]!.clause);
  const other = words.find(({ word }) => word !== closing.word);
  if (!other) return words.length > 1 && words.length < before.length ? leftBehind(document, words[0]!) : undefined;
  return {
    at: { from: other.at, to: other.to },
    message: `“${other.word}” behind ${other.item.number}, but “${closing.word}” behind ${closing.item.number}: it is not clear how the items are joined.`,
    fixes: () => [change(document, `Make it “${closing.word}”`, other.to - other.word!.length, other.to, closing.word!)],
  };
}

function unjoined(document: Facts, { at }: Ending, lastItem: Clause, first: Clause): Fault {
  const intro = introTo(document.tree, first);
  const isChoice = /\bany\b[^.;]{0,80}$|\b(?:either|one|whether|neither)\b[^.;]{0,80}$/i.test(intro);
  const add = (word: string, preferred: boolean): Fix => ({ ...change(document, `Add “${word}” before ${lastItem.number}`, at + 1, at + 1, ` ${word}`), preferred });
  return {
    at: { from: at, to: at + 1 },
    message: `There is no “and” or “or” before ${lastItem.number}, the last item.`,
    fixes: () => (isChoice ? [add("or", true), add("and", false)] : [add("and", true), add("or", false)]),
  };
}

/** The word that stood before the last item, until one was added behind it. */
function leftBehind(document: Facts, { item, word, at, to }: Ending): Fault {
  return {
    at: { from: at, to },
    message: `“${word}” behind ${item.number} too, though more items follow, and not behind each.`,
    fixes: () => [change(document, `Remove “${word}”`, at + 1, to, "")],
  };
}

/** A list whose last item was removed: it ends in `; and`, or the semicolon alone; or its full stop got lost. */
function openEnd(document: Facts, closing: Ending, { item, mark, word, at, to }: Ending, count: number): Fault | undefined {
  const { tree } = document;
  const around = tree.clauses[item.parent];
  if (mark === "," || !around || tree.prose.slice(to, around.content.to).trim() !== "" || isCut(document)) return undefined;
  // A full stop may stand within the quotation marks; a colon leads on.
  if (mark === "" && (!/[\p{L}\p{N})”"’]$/u.test(tree.prose.slice(to - 1, to)) || /[.?!][”"’)]{1,3}$/.test(tree.prose.slice(to - 4, to)))) return undefined;
  // One item before it tells little, unless a word joins the two.
  if (count < 2 && word === undefined && closing.word === undefined) return undefined;
  const end = word === undefined ? mark : `${mark} ${word}`;
  return {
    at: mark === "" ? item.at : { from: at, to },
    message: mark === "" ? `${item.number} is the last item, and has no full stop at its end.` : `${item.number} is the last item, and ends in “${end}”.`,
    fixes: () => [change(document, "End the list with a full stop", at, to, ".")],
  };
}

function oddEnd(document: Facts, { item, mark, at }: Ending, count: number): Fault | undefined {
  // One of two tells nothing of what the others do; an item of several sentences, as a long one may be, ends as these do.
  if (count < 2 || (mark === "." && (at - item.at.to > shortItem || /[.?!:]\s/.test(document.tree.prose.slice(item.at.to, at))))) return undefined;
  return mark === ""
    ? { at: item.at, message: `${item.number} has no “;” at its end, as the other items have.`, fixes: () => [change(document, "Add “;”", at, at, ";")] }
    : { at: { from: at, to: at + 1 }, message: `${item.number} ends in “${mark}”, the other items in “;”.`, fixes: () => [change(document, `Change “${mark}” to “;”`, at, at + 1, ";")] };
}

/** In UTF-16 units: no more than what the rule rests on of each block, its ends. */
const shortItem = 200;

function change({ id }: Facts, title: string, from: number, to: number, newText: string): Fix {
  return { title, preferred: true, safe: false, edits: [{ document: id, at: { from, to }, newText }] };
}

/** How an item ends: with what stands last in it before the next one, its own list included. */
function endingOf({ prose }: Tree, item: Clause, next: Clause | undefined): Ending {
  const end = next ? Math.min(item.content.to, next.at.from) : lastLine(prose, item);
  let to = end;
  while (to > item.at.to && /[\s*_]/.test(prose.charAt(to - 1))) to--;
  // `; and,`
  const isDoubled = /;\s{1,4}(?:and|or);$/.test(prose.slice(Math.max(item.at.to, to - 9), to));
  if (isDoubled) to--;
  if (/\s(?:and|or),$/.test(prose.slice(Math.max(item.at.to, to - 5), to))) to--;
  const word = /(?<=\s)(?:and\/or|and|or)$/.exec(prose.slice(Math.max(item.at.to, to - 8), to))?.[0] as Ending["word"];
  const marked = word === undefined ? to - 1 : endOfMark(prose, item.at.to, to - word.length);
  const mark = prose.charAt(marked);
  if (!/[;,.]/.test(mark)) return { item, mark: "", at: word === undefined ? to : marked + 1, word: undefined, to, isDoubled };
  return { item, mark, at: marked, word, to, isDoubled };
}

/** Where the mark stands that leads to a word at `at`, which a comment may part from it; else where the white space between begins. */
function endOfMark(prose: Text, from: number, at: number): number {
  let end = at;
  while (end > from && isWhiteSpace(prose.charCodeAt(end - 1))) end--;
  return end > from && /[;,]/.test(prose.charAt(end - 1)) ? end - 1 : end;
}

/** The last item ends with its paragraph: words behind a list (`and shall report`) belong to the clause. */
function lastLine(prose: Text, item: Clause): number {
  const text = prose.slice(item.at.to, item.content.to);
  const blank = /\n[ \t\u00a0]*\r?\n/.exec(text);
  return blank ? item.at.to + blank.index : item.content.to;
}

/** Whether the words before the list say how its items are joined. */
function saysHow(tree: Tree, first: Clause): boolean {
  return /\bany(?: one| or all)? of\b[^.;]{0,80}$|\b(?:one or more|at least one|each|all|every|both|some) of\b[^.;]{0,80}$/i.test(introTo(tree, first));
}

/** How much of what stands before a list may be its introduction, in UTF-16 units. */
const introduction = 300;

function introTo({ prose }: Tree, first: Clause): string {
  const intro = prose.slice(Math.max(0, first.at.from - introduction), first.at.from);
  return intro.slice(intro.lastIndexOf("\n\n", intro.trimEnd().length - 1) + 1).trimEnd();
}

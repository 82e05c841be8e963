import { findingFromBlocks, promisedBy } from "../syntax/memo.ts";
import type { Tree } from "../syntax/tree.ts";
import { cues } from "../syntax/words.ts";
import { slice, type Span } from "../text/span.ts";
import { sameWords } from "./logged.ts";
import { referenceFilter } from "./phrases.ts";
import { defineRule, type Fix } from "./rule.ts";

export const closedList = defineRule({
  id: "closed-list",
  summary: "A list reads as if nothing could be added to it.",
  why: `
\`shall only include\` closes a list: what it does not name is forbidden. That is seldom meant of a report or a set of data,
which should have certain items at the least, and it is found out when the first of them has to be added. Where the list is
meant as a minimum, say \`shall include, as a minimum,\`; where it is meant to be closed, silence the rule there and say why.
It is a warning; other words that close a list are told as information.`,
  severity: "information",
  reads: "document",
  *check({ document, isDue }) {
    const { prose } = document.tree;
    // A title may be of such words.
    const isReference = referenceFilter(document.tree);
    for (const at of yield* findingClosingWords(document.tree)) {
      if (!isDue({ from: at.from - 160, to: at.to + 400 })) continue;
      const words = slice(prose, at).replace(/\s+/g, " ");
      const isInclude = /include/i.test(words);
      const sentence = prose.slice(at.to, at.to + 400).split(/[:;]|\.\s|\n\s*\n/, 1)[0]!;
      const opensList = /^[^.;]*:/.test(prose.slice(at.to, at.to + 400)) || /\bfollowing\b/i.test(sentence + words);
      // `shall only include a Device where ...` says when, and closes no list.
      if (isInclude && !opensList && /\b(?:if|where|when|once|after|until|unless|to the extent|provided|in accordance|for the purposes?)\b/i.test(sentence)) continue;
      if (!isInclude && !opensList) continue;
      // A limit on what somebody owes.
      if (/limited/i.test(words) && /\bliab(?:le|ility|ilities)\b/i.test(prose.slice(Math.max(0, at.from - 160), at.from))) continue;
      if (isReference(at)) continue;
      const isSure = /^shall only include$/i.test(words);
      const modal = /^\w+/.exec(words)![0];
      const newText = `${modal} include, as a minimum${/^[\s*_]*[:,;]/.test(prose.slice(at.to, at.to + 10)) ? "" : ","}`;
      const fix: Fix = { title: `Change to “${newText}”`, preferred: true, safe: false, edits: [{ document: document.id, at, newText }] };
      yield {
        at,
        message: `“${words}” closes the list: nothing else may be added to it.`,
        ...(isSure ? { severity: "warning" as const } : {}),
        ...(isInclude ? { fixes: () => [fix] } : {}),
      };
    }
  },
  logged: { sameError: sameWords, summary: ({ words }) => `“${words}” reads as though the list were exhaustive` },
  examples: [
    {
      bad: `
# SECTION H: SERVICES

H17.5 The report shall only include the following items in respect of each Device:
                 ^^^^^^^^^^^^^^^^^^ “shall only include” closes the list
(a) its model; and
(b) its status.
`,
      fixed: `
# SECTION H: SERVICES

H17.5 The report shall include, as a minimum, the following items in respect of each Device:
(a) its model; and
(b) its status.
`,
    },
    {
      bad: `
# SECTION H: SERVICES

H1.1 The report must include only:
                ^^^^^^^^^^^^^^^^^ closes the list
(a) its model; and
(b) its status.

H1.2 The duties of the DCC are limited to the following: reading, and
                           ^^^^^^^^^^^^^^ closes the list
writing. Each file comprises only the following items: a name and
                   ^^^^^^^^^^^^^^ closes the list
a date.
`,
      fixed: `
# SECTION H: SERVICES

H1.1 The report must include, as a minimum:
(a) its model; and
(b) its status.

H1.2 The duties of the DCC are limited to the following: reading, and
writing. Each file comprises only the following items: a name and
a date.
`,
      note: "Information: other words that close a list.",
    },
    {
      good: `
# SECTION H: SERVICES

H1.1 The DCC shall only include a Device in the list where a User has asked for it.

H1.2 The report shall include, as a minimum, the following, and shall include but not be limited to the items below:
(a) its model; and
(b) its status.

H1.3 The liability of each Party is limited to one million pounds. The list is not limited to the following: a name.
`,
      note: "A condition is no list; a limit on a sum is none either.",
    },
    {
      good: `
# SECTION H: SERVICES

<!-- sec-disable-next-line closed-list: the Panel wants no other item -->
H1.1 The report shall only include the name of each Device.
`,
    },
  ],
});

/** Finds, in steps, where words stand that may close a list, in order. */
function* findingClosingWords(tree: Tree): Generator<undefined, readonly Span[]> {
  const found = yield* findingFromBlocks(tree, "words that close a list", (prose) => [...prose.matchAll(closing)].map(({ index, 0: words }) => ({ from: index, to: index + words.length })), mayClose);
  return found.flatMap(({ block, items }) => {
    const start = tree.blocks[block]!.at.from;
    return items.map(({ from, to }) => ({ from: start + from, to: start + to }));
  });
}

const mayClose = promisedBy(cues((word) => /^(?:only|limited)$/i.test(word)));

const gap = "\\s{1,9}";
const closing = new RegExp(
  `\\b(?:(?:shall|must|will)${gap}(?:only${gap}include|include${gap}only)|(?:shall|must|will)${gap}only${gap}(?:comprise|contain|consist${gap}of)|(?<!not${gap})(?:is|are|(?:shall|must|will)${gap}be)${gap}limited${gap}to|(?:comprises?|contains?|consists?${gap}of|includes?)${gap}only|(?<!(?:may|can|shall|must|will|not|to)${gap})only${gap}(?:comprises?|contains?|consists?${gap}of|includes?))(?![\\w-])`,
  "gi",
);

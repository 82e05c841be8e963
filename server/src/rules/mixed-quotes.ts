import { findingInBlocks } from "../syntax/memo.ts";
import type { Tree } from "../syntax/tree.ts";
import type { Text } from "../text/text.ts";
import { defineRule, type Fix, type RuleContext } from "./rule.ts";

export const mixedQuotes = defineRule({
  id: "mixed-quotes",
  summary: "Straight and curly quotes stand in one document.",
  why: `
Mixed marks betray text that was pasted from somewhere else, and a search for a quoted term finds one kind alone. There is
one finding a document: at the first mark of the rarer kind. Apostrophes and single marks are counted apart from double
ones. The fix makes all marks of a sort like most of them. Code in backticks, attributes (\`version="1.0"\`), feet and inches
are left as they are.`,
  severity: "hint",
  reads: "document",
  *check({ document }) {
    const rare = rarerOf(yield* findingQuotes(document.tree));
    if (rare.length === 0) return;
    const first = Math.min(...rare.map(({ marks: [one] }) => one!.at));
    yield {
      at: { from: first, to: first + 1 },
      message: `${rare.map(({ marks: few, many, sort, shape }) => `${few.length} ${shape} ${sort === "double" ? "quotation mark" : "apostrophe or single mark"}${few.length === 1 ? "" : "s"} among ${many} ${shape === "curly" ? "straight" : "curly"} ones`).join("; ").replace("apostrophe or single marks", "apostrophes or single marks")}.`,
      fixes: () => [fixOf(document, rare.flatMap(one => one.marks))],
    };
  },
  logged: { sameError: ({ document }) => document, summary: () => "Straight and curly quotation marks are mixed" },
  examples: [
    {
      bad: `
# SECTION A: DEFINITIONS

A1.1 In this Code, “Party” means a person, "User" means a Party and “Device” means a Party’s device.
                                           ^ 2 straight quotation marks among 4 curly ones.
`,
      fixed: `
# SECTION A: DEFINITIONS

A1.1 In this Code, “Party” means a person, “User” means a Party and “Device” means a Party’s device.
`,
    },
    {
      bad: `
# SECTION A: DEFINITIONS

A1.1 A Party's device is the Party's own, and the User’s is the User's.
                                                      ^ 1 curly apostrophe or single mark among 3 straight ones.
`,
      fixed: `
# SECTION A: DEFINITIONS

A1.1 A Party's device is the Party's own, and the User's is the User's.
`,
    },
    {
      bad: `
# SECTION A: DEFINITIONS

A1.1 “Party” has the meaning of ("Person"), the ‘User’ that of 'Party', and the Users’ rights are the Party’s.
                                 ^ 2 straight quotation marks among 2 curly ones; 2 straight apostrophes or single marks among 4 curly ones.
`,
      fixed: `
# SECTION A: DEFINITIONS

A1.1 “Party” has the meaning of (“Person”), the ‘User’ that of ‘Party’, and the Users’ rights are the Party’s.
`,
      note: "Where there are as many of both kinds, the curly one stays.",
    },
    {
      good: `
# SECTION A: DEFINITIONS

A1.1 “Party” means a person, and the Party's device has a 5" screen, \`"as code"\`, and an attribute version="1.0".
`,
      note: "Curly quotation marks beside straight apostrophes are a house style.",
    },
  ],
});

type Sort = "double" | "single";
type Shape = "curly" | "straight";

interface Quote {
  readonly at: number;
  readonly sort: Sort;
  readonly shape: Shape;
  /** What the other shape would be here. */
  readonly other: string;
}

/** The marks of one sort that are fewer in the shape that they have than `many`, those in the other. */
interface Rarer {
  readonly sort: Sort;
  readonly shape: Shape;
  readonly marks: readonly Quote[];
  readonly many: number;
}

/** Finds, in steps, the marks of a document in which they may be mixed; their places are those in the document. */
function* findingQuotes(tree: Tree): Generator<undefined, readonly Quote[]> {
  // Of a text that is edited, the marks of all other blocks are known.
  if (!tree.pieces && !mayBeMixed(tree.prose)) return [];
  const found = yield* findingInBlocks(tree, "quotation marks", quotesIn, () => true);
  const holds = (shape: Shape): boolean => found.some(({ items }) => items.some((mark) => mark.shape === shape));
  if (!holds("straight") || !holds("curly")) return [];
  return found.flatMap(({ block, items }) => items.map((mark) => ({ ...mark, at: mark.at + tree.blocks[block]!.at.from })));
}

function rarerOf(marks: readonly Quote[]): readonly Rarer[] {
  return [rarer(marks, "double"), rarer(marks, "single")].filter(one => one !== undefined);
}

const quotes = /[“”‘’"'`]/g;

function quotesIn(prose: string): readonly Quote[] {
  const found: Quote[] = [];
  // Whether a straight double mark is open: then one behind a figure closes it, rather than being inches.
  let isQuoted = false;
  quotes.lastIndex = 0;
  for (let match = quotes.exec(prose); match; match = quotes.exec(prose)) {
    const at = match.index;
    const before = prose[at - 1] ?? " ";
    const after = prose[at + 1] ?? " ";
    const opens = /[\s([{“‘"'/—–*_|-]/.test(before) && !/[\s.,;:)\]]/.test(after);
    switch (match[0]) {
      case "`": {
        const close = prose.indexOf("`", at + 1);
        if (close > 0 && close - at < 200) quotes.lastIndex = close + 1;
        break;
      }
      case "“": case "”":
        if (before === "=") skipValue(prose, at);
        else {
          found.push({ at, sort: "double", shape: "curly", other: '"' });
          isQuoted = false;
        }
        break;
      case "‘": case "’":
        found.push({ at, sort: "single", shape: "curly", other: "'" });
        break;
      case '"':
        if (before === "=") skipValue(prose, at);
        else if (/\d/.test(before) && !isQuoted) break;
        else if (!(/[\s|]/.test(before) && /[\s|]/.test(after))) {
          found.push({ at, sort: "double", shape: "straight", other: opens ? "“" : "”" });
          isQuoted = opens;
        }
        break;
      case "'":
        if (!/\d/.test(before) || /[a-z]/.test(after)) found.push({ at, sort: "single", shape: "straight", other: opens && !/^(?:\d\ds?|tis|twas|til|em)\b/i.test(prose.slice(at + 1, at + 7)) ? "‘" : "’" });
    }
  }
  return found;
}

/** Whether marks of both shapes stand anywhere: most texts hold but one. */
function mayBeMixed(prose: Text): boolean {
  const holdsOne = (marks: readonly string[]): boolean => marks.some((mark) => prose.includes(mark));
  return holdsOne(['"', "'"]) && holdsOne(["“", "”", "‘", "’"]);
}

function skipValue(prose: string, at: number): void {
  const close = /^[^\s"”<>]{0,60}["”]/.exec(prose.slice(at + 1, at + 64));
  if (close) quotes.lastIndex = at + 1 + close[0].length;
}

function rarer(marks: readonly Quote[], sort: Sort): Rarer | undefined {
  const curly = marks.filter(mark => mark.sort === sort && mark.shape === "curly");
  const straight = marks.filter(mark => mark.sort === sort && mark.shape === "straight");
  if (curly.length === 0 || straight.length === 0) return undefined;
  return straight.length <= curly.length ? { sort, shape: "straight", marks: straight, many: curly.length } : { sort, shape: "curly", marks: curly, many: straight.length };
}

function fixOf({ id }: RuleContext["document"], marks: readonly Quote[]): Fix {
  return {
    title: `Make the quotes alike (${marks.length} ${marks.length === 1 ? "change" : "changes"})`,
    preferred: true,
    safe: true,
    edits: [...marks].sort((a, b) => a.at - b.at).map(({ at, other }) => ({ document: id, at: { from: at, to: at + 1 }, newText: other })),
  };
}

import { commentAt } from "../syntax/comments.ts";
import { lineOf } from "../text/line-index.ts";
import type { Tree } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import { defineRule } from "./rule.ts";

export const headingLevel = defineRule({
  id: "heading-level",
  summary: "A heading skips a level.",
  why: `
A heading of the fourth level right under one of the second has no place in the outline: folding, the contents list and
the numbering of a Word document all put it somewhere else. The rule looks at headings that are marked with \`#\`. The
first one of a document may have any level, and in an extract headings may be missing.`,
  severity: "information",
  reads: "document",
  rests: "structure",
  *check({ document }) {
    if (document.tree.identity.extract) return;
    let above = 0;
    for (const { at, level } of markedHeadings(document.tree)) {
      if (above > 0 && level > above + 1) yield { at, message: `A heading of level ${level} follows one of level ${above}: ${skipped(above + 1, level - 1)}.` };
      above = level;
    }
  },
  examples: [
    {
      bad: `
# SECTION G: SECURITY

## G3 SYSTEM SECURITY

#### Incidents
^^^^^^^^^^^^^^ A heading of level 4 follows one of level 2: level 3 is skipped.

G3.4 Each User shall keep a record.
`,
    },
    {
      bad: `
# APPENDIX AG: INCIDENTS

#### 1.1 Purpose
^^^^^^^^^^^^^^^^ levels 2 and 3 are skipped

1.1.1 The DCC shall act.

#### 1.2 Scope

1.2.1 The DCC shall report.

## 2 Reports

#### 2.1 Times
^^^^^^^^^^^^^^ level 3 is skipped

2.1.1 The DCC shall report each day.
`,
      note: "A sister of a heading that skips is not told of again.",
    },
    {
      good: `
## SECTION G: SECURITY

### G3 SYSTEM SECURITY

#### Incidents

G3.4 Each User shall keep a record.

## Annex to Section G3

#hashtags and C# are no headings.
`,
    },
    {
      good: `
---
document: Appendix AD
extract: true
---
# APPENDIX AD: USER INTERFACE

#### 3.8.43 Create Schedule

3.8.43.1 The User shall send it.
`,
      note: "An extract lacks headings.",
    },
  ],
});

/** `level 3 is skipped`, `levels 2 and 3 are skipped` */
function skipped(first: number, last: number): string {
  return first === last ? `level ${first} is skipped` : `levels ${first} ${last === first + 1 ? "and" : "to"} ${last} are skipped`;
}

interface Marked {
  /** From the first `#` to the end of the words. */
  readonly at: Span;
  readonly level: number;
}

/** The headings with `#`. */
function markedHeadings(tree: Tree): readonly Marked[] {
  const { prose, blocks } = tree;
  const found: Marked[] = [];
  for (const [i, block] of blocks.entries()) {
    if (block.kind !== "heading") continue;
    const from = Math.max(lineStart(tree, block.at.from), blocks[i - 1]?.at.to ?? 0);
    const before = prose.slice(from, block.at.from);
    const marks = /^(#{1,6})[ \t\u00a0]/.exec(before.trimStart())?.[1];
    if (marks) found.push({ at: { from: from + before.indexOf("#"), to: block.at.to }, level: marks.length });
  }
  return found;
}

/** Where the line begins in which `offset` stands, with those that a comment before it goes over. */
function lineStart(tree: Tree, offset: number): number {
  const from = tree.lines.starts[lineOf(tree.lines, offset)]!;
  const comment = commentAt(tree, from);
  return comment && comment.to > from ? lineStart(tree, comment.from) : from;
}

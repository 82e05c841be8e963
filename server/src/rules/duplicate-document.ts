import type { CorpusView } from "../index/corpus-view.ts";
import type { DocumentId, Facts } from "../index/facts.ts";
import { identityName, isNoneOfCode } from "../syntax/identity.ts";
import { fileName, nameWithFolder } from "../text/paths.ts";
import { firstOf, listed } from "../text/sentence.ts";
import type { Span } from "../text/span.ts";
import { defineRule, mostRelated } from "./rule.ts";

export const duplicateDocument = defineRule({
  id: "duplicate-document",
  summary: "Two files say that they are the same document of the Code.",
  why: `
There is one Section G. Where two files both say that they are it, every reference to Section G may mean either, and a
change that is made in one is missing from the other. Mostly one of them is a copy, an older version or a draft: leave it
out by \`exclude\` in sec.json, or say in its front matter which document it is. Two files that both say that they hold
no more than an extract are told of as information, as they may be parts of one whole. A folder that holds most of its
documents a second time (the version in force beside the draft, an archive) is checked as a Code of its own, and nothing
is said of its documents here, unless it is a single one.`,
  severity: "error",
  reads: "corpus",
  *check({ document, corpus }) {
    const { identity } = document.tree;
    if (isNoneOfCode(identity)) return;
    const othersNow = (now: CorpusView): readonly Other[] => [
      ...now.documentsOf(document.identity).filter(({ id }) => id !== document.id).map(({ id, tree }) => ({ id, at: tree.identity.at, isExtract: tree.identity.extract })),
      ...now.twinsOf(document.id).map((id) => ({ id, at: { from: 0, to: 0 }, isExtract: false })),
    ];
    const others = othersNow(corpus);
    if (others.length === 0) return;
    yield {
      at: identity.at,
      ...(identity.extract && others.every(({ isExtract }) => isExtract) ? { severity: "information" } : {}),
      message: `${identityName(identity)} is in ${filesOf(document, others)} too.`,
      related: now => othersNow(now).slice(0, mostRelated).map(({ id, at }) => ({ document: id, at, message: `Here too it is ${identityName(identity)}.` })),
    };
  },
  examples: [
    {
      bad: `
//- section-g.sec
# SECTION G: SECURITY
^^^^^^^^^^^^^^^^^^^^^ Section G is in security-v2.sec too.

G1.1 The DCC shall notify the Panel.
//- security-v2.sec
---
document: Section G
          ^^^^^^^^^ Section G is in section-g.sec too.
---
G1.1 The DCC shall notify the Panel at once.
`,
      note: "One says so in its heading, the other in its front matter.",
    },
    {
      good: `
//- section-g.sec
# SECTION G: SECURITY

G1.1 The DCC shall notify the Panel.
//- appendix-g.sec
# APPENDIX G: FORMS

1.1 The form shall be used.
`,
      note: "Section G and Appendix G are two documents.",
    },
    {
      good: `
//- meetings/notes.sec
The Panel met.
//- drafts/notes.sec
The draft is ready.
`,
      note: "Files that claim to be no document of the Code may have one name.",
    },
  ],
});

interface Other {
  readonly id: DocumentId;
  /** Where it says so; of a file of another Code, its beginning. */
  readonly at: Span;
  readonly isExtract: boolean;
}

/** Their bare names; the folders too where a bare name would be the file's own. */
function filesOf(document: Facts, others: readonly Other[]): string {
  const own = fileName(document.id);
  const names = others.map(({ id }) => (fileName(id) === own ? nameWithFolder(id) : fileName(id)));
  return names.length > 3 ? firstOf(names, 3) : listed(names);
}

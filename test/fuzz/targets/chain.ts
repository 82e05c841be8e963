// From text to findings and everything that an editor asks of them, over several files at once.

import assert from "node:assert/strict";
import { complete, triggers } from "../../../server/src/features/completion.ts";
import { goToDefinition } from "../../../server/src/features/definition.ts";
import { describeSuggestion } from "../../../server/src/features/describe-suggestion.ts";
import { format } from "../../../server/src/features/format.ts";
import { highlights } from "../../../server/src/features/highlight.ts";
import { hover } from "../../../server/src/features/hover.ts";
import { outline } from "../../../server/src/features/outline.ts";
import { refactorings } from "../../../server/src/features/refactorings.ts";
import { findReferences } from "../../../server/src/features/references.ts";
import { prepareRename } from "../../../server/src/features/rename.ts";
import { afterKey } from "../../../server/src/features/typing.ts";
import type { DocumentId, Facts } from "../../../server/src/index/facts.ts";
import { hasLostNumbers } from "../../../server/src/index/lost-numbers.ts";
import { allRules } from "../../../server/src/rules/all.ts";
import { parse } from "../../../server/src/syntax/parse.ts";
import { applyEdits } from "../../../server/src/text/edit.ts";
import { fileName } from "../../../server/src/text/paths.ts";
import type { Span } from "../../../server/src/text/span.ts";
import { sourceOf, type Snapshot } from "../../../server/src/workspace/snapshot.ts";
import type { Finding } from "../../../server/src/check/findings.ts";
import { assertSound } from "../../support/sound.ts";
import { applied, findingsOf, workspaceWith, type Texts } from "../../support/workspace.ts";
import { chanceOf, type Chance } from "../chance.ts";
import { draftedWords, drafts, examples, sample } from "../seeds.ts";
import { filesOf, pieces, type Target } from "../target.ts";
import { anyDraft } from "./reader.ts";

const options = { tabSize: 4, insertSpaces: true };
const newNames = ["G3.9", "G4", "(c)", "2.9", "Zebra Widget", "Table 9", "", "|", "a\nb"];

export const chain: Target = {
  name: "chain",
  seeds: [...drafts, ...examples, ...sample(/\.(?:xsd|xml)$/).flatMap(({ name, text }) => pieces(text, 1500).slice(0, 6).map((piece) => `${examples[0]!}\n//- ${name}\n${piece}`))],
  words: [...draftedWords, "\n//- section-a.sec\n", "\n//- appendix-ad.duis\n", '\n//- sec.json\n{ "words": ["teh"], "bannedTerms": [{ "term": "User", "replacement": "Panel" }] }\n', "\n//- sample-duis.xsd\n"],
  write: (chance) => `${anyDraft(chance)}\n//- ${chance.any(["section-a.sec", "appendix-p.sec", "appendix-ad.duis"])}\n${anyDraft(chance)}`,
  hold(given) {
    const texts: Texts = new Map(filesOf(given, "section-g.sec").filter(({ name }) => /^[\w.-]+\.(?:sec|sec\.txt|duis|xsd|xml|json)$/.test(name)).map(({ name, text }) => [name, text]));
    const snapshot = workspaceWith(texts).snapshot();
    const found = findingsOf(snapshot);
    const chance = chanceOf(given);
    fixesHold(texts, snapshot, found, chance);
    for (const document of snapshot.documents.values()) {
      formatHolds(document);
      for (let left = 4; left > 0; left--) asked(snapshot, document, chance);
    }
  },
};

/** Some safe fixes, each made alone: the text reads, the finding is gone, and there is no new error. */
function fixesHold(texts: Texts, snapshot: Snapshot, found: ReadonlyMap<string, readonly Finding[]>, chance: Chance): void {
  const { view } = snapshot.corpus.track();
  const all = [...found.values()].flat();
  const safe = all.flatMap((finding) => (finding.fixes?.(view) ?? []).filter((fix) => fix.safe).map((fix) => ({ finding, fix })));
  for (let left = Math.min(2, safe.length); left > 0; left--) {
    const { finding, fix } = chance.any(safe);
    for (const edit of fix.edits) assertInside(snapshot, edit.at, edit.document);
    const after = workspaceWith(applied(texts, [fix])).snapshot();
    for (const { tree } of after.documents.values()) assertSound(tree);
    const left = [...findingsOf(after).values()].flat();
    const alike = (one: Finding): boolean => one.rule === finding.rule && one.message === finding.message;
    assert.ok(left.filter(alike).length < all.filter(alike).length, `“${fix.title}” leaves: ${finding.message}`);
    // A title that has other words now is said in brackets.
    const errors = (of: readonly Finding[]): readonly string[] => of.filter(({ severity }) => severity === "error").map(({ rule, message }) => `${rule}: ${message.replace(/ \([^)]*\)/g, "")}`);
    const before = errors(all);
    // A text just long enough to be doubted may be one of plain words without the letters that a fix takes away: what was doubtful in it is certain then.
    const fresh = isDoubted(after) === isDoubted(snapshot) ? errors(left).filter((error) => !before.includes(error)) : [];
    assert.deepEqual(fresh, [], `“${fix.title}” (${finding.rule}) brings an error`);
  }
}

/** Which texts have lost the numbers of their clauses. */
function isDoubted({ documents }: Snapshot): string {
  return [...documents].filter(([, document]) => hasLostNumbers(document)).map(([id]) => id).join("\n");
}

/** Formatting touches white space alone, and once is enough. */
function formatHolds(document: Facts): void {
  const text = document.tree.text.toString();
  const once = applyEdits(text, format(document, options));
  const bare = (of: string): string => of.replace(/^[ \t]*\|[ \t|:-]*$/gm, "").replace(/\s+/g, "");
  assert.equal(bare(once), bare(text), "Formatting touches words.");
  const again = { ...document, tree: parse(once, { name: fileName(document.id) }) };
  assert.equal(applyEdits(once, format(again, options)), once, "A second time it is formatted otherwise.");
}

/** Whatever an editor asks of some place is answered within the texts. */
function asked(snapshot: Snapshot, document: Facts, chance: Chance): void {
  const { id, tree } = document;
  const offset = chance.below(tree.text.length + 1);
  hover(snapshot, id, offset);
  for (const { at, document: home } of goToDefinition(snapshot, id, offset)?.destinations ?? []) assertInside(snapshot, at, home);
  for (const mention of [...findReferences(snapshot, id, offset)].flat()) assertInside(snapshot, mention.at, mention.document);
  for (const { at } of highlights(snapshot, id, offset)) assertInside(snapshot, at, id);
  const { items } = complete(snapshot, id, offset, chance.any([undefined, ...triggers]), allRules);
  for (const { at } of items) assert.ok(at.from <= offset && offset <= at.to && at.to <= tree.text.length, "A suggestion is not at the caret.");
  const about = items[0]?.about;
  if (about) describeSuggestion(snapshot, about);
  for (const refactoring of refactorings({ snapshot, document, span: { from: offset, to: Math.min(tree.text.length, offset + chance.below(60)) } })) {
    for (const change of refactoring.changes()) if (snapshot.documents.has(change.document)) assertInside(snapshot, change.at, change.document);
  }
  for (const { at } of afterKey("\n", document, offset, options)) assertInside(snapshot, at, id);
  outline(document);
  const renaming = prepareRename(snapshot, id, offset);
  if ("kind" in renaming) return;
  const renamed = renaming.to(chance.any(newNames));
  if (renamed.kind === "renamed") for (const { at, document: home } of renamed.edits) assertInside(snapshot, at, home);
}

function assertInside(snapshot: Snapshot, { from, to }: Span, id: DocumentId): void {
  const length = sourceOf(snapshot, id)?.text.length ?? -1;
  assert.ok(0 <= from && from <= to && to <= length, `${from}..${to} lies outside ${id}.`);
}


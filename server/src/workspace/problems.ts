// The faults that no rule finds, as the readers met them: the same findings for the editor and the command line.

import type { Finding } from "../check/findings.ts";
import type { ConfigProblem, Severity } from "../config/config.ts";
import type { DocumentId } from "../index/facts.ts";
import type { SchemaModel } from "../schema/model.ts";
import { isTooLong, type Request } from "../schema/request.ts";
import { firstMisread } from "../syntax/markup.ts";
import { findingInBlocks } from "../syntax/memo.ts";
import type { Tree } from "../syntax/tree.ts";
import { asItIsRead } from "../text/left-out.ts";
import type { Text } from "../text/text.ts";

/** Finds, in steps, what is wrong with a document's form, by position. */
export function* findingForm(tree: Tree): Generator<void, readonly Finding[]> {
  const found = tree.problems.map(({ at, message }): Finding => ({ rule: "front-matter", severity: "warning", at, message }));
  let isLost = false;
  for (const { block, items } of yield* findingInBlocks(tree, "form", placesOfForm, () => true)) {
    for (const { kind, from } of items) {
      const at = tree.blocks[block]!.at.from + from;
      if (kind === "conflict") found.push(mergeConflict(at));
      else if (!isLost) found.push(lostCharacter(at));
      isLost ||= kind === "lost";
    }
  }
  const misread = tree.isPlain ? -1 : firstMisread(tree.source);
  if (misread >= 0) found.push(misreadCharacter(tree, misread));
  return found.sort((a, b) => a.at.from - b.at.from || a.at.to - b.at.to);
}

interface FormPlace {
  readonly kind: "lost" | "conflict";
  readonly from: number;
}

/** The first character that was lost, and each merge conflict that begins. */
function placesOfForm(prose: string): readonly FormPlace[] {
  const lost = prose.indexOf("\ufffd");
  const conflicts = prose.includes(conflictOpens) ? Array.from(prose.matchAll(/^<{7} /gm), ({ index }): FormPlace => ({ kind: "conflict", from: index })) : [];
  return lost < 0 ? conflicts : [{ kind: "lost", from: lost }, ...conflicts];
}

const conflictOpens = "<".repeat(7);

/** An editor shows a text in another encoding than its own, and would save it so. Told once, where the first one stands. */
function lostCharacter(from: number): Finding {
  const message = "“\ufffd” stands for a character that could not be read. If the file was saved in another encoding, such as Windows 1252, reopen it with that encoding before you save it; else write the character again.";
  return { rule: "lost-character", severity: "warning", at: { from, to: from + 1 }, message };
}

/** A text that was written as UTF-8 was read as Windows 1252, and saved so. */
function misreadCharacter({ source, lines: { leftOut } }: Tree, offset: number): Finding {
  const from = leftOut ? asItIsRead(leftOut, offset) : offset;
  const message = `“${source.slice(offset, offset + 3)}” stands for another character: the text was read in another encoding than it was written in, and saved so. Take it from its source again, and open that as UTF-8.`;
  return { rule: "lost-character", severity: "warning", at: { from, to: from + 1 }, message };
}

/** What git leaves in a file where two versions changed the same lines. */
function mergeConflict(from: number): Finding {
  const message = "Two versions of this passage were merged, and neither was chosen. Keep one, and delete the other with the lines that begin with “<<<<<<<”, “=======” and “>>>>>>>”.";
  return { rule: "merge-conflict", severity: "error", at: { from, to: from + conflictOpens.length }, message };
}

/** Between the marks of a conflict both versions stand as one text: what is found there is of neither. `findings` by position. */
export function besideConflicts(findings: readonly Finding[], text: Text): readonly Finding[] {
  if (!findings.some(({ rule }) => rule === "merge-conflict")) return findings;
  let closes = 0;
  let within = -1;
  return findings.filter(({ rule, at }) => {
    if (rule !== "merge-conflict") return at.from > within;
    // One that is never closed has no end, nor has any behind it.
    if (closes >= 0 && closes < at.from) closes = text.indexOf(conflictCloses, at.from);
    within = closes;
    return true;
  });
}

const conflictCloses = `\n${">".repeat(7)} `;

/** What the reader could not make sense of in an XML Schema. */
export function schemaFindings(schema: SchemaModel): readonly Finding[] {
  return schema.problems.map(({ at, message }) => ({ rule: "schema-file", severity: "error", at, message }));
}

/** That a request was not looked into, so that silence about it is not taken for praise. */
export function requestFindings(request: Request): readonly Finding[] {
  return isTooLong(request) ? unreadableFindings(`This file is too large for its names to be checked (${request.text.length} characters).`) : [];
}

/** What is wrong in the sec.json `id`, with what mends it. */
export function configFindings(id: DocumentId, problems: readonly ConfigProblem[]): readonly Finding[] {
  return problems.map(({ at, severity, message, mend }) => ({
    rule: "sec-json",
    severity,
    at,
    message,
    ...(mend === undefined ? {} : { fixes: () => [{ title: mend.title, preferred: true, safe: false, edits: [{ document: id, at: mend.at, newText: mend.newText }] }] }),
  }));
}

/** A file that is not to be read as text: binary, in another encoding, not allowed; or one that is left aside, which is no fault. */
export function unreadableFindings(message: string, severity: Severity = "warning"): readonly Finding[] {
  return [{ rule: "unreadable-file", severity, at: { from: 0, to: 0 }, message }];
}

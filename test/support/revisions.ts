// The verbs of two versions: what the log and the impact say of the way from one to the other.

import assert from "node:assert/strict";
import { impactText, misledLine } from "../../server/src/revision/impact-text.ts";
import { impacting, type Impact } from "../../server/src/revision/impact.ts";
import { logging, type HousekeepingLog } from "../../server/src/revision/log.ts";
import type { Reason } from "../../server/src/revision/reasons.ts";
import { revisionOf, type Revision } from "../../server/src/revision/revision.ts";
import { finished } from "../../server/src/text/steps.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";
import { parseFixture } from "./fixture.ts";
import { spelling } from "./spelling.ts";
import { workspaceWith, type Texts } from "./workspace.ts";

export interface Versions {
  readonly old: Workspace;
  readonly now: Workspace;
  readonly revision: Revision;
}

/** Two versions from fixtures: `after` holds the files that changed or are new; `//- name` with nothing below it takes one out. */
export function versionsOf(before: string, after: string): Versions {
  const texts = (source: string): Texts => new Map(parseFixture(source).files.map(({ name, text }) => [name, text]));
  const olds = texts(before);
  const news = new Map([...new Map([...olds, ...texts(after)])].filter(([, text]) => text.trim() !== ""));
  return versionsWith(olds, news);
}

export function versionsWith(before: Texts, after: Texts): Versions {
  const [old, now] = [workspaceWith(before), workspaceWith(after)];
  return { old, now, revision: revisionOf(old.snapshot(), now.snapshot()) };
}

export function logOf({ old, now, revision }: Versions, reasons: readonly Reason[] = []): HousekeepingLog {
  return finished(logging(revision, (id) => old.check(id).findings, (id) => now.check(id).findings, reasons));
}

/** The log's rows, one paragraph each: the summary's lines, `@ ` and the sections', `> ` and the changes'. */
export function logs(before: string, after: string, expected: string, reasons: readonly Reason[] = []): void {
  assert.equal(drawnLog(logOf(versionsOf(before, after), reasons)), trimmed(expected));
}

export function impactOf({ revision }: Versions): Impact {
  return finished(impacting(revision, spelling));
}

/** The impact as people read it on a terminal. */
export function affects(before: string, after: string, expected: string): void {
  assert.equal(trimmed(impactText(impactOf(versionsOf(before, after)))), trimmed(expected));
}

/** The references that name another clause now, a line each. */
export function misleads(before: string, after: string, expected: readonly string[]): void {
  assert.deepEqual(impactOf(versionsOf(before, after)).misled.map(misledLine), expected);
}

export function drawnLog({ entries }: HousekeepingLog): string {
  return entries.map(({ summary, sections, change }) => [...summary, ...sections.map((line) => `@ ${line}`), ...change.map((line) => `> ${line}`)].join("\n")).join("\n\n");
}

/** Each line, and the whole, without white space around it. */
export function trimmed(text: string): string {
  return text.trim().split("\n").map((line) => line.trim()).join("\n");
}

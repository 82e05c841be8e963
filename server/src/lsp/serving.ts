// One document is checked, and the client told of what was found in it.

import type { Checked } from "../check/findings.ts";
import type { DocumentId } from "../index/facts.ts";
import type { Codes } from "../workspace/codes.ts";
import { sourceOf, type Source } from "../workspace/snapshot.ts";
import type { Diagnostics } from "./diagnostics.ts";
import { oncePerRule, trace, type Log } from "./guard.ts";
import type { OpenTexts } from "./texts.ts";
import { inSlices } from "./turns.ts";

export interface Serving {
  /** Checks one document and tells of it, unless an edit comes in between or it is opened or closed; then it is still pending. Rejects where the check fails. */
  serve(id: DocumentId): Promise<void>;
  /** Tells of one document what can be told before the others are read; again, where an edit comes in between. */
  serveAlone(id: DocumentId): Promise<void>;
  /** Whether the check itself failed of just this text: it would fail again. */
  wouldFail(id: DocumentId): boolean;
}

export interface ServingContext {
  readonly workspace: Codes;
  readonly texts: OpenTexts;
  readonly diagnostics: Diagnostics;
  /** Tells the client of what is found in a file. */
  readonly publish: (id: DocumentId) => void;
  readonly log: Log;
}

export function createServing({ workspace, texts, diagnostics, publish, log }: ServingContext): Serving {
  const tellFailure = oncePerRule(log);
  /** Documents whose check has begun and not ended, as they were then. */
  const broken = new Map<DocumentId, Source | undefined>();
  const sourceNow = (id: DocumentId): Source | undefined => sourceOf(workspace.snapshot(id), id);

  return {
    async serve(id) {
      broken.set(id, sourceNow(id));
      const wasOpen = texts.has(id);
      const ended = await inSlices(workspace.checking(id), () => texts.unsettled() || texts.has(id) !== wasOpen);
      broken.delete(id);
      const checked = workspace.findings(id);
      if (ended === "stopped" || !checked) return;
      for (const { rule, error } of checked.failures) tellFailure(rule, () => `The rule ${rule} failed in ${id}, and may fail in others; what it would find there is missing. ${trace(error)}`);
      publish(id);
    },
    async serveAlone(id) {
      const checking = workspace.checkingOwn(id);
      let checked: Checked | undefined;
      function* steps(): Generator<void, void> {
        checked = yield* checking;
      }
      if ((await inSlices(steps(), () => texts.unsettled() || !texts.has(id))) === "stopped") texts.unserved(id);
      else if (checked) diagnostics.publish(id, checked.findings, workspace.snapshot(id), texts.version(id));
    },
    wouldFail: (id) => broken.has(id) && broken.get(id) === sourceNow(id),
  };
}

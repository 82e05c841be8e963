// Long answers in steps: other messages are answered in between, and nobody's answer is not worked out to its end.

import type { CancellationToken } from "vscode-languageserver/node";
import { Cancelled } from "./guard.ts";
import { inSlices } from "./turns.ts";

/** Goes through `steps` in slices, giving each to `take`, and gives what they come to. */
export async function toEnd<Step, Result>(steps: Generator<Step, Result>, token: CancellationToken, take: (step: Step) => void = () => {}): Promise<Result> {
  let ended: { readonly result: Result } | undefined;
  function* all(): Generator<void, void> {
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        ended = { result: step.value };
        return;
      }
      take(step.value);
      yield;
    }
  }
  await inSlices(all(), () => token.isCancellationRequested);
  if (!ended) throw new Cancelled();
  return ended.result;
}

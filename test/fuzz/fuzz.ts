// The fuzzer: texts by a target's grammar and by changes to texts that are known. A text that makes code of ours run
// which never ran before is kept, and changed in its turn. What fails is made as small as it can be and told once.

import { createContext, Script } from "node:vm";
import { chanceFrom } from "./chance.ts";
import { countCoverage } from "./coverage.ts";
import { minimised } from "./minimise.ts";
import { mutated } from "./mutate.ts";
import { createPace, timeOf } from "./pace.ts";
import type { Target } from "./target.ts";

export interface Failure {
  /** The same for texts that fail alike. */
  readonly kind: string;
  readonly text: string;
  readonly error: Error;
}

export interface Report {
  readonly inputs: number;
  /** How many texts there are to change: the seeds, and those that were kept. */
  readonly kept: number;
  /** The share of our code, of all that was loaded, which ran; 0 where it is not counted. */
  readonly coverage: number;
  readonly failures: readonly Failure[];
}

export interface Effort {
  readonly seed: number;
  /** It ends after so many texts, or so many seconds. */
  readonly inputs?: number;
  readonly seconds?: number;
  /** Whether to tell of texts that take far longer than others of their length. */
  readonly timed?: boolean;
  /** Told of each failure as it is found, when it is as small as it gets. */
  readonly found?: (failure: Failure) => void;
}

/** A text that takes longer than this is stopped, and has failed. */
const longestRun = 20_000;

export async function fuzz(target: Target, { seed, inputs = Infinity, seconds = Infinity, timed = false, found }: Effort): Promise<Report> {
  const chance = chanceFrom(seed);
  const corpus = [...target.seeds];
  const failures = new Map<string, Failure>();
  const until = performance.now() + seconds * 1000;
  const coverage = target.elsewhere ? undefined : countCoverage();
  const pace = timed && !target.elsewhere ? createPace() : undefined;
  const tried = async (text: string): Promise<Error | undefined> => {
    if (!pace) return failureOf(target, text);
    let error: Error | undefined;
    const time = (): Promise<number> => timeOf(async () => void (error = await failureOf(target, text)));
    const taken = await time();
    return error ?? pace.judged(text, taken, time);
  };
  let done = 0;
  for (; done < inputs && performance.now() < until; done++) {
    // A few texts of the seeds as they are, a few out of nothing; most are changed ones.
    const text = chance.oneIn(20) ? chance.any(target.seeds) : chance.oneIn(4) ? target.write(chance) : mutated(chance.any(corpus), chance.any(corpus), target.words, chance);
    const error = await tried(text);
    if (error) {
      const kind = kindOf(error);
      if (failures.has(kind)) continue;
      const fails = async (one: string): Promise<boolean> => ((again) => again !== undefined && kindOf(again) === kind)(await failureOf(target, one));
      const smallest = (await fails(text)) ? await minimised(text, fails) : text;
      const failure = { kind, text: smallest, error: (await failureOf(target, smallest)) ?? error };
      failures.set(kind, failure);
      found?.(failure);
    }
    if (coverage && coverage.news() > 0 && !error) corpus.push(text);
  }
  const share = coverage?.share() ?? 0;
  coverage?.end();
  return { inputs: done, kept: corpus.length, coverage: share, failures: [...failures.values()] };
}

/** What is wrong with `text`, if anything is. */
export async function failureOf(target: Target, text: string): Promise<Error | undefined> {
  try {
    await inTime(() => target.hold(text));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Runs `work`; what it does before it first waits is stopped when it takes too long, even within one expression. */
function inTime(work: () => unknown): unknown {
  guarded["work"] = work;
  return call.runInContext(context, { timeout: longestRun, displayErrors: false });
}

const guarded: Record<string, unknown> = {};
const context = createContext(guarded);
const call = new Script("work()");

/** What it is, and the two places of ours that it came by. */
function kindOf(error: Error): string {
  const places = [...(error.stack ?? "").matchAll(/\/((?:server\/src|test)\/[^\n)]*?:\d+):\d+\)?$/gm)].slice(0, 2).map(([, place]) => place);
  return places.length > 0 ? `${error.name} at ${places.join(", ")}` : error.message.replace(/\d+/g, "…");
}

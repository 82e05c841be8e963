// Which of our own code has run, as the engine itself counts it (block by block).

import { Session, type Profiler } from "node:inspector";

const ours = "/server/src/";

export interface Coverage {
  /** How many characters of our code have run for the first time since it was last asked. */
  news(): number;
  /** The share of the code of ours that was loaded. */
  share(): number;
  end(): void;
}

export function countCoverage(): Coverage {
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  const scripts = new Map<string, Ran>();
  return {
    news() {
      let fresh = 0;
      // The session is this thread's own: it answers before `post` returns.
      session.post("Profiler.takePreciseCoverage", (error, taken) => {
        if (error) throw error;
        for (const script of taken.result) if (script.url.includes(ours)) fresh += added(scripts, script);
      });
      return fresh;
    },
    share() {
      let [run, all] = [0, 0];
      for (const { characters } of scripts.values()) {
        all += characters.length;
        for (const character of characters) run += character;
      }
      return all === 0 ? 0 : run / all;
    },
    end() {
      session.disconnect();
    },
  };
}

/** What has run of one file. */
interface Ran {
  /** 1 for each character that has. */
  characters: Uint8Array;
  /** The ways through its functions that are known already: most of what is told of is. */
  readonly ways: Set<string>;
}

function added(scripts: Map<string, Ran>, { url, functions }: Profiler.ScriptCoverage): number {
  let ran = scripts.get(url);
  if (!ran) scripts.set(url, (ran = { characters: new Uint8Array(0), ways: new Set() }));
  const ways = functions.map(({ ranges }) => ranges.map(({ startOffset, endOffset, count }) => `${startOffset} ${endOffset} ${count > 0}`).join());
  if (ways.every((way) => ran.ways.has(way))) return 0;
  for (const way of ways) ran.ways.add(way);
  // Functions come outer ones first, and so do the ranges of each: what a later one says of its part holds.
  const ranges = functions.flatMap((one) => one.ranges);
  const now = new Uint8Array(Math.max(...ranges.map(({ endOffset }) => endOffset)));
  for (const { startOffset, endOffset, count } of ranges) now.fill(count > 0 ? 1 : 0, startOffset, endOffset);
  // The whole of a file is told of but once.
  if (ran.characters.length < now.length) {
    const longer = new Uint8Array(now.length);
    longer.set(ran.characters);
    ran.characters = longer;
  }
  let fresh = 0;
  for (let i = 0; i < now.length; i++) {
    if (now[i] === 0 || ran.characters[i] === 1) continue;
    ran.characters[i] = 1;
    fresh++;
  }
  return fresh;
}

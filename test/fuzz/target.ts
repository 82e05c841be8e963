// What can be fuzzed: something that takes a text. What a text stands for (a document, several files, a Word file's parts,
// messages to the server, command lines) is the target's matter; so every failure is a text that a person can read.

import type { Chance } from "./chance.ts";

export interface Target {
  readonly name: string;
  /** Texts to begin with. */
  readonly seeds: readonly string[];
  /** Pieces of text that mean something here. */
  readonly words: readonly string[];
  /** A text out of nothing. */
  write(chance: Chance): string;
  /** Throws (or rejects) where something does not hold that must hold of every text. */
  hold(text: string): void | Promise<void>;
  /** What is run elsewhere (a process) cannot be counted here, nor timed. */
  readonly elsewhere?: boolean;
  end?(): Promise<void>;
}

/** One file of a text that stands for several: a line `//- section-g.sec` begins it. */
export interface File {
  readonly name: string;
  readonly text: string;
}

/** The files of `text`; what stands before the first such line is `first`. */
export function filesOf(text: string, first: string): readonly File[] {
  const parts = `\n${text}`.split(/\n\/\/- (.*)\n?/);
  const files = new Map<string, string>();
  if (parts[0] !== "" || parts.length === 1) files.set(first, parts[0]!.slice(1));
  for (let i = 1; i < parts.length; i += 2) files.set(parts[i]!.trim(), parts[i + 1]!);
  return [...files].map(([name, content]) => ({ name, text: content }));
}

/** Texts of at most `size` characters, cut at line ends: what is read often should be short. */
export function pieces(text: string, size: number): readonly string[] {
  const found: string[] = [];
  let now = "";
  for (const line of text.split(/(?<=\n)/)) {
    if (now !== "" && now.length + line.length > size) {
      found.push(now);
      now = "";
    }
    now += line;
  }
  return now === "" ? found : [...found, now];
}

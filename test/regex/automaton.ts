// A regular expression as a backtracking matcher sees it: which characters it tries, and in which order.

import { RegExpParser, visitRegExpAST, type AST } from "@eslint-community/regexpp";

/** One step of the matcher. `next` and `to` are places in `Automaton.steps`; `to` is in the order of trying. */
export type Step =
  /** Takes one character of the set of that number. */
  | { readonly kind: "character"; readonly set: number; readonly next: number }
  | { readonly kind: "choice"; readonly to: readonly number[] }
  /** Fails where nothing was taken since `since`: an empty round of a repetition. */
  | { readonly kind: "progress"; readonly since: number; readonly next: number }
  | { readonly kind: "start" | "end"; readonly next: number }
  | { readonly kind: "boundary"; readonly negate: boolean; readonly next: number }
  | { readonly kind: "ahead"; readonly inner: number; readonly negate: boolean; readonly next: number }
  /** Looks one character back: at one of `set`, or, if `edge`, at the start. */
  | { readonly kind: "behind"; readonly sets: readonly number[]; readonly edge: boolean; readonly negate: boolean; readonly next: number }
  /** Looks back at more than that. Either answer counts as possible, the same for each asking at one place. */
  | { readonly kind: "oracle"; readonly index: number; readonly next: number }
  /** The end of a look-ahead. */
  | { readonly kind: "done" }
  | { readonly kind: "accept" }
  /** Where an attempt would end that does not. */
  | { readonly kind: "never" }
  /** Between two attempts: one that succeeds here, or one that fails, and then the next character (`skip`). */
  | { readonly kind: "search"; readonly attempt: number; readonly failing: number; readonly skip: number };

export interface Automaton {
  readonly steps: readonly Step[];
  /** Where a search begins, and where an attempt to match at one place does. */
  readonly search: number;
  readonly attempt: number;
  /** From here on to `search`, the steps of an attempt that will fail, in the order of those from 0 on. */
  readonly failing: number;
  /** The steps within look-aheads. */
  readonly inner: ReadonlySet<number>;
  /** For each set of characters, whether it holds each class of characters. */
  readonly sets: readonly (readonly boolean[])[];
  /** How many classes of characters the expression tells apart. */
  readonly classes: number;
  readonly isWord: readonly boolean[];
  readonly isLineEnd: readonly boolean[];
  readonly multiline: boolean;
  readonly oracles: number;
  /** Whether some repetition has no end. */
  readonly loops: boolean;
  /** Where it is tried: with `^` before all of it nowhere but at the start, with the flag `y` where the program says. */
  readonly attempts: "at the start" | "at one place" | "everywhere";
}

/** What cannot be judged, and why. */
export class Unjudged extends Error {}

const mostSteps = 10_000;

/** Throws `Unjudged` for what it does not know: references to groups, strings in sets, long looks behind that repeat. */
export function automatonOf(source: string, flags: string): Automaton {
  const unicode = /[uv]/.test(flags);
  const pattern = new RegExpParser().parsePattern(source, 0, source.length, { unicode: flags.includes("u"), unicodeSets: flags.includes("v") });
  const builder = new Builder(flags.replace(/[^isuv]/g, ""));
  const accept = builder.add({ kind: "accept" });
  const attempt = builder.alternatives(pattern.alternatives, accept);
  const never = builder.add({ kind: "never" });
  const failing = builder.alternatives(pattern.alternatives, never);
  const skip = builder.reserve();
  const search = builder.add({ kind: "search", attempt, failing, skip });
  builder.steps[skip] = { kind: "character", set: builder.set(unicode ? "[\\s\\S]" : "[^]"), next: search };
  const [word, lineEnd] = [builder.set("\\w"), builder.set("[\\n\\r\\u2028\\u2029]")];
  const sets = classesOf(builder.sets);
  return {
    steps: builder.steps, search, attempt, failing: never, inner: builder.inner, sets, classes: sets[0]!.length, isWord: sets[word]!, isLineEnd: sets[lineEnd]!, multiline: flags.includes("m"),
    oracles: builder.oracles, loops: hasLoop(pattern),
    attempts: isAnchored(pattern, flags) ? "at the start" : flags.includes("y") ? "at one place" : "everywhere",
  };
}

class Builder {
  readonly steps: Step[] = [];
  /** The characters of each set, as the places in `universe` where the set begins and ends, by turns. */
  readonly sets: (readonly number[])[] = [];
  readonly inner = new Set<number>();
  oracles = 0;
  readonly #flags: string;
  readonly #known = new Map<string, number>();

  constructor(flags: string) {
    this.#flags = flags;
  }

  add(step: Step): number {
    if (this.steps.length >= mostSteps) throw new Unjudged("it is too large");
    return this.steps.push(step) - 1;
  }

  reserve(): number {
    return this.add({ kind: "done" });
  }

  /** The number of the set that `raw` writes. */
  set(raw: string): number {
    const known = this.#known.get(raw);
    if (known !== undefined) return known;
    this.#known.set(raw, this.sets.length);
    return this.sets.push(runs(raw, this.#flags)) - 1;
  }

  alternatives(all: readonly AST.Alternative[], next: number): number {
    const to = all.map(({ elements }) => elements.reduceRight((after, element) => this.#element(element, after), next));
    return to.length === 1 ? to[0]! : this.add({ kind: "choice", to });
  }

  #element(element: AST.Element, next: number): number {
    switch (element.type) {
      case "Character":
      case "CharacterSet":
      case "CharacterClass":
        return this.add({ kind: "character", set: this.set(setOf(element)), next });
      case "Group":
        if (element.modifiers) throw new Unjudged("it has modifiers");
        return this.alternatives(element.alternatives, next);
      case "CapturingGroup":
        return this.alternatives(element.alternatives, next);
      case "Quantifier":
        return this.#repetition(element, next);
      case "Assertion":
        return this.#assertion(element, next);
      default:
        throw new Unjudged(`it has a ${element.type}`);
    }
  }

  #repetition({ element, min, max, greedy }: AST.Quantifier, next: number): number {
    // One round, or the rest: tried in this order, or the other way round.
    const choice = (at: number, after: number): void => {
      const round = this.#element(element, this.add({ kind: "progress", since: at, next: after }));
      this.steps[at] = { kind: "choice", to: greedy ? [round, next] : [next, round] };
    };
    let first = next;
    if (max === Infinity) choice((first = this.reserve()), first);
    else {
      for (let count = min; count < max; count++) {
        const at = this.reserve();
        choice(at, first);
        first = at;
      }
    }
    for (let count = 0; count < min; count++) first = this.#element(element, first);
    return first;
  }

  #assertion(assertion: AST.Assertion, next: number): number {
    switch (assertion.kind) {
      case "start":
      case "end":
        return this.add({ kind: assertion.kind, next });
      case "word":
        return this.add({ kind: "boundary", negate: assertion.negate, next });
      case "lookahead":
        return this.#ahead(assertion, next);
      default:
        return this.#behind(assertion, next);
    }
  }

  #ahead({ alternatives, negate }: AST.LookaheadAssertion, next: number): number {
    const from = this.steps.length;
    const inner = this.alternatives(alternatives, this.add({ kind: "done" }));
    for (let at = from; at < this.steps.length; at++) this.inner.add(at);
    return this.add({ kind: "ahead", inner, negate, next });
  }

  #behind({ alternatives, negate }: AST.LookbehindAssertion, next: number): number {
    const sets: number[] = [];
    let edge = false;
    for (const { elements } of alternatives) {
      const [first, second] = elements;
      if (first && !second && (first.type === "Character" || first.type === "CharacterSet" || first.type === "CharacterClass")) sets.push(this.set(setOf(first)));
      else if (first && !second && first.type === "Assertion" && first.kind === "start") edge = true;
      else if (alternatives.some(hasLoop)) throw new Unjudged("it looks behind without end");
      else return this.add({ kind: "oracle", index: this.oracles++, next });
    }
    return this.add({ kind: "behind", sets, edge, negate, next });
  }
}

function setOf(element: AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass): string {
  if (element.type !== "Character" && "strings" in element && element.strings) throw new Unjudged("a set of it holds strings");
  return element.raw;
}

function isAnchored({ alternatives }: AST.Pattern, flags: string): boolean {
  return !flags.includes("m") && alternatives.every(({ elements: [first] }) => first?.type === "Assertion" && first.kind === "start");
}

function hasLoop(node: AST.Node): boolean {
  let found = false;
  visitRegExpAST(node, { onQuantifierEnter: ({ max }) => void (found ||= max === Infinity) });
  return found;
}

/** Every character once. As `u` reads text, no two halves of a pair may come to stand side by side. */
const universes = { units: text(0, 0xffff), points: text(0, 0xd7ff) + text(0xdc00, 0xdfff) + text(0xd800, 0xdbff) + text(0xe000, 0x10ffff) };

function text(from: number, to: number): string {
  let all = "";
  for (let code = from; code <= to; code++) all += String.fromCodePoint(code);
  return all;
}

const knownRuns = new Map<string, readonly number[]>();

/** Asked of the engine itself, so that no table of ours can be wrong. */
function runs(raw: string, flags: string): readonly number[] {
  const key = `${flags}/${raw}`;
  let known = knownRuns.get(key);
  if (!known) {
    const universe = /[uv]/.test(flags) ? universes.points : universes.units;
    known = [...universe.matchAll(new RegExp(`(?:${raw})+`, `g${flags}`))].flatMap((match) => [match.index, match.index + match[0].length]);
    knownRuns.set(key, known);
  }
  return known;
}

/** Characters that are in the same sets are one class: for each set, whether it holds each class. */
function classesOf(sets: readonly (readonly number[])[]): readonly (readonly boolean[])[] {
  // One of the sets holds every character, so that the last cut is the end.
  const cuts = [...new Set([0, ...sets.flat()])].sort((a, b) => a - b).slice(0, -1);
  const cursors = sets.map(() => 0);
  const signatures = new Set<string>();
  for (const cut of cuts) {
    signatures.add(sets.map((set, i) => {
      while (cursors[i]! < set.length && set[cursors[i]!]! <= cut) cursors[i]!++;
      return cursors[i]! % 2 === 1 ? "1" : "0";
    }).join(""));
  }
  return sets.map((_, i) => [...signatures].map((signature) => signature[i] === "1"));
}

// Proves of a regular expression that to search a text with it takes time in proportion to the text.
//
// A backtracking matcher walks along all paths of the automaton (automaton.ts) that it has to try: those before the first
// that succeeds. Its time is the number of these paths over all places of the text. That is in proportion to the text
// unless some part of a text leads from a step back to that step by two ways, or from a step A back to A, from A to
// another step B, and from B back to B (Weber and Seidl's criteria for exponential and polynomial ambiguity), all by
// ways that are tried.
//
// The search from each place of the text and from behind each match is part of the automaton, so that an attempt that
// runs far and fails, from many places, is seen too; an expression with the flag `y` is tried at one place alone. What
// is tried depends on what succeeds, thus on the text that follows: a `Rest` is what the matcher can ask of the text
// from a place on. First a rest is taken for its first character alone, and what that does not decide may go either way;
// where this is not enough, for all that counts in it. Looks ahead are paths like others, looks behind see one character
// or may go either way. So the answer "linear" is sure, and the other is not.

import { automatonOf, Unjudged, type Automaton } from "./automaton.ts";

/** Surely not, either way, surely. */
type Truth = 0 | 1 | 2;

/** A text from some place on. */
interface Rest {
  /** The class of its first character; none at the end of the text, `undefined` if that may be any. */
  readonly first: number | undefined;
  readonly atEnd: boolean;
  /** The answers of the looks behind here, or `undefined` if they may be any. */
  readonly oracles: number | undefined;
  /** For each step that takes a character, whether all goes well from there. */
  readonly succeeds: Uint8Array;
  /** The rests one character further on. */
  readonly after: Set<Rest>;
  readonly number: number;
}

export type Verdict = { readonly linear: true } | { readonly linear: false; readonly why: string };

/** How many paths one place of a text may begin without coming to a loop, at most: `\d{1,80}` has 80. Those that are tried at the start alone may begin more. */
const mostPaths = { "at the start": 30_000, "at one place": 3_000, everywhere: 3_000 };
const mostRests = 1_500;
const mostWork = 6_000_000;

export function judge(source: string, flags: string): Verdict {
  let why = "";
  for (const exact of [false, true]) {
    try {
      const fault = new Proof(automatonOf(source, flags), exact).fault();
      if (fault === undefined) return { linear: true };
      why = fault;
    } catch (error) {
      if (!(error instanceof Unjudged)) throw error;
      why ||= error.message;
    }
  }
  return { linear: false, why };
}

const exponential = "two ways lead round one loop";

/** A step that takes a character, tried where the text goes on with `rest`. */
interface Trial {
  readonly step: number;
  readonly rest: Rest;
  /** What is tried at the next character, for each rest that may come. A step that two ways lead to stands twice. */
  readonly next: (readonly Trial[])[];
  /** The number of its loop; 0 if it stands in none. */
  loop: number;
}

interface Tried {
  readonly steps: readonly number[];
  readonly truth: Truth;
}

class Proof {
  readonly #automaton: Automaton;
  readonly #exact: boolean;
  /** Whether the search from place to place is looked at, and not one attempt alone. */
  readonly #scans: boolean;
  readonly #rests: Rest[] = [];
  readonly #trials = new Map<number, Trial>();
  readonly #known = new Map<number, Tried>();
  readonly #unknown: Rest;
  #work = 0;

  constructor(automaton: Automaton, exact: boolean) {
    this.#automaton = automaton;
    this.#exact = exact;
    // Without a loop each attempt is short, and `#broad` says how short.
    this.#scans = automaton.loops && automaton.attempts === "everywhere";
    this.#unknown = { first: undefined, atEnd: false, oracles: undefined, succeeds: new Uint8Array(automaton.steps.length).fill(1), after: new Set(), number: -1 };
  }

  /** Why this cannot be proved linear. */
  fault(): string | undefined {
    this.#findRests();
    this.#findTrials();
    const all = [...this.#trials.values()];
    findLoops(all);
    return this.#doubled(all) ?? this.#parting(all) ?? this.#broad(all);
  }

  #spend(work: number): void {
    if ((this.#work += work) > mostWork) throw new Unjudged("it is too large");
  }

  // ---- What may follow.

  #findRests(): void {
    const { classes, steps } = this.#automaton;
    const oracles = this.#automaton.oracles + (this.#scans ? 1 : 0);
    const known = new Map<string, Rest>();
    const add = (rest: Omit<Rest, "number" | "after">): Rest => {
      const key = `${rest.first},${rest.oracles},${String.fromCharCode(...rest.succeeds)}`;
      let found = known.get(key);
      if (!found) {
        if (known.size >= mostRests) throw new Unjudged("too much depends on what follows");
        found = { ...rest, after: new Set(), number: known.size };
        known.set(key, found);
        this.#rests.push(found);
      }
      return found;
    };
    for (let answers = 0; answers < 2 ** oracles; answers++) add({ first: undefined, atEnd: true, oracles: answers, succeeds: new Uint8Array(steps.length) });
    const before = (rest: Rest, first: number, answers: number): Rest => add({ first, atEnd: false, oracles: answers, succeeds: this.#succeeding(first, rest) });
    // The list grows while it is gone through.
    for (const rest of this.#exact ? this.#rests : [this.#unknown]) {
      for (let first = 0; first < classes; first++) for (let answers = 0; answers < 2 ** oracles; answers++) before(rest, first, answers).after.add(rest);
    }
    if (!this.#exact) for (const rest of this.#rests) if (!rest.atEnd) for (const other of this.#rests) rest.after.add(other);
    for (const rest of this.#rests) rest.after.delete(this.#unknown);
  }

  #succeeding(first: number, after: Rest): Uint8Array {
    const { steps, sets } = this.#automaton;
    const succeeds = new Uint8Array(steps.length);
    steps.forEach((step, at) => {
      if (step.kind === "character" && sets[step.set]![first]) succeeds[at] = this.#tried(step.next, first, after).truth;
    });
    return succeeds;
  }

  // ---- What is tried.

  #findTrials(): void {
    const { steps, sets, classes, attempt, attempts, search } = this.#automaton;
    const open: Trial[] = [];
    const trial = (step: number, rest: Rest): Trial => {
      const key = rest.number * steps.length + step;
      let found = this.#trials.get(key);
      if (!found) {
        this.#trials.set(key, (found = { step, rest, next: [], loop: 0 }));
        open.push(found);
      }
      return found;
    };
    const start = this.#scans ? search : attempt;
    const previous = this.#scans || attempts === "at the start" ? [undefined] : [undefined, ...Array(classes).keys()];
    for (const rest of this.#rests) for (const one of previous) for (const step of this.#tried(start, one, rest).steps) trial(step, rest);
    for (let one = open.pop(); one; one = open.pop()) {
      const step = steps[one.step]!;
      if (step.kind !== "character" || one.rest.first === undefined || !sets[step.set]![one.rest.first]) continue;
      for (const after of one.rest.after) one.next.push(this.#tried(step.next, one.rest.first, after).steps.map((next) => trial(next, after)));
    }
  }

  /**
   * The steps that are tried on the first character of `rest`, from the step `from` on and in their order, up to the
   * first that surely succeeds; `previous` is the class of the character before, `undefined` at the start of the text.
   */
  #tried(from: number, previous: number | undefined, rest: Rest): Tried {
    const { steps, classes } = this.#automaton;
    const key = ((rest.number + 1) * (classes + 1) + (previous ?? classes)) * steps.length + from;
    let known = this.#known.get(key);
    if (!known) this.#known.set(key, (known = this.#try(from, previous, rest)));
    return known;
  }

  #try(from: number, previous: number | undefined, rest: Rest): Tried {
    const { steps, sets, isWord, isLineEnd, multiline, search, failing, inner, oracles } = this.#automaton;
    const tried: number[] = [];
    const path = new Set<number>();
    let matched = false;
    const either = (yes: boolean | undefined): Truth => (yes === undefined ? 1 : yes ? 2 : 0);
    const onward = (condition: Truth, next: number): Truth => (condition === 0 ? 0 : (Math.min(condition, visit(next)) as Truth));
    const ahead = (answers: readonly boolean[]): boolean | undefined => (rest.atEnd ? false : rest.first === undefined ? undefined : answers[rest.first]!);
    const visit = (at: number): Truth => {
      this.#spend(1);
      const step = steps[at]!;
      switch (step.kind) {
        case "character":
          tried.push(at);
          return rest.succeeds[at] as Truth;
        case "choice": {
          const entered = !path.has(at);
          path.add(at);
          let best: Truth = 0;
          for (const to of step.to) {
            best = Math.max(best, visit(to)) as Truth;
            if (best === 2) break;
          }
          if (entered) path.delete(at);
          return best;
        }
        case "progress":
          return path.has(step.since) ? 0 : visit(step.next);
        case "start":
          return onward(either(previous === undefined || (multiline && isLineEnd[previous]!)), step.next);
        case "end":
          return onward(either(rest.atEnd || (multiline ? ahead(isLineEnd) : rest.first === undefined ? undefined : false)), step.next);
        case "boundary": {
          const next = ahead(isWord);
          return onward(either(next === undefined ? undefined : (next !== (previous !== undefined && isWord[previous]!)) !== step.negate), step.next);
        }
        case "ahead": {
          const inner = visit(step.inner);
          return onward(step.negate ? ((2 - inner) as Truth) : inner, step.next);
        }
        case "behind":
          return onward(either((previous === undefined ? step.edge : step.sets.some((set) => sets[set]![previous])) !== step.negate), step.next);
        case "oracle":
          return onward(either(rest.oracles === undefined ? undefined : ((rest.oracles >> step.index) & 1) === 1), step.next);
        case "done":
          return 2;
        case "accept":
          matched = true;
          return 2;
        case "never":
          return 0;
        case "search": {
          const found = rest.oracles === undefined ? undefined : ((rest.oracles >> oracles) & 1) === 1;
          const before = tried.length;
          matched = false;
          const truth = visit(step.attempt);
          const succeeds = found !== false && truth > 0;
          const fails = found !== true && truth < 2;
          if (!succeeds) tried.length = before;
          if (fails) visit(step.failing);
          // Behind an empty match the search goes on at the next character.
          if (fails || (succeeds && matched)) tried.push(step.skip);
          return 2;
        }
      }
    };
    if (this.#scans && from >= failing && from < search && !inner.has(from)) {
      // On the way of an attempt that fails.
      if (visit(from - failing) === 2) return { steps: [], truth: 0 };
      path.clear();
      tried.length = 0;
      matched = false;
    }
    const truth = visit(from);
    if (matched && this.#scans && from !== search) {
      path.clear();
      visit(search);
    }
    return { steps: tried, truth };
  }

  // ---- The faults.

  /** Two ways from a step of a loop back to it that read the same text. */
  #doubled(all: readonly Trial[]): string | undefined {
    const size = this.#automaton.steps.length;
    const key = (a: Trial, b: Trial): number => (a.rest.number * size + a.step) * size + b.step;
    const looping = all.filter(({ loop }) => loop !== 0);
    // From two ways that are one, to where they part; then whether these meet again.
    const seen = new Map<number, { readonly pair: readonly [Trial, Trial]; readonly from: number[] }>();
    const open: (readonly [Trial, Trial])[] = looping.map((trial) => [trial, trial]);
    for (const pair of open) seen.set(key(...pair), { pair, from: [] });
    for (let pair = open.pop(); pair; pair = open.pop()) {
      const [a, b] = pair;
      for (let i = 0; i < a.next.length; i++) {
        const to = a.next[i]!;
        if (a === b && to.some((one, j) => one.loop === a.loop && to.indexOf(one) !== j)) return exponential;
        for (const x of to) {
          if (x.loop !== a.loop) continue;
          for (const y of b.next[i]!) {
            if (y.loop !== b.loop) continue;
            this.#spend(1);
            const found = seen.get(key(x, y));
            if (found) found.from.push(key(a, b));
            else {
              seen.set(key(x, y), { pair: [x, y], from: [key(a, b)] });
              open.push([x, y]);
            }
          }
        }
      }
    }
    const back = looping.map((trial) => key(trial, trial));
    const met = new Set(back);
    for (let at = back.pop(); at !== undefined; at = back.pop()) {
      const { pair, from } = seen.get(at)!;
      if (pair[0] !== pair[1]) return exponential;
      for (const one of from) if (!met.has(one)) met.add(one), back.push(one);
    }
    return undefined;
  }

  /** A part of a text that leads from a step of a loop back to it, and from it to a step of another loop, and there back as well. */
  #parting(all: readonly Trial[]): string | undefined {
    const looping = new Map<Rest, Trial[]>();
    for (const trial of all) {
      if (trial.loop === 0) continue;
      const together = looping.get(trial.rest);
      if (together) together.push(trial);
      else looping.set(trial.rest, [trial]);
    }
    for (const together of looping.values()) {
      for (const from of together) for (const to of together) if (from.loop !== to.loop && this.#parts(from, to)) return `the loops at ${from.step} and ${to.step} may read the same text`;
    }
    return undefined;
  }

  #parts(from: Trial, to: Trial): boolean {
    const size = this.#automaton.steps.length;
    const key = (a: Trial, b: Trial, c: Trial): number => ((a.rest.number * size + a.step) * size + b.step) * size + c.step;
    const goal = key(from, to, to);
    const seen = new Set<number>();
    const open: (readonly [Trial, Trial, Trial])[] = [[from, from, to]];
    for (let triple = open.pop(); triple; triple = open.pop()) {
      const [a, b, c] = triple;
      for (let i = 0; i < a.next.length; i++) {
        for (const x of a.next[i]!) {
          if (x.loop !== from.loop) continue;
          for (const z of c.next[i]!) {
            if (z.loop !== to.loop) continue;
            for (const y of b.next[i] ?? []) {
              this.#spend(1);
              const at = key(x, y, z);
              if (at === goal) return true;
              if (seen.has(at)) continue;
              seen.add(at);
              open.push([x, y, z]);
            }
          }
        }
      }
    }
    return false;
  }

  /** Too many paths without a loop. */
  #broad(all: readonly Trial[]): string | undefined {
    const limit = mostPaths[this.#automaton.attempts];
    if (this.#roughly(all) <= limit) return undefined;
    const known = new Map<string, number>();
    // Of steps that are tried at one place: all that they and those after them try, whatever the text. Each way counts.
    const paths = (tried: readonly Trial[]): number => {
      const onward = tried.filter(({ loop, next }) => loop === 0 && next.length > 0);
      if (onward.length === 0) return tried.length;
      const key = `${onward[0]!.rest.number}:${onward.map(({ step }) => step).sort((a, b) => a - b).join()}`;
      let most = known.get(key);
      if (most === undefined) {
        most = 0;
        for (let i = 0; i < onward[0]!.next.length; i++) {
          const next = onward.flatMap((trial) => trial.next[i]!);
          this.#spend(1 + next.length);
          most = Math.max(most, next.length > limit ? next.length : paths(next));
        }
        known.set(key, most);
      }
      return tried.length + most;
    };
    for (const trial of all) {
      for (const next of trial.next) {
        const most = paths(next);
        if (most > limit) return `one place may begin ${most} paths`;
      }
    }
    return undefined;
  }

  /** As many paths or more: each step as if the text behind it were the worst for it. */
  #roughly(all: readonly Trial[]): number {
    const known = new Map<Trial, number>();
    const behind = (trial: Trial): number => trial.next.reduce((most, next) => Math.max(most, next.reduce((sum, one) => sum + paths(one), 0)), 0);
    const paths = (trial: Trial): number => {
      if (trial.loop !== 0) return 1;
      let most = known.get(trial);
      if (most === undefined) known.set(trial, (most = 1 + behind(trial)));
      return most;
    };
    return all.reduce((most, trial) => Math.max(most, behind(trial)), 0);
  }
}

/** Numbers the strongly connected parts that hold a way round (Tarjan). */
function findLoops(all: readonly Trial[]): void {
  const index = new Map<Trial, number>();
  const low = new Map<Trial, number>();
  const onStack = new Set<Trial>();
  const stack: Trial[] = [];
  let loops = 0;
  for (const root of all) {
    if (index.has(root)) continue;
    const path: { readonly trial: Trial; readonly nexts: readonly Trial[]; done: number }[] = [];
    const enter = (trial: Trial): void => {
      index.set(trial, index.size);
      low.set(trial, index.size - 1);
      stack.push(trial);
      onStack.add(trial);
      path.push({ trial, nexts: [...new Set(trial.next.flat())], done: 0 });
    };
    enter(root);
    while (path.length > 0) {
      const frame = path.at(-1)!;
      const { trial, nexts } = frame;
      if (frame.done < nexts.length) {
        const next = nexts[frame.done++]!;
        if (!index.has(next)) enter(next);
        else if (onStack.has(next)) low.set(trial, Math.min(low.get(trial)!, index.get(next)!));
        continue;
      }
      path.pop();
      const parent = path.at(-1)?.trial;
      if (parent) low.set(parent, Math.min(low.get(parent)!, low.get(trial)!));
      if (low.get(trial) !== index.get(trial)) continue;
      const part = stack.splice(stack.lastIndexOf(trial));
      for (const one of part) onStack.delete(one);
      if (part.length === 1 && !nexts.includes(trial)) continue;
      loops++;
      for (const one of part) one.loop = loops;
    }
  }
}

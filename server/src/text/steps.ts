// Long work in steps: a generator that yields where others may be served in between, a millisecond or so apart.

/** Takes every step at once, and gives what they come to. */
export function finished<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

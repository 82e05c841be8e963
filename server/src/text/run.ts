// Runs of characters at an end. An expression that is bound to the end alone (`\s*$`) is tried from every place.

/** Where the run of characters begins that ends at `to`, each of which `one` (an expression for a single one) takes. */
export function runStart(text: string, one: RegExp, to = text.length): number {
  let from = to;
  while (from > 0 && one.test(text[from - 1]!)) from--;
  return from;
}

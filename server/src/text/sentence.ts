// What the sentences of messages are put together with.

/** `a, b and c`, or `a, b or c`. */
export function listed(words: readonly string[], conjunction: "and" | "or" = "and"): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}

/** `a, b and 3 more`: at most `most` of `words`. */
export function firstOf(words: readonly string[], most: number): string {
  return words.length > most ? `${words.slice(0, most).join(", ")} and ${words.length - most} more` : words.join(", ");
}

/** `six` up to twelve, then figures. */
export function numberWord(count: number): string {
  return ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"][count] ?? String(count);
}

/** `text`, which begins with a sentence's capital, to go on with behind other words. */
export function withoutCapital(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** `meant` in capitals, or with a capital at its beginning, as `written` has them. */
export function inCaseOf(written: string, meant: string): string {
  if (/^\p{Lu}{2,}$/u.test(written)) return meant.toUpperCase();
  return written[0] === written[0]!.toLowerCase() ? meant : withCapital(meant);
}

/** `text` with a capital at its beginning. */
export function withCapital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

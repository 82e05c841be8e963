// Whole numbers in English words, both ways: `one hundred and twenty` <-> 120, `thirty-first` <-> 31.

const units = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
const tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ordinalUnits = ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"];

type Part =
  | { readonly kind: "unit" | "ten"; readonly value: number }
  | { readonly kind: "scale"; readonly value: number }
  | { readonly kind: "and" }
  | { readonly kind: "article" };

const parts = new Map<string, Part>();
units.forEach((word, value) => parts.set(word, { kind: "unit", value }));
ordinalUnits.forEach((word, value) => parts.set(word, { kind: "unit", value }));
tens.forEach((word, i) => {
  if (word === "") return;
  parts.set(word, { kind: "ten", value: i * 10 });
  parts.set(word.replace(/y$/, "ieth"), { kind: "ten", value: i * 10 });
});
for (const [word, value] of [["hundred", 100], ["thousand", 1000], ["million", 1_000_000]] as const) {
  parts.set(word, { kind: "scale", value });
  parts.set(`${word}th`, { kind: "scale", value });
}
parts.set("nil", { kind: "unit", value: 0 });
parts.set("dozen", { kind: "unit", value: 12 });
parts.set("and", { kind: "and" });
parts.set("a", { kind: "article" });

/** Whether a number in words may hold `word` (lower case). */
export function isNumberWord(word: string): boolean {
  return parts.has(word);
}

/** The number that `words` (lower case, in order) are, or undefined where they are none: `["twenty", "one"]` -> 21. */
export function numberOf(words: readonly string[]): number | undefined {
  let total = 0;
  // What stands before the next scale: below 100, and the hundreds.
  let low: number | undefined;
  let hundreds: number | undefined;
  let last: Part["kind"] | undefined;
  let scale = Infinity;
  for (const [i, word] of words.entries()) {
    const part = parts.get(word);
    if (!part) return undefined;
    switch (part.kind) {
      case "article":
        if (i > 0 || parts.get(words[1] ?? "")?.kind !== "scale") return undefined;
        low = 1;
        break;
      case "and":
        if (last !== "scale" || i === words.length - 1) return undefined;
        break;
      case "unit":
        if (low !== undefined && !(last === "ten" && part.value > 0 && part.value < 10)) return undefined;
        low = (low ?? 0) + part.value;
        break;
      case "ten":
        if (low !== undefined) return undefined;
        low = part.value;
        break;
      case "scale":
        if (part.value === 100) {
          if (low === undefined || hundreds !== undefined) return undefined;
          hundreds = low * 100;
          low = undefined;
        } else {
          if (part.value >= scale || (low === undefined && hundreds === undefined)) return undefined;
          total += ((hundreds ?? 0) + (low ?? 0)) * part.value;
          scale = part.value;
          hundreds = low = undefined;
        }
    }
    last = part.kind;
  }
  return last === undefined || last === "and" ? undefined : total + (hundreds ?? 0) + (low ?? 0);
}

/** Whether the number ends in an ordinal: `thirty-first`. */
export function isOrdinal(word: string): boolean {
  return ordinalUnits.includes(word) || word.endsWith("ieth") || /^(?:hundred|thousand|million)th$/.test(word);
}

/** `120` -> `one hundred and twenty`; undefined from a million on. */
export function wordsOf(value: number): string | undefined {
  if (value >= 1_000_000) return undefined;
  if (value >= 1000) {
    const rest = value % 1000;
    const head = `${wordsOf(Math.floor(value / 1000))} thousand`;
    return rest === 0 ? head : `${head}${rest < 100 ? " and" : ","} ${wordsOf(rest)}`;
  }
  if (value >= 100) {
    const rest = value % 100;
    const head = `${units[Math.floor(value / 100)]} hundred`;
    return rest === 0 ? head : `${head} and ${wordsOf(rest)}`;
  }
  if (value < 20) return units[value]!;
  const unit = value % 10;
  return unit === 0 ? tens[value / 10]! : `${tens[Math.floor(value / 10)]}-${units[unit]}`;
}

/** `31` -> `thirty-first`. */
export function ordinalOf(value: number): string | undefined {
  const words = wordsOf(value);
  const last = words && /(?<![a-z])[a-z]+$/.exec(words)?.[0];
  if (!words || !last) return undefined;
  const unit = units.indexOf(last);
  return words.slice(0, -last.length) + (unit >= 0 ? ordinalUnits[unit]! : last.replace(/y$/, "ie") + "th");
}

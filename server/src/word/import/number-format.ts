// How Word writes a list's number: 3 as `3`, `c`, `iii`, `III`, `03`, `3rd`, `Third`.

import { romanNumber } from "../../syntax/numbers.ts";
import { withCapital } from "../../text/sentence.ts";

/** `value` in Word's number format `format` (w:numFmt), or in the pattern `custom` (w:format: `001, 002, 003, ...`) where that is "custom"; undefined where it is none of those known here. */
export function formatNumber(value: number, format: string, custom: string): string | undefined {
  switch (format) {
    case "decimal": case "decimalHalfWidth": return String(value);
    case "decimalZero": return value < 10 ? `0${value}` : String(value);
    case "lowerLetter": return letters(value);
    case "upperLetter": return letters(value).toUpperCase();
    case "lowerRoman": return roman(value);
    case "upperRoman": return roman(value).toUpperCase();
    case "ordinal": return `${value}${ordinalEnding(value)}`;
    case "cardinalText": return withCapital(words(value));
    case "ordinalText": return withCapital(ordinalWords(value));
    case "hex": return value.toString(16).toUpperCase();
    case "chicago": return marks(value);
    case "numberInDash": return `- ${value} -`;
    case "decimalEnclosedParen": return `(${value})`;
    case "decimalEnclosedFullstop": return `${value}.`;
    case "decimalEnclosedCircle": return value >= 1 && value <= 20 ? String.fromCodePoint(0x245f + value) : String(value);
    case "none": case "bullet": return "";
    case "custom": return zeroPadded(value, custom);
    default: return undefined;
  }
}

/** a ... z, aa, bb ... zz, aaa: Word doubles the letter. */
function letters(value: number): string {
  if (value < 1) return "";
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(50, Math.floor((value - 1) / 26) + 1));
}

/** *, †, ‡, §, **, ††: as footnotes in the Chicago style have them. A list may begin at 0, or below it. */
function marks(value: number): string {
  if (value < 1) return "";
  return ["*", "†", "‡", "§"][(value - 1) % 4]!.repeat(Math.min(50, Math.floor((value - 1) / 4) + 1));
}

function roman(value: number): string {
  return value < 1 || value > 32_767 ? String(value) : romanNumber(value);
}

function ordinalEnding(value: number): string {
  if (value % 100 >= 11 && value % 100 <= 13) return "th";
  return ["th", "st", "nd", "rd"][value % 10] ?? "th";
}

const small = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
const tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ordinals: Readonly<Record<string, string>> = { one: "first", two: "second", three: "third", five: "fifth", eight: "eighth", nine: "ninth", twelve: "twelfth" };

function words(value: number): string {
  if (value < 20) return small[value] ?? String(value);
  if (value < 100) return tens[Math.floor(value / 10)]! + (value % 10 ? `-${small[value % 10]!}` : "");
  if (value < 1000) return `${small[Math.floor(value / 100)]!} hundred${value % 100 ? ` ${words(value % 100)}` : ""}`;
  return String(value);
}

function ordinalWords(value: number): string {
  const written = words(value);
  const at = Math.max(written.lastIndexOf("-"), written.lastIndexOf(" ")) + 1;
  const last = written.slice(at);
  return written.slice(0, at) + (ordinals[last] ?? (last.endsWith("y") ? `${last.slice(0, -1)}ieth` : `${last}th`));
}

/** `001, 002, 003, ...` */
function zeroPadded(value: number, custom: string): string | undefined {
  const width = /^(0+[1-9])/.exec(custom)?.[1]?.length;
  return width === undefined ? undefined : String(value).padStart(width, "0");
}

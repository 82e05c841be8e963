// How much a Word file may hold, counted over all its parts and over what is made of them: a few bytes of a zip, one
// note that is called a thousand times, or one pattern of a list's number can stand for more than any memory holds.

/** Thrown by what counts. The message goes on "FILE cannot be imported: ". */
export class TooMuch extends Error {}

export interface Limits {
  /** Counts elements and attributes of XML. */
  readonly elements: (count: number) => void;
  /** Counts UTF-16 units of text, each time that it is used. */
  readonly text: (units: number) => void;
}

/** Elements and attributes. A document with 0.75 MB of text has some 250,000 where we write it; Word writes two or three times as many. */
export const mostElements = 4_000_000;
/** UTF-16 units: as much as is read of a text (largestFile in disk/read.ts). */
export const mostText = 64 * 1024 * 1024;

/** Limits of which nothing is used up yet; they throw `TooMuch`. */
export function newLimits(): Limits {
  let [elements, text] = [0, 0];
  return {
    elements(count) {
      elements += count;
      if (elements > mostElements) throw new TooMuch(`its parts hold more than ${mostElements.toLocaleString("en-GB")} elements, and more are not read`);
    },
    text(units) {
      text += units;
      if (text > mostText) throw new TooMuch(`it holds, or stands for, more than ${mostText / 1024 / 1024} million characters of text, and more are not read`);
    },
  };
}

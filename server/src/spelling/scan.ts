// One linear pass over the words of a text, without making a string of each.

/**
 * Calls `visit` for each word of `text`, in order: letters, with an apostrophe or a soft hyphen only between letters
 * (`DCC’s`, and `Users` of `Users’`). A hyphen parts words.
 */
export function scanWords(text: string, visit: (from: number, to: number) => void): void {
  const length = text.length;
  let i = 0;
  while (i < length) {
    if (!isLetter(text.charCodeAt(i))) {
      i++;
      continue;
    }
    const from = i++;
    while (i < length) {
      const code = text.charCodeAt(i);
      if (isLetter(code)) i++;
      else if ((code === 39 || code === 0x2019 || code === 0xad) && isLetter(text.charCodeAt(i + 1))) i += 2;
      else break;
    }
    visit(from, i);
  }
}

/** Whether the UTF-16 unit is a letter of the Basic Multilingual Plane (or a mark on one); NaN is none. */
export function isLetter(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba;
  if (code < 0x250) return code !== 0xd7 && code !== 0xf7;
  return code > 0x250 && beyondLatin.test(String.fromCharCode(code));
}

const beyondLatin = /[\p{L}\p{M}]/u;

/** Whether the UTF-16 unit is an ASCII digit. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Whether the UTF-16 unit is a letter or an ASCII digit. */
export function isPlain(code: number): boolean {
  return isLetter(code) || isDigit(code);
}

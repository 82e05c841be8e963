// Regular expressions that are made of words: the one way in which a text's or a setting's words come into one.

/** The words of `words` as they stand, either apostrophe, parted by `gap`. To be put into an expression. */
export function wordsPattern(words: string, gap = "\\s+"): string {
  return words.trim().split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/['’‘]/g, "['’‘]")).join(gap);
}

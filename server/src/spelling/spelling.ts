/** What the rules may ask of the dictionary: British English, pure, the same in every process. */
export interface Spelling {
  /**
   * Whether the word, as written, is in the dictionary (case as English has it: `London` and `LONDON`, not `london`).
   * Possessives, numbers and hyphenated compounds of known parts count; acronyms do not.
   */
  knows(word: string): boolean;
  /**
   * Known words very near to `word`, best first; transpositions before other slips (`teh` -> `the`). Lower case in,
   * lower case out. `usual` says which words the text at hand uses: of two that are as near, such a one comes first.
   */
  nearest(word: string, limit: number, usual?: (word: string) => boolean): readonly string[];
}

/** Where there is no dictionary: every word passes, so that no rule speaks on a guess. */
export const silentSpelling: Spelling = {
  knows: () => true,
  nearest: () => [],
};

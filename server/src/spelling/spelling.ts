/** What the rules may ask of the dictionary: British English, pure, the same in every process. */
export interface Spelling {
  /** Whether the word, as written, is in the dictionary (case as English has it). */
  knows(word: string): boolean;
  /** Known words very near to `word`, best first; transpositions before other slips (`teh` -> `the`). Lower case in, lower case out. */
  nearest(word: string, limit: number): readonly string[];
}

/** What an editor says of its indentation. */
export interface FormatOptions {
  /** Columns of one step of indentation. */
  readonly tabSize: number;
  readonly insertSpaces: boolean;
}

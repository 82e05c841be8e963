// The lines of a table in Markdown.

/** `| a | b |`, an empty cell as `| |`. */
export function plainRow(cells: readonly string[]): string {
  return `|${cells.map((cell) => (cell === "" ? " " : ` ${cell} `)).join("|")}|`;
}

/** The line below a header of so many columns: `| --- | --- |`. */
export function separatorRow(columns: number): string {
  return `|${" --- |".repeat(columns)}`;
}

// Text of a stranger's for a terminal, a log or a report: nothing in it steers what shows it.

/** As plain text of many lines: what steers a terminal, or turns the direction of text so that it reads as something else, becomes a space. */
export function plainText(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, " ");
}

/** As plain text on one line: line ends and tabs become spaces, too. */
export function plainLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]+/g, " ");
}

/** As plain text on one line of Markdown, in a table too: nothing in it is markup. */
export function markdownLine(text: string): string {
  return plainLine(text).replace(/[\\|*_`<>[\]~]/g, (mark) => (mark === "<" ? "&lt;" : mark === ">" ? "&gt;" : `\\${mark}`));
}

// Paragraphs on the page: joined, and wrapped where the document is.

import { join, type Fragment } from "./fragment.ts";
import type { PlannedDocument } from "./plan.ts";

export interface Page {
  readonly document: PlannedDocument;
  put(piece: string | Fragment): void;
}

/** Puts the text of a paragraph, wrapped where the document is. */
export function paragraph({ document, put }: Page, piece: Fragment, tight = false): void {
  put(document.style.form === "wrapped" ? wrapped(piece) : piece);
  put(tight ? "\n" : "\n\n");
}

export function spaced(pieces: readonly Fragment[]): Fragment {
  return join(...pieces.flatMap((piece, i) => (i === 0 ? [piece] : [" ", piece])));
}

/** Spaces become line ends, so that no line is much longer than 92 characters. */
function wrapped(piece: Fragment): Fragment {
  const width = 92;
  let text = "";
  let rest = piece.text;
  while (rest.length > width) {
    const space = rest.lastIndexOf(" ", width);
    if (space <= 0) break;
    text += `${rest.slice(0, space)}\n`;
    rest = rest.slice(space + 1);
  }
  return { text: text + rest, marks: piece.marks };
}

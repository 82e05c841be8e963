// How often a thing is used, as a hover says it.

import { note, type HoverPart, type Uses } from "./hover-parts.ts";
import { sourceIn } from "./labels.ts";
import type { Count } from "./uses.ts";

/** Of so many documents the uses are counted each by itself. */
const mostDocuments = 8;

/** `Used 12 times in 3 documents.` */
export function countNote(verb: string, counts: readonly Count[]): HoverPart {
  return note(`${countWords(verb, counts)}.`);
}

/** The same, with the documents where there are several. */
export function useParts(verb: string, counts: readonly Count[]): HoverPart {
  if (counts.length < 2) return countNote(verb, counts);
  const documents = counts.slice(0, mostDocuments).map(({ document, count, first }): Uses => ({ source: sourceIn(document, { from: first, to: first }), count }));
  return { kind: "uses", text: countWords(verb, counts), documents, more: counts.length - documents.length };
}

function countWords(verb: string, counts: readonly Count[]): string {
  const uses = counts.reduce((sum, { count }) => sum + count, 0);
  if (uses === 0) return `${verb} nowhere`;
  return `${verb} ${uses === 1 ? "once" : uses === 2 ? "twice" : `${uses.toLocaleString("en-GB")} times`}${counts.length > 1 ? ` in ${counts.length} documents` : ""}`;
}

import type { Text } from "./text.ts";

/** A half-open range of UTF-16 offsets into one file's text: `from` is inside, `to` is not. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The span `by` further on. */
export function shifted({ from, to }: Span, by: number): Span {
  return { from: from + by, to: to + by };
}

/** Whether `offset` lies in `span`; its end counts, so that a caret after a word still touches it. */
export function touches(span: Span, offset: number): boolean {
  return span.from <= offset && offset <= span.to;
}

/** Whether `inner` lies wholly inside `outer`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

/** Whether the two spans share at least one character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

/** Whether the two spans share a character or stand side by side: a caret beside a word is at it. */
export function meets(a: Span, b: Span): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** From the first of the two spans to the end of the last. */
export function covering(a: Span, b: Span): Span {
  return { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}

/** The characters of `span` in `text`. */
export function slice(text: Text, span: Span): string {
  return text.slice(span.from, span.to);
}

/** Whether nothing but white space stands in `span`; what cannot be seen otherwise, a control character or a byte order mark, is something. */
export function isBlank(text: Text, span: Span): boolean {
  for (let at = span.from; at < span.to; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 0xa0 && (code < 9 || code > 13)) return false;
  }
  return true;
}

/** How long `text` is without white space at its end. */
export function trimmedLength(text: Text): number {
  let end = text.length;
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
  return end;
}

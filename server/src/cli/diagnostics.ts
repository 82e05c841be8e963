// Findings in the shape that the command line prints: the JSON of `check --format json`, from which the other formats
// are made too.

import type { Finding } from "../check/findings.ts";
import { relatedTo, type Failed } from "../check/late.ts";
import type { Severity } from "../config/config.ts";
import { fixesOf } from "../features/fixes.ts";
import type { DocumentId } from "../index/facts.ts";
import { type LineIndex, noLines, type Place, placesOf } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";
import { sourceOf, type Snapshot } from "../workspace/snapshot.ts";

/** Zero-based lines and UTF-16 characters, the end not included. */
export interface Range {
  readonly start: Place;
  readonly end: Place;
}

export interface PlacedFix {
  readonly title: string;
  readonly preferred: boolean;
  readonly safe: boolean;
  readonly edits: readonly { readonly file: string; readonly range: Range; readonly newText: string }[];
}

export interface Diagnostic {
  /** Absolute. */
  readonly file: string;
  readonly range: Range;
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  readonly related: readonly { readonly file: string; readonly range: Range; readonly message: string }[];
  readonly fixes: readonly PlacedFix[];
}

/** The range of `span` in a text with these `lines`. */
export function rangeOf(lines: LineIndex, span: Span): Range {
  return placesOf(lines, span);
}

/** Related places and fixes are worked out when asked for: not for a format that does not print them. */
export type Detail = "whole" | "place and message";

/** `findings` of the file `id` as they are printed. */
export function diagnosticsOf(id: DocumentId, findings: readonly Finding[], snapshot: Snapshot, detail: Detail, failed: Failed): readonly Diagnostic[] {
  const whole = detail === "whole";
  // A sec.json's lines are made anew at each asking; one file's findings mostly speak of few others.
  const known = new Map<DocumentId, LineIndex | undefined>();
  const linesOf = (file: DocumentId): LineIndex => {
    if (!known.has(file)) known.set(file, sourceOf(snapshot, file)?.lines);
    return known.get(file) ?? noLines;
  };
  return findings.map((finding) => ({
    file: id,
    range: rangeOf(linesOf(id), finding.at),
    severity: finding.severity,
    rule: finding.rule,
    message: finding.message,
    related: (whole ? relatedTo(finding, snapshot.corpus, failed) : []).map(({ document, at, message }) => ({
      file: document,
      range: rangeOf(linesOf(document), at),
      message,
    })),
    fixes: (whole ? fixesOf(snapshot, id, finding, failed) : []).map(({ title, preferred, safe, edits }) => ({
      title,
      preferred,
      safe,
      edits: edits.map(({ document, at, newText }) => ({ file: document, range: rangeOf(linesOf(document), at), newText })),
    })),
  }));
}

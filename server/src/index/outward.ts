// What the references of a document into others came to, kept while nothing but that document changes: most of what is
// resolved again after an edit leads into other documents.

import type { ReferenceTarget } from "../syntax/tree.ts";
import type { ReadonlyNames } from "./asked-names.ts";
import type { Facts } from "./facts.ts";
import type { Note, Notes } from "./notes.ts";
import type { Resolution } from "./resolve.ts";

/** By the target, which a reference keeps from version to version of its document. */
export type Outward = WeakMap<ReferenceTarget, Answer>;

interface Answer {
  readonly resolution: Resolution;
  readonly asked: readonly Note[];
  /** Where these names were noted last. */
  noted: ReadonlyNames | undefined;
}

/** What `answers` has for `target`, or what `resolve` gives; what it asked is noted either way. */
export function resolvedOutward(answers: Outward, target: ReferenceTarget, notes: Notes, resolve: () => Resolution): Resolution {
  const known = answers.get(target);
  if (known) {
    if (known.noted !== notes.asked) notes.again(known.asked);
    known.noted = notes.asked;
    return known.resolution;
  }
  const { answer: resolution, notes: asked } = notes.recording(resolve);
  answers.set(target, { resolution, asked, noted: notes.asked });
  return resolution;
}

/** Whether a reference in `from` can only lead into other documents, by their identity alone. */
export function looksOutward(target: ReferenceTarget, from: Facts): boolean {
  if (target.kind !== "clause" && target.kind !== "annex") return false;
  switch (target.document.kind) {
    case "section": return from.identity !== `section ${target.document.letter}`;
    case "appendix": return !target.document.own && from.identity !== `appendix ${target.document.letter}`;
    default: return false;
  }
}

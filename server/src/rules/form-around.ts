// Forms: what is filled in, signed and sent by somebody else later.

import type { Tree } from "../syntax/tree.ts";
import { lastFrom } from "../text/ordered.ts";
import { slice, type Span } from "../text/span.ts";

/** The form that `at` stands in, by a heading over it or by the title of the document: whoever uses it fills in its blanks. */
export function formAround({ identity, blocks, clauses, prose }: Tree, at: Span): Span | undefined {
  const isForm = (heading: Span | undefined) => heading !== undefined && formTitle.test(slice(prose, heading));
  for (let clause = clauses[blocks[lastFrom(blocks, at.from)]?.clause ?? -1]; clause; clause = clauses[clause.parent]) {
    const group = clauses[clause.group];
    if (isForm(clause.heading)) return clause.content;
    if (isForm(group?.heading)) return group!.content;
  }
  return formTitle.test(identity.title) ? { from: 0, to: prose.length } : undefined;
}

const formTitle = /\b(?:specimen|templates?|pro[ -]?forma)\b|\bforms?(?:\s+of\b|$)/i;

// What documents, clauses and places are called before a reader.

import type { Facts } from "../index/facts.ts";
import { headingsOf } from "../index/names.ts";
import { identityName } from "../syntax/identity.ts";
import type { Clause, Identity } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import { oneLine } from "./excerpt.ts";
import type { Source } from "./hover-parts.ts";

/** `G3.5A SYSTEM SECURITY`, `AG 2.1.3 Raising an Incident`: the heading is its own, else the nearest that stands over it; `G3.6 [Not used]`. */
export function clauseLabel(document: Facts, clause: Clause): string {
  const heading = clause.notUsed && !clause.heading ? "[Not used]" : (headingsOf(document, clause)[0] ?? "");
  const words = oneLine(heading, { from: 0, to: heading.length }, 160);
  return `${citation(document, clause)} ${words}`.trim() || oneLine(document.tree.prose, clause.at, 160);
}

/** A clause as the Code cites it from another document: `G3.5A`, `AG 2.1.3`, `Schedule 2, 3.1` (two numbers would run together). */
export function citation({ tree }: Facts, clause: Clause): string {
  const { kind, key } = tree.identity;
  if (kind === "section" || clause.key === "") return clause.key;
  return kind === "schedule" ? `${identityName({ kind, key })}, ${clause.key}` : `${key} ${clause.key}`;
}

/** `Section G: Security`, `Appendix AD: DCC User Interface Specification`, `notes`. */
export function labelOf(identity: Identity): string {
  const { title } = identity;
  const name = identityName(identity);
  return title === "" || title === name ? name : `${name}: ${title}`;
}

/** A place of `document`, called by its name. */
export function sourceIn(document: Facts, at: Span): Source {
  return { document: document.id, at, label: labelOf(document.tree.identity) };
}

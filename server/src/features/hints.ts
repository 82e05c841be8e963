// The heading behind a reference that gives none: `Section G3.4` shows `(Security Incident Management)`. Only where a
// reader would have to go and look: not in lists and ranges, and not where the same heading stands over the reference.

import type { DocumentId, Facts } from "../index/facts.ts";
import { citedHeading, headingsOf } from "../index/names.ts";
import type { Target } from "../index/resolve.ts";
import type { Clause, Reference } from "../syntax/tree.ts";
import { firstBehind } from "../text/ordered.ts";
import type { Span } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { destinationOf } from "./definition.ts";

export interface Hint {
  /** Where it is shown, behind the reference. */
  readonly offset: number;
  /** `Security Incident Management`; shown in brackets. */
  readonly heading: string;
  readonly document: DocumentId;
  readonly at: Span;
}

/** The hints in `span` of `document` whose headings are no longer than `longest` characters. */
export function hints(snapshot: Snapshot, document: Facts, span: Span, longest: number): readonly Hint[] {
  const found: Hint[] = [];
  const { references } = document.tree;
  for (let i = firstBehind(references, span.from - 1); i < references.length && references[i]!.at.from <= span.to; i++) {
    const reference = references[i]!;
    if (!isBare(document, references, i)) continue;
    const resolution = snapshot.corpus.resolve(reference, document);
    if (resolution.kind !== "one") continue;
    const heading = headingOf(snapshot, resolution.target, document, reference);
    if (heading === undefined || heading.length > longest || isWrittenNear(document, reference, heading)) continue;
    const { document: home, at } = destinationOf(resolution.target);
    found.push({ offset: reference.at.to, heading, document: home, at });
  }
  return found;
}

/** A single reference by number, with no heading behind it. */
function isBare({ tree }: Facts, references: readonly Reference[], index: number): boolean {
  const { target, heading, range, whole, at } = references[index]!;
  if (heading || range || (target.kind !== "clause" && target.kind !== "annex")) return false;
  const isAlone = references[index - 1]?.whole.from !== whole.from && references[index + 1]?.whole.from !== whole.from;
  // `Section G3.4 (as amended)` has its brackets already, and a heading shown before them would confuse; so it would before
  // the dot that somebody has just typed, to go on with a number.
  return isAlone && !/^(?:\s*\(|\.[.,;:)])/.test(tree.prose.slice(at.to, at.to + 12));
}

function headingOf({ corpus }: Snapshot, target: Target, from: Facts, reference: Reference): string | undefined {
  if (target.kind === "document") {
    const { title } = target.document.tree.identity;
    return title === "" || target.document === from ? undefined : citedHeading(corpus, title);
  }
  // A clause that is not used has no matter of its own, whatever heading it stood under.
  if (target.kind !== "clause" || target.clause.kind === "table" || target.clause.notUsed) return undefined;
  const heading = headingsOf(target.document, target.clause)[0];
  if (heading === undefined) return undefined;
  const here = from.tree.clauses[reference.clause];
  if (target.document === from && here && (isUnder(from, here, target.clause) || headingsOf(from, here)[0] === heading)) return undefined;
  return citedHeading(corpus, heading);
}

/** Whether `clause` stands within `around`. */
function isUnder({ tree }: Facts, clause: Clause, around: Clause): boolean {
  for (let at: Clause | undefined = clause; at; at = tree.clauses[at.parent]) if (at === around) return true;
  return false;
}

/** Whether the paragraph says the heading itself, right before or behind: `the Incident Management Policy (Appendix AG)`. */
function isWrittenNear({ tree }: Facts, { whole }: Reference, heading: string): boolean {
  const block = tree.blocks[firstBehind(tree.blocks, whole.from)];
  const { from, to } = block?.at ?? whole;
  // A row often begins with the very name: `| Incident Management Policy | ... of that name set out in Appendix AG |`.
  const reach = heading.length + (block?.kind === "row" ? 300 : 40);
  const around = tree.prose.slice(Math.max(from, whole.from - reach), Math.min(to, whole.to + reach));
  return around.replace(/\s+/g, " ").toLowerCase().includes(heading.toLowerCase());
}

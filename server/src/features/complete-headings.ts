// The heading of the place that a reference names, while it is typed in brackets behind the number.

import type { Facts } from "../index/facts.ts";
import { citedHeading, headingsOf } from "../index/names.ts";
import { targetsOf } from "../index/resolve.ts";
import { lastFrom } from "../text/ordered.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { ranked, type About, type Suggestion, type Suggestions, type Typing } from "./suggestion.ts";

/** `Section G2.5 (Man`; undefined where the bracket stands behind no reference. */
export function completeHeading(snapshot: Snapshot, from: Facts, { offset, before }: Typing): Suggestions | undefined {
  const typed = /[ \u00a0]\(([^()|\n]{0,80})$/.exec(before);
  if (!typed) return undefined;
  const end = offset - typed[0].length;
  const { text, references } = from.tree;
  const reference = references[lastFrom(references, end)];
  if (!reference || reference.number.to !== end || reference.target.kind !== "clause" || reference.target.key.includes("(")) return undefined;
  // With the bracket that an editor closed by itself: the caret goes behind it.
  const rest = /^[^()|\n]{0,80}\)/.exec(text.slice(offset, offset + 81))?.[0] ?? "";
  const at = { from: offset - typed[1]!.length, to: offset + rest.length };
  const places = new Map(targetsOf(snapshot.corpus.resolve(reference, from)).flatMap(headingOf).map((place) => [citedHeading(snapshot.corpus, place.heading), place.about]));
  const items = [...places].map(([label, about], i): Suggestion => ({ kind: "heading", label, detail: "", newText: `${label})`, at, filter: label, rank: ranked(i), about }));
  return { items, incomplete: false };
}

function headingOf(target: ReturnType<typeof targetsOf>[number]): readonly { readonly heading: string; readonly about: About }[] {
  if (target.kind === "schema") return [];
  const { document } = target;
  const [heading, at] = target.kind === "clause" ? [headingsOf(document, target.clause)[0], target.clause.from] : [document.tree.identity.title, document.tree.identity.at.from];
  return heading === undefined || heading === "" ? [] : [{ heading, about: { kind: target.kind === "clause" ? "clause" : "document", document: document.id, at } }];
}

// What is told beside a suggestion when the user looks at it: the definition, the clause's text, the declaration.

import type { Facts } from "../index/facts.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { excerpt } from "./excerpt.ts";
import { hover } from "./hover.ts";
import { labelOf } from "./labels.ts";
import { note, type HoverPart } from "./hover-parts.ts";
import type { About } from "./suggestion.ts";

/** The parts of it, as a hover has them; none where the place is gone. */
export function describeSuggestion(snapshot: Snapshot, { kind, document: id, at }: About): readonly HoverPart[] {
  const document = snapshot.documents.get(id);
  switch (kind) {
    case "definition":
    case "schema":
      return hover(snapshot, id, at)?.parts ?? [];
    case "document":
      return document ? [note(labelOf(document.tree.identity))] : [];
    case "clause":
      return document ? clauseParts(document, at) : [];
    case "row":
      return document ? excerpt(document.tree, document.tree.blocks.find((block) => block.at.from <= at && at < block.at.to)?.at ?? { from: at, to: at }, longest) : [];
  }
}

const longest = 1_200;

function clauseParts({ tree }: Facts, at: number): readonly HoverPart[] {
  const clause = tree.clauses.find((one) => one.at.from === at);
  return clause ? excerpt(tree, clause.content, longest) : [];
}

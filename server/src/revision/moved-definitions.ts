// A definition that left its place and stands, with the same words, at another: a sentence of a clause that became a row
// of Section A's table, say. A row that moved as it was is an amendment of its own ("moved").

import { termKey } from "../index/keys.ts";
import type { Amendment } from "./amendments.ts";
import type { Passage } from "./passages.ts";
import { readWords } from "./words.ts";

export interface MovedDefinition {
  /** As the new version writes it. */
  readonly term: string;
  readonly from: Passage;
  readonly to: Passage;
  /** All that was done at both places. */
  readonly amendments: readonly Amendment[];
}

/** The definitions that one of `amendments` took away and another brought. A term that came or went in several places is none. */
export function movedDefinitions(amendments: readonly Amendment[]): readonly MovedDefinition[] {
  const [came, went] = [new Map<string, Side>(), new Map<string, Side>()];
  for (const amendment of amendments) {
    if (amendment.kind === "inserted" && !amendment.now.isDocument) add(came, onlyPassage(amendment.now.passages), amendment);
    else if (amendment.kind === "removed" && !amendment.old.isDocument) add(went, onlyPassage(amendment.old.passages), amendment);
    else if (amendment.kind === "edited" && meaningOf(amendment.old) !== meaningOf(amendment.now)) {
      add(went, amendment.old, amendment);
      add(came, amendment.now, amendment);
    }
  }
  const found: MovedDefinition[] = [];
  for (const [meaning, to] of came) {
    const from = went.get(meaning);
    if (from?.passage && to.passage) found.push({ term: to.passage.definition!.term, from: from.passage, to: to.passage, amendments: [...from.amendments, ...to.amendments] });
  }
  // What was done at one place belongs to one of them.
  const seen = new Set<Amendment>();
  return found.filter(({ amendments: own }) => own.every((one) => !seen.has(one) && seen.add(one)));
}

/** Where a definition came or went; `passage` undefined where that is more than one place. */
interface Side {
  passage: Passage | undefined;
  readonly amendments: Amendment[];
}

function add(sides: Map<string, Side>, passage: Passage | undefined, amendment: Amendment): void {
  const meaning = passage && meaningOf(passage);
  if (meaning === undefined) return;
  const side = sides.get(meaning);
  if (!side) sides.set(meaning, { passage, amendments: [amendment] });
  else {
    if (side.passage !== passage) side.passage = undefined;
    side.amendments.push(amendment);
  }
}

function onlyPassage(passages: readonly Passage[]): Passage | undefined {
  return passages.length === 1 ? passages[0] : undefined;
}

/** The term that the passage defines, with its meaning in words; undefined where it defines none, or does more than that. */
function meaningOf({ document, definition, goesOn, words }: Passage): string | undefined {
  if (!definition || goesOn || definition.kind === "empty") return undefined;
  const meaning = readWords(document.tree.prose, definition.body).map(({ text }) => text);
  const all = words.reduce((sum, cell) => sum + cell.length, 0);
  if (meaning.length < 3 || meaning.length * 2 < all - longestLead) return undefined;
  const opens = meaning.findIndex((word) => !/^(?:shall|means?|the|an?)$/i.test(word));
  return `${termKey(definition.term)}\n${meaning.slice(Math.max(0, opens), /^[.;]$/.test(meaning.at(-1)!) ? -1 : undefined).join(" ")}`;
}

/** `For the purposes of this Section C, "Quorum" means`, in words and marks. */
const longestLead = 16;

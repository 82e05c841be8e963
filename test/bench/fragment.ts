// A piece of text that knows what it says: marks over it name the references, definitions and faults in it. Pieces are
// put together, and the marks move with the words, so that the ground truth cannot drift from the text.

export type ReferenceStatus = "resolved" | "broken" | "ambiguous" | "external" | "absent";

export type Mark =
  /** `key`: what it names, as the whole Code knows it; "" for what lies outside. */
  | { readonly kind: "reference"; readonly from: number; readonly to: number; readonly key: string; readonly status: ReferenceStatus }
  | { readonly kind: "definition"; readonly from: number; readonly to: number; readonly definition: DefinitionTruth }
  | { readonly kind: "fault"; readonly from: number; readonly to: number; readonly rule: string }
  /** Whether this counts as a reference is nobody's business (a code in the table that declares it). */
  | { readonly kind: "ignored"; readonly from: number; readonly to: number };

export interface DefinitionTruth {
  readonly term: string;
  readonly aliases: readonly string[];
  readonly kind: "meaning" | "pointer" | "empty";
  /** Undefined where the words leave it open. */
  readonly scope: "code" | "document" | "clause" | undefined;
}

export interface Fragment {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** The pieces one after the other. */
export function join(...pieces: readonly (string | Fragment)[]): Fragment {
  let text = "";
  const marks: Mark[] = [];
  for (const piece of pieces) {
    if (typeof piece === "string") text += piece;
    else {
      for (const mark of piece.marks) marks.push(moved(mark, text.length));
      text += piece.text;
    }
  }
  return { text, marks };
}

/** A mark over all of `text`. */
export function reference(text: string, key: string, status: ReferenceStatus = "resolved"): Fragment {
  return { text, marks: [{ kind: "reference", from: 0, to: text.length, key, status }] };
}

export function fault(rule: string, piece: string | Fragment): Fragment {
  const { text, marks } = typeof piece === "string" ? { text: piece, marks: [] } : piece;
  return { text, marks: [...marks, { kind: "fault", from: 0, to: text.length, rule }] };
}

export function ignored(text: string): Fragment {
  return { text, marks: [{ kind: "ignored", from: 0, to: text.length }] };
}

/** `piece` with `from`..`to`, over which no mark may lie, replaced by `by`. */
export function replaced(piece: Fragment, from: number, to: number, by: string | Fragment): Fragment {
  const before = piece.marks.filter((mark) => mark.to <= from);
  const behind = piece.marks.filter((mark) => mark.from >= to);
  if (before.length + behind.length !== piece.marks.length) throw new Error("A mark lies over the replaced text.");
  return join(
    { text: piece.text.slice(0, from), marks: before },
    by,
    { text: piece.text.slice(to), marks: behind.map((mark) => moved(mark, -to)) },
  );
}

/** The words of `piece` with at least `least` letters, all in lower case, that stand neither under a mark nor in brackets. */
export function plainWords(piece: Fragment, least: number): readonly { readonly from: number; readonly to: number; readonly word: string }[] {
  const words: { from: number; to: number; word: string }[] = [];
  for (const match of piece.text.matchAll(/(?<![\w’'“"(-])[a-z]+(?![\w’'"”)-])/g)) {
    const from = match.index;
    const to = from + match[0].length;
    const open = piece.text.lastIndexOf("(", from);
    if (open > piece.text.lastIndexOf(")", from) || to - from < least || piece.marks.some((mark) => mark.from < to && from < mark.to)) continue;
    words.push({ from, to, word: match[0] });
  }
  return words;
}

/** With a capital first. */
export function capital(piece: Fragment): Fragment {
  return { text: piece.text.slice(0, 1).toUpperCase() + piece.text.slice(1), marks: piece.marks };
}

function moved(mark: Mark, by: number): Mark {
  return { ...mark, from: mark.from + by, to: mark.to + by };
}

// Many terms as one regular expression that reads a text once: the terms stand in it as a tree of their letters, so
// that each place in the text is tried against a first letter, not against each term; the longest term wins.

/** A pattern for the lower-case `terms`, any case, with any white space where they have a space; undefined without any. */
export function linearPattern(terms: readonly string[]): RegExp | undefined {
  const root = node();
  for (const term of terms) {
    if (term === "" || term.length > 200) continue;
    let at = root;
    for (const letter of term) {
      let next = at.next.get(letter);
      if (!next) at.next.set(letter, (next = node()));
      at = next;
    }
    at.ends = true;
  }
  if (root.next.size === 0) return undefined;
  return new RegExp(`${alternatives(root)}(?![\\p{L}\\p{N}_])`, "giu");
}

/** `words` as the keys of terms have them: lower case, single spaces, straight apostrophes. */
export function spaced(words: string): string {
  return words.trim().replace(/\s+/g, " ").replace(/[’‘]/g, "'").toLowerCase();
}

interface Node {
  readonly next: Map<string, Node>;
  ends: boolean;
}

function node(): Node {
  return { next: new Map(), ends: false };
}

/** All ways on from `at`, the longer before the end. */
function alternatives(at: Node): string {
  let source = "";
  let from = at;
  // A run of letters without a branch needs no group.
  while (from.next.size === 1 && !from.ends) {
    const [letter, next] = [...from.next][0]!;
    source += atom(letter);
    from = next;
  }
  if (from.next.size === 0) return source;
  const ways = [...from.next].map(([letter, next]) => atom(letter) + alternatives(next));
  if (from.ends) ways.push("");
  return `${source}(?:${ways.join("|")})`;
}

function atom(letter: string): string {
  if (letter === " ") return "\\s+";
  if (letter === "'") return "['’‘]";
  // No more than these: with the `u` flag an escape that is not needed is an error.
  return letter.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

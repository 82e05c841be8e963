// What a pure function made of a piece of a document's prose, kept from one version of the document to the next: an
// edit leaves all pieces but one as they were. It changes how fast an answer comes, never which.

/** Keeps results by the function's name and the piece. A result must depend on the piece alone, and is never undefined. */
export interface Memo {
  get<T>(use: string, piece: string, make: () => T): T;
}

/** Keeps nothing: for a text that is read for the first time, and most often the last. */
export const noMemo: Memo = { get: (_use, _piece, make) => make() };

type Tables = Map<string, Map<string, unknown>>;

interface Generation extends Memo {
  tables: Tables;
  older: Tables | undefined;
}

/** The memo of the version after the one that had `before`: what neither version needs any more is let go. */
export function nextMemo(before: Memo): Memo {
  const previous = isGeneration(before) ? before : undefined;
  const memo: Generation = {
    tables: new Map(),
    older: previous?.tables,
    get<T>(use: string, piece: string, make: () => T): T {
      let table = memo.tables.get(use);
      if (!table) memo.tables.set(use, (table = new Map()));
      let result = table.get(piece);
      if (result === undefined) {
        result = memo.older?.get(use)?.get(piece) ?? make();
        table.set(piece, result);
      }
      return result as T;
    },
  };
  if (previous) previous.older = undefined;
  return memo;
}

function isGeneration(memo: Memo): memo is Generation {
  return "tables" in memo;
}

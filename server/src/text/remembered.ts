import { detached } from "./detached.ts";

/**
 * `make`, which hangs on its text alone, with what it gave before: for up to `most` texts, none of them longer than
 * `longest` UTF-16 units. Neither they nor what is made of them keep the text alive that they were cut from.
 */
export function remembered<Value>(make: (text: string) => Value, { most, longest = Infinity }: { readonly most: number; readonly longest?: number }): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    if (text.length > longest) return make(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const kept = detached(text);
    const value = make(kept);
    known.set(kept, value);
    return value;
  };
}

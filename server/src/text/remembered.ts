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

/** `make`, with what it gave before of each object, which it hangs on alone: for as long as the object lives. Nothing that is made is undefined. */
export function oncePer<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = make(key)));
    return value;
  };
}

/** A copy of `word` that does not keep the text alive that it was cut from: V8 cuts longer words as a view of the whole. */
export function detached(word: string): string {
  if (word.length < 13) return word;
  if (word.length > most) return Array.from({ length: Math.ceil(word.length / most) }, (_, i) => detached(word.slice(i * most, (i + 1) * most))).join("");
  const units: number[] = [];
  for (let i = 0; i < word.length; i++) units.push(word.charCodeAt(i));
  return String.fromCharCode(...units);
}

/** What is made of units at one go: each is an argument of a call. */
const most = 4096;

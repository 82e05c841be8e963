/** A copy of `word` that does not keep the text alive that it was cut from: V8 cuts longer words as a view of the whole. */
export function detached(word: string): string {
  if (word.length < 13) return word;
  const units: number[] = [];
  for (let i = 0; i < word.length; i++) units.push(word.charCodeAt(i));
  return String.fromCharCode(...units);
}

/** The greatest of `numbers`, or `least` where none is greater. However many: what is spread into `Math.max` has to fit on the stack. */
export function greatest(numbers: readonly number[], least = 0): number {
  return numbers.reduce((most, one) => Math.max(most, one), least);
}

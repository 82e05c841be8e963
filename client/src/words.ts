// What the words of messages and views are put together with.

/** `1 clause`, `1,200 clauses` */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en-GB")} ${noun}${count === 1 ? "" : "s"}`;
}

// The smallest text that still fails alike: pieces are taken out, large ones first, as long as it fails.

/** `text` with all taken out that `fails` can do without; gives up after `seconds`. */
export async function minimised(text: string, fails: (text: string) => Promise<boolean>, seconds = 30): Promise<string> {
  const until = performance.now() + seconds * 1000;
  let now = text;
  // Lines, then characters, until neither can go: a line that had to stay may go once others are shorter.
  for (let before = ""; before !== now && performance.now() < until; ) {
    before = now;
    for (const between of ["\n", ""]) now = (await fewest(now.split(between), async (parts) => fails(parts.join(between)), until)).join(between);
  }
  return now;
}

async function fewest(parts: readonly string[], fails: (parts: readonly string[]) => Promise<boolean>, until: number): Promise<readonly string[]> {
  let now = parts;
  for (let size = Math.ceil(now.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < now.length && performance.now() < until; ) {
      const fewer = now.toSpliced(at, size);
      if (fewer.length < now.length && (await fails(fewer))) now = fewer;
      else at += size;
    }
  }
  return now;
}

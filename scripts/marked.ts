// The parts of the README that are made from the code, each between two comments.

/** `readme` with `text` between `<!-- NAME -->` and `<!-- /NAME -->`. */
export function putBetween(readme: string, name: string, text: string): string {
  const open = `<!-- ${name} -->\n`;
  const close = `<!-- /${name} -->`;
  const from = readme.indexOf(open);
  const to = readme.indexOf(close, from);
  if (from < 0 || to < 0) throw new Error(`README.md has no '${open.trim()}' and '${close}'.`);
  return readme.slice(0, from + open.length) + text + readme.slice(to);
}

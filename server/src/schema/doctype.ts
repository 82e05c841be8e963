// The DOCTYPE of an XML text: where it stands and which entities it declares. It is only ever looked at, so that no
// entity can be expanded or fetched; linear however often its entities name one another.

import type { Span } from "../text/span.ts";

export interface Doctype {
  readonly at: Span;
  readonly entities: readonly Entity[];
  readonly closed: boolean;
}

export interface Entity {
  readonly name: string;
  /** The whole declaration. */
  readonly at: Span;
  /** "external": its text would have to be fetched; "nested": it is made from other entities. */
  readonly kind: "plain" | "nested" | "external";
}

/** Reads the DOCTYPE that starts at `from`. Where its end is missing, it ends with the text. */
export function readDoctype(text: string, from: number): Doctype {
  const entities: Entity[] = [];
  let inSubset = false;
  let next = from + 9;
  while (next < text.length) {
    const code = text.charCodeAt(next);
    if (code === 34 || code === 39) next = after(text, text[next]!, next + 1);
    else if (code === 91 /* [ */) {
      inSubset = true;
      next++;
    } else if (code === 93 /* ] */) {
      inSubset = false;
      next++;
    } else if (code === 60 /* < */ && text.startsWith("<!--", next)) next = after(text, "-->", next + 4);
    else if (code === 60 && text.startsWith("<?", next)) next = after(text, "?>", next + 2);
    else if (code === 60 && text.startsWith("<!", next)) {
      const end = endOfDeclaration(text, next + 2);
      if (text.startsWith("<!ENTITY", next)) entities.push(readEntity(text, { from: next, to: end }));
      next = end;
    } else if (code === 62 /* > */ && !inSubset) return { at: { from, to: next + 1 }, entities, closed: true };
    else next++;
  }
  return { at: { from, to: text.length }, entities, closed: false };
}

function readEntity(text: string, at: Span): Entity {
  const words = /^<!ENTITY\s+(?:%\s+)?([^\s"'>]{1,200})\s+(SYSTEM|PUBLIC)?/.exec(text.slice(at.from, Math.min(at.to, at.from + 1000)));
  const name = words?.[1] ?? "";
  if (words?.[2] !== undefined) return { name, at, kind: "external" };
  return { name, at, kind: /[&%][A-Za-z_]/.test(text.slice(at.from + (words?.[0].length ?? 0), at.to)) ? "nested" : "plain" };
}

/** The end of a `<!...>` declaration, quoted values skipped. */
function endOfDeclaration(text: string, from: number): number {
  let next = from;
  while (next < text.length) {
    const code = text.charCodeAt(next);
    if (code === 62) return next + 1;
    next = code === 34 || code === 39 ? after(text, text[next]!, next + 1) : next + 1;
  }
  return text.length;
}

/** Behind the next `mark` from `from` on; the end where there is none. */
export function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

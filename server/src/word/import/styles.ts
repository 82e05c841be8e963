// styles.xml: what a paragraph has from its style, and from the styles that it is based on.

import { at, child, childrenOf, flagOf, valueOf, type Element } from "./xml.ts";

export interface Styles {
  /** The paragraph style with this id, or the default one for undefined. */
  readonly paragraph: (id: string | undefined) => Style;
  readonly character: (id: string | undefined) => Style;
  /** The numbering that a numbering style stands for: `w:numStyleLink` leads here. */
  readonly numberingOf: (id: string) => string | undefined;
}

/** A style with what it inherits. */
export interface Style {
  readonly id: string;
  /** As Word shows it, in lower case: `heading 1`. */
  readonly name: string;
  /** Its own id, then those of the styles that it is based on. */
  readonly chain: readonly string[];
  readonly number: { readonly id: string | undefined; readonly level: number | undefined };
  /** From 0; undefined for body text. */
  readonly outline: number | undefined;
  readonly look: Look;
}

/** The look of words, as far as it means something here; undefined where nothing is said. */
export interface Look {
  readonly bold: boolean | undefined;
  readonly caps: boolean | undefined;
  readonly italic: boolean | undefined;
  readonly underlined: boolean | undefined;
  readonly struck: boolean | undefined;
  readonly hidden: boolean | undefined;
  /** Superscript. */
  readonly raised: boolean | undefined;
  readonly font: string | undefined;
}

const noLook: Look = { bold: undefined, caps: undefined, italic: undefined, underlined: undefined, struck: undefined, hidden: undefined, raised: undefined, font: undefined };
const plain: Style = { id: "", name: "", chain: [], number: { id: undefined, level: undefined }, outline: undefined, look: noLook };

/** The look that run properties (w:rPr) ask for. */
export function lookOf(properties: Element | undefined): Look {
  if (!properties) return noLook;
  const fonts = child(properties, "w:rFonts")?.attributes;
  return {
    bold: flagOf(properties, "w:b"),
    caps: flagOf(properties, "w:caps"),
    italic: flagOf(properties, "w:i"),
    underlined: flagOf(properties, "w:u"),
    struck: flagOf(properties, "w:strike") ?? flagOf(properties, "w:dstrike"),
    hidden: flagOf(properties, "w:vanish"),
    raised: raisedBy(properties),
    font: fonts?.["w:ascii"] ?? fonts?.["w:hAnsi"],
  };
}

function raisedBy(properties: Element): boolean | undefined {
  const aligned = valueOf(properties, "w:vertAlign");
  if (aligned !== undefined) return aligned === "superscript";
  // In half points.
  const position = asNumber(valueOf(properties, "w:position"));
  return position === undefined ? undefined : position >= 4;
}

/** `over` where it says something, else `under`. */
export function overlaid(under: Look, over: Look): Look {
  if (over === noLook) return under;
  return {
    bold: over.bold ?? under.bold,
    caps: over.caps ?? under.caps,
    italic: over.italic ?? under.italic,
    underlined: over.underlined ?? under.underlined,
    struck: over.struck ?? under.struck,
    hidden: over.hidden ?? under.hidden,
    raised: over.raised ?? under.raised,
    font: over.font ?? under.font,
  };
}

/** Reads the part; a file without one has no styles. */
export function readStyles(root: Element | undefined): Styles {
  const elements = new Map<string, Element>();
  const defaults = new Map<string, string>();
  for (const style of childrenOf(root, "w:style")) {
    const id = style.attributes["w:styleId"];
    const type = style.attributes["w:type"] ?? "paragraph";
    if (id === undefined) continue;
    if (!elements.has(id)) elements.set(id, style);
    if (/^(?:1|true|on)$/.test(style.attributes["w:default"] ?? "")) defaults.set(type, id);
  }
  const base = lookOf(at(root, "w:docDefaults", "w:rPrDefault", "w:rPr"));
  const made = new Map<string, Style>();
  const styleOf = (id: string, below: readonly string[]): Style => {
    const before = made.get(id);
    if (before) return before;
    const element = elements.get(id);
    // A style based on itself, by whatever way, is based on nothing.
    if (!element || below.includes(id) || below.length > 50) return { ...plain, look: base };
    const parent = valueOf(element, "w:basedOn");
    const under = parent === undefined ? { ...plain, look: base } : styleOf(parent, [...below, id]);
    const paragraph = child(element, "w:pPr");
    const numbering = child(paragraph, "w:numPr");
    const outline = valueOf(paragraph, "w:outlineLvl");
    const name = (valueOf(element, "w:name") ?? id).toLowerCase();
    const style: Style = {
      id,
      name,
      chain: [id, ...under.chain],
      number: { id: valueOf(numbering, "w:numId") ?? under.number.id, level: asNumber(valueOf(numbering, "w:ilvl")) ?? under.number.level },
      outline: outline !== undefined ? outlineOf(outline) : (headingStyle(name) ?? under.outline),
      look: overlaid(under.look, lookOf(child(element, "w:rPr"))),
    };
    made.set(id, style);
    return style;
  };
  return {
    paragraph: (id) => styleOf(id !== undefined && elements.has(id) ? id : (defaults.get("paragraph") ?? ""), []),
    character: (id) => (id === undefined ? plain : styleOf(id, [])),
    numberingOf: (id) => valueOf(at(elements.get(id), "w:pPr", "w:numPr"), "w:numId"),
  };
}

/** Level 9 is body text. */
export function outlineOf(value: string): number | undefined {
  const level = asNumber(value);
  return level !== undefined && level >= 0 && level < 9 ? level : undefined;
}

/** The built-in heading styles mean their level, even where the file does not repeat it. */
function headingStyle(name: string): number | undefined {
  const level = /^heading ([1-9])$/.exec(name)?.[1];
  return level === undefined ? undefined : Number(level) - 1;
}

/** The whole number that `value` is written as; undefined where it is none. */
export function asNumber(value: string | undefined): number | undefined {
  return value !== undefined && /^-?\d{1,9}$/.test(value.trim()) ? Number(value) : undefined;
}

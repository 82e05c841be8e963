// A formula of Word's (OMML) as characters in a row: what its layout says is said by marks, so that a+b over 2 is not a+b2.

import { superscript } from "./symbols.ts";
import { at, child, childrenOf, textOf, type Element } from "./xml.ts";

/** The characters of a formula, or of a part of one. */
export function formulaText(element: Element): string {
  switch (element.name) {
    case "m:t":
      return textOf(element);
    case "m:f":
      return `${grouped(partOf(element, "m:num"))}/${grouped(partOf(element, "m:den"))}`;
    case "m:sSup":
      return `${partOf(element, "m:e")}${power(partOf(element, "m:sup"))}`;
    case "m:sSub":
      return `${partOf(element, "m:e")}_${grouped(partOf(element, "m:sub"))}`;
    case "m:sSubSup":
      return `${partOf(element, "m:e")}_${grouped(partOf(element, "m:sub"))}${power(partOf(element, "m:sup"))}`;
    case "m:rad":
      return `${partOf(element, "m:deg")}√${grouped(partOf(element, "m:e"))}`;
    case "m:d":
      return `${signOf(element, "m:dPr", "m:begChr", "(")}${childrenOf(element, "m:e").map(partsOf).join(signOf(element, "m:dPr", "m:sepChr", "|"))}${signOf(element, "m:dPr", "m:endChr", ")")}`;
    case "m:nary":
      return applied(`${signOf(element, "m:naryPr", "m:chr", "∫")}${limits(partOf(element, "m:sub"), partOf(element, "m:sup"))}`, partOf(element, "m:e"));
    case "m:func":
      return applied(partOf(element, "m:fName"), partOf(element, "m:e"));
    case "m:limLow":
      return `${partOf(element, "m:e")}${limits(partOf(element, "m:lim"), "")}`;
    case "m:limUpp":
      return `${partOf(element, "m:e")}${limits("", partOf(element, "m:lim"))}`;
    case "m:sPre":
      return `${limits(partOf(element, "m:sub"), partOf(element, "m:sup"))}${partOf(element, "m:e")}`;
    case "m:acc":
      return `${partOf(element, "m:e")}${signOf(element, "m:accPr", "m:chr", "\u0302")}`;
    case "m:bar":
      return `${partOf(element, "m:e")}\u0305`;
    case "m:m":
      return childrenOf(element, "m:mr").map((row) => childrenOf(row, "m:e").map(partsOf).join(" ")).join("; ");
    case "m:eqArr":
      return childrenOf(element, "m:e").map(partsOf).join("; ");
    default:
      return partsOf(element);
  }
}

function partsOf({ children }: Element): string {
  return children.map((node) => (typeof node === "string" ? "" : formulaText(node))).join("");
}

function partOf(element: Element, name: string): string {
  const part = child(element, name);
  return part ? partsOf(part) : "";
}

/** In brackets, unless it is one name or number. */
function grouped(text: string): string {
  return /^[\p{L}\p{N}.,]*$/u.test(text) ? text : `(${text})`;
}

function power(text: string): string {
  return superscript(text) ?? `^${grouped(text)}`;
}

/** `_(i=1)^n`: what stands below and above. */
function limits(below: string, above: string): string {
  return `${below === "" ? "" : `_${grouped(below)}`}${above === "" ? "" : `^${grouped(above)}`}`;
}

/** A function's name, or a sum's sign, and what it is applied to: `max(a, b)`, `sin x`, `∑_(i=1)^n x_i`. */
function applied(name: string, to: string): string {
  return /^[([{]/.test(to) || name.length === 1 ? `${name}${to}` : `${name} ${to}`;
}

/** The bracket or the sign that a property names; an empty one is none. */
function signOf(element: Element, properties: string, name: string, usual: string): string {
  return at(element, properties, name)?.attributes["m:val"] ?? usual;
}

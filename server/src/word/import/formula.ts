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
      return `${bracketOf(element, "m:begChr", "(")}${childrenOf(element, "m:e").map(partsOf).join(bracketOf(element, "m:sepChr", "|"))}${bracketOf(element, "m:endChr", ")")}`;
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

/** The bracket that `property` names; an empty one is none. */
function bracketOf(element: Element, property: string, usual: string): string {
  return at(element, "m:dPr", property)?.attributes["m:val"] ?? usual;
}

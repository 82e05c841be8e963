// numbering.xml: the number that Word shows before a paragraph. Lists made from one pattern (w:abstractNum) count on
// together; a list with a start of its own (w:startOverride) begins there the first time that it is used.

import { formatNumber } from "./number-format.ts";
import { asNumber, type Style, type Styles } from "./styles.ts";
import { child, childrenOf, deepFind, flagOf, valueOf, type Element } from "./xml.ts";

/** What numbers a paragraph: a list and a level of it. */
export interface Place {
  readonly list: string;
  readonly level: number;
}

export interface Label {
  /** `G3.5A`, `(a)`, `•`; never empty. */
  readonly text: string;
  readonly bullet: boolean;
  /** From 0. */
  readonly level: number;
  /** A format that is not known here, written in figures instead. */
  readonly unknownFormat: string | undefined;
}

interface Level {
  readonly start: number;
  readonly format: string;
  readonly custom: string;
  readonly text: string;
  readonly legal: boolean;
  /** The level (from 1) whose use starts this one anew, with all above it; 0: none does. */
  readonly restart: number;
  readonly style: string | undefined;
  readonly font: string;
}

interface Pattern {
  readonly levels: readonly (Level | undefined)[];
  /** The counters of all lists made from it. */
  readonly counts: (number | undefined)[];
}

interface List {
  readonly pattern: Pattern;
  readonly levels: readonly (Level | undefined)[];
  readonly starts: readonly (number | undefined)[];
  /** The levels whose own start was used. */
  readonly started: Set<number>;
}

export interface Numbering {
  /** The place of a paragraph that has `own` properties (w:numPr) and a `style`; undefined where nothing numbers it. */
  readonly placeOf: (own: Element | undefined, style: Style) => Place | undefined;
  /** Counts a paragraph at `place`, and gives what Word shows before it. */
  readonly next: (place: Place) => Label | undefined;
}

const deepestLevel = 8;

/** Reads the part; `styles` says which numbering a linked style stands for. */
export function readNumbering(root: Element | undefined, styles: Styles): Numbering {
  const patterns = new Map<string, Element>();
  for (const element of childrenOf(root, "w:abstractNum")) patterns.set(element.attributes["w:abstractNumId"] ?? "", element);
  const nums = new Map<string, Element>();
  for (const element of childrenOf(root, "w:num")) nums.set(element.attributes["w:numId"] ?? "", element);
  const pictures = new Set(childrenOf(root, "w:numPicBullet").map(({ attributes }) => attributes["w:numPicBulletId"]));
  const made = new Map<string, Pattern>();
  const lists = new Map<string, List | undefined>();

  const patternOf = (id: string, seen: readonly string[] = []): Pattern | undefined => {
    const element = patterns.get(id);
    if (!element || seen.includes(id)) return undefined;
    const link = valueOf(element, "w:numStyleLink");
    const linked = link === undefined ? undefined : styles.numberingOf(link);
    const target = linked === undefined ? undefined : valueOf(nums.get(linked), "w:abstractNumId");
    if (target !== undefined) {
      const found = patternOf(target, [...seen, id]);
      if (found) return found;
    }
    const before = made.get(id);
    if (before) return before;
    const pattern: Pattern = { levels: levelsOf(childrenOf(element, "w:lvl")), counts: [] };
    made.set(id, pattern);
    return pattern;
  };
  const listOf = (id: string): List | undefined => {
    if (lists.has(id)) return lists.get(id);
    const num = nums.get(id);
    const pattern = patternOf(valueOf(num, "w:abstractNumId") ?? "");
    let list: List | undefined;
    if (num && pattern) {
      const levels = [...pattern.levels];
      const starts: (number | undefined)[] = [];
      for (const override of childrenOf(num, "w:lvlOverride")) {
        const level = asNumber(override.attributes["w:ilvl"]);
        if (level === undefined || level < 0 || level > deepestLevel) continue;
        const own = child(override, "w:lvl");
        if (own) levels[level] = readLevel(own, level);
        starts[level] = asNumber(valueOf(override, "w:startOverride"));
      }
      list = { pattern, levels, starts, started: new Set() };
    }
    lists.set(id, list);
    return list;
  };

  return {
    placeOf(own, style) {
      const id = valueOf(own, "w:numId");
      if (id === "0") return undefined;
      const list = id ?? style.number.id;
      if (list === undefined || list === "0") return undefined;
      const level = asNumber(valueOf(own, "w:ilvl")) ?? (id === undefined || style.number.id === id ? linkedLevel(listOf(list), style) ?? style.number.level : undefined) ?? 0;
      return { list, level: Math.max(0, Math.min(deepestLevel, level)) };
    },
    next(place) {
      const list = listOf(place.list);
      return list && count(list, place.level);
    },
  };

  /** In a style the level is told by the pattern, which names the style. */
  function linkedLevel(list: List | undefined, style: Style): number | undefined {
    for (const id of style.chain) {
      const level = list?.levels.findIndex((one) => one?.style === id) ?? -1;
      if (level >= 0) return level;
    }
    return undefined;
  }

  function count(list: List, at: number): Label | undefined {
    const level = list.levels[at];
    if (!level) return undefined;
    const { counts } = list.pattern;
    for (let above = 0; above < at; above++) counts[above] ??= list.starts[above] ?? list.levels[above]?.start ?? 1;
    const start = list.starts[at];
    if (start !== undefined && !list.started.has(at)) {
      list.started.add(at);
      counts[at] = start;
    } else counts[at] = counts[at] === undefined ? level.start : counts[at]! + 1;
    for (let below = at + 1; below <= deepestLevel; below++) {
      if (at < (list.levels[below]?.restart ?? below)) counts[below] = undefined;
    }
    let unknownFormat: string | undefined;
    const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const one = list.levels[index];
      if (!one || index > at) return "";
      const format = level.legal && one.format !== "none" ? "decimal" : one.format;
      const value = counts[index] ?? one.start;
      const written = formatNumber(value, format, one.custom);
      if (written === undefined) unknownFormat = format;
      return written ?? String(value);
    });
    const bullet = level.format === "bullet";
    const shown = bullet ? bulletOf(text) : text.trim();
    return shown === "" ? undefined : { text: shown, bullet, level: at, unknownFormat };
  }

  function levelsOf(elements: readonly Element[]): readonly (Level | undefined)[] {
    const levels: (Level | undefined)[] = [];
    for (const element of elements) {
      const index = asNumber(element.attributes["w:ilvl"]);
      if (index !== undefined && index >= 0 && index <= deepestLevel) levels[index] = readLevel(element, index);
    }
    return levels;
  }

  function readLevel(element: Element, index: number): Level {
    const format = child(element, "w:numFmt") ?? deepFind(element, "w:numFmt");
    const picture = valueOf(element, "w:lvlPicBulletId");
    const isPicture = picture !== undefined && pictures.has(picture);
    const restart = asNumber(valueOf(element, "w:lvlRestart"));
    const hidden = flagOf(child(element, "w:rPr"), "w:vanish") === true;
    return {
      start: asNumber(valueOf(element, "w:start")) ?? 0,
      format: isPicture ? "bullet" : (format?.attributes["w:val"] ?? "decimal"),
      custom: format?.attributes["w:format"] ?? "",
      text: isPicture ? "•" : hidden ? "" : (valueOf(element, "w:lvlText") ?? ""),
      legal: flagOf(element, "w:isLgl") === true,
      restart: restart === undefined || restart > index ? index : Math.max(0, restart),
      style: valueOf(element, "w:pStyle"),
      font: child(child(element, "w:rPr"), "w:rFonts")?.attributes["w:ascii"] ?? "",
    };
  }
}

/** Marks of Symbol and Wingdings, which mean nothing in another font, as a plain one. */
function bulletOf(text: string): string {
  const mark = text.trim();
  if (mark === "") return "";
  if (mark === "o" || /[\ue000-\uf8ff]/.test(mark)) return "•";
  return mark;
}

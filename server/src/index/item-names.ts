// The names in a table of data items: of the type, in its caption, and of the items, in its rows.

import { runStart } from "../text/run.ts";
import { slice, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";

export interface TypeName {
  readonly prefix: string | undefined;
  readonly name: string;
}

/** The first cell of a row. */
export interface DataItems {
  /** The data items of the row; mostly one. */
  readonly names: readonly string[];
  /** The cell holds a name and nothing that could make it something else: `DeviceID`, but not `Device ID`. */
  readonly exact: boolean;
  /** What stands behind the name: `(SMETS1)`. */
  readonly qualifier: string;
}

const inBrackets = /\(`?([A-Za-z]\w*):([A-Za-z_][\w.-]*)`?\)/;
const lead = /^(?:#+\s+)?[*_`]*(?:(?:Table|TABLE)\s+\d+[A-Z]?[\s:.–—-]*)?(?:\d+(?:\.\d+)*\.?\s+)?[*_`]*/;
/** What may stand behind a caption: the other half of its emphasis, a colon. */
const closing = /[*_`:.\s]/;
const behind = /\s(?:Definitions?|Data Items?|data items?|Type|Element)$/;

/** A caption that is longer names no type. */
const longestCaption = 200;

/** The type that a caption names, likeliest first, where, and whether it says outright that it is of a type: `DSPSchedule Definition`, `Table 7: Prices (sr:Price)`. */
export function typesIn(text: Text, caption: Span): { readonly names: readonly TypeName[]; readonly at: Span; readonly outright: boolean } | undefined {
  if (caption.to - caption.from > longestCaption) return undefined;
  const written = slice(text, caption);
  const bracketed = inBrackets.exec(written);
  if (bracketed) {
    const from = caption.from + bracketed.index + bracketed[0].indexOf(bracketed[1]!);
    return { names: [{ prefix: bracketed[1], name: bracketed[2]! }], at: { from, to: from + bracketed[1]!.length + 1 + bracketed[2]!.length }, outright: true };
  }
  const start = lead.exec(written)![0].length;
  const bare = written.slice(start, runStart(written, closing));
  const core = withoutKind(bare);
  const isMarked = core.length < bare.length;
  const words = core.slice(0, runStart(core, closing));
  const one = /^(?:([A-Za-z]\w*):)?([A-Za-z_][\w.-]*)$/.exec(words);
  const from = caption.from + start;
  const at = { from, to: from + words.length };
  if (one) {
    const [, prefix, name] = one;
    // `DSPScheduleDefinition` may be a name, or one with the word behind it.
    const glued = /^(.+)Definition$/.exec(name!)?.[1];
    const names = [name!, ...(glued === undefined ? [] : [glued])].map(name => ({ prefix, name }));
    return { names, at, outright: isMarked || glued !== undefined };
  }
  // `Update Payment Mode Definition`: the words of the name, where the caption says that it defines one.
  const spaced = isMarked && words.length < 100 && /^[A-Za-z0-9 ]+$/.test(words) ? words.replaceAll(" ", "") : "";
  return spaced === "" ? undefined : { names: [{ prefix: undefined, name: spaced }], at, outright: true };
}

/** Without the words that only say what is named: `Price Definition`. */
function withoutKind(words: string): string {
  let core = words;
  for (let found = behind.exec(core.trimEnd()); found; found = behind.exec(core)) core = core.slice(0, found.index).trimEnd();
  return core;
}

const oneName = /^@?(?:[A-Za-z]\w*:)?([A-Za-z_][\w.-]*)(?: ?((?:[([–—-]|attribute\b|element\b)[^]*))?$/;

/** A mark that calls a note below the table, and a space before it: `EndTime²`, `EndTime †`. */
const noteMark = /[ \u2070\u00b9\u00b2\u00b3\u2074-\u2079\u2020\u2021]/;

/** The data items that the words of a cell name. */
export function dataItemsIn(cell: string): DataItems {
  const words = cell.slice(0, runStart(cell, noteMark));
  const one = oneName.exec(words);
  // `PropertyFilter.PostCode` may be the way to an item inside another.
  if (one) return { names: [one[1]!], exact: !one[1]!.includes("."), qualifier: (one[2] ?? "").toLowerCase() };
  const parts = words.split(/ ?[,/;] ?| or | and /);
  if (parts.length > 1 && parts.every(part => oneName.test(part))) return { names: parts.map(part => oneName.exec(part)![1]!), exact: false, qualifier: "" };
  // `Device ID`, or a name that a narrow column cut in two.
  const joined = words.replace(/[ \u00ad]/g, "");
  return { names: /^[A-Za-z_][\w.-]{0,99}$/.test(joined) ? [joined] : [], exact: false, qualifier: "" };
}

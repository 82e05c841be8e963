// How faults that were mended are told in the column `Summary of error`: as their rule says (rules/logged.ts), or else
// as their messages do, one row for each message.

import type { Logged, MendedFault } from "../rules/logged.ts";
import { ruleOf, type Mended } from "./mended.ts";
import { textOf } from "./phrases.ts";
import { placeOfClause, placeWords } from "./places.ts";

/** What makes findings one row of the log. */
export function sameError(one: Mended): string {
  const { sameError: keyOf = byMessage } = loggedOf(one);
  return `${one.finding.rule}\n${keyOf(faultOf(one))}`;
}

/** The sentence for findings that are one error. */
export function summaryOf(all: readonly Mended[]): string {
  const faults = all.map(faultOf);
  return loggedOf(all[0]!).summary(faults[0]!, faults);
}

/** What is proposed for them, where the rule says it better than the words that changed. */
export function changeOf(all: readonly Mended[]): string | undefined {
  const faults = all.map(faultOf);
  return loggedOf(all[0]!).change?.(faults[0]!, faults);
}

function loggedOf({ finding }: Mended): Logged {
  return ruleOf(finding)?.logged ?? { summary: byMessage };
}

function byMessage({ message }: MendedFault): string {
  return message;
}

/** As its rule is told of it; each part is worked out where it is asked for. */
function faultOf({ document, passage, finding, amendments }: Mended): MendedFault {
  return {
    data: finding.data,
    message: finding.message.endsWith(".") ? finding.message.slice(0, -1) : finding.message,
    document: document.id,
    get words() {
      return textOf(document, finding.at);
    },
    get table() {
      return `${document.id}\n${passage?.clause?.key ?? ""}\n${passage?.row ? passage.row.table.at.from : finding.at.from}`;
    },
    get documentName() {
      return placeWords(placeOfClause(document, undefined));
    },
    get edits() {
      const wordsIn = (words: readonly { readonly text: string }[]): string => words.map(({ text }) => text).join(" ");
      return amendments.flatMap((one) => (one.kind === "edited" ? [{ went: wordsIn(one.edit.old.words), came: wordsIn(one.edit.now.words) }] : []));
    },
    get mendedTexts() {
      return amendments.flatMap((one) => (one.kind === "edited" ? [textOf(one.now.document, one.now.at)] : []));
    },
  };
}

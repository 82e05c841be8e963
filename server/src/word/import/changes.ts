// Whether a Word file has tracked changes, so that nobody is asked what is to become of changes that are not there.

import { newLimits } from "./limits.ts";
import { openPackage } from "./package.ts";
import type { Element } from "./xml.ts";

/** Whether the text of the Word file `bytes` may be another one by what becomes of its tracked changes. Of what is no Word file: false. Never throws. */
export function holdsChanges(bytes: Uint8Array): boolean {
  try {
    const file = openPackage(bytes, newLimits());
    if (file.kind === "no-package") return false;
    // A part in UTF-16 has a zero beside each letter. The notes are read already.
    return change.test(new TextDecoder("latin1").decode(file.document).replaceAll("\0", "")) || [file.footnotes, file.endnotes].some((notes) => notes !== undefined && isChanged(notes));
  } catch {
    return false;
  }
}

const element = "(?:[\\w.-]{1,30}:)?(?:ins|del|moveFrom|moveTo|cellIns|cellDel|rPrChange|pPrChange)";
const names = new RegExp(`^${element}$`);
const change = new RegExp(`<${element}[\\s/>]`);

function isChanged({ name, children }: Element): boolean {
  return names.test(name) || children.some((child) => typeof child !== "string" && isChanged(child));
}

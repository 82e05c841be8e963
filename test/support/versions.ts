// Versions of a Code made in the test, and redlines read back.

import { versionDocument, type Version } from "../../server/src/workspace/version.ts";
import { languageOf } from "../../server/src/syntax/parse.ts";
import type { DocxItem } from "./docx.ts";

/** A version that holds `files`: documents, and schemas by their ending. */
export function versionOf(name: string, files: Readonly<Record<string, string>>): Version {
  const entries = Object.entries(files);
  return {
    kind: "version",
    name,
    commit: undefined,
    documents: new Map(entries.filter(([path]) => !path.endsWith(".xsd")).map(([path, text]) => [path, versionDocument(path, text, languageOf(path))])),
    schemas: new Map(entries.filter(([path]) => path.endsWith(".xsd"))),
    configs: new Map(),
    unreadable: [],
  };
}

/** The items behind each instruction of a redline, up to the next. */
export function changesIn(items: readonly DocxItem[]): readonly (readonly DocxItem[])[] {
  const changes: DocxItem[][] = [];
  let open = false;
  for (const item of items) {
    const style = item.kind === "paragraph" ? item.style : "";
    if (style === "SECInstruction") changes.push([]);
    if (style === "SECInstruction") open = true;
    else if (style === "SECDocument" || style === "Title") open = false;
    else if (open) changes.at(-1)!.push(item);
  }
  return changes;
}

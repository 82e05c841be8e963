import type { TextDocument } from "vscode";
import type { TextDocumentFilter } from "vscode-languageclient";

/** Whether the document is of one of the languages that the server reads. */
export function isOurs({ languageId }: TextDocument): boolean {
  return languageId === "sec" || languageId === "duis";
}

/**
 * The documents that the server is told of: files, texts that were never saved, and what is opened from folders that are
 * not on the disk. What other schemes hold (`git`, say) are other versions of these.
 */
export function documentSelector(schemesOfFolders: readonly string[]): TextDocumentFilter[] {
  const texts = [...new Set(["file", "untitled", ...schemesOfFolders])].flatMap((scheme) => [
    { scheme, language: "sec" },
    { scheme, language: "duis" },
  ]);
  const others = [...new Set(["file", ...schemesOfFolders])].flatMap((scheme) => [
    { scheme, pattern: "**/*.xsd" },
    { scheme, language: "xml", pattern: "**/*.{xml,XML}" },
    { scheme, pattern: "**/sec.json" },
  ]);
  return [...texts, ...others];
}

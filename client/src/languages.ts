import type { TextDocument } from "vscode";

/** Whether the document is of one of the languages that the server reads. */
export function isOurs({ languageId }: TextDocument): boolean {
  return languageId === "sec" || languageId === "duis";
}

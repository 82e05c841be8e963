import type { Language } from "../syntax/tree.ts";
import { fileName } from "../text/paths.ts";

/** What a file is to the project, by its name alone. */
export type FileKind =
  | { readonly kind: "document"; readonly language: Language }
  | { readonly kind: "schema" }
  /** an XML file: a request or response if it is in the namespace of a schema, which its name does not tell */
  | { readonly kind: "request" }
  | { readonly kind: "config" };

/** The kind of the file called `name` (a bare name or a path, in any case), or undefined where it is none of ours. */
export function kindOf(name: string): FileKind | undefined {
  const bare = fileName(name).toLowerCase();
  if (bare === "sec.json") return { kind: "config" };
  if (endsWithAny(bare, [".sec", ".sec.md", ".sec.txt"])) return { kind: "document", language: "sec" };
  if (endsWithAny(bare, [".duis", ".duis.md"])) return { kind: "document", language: "duis" };
  if (endsWithAny(bare, [".xsd"])) return { kind: "schema" };
  if (endsWithAny(bare, [".xml"])) return { kind: "request" };
  return undefined;
}

/** Whether the name is that of a Word document, one that the import reads or refuses with what to do about it. */
export function isWordFile(name: string): boolean {
  return /\.(?:docx|docm|dotx|doc)$/i.test(name);
}

/** What a document is called as a Word file: `code/section-g.sec.txt` -> `section-g.docx`. */
export function wordFileName(document: string): string {
  return `${fileName(document).replace(/\.(?:sec|duis)(?:\.(?:md|txt))?$/i, "")}.docx`;
}

/** For messages: the names that `kindOf` knows. */
export const knownNames = ".sec, .sec.md, .sec.txt, .duis, .duis.md, .xsd, .xml and sec.json";

/** A file called `.sec` alone is a hidden file, not a document without a name. */
function endsWithAny(name: string, endings: readonly string[]): boolean {
  return endings.some((ending) => name.length > ending.length && name.endsWith(ending));
}

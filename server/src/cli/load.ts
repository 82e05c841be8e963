// What the command line was given -> a workspace that holds it: the same one that the language server keeps.

import { byUnits } from "../text/ordered.ts";
import { resolve } from "node:path";
import { openDictionary } from "../disk/dictionary.ts";
import { leftLinks } from "../disk/links.ts";
import { findProject } from "../disk/project.ts";
import { readText, type Given, type ReadText, type Unreadable } from "../disk/read.ts";
import { namespacesOf, readRequestText } from "../disk/requests.ts";
import type { DocumentId } from "../index/facts.ts";
import { allRules } from "../rules/all.ts";
import { createCodes, type Codes } from "../workspace/codes.ts";
import { notesOfCopies } from "../workspace/copies.ts";
import { noTextIn } from "./io.ts";

export interface Loaded {
  readonly workspace: Codes;
  /** Every file that was read: sec.json files, schemas, documents and requests, in the order of their paths. */
  readonly files: readonly DocumentId[];
  /** The size of all of them on the disk. */
  readonly bytes: number;
  readonly unreadable: readonly Unreadable[];
  /** What a person should know, though nothing failed. */
  readonly notes: readonly string[];
}

/**
 * Reads `inputs` (files and folders), of which `given` may be one. Never rejects; what cannot be read is told, and the
 * rest is there.
 */
export async function load(inputs: readonly string[], config: string | undefined, given?: Given): Promise<Loaded> {
  const project = await findProject(inputs, allRules, { given, ...(config === undefined ? {} : { config }) });
  const dictionary = openDictionary();
  const workspace = createCodes(dictionary.spelling);
  const unreadable = [...project.unreadable];
  const notes = [...(dictionary.kind === "missing" ? [dictionary.message] : []), ...leftLinks(project.outside)];
  const asked = new Set(inputs.map((input) => resolve(input)));
  const files = new Set<DocumentId>();
  let bytes = 0;

  for (const [folder, file] of project.configs) {
    workspace.setConfig(folder, file);
    if (!files.has(file.id)) bytes += Buffer.byteLength(file.text);
    files.add(file.id);
  }
  const settings = files.size;
  const take = (read: ReadText | Unreadable, put: (text: string) => void): void => {
    if (read.kind === "unreadable") unreadable.push(read);
    else {
      put(read.text);
      files.add(read.file);
      bytes += read.bytes;
    }
  };
  const textOf = async (file: string): Promise<ReadText | Unreadable> => (given?.file === file ? given.read : await readText(file));
  for (const { file, kind } of project.files) {
    if (kind.kind === "document") take(await textOf(file), (text) => workspace.set(file, text, kind.language));
    if (kind.kind === "schema") take(await textOf(file), (text) => workspace.setSchema(file, text));
  }
  // Which XML files are requests is told by the schemas.
  const namespaces = namespacesOf(workspace.everything().schemas.values());
  for (const { file, kind } of project.files) {
    if (kind.kind !== "request") continue;
    const read = await readRequestText(file, namespaces, given);
    if (read.kind !== "no-request") take(read, (text) => workspace.setRequest(file, text));
    else if (asked.has(file)) notes.push(`${file} is left out: it is in the namespace of no XML Schema that was given.`);
  }
  if (files.size === settings && unreadable.length === 0) notes.push(noTextIn(inputs.join(", ")));
  notes.push(...notesOfCopies(workspace.apart()));
  return { workspace, files: [...files].sort(byUnits), bytes, unreadable, notes };
}

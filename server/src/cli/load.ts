// What the command line was given -> a workspace that holds it: the same one that the language server keeps.

import { openDictionary } from "../disk/dictionary.ts";
import { findProject } from "../disk/project.ts";
import { readText, type Unreadable } from "../disk/read.ts";
import type { DocumentId } from "../index/facts.ts";
import { allRules } from "../rules/all.ts";
import { createWorkspace, type Workspace } from "../workspace/workspace.ts";

export interface Loaded {
  readonly workspace: Workspace;
  /** Every file that was read: sec.json files, schemas and documents, in the order of their paths. */
  readonly files: readonly DocumentId[];
  /** The size of all of them on the disk. */
  readonly bytes: number;
  readonly unreadable: readonly Unreadable[];
  /** What a person should know, though nothing failed. */
  readonly notes: readonly string[];
}

/** Reads `inputs` (files and folders). Never rejects; what cannot be read is told, and the rest is there. */
export async function load(inputs: readonly string[], config: string | undefined): Promise<Loaded> {
  const project = await findProject(inputs, allRules, config === undefined ? {} : { config });
  const dictionary = openDictionary();
  const workspace = createWorkspace(dictionary.spelling);
  const unreadable = [...project.unreadable];
  const notes = dictionary.kind === "missing" ? [dictionary.message] : [];
  const files = new Set<DocumentId>();
  let bytes = 0;

  for (const [folder, file] of project.configs) {
    workspace.setConfig(folder, file);
    if (!files.has(file.id)) bytes += Buffer.byteLength(file.text);
    files.add(file.id);
  }
  for (const { file, kind } of project.files) {
    const read = await readText(file);
    if (read.kind === "unreadable") {
      unreadable.push(read);
      continue;
    }
    if (kind.kind === "document") workspace.set(file, read.text, kind.language);
    else workspace.setSchema(file, read.text);
    files.add(file);
    bytes += read.bytes;
  }
  if (project.files.length === 0 && unreadable.length === 0) notes.push(`There is no SEC or DUIS text in ${inputs.join(", ")}.`);
  return { workspace, files: [...files].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)), bytes, unreadable, notes };
}

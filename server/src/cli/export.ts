// `sec-duis export`: documents as Word documents.

import { join, resolve } from "node:path";
import { wordFileName } from "../disk/kinds.ts";
import { readText } from "../disk/read.ts";
import { writeBytes } from "../disk/write-bytes.ts";
import { leftLinks } from "../disk/links.ts";
import { findProject } from "../disk/project.ts";
import { allRules } from "../rules/all.ts";
import { plainLine } from "../text/plain.ts";
import { parse } from "../syntax/parse.ts";
import { exportDocx } from "../word/export.ts";
import { governing } from "../workspace/governing.ts";
import { withPlainLineEnds } from "../workspace/version.ts";
import { complain, complainUnwritten, noTextIn, type ExitCode, type Io } from "./io.ts";
import { shown } from "./paths.ts";
import { counted } from "./report.ts";

export interface ExportCommand {
  readonly output: string;
  readonly author: string;
  readonly date?: string;
  readonly force?: boolean;
}

/** Writes a .docx for each document in `inputs` (files and folders) into the folder `output`. */
export async function exportDocuments(inputs: readonly string[], { output, author, date, force }: ExportCommand, io: Io): Promise<ExitCode> {
  const found = await findProject(inputs, allRules);
  let failed = found.unreadable.length > 0;
  const tell = (message: string): void => complain(io, message);
  for (const { message } of found.unreadable) tell(message);
  for (const note of leftLinks(found.outside)) tell(note);
  const names = new Set<string>();
  let written = 0;
  for (const { file, kind } of found.files) {
    if (kind.kind !== "document") continue;
    const name = wordFileName(file);
    const read = await readText(file);
    if (read.kind === "unreadable" || names.has(name.toLowerCase())) {
      failed = true;
      tell(read.kind === "unreadable" ? read.message : `${file} was not written: another document makes a ${name} too.`);
      continue;
    }
    names.add(name.toLowerCase());
    const { bytes, notes } = exportDocx(parse(withPlainLineEnds(read.text), { name: file, language: kind.language, forms: governing(found.configs, file)?.config }), { author, date });
    const target = join(resolve(output), name);
    const result = await writeBytes(target, bytes, force ? "overwrite" : "keep");
    if (result.kind === "refused") {
      failed = true;
      complainUnwritten(io, result);
      continue;
    }
    written++;
    io.out(`${plainLine(shown(io.cwd, target))}\n`);
    for (const note of notes) io.out(`  ${plainLine(note)}\n`);
  }
  if (written === 0 && !failed) tell(noTextIn(inputs.join(", ")));
  io.out(`${counted(written, "document")} written.\n`);
  return failed ? 2 : 0;
}


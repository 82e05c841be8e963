// `sec-duis redline`: what changed between two versions of the Code, as the annex of a modification report has it.

import { extname, resolve } from "node:path";
import { plainLine } from "../text/plain.ts";
import { writeBytes } from "../disk/write-bytes.ts";
import { redline, type Redline } from "../word/redline.ts";
import { redlineDocx } from "../word/redline-docx.ts";
import { redlineHtml } from "../word/redline-html.ts";
import { redlineMarkdown } from "../word/redline-markdown.ts";
import { complainUnwritten, type ExitCode, type Io } from "./io.ts";
import { shown } from "./paths.ts";
import { counted } from "./report.ts";
import { readVersions } from "./versions.ts";

export interface RedlineCommand {
  readonly from: string;
  readonly to: string;
  readonly output: string;
  readonly show: "clauses" | "document";
  readonly title?: string;
  readonly author: string;
  readonly date?: string;
  readonly force?: boolean;
}

/** Writes the redline of the Code in the folder `root`. */
export async function writeRedline(root: string, command: RedlineCommand, io: Io): Promise<ExitCode> {
  const versions = await readVersions(root, command, io);
  if (!versions) return 2;
  const { before, after, isIncomplete } = versions;
  const made = redline(before, after, { title: command.title, show: command.show });
  // The day of the newer version, where it has one: the same command then writes the same file.
  const date = command.date ?? after.commit?.date ?? new Date().toISOString().replace(/\.\d+Z$/, "Z");
  const target = resolve(command.output);
  const written = await writeBytes(target, contentOf(made, command, date), command.force ? "overwrite" : "keep");
  if (written.kind === "refused") {
    complainUnwritten(io, written);
    return 2;
  }
  const changes = made.documents.reduce((sum, document) => sum + document.changes.length, 0);
  for (const { name, change, changes } of made.documents) io.out(`${plainLine(name)}: ${change === "amended" ? counted(changes.length, "change") : change}\n`);
  for (const { path, change } of made.schemas) io.out(`XML Schema ${plainLine(path)}: ${change}\n`);
  io.out(`${plainLine(shown(io.cwd, target))} written: ${counted(changes, "change")} in ${counted(made.documents.length, "document")}.\n`);
  return isIncomplete ? 2 : 0;
}

function contentOf(made: Redline, { output, author }: RedlineCommand, date: string): Uint8Array | string {
  switch (extname(output).toLowerCase()) {
    case ".html":
      return redlineHtml(made);
    case ".md":
      return redlineMarkdown(made);
    default:
      return redlineDocx(made, { author, date });
  }
}

// `sec-duis redline`: what changed between two versions of the Code, as the annex of a modification report has it.

import { extname, resolve } from "node:path";
import { readVersion } from "../disk/versions.ts";
import { plainLine } from "../text/plain.ts";
import { writeBytes } from "../disk/write-bytes.ts";
import { allRules } from "../rules/all.ts";
import { redline, type Redline } from "../word/redline.ts";
import { redlineDocx } from "../word/redline-docx.ts";
import { redlineHtml } from "../word/redline-html.ts";
import { redlineMarkdown } from "../word/redline-markdown.ts";
import { complain, type ExitCode, type Io } from "./io.ts";
import { shown } from "./paths.ts";
import { counted } from "./report.ts";

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
  const tell = (message: string): void => complain(io, message);
  const [before, after] = [await readVersion(command.from, root, { rules: allRules }), await readVersion(command.to, root, { rules: allRules })];
  if (before.kind === "refused" || after.kind === "refused") {
    for (const version of [before, after]) if (version.kind === "refused") tell(version.message);
    return 2;
  }
  const unreadable = [...before.unreadable, ...after.unreadable];
  for (const message of unreadable) tell(message);
  for (const { documents, name } of [before, after]) if (documents.size === 0) tell(`There is no SEC or DUIS text in ${name}.`);

  const made = redline(before, after, { title: command.title, show: command.show });
  // The day of the newer version, where it has one: the same command then writes the same file.
  const date = command.date ?? after.commit?.date ?? new Date().toISOString().replace(/\.\d+Z$/, "Z");
  const target = resolve(command.output);
  const written = await writeBytes(target, contentOf(made, command, date), command.force ? "overwrite" : "keep");
  if (written.kind === "refused") {
    tell(written.message);
    return 2;
  }
  const changes = made.documents.reduce((sum, document) => sum + document.changes.length, 0);
  for (const { name, change, changes } of made.documents) io.out(`${plainLine(name)}: ${change === "amended" ? counted(changes.length, "change") : change}\n`);
  for (const { path, change } of made.schemas) io.out(`XML Schema ${plainLine(path)}: ${change}\n`);
  io.out(`${plainLine(shown(io.cwd, target))} written: ${counted(changes, "change")} in ${counted(made.documents.length, "document")}.\n`);
  return unreadable.length > 0 ? 2 : 0;
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

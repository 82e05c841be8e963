// `sec-duis log`: the housekeeping table of a modification report, drafted from what changed between two versions.

import { extname, resolve } from "node:path";
import { writeBytes } from "../disk/write-bytes.ts";
import { logCsv, logCsvFile, logMarkdown } from "../revision/log-text.ts";
import { logDocument } from "../revision/log-document.ts";
import { logging, type HousekeepingLog } from "../revision/log.ts";
import { reasonNote, reasonsIn } from "../revision/reasons.ts";
import { finished } from "../text/steps.ts";
import { tableDocx } from "../word/table-docx.ts";
import { plainLine } from "../text/plain.ts";
import { lastingName } from "../workspace/version.ts";
import { complain, complainUnwritten, type ExitCode, type Io } from "./io.ts";
import { shown } from "./paths.ts";
import { counted } from "./report.ts";
import { compareVersions, type Compared } from "./versions.ts";

type LogFormat = "docx" | "md" | "csv";

const logFormats: readonly LogFormat[] = ["docx", "md", "csv"];

export interface LogCommand {
  readonly from: string;
  readonly to: string;
  readonly format?: LogFormat;
  readonly output?: string;
  readonly title: string;
  readonly author: string;
  readonly date?: string;
  readonly force?: boolean;
}

/** Writes the log of the Code in the folder `root`, or prints it. */
export async function writeLog(root: string, command: LogCommand, io: Io): Promise<ExitCode> {
  const format = command.format ?? formatOf(command.output);
  if (!format) {
    complain(io, `${command.output!} ends in none of .docx, .md and .csv: say with --format what to write.`);
    return 2;
  }
  if (format === "docx" && command.output === undefined) {
    complain(io, "a Word document is not printed: say with -o where to write it.");
    return 2;
  }
  const compared = await compareVersions(root, command, io);
  if (!compared) return 2;
  const reasons = compared.commits.flatMap(({ subject, body }) => reasonsIn(`${subject}\n${body}`));
  const log = finished(logging(compared.revision, compared.before, compared.after, reasons));
  for (const reason of log.unplaced) complain(io, reasonNote(reason));

  const content = contentOf(log, format, compared, command);
  if (command.output === undefined) io.out(content as string);
  else {
    const target = resolve(command.output);
    const written = await writeBytes(target, content, command.force ? "overwrite" : "keep");
    if (written.kind === "refused") {
      complainUnwritten(io, written);
      return 2;
    }
    io.out(`${plainLine(shown(io.cwd, target))} written: ${counted(log.entries.length, "row")}.\n`);
  }
  return compared.isIncomplete ? 2 : 0;
}

function formatOf(output: string | undefined): LogFormat | undefined {
  if (output === undefined) return "md";
  return logFormats.find((format) => extname(output).toLowerCase() === `.${format}`);
}

function contentOf({ entries }: HousekeepingLog, format: LogFormat, { from, to }: Compared, { title, author, date, output }: LogCommand): Uint8Array | string {
  switch (format) {
    case "md":
      return logMarkdown(entries);
    case "csv":
      return output === undefined ? logCsv(entries) : logCsvFile(entries);
    case "docx":
      // The day of the newer version, where it has one: the same command then writes the same file.
      return tableDocx({ ...logDocument(entries, title, versionsIn(from, to)), author, date: date ?? to.commit?.date });
  }
}

/** A folder's path is nobody's business in a report; a revision's name may be. */
function versionsIn(from: Compared["from"], to: Compared["to"]): string {
  return from.commit && to.commit ? ` from ${lastingName(from)} to ${lastingName(to)}` : "";
}

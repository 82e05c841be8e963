// `sec-duis import`: Word documents as text, and a report of what could not be carried.

import { basename, join, resolve } from "node:path";
import { largestWordFile, readBytes } from "../disk/read.ts";
import { writeBytes } from "../disk/write-bytes.ts";
import { importWord } from "../word/import/import.ts";
import type { ImportReport } from "../word/import/report.ts";
import type { Changes } from "../word/import/story.ts";
import { plainLine } from "../text/plain.ts";
import { jsonLine } from "./format/json.ts";
import { complain, complainUnwritten, type ExitCode, type Io } from "./io.ts";
import { shown } from "./paths.ts";
import { counted } from "./report.ts";

export interface ImportCommand {
  readonly output: string;
  readonly changes: Changes;
  readonly format: "text" | "json";
  readonly force?: boolean;
}

/** Imports the Word files `inputs` into the folder `output`, which is made. */
export async function importFiles(inputs: readonly string[], { output, changes, format, force }: ImportCommand, io: Io): Promise<ExitCode> {
  const reports: (ImportReport & { readonly file: string })[] = [];
  const sources = new Map<string, string>();
  let failed = false;
  const refuse = (message: string): void => {
    failed = true;
    complain(io, message);
  };
  for (const input of inputs) {
    const source = resolve(io.cwd, input);
    const bytes = await readBytes(source, largestWordFile);
    if (!Buffer.isBuffer(bytes)) {
      refuse(bytes.message);
      continue;
    }
    const imported = await importWord(bytes, { name: basename(source), changes });
    if (imported.kind === "aborted") continue;
    if (imported.kind === "refused") {
      refuse(imported.message);
      continue;
    }
    const target = join(resolve(io.cwd, output), imported.file.name);
    const other = sources.get(target.toLowerCase());
    if (other !== undefined) {
      refuse(`${shown(io.cwd, source)} was not imported: it is the same document of the Code as ${shown(io.cwd, other)}, and both would become ${imported.file.name}.`);
      continue;
    }
    sources.set(target.toLowerCase(), source);
    const written = await writeBytes(target, imported.file.text, force ? "overwrite" : "keep");
    if (written.kind === "refused") {
      failed = true;
      complainUnwritten(io, written);
      continue;
    }
    reports.push({ ...imported.report, file: target });
    if (format === "text") io.out(asText(imported.report, shown(io.cwd, source), shown(io.cwd, target)));
  }
  if (format === "json") io.out(jsonLine({ version: 1, imported: reports }));
  else io.out(`${counted(reports.length, "document")} imported.${reports.length > 0 ? ` Now: sec-duis check ${output}` : ""}\n`);
  return failed ? 2 : 0;
}

/** What became of one file, and below it what was told, lines from 1. */
function asText({ document, title, version, paragraphs, tables, headings, entries }: ImportReport, source: string, target: string): string {
  const who = [document, title, version === undefined ? undefined : `version ${version}`].filter((part) => part !== undefined).join(", ");
  const head = plainLine(`${source} -> ${target} (${who === "" ? "nothing says which document of the Code it is" : who}): ${counted(paragraphs, "paragraph")}, ${counted(headings, "heading")}, ${counted(tables, "table")}`);
  return [head, ...entries.map(({ kind, message, line, near }) => plainLine(`  ${target}${line === undefined ? "" : `:${line + 1}`} ${kind} ${message}${near === "" ? "" : ` [${near}]`}`)), ""].join("\n");
}

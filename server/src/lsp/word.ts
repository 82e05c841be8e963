// Word documents in and out, redlines and housekeeping logs, for a client that asks its user which files are meant. What
// does the work is loaded when it is first asked for. Nothing is written but what the request names.

import { basename, extname, join } from "node:path";
import type { CancellationToken } from "vscode-languageserver/node";
import { kindOf, wordFileName } from "../disk/kinds.ts";
import { largestWordFile, readBytes, readText } from "../disk/read.ts";
import { asItStands } from "../disk/versions.ts";
import { writeBytes } from "../disk/write-bytes.ts";
import type { Written } from "../disk/write.ts";
import type { DocumentId } from "../index/facts.ts";
import type { Forms, Language } from "../syntax/tree.ts";
import { isWithin } from "../text/paths.ts";
import { governing } from "../workspace/governing.ts";
import { withPlainLineEnds } from "../workspace/version.ts";
import { comparedWith, folderCompared, readBase, versionOf } from "./base.ts";
import { answering, Cancelled } from "./guard.ts";
import { progressOf } from "./work-progress.ts";
import type { ExportMethod, ExportParams, FilesResult, HoldsChangesMethod, HoldsChangesParams, ImportMethod, ImportParams, Refused, WriteComparisonParams, WriteLogMethod, WriteRedlineMethod, WrittenResult } from "./protocol.ts";
import type { Session } from "./session.ts";
import { toEnd } from "./steps.ts";
import { quiet } from "./turns.ts";
import { folderOfUri, idOfUri, pathOf, uriOfId } from "./uri.ts";

export function answerWord(session: Session): void {
  const { connection, log } = session;
  const redline: WriteRedlineMethod = "sec-duis/writeRedline";
  const housekeeping: WriteLogMethod = "sec-duis/writeLog";
  const out: ExportMethod = "sec-duis/export";
  const into: ImportMethod = "sec-duis/import";
  const changed: HoldsChangesMethod = "sec-duis/holdsChanges";
  connection.onRequest<WrittenResult, void>(redline, answering<WriteComparisonParams, WrittenResult>(log, (params, token) => writeRedline(session, params, token)));
  connection.onRequest<WrittenResult, void>(housekeeping, answering<WriteComparisonParams, WrittenResult>(log, (params, token) => writeLog(session, params, token)));
  connection.onRequest(out, answering(log, (params: ExportParams, token) => exportDocuments(session, params, token)));
  connection.onRequest<boolean, void>(changed, answering<HoldsChangesParams, boolean>(log, (params) => holdChanges(session, params)));
  connection.onRequest(into, answering(log, (params: ImportParams, token) => importDocuments(session, params, token)));
}

async function writeRedline(session: Session, { base: given, root, file, author, date, workDoneToken }: WriteComparisonParams, token: CancellationToken): Promise<WrittenResult> {
  const progress = progressOf(session, workDoneToken);
  progress("Reading the other version");
  const compared = comparedWith(session, given);
  const base = await readBase(session, compared, given, token);
  if (base.kind === "refused") return base;
  const folder = folderCompared(session, compared, root);
  const { redlining } = await import("../word/redline.ts");
  const steps = redlining(versionOf(base.snapshot, folder, base.label), versionOf(compared.now, folder, asItStands));
  const made = await toEnd(steps, token, ({ done, total, document }) => progress(document, done / total));
  progress("Writing");
  await quiet();
  if (token.isCancellationRequested) throw new Cancelled();
  const content = await redlineContent(made, file, author, date);
  const count = made.documents.reduce((sum, document) => sum + document.changes.length, 0);
  return writeComparison({ file, root }, content, ".docx, .html or .md", { kind: "written", count, notes: [] });
}

/** Writes what was compared, and answers with `result`; without `content` the ending of the file is none of `endings`. */
async function writeComparison({ file, root }: Pick<WriteComparisonParams, "file" | "root">, content: Uint8Array | string | undefined, endings: string, result: WrittenResult): Promise<WrittenResult> {
  if (content === undefined) return { kind: "refused", message: `${nameOf(file)} was not written: its name must end in ${endings}.` };
  const target = pathOf(file, folderOfUri(root));
  if (target === undefined) return notHere(file);
  const written = await writeBytes(target, content, "overwrite");
  return written.kind === "refused" ? written : result;
}

async function redlineContent(made: import("../word/redline.ts").Redline, file: string, author: string, date: string): Promise<Uint8Array | string | undefined> {
  switch (endingOf(file)) {
    case ".docx":
      return (await import("../word/redline-docx.ts")).redlineDocx(made, { author, date });
    case ".html":
      return (await import("../word/redline-html.ts")).redlineHtml(made);
    case ".md":
      return (await import("../word/redline-markdown.ts")).redlineMarkdown(made);
    default:
      return undefined;
  }
}

async function writeLog(session: Session, { base: given, root, file, author, date, workDoneToken }: WriteComparisonParams, token: CancellationToken): Promise<WrittenResult> {
  const progress = progressOf(session, workDoneToken);
  progress("Reading the other version");
  const compared = comparedWith(session, given);
  const { now } = compared;
  const base = await readBase(session, compared, given, token);
  if (base.kind === "refused") return base;
  const [{ logging }, { reasonsIn, reasonNote }, { revisionOf }, { findingsIn }] = await Promise.all([import("../revision/log.ts"), import("../revision/reasons.ts"), import("../revision/revision.ts"), import("../revision/base.ts")]);
  progress("Comparing the findings of both versions");
  const judged = findingsIn(now, session.spelling);
  const isCurrent = session.workspace.snapshot(compared.file).version === now.version;
  // What the editor shows already need not be found again.
  const known = new Map(isCurrent ? [...now.documents.keys()].map((id) => [id, session.workspace.findings(id)?.findings] as const) : []);
  const steps = logging(revisionOf(base.snapshot, now), findingsIn(base.snapshot, session.spelling), (id) => known.get(id) ?? judged(id), base.messages.flatMap(reasonsIn));
  const { entries, unplaced } = await toEnd(steps, token);
  progress("Writing");
  const content = await logContent(entries, file, author, date);
  return writeComparison({ file, root }, content, ".docx, .md or .csv", { kind: "written", count: entries.length, notes: unplaced.map(reasonNote) });
}

async function logContent(entries: readonly import("../revision/log.ts").LogEntry[], file: string, author: string, date: string): Promise<Uint8Array | string | undefined> {
  const { logCsvFile, logMarkdown } = await import("../revision/log-text.ts");
  switch (endingOf(file)) {
    case ".docx": {
      const [{ logDocument }, { tableDocx }] = await Promise.all([import("../revision/log-document.ts"), import("../word/table-docx.ts")]);
      return tableDocx({ ...logDocument(entries, "Housekeeping log", ""), author, date });
    }
    case ".csv":
      return logCsvFile(entries);
    case ".md":
      return logMarkdown(entries);
    default:
      return undefined;
  }
}

async function exportDocuments(session: Session, { documents, folder, over, author, workDoneToken }: ExportParams, token: CancellationToken): Promise<FilesResult> {
  const progress = progressOf(session, workDoneToken);
  const [{ exportDocx }, { parse }] = await Promise.all([import("../word/export.ts"), import("../syntax/parse.ts")]);
  session.now();
  const { documents: held } = session.workspace.everything();
  const result = emptyResult();
  const into = pathOf(folder, folderAround(session, documents[0]));
  if (into === undefined) return { ...result, refusals: [notHere(folder).message] };
  for (const [done, uri] of documents.entries()) {
    const id = session.uris.idOf(uri);
    const facts = held.get(id);
    progress(nameOf(uri), done / documents.length);
    await quiet();
    if (token.isCancellationRequested) throw new Cancelled();
    const source = facts ? { text: facts.tree.source.toString(), language: facts.tree.language, forms: facts.tree.forms } : await leftOutText(session, id);
    if (!source) {
      result.refusals.push(`${nameOf(uri)} was not exported: it is no SEC or DUIS text that could be read.`);
      continue;
    }
    const target = join(into, wordFileName(id.replace(/^untitled:/, "")));
    const { bytes, notes } = exportDocx(parse(withPlainLineEnds(source.text), { name: basename(id), language: source.language, forms: source.forms }), { author });
    await put(result, target, bytes, over, notes);
  }
  return result;
}

/** A text that the settings leave out of the Code: who names it means it all the same. */
async function leftOutText({ texts, workspace }: Session, id: DocumentId): Promise<{ readonly text: string; readonly language: Language; readonly forms: Forms | undefined } | undefined> {
  const kind = kindOf(id);
  if (kind?.kind !== "document") return undefined;
  const open = texts.text(id);
  const read = open ? undefined : await readText(id);
  const text = open?.toString() ?? (read?.kind === "text" ? read.text : undefined);
  return text === undefined ? undefined : { text, language: kind.language, forms: governing(workspace.everything().configs, id)?.config };
}

/** Whether any of the files has tracked changes; what cannot be read has none, and the import says why. */
async function holdChanges(session: Session, { files }: HoldsChangesParams): Promise<boolean> {
  const { holdsChanges } = await import("../word/import/changes.ts");
  for (const uri of files) {
    const source = pathOf(uri, folderAround(session, undefined));
    const bytes = source === undefined ? undefined : await readBytes(source, largestWordFile);
    if (Buffer.isBuffer(bytes) && holdsChanges(bytes)) return true;
    await quiet();
  }
  return false;
}

async function importDocuments(session: Session, { files, folder, over, changes, workDoneToken }: ImportParams, token: CancellationToken): Promise<FilesResult> {
  const progress = progressOf(session, workDoneToken);
  const { importWord } = await import("../word/import/import.ts");
  const into = pathOf(folder, folderAround(session, files[0]));
  if (into === undefined) return { ...emptyResult(), refusals: [notHere(folder).message] };
  const stop = new AbortController();
  const listener = token.onCancellationRequested(() => stop.abort());
  const result = emptyResult();
  try {
    for (const [done, uri] of files.entries()) {
      const source = pathOf(uri, folderAround(session, undefined));
      if (source === undefined) {
        result.refusals.push(notHere(uri).message);
        continue;
      }
      const bytes = await readBytes(source, largestWordFile);
      if (!Buffer.isBuffer(bytes)) {
        result.refusals.push(bytes.message);
        continue;
      }
      const told = async (part: number): Promise<void> => {
        progress(basename(source), (done + part) / files.length);
        await quiet();
      };
      const imported = await importWord(bytes, { name: basename(source), changes, signal: stop.signal, progress: told });
      if (imported.kind === "aborted") throw new Cancelled();
      if (imported.kind === "refused") result.refusals.push(imported.message);
      else {
        const { entries } = imported.report;
        await put(result, join(into, imported.file.name), imported.file.text, over, entries.map(({ message, line }) => (line === undefined ? message : `Line ${line + 1}: ${message}`)));
      }
    }
  } finally {
    listener.dispose();
  }
  return result;
}

interface Result extends FilesResult {
  readonly written: { readonly uri: string; readonly notes: readonly string[] }[];
  readonly refusals: string[];
  readonly there: string[];
}

function emptyResult(): Result {
  return { written: [], refusals: [], there: [] };
}

async function put(result: Result, target: string, content: Uint8Array | string, over: "keep" | "overwrite", notes: readonly string[]): Promise<void> {
  const isTwice = result.written.some(({ uri }) => uri === uriOfId(target));
  const written: Written = isTwice ? { kind: "refused", file: target, message: `${target} was not written: another of these documents makes a file of that name too.` } : await writeBytes(target, content, over);
  if (written.kind === "written") result.written.push({ uri: uriOfId(target), notes });
  else if (written.isThere) result.there.push(basename(target));
  else result.refusals.push(written.message);
}

/** The workspace folder that a file lies in, or the first one. */
function folderAround(session: Session, uri: string | undefined): string | undefined {
  const folders = session.folders();
  return folders.find((folder) => uri !== undefined && isWithin(folder, idOfUri(uri))) ?? folders[0];
}

function notHere(name: string): Refused {
  return { kind: "refused", message: `${name} is no file or folder on this computer.` };
}

function endingOf(uri: string): string {
  return extname(idOfUri(uri)).toLowerCase();
}

function nameOf(uri: string): string {
  return basename(idOfUri(uri));
}

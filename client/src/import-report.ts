// What could not be carried from Word, as a page to be read: there is nothing in it to be saved, and `Line 12` leads there,
// by a click or by F12.

import { type Disposable, DocumentLink, EventEmitter, languages, Location, Position, Range, Uri, window, workspace } from "vscode";
import type { FilesResult } from "../../server/src/lsp/protocol.ts";

export interface ImportReport extends Disposable {
  show(result: Pick<FilesResult, "written">): Promise<void>;
}

const page = Uri.from({ scheme: "sec-duis-report", path: "/Import Report" });

export function createImportReport(): ImportReport {
  const changes = new EventEmitter<Uri>();
  let report: Report = { text: "", links: [] };
  const provided = workspace.registerTextDocumentContentProvider(page.scheme, { onDidChange: changes.event, provideTextDocumentContent: () => report.text });
  const linked = languages.registerDocumentLinkProvider({ scheme: page.scheme }, { provideDocumentLinks: () => report.links.map(({ line, from, to, file, at }) => new DocumentLink(new Range(line, from, line, to), Uri.parse(at === 0 ? file : `${file}#L${at + 1}`))) });
  const found = languages.registerDefinitionProvider(
    { scheme: page.scheme },
    {
      provideDefinition(_document, { line }) {
        const link = report.links.find((one) => one.line === line);
        return link && new Location(Uri.parse(link.file), new Position(link.at, 0));
      },
    },
  );
  return {
    async show(result) {
      report = reportOf(result);
      changes.fire(page);
      await window.showTextDocument(page);
    },
    dispose: () => [changes, provided, linked, found].forEach((one) => one.dispose()),
  };
}

interface Report {
  readonly text: string;
  /** Words of the report, zero-based, and the file and its line that they lead to. */
  readonly links: readonly { readonly line: number; readonly from: number; readonly to: number; readonly file: string; readonly at: number }[];
}

/** A paragraph for each document of which something is to be told. */
function reportOf({ written }: Pick<FilesResult, "written">): Report {
  const lines = ["What could not be carried from Word as it is (F12 leads to the place)", ""];
  const links: Report["links"][number][] = [];
  for (const { uri, notes } of written) {
    if (notes.length === 0) continue;
    const name = decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
    links.push({ line: lines.length, from: 0, to: name.length, file: uri, at: 0 });
    lines.push(name);
    for (const note of notes) {
      const place = /^Line (\d+)/.exec(note);
      if (place) links.push({ line: lines.length, from: 2, to: 2 + place[0].length, file: uri, at: Number(place[1]) - 1 });
      lines.push(`  ${note}`);
    }
    lines.push("");
  }
  return { text: lines.join("\n"), links };
}

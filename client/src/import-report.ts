// What could not be carried from Word, as a page to be read: there is nothing in it to be saved, and `Line 12` leads there.

import { type Disposable, DocumentLink, EventEmitter, languages, Range, Uri, window, workspace } from "vscode";
import type { FilesResult } from "../../server/src/lsp/protocol.ts";

export interface ImportReport extends Disposable {
  show(result: Pick<FilesResult, "written">): Promise<void>;
}

const page = Uri.from({ scheme: "sec-duis-report", path: "/Import Report" });

export function createImportReport(): ImportReport {
  const changes = new EventEmitter<Uri>();
  let report: Report = { text: "", links: [] };
  const provided = workspace.registerTextDocumentContentProvider(page.scheme, { onDidChange: changes.event, provideTextDocumentContent: () => report.text });
  const linked = languages.registerDocumentLinkProvider({ scheme: page.scheme }, { provideDocumentLinks: () => report.links.map(({ line, from, to, target }) => new DocumentLink(new Range(line, from, line, to), Uri.parse(target))) });
  return {
    async show(result) {
      report = reportOf(result);
      changes.fire(page);
      await window.showTextDocument(page);
    },
    dispose: () => [changes, provided, linked].forEach((one) => one.dispose()),
  };
}

interface Report {
  readonly text: string;
  /** Places in the text, zero-based, and what they lead to. */
  readonly links: readonly { readonly line: number; readonly from: number; readonly to: number; readonly target: string }[];
}

/** A paragraph for each document of which something is to be told. */
function reportOf({ written }: Pick<FilesResult, "written">): Report {
  const lines = ["What could not be carried from Word as it is", ""];
  const links: Report["links"][number][] = [];
  for (const { uri, notes } of written) {
    if (notes.length === 0) continue;
    const name = decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
    links.push({ line: lines.length, from: 0, to: name.length, target: uri });
    lines.push(name);
    for (const note of notes) {
      const place = /^Line (\d+)/.exec(note);
      if (place) links.push({ line: lines.length, from: 2, to: 2 + place[0].length, target: `${uri}#L${place[1]}` });
      lines.push(`  ${note}`);
    }
    lines.push("");
  }
  return { text: lines.join("\n"), links };
}

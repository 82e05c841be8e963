// VS Code checks the form of an open sec.json by itself (a comma, a brace that is missing), and so does the language
// server, for other editors and for files that are not open. Where both tell of a line, one of them is enough.

import { type Diagnostic, type Disposable, languages, type Uri } from "vscode";

export interface SettingsEchoes extends Disposable {
  /** Stands between the language server's findings and VS Code. */
  readonly handleDiagnostics: (uri: Uri, diagnostics: Diagnostic[], next: (uri: Uri, diagnostics: Diagnostic[]) => void) => void;
}

export function createSettingsEchoes(): SettingsEchoes {
  /** What the server told of each sec.json that has findings, and how many of them are shown. */
  const told = new Map<string, { readonly diagnostics: Diagnostic[]; readonly next: (uri: Uri, diagnostics: Diagnostic[]) => void; shown: number }>();

  function show(uri: Uri): void {
    const file = told.get(uri.toString());
    if (!file) return;
    const others = new Set(languages.getDiagnostics(uri).flatMap(({ source, severity, range }) => (source === "sec-duis" ? [] : [`${severity} ${range.start.line}`])));
    const own = file.diagnostics.filter(({ severity, range }) => !others.has(`${severity} ${range.start.line}`));
    if (own.length === file.shown) return;
    file.shown = own.length;
    file.next(uri, own);
  }

  const listener = languages.onDidChangeDiagnostics(({ uris }) => uris.forEach(show));
  return {
    handleDiagnostics(uri, diagnostics, next) {
      if (diagnostics.length === 0 || !uri.path.endsWith("/sec.json")) {
        told.delete(uri.toString());
        return next(uri, diagnostics);
      }
      told.set(uri.toString(), { diagnostics, next, shown: -1 });
      show(uri);
    },
    dispose: () => listener.dispose(),
  };
}

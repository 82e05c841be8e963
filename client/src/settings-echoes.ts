// VS Code checks the form of an open sec.json by itself (a comma, a brace that is missing), and so does the language
// server, for other editors and for files that are not open. Where both tell of one fault, one of them is enough.

import { type Diagnostic, type Disposable, languages, type Uri } from "vscode";

export interface SettingsEchoes extends Disposable {
  /** Stands between the language server's findings and VS Code. */
  readonly handleDiagnostics: (uri: Uri, diagnostics: Diagnostic[], next: (uri: Uri, diagnostics: Diagnostic[]) => void) => void;
}

export function createSettingsEchoes(): SettingsEchoes {
  /** What the server told of each sec.json that has findings, and what of it is shown. */
  const told = new Map<string, { readonly diagnostics: Diagnostic[]; readonly next: (uri: Uri, diagnostics: Diagnostic[]) => void; shown: readonly Diagnostic[] | undefined }>();

  function show(uri: Uri): void {
    const file = told.get(uri.toString());
    if (!file) return;
    const own = withoutEchoes(file.diagnostics, languages.getDiagnostics(uri).filter(({ source }) => source !== "sec-duis"));
    if (own.length === file.shown?.length && own.every((one, i) => one === file.shown![i])) return;
    file.shown = own;
    file.next(uri, own);
  }

  const listener = languages.onDidChangeDiagnostics(({ uris }) => uris.forEach(show));
  return {
    handleDiagnostics(uri, diagnostics, next) {
      if (diagnostics.length === 0 || !uri.path.endsWith("/sec.json")) {
        told.delete(uri.toString());
        return next(uri, diagnostics);
      }
      told.set(uri.toString(), { diagnostics, next, shown: undefined });
      show(uri);
    },
    dispose: () => listener.dispose(),
  };
}

/** `own` without those that another one tells of: for each of the others the nearest one of its line that is as grave. */
function withoutEchoes(own: readonly Diagnostic[], others: readonly Diagnostic[]): Diagnostic[] {
  const left = [...own];
  for (const { severity, range: { start } } of others) {
    const far = left.map((one) => (one.severity === severity && one.range.start.line === start.line ? Math.abs(one.range.start.character - start.character) : Infinity));
    const nearest = Math.min(...far);
    if (nearest < Infinity) left.splice(far.indexOf(nearest), 1);
  }
  return left;
}

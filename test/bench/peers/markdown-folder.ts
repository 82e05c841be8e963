// VS Code's Markdown service over a folder of Markdown files, all held in memory: no more than its interface asks for, so
// that what is measured is the service. VS Code itself runs the parser in another process and asks for files one by one,
// which costs more.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { CancellationToken, Emitter, type Diagnostic } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { createLanguageService, DiagnosticLevel, githubSlugifier, LogLevel, type DiagnosticOptions, type IMdLanguageService, type IWorkspace } from "vscode-markdown-languageservice";
import { URI } from "vscode-uri";

export interface MarkdownFolder {
  readonly service: IMdLanguageService;
  /** By URI. */
  readonly documents: ReadonlyMap<string, TextDocument>;
  set(document: TextDocument): void;
  check(document: TextDocument): Promise<readonly Diagnostic[]>;
}

/** All that the service can check. */
const options: DiagnosticOptions = {
  validateReferences: DiagnosticLevel.warning,
  validateFragmentLinks: DiagnosticLevel.warning,
  validateFileLinks: DiagnosticLevel.warning,
  validateMarkdownFileLinkFragments: DiagnosticLevel.warning,
  validateUnusedLinkDefinitions: DiagnosticLevel.warning,
  validateDuplicateLinkDefinitions: DiagnosticLevel.warning,
  ignoreLinks: [],
};

export function openFolder(folder: string): MarkdownFolder {
  const documents = new Map<string, TextDocument>();
  for (const name of readdirSync(folder).sort()) {
    const uri = URI.file(join(folder, name)).toString();
    documents.set(uri, TextDocument.create(uri, "markdown", 0, readFileSync(join(folder, name), "utf8")));
  }
  const changed = new Emitter<TextDocument>();
  const created = new Emitter<TextDocument>();
  const deleted = new Emitter<URI>();
  const workspace: IWorkspace = {
    workspaceFolders: [URI.file(folder)],
    onDidChangeMarkdownDocument: changed.event,
    onDidCreateMarkdownDocument: created.event,
    onDidDeleteMarkdownDocument: deleted.event,
    getAllMarkdownDocuments: async () => documents.values(),
    hasMarkdownDocument: (uri) => documents.has(uri.toString()),
    openMarkdownDocument: async (uri) => documents.get(uri.toString()),
    stat: async (uri) => (documents.has(uri.toString()) ? { isDirectory: false } : undefined),
    readDirectory: async () => [...documents.keys()].map((uri) => [uri.slice(uri.lastIndexOf("/") + 1), { isDirectory: false }] as const),
  };
  const parser = new MarkdownIt({ html: true });
  const service = createLanguageService({
    workspace,
    parser: { slugifier: githubSlugifier, tokenize: async (document) => parser.parse(document.getText(), {}) },
    logger: { level: LogLevel.Off, log: () => {} },
  });
  return {
    service,
    documents,
    set(document) {
      documents.set(document.uri, document);
      changed.fire(document);
    },
    check: (document) => service.computeDiagnostics(document, options, CancellationToken.None),
  };
}

// What the Language Server Protocol says of the parameters of the messages that the server knows: enough to tell whose
// fault an error is.

export interface Message {
  readonly id?: unknown;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

type Shape = "string" | "number" | "boolean" | "any" | readonly [Shape] | { readonly [name: string]: Shape };

const position: Shape = { line: "number", character: "number" };
const range: Shape = { start: position, end: position };
const textDocument: Shape = { uri: "string" };
const atPlace: Shape = { textDocument, position };
const ofDocument: Shape = { textDocument };
const options: Shape = { tabSize: "number", insertSpaces: "boolean" };

/** By method; an optional property bears a "?". */
const shapes: Readonly<Record<string, Shape>> = {
  "textDocument/didOpen": { textDocument: { uri: "string", languageId: "string", version: "number", text: "string" } },
  "textDocument/didChange": { textDocument: { uri: "string", version: "number" }, contentChanges: [{ "range?": range, text: "string" }] },
  "textDocument/didClose": ofDocument,
  ...Object.fromEntries(["hover", "definition", "declaration", "typeDefinition", "implementation", "documentHighlight", "prepareRename", "prepareCallHierarchy", "prepareTypeHierarchy", "completion"].map((name) => [`textDocument/${name}`, atPlace])),
  ...Object.fromEntries(["documentSymbol", "foldingRange", "codeLens", "documentLink", "semanticTokens/full", "diagnostic"].map((name) => [`textDocument/${name}`, ofDocument])),
  "textDocument/inlayHint": { textDocument, range },
  "textDocument/semanticTokens/range": { textDocument, range },
  "textDocument/semanticTokens/full/delta": { textDocument, previousResultId: "string" },
  "textDocument/codeAction": { textDocument, range, context: { diagnostics: ["any"], "only?": ["string"] } },
  "textDocument/references": { textDocument, position, context: { includeDeclaration: "boolean" } },
  "textDocument/rename": { textDocument, position, newName: "string" },
  "textDocument/formatting": { textDocument, options },
  "textDocument/rangeFormatting": { textDocument, range, options },
  "textDocument/onTypeFormatting": { textDocument, position, ch: "string", options },
  "textDocument/selectionRange": { textDocument, positions: [position] },
  "workspace/symbol": { query: "string" },
  "workspace/diagnostic": { previousResultIds: [{ uri: "string", value: "string" }] },
  "workspace/didChangeWatchedFiles": { changes: [{ uri: "string", type: "number" }] },
  "workspace/didChangeConfiguration": { settings: "any" },
  "workspace/didChangeWorkspaceFolders": { event: { added: [{ uri: "string", name: "string" }], removed: [{ uri: "string", name: "string" }] } },
  "sec-duis/definitions": "any",
  "sec-duis/map": "any",
  "sec-duis/impact": "any",
  "sec-duis/citations": atPlace,
  "sec-duis/mapCitations": { from: "string", to: "string" },
};

export function isAsTheProtocolHasIt(message: Message): boolean {
  const shape = typeof message === "object" && message !== null && typeof message.method === "string" && Object.hasOwn(shapes, message.method) ? shapes[message.method] : undefined;
  if (shape === undefined) return false;
  return fits(message.params, shape);
}

function fits(value: unknown, shape: Shape): boolean {
  if (shape === "any") return true;
  if (shape === "number") return Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 31;
  if (typeof shape === "string") return typeof value === shape;
  if (typeof value !== "object" || value === null) return false;
  if (isList(shape)) return Array.isArray(value) && value.every((one) => fits(one, shape[0]));
  return Object.entries(shape).every(([name, of]) => {
    const there = (value as Readonly<Record<string, unknown>>)[name.replace("?", "")];
    return name.endsWith("?") && there === undefined ? true : fits(there, of);
  });
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

// What a request must hold to be answered at all. The protocol's library checks none of it, and a request that lacks a
// part is the client's mistake: it is told which part is wrong. Parts that a client may leave out are not asked for.

import { actCommand } from "./commands.ts";

/** What is wrong with `value`, which is called `name`; undefined where nothing is. */
type Shape = (value: unknown, name: string) => string | undefined;

const string: Shape = (value, name) => (typeof value === "string" ? undefined : `${name} must be a string`);
const number: Shape = (value, name) => (typeof value === "number" ? undefined : `${name} must be a number`);

/** An object with these parts, and maybe others. */
function object(parts: Readonly<Record<string, Shape>> = {}): Shape {
  return (value, name) => {
    if (!isObject(value)) return `${name} must be an object`;
    for (const [part, shape] of Object.entries(parts)) {
      const wrong = shape(value[part], name === "params" ? part : `${name}.${part}`);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };
}

function list(shape: Shape): Shape {
  return (value, name) => {
    if (!Array.isArray(value)) return `${name} must be an array`;
    for (const [at, one] of value.entries()) {
      const wrong = shape(one, `${name}[${at}]`);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };
}

function oneOf(...values: readonly string[]): Shape {
  return (value, name) => (typeof value === "string" && values.includes(value) ? undefined : `${name} must be one of ${values.map((one) => `"${one}"`).join(", ")}`);
}

function orNull(shape: Shape): Shape {
  return (value, name) => (value === null ? undefined : shape(value, name));
}

function optional(shape: Shape): Shape {
  return (value, name) => (value === undefined ? undefined : shape(value, name));
}

const textDocument = object({ uri: string });
const position = object({ line: number, character: number });
const range = object({ start: position, end: position });
const ofDocument = { textDocument };
const ofPlace = { textDocument, position };
const ofRange = { textDocument, range };
const options = object({ tabSize: number });
const item = object({ uri: string, range, selectionRange: range });
const base: Shape = (value, name) =>
  object({ kind: oneOf("files", "folder"), label: string })(value, name) ??
  (isObject(value) && value["kind"] === "files" ? object({ files: list(object({ uri: string, text: orNull(string) })), messages: list(string), commit: optional(object({ hash: string, date: string })) }) : object({ folder: string, root: string }))(value, name);
const comparison = { base, root: string, file: string, author: string, date: string };
const over = oneOf("keep", "overwrite");

/** Of each method that is answered. */
const shapes: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  initialize: {},
  "textDocument/hover": ofPlace,
  "textDocument/definition": ofPlace,
  "textDocument/declaration": ofPlace,
  "textDocument/typeDefinition": ofPlace,
  "textDocument/implementation": ofPlace,
  "textDocument/references": { ...ofPlace, context: object() },
  "textDocument/documentHighlight": ofPlace,
  "textDocument/completion": ofPlace,
  "textDocument/prepareRename": ofPlace,
  "textDocument/rename": { ...ofPlace, newName: string },
  "textDocument/prepareCallHierarchy": ofPlace,
  "textDocument/prepareTypeHierarchy": ofPlace,
  "textDocument/documentSymbol": ofDocument,
  "textDocument/foldingRange": ofDocument,
  "textDocument/codeLens": ofDocument,
  "textDocument/documentLink": ofDocument,
  "textDocument/semanticTokens/full": ofDocument,
  "textDocument/semanticTokens/full/delta": { ...ofDocument, previousResultId: string },
  "textDocument/semanticTokens/range": ofRange,
  "textDocument/inlayHint": ofRange,
  "textDocument/selectionRange": { textDocument, positions: list(position) },
  "textDocument/codeAction": { ...ofRange, context: object() },
  "textDocument/formatting": { textDocument, options },
  "textDocument/rangeFormatting": { ...ofRange, options },
  "textDocument/onTypeFormatting": { ...ofPlace, ch: string, options },
  "textDocument/diagnostic": ofDocument,
  "workspace/diagnostic": { previousResultIds: list(object({ uri: string, value: string })) },
  "workspace/symbol": { query: string },
  "workspace/executeCommand": { command: oneOf(actCommand), arguments: list(object({ title: string, versions: object() })) },
  "completionItem/resolve": { label: string },
  "codeAction/resolve": { title: string },
  "codeLens/resolve": { range },
  "callHierarchy/incomingCalls": { item },
  "callHierarchy/outgoingCalls": { item },
  "typeHierarchy/supertypes": { item },
  "typeHierarchy/subtypes": { item },
  "sec-duis/citations": ofPlace,
  "sec-duis/mapCitations": { from: string, to: string },
  "sec-duis/setBase": { base: orNull(base) },
  "sec-duis/writeRedline": comparison,
  "sec-duis/writeLog": comparison,
  "sec-duis/export": { documents: list(string), folder: string, over, author: string },
  "sec-duis/holdsChanges": { files: list(string) },
  "sec-duis/import": { files: list(string), folder: string, over, changes: oneOf("accept", "reject", "comments") },
};

/** Why the request `method` with `params` cannot be answered, for its sender; undefined where it can, or no such method is known. */
export function wrongParams(method: string, params: unknown): string | undefined {
  const parts = Object.hasOwn(shapes, method) ? shapes[method] : undefined;
  return parts && object(parts)(params, "params");
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// How long an editor waits for each answer: one run asks the built server over stdio, with several documents open, at the
// same places in the same order as every other run, so that of each place the best run counts. What the machine did
// besides is then left out, and what the server keeps from one question to the next is not: each run is a new server.

import type { ClientCapabilities, Position, Range } from "vscode-languageserver-protocol/node";
import { random, type Random } from "./random.ts";
import { percentile, type Figure } from "./report.ts";
import { open, positionAt, startServer, type ServerRun } from "./server-run.ts";
import type { GeneratedCode, GeneratedFile, Place } from "./truth.ts";

/** What each question of a kind took, by what the kind is called, in the order in which they were asked. */
type Answers = ReadonlyMap<string, readonly Time[]>;

interface Time {
  /** Milliseconds until the client had the answer. */
  readonly waited: number;
  /** Milliseconds of those that the server worked; NaN where the system does not tell. */
  readonly worked: number;
}

/** What p95 has to stay under; the rest is told. */
const targets: readonly (readonly [name: RegExp, milliseconds: number])[] = [
  [/^(?:Hover|Definition|Highlights|Completion|Workspace symbols)\b(?!.* right behind)/, 10],
  [/^(?:References|Rename)\b/, 100],
];

/** Every kind of question, each place counted at its best of `runs`. */
export async function answerFigures(code: GeneratedCode, folder: string, { runs, places }: { readonly runs: number; readonly places: number }): Promise<readonly Figure[]> {
  const all: Answers[] = [];
  for (let i = 0; i < runs; i++) all.push(await askAll(code, folder, places));
  return [...all[0]!].map(([name, first]): Figure => {
    const best = (of: keyof Time) => first.map((_, place) => Math.min(...all.map((answers) => answers.get(name)![place]![of])));
    const waited = best("waited");
    const worked = percentile(best("worked"), 0.95);
    const target = targets.find(([pattern]) => pattern.test(name))?.[1];
    return { name: `${name}, p95 of ${first.length} (p50 ${percentile(waited, 0.5).toFixed(1)} ms; the server’s own work, p95 ${worked.toFixed(1)} ms)`, value: percentile(waited, 0.95), unit: "ms", target };
  });
}

async function askAll(code: GeneratedCode, folder: string, each: number): Promise<Answers> {
  const chance = random(19);
  const run = await startServer(folder, undefined, editor);
  await run.ready;
  const documents = someDocuments(code);
  for (const document of documents) await open(run, document);
  // A person has not asked anything by the time at which the server rests.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const times = new Map<string, Time[]>();
  const ask = async <Answer>(name: string, method: string, params: object): Promise<Answer> => {
    const before = run.worked() ?? NaN;
    const began = performance.now();
    const answer: Answer = await run.connection.sendRequest(method, params);
    const waited = performance.now() - began;
    let kept = times.get(name);
    if (!kept) times.set(name, (kept = []));
    kept.push({ waited, worked: (run.worked() ?? NaN) - before });
    return answer;
  };
  const asking: Asking = { run, code, documents, chance, each, ask };
  await atPlaces(asking);
  await ofDocuments(asking);
  await ofNames(asking);
  await ofSymbols(asking);
  await whileTyping(asking);
  await run.end();
  return times;
}

interface Asking {
  readonly run: ServerRun;
  readonly code: GeneratedCode;
  readonly documents: readonly GeneratedFile[];
  readonly chance: Random;
  /** How many places of each kind are asked about. */
  readonly each: number;
  ask<Answer>(name: string, method: string, params: object): Promise<Answer>;
}

/** References, definitions and terms where they are used, in all documents in turn. */
async function atPlaces({ run, code, documents, chance, each, ask }: Asking): Promise<void> {
  const named = documents.map(({ file }) => [...code.truth.references, ...code.truth.definitions].filter((place) => place.file === file));
  for (let i = 0; i < each; i++) {
    const document = documents[i % documents.length]!;
    const uses = usedTerms(document);
    const place = chance.chance(0.5) ? chance.pick(named[i % documents.length]!) : chance.pick(uses);
    const params = at(run, document, place.to - 1);
    await ask("Hover", "textDocument/hover", params);
    await ask("Definition", "textDocument/definition", params);
    await ask("Highlights", "textDocument/documentHighlight", params);
    await ask("Completion inside a term", "textDocument/completion", at(run, document, chance.pick(uses).from + 5));
    const calls = await ask<readonly object[] | null>("Call hierarchy: what stands here", "textDocument/prepareCallHierarchy", params);
    for (const item of calls?.slice(0, 1) ?? []) {
      await ask("Call hierarchy: who cites it", "callHierarchy/incomingCalls", { item });
      await ask("Call hierarchy: what it cites", "callHierarchy/outgoingCalls", { item });
    }
    await ask("Code actions", "textDocument/codeAction", { textDocument: params.textDocument, range: { start: params.position, end: params.position }, context: { diagnostics: [] } });
    await ask("Selection ranges", "textDocument/selectionRange", { textDocument: params.textDocument, positions: [params.position] });
    const view = viewOf(params.position);
    await ask("Inlay hints of a view", "textDocument/inlayHint", { textDocument: params.textDocument, range: view });
    await ask("Semantic tokens of a view", "textDocument/semanticTokens/range", { textDocument: params.textDocument, range: view });
  }
}

async function ofDocuments({ run, documents, ask }: Asking): Promise<void> {
  for (const { file } of documents) {
    const params = { textDocument: { uri: run.uri(file) } };
    await ask("Document symbols", "textDocument/documentSymbol", params);
    await ask("Folding ranges", "textDocument/foldingRange", params);
    await ask("Document links", "textDocument/documentLink", params);
    await ask("Semantic tokens of a document", "textDocument/semanticTokens/full", params);
    const lenses = await ask<readonly object[]>("Code lenses of a document", "textDocument/codeLens", params);
    for (const lens of lenses.slice(0, 40)) await ask("A code lens's count", "codeLens/resolve", lens);
  }
}

/** The term that is used most and the clause that is cited most, each from several of the places that name it. */
async function ofNames({ run, code, documents, each, ask }: Asking): Promise<void> {
  const term = usedMost(code);
  const clause = citedMost(code);
  const [document] = documents;
  const places = [
    [`a term used ${term.count} times`, placesOf(document!, new RegExp(`\\bthe (${term.name})\\b(?= (?:shall|may)\\b)`, "g")), `${term.name} Anew`],
    [`a clause cited ${clause.places.length} times`, clause.places, undefined],
  ] as const;
  for (const [name, found, newName] of places) {
    for (const place of found.slice(0, Math.max(5, each / 10))) {
      const file = code.files.find(({ file }) => file === place.file)!;
      const params = at(run, file, place.to - 1);
      await ask(`References of ${name}`, "textDocument/references", { ...params, context: { includeDeclaration: true } });
      await ask(`Rename, asked whether it may be, of ${name}`, "textDocument/prepareRename", params);
      await ask(`Rename of ${name}`, "textDocument/rename", { ...params, newName: newName ?? unusedNumber(clause.number) });
    }
  }
}

async function ofSymbols({ code, chance, each, ask }: Asking): Promise<void> {
  const { clauses, definitions } = code.truth;
  for (let i = 0; i < each; i++) {
    const name = chance.pick(definitions).term;
    const query = chance.pick([chance.pick(clauses).number, name, name.slice(0, 3).toLowerCase(), name.toLowerCase().replaceAll(/[aeiou ]/g, ""), `E${chance.whole(1, 40)}`]);
    await ask("Workspace symbols", "workspace/symbol", { query });
  }
}

/** `Section G3.` typed behind a sentence: asked for clauses with the keystroke, and again when the document is quiet. */
async function whileTyping({ run, code, documents, chance, each, ask }: Asking): Promise<void> {
  const versions = new Map<string, number>();
  const edit = async (document: GeneratedFile, range: Range, text: string, meanwhile?: () => Promise<void>): Promise<void> => {
    const version = (versions.get(document.file) ?? 1) + 1;
    versions.set(document.file, version);
    const done = run.diagnosed(document.file, version);
    await run.connection.sendNotification("textDocument/didChange", { textDocument: { uri: run.uri(document.file), version }, contentChanges: [{ range, text }] });
    await meanwhile?.();
    await done;
  };
  const clauses = code.truth.clauses.filter(({ kind, number }) => kind === "clause" && /^[A-Z]+\d+\.\d/.test(number));
  for (let i = 0; i < each; i++) {
    const document = documents[i % documents.length]!;
    const start = positionAt(document.text, chance.pick(placesOf(document, /[a-z]{4}(\.)\n/g)).from);
    const typed = ` in accordance with Section ${chance.pick(clauses).number.replace(/\d+[A-Z]*$/, "")}`;
    const end = { line: start.line, character: start.character + typed.length };
    const params = { textDocument: { uri: run.uri(document.file) }, position: end };
    await edit(document, { start, end: start }, typed, async () => {
      await ask("Completion of a reference, right behind the keystroke", "textDocument/completion", params);
    });
    const { items } = await ask<{ readonly items: readonly object[] }>("Completion of a reference", "textDocument/completion", params);
    if (items[0]) await ask("Completion: what one says of itself", "completionItem/resolve", items[0]);
    await edit(document, { start, end }, "");
  }
}

/** The largest, Section A, DUIS, one of middle size and the smallest. */
function someDocuments({ files }: GeneratedCode): readonly GeneratedFile[] {
  const documents = files.filter(({ file }) => /\.(?:sec|duis)$/.test(file) && !file.includes("old-")).sort((a, b) => b.text.length - a.text.length);
  const known = ["section-a.sec", "appendix-ad.duis"].map((name) => documents.find(({ file }) => file === name)!);
  const others = documents.filter((one) => !known.includes(one));
  // Those of some hundred bytes hold nothing to ask about.
  const telling = others.filter(({ text }) => text.length > 10_000);
  return [...new Set([telling[0]!, ...known, telling[telling.length >> 1]!, telling.at(-1)!])];
}

function usedTerms(document: GeneratedFile): readonly Place[] {
  return placesOf(document, /\b(?:the|each|an?) ([A-Z][a-z]+(?: [A-Z][a-z]+)+)/g);
}

/** Where the first group of `pattern` stands. */
function placesOf({ file, text }: GeneratedFile, pattern: RegExp): readonly Place[] {
  return Array.from(text.matchAll(pattern), (found) => {
    const from = found.index + found[0].indexOf(found[1]!);
    return { file, from, to: from + found[1]!.length };
  });
}

/** The term of one word with capitals that the texts hold most often: DCC in a Code of 12 MB, more than 5,000 times. */
function usedMost({ files }: GeneratedCode): { readonly name: string; readonly count: number } {
  const counted = ["DCC", "Panel", "Authority"].map((name) => ({ name, count: files.reduce((sum, { text }) => sum + text.split(new RegExp(`\\b${name}\\b`)).length - 1, 0) }));
  return counted.reduce((one, other) => (other.count > one.count ? other : one));
}

function citedMost({ truth }: GeneratedCode): { readonly number: string; readonly places: readonly Place[] } {
  const places = new Map<string, Place[]>();
  for (const one of truth.references) if (one.status === "resolved") places.set(one.key, [...(places.get(one.key) ?? []), one]);
  return truth.clauses
    .filter(({ kind, number }) => kind === "clause" && /^[A-Z]+\d+\.\d+$/.test(number))
    .map(({ key, number }) => ({ number, places: places.get(key) ?? [] }))
    .reduce((one, other) => (other.places.length > one.places.length ? other : one));
}

/** `G3.5` -> `G3.905`. */
function unusedNumber(number: string): string {
  return number.replace(/\d+$/, (last) => String(900 + Number(last)));
}

function at(run: ServerRun, { file, text }: GeneratedFile, offset: number): { readonly textDocument: { readonly uri: string }; readonly position: Position } {
  return { textDocument: { uri: run.uri(file) }, position: positionAt(text, offset) };
}

/** As many lines as a screen has. */
function viewOf({ line }: Position): Range {
  return { start: { line: Math.max(0, line - 30), character: 0 }, end: { line: line + 30, character: 0 } };
}

/** What VS Code says that it can do, as far as answers grow by it. */
const editor: ClientCapabilities = {
  workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } } },
  textDocument: {
    hover: { contentFormat: ["markdown", "plaintext"] },
    definition: { linkSupport: true },
    completion: { completionItem: { labelDetailsSupport: true, insertReplaceSupport: true, documentationFormat: ["markdown", "plaintext"], resolveSupport: { properties: ["documentation"] } } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    rename: { prepareSupport: true, honorsChangeAnnotations: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "refactor"] } }, resolveSupport: { properties: ["edit"] }, dataSupport: true },
  },
};

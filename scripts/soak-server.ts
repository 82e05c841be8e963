// `npm run soak -- --server --edits 20000`: a day's typing at the built server over stdio, as fast as it answers, with the
// questions that an editor asks meanwhile; prints what memory it holds after a collection. What is typed goes again, so
// that the memory must be flat once the server is warm.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { converse, type Conversation } from "../test/lsp/conversation.ts";
import { randomFrom } from "../test/support/random.ts";

/** What test/support/measured.ts answers with, in bytes. */
interface Memory {
  readonly heapUsed: number;
  readonly rss: number;
}

/** Makes `edits` keystrokes and prints a line for each twentieth part of them. */
export async function soakServer(edits: number, seed: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "sec-duis-soak-"));
  const random = randomFrom(seed);
  const any = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  const names = [..."GHJK"].map((letter) => `section-${letter.toLowerCase()}.sec`);
  for (const name of names) writeFileSync(join(folder, name), clauses(name[8]!.toUpperCase()));
  const it = await converse({ folder, measured: true });
  try {
    await it.ready();
    const texts = new Map(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
    for (const [name, text] of texts) it.open(name, text);
    for (let edit = 0; edit < edits; ) {
      const name = any(names);
      const text = texts.get(name)!;
      const lines = text.split("\n");
      const line = 2 + 2 * Math.floor(random() * ((lines.length - 3) / 2));
      const character = lines[line]!.length - 1;
      const word = ` ${random() < 0.5 ? any(["Panel", "Section G1.7", "the the", "Party", "\n\nG1.999 The Panel."]) : letters(random)}`;
      // A word comes letter by letter, is looked at, and goes letter by letter.
      for (let i = 0; i < word.length; i++, edit++) {
        it.change(name, word[i]!, { start: placed(line, character, word, i), end: placed(line, character, word, i) });
        if (random() < 0.1) await ask(it, any(questions), name, placed(line, character, word, i + 1));
      }
      await ask(it, any(questions), name, placed(line, character, word, word.length));
      for (let i = word.length; i > 0; i--, edit++) it.change(name, "", { start: placed(line, character, word, i - 1), end: placed(line, character, word, i) });
      if (random() < 0.02) {
        it.close(name);
        it.open(name, text);
      }
      if (Math.floor(edit / (edits / 20)) > Math.floor((edit - 2 * word.length) / (edits / 20))) {
        await it.connection.sendRequest("textDocument/documentSymbol", { textDocument: { uri: it.uri(name) } });
        const { heapUsed, rss } = await measure(it);
        console.log(`${edit} edits: heap ${megabytes(heapUsed)} MB, process ${megabytes(rss)} MB`);
      }
    }
    if (it.log.length > 0) throw new Error(`The server's log: ${it.log.join("\n")}`);
  } finally {
    it.process.disconnect();
    await it.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

const questions = ["hover", "completion", "definition", "references", "codeAction", "documentHighlight", "semanticTokens/full", "codeLens", "inlayHint", "foldingRange", "documentSymbol", "prepareRename"];

async function ask(it: Conversation, kind: string, name: string, position: { readonly line: number; readonly character: number }): Promise<void> {
  const range = { start: { line: position.line, character: 0 }, end: position };
  // What cannot be renamed is refused.
  await it.connection.sendRequest(`textDocument/${kind}`, { textDocument: { uri: it.uri(name) }, position, range, context: { includeDeclaration: true, diagnostics: [] } }).catch(() => undefined);
}

/** Where the letter `i` of `word`, typed at a place, stands. */
function placed(line: number, character: number, word: string, i: number): { readonly line: number; readonly character: number } {
  const before = word.slice(0, i).split("\n");
  return before.length === 1 ? { line, character: character + i } : { line: line + before.length - 1, character: before.at(-1)!.length };
}

function letters(random: () => number): string {
  return Array.from({ length: 4 + Math.floor(random() * 8) }, () => "abcdefghijklmnopqrstuvwxyz"[Math.floor(random() * 26)]).join("");
}

function clauses(letter: string): string {
  return `# SECTION ${letter}: TEST\n\n${Array.from({ length: 400 }, (_, i) => `${letter}1.${i + 1} Each Party shall tell the Panel of Section ${letter}1.${((i * 7) % 400) + 1}, and the Panel shall act.`).join("\n\n")}\n`;
}

function measure(it: Conversation): Promise<Memory> {
  return new Promise((resolve) => {
    it.process.once("message", (memory) => resolve(memory as Memory));
    it.process.send("measure");
  });
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}

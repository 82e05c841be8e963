// The built server over stdio: a line of the text is a message (`!` before what is sent as it stands, in a frame that
// fits it). Whatever came, the server lives on, answers each request once and a sane one rightly; and it logs no error
// of its own, but for messages that are not as the protocol has them.

import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { StreamMessageReader } from "vscode-languageserver-protocol/node";
import { editor, serverArguments } from "../../lsp/conversation.ts";
import { chanceFrom, type Chance } from "../chance.ts";
import { terminals, written, type Grammar } from "../grammar.ts";
import { isAsTheProtocolHasIt, type Message } from "../protocol.ts";
import { drafts, sample } from "../seeds.ts";
import type { Target } from "../target.ts";
import { anyDraft } from "./reader.ts";

const grammar: Grammar = {
  message: ["{edit}", "{edit}", "{question}", "{question}", "{question}", "{question}\n{cancel}", "{notice}", "{broken}"],
  edit: [
    '{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"{uri}","languageId":"{language}","version":{number},"text":"{text}"}}}',
    '{"method":"textDocument/didChange","params":{"textDocument":{"uri":"{uri}","version":{number}},"contentChanges":[{"range":{range},"text":"{text}"}]}}',
    '{"method":"textDocument/didChange","params":{"textDocument":{"uri":"{uri}","version":{number}},"contentChanges":[{"range":{range},"text":"{text}"},{"range":{range},"text":""}]}}',
    '{"method":"textDocument/didChange","params":{"textDocument":{"uri":"{uri}","version":{number}},"contentChanges":[{"text":"{text}"}]}}',
    '{"method":"textDocument/didClose","params":{"textDocument":{"uri":"{uri}"}}}',
  ],
  question: [
    '{"id":{id},"method":"textDocument/{atPlace}","params":{"textDocument":{"uri":"{uri}"},"position":{position}}}',
    '{"id":{id},"method":"textDocument/{ofDocument}","params":{"textDocument":{"uri":"{uri}"}}}',
    '{"id":{id},"method":"textDocument/{ofRange}","params":{"textDocument":{"uri":"{uri}"},"range":{range}}}',
    '{"id":{id},"method":"textDocument/codeAction","params":{"textDocument":{"uri":"{uri}"},"range":{range},"context":{"diagnostics":[]{only}}}}',
    '{"id":{id},"method":"textDocument/completion","params":{"textDocument":{"uri":"{uri}"},"position":{position},"context":{"triggerKind":2,"triggerCharacter":"{trigger}"}}}',
    '{"id":{id},"method":"textDocument/references","params":{"textDocument":{"uri":"{uri}"},"position":{position},"context":{"includeDeclaration":true}}}',
    '{"id":{id},"method":"textDocument/rename","params":{"textDocument":{"uri":"{uri}"},"position":{position},"newName":"{word}"}}',
    '{"id":{id},"method":"textDocument/formatting","params":{"textDocument":{"uri":"{uri}"},"options":{"tabSize":{number},"insertSpaces":true}}}',
    '{"id":{id},"method":"textDocument/rangeFormatting","params":{"textDocument":{"uri":"{uri}"},"range":{range},"options":{"tabSize":4,"insertSpaces":false}}}',
    '{"id":{id},"method":"textDocument/onTypeFormatting","params":{"textDocument":{"uri":"{uri}"},"position":{position},"ch":"\\n","options":{"tabSize":4,"insertSpaces":true}}}',
    '{"id":{id},"method":"textDocument/selectionRange","params":{"textDocument":{"uri":"{uri}"},"positions":[{position},{position}]}}',
    '{"id":{id},"method":"textDocument/semanticTokens/full/delta","params":{"textDocument":{"uri":"{uri}"},"previousResultId":"{number}"}}',
    '{"id":{id},"method":"textDocument/diagnostic","params":{"textDocument":{"uri":"{uri}"}}}',
    '{"id":{id},"method":"workspace/diagnostic","params":{"previousResultIds":[]}}',
    '{"id":{id},"method":"workspace/symbol","params":{"query":"{word}"}}',
    '{"id":{id},"method":"sec-duis/{view}"}',
    '{"id":{id},"method":"sec-duis/mapCitations","params":{"from":"{word}","to":"{word}"}}',
    '{"id":{id},"method":"sec-duis/citations","params":{"textDocument":{"uri":"{uri}"},"position":{position}}}',
    '{"id":{id},"method":"sec-duis/setBase","params":{"base":{"kind":"files","label":"x","files":[{"uri":"{uri}","text":"{text}"}],"messages":[]}}}',
    '{"id":{id},"method":"sec-duis/setBase","params":{"base":null}}',
    '{"id":{id},"method":"sec-duis/export","params":{"documents":["{uri}"],"folder":"FOLDER/out","over":"overwrite","author":"{word}"}}',
    '{"id":{id},"method":"workspace/executeCommand","params":{"command":"sec-duis.act","arguments":[{"title":"{word}","versions":{"{uri}":{number}},"data":{value}}]}}',
    '{"id":{id},"method":"{unknown}","params":{}}',
  ],
  cancel: ['{"method":"$/cancelRequest","params":{"id":{id}}}'],
  notice: [
    '{"method":"workspace/didChangeWatchedFiles","params":{"changes":[{"uri":"{uri}","type":{kind}}]}}',
    '{"method":"workspace/didChangeConfiguration","params":{"settings":{}}}',
    '{"method":"workspace/didChangeWorkspaceFolders","params":{"event":{"added":[{"uri":"FOLDER/sub","name":"sub"}],"removed":[]}}}',
    '{"method":"workspace/didChangeWorkspaceFolders","params":{"event":{"added":[],"removed":[{"uri":"FOLDER/sub","name":"sub"}]}}}',
    '{"method":"$/setTrace","params":{"value":"off"}}',
    '{"method":"{unknown}","params":{}}',
  ],
  broken: ["!", "!{", "![]", "!null", "!{text}", '!{"jsonrpc":"2.0"}', '{"id":{id},"method":"textDocument/{atPlace}","params":{value}}', '{"id":{id},"method":"textDocument/{ofDocument}"}', '{"method":"textDocument/didChange","params":{value}}', '{"method":"textDocument/didOpen","params":{"textDocument":{value}}}', '{"id":{id},"method":"textDocument/hover","params":{"textDocument":{"uri":{value}},"position":{value}}}', '{"id":{id},"result":{value}}', '{"method":"$/cancelRequest","params":{value}}'],
  atPlace: ["hover", "definition", "declaration", "typeDefinition", "implementation", "documentHighlight", "prepareRename", "prepareCallHierarchy", "prepareTypeHierarchy", "completion"],
  ofDocument: ["documentSymbol", "foldingRange", "codeLens", "documentLink", "semanticTokens/full"],
  ofRange: ["inlayHint", "semanticTokens/range"],
  view: ["definitions", "map", "impact"],
  unknown: ["no/such", "$/noSuch", "textDocument/moniker", "workspace/executeCommand", "toString"],
  only: ["", ',"only":["quickfix"]', ',"only":["source.fixAll"]', ',"only":["refactor.extract"]'],
  uri: ["FOLDER/section-g.sec", "FOLDER/section-g.sec", "FOLDER/section-a.sec", "FOLDER/appendix-ad.duis", "FOLDER/s.xsd", "FOLDER/sec.json", "FOLDER/a.xml", "FOLDER/none.sec", "FOLDER/%E9.sec", "untitled:Untitled-1", "git:/x.sec?{}", "", "sec"],
  language: ["sec", "duis", "xml", "json", "plaintext"],
  range: ['{"start":{position},"end":{position}}'],
  position: ['{"line":{number},"character":{number}}', '{"line":{number},"character":{number}}', '{"line":0,"character":0}'],
  number: ["0", "1", "2", "3", "5", "8", "40", "100000", "2147483647"],
  id: ["{number}{number}", '"{number}{number}a"'],
  kind: ["1", "2", "3"],
  trigger: [" ", ".", "(", ":", "“"],
  word: ["G3.9", "Panel", "(b)", "", "G", "Zebra Widget", "é\\ud83d\\ude00"],
  value: ["null", "[]", "{}", "-1", '"x"', "true", "1.5", "{\"line\":-1,\"character\":1e300}"],
  text: ["", "\\n", "x", "G3.5 ", "teh ", "**Panel** means a body.\\n", "| a |\\n", "\\ud800", "<xs:schema", "{text}{text}"],
};

/** What no message speaks of: it must always be found as it is. */
const saneText = "# SECTION Z: SANE\n\n## Z1 ONE\n\nZ1.1 The DCC shall act.\n";

const talks = (chance: Chance): string => Array.from({ length: 1 + chance.below(12) }, () => message(chance)).join("\n");

export const server: Target = {
  name: "server",
  elsewhere: true,
  seeds: ((chance) => Array.from({ length: 60 }, () => talks(chance)))(chanceFrom(1)),
  words: [...terminals(grammar), "\n", "FOLDER", '"method"', '"params"', '"id"', "null", "-1"],
  write: talks,
  async hold(text) {
    running ??= await start();
    const now = running;
    try {
      await now.take(text);
    } catch (error) {
      running = undefined;
      await now.end();
      throw error;
    }
    if (now.taken >= 200) {
      running = undefined;
      await now.end();
    }
  },
  async end() {
    await running?.end();
    running = undefined;
  },
};

let running: Running | undefined;

function message(chance: Chance): string {
  const drafted = chance.oneIn(3) ? chance.any([chance.any(drafts), anyDraft(chance)]) : undefined;
  // A whole draft in the place of a piece of one.
  return written(drafted === undefined ? grammar : { ...grammar, text: [JSON.stringify(drafted).slice(1, -1)] }, "message", chance);
}

interface Running {
  readonly taken: number;
  /** Sends the messages of `text`; rejects where the server is not as it should be afterwards. */
  take(text: string): Promise<void>;
  end(): Promise<void>;
}

async function start(): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), "sec-duis-fuzz-"));
  const files = { "section-g.sec": drafts[0]!, "section-a.sec": drafts[1]!, "appendix-ad.duis": sample(/\.duis$/)[0]!.text.slice(0, 3000), "s.xsd": sample(/\.xsd$/)[0]!.text, "section-z.sec": saneText };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const child = spawn(process.execPath, serverArguments(), { cwd: folder, stdio: ["pipe", "pipe", "pipe"] });
  const uri = pathToFileURL(folder).href;
  const errors: string[] = [];
  child.stderr.on("data", (bytes: Buffer) => errors.push(bytes.toString()));
  const answers = new Map<string, Message[]>();
  let isReady = false;
  let heard = (): void => undefined;
  const reader = new StreamMessageReader(child.stdout);
  // It would wait for ever for the rest of what a server had begun to say.
  reader.partialMessageTimeout = 0;
  reader.listen((given) => {
    const one = given as Message;
    if (one.method === undefined) {
      const key = JSON.stringify(one.id);
      answers.set(key, [...(answers.get(key) ?? []), one]);
    } else if (one.method === "window/logMessage" && (one.params as { type: number }).type === 1) errors.push((one.params as { message: string }).message);
    else if (one.method === "sec-duis/status") isReady = (one.params as { state: string }).state === "ready";
    else if (one.id !== undefined) send(child, JSON.stringify({ jsonrpc: "2.0", id: one.id, result: one.method === "workspace/configuration" ? [null] : null }));
    heard();
  });
  child.once("exit", () => heard());

  const until = async (what: string, isSo: () => boolean): Promise<void> => {
    const end = Date.now() + 30_000;
    while (!isSo()) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The server ended (${child.exitCode ?? child.signalCode}): ${errors.join("\n").slice(0, 2000)}`);
      if (Date.now() > end) throw new Error(`${what} after 30 seconds: ${errors.join("\n").slice(0, 2000)}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 1000);
        heard = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const ask = async (id: string, method: string, params: unknown): Promise<unknown> => {
    send(child, JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    await until(`${method} is not answered`, () => answers.has(JSON.stringify(id)));
    return answers.get(JSON.stringify(id))![0]!.result;
  };

  await ask("hello", "initialize", { processId: process.pid, rootUri: uri, workspaceFolders: [{ name: "code", uri }], capabilities: editor });
  send(child, JSON.stringify({ jsonrpc: "2.0", method: "initialized", params: {} }));
  await until("The folder is not read", () => isReady);
  let taken = 0;
  /** How many answers to requests of an id have not come, of which there were several. */
  const owed = new Map<string, number>();
  return {
    get taken() {
      return taken;
    },
    async take(text) {
      answers.clear();
      errors.length = 0;
      let isProper = true;
      const asked = new Map<string, number>();
      for (const line of text.split("\n")) {
        const given = messageOf(line, folder, uri);
        if (given === undefined) continue;
        isProper &&= given.proper;
        if (given.id !== undefined) asked.set(given.id, (asked.get(given.id) ?? 0) + 1);
        // What is no message as the protocol has it may be answered like one, now or later.
        if (given.maybe !== undefined) owed.set(given.maybe, (owed.get(given.maybe) ?? 0) + 1);
        send(child, given.content);
      }
      const symbols = await ask(`sane ${++taken}`, "textDocument/documentSymbol", { textDocument: { uri: `${uri}/section-z.sec` } });
      assert.match(JSON.stringify(symbols), /"name":"Z1/, "The sane document is read as it was.");
      await until(`Not all of ${[...asked.keys()].join(", ")} is answered`, () => [...asked.keys()].every((id) => answers.has(id)));
      // Of two requests with one id that wait at a time, one may be taken for the other, and answered in the midst of the next text.
      for (const [id, times] of asked) {
        const left = times + (owed.get(id) ?? 0) - answers.get(id)!.length;
        assert.ok(left >= 0, `${id} is answered twice.`);
        owed.set(id, left);
      }
      if (isProper) assert.equal(errors.join("\n"), "", "It logs an error.");
    },
    async end() {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      if (child.exitCode === null && child.signalCode === null) {
        child.kill();
        await gone;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a line stands for. What would end the server, or lead out of its folder, is left out. */
function messageOf(line: string, folder: string, uri: string): { readonly content: string; readonly proper: boolean; readonly id: string | undefined; readonly maybe?: string | undefined } | undefined {
  if (/"(?:exit|shutdown|initialize)"/.test(line)) return undefined;
  const content = line.replaceAll("..", ".").replaceAll("FOLDER/out", `${folder}/out`).replaceAll("FOLDER", uri);
  if (line.startsWith("!")) return { content: content.slice(1), proper: false, id: undefined, maybe: idOf(content.slice(1)) };
  let given: Message;
  try {
    given = JSON.parse(content) as Message;
  } catch {
    return line === "" ? undefined : { content, proper: false, id: undefined };
  }
  const isRequest = typeof given === "object" && given !== null && typeof given.method === "string" && (typeof given.id === "string" || Number.isInteger(given.id));
  return { content: typeof given === "object" && given !== null && !Array.isArray(given) ? JSON.stringify({ jsonrpc: "2.0", ...given }) : content, proper: isAsTheProtocolHasIt(given), id: isRequest ? JSON.stringify(given.id) : undefined };
}

function idOf(content: string): string | undefined {
  try {
    const { id } = JSON.parse(content) as Message;
    return id === undefined ? undefined : JSON.stringify(id);
  } catch {
    return undefined;
  }
}

function send(child: ChildProcess, content: string): void {
  const bytes = Buffer.from(content);
  child.stdin!.write(`Content-Length: ${bytes.length}\r\n\r\n`);
  child.stdin!.write(bytes);
}

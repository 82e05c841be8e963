// The figures of the built language server on one Code: cold, warm, keystrokes, questions while it indexes, memory.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/paths.ts";
import { run } from "./child.ts";
import { percentile, type Figure } from "./report.ts";
import { drafting, keystrokes, largest, nearest, open, pause, questions, startServer, type Keystroke, type Memory, type Question } from "./server-run.ts";
import type { GeneratedCode, GeneratedFile, Place } from "./truth.ts";

export interface Resting {
  readonly figures: readonly Figure[];
  /** Memory after the rest, while other things may be measured; ends the server. */
  readonly rested: Promise<readonly Figure[]>;
}

/** Fewer of each where it has to be `quick`. */
export async function serverFigures(code: GeneratedCode, folder: string, quick: boolean): Promise<Resting> {
  const large = largest(code);
  const figures = [...(await coldFigures(folder, large, quick ? 1 : 3)), ...(await warmFigures(folder, large)), ...(await busyFigures(code, folder, large))];
  const edited = await editedFigures(code, folder, large, quick);
  return { figures: [...figures, ...edited.figures], rested: edited.rested };
}

async function coldFigures(folder: string, large: GeneratedFile, count: number): Promise<readonly Figure[]> {
  const colds: number[] = [];
  const cpus: number[] = [];
  const firsts: number[] = [];
  // The first server of all: what it compiles is kept, behind its last diagnostics, for all others.
  const installed = await firstDiagnostics(folder, large, 1000);
  for (let i = 0; i < count; i++) {
    firsts.push(await firstDiagnostics(folder, large, 0));
    const alone = await startServer(folder);
    colds.push(await alone.ready);
    cpus.push(alone.cpu() ?? NaN);
    if (i === 0) console.error(`${alone.diagnosticsPublished()} diagnostics, ${colds[0]!.toFixed(0)} ms, ${alone.peakMemory()?.toFixed(0)} MB`);
    await alone.end();
  }
  return [
    { name: `Cold: server started to all diagnostics (median of ${count})`, value: percentile(colds, 0.5), cpu: percentile(cpus, 0.5), unit: "ms", target: 1200, earlier: 4000 },
    { name: "Cold: server started to the first diagnostics of the document that is open, the largest", value: percentile(firsts, 0.5), unit: "ms", target: 300 },
    { name: "Cold: the same of the first server that is ever started, with nothing compiled", value: installed, unit: "ms", target: undefined },
  ];
}

/** Milliseconds from the start of a server until the document that is open has diagnostics; it is ended so long after it is ready. */
async function firstDiagnostics(folder: string, large: GeneratedFile, rest: number): Promise<number> {
  const server = await startServer(folder);
  const first = server.firstDiagnosed(large.file);
  await tellOpen(server, large);
  const milliseconds = await first;
  await server.ready;
  await pause(rest);
  await server.end();
  return milliseconds;
}

async function warmFigures(folder: string, large: GeneratedFile): Promise<readonly Figure[]> {
  const storage = mkdtempSync(join(tmpdir(), "sec-duis-bench-storage-"));
  try {
    const keeping = await startServer(folder, storage);
    await keeping.ready;
    const all = keeping.diagnosticsPublished();
    // What was found is kept behind the last diagnostics.
    await pause(3000);
    await keeping.end();
    const warms: number[] = [];
    const firsts: number[] = [];
    for (let i = 0; i < 3; i++) {
      const again = await startServer(folder, storage);
      const first = again.firstDiagnosed(large.file);
      await tellOpen(again, large);
      firsts.push(await first);
      await again.ready;
      warms.push(again.since(all)!);
      await again.end();
    }
    return [
      { name: "Warm: server started again to all diagnostics, nothing changed (median of 3)", value: percentile(warms, 0.5), unit: "ms", target: 400, earlier: 400 },
      { name: "Warm: server started again to the first diagnostics of the document that is open", value: percentile(firsts, 0.5), unit: "ms", target: 300 },
    ];
  } finally {
    rmSync(storage, { recursive: true, force: true });
  }
}

async function busyFigures(code: GeneratedCode, folder: string, large: GeneratedFile): Promise<readonly Figure[]> {
  const places: readonly Place[] = [...code.truth.references.filter(({ status }) => status === "resolved"), ...code.truth.definitions].filter(({ file }) => file === large.file);
  const server = await startServer(folder);
  await tellOpen(server, large);
  const { times, answered } = await questions(server, large, places, 10_000, server.isReady);
  await server.ready;
  const peak = server.peakMemory();
  await server.end();
  const names: Readonly<Record<Question, string>> = { hover: "Hover", definition: "Definition", completion: "Completion" };
  const asked = (Object.keys(names) as Question[]).filter((question) => times[question].length > 0).flatMap((question): readonly Figure[] => [
    { name: `${names[question]} while indexing, p95 of ${times[question].length}`, value: percentile(times[question], 0.95), unit: "ms", target: 5 },
    { name: `${names[question]} while indexing, longest`, value: Math.max(...times[question]), unit: "ms", target: undefined },
  ]);
  console.error(`${answered.toFixed(0)} % of the questions while indexing were answered`);
  return [...asked, ...memoryFigure("Peak memory of the server, indexing with one document open", peak, 300, 400)];
}

async function editedFigures(code: GeneratedCode, folder: string, large: GeneratedFile, quick: boolean): Promise<Resting> {
  const small = nearest(code.files, 50_000);
  const server = await startServer(folder);
  await server.ready;
  await pause(2000);
  const indexed = server.memory();
  await opened(server, large);
  const largeTimes = await keystrokes(server, large, quick ? 20 : 80);
  const typed = server.memory();
  const drafted = await drafting(server, large, ...newClause(large, quick));
  await opened(server, small);
  const smallTimes = await keystrokes(server, small, quick ? 20 : 80);
  // The definitions of the whole Code: there, a letter may change a term that all others use.
  const definitions = code.files.find(({ file }) => file === "section-a.sec")!;
  await opened(server, definitions);
  const definitionTimes = await keystrokes(server, definitions, quick ? 10 : 40);
  const peak = server.peakMemory();
  // Text that a page has broken into lines, and that drafters go on with.
  const wrapped = code.files.filter(({ file }) => file.endsWith(".sec.txt")).reduce((a, b) => (b.text.length > a.text.length ? b : a));
  await opened(server, wrapped);
  const wrappedTimes = await keystrokes(server, wrapped, quick ? 20 : 80);
  const largeAtOnce = await keystrokes(server, large, quick ? 20 : 80, 0);
  const smallAtOnce = await keystrokes(server, small, quick ? 20 : 80, 0);
  const rest = JSON.parse(await run([join(root, "test", "bench", "rest.ts")])) as RestTimes;
  const seconds = quick ? 5 : 60;
  const rested = pause(seconds * 1000).then(async () => {
    const left = server.memory();
    await server.end();
    return steadyFigure(`${seconds} seconds after the last keystroke`, left);
  });
  return {
    figures: [
      ...keyFigures(`a document of ${(large.text.length / 1e6).toFixed(2)} MB`, largeTimes, 16, 40),
      ...keyFigures(`a document of ${(small.text.length / 1e3).toFixed(0)} KB`, smallTimes, 5),
      ...keyFigures("the document of the definitions", definitionTimes, undefined),
      ...keyFigures(`a new clause of ${drafted.length} letters that is drafted in the document of ${(large.text.length / 1e6).toFixed(2)} MB`, drafted, undefined),
      ...keyFigures(`a text of ${(wrapped.text.length / 1e3).toFixed(0)} KB whose lines a page has broken`, wrappedTimes, undefined),
      ...keyFigures(`the document of ${(large.text.length / 1e6).toFixed(2)} MB, each as soon as the one before was answered`, largeAtOnce, undefined),
      ...keyFigures(`the document of ${(small.text.length / 1e3).toFixed(0)} KB, each as soon as the one before was answered`, smallAtOnce, undefined),
      ...restFigures(rest),
      ...memoryFigure("Peak memory of the server, after the keystrokes", peak, 300, 400),
      ...steadyFigure("2 seconds after indexing", indexed),
      ...steadyFigure(`after ${largeTimes.length} keystrokes`, typed),
    ],
    rested,
  };
}

/** Where a clause is drafted, in the middle of a document, and its words. */
function newClause({ text }: GeneratedFile, quick: boolean): readonly [number, string] {
  const next = /\n\n(?=([A-Z]\d+\.\d+) )/g;
  next.lastIndex = text.length >> 1;
  const found = next.exec(text);
  if (!found) throw new Error("No clause stands in the second half of the document.");
  const words = `\n\n${found[1]}A The User shall notify the Panel of each Incident within five Working Days after it becomes aware of it, and state:\n\n(a) the date on which it occurred; and\n(b) the Party that reported it.`;
  return [found.index, quick ? words.slice(0, 40) : words];
}

/** Opens a document and rests for a second, as who opens one does before typing in it. */
async function opened(server: Awaited<ReturnType<typeof startServer>>, file: GeneratedFile): Promise<void> {
  await open(server, file);
  await pause(1000);
}

function keyFigures(where: string, times: readonly Keystroke[], target: number | undefined, earlier?: number): readonly Figure[] {
  const figure = (share: number): Pick<Figure, "value" | "cpu" | "unit"> => ({ value: percentile(times.map(({ waited }) => waited), share), cpu: percentile(times.map(({ worked }) => worked), share), unit: "ms" });
  return [
    { name: `Keystroke to diagnostics in ${where}, p50 of ${times.length}`, ...figure(0.5), target: undefined },
    { name: `Keystroke to diagnostics in ${where}, p95`, ...figure(0.95), target, earlier },
  ];
}

/** What test/bench/rest.ts tells, in milliseconds. */
interface RestTimes {
  readonly atOnce: number;
  readonly rested: number;
}

function restFigures({ atOnce, rested }: RestTimes): readonly Figure[] {
  return [
    { name: "The machine alone: 3,000 small functions, called again and again", value: atOnce, unit: "ms", target: undefined },
    { name: "The machine alone: the same after each 30 ms of rest", value: rested, unit: "ms", target: undefined },
  ];
}

function memoryFigure(name: string, value: number | undefined, target: number, earlier?: number): readonly Figure[] {
  return value === undefined ? [] : [{ name, value, unit: "MB", target, earlier }];
}

function steadyFigure(when: string, memory: Memory | undefined): readonly Figure[] {
  return memory ? memoryFigure(`Steady memory, ${when} (${memory.own.toFixed(0)} MB without Node's program file)`, memory.resident, 200) : [];
}

/** Opens a document as an editor does that starts with it, and waits for nothing. */
function tellOpen(server: Awaited<ReturnType<typeof startServer>>, { file, text }: GeneratedFile): Promise<void> {
  return server.connection.sendNotification("textDocument/didOpen", { textDocument: { uri: server.uri(file), languageId: file.endsWith(".duis") ? "duis" : "sec", version: 1, text } });
}

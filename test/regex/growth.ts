// How the time of each part of the program grows with a hostile text: twice the text should take twice the time.

import { strToU8, zipSync } from "fflate";
import { checkCorpus, checkDocument, checkOwn } from "../../server/src/check/check.ts";
import { readConfig } from "../../server/src/config/read.ts";
import { complete, triggers } from "../../server/src/features/completion.ts";
import { goToDefinition } from "../../server/src/features/definition.ts";
import { findSymbols } from "../../server/src/features/find-symbols.ts";
import { foldings } from "../../server/src/features/folding.ts";
import { format } from "../../server/src/features/format.ts";
import { highlights } from "../../server/src/features/highlight.ts";
import { hints } from "../../server/src/features/hints.ts";
import { hover } from "../../server/src/features/hover.ts";
import { lenses } from "../../server/src/features/lenses.ts";
import { links } from "../../server/src/features/links.ts";
import { outline } from "../../server/src/features/outline.ts";
import { refactorings } from "../../server/src/features/refactorings.ts";
import { findReferences } from "../../server/src/features/references.ts";
import { prepareRename } from "../../server/src/features/rename.ts";
import { selections } from "../../server/src/features/selection.ts";
import { tokens } from "../../server/src/features/tokens.ts";
import { afterKey } from "../../server/src/features/typing.ts";
import { factsOf } from "../../server/src/index/facts.ts";
import { allRules } from "../../server/src/rules/all.ts";
import { readRequest } from "../../server/src/schema/request.ts";
import { readSchema } from "../../server/src/schema/read.ts";
import type { Spelling } from "../../server/src/spelling/spelling.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { exportDocx } from "../../server/src/word/export.ts";
import { importWord } from "../../server/src/word/import/import.ts";
import { freshSpelling, spelling as usual } from "../support/spelling.ts";
import { docxParts } from "../support/word.ts";
import { findingsOf, idOf, workspaceWith } from "../support/workspace.ts";
import { written, type HostileText, type Written } from "./hostile-texts.ts";

export interface Growth {
  readonly text: string;
  readonly part: string;
  /** Milliseconds of this thread's time, for the sizes that were asked for. */
  readonly times: readonly number[];
}

/** One part of the work on a text, ready to be done once. */
export type Part = readonly [name: string, work: () => unknown];

const settings = JSON.stringify({
  bannedTerms: [{ term: "Widget", replacement: "Device" }, { term: "the User", replacement: "the Party" }], preferredTerms: [{ avoid: "User", prefer: "DCC User" }, { avoid: "Code", prefer: "Code of Practice" }],
  companionTerms: [{ term: "Section", with: "Code" }], pinnedVersions: ["TLS", "Transport Layer Security"],
});
const options = { tabSize: 4, insertSpaces: true };

/** The parts that have to do with a file of this text. */
function partsOf(text: Written, file: HostileText["file"], spelling: Spelling): readonly Part[] {
  const { content } = text;
  switch (file) {
    case "sec.json":
      return [["sec.json", () => readConfig(content, allRules)]];
    case "schema.xsd":
      return [["schema", () => readSchema(idOf(file), content)]];
    case "request.xml":
      return [["request", () => readRequest(idOf(file), content)], ["request in its workspace", () => findingsOf(workspaceWith(new Map([[file, content]])).snapshot())]];
    case "word/document.xml": {
      const parts = { ...docxParts({ body: "" }), [file]: content };
      const bytes = zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part])));
      return [["import", () => importWord(bytes, { name: "section-g.docx", changes: "accept" })]];
    }
    default:
      return draftedParts(file, text, spelling);
  }
}

/** The work of `part` on a text of about `size` characters. */
export function workOf(text: HostileText, part: string, size: number): () => unknown {
  const found = partsOf(written(text, size), text.file, usual).find(([name]) => name === part);
  if (!found) throw new Error(`There is no ${part}.`);
  return found[1];
}

function draftedParts(file: string, { content, middle, last }: Written, spelling: Spelling): readonly Part[] {
  const id = idOf(file);
  // Made with the part that is measured first, so that nothing of it is made twice.
  const { snapshot, document } = opened(file, content);
  const config = snapshot.configOf(id);
  // Alike in a text of any size: how much there is to say differs from place to place.
  const places = [0, 60, middle, last + 3, content.length].map((at) => Math.min(content.length, at));
  const atPlaces = (work: (offset: number) => unknown) => (): void => places.forEach(work);
  return [
    ["reading", () => parse(content, { name: file })],
    ["facts", () => factsOf(id, parse(content, { name: file }))],
    ...allRules.map((rule): Part => [`rule ${rule.id}`, () => (rule.reads === "document" ? checkOwn(document, config, spelling, [rule]) : checkCorpus(document, snapshot.corpus, config, spelling, [rule]))]),
    ["all rules", () => checkDocument(document, snapshot.corpus, config, spelling)],
    ["hover", atPlaces((at) => hover(snapshot, id, at))],
    ["completion", atPlaces((at) => [undefined, ...triggers].map((trigger) => complete(snapshot, id, at, trigger, allRules)))],
    ["definition", atPlaces((at) => goToDefinition(snapshot, id, at))],
    ["references", atPlaces((at) => [...findReferences(snapshot, id, at)])],
    ["highlights", atPlaces((at) => highlights(snapshot, id, at))],
    ["rename", atPlaces((at) => prepareRename(snapshot, id, at))],
    ["selection", atPlaces((at) => selections(snapshot, document, at))],
    ["refactorings", atPlaces((at) => refactorings({ snapshot, document, span: { from: at, to: Math.min(content.length, at + 40) } }))],
    ["on type", atPlaces((at) => ["\n", " ", ">"].map((key) => afterKey(key, document, at, options)))],
    ["format", () => format(document, options)],
    ["outline", () => outline(document)],
    ["folding", () => foldings(document)],
    ["tokens", () => tokens(snapshot, document, { from: 0, to: content.length })],
    ["hints", () => hints(snapshot, document, { from: 0, to: content.length }, 60)],
    ["links", () => links(snapshot, id)],
    ["lenses", () => lenses(snapshot, document, ["uses", "citations"])],
    ["symbols", () => findSymbols(snapshot, "sec", 100)],
    ["export", () => exportDocx(document.tree, { author: "Ann Editor" })],
  ];
}

function opened(file: string, content: string): { readonly snapshot: ReturnType<ReturnType<typeof workspaceWith>["snapshot"]>; readonly document: ReturnType<typeof factsOf> } {
  const snapshot = workspaceWith(new Map([["sec.json", settings], [file, content]])).snapshot();
  return { snapshot, document: snapshot.documents.get(idOf(file))! };
}

/** The least of `tries` times of each part of the work on `text`, for each of `sizes`. */
export async function growthOf(text: HostileText, sizes: readonly number[], tries: number, only: (part: string) => boolean = () => true, parts = partsOf): Promise<readonly Growth[]> {
  const times = new Map<string, number[]>();
  for (const [at, size] of sizes.entries()) {
    // Afresh each time: much of the work is kept.
    for (let left = tries; left > 0; left--) {
      // A dictionary keeps what it said of some thousand words: of a small text all, when that is tried again.
      const spelling = tries > 1 ? freshSpelling() : usual;
      for (const [part, work] of parts(written(text, size), text.file, spelling)) {
        if (!only(part)) continue;
        const before = process.threadCpuUsage();
        await work();
        const { user, system } = process.threadCpuUsage(before);
        const known = times.get(part) ?? [];
        known[at] = Math.min(known[at] ?? Infinity, (user + system) / 1000);
        times.set(part, known);
      }
    }
  }
  return [...times].map(([part, of]) => ({ text: text.name, part, times: of }));
}

/** The power of the size that the time grows with, between the two largest sizes (each twice the one before). */
export function exponentOf({ times }: Growth): number {
  return Math.log2(times.at(-1)! / Math.max(0.1, times.at(-2)!));
}

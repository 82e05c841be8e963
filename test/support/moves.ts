// What a walk (walk.ts) may do in one step: the changes that people and programs make to a folder, and the moments at
// which they make them.

import fc from "fast-check";
import type { Language } from "../../server/src/syntax/tree.ts";
import { folderOf } from "../../server/src/text/paths.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";
import { draft, wreck } from "./drafts.ts";
import { configPieces, configs, documents, fronts, inserts, pageMarks, requestPieces, requests, schemaPieces, schemas } from "./move-texts.ts";
import { idOf, put } from "./workspace.ts";

/** A workspace on its walk, and all that a fresh one must be given to be the same. */
export interface Walker {
  readonly workspace: Workspace;
  /** By name, in the order in which they came. */
  readonly texts: Map<string, string>;
  /** Of documents that were opened under a language of their own. */
  readonly languages: Map<string, Language>;
  settings: unknown;
}

/** The changes by their names. */
export type Moves = Readonly<Record<string, () => void>>;

/** The changes that `walker` may make; `random` gives numbers from 0 to 1, `seed` the texts that it has at hand. */
export function movesOf(walker: Walker, random: () => number, seed: number): Moves {
  const pool = [...fc.sample(draft, { seed, numRuns: 60 }), ...fc.sample(wreck, { seed, numRuns: 20 })].map((text) => text.slice(0, longest));
  const hand = handOf(walker, random, pool);
  const single: Moves = { ...editsOf(hand), ...lookalikesOf(hand), ...filesOf(hand), ...othersOf(hand) };
  return { ...single, ...timingsOf(hand, single) };
}

/** Short texts: what goes wrong between two versions goes wrong in short ones too, and many more of them can be walked. */
const longest = 1200;

/** What the moves are made with. */
interface Hand extends Omit<Walker, "settings"> {
  readonly random: () => number;
  readonly pool: readonly string[];
  any<T>(of: readonly T[]): T;
  /** A number from 0 to `most`. */
  upTo(most: number): number;
  /** The documents that there are. */
  held(): readonly string[];
  write(name: string, text: string): void;
  remove(name: string): void;
  setSettings(settings: unknown): void;
  /** Changes the text of some document. */
  edit(change: (text: string) => string): void;
  /** Texts that were replaced, the last one last. */
  readonly history: (readonly [name: string, text: string])[];
}

function handOf(walker: Walker, random: () => number, pool: readonly string[]): Hand {
  const { workspace, texts, languages } = walker;
  const history: (readonly [name: string, text: string])[] = [];
  const hand: Hand = {
    workspace, texts, languages, random, pool, history,
    any: (of) => of[Math.floor(random() * of.length)]!,
    upTo: (most) => Math.floor(random() * (most + 1)),
    held: () => [...texts.keys()].filter((name) => documents.includes(name)),
    write(name, text) {
      const before = texts.get(name);
      if (before !== undefined) history.push([name, before]);
      if (history.length > 50) history.shift();
      texts.set(name, text);
      put(workspace, name, text, languages.get(name));
    },
    remove(name) {
      texts.delete(name);
      languages.delete(name);
      const id = idOf(name);
      if (name.endsWith("sec.json")) workspace.setConfig(folderOf(id), undefined);
      else if (name.endsWith(".xsd")) workspace.removeSchema(id);
      else if (name.endsWith(".xml")) workspace.removeRequest(id);
      else workspace.remove(id);
    },
    setSettings: (settings) => workspace.setSettings((walker.settings = settings)),
    edit(change) {
      const name = hand.any(hand.held());
      if (name !== undefined) hand.write(name, change(texts.get(name)!).slice(0, longest));
    },
  };
  return hand;
}

/** Typing, deleting, pasting, undoing. */
function editsOf({ any, upTo, held, write, edit, texts, workspace, languages, history, pool }: Hand): Moves {
  const insert = (): void => edit((text) => insertedAt(text, upTo(text.length), any(inserts)));
  return {
    insert,
    insertAgain: insert,
    letters: () => edit((text) => insertedAt(text, upTo(text.length), any(["a", "G", " ", ".", "(", "5", "’"]))),
    delete: () => edit((text) => ((at) => text.slice(0, at) + text.slice(at + 1 + upTo(40)))(upTo(text.length))),
    deleteLine: () => edit((text) => text.split("\n").toSpliced(upTo(text.split("\n").length), 1).join("\n")),
    paste: () => {
      const from = texts.get(any(held()) ?? "") ?? any(pool);
      const at = upTo(from.length);
      edit((text) => insertedAt(text, upTo(text.length), from.slice(at, at + upTo(300))));
    },
    move: () => edit((text) => ((lines, from) => lines.toSpliced(upTo(lines.length - 1), 0, ...lines.splice(from, 2)).join("\n"))(text.split("\n"), upTo(text.length) % 20)),
    undo: () => {
      const last = history.pop();
      if (!last) return;
      texts.set(...last);
      put(workspace, ...last, languages.get(last[0]));
    },
    redoFar: () => {
      const some = any(history);
      if (some) write(...some);
    },
    heading: () => edit((text) => {
      const heading = any([...text.matchAll(/(?<=^#+[^\S\n]+)\S.*$/gm)]);
      if (!heading) return text;
      const words = any([heading[0], insertedAt(heading[0], upTo(heading[0].length), any(["e", " ", "s", "Definitions ", "Not used", "(", "3"])), any([...text.matchAll(/^#+[^\S\n]+(.*)$/gm)])![1]!]);
      return text.slice(0, heading.index) + words + text.slice(heading.index + heading[0].length);
    }),
    same: () => edit((text) => text),
    lineEnds: () => edit((text) => (text.includes("\r\n") ? text.replaceAll("\r\n", "\n") : text.replaceAll("\n", "\r\n"))),
  };
}

/** What changes little that meets the eye: capitals, what stands at the head of a text, what pages left in it. */
function lookalikesOf({ any, upTo, random, edit }: Hand): Moves {
  return {
    capitals: () => edit((text) => {
      const words = [...text.matchAll(/\p{L}{2,}/gu)];
      const word = any(words);
      if (!word) return text;
      const at = upTo(word[0].length - 1);
      const flipped = word[0][at] === word[0][at]!.toLowerCase() ? word[0][at]!.toUpperCase() : word[0][at]!.toLowerCase();
      const other = any([word[0].toUpperCase(), word[0].toLowerCase(), word[0].slice(0, at) + flipped + word[0].slice(at + 1)]);
      return text.slice(0, word.index) + other + text.slice(word.index + word[0].length);
    }),
    front: () => edit((text) => any(fronts) + text.replace(/^---\n[^]*?\n(?:---\n|$)/, "")),
    withinFront: () => edit((text) => {
      const end = /^---\n[^]*?\n---\n/.exec(text)?.[0].length ?? 0;
      return end === 0 ? any(fronts) + text : insertedAt(text, upTo(end), any(["a", " ", ":", "\n", "[", "-", "document: H\n", "extract: true\n"]));
    }),
    page: () => edit((text) => {
      const lines = text.split("\n");
      return lines.toSpliced(upTo(lines.length), 0, any(pageMarks)).join("\n");
    }),
    pages: () => edit((text) => {
      const [mark, every] = [any(pageMarks), 3 + upTo(8)];
      return text.split("\n").map((line, i) => (i % every === every - 1 ? `${line}\n${mark}` : line)).join("\n");
    }),
    unpaged: () => edit((text) => {
      const marks = new Set(pageMarks.flatMap((mark) => mark.split("\n")));
      return text.split("\n").filter((line) => !marks.has(line) || random() < 0.2).join("\n");
    }),
  };
}

/** Documents come, go, and change their names. */
function filesOf({ any, random, held, pool, texts, languages, workspace, write, remove }: Hand): Moves {
  return {
    replace: () => write(any(documents), any(pool)),
    rename: () => {
      const from = any(held());
      const to = any(documents);
      if (from === undefined || from === to) return;
      const text = texts.get(from)!;
      // Either message may come first.
      if (random() < 0.5) write(to, text);
      remove(from);
      write(to, text);
    },
    remove: () => remove(any(documents)),
    language: () => {
      const name = any(held());
      if (name === undefined) return;
      const language = any(["sec", "duis", undefined] as const);
      if (language) languages.set(name, language);
      else languages.delete(name);
      put(workspace, name, texts.get(name)!, language);
    },
  };
}

/** Settings, schemas and requests: others, and edits of those that there are. */
function othersOf({ any, upTo, texts, write, remove, setSettings }: Hand): Moves {
  const edited = (kind: RegExp, pieces: readonly string[]) => (): void => {
    const name = any([...texts.keys()].filter((one) => kind.test(one)));
    if (name === undefined) return;
    const text = texts.get(name)!;
    const at = upTo(text.length);
    write(name, any([insertedAt(text, at, any(pieces)), text.slice(0, at) + text.slice(at + 1 + upTo(12))]).slice(0, longest));
  };
  return {
    config: () => write(any(configNames), any(configs)),
    configGone: () => remove(any(configNames)),
    editConfig: edited(/sec\.json$/, configPieces),
    settings: () => setSettings(any([undefined, null, {}, { rules: { typo: "off" } }, { rules: { "broken-reference": "hint" }, words: ["shal"] }, "no settings"])),
    schema: () => write(any(schemaNames), any(schemas)),
    schemaGone: () => remove(any(schemaNames)),
    editSchema: edited(/\.xsd$/, schemaPieces),
    request: () => write("sub/a.xml", any(requests)),
    requestGone: () => remove("sub/a.xml"),
    editRequest: edited(/\.xml$/, requestPieces),
  };
}

const configNames = ["sec.json", "sub/sec.json"];
const schemaNames = ["a.xsd", "b.xsd"];

/** Work that is not done when the next change comes, and messages in another order than one would think. */
function timingsOf({ any, upTo, random, held, pool, texts, languages, workspace, write }: Hand, moves: Moves): Moves {
  const make = (...names: readonly string[]): void => moves[any(names)]!();
  const timings: Moves = {
    // A check that is overtaken.
    overtaken: () => {
      const name = any(held());
      if (name === undefined) return;
      const running = workspace.checking(idOf(name));
      for (let i = upTo(60); i > 0 && !running.next().done; i--);
      make("insert", "capitals", "config", "replace", "remove", "schema");
      for (const _ of running);
    },
    // A text that is read in steps, while something else changes; of two texts of a document the later one counts.
    inSteps: () => {
      const [name, text] = [any(documents), any(pool)];
      const reading = workspace.setting(idOf(name), text, languages.get(name));
      for (let i = 1 + upTo(20); i > 0 && !reading.next().done; i--);
      const isOvertaken = random() < 0.3;
      if (isOvertaken) write(name, any(pool));
      else make("config", "configGone", "editConfig", "settings", "schema", "editSchema", "request");
      for (const _ of reading);
      if (!isOvertaken) texts.set(name, text);
    },
    // Several texts are read and others checked at a time, and it is open who is done first.
    interleaved: () => {
      const names = [...new Set([any(documents), any(documents), any(documents)])];
      const running = [
        ...names.map((name) => {
          const text = any(pool);
          texts.set(name, text);
          return workspace.setting(idOf(name), text, languages.get(name));
        }),
        ...held().map((name) => any([workspace.checking(idOf(name)), workspace.checkingOwn(idOf(name)), workspace.priming(idOf(name))])),
        workspace.preparing(),
      ];
      while (running.length > 0) {
        const next = upTo(running.length - 1);
        if (running[next]!.next().done) running.splice(next, 1);
      }
    },
    // While nobody types, an open text is made ready for the first edit; an edit may come before it is.
    primed: () => {
      const name = any(held());
      if (name === undefined) return;
      workspace.check(idOf(name));
      const running = workspace.priming(idOf(name));
      for (let i = random() < 0.5 ? Infinity : upTo(60); i > 0 && !running.next().done; i--);
      make("insert", "letters", "insert", "capitals", "config", "replace");
      if (random() < 0.5) for (const _ of running);
    },
    look: () => void workspace.check(idOf(any(documents))),
  };
  return {
    ...timings,
    // As when another program changes many files: nobody looks in between.
    several: () => {
      const all = { ...moves, ...timings };
      for (let left = 2 + upTo(4); left > 0; left--) all[any(Object.keys(all))]!();
    },
  };
}

function insertedAt(text: string, at: number, words: string): string {
  return text.slice(0, at) + words + text.slice(at);
}

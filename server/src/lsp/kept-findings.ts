// What was found last time, kept in the storage that the client names (`--storage=FOLDER`), so that a folder that has not
// changed since shows its findings at once, while it is read again behind them. Only findings of the very same texts,
// settings and product are shown; whatever is wrong with what was kept, it is as if nothing had been. The file begins
// with a hash of its rest: half a file, or one that a disk has spoilt, is never believed.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Diagnostic } from "vscode-languageserver/node";
import { decode, readBytes } from "../disk/read.ts";
import { version } from "../disk/version.ts";
import { writeBytes } from "../disk/write-bytes.ts";
import type { DocumentId } from "../index/facts.ts";

export interface KeptFindings {
  /** Whether anything was kept of these folders. */
  mayRestore(): boolean;
  /**
   * What was found in each of `files`, if these are all the files of then and each holds what it held; not in one whose
   * `open` text, where it has one, is another than the file's. Never rejects.
   */
  restore(files: readonly DocumentId[], key: unknown, open?: (id: DocumentId) => string | undefined): Promise<ReadonlyMap<DocumentId, readonly Diagnostic[]> | undefined>;
  /** Keeps what is found in `files`, whose `texts` are held where they are ours. Gives a message where that failed. Never rejects. */
  keep(files: readonly DocumentId[], texts: ReadonlyMap<DocumentId, string>, found: ReadonlyMap<DocumentId, readonly Diagnostic[]>, key: unknown): Promise<string | undefined>;
}

interface Kept {
  /** Of the product, and of what else the findings hang on. */
  readonly key: string;
  /** The hash of each file's text; `notOurs` for one that is not held: another's XML, or one that cannot be read. */
  readonly files: Readonly<Record<DocumentId, string>>;
  readonly found: Readonly<Record<DocumentId, readonly Diagnostic[]>>;
}

const notOurs = "-";

/** So many files are read at the same time. */
const atOnce = 16;

/** The findings of the workspace `folders`, kept under `storage`; nothing is kept without one. */
export function keptFindings(storage: string | undefined, folders: () => readonly string[]): KeptFindings {
  const file = (): string => join(storage!, `findings-${hashOf([...folders()].sort().join("\n"))}.json`);
  const keyOf = (key: unknown): string => JSON.stringify([version(), key ?? null]);
  const hashes = new Map<DocumentId, { readonly text: string; readonly hash: string }>();
  const hashOnce = (id: DocumentId, text: string | undefined): string => {
    if (text === undefined) return notOurs;
    const before = hashes.get(id);
    if (before?.text === text) return before.hash;
    const hash = hashOf(text);
    hashes.set(id, { text, hash });
    return hash;
  };
  return {
    mayRestore: () => storage !== undefined && existsSync(file()),
    async restore(files, key, open = () => undefined) {
      if (storage === undefined) return undefined;
      const kept = await read(file());
      if (!kept || kept.key !== keyOf(key) || Object.keys(kept.files).length !== files.length) return undefined;
      const found = new Map(Object.entries(kept.found));
      if (!files.every((id) => kept.files[id] !== undefined)) return undefined;
      const ours = files.filter((id) => kept.files[id] !== notOurs);
      for (let i = 0; i < ours.length; i += atOnce) {
        for (const [id, bytes] of await Promise.all(ours.slice(i, i + atOnce).map(async (id) => [id, await readBytes(id)] as const))) {
          const hash = kept.files[id]!;
          if (!Buffer.isBuffer(bytes) || !isTextOf(hash, id, bytes)) return undefined;
          const opened = open(id);
          if (opened !== undefined && hashOf(opened) !== hash) found.delete(id);
        }
      }
      return found;
    },
    async keep(files, texts, found, key) {
      if (storage === undefined) return undefined;
      const kept: Kept = {
        key: keyOf(key),
        files: Object.fromEntries(files.map((id) => [id, hashOnce(id, texts.get(id))])),
        found: Object.fromEntries([...found].filter(([, diagnostics]) => diagnostics.length > 0)),
      };
      const text = JSON.stringify(kept);
      const written = await writeBytes(file(), `${hashOf(text)}\n${text}`, "overwrite");
      if (written.kind === "refused") return `The findings cannot be kept: ${written.message}`;
      await sweep(storage, basename(file()));
      return undefined;
    },
  };
}

async function read(file: string): Promise<Kept | undefined> {
  // There is none yet, or it is damaged: it is made anew.
  const text = await readFile(file, "utf8").catch(() => "");
  const end = text.indexOf("\n");
  const kept = text.slice(end + 1);
  return hashOf(kept) === text.slice(0, end) ? (JSON.parse(kept) as Kept) : undefined;
}

/** Takes away what servers left of the file `name` that ended while they wrote it. One that still writes takes no hour. */
async function sweep(storage: string, name: string): Promise<void> {
  const files = await readdir(storage).catch(() => []);
  for (const one of files.filter((file) => file.startsWith(`.${name}.`) && file.endsWith(".tmp"))) {
    const file = join(storage, one);
    const age = Date.now() - ((await stat(file).catch(() => undefined))?.mtimeMs ?? Date.now());
    if (age > 3_600_000) await rm(file, { force: true }).catch(() => undefined);
  }
}

/** Whether `hash` is that of the text in `bytes`: nearly always the bytes are those that it was made of, and need not be read as text. */
function isTextOf(hash: string, id: DocumentId, bytes: Buffer): boolean {
  if (hashOf(bytes) === hash) return true;
  const text = decode(id, bytes);
  return text.kind === "text" && hashOf(text.text) === hash;
}

/** Of a text, as UTF-8 has it. */
function hashOf(text: string | Buffer): string {
  return createHash("sha256").update(text).digest("base64url");
}

// What files a project consists of, and which sec.json governs which of them: the one answer for the language server
// and the command line.

import { dirname, parse, resolve } from "node:path";
import { readConfig } from "../config/read.ts";
import type { KnownRule } from "../config/reading.ts";
import { governing } from "../workspace/governing.ts";
import type { ConfigFile } from "../workspace/snapshot.ts";
import { discover, excluder, type FoundFile } from "./discover.ts";
import { kindOf } from "./kinds.ts";
import { nearestConfig } from "./nearest-config.ts";
import { readText, unreadable, type Given, type Unreadable } from "./read.ts";

export interface Project {
  /** Documents, schemas and XML files, in order, without what their sec.json excludes. */
  readonly files: readonly FoundFile[];
  /** The sec.json files by the folder that each governs: those in `inputs`, and the nearest one above each input. */
  readonly configs: ReadonlyMap<string, ConfigFile>;
  readonly unreadable: readonly Unreadable[];
  /** Links that lead out of the folders in `inputs`, and are not followed. */
  readonly outside: readonly string[];
}

export interface ProjectOptions {
  /** Governs everything, in place of each sec.json that lies beside the documents. */
  readonly config?: string;
  /** One of `inputs` whose text comes from elsewhere. */
  readonly given?: Given | undefined;
  readonly signal?: AbortSignal;
}

/** The project in `inputs` (folders and files). `rules` are those that a sec.json may name. Never rejects. */
export async function findProject(inputs: readonly string[], rules: readonly KnownRule[], options: ProjectOptions = {}): Promise<Project> {
  const configs = new Map<string, ConfigFile>();
  const unreadable: Unreadable[] = [];
  const paths = inputs.map((input) => resolve(input));
  const read = async (file: string, folder = dirname(file)): Promise<void> => {
    if (configs.has(folder)) return;
    const found = await readConfigFile(file, rules, options.given);
    if (found.kind === "unreadable") unreadable.push(found);
    else configs.set(folder, found.file);
  };

  if (options.config !== undefined) {
    const file = resolve(options.config);
    for (const path of paths) await read(file, parse(path).root);
    unreadable.splice(1);
  } else {
    const seen = new Map<string, string | undefined>();
    for (const path of paths) {
      const above = await nearestConfig(path, [], seen);
      if (above !== undefined) await read(above);
    }
  }

  const excludedBy = excluders(configs);
  const found = await discover(inputs, { excluded: excludedBy, given: options.given?.file, ...(options.signal ? { signal: options.signal } : {}) });
  if (options.config === undefined) {
    for (const { file, kind } of found.files) if (kind.kind === "config") await read(file);
  }
  const asked = new Set(paths);
  // A sec.json that the walk came upon has its say too; what was asked for by name stays.
  const inner = excluders(configs);
  const files = found.files.filter(({ file, kind }) => kind.kind !== "config" && (asked.has(file) || !inner(file)));
  return { files, configs, unreadable: [...unreadable, ...found.unreadable], outside: found.outside };
}

/** A sec.json with its settings and the mistakes in it. */
async function readConfigFile(
  file: string,
  rules: readonly KnownRule[],
  given?: Given,
): Promise<{ readonly kind: "config"; readonly file: ConfigFile } | Unreadable> {
  // Behind `--config` a file of any name is settings, but not the text that was to be checked.
  if (kindOf(file)?.kind === "document") return unreadable(file, "unknown-kind", "it is a text, and settings were asked for");
  const read = given?.file === file ? given.read : await readText(file);
  if (read.kind === "unreadable") return read;
  return { kind: "config", file: { id: file, text: read.text, ...readConfig(read.text, rules) } };
}

/** Says of a file whether the sec.json that governs it excludes it. */
export function excluders(configs: ReadonlyMap<string, ConfigFile>): (path: string) => boolean {
  const tests = new Map([...configs].map(([folder, { id, config }]) => [folder, excluder(dirname(id), config.exclude)]));
  return (path) => governing(tests, path)?.(path) ?? false;
}

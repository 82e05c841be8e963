// `check - --stdin-filename FILE`: a text that lies nowhere yet (what git has staged, what an editor has not saved), in
// the place of the file whose name it is given.

import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { decode, failed, type Given } from "../disk/read.ts";
import type { Io } from "./io.ts";

/** How the command line names the standard input. */
export const dash = "-";

/** The text of the standard input as that of `name`. */
export async function readStandardInput(name: string, io: Io): Promise<Given> {
  const file = resolve(io.cwd, name);
  try {
    return { file, read: decode(file, await io.input()) };
  } catch (error) {
    return { file, read: failed(file, error) };
  }
}

/** What a text is checked among: what was named beside it, else the other files of its folder. */
export function companyOf({ file }: Given, inputs: readonly string[]): readonly string[] {
  const named = inputs.filter((input) => input !== dash);
  return named.length > 0 ? named : [dirname(file)].filter((folder) => existsSync(folder));
}

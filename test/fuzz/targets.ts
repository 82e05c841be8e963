// All that is fuzzed, by name. Each is loaded when it is asked for, so that only its own code is counted.

import type { Target } from "./target.ts";

const all: Readonly<Record<string, () => Promise<Target>>> = {
  reader: async () => (await import("./targets/reader.ts")).reader,
  chain: async () => (await import("./targets/chain.ts")).chain,
  schema: async () => (await import("./targets/schema.ts")).schema,
  request: async () => (await import("./targets/request.ts")).request,
  config: async () => (await import("./targets/config.ts")).config,
  word: async () => (await import("./targets/word.ts")).word,
  server: async () => (await import("./targets/server.ts")).server,
  cli: async () => (await import("./targets/cli.ts")).cli,
};

export const targetNames: readonly string[] = Object.keys(all);

export async function openTarget(name: string): Promise<Target> {
  const open = all[name];
  if (!open) throw new Error(`There is no target "${name}". There are: ${targetNames.join(", ")}.`);
  return open();
}

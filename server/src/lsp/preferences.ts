// The choices that a user has in the editor's settings and that concern the language server alone.

import type { LensKind } from "../features/lenses.ts";

export interface Preferences {
  /** `sec-duis.codeLens`: "all", "definitions", "clauses" or "off". */
  readonly lenses: readonly LensKind[];
  /** `sec-duis.inlayHints`: the longest heading that is shown, for "off", "short" and "all". */
  readonly longestHint: number;
}

/** What `settings` (the `sec-duis` section) asks for; what is missing or wrong is as it is by default. */
export function preferencesOf(settings: unknown): Preferences {
  const given = typeof settings === "object" && settings !== null ? (settings as Readonly<Record<string, unknown>>) : {};
  return {
    lenses: chosen(lensChoices, given["codeLens"]) ?? lensChoices.all,
    longestHint: chosen(hintChoices, given["inlayHints"]) ?? hintChoices.short,
  };
}

const lensChoices = { all: ["uses", "citations"], definitions: ["uses"], clauses: ["citations"], off: [] } as const;
const hintChoices = { off: 0, short: 40, all: 200 } as const;

function chosen<T>(choices: Readonly<Record<string, T>>, name: unknown): T | undefined {
  return typeof name === "string" && Object.hasOwn(choices, name) ? choices[name] : undefined;
}

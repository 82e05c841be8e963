// The choices that a user has in the editor's settings and that concern the language server alone.

import type { LensKind } from "../features/lenses.ts";

export interface Preferences {
  /** `sec-duis.codeLens`: "all", "definitions", "clauses" or "off". */
  readonly lenses: readonly LensKind[];
  /** `sec-duis.inlayHints`: the longest heading that is shown, for "off", "short" and "all". */
  readonly longestHint: number;
}

/** What `settings` (the `sec-duis` section) asks for; what is missing or wrong is as it is by default, and told of. */
export function preferencesOf(settings: unknown): Preferences & { readonly mistakes: readonly string[] } {
  const given = typeof settings === "object" && settings !== null ? (settings as Readonly<Record<string, unknown>>) : {};
  const mistakes: string[] = [];
  const chosen = <T>(name: string, choices: Readonly<Record<string, T>>): T | undefined => {
    const choice = given[name];
    if (typeof choice === "string" && Object.hasOwn(choices, choice)) return choices[choice];
    if (choice !== undefined && choice !== null) mistakes.push(`"${name}" is one of ${Object.keys(choices).join(", ")}.`);
    return undefined;
  };
  return {
    lenses: chosen("codeLens", lensChoices) ?? lensChoices.all,
    longestHint: chosen("inlayHints", hintChoices) ?? hintChoices.short,
    mistakes,
  };
}

const lensChoices = { all: ["uses", "citations"], definitions: ["uses"], clauses: ["citations"], off: [] } as const;
const hintChoices = { off: 0, short: 40, all: 200 } as const;

// Every regular expression that the program's sources hold, from TypeScript's own syntax tree.

import { join, relative } from "node:path";
import { isCallExpression, isIdentifier, isNewExpression, SyntaxKind, type Node } from "typescript/unstable/ast";
import { API } from "typescript/unstable/sync";
import { root } from "../../scripts/paths.ts";
import { linearPattern } from "../../server/src/rules/term-pattern.ts";
import { written } from "./written.ts";

export interface Expression {
  /** As written: `/a+/gu`. */
  readonly text: string;
  readonly source: string;
  readonly flags: string;
  /** `server/src/syntax/lines.ts:12`. */
  readonly places: readonly string[];
}

/** Expressions that are made by a program: what they are of some words that are alike. */
const made: Readonly<Record<string, RegExp>> = {
  "server/src/rules/term-pattern.ts": linearPattern(["a", "aa", "aaa", "a a", "a a a", "a b", "ab", "ab b", "b's", "b's a"])!,
};

/** The expressions of server/src and client/src, each once, in the order of their first place; and where `new RegExp` is given what the sources do not tell. */
export function collect(): { readonly expressions: readonly Expression[]; readonly untold: readonly string[] } {
  const found = new Map<string, { readonly source: string; readonly flags: string; readonly places: string[] }>();
  const untold: string[] = [];
  const api = new API({ cwd: root });
  try {
    const snapshot = api.updateSnapshot({ openProjects: [join(root, "tsconfig.json"), join(root, "client/src/map/tsconfig.json")] });
    for (const { program } of snapshot.getProjects()) {
      for (const path of [...program.getSourceFileNames()].sort()) {
        const name = relative(root, path).replaceAll("\\", "/");
        const file = /^(?:server|client)\/src\//.test(name) ? program.getSourceFile(path) : undefined;
        if (!file) continue;
        const take = (source: string, flags: string, place: string): void => {
          const text = `/${source}/${flags}`;
          const known = found.get(text);
          if (!known) found.set(text, { source, flags, places: [place] });
          else if (!known.places.includes(place)) known.places.push(place);
        };
        const visit = (node: Node): void => {
          const place = `${name}:${file.text.slice(0, node.end).split("\n").length}`;
          if (node.kind === SyntaxKind.RegularExpressionLiteral) {
            const text = file.text.slice(node.pos, node.end);
            const end = text.lastIndexOf("/");
            take(text.slice(text.indexOf("/") + 1, end), text.slice(end + 1), place);
          } else if ((isNewExpression(node) || isCallExpression(node)) && isIdentifier(node.expression) && node.expression.text === "RegExp") {
            const [source, flags = ""] = made[name] ? [made[name].source, made[name].flags] : (node.arguments ?? []).map((given) => written(given, file));
            if (source === undefined || flags === undefined) untold.push(place);
            else take(source, flags, place);
          }
          node.forEachChild(visit);
        };
        visit(file);
      }
    }
  } finally {
    api.close();
  }
  return { expressions: [...found].map(([text, rest]) => ({ text, ...rest })), untold };
}

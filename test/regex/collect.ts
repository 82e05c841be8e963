// Every regular expression that the program's sources hold, from TypeScript's own syntax tree.

import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { SyntaxKind, type Node } from "typescript/unstable/ast";
import { API } from "typescript/unstable/sync";

export interface Expression {
  /** As written: `/a+/gu`. */
  readonly text: string;
  readonly source: string;
  readonly flags: string;
  /** `server/src/syntax/lines.ts:12`. */
  readonly places: readonly string[];
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The literals of server/src and client/src, each once, in the order of their first place. */
export function collect(): readonly Expression[] {
  const found = new Map<string, string[]>();
  const api = new API({ cwd: root });
  try {
    const snapshot = api.updateSnapshot({ openProjects: [`${root}tsconfig.json`, `${root}client/src/map/tsconfig.json`] });
    for (const { program } of snapshot.getProjects()) {
      for (const file of [...program.getSourceFileNames()].sort()) {
        const name = relative(root, file).replaceAll("\\", "/");
        const source = /^(?:server|client)\/src\//.test(name) ? program.getSourceFile(file) : undefined;
        if (!source) continue;
        const visit = (node: Node): void => {
          if (node.kind === SyntaxKind.RegularExpressionLiteral) {
            const text = source.text.slice(node.pos, node.end).trim();
            const literal = text.slice(text.indexOf("/"));
            const line = source.text.slice(0, node.end).split("\n").length;
            found.set(literal, [...(found.get(literal) ?? []), `${name}:${line}`]);
          }
          node.forEachChild(visit);
        };
        visit(source);
      }
    }
  } finally {
    api.close();
  }
  return [...found].map(([text, places]) => {
    const end = text.lastIndexOf("/");
    return { text, source: text.slice(1, end), flags: text.slice(end + 1), places: [...new Set(places)] };
  });
}

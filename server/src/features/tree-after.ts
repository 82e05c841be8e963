import type { Facts } from "../index/facts.ts";
import { parse } from "../syntax/parse.ts";
import type { Tree } from "../syntax/tree.ts";
import { applyEditsTo, type TextEdit } from "../text/edit.ts";
import { fileName } from "../text/paths.ts";

/** How the text of a document would be read after `edits`. */
export function treeAfter({ id, tree }: Pick<Facts, "id" | "tree">, edits: readonly TextEdit[]): Tree {
  return parse(applyEditsTo(tree.source, tree.lines, edits), { name: fileName(id), language: tree.language, forms: tree.forms, before: tree });
}

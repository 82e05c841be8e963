// The text that an expression of TypeScript makes, where its source tells it: what `new RegExp` is given. Words that are
// put in by `wordsPattern` (text/pattern.ts), which is all that may come from elsewhere, are a sample of words.

import {
  isArrayLiteralExpression, isArrowFunction, isBlock, isCallExpression, isFunctionDeclaration, isIdentifier, isNoSubstitutionTemplateLiteral, isParenthesizedExpression, isPropertyAccessExpression, isReturnStatement, isStringLiteral,
  isTaggedTemplateExpression, isTemplateExpression, isVariableDeclaration, type Expression, type Node, type SourceFile, type TemplateExpression,
} from "typescript/unstable/ast";
import { wordsPattern } from "../../server/src/text/pattern.ts";

/** Alike, so that a match of one may begin within another's. */
const sample = "aa aa aa's";

/** What `node` of the file `file` makes; undefined where that is not told. */
export function written(node: Node, file: SourceFile): string | undefined {
  if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (isParenthesizedExpression(node)) return written(node.expression, file);
  if (isTemplateExpression(node)) return filled(node, file, false);
  if (isTaggedTemplateExpression(node)) return isRaw(node.tag) ? (isTemplateExpression(node.template) ? filled(node.template, file, true) : rawOf(node.template, file)) : undefined;
  if (isIdentifier(node)) {
    const value = find(file, (one) => isVariableDeclaration(one) && isIdentifier(one.name) && one.name.text === node.text && one.initializer ? one.initializer : undefined);
    return value && written(value, file);
  }
  if (!isCallExpression(node)) return undefined;
  const { expression } = node;
  if (isIdentifier(expression)) return called(expression.text, node.arguments, file);
  return isPropertyAccessExpression(expression) && expression.name.text === "join" ? joined(expression.expression, node.arguments[0], file) : undefined;
}

function called(name: string, given: readonly Expression[], file: SourceFile): string | undefined {
  if (name === "wordsPattern") {
    const gap = given[1] && written(given[1], file);
    return given[1] && gap === undefined ? undefined : wordsPattern(sample, gap);
  }
  // A function of the same file that says no more than what it returns.
  const returned = find(file, (one) => {
    const only = isFunctionDeclaration(one) && one.name?.text === name && one.body && isBlock(one.body) && one.body.statements.length === 1 ? one.body.statements[0]! : undefined;
    return only && isReturnStatement(only) ? only.expression : undefined;
  });
  return returned && written(returned, file);
}

/** `[a, b].join("|")`, `words.map((word) => ...).join("|")`: of the second, two. */
function joined(list: Expression, by: Expression | undefined, file: SourceFile): string | undefined {
  const mark = by && written(by, file);
  if (mark === undefined) return undefined;
  if (isArrayLiteralExpression(list)) return all(list.elements.map((one) => written(one, file)))?.join(mark);
  if (!isCallExpression(list) || !isPropertyAccessExpression(list.expression) || list.expression.name.text !== "map") return undefined;
  const each = list.arguments[0];
  const one = each && isArrowFunction(each) ? written(each.body, file) : undefined;
  return one === undefined ? undefined : `${one}${mark}${one}`;
}

function filled({ head, templateSpans }: TemplateExpression, file: SourceFile, raw: boolean): string | undefined {
  const spans = all(templateSpans.map(({ expression, literal }) => {
    const value = written(expression, file);
    return value === undefined ? undefined : value + (raw ? rawOf(literal, file) : literal.text);
  }));
  return spans && (raw ? rawOf(head, file) : head.text) + spans.join("");
}

/** A template's piece as it is written, between its marks. */
function rawOf({ pos, end }: Node, file: SourceFile): string {
  const piece = file.text.slice(pos, end);
  return piece.slice(piece.search(/[`}]/) + 1).replace(/(?:\$\{|`)$/, "");
}

function isRaw(tag: Expression): boolean {
  return isPropertyAccessExpression(tag) && tag.name.text === "raw" && isIdentifier(tag.expression) && tag.expression.text === "String";
}

function all(parts: readonly (string | undefined)[]): readonly string[] | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? known : undefined;
}

/** The first that `ask` finds in the tree under `node`. */
function find<T>(node: Node, ask: (node: Node) => T | undefined): T | undefined {
  let found = ask(node);
  if (found === undefined) node.forEachChild((child) => void (found ??= find(child, ask)));
  return found;
}

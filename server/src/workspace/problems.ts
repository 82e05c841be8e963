// The faults that no rule finds, as the readers met them: the same findings for the editor and the command line.

import type { Finding } from "../check/check.ts";
import type { ConfigProblem } from "../config/config.ts";
import type { SchemaModel } from "../schema/model.ts";
import { isTooLong, type Request } from "../schema/request.ts";
import type { Tree } from "../syntax/tree.ts";

/** What is wrong with a document's form, by position. */
export function treeFindings(tree: Tree): readonly Finding[] {
  const problems = tree.problems.toSorted((a, b) => a.at.from - b.at.from || a.at.to - b.at.to);
  return problems.map(({ at, message }) => ({ rule: "front-matter", severity: "warning", at, message }));
}

/** What the reader could not make sense of in an XML Schema. */
export function schemaFindings(schema: SchemaModel): readonly Finding[] {
  return schema.problems.map(({ at, message }) => ({ rule: "schema-file", severity: "error", at, message }));
}

/** That a request was not looked into, so that silence about it is not taken for praise. */
export function requestFindings(request: Request): readonly Finding[] {
  return isTooLong(request) ? unreadableFindings(`This file is too large for its names to be checked (${request.text.length} characters).`) : [];
}

/** What is wrong in a sec.json. */
export function configFindings(problems: readonly ConfigProblem[]): readonly Finding[] {
  return problems.map(({ at, severity, message }) => ({ rule: "sec-json", severity, at, message }));
}

/** A file that is not to be read as text: binary, in another encoding, not allowed. */
export function unreadableFindings(message: string): readonly Finding[] {
  return [{ rule: "unreadable-file", severity: "warning", at: { from: 0, to: 0 }, message }];
}

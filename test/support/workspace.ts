// A fixture as the server sees it: its files in a workspace, without a disk. Files lie under /code/.

import assert from "node:assert/strict";
import { checkDocument } from "../../server/src/check/check.ts";
import type { Checked, Finding, RuleFailure } from "../../server/src/check/findings.ts";
import { checkRequest } from "../../server/src/check/request.ts";
import { readConfig } from "../../server/src/config/read.ts";
import type { DocumentId } from "../../server/src/index/facts.ts";
import { allRules } from "../../server/src/rules/all.ts";
import type { Fix, FixEdit, Rule } from "../../server/src/rules/rule.ts";
import type { Language } from "../../server/src/syntax/tree.ts";
import { applyEditsTo } from "../../server/src/text/edit.ts";
import { asItIsRead, spanInFile } from "../../server/src/text/left-out.ts";
import { indexLines, type LineIndex } from "../../server/src/text/line-index.ts";
import type { Span } from "../../server/src/text/span.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { folderOf } from "../../server/src/text/paths.ts";
import { sharedBetween } from "../../server/src/text/shared.ts";
import { withEdit, type Text } from "../../server/src/text/text.ts";
import type { Snapshot } from "../../server/src/workspace/snapshot.ts";
import { createCodes, type Codes } from "../../server/src/workspace/codes.ts";
import { createWorkspace, type Workspace } from "../../server/src/workspace/workspace.ts";
import { parseFixture, type Fixture } from "./fixture.ts";
import { spelling } from "./spelling.ts";

/** The files of a workspace by name: documents, schemas, XML requests, sec.json. */
export type Texts = ReadonlyMap<string, string>;

export interface FixtureWorkspace {
  readonly fixture: Fixture;
  readonly texts: Texts;
  readonly workspace: Workspace;
  readonly snapshot: Snapshot;
}

/** A place in a file. */
export interface Place {
  readonly document: DocumentId;
  readonly offset: number;
}

/** The id of the fixture's file `name`. */
export function idOf(name: string): DocumentId {
  return `/code/${name}`;
}

/** The name of the fixture's file `id`. */
export function nameOf(id: DocumentId): string {
  return id.replace(/^\/code\//, "");
}

/** `source` is a fixture's text, or one that is read already. */
export function workspaceOf(source: string | Fixture): FixtureWorkspace {
  const fixture = typeof source === "string" ? parseFixture(source) : source;
  const texts = new Map(fixture.files.map(({ name, text }) => [name, text]));
  const workspace = workspaceWith(texts);
  return { fixture, texts, workspace, snapshot: workspace.snapshot() };
}

/** A workspace that holds these files. */
export function workspaceWith(texts: Texts): Workspace {
  const workspace = createWorkspace(spelling);
  for (const [name, text] of texts) put(workspace, name, text);
  return workspace;
}

/** The same as one Code or several, as a folder holds them. */
export function codesWith(texts: Texts): Codes {
  const codes = createCodes(spelling);
  for (const [name, text] of texts) put(codes, name, text);
  return codes;
}

type Taking = Pick<Workspace, "set" | "setConfig" | "setSchema" | "setRequest">;

/** The file `name` has this text from now on; a document may be opened under a language of its own. */
export function put(workspace: Taking, name: string, text: string, language?: Language): void {
  const id = idOf(name);
  if (/(?:^|\/)sec\.json$/.test(name)) workspace.setConfig(folderOf(id), { id, text, ...readConfig(text, allRules) });
  else if (name.endsWith(".xsd")) workspace.setSchema(id, text);
  else if (/\.xml$/i.test(name)) workspace.setRequest(id, text);
  else workspace.set(id, asEdit(workspace, id, text), language);
}

const putLast = new WeakMap<Taking, Map<string, Text>>();

/** The text as it comes of an edit in the one before, if there was one: an editor tells of no more. */
function asEdit(workspace: Taking, id: DocumentId, text: string): Text {
  let texts = putLast.get(workspace);
  if (!texts) putLast.set(workspace, (texts = new Map()));
  const before = texts.get(id);
  const { start, end } = sharedBetween(before ?? "", text);
  const after = before === undefined ? text : withEdit(before, start, before.length - end, text.slice(start, text.length - end));
  texts.set(id, after);
  return after;
}

/** The fixture's cursor, as the features take it. */
export function cursorOf({ fixture: { cursor }, snapshot }: FixtureWorkspace): Place {
  assert.ok(cursor, "The fixture needs a cursor <|>.");
  const document = idOf(cursor.file);
  const leftOut = snapshot.documents.get(document)?.tree.lines.leftOut;
  return { document, offset: leftOut ? asItIsRead(leftOut, cursor.offset) : cursor.offset };
}

/** What the rules find in each document and request, by file name. A rule that throws, or points outside the text, fails the test. */
export function findingsOf(snapshot: Snapshot, rules: readonly Rule[] = allRules): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, readonly Finding[]>();
  const take = (id: DocumentId, text: string, { findings, failures }: Checked): void => {
    for (const { rule, error } of failures) throw new Error(`${rule} failed in ${nameOf(id)}`, { cause: error });
    for (const { at, rule } of findings) {
      const isInside = 0 <= at.from && at.from <= at.to && at.to <= text.length;
      assert.ok(isInside, `${rule} points at ${at.from}..${at.to}, outside ${nameOf(id)}`);
    }
    found.set(nameOf(id), findings);
  };
  for (const [id, document] of snapshot.documents) take(id, document.tree.text.toString(), checkDocument(document, snapshot.corpus, snapshot.configOf(id), spelling, rules));
  for (const [id, request] of snapshot.requests) take(id, request.text, checkRequest(request, snapshot.corpus, snapshot.configOf(id), rules));
  return found;
}

/** The texts with `fixes` made, all at once. */
export function applied(texts: Texts, fixes: readonly Fix[]): Texts {
  const edits = fixes.flatMap((fix) => fix.edits);
  for (const { document } of edits) assert.ok(texts.has(nameOf(document)), `A fix edits ${document}, which is not there.`);
  return withEdits(texts, edits);
}

/** The texts with `edits` made, all at once. */
export function withEdits(texts: Texts, edits: readonly FixEdit[]): Texts {
  return new Map(
    [...texts].map(([name, text]) => {
      const own = edits.filter((edit) => edit.document === idOf(name));
      return [name, own.length > 0 ? applyEditsTo(text, linesOf(name, text), own) : text];
    }),
  );
}

/** The lines of the file `name`, and what of it is left out of its text as it is read. */
function linesOf(name: string, text: string): LineIndex {
  return /\.(?:sec|duis)\b/.test(name) ? parse(text, { name }).lines : indexLines(text);
}

/** `at` in the file `name` as it stands. */
export function inFile(snapshot: Snapshot, name: string, at: Span): Span {
  const leftOut = snapshot.documents.get(idOf(name))?.tree.lines.leftOut;
  return leftOut ? spanInFile(leftOut, at) : at;
}

/** What is told of a late part of a finding that fails, where none may. */
export function neverFails({ rule, error }: RuleFailure): void {
  throw new Error(`The rule ${rule} failed.`, { cause: error });
}

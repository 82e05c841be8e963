// The published DUIS requests, where they lie beside the project: all valid, so nothing may be found in any; and each
// name in them, once misspelt, is found and mended. None of their text is kept here.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { readRequest } from "../../server/src/schema/request.ts";
import { instanceOf } from "../../server/src/schema/instance.ts";
import { applyEdits } from "../../server/src/text/edit.ts";
import { slice } from "../../server/src/text/span.ts";
import { createWorkspace, type Workspace } from "../../server/src/workspace/workspace.ts";

const folder = new URL("../../../shared/corpus/duis/", import.meta.url);
const skip = existsSync(folder) ? false : "the published requests are not here";
const texts = (): ReadonlyMap<string, string> => new Map(readdirSync(new URL("requests/", folder)).map((file) => [`/code/requests/${file}`, readFileSync(new URL(`requests/${file}`, folder), "utf8")]));

test("no name of a valid request is unknown", { skip }, () => {
  const workspace = withSchemas();
  for (const [id, text] of texts()) {
    workspace.setRequest(id, text);
    assert.ok(workspace.snapshot().corpus.requestSchemas(readRequest(id, text)).length > 0, id);
    assert.deepEqual(workspace.check(id).findings, [], id);
  }
  assert.ok(workspace.snapshot().requests.size > 50);
});

test("each name of each request is one declaration, told by the elements around it", { skip }, () => {
  const { corpus } = withSchemas().snapshot();
  let count = 0;
  for (const [id, text] of texts()) {
    const request = readRequest(id, text);
    const instance = instanceOf(corpus.requestSchemas(request), request);
    for (const [index, { name }] of request.names.entries()) {
      assert.equal(instance.sitesOf(index).length, 1, `${name} in ${id}`);
      count++;
    }
    // Counted without the reader: every opening tag.
    const elements = request.names.filter(({ kind }) => kind === "element").length;
    assert.equal(elements, [...text.replace(/<!--[^]*?-->/g, "").matchAll(/<[A-Za-z]/g)].length, id);
  }
  assert.ok(count > 2000);
});

test("a name with a slip is found, and the nearest name puts it right", { skip }, () => {
  const workspace = withSchemas();
  const schemas = [...workspace.snapshot().schemas.values()];
  const seen = new Set<string>();
  const amiss: string[] = [];
  let preferred = 0;
  for (const [id, text] of texts()) {
    for (const { kind, name, at, closing } of readRequest(id, text).names) {
      if (kind !== "element" || name.length < 6 || seen.has(name)) continue;
      seen.add(name);
      const slip = name.slice(0, 3) + name.slice(4);
      if (schemas.some(({ names }) => names.has(slip))) continue;
      const places = [at, ...(closing ? [closing] : [])].map((span) => ({ from: span.to - name.length, to: span.to }));
      const wrong = applyEdits(text, places.map((span) => ({ at: span, newText: slip })));
      workspace.setRequest(id, wrong);
      const [finding, ...more] = workspace.check(id).findings;
      assert.ok(finding, `${slip} in ${id}`);
      assert.deepEqual([finding.rule, finding.severity, slice(wrong, finding.at).endsWith(slip)], ["unknown-schema-name", "error", true]);
      assert.deepEqual(more, [], slip);
      const [fix] = finding.fixes?.(workspace.snapshot().corpus) ?? [];
      if (fix?.preferred) preferred++;
      if (!fix || applyEdits(wrong, fix.edits) !== text) amiss.push(`${slip}: ${fix?.title}`);
    }
  }
  assert.ok(seen.size > 100, `${seen.size} names`);
  assert.deepEqual(amiss, []);
  assert.ok(preferred > seen.size * 0.9, `${preferred} of ${seen.size} are clear`);
});

function withSchemas(): Workspace {
  const workspace = createWorkspace();
  for (const file of readdirSync(folder)) if (file.endsWith(".xsd")) workspace.setSchema(`/code/${file}`, readFileSync(new URL(file, folder), "utf8"));
  return workspace;
}

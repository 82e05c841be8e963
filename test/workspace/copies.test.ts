// Which documents are read as one Code: told of folders as people have them, one file a line.

import assert from "node:assert/strict";
import { test } from "node:test";
import { copiesAmong, type Claim } from "../../server/src/workspace/copies.ts";

test("a folder of its own, however deep its folders are, is one Code", () => {
  isOne("/code/section-a /code/section-g /code/appendices/appendix-m /code/appendices/more/appendix-ad");
  isOne("");
  isOne("/section-a /section-g");
  isOne("c:\\code\\section-a c:\\code\\appendices\\appendix-m");
});

test("two versions side by side are two Codes", () => {
  are("/work/before/section-a /work/before/section-g /work/after/section-a /work/after/section-g", "/work/after: section-a section-g", "/work/before: section-a section-g");
  are("c:\\work\\before\\section-a c:\\work\\after\\section-a", "c:\\work\\after: section-a", "c:\\work\\before: section-a");
});

test("an archive below the text that is drafted is another, whatever folders either has", () => {
  are("/code/section-a /code/section-g /code/appendices/appendix-m /code/archive/2024/section-a /code/archive/2024/section-g /code/archive/2024/appendix-m", "/code/archive: appendix-m section-a section-g", "/code, /code/appendices: section-a section-g appendix-m");
  are(
    "/code/sections/section-a /code/sections/section-g /code/appendices/appendix-m /code/old/sections/section-a /code/old/sections/section-g /code/old/appendices/appendix-m",
    "/code/old: section-a section-g appendix-m",
    "/code/sections, /code/appendices: section-a section-g appendix-m",
  );
});

test("a third version is a third Code", () => {
  are("/v/1/section-a /v/2/section-a /v/3/section-a", "/v/1: section-a", "/v/2: section-a", "/v/3: section-a");
});

test("one name in two files of a folder, or a few names of many in two folders, are slips", () => {
  isOne("/code/section-g /code/section-g(2) /code/section-a");
  isOne("/code/sections/section-a /code/sections/section-g /code/appendices/appendix-m /code/appendices/section-g(2)");
});

test("files that claim to be no document of the Code may have one name anywhere", () => {
  isOne("/code/meetings/notes /code/drafts/notes /code/section-a");
});

test("a few drafts are read with the rest of the one Code that they are drafts of", () => {
  const copies = copiesOf("/code/current/section-a /code/current/section-g /code/current/section-h /code/drafts/section-g");
  assert.deepEqual(copies.map(({ context }) => context), [[], ["/code/current/section-a", "/code/current/section-h"]]);
  const doubtful = copiesOf("/code/2024/section-a /code/2024/section-g /code/2024/section-h /code/2025/section-a /code/2025/section-g /code/2025/section-h /code/drafts/section-g");
  assert.deepEqual(doubtful.map(({ context }) => context), [[], [], []]);
});

test("thousands of copies are told apart, or left together, in no time", () => {
  const files = Array.from({ length: 10_000 }, (_, i) => `/code/${i}/section-a`).join(" ");
  assert.equal(copiesOf(files).length, 40);
  assert.equal(copiesOf(Array.from({ length: 10_000 }, (_, i) => `/code/${i}/section-a`).reverse().join(" ")).length, 40);
});

/** The files' names are their identities, but for a mark in brackets, and for notes, which are no document of the Code. */
function copiesOf(files: string): ReturnType<typeof copiesAmong> {
  const claims = files.split(" ").filter((id) => id !== "").map((id): Claim => ({ id, identity: id.endsWith("notes") ? undefined : nameOf(id).replace(/\(.*\)$/, "") }));
  const copies = copiesAmong(claims);
  assert.deepEqual(copiesAmong([...claims].reverse()), copies, "whatever their order");
  assert.deepEqual(copies.flatMap(({ documents }) => documents).sort(), claims.map(({ id }) => id).sort(), "each document belongs to one");
  return copies;
}

function isOne(files: string): void {
  assert.equal(copiesOf(files).length, 1);
}

function are(files: string, ...expected: readonly string[]): void {
  assert.deepEqual(copiesOf(files).map(({ folders, documents }) => `${folders.join(", ")}: ${documents.map(nameOf).join(" ")}`), expected);
}

function nameOf(id: string): string {
  return id.split(/[\\/]/).at(-1)!;
}

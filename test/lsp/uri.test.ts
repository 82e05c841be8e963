import assert from "node:assert/strict";
import { test } from "node:test";
import { idOfUri, normalPath, uriOfId } from "../../server/src/lsp/uri.ts";

test("one file has one id, however its URI is spelled", () => {
  for (const uri of ["file:///code/my%20file%20%C3%A9.sec", "file:///code/my file é.sec", "FILE:///code/my%20file é.sec", "file://localhost/code/my%20file%20é.sec"]) {
    assert.equal(idOfUri(uri, false), "/code/my file é.sec", uri);
  }
  for (const uri of ["file:///c%3A/Code/a.sec", "file:///C:/Code/a.sec", "file:///C%3a/Code/a.sec", "file:///c:/Code/a.sec"]) {
    assert.equal(idOfUri(uri, true), "c:\\Code\\a.sec", uri);
  }
  assert.equal(idOfUri("file://server/share/a%20b.sec", true), "\\\\server\\share\\a b.sec");
  assert.equal(normalPath("C:/Code/a.sec", true), "c:\\Code\\a.sec");
});

test("a name that looks escaped, or has signs of its own, comes back as it was", () => {
  for (const id of ["/code/a%20b.sec", "/code/100%.sec", "/code/a#b?c.sec", "/code/(draft) [1]'s.sec", "/code/é漢😀.sec", "/code/a\\b.sec"]) {
    assert.equal(idOfUri(uriOfId(id), false), id, uriOfId(id));
    assert.equal(new URL(uriOfId(id)).hash, "", id);
  }
  for (const id of ["c:\\Code\\my file.sec", "\\\\server\\share\\a.sec"]) assert.equal(idOfUri(uriOfId(id), true), id);
  assert.equal(uriOfId("c:\\Code\\a b.sec"), "file:///c%3A/Code/a%20b.sec");
});

test("what is no file keeps its URI; what is no URI at all does no harm", () => {
  for (const uri of ["untitled:Untitled-1", "git:/code/a.sec?ref=HEAD", "", "file:///bad%zz.sec", "file:///a%00b", "%"]) {
    assert.equal(idOfUri(uri, false), uri);
    assert.equal(uriOfId(uri).length > 0 || uri === "", true);
  }
  assert.doesNotThrow(() => uriOfId("/code/\ud800.sec"));
});

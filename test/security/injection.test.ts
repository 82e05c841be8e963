// Words and names of a stranger's stay words: wherever they are shown or written, they steer no terminal, make no line of
// their own, and are no markup, formula, link or command.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { root } from "../../scripts/paths.ts";
import { asGithub } from "../../server/src/cli/format/github.ts";
import { asJson } from "../../server/src/cli/format/json.ts";
import { asSarif } from "../../server/src/cli/format/sarif.ts";
import { asText } from "../../server/src/cli/format/text.ts";
import { impactMarkdown } from "../../server/src/revision/impact-text.ts";
import { logCsv, logMarkdown } from "../../server/src/revision/log-text.ts";
import { redlineHtml } from "../../server/src/word/redline-html.ts";
import { redlineMarkdown } from "../../server/src/word/redline-markdown.ts";
import { redline } from "../../server/src/word/redline.ts";
import { secDuis } from "../cli/sec-duis.ts";
import { folderOf } from "../support/folders.ts";
import { impactOf, logOf, versionsWith } from "../support/revisions.ts";
import { versionOf } from "../support/versions.ts";

/** What a terminal obeys, or what turns the direction of text; line feeds apart. */
const steering = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const escapes = "\u001b[2J\u001b]0;owned\u0007\u009b31m\u202e\u2066\u0008\u007f";
const markup = "<script>alert(1)</script><img src=x onerror=alert(1)>\" onload=\"x' &lt;b&gt; [a](command:x) ![a](https://example.com/x.png) `</code>` <!-- --> ]]> {{x}}";
const formulas = ["=HYPERLINK(\"https://example.com\")", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", " =1", "\u00a0=1", "＝1", "=cmd|' /C calc'!A0"];

test("on a terminal no file's name and no text steers it or makes a line of its own", { skip: process.platform === "win32" ? "such names are not possible" : false }, () => {
  const name = `a${escapes}\n1 file checked: nothing found.\n::error::x`;
  const text = `# SECTION G: SECURITY${escapes}\n\nG1.1 Tell teh${escapes} Panel of Section G9.9${escapes} and “x${escapes}”.\n\n| **Wid${escapes}get** | means teh thing. |\n`;
  const folder = folderOf({ [`${name}.sec`]: text, "old/section-g.sec": text.replace("Panel", "Board"), "new/section-g.sec": text, [`${name}.docx`]: "PK", [`${name}/section-h.sec`]: text, [`bad${name}.sec`]: Buffer.from([0x41, 0x93, 0x0a]), "sec.json": `{ "wro${escapes.replace(/[\u0000-\u001f]/g, "")}": 1 }` });
  const commands: readonly (readonly string[])[] = [
    ["check", "."],
    ["check", "--format", "github", "."],
    ["check", "--format", "json", "."],
    ["check", "--format", "sarif", "."],
    ["check", "--fix", "."],
    ["check", `gone${name}`],
    ["index", "."],
    ["index", "--format", "json", "."],
    ["import", `${name}.docx`, "-o", "out"],
    ["export", ".", "-o", "out"],
    ["log", "--from", "./old", "--to", "./new"],
    ["log", "--from", "./old", "--to", "./new", "--format", "csv"],
    ["log", "--from", `gone${name}`],
    ["impact", "--from", "./old", "--to", "./new"],
    ["impact", "--from", "./old", "--to", "./new", "--format", "md"],
    ["impact", "--from", "./old", "--to", "./new", "--format", "json"],
    ["redline", "--from", "./old", "--to", "./new", "-o", `out${name}.md`],
    [`no${escapes}`],
    ["check", `--no${escapes}`, "."],
    ["explain", `no${escapes}`],
  ];
  for (const args of commands) {
    const { out, error } = secDuis(folder, ...args);
    const said = out + error;
    assert.notEqual(said, "");
    assert.doesNotMatch(said.replaceAll("\r\n", "\n"), steering, args.join(" "));
    assert.doesNotMatch(said, /^1 file checked: nothing found|^::error::x/m, args.join(" "));
  }
});

/** A finding of each part that a stranger may write. */
function reportOf(words: string): Parameters<typeof asText>[0] {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const file = `/code/${words}.sec`;
  const fix = { title: words, preferred: true, safe: true, edits: [{ file, range, newText: words }] };
  const finding = { file, range, severity: "error", rule: "typo", message: words, related: [{ file, range, message: words }], fixes: [fix] } as const;
  return { files: 1, bytes: 1, diagnostics: [finding], unreadable: [{ file, message: words }], fixed: undefined };
}

test("whatever the words are, JSON and SARIF are JSON and a finding is one line of text and one of GitHub's commands", () => {
  const odd = fc.string({ unit: fc.oneof(fc.constantFrom(...escapes, "\n", "\r", "\u2028", "\ud800", "\udfff", ":", ",", "%", "[a](b)", "::"), fc.string({ unit: "binary", minLength: 1, maxLength: 2 })), maxLength: 12 }).map((words) => words.replaceAll("\0", ""));
  fc.assert(
    fc.property(odd, (words) => {
      const report = reportOf(words);
      const json = asJson(report);
      assert.doesNotMatch(json, steering);
      assert.equal((JSON.parse(json) as typeof report).diagnostics[0]!.message, words);
      const sarif = asSarif(report, "/code");
      assert.doesNotMatch(sarif, steering);
      JSON.parse(sarif, (key, value: unknown) => {
        if (typeof value === "string") assert.doesNotMatch(value, /\p{Surrogate}/u);
        if (key === "message" || key === "description") assert.doesNotMatch(JSON.stringify(value), /(?<!\\)\]\(b\)/);
        return value;
      });
      for (const text of [asText(report, "/code", false), asGithub(report, "/code")]) {
        assert.doesNotMatch(text, steering);
        assert.equal(text.split(/[\n\r\u2028]/).length, 3, text);
      }
    }),
    { numRuns: 500 },
  );
});

test("no cell of a log in CSV is a formula, and each is one cell", () => {
  for (const words of [...formulas, markup, escapes, 'a","b', "a\r\nb"]) {
    const csv = logCsv([{ summary: [words, words], sections: [words], change: [words], rules: [] }]);
    assert.doesNotMatch(csv.replaceAll("\r\n", "\n"), steering);
    const cells = [...csv.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)];
    assert.equal(cells.map(([whole]) => whole).join(""), csv);
    assert.equal(cells.length, 6);
    for (const [, cell] of cells) assert.doesNotMatch(cell!, /^\s*[=+\-@＝＋－＠]/);
  }
});

const texts = (words: string) => `# SECTION G: SECURITY ${words}\n\n## G1 GENERAL ${words}\n\nG1.1 The Panel shall act. ${words}\n\n| Term | Definition |\n| --- | --- |\n| **Widget ${words}** | means ${words} a thing. |\n`;
const [before, after] = [(words: string) => texts(words), (words: string) => texts(words).replace("shall act", `shall not act ${words}`).replace("a thing", "no thing").replace("GENERAL", "PARTICULAR")];

test("a redline as a page has the same elements whatever the words are, and asks for nothing", () => {
  const page = (words: string): string => redlineHtml(redline(versionOf("old", { [`g${words}.sec`]: before(words), "s.xsd": "<a/>" }), versionOf("new", { [`g${words}.sec`]: after(words), "s.xsd": "<b/>" }), { title: `T${words}` }));
  const elements = (html: string): readonly string[] => html.replace(/<style>[\s\S]*?<\/style>/, "").match(/<[^>]*>?/g)!;
  const hostile = page(markup.replace(/[/`]/g, ""));
  // Words may be parted otherwise; what they are parted into is the same.
  const kinds = (html: string): readonly string[] => [...new Set(elements(html).map((tag) => tag.replace(/id="d\d+"|href="#d\d+"|colspan="\d+"/, "")))].sort();
  assert.deepEqual(kinds(hostile).filter((kind) => !kinds(page("plain")).includes(kind)), []);
  assert.ok(hostile.includes("&lt;script&gt;alert(1)&lt;script&gt;"));
  assert.match(hostile, /Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/);
  assert.doesNotMatch(hostile, /<(?:script|img|iframe|object|embed|link|base|form)\b|(?:src|href)="(?!#d)/);
});

test("a redline, a log and an impact in Markdown have no link, picture or element of the words'", () => {
  const files = (words: string): Map<string, string> => new Map([["section-g.sec", words]]);
  const versions = versionsWith(files(before(markup)), files(after(markup)));
  const made = {
    redline: redlineMarkdown(redline(versionOf("old", { "section-g.sec": before(markup) }), versionOf("new", { "section-g.sec": after(markup) }), { title: markup })),
    log: logMarkdown(logOf(versions).entries),
    "log of anything": logMarkdown([{ summary: [markup, `a\n\n# b`], sections: [`a | b ${markup}`], change: [markup], rules: [] }]),
    impact: impactMarkdown(impactOf(versions)),
  };
  for (const [what, markdown] of Object.entries(made)) {
    assert.ok(markdown.includes("&lt;script&gt;"), `${what} shows the words:\n${markdown}`);
    const foreign = markdown.replace(/<\/?(?:ins|del|b|code)>|<br>|\[…\]/g, "");
    assert.doesNotMatch(foreign, /(?<!\\)(?:\\\\)*(?:[[\]]|<)/, what);
    assert.doesNotMatch(foreign, /^# b/m);
  }
  for (const line of made["log of anything"].trimEnd().split("\n")) assert.equal(line.match(/(?<!\\)\|/g)!.length, 4, line);
});

test("the pages of the client are made of text alone: no markup is parsed, and a policy allows only their own script", () => {
  const folder = join(root, "client/src");
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts")).map((name) => readFileSync(join(folder, name), "utf8"));
  assert.ok(sources.length > 10);
  for (const source of sources) assert.doesNotMatch(source, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser|createContextualFragment|srcdoc/);
  const pages = sources.filter((source) => /webview\.html = /.test(source));
  assert.equal(pages.length, 1, "another page: try its policy and its messages, too");
  assert.match(pages[0]!, /default-src 'none'; script-src 'nonce-\$\{nonce\}'; style-src \$\{webview\.cspSource\}; base-uri 'none'; form-action 'none'/);
  assert.match(pages[0]!, /const message = fromPage\(value\);/);
});

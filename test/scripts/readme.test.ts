// README and the pages beside it: nothing that a reader looks for is missing, and every link leads somewhere.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { shippedReadme } from "../../scripts/package.ts";
import { root } from "../../scripts/paths.ts";
import { secDuis } from "../cli/sec-duis.ts";

test("the README tells every setting of VS Code's and of sec.json, and the command line's page every command", () => {
  const json = (path: string): any => JSON.parse(readFileSync(join(root, path), "utf8"));
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const keys = [...Object.keys(json("package.json").contributes.configuration.properties), ...Object.keys(json("syntaxes/sec.schema.json").properties).filter((key) => key !== "$schema")];
  assert.deepEqual(keys.filter((key) => !new RegExp(`^\\| [^|]*\`${key}\``, "m").test(readme)), []);
  const page = readFileSync(join(root, "docs/command-line.md"), "utf8");
  const { out: help } = secDuis(root, "--help");
  const commands = [...help.slice(help.indexOf("\nCommands:")).matchAll(/^  (\w+) (?=\[|<|-)/gm)].map(([, name]) => name!).filter((name) => name !== "help");
  assert.ok(commands.length > 5, help);
  assert.deepEqual(commands.filter((name) => !new RegExp(`^## (?:\\w+, )*${name}\\b`, "m").test(page)), []);
});

test("links of README and docs lead to files and headings that are there", () => {
  const anchor = (heading: string): string => heading.toLowerCase().replace(/[^\w\- ]/g, "").replaceAll(" ", "-");
  for (const page of ["README.md", ...readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`)]) {
    const text = readFileSync(join(root, page), "utf8");
    const anchors = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchor(heading!));
    for (const [, path, hash] of text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)) {
      if (path !== "") assert.ok(existsSync(join(root, dirname(page), path!)), `${page}: ${path}`);
      else assert.ok(anchors.includes(hash!), `${page}: #${hash}`);
    }
  }
});

test("the README that ships has no pictures, which VS Code would not show, nothing for who has the sources, and all of its other words; its links lead to what ships", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const shipped = shippedReadme(readme);
  assert.doesNotMatch(shipped, /images\//);
  assert.deepEqual([...shipped.matchAll(/^## (.*)$/gm)].map(([, title]) => title), [...readme.matchAll(/^## (.*)$/gm)].map(([, title]) => title).filter((title) => title !== "Try it" && title !== "For engineers"));
  const plain = (text: string): string => text.replaceAll(/!?\[[^\]]*\]\(images[^)]*\)|^Pictures from .*$|Picture|[|,\s-]+/gm, "");
  const sections = readme.split(/^(?=## )/m).map((section) => (/^## Try it/.test(section) ? "" : section.replace(/^## For engineers[^]*(?=^MIT licence)/m, "")));
  assert.equal(plain(shipped), plain(sections.join("")));
  for (const [, path] of shipped.matchAll(/\]\((?!https?:)([^)#]+)/g)) assert.match(path!, /^docs\/(?:command-line|other-editors|rules\/[\w-]+)\.md$/);
});

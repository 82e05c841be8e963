// A redline as one page for reading: no other file, no script; light, dark and on paper.

import { greatest } from "../text/greatest.ts";
import type { ChangedCell, ChangedParagraph, ChangedRow } from "./compare.ts";
import type { ShownItem, ShownTable } from "./excerpt.ts";
import { visible, type ParagraphStyle } from "./paragraphs.ts";
import { boldChange, introduction, schemaLines } from "./redline-words.ts";
import type { Redline } from "./redline.ts";
import type { Piece } from "./word-diff.ts";

/** The page. */
export function redlineHtml(redline: Redline): string {
  const documents = redline.documents.map(
    ({ name, about, changes }, at) =>
      `<section id="d${at + 1}">\n<h2>${escape(name)}</h2>\n${about.map((line) => `${paragraph(line)}\n`).join("")}${changes
        .map(({ instruction, items }) => `<article>\n<p class="instruction">${escape(instruction)}</p>\n${items.map(item).join("\n")}\n</article>\n`)
        .join("")}</section>\n`,
  );
  const schemas = redline.schemas.map((schema) => `<section>\n<h2>XML Schema ${escape(schema.path)}</h2>\n${schemaLines(schema).map((line) => `<p>${escape(line)}</p>\n`).join("")}</section>\n`);
  const contents = redline.documents.length === 0 ? "" : `<nav aria-label="Documents"><ul>${redline.documents.map(({ name, changes }, at) => `<li><a href="#d${at + 1}">${escape(name)}</a> <span class="count">${changes.length}</span></li>`).join("")}</ul></nav>\n`;
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(redline.title)}</title>
<style>${css}</style>
</head>
<body>
<header>
<h1>${escape(redline.title)}</h1>
${introduction(redline).map((line) => `<p>${escape(line)}</p>\n`).join("")}<p class="key"><ins>Inserted</ins> <del>deleted</del> <ins class="moved">moved here</ins> <del class="moved">moved away</del> <span class="formatted">bold, or no longer</span></p>
</header>
${contents}<main>
${documents.join("")}${schemas.join("")}</main>
</body>
</html>
`;
}

function item(one: ShownItem): string {
  switch (one.kind) {
    case "omission":
      return '<p class="omission">[…]</p>';
    case "paragraph":
      return paragraph(one);
    case "table":
      return table(one);
  }
}

function paragraph({ style, pieces, change, oldStyle }: ChangedParagraph): string {
  const inner = pieces.map(pieceHtml).join("");
  const [tag, kind] = tagOf(style);
  // A number and the one that it becomes want more room.
  const label = visible(pieces).indexOf("\t");
  const wide = label > (style.name === "clause" ? 7 : 5) && (style.name === "clause" || style.name === "list") ? " wide" : "";
  const restyled = oldStyle === undefined ? "" : ' data-restyled="true"';
  return `<${tag} class="${kind}${wide}${change === "same" ? "" : ` ${change}`}"${restyled}>${inner}</${tag}>`;
}

function tagOf(style: ParagraphStyle): readonly [tag: string, className: string] {
  switch (style.name) {
    case "heading":
    case "plain-heading":
      return [`h${Math.min(6, style.level + 2)}`, "heading"];
    case "list":
    case "continued":
      return ["p", `${style.name} l${style.level}`];
    case "listing":
      return ["pre", "listing"];
    default:
      return ["p", style.name];
  }
}

function table({ rows, header, omitted }: ShownTable): string {
  const columns = greatest(rows.map(({ cells }) => cells.length), 1);
  const gap = `<tr class="omission"><td colspan="${columns}">[…]</td></tr>`;
  const lines = rows.map((row, at) => (omitted?.has(at) ? gap : "") + rowHtml(row, header && at === 0 ? "th" : "td"));
  return `<div class="table"><table>\n${lines.join("\n")}${omitted?.has(rows.length) ? `\n${gap}` : ""}\n</table></div>`;
}

function rowHtml({ change, cells }: ChangedRow, tag: "th" | "td"): string {
  const cell = ({ change: own, pieces }: ChangedCell): string => `<${tag}${own === "inserted" || own === "deleted" ? ` class="${own}"` : ""}>${pieces.map(pieceHtml).join("")}</${tag}>`;
  return `<tr${change === "same" ? "" : ` class="${change}"`}>${cells.map(cell).join("")}</tr>`;
}

function pieceHtml({ kind, mark, was, text, move }: Piece): string {
  const plain = escape(text).replaceAll("\t", '<span class="tab">\t</span>');
  const marked = mark === "bold" || mark === "bold-note" ? `<b>${plain}</b>` : mark === "code" ? `<code>${plain}</code>` : plain;
  if (kind === "same") return was === undefined ? marked : `<span class="formatted" title="${boldChange(mark)}">${marked}</span>`;
  const tag = kind === "inserted" ? "ins" : "del";
  return `<${tag}${move === undefined ? "" : ' class="moved"'}>${marked}</${tag}>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[character]!);
}

const css = `
:root { color-scheme: light dark; --text: #1b1b1b; --dim: #5a5a5a; --page: #fff; --line: #c9ced6; --head: #1f3864; --in: #0b6b2e; --in-back: #e3f6e8; --out: #a4161a; --out-back: #fdeaea; --move: #5b2a9d; --move-back: #f0e9fb; --shade: #eef1f6; }
@media (prefers-color-scheme: dark) { :root { --text: #e4e4e4; --dim: #a5a5a5; --page: #1c1d20; --line: #444a54; --head: #a9c3ff; --in: #7fe0a0; --in-back: #143722; --out: #ff9d9d; --out-back: #431c1e; --move: #d2b8ff; --move-back: #33254d; --shade: #292c33; } }
body { margin: 0 auto; max-width: 52rem; padding: 1.5rem; font: 1rem/1.55 "Segoe UI", Arial, "Liberation Sans", sans-serif; color: var(--text); background: var(--page); }
h1, h2, h3, h4, h5, h6 { color: var(--head); line-height: 1.25; margin: 1.4em 0 .5em; }
h1 { font-size: 1.8rem; margin-top: 0; } h2 { font-size: 1.4rem; border-bottom: 2px solid var(--head); padding-bottom: .2em; margin-top: 2.2em; }
h3, h4 { font-size: 1.1rem; } h5, h6 { font-size: 1rem; }
nav ul { columns: 2; padding-left: 1.2rem; } a { color: inherit; } .count { color: var(--dim); font-size: .8em; }
article { margin: 0 0 1.8rem; padding-left: .9rem; border-left: 3px solid var(--line); }
.instruction { font-style: italic; color: var(--dim); margin-bottom: .4em; }
p, pre { margin: .5em 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.clause { padding-left: 4rem; text-indent: -4rem; tab-size: 4rem; } .heading .tab { display: inline-block; width: .8em; }
.list { text-indent: -2rem; tab-size: 2rem; }
.clause.wide { padding-left: 6rem; text-indent: -6rem; tab-size: 6rem; } .list.wide { margin-left: 2rem; text-indent: -4rem; tab-size: 4rem; }
.l1 { padding-left: 6rem; } .l2 { padding-left: 8rem; } .l3 { padding-left: 10rem; } .l4, .l5 { padding-left: 12rem; }
.continued { text-indent: 0; } .caption { font-weight: bold; } .omission { color: var(--dim); }
.listing, code { font-family: Consolas, "Liberation Mono", monospace; font-size: .88em; }
.table { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .92em; }
th, td { border: 1px solid var(--line); padding: .3em .5em; text-align: left; vertical-align: top; overflow-wrap: anywhere; } th { background: var(--shade); }
td.inserted, th.inserted { background: var(--in-back); } td.deleted, th.deleted { background: var(--out-back); }
ins { color: var(--in); background: var(--in-back); text-decoration: underline; } del { color: var(--out); background: var(--out-back); text-decoration: line-through; }
ins.moved, del.moved { color: var(--move); background: var(--move-back); } ins.moved { text-decoration: underline double; } del.moved { text-decoration: line-through double; }
.formatted { text-decoration: underline dotted; text-underline-offset: .2em; }
@media print { :root { --text: #000; --page: #fff; --head: #000; --in-back: #fff; --out-back: #fff; --move-back: #fff; } body { max-width: none; padding: 0; font-size: 10pt; } nav { display: none; } h2, .instruction { break-after: avoid; } tr { break-inside: avoid; } }
@media (max-width: 40rem) { nav ul { columns: 1; } .clause { padding-left: 3rem; text-indent: -3rem; tab-size: 3rem; } .l1 { padding-left: 3rem; } .l2 { padding-left: 4rem; } .l3, .l4, .l5 { padding-left: 5rem; } }
`;

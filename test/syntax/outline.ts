// What the reader makes of a text, as lines that a drafter can read.

import { parse } from "../../server/src/syntax/parse.ts";
import type { Reference, ReferenceTarget, Tree } from "../../server/src/syntax/tree.ts";
import { slice } from "../../server/src/text/span.ts";

/** One line a clause: its key, its heading, its group, its mark: `G3.5A "Heading" under "Group" (not used)`. */
export function clauseLines(tree: Tree): string[] {
  return tree.clauses.map(clause => {
    const heading = clause.heading ? ` "${words(tree, clause.heading)}"` : "";
    const over = tree.clauses[clause.group]?.heading;
    const group = over && clause.kind === "clause" ? ` under "${words(tree, over)}"` : "";
    return `${clause.kind === "heading" ? "heading" : clause.key}${heading}${group}${clause.notUsed ? " (not used)" : ""}`;
  });
}

/** One line a definition: `TLS = Transport Layer Security: means ...`, with what is not usual in brackets. */
export function definitionLines(tree: Tree): string[] {
  return tree.definitions.map(({ term, aliases, kind, scope, body, certain, within }) => {
    const where = scope === "clause" ? ` [in ${tree.clauses[within]?.key ?? "?"}]` : scope === "code" ? " [the Code]" : "";
    return `${[term, ...aliases].join(" = ")}: ${kind === "empty" ? "nothing" : words(tree, body)}${kind === "pointer" ? " [pointer]" : ""}${where}${certain ? "" : " [a guess]"}`;
  });
}

/** One line a reference: the words of its part, and what they name. */
export function referenceLines(tree: Tree): string[] {
  return tree.references.map(reference => `${words(tree, reference.at)} -> ${named(reference)}${reference.heading ? ` "${words(tree, reference.heading)}"` : ""}${reference.range ? ` [${reference.range}]` : ""}`);
}

/** The references of one sentence that stands in `document`. */
export function cited(sentence: string, document = "Appendix M"): string[] {
  return referenceLines(parse(`---\ndocument: ${document}\n---\n${document.startsWith("Section") ? document.slice(-1) : ""}1.1 The DCC shall act ${sentence}\n`, { name: "a.sec" }));
}

function named({ target }: Reference): string {
  switch (target.kind) {
    case "clause": return join(mention(target), target.key);
    case "annex": return join(mention(target), target.annex);
    case "relative": return `${target.key} here`;
    case "title": return `titled ${target.title}`;
    case "definition": return join(`definition of ${target.term}`, target.key);
    case "response-code": return `code ${target.code}`;
    case "service-request": return `request ${target.variant}`;
    case "schema-name": return `schema ${target.prefix}:${target.name}`;
    case "placeholder": return "nothing";
    case "external": return "outside";
  }
}

function mention({ document }: Extract<ReferenceTarget, { kind: "clause" | "annex" }>): string {
  switch (document.kind) {
    case "this": return "this";
    case "section": return `Section ${document.letter}`;
    case "appendix": return `Appendix ${document.letter}${document.own ? "" : " of the Code"}`;
    case "schedule": return `Schedule ${document.number}`;
    case "named": return `<${document.name}>`;
  }
}

function join(a: string, b: string): string {
  return b === "" ? a : `${a} ${b}`;
}

function words(tree: Tree, span: { from: number; to: number }): string {
  return slice(tree.text, span).replace(/\s+/g, " ");
}

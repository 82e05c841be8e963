// What the README's table of features says, a row each; the picture is what the editor tests took.

import { putBetween } from "./marked.ts";

export interface Feature {
  readonly name: string;
  readonly words: string;
  /** The picture's name: `images/features/<picture>-light.png` and `-dark.png`. */
  readonly picture: string;
}

export const features: readonly Feature[] = [
  { name: "Hover", words: "Point at a term, a reference, a response code, a service request or a schema name to read what it stands for.", picture: "hover" },
  { name: "Hover in the DUIS", words: "What a response code means and which requests name it; a service request with its definition and its row of the matrix.", picture: "hover-request" },
  { name: "Findings", words: "In every file of the folder, open or not.", picture: "findings" },
  { name: "Go to, peek", words: "To what a term or a reference names; or read it in between the lines.", picture: "peek" },
  { name: "References", words: "Every place that uses a term or cites a clause, in text, schema and XML, counted over the text too.", picture: "references" },
  { name: "Rename", words: "A term with its plurals, a clause number with its sub-clauses and ranges, an alias, an Appendix’s letter: in every file; you see each change first.", picture: "rename" },
  { name: "Completion", words: "Clauses with their headings, terms with their definitions, service requests, response codes, schema names.", picture: "completion" },
  { name: "Code lenses and hints", words: "How often a definition is used and a clause cited; the heading behind a bare reference.", picture: "lenses-and-hints" },
  { name: "Quick fix", words: "A finding is fixed with one key.", picture: "quick-fix" },
  { name: "Fix all", words: "Every finding of a kind, in the file or in all files.", picture: "fix-all" },
  { name: "Insert a clause", words: "The next free inserted number, in its place …", picture: "insert-clause" },
  { name: "Heal", words: "… and the references that waited for it are no longer broken.", picture: "healed" },
  { name: "Take a clause out of use", words: "Its number stays; before it is done, a note says how many references name it, and where.", picture: "not-used" },
  { name: "Outline", words: "Clauses, sub-paragraphs, tables and definitions as they nest, with breadcrumbs.", picture: "outline" },
  { name: "Symbols", words: "Go to any clause, term, response code or service request by its name or a few letters of it (Ctrl+T).", picture: "symbols" },
  { name: "Call hierarchy", words: "What cites a clause, what cites those, and so on; and what it cites.", picture: "call-hierarchy" },
  { name: "Definitions view", words: "Every term, by document or from A to Z, with what is unused, empty or defined twice.", picture: "definitions" },
  { name: "What is wrong with definitions", words: "The same view with nothing else in it.", picture: "definitions-marked" },
  { name: "Cross-References view", words: "What the clause at the cursor cites, and what cites it.", picture: "cross-references" },
  { name: "Impact view", words: "What changed since a git revision or against a folder, who cites or uses it, which references break, which terms are left without a definition.", picture: "impact" },
  { name: "Code map", words: "Which document cites which, and how often.", picture: "code-map" },
  { name: "A document on the map", words: "What it cites and what cites it; each line's citations are a click away.", picture: "code-map-document" },
  { name: "Status and menu", words: "The state of the folder, and what you can do.", picture: "menu" },
  { name: "Walkthrough", words: "The first five steps.", picture: "walkthrough" },
];

/** The README with the table of features between its two markers. */
export function withFeatures(readme: string): string {
  const rows = features.map(({ name, words, picture }) => `| ${name} | ${words} | [light](images/features/${picture}-light.png), [dark](images/features/${picture}-dark.png) |`);
  return putBetween(readme, "features", `${["| Feature | What it does | Picture |", "| --- | --- | --- |", ...rows].join("\n")}\n`);
}

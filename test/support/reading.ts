// The verbs of the reading aids, in a drafter's own words.

import assert from "node:assert/strict";
import { callItemAt, incoming, outgoing } from "../../server/src/features/clause-calls.ts";
import { subtypes, supertypes, typeItemsAt } from "../../server/src/features/definition-types.ts";
import { findSymbols } from "../../server/src/features/find-symbols.ts";
import { foldings } from "../../server/src/features/folding.ts";
import { hints } from "../../server/src/features/hints.ts";
import { answerOf, lenses, type LensKind } from "../../server/src/features/lenses.ts";
import { links } from "../../server/src/features/links.ts";
import { selections } from "../../server/src/features/selection.ts";
import { tokens } from "../../server/src/features/tokens.ts";
import { annotated } from "./fixture.ts";
import { cursorOf, idOf, workspaceOf } from "./workspace.ts";

/** Over the first document stand these lenses: `G3.5: cited twice`. */
export function lensed(source: string, expected: readonly string[], wanted: readonly LensKind[] = ["uses", "citations"]): void {
  const { fixture, snapshot } = workspaceOf(source);
  const { name, text } = fixture.files[0]!;
  const document = snapshot.documents.get(idOf(name))!;
  const shown = lenses(snapshot, document, wanted).map((lens) => `${text.slice(lens.at.from, lens.at.to)}: ${answerOf(snapshot, document.id, lens)?.title}`);
  assert.deepEqual(shown, expected);
}

/** In the first document, headings are shown where `⟦...⟧` stands, and nowhere else. */
export function hinted(source: string, longest = 40): void {
  const { fixture, snapshot } = workspaceOf(source.replace(/⟦[^⟧]*⟧/g, ""));
  const { name, text } = fixture.files[0]!;
  let drawn = "";
  let done = 0;
  for (const { offset, heading } of hints(snapshot, snapshot.documents.get(idOf(name))!, { from: 0, to: text.length }, longest)) {
    drawn += `${text.slice(done, offset)}⟦${heading}⟧`;
    done = offset;
  }
  const wanted = source.replace(/^\n/, "").split(/\n(?=\/\/- )/)[0]!.replace(/^\/\/- .*\n/, "");
  assert.equal((drawn + text.slice(done)).trimEnd(), wanted.trimEnd());
}

/** In the first document, carets stand under each token, with its kind behind them. */
export function coloured(source: string): void {
  const { fixture, snapshot } = workspaceOf(source);
  const { name, text, annotations } = fixture.files[0]!;
  const found = tokens(snapshot, snapshot.documents.get(idOf(name))!, { from: 0, to: text.length });
  const drawn = found.map(({ kind, at, broken }) => ({ at, message: broken ? `broken ${kind}` : kind }));
  assert.equal(annotated(text, drawn), annotated(text, annotations));
}

/** In the first file, carets stand under each link, with what it leads to behind them. */
export function linked(source: string): void {
  const { fixture, snapshot } = workspaceOf(source);
  const { name, text, annotations } = fixture.files[0]!;
  const drawn = links(snapshot, idOf(name)).map(({ at, label }) => ({ at, message: label }));
  assert.equal(annotated(text, drawn), annotated(text, annotations));
}

/** From the cursor the selection grows over each of these; `…` stands for what is left out of a long one. */
export function selects(source: string, ...expected: readonly string[]): void {
  const workspace = workspaceOf(source);
  const { document, offset } = cursorOf(workspace);
  const facts = workspace.snapshot.documents.get(document)!;
  const steps = selections(workspace.snapshot, facts, offset).map(({ from, to }) => facts.tree.text.slice(from, to).trim().replace(/\s+/g, " "));
  assert.deepEqual(steps.map((step) => (step.length > 60 ? `${step.slice(0, 30)}…${step.slice(-12)}` : step)), expected);
}

/** `query` finds these first, in this order: `definition Transport Layer Security (TLS)`. */
export function symbolsFound(source: string, query: string, expected: readonly string[]): void {
  const { snapshot } = workspaceOf(source);
  assert.deepEqual(findSymbols(snapshot, query, 50).map(({ kind, name, container }) => `${kind} ${name}${container === "" ? "" : ` in ${container}`}`), expected);
}

/** The clause at the cursor cites, and is cited by, these. */
export function cites(source: string, expected: { readonly clause: string; readonly cites: readonly string[]; readonly citedBy: readonly string[] }): void {
  const workspace = workspaceOf(source);
  const { document, offset } = cursorOf(workspace);
  const item = callItemAt(workspace.snapshot, document, offset);
  assert.ok(item, "There is no clause.");
  const shown = (calls: ReturnType<typeof outgoing>, words: (id: string) => string) =>
    calls.map((call) => `${call.item.name}: ${call.places.map(({ from, to }) => words(call.item.document).slice(from, to)).join("; ")}`);
  const textOf = (id: string) => workspace.snapshot.documents.get(id)!.tree.text.toString();
  assert.deepEqual(
    { clause: item.name, cites: shown(outgoing(workspace.snapshot, item), () => textOf(item.document)), citedBy: shown(incoming(workspace.snapshot, item), textOf) },
    expected,
  );
}

/** The definition at the cursor rests on `uses`, and `usedBy` rest on it. */
export function restsOn(source: string, expected: { readonly term: string; readonly uses: readonly string[]; readonly usedBy: readonly string[] }): void {
  const workspace = workspaceOf(source);
  const { document, offset } = cursorOf(workspace);
  const [item] = typeItemsAt(workspace.snapshot, document, offset);
  assert.ok(item, "There is no definition.");
  const names = (items: readonly { readonly name: string }[]) => items.map(({ name }) => name);
  assert.deepEqual({ term: item.name, uses: names(supertypes(workspace.snapshot, item)), usedBy: names(subtypes(workspace.snapshot, item)) }, expected);
}

/** The first document folds from each line to the other: `G3.5 Each User … > (b) act.` */
export function folds(source: string, expected: readonly string[]): void {
  const { fixture, snapshot } = workspaceOf(source);
  const { name, text } = fixture.files[0]!;
  const lines = text.split("\n");
  const shown = foldings(snapshot.documents.get(idOf(name))!).map(({ first, last }) => `${lines[first]!.trim().slice(0, 24)} > ${lines[last]!.trim().slice(0, 24)}`);
  assert.deepEqual(shown, expected);
}

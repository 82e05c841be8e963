// The impact for people: plain text for a terminal, Markdown for a report.

import { labelOf } from "../features/labels.ts";
import { nameOfFile } from "../schema/names.ts";
import { markdownLine, plainLine } from "../text/plain.ts";
import { numberWord } from "../text/sentence.ts";
import type { AffectedDocument, Impact, ImpactedChange } from "./impact.ts";
import type { MisledReference } from "./misled.ts";
import { placeLines, placeWords, type Place } from "./places.ts";
import { declarationWords } from "./schemas.ts";
import type { BrokenReference } from "./broken.ts";
import type { TouchedTable } from "./touched.ts";
import type { UndefinedTerm } from "./undefined-terms.ts";

/** A heading with its lines; a line may have lines of its own. */
interface Group {
  readonly heading: string;
  readonly lines: readonly { readonly text: string; readonly below: readonly string[] }[];
}

/** The impact as plain text for a terminal; what is taken from the Code cannot steer it. */
export function impactText(impact: Impact): string {
  const groups = groupsOf(impact);
  if (groups.length === 0) return "Nothing changed.\n";
  return groups.map(({ heading, lines }) => `${heading}\n${lines.map(({ text, below }) => `  ${plainLine(text)}\n${below.map((line) => `    ${plainLine(line)}\n`).join("")}`).join("")}`).join("\n");
}

/** The impact as Markdown; what is taken from the Code is no markup in it. */
export function impactMarkdown(impact: Impact): string {
  const groups = groupsOf(impact);
  if (groups.length === 0) return "Nothing changed.\n";
  return groups.map(({ heading, lines }) => `## ${heading}\n\n${lines.map(({ text, below }) => `- ${markdownLine(text)}\n${below.map((line) => `  - ${markdownLine(line)}\n`).join("")}`).join("")}`).join("\n");
}

/** `Section G: Security (14.0 to 15.0): 2 changes; 3 clauses cite or use what changed` */
export function documentLine({ document, change, versions, changes, citing }: AffectedDocument): string {
  const name = labelOf(document.tree.identity);
  const from = versions ? ` (${versions[0] ?? "no version"} to ${versions[1] ?? "no version"})` : "";
  const own = change === "inserted" ? "new" : change === "removed" ? "removed" : changes === 0 ? (versions ? "another version" : "no change of its own") : counted(changes, "change");
  const others = citing === 0 ? "" : `; ${counted(citing, "clause")} ${citing === 1 ? "cites or uses" : "cite or use"} what changed`;
  return `${name}${from}: ${own}${others}`;
}

/** `Section G3.5 amended`, `Definition of “Panel” amended in meaning, Section A1.1` */
export function changeLine({ kind, change, weight, place, from, term, document }: ImpactedChange): string {
  if (kind === "document") return `${labelOf(document.tree.identity)} ${change}`;
  const left = from && placeWords(from) !== placeWords({ ...place, detail: "" }) ? ` from ${placeWords(from)}` : "";
  const how = change === "moved" ? `moved${left}${weight === "form" ? "" : " and amended"}` : change !== "amended" ? change : weight === "form" ? "amended in form alone" : term !== undefined ? "amended in meaning" : "amended";
  if (term !== undefined) return `Definition of “${term}” ${how}, ${placeWords({ ...place, detail: "" })}`;
  return `${placeWords(place)} ${how}`;
}

/** `Appendix AG 2.1.3: “Section G3.9” is not found any more` */
function brokenLine(one: BrokenReference): string {
  return `${placeWords(one.place)}: “${one.words}” ${brokenWords(one)}`;
}

/** What is wrong with a reference, and where that is now which it named. */
export function brokenWords({ state, wasWhole, became }: Pick<BrokenReference, "state" | "wasWhole" | "became">): string {
  return `${stateWords(state, wasWhole)}${became ? `; what it named is ${placeWords(became)}` : ""}`;
}

function stateWords(state: BrokenReference["state"], wasWhole: boolean): string {
  if (state === "not used") return wasWhole ? "is marked as not used now" : "is marked as not used";
  if (state === "absent") return wasWhole ? "is in a document that is not here any more" : "is in a document that is not here";
  return wasWhole ? "is not found any more" : "is new, and is not found";
}

/** `Section G8.2: “Section G3.5A” named what is Section G3.5B now` */
export function misledLine({ place, words, was }: MisledReference): string {
  return `${placeWords(place)}: “${words}” ${misledWords(was)}`;
}

/** What became of a reference whose number is another clause’s now; `was` is the one that it named. */
export function misledWords(was: Place): string {
  return `named what is ${placeWords(was)} now`;
}

/** `“Recovery Key” is not defined any more` */
export function undefinedLine({ term }: UndefinedTerm): string {
  return `“${term}” is not defined any more`;
}

/** `Appendix AD 3.8, data items: “DeviceID” (its type changed in the XML Schema)` */
export function tableLine({ place, label, rows, schemaChanged }: TouchedTable): string {
  const what = rows.length === 0 ? "" : `: ${rows.length > 8 ? `${rows.length} rows` : rows.map((row) => `“${row}”`).join(", ")}`;
  return `${placeWords(place)}, ${label}${what}${schemaChanged ? " (its type changed in the XML Schema)" : ""}`;
}

function groupsOf({ documents, changes, broken, misled, undefinedTerms, tables, schemas }: Impact): readonly Group[] {
  const flat = (lines: readonly string[]): Group["lines"] => lines.map((text) => ({ text, below: [] }));
  const groups: Group[] = [
    { heading: "SEC and subsidiary documents affected", lines: flat(documents.map(documentLine)) },
    { heading: "What changed, and what cites or uses it", lines: changes.map((change) => ({ text: changeLine(change), below: citingLines(change) })) },
    { heading: "References left broken", lines: flat(broken.map(brokenLine)) },
    { heading: "References that name another clause now", lines: flat(misled.map(misledLine)) },
    { heading: "Terms left without a definition", lines: undefinedTerms.map((one) => ({ text: undefinedLine(one), below: placeLines(one.usedIn.map(({ place }) => place)).map((line) => `used in ${line}`) })) },
    { heading: "DUIS tables", lines: flat(tables.map(tableLine)) },
    {
      heading: "XML Schemas",
      lines: schemas.map(({ id, change, declarations }) => ({ text: `${nameOfFile(id)} ${change}`, below: declarations.map((one) => `${declarationWords(one.name)} ${one.change}`) })),
    },
  ];
  return groups.filter(({ lines }) => lines.length > 0);
}

function citingLines({ citing, term, change }: ImpactedChange): readonly string[] {
  if (citing.length === 0) return [term === undefined ? "cited nowhere" : "neither cited nor used"];
  const verb = term === undefined ? "cited in" : "cited or used in";
  return (["now", "old"] as const).flatMap((side) => {
    const before = side === "old" && (change === "removed" || change === "moved") ? " (of the older version)" : "";
    return placeLines(citing.filter((one) => one.side === side).map(({ place }) => place)).map((line) => `${verb} ${line}${before}`);
  });
}

function counted(count: number, noun: string): string {
  return `${numberWord(count)} ${noun}${count === 1 ? "" : "s"}`;
}

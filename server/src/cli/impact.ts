// `sec-duis impact`: what a change from one version to another affects.

import { noLines } from "../text/line-index.ts";
import { finished } from "../text/steps.ts";
import { sourceOf, type Snapshot } from "../workspace/snapshot.ts";
import { impactMarkdown, impactText } from "../revision/impact-text.ts";
import type { CitingClause } from "../revision/citing-clauses.ts";
import { impacting, type Impact } from "../revision/impact.ts";
import { placeWords } from "../revision/places.ts";
import { labelOf } from "../features/labels.ts";
import type { DocumentId } from "../index/facts.ts";
import type { Span } from "../text/span.ts";
import { rangeOf, type Range } from "./diagnostics.ts";
import { jsonLine } from "./format/json.ts";
import type { ExitCode, Io } from "./io.ts";
import { compareVersions, type Compared } from "./versions.ts";

export interface ImpactCommand {
  readonly from: string;
  readonly to: string;
  readonly format: "text" | "md" | "json";
}

/** Prints the impact of the change of the Code in the folder `root`. */
export async function printImpact(root: string, command: ImpactCommand, io: Io): Promise<ExitCode> {
  const compared = await compareVersions(root, command, io);
  if (!compared) return 2;
  const impact = finished(impacting(compared.revision, compared.spelling));
  switch (command.format) {
    case "text":
      io.out(impactText(impact));
      break;
    case "md":
      io.out(impactMarkdown(impact));
      break;
    case "json":
      io.out(jsonLine(reportOf(impact, compared)));
      break;
  }
  return compared.isIncomplete ? 2 : 0;
}

/** A place in one of the two versions: `file` is the path inside the Code's folder. */
interface ReportedPlace {
  readonly version: "from" | "to";
  readonly file: string;
  readonly range: Range;
  readonly place: string;
}

/** The JSON of `--format json`: lines and characters count from 0. */
function reportOf({ documents, changes, broken, misled, undefinedTerms, tables, schemas }: Impact, { from, to, revision }: Compared) {
  const placed = (side: "old" | "now", id: DocumentId, at: Span, place: string): ReportedPlace => {
    const snapshot: Snapshot = revision[side];
    return { version: side === "old" ? "from" : "to", file: id.replace(/^\//, ""), range: rangeOf(sourceOf(snapshot, id)?.lines ?? noLines, at), place };
  };
  const clauseOf = ({ place, document, side, citations }: CitingClause) => ({ place: placeWords(place), file: document.id.replace(/^\//, ""), ranges: citations.map((citation) => placed(side, document.id, citation.at, "").range) });
  return {
    version: 1,
    from: from.name,
    to: to.name,
    documents: documents.map(({ document, change, versions, changes: own, citing }) => ({ file: document.id.replace(/^\//, ""), label: labelOf(document.tree.identity), change, versions, changes: own, citing })),
    changes: changes.map(({ kind, change, weight, document, side, place, from, at, term, citing }) => ({
      kind,
      change,
      weight,
      term,
      from: from && placeWords(from),
      ...placed(side, document.id, at, placeWords(place)),
      citedBy: citing.map(clauseOf),
    })),
    broken: broken.map(({ document, place, at, words, state, wasWhole, became }) => ({ ...placed("now", document.id, at, placeWords(place)), text: words, state, wasWhole, became: became && placeWords(became) })),
    misled: misled.map(({ document, place, at, words, was }) => ({ ...placed("now", document.id, at, placeWords(place)), text: words, was: placeWords(was) })),
    undefinedTerms: undefinedTerms.map(({ term, usedIn }) => ({ term, usedBy: usedIn.map(clauseOf) })),
    tables: tables.map(({ document, side, place, at, label, rows, type, schemaChanged }) => ({ ...placed(side, document.id, at, placeWords(place)), label, rows, type, schemaChanged })),
    schemas: schemas.map(({ id, change, declarations }) => ({ file: id.replace(/^\//, ""), change, declarations: declarations.map(({ change: how, name }) => ({ change: how, kind: name.kind, name: name.name, owner: name.owner })) })),
  };
}

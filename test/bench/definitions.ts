// Definitions as drafters write them: rows of a table, and several forms in running text.

import { fault, join, reference, type Fragment } from "./fragment.ts";
import { withArticle } from "./names.ts";
import { codeKey, type Defined, type PlannedDocument, type PlannedPlace } from "./plan.ts";
import type { Random } from "./random.ts";
import { headingOf } from "./citing.ts";
import { meanings } from "./words.ts";

/** A row of a definitions table, with its line end. */
export function definitionRow(defined: Defined, document: PlannedDocument): Fragment {
  const { term, written } = defined;
  const name = written ?? term.name;
  const marked = definitionMark(name, defined, written === undefined && term.acronym !== undefined ? [term.acronym] : []);
  const acronym = written === undefined && term.acronym !== undefined ? ` (${term.acronym})` : "";
  const [open, close] = document.style.form === "drafted" ? ["**", "**"] : document.style.curly ? ["“", "”"] : ['"', '"'];
  return join("| ", open, marked, acronym, close, " | ", bodyOf(defined), " |\n");
}

/** A sentence that defines a term where it stands. */
export function runningDefinition(defined: Defined, place: PlannedPlace, chance: Random): Fragment {
  const name = defined.written ?? defined.term.name;
  const term = definitionMark(name, defined, []);
  const meaning = `${meaningOf(defined)}.`;
  const { curly } = place.document.style;
  const [open, close] = curly ? ["“", "”"] : ['"', '"'];
  if (defined.scope === "clause") return join(`For the purposes of ${place.document.kind === "section" ? "Section" : "clause"} `, reference(place.number, codeKey(place.document, place.key)), `, ${open}`, term, `${close} ${meaning}`);
  // An acronym takes no article, and one with the wrong article would be a fault of its own.
  if (defined.written === undefined && chance.chance(0.5)) return join(withArticle(name).slice(0, -name.length).replace("a", "A"), "**", term, `** ${meaning}`);
  return join(open, term, `${close} ${meaning}`);
}

function definitionMark(name: string, { kind, scope, fault: rule }: Defined, aliases: readonly string[]): Fragment {
  const marked: Fragment = { text: name, marks: [{ kind: "definition", from: 0, to: name.length, definition: { term: name, aliases, kind, scope } }] };
  // Of a pointer, its place is what is wrong.
  return rule === undefined || rule === "definition-pointer" ? marked : fault(rule, marked);
}

function bodyOf(defined: Defined): string | Fragment {
  const { kind, pointsTo } = defined;
  if (kind === "empty") return "";
  if (pointsTo && "places" in pointsTo) return join("means the SEC Subsidiary Document of that name set out in ", reference(`Appendix ${pointsTo.key}`, pointsTo.key), ".");
  if (pointsTo) {
    const heading = headingOf(pointsTo);
    const { document } = pointsTo;
    const place = document.kind === "section"
      ? reference(`Section ${pointsTo.number}`, codeKey(document, pointsTo.key))
      : document.kind === "appendix"
        ? join(reference(`section ${pointsTo.number}`, codeKey(document, pointsTo.key)), " of ", reference(`Appendix ${document.key}`, document.key))
        : join(reference(`paragraph ${pointsTo.number}`, codeKey(document, pointsTo.key)), " of ", reference(`Schedule ${document.key}`, document.key));
    const named = defined.fault === "definition-pointer" ? fault(defined.fault, place) : place;
    return join("has the meaning given to that expression in ", named, heading === undefined || document.kind !== "section" ? "." : ` (${heading}).`);
  }
  return `${meaningOf(defined)}${defined.meaning === undefined ? "." : ""}`;
}

/** The words of a meaning: given ones, or some that go with the name, the same each time. */
function meaningOf({ meaning, term: { name }, fault: rule }: Defined): string {
  if (meaning !== undefined) return meaning;
  let sum = rule === undefined ? 0 : 1;
  for (let i = 0; i < name.length; i++) sum += name.charCodeAt(i);
  return meanings[sum % meanings.length]!;
}

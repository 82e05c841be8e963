// Whether what a rule finds of one definition hangs on anything else in its own document: on another definition, on the
// words of a clause. Told by what it asks the corpus meanwhile.

import type { Definition } from "../syntax/tree.ts";
import type { DocumentId } from "./facts.ts";
import type { DefinitionSite } from "./lookup.ts";
import { targetsOf, type Resolution } from "./resolve.ts";

export class Leaning {
  private readonly own: DocumentId | undefined;
  private definition: Definition | undefined;
  private leans = false;

  /** `own` is the document whose definitions are looked at. */
  constructor(own: DocumentId | undefined) {
    this.own = own;
  }

  /** Gives `definitions` one by one; `tell` is told of each that leans, once the next is asked for. */
  *eachOf(definitions: Iterable<Definition>, tell: (definition: Definition) => void): Iterable<Definition> {
    for (const definition of definitions) {
      this.definition = definition;
      this.leans = false;
      yield definition;
      if (this.leans) tell(definition);
    }
  }

  sites(sites: readonly DefinitionSite[]): void {
    // By its place: a text that was primed is not the one that the corpus holds, and reads the same.
    this.leans ||= sites.some(({ document, definition }) => document.id === this.own && definition.at.from !== this.definition?.at.from);
  }

  /** Whoever looks at the words of a place has asked for it by a reference. */
  resolved(found: Resolution): void {
    this.leans ||= mayLeadInto(found, this.own);
  }
}

/** Whether what was found stands in the document at `id`, or would. */
function mayLeadInto(found: Resolution, id: DocumentId | undefined): boolean {
  if (found.kind === "none") return found.document === undefined || found.document.id === id;
  return targetsOf(found).some((target) => "document" in target && target.document.id === id);
}

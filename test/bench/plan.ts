// The skeleton of a generated Code: documents, numbered places and terms, before a word of them is written. References
// need it, for they may name a place that stands further on.

export interface Request {
  /** UTF-8 bytes, roughly. */
  readonly bytes: number;
  readonly seed: number;
  /** How many faults of each rule are seeded in a megabyte; 0 for a clean Code. */
  readonly faults: number;
}

export interface PlannedDocument {
  readonly file: string;
  readonly kind: "section" | "appendix" | "schedule";
  readonly key: string;
  readonly title: string;
  readonly alias: string | undefined;
  readonly style: Style;
  readonly bytes: number;
  /** All numbered places in the order of the text, sub-paragraphs apart. */
  readonly places: PlannedPlace[];
}

export interface Style {
  /** "wrapped": hard-wrapped, with page headers and a contents list, headings unmarked. */
  readonly form: "drafted" | "wrapped";
  readonly frontMatter: boolean;
  readonly labels: "(a)" | "a)";
  readonly indent: boolean;
  /** `1.1.` for `1.1` */
  readonly finalDot: boolean;
  readonly curly: boolean;
}

export interface PlannedPlace {
  readonly document: PlannedDocument;
  readonly kind: "chapter" | "clause" | "paragraph" | "annex" | "table";
  /** As it stands: `G3.5A`, `2.1`, `(a)`, `Annex A`. */
  readonly number: string;
  /** Inside its document: `G3.5A(a)`, `Annex A 1.1`. */
  readonly key: string;
  /** How deep its heading is marked; 0 for running text. */
  readonly level: number;
  readonly heading: string | undefined;
  /** The unnumbered heading over it, and whether it stands right over this one. */
  readonly group: string | undefined;
  readonly opensGroup: boolean;
  readonly notUsed: boolean;
  /** The heading of the numbered place around it. */
  readonly around: string | undefined;
  readonly children: PlannedPlace[];
  /** Terms that its running text defines. */
  readonly defines: Defined[];
  /** The rows of its definitions table. */
  readonly rows: Defined[];
  /** The words that lead to its table. */
  readonly lead: string | undefined;
  /** Whether references may name it. */
  citable: boolean;
  /** Its list lacks the `and` before the last item. */
  unjoined: boolean;
  /** The rule that its number breaks, if any. */
  fault: string | undefined;
}

export interface Term {
  readonly name: string;
  readonly acronym: string | undefined;
  /** Undefined for the whole Code. */
  readonly within: PlannedDocument | undefined;
}

/** One definition of a term. */
export interface Defined {
  readonly term: Term;
  /** What stands for the term where it is not its name. */
  readonly written?: string;
  readonly kind: "meaning" | "pointer" | "empty";
  readonly scope: "code" | "document" | "clause" | undefined;
  readonly meaning?: string;
  readonly pointsTo?: PlannedPlace | PlannedDocument;
  readonly fault?: string;
}

export interface Plan {
  readonly request: Request;
  readonly documents: readonly PlannedDocument[];
  readonly terms: Term[];
  /** Those that may be named. */
  readonly codes: readonly string[];
  /** Those behind them, with the rule that each breaks in the table, if any. */
  readonly moreCodes: PlannedCode[];
  readonly requests: readonly PlannedRequest[];
  /** Keys of Schedules that stand in two files each; nothing refers to them. */
  readonly twins: string[];
  readonly schemaNames: readonly string[];
  readonly newName: () => string;
}

/** A service request of DUIS: the place of its description, its number and its XML Schema type. */
export interface PlannedRequest {
  readonly name: string;
  readonly variant: string;
  readonly type: string;
  readonly items: readonly PlannedItem[];
  /** The rules that its tables break: of the request as a whole, or at the item of that place. */
  readonly flaws: Map<string, number>;
}

export interface PlannedCode {
  readonly code: string;
  flaw: string | undefined;
}

export interface PlannedItem {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
}

/** The order of a table of definitions: by what stands for the term, whatever its case. */
export function byName(a: Defined, b: Defined): number {
  const [one, other] = [a, b].map(({ written, term }) => (written ?? term.name).toLowerCase());
  return one! < other! ? -1 : one! > other! ? 1 : 0;
}

/** Puts a row where it belongs in a table of definitions. */
export function addRow({ rows }: PlannedPlace, row: Defined): void {
  const before = rows.findIndex((one) => byName(row, one) < 0);
  rows.splice(before < 0 ? rows.length : before, 0, row);
}

export function place(document: PlannedDocument, given: Pick<PlannedPlace, "kind" | "number" | "key" | "level" | "heading"> & Partial<PlannedPlace>): PlannedPlace {
  return {
    document, group: undefined, opensGroup: false, notUsed: false, around: undefined, children: [], defines: [], rows: [], lead: undefined,
    citable: given.notUsed !== true, unjoined: false, fault: undefined,
    ...given,
  };
}

/** The key of a place as the whole Code knows it: `G3.5(a)`, `AG 2.1.3`, `F4 Annex`. */
export function codeKey(document: PlannedDocument, key: string): string {
  if (key === "") return document.key;
  return document.kind === "section" && /^[A-Z]\d/.test(key) ? key : `${document.key} ${key}`;
}

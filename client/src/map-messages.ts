// What the Code map's page and the extension say to one another. The page knows documents and citations by number
// alone, never a file: what it asks for is looked up in the map that it was given. Nothing is trusted on arrival.

/** A document as the page draws it; its number is its place in the list. */
export interface PageDocument {
  readonly kind: "section" | "appendix" | "schedule" | "other" | "schema" | "absent";
  readonly short: string;
  readonly label: string;
  readonly clauses: number;
  readonly definitions: number;
  readonly own: number;
}

/** How often one document cites another, by their numbers. */
export interface PageLine {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export interface PageCitation {
  readonly clause: string;
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** What outlives the page when its tab is hidden or VS Code is restarted. */
export interface PageState {
  /** The label of the document that was selected. */
  readonly selected: string | undefined;
  /** The Code that was shown, where there were several. */
  readonly code: string | undefined;
}

/** Of what VS Code kept, whatever it is. */
export function pageState(value: unknown): PageState {
  const { selected, code } = typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  return { selected: isString(selected) ? selected : undefined, code: isString(code) ? code : undefined };
}

/** To the page. */
export type ToPage =
  /** `codes` are the names of the Codes that there are, none where there is only one; `code` is the place of the one that is shown. */
  | { readonly kind: "map"; readonly version: number; readonly documents: readonly PageDocument[]; readonly lines: readonly PageLine[]; readonly codes: readonly string[]; readonly code: number }
  | { readonly kind: "citations"; readonly version: number; readonly from: number; readonly to: number; readonly citations: readonly PageCitation[] };

/** From the page. `version` is the map's that the numbers are of. */
export type FromPage =
  | { readonly kind: "ready" }
  /** another Code is to be shown */
  | { readonly kind: "code"; readonly version: number; readonly code: number }
  | { readonly kind: "open"; readonly version: number; readonly document: number }
  | { readonly kind: "citations"; readonly version: number; readonly from: number; readonly to: number }
  | { readonly kind: "openCitation"; readonly version: number; readonly from: number; readonly to: number; readonly citation: number };

/** The message that `value` is, or undefined where it is none. */
export function fromPage(value: unknown): FromPage | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { kind, version, code, document, from, to, citation } = value as Readonly<Record<string, unknown>>;
  if (kind === "ready") return { kind };
  if (!isNumber(version)) return undefined;
  if (kind === "code" && isNumber(code)) return { kind, version, code };
  if (kind === "open" && isNumber(document)) return { kind, version, document };
  if (!isNumber(from) || !isNumber(to)) return undefined;
  if (kind === "citations") return { kind, version, from, to };
  if (kind === "openCitation" && isNumber(citation)) return { kind, version, from, to, citation };
  return undefined;
}

/** The same for the other direction. */
export function toPage(value: unknown): ToPage | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { kind, version, documents, lines, codes, code, from, to, citations } = value as Readonly<Record<string, unknown>>;
  if (!isNumber(version)) return undefined;
  if (kind === "map" && isListOf(documents, isDocument) && isListOf(lines, (line): line is PageLine => isLine(line, documents.length)) && isListOf(codes, isString) && isNumber(code)) return { kind, version, documents, lines, codes, code };
  if (kind === "citations" && isNumber(from) && isNumber(to) && isListOf(citations, isCitation)) return { kind, version, from, to, citations };
  return undefined;
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}

function isListOf<Item>(value: unknown, is: (item: unknown) => item is Item): value is readonly Item[] {
  return Array.isArray(value) && value.every(is);
}

function isDocument(value: unknown): value is PageDocument {
  if (typeof value !== "object" || value === null) return false;
  const { kind, short, label, clauses, definitions, own } = value as Readonly<Record<string, unknown>>;
  return kinds.has(kind) && typeof short === "string" && typeof label === "string" && isNumber(clauses) && isNumber(definitions) && isNumber(own);
}

const kinds: ReadonlySet<unknown> = new Set<PageDocument["kind"]>(["section", "appendix", "schedule", "other", "schema", "absent"]);

function isLine(value: unknown, documents: number): value is PageLine {
  if (typeof value !== "object" || value === null) return false;
  const { from, to, count } = value as Readonly<Record<string, unknown>>;
  return isNumber(from) && isNumber(to) && isNumber(count) && from < documents && to < documents;
}

function isCitation(value: unknown): value is PageCitation {
  if (typeof value !== "object" || value === null) return false;
  const { clause, before, words, after } = value as Readonly<Record<string, unknown>>;
  return [clause, before, words, after].every((part) => typeof part === "string");
}

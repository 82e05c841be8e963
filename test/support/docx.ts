// A small reader of .docx files for the tests, independent of what writes them: paragraphs and tables with their runs,
// with tracked changes accepted or rejected as a word processor would.

import { strFromU8, unzipSync } from "fflate";
import { XMLParser } from "fast-xml-parser";

export type Changes = "accept" | "reject";

export interface DocxRun {
  readonly text: string;
  readonly mark: "plain" | "bold" | "code" | "hidden";
}

export interface DocxParagraph {
  readonly kind: "paragraph";
  readonly style: string;
  readonly runs: readonly DocxRun[];
}

export interface DocxTable {
  readonly kind: "table";
  /** `cells` hold paragraphs. */
  readonly rows: readonly { readonly header: boolean; readonly cells: readonly (readonly DocxParagraph[])[] }[];
}

export type DocxItem = DocxParagraph | DocxTable;

interface Node {
  readonly [name: string]: readonly Node[] | Readonly<Record<string, string>> | string | undefined;
}

const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: "", trimValues: false, parseTagValue: false, processEntities: true });

export function parts(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));
}

/** The body's paragraphs and tables. */
export function readDocx(bytes: Uint8Array, changes: Changes = "accept"): readonly DocxItem[] {
  const document = parser.parse(parts(bytes)["word/document.xml"]!) as readonly Node[];
  return read(child(child(document, "w:document"), "w:body"), changes);
}

/** Custom properties, by name. */
export function properties(bytes: Uint8Array): Readonly<Record<string, string>> {
  const xml = parser.parse(parts(bytes)["docProps/custom.xml"] ?? "<Properties/>") as readonly Node[];
  return Object.fromEntries(child(xml, "Properties").flatMap((property) => ("property" in property ? [[attribute(property, "name"), textOf(child(property["property"] as readonly Node[], "vt:lpwstr"))]] : [])));
}

/** What a reader sees, a line for each paragraph and row. */
export function visibleLines(items: readonly DocxItem[]): readonly string[] {
  return items.flatMap((item) => {
    if (item.kind === "paragraph") return shown(item) === "" && item.style === "SECComment" ? [] : [shown(item)];
    return item.rows.map(({ cells }) => cells.map((cell) => cell.map(shown).join("¶")).join(" | "));
  });
}

/** The same, with what is bold between stars. */
export function markedLines(items: readonly DocxItem[]): readonly string[] {
  const stars = (paragraph: DocxParagraph): DocxParagraph => ({ ...paragraph, runs: paragraph.runs.map((run) => (run.mark === "bold" ? { ...run, text: `**${run.text}**` } : run)) });
  const starred = items.map((item): DocxItem => (item.kind === "paragraph" ? stars(item) : { ...item, rows: item.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => cell.map(stars)) })) }));
  return visibleLines(starred).map((line) => line.replaceAll("****", ""));
}

export function shown({ runs }: DocxParagraph): string {
  return runs.map(({ text, mark }) => (mark === "hidden" ? "" : text)).join("");
}

function read(nodes: readonly Node[], changes: Changes): readonly DocxItem[] {
  const items: DocxItem[] = [];
  // A paragraph whose mark goes runs into the next one.
  let carried: { runs: DocxRun[]; style: string } | undefined;
  for (const node of nodes) {
    if ("w:p" in node) {
      const inner = node["w:p"] as readonly Node[];
      const pPr = child(inner, "w:pPr");
      const style = attribute(find(pPr, "w:pStyle"), "w:val") ?? "";
      const was = find(child(pPr, "w:pPrChange"), "w:pPr");
      const runs = [...(carried?.runs ?? []), ...runsIn(inner, changes)];
      const mark = child(pPr, "w:rPr");
      const goes = changes === "accept" ? has(mark, "w:del") || has(mark, "w:moveFrom") : has(mark, "w:ins") || has(mark, "w:moveTo");
      const before = changes === "reject" && was ? (attribute(find(was["w:pPr"] as readonly Node[], "w:pStyle"), "w:val") ?? style) : style;
      if (goes) carried = { runs, style: before };
      else {
        items.push({ kind: "paragraph", style: carried && runs.length > 0 && carried.runs.length > 0 ? carried.style : before, runs });
        carried = undefined;
      }
    } else if ("w:tbl" in node) {
      if (carried && carried.runs.length > 0) items.push({ kind: "paragraph", ...carried });
      carried = undefined;
      const rows = (node["w:tbl"] as readonly Node[]).flatMap((row) => {
        if (!("w:tr" in row)) return [];
        const inner = row["w:tr"] as readonly Node[];
        const trPr = child(inner, "w:trPr");
        if (has(trPr, changes === "accept" ? "w:del" : "w:ins")) return [];
        const cells = inner.flatMap((cell) => {
          const inside = "w:tc" in cell ? (cell["w:tc"] as readonly Node[]) : undefined;
          if (!inside || has(child(inside, "w:tcPr"), changes === "accept" ? "w:cellDel" : "w:cellIns")) return [];
          return [read(inside, changes) as readonly DocxParagraph[]];
        });
        return [{ header: has(trPr, "w:tblHeader"), cells }];
      });
      if (rows.length > 0) items.push({ kind: "table", rows });
    }
  }
  if (carried && carried.runs.length > 0) items.push({ kind: "paragraph", ...carried });
  return items;
}

function runsIn(nodes: readonly Node[], changes: Changes): readonly DocxRun[] {
  return nodes.flatMap((node): readonly DocxRun[] => {
    for (const name of ["w:ins", "w:moveTo"]) if (name in node) return changes === "accept" ? runsIn(node[name] as readonly Node[], changes) : [];
    for (const name of ["w:del", "w:moveFrom"]) if (name in node) return changes === "reject" ? runsIn(node[name] as readonly Node[], changes) : [];
    if (!("w:r" in node)) return [];
    const inner = node["w:r"] as readonly Node[];
    const now = child(inner, "w:rPr");
    const was = changes === "reject" ? find(now, "w:rPrChange") : undefined;
    const rPr = was ? child(was["w:rPrChange"] as readonly Node[], "w:rPr") : now;
    const style = attribute(find(rPr, "w:rStyle"), "w:val");
    const mark = style === "SECSource" || has(rPr, "w:vanish") ? "hidden" : style === "SECCode" ? "code" : has(rPr, "w:b") ? "bold" : "plain";
    const text = inner.map((part) => ("w:t" in part ? textOf(part["w:t"] as readonly Node[]) : "w:delText" in part ? textOf(part["w:delText"] as readonly Node[]) : "w:tab" in part ? "\t" : "w:br" in part ? "\n" : "")).join("");
    return text === "" ? [] : [{ text, mark }];
  });
}

function child(nodes: readonly Node[], name: string): readonly Node[] {
  return (nodes.find((node) => name in node)?.[name] as readonly Node[] | undefined) ?? [];
}

function find(nodes: readonly Node[], name: string): Node | undefined {
  return nodes.find((node) => name in node);
}

function has(nodes: readonly Node[], name: string): boolean {
  return nodes.some((node) => name in node);
}

function attribute(node: Node | undefined, name: string): string | undefined {
  return (node?.[":@"] as Readonly<Record<string, string>> | undefined)?.[name];
}

function textOf(nodes: readonly Node[]): string {
  return nodes.map((node) => (typeof node["#text"] === "string" ? node["#text"] : "")).join("");
}

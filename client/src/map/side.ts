// What stands beside the picture, and says the same in words: all documents; of one, whom it cites and who cites it; of
// a line, its citations. Who sees no picture has everything here.

import type { PageCitation, PageDocument, PageLine } from "../map-messages.ts";
import { counted } from "../words.ts";
import { html } from "./svg.ts";

export interface SideEvents {
  select(document: number): void;
  open(document: number): void;
  selectLine(from: number, to: number): void;
  openCitation(from: number, to: number, citation: number): void;
  leave(): void;
}

export interface Side {
  readonly element: HTMLElement;
  showAll(documents: readonly PageDocument[], lines: readonly PageLine[]): void;
  showDocument(documents: readonly PageDocument[], lines: readonly PageLine[], document: number): void;
  /** The citations behind a line; undefined while they are asked for. */
  showLine(documents: readonly PageDocument[], from: number, to: number, count: number, citations: readonly PageCitation[] | undefined): void;
}

export function createSide(events: SideEvents): Side {
  const element = html("section", { class: "side", "aria-label": "Documents and citations as lists" });
  let filter = "";

  element.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") events.leave();
  });

  function fill(...children: readonly Node[]): void {
    const hadFocus = element.contains(document.activeElement);
    element.replaceChildren(...children);
    element.scrollTop = 0;
    // What had the keyboard is gone: it goes on from the heading, which is read out.
    if (hadFocus) element.querySelector("h1")?.focus();
  }

  const back = (): HTMLElement => button("back", "All documents", () => events.leave(), html("span", { class: "mark" }, "←"), "All documents");

  // Until there is a map, and for as long as there is none.
  fill(html("p", { class: "none" }, "The map is drawn when the language server has read the folder."));

  return {
    element,
    showAll(documents, lines) {
      const input = html("input", { type: "search", placeholder: "Filter documents", "aria-label": "Filter documents", value: filter });
      const list = html("ul");
      const refill = (): void => {
        const shown = documents.map((document, index) => ({ document, index })).filter(({ document }) => document.label.toLowerCase().includes(filter.toLowerCase()));
        list.replaceChildren(
          ...shown.map(({ document, index }) => {
            const out = lines.filter(({ from }) => from === index).length;
            const into = lines.filter(({ to }) => to === index).length;
            return row(document, `cites ${counted(out, "document")}, cited by ${into}`, () => events.select(index), "below");
          }),
        );
        if (shown.length === 0) list.replaceChildren(html("li", { class: "none" }, documents.length === 0 ? "There is no SEC or DUIS text here yet." : "No document of that name."));
      };
      input.addEventListener("input", () => {
        filter = input.value;
        refill();
      });
      refill();
      fill(html("h1", { tabindex: "-1" }, "Documents"), input, list, help());
    },
    showDocument(documents, lines, chosen) {
      const document = documents[chosen]!;
      const out = lines.filter(({ from }) => from === chosen).sort((a, b) => b.count - a.count);
      const into = lines.filter(({ to }) => to === chosen).sort((a, b) => b.count - a.count);
      fill(
        back(),
        html("h1", { tabindex: "-1" }, document.label),
        html("p", { class: "facts" }, factsOf(document)),
        ...(document.kind === "absent" ? [] : [button("open", `Open ${document.label}`, () => events.open(chosen), "Open")]),
        ...group("Cites", "out", out.map((line) => row(documents[line.to]!, times(line.count), () => events.selectLine(line.from, line.to), "out"))),
        ...group("Cited by", "in", into.map((line) => row(documents[line.from]!, times(line.count), () => events.selectLine(line.from, line.to), "in"))),
      );
    },
    showLine(documents, from, to, count, citations) {
      const [citing, cited] = [documents[from]!, documents[to]!];
      fill(
        back(),
        html("h1", { tabindex: "-1" }, `${citing.label} → ${cited.label}`),
        html("p", { class: "facts" }, counted(count, "citation")),
        button("open", `About ${citing.label}`, () => events.select(from), nameOf(citing)),
        button("open", `About ${cited.label}`, () => events.select(to), nameOf(cited)),
        citations === undefined
          ? html("p", { class: "none", role: "status" }, "Reading …")
          : html(
              "ol",
              { class: "citations", "aria-label": "Citations" },
              ...citations.map(({ clause, before, words, after }, index) =>
                html(
                  "li",
                  {},
                  button("row", `${clause}: ${before}${words}${after}`, () => events.openCitation(from, to, index), html("span", { class: "clause" }, clause), html("span", { class: "words" }, before, html("mark", {}, words), after)),
                ),
              ),
            ),
      );
    },
  };
}

function help(): HTMLElement {
  const key = (name: string): HTMLElement => html("kbd", {}, name);
  return html(
    "p",
    { class: "help" },
    "In the picture: ",
    key("Tab"),
    " and the ",
    key("arrows"),
    " go from document to document, ",
    key("Enter"),
    " or a click opens one, a click on a line lists its citations, ",
    key("+"),
    " ",
    key("−"),
    " ",
    key("0"),
    " zoom, ",
    key("Esc"),
    " goes back.",
  );
}

function group(title: string, direction: "out" | "in", rows: readonly HTMLElement[]): readonly HTMLElement[] {
  return [
    html("h2", {}, html("span", { class: `swatch ${direction}`, "aria-hidden": "true" }), title, html("span", { class: "count" }, String(rows.length))),
    rows.length === 0 ? html("p", { class: "none" }, "none") : html("ul", { "aria-label": title }, ...rows),
  ];
}

function row(document: PageDocument, note: string, act: () => void, look: "out" | "in" | "below"): HTMLElement {
  return html("li", {}, button(`row ${look}`, `${document.label}, ${note}`, act, html("span", { class: `badge ${document.kind}`, "aria-hidden": "true" }, document.short.slice(0, 6)), html("span", { class: "name" }, document.label), html("span", { class: "note" }, note)));
}

function button(className: string, label: string, act: () => void, ...children: readonly (Node | string)[]): HTMLElement {
  const element = html("button", { type: "button", class: className, "aria-label": label, title: label }, ...children);
  element.addEventListener("click", act);
  return element;
}

/** `Section G` of `Section G: Security`. */
function nameOf({ label }: PageDocument): string {
  return label.split(": ")[0] ?? label;
}

function factsOf({ kind, clauses, definitions, own }: PageDocument): string {
  if (kind === "absent") return "Cited here, but not among the files of this folder.";
  if (kind === "schema") return "An XML Schema.";
  return [counted(clauses, "clause"), counted(definitions, "definition"), ...(own > 0 ? [`${counted(own, "citation")} within itself`] : [])].join(" · ");
}

function times(count: number): string {
  return `${count.toLocaleString("en-GB")}×`;
}

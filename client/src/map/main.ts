// The page of the Code map: a picture and lists beside it, one selection for both. It knows nothing of files; what is
// clicked is told to the extension by number.

import { pageState, toPage, type FromPage, type PageCitation, type PageDocument, type PageLine, type PageState } from "../map-messages.ts";
import { createPicture, type Marked } from "./picture.ts";
import { createSide } from "./side.ts";
import { html } from "./svg.ts";
import { counted } from "../words.ts";

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void; setState(state: PageState): void; getState(): unknown };

const vscode = acquireVsCodeApi();
let version = 0;
let documents: readonly PageDocument[] = [];
let lines: readonly PageLine[] = [];
let code: string | undefined;
let marked: Marked = { kind: "none" };
/** The label of the document that is to be selected: it may come with a later map, while the folder is being read. */
let { selected } = pageState(vscode.getState());
/** The labels of the documents whose citations are listed. */
let listed: { readonly from: string | undefined; readonly to: string | undefined } | undefined;
let citations: readonly PageCitation[] | undefined;

const open = (document: number): void => {
  if (documents[document]?.kind !== "absent") vscode.postMessage({ kind: "open", version, document });
};
const selectLine = (from: number, to: number): void => {
  citations = undefined;
  choose({ kind: "line", from, to });
  vscode.postMessage({ kind: "citations", version, from, to });
};
const select = (document: number): void => choose({ kind: "document", document });
const picture = createPicture({
  select,
  open,
  selectLine,
  leave: () => choose({ kind: "none" }),
});
const side = createSide({
  select,
  open,
  selectLine,
  openCitation: (from, to, citation) => vscode.postMessage({ kind: "openCitation", version, from, to, citation }),
  leave() {
    // The button that was pressed goes; the keyboard goes on from what it was about.
    if (marked.kind === "document") picture.focus(marked.document);
    if (marked.kind === "line") picture.focus(marked.from);
    choose({ kind: "none" });
  },
});
const status = html("p", { class: "status", role: "status", "aria-live": "polite" });

const codes = createCodes((code) => vscode.postMessage({ kind: "code", version, code }));

document.body.append(html("main", {}, html("div", { class: "stage" }, picture.element, html("div", { class: "tools" }, zoom(), codes.element), status), side.element));
window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  const message = toPage(data);
  if (message?.kind === "map") {
    ({ version, documents, lines } = message);
    codes.show(message.codes, message.code);
    code = message.codes[message.code];
    picture.draw(documents, lines);
    showAgain();
    status.textContent = `${code === undefined ? "" : `${code}: `}${counted(documents.length, "document")}`;
  } else if (message && message.version === version && marked.kind === "line" && message.from === marked.from && message.to === marked.to) {
    citations = message.citations;
    show(marked);
  }
});
vscode.postMessage({ kind: "ready" });

/** What the user selects. */
function choose(next: Marked): void {
  selected = next.kind === "document" ? documents[next.document]?.label : undefined;
  listed = next.kind === "line" ? { from: documents[next.from]?.label, to: documents[next.to]?.label } : undefined;
  show(next);
}

/** Shows in another map what was shown in the one before. */
function showAgain(): void {
  const placeOf = (sought: string | undefined): number => documents.findIndex(({ label }) => label === sought);
  const [document, from, to] = [placeOf(selected), placeOf(listed?.from), placeOf(listed?.to)];
  if (lines.some((line) => line.from === from && line.to === to)) selectLine(from, to);
  else show(document >= 0 ? { kind: "document", document } : { kind: "none" });
}

/** Shows one selection in the picture and in the lists. */
function show(next: Marked): void {
  marked = next;
  picture.mark(marked);
  switch (marked.kind) {
    case "none":
      side.showAll(documents, lines);
      break;
    case "document":
      side.showDocument(documents, lines, marked.document);
      status.textContent = documents[marked.document]?.label ?? "";
      break;
    case "line": {
      const { from, to } = marked;
      side.showLine(documents, from, to, lines.find((line) => line.from === from && line.to === to)?.count ?? 0, citations);
      break;
    }
  }
  vscode.setState({ selected, code });
}

/** Which Code is shown, where there are several, and the way to another. */
function createCodes(choose: (code: number) => void): { readonly element: HTMLElement; show(names: readonly string[], code: number): void } {
  const list = html("select", { "aria-label": "Code", title: "Each of these folders holds the Code: the map shows one at a time" });
  list.addEventListener("change", () => choose(list.selectedIndex));
  list.hidden = true;
  return {
    element: list,
    show(names, code) {
      list.hidden = names.length === 0;
      list.replaceChildren(...names.map((name, index) => html("option", index === code ? { selected: "" } : {}, name)));
    },
  };
}

function zoom(): HTMLElement {
  const { camera } = picture;
  const tool = (text: string, label: string, act: () => void): HTMLElement => {
    const button = html("button", { type: "button", "aria-label": label, title: label }, text);
    button.addEventListener("click", act);
    return button;
  };
  const bar = html("div", { class: "zoom", role: "toolbar", "aria-label": "Zoom" }, tool("+", "Zoom in (+)", () => camera.zoom(1.25)), tool("−", "Zoom out (−)", () => camera.zoom(0.8)), tool("Fit", "Show all (0)", () => camera.fit()));
  bar.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") choose({ kind: "none" });
    else camera.key(key);
  });
  return bar;
}

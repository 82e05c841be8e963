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
let citations: readonly PageCitation[] | undefined;

const open = (document: number): void => {
  if (documents[document]?.kind !== "absent") vscode.postMessage({ kind: "open", version, document });
};
const selectLine = (from: number, to: number): void => {
  citations = undefined;
  show({ kind: "line", from, to });
  vscode.postMessage({ kind: "citations", version, from, to });
};
const select = (document: number): void => show({ kind: "document", document });
const picture = createPicture({
  select,
  open,
  selectLine,
  leave: () => show({ kind: "none" }),
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
    show({ kind: "none" });
  },
});
const status = html("p", { class: "status", role: "status", "aria-live": "polite" });

const codes = createCodes((code) => vscode.postMessage({ kind: "code", version, code }));

document.body.append(html("main", {}, html("div", { class: "stage" }, picture.element, html("div", { class: "tools" }, zoom(), codes.element), status), side.element));
window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  const message = toPage(data);
  if (message?.kind === "map") {
    const selected = selectedLabel();
    ({ version, documents, lines } = message);
    codes.show(message.codes, message.code);
    code = message.codes[message.code];
    picture.draw(documents, lines);
    const again = documents.findIndex(({ label }) => label === selected);
    show(again >= 0 ? { kind: "document", document: again } : { kind: "none" });
    status.textContent = `${code === undefined ? "" : `${code}: `}${counted(documents.length, "document")}`;
  } else if (message && message.version === version && marked.kind === "line" && message.from === marked.from && message.to === marked.to) {
    citations = message.citations;
    show(marked);
  }
});
vscode.postMessage({ kind: "ready" });

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
  vscode.setState({ selected: marked.kind === "document" ? documents[marked.document]?.label : undefined, code });
}

function selectedLabel(): string | undefined {
  return marked.kind === "document" ? documents[marked.document]?.label : pageState(vscode.getState()).selected;
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
    if (key === "Escape") show({ kind: "none" });
    else camera.key(key);
  });
  return bar;
}

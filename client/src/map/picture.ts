// The picture: documents as shapes, citations as lines whose width is how many there are. All of it can be reached by
// keyboard: one document takes the Tab key, the arrows go from there to its neighbours.

import type { PageDocument, PageLine } from "../map-messages.ts";
import { layOut, neighbour, radius, titleOf, type Point } from "./layout.ts";
import { counted } from "../words.ts";
import { svg } from "./svg.ts";
import { createCamera, type Camera } from "./camera.ts";

export interface Picture {
  readonly element: SVGSVGElement;
  readonly camera: Camera;
  /** Draws another map. */
  draw(documents: readonly PageDocument[], lines: readonly PageLine[]): void;
  /** Marks a document and what it has to do with, a line, or nothing. */
  mark(marked: Marked): void;
  /** Puts the keyboard on a document, and selects nothing. */
  focus(document: number): void;
}

export type Marked = { readonly kind: "none" } | { readonly kind: "document"; readonly document: number } | { readonly kind: "line"; readonly from: number; readonly to: number };

export interface PictureEvents {
  /** A document was reached by keyboard or pointed out. */
  select(document: number): void;
  open(document: number): void;
  /** A line was clicked. */
  selectLine(from: number, to: number): void;
  /** Escape, or a click beside everything. */
  leave(): void;
}

export function createPicture(events: PictureEvents): Picture {
  const scene = svg("g");
  // Browsers give a picture that moves in its frame a stop of its own on the Tab key's way, which leads nowhere.
  const element = svg("svg", { role: "group", class: "picture", tabindex: -1 }, scene);
  const camera = createCamera(element, scene);
  let documents: readonly PageDocument[] = [];
  let lines: readonly PageLine[] = [];
  let points: readonly Point[] = [];
  let nodes: readonly SVGGElement[] = [];
  let edges: readonly SVGGElement[] = [];
  let reached = 0;
  let marked: Marked = { kind: "none" };
  let isPressed = false;
  let isQuiet = false;

  function draw(nextDocuments: readonly PageDocument[], nextLines: readonly PageLine[]): void {
    const isSame = nextDocuments.length === documents.length && nextDocuments.every(({ label }, index) => label === documents[index]!.label);
    documents = nextDocuments;
    lines = nextLines;
    // A change of a count must not move what the reader has found.
    if (!isSame) points = layOut(documents, lines, camera.shape());
    const most = Math.max(1, ...lines.map(({ count }) => count));
    edges = lines.map((line, index) => edge(line, index, documents, points, most));
    nodes = documents.map((document, index) => node(document, points[index]!, index, lines));
    reached = Math.min(reached, Math.max(0, nodes.length - 1));
    nodes[reached]?.setAttribute("tabindex", "0");
    element.setAttribute("aria-label", `Code map of ${documents.length} documents. The arrow keys go from one to the next, Enter opens it, Escape goes back.`);
    element.classList.toggle("crowded", documents.length > 36);
    scene.replaceChildren(svg("g", { class: "edges", "aria-hidden": "true" }, ...edges), svg("g", { class: "nodes" }, ...nodes));
    if (!isSame) camera.fit(bounds(documents, points));
    mark(marked);
  }

  function mark(next: Marked): void {
    marked = next;
    const isMarked = marked.kind !== "none";
    element.classList.toggle("marked", isMarked);
    const near = new Set<number>();
    lines.forEach(({ from, to }, index) => {
      const direction = directionOf(marked, from, to);
      edges[index]!.setAttribute("class", `edge ${direction}`);
      if (direction === "") return;
      near.add(from).add(to);
      // What is marked is drawn over what is not.
      edges[index]!.parentNode?.append(edges[index]!);
    });
    nodes.forEach((one, index) => {
      const isChosen = marked.kind === "document" && marked.document === index;
      one.classList.toggle("chosen", isChosen);
      one.classList.toggle("near", near.has(index) || isChosen);
      one.setAttribute("aria-current", String(isChosen));
    });
  }

  function reach(document: number): void {
    nodes[reached]?.setAttribute("tabindex", "-1");
    reached = document;
    nodes[reached]?.setAttribute("tabindex", "0");
  }

  /** Takes the keyboard to a document, which selects it. */
  function go(document: number): void {
    nodes[document]?.focus({ preventScroll: true });
    if (points[document]) camera.show(points[document]);
  }

  element.addEventListener("focusin", ({ target }) => {
    const index = numberOf(target, "document");
    if (index === undefined) return;
    reach(index);
    // A click selects by itself, and opens too.
    if (!isPressed && !isQuiet) events.select(index);
  });

  element.addEventListener("pointerdown", () => (isPressed = true));
  element.addEventListener("pointerup", () => (isPressed = false));
  element.addEventListener("pointercancel", () => (isPressed = false));
  element.addEventListener("click", ({ target }) => {
    if (camera.wasDragged()) return;
    const document = numberOf(target, "document");
    const line = numberOf(target, "line");
    if (document !== undefined) {
      reach(document);
      events.select(document);
      events.open(document);
    } else if (line !== undefined) events.selectLine(lines[line]!.from, lines[line]!.to);
    else events.leave();
  });
  element.addEventListener("pointerover", ({ target }) => {
    const document = numberOf(target, "document");
    nodes.forEach((one, index) => one.classList.toggle("pointed", index === document));
  });
  element.addEventListener("keydown", (event) => {
    const index = numberOf(event.target, "document");
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const done = index === undefined ? keyBeside(event.key) : key(event.key, index);
    if (done || camera.key(event.key)) event.preventDefault();
  });

  /** Where a click beside everything left the keyboard. */
  function keyBeside(name: string): boolean {
    if (name === "Escape") events.leave();
    else if (name.startsWith("Arrow") && nodes.length > 0) go(reached);
    else return false;
    return true;
  }

  function key(name: string, index: number): boolean {
    switch (name) {
      case "Enter":
        events.open(index);
        return true;
      case " ":
        events.select(index);
        return true;
      case "Escape":
        events.leave();
        return true;
      case "Home":
        go(0);
        return true;
      case "End":
        go(nodes.length - 1);
        return true;
      case "ArrowLeft":
      case "ArrowRight":
      case "ArrowUp":
      case "ArrowDown": {
        const next = neighbour(points, index, name);
        if (next !== undefined) go(next);
        return true;
      }
      default:
        return false;
    }
  }

  return {
    element,
    camera,
    draw,
    mark,
    focus(document) {
      isQuiet = true;
      go(document);
      isQuiet = false;
    },
  };
}

function directionOf(marked: Marked, from: number, to: number): "" | "out" | "in" {
  switch (marked.kind) {
    case "none":
      return "";
    case "document":
      return from === marked.document ? "out" : to === marked.document ? "in" : "";
    case "line":
      return from === marked.from && to === marked.to ? "out" : "";
  }
}

function node(document: PageDocument, { x, y }: Point, index: number, lines: readonly PageLine[]): SVGGElement {
  const r = radius(document);
  const name = titleOf(document);
  const cites = lines.filter(({ from }) => from === index).length;
  const citedBy = lines.filter(({ to }) => to === index).length;
  return svg(
    "g",
    {
      class: `node ${document.kind}`,
      transform: `translate(${round(x)} ${round(y)})`,
      role: "button",
      tabindex: -1,
      "data-document": index,
      "aria-label": `${document.label}${document.kind === "absent" ? ", not in this folder" : ""}. Cites ${counted(cites, "document")}, cited by ${citedBy}.`,
    },
    shapeOf(document, r),
    svg("text", { class: "short", "text-anchor": "middle", "dominant-baseline": "central", "font-size": document.short.length > 4 ? 10 : document.short.length > 2 ? 12 : 15 }, cut(document.short, 7)),
    ...(name === "" ? [] : [svg("text", { class: "title", "text-anchor": "middle", y: round(r + 13) }, name)]),
    svg("title", {}, document.label),
  );
}

/** Sections are round, Appendices square, Schedules and the rest have cut corners: colour is not all that tells them. */
function shapeOf({ kind }: PageDocument, r: number): SVGElement {
  if (kind === "section" || kind === "absent") return svg("circle", { class: "shape", r: round(r) });
  const side = r * 0.92;
  const corner = kind === "appendix" ? 6 : 0;
  if (kind === "appendix" || kind === "other") return svg("rect", { class: "shape", x: round(-side), y: round(-side), width: round(2 * side), height: round(2 * side), rx: corner });
  const c = side * 0.45;
  const points = [[-side + c, -side], [side - c, -side], [side, -side + c], [side, side - c], [side - c, side], [-side + c, side], [-side, side - c], [-side, -side + c]];
  return svg("polygon", { class: "shape", points: points.map(([x, y]) => `${round(x!)},${round(y!)}`).join(" ") });
}

/** A bow from one document to the other, each direction on its own side, with the point of an arrow where it ends. */
function edge({ from, to, count }: PageLine, index: number, documents: readonly PageDocument[], points: readonly Point[], most: number): SVGGElement {
  const [a, b] = [points[from]!, points[to]!];
  const length = Math.max(1, Math.hypot(b.x - a.x, b.y - a.y));
  const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  const bow = Math.min(40, length * 0.12);
  const middle = { x: (a.x + b.x) / 2 - uy * bow, y: (a.y + b.y) / 2 + ux * bow };
  const start = towards(a, middle, radius(documents[from]!) + 2);
  const end = towards(b, middle, radius(documents[to]!) + 8);
  const path = `M${round(start.x)} ${round(start.y)} Q${round(middle.x)} ${round(middle.y)} ${round(end.x)} ${round(end.y)}`;
  const tip = towards(b, middle, radius(documents[to]!) + 1.5);
  const width = 1 + 6 * Math.sqrt(count / most);
  const text = `${documents[from]!.label} cites ${documents[to]!.label}: ${count}`;
  return svg(
    "g",
    { class: "edge", "data-line": index },
    svg("path", { class: "line", d: path, "stroke-width": round(width) }),
    svg("polygon", { class: "tip", points: arrowHead(end, tip, 3 + width * 0.8) }),
    svg("path", { class: "touch", d: path, "stroke-width": 12 }, svg("title", {}, text)),
  );
}

function arrowHead(base: Point, tip: Point, half: number): string {
  const length = Math.max(1, Math.hypot(tip.x - base.x, tip.y - base.y));
  const [nx, ny] = [(-(tip.y - base.y) / length) * half, ((tip.x - base.x) / length) * half];
  return `${round(tip.x)},${round(tip.y)} ${round(base.x + nx)},${round(base.y + ny)} ${round(base.x - nx)},${round(base.y - ny)}`;
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
  return { x: from.x + ((to.x - from.x) / length) * distance, y: from.y + ((to.y - from.y) / length) * distance };
}

function bounds(documents: readonly PageDocument[], points: readonly Point[]): { readonly from: Point; readonly to: Point } {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const room = Math.max(30, ...documents.map(radius)) + 46;
  return { from: { x: Math.min(0, ...xs) - room - 20, y: Math.min(0, ...ys) - room + 16 }, to: { x: Math.max(0, ...xs) + room + 20, y: Math.max(0, ...ys) + room } };
}

/** The number that the element under `target` carries: of a document, or of a line. */
function numberOf(target: EventTarget | null, what: "document" | "line"): number | undefined {
  if (!(target instanceof Element)) return undefined;
  const found = target.closest<SVGGElement>(what === "document" ? "[data-document]" : "[data-line]");
  const value = found?.dataset[what];
  return value === undefined ? undefined : Number(value);
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

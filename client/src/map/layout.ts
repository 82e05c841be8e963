// Where the documents stand: documents that cite one another much come near to one another, and none covers another.
// The same map is laid out the same each time.

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from "d3-force";
import type { PageDocument, PageLine } from "../map-messages.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Room between two documents, for the title below the one and for the lines. */
const gap = 26;
/** About the width of a letter of a title. */
const letter = 2.9;

/** A place for each document, around 0,0; `shape` is how much wider than high the picture is. */
export function layOut(documents: readonly PageDocument[], lines: readonly PageLine[], shape: number): readonly Point[] {
  const nodes: SimulationNodeDatum[] = documents.map((_, index) => {
    const angle = (2 * Math.PI * index) / Math.max(1, documents.length);
    return { x: Math.cos(angle) * 240 * shape, y: Math.sin(angle) * 240 };
  });
  const most = Math.max(1, ...lines.map(({ count }) => count));
  const links: SimulationLinkDatum<SimulationNodeDatum>[] = lines.map(({ from, to }) => ({ source: from, target: to }));
  const weights = lines.map(({ count }) => Math.sqrt(count / most));
  const degree = documents.map((_, index) => lines.filter(({ from, to }) => from === index || to === index).length);
  const simulation = forceSimulation(nodes)
    .force("links", forceLink(links).distance(150).strength((_, index) => weights[index]! / Math.max(1, Math.min(degree[lines[index]!.from]!, degree[lines[index]!.to]!))))
    .force("apart", forceManyBody().strength(-900).distanceMax(900))
    .force("room", forceCollide<SimulationNodeDatum>((node) => room(documents[node.index!]!)).iterations(3))
    .force("x", forceX<SimulationNodeDatum>(0).strength(0.05 / Math.max(0.6, shape)))
    .force("y", forceY<SimulationNodeDatum>(0).strength(0.05 * Math.max(0.6, shape)))
    .stop();
  simulation.tick(400);
  return nodes.map(({ x, y }) => ({ x: x ?? 0, y: y ?? 0 }));
}

/** The nearest document in the direction of an arrow key, those straight ahead first. */
export function neighbour(points: readonly Point[], from: number, arrow: "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown"): number | undefined {
  const start = points[from]!;
  const isAcross = arrow === "ArrowLeft" || arrow === "ArrowRight";
  const sign = arrow === "ArrowLeft" || arrow === "ArrowUp" ? -1 : 1;
  let best: { readonly index: number; readonly cost: number } | undefined;
  points.forEach(({ x, y }, index) => {
    const ahead = sign * (isAcross ? x - start.x : y - start.y);
    const aside = Math.abs(isAcross ? y - start.y : x - start.x);
    if (index === from || ahead <= 0 || aside > ahead * 2) return;
    const cost = ahead + aside * 2;
    if (!best || cost < best.cost) best = { index, cost };
  });
  return best?.index;
}

/** The title of a document, as far as it is shown below it: the name without what is in the shape. */
export function titleOf({ label, short, kind }: PageDocument): string {
  const colon = label.indexOf(": ");
  const title = colon >= 0 ? label.slice(colon + 2) : label === short || kind === "section" || kind === "appendix" ? "" : label;
  return title.length <= 24 ? title : `${title.slice(0, 23).trimEnd()}…`;
}

function room(document: PageDocument): number {
  return Math.max(radius(document) + gap, titleOf(document).length * letter);
}

/** Half a document's width: more clauses, more room. */
export function radius({ clauses }: PageDocument): number {
  return 17 + Math.min(19, Math.sqrt(clauses) * 1.4);
}

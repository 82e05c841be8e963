// The dictionary's word graph: cspell's TrieXv3 text read into flat arrays: the file as it is published serves
// development and tests, the one that ships (scripts/dictionary.ts) has the same format. Nodes are numbers; a node's edges are a linked list.

export interface WordGraph {
  /** Position of a node's first edge, or 0 where it has none. */
  readonly firstEdge: Int32Array;
  /** The next edge of the same node, or 0. */
  readonly nextEdge: Int32Array;
  /** The edge's UTF-16 unit. */
  readonly unit: Uint16Array;
  /** The node that the edge leads to. */
  readonly target: Int32Array;
  /** 1 where a word may end. */
  readonly ends: Uint8Array;
}

/** The node at which every word begins. */
export const rootNode = 0;

/** The graph in `source`, or undefined where it is no TrieXv3 text or a damaged one. */
export function readWordGraph(source: string): WordGraph | undefined {
  const header = /^TrieXv3\r?\nbase=(\d{1,2})\r?$/m.exec(source.slice(0, 400));
  const mark = source.indexOf("\n__DATA__");
  if (!header || mark < 0) return undefined;
  const base = Number(header[1]);
  if (base < 2 || base > 36) return undefined;
  return readNodes(source, source.indexOf("\n", mark + 1) + 1, base);
}

/** Whether the graph holds `word` exactly as it is written. */
export function holds(graph: WordGraph, word: string): boolean {
  let node = rootNode;
  for (let i = 0; i < word.length; i++) {
    const edge = edgeOf(graph, node, word.charCodeAt(i));
    if (edge === 0) return false;
    node = graph.target[edge]!;
  }
  return graph.ends[node] === 1;
}

function edgeOf(graph: WordGraph, node: number, unit: number): number {
  let edge = graph.firstEdge[node]!;
  while (edge !== 0 && graph.unit[edge] !== unit) edge = graph.nextEdge[edge]!;
  return edge;
}

const LINE_FEED = 10;
const RETURN = 13;
const HASH = 35; // #ref; : the node is the one of that number
const END = 36; // $ : a word ends; one step back
const BACK = 60; // < : one step back; a digit n after $ or < : n - 1 more
const ESCAPE = 92;

/** Node 1 is the one leaf that all words without a continuation share; numbers follow the order of writing. */
const sharedLeaf = 1;

function readNodes(source: string, from: number, base: number): WordGraph | undefined {
  const room = source.length - from + 2;
  const firstEdge = new Int32Array(room);
  const nextEdge = new Int32Array(room);
  const unit = new Uint16Array(room);
  const target = new Int32Array(room);
  const ends = new Uint8Array(room);
  ends[sharedLeaf] = 1;
  let nodes = 2;
  let edges = 1;
  // The way from the root: the node at each depth, and the edge that led to it.
  const nodeAt: number[] = [rootNode];
  const edgeAt: number[] = [0];
  let depth = 0;
  let mayStepBack = false;

  for (let i = from; i < source.length; i++) {
    let code = source.charCodeAt(i);
    if (code === LINE_FEED || code === RETURN) continue;
    if (mayStepBack && (code === BACK || (code >= 50 && code <= 57))) {
      depth -= code === BACK ? 1 : code - 49;
      if (depth < 0) return undefined;
      continue;
    }
    mayStepBack = false;
    if (code === END) {
      const node = nodeAt[depth]!;
      if (depth === 0) return undefined;
      if (firstEdge[node] === 0 && node === nodes - 1) {
        target[edgeAt[depth]!] = sharedLeaf;
        nodes--;
      } else {
        ends[node] = 1;
      }
      depth--;
      mayStepBack = true;
      continue;
    }
    if (code === BACK) {
      depth--;
      if (depth < 0) return undefined;
      mayStepBack = true;
      continue;
    }
    if (code === HASH) {
      const close = source.indexOf(";", i);
      const number = close < 0 || close - i > 9 ? NaN : parseInt(source.slice(i + 1, close), base);
      if (!(number + 1 < nodes) || depth === 0 || nodeAt[depth] !== nodes - 1) return undefined;
      target[edgeAt[depth]!] = number + 1;
      nodes--;
      i = close;
      continue;
    }
    if (code === ESCAPE) {
      i++;
      code = source.charCodeAt(i);
      if (code === ESCAPE) {
        const escaped = source.charCodeAt(++i);
        code = escaped === 110 ? LINE_FEED : escaped === 114 ? RETURN : escaped;
      }
    }
    const node = nodeAt[depth]!;
    unit[edges] = code;
    target[edges] = nodes;
    nextEdge[edges] = firstEdge[node]!;
    firstEdge[node] = edges;
    firstEdge[nodes] = 0;
    ends[nodes] = 0;
    depth++;
    nodeAt[depth] = nodes++;
    edgeAt[depth] = edges++;
  }
  return {
    firstEdge: firstEdge.slice(0, nodes),
    nextEdge: nextEdge.slice(0, edges),
    unit: unit.slice(0, edges),
    target: target.slice(0, edges),
    ends: ends.slice(0, nodes),
  };
}

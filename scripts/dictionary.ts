// Puts the dictionary and its licence into the build. As its package holds it, the file has words that nobody asks for:
// shadows of names in lower case, words that are marked as wrong, and possessives of words that it has. What goes out is
// without them, in the same format, and pressed harder: three quarters of the size.

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gunzipSync } from "node:zlib";
import { shippedDictionary } from "../server/src/disk/dictionary.ts";
import { readWordGraph, rootNode, type WordGraph } from "../server/src/spelling/word-graph.ts";
import { root } from "./paths.ts";

const source = join(root, "node_modules/@cspell/dict-en-gb-mit");

/** Writes the dictionary and `en_GB.LICENSE.txt` into `distFolder`, which is made if need be; gives back their paths. `quality` 11 takes a second and a half. */
export function writeDictionary(distFolder: string, quality: 5 | 11): readonly string[] {
  mkdirSync(distFolder, { recursive: true });
  const [file, licence] = [join(distFolder, shippedDictionary), join(distFolder, "en_GB.LICENSE.txt")];
  const graph = readWordGraph(gunzipSync(readFileSync(join(source, "en_GB.trie.gz"))).toString("utf8"));
  if (!graph) throw new Error("The dictionary's package holds something else than it did.");
  const text = Buffer.from(trieOf(neededWords(graph)));
  writeFileSync(file, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }));
  copyFileSync(join(source, "LICENSE"), licence);
  return [file, licence];
}

/** The words that the graph is asked for, in order: `knows` takes the ending off a possessive by itself. */
export function neededWords(graph: WordGraph): readonly string[] {
  const all = new Set(wordsOf(graph));
  return [...all].filter((word) => !/^[~!]/.test(word) && !(/.'s?$/.test(word) && all.has(word.replace(/'s?$/, "")))).sort();
}

function* wordsOf(graph: WordGraph, node = rootNode, word = ""): Iterable<string> {
  if (graph.ends[node] === 1) yield word;
  for (let edge = graph.firstEdge[node]!; edge !== 0; edge = graph.nextEdge[edge]!) yield* wordsOf(graph, graph.target[edge]!, word + String.fromCharCode(graph.unit[edge]!));
}

interface Node {
  ends: boolean;
  readonly edges: [unit: string, target: Node][];
  /** Two nodes that lead to the same words have one number; -1 while words may be added. */
  number: number;
}

/** `words`, in order, as cspell's TrieXv3 text, which names each ending once. */
function trieOf(words: readonly string[]): string {
  const root = graphOf(words);
  const pieces: string[] = [];
  const written = new Map<Node, number>();
  // Number 0 is the leaf, which is written without one.
  const write = (node: Node): void => {
    if (node !== root) written.set(node, written.size + 1);
    for (const [unit, target] of node.edges) {
      pieces.push(/[\d$<#\\\n\r]/.test(unit) ? `\\${unit}` : unit);
      const before = written.get(target);
      if (target.edges.length === 0) pieces.push("$");
      else if (before !== undefined) pieces.push(`#${before.toString(36)};`, "<");
      else {
        write(target);
        pieces.push(target.ends ? "$" : "<");
      }
    }
  };
  write(root);
  return `TrieXv3\nbase=36\n__DATA__\n${stepsShortened(pieces)}`;
}

/** `$` and `<` with all further steps back behind them as one digit. */
function stepsShortened(pieces: readonly string[]): string {
  let text = "";
  for (let i = 0; i < pieces.length; i++) {
    text += pieces[i]!;
    if (pieces[i] !== "$" && pieces[i] !== "<") continue;
    let steps = 1;
    while (steps < 9 && pieces[i + 1] === "<") {
      steps++;
      i++;
    }
    if (steps > 1) text += steps;
  }
  return text;
}

/** The smallest graph of `words`, which are in order: each is added behind the ones that share its start. */
function graphOf(words: readonly string[]): Node {
  const root: Node = { ends: false, edges: [], number: -1 };
  const known = new Map<string, Node>();
  const settled = (node: Node): Node => {
    settleLast(node);
    const key = `${node.ends} ${node.edges.map(([unit, { number }]) => unit + number).join(" ")}`;
    const same = known.get(key);
    if (same) return same;
    node.number = known.size;
    known.set(key, node);
    return node;
  };
  const settleLast = (node: Node): void => {
    const last = node.edges.at(-1);
    if (last && last[1].number < 0) last[1] = settled(last[1]);
  };
  for (const word of words) {
    let node = root;
    for (let i = 0; i < word.length; i++) {
      const last = node.edges.at(-1);
      if (last && last[0] === word[i]) {
        node = last[1];
        continue;
      }
      settleLast(node);
      const next: Node = { ends: false, edges: [], number: -1 };
      node.edges.push([word[i]!, next]);
      node = next;
    }
    node.ends = true;
  }
  settled(root);
  return root;
}

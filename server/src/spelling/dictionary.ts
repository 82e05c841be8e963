// The dictionary as `Spelling`: @cspell/dict-en-gb-mit's word graph, with a few words of law and of the trade that
// it lacks. Answers are kept by word: the Code repeats a few thousand words two million times.

import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { byUnits } from "../text/ordered.ts";
import { britishFor } from "./american.ts";
import { isExtraWord } from "./extra-words.ts";
import { correctionOf } from "./misspellings.ts";
import { slipCost, within } from "./nearest.ts";
import { spelledOut } from "../text/ligatures.ts";
import { remembered } from "../text/remembered.ts";
import type { Spelling } from "./spelling.ts";
import { holds, readWordGraph, type WordGraph } from "./word-graph.ts";

/**
 * The dictionary in `bytes`, `en_GB.trie.gz` of @cspell/dict-en-gb-mit or what ships of it (scripts/dictionary.ts),
 * pressed with Brotli; undefined where they hold something else. Takes about 25 ms.
 */
export function loadSpelling(bytes: Uint8Array): Spelling | undefined {
  const source = unpack(bytes);
  const graph = source === undefined ? undefined : readWordGraph(source);
  return graph && spellingOf(graph);
}

function unpack(bytes: Uint8Array): string | undefined {
  const unpacking = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync : brotliDecompressSync;
  try {
    // The cap keeps a hostile file from filling the memory; the real one unpacks to 0.8 MB.
    return new TextDecoder().decode(unpacking(bytes, { maxOutputLength: 1 << 24 }));
  } catch {
    return undefined;
  }
}

function spellingOf(graph: WordGraph): Spelling {
  // Only so long a word is kept: nothing longer is one, and a megabyte without a space is no key.
  const longest = 60;
  const judged = remembered((word) => knowsWord(graph, word), { most: 200_000 });
  const near = remembered((word) => nearTo(graph, word), { most: 5_000 });
  return {
    knows: (word) => word.length <= longest && judged(word),
    nearest(word, limit, usual) {
      if (word.length < 2 || word.length > longest) return [];
      const { candidates, british } = near(word);
      return candidates
        .map((meant) => ({ meant, cost: meant === british ? 0 : slipCost(word, meant, usual?.(meant) ?? false) }))
        .sort((a, b) => a.cost - b.cost || byUnits(a.meant, b.meant))
        .slice(0, limit)
        .map(({ meant }) => meant);
    },
  };
}

interface Near {
  readonly candidates: readonly string[];
  /** The one of them that is the British spelling, where the word is an American one. */
  readonly british: string | undefined;
}

function nearTo(graph: WordGraph, word: string): Near {
  const british = holds(graph, word) ? undefined : britishFor(word, (one) => holds(graph, one));
  const correction = correctionOf(word) ?? british;
  let candidates = within(graph, word, 1);
  // Two slips are believed only in a long word, and only where they lead to one word alone.
  if (candidates.length === 0 && word.length >= 9) {
    const far = within(graph, word, 2);
    if (far.length === 1) candidates = far;
  }
  return { candidates: correction === undefined || candidates.includes(correction) ? candidates : [correction, ...candidates], british };
}

function knowsWord(graph: WordGraph, written: string): boolean {
  const word = plain(written);
  if (knowsPart(graph, word)) return true;
  if (!word.includes("-")) return false;
  const parts = word.split("-");
  return parts.every((part, i) => knowsPart(graph, part) || (i < parts.length - 1 && isPrefix(part)));
}

function knowsPart(graph: WordGraph, part: string): boolean {
  if (part === "") return false;
  if (/^\d/.test(part)) return number.test(part);
  if (knowsCase(graph, part)) return true;
  const base = part.endsWith("'s") || part.endsWith("'S") ? part.slice(0, -2) : part.endsWith("'") ? part.slice(0, -1) : part;
  return base !== part && base !== "" && knowsCase(graph, base);
}

/** `The` and `THE` are `the`; `LONDON` is `London`; `london` is nothing. */
function knowsCase(graph: WordGraph, word: string): boolean {
  // The graph keeps lower-case shadows of names behind `~` and wrong words behind `!`.
  const first = word.charCodeAt(0);
  if (first === 126 || first === 33) return false;
  if (holds(graph, word)) return true;
  const lower = word.toLowerCase();
  if (isExtraWord(lower)) return true;
  if (lower === word) return false;
  const rest = word.slice(1);
  if (rest === lower.slice(1)) return holds(graph, lower);
  if (word !== word.toUpperCase()) return false;
  return holds(graph, lower) || holds(graph, word[0]! + lower.slice(1));
}

const number = /^\d+(?:[.,]\d+)*(?:st|nd|rd|th|s)?$/i;

function isPrefix(part: string): boolean {
  return prefixes.has(part.toLowerCase());
}

const prefixes = new Set("anti bi co de e ex inter intra mid mini multi non over post pre pro quasi re semi sub super tri un under".split(" "));

function plain(written: string): string {
  if (/^[A-Za-z]+$/.test(written)) return written;
  return spelledOut(written)
    .replace(/\u00ad/g, "")
    .replace(/[’‘ʼ`]/g, "'")
    .replace(/[‐‑]/g, "-")
    .normalize("NFC");
}

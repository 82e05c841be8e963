// How V8 keeps house for a server that holds the whole Code. Nothing depends on it but the size of the process.

import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** The young objects' room, both halves, in bytes: of half as much, each keystroke in a large document fills it, and what it has just made is copied for nothing; twice as much costs memory. */
const room = 16_000_000;

/**
 * From now on what is made is young, whatever became of what was made there before. To be called first of all: where V8
 * makes a version of a document old at once, all that it leads to is alive for the small collections once nobody needs it
 * any more, and with it the next version, and the next: four times as much was copied at each keystroke.
 */
export function startYoung(): void {
  setFlagsFromString("--no-allocation-site-pretenuring");
}

let isBounded = false;

/**
 * From now on V8 lets less garbage pile up: a tenth of the Code is replaced at each keystroke in a large document. To be
 * called when all is read: before that next to nothing is garbage, and looking for it takes a tenth of the time.
 */
export function keepGarbageLow(): void {
  setFlagsFromString("--heap-growing-percent=30");
}

/** Lets the room for young objects grow no more, once it is large enough. To be called now and then. */
export function boundYoungRoom(): void {
  if (isBounded) return;
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
  if (young && young.space_size < room) return;
  isBounded = true;
  setFlagsFromString("--semi-space-growth-factor=1");
}

/** Less than this is not worth a pause, in bytes. */
const worthwhile = 50_000_000;

type Collect = (options: { readonly type: "major"; readonly flavor: "last-resort" }) => void;

let collect: Collect | undefined;
let atLast = 0;

/**
 * Collects all garbage and gives its pages back to the system, where much has been used since the last time. A pause of
 * half a second on the whole Code: to be called when nobody has asked for anything for a while.
 */
export function giveBack(): void {
  const { total_heap_size: size, external_memory: external } = getHeapStatistics();
  if (size + external < atLast + worthwhile) return;
  setFlagsFromString("--expose-gc");
  collect ??= runInNewContext("gc") as Collect;
  collect({ type: "major", flavor: "last-resort" });
  const after = getHeapStatistics();
  atLast = after.total_heap_size + after.external_memory;
}

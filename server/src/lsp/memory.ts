// How V8 keeps house for a server that holds the whole Code. Nothing depends on it but the size of the process.

import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

/** The young objects' room, both halves, in bytes: more than this costs memory and saves no time. */
const room = 8_000_000;

let isBounded = false;

/** A tenth of the Code is replaced at each keystroke in a large document; without this, V8 lets the old ones pile up. */
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

// The socket or named pipe that a client asks the server to speak over, opened here so that its frames can be watched.

import { createConnection, type Socket } from "node:net";
import { optionOf } from "./options.ts";

/** As `args` name it, the way that clients of the protocol do: `--socket=5007` of this machine, `--pipe=/tmp/x`; undefined for standard input and for Node's own channel. */
export function socketIn(args: readonly string[]): Socket | undefined {
  const port = optionOf("--socket", args);
  if (port !== undefined) return createConnection(Number(port), "127.0.0.1");
  const pipe = optionOf("--pipe", args);
  return pipe === undefined ? undefined : createConnection(pipe);
}

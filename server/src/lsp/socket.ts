// The socket or named pipe that a client asks the server to speak over, opened here so that its frames can be watched.

import { createConnection, type Socket } from "node:net";

/** As `args` name it, the way that clients of the protocol do: `--socket=5007` of this machine, `--pipe=/tmp/x`; undefined for standard input and for Node's own channel. */
export function socketIn(args: readonly string[]): Socket | undefined {
  const port = valueOf(args, "--socket");
  if (port !== undefined) return createConnection(Number(port), "127.0.0.1");
  const pipe = valueOf(args, "--pipe");
  return pipe === undefined ? undefined : createConnection(pipe);
}

/** `--pipe=NAME` or `--pipe NAME`. */
function valueOf(args: readonly string[], option: string): string | undefined {
  const at = args.findIndex((arg) => arg === option || arg.startsWith(`${option}=`));
  return args[at] === option ? args[at + 1] : args[at]?.slice(option.length + 1);
}

// How the server's process is started.

/** The threads that Node gives V8 for its own work, where nobody says otherwise. */
const usual = 4;

/**
 * Node's options (arguments) for the server, on so many `processors`: with more threads of V8's than there are processors
 * free, the server waits for them while it works, a tenth of the time in which it reads a Code on two. `known` are the
 * options that Node takes.
 */
export function threadOptions(processors: number, known: ReadonlySet<string>): readonly string[] {
  const free = Math.max(1, processors - 1);
  return free < usual && known.has("--v8-pool-size") ? [`--v8-pool-size=${free}`] : [];
}

// Loaded before the server (`node --expose-gc --import`): says what memory it holds, after a collection, when asked over
// the channel to its parent.

process.on("message", () => {
  for (let turn = 0; turn < 3; turn++) (globalThis as unknown as { readonly gc: () => void }).gc();
  const { heapUsed, rss } = process.memoryUsage();
  process.send!({ heapUsed, rss });
});

// What a machine takes for the same work right behind itself, and after a rest such as that between two keystrokes: caches
// are cold then, most of all where others share them. `node test/bench/rest.ts` prints both, in milliseconds.

/** Code as a checker's is: many small functions, each of which looks at a few objects. */
const functions = Array.from({ length: 3000 }, (_, i) => new Function("words", `let sum = ${i}; for (const name in words) sum += words[name].length * ${i}; return sum;`) as (words: unknown) => number);
const words = { term: "Device", clause: "G3.5A", document: "Appendix AD" };

const work = (): number => functions.reduce((sum, one) => sum + one(words), 0);

async function median(rest: number): Promise<number> {
  const times: number[] = [];
  while (times.length < 50) {
    const began = performance.now();
    work();
    times.push(performance.now() - began);
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  }
  return times.sort((a, b) => a - b)[25]!;
}

for (let i = 0; i < 300; i++) work();
process.stdout.write(JSON.stringify({ atOnce: await median(0), rested: await median(30) }));

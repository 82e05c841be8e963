// Reads the bodies of VS Code's snippets: the part of that grammar that ours use (tab stops, placeholders, choices,
// mirrors, the upcase transform), strictly, so that a slip in a body throws instead of turning into text.

export interface Stop {
  readonly number: number;
  readonly kind: "stop" | "placeholder" | "choice" | "transform";
}

export interface Expansion {
  /** What the drafter sees at first: defaults, first choices, mirrors filled in. */
  readonly text: string;
  readonly stops: readonly Stop[];
}

/** The text and the tab stops of `body`. Throws on what VS Code would show as it stands. */
export function expand(body: string): Expansion {
  const values = new Map<number, string>();
  const stops: Stop[] = [];
  // Twice: a mirror may stand before the placeholder that gives it its value.
  read(body, values, []);
  const text = read(body, values, stops);
  return { text, stops };
}

function read(body: string, values: Map<number, string>, stops: Stop[]): string {
  let text = "";
  for (let at = 0; at < body.length; ) {
    const rest = body.slice(at);
    if (rest.startsWith("\\")) {
      text += rest[1] ?? "";
      at += 2;
      continue;
    }
    if (!rest.startsWith("$")) {
      text += rest[0];
      at += 1;
      continue;
    }
    const plain = /^\$(?:(\d+)|\{(\d+)\})/.exec(rest);
    const upcase = /^\$\{(\d+)\/\(\.\*\)\/\$\{1:\/upcase\}\/\}/.exec(rest);
    const choice = /^\$\{(\d+)\|([^|}]+)\|\}/.exec(rest);
    const placeholder = /^\$\{(\d+):/.exec(rest);
    if (plain) {
      const number = Number(plain[1] ?? plain[2]);
      stops.push({ number, kind: "stop" });
      text += values.get(number) ?? "";
      at += plain[0].length;
    } else if (upcase) {
      stops.push({ number: Number(upcase[1]), kind: "transform" });
      text += (values.get(Number(upcase[1])) ?? "").toUpperCase();
      at += upcase[0].length;
    } else if (choice) {
      const first = choice[2]!.split(",")[0]!;
      values.set(Number(choice[1]), first);
      stops.push({ number: Number(choice[1]), kind: "choice" });
      text += first;
      at += choice[0].length;
    } else if (placeholder) {
      const inner = upToBrace(rest, placeholder[0].length);
      stops.push({ number: Number(placeholder[1]), kind: "placeholder" });
      const value = read(inner, values, stops);
      values.set(Number(placeholder[1]), value);
      text += value;
      at += placeholder[0].length + inner.length + 1;
    } else throw new Error(`no tab stop: ${rest.slice(0, 40)}`);
  }
  return text;
}

function upToBrace(text: string, from: number): string {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "{") depth++;
    else if (text[at] === "}" && --depth === 0) return text.slice(from, at);
  }
  throw new Error(`no closing brace: ${text.slice(0, 40)}`);
}

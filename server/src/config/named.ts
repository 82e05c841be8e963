// The strings of a sec.json that name things of the Code: a rename takes them along, and one that names nothing is told.

import type { Span } from "../text/span.ts";
import { readJson, spanOf, type JsonNode } from "./json.ts";

export interface ConfigString {
  /** `alias`: the name under "aliases", and `document` what it stands for; `term`: words of the Code; `scope`: a clause or document. */
  readonly kind: "alias" | "document" | "term" | "scope";
  readonly value: string;
  /** Without the quotes. */
  readonly at: Span;
}

const termsIn: Readonly<Record<string, readonly string[]>> = {
  preferredTerms: ["avoid", "prefer"],
  companionTerms: ["term", "with"],
  bannedTerms: ["replacement"],
};

/** The strings of a sec.json of this text that name something; those that JSON writes with a backslash are left out. */
export function configStrings(text: string): readonly ConfigString[] {
  const found: ConfigString[] = [];
  const take = (kind: ConfigString["kind"], node: JsonNode | undefined) => {
    if (node?.type !== "string") return;
    const { from, to } = spanOf(node);
    const at = { from: from + 1, to: to - 1 };
    if (text.slice(at.from, at.to) === node.value) found.push({ kind, value: String(node.value), at });
  };
  for (const [name, value] of entriesOf(readJson(text).root)) {
    if (name.value === "aliases") {
      for (const [alias, meant] of entriesOf(value)) {
        take("alias", alias);
        take("document", meant);
      }
    }
    if (name.value === "pinnedVersions") for (const term of value.children ?? []) take("term", term);
    const own = termsIn[String(name.value)];
    if (!own) continue;
    for (const entry of value.children ?? []) {
      for (const [field, words] of entriesOf(entry)) {
        if (own.includes(String(field.value))) take("term", words);
        if (field.value === "scope") for (const place of words.children ?? [words]) take("scope", place);
      }
    }
  }
  return found;
}

function* entriesOf(node: JsonNode | undefined): Iterable<readonly [JsonNode, JsonNode]> {
  if (node?.type !== "object") return;
  for (const property of node.children ?? []) {
    const [name, value] = property.children ?? [];
    if (name && value) yield [name, value];
  }
}

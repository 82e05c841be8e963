// Which documents a mention speaks of: `Appendix AD`, `DUIS`, `the SMKI Compliance Policy`, `this document`.

import { identityName } from "../syntax/identity.ts";
import type { DocumentKind, DocumentMention } from "../syntax/tree.ts";
import { slice } from "../text/span.ts";
import type { Facts } from "./facts.ts";
import { nameKey, termKey } from "./keys.ts";
import type { Lookup } from "./lookup.ts";

/** A document of the Code that the workspace does not hold. */
export interface Absent {
  readonly kind: "absent";
  readonly document: string;
}

/** The documents that a mention speaks of, of which there is one at least; or the one that is not here. */
export type Mentioned = { readonly documents: readonly Facts[] } | Absent;

/** What a mention in `from` speaks of. */
export function mentioned(lookup: Lookup, from: Facts, mention: DocumentMention): Mentioned {
  switch (mention.kind) {
    case "this": return { documents: [from] };
    case "section": return held(lookup, from, "section", mention.letter);
    case "appendix": return held(lookup, from, "appendix", mention.letter);
    case "schedule": return held(lookup, from, "schedule", mention.number);
    case "named": return named(lookup, from, mention.name);
  }
}

function held(lookup: Lookup, from: Facts, kind: DocumentKind, key: string): Mentioned {
  const { identity } = from.tree;
  // A document that speaks of itself means itself, whoever else claims its name.
  if (identity.kind === kind && identity.key === key) return { documents: [from] };
  const documents = lookup.documentsOf(identityOf(kind, key));
  return documents.length > 0 ? { documents } : { kind: "absent", document: identityName({ kind, key }) };
}

const identities = new Map<string, Map<string, string>>();

/** "section G": made once of each, as nearly every reference asks for one. */
export function identityOf(kind: string, key: string): string {
  let ofKind = identities.get(kind);
  if (!ofKind) identities.set(kind, (ofKind = new Map()));
  let identity = ofKind.get(key);
  if (identity === undefined) ofKind.set(key, (identity = `${kind} ${key}`));
  return identity;
}

function named(lookup: Lookup, from: Facts, name: string): Mentioned {
  const key = nameKey(name);
  const alias = lookup.aliases(from).get(key);
  if (alias !== undefined) return byKey(lookup, from, alias);
  const documents = lookup.documentsNamed(key);
  if (from.names.includes(key)) return { documents: [from] };
  if (documents.length > 0) return { documents };
  for (const { document, definition } of lookup.definitions(termKey(name))) {
    const body = slice(document.tree.prose, definition.body);
    const subsidiary = /\b(Appendix|Schedule|Section)\s+([A-Z]{1,2}|\d{1,2})\b/.exec(body);
    if (subsidiary && /\bof that name\b|Subsidiary Document|set out (?:in|as)\b/.test(body)) return byKey(lookup, from, `${subsidiary[1]} ${subsidiary[2]}`);
  }
  return { kind: "absent", document: name };
}

/** The document of a key as sec.json gives it. */
function byKey(lookup: Lookup, from: Facts, key: string): Mentioned {
  const named = identitiesOf(key);
  if (!named) return { kind: "absent", document: key };
  for (const one of named) {
    const found = held(lookup, from, one.kind, one.key);
    if ("documents" in found) return found;
  }
  return { kind: "absent", document: identityName(named[0]!) };
}

/** The documents that a key in sec.json may mean, the likeliest first: `AD`, `Appendix AD`, `Section G`. A bare letter is an Appendix if there is one, else a Section. */
export function identitiesOf(key: string): readonly { readonly kind: DocumentKind; readonly key: string }[] | undefined {
  const [, word, name] = /^(?:(appendix|section|schedule)\s+)?([A-Z]{1,2}|\d{1,3})$/i.exec(key.trim()) ?? [];
  if (name === undefined) return undefined;
  const kinds: readonly DocumentKind[] = word ? [word.toLowerCase() as DocumentKind] : /^\d/.test(name) ? ["schedule"] : ["appendix", "section"];
  return kinds.map((kind) => ({ kind, key: name.toUpperCase() }));
}

// Inside a sec.json: what its strings name is offered, and told of.

import assert from "node:assert/strict";
import { test } from "node:test";
import { hoverSettings } from "../../server/src/features/settings-names.ts";
import { completes, completesTo } from "../support/editing.ts";
import { cursorOf, workspaceOf } from "../support/workspace.ts";

const code = `
//- section-a.sec
# SECTION A: DEFINITIONS

A1.1 In this Code:

| Term | Meaning |
| --- | --- |
| **Panel** | means a body. |
| **Party** | means a person. |
| **Transport Layer Security (TLS)** | means a protocol. |
//- section-g.sec
# SECTION G: SECURITY

## G3 INCIDENTS

G3.5 Each Party shall tell the Panel.

G3.5A Each Party shall wait.
//- appendix-a.sec
# APPENDIX A: POLICY

## 1 Text

1.1 A "Patch" means a mend.
//- appendix-ag.sec
# APPENDIX AG: INCIDENTS

## 2 Raising

2.10 Text.
//- duis.xsd
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>
`;
const json = (words: string) => `//- sec.json\n${words}\n${code}`;

test("terms, as far as they are typed", () => {
  completes(json('{ "preferredTerms": [{ "avoid": "Pa<|>" }] }'), "Panel | A1.1", "Party | A1.1", "Patch | A 1.1");
  completes(json('{ "companionTerms": [{ "term": "Panel", "with": "tr<|>" }] }'), "Transport Layer Security");
  completes(json('{ "bannedTerms": [{ "term": "Pa<|>" }] }'));
  completes(json('{ "bannedTerms": [{ "term": "Fax", "replacement": "Pan<|>" }] }'), "Panel");
  completesTo(json('{ "pinnedVersions": ["T<|>LX"] }'), "TLS", json('{ "pinnedVersions": ["TLS"] }'));
  completesTo(json('{ "pinnedVersions": ["T<|>\n'), "TLS", json('{ "pinnedVersions": ["TLS\n'));
});

test("scopes: documents, and clauses as they are cited", () => {
  completes(json('{ "preferredTerms": [{ "avoid": "x", "prefer": "y", "scope": ["G<|>"] }] }'), "G | SECURITY", "G3 | INCIDENTS", "G3.5 | INCIDENTS", "G3.5A | INCIDENTS");
  completes(json('{ "companionTerms": [{ "term": "x", "with": "y", "scope": "AG<|>" }] }'), "AG | INCIDENTS", "AG 2", "AG 2.10 | Raising");
  completes(json('{ "preferredTerms": [{ "scope": ["app<|>"] }] }'), "Appendix A | POLICY");
});

test("documents of aliases, and schemas", () => {
  completes(json('{ "aliases": { "IMP": "A<|>" } }'), "Appendix A", "AG");
  completes(json('{ "aliases": { "A<|>": "AG" } }'));
  completes(json('{ "schema": "<|>" }'), "duis.xsd");
  completes(json('{ "words": ["Pa<|>"] }'));
  completes(json('{ "schema": "duis.xsd"<|> }'));
});

test("a pointer on a name is told what it names", () => {
  const told = (words: string): string | undefined => {
    const workspace = workspaceOf(json(words));
    const { document, offset } = cursorOf(workspace);
    return hoverSettings(workspace.snapshot, document, offset)?.parts.map((part) => ("text" in part ? part.text : "")).join("\n");
  };
  assert.match(told('{ "pinnedVersions": ["TL<|>S"] }')!, /Transport Layer Security[^]*means a protocol/);
  assert.match(told('{ "preferredTerms": [{ "avoid": "x", "prefer": "y", "scope": ["g3.<|>5"] }] }')!, /^G3\.5 INCIDENTS\n[^]*tell the Panel/);
  assert.equal(told('{ "aliases": { "IMP": "<|>AG" } }'), "Appendix AG: INCIDENTS");
  assert.equal(told('{ "words": ["Pan<|>el"] }'), undefined);
  assert.equal(told('{ "pinnedVersions": ["Nothing<|>"] }'), undefined);
});

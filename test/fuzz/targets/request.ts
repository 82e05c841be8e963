// XML requests under a schema: the names in one, what is found in it, and what an editor asks of its places.

import assert from "node:assert/strict";
import { complete } from "../../../server/src/features/completion.ts";
import { goToDefinition } from "../../../server/src/features/definition.ts";
import { highlights } from "../../../server/src/features/highlight.ts";
import { hover } from "../../../server/src/features/hover.ts";
import { links } from "../../../server/src/features/links.ts";
import { findReferences } from "../../../server/src/features/references.ts";
import { prepareRename } from "../../../server/src/features/rename.ts";
import { allRules } from "../../../server/src/rules/all.ts";
import { readRequest } from "../../../server/src/schema/request.ts";
import { slice } from "../../../server/src/text/span.ts";
import { findingsOf, idOf, workspaceWith } from "../../support/workspace.ts";
import { chanceOf } from "../chance.ts";
import { terminals, written, type Grammar } from "../grammar.ts";
import { sample } from "../seeds.ts";
import type { Target } from "../target.ts";
import { closed, holdXml } from "../xml.ts";

const [theSchema] = sample(/\.xsd$/);
const duis = sample(/\.duis$/)[0]!.text.slice(0, 8000);
const namespace = /targetNamespace="([^"]+)"/.exec(theSchema!.text)![1]!;
const names = [...new Set([...theSchema!.text.matchAll(/name="(\w+)"/g)].map(([, name]) => name!))];
const values = [...new Set([...theSchema!.text.matchAll(/value="([\w. -]+)"/g)].map(([, value]) => value!))];

const grammar: Grammar = {
  file: ['{prolog}<sr:{name} xmlns:sr="{namespace}"{attributes}>{inner}</>', '<{name} xmlns="{namespace}" schemaVersion="5.4">{inner}</>', "{prolog}{element}", "{file}{prolog}"],
  prolog: ["", '<?xml version="1.0" encoding="UTF-8"?>\n', "\ufeff", "<!-- c -->"],
  namespace: [namespace, namespace, namespace, "urn:other"],
  inner: ["", "\n  {element}{inner}", "\n  {element}{inner}", "{value}"],
  element: ["<sr:{name}>{inner}</>", "<sr:{name}{attributes}/>", "<{name}>{value}</>", "<q:{name} xmlns:q='{namespace}'>{value}</>", "<sr:{name}>{value}</>", "<!-- {value} -->", "<![CDATA[ <sr:{name}> ]]>"],
  attributes: ["", ' schemaVersion="{value}"', " sr:{name}='{value}'", ' {name}="{value}"'],
  name: [...names, "Nothing", "é"],
  value: [...values, "", "00-11-22", "&amp;", "2024-06-27T00:00:00Z", " 4.6.1 ", "true"],
};

export const request: Target = {
  name: "request",
  seeds: sample(/\.xml$/).map(({ text }) => text),
  words: [...names, ...values.slice(0, 40), ...terminals(grammar).slice(0, 40), "sr:", "<sr:", "</sr:", "/>", ">", '="', '"', "&", "xmlns:sr=", "<!--", "<![CDATA["],
  write: (chance) => closed(written(grammar, "file", chance)),
  hold(text) {
    const read = readRequest(idOf("a.xml"), text);
    for (const { name, prefix, at, closing, value, parent } of read.names) {
      assert.equal(slice(text, at).replace(/^:/, ""), prefix === "" ? name : `${prefix}:${name}`, "a name");
      if (closing) assert.equal(slice(text, closing), slice(text, at), "a closing name");
      if (value) assert.ok(0 <= value.from && value.from < value.to && value.to <= text.length, "a value");
      assert.ok(parent < read.names.length, "what it stands in");
    }
    holdXml(text);
    const snapshot = workspaceWith(new Map([["a.xml", text], ["sample-duis.xsd", theSchema!.text], ["appendix-ad.duis", duis]])).snapshot();
    findingsOf(snapshot);
    const chance = chanceOf(text);
    for (let left = 4; left > 0; left--) {
      const offset = chance.below(text.length + 1);
      const id = idOf("a.xml");
      hover(snapshot, id, offset);
      goToDefinition(snapshot, id, offset);
      for (const _ of findReferences(snapshot, id, offset));
      highlights(snapshot, id, offset);
      prepareRename(snapshot, id, offset);
      for (const { at } of complete(snapshot, id, offset, chance.any([undefined, ":", "<", '"']), allRules).items) assert.ok(at.from <= offset && offset <= at.to && at.to <= text.length, "A suggestion is not at the caret.");
    }
    for (const { at } of links(snapshot, idOf("a.xml"))) assert.ok(0 <= at.from && at.to <= text.length, "a link");
  },
};

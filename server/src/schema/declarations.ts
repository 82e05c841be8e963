// The declarations of a schema's tags: every named element, attribute, type and group, with what it is made of.

import type { Content, Part, SchemaName, SchemaNameKind, SchemaProblem, SchemaReference } from "./model.ts";
import { splitName } from "./names.ts";
import { type Attribute, attributeOf, decode, type Tag, textInside, valueOf } from "./xml.ts";

export interface Declarations {
  /** In the order of their tags' ends: an inner declaration before the one around it. */
  readonly names: readonly SchemaName[];
  readonly references: readonly SchemaReference[];
  readonly imports: readonly string[];
  readonly includes: readonly string[];
  readonly problems: readonly SchemaProblem[];
}

/** Reads what stands in `root`, the `<schema>` tag of `text`. */
export function readDeclarations(text: string, root: Tag): Declarations {
  const found: Found = { text, schemaNamespace: root.namespace, names: [], references: [], imports: [], includes: [], problems: [] };
  for (const tag of schemaChildren(found, root)) readGlobal(found, tag);
  found.references.sort((a, b) => a.at.from - b.at.from);
  return found;
}

interface Found extends Declarations {
  readonly text: string;
  readonly schemaNamespace: string | undefined;
  readonly names: SchemaName[];
  readonly references: SchemaReference[];
  readonly imports: string[];
  readonly includes: string[];
  readonly problems: SchemaProblem[];
}

/** Where a declaration stands: in what global one, and under what sequences, choices and groups of its type. */
interface Surroundings {
  readonly owner: string | undefined;
  readonly optional: boolean;
  readonly inChoice: boolean;
}

const outermost: Surroundings = { owner: undefined, optional: false, inChoice: false };

function readGlobal(found: Found, tag: Tag): void {
  switch (tag.name) {
    case "element":
    case "attribute":
    case "complexType":
    case "simpleType":
    case "group":
    case "attributeGroup":
      declare(found, tag, tag.name, outermost);
      return;
    case "import":
    case "include":
    case "redefine":
    case "override": {
      const location = valueOf(tag, "schemaLocation");
      if (location !== undefined) found.imports.push(location);
      if (location !== undefined && tag.name !== "import") found.includes.push(location);
      for (const child of schemaChildren(found, tag)) readGlobal(found, child);
    }
  }
}

function declare(found: Found, tag: Tag, kind: SchemaNameKind, around: Surroundings): SchemaName | undefined {
  const name = attributeOf(tag, "name");
  const written = name === undefined ? "" : decode(name.value).trim();
  const owner = around.owner ?? written;
  const holder = holderOf(found, tag, kind);
  const content = holder === undefined || holder.name === "simpleType" ? undefined : contentOf(found, holder, owner);
  const derivation = holder === undefined ? undefined : derivationOf(found, holder);
  if (holder?.name === "simpleType") referencesOfSimple(found, holder);
  const type = attributeOf(tag, "type");
  refer(found, tag, type, "type");
  refer(found, tag, attributeOf(tag, "substitutionGroup"), "element");
  if (name === undefined || written === "") {
    found.problems.push({ at: tag.open, message: `This <${kind}> has no name.` });
    return undefined;
  }
  const global = around.owner === undefined;
  const occurs = occursOf(tag, kind);
  const lead = name.value.length - name.value.trimStart().length;
  const declaration: SchemaName = {
    kind,
    name: written,
    global,
    at: { from: name.at.from + lead, to: name.at.from + lead + name.value.trim().length },
    declaration: tag.at,
    owner: around.owner,
    type: type === undefined ? undefined : decode(type.value).trim(),
    base: derivation === undefined ? undefined : valueOf(derivation, "base"),
    occurs,
    optional: !global && (occurs.min === 0 || around.optional),
    inChoice: around.inChoice,
    documentation: documentationOf(found, tag) ?? (holder === undefined || holder === tag ? undefined : documentationOf(found, holder)),
    enumeration: holder === undefined ? [] : valuesIn(found, holder),
    content,
  };
  found.names.push(declaration);
  return declaration;
}

/** The tag that says what a declaration is made of: itself, or the anonymous type in it. */
function holderOf(found: Found, tag: Tag, kind: SchemaNameKind): Tag | undefined {
  if (kind !== "element" && kind !== "attribute") return tag;
  return schemaChildren(found, tag).find((child) => child.name === "complexType" || child.name === "simpleType");
}

function contentOf(found: Found, holder: Tag, owner: string): Content {
  const derivation = derivationOf(found, holder);
  const parts: Part[] = [];
  const inside: Surroundings = { owner, optional: false, inChoice: false };
  const open = readParts(found, holder, inside, parts);
  return { derivation: derivation === undefined ? undefined : derivation.name === "extension" ? "extension" : "restriction", parts, open };
}

/** Adds the parts that stand in `tag` to `parts`; says whether anything else may stand there too. */
function readParts(found: Found, tag: Tag, around: Surroundings, parts: Part[]): boolean {
  let open = false;
  for (const child of schemaChildren(found, tag)) {
    switch (child.name) {
      case "element":
      case "attribute":
      case "group":
      case "attributeGroup": {
        const ref = attributeOf(child, "ref");
        if (ref !== undefined) {
          const to = refer(found, child, ref, child.name);
          if (to !== undefined) parts.push({ kind: "reference", to, occurs: occursOf(child, child.name) });
          break;
        }
        const name = declare(found, child, child.name, around);
        if (name !== undefined) parts.push({ kind: "declaration", name });
        break;
      }
      case "sequence":
      case "choice":
      case "all": {
        const occurs = occursOf(child, "element");
        const inner: Part[] = [];
        const within = { ...around, optional: around.optional || occurs.min === 0, inChoice: around.inChoice || child.name === "choice" };
        if (readParts(found, child, within, inner)) open = true;
        parts.push({ kind: child.name, occurs, parts: inner });
        break;
      }
      case "complexContent":
      case "simpleContent":
        if (readParts(found, child, around, parts)) open = true;
        break;
      case "extension":
      case "restriction":
        refer(found, child, attributeOf(child, "base"), "type");
        if (readParts(found, child, around, parts)) open = true;
        break;
      case "simpleType":
        referencesOfSimple(found, child);
        break;
      case "any":
      case "anyAttribute":
        open = true;
    }
  }
  return open;
}

/** The <extension> or <restriction> that a type is made by. */
function derivationOf(found: Found, holder: Tag): Tag | undefined {
  for (const child of schemaChildren(found, holder)) {
    if (child.name === "extension" || child.name === "restriction") return child;
    if (child.name === "complexContent" || child.name === "simpleContent") return derivationOf(found, child);
  }
  return undefined;
}

function referencesOfSimple(found: Found, tag: Tag): void {
  for (const child of schemaChildren(found, tag)) {
    if (child.name === "restriction") refer(found, child, attributeOf(child, "base"), "type");
    if (child.name === "list") refer(found, child, attributeOf(child, "itemType"), "type");
    if (child.name === "union") {
      const members = attributeOf(child, "memberTypes");
      for (const member of members?.value.matchAll(/\S+/g) ?? []) {
        const from = members!.at.from + member.index;
        refer(found, child, { name: "memberTypes", value: member[0], at: { from, to: from + member[0].length } }, "type");
      }
    }
    if (child.name === "restriction" || child.name === "list" || child.name === "union" || child.name === "simpleType") referencesOfSimple(found, child);
  }
}

/** The values that a type's own enumeration allows, those of anonymous types within it too. */
function valuesIn(found: Found, tag: Tag): readonly string[] {
  const values: string[] = [];
  for (const child of schemaChildren(found, tag)) {
    if (child.name === "enumeration") {
      const value = attributeOf(child, "value");
      if (value !== undefined) values.push(decode(value.value));
    } else if (child.name === "restriction" || child.name === "union" || child.name === "simpleType" || child.name === "simpleContent") {
      for (const value of valuesIn(found, child)) values.push(value);
    }
  }
  return values;
}

function refer(found: Found, tag: Tag, attribute: Attribute | undefined, kind: SchemaReference["kind"]): SchemaReference | undefined {
  const written = attribute?.value.trim() ?? "";
  if (attribute === undefined || written === "") return undefined;
  // A character reference stands for its character wherever it is, in the prefix and for the colon too.
  const { prefix, name } = splitName(decode(written).trim());
  const from = attribute.at.from + attribute.value.indexOf(written);
  const reference: SchemaReference = { at: { from, to: from + written.length }, prefix, name, kind };
  if (tag.scope.get(prefix) !== found.schemaNamespace) found.references.push(reference);
  return reference;
}

function occursOf(tag: Tag, kind: SchemaNameKind): SchemaName["occurs"] {
  if (kind === "attribute") {
    const use = valueOf(tag, "use");
    return { min: use === "required" ? 1 : 0, max: use === "prohibited" ? 0 : 1 };
  }
  const max = valueOf(tag, "maxOccurs");
  return { min: countOf(valueOf(tag, "minOccurs")), max: max === "unbounded" ? Number.POSITIVE_INFINITY : countOf(max) };
}

function countOf(written: string | undefined): number {
  return written !== undefined && /^\d{1,9}$/.test(written) ? Number(written) : 1;
}

function documentationOf(found: Found, tag: Tag): string | undefined {
  const texts: string[] = [];
  for (const annotation of schemaChildren(found, tag)) {
    if (annotation.name !== "annotation") continue;
    for (const child of schemaChildren(found, annotation)) {
      if (child.name === "documentation") texts.push(textInside(found.text, child));
    }
  }
  const documentation = texts.filter((text) => text !== "").join(" ");
  return documentation === "" ? undefined : documentation;
}

function schemaChildren(found: Found, tag: Tag): readonly Tag[] {
  return tag.children.filter((child) => child.namespace === found.schemaNamespace);
}

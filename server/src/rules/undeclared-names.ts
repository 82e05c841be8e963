// The names in an XML message that no schema declares, with what may have been meant.

import { instanceOf, type Undeclared } from "../schema/instance.ts";
import type { SchemaModel } from "../schema/model.ts";
import { nameOfFile } from "../schema/names.ts";
import type { Near } from "../schema/nearest.ts";
import type { Request, RequestName } from "../schema/request.ts";
import { listed } from "../text/sentence.ts";
import type { Fault, Fix } from "./rule.ts";

/** The faults of `request`, which begins at `from` of its file. */
export function* undeclaredNames(request: Request, schemas: readonly SchemaModel[], from = 0): Generator<Fault, void> {
  const instance = instanceOf(schemas, request);
  const otherVersion = otherVersionOf(request, schemas);
  for (const [index, name] of request.names.entries()) {
    const undeclared = instance.undeclared(index);
    if (!undeclared || isCut(request.text, name)) continue;
    yield {
      at: { from: from + name.at.from, to: from + name.at.to },
      message: `${messageOf(name, undeclared)}${otherVersion === undefined ? "" : `, while the message follows version ${otherVersion}`}.`,
      // Another version may well have had the name.
      ...(otherVersion === undefined ? {} : { severity: "information" as const }),
      fixes: () => renamings(request, name, instance.nearest(index, 4), from),
    };
  }
}

/** Whether the end of a line cut the name in two, as in text that came out of a PDF: a word without a value is no attribute. */
function isCut(text: string, { kind, at }: RequestName): boolean {
  return kind === "element" && /^[ \t]{0,9}\r?\n[ \t]{0,99}[\w.-]{1,99}\s{0,9}[/>]/.test(text.slice(at.to, at.to + 250));
}

function messageOf(name: RequestName, { schemas, others }: Undeclared): string {
  const where = filesOf(schemas);
  const written = writtenAs(name, name.name);
  if (others.length === 0) return `“${written}” is not declared in ${where}`;
  return `“${written}” is declared in ${where}, but not as an ${name.kind}`;
}

/** The version that `request` says it follows, where the schemas of its namespace all say that they are another. */
function otherVersionOf({ namespace, schemaVersion }: Request, schemas: readonly SchemaModel[]): string | undefined {
  const own = schemas.filter(({ targetNamespace, version }) => targetNamespace === namespace && version !== undefined);
  return own.length > 0 && own.every(({ version }) => version !== schemaVersion) ? schemaVersion : undefined;
}

/** Each of `near` in place of `name`, in both tags of an element; the request begins at `from` of its file. */
function renamings({ id }: Request, name: RequestName, near: readonly Near[], from: number): readonly Fix[] {
  return near.map((candidate, i) => ({
    title: `Change to ${writtenAs(name, candidate.name)}`,
    preferred: i === 0 && isClear(near, name.name),
    safe: false,
    edits: [name.at, ...(name.closing ? [name.closing] : [])].map((at) => ({ document: id, at: { from: from + at.to - name.name.length, to: from + at.to }, newText: candidate.name })),
  }));
}

function writtenAs({ prefix }: RequestName, name: string): string {
  return prefix === "" ? name : `${prefix}:${name}`;
}

export function filesOf(schemas: readonly SchemaModel[]): string {
  return listed(schemas.map(({ id }) => nameOfFile(id)), "or");
}

/** One slip or two, and nothing else nearly as close; or the case alone is wrong. */
export function isClear([best, second]: readonly Near[], name: string): boolean {
  if (best === undefined) return false;
  if (best.distance === 0) return second?.distance !== 0;
  return best.distance <= Math.min(2, name.length / 4) && (second === undefined || second.distance >= best.distance + 2);
}

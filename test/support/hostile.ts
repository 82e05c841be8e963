// A folder of texts that point, in every way that a text can, at what lies outside it; and what a run did there.

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../../scripts/paths.ts";
import { put } from "./folders.ts";
import type { Deed } from "./recorder.ts";
import { docx, p } from "./word.ts";

/** What a text outside holds, and nothing else does: it must show nowhere. */
export const secret = "Zyxwvut";

export interface HostileFolder {
  /** What is opened. */
  readonly folder: string;
  /** Beside it: what its texts point at. */
  readonly outside: string;
  remove(): void;
}

/** Makes the folder and what lies outside. */
export function hostileFolder(): HostileFolder {
  const home = realpathSync(mkdtempSync(join(tmpdir(), "sec-duis-hostile-")));
  const [folder, outside] = [join(home, "code"), join(home, "outside")];
  put(outside, {
    "section-h.sec": `# SECTION H: SERVICES\n\nH3.1 Tell teh ${secret} Panel.\n`,
    "sec.json": `{ "words": ["teh"], "bannedTerms": [{ "term": "Panel", "replacement": "${secret}" }] }`,
    "types.xsd": `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:x"><xs:element name="${secret}"/></xs:schema>`,
    "entity.txt": secret,
  });
  put(folder, filesOf(outside));
  symlinkSync(outside, join(folder, "linked"));
  for (const name of ["section-h.sec", "types.xsd"]) symlinkSync(join(outside, name), join(folder, name));
  symlinkSync(join(outside, "sec.json"), join(folder, "appendix", "sec.json"));
  symlinkSync("..", join(folder, "appendix", "round"));
  symlinkSync(join(outside, "nothing.sec"), join(folder, "dead.sec"));
  return { folder, outside, remove: () => rmSync(home, { recursive: true, force: true }) };
}

function filesOf(outside: string): Readonly<Record<string, string | Uint8Array>> {
  const [path, url] = [outside, pathToFileURL(outside).href];
  /** The ways to name a file outside. */
  const ways = (file: string): readonly string[] => [`../outside/${file}`, `${path}/${file}`, `${url}/${file}`, `linked/${file}`, `\\\\server.invalid\\share\\${file}`, `//server.invalid/share/${file}`, `https://server.invalid/${file}`, `~/${file}`, `$HOME/${file}`];
  const json = {
    $schema: `${url}/entity.txt`,
    extends: ways("sec.json"),
    schema: "../outside/types.xsd",
    dictionary: ways("entity.txt"),
    words: ways("entity.txt"),
    plugins: ways("plugin.js"),
    exclude: [...ways("**"), "../**"],
    aliases: { DUIS: "../outside/section-h.sec" },
    rules: { "unknown-schema-name": { schema: `${url}/types.xsd` } },
  };
  const locations = ways("types.xsd").map((way) => `<xs:include schemaLocation="${way}"/><xs:import namespace="urn:x" schemaLocation="${way}"/><xs:redefine schemaLocation="${way}"/>`);
  const entities = [`SYSTEM "${url}/entity.txt"`, 'SYSTEM "https://server.invalid/e"', 'PUBLIC "-//X//Y" "../outside/entity.txt"'].map((where, at) => `<!ENTITY e${at} ${where}><!ENTITY % p${at} ${where}>%p${at};`).join("");
  const schema = (head: string, inner: string): string => `<?xml version="1.0"?>${head}<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:x="urn:x" targetNamespace="urn:x">${inner}<xs:element name="Request"/></xs:schema>`;
  const fronts = ways("section-h.sec").map((way, at): [string, string] => [
    `appendix/front-${at}.sec`,
    `---\ndocument: ${JSON.stringify(way)}\ntitle: !include ${JSON.stringify(way)}\nschema: ${JSON.stringify(way)}\ninclude: ${JSON.stringify(way)}\nversion: !!js/function "x"\n---\n\n# 1 GENERAL\n\n1.1 See [H](${way}), ![H](${way}) and Section H3.1 of ${way}.\n\n<!-- include: ${way} -->\n\n{% include ${way} %}\n`,
  ]);
  return {
    "section-g.sec": `# SECTION G: SECURITY\n\nG3.4 Tell teh Panel, as Section H3.1 says, <x:Request> and x:Request.\n`,
    "sec.json": JSON.stringify(json),
    "includes.xsd": schema("", locations.join("")),
    "doctype.xsd": schema(`<!DOCTYPE xs:schema SYSTEM "${url}/entity.txt" [${entities}]>`, "<xs:annotation><xs:documentation>&e0;&e1;&e2;</xs:documentation></xs:annotation>"),
    "request.xml": `<?xml version="1.0"?><?xml-stylesheet href="${url}/entity.txt"?><x:Request xmlns:x="urn:x" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xi="http://www.w3.org/2001/XInclude" xsi:schemaLocation="urn:x ${url}/types.xsd"><xi:include href="${url}/entity.txt" parse="text"/></x:Request>`,
    "doctype.xml": `<?xml version="1.0"?><!DOCTYPE x:Request SYSTEM "https://server.invalid/d" [${entities}]><x:Request xmlns:x="urn:x">&e0;</x:Request>`,
    "word.docx": docx({ body: p("1.1 The DCC shall act."), links: { rId90: `${url}/entity.txt`, rId91: "https://server.invalid/template.dotx", rId92: "\\\\server.invalid\\share\\x.dotx" } }),
    ...Object.fromEntries(fronts),
  };
}

/** What was done by the process that recorded to `file`, without what Node and the project's own files are read for. */
export function deedsIn(file: string): readonly Deed[] {
  if (!existsSync(file)) return [];
  const own = [join(root, "dist"), join(root, "server"), join(root, "docs", "rules"), join(root, "test", "support"), join(root, "node_modules"), realpathSync(join(root, "node_modules"))];
  const isOwn = ({ kind, what }: Deed): boolean => (kind === "look" || kind === "read") && (own.some((folder) => isIn(folder, what)) || (what.startsWith(root) && what.endsWith("package.json")));
  const deeds = readFileSync(file, "utf8").split("\n").slice(0, -1).map((line) => JSON.parse(line) as Deed);
  assert.ok(deeds.length > 0, "nothing was recorded");
  return deeds.filter((deed) => !isOwn(deed));
}

/** Fails where `read` was not read, something was run or fetched, read outside `folder`, or written outside `written`. */
export function assertStayed(deeds: readonly Deed[], folder: string, read: string, written: readonly string[] = []): void {
  assert.ok(deeds.some(({ kind, what }) => kind === "read" && what === join(folder, read)), `${read} was not read`);
  // Above the folder a sec.json is sought, by name alone.
  const isAbove = (what: string): boolean => isIn(what, folder);
  const strayed = deeds.filter(({ kind, call, what }) => {
    if (kind === "run" || kind === "fetch") return true;
    if (written.some((place) => isIn(place, what))) return false;
    if (kind === "write") return true;
    return !isIn(folder, what) && !(isAbove(what) && (kind === "look" || call === "readdir"));
  });
  assert.deepEqual(strayed, []);
}

function isIn(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return inside === "" || (!inside.startsWith("..") && !inside.startsWith(sep));
}

// `npm run sbom`: the bill of materials of the package, as CycloneDX (https://cyclonedx.org/docs/1.5/json/): what code of
// others is in it, with versions, licences and the hashes by which npm fetched it. The same sources give the same file.

import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build as bundle, type Metafile } from "esbuild";
import { bundles } from "./build.ts";
import { bundledPackages, dictionaryPackage, type BundledPackage } from "./bundled.ts";
import { root } from "./paths.ts";

interface Lock {
  readonly packages: Readonly<Record<string, { readonly integrity?: string }>>;
}

const read = <T>(name: string): T => JSON.parse(readFileSync(join(root, name), "utf8")) as T;

/** The bill of what the bundles of `metafiles` hold, and of the dictionary. */
export function billOfMaterials(metafiles: readonly Metafile[]) {
  const { name, version, license } = read<{ name: string; version: string; license: string }>("package.json");
  const lock = read<Lock>("package-lock.json");
  const components = new Map([...bundledPackages(metafiles).map((one) => componentOf(one, "library", lock)), componentOf(dictionaryPackage(), "data", lock)].map((one) => [one.purl, one]));
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.5.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: { component: { type: "application", "bom-ref": `pkg:npm/${name}@${version}`, name, version, purl: `pkg:npm/${name}@${version}`, licenses: licences(license) } },
    components: [...components.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1)),
  };
}

/** Bundles everything in memory, as it is shipped. */
export async function shippedMetafiles(): Promise<readonly Metafile[]> {
  const results = await Promise.all(bundles(true).map((options) => bundle({ ...options, write: false })));
  return results.map(({ metafile }) => metafile!);
}

function componentOf({ name, version, license, folder }: BundledPackage, type: "library" | "data", { packages }: Lock) {
  const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
  const hash = /^sha512-(.+)$/.exec(packages[folder]?.integrity ?? "")?.[1];
  if (hash === undefined) throw new Error(`package-lock.json has no hash of ${folder}.`);
  return { type, "bom-ref": purl, name, version, purl, licenses: licences(license), hashes: [{ alg: "SHA-512", content: Buffer.from(hash, "base64").toString("hex") }] };
}

/** One licence by its SPDX id, several as an expression. */
function licences(license: string): readonly object[] {
  return [/^[\w.-]+$/.test(license) ? { license: { id: license } } : { expression: license }];
}

if (import.meta.main) {
  const bill = billOfMaterials(await shippedMetafiles());
  const path = join(root, `${bill.metadata.component.name}-${bill.metadata.component.version}.cdx.json`);
  writeFileSync(path, `${JSON.stringify(bill, undefined, 2)}\n`);
  console.log(`${basename(path)}: ${bill.components.length} components`);
}

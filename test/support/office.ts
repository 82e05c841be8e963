// LibreOffice, an independent reader and writer of Word files. Where it is not installed a test is skipped, aloud; on a
// build machine (CI is set) it fails.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const program = ["soffice", "libreoffice"].find((name) => spawnSync(name, ["--version"], { encoding: "utf8" }).status === 0);

/** Why a test that needs LibreOffice is skipped, or false: to be given to `test` as `skip`. */
export const withoutOffice: string | false = program !== undefined ? false : process.env["CI"] ? false : "LibreOffice is not installed (apt-get install libreoffice-writer-nogui)";

/** `files` converted by LibreOffice, in one run: by their names with the new ending. `filter`: `txt:Text (encoded):UTF8`, `docx:MS Word 2007 XML`. */
export function convert(files: Readonly<Record<string, Uint8Array | string>>, filter: string): Readonly<Record<string, Buffer>> {
  if (program === undefined) throw new Error("LibreOffice is not installed (apt-get install libreoffice-writer-nogui).");
  const folder = mkdtempSync(join(tmpdir(), "sec-duis-office-"));
  try {
    mkdirSync(join(folder, "out"));
    const names = Object.keys(files);
    for (const name of names) writeFileSync(join(folder, name), files[name]!);
    // A profile of its own: two runs at once would stand in each other's way.
    const args = [`-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`, "--headless", "--convert-to", filter, "--outdir", join(folder, "out"), ...names.map((name) => join(folder, name))];
    const { status, stderr } = spawnSync(program, args, { encoding: "utf8", timeout: 300_000 });
    const ending = filter.replace(/:.*/, "");
    return Object.fromEntries(
      names.map((name) => {
        const made = name.replace(/\.[^.]*$/, `.${ending}`);
        try {
          return [made, readFileSync(join(folder, "out", made))];
        } catch {
          throw new Error(`LibreOffice did not convert ${name} (exit ${status}): ${stderr}`);
        }
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

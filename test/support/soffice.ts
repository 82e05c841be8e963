// LibreOffice, asked to open Word documents, to accept or reject their tracked changes, and to save what is left as
// text. One run serves many files: starting it takes seconds.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The text of each of `files` with all changes accepted, and with all rejected. Paragraphs end with "\n", cells are paragraphs. */
export function settled(files: readonly Uint8Array[]): readonly { readonly accepted: string; readonly rejected: string }[] {
  const folder = mkdtempSync(join(tmpdir(), "sec-duis-soffice-"));
  try {
    files.forEach((bytes, i) => writeFileSync(join(folder, `${i}.docx`), bytes));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    // The first start makes the profile, and with it an empty module for macros.
    spawnSync("soffice", ["--headless", "--norestore", "--terminate_after_init", profile], { timeout: 120_000 });
    const library = join(folder, "profile/user/basic/Standard");
    mkdirSync(library, { recursive: true });
    writeFileSync(join(library, "Module1.xba"), `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${macro(pathToFileURL(folder).href, files.length).replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</script:module>`);
    writeFileSync(join(library, "script.xlb"), `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">\n<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/></library:library>`);
    const run = spawnSync("soffice", ["--headless", "--norestore", profile, "macro:///Standard.Module1.Main"], { encoding: "utf8", timeout: 240_000 });
    return files.map((_, i) => {
      const text = (what: string): string => {
        try {
          return readFileSync(join(folder, `${i}.${what}.txt`), "utf8").replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
        } catch {
          throw new Error(`LibreOffice wrote no text of document ${i} (${what}): ${run.stdout}${run.stderr}`);
        }
      };
      return { accepted: text("accepted"), rejected: text("rejected") };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function macro(folder: string, count: number): string {
  return `
Sub Main
  For i = 0 To ${count - 1}
    Settle("${folder}/" & i, "Accept", "accepted")
    Settle("${folder}/" & i, "Reject", "rejected")
  Next
  StarDesktop.terminate()
End Sub
Sub Settle(path As String, what As String, name As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(path & ".docx", "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" & what & "AllTrackedChanges", "", 0, Array())
  Dim filter(1) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "Text (encoded)"
  filter(1).Name = "FilterOptions"
  filter(1).Value = "UTF8,LF,,,"
  document.storeToURL(path & "." & name & ".txt", filter())
  document.close(True)
End Sub
`;
}

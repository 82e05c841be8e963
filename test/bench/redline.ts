// How long a redline of the whole Code takes: a generated Code of the bench's size, and the same with an edit in every
// tenth clause, a clause added, one removed and one moved in each document.

import { exportDocx } from "../../server/src/word/export.ts";
import { redline } from "../../server/src/word/redline.ts";
import { redlineDocx } from "../../server/src/word/redline-docx.ts";
import { redlineHtml } from "../../server/src/word/redline-html.ts";
import { versionOf } from "../support/versions.ts";

export interface WordRow {
  readonly what: string;
  readonly milliseconds: number;
  /** Of what was written. */
  readonly bytes: number;
}

/** Times for the documents in `files`, by name. */
export function benchWord(files: Readonly<Record<string, string>>): readonly WordRow[] {
  const after = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, amended(text)]));
  const revision = { author: "bench", date: "2024-06-27T09:30:00Z" };
  const rows: WordRow[] = [];
  const time = <T>(what: string, work: () => T, size: (made: T) => number): T => {
    const started = performance.now();
    const made = work();
    rows.push({ what, milliseconds: performance.now() - started, bytes: size(made) });
    return made;
  };
  const made = time("redline: comparing", () => redline(versionOf("before", files), versionOf("after", after)), () => 0);
  time("redline: writing .docx", () => redlineDocx(made, revision), ({ length }) => length);
  time("redline: writing .html", () => redlineHtml(made), ({ length }) => length);
  const version = versionOf("before", files);
  time("export: every document as .docx", () => [...version.documents.values()].map((document) => exportDocx(document.tree(), revision).bytes.length), (sizes) => sizes.reduce((sum, size) => sum + size, 0));
  return rows;
}

/** `text` with an edit in every tenth line, and a line added, one removed and one moved. */
export function amended(text: string): string {
  const lines = text.split("\n");
  const words = lines.map((line, i) => (i % 10 === 5 && line.length > 40 && !line.startsWith("#") ? line.replace(/ (?:shall|means|of) /, " must ").replace(/ the /, " any ") : line));
  const third = Math.floor(words.length / 3);
  const [moved = ""] = words.splice(third, 1);
  words.splice(third * 2, 0, moved, "", "Z9.9 A clause that was not there before stands here now, and says so.");
  words.splice(Math.floor(third / 2), 2);
  return words.join("\n");
}

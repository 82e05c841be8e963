// The findings that no rule makes: mistakes of form that the readers meet. `explain`, `--rule` and SARIF know them too.

import type { Severity } from "../config/config.ts";

export interface OtherFinding {
  readonly id: string;
  readonly summary: string;
  readonly why: string;
  readonly severity: Severity;
}

export const otherFindings: readonly OtherFinding[] = [
  {
    id: "front-matter",
    summary: "The front matter of a document cannot be read, or holds a name or value that means nothing.",
    why: "The front matter says which document of the Code a file is. What cannot be read in it is as if it were not there, and references to the document may then look broken.",
    severity: "warning",
  },
  {
    id: "lost-character",
    summary: "A character of a document could not be read, and “\ufffd” stands for it.",
    why: "A file that was saved in another encoding than UTF-8, such as Windows 1252, loses its quotation marks, dashes and pound signs when it is opened as UTF-8 and saved; the other way about, “â€œ” stands for each of them. It is told of once in each document, where the first one stands.",
    severity: "warning",
  },
  {
    id: "merge-conflict",
    summary: "A merge conflict was left in a document.",
    why: "Where two people changed the same lines, git writes both versions into the file, between lines of “<<<<<<<”, “=======” and “>>>>>>>”. Until somebody chooses one of them, the text says both.",
    severity: "error",
  },
  {
    id: "schema-file",
    summary: "An XML Schema cannot be read, or not all of it.",
    why: "The names, types and optionality of DUIS data items are taken from the XML Schema. What cannot be read in it is unknown to every rule that compares the text with it. Document type definitions and external entities are never followed.",
    severity: "error",
  },
  {
    id: "sec-json",
    summary: "The project's settings, sec.json, hold a mistake.",
    why: "A setting that cannot be read is passed over, so the rules go by the default in its place. The rest of the file still counts. A scope or an alias that names no place of the Code changes nothing, and nobody would notice.",
    severity: "error",
  },
];

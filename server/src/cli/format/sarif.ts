// SARIF 2.1.0, the Static Analysis Results Interchange Format (OASIS). Lines and columns count from 1, columns in UTF-16
// units; a region's end is the column after its last character.

import { sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { Severity } from "../../config/config.ts";
import { version } from "../../disk/version.ts";
import { allRules } from "../../rules/all.ts";
import { addTo } from "../../text/lists.ts";
import type { PlacedFix, Range } from "../diagnostics.ts";
import { whyOf } from "../explain.ts";
import { otherFindings } from "../other-findings.ts";
import { inside } from "../paths.ts";
import { jsonLine } from "./json.ts";
import type { Report } from "../report.ts";

/** The report as one SARIF run, with what is known of every rule. Files below `cwd` are named relative to it. */
export function asSarif(report: Report, cwd: string): string {
  const rules = [...allRules.map((rule) => ruleOf(rule, whyOf(rule))), ...otherFindings.map((other) => ruleOf(other, other.why))];
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "sec-duis", semanticVersion: version(), rules } },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { [base]: { uri: `${pathToFileURL(cwd).href.replace(/\/$/, "")}/` } },
        invocations: [
          {
            executionSuccessful: report.unreadable.length === 0,
            toolExecutionNotifications: report.unreadable.map(({ file, message }) => ({
              level: "error",
              message: { text: messageText(message) },
              locations: [{ physicalLocation: { artifactLocation: artifact(cwd, file) } }],
            })),
          },
        ],
        results: report.diagnostics.map(({ file, range, severity, rule, message, related, fixes }) => ({
          ruleId: rule,
          ...(indexes.has(rule) ? { ruleIndex: indexes.get(rule) } : {}),
          level: levels[severity],
          message: { text: messageText(message) },
          locations: [locationOf(cwd, file, range)],
          ...(related.length === 0
            ? {}
            : { relatedLocations: related.map((place, id) => ({ id, message: { text: messageText(place.message) }, ...locationOf(cwd, place.file, place.range) })) }),
          ...(fixes.length === 0 ? {} : { fixes: fixes.map((fix) => fixOf(cwd, fix)) }),
          properties: { severity },
        })),
      },
    ],
  };
  return jsonLine(log);
}

/** Words of a document's in a message: `[a](b)` would be shown as a link. */
function messageText(text: string): string {
  return wellFormed(text).replaceAll("](", "\\](");
}

/** Half of a surrogate pair is no character, and readers refuse a file that holds one. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}

/** The name that stands for the current folder in SARIF's paths. */
const base = "SRCROOT";

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", information: "note", hint: "note" };

/** SARIF wants an absolute URI for a rule's page, which a page that travels with the project has not; its path is a property. */
function ruleOf({ id, summary, severity }: { readonly id: string; readonly summary: string; readonly severity: Severity }, reason: string) {
  const page = `docs/rules/${id}.md`;
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: reason },
    help: { text: `${reason}\n\nsec-duis explain ${id}`, markdown: `${reason}\n\n\`sec-duis explain ${id}\`` },
    defaultConfiguration: { level: levels[severity] },
    properties: { severity, page },
  };
}

function fixOf(cwd: string, { title, preferred, safe, edits }: PlacedFix) {
  const files = new Map<string, PlacedFix["edits"][number][]>();
  for (const edit of edits) addTo(files, edit.file, edit);
  return {
    description: { text: messageText(title) },
    artifactChanges: [...files].map(([file, ofFile]) => ({
      artifactLocation: artifact(cwd, file),
      replacements: ofFile.map(({ range, newText }) => ({ deletedRegion: regionOf(range), insertedContent: { text: wellFormed(newText) } })),
    })),
    properties: { preferred, safe },
  };
}

function locationOf(cwd: string, file: string, range: Range) {
  return { physicalLocation: { artifactLocation: artifact(cwd, file), region: regionOf(range) } };
}

function regionOf({ start, end }: Range) {
  return { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}

function artifact(cwd: string, file: string) {
  const path = inside(cwd, file);
  if (path === undefined) return { uri: pathToFileURL(file).href };
  return { uri: path.split(sep).map((part) => encodeURIComponent(wellFormed(part))).join("/"), uriBaseId: base };
}

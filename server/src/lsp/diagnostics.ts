// Findings as the client's diagnostics, pushed for every file, open or not; a client that pulls is told nothing by itself
// (pull.ts answers it).

import { isDeepStrictEqual } from "node:util";
import { DiagnosticSeverity, type Connection, type Diagnostic, type DiagnosticRelatedInformation, type PublishDiagnosticsParams } from "vscode-languageserver/node";
import type { Finding } from "../check/findings.ts";
import { relatedTo, type Failed } from "../check/late.ts";
import type { Severity } from "../config/config.ts";
import { pageOfRule } from "../disk/rule-page.ts";
import type { DocumentId } from "../index/facts.ts";
import { noLines, type LineIndex } from "../text/line-index.ts";
import { addTo } from "../text/lists.ts";
import { sourceOf, type Snapshot } from "../workspace/snapshot.ts";
import type { Client } from "./client.ts";
import { toRange } from "./convert.ts";
import { uriOfId } from "./uri.ts";
import type { Uris } from "./uris.ts";

/** How many findings of each severity the client has been told of. */
export type Counts = Readonly<Record<Severity, number>>;

export interface Diagnostics {
  /** Tells the client of the findings in `id`; `version` is that of the open text they belong to. */
  publish(id: DocumentId, findings: readonly Finding[], snapshot: Snapshot, version: number | undefined): void;
  /** Tells the client of what was found in `id` last time, until it is checked again; `version` is that of the open text. Settles when it is sent. */
  restore(id: DocumentId, diagnostics: readonly Diagnostic[], version: number | undefined): Promise<void>;
  /** What was found last in each file with findings. */
  all(): ReadonlyMap<DocumentId, readonly Diagnostic[]>;
  /** The file is gone, or is called otherwise: nothing stands in it any more. */
  clear(id: DocumentId, uri?: string): void;
  counts(): Counts;
  /** Settles when `id` has been judged again. */
  next(id: DocumentId): Promise<void>;
  /** The files whose findings point into `id` too: when it changes, those places have moved. */
  pointingInto(id: DocumentId): readonly DocumentId[];
}

export function createDiagnostics(connection: Connection, client: () => Client, uris: Uris, failed: Failed): Diagnostics {
  const told = new Map<DocumentId, readonly Diagnostic[]>();
  const pointers = new Map<DocumentId, ReadonlySet<string>>();
  const waiting = new Map<DocumentId, (() => void)[]>();
  const send = async (params: PublishDiagnosticsParams): Promise<void> => {
    if (!client().pulls) await connection.sendDiagnostics(params);
  };

  const versioned = (version: number | undefined): { readonly version?: number } => (version !== undefined && client().versions ? { version } : {});

  return {
    publish(id, findings, snapshot, version) {
      for (const wake of waiting.get(id) ?? []) wake();
      waiting.delete(id);
      // An unopened file without findings is news only where it had some.
      if (findings.length === 0 && version === undefined && !told.has(id)) return;
      const diagnostics = diagnosticsOf(id, findings, { snapshot, client: client(), uris, failed });
      pointers.set(id, new Set(diagnostics.flatMap((one) => one.relatedInformation?.map(({ location }) => location.uri) ?? [])));
      // Nor is what was told before, word for word.
      if (version === undefined && isDeepStrictEqual(diagnostics, told.get(id) ?? [])) return;
      if (findings.length === 0) told.delete(id);
      else told.set(id, diagnostics);
      void send({ uri: uris.uriOf(id), ...versioned(version), diagnostics });
    },
    restore(id, diagnostics, version) {
      told.set(id, diagnostics);
      return send({ uri: uris.uriOf(id), ...versioned(version), diagnostics: [...diagnostics] });
    },
    all: () => told,
    pointingInto(id) {
      const uri = uris.uriOf(id);
      return [...pointers].filter(([from, uris]) => from !== id && uris.has(uri)).map(([from]) => from);
    },
    clear(id, uri = uris.uriOf(id)) {
      pointers.delete(id);
      if (told.delete(id)) void send({ uri, diagnostics: [] });
    },
    next: (id) =>
      new Promise((resolve) => {
        addTo(waiting, id, resolve);
      }),
    counts() {
      const sum = { error: 0, warning: 0, information: 0, hint: 0 };
      for (const diagnostics of told.values()) {
        for (const { severity } of diagnostics) if (severity !== undefined) sum[nameOf[severity]]++;
      }
      return sum;
    },
  };
}

export interface DiagnosticContext {
  readonly snapshot: Snapshot;
  readonly client: Client;
  readonly uris: Uris;
  readonly failed: Failed;
}

/** So many findings of one file are shown. Editors show fewer; a message with a million would keep everybody waiting. */
const mostShown = 10_000;

/** The findings of one file; of very many the gravest, and how many more there are. */
export function diagnosticsOf(id: DocumentId, findings: readonly Finding[], context: DiagnosticContext): Diagnostic[] {
  const lines = sourceOf(context.snapshot, id)?.lines ?? noLines;
  if (findings.length <= mostShown) return findings.map((finding) => diagnosticOf(finding, lines, context));
  const of: Record<Severity, Finding[]> = { error: [], warning: [], information: [], hint: [] };
  for (const finding of findings) if (of[finding.severity].length < mostShown) of[finding.severity].push(finding);
  const gravest = [...of.error, ...of.warning, ...of.information, ...of.hint].slice(0, mostShown);
  const left = (findings.length - mostShown).toLocaleString("en-GB");
  const start = { line: 0, character: 0 };
  const more: Diagnostic = { range: { start, end: start }, severity: DiagnosticSeverity.Information, source: "sec-duis", message: `${left} more findings in this file are not shown. “sec-duis check” prints all.` };
  return [more, ...gravest.map((finding) => diagnosticOf(finding, lines, context))];
}

/** One finding in a file with these `lines`. */
export function diagnosticOf(finding: Finding, lines: LineIndex, context: DiagnosticContext): Diagnostic {
  const page = context.client.codeDescription ? pageOf(finding.rule) : undefined;
  const related = context.client.relatedInformation ? relatedOf(finding, context) : [];
  return {
    range: toRange(lines, finding.at),
    severity: protocolSeverity[finding.severity],
    code: finding.rule,
    source: "sec-duis",
    message: finding.message,
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    ...(related.length === 0 ? {} : { relatedInformation: related }),
  };
}

function relatedOf(finding: Finding, { snapshot, uris, failed }: DiagnosticContext): DiagnosticRelatedInformation[] {
  const places: DiagnosticRelatedInformation[] = [];
  for (const { document, at, message } of relatedTo(finding, snapshot.corpus, failed)) {
    const source = sourceOf(snapshot, document);
    if (source) places.push({ location: { uri: uris.uriOf(document), range: toRange(source.lines, at) }, message });
  }
  return places;
}

const protocolSeverity: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const nameOf: Readonly<Record<DiagnosticSeverity, Severity>> = {
  [DiagnosticSeverity.Error]: "error",
  [DiagnosticSeverity.Warning]: "warning",
  [DiagnosticSeverity.Information]: "information",
  [DiagnosticSeverity.Hint]: "hint",
};

const pages = new Map<string, string | undefined>();

/** The rule's page, as a URI; undefined where it is not installed. */
export function pageOf(rule: string): string | undefined {
  if (!pages.has(rule)) pages.set(rule, findPage(rule));
  return pages.get(rule);
}

function findPage(rule: string): string | undefined {
  const page = pageOfRule(rule);
  return page === undefined ? undefined : uriOfId(page);
}

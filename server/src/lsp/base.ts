// The older state of the Code that the client compares with, as a snapshot of the workspace's own shape.

import type { CancellationToken } from "vscode-languageserver/node";
import { kindOf } from "../disk/kinds.ts";
import { readVersion } from "../disk/versions.ts";
import type { DocumentId } from "../index/facts.ts";
import { baseSnapshot, type BaseFile } from "../revision/base.ts";
import { allRules } from "../rules/all.ts";
import { byUnits } from "../text/ordered.ts";
import { isWithin, pathFrom } from "../text/paths.ts";
import { commonFolder } from "../workspace/copies.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { lastingName, type Version, versionDocument, type VersionDocument, withPlainLineEnds } from "../workspace/version.ts";
import type { ComparisonBase, Refused } from "./protocol.ts";
import type { Session } from "./session.ts";
import { toEnd } from "./steps.ts";
import { folderOfUri, normalPath, pathOf } from "./uri.ts";

export interface Base {
  readonly kind: "base";
  readonly label: string;
  readonly snapshot: Snapshot;
  /** The messages of the commits since. */
  readonly messages: readonly string[];
}

/** The Code that is compared. */
export interface Compared {
  /** One of its files; undefined where there is only one Code. */
  readonly file: DocumentId | undefined;
  readonly now: Snapshot;
}

/** The Code that the client asked about last, or another one where that is what it is to be compared with. */
export function comparedWith(session: Session, base: ComparisonBase): Compared {
  const now = session.now();
  const files = session.workspace.apart().map(({ documents }) => documents[0]!);
  const front = session.front() ?? files[0];
  if (files.length === 0 || front === undefined) return { file: undefined, now };
  const isBase = (id: DocumentId): boolean => base.kind === "folder" && isWithin(pathOf(base.folder, folderOfUri(base.root)) ?? base.folder, id);
  const file = isBase(front) ? (files.find((id) => !isBase(id)) ?? front) : front;
  return { file, now: session.workspace.snapshot(file) };
}

/** What is compared of the workspace folder `root`, a URI: all of it, or that of it in which the Code lies. */
export function folderCompared({ workspace }: Session, { file }: Compared, root: string): string {
  const whole = folderOfUri(root);
  const folders = file === undefined ? [] : workspace.foldersOf(file);
  const folder = folders.length === 0 ? whole : commonFolder(folders);
  return isWithin(whole, folder) ? folder : whole;
}

/** The Code that is compared, as it was in `base`. */
export async function readBase(session: Session, compared: Compared, base: ComparisonBase, token: CancellationToken): Promise<Base | Refused> {
  const { now, file } = compared;
  const isOurs = (id: DocumentId): boolean => file === undefined || session.workspace.areTogether(file, id);
  const files = base.kind === "files" ? filesIn(session, base).filter(({ id }) => isOurs(id)) : await filesOfFolder(now, base, folderCompared(session, compared, base.root), token);
  if ("kind" in files) return files;
  const snapshot = await toEnd(baseSnapshot(now, files, allRules), token);
  return { kind: "base", label: base.kind === "files" ? lastingName({ name: base.label, commit: base.commit }) : base.label, snapshot, messages: base.kind === "files" ? base.messages : [] };
}

function filesIn({ uris }: Session, { files }: Extract<ComparisonBase, { kind: "files" }>): readonly BaseFile[] {
  return files.flatMap(({ uri, text }) => {
    const id = uris.idOf(uri);
    const kind = kindOf(id);
    return kind && kind.kind !== "request" ? [{ id, kind, text }] : [];
  });
}

async function filesOfFolder(now: Snapshot, { folder }: Extract<ComparisonBase, { kind: "folder" }>, into: string, token: CancellationToken): Promise<readonly BaseFile[] | Refused> {
  const stop = new AbortController();
  const listener = token.onCancellationRequested(() => stop.abort());
  // An absolute path is a folder, and never a revision: git is not asked.
  const from = pathOf(folder, into)?.replace(/(?<=[^:\\/])[\\/]+$/, "");
  if (from === undefined) return { kind: "refused", message: `${folder} is no folder on this computer.` };
  const version = await readVersion(from, from, { rules: allRules, cwd: from, signal: stop.signal });
  listener.dispose();
  if (version.kind === "refused") return { kind: "refused", message: version.message };
  const idOf = (path: string): DocumentId => normalPath(`${into.replace(/[\\/]$/, "")}/${path}`);
  const files = new Map<DocumentId, BaseFile>();
  for (const { path, text, language } of version.documents.values()) files.set(idOf(path), { id: idOf(path), kind: { kind: "document", language }, text: withLineEnds(now, idOf(path), text) });
  for (const [path, text] of version.schemas) files.set(idOf(path), { id: idOf(path), kind: { kind: "schema" }, text });
  for (const { id, text } of version.configs.values()) {
    // A sec.json above the folder governs the workspace's folder, or it does not.
    if (isWithin(from, id)) files.set(idOf(id.slice(from.length + 1)), { id: idOf(id.slice(from.length + 1)), kind: { kind: "config" }, text });
  }
  const gone = (id: DocumentId): boolean => isWithin(into, id) && !files.has(id);
  for (const [id, { tree }] of now.documents) if (gone(id)) files.set(id, { id, kind: { kind: "document", language: tree.language }, text: null });
  for (const id of now.schemas.keys()) if (gone(id)) files.set(id, { id, kind: { kind: "schema" }, text: null });
  return [...files.values()];
}

/** Line ends alone are no difference. */
function withLineEnds(now: Snapshot, id: DocumentId, text: string): string {
  const held = now.documents.get(id)?.tree.source.toString();
  return held !== undefined && withPlainLineEnds(held) === text ? held : text;
}

/** What `snapshot` holds in `folder`, as a version that can be redlined. */
export function versionOf(snapshot: Snapshot, folder: string, name: string): Version {
  const inside = <T>(files: ReadonlyMap<DocumentId, T>): readonly (readonly [DocumentId, T])[] => [...files].filter(([id]) => isWithin(folder, id)).sort(([a], [b]) => byUnits(a, b));
  return {
    kind: "version",
    name,
    commit: undefined,
    documents: new Map(inside(snapshot.documents).map(([id, { tree }]): [string, VersionDocument] => [pathFrom(folder, id), versionDocument(pathFrom(folder, id), tree.source.toString(), tree.language, tree.forms)])),
    schemas: new Map(inside(snapshot.schemas).map(([id, { text }]): [string, string] => [pathFrom(folder, id), text])),
    configs: new Map(),
    unreadable: [],
  };
}

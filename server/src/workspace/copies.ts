// Which documents are one Code. A folder may hold the Code twice: the version in force beside the one that is drafted, an
// archive, a folder of drafts. Read as one, each clause and term of it would stand twice. So a folder most of whose
// documents stand in another folder too is a Code of its own. Two files of one folder that claim one name are not copies
// but a slip, and so are a few of many.

import type { DocumentId } from "../index/facts.ts";
import { byUnits } from "../text/ordered.ts";
import { folderOf, isWithin } from "../text/paths.ts";
import { oncePer } from "../text/remembered.ts";

/** A document, as far as it says which one of the Code it is. */
export interface Claim {
  readonly id: DocumentId;
  /** "section G"; undefined where it claims to be none. */
  readonly identity: string | undefined;
}

/** Documents that are read as one Code. */
export interface Copy {
  readonly documents: readonly DocumentId[];
  /** Those of the one larger Code that completes it, where it holds but a few that were redrafted. */
  readonly context: readonly DocumentId[];
  /** Files of another Code that say that they are a document of this one, where it is the only one that both have: no copies, perhaps, but a slip. */
  readonly twins: ReadonlyMap<DocumentId, readonly DocumentId[]>;
  /** What lies in these folders is its own, but for what lies in another's below them. Of the only one: none. */
  readonly folders: readonly string[];
}

/** So many are named. */
const mostNamed = 5;

/** More would be no versions of one Code; what is beyond them is left together. */
const most = 40;

/** The Codes among `claims`, at least one, the same whatever the order of the claims. Of one without copies: all of them. */
export function copiesAmong(claims: Iterable<Claim>): readonly Copy[] {
  const all = [...claims].sort((a, b) => byUnits(a.id, b.id));
  const groups = groupsIn(treeOf(all));
  if (groups.length < 2) return [{ documents: all.map(({ id }) => id), context: [], twins: new Map(), folders: [] }];
  return groups.map((group) => ({ documents: idsOf(group.claims), context: contextOf(group, groups), twins: twinsOf(group, groups), folders: group.folders }));
}

/** What a person should know of Codes that are apart, in one line; nothing where there is one. */
export function notesOfCopies(copies: readonly Copy[]): readonly string[] {
  if (copies.length < 2) return [];
  const all = copyNames(copies).map((name) => `“${name}”`);
  const more = Math.max(0, all.length - mostNamed);
  const names = all.slice(0, more > 0 ? mostNamed : -1);
  const last = more > 0 ? `${more} more` : all.at(-1)!;
  return [`The same documents are in ${names.join(", in ")} and in ${last}: each is checked as a Code of its own.`];
}

/** What each of several Codes is called: its folders, from the one that holds them all. */
export const copyNames = oncePer((copies: readonly Copy[]): readonly string[] => {
  const shown = shortened(copies.flatMap(({ folders }) => folders));
  return copies.map(({ folders }) => folders.map(shown).join(" with "));
});

/** Names `folders` from the one that holds them all. */
function shortened(folders: readonly string[]): (folder: string) => string {
  const around = commonFolder(folders);
  const base = folders.includes(around) ? folderOf(around) : around;
  return (folder) => folder.slice(base.length).replace(/^[\\/]/, "") || folder;
}

/** The nearest folder that all of `folders` are or lie in. */
export function commonFolder(folders: readonly string[]): string {
  let around = folders[0]!;
  while (!folders.every((folder) => isWithin(around, folder)) && around !== folderOf(around)) around = folderOf(around);
  return around;
}

interface Folder {
  readonly path: string;
  readonly own: Claim[];
  readonly folders: Map<string, Folder>;
}

interface Group {
  readonly claims: Claim[];
  readonly identities: Set<string>;
  folders: readonly string[];
}

function treeOf(claims: readonly Claim[]): Folder {
  const known = new Map<string, Folder>();
  const at = (path: string): Folder => {
    const found = known.get(path);
    if (found) return found;
    const made: Folder = { path, own: [], folders: new Map() };
    known.set(path, made);
    if (path !== "") at(folderIn(path)).folders.set(path, made);
    return made;
  };
  for (const claim of claims) at(folderIn(claim.id)).own.push(claim);
  return at("");
}

/** `/code/a.sec` -> `/code`, `/code` -> "", which every file lies in. */
function folderIn(path: string): string {
  const folder = folderOf(path);
  return folder.length < path.length && /[\\/]/.test(path.slice(1)) ? folder : "";
}

/** The Codes in `folder`: first the one that it belongs to itself, then those that are apart from it. */
function groupsIn(folder: Folder): readonly Group[] {
  const parts: Group[] = folder.own.length > 0 ? [groupOf(folder)] : [];
  const apart: Group[] = [];
  for (const inner of folder.folders.values()) {
    const [first, ...others] = groupsIn(inner);
    parts.push(first!);
    apart.push(...others);
  }
  const groups: Group[] = [];
  for (const part of parts.sort((a, b) => b.identities.size - a.identities.size)) {
    const home = groups.find((group) => !isMostly(part, group)) ?? (groups.length < most ? undefined : groups.at(-1));
    if (home) join(home, part);
    else groups.push(part);
  }
  if (groups.length === 1 && (parts.length > 1 || apart.length === 0)) groups[0]!.folders = [folder.path];
  return [...groups, ...apart];
}

function groupOf({ path, own }: Folder): Group {
  return { claims: [...own], identities: new Set(own.flatMap(({ identity }) => identity ?? [])), folders: [path] };
}

function join(group: Group, { claims, identities, folders }: Group): void {
  for (const claim of claims) group.claims.push(claim);
  for (const identity of identities) group.identities.add(identity);
  group.folders = [...group.folders, ...folders];
}

/** Whether most of what `part` holds is in `group` too. */
function isMostly(part: Group, group: Group): boolean {
  let shared = 0;
  for (const identity of part.identities) if (group.identities.has(identity)) shared++;
  return shared * 2 > part.identities.size;
}

/** What a few drafts are read together with; nothing where it may be either of two. */
function contextOf(group: Group, groups: readonly Group[]): readonly DocumentId[] {
  const whole = groups.filter((other) => other !== group && group.identities.size * 2 < other.identities.size && isMostly(group, other));
  if (whole.length !== 1) return [];
  return idsOf(whole[0]!.claims.filter(({ identity }) => identity !== undefined && !group.identities.has(identity)));
}

function twinsOf(group: Group, groups: readonly Group[]): Copy["twins"] {
  const twins = new Map<DocumentId, DocumentId[]>();
  for (const other of groups) {
    if (other === group) continue;
    const shared = [...group.identities].filter((identity) => other.identities.has(identity));
    if (shared.length !== 1) continue;
    const theirs = idsOf(other.claims.filter(({ identity }) => identity === shared[0]));
    for (const { id, identity } of group.claims) if (identity === shared[0]) twins.set(id, [...(twins.get(id) ?? []), ...theirs].sort(byUnits));
  }
  return twins;
}

function idsOf(claims: readonly Claim[]): readonly DocumentId[] {
  return claims.map(({ id }) => id);
}

// A file's id is its path, whatever way a client spells the URI: escaped or not, any case of a drive's letter. What
// is no file (an untitled text) keeps its URI as its id.

import { isAbsolute, resolve } from "node:path";
import type { DocumentId } from "../index/facts.ts";

/** The id of the document at `uri`: `file:///c%3A/My%20Code/a.sec` -> `c:\My Code\a.sec` on Windows. Never throws. */
export function idOfUri(uri: string, windows: boolean = process.platform === "win32"): DocumentId {
  const parts = /^file:\/\/([^/?#]*)([^?#]*)/i.exec(uri);
  if (!parts) return uri;
  const host = parts[1]!.toLowerCase();
  let path: string;
  try {
    path = decodeURIComponent(parts[2]!);
  } catch {
    return uri;
  }
  if (path.includes("\0")) return uri;
  if (!windows) return host === "" || host === "localhost" ? path : uri;
  if (host !== "" && host !== "localhost") return `\\\\${host}${path.replaceAll("/", "\\")}`;
  return normalPath(path.replace(/^\/(?=[a-z]:)/i, ""), true);
}

/** The path of a workspace folder, without the separator that some clients end it with. */
export function folderOfUri(uri: string): string {
  return normalPath(idOfUri(uri)).replace(/(?<=[^:\\/])[\\/]+$/, "");
}

/**
 * The path that a client means by `given`: a URI of a file, a path, or a path from the workspace folder `folder`.
 * Undefined where it is none on this computer. What the server itself was started in means nothing to a client.
 */
export function pathOf(given: string, folder: string | undefined): string | undefined {
  const path = idOfUri(given);
  if (isAbsolute(path)) return path;
  // A drive's letter is no scheme.
  if (path === "" || folder === undefined || path.includes("\0") || /^[a-z][a-z\d+.-]+:/i.test(path)) return undefined;
  return resolve(folder, path);
}

/** The URI of `id`; `normalPath(idOfUri(uriOfId(id))) === normalPath(id)`. */
export function uriOfId(id: DocumentId): string {
  if (/^[a-z]:[\\/]/i.test(id)) return `file:///${encoded(normalPath(id, true).replaceAll("\\", "/"))}`;
  if (id.startsWith("\\\\")) return `file:${encoded(id.replaceAll("\\", "/"))}`;
  if (id.startsWith("/")) return `file://${encoded(id)}`;
  return id;
}

/** `path` with the drive's letter in lower case and, on Windows, its separators as Windows has them. */
export function normalPath(path: string, windows: boolean = process.platform === "win32"): string {
  if (!windows) return path;
  const same = path.replaceAll("/", "\\");
  return /^[A-Z]:/.test(same) ? same[0]!.toLowerCase() + same.slice(1) : same;
}

function encoded(path: string): string {
  return path.split("/").map(encodedSegment).join("/");
}

function encodedSegment(segment: string): string {
  // A lone half of a surrogate pair has no encoding; such a name is legal on some disks, so it must not throw here.
  return encodeURIComponent(segment.replace(/\p{Surrogate}/gu, "\ufffd")).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

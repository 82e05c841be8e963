// Files as messages call them.

/** `security.sec` of `/code/drafts/security.sec`. */
export function bareName(id: string): string {
  return id.slice(Math.max(id.lastIndexOf("/"), id.lastIndexOf("\\")) + 1);
}

/** `drafts/security.sec` of `/code/drafts/security.sec`: where bare names would be the same. */
export function nameWithFolder(id: string): string {
  return id.split(/[\\/]/).slice(-2).join("/");
}

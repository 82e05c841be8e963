// Loaded before the server or the command line (`node --import`): below one folder the disk is full, write-protected,
// never done with what it is to write, lets nobody look into it, or has lost what it listed, as `FAILING_DISK=full:/folder`
// says (`read-only`, `stuck`, `locked`, `lost`). Elsewhere nothing is changed.

import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { resolve } from "node:path";

const [, how, folder] = /^(full|read-only|stuck|locked|lost):(.+)$/.exec(process.env["FAILING_DISK"] ?? "") ?? [];
const { open, mkdir, rename, link, unlink, readdir, readFile } = promises;

function isBelow(path: unknown): boolean {
  return folder !== undefined && resolve(String(path)).startsWith(folder);
}

function failure(code: string, call: string): Error {
  return Object.assign(new Error(`${code}: the disk fails, ${call}`), { code, syscall: call });
}

if (how === "full" || how === "stuck") {
  promises.open = async (path, flags, mode) => {
    const handle = await open(path, flags, mode);
    if (!isBelow(path) || flags === undefined || flags === "r") return handle;
    // As on a real disk, the first part still finds room.
    handle.writeFile = async (data) => {
      const bytes = Buffer.from(data as Uint8Array);
      await handle.write(bytes, 0, bytes.length >> 1);
      if (how === "stuck") await new Promise(() => undefined);
      throw failure("ENOSPC", "write");
    };
    return handle;
  };
}
if (how === "read-only") {
  promises.open = async (path, flags, mode) => {
    if (isBelow(path) && flags !== undefined && flags !== "r") throw failure("EROFS", "open");
    return await open(path, flags, mode);
  };
  promises.mkdir = (async (path: string, options: { recursive: true }) => {
    const made = isBelow(path) && !(await promises.stat(path).catch(() => undefined));
    if (made) throw failure("EROFS", "mkdir");
    return await mkdir(path, options);
  }) as typeof mkdir;
  const refused = <Call extends (...paths: never[]) => Promise<void>>(call: Call, name: string): Call =>
    (async (...paths: never[]) => {
      if (paths.some(isBelow)) throw failure("EROFS", name);
      await call(...paths);
    }) as Call;
  promises.rename = refused(rename, "rename");
  promises.link = refused(link, "link");
  promises.unlink = refused(unlink, "unlink");
}
/** `call`, which fails with `code` below the folder. */
function failing<Call>(call: Call, code: string, name: string): Call {
  return (async (path: string, ...rest: unknown[]) => {
    if (isBelow(path)) throw failure(code, name);
    return await (call as (path: string, ...rest: unknown[]) => Promise<unknown>)(path, ...rest);
  }) as Call;
}
if (how === "locked") promises.readdir = failing(readdir, "EACCES", "scandir");
if (how === "lost") promises.readFile = failing(readFile, "ENOENT", "open");
syncBuiltinESMExports();

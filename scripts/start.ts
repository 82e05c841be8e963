// `npm start`: builds, and opens the sample Code in VS Code with the extension: the desktop one where `code` is on the
// PATH, else VS Code in the browser. `npm start -- check` prints the sample's findings instead; any other command line
// goes to `sec-duis` as it stands.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { build } from "./build.ts";
import { packageExtension } from "./package.ts";
import { dist, root, samples } from "./paths.ts";
import { startWebEditor } from "./web-editor.ts";

const given = process.argv.slice(2);
if (given.length > 0) process.exitCode = await commandLine(given);
else if (onPath("code")) process.exitCode = await desktop();
else await browser();

async function commandLine(args: readonly string[]): Promise<number> {
  await build({ minify: false });
  const namesFiles = args.slice(1).some((arg) => existsSync(arg));
  const all = args[0] === "check" && !namesFiles ? [...args, samples] : args;
  return spawnSync(process.execPath, [join(dist, "cli.js"), ...all], { stdio: "inherit" }).status ?? 1;
}

async function desktop(): Promise<number> {
  await build({ minify: false });
  console.log(`Opening ${samples} in VS Code, in a window of its own with the extension loaded.`);
  const { status, error } = spawnSync("code", [`--extensionDevelopmentPath=${root}`, samples], { stdio: "inherit", shell: process.platform === "win32" });
  if (error) console.error(error.message);
  return status ?? 1;
}

async function browser(): Promise<void> {
  if (process.platform === "win32") {
    console.error("VS Code's `code` command is not on the PATH. Install VS Code (its setup offers to add it), then run this again. `npm start -- check` works without it.");
    process.exitCode = 1;
    return;
  }
  console.log("No `code` command here, so VS Code will run in the browser.");
  try {
    const { path: vsix } = await packageExtension("fast");
    const editor = await startWebEditor({ vsix, folders: "trusted", port: 8910, say: console.log });
    const payload = [["openFile", `vscode-remote://${editor.host}${join(samples, "section-g.sec")}`], ["skipWelcome", "true"]] as const;
    console.log(`\nThe sample Code is open in VS Code at\n\n    ${editor.url(samples, payload)}\n\nOpen the address in a browser on this machine. What you change is changed in ${samples}.\nCtrl+C ends it.`);
    await asked();
    console.log("\nEnding VS Code.");
    await editor.stop();
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : error}\n\n\`npm start -- check\` prints the findings without an editor.`);
    process.exitCode = 1;
  }
}

/** Until somebody asks for the end. */
function asked(): Promise<void> {
  return new Promise((resolve) => {
    const alive = setInterval(() => {}, 60_000);
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.once(signal, () => {
        clearInterval(alive);
        resolve();
      });
    }
  });
}

function onPath(program: string): boolean {
  const names = process.platform === "win32" ? [`${program}.cmd`, `${program}.exe`] : [program];
  return (process.env["PATH"] ?? "").split(delimiter).some((folder) => names.some((name) => existsSync(join(folder, name))));
}

// What a person probably meant whose command line cannot be taken: one line, where there is a better one than "see the help".

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Command, CommanderError, Option } from "commander";
import { nearest } from "../config/nearest.ts";
import { isWordFile } from "../disk/kinds.ts";
import { plainLine } from "../text/plain.ts";
import { listed } from "../text/sentence.ts";

/** `lint .` -> `sec-duis check FILES OR FOLDERS finds the faults`; undefined where nothing better is known. */
export function hintFor({ code, message }: CommanderError, program: Command, args: readonly string[], cwd: string): string | undefined {
  // Commander looks for slips of the keyboard itself.
  if (message.includes("Did you mean")) return undefined;
  const command = program.commands.find((one) => one.name() === args[0]);
  const words = Array.from(message.matchAll(/'([^']*)'/g), ([, word = ""]) => word);
  const [word = ""] = words;
  switch (code) {
    case "commander.unknownCommand":
      return aboutCommand(word, program, cwd);
    case "commander.unknownOption":
      return aboutOption(word, command, program);
    case "commander.invalidArgument":
      return aboutValue(words[1] ?? "", word, message, command);
    case "commander.missingMandatoryOptionValue":
      return message.includes("--from") ? aboutFrom(command?.name() ?? "", args.slice(1)) : undefined;
    case "commander.missingArgument":
      return message.includes("folders") ? `a dot stands for this folder: sec-duis ${command?.name()} .` : undefined;
  }
  return undefined;
}

const checks = "sec-duis check FILES OR FOLDERS finds the faults";
const fixes = "sec-duis check --fix FILES OR FOLDERS makes the safe fixes";
const compares = "sec-duis redline, log and impact compare two versions";
const converts = "sec-duis import makes text of Word documents, and export makes Word documents of text";

/** What other programs call what is done here. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ...["lint", "validate", "verify", "test", "scan", "run"].map((name) => [name, checks] as const),
  ...["fix", "autofix", "repair"].map((name) => [name, fixes] as const),
  ...["format", "fmt", "tidy"].map((name) => [name, `${fixes}; a text is laid out in the editor, with Format Document`] as const),
  ...["diff", "compare"].map((name) => [name, compares] as const),
  ...["convert", "word"].map((name) => [name, converts] as const),
  ...["rules", "rule", "list"].map((name) => [name, "sec-duis explain lists the rules"] as const),
  ["version", "sec-duis --version prints the version"],
]);

function aboutCommand(word: string, program: Command, cwd: string): string | undefined {
  const known = otherNames.get(word.toLowerCase());
  if (known !== undefined) return known;
  const command = program.commands.find((one) => one.name() === word.toLowerCase());
  if (command) return `Did you mean ${command.name()}?`;
  if (isWordFile(word)) return `sec-duis import ${plainLine(word)} -o FOLDER makes text of it`;
  return existsSync(resolve(cwd, word)) ? `sec-duis check ${plainLine(word)} finds the faults in it` : undefined;
}

/** `option` is as it was written: `--fix`, `-o`, `--fix=typo`. */
function aboutOption(written: string, command: Command | undefined, program: Command): string | undefined {
  const option = written.replace(/=[^]*$/, "");
  const known = (command ?? program).options.find((one) => isCalled(one, option));
  if (known) return `${option} takes no value`;
  const meant = (command ?? program).options.find(({ long, short }) => [long, short].some((one) => one?.toLowerCase() === option.toLowerCase()) || (long !== undefined && (long === `-${option}` || option.startsWith(`${long}-`))));
  if (meant) return `Did you mean ${meant.long}?`;
  if (command && (option === "-o" || option === "--output")) return `${command.name()} prints what it has to say; > FILE behind the command keeps it in a file`;
  const owners = program.commands.filter(({ options }) => options.some((one) => isCalled(one, option))).map((one) => one.name());
  if (owners.length === 0) return undefined;
  return `${option} belongs to ${listed(owners)}${command ? "" : `, and stands behind the command: sec-duis ${owners[0]} ${option}`}`;
}

function isCalled({ long, short }: Option, name: string): boolean {
  return name === long || name === short;
}

/** A value that an option with these `flags` does not take, or an argument of no option. */
function aboutValue(value: string, flags: string, message: string, command: Command | undefined): string | undefined {
  const choices = command?.options.find((option) => option.flags === flags)?.argChoices;
  const meant = choices && nearest(value, choices);
  if (meant !== undefined) return `Did you mean ${meant}?`;
  return message.includes("There is no rule") ? otherNames.get("rules") : undefined;
}

/** `log old new`: two folders, and nothing that says which is which. */
function aboutFrom(command: string, given: readonly string[]): string {
  const [from = "VERSION", to = "VERSION"] = given.length === 2 && given.every((one) => !one.startsWith("-")) ? given.map(plainLine) : [];
  return `--from names the older version and --to the newer, each a git revision or a folder: sec-duis ${command} --from ${from} --to ${to}${command === "redline" ? " -o FILE.docx" : ""}`;
}

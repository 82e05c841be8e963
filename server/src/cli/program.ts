// The command line itself: commands, options, help. What a command does stands in a file of its own.

import { Argument, Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { didYouMean } from "../config/nearest.ts";
import { severities } from "../config/rule-settings.ts";
import { version } from "../disk/version.ts";
import { expanded } from "../disk/wildcards.ts";
import { plainText } from "../text/plain.ts";
import { check, tellOf, type CheckOptions } from "./check.ts";
import { explain, knownIds, listOfRules } from "./explain.ts";
import type { ExportCommand } from "./export.ts";
import type { ImportCommand } from "./import.ts";
import type { ImpactCommand } from "./impact.ts";
import { hintFor } from "./hint.ts";
import { indexAsText } from "./format/index-text.ts";
import { jsonLine } from "./format/json.ts";
import { indexOf } from "./index-report.ts";
import type { ExitCode, Io } from "./io.ts";
import { load } from "./load.ts";
import type { LogCommand } from "./log.ts";
import type { RedlineCommand } from "./redline.ts";
import { formats } from "./report.ts";
import { dash } from "./standard-input.ts";

/** Runs the command line `args` (without node and script). Never rejects. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = programOf(io, (result) => (code = result));
  try {
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      // Where a command alone was typed, its help has been printed, and says all.
      if (error.code !== "commander.help") io.error(plainText(`${error.message}\n(${hintFor(error, program, args, io.cwd) ?? "--help says more"})\n`));
      return 2;
    }
    io.error(plainText(`sec-duis: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`));
    return 2;
  }
}

function programOf(io: Io, done: (code: ExitCode) => void): Command {
  const program = new Command("sec-duis")
    .description("Finds the slips in Smart Energy Code (SEC) and DUIS text: broken references, duplicate definitions, typos, names that the XML Schema does not know.")
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: (text) => io.error(plainText(text)), outputError: () => undefined, getOutHasColors: () => io.colour, getErrHasColors: () => io.colour })
    .addHelpText("after", examples("sec-duis check .", "sec-duis check --fix appendix-m.sec", "sec-duis explain broken-reference"));

  program
    .command("check")
    .summary("find faults, and fix those that are safe to fix")
    .description(
      "Finds the faults in the files given, and in all SEC and DUIS files (.sec, .sec.md, .sec.txt, .duis, .duis.md, .xsd, and .xml in the namespace of such a schema) of the folders given. The nearest sec.json upwards says what the project asks for. Nothing is written without --fix. With - the text comes by standard input, in the place of the file that --stdin-filename names, and it alone is told of: it is checked among the files and folders given beside it, or else among those of its folder.",
    )
    .addArgument(inputs())
    .addOption(new Option("--format <format>", "what to print: text for people, json or sarif for programs, github for its workflows, junit for build servers").choices(formats).default("text"))
    .option("--fix", "make the safe fixes in the files, and report what is left")
    .addOption(new Option("--rule <id>", "only this rule; may be given again").argParser(ruleId).default([], "all rules"))
    .addOption(new Option("--fail-on <severity>", "exit with 1 for a finding of this severity or a graver one").choices(severities).default("error"))
    .option("--config <file>", "the settings, in place of every sec.json beside the text")
    .option("--stdin-filename <file>", "with -: what the text of standard input is called, and where it belongs; no such file need be there")
    .addHelpText("after", checkCodes + examples("sec-duis check .", "git show :section-g.sec | sec-duis check - --stdin-filename section-g.sec", "sec-duis check --fail-on warning --format github .", "sec-duis check --fix --rule typo --rule doubled-word section-g.sec", "sec-duis check --format sarif code > findings.sarif"))
    .action(async (paths: readonly string[], options: CheckOptions, command: Command) => {
      if (paths.includes(dash) !== (options.stdinFilename !== undefined)) {
        command.error(paths.includes(dash) ? "error: - needs --stdin-filename, which says what the text of standard input is called" : "error: --stdin-filename says what the text of standard input is called, which - asks for");
      }
      if (options.stdinFilename !== undefined && options.fix) command.error("error: --fix changes files, and a text of standard input is in none");
      done(await check(expanded(paths, io.cwd), options, io));
    });

  program
    .command("index")
    .summary("list documents, clauses, definitions and references")
    .description("Lists the documents, clauses, definitions and references of the files and folders given, and where each reference leads. Lines count from 1 in text, from 0 in JSON.")
    .addArgument(inputs())
    .addOption(new Option("--format <format>", "what to print: text for people, json for programs").choices(["text", "json"]).default("text"))
    .addHelpText("after", exitCodes + examples("sec-duis index appendix-m.sec", "sec-duis index --format json . > index.json"))
    .action(async (paths: readonly string[], { format }: { readonly format: "text" | "json" }) => {
      const loaded = await load(expanded(paths, io.cwd), undefined);
      tellOf(loaded, io);
      const report = indexOf(loaded.workspace);
      io.out(format === "json" ? jsonLine(report) : indexAsText(report, io.cwd));
      done(loaded.unreadable.length > 0 ? 2 : 0);
    });

  program
    .command("explain")
    .summary("say why a rule exists, with examples, and how to silence it")
    .description("Says why a rule exists, with examples of what it reports, and how to silence it. Without a rule it lists all of them.")
    .addArgument(new Argument("[rule]", "the rule's id, as the findings name it").argParser((id) => ruleId(id, [])[0]))
    .addHelpText("after", examples("sec-duis explain", "sec-duis explain typo"))
    .action((id: string | undefined) => io.out(id === undefined ? listOfRules() : (explain(id) ?? "")));

  program
    .command("import")
    .summary("turn Word documents into text")
    .description(
      "Turns Word documents (.docx) into SEC and DUIS text, which `check` reads: automatic numbers are worked out and stand in the text, headings, lists, tables and footnotes keep their form, and the few lines at the head say which document it is. What cannot be carried is told, with its line; page headers, page numbers and contents lists are left out. The Word file is not changed.",
    )
    .argument("<files...>", "Word documents (.docx, .docm, .dotx)")
    .requiredOption("-o, --output <folder>", "where to write; the folder is made")
    .addOption(new Option("--changes <what>", "tracked changes: accept them, reject them, or accept them and tell each in a comment").choices(["accept", "reject", "comments"]).default("accept"))
    .addOption(new Option("--format <format>", "what to print: text for people, json for programs (lines from 0)").choices(["text", "json"]).default("text"))
    .option("--force", "overwrite files that are there already")
    .addHelpText("after", exitCodes + examples("sec-duis import section-g.docx appendix-m.docx -o code", "sec-duis import *.docx -o code --changes comments", "sec-duis import section-g.docx -o code --force --format json > report.json"))
    .action(async (paths: readonly string[], options: ImportCommand) => {
      const { importFiles } = await import("./import.ts");
      done(await importFiles(expanded(paths, io.cwd), options, io));
    });

  program
    .command("export")
    .summary("write documents as Word documents")
    .description("Writes each SEC and DUIS document of the files and folders given as a Word document (.docx): headings, clauses, definitions and tables with styles, the numbers as they are drafted, its name and version at the head of each page.")
    .addArgument(inputs())
    .requiredOption("-o, --output <folder>", "where to write; the folder is made")
    .addOption(authorOption())
    .addOption(dateOption())
    .option("--force", "overwrite files that are there already")
    .addHelpText("after", exitCodes + examples("sec-duis export section-g.sec -o word", "sec-duis export . -o word --force"))
    .action(async (paths: readonly string[], options: ExportCommand) => {
      const { exportDocuments } = await import("./export.ts");
      done(await exportDocuments(expanded(paths, io.cwd), options, io));
    });

  comparing(program, "redline")
    .summary("write what changed between two versions, with tracked changes")
    .description(
      "Writes what changed in the Code between two versions, as the annex of a modification report has it: a Word document with tracked changes (.docx), a page for reading (.html) or text for review (.md). A version is a revision of git's (main, v1.2, HEAD~3), a folder, or the working tree: the files as they lie there.",
    )
    .addOption(new Option("-o, --output <file>", "where to write: .docx, .html or .md").argParser(redlineFile).makeOptionMandatory())
    .addOption(new Option("--show <what>", "clauses: those that changed, with a little around them; document: each changed document from end to end").choices(["clauses", "document"]).default("clauses"))
    .option("--title <title>", "its title", "Redlined changes to the Smart Energy Code")
    .addOption(authorOption())
    .addOption(dateOption())
    .option("--force", "overwrite the file if it is there already")
    .addHelpText("after", exitCodes + examples("sec-duis redline --from main -o annex-a.docx", "sec-duis redline --from v1.2 --to v1.3 -o annex-a.docx --author SECAS code", "sec-duis redline --from ../before --to ../after -o changes.html"))
    .action(async (folder: string, options: RedlineCommand) => {
      const { writeRedline } = await import("./redline.ts");
      done(await writeRedline(folder, options, io));
    });

  comparing(program, "log")
    .summary("draft the housekeeping table of what changed between two versions")
    .description(
      "Drafts the table of a modification report (Summary of error, Sections affected, Proposed change) from what changed in the Code between two versions: findings of the older one that are gone from the newer one, and changes that no finding explains. A reason may be given in a commit's message, in a line `Housekeeping: G3.5 why`, or in the text, in a comment <!-- sec-change: why -->. A version is a revision of git's (main, v1.2, HEAD~3), a folder, or the working tree: the files as they lie there.",
    )
    .addOption(new Option("--format <format>", "what to write: a Word document, a Markdown table, or CSV for a spreadsheet (default: by the ending of the file, else md)").choices(["docx", "md", "csv"]))
    .option("-o, --output <file>", "where to write; without it, md and csv are printed")
    .option("--title <title>", "the title of the Word document", "Housekeeping log")
    .addOption(authorOption())
    .addOption(dateOption())
    .option("--force", "overwrite the file if it is there already")
    .addHelpText("after", exitCodes + examples("sec-duis log --from main", "sec-duis log --from v1.2 --to v1.3 -o housekeeping.docx code", "sec-duis log --from ../before --to ../after --format csv -o log.csv"))
    .action(async (folder: string, options: LogCommand) => {
      const { writeLog } = await import("./log.ts");
      done(await writeLog(folder, options, io));
    });

  comparing(program, "impact")
    .summary("say what a change between two versions affects")
    .description(
      "Says what changed in the Code between two versions and what that affects: the documents, every clause that cites a changed clause or uses a changed term, references left broken, terms left without a definition, definitions changed in meaning and not in spelling alone, the tables of the DUIS and the types of the XML Schema. A version is a revision of git's (main, v1.2, HEAD~3), a folder, or the working tree: the files as they lie there.",
    )
    .addOption(new Option("--format <format>", "what to print: text for people, md for a report, json for programs").choices(["text", "md", "json"]).default("text"))
    .addHelpText("after", exitCodes + examples("sec-duis impact --from main", "sec-duis impact --from v1.2 --to v1.3 --format md code > impact.md"))
    .action(async (folder: string, options: ImpactCommand) => {
      const { printImpact } = await import("./impact.ts");
      done(await printImpact(folder, options, io));
    });

  return program;
}

/** A command of that name, which compares two versions. */
function comparing(program: Command, name: string): Command {
  return program
    .command(name)
    .argument("[folder]", "the folder that holds the Code", ".")
    .requiredOption("--from <version>", "the older version: a revision or a folder")
    .option("--to <version>", "the newer version: a revision or a folder", "working tree");
}

/** The name of a file whose ending says what to write. */
function redlineFile(name: string): string {
  if (![".docx", ".html", ".md"].some((ending) => name.toLowerCase().endsWith(ending))) throw new InvalidArgumentError("The file's name must end in .docx, .html or .md.");
  return name;
}

function authorOption(): Option {
  return new Option("--author <name>", "whom the Word document names as its author").default("SEC & DUIS Authoring");
}

function dateOption(): Option {
  return new Option("--date <date>", "the date that the Word document bears: 2024-06-27, or with a time 2024-06-27T09:30:00Z").argParser(isoDate);
}

/** A date as Word has it: in whole seconds, of universal time. */
function isoDate(given: string): string {
  const time = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/.test(given) ? new Date(given) : new Date(Number.NaN);
  if (Number.isNaN(time.getTime())) throw new InvalidArgumentError("It is no date. Write it as 2024-06-27 or 2024-06-27T09:30:00Z.");
  return time.toISOString().replace(/\.\d+Z$/, "Z");
}

function inputs(): Argument {
  return new Argument("<files or folders...>", "what to read");
}

/** Adds a rule to those named before it. */
function ruleId(id: string, before: readonly string[]): readonly string[] {
  const several = id.split(/[\s,]+/);
  if (several.length > 1 && several.every((one) => knownIds.includes(one))) throw new InvalidArgumentError(`Name one rule at a time: ${several.map((one) => `--rule ${one}`).join(" ")}.`);
  if (!knownIds.includes(id)) throw new InvalidArgumentError(`There is no rule "${id}".${didYouMean(id, knownIds)}`);
  return [...before, id];
}

const checkCodes = `
Exit codes:
  0  nothing as grave as --fail-on was found
  1  something was
  2  wrong usage, or something could not be read or written (the rest is checked)
`;

const exitCodes = `
Exit codes:
  0  all was done
  2  wrong usage, or something could not be read or written
`;

function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

import type { Unwritten } from "../disk/write.ts";
import { plainLine } from "../text/plain.ts";

/** Where a run reads its surroundings and says what it has to say; a test puts its own in place. */
export interface Io {
  /** Standard output. */
  readonly out: (text: string) => void;
  /** Standard error. */
  readonly error: (text: string) => void;
  /** All of standard input, as far as a text may be long. */
  readonly input: () => Promise<Buffer>;
  /** The folder that relative paths start from. */
  readonly cwd: string;
  readonly colour: boolean;
}

/** Says on standard error, in one line, what went wrong or should be known. */
export function complain({ error }: Io, message: string): void {
  error(`sec-duis: ${plainLine(message)}\n`);
}

/** Says so where a file was not written. */
export function complainUnwritten(io: Io, { message, isThere }: Unwritten): void {
  complain(io, isThere ? message.replace(/\.$/, "; --force overwrites it.") : message);
}

/** What is said of files, folders or a version that hold nothing to read. */
export function noTextIn(names: string): string {
  return `There is no SEC or DUIS text in ${names}: the names of such files end in .sec, .sec.md, .sec.txt, .duis or .duis.md, and sec-duis import makes them of Word documents. A web page, or a text of another program, is saved as .docx first.`;
}

/** 0: nothing found that counts; 1: findings; 2: wrong usage, or something that could not be read or written. */
export type ExitCode = 0 | 1 | 2;

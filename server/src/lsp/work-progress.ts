import { WorkDoneProgress } from "vscode-languageserver/node";
import type { Session } from "./session.ts";

/** Tells the client that asked how far its request is: in words, and from 0 to 1 where that is known. */
export function progressOf({ connection }: Session, token: string | number | undefined): (message: string, done?: number) => void {
  if (token === undefined) return () => {};
  return (message, done) => void connection.sendProgress(WorkDoneProgress.type, token, { kind: "report", message, ...(done === undefined ? {} : { percentage: Math.min(100, Math.floor(done * 100)) }) });
}

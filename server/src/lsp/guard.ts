// The one guard of every handler: what fails is logged and answered, and the server lives on.

import type { Failed } from "../check/late.ts";
import { LSPErrorCodes, ResponseError, ErrorCodes, type CancellationToken } from "vscode-languageserver/node";

/** Where faults of ours are told of, beside the client's own log. */
export type Log = (message: string) => void;

/** `handler` of a request, guarded. */
export function answering<Params, Result>(
  log: Log,
  handler: (params: Params, token: CancellationToken) => Result | Promise<Result>,
): (params: Params, token: CancellationToken) => Promise<Result | ResponseError<never>> {
  return async (params, token) => {
    if (token.isCancellationRequested) return cancelled();
    try {
      return await handler(params, token);
    } catch (error) {
      if (error instanceof Cancelled) return cancelled();
      log(trace(error));
      return new ResponseError(ErrorCodes.InternalError, error instanceof Error ? error.message : String(error));
    }
  };
}

/** `handler` of a request without parameters: what comes first is then the token, but for a client that sends some all the same. */
export function withoutParams<Result>(log: Log, handler: (token: CancellationToken) => Promise<Result>): (first: unknown, token?: CancellationToken) => Promise<Result | ResponseError<void>> {
  const guarded = answering(log, (_: undefined, token) => handler(token));
  return (first, token) => guarded(undefined, token ?? (first as CancellationToken));
}

/** The same of a request whose parameters may be left out, all or some. */
export function withOptionalParams<Params extends object, Result>(log: Log, handler: (params: Partial<Params>, token: CancellationToken) => Promise<Result>): (first: unknown, token?: CancellationToken) => Promise<Result | ResponseError<void>> {
  const guarded = answering(log, handler);
  return (first, token) => guarded(token && typeof first === "object" && first !== null ? first : {}, token ?? (first as CancellationToken));
}

/** `handler` of a notification, guarded. */
export function hearing<Params>(log: Log, handler: (params: Params) => void | Promise<void>): (params: Params) => void {
  return (params) => {
    void guarded(log, () => handler(params));
  };
}

/** Does `work`; a failure of it ends in the log. */
export async function guarded(log: Log, work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log(trace(error));
  }
}

/** Thrown where a handler sees that nobody waits for its answer any more. */
export class Cancelled extends Error {}

function cancelled(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "The request was cancelled.");
}

/** Tells in the log of each rule once that a late part of its findings is missing. */
export function lateFailures(log: Log): Failed {
  const tell = oncePerRule(log);
  return ({ rule, error }) => tell(rule, () => `The rule ${rule} could not say all of what it found: a fix or a related place is missing. ${trace(error)}`);
}

/** Tells in the log of each rule once: thousands of documents may have it fail in the same way. */
export function oncePerRule(log: Log): (rule: string, message: () => string) => void {
  const told = new Set<string>();
  return (rule, message) => {
    if (!told.has(rule)) log(message());
    told.add(rule);
  };
}

/** What the log says of `error`: its stack, where it has one. */
export function trace(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

// What is heard of a conversation: before `initialize` and after `shutdown` nothing, and no request whose parameters are
// none. Who asks is told so.

import { ErrorCodes, Message, ResponseError, type Connection, type MessageStrategy, type RequestMessage } from "vscode-languageserver/node";
import { wrongParams } from "./params.ts";

/** What a request that is refused is called on its way to `answerRefused`. */
const refusal = "sec-duis/refused";

interface Refusal {
  readonly code: number;
  readonly message: string;
}

/** For `createConnection`: lets through what comes at its time, and can be answered. */
export function inOrder(): MessageStrategy {
  let state: "new" | "open" | "ended" = "new";
  const disorderOf = (method: string): Refusal | undefined => {
    if (method === "exit") return undefined;
    if (state === "ended") return { code: ErrorCodes.InvalidRequest, message: "The server has been told to shut down." };
    if (state === "open" && method === "initialize") return { code: ErrorCodes.InvalidRequest, message: "The server is initialized already." };
    if (state === "new" && method !== "initialize") return { code: ErrorCodes.ServerNotInitialized, message: "The server is not initialized yet." };
    return undefined;
  };
  return {
    handleMessage(message, next) {
      if (!Message.isRequest(message) && !Message.isNotification(message)) return next(message);
      const refused = disorderOf(message.method) ?? (Message.isRequest(message) ? refusedParams(message) : undefined);
      if (refused) return Message.isRequest(message) ? next({ ...message, method: refusal, params: refused } as RequestMessage) : undefined;
      if (message.method === "initialize") state = "open";
      if (message.method === "shutdown") state = "ended";
      return next(message);
    },
  };
}

function refusedParams({ method, params }: RequestMessage): Refusal | undefined {
  const wrong = wrongParams(method, params);
  return wrong === undefined ? undefined : { code: ErrorCodes.InvalidParams, message: `${method}: ${wrong}.` };
}

/** Answers what `inOrder` did not let through. */
export function answerRefused(connection: Connection): void {
  connection.onRequest(refusal, ({ code, message }: Refusal) => new ResponseError(code, message));
}

// The order of a conversation: before `initialize` and after `shutdown` nothing is heard, and who asks is told so.

import { ErrorCodes, Message, ResponseError, type Connection, type MessageStrategy, type RequestMessage } from "vscode-languageserver/node";

/** What a request that comes out of order is called on its way to `refuseDisorder`. */
const disorder = "sec-duis/outOfOrder";

interface Disorder {
  readonly code: number;
  readonly message: string;
}

/** For `createConnection`: lets through what comes at its time. */
export function inOrder(): MessageStrategy {
  let state: "new" | "open" | "ended" = "new";
  const disorderOf = (method: string): Disorder | undefined => {
    if (method === "exit") return undefined;
    if (state === "ended") return { code: ErrorCodes.InvalidRequest, message: "The server has been told to shut down." };
    if (state === "open" && method === "initialize") return { code: ErrorCodes.InvalidRequest, message: "The server is initialized already." };
    if (state === "new" && method !== "initialize") return { code: ErrorCodes.ServerNotInitialized, message: "The server is not initialized yet." };
    return undefined;
  };
  return {
    handleMessage(message, next) {
      if (!Message.isRequest(message) && !Message.isNotification(message)) return next(message);
      const refused = disorderOf(message.method);
      if (refused) return Message.isRequest(message) ? next({ ...message, method: disorder, params: refused } as RequestMessage) : undefined;
      if (message.method === "initialize") state = "open";
      if (message.method === "shutdown") state = "ended";
      return next(message);
    },
  };
}

/** Answers what `inOrder` did not let through. */
export function refuseDisorder(connection: Connection): void {
  connection.onRequest(disorder, ({ code, message }: Disorder) => new ResponseError(code, message));
}

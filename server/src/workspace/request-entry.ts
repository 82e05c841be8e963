// One version of one XML request or response in a workspace.

import type { Checked } from "../check/findings.ts";
import { checkRequest } from "../check/request.ts";
import type { Config } from "../config/config.ts";
import type { Corpus } from "../index/corpus.ts";
import type { Request } from "../schema/request.ts";
import { requestFindings } from "./problems.ts";

export interface RequestEntry {
  readonly request: Request;
  readonly config: Config;
  checked: Checked | undefined;
}

/** A version of which nothing is found yet. */
export function uncheckedRequest(request: Request, config: Config): RequestEntry {
  return { request, config, checked: undefined };
}

/** What is found in the request by the schemas of `corpus`; of a file whose names none of them governs, nothing is said. */
export function checkedRequest({ request, config }: RequestEntry, corpus: Corpus): Checked {
  const checked = checkRequest(request, corpus, config);
  if (corpus.requestSchemas(request).length === 0) return checked;
  return { ...checked, findings: [...requestFindings(request), ...checked.findings] };
}

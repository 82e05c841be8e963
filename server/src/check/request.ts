// Runs the rules that speak of XML requests over one of them, with the severities and the suppressions that documents
// have. Everything else about XML is left to those who validate it.

import type { Config } from "../config/config.ts";
import { allRules } from "../rules/all.ts";
import type { Rule } from "../rules/rule.ts";
import type { Request } from "../schema/request.ts";
import { findComments } from "../syntax/comments.ts";
import { splitLines } from "../syntax/lines.ts";
import { readSuppressions } from "../syntax/suppressions.ts";
import type { Suppression } from "../syntax/tree.ts";
import { stepOf, type TrackingCorpus } from "./check.ts";
import { gathered, type Checked, type Step } from "./findings.ts";

/** All findings of one request; none where no schema governs it. */
export function checkRequest(request: Request, corpus: TrackingCorpus, config: Config, rules: readonly Rule[] = allRules): Checked {
  const { view, asked } = corpus.track();
  const schemas = view.requestSchemas(request);
  const steps: Step[] = [];
  if (schemas.length > 0) {
    const suppressions = suppressionsOf(request);
    for (const rule of rules) {
      const { checkRequest: check } = rule;
      const configured = config.rules.get(rule.id)?.severity;
      if (check && configured !== "off") steps.push(stepOf(rule, () => check({ request, schemas }), { suppressions, configured }));
    }
  }
  return gathered(steps, asked, rules);
}

/** The comments of a document silence the same in XML, where they are comments too. */
function suppressionsOf({ text, lines }: Request): readonly Suppression[] {
  if (!text.includes("sec-disable")) return [];
  return readSuppressions(text, lines, findComments(text, splitLines(text, lines)));
}

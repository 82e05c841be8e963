// What is found in one sec.json: the mistakes of its form, and what it names that is not there. A name that leads nowhere
// changes nothing, so that nobody would notice.

import type { Checked, Finding } from "../check/findings.ts";
import { configStrings } from "../config/named.ts";
import type { Names } from "../index/asked-names.ts";
import type { Corpus } from "../index/corpus.ts";
import type { CorpusView } from "../index/corpus-view.ts";
import type { DocumentId, Facts } from "../index/facts.ts";
import { identitiesOf, identityOf } from "../index/mentioned.ts";
import { documentName } from "../index/names.ts";
import { isCertain } from "../index/trust.ts";
import { placeOf, scopeSpans } from "../rules/clause-scope.ts";
import { identityName } from "../syntax/identity.ts";
import type { Span } from "../text/span.ts";
import { configFindings } from "./problems.ts";
import type { ConfigFile } from "./snapshot.ts";

/** The findings of `file` in `corpus`; `governs` says whether its settings are those of a document. */
export function checkedConfig(file: ConfigFile, corpus: Corpus, governs: (id: DocumentId) => boolean): Checked {
  const { view, asked, release } = corpus.track();
  const findings = [...configFindings(file.id, file.problems)];
  const documents = [...corpus.documents.values()].filter(({ id }) => governs(id));
  for (const { kind, value, at } of configStrings(file.text)) {
    if (kind !== "document" && kind !== "scope") continue;
    const found = kind === "document" ? documentMissing(view, value, at) : placeMissing(view, asked, documents, value, at);
    if (found && documents.length > 0) findings.push(found);
  }
  release();
  return { findings: findings.sort((a, b) => a.at.from - b.at.from), asked, failures: [] };
}

/** What is wrong with the document that an alias stands for. */
function documentMissing(view: CorpusView, value: string, at: Span): Finding | undefined {
  const named = identitiesOf(value);
  if (!named) return { ...secJson, severity: "warning", at, message: `“${value}” is no document’s key. Write it as “AD”, “Section G” or “Schedule 11”; until then the name leads nowhere.` };
  return isHere(view, named) || !isWhole(view) ? undefined : { ...secJson, severity: "information", at, message: `${identityName(named[0]!)} is not among the files here: the name leads nowhere.` };
}

/** What is wrong with one entry of a scope. */
function placeMissing(view: CorpusView, asked: Names, documents: readonly Facts[], value: string, at: Span): Finding | undefined {
  const meant = documents.flatMap((document) => {
    const place = placeOf(document, value);
    return place === undefined ? [] : [{ document, place }];
  });
  const [, key] = /^\s*((?:(?:appendix|section|schedule)\s+)?(?:[A-Z](?=\d)|[A-Z]{1,2}(?=\s|$)|\d{1,3}(?=\s|$)))/i.exec(value) ?? [];
  const named = key === undefined ? undefined : identitiesOf(key);
  // A document that comes to be here is asked for too.
  const here = named !== undefined && isHere(view, named);
  for (const { document, place } of meant) if (place !== "whole") asked.addPlace(document.id, place);
  if (meant.length === 0) {
    if (here || !isWhole(view)) return undefined;
    const message = named ? `${identityName(named[0]!)} is not among the files here: this holds nowhere.` : `“${value}” names none of the documents here: this holds nowhere. Write a document’s key or a clause’s, as “AG”, “AG 2.10” or “G3.5”.`;
    return { ...secJson, severity: "information", at, message };
  }
  if (meant.some(({ document, place }) => scopeSpans(document, [value]).length > 0 || document.tree.identity.extract || !isCertain(document, place))) return undefined;
  const { document, place } = meant[0]!;
  return { ...secJson, severity: "warning", at, message: `There is no ${place} in ${documentName(document)}: this holds nowhere.` };
}

const secJson = { rule: "sec-json" };

function isHere(view: CorpusView, named: ReturnType<typeof identitiesOf> & {}): boolean {
  // Each of them is asked for: whichever comes to be here counts.
  return named.filter(({ kind, key }) => view.documentsOf(identityOf(kind, key)).length > 0).length > 0;
}

/** Whether the Code is here, as far as anybody can tell: where only a few documents are, the others are missed by nobody. */
function isWhole(view: CorpusView): boolean {
  return view.hasGlossary();
}

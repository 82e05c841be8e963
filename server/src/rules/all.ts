// Every rule, in the order in which findings at one place are shown and the README lists them.

import { ambiguousReference } from "./ambiguous-reference.ts";
import { bannedTerm } from "./banned-term.ts";
import { brokenReference } from "./broken-reference.ts";
import { circularDefinition } from "./circular-definition.ts";
import { clauseOrder } from "./clause-order.ts";
import { closedList } from "./closed-list.ts";
import { companionTerm } from "./companion-term.ts";
import { definitionOrder } from "./definition-order.ts";
import { definitionPointer } from "./definition-pointer.ts";
import { doubledWord } from "./doubled-word.ts";
import { duplicateClause } from "./duplicate-clause.ts";
import { duplicateDataItem } from "./duplicate-data-item.ts";
import { duplicateDefinition } from "./duplicate-definition.ts";
import { duplicateDocument } from "./duplicate-document.ts";
import { eligibleUserMismatch } from "./eligible-user-mismatch.ts";
import { emptyDefinition } from "./empty-definition.ts";
import { headingLevel } from "./heading-level.ts";
import { impossibleDate } from "./impossible-date.ts";
import { listConjunction } from "./list-conjunction.ts";
import { listSequence } from "./list-sequence.ts";
import { mandatoryMismatch } from "./mandatory-mismatch.ts";
import { missingDataItem } from "./missing-data-item.ts";
import { mixedQuotes } from "./mixed-quotes.ts";
import { nearTerm } from "./near-term.ts";
import { numberMismatch } from "./number-mismatch.ts";
import { numberingGap } from "./numbering-gap.ts";
import { pinnedVersion } from "./pinned-version.ts";
import { preferredTerm } from "./preferred-term.ts";
import { referenceErrorText } from "./reference-error-text.ts";
import { referenceHeading } from "./reference-heading.ts";
import { referenceToNotUsed } from "./reference-to-not-used.ts";
import { responseCodeGap } from "./response-code-gap.ts";
import { responseCodeUnspecified } from "./response-code-unspecified.ts";
import type { Rule } from "./rule.ts";
import { serviceRequestMismatch } from "./service-request-mismatch.ts";
import { termCase } from "./term-case.ts";
import { typeMismatch } from "./type-mismatch.ts";
import { typo } from "./typo.ts";
import { unbalancedPunctuation } from "./unbalanced-punctuation.ts";
import { undefinedTerm } from "./undefined-term.ts";
import { unknownDataItem } from "./unknown-data-item.ts";
import { unknownResponseCode } from "./unknown-response-code.ts";
import { unknownSchemaName } from "./unknown-schema-name.ts";
import { unreferencedAnnex } from "./unreferenced-annex.ts";
import { unusedDefinition } from "./unused-definition.ts";
import { unusedSuppression } from "./unused-suppression.ts";

export const allRules: readonly Rule[] = [
  duplicateDefinition,
  emptyDefinition,
  definitionPointer,
  circularDefinition,
  unusedDefinition,
  undefinedTerm,
  definitionOrder,
  brokenReference,
  ambiguousReference,
  referenceHeading,
  referenceErrorText,
  referenceToNotUsed,
  duplicateClause,
  clauseOrder,
  numberingGap,
  listSequence,
  listConjunction,
  bannedTerm,
  preferredTerm,
  companionTerm,
  termCase,
  pinnedVersion,
  closedList,
  typo,
  doubledWord,
  unbalancedPunctuation,
  mixedQuotes,
  duplicateDocument,
  unknownSchemaName,
  duplicateDataItem,
  missingDataItem,
  unknownDataItem,
  mandatoryMismatch,
  typeMismatch,
  responseCodeGap,
  responseCodeUnspecified,
  unknownResponseCode,
  eligibleUserMismatch,
  serviceRequestMismatch,
  nearTerm,
  numberMismatch,
  impossibleDate,
  headingLevel,
  unreferencedAnnex,
  unusedSuppression,
];

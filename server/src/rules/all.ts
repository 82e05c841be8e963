// Every rule, in the order in which findings at one place are shown and the README lists them.

import { bannedTerm } from "./banned-term.ts";
import { brokenReference } from "./broken-reference.ts";
import { clauseOrder } from "./clause-order.ts";
import { closedList } from "./closed-list.ts";
import { companionTerm } from "./companion-term.ts";
import { doubledWord } from "./doubled-word.ts";
import { duplicateClause } from "./duplicate-clause.ts";
import { duplicateDefinition } from "./duplicate-definition.ts";
import { duplicateDocument } from "./duplicate-document.ts";
import { emptyDefinition } from "./empty-definition.ts";
import { headingLevel } from "./heading-level.ts";
import { impossibleDate } from "./impossible-date.ts";
import { listSequence } from "./list-sequence.ts";
import { numberMismatch } from "./number-mismatch.ts";
import { numberingGap } from "./numbering-gap.ts";
import { pinnedVersion } from "./pinned-version.ts";
import { preferredTerm } from "./preferred-term.ts";
import { referenceErrorText } from "./reference-error-text.ts";
import { referenceHeading } from "./reference-heading.ts";
import type { Rule } from "./rule.ts";
import { typo } from "./typo.ts";
import { unknownSchemaName } from "./unknown-schema-name.ts";

export const allRules: readonly Rule[] = [
  duplicateDefinition,
  emptyDefinition,
  brokenReference,
  referenceHeading,
  referenceErrorText,
  duplicateClause,
  clauseOrder,
  numberingGap,
  listSequence,
  bannedTerm,
  preferredTerm,
  companionTerm,
  pinnedVersion,
  closedList,
  typo,
  doubledWord,
  duplicateDocument,
  unknownSchemaName,
  numberMismatch,
  impossibleDate,
  headingLevel,
];

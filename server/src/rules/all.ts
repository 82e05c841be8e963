// Every rule, in the order in which findings at one place are shown and the README lists them.

import { bannedTerm } from "./banned-term.ts";
import { doubledWord } from "./doubled-word.ts";
import { duplicateDocument } from "./duplicate-document.ts";
import { emptyDefinition } from "./empty-definition.ts";
import { referenceErrorText } from "./reference-error-text.ts";
import type { Rule } from "./rule.ts";
import { typo } from "./typo.ts";
import { unknownSchemaName } from "./unknown-schema-name.ts";

export const allRules: readonly Rule[] = [
  emptyDefinition,
  referenceErrorText,
  bannedTerm,
  typo,
  doubledWord,
  unknownSchemaName,
  duplicateDocument,
];

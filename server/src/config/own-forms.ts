// Words that a project adds to the forms of definitions and references. What would find them where there are none is
// refused: such words stand in every document.

import { spanOf } from "./json.ts";
import { complain, textOf, type Entry } from "./reading.ts";

/** Letters, spaces, hyphens and apostrophes; not so long that it is a sentence. */
const letters = "[A-Za-z](?:[A-Za-z '’-]{0,58}[A-Za-z])";

/** The patterns of the published schema. */
export const definingPattern = `^(?!(?:a|all|also|an|and|any|are|as|at|be|by|can|do|does|each|every|for|from|had|has|have|if|in|is|its|may|must|not|of|on|or|shall|that|the|to|under|was|were|when|where|which|who|will|with)$)${letters}$`;
const referencePattern = `^(?!(?:about|above|after|an|and|any|are|as|at|be|below|by|during|for|from|in|is|least|may|most|of|on|or|over|shall|than|that|the|these|this|those|to|under|until|up|within|was|were|with|January|February|March|April|May|June|July|August|September|October|November|December|[Vv]ersion|[Ii]ssue|[Rr]elease|[Pp]age|[Ss]tep|Section|section|Sub-section|sub-section|Clause|clause|Sub-clause|sub-clause|Paragraph|paragraph|Appendix|Annex|Schedule|Part|Table|Figure)s?$)${letters}$`;

const defining = new RegExp(definingPattern);
const referring = new RegExp(referencePattern);

/** A phrase that stands between a term and its meaning. */
export const definingPhrase: Entry<string> = (reader, node, name) => {
  const phrase = textOf(reader, node, name);
  if (phrase === undefined || defining.test(phrase)) return phrase;
  complain(reader, spanOf(node), `“${phrase}” cannot tell a definition. Give the whole phrase that stands between a term and its meaning, in letters, such as "is a reference to".`);
  return undefined;
};

/** A word that introduces a clause's number. */
export const referenceWord: Entry<string> = (reader, node, name) => {
  const word = textOf(reader, node, name);
  if (word === undefined || referring.test(word)) return word;
  complain(reader, spanOf(node), `“${word}” cannot be a word for clauses: it is known already, or stands before numbers that are none. Give a word in letters, in the singular, such as "Rule".`);
  return undefined;
};

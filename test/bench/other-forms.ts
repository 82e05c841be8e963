// References to Appendices by number, alias and title, to what lies outside the Code, and to the names of DUIS.

import { type Cited, type Citing, type Forms } from "./citing.ts";
import { join, reference, type Fragment } from "./fragment.ts";
import { codeKey } from "./plan.ts";
import { acts } from "./words.ts";

export const otherForms: Forms = [
  [3, wholeAppendix],
  [3, ofAppendix],
  [2, appendixSection],
  [2, appendixKey],
  [2, byAlias],
  [2, ofTitle],
  [1, partOf],
  [2, annexOf],
  [3, statute],
  [1, licence],
  [1, standard],
  [1, absent],
  [2, responseCode],
  [2, serviceRequest],
  [1, schemaName],
];

function appendix({ chance, places }: Citing): Cited {
  return chance.pick(places.appendices);
}

function wholeAppendix(citing: Citing): Fragment {
  const { document } = appendix(citing);
  const lead = citing.chance.chance(0.3) ? "SEC " : "";
  return join(lead, reference(`Appendix ${document.key}`, document.key), lead === "" && citing.chance.chance(0.4) ? ` (${document.title})` : "");
}

/** `section 1.3 of Appendix AD` */
function ofAppendix(citing: Citing): Fragment {
  const { document, clauses } = appendix(citing);
  const place = citing.chance.pick(clauses);
  const lead = citing.chance.pick(["section", "clause", "paragraph"]);
  return join(reference(`${lead} ${place.number}`, codeKey(document, place.key)), " of ", reference(`Appendix ${document.key}`, document.key));
}

/** `Appendix AD Section 3.8.17.1` */
function appendixSection(citing: Citing): Fragment {
  const { document, clauses } = appendix(citing);
  const place = citing.chance.pick(clauses);
  return reference(`Appendix ${document.key} ${citing.chance.pick(["Section", "section", "clause"])} ${place.number}`, codeKey(document, place.key));
}

/** `AG 2.1.3` */
function appendixKey(citing: Citing): Fragment | undefined {
  const { document, clauses } = appendix(citing);
  const place = citing.chance.pick(clauses);
  // `A 1.2.1` would read as an article.
  return document.key.length < 2 ? undefined : reference(`${document.key} ${place.number}`, codeKey(document, place.key));
}

/** `SMKI RAPP section 5.4` */
function byAlias(citing: Citing): Fragment | undefined {
  const { document, clauses } = appendix(citing);
  const place = citing.chance.pick(clauses);
  return document.alias === undefined ? undefined : reference(`${document.alias} section ${place.number}`, codeKey(document, place.key));
}

/** `section 5.4 of the Gateway Access Policy` */
function ofTitle(citing: Citing): Fragment {
  const { document, clauses } = appendix(citing);
  const place = citing.chance.pick(clauses);
  return reference(`section ${place.number} of the ${document.title}`, codeKey(document, place.key));
}

/** `Part 4.4 of the SMKI Compliance Policy` */
function partOf(citing: Citing): Fragment | undefined {
  const { document, chapters } = appendix(citing);
  const place = citing.chance.pick(chapters);
  return place.number.includes(".") ? reference(`Part ${place.number} of the ${document.title}`, codeKey(document, place.key)) : undefined;
}

/** `Annex A of Appendix P` */
function annexOf(citing: Citing): Fragment | undefined {
  const { document, annexes } = appendix(citing);
  if (annexes.length === 0) return undefined;
  const annex = citing.chance.pick(annexes);
  return join(reference(annex.number, codeKey(document, annex.key)), " of ", reference(`Appendix ${document.key}`, document.key));
}

// --- Outside the Code

function statute({ chance }: Citing): Fragment {
  const act = chance.pick(acts);
  return chance.weighted<() => Fragment>([
    [5, () => reference(`section ${chance.whole(1, 90)}${chance.pick(["", "A", "(1)", "(2)(a)"])} of the ${act}`, "", "external")],
    [1, () => reference(`sections ${chance.whole(1, 40)} and ${chance.whole(41, 90)} of the ${act}`, "", "external")],
    [1, () => reference(`paragraph ${chance.whole(1, 9)} of Schedule ${chance.whole(1, 9)} to the ${act}`, "", "external")],
  ])();
}

function licence({ chance }: Citing): Fragment {
  return reference(`Condition ${chance.whole(1, 40)} of the DCC Licence`, "", "external");
}

function standard({ chance }: Citing): Fragment {
  return chance.chance(0.5) ? reference(`RFC ${chance.whole(1000, 8999)}`, "", "external") : reference(`RFC ${chance.whole(1000, 8999)} section ${chance.whole(1, 9)}`, "", "external");
}

/** A document of the Code that is not here: the Sections end before Y, the Appendices before CA. */
function absent({ chance }: Citing): Fragment {
  const section = `${chance.pick(["Y", "Z"])}${chance.whole(1, 9)}.${chance.whole(1, 20)}`;
  return chance.chance(0.5) ? reference(`Section ${section}`, section, "absent") : reference(`Appendix C${chance.pick(["A", "B"])}`, "", "absent");
}

// --- DUIS

function responseCode({ plan, chance }: Citing): Fragment {
  const code = chance.whole(0, plan.codes.length - 4);
  const at = (i: number) => plan.codes[code + i]!;
  return chance.weighted<() => Fragment>([
    [3, () => reference(`Response Code ${at(0)}`, at(0))],
    [1, () => join(reference(`Response Codes ${at(0)}`, at(0)), chance.pick([" to ", " – "]), reference(at(3), at(3)))],
    [1, () => join(reference(`Response Codes ${at(0)}`, at(0)), " and ", reference(at(2), at(2)))],
  ])();
}

function serviceRequest({ plan, chance }: Citing): Fragment {
  const { variant } = chance.pick(plan.requests);
  return reference(`${chance.pick(["Service Request", "Service Request", "SRV", "Service Reference Variant"])} ${variant}`, variant);
}

function schemaName({ plan, chance }: Citing): Fragment {
  const name = chance.pick(plan.schemaNames);
  const tick = chance.chance(0.3) ? "`" : "";
  return join("the value of ", tick, reference(`sr:${name}`, name), tick);
}

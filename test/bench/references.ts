// Every form in which legal text refers to a place, with the truth of what it names.

import type { Citing, Forms } from "./citing.ts";
import type { Fragment } from "./fragment.ts";
import { otherForms } from "./other-forms.ts";
import { ownForms, relative } from "./own-forms.ts";
import { sectionForms } from "./section-forms.ts";

/** A reference of some form that can stand where `citing` stands. */
export function someReference(citing: Citing): Fragment {
  const table = citing.from.document.kind === "section" ? inSections : inAppendices;
  for (;;) {
    const made = citing.chance.weighted(table)(citing);
    if (made) return made;
  }
}

const common: Forms = [...otherForms, [6, relative]];
const inSections: Forms = [...sectionForms, ...common];
const inAppendices: Forms = [...sectionForms.map(([weight, form]) => [weight * 0.5, form] as const), ...common, ...ownForms];

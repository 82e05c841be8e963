import type { Facts } from "../index/facts.ts";
import { nearestOf } from "../schema/nearest.ts";
import type { Suppression } from "../syntax/tree.ts";
import { firstFrom } from "../text/ordered.ts";
import { wordsPattern } from "../text/pattern.ts";
import { slice, type Span } from "../text/span.ts";
import type { Text } from "../text/text.ts";
import { defineRule, type Fault, type Fix, type FixEdit } from "./rule.ts";

const id = "unused-suppression";

export const unusedSuppression = defineRule({
  id,
  summary: "A comment that is to silence a rule silences nothing.",
  why: `
A comment that stays when its reason is gone hides the next fault of its kind. The same goes for one that names a rule that
does not exist: it never silenced anything. A rule that is switched off by \`sec.json\` or by a setting is not counted.`,
  severity: "information",
  reads: "findings",
  *check({ document, outcome }) {
    if (!outcome) return;
    const found: Fault[] = [];
    const { suppressions } = document.tree;
    for (const suppression of suppressions) {
      const idle = suppression.rules.filter(rule => rule !== id && (!outcome.known.has(rule) || (outcome.ran.has(rule) && !outcome.silences(suppression, rule))));
      if (suppression.rules.length === 0) {
        if (outcome.whole && !outcome.silences(suppression)) found.push({ at: suppression.at, message: "This comment silences nothing.", fixes: () => [removal(document, suppression)] });
        continue;
      }
      for (const [i, rule] of idle.entries()) {
        const whole = idle.length === suppression.rules.length;
        const isKnown = outcome.known.has(rule);
        // One finding for a comment of which nothing is of use, unless it names a rule that is none.
        if (whole && i > 0 && isKnown) continue;
        const at = placeOf(document, suppression, rule);
        found.push({
          at: whole && isKnown ? suppression.at : at,
          message: isKnown ? `This comment silences nothing${whole && suppression.rules.length > 1 ? "" : ` of ${rule}`}.` : `There is no rule “${rule}”.`,
          fixes: () => [
            ...(isKnown ? [] : nearestOf(outcome.known, rule, 2).map(({ name }, n) => ({ ...edit(`Change to ${name}`, [{ document: document.id, at, newText: name }]), preferred: n === 0, safe: false }))),
            { ...(whole ? removal(document, suppression) : edit(`Remove ${rule}`, [{ document: document.id, at: withComma(document, at), newText: "" }])), preferred: isKnown },
          ],
        });
      }
    }
    yield* found;
    found.sort((a, b) => a.at.from - b.at.from);
    for (const suppression of suppressions) {
      if (!suppression.rules.includes(id)) continue;
      const next = found[firstFrom(found, suppression.covers.from)];
      if (next && next.at.from < suppression.covers.to) continue;
      yield { at: placeOf(document, suppression, id), message: `This comment silences nothing of ${id}.`, fixes: () => (suppression.rules.length === 1 ? [removal(document, suppression)] : []) };
    }
  },
  examples: [
    {
      bad: `
# SECTION G: SECURITY

<!-- sec-disable-next-line doubled-word: quoted from the 1989 Act -->
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This comment silences nothing of doubled-word.
G3.5 The DCC shall tell the Panel.

G3.6 The DCC shall log it. <!-- sec-disable-line: as consulted -->
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This comment silences nothing.
`,
      fixed: `
# SECTION G: SECURITY

G3.5 The DCC shall tell the Panel.

G3.6 The DCC shall log it.
`,
    },
    {
      bad: `
# SECTION G: SECURITY

<!-- sec-disable-next-line doubled-word, number-mismatch: quoted -->
                                         ^^^^^^^^^^^^^^^ This comment silences nothing of number-mismatch.
G3.5 The DCC shall tell the the Panel.
`,
      fixed: `
# SECTION G: SECURITY

<!-- sec-disable-next-line doubled-word: quoted -->
G3.5 The DCC shall tell the the Panel.
`,
    },
    {
      bad: `
# SECTION G: SECURITY

<!-- sec-disable-next-line double-word: quoted -->
                           ^^^^^^^^^^^ There is no rule “double-word”.
G3.5 The DCC shall tell the the Panel.
`,
      fixed: `
# SECTION G: SECURITY

<!-- sec-disable-next-line doubled-word: quoted -->
G3.5 The DCC shall tell the the Panel.
`,
    },
    {
      bad: `
# SECTION G: SECURITY

<!-- sec-disable doubled-word: an old text -->
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This comment silences nothing
G3.5 The DCC shall tell the Panel.

G3.6 The DCC shall log it.
<!-- sec-enable doubled-word -->

G3.7 The DCC shall act.
`,
      fixed: `
# SECTION G: SECURITY

G3.5 The DCC shall tell the Panel.

G3.6 The DCC shall log it.

G3.7 The DCC shall act.
`,
      note: "The comment that ends it goes too.",
    },
    {
      good: `
//- sec.json
{ "rules": { "typo": "off" } }
//- section-g.sec
# SECTION G: SECURITY

<!-- sec-disable-next-line: quoted -->
G3.5 The DCC shall tell the the Panel.

<!-- sec-disable-next-line typo: quoted -->
G3.6 The DCC shall log it.
`,
      note: "Of a rule that is switched off nothing is known.",
    },
  ],
});

/** The name of `rule` in the comment. */
function placeOf({ tree }: Facts, { at }: Suppression, rule: string): Span {
  const words = slice(tree.text, at);
  const named = new RegExp(`(?<![\\w-])${wordsPattern(rule)}(?![\\w-])`, "g");
  // Behind the directive's own words, which may hold the name of no rule.
  named.lastIndex = words.search(/sec-(?:disable|enable)[a-z-]*/) + 1;
  named.lastIndex = words.indexOf(" ", named.lastIndex);
  const found = named.exec(words);
  return found ? { from: at.from + found.index, to: at.from + found.index + rule.length } : at;
}

/** The name with the comma that parts it from the one before, or else from the one behind. */
function withComma({ tree }: Facts, at: Span): Span {
  let { from, to } = at;
  while (/[\s,]/.test(tree.text.charAt(from - 1))) from--;
  if (tree.text.slice(from, at.from).includes(",")) return { from, to };
  while (/[\s,]/.test(tree.text.charAt(to))) to++;
  return { from: at.from, to };
}

function removal(document: Facts, suppression: Suppression): Fix {
  const { text, comments } = document.tree;
  const edits: FixEdit[] = [{ document: document.id, at: withLine(text, suppression.at), newText: "" }];
  const end = comments.find(({ from }) => from === suppression.covers.to);
  const closed = end && /^<!--\s*sec-enable\b/.test(slice(text, end)) ? end : undefined;
  const shared = document.tree.suppressions.some(other => other !== suppression && other.covers.to === suppression.covers.to);
  if (closed && !shared) edits.push({ document: document.id, at: withLine(text, closed), newText: "" });
  return edit("Remove the comment", edits);
}

/** The comment with its line where it stands alone on it, else with the space before it. */
function withLine(text: Text, { from, to }: Span): Span {
  let start = from;
  while (start > 0 && /[ \t]/.test(text.charAt(start - 1))) start--;
  let end = to;
  while (end < text.length && /[ \t]/.test(text.charAt(end))) end++;
  const isAlone = (start === 0 || text.charAt(start - 1) === "\n" || text.charAt(start - 1) === "\r") && (end === text.length || text.charAt(end) === "\n" || text.charAt(end) === "\r");
  if (!isAlone) return { from: start, to: end >= text.length || /[\r\n]/.test(text.charAt(end)) ? end : to };
  if (text.charAt(end) === "\r") end++;
  if (text.charAt(end) === "\n") end++;
  return { from: start, to: end };
}

/** A comment means nothing: taking one away is safe. */
function edit(title: string, edits: readonly FixEdit[]): Fix {
  return { title, preferred: true, safe: true, edits };
}

// American spellings, told by how the two kinds of English differ: a change is believed only where it leads to a word
// that the British dictionary knows. Spellings in -ize are British too (Oxford's), and pass.

/** Says whether a dictionary of British English knows a word in lower case. */
export type Knows = (word: string) => boolean;

/** The British spelling of `word` (lower case, not known), or undefined where it is no American one: `color` -> `colour`. */
export function britishFor(word: string, knows: Knows): string | undefined {
  if (word.length < 4 || passes.test(word)) return undefined;
  for (const [american, british] of roots) {
    const at = word.indexOf(american);
    if (at < 0) continue;
    const changed = word.slice(0, at) + british + word.slice(at + american.length);
    // `centered` -> `centreed` -> `centred`
    for (const one of [changed, changed.replace(/re(?=e[drs]|ing)/, "r")]) if (knows(one)) return one;
  }
  for (const [ending, british] of endings) {
    if (!ending.test(word)) continue;
    const changed = word.replace(ending, british);
    if (changed !== word && knows(changed)) return changed;
  }
  return withDoubledLetter(word, knows);
}

/** Whether `word` (lower case) is the spelling in -ize of a word that the dictionary has in -ise alone. */
export function isOxford(word: string, knows: Knows): boolean {
  return izing.test(word) && !neverInZ.test(word) && knows(word.replace(izing, "is$1"));
}

/** What a word that British English has as a verb alone, or as a noun alone, should be where the text before it shows which it is. */
export function nounFor(word: string, before: string): string | undefined {
  const noun = nouns.get(word);
  return noun !== undefined && (leadsToNoun.test(before) || (word.startsWith("practi") && leadsToPractice.test(before))) ? noun : undefined;
}

/** Whether `nounFor` may have something to say of the word (lower case). */
export function mayBeNoun(word: string): boolean {
  return nouns.has(word);
}

const nouns: ReadonlyMap<string, string> = new Map([
  ["license", "licence"],
  ["licenses", "licences"],
  ["practise", "practice"],
  ["practises", "practices"],
]);

/** `that`, `to` and the like are left out: a verb may follow. A sub-licence is one too. */
const leadsToNoun = /(?<![\w’'-])(?:a|an|the|this|these|those|each|every|any|such|no|its|their|his|her|our|your|my|another|under|of|said)\s{1,3}(?:sub-)?$|(?<![\w’'-])(?:a|an|the|any|each|such|its|their|no)\s{1,3}(?:[a-z]{1,12}-)?[a-z]{0,14}(?:ive|ble|al|free|ent|ary|ate|able|wide)\s{1,3}(?:sub-)?$/i;
const leadsToPractice = /(?<![\w’'-])(?:in|best|good|industry|common|usual|normal|current|market|business|working)\s{1,3}$/i;

/** Parts of words that are spelt otherwise, wherever in the word they stand. */
const roots: readonly (readonly [american: string, british: string])[] = (
  "center centre|theater theatre|fiber fibre|liter litre|meter metre|caliber calibre|luster lustre|somber sombre|specter spectre|" +
  "saber sabre|meager meagre|ocher ochre|maneuver manoeuvre|maneuvera manoeuvra|maneuvering manoeuvring|defense defence|offense offence|pretense pretence|" +
  "fulfill fulfil|enroll enrol|installment instalment|skillful skilful|willful wilful|distill distil|instill instil|" +
  "enthrall enthral|appall appal|cancelation cancellation|jewelry jewellery|aluminum aluminium|skeptic sceptic|mold mould|" +
  "smolder smoulder|plow plough|gray grey|mustache moustache|pajama pyjama|cozy cosy|donut doughnut|" +
  "airplane aeroplane|checkbook chequebook|practiced practised|practicing practising|" +
  "grueling gruelling|pediatric paediatric|esthetic aesthetic|anesthe anaesthe|anemi anaemi|hemo haemo|leukemia leukaemia|" +
  "estrogen oestrogen|diarrhea diarrhoea|archeolog archaeolog|orthopedic orthopaedic|" +
  "livable liveable|likable likeable|sizable sizeable"
)
  .split("|")
  .map((pair) => pair.split(" ") as [string, string]);

/** `dialog box`: in computing, British English says so too. `lorem ipsum dolor`. */
const passes = /^(?:dialog|prolog$|dolor$)/;

/** `color`, with a vowel before it: `hors` is no American `hours`. */
const our = /^([b-df-hj-np-tv-z]*[aeiou][a-z]*)or(s|ed|ing|ings|er|ers|able|ably|al|ally|ful|fully|less|ly|ite|ites|ist|ists|hood|hoods|i[sz]e|i[sz]ed|i[sz]es|i[sz]ing|i[sz]ations?)?$/;
const izing = /iz(e|es|ed|ing|ings|er|ers|able|ation|ations)$/;
/** Words in -ise that have nothing to do with -ize. */
const neverInZ = /((?:advert|adv|compr|comprom|dev|disgu|enterpr|exc|exerc|franch|improv|merchand|rev|superv|surpr|telev))iz(e|es|ed|ing|er|ers|ion|able)$/;

const endings: readonly (readonly [ending: RegExp, british: string])[] = [
  [our, "$1our$2"],
  [/yz(e|es|ed|er|ers|ing|able)$/, "ys$1"],
  [/^([a-z]{2}[b-df-hj-np-tv-xz]*[aeiouy][a-z]*)og(s?)$/, "$1ogue$2"],
  [/^([a-z]{3,})oged$/, "$1ogued"],
  [/^([a-z]{3,})oging$/, "$1oguing"],
  [neverInZ, "$1is$2"],
];

/** `traveled`, `canceling`, `counselor`, `worshiped`: the last letter of a known word that British English doubles. */
function withDoubledLetter(word: string, knows: Knows): string | undefined {
  const found = /^([a-z]{2,}[aeiou][lp])(ed|ing|ings|er|ers|or|ors|ist|ists|ous|ously|able|en|ens|ity)$/.exec(word);
  if (!found) return undefined;
  const [, stem, ending] = found;
  const changed = stem! + stem!.at(-1)! + ending!;
  return knows(stem!) && knows(changed) ? changed : undefined;
}

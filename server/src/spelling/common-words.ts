// Words that a legal text uses often. The package has no frequencies, and of two words that are as near to a slip
// the common one is nearly always meant.

import { everydayWords } from "./everyday-words.ts";

/** Whether `word` (lower case) is one of the small words that hold sentences together. */
export function isFunctionWord(word: string): boolean {
  return functionWords.has(word);
}

/** Whether `word` (lower case) is a function word or one that everyday, legal or technical English uses often. */
export function isCommon(word: string): boolean {
  return isVeryCommon(word) || everydayWordSet.has(word);
}

/** Whether `word` (lower case) is a function word or one of those that a legal text uses on every page. */
export function isVeryCommon(word: string): boolean {
  return functionWords.has(word) || commonWords.has(word);
}

const functionWords: ReadonlySet<string> = wordSet(`
a about above after again against all also although among an and another any are as at be because been before being
below between both but by can cannot could did do does done down during each either every few for from further had
has have having he hence her here him his how if in into is it its itself just least less may might more most much
must neither no nor not now of off on once one only onto or other others otherwise ought our out over own per perhaps
rather same shall she should since so some such than that the their them themselves then there thereafter thereby
therefore thereof thereto these they this those though through throughout thus to together too toward towards two
under unless until up upon us via was we were what whatever when where whereas whereby wherever whether which while
who whole whom whose why will with within without would yet you your
`);

const everydayWordSet = wordSet(everydayWords);

const commonWords = wordSet(`
ability able absence accept acceptance accepted access accordance according accordingly account accounting accurate
accurately achieve achieved acknowledge acknowledgement act acting action actions active actual add added addition
additional address addresses adequate adjust adjusted adjustment administration administrator advance advice affect
affected agent agree agreed agreement agreements allocate allocated allocation allow allowed alternative amend amended
amendment amendments amount amounts annual applicable applicant application applications applied applies apply
applying appoint appointed appointment appropriate approval approve approved approximately arise arising arrange
arrangements assess assessment assessments asset assets assign assigned assignment associated assume assurance assure
attached attempt audit authorisation authorise authorised authority automatic automatically available availability
average avoid aware based basis beginning behalf believe beneficial benefit binding body breach business calculate
calculated calculation capable capacity carried carry case cases category cause caused causing cease ceased central
certain certificate certificates certification change changed changes charge charges charging check circumstances
claim claims clause clauses clear clearly code collected commence commenced commencement commercial commission
commissioned commissioning committee common communicate communicated communication communications company comparable
compare compatible complaint complete completed completely completion compliance compliant comply complying comprise
comprised comprises concerned concerning conclude conclusion condition conditions conduct confidential
confidentiality configuration configured confirm confirmation confirmed connect connected connection connections
consent consequence consequences consequently consider consideration considered consistent consists constitute
constitutes consult consultation consumer consumers consumption contact contain contained containing contains content
contents context continue continued continuing continuous contract contracts contractor contractual contrary
contribute control controlled controls convenience correct corrected correction correctly correspond correspondence
corresponding cost costs could countersigned country course cover create created creation credit criteria current
currently customer customers damage data database date dates day days deal debt decide decided decision decisions
default defaulting define defined definition definitions delay delegate delete deleted deliver delivered delivery
demonstrate depending describe described description designated designation detail detailed details determination
determine determined determining develop developed development device devices difference different direct direction
directions directly director directors disclose disclosed disclosure discretion dispute disputes distinct distribute
distribution division document documentation documents due duly duration duties duty earlier effect effective
effectively efficient efficiently effort either elective electricity electronic electronically eligible eligibility
email employee employees enable enabled end energy enforce enforcement engage enquiry ensure ensures ensuring enter
entered entering entirely entitled entitlement entity entry environment equal equally equipment equivalent error
errors escalate establish established establishing establishment estimate estimated estimates event events evidence
examination example exceed exceeded exceeding except exception exceptional exceptions exclude excluded excluding
exclusive execute executed exempt exercise exercised exist existence existing expected expenditure expense expenses
expiration expire expired expires expiry explicit explicitly export express expressed expression expressions
expressly extend extended extension extent external facilitate facilities facility fact fail failed failing fails
failure fair fees field fields file files final finally finance financial find first fixed following follows force
form formal format forms forth forthwith found free frequency frequently fulfil full fully function functionality
functions fund funds future gas gateway general generally generate generated generation give given gives giving
goods governance govern governed government grant granted greater ground grounds group guarantee guidance guide hand
handle happen harmless held help high higher hold holder holders hour hours however identification identified
identifier identify identifying identity immediate immediately impact implement implementation implemented implied
imply import important impose imposed inadequate incident incidents include included includes including income
incorporate incorporated increase incur incurred indemnify indemnity independent independently indicate indicated
indirect individual individually individuals industry inform information infringement initial initially inspect
inspection install installation installed instance instances institution instruct instruction instructions
instrument insurance intellectual intend intended intention interest interests interface interfaces interim internal
interpretation interpreted interval introduce introduced inventory investigate investigation invoice invoices involve
involved issue issued issues issuing item items join joint jointly judgement jurisdiction keep kept key keys kind
knowledge known later law laws lawful least legal legally letter level liabilities liability liable licence licences
licensed licensee limit limitation limitations limited line list listed lodge lodged log logged long loss losses made
maintain maintained maintaining maintenance major make makes making manage management manager manner manual mark
material materially materials matter matters maximum mean meaning meanings means measure measures mechanism
mechanisms medium meet meeting meetings member members mention mentioned message messages meter metering meters
method methodology minimum minor minutes mitigate mode modification modifications modified modify month monthly
months name named names namely national nature necessary necessarily necessity need network networks nominate
nominated normal normally note notice notices notification notifications notified notify number numbers objection
objective objectives obligation obligations oblige obliged obtain obtained occasion occur occurred occurrence
occurring occurs offer office officer officers omission omitted open operate operated operates operating operation
operational operations operator operators opinion option optional order orders ordinary organisation organisations
original originally owed owner ownership paid panel paragraph paragraphs parameter parameters part particular
particularly parties party pay payable paying payment payments pending people performance performed performing
perform period periods permission permit permitted person personal personnel persons place placed plan planned point
points policies policy portal portion position possess possession possible post power powers practicable practice
practices preceding precedence prejudice premises prepare prepared prescribed present presented prevent previous
previously price principal principle principles prior priority private privilege procedure procedures proceed
proceedings process processed processes processing procure produce produced product products professional programme
prohibit prohibited project promptly proper properly property proportion proposal proposals propose proposed protect
protection protocol prove provide provided provider providers provides providing provision provisions public
publication publish published publishes purchase purpose purposes pursuant quality quantity quarter question
rate rates read reading readings reason reasonable reasonably reasons receipt receive received receives receiving
recipient recommend recommendation recommended record recorded records recover recovered recovery reduce reduced
refer reference references referred referring refers refuse refused regard regarding regardless region regions
register registered registration regular regularly regulated regulation regulations regulatory reject rejected
rejection relate related relates relating relation relationship release released releases relevant reliable relief
rely remain remaining remains remedy remote remove removed renew repeat repeated replace replaced replacement report
reported reporting reports repository represent representation representations representative representatives
request requested requesting requests require required requirement requirements requires requiring reserve resolution
resolve resolved resource resources respect respective respectively respond response responses responsibilities
responsibility responsible restrict restricted restriction restrictions result resulting results retain retained
retention retrieve retrieved return returned revenue review reviewed reviews revise revised revoke revoked revocation
right rights risk risks role roles rule rules safe safety satisfaction satisfied satisfy schedule scheduled schedules
schema scheme scope second secretary section sections secure security select selected send sending sends sent separate
separated separately sequence series serious served server service services session set sets settlement seven several
severe sign signature signatures signed significant significantly similar similarly simple single site sites situation
software sole solely solution source special specific specifically specification specifications specified specifies
specify staff stage standard standards start state stated statement statements status statutory step steps storage
store stored structure subject submission submit submits submitted submitting subscriber subscribers subscribe
subsequent subsequently subsidiary substantial substantially substantive succeed success successful successfully
sufficient sufficiently suitable sum supplier suppliers supplied supplement supplementary supplier supplies supply
support supported supporting suspend suspended suspension system systems table take taken takes taking target tariff
technical technology telephone temporarily temporary term terminate terminated termination terms territory test
tested testing tests text third threshold time timely times timetable title total transaction transactions transfer
transferred transition transitional transmission transmit transmitted treat treated treatment true trust type types
unable unauthorised undertake undertaken undertaking unique update updated updates usage use used useful user users
uses using usually valid validate validated validation validity value values variant variants variation variations
various vary version versions violation volume vote voting waive waiver want warrant warranty way ways website week
weeks well withdraw withdrawal withdrawn withhold work worked working works writing written wrong year years
`);

/** All of them, for checking the list. */
export const commonWordList: readonly string[] = [...new Set([...functionWords, ...commonWords, ...everydayWordSet])];

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

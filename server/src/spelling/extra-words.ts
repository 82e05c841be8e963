// Words of law and of the trade that the dictionary lacks.

/** Whether `word` (lower case) is one of them. */
export function isExtraWord(word: string): boolean {
  return extraWords.has(word);
}

const extraWords: ReadonlySet<string> = new Set(
  `
  abovementioned abridgment acknowledgments designee designees disapplication disapplied disapplies disapply disapplying
  distributee distributees indemnitee indemnitees
  indemnitor indemnitors inquorate judgment judgments novate novated novates novating offeree offerees remediated repudiatory setoff
  subclause subclauses sublicence sublicences unbilled uncured unremedied
  ab alia bono facie fides generis inter ipso minimis mutandis mutatis pari partes passu per prima pro rata se seq sui ultra vires
  vis
  allowlist allowlists appnote backend backends backhaul bitstring bitstrings csv datetime datetimes denylist denylists
  deregister deregistered deregistration enum enums ethernet helpdesk helpdesks html http https javascript json
  keypair keypairs kilowatthour kilowatthours lan microgenerator microgenerators namespace namespaces nillable nonce
  nonces noncompliance noncompliant nonrepudiation offboarding offtake offtakes onboarding parameterisation
  parameterise parameterised pdf plaintext precommissioned pseudonymisation pseudonymise pseudonymised requestor
  requestors reregister reregistered reregistration retender retendered schemas smartcard smartcards smartphone
  smartphones submeter submeters timeframe timeframes timeslot timeslots txt unenrolled unsuspend uri uris url urls
  walkthrough walkthroughs wan webinar webinars whitespace wi fi workstream workstreams www xml xsd zip
  ofcom ofgem elexon xoserve gemserv
  `
    .trim()
    .split(/\s+/),
);

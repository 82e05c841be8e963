// What the generated Code is written with: phrases of legal drafting, of our own making. `{a}`, `{the}`, `{each}` and
// `{s}` stand for a defined term with its article or in the plural, `{actor}` for one who has duties, `{ref}` for a reference.

/** Those who have duties; each is a defined term of Section A. */
export const actors = ["the DCC", "the Panel", "the Authority", "each User", "each Party", "the Code Administrator", "each Supplier Party", "each Network Party", "the Security Sub-Committee", "each Registration Data Provider"] as const;

/** The terms without which the others could not be said. */
export const coreTerms: readonly (readonly [term: string, meaning: string, acronym?: string])[] = [
  ["Authority", "means the body that the law establishes as the regulator of the markets in gas and electricity."],
  ["Code", "means this agreement, together with each document that forms part of it."],
  ["Code Administrator", "means the person whom the Panel appoints in order to administer the Code."],
  ["Commissioned", "means, in respect of any equipment: (a) that it has been installed and tested; and (b) that since then: (i) nobody has reported it as removed; and (ii) it has not been suspended."],
  ["DCC", "means the person that holds the licence to communicate with smart metering equipment for the time being."],
  ["Network Party", "means a Party that operates a network of pipes or wires."],
  ["Panel", "means the body that represents the Parties, and that oversees how the Code works in practice."],
  ["Party", "means a person that has agreed to be bound by the Code."],
  ["Registration Data Provider", "means a person that supplies the details of each supply point on behalf of a Network Party.", "RDP"],
  ["SEC Subsidiary Document", "means each of the documents that are set out in the Appendices."],
  ["Security Sub-Committee", "means the group of experts that advises the Panel on matters of security."],
  ["Supplier Party", "means a Party that supplies gas or electricity to premises."],
  ["Transport Layer Security", "means the protocol of that name, in the version that the Panel publishes.", "TLS"],
  ["User", "means a Party that has shown that its systems are ready."],
  ["Working Day", "means any day other than a Saturday, a Sunday or a public holiday."],
];

/** Sentences stand on a duty: subject, duty, and it may be a condition before and a tail behind. */
export const duties: readonly string[] = [
  "shall protect {s} in transit by means of TLS",
  "shall keep a complete and accurate record of {each} that it has received",
  "shall take all reasonable steps to ensure that {the} remains available at all times",
  "shall notify {actor} without undue delay once {the} has been completed",
  "may request that {the} be reviewed before the end of the period to which it relates",
  "shall publish {the} in a form that is accessible to every interested person",
  "shall not disclose {the} to any other person without prior written consent",
  "shall provide {actor} with a copy of {each} free of charge",
  "shall determine whether {the} satisfies the criteria that apply to it",
  "shall establish, maintain and operate arrangements for {the}",
  "shall bear its own costs of preparing {the} and of any subsequent amendment",
  "may delegate responsibility for {the} to a suitably qualified contractor",
  "shall consult such persons as it considers appropriate about {the}",
  "shall consider in good faith any representation concerning {the}",
  "shall cooperate with {actor} in the investigation of {each}",
  "shall correct any material error in {the} as soon as is reasonably practicable",
  "shall retain {each} for a period of not less than seven years",
  "shall verify the identity of the individual who submitted {the}",
  "shall suspend {the} if continuing with it would endanger the integrity of any system",
  "shall submit {the} together with the evidence on which it relies",
  "shall ensure that {s} are encrypted whenever they are transmitted across a public network",
  "shall appoint an independent expert to examine {the} at least once in every calendar year",
  "may withdraw {the} by giving at least thirty days of notice in writing",
  "shall agree a timetable for {the} with {actor} and shall adhere to it",
  "shall acknowledge receipt of {each} within two hours",
  "shall restore {the} following any interruption, whatever its cause may have been",
  "shall monitor the performance of {the} against the levels that have been agreed",
  "shall allocate a unique number to {each} and shall not use that number again",
  "shall reimburse {actor} for the reasonable expenses incurred in connection with {the}",
  "shall make available the facilities that are necessary for testing {the}",
  "shall inform {actor} of the reasons for rejecting {the}",
  "shall prepare a summary of {s} received during the preceding quarter",
  "shall carry out a risk assessment before making any change to {the}",
  "shall calculate the amount payable in respect of {each} by applying the published methodology",
  "shall escalate {the} where it remains unresolved after five days",
  "shall classify {each} according to its likely impact on consumers",
  "shall destroy {s} securely when they are no longer required",
  "shall obtain a certificate of destruction in relation to {each} that has been erased",
  "shall procure that its employees and agents comply with the requirements governing {the}",
  "shall implement adequate safeguards against the unauthorised alteration of {s}",
  "shall attend each meeting at which {the} is to be discussed",
  "shall respond to every enquiry about {the} promptly and courteously",
  "shall validate the format and content of {each} prior to processing it",
  "shall reject {each} that fails any of those checks, and shall record the outcome",
  "shall maintain sufficient capacity to process the expected volume of {s}",
  "shall demonstrate to the satisfaction of {actor} that {the} has been configured correctly",
  "shall replace {the} before it expires, and shall revoke its predecessor",
  "shall synchronise the clock of each server that is involved in {the}",
  "shall give priority to {s} that affect vulnerable customers",
];

export const conditions: readonly string[] = [
  "Where {the} has been rejected, ",
  "Subject to the remaining provisions of this document, ",
  "On receipt of {the}, ",
  "Following the successful conclusion of {the}, ",
  "If {actor} reasonably believes that {the} is inaccurate or misleading, ",
  "Unless {actor} directs otherwise, ",
  "Within ten Working Days after the date of {the}, ",
  "In the event of any failure affecting {the}, ",
  "Before the commencement of {the}, ",
  "For so long as {the} continues to have effect, ",
  "Without limiting any other obligation, ",
  "At the request of {actor}, ",
  "Whenever circumstances change significantly, ",
  "Prior to each anniversary of {the}, ",
  "To the extent permitted by law, ",
  "In discharging its functions, ",
  "Having regard to the outcome of {the}, ",
  "During any period of planned downtime, ",
  "Notwithstanding any earlier decision about {the}, ",
  "Except in an emergency, ",
];

export const tails: readonly string[] = [
  " in accordance with {ref}",
  ", subject to {ref}",
  " for the purposes of {ref}",
  ", save to the extent that {ref} provides otherwise",
  ", as described in {ref}",
  ", without prejudice to {ref}",
  " in the manner required by {ref}",
  ", and {ref} shall apply to any dispute about it",
  ", having taken account of the guidance issued under {ref}",
  " within the period specified in {ref}",
  ", provided that the conditions in {ref} have been met",
  ", following the procedure set out in {ref}",
  ", whether or not {ref} applies",
  ", to which {ref} also relates",
  " until it has been released from that obligation pursuant to {ref}",
  ", in addition to complying with {ref}",
];

export const idleTails: readonly string[] = [
  ", and shall confirm the position in writing",
  ", whichever is the later",
  ", unless the parties concerned have agreed a different arrangement",
  " at its own expense",
  ", acting fairly and proportionately",
  ", taking into account the interests of consumers",
  " as quickly as circumstances allow",
  ", so far as it is able to do so",
  ", including outside normal office hours",
  " to the standard expected of a prudent operator",
];

/** Items of a list, without their ends. */
export const items: readonly string[] = [
  "the date on which {the} was created, and the person who created it",
  "any correspondence that relates to {the}",
  "each amendment made to {the} since it was last approved",
  "the measures taken in order to protect {s} against loss or damage",
  "a description of the circumstances in which {the} arose",
  "the number of {s} that were outstanding at the end of the month",
  "confirmation that {the} has been reviewed under {ref}",
  "whether {actor} has consented to {the} pursuant to {ref}",
  "the steps that {ref} requires to be taken in relation to {the}",
  "such further details as {actor} may reasonably specify under {ref}",
  "the results of every test carried out in accordance with {ref}",
  "where {ref} applies, a statement explaining why {the} was delayed",
  "the identity of any subcontractor engaged for the purposes of {ref}",
  "an estimate of the costs that will be incurred in complying with {ref}",
  "any matter that has been referred to {actor} in accordance with {ref}",
  "details of how {the} will be decommissioned, having regard to {ref}",
  "an undertaking to observe the restrictions contained in {ref}",
  "copies of all reports about {the} that were produced under {ref}",
];

export const meanings: readonly string[] = [
  "means a written statement, in the form that the Panel specifies, that sets out the matters to be decided",
  "means the equipment and software by means of which messages are exchanged between two systems",
  "means any event that prevents a person from performing one or more of its duties",
  "means the process of deciding whether a person is entitled to receive a particular service",
  "means a collection of records that is kept up to date and can be searched electronically",
  "means the arrangements under which one person acts on behalf of another",
  "means a period of twelve consecutive months, the first of which begins in April",
  "means each item of information that is exchanged in the course of providing a service",
  "means the highest number of messages that may be sent during any single hour",
  "means a person who has the training and experience that the work in question demands",
  "means any measure that is designed to prevent, detect or correct a failure",
  "means the location at which equipment is installed, together with the land around it",
];

/** What a person is banned from saying by the generated sec.json, and what to say instead. */
export const bannedTerms: readonly (readonly [term: string, replacement: string])[] = [
  ["Fax", "Email"],
  ["Legacy Gateway Portal", "Self-Service Portal"],
  ["Change Secretariat", "Code Administrator"],
];

/** By the generated sec.json, the one everywhere, the other in Section C alone. */
export const preferredTerms = [
  { avoid: "meter cupboard", prefer: "equipment housing", scope: [] },
  { avoid: "monthly return", prefer: "monthly report", scope: ["Section C"] },
] as const;

export const companionTerms = [{ term: "serial number", with: "batch number", scope: [] }] as const;

/** What sounds like a defined term, and shares no word with any. */
export const inventedFirst = ["Beacon", "Harbour", "Lantern", "Orchard", "Paddock", "Quarry", "Saddle", "Timber", "Velvet", "Walnut", "Garden", "Copper"] as const;
export const inventedLast = ["Basket", "Cabinet", "Drawer", "Engine", "Ferry", "Hammer", "Kettle", "Ladder", "Mirror", "Pillar", "Ribbon", "Turbine"] as const;

export const acts = ["Electricity Act 1989", "Gas Act 1986", "Utilities Act 2000", "Energy Act 2008", "Data Protection Act 2018", "Companies Act 2006"] as const;

// Words of everyday and office English, beside those that a legal text uses on every page (common-words.ts). A list to
// tell likely words from rare ones by; words that are hardly seen outside programs are left out on purpose.

export const everydayWords = `
abandon abandoned abbreviated abbreviation abbreviations abort aborted absent absolute accede acceded acceding accepts
accessed accessible accession accident accidentally accidents accompanied accompanies accompany accompanying
accreditation accredited accumulate accuracy accuse achievement achievements acknowledgment across activate activated
activation actively actor acts actually adapt adapted adding additionally additions adds adhere adherence adheres
adjacent adjoining adjourn adjourned adjournment adjudication adjudicator adjustments administer administered
administers administrative admit admitted adopt adopted adoption advanced advantage advantageous adverse adversely
advertising advised adviser advisers advisory affects afford afforded aforesaid afterwards agency agenda agents
aggregate aggregated aggregation aggrieved ahead alarm alarms alert alerts algorithm algorithms alias aliases align
allegation allege alleged allowing allows almost alone along already alter alteration alterations altered alternate
alternatives always ambiguity ambiguous amending analyse analysed analysis ancestor ancient ancillary annex annexes
anniversary annotated announce announced announcement annually annulled annum anomalies anomaly anonymise anonymised
answer anticipate anticipated anticipates anyone anywhere apart apparatus apparent appeal appealed appeals appear
appearing appears appellant append appended appendices appending appendix appends appointments appoints apportion
apportioned apportionment appraisal appreciated approach appropriately approvals approves arbitral arbitration
arbitrator architecture archive archived archives archiving area areas argument arguments arises arose around array
arrears articles ascertain ascertained aside asked asking asks aspect aspects assert assessed assesses assessor
assessors assignee assignor assist assistance assisted assists associate association assumed assumes assuming
assumption assumptions attach attaches attachment attachments attempted attempting attempts attend attended attends
attention attributable attribute attributed attributes audited auditing auditor auditors audits authenticate
authenticated authentication author authorisations authorises authorising authorities authors authorship avoided
avoids await awaiting award awarded awareness away back background backup backward backwards badge balance balances
balancing ballot ballots bank bankruptcy banks base basic batch batches bear bearing bears became become becomes
becoming begin begins begun behave behaves behaviour behaviours behind belong belonging belongs benefits best better
beyond bidder bills binaries binary bind bits blank blanks block blocks board boards bodies bona border borne bottom
bound boundaries boundary braces bracket brackets branch branches break breakage breaking breaks bribery brief briefly
bring bringing brings broad broke broken brought browse browser browsers budget budgets buffer buffers build building
buildings builds built bulk bundle button byte bytes cache cached calendar calibrate calibration call called caller
callers calling calls came cancel cancellation cancelled cancels candidate candidates canonical capabilities
capability capital capped capture captured care careful carefully catch caught causes caution ceases ceiling centrally
centre centres certainty certified certifies certify certifying cessation chain chair chairman chairperson challenge
challenges chance changing channel channels chapter character characteristic characteristics characters chargeable
charged checked checking checks chief child choice choices choose chosen circulate circulated circumstance citizen
civil claimant claimed claiming clarification clarified clarify clarity class classes classification classified
classify clean cleaned cleared clearing click clicking client clients clone cloning close closed closely closes
closing coded codes coding collaborate collect collecting collection collectively column columns combination
combinations combine combined combining come comes comfort coming command commands commences comment comments
commitment commitments committed committees commodity communicates communicating communities community compared
comparing comparison compatibility compel compensate compensated compensation compete competence competency competent
competition competitive compilation compile compiled compiler compilers compiles compiling complain complaints
complement completes completing complex complexity complicated complied complies component components compose composed
composition comprehensive compress compressed compression comprising compromise compromised compulsory computation
compute computed computer conceal concept concern concerns concert conciliation conclusions conclusive conclusively
concurrent concurrently conducted conducting conducts confer conferred confers confidence configurable configurations
configure confined confirming confirms conflict conflicted conflicting conflicts conform conforming conformity
conforms confused confusing confusion connecting connects consecutive consecutively consequential conservation
considerable considering considers consistency consistently consisting console consolidate consolidated constant
constants constituent constituents constituted constitution constrain constrained constraint constraints construct
constructed construction constructor constructs construe construed consulted consulting consults consume contacts
contemplated contest contingency contingent continually continuation continues continuity contractually contradict
contrast contravene contravention contributed contributing contribution contributions contributors controller convene
convened convenient convention conventions conversion convert converted converting convey conveyed convincing
cooperate cooperates cooperation coordinate coordinated coordination cope copied copies copy copying copyright
copyrighted core corner corporate corporation correcting corrections corrective corrects correspondingly corresponds
corrupt corrupted corruption council councils count counted counter counterpart counterparties counterparts
counterparty countersign counting counts couple courier court courteous courteously courts covenant covenants coverage
covered covering covers crash creates creating credential credentials creditor creditors credits criminal criterion
critical cross cryptographic cumulative curtail custom customary cycle cycles cyclical daily damaged damages danger
dangerous databases dead deadline dealing dealings deals dealt dear death debit debited debtor debtors debts deceased
deceive decides deciding decimal declaration declarations declare declared declares decline declined decode
decommission decommissioned decommissioning decorate decrease decreased decrypt decrypted decryption dedicated deduct
deducted deduction deemed deems deep defaults defect defective defects defence defend defer deferred deficiency
deficient deficit defines defining degree delayed delays delegated delegates delegation deletes deleting deletion
deliberate deliberately delivering delivers demand demands demonstrated demonstrates demonstrating denied deny
departure depend dependencies dependency dependent depends deposit deposited deposits deprecated deprecation depth
deregister deregistration derivative derivatives derive derived derives derogation derogations describes describing
descriptor descriptors design designate designates designed designs desirable desire desired desktop despite
destination destroy destroyed destroying destroys destruction detached detect detected detecting detection detects
deter deteriorate determinations determines detriment detrimental developer developers deviate deviation devise
diagnosis diagnostic dictionary differ differences differently differs difficult difficulties difficulty digit digital
digits diligence diligent diligently diminish directed directing directive directives directories directory dirty
disability disable disabled disables disabling disadvantage disagree disagreement disagreements disallow disaster
disbursement discard discarded discharge discharged discharges discharging disciplinary disclaimer disclaims discloses
disclosing disconnect disconnected disconnection discontinue discontinued discounts discover discovered discovery
discrepancies discrepancy discretionary discriminate discrimination discuss discussed discussion discussions disk
dismiss dismissal dispensation display displayed displaying displays disposal dispose disposed disposes
disproportionate disproportionately disregard disregarded disrupt disruption disseminate dissent dissolution dissolve
distinguish distributed distributes distributing distributions distributor distributors district divided documented
doing domain domestic dominant double download downloaded downloads downtime draft drafted drafting drafts draw drawn
drive driven driver drop dropped dual duplicate duplicated dwelling dynamic dynamically earliest early earn earthquake
ease easier easily east easy economic economical economically economy edge edit edited editing edition editor edits
education effected effecting effectiveness effects efficiencies efficiency elapse elapsed elect elected election
elections electrical element elements else elsewhere emails embed embedded emerge emergencies emergency emission
emitted emphasis employ employed employer employment empower empowered empty enables enabling enact enacted enactment
encode encoded encoding encodings encounter encountered encourage encouraged encrypt encrypted encryption encumbrance
endanger endangered endeavour endeavours ended ending endorse endorsed endorsement endpoint ends enforceable enforced
enforcing engaged engagement engages engaging engine engineer engineering engineers enhance enhanced enhancement enjoy
enlarge enough enquire enquiries enrol enrolled enrolment ensue ensured entail entails enterprise enterprises enters
entire entirety entities entitle entitles entries environmental environments epidemic equals equitable equity
equivalents erase erased erasure erroneous erroneously escalated escalates escalation escape escaped escrow especially
essence essential essentially establishes estate estates estimating estimation evaluate evaluated evaluates evaluating
evaluation even evening eventual eventually ever everybody everyone everything everywhere evident exact exactly
examine examined examiner examines examining examples exceeds excess excessive exchange exchanged exchanges excludes
exclusion exclusions exclusively excuse excused executes executing execution executive exempted exemption exemptions
exercisable exercises exercising exhaust exhausted exhaustive exhibit existed exists exit exiting exits expand
expanded expanding expands expansion expect expectation expectations expects expedient expedite expeditious
expeditiously expel expelled expend expended experience experienced experiences experimental expert expertise experts
explain explained explains explanation explanations explanatory exploit exported exporting exports expose exposed
exposure expresses expulsion extending extends extensions extensive extinguish extra extract extracted extracts
extraordinary extreme extremely face facilitated facilitates facilitating facing facsimile factor factors facts
failures fairly fairness faith fall fallback fallen falling falls false falsely familiar families family fast faster
fault faults faulty favour favourable feasibility feasible feature features federal feed feedback feel female feminine
fetch fetched fetching fewer fifteen fifth fifty figure figures fill filled filter filtered filtering filters financed
finances financing finding findings finds fine fines finish finished fire firmware fitness fits five fixes fixing flag
flagged flags fleet flexibility flexible float flood flow flows focus fold folder folding folds follow followed font
fonts footnote forbid forced forecast forecasted forecasts foregoing foreign foresee foreseeable forfeit forget forgo
forgot formally formation formats formatted formatting formed former formerly formula formulae formulate formulated
fortnight fortnightly forty forum forward forwarded forwarding forwards foster foundation founded four fourteen fourth
fraction framework fraud fraudulent fraudulently freedom freely freeze freight frequencies fresh friendly friends
front frustrate fuel fulfilled fulfilling fulfilment fulfils functional functioning fundamental funded funding furnish
furnished furthermore gain gained gains gather gathered gathering gathers gender generates generating generator
generators generic genuine geographic geographical gets getting gift global globally goal goals goes going gone good
governing governs graduate granting grants gross grouped groups grow growing growth guaranteed guarantees guarantor
guided guideline guidelines guilty half halfway halves handed handful handled handles handling hands happened happens
hard hardly hardware hazard hazardous head headed header headers heading headings heads health hear heard hearing
hearings heat heating heavily heavy height heir helpdesk helper helpers helpful helps hereafter hereby herein
hereinafter hereof hereto hereunder heuristics hidden hide hierarchical hierarchy highest highlight highlighted
highlighting highly hint hints hire historic historical history holding holds holiday holidays home homes honest hope
horizontal host hosted hostilities hosts hourly house household households houses housing human hundred hundreds idea
ideas identical identifies identities idle ignore ignored ignores ignoring illegal illustrate illustrated image images
imbalance immaterial imminent immunity impacted impacts impair impaired impairment impartial impartiality impartially
impede impending imperative implementations implementing implements implication implications implicit implicitly
implies importance imported imports imposes imposing imposition impossible impracticable improper improperly improve
improved improvement improvements inability inaccessible inaccuracies inaccuracy inaccurate inaction inactive
inappropriate incapable incentive incentives incidental inclusion inclusive incoming incompatible incomplete
inconsistencies inconsistency inconsistent inconvenience incorporates incorporating incorporation incorrect
incorrectly increased increases increasing increment incremental incumbent incurring incurs indebted indebtedness
indemnified indemnifies indemnities independence index indicates indicating indication indicative indicator indicators
indices indirectly induce inducement ineffective inefficient ineligible infer influence informal informed informing
informs infrastructure infringe infringed infringements infringes inherent inherit initiate initiated initiates
initiating initiation initiative initiatives injunction injure injured injuries injury inner innocent innovation input
inputs insert inserted inserting insertion inserts inside insight insist insofar insolvency insolvent inspected
inspections inspector inspectors installations installer installers installing installs instalment instalments instead
institute instituted institutions instrumental instruments insufficient insure insured insurer insurers intact
intangible integer integral integrate integrated integration integrity intelligence intends intent intentional
intentionally interact interaction interactions interactive interested interesting interfere interference intermediary
intermediate intermittent internally internals international internet interoperability interoperable interpret
interpretations interpreter interrupt interrupted interruption interruptions intervals intervene intervention intimate
introduces introduction intrusion invalid invalidate invalidated invalidity invent inventories invest invested
investigated investigates investigations investigator investment investments investor invitation invite invited
invites inviting invocation invoiced invoicing invoke invoked invoking involvement involves involving inward irregular
irregularity irrelevant irreparable irrespective irrevocable irrevocably island isolate isolated isolation issuance
itemised jeopardise jobs joinder joined joining joins journal judge judgements judges judicial judiciary junction
jurisdictions jury justice justifiable justification justified justifies justify keeper keeping keeps keyword keywords
killed know knowing knowingly knows label labelled labels labour lack lacking land landlord language languages lapse
lapsed large largely larger largest last lasting lately latency latest latter launch lawfully lawyer lawyers layer
layers layout lead leader leaders leading leads learning lease leased leases leave leaves leaving left legacy legality
legibility legible legibly legislate legislation legislative legislature legitimate legitimately lend lender length
lengthy lesser lesson lets letters letting levels levied levies levy liaise liaison liberty libraries library
licensees licensor lien lieu life lifetime light lightly like likelihood likely likewise limits linear lines link
linked linking links liquid liquidated liquidation liquidator listing lists literal literally litigation little live
lives living load loaded loading loads loan loans local locally locate located location locations lock locked locks
logging logic logical login logs longer longest look looked looking looks loose lose loses losing lost lots lower
lowest loyal machine machinery machines magistrate mail main mainland mainly maintainer maintainers maintains majority
maker makers malfunction malicious maliciously managed managerial managers manages managing mandate mandated mandatory
manifest manifestly manipulate manually manuals manufacture manufactured manufacturer manufacturers manufacturing many
mapped mapping mappings margin marginal marine marked market marketed marketing markets marking married masculine mass
master match matched matches matching maturity maximise maximised meaningful meant meantime meanwhile measured
measurement measurements measuring mechanical media mediate mediation mediator medical meets membership memoranda
memorandum memory mentioning merchantability mere merely merge merged merger merges merging merit merits messaging
metered methodologies methods metres metric middle midnight migrate migrated migration mile military million millions
mind mine minimal minimise minimised minimises minimising minister ministers ministry minority minus minute misconduct
misleading misled mismatch misrepresentation misrepresented missed missing mission mistake mistaken mistakenly
mistakes misuse misused mitigated mitigating mitigation mixed mixture mobile model modelled modelling models modern
modes modest modifier modifiers modifies modifying module modules moment monetary money monies monitor monitored
monitoring monitors monopoly morning mortgage mostly motion motions motive motor mount mounted move moved movement
movements moves moving multiple multiplied multiply municipal mutual mutually naming narrow nation native natural
naturally near nearby nearest nearly necessitate needed needing needs negative negatively neglect neglected negligence
negligent negligently negotiable negotiate negotiated negotiating negotiation negotiations neighbour neighbouring nest
nested neutral never nevertheless newer newly news newspaper next night nine nineteen ninety nominal nominally
nominates nominating nomination nominations nominee nominees none nonetheless nonsense noon north northern notable
notation noted notes nothing noticed notifies notifying noting notwithstanding novate novated novation nowhere nuclear
null numbered numeric numerical numerous oath object objected objections objectively objects observance observation
observations observe observed observer observes observing obsolete obstruct obstruction obtaining obtains obvious
occasional occasionally occasions occupancy occupant occupation occupational occupied occupier occupiers occupy
offence offences offend offered offering offerings offers official officially officials offset often older ombudsman
omissions omit omits omitting onerous ones ongoing online onwards opened opening openly opens operationally opinions
opponent opportunities opportunity oppose opposed opposite opposition optionally options oral orally ordered ordering
ordinarily organise organised organiser organises organising orientation origin originate originated originates
originating outage outages outcome outcomes outer outgoing outline outlined outlines outlying output outputs outright
outset outside outsource outsourced outsourcing outstanding outward overall overdue overhead overheads overlap
overlook overnight overridden override overrides overriding overrule overseas oversee overseeing oversees oversight
overtime overturn overview overwrite overwriting overwritten owes owing owned owners owning owns pack package packaged
packages packaging packed packs page pages pair pandemic panels paper papers parallel parent parentheses parents
parish park parliament parliamentary partial partially participant participants participate participated participates
participating participation particulars partly partner partners partnership partnerships parts pass passage passed
passes passing passive password passwords past paste patent patents path paths pattern patterns payee payer payroll
peak penalties penalty pence penny pension pensions perceived percent percentage percentages perfect perfectly
performs peril periodic periodical periodically peripheral permanent permanently permissible permissions permissive
permits permitting perpetual persist persistent personally perspective persuade persuasive pertain pertaining pertains
pertinent petition petrol phase phased phases phone photograph photographs phrase phrases physical physically picture
piece pieces pilot pipe pipes placement places placing plain plainly plaintiff planner planning plans plant plants
plate platform platforms plausible play plead please plural plus pointed pointer pointing police political poll
pollution pool poor popular populate populated population populations port portability portable portfolio portions
positioned positions positive possessed possesses possessing possibilities possibility possibly postage postal posted
poster posting postpone postponed postponement potential potentially pound pounds practical practically practise
practised practitioner practitioners preamble precaution precautions precede preceded precedent precedents precedes
precise precisely preclude precluded precludes precondition predecessor predecessors predetermined predict predicted
prefer preferable preferably preference preferences preferred prefixed prejudiced prejudicial preliminary premium
preparation preparations prepares preparing prepayment presence presentation presenting presently presents
preservation preserve preserved preserving president press pressure prestige presume presumed presumption prevail
prevailing prevails prevented preventing prevention prevents preview priced prices pricing primarily primary prime
principally print printed printing prints prioritise prioritised prison privacy privately privileged privileges
probability probable probably probe problem problems procedural proceeded proceeds processor processors proclaim
procured procurement procures procuring producer producers produces producing production productive profession
professionally proficiency profile profiles profit profitable profits progress progressed progresses progression
progressive progressively prohibiting prohibition prohibits projected projections projects prolong prolonged prominent
promise promised promises promote promoted promoting promotion prompt prompted prone pronounce proof propagate
properties proportional proportionate proportionately proposer proposes proposing proposition proprietary proprietor
prosecute prosecution prospect prospective prospectively protected protecting protective protects protest protocols
proved proven proves provisional provisionally proxies proximity proxy prudent prudently publications publicity
publicly publisher publishers publishing pull punish purchased purchaser purchasers purchases purchasing pure purely
purport purported purports pursuance pursue pursued pursues pursuing pursuit puts putting qualification qualifications
qualified qualifies qualify qualifying quantified quantify quantities quarterly quarters queries query questioned
questions queue quick quickly quiet quit quite quorum quota quotation quotations quote quoted quotes quoting radio
rail raise raised raises raising random range ranges ranging rank ranking rapid rapidly rare rarely rateable rated
rating ratings ratio rational reach reached reaches reaching react reaction readable reader readers readily readiness
reads ready real realise realised realistic reality really realm reappoint reappointed rearrange reasonableness
reasoned reasoning reassess rebate rebates rebut recall recast receivable receiver receivers receivership recent
recently recipients reciprocal recital recitals reckon reckoned recognise recognised recognises recognising
recognition recommendations recommends recommissioned reconcile reconciled reconciliation reconsider reconsidered
reconstruction recording recourse recoverable recovering recovers recruit recruitment rectification rectified
rectifies rectify rectifying recur recurrence recurring redeem redemption redirect redistribute redistributed
redistribution redrafted redress reduces reducing reduction reductions redundancy redundant referenced referral
referrals refine refined reflect reflected reflecting reflection reflects reform refrain refresh refund refundable
refunded refunds refusal refusing regards regime regional registering registers registrant registrar registrations
registries registry regression regret regularity regulate regulates regulating regulator regulators rehearsal
reimburse reimbursed reimbursement reimburses reinforce reinstate reinstated reinstatement reiterate rejecting
rejections rejects relative relatively relay relevance reliability reliance relied relies relieve relieved relieves
relinquish reload relocate relocated relocation reluctant relying remainder remained remark remarkable remedial
remedied remedies remedying remember remembered remind reminded reminder reminders remit remittance remitted remotely
remotes removable removal removals removes removing remuneration rename renamed renames renaming render rendered
rendering renders renegotiate renewable renewal renewals renewed renews rent rental reopen reorganisation repair
repaired repairs repay repayable repayment repayments repeal repealed repeatedly repeating repeats replacements
replaces replacing replicate replicated replied replies reply replying reporter repositories represented representing
represents reproduce reproduced reproduction republic reputable reputation requester requisite rescind rescinded
rescission research resell resemble reservation reservations reserved reserves reserving reset resets reside residence
resident residential residents residual residue resign resignation resigned resigns resilience resilient resist
resistance resolutions resolves resolving resort respecting respects responded respondent respondents responding
responds rest restart restated resting restoration restore restored restores restoring restrain restrained restraint
restricting restrictive restricts restructure restructured resubmit resubmitted resulted resume resumed resumes
resumption retail retailer retailers retaining retains retire retired retirement retrieval retrieves retrieving
retroactive retroactively retrospective retrospectively returning returns reuse reveal revealed reveals reversal
reverse reversed revert reverts reviewer reviewers reviewing revises revising revision revisions revive revocations
revokes revoking revolution reward rewards rewrite rewritten riot rise rises rising rival river road roadmap robust
roll rolling room root rotate rotation rough roughly round rounded rounding rounds route routed routes routine
routinely routines routing royal royalty ruled ruling rulings running runs rural sabotage safeguard safeguarded
safeguarding safeguards safely said salaries salary sale sales sample samples sampling sanction sanctioned sanctions
satisfactorily satisfactory satisfies satisfying save saved saving savings saying says scalable scale scan scanned
scanning scenario scenarios scheduler schedulers scheduling schemes school science scientific scrutinise scrutiny seal
sealed search searched searches searching season seasonal seat seated secondary secondly seconds secret secretarial
secretariat secrets sector sectors secured securely secures securing securities seeing seek seeking seeks seem seems
seen sees segment segregate segregated segregation seize seized seldom selecting selection selections selective
selects self sell seller selling semi senior sense sensible sensibly sensitive sensitivity sentence sentences
separates separating separation separator separators sequences sequential sequentially serial serially seriously
servant servants serve servers serves serviced serving setting settings settle settled settles settling setup
severability severable severally severance severed severely severity shape shaped share shared shareholder
shareholders shares sharing sheet shelf shell shift shifted shifts ship shipment shipped shipper shipping short
shortage shortcoming shortcut shorten shortened shorter shortfall shortly show showed showing shown shows shut
shutdown sick side sides sight signal signalled signals signatories signatory signifies signify signing signs silence
silent silently simpler simplest simplified simplify simply simulate simulated simulation simultaneous simultaneously
sincere singular sitting situated situations sixteen sixth sixty size sizes skill skilled skills skip skipped skipping
skips slight slightly slow slower slowly small smaller smallest smart smooth social society soft sold solicit
solicitor solicitors solid solutions solve solved solvent someone something sometimes somewhat somewhere soon sooner
sort sorted sound sourced sources sourcing south southern space spaces span spare sparse speak speaker speaking
specialise specialised specialist specialists species specifics specifying specimen speculative speech speed spend
spending spent sphere split splits splitting spoken sponsor sponsored sponsors spread stability stable staged stages
stake stakeholder stakeholders stamp stamped stamps stand standardised standing stands started starter starting starts
startup states static stating station stationary stations statistical statistics statute stay stays steady steal still
stipulate stipulated stipulates stipulation stock stocks stolen stood stop stopped stopping stops stores storing
straight straightforward strain strategic strategies strategy street strength strengthen stress stressed strict
strictly strike strong strongly structural structures struggle student students studies study style subcontract
subcontracted subcontracting subcontractor subcontractors subdivision subjected submissions subordinate subparagraph
subscribed subscribes subscribing subscription subscriptions subsection subsections subset subsidiaries subsist
subsisting substance substances substation substitute substituted substitutes substitution subtract subtracted
succeeded succeeding succeeds succession successive successively successor successors suffer suffered suffering
suffers sufficiency suffix suggest suggested suggesting suggestion suggestions suggests suit suitability suitably
suite suited summaries summarise summarised summarises summary summer summon sums superior supersede superseded
supersedes supervise supervised supervises supervising supervision supervisor supervisory supplements supplying
supportive supports suppose supposed suppress suppressed supreme surcharge sure surely surety surface surplus
surrender surrendered surround surrounding survey surveyed surveyor surveys survival survive survived survives
surviving susceptible suspect suspected suspending suspends suspicion suspicious sustain sustainability sustainable
sustained switch switched switches switching symbol symbolic symbols symmetric sympathy synchronisation synchronise
synchronised synchronises synchronising synonym synonymous systematic systematically tables tactics tailored talk
tamper tampered tampering tangible tank tape targets tariffs task tasked tasks taxable taxation taxes taxpayer teach
team teams tear technically technique techniques technological technologies telecommunication telecommunications tell
temperature template templates tenancy tenant tenants tend tendency tender tendered tenders tenth termed terminal
terminals terminates terminating territorial territories terrorism testimony textual thank theft theoretical theory
therein thereon thereunder thereupon thing things think thirteen thirty thorough thoroughly thought thousand thousands
thread threads threat threaten threatened threatens threats three thresholds thrice throughput tick ticket tier tiers
tight tighten till timed timeline timer timescale timescales timestamp timestamps timing timings tiny titled titles
today token tokens told tolerance tolerances tolerate tomorrow tone tonight took tool tools topic topics totalling
totally totals touch tour tower town toxic trace traceable traced tracing track tracked tracking trade traded
trademark trademarks trader traders trades trading tradition traditional traffic train trained trainee training
transacted transcript transferable transferee transferor transferring transfers transform transformation transit
transitions translate translated translation translations transmits transmitter transmitting transparency transparent
transparently transport transportation transported transporter transporters travel travelled traveller travelling
treasury treaties treating treats treaty trend trends trial trials tribunal tribunals tried tries trigger triggered
triggering triggers trip trouble truncated trusted trustee trustees trusts trustworthy truth truthful trying turn
turned turning turnover turns tutorial twelfth twelve twentieth twenty twice twin typed typical typically typing
ultimate ultimately unacceptable unaffected unaltered unanimous unanimously unavailability unavailable unavoidable
unaware uncertain uncertainties uncertainty unchanged unclear unconditional unconditionally undefined underestimate
undergo undergoes undergoing undergone underlie underlies underlying undermine underneath underpin underscore
understand understanding understandings understands understood undertakes undertakings undertook undesirable
undisputed undue unduly unenforceable unequal unexpected unexpectedly unfair unfairly unforeseeable unforeseen
unfortunately unfounded unification uniform uniformity uniformly unilateral unilaterally unintended unintentional
union uniquely unit united units universal university unjust unjustified unknown unlawful unlawfully unlikely
unlimited unmodified unnamed unnecessarily unnecessary unpaid unplanned unreachable unreasonable unreasonably
unregistered unrelated unreliable unresolved unrestricted unsafe unsatisfactory unsealed unsecured unsigned
unsolicited unstable unsuccessful unsuccessfully unsuitable untracked untrue unusable unused unusual unwilling
unwritten upcoming updating upgrade upgraded upgrades upgrading upheld uphold upload uploaded uploading upper upwards
urban urgency urgent urgently usable usefully useless usual utilisation utilise utilised utilises utilities utility
utmost vacancies vacancy vacant vacate vague validates validating validations valuable valuation valued variable
variables varied varies variety varying vehicle vehicles vendor vendors venture ventures venue verbal verbally verbose
verification verified verifies verify verifying versa versus vertical very vessel vest vested viability viable
vicinity victim view viewed viewing views village violate violated violates violations virtual virtually virtue
viruses visible vision visit visited visiting visitor visitors visits visual vital voice void voidable voltage
voluntarily voluntary voted voter voters votes vulnerabilities vulnerability vulnerable wage wages waited waiting
waived waivers waives waiving walk wall wanted wants warehouse warn warned warning warnings warranted warranties
warrants waste watch water weak weaken weakness weaknesses wealth wear weather webpage weekday weekend weekends weekly
weigh weighed weight weighted weighting weights welcome welfare went west western whenever whereabouts whereupon
whichever white whoever wholesale wholly whosoever wide widely wider widespread width wilful wilfully willing
willingly willingness wind winding window windows winter wire wires wiring wish wished wishes wishing withdrawals
withdrawing withdraws withdrew withheld withholding withholds withstand witness witnessed witnesses women wonder wood
word worded wording words workaround worker workers workforce workplace workshop workshops world worldwide worse worst
worth worthy wound wrap writ write writer writes wrongdoing wrongful wrongfully wrongly wrote yard yearly yield yields
young younger youth zero zone zones
`;

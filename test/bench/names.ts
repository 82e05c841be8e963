// Names for the generated Code: defined terms, headings, titles of documents, names of the schema. No two are alike.

import type { Random } from "./random.ts";

const first = `Access Alert Anomaly Assurance Audit Bilateral Capacity Central Charging Command Compliance Connection Consent Continuity
Critical Daily Data Delivery Demand Dispute Eligible Emergency Enduring Enrolment Escalation Event Export Fallback Firmware Gateway
Governance Implementation Import Incident Initial Installation Interim Internal Inventory Joint Maintenance Market Meter Migration
Monthly Network Notified Operational Outage Performance Planned Premises Privacy Qualified Readiness Recovery Registration Relevant
Remote Reporting Routine Secure Settlement Shared Standard Supply Technical Threshold Transitional Trusted Validated Verified
Voluntary Weekly`.split(/\s+/);

const last = `Account Adjustment Allocation Amendment Archive Arrangement Assessment Backup Baseline Boundary Bulletin Calculation Candidate
Capability Certificate Channel Charge Checkpoint Component Configuration Consultation Contribution Control Correction Credential Cycle
Deadline Decision Declaration Deposit Directory Endpoint Enquiry Exception Exchange Facility Fault Forecast Forum Framework Function
Guarantee Handover Identifier Indicator Inspection Interface Invoice Ledger Limit Link Log Manual Measure Mechanism Message Method
Milestone Monitor Notice Objection Operator Partition Payment Plan Platform Policy Process Profile Programme Proposal Protocol
Provider Queue Receipt Record Register Release Report Repository Representative Requirement Reserve Review Role Sample Session Signal
Specification Statement Strategy Summary Survey System Target Tariff Template Token Transaction Transfer Upgrade Variation Window
Workshop`.split(/\s+/);

/** Names of two or three words: `Gateway Access Certificate`. Each call gives another. */
export function namesOf(chance: Random): () => string {
  const given = new Set<string>();
  return () => {
    for (;;) {
      const tail = chance.pick(last);
      const head = chance.pick(first);
      const middle = chance.chance(0.35) ? chance.pick(first) : "";
      if (head === middle || head === tail || middle === tail) continue;
      const name = [head, middle, tail].filter((word) => word !== "").join(" ");
      if (given.has(name)) continue;
      given.add(name);
      return name;
    }
  };
}

const headingFrames = ["Provision of", "Obligations about", "Timetable for", "Use of", "Changes to", "Reporting on", "Oversight of", "Approval of", "Review of", "Publication of", "Costs of", "Access to", "Security of", "Responsibility for", "Suspension of", "Establishment of"];

/** Headings, unlike one another in everything but case and number: `Oversight of the Gateway Ledger`. */
export function headingsOf(chance: Random, name: () => string): () => string {
  return () => (chance.chance(0.3) ? name() : `${chance.pick(headingFrames)} the ${name()}`);
}

export function plural(name: string): string {
  if (/(?:s|x|ch|sh)$/.test(name)) return `${name}es`;
  return /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}

export function withArticle(name: string): string {
  return `${/^[AEIO]|^Un(?!i)/.test(name) ? "an" : "a"} ${name}`;
}

/** `Gateway Access Certificate` -> `GAC`. */
export function initials(name: string): string {
  return name.split(/[ -]/).map((word) => word[0]!.toUpperCase()).join("");
}

/** `Gateway Access Certificate` -> `GatewayAccessCertificate`. */
export function joined(name: string): string {
  return name.replaceAll(" ", "");
}

/** A, B, ... Z, AA, AB, ... */
export function letters(index: number): string {
  const low = String.fromCharCode(65 + (index % 26));
  return index < 26 ? low : letters(Math.floor(index / 26) - 1) + low;
}

const romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/** The label of the item at `index` of a list at `depth`: a, then i, then A. */
export function label(index: number, depth: number): string {
  if (depth === 0) return String.fromCharCode(97 + index);
  return depth === 1 ? romans[index]! : String.fromCharCode(65 + index);
}

// docs/BENCHMARKS.md: the short form of the report, for those who want to know how fast it is and how that was found out.

import { growthLines } from "./growth.ts";
import { profileLines } from "./profile.ts";
import { conditionLines, figureLines, peerLines, type Report } from "./report.ts";

export function asPage(report: Report): string {
  const { sizes, word, peers, growth, profiles, caveats } = report;
  const size = sizes.at(-1);
  const lines = ["# Benchmarks", "", "Written by `npm run bench -- --peers --growth --write-docs`; not by hand. A target that is missed says FAIL.", "", ...conditionLines(report)];
  if (size) {
    const { bytes, files, largestBytes, truth } = size;
    lines.push(
      `## A Code of ${size.megabytes} MB`, "",
      `${files} files, ${(bytes / 1e6).toFixed(2)} MB, the largest ${(largestBytes / 1e6).toFixed(2)} MB; ${truth.clauses} clauses, ${truth.definitions} definitions, ${truth.references} references, ${truth.faults} seeded faults. Generated, so that anyone can make the same bytes.`, "",
      ...figureLines(size.figures), "",
    );
  }
  if (peers) lines.push("## Beside other tools", "", ...peerLines(peers));
  if (growth) lines.push("## Growth", "", ...growthLines(growth));
  if (profiles) lines.push("## Where the time goes", "", ...profileLines(profiles, 20));
  if (word.length > 0) lines.push("## Word documents and versions of 500 pages", "", ...figureLines(word), "");
  lines.push("## Caveats", "", ...[...caveats, ...(peers?.caveats ?? [])].map((caveat) => `- ${caveat}`), "");
  return lines.join("\n");
}

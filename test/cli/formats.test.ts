import assert from "node:assert/strict";
import { test } from "node:test";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import type { Diagnostic } from "../../server/src/cli/diagnostics.ts";
import { asGithub } from "../../server/src/cli/format/github.ts";
import { asJunit } from "../../server/src/cli/format/junit.ts";
import { asSarif } from "../../server/src/cli/format/sarif.ts";
import { asText } from "../../server/src/cli/format/text.ts";
import { summary, type Report } from "../../server/src/cli/report.ts";

const range = { start: { line: 2, character: 5 }, end: { line: 2, character: 9 } };
const finding: Diagnostic = {
  file: "/code/part one/section-g.sec",
  range,
  severity: "warning",
  rule: "typo",
  message: "“teh” is 100% wrong:\r\nsay, “the”",
  related: [{ file: "/elsewhere/a#b.sec", range, message: "here" }],
  fixes: [
    {
      title: "Change it",
      preferred: true,
      safe: false,
      edits: [
        { file: "/code/part one/section-g.sec", range, newText: "the" },
        { file: "/code/x.sec", range, newText: "" },
      ],
    },
  ],
};
const across: Diagnostic = { ...finding, severity: "hint", range: { start: { line: 0, character: 3 }, end: { line: 4, character: 1 } }, related: [], fixes: [] };

function reportOf(...diagnostics: readonly Diagnostic[]): Report {
  return { files: 2, bytes: 10, diagnostics, unreadable: [], fixed: undefined };
}

test("text: one line a finding, places from 1, paths from the current folder, the summary last", () => {
  assert.equal(
    asText(reportOf(finding), "/code", false),
    "part one/section-g.sec:3:6 warning typo “teh” is 100% wrong: say, “the”\n2 files checked: 1 warning.\n",
  );
  assert.ok(asText(reportOf(finding), "/other", false).startsWith("/code/part one/section-g.sec:3:6 "), "whole, where it lies elsewhere");
  assert.ok(asText(reportOf(finding), "/cod", false).startsWith("/code/part"), "a folder is not inside one whose name begins alike");
});

test("text: colours only where they are asked for, and nothing in a message can steer a terminal", () => {
  const hostile = { ...finding, message: "a\u001b[2Jb\u0007c\u009bd" };
  assert.ok(!/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/.test(asText(reportOf(hostile), "/code", false)));
  assert.ok(asText(reportOf(finding), "/code", true).includes("\u001b[33mwarning\u001b[39m"));
});

test("the summary counts each severity, and what could not be read", () => {
  assert.equal(summary(reportOf()), "2 files checked: nothing found.");
  assert.equal(
    summary({ ...reportOf(finding, finding, across, { ...finding, severity: "error" }, { ...finding, severity: "information" }), files: 1, unreadable: [{ file: "x", message: "y" }] }),
    "1 file checked: 1 error, 2 warnings, 1 information, 1 hint. 1 could not be read.",
  );
});

test("github: one workflow command a finding, with what GitHub takes for its own escaped", () => {
  const odd = { ...finding, file: "/code/a,b:c%.sec" };
  const [first, second, third, last] = asGithub(reportOf(finding, odd, across), "/code").split("\n");
  assert.equal(first, "::warning file=part one/section-g.sec,line=3,endLine=3,col=6,endColumn=9,title=typo::“teh” is 100%25 wrong:%0D%0Asay, “the”");
  assert.ok(second!.startsWith("::warning file=a%2Cb%3Ac%25.sec,line=3,"));
  assert.ok(third!.startsWith("::notice file=part one/section-g.sec,line=1,endLine=5,title=typo::"), "no columns over several lines");
  assert.equal(last, "2 files checked: 2 warnings, 1 hint.");
});

test("sarif: results with their rules, places, related places and fixes", () => {
  const log = JSON.parse(asSarif({ ...reportOf(finding, across), unreadable: [{ file: "/code/x.sec", message: "no" }] }, "/code"));
  assert.equal(log.version, "2.1.0");
  const [run] = log.runs;
  const [result, second] = run.results;
  const driver = run.tool.driver;
  assert.equal(driver.rules[result.ruleIndex].id, "typo");
  assert.equal(result.ruleId, "typo");
  assert.deepEqual([result.level, second.level], ["warning", "note"]);
  const place = { artifactLocation: { uri: "part%20one/section-g.sec", uriBaseId: "SRCROOT" }, region: { startLine: 3, startColumn: 6, endLine: 3, endColumn: 10 } };
  assert.deepEqual(result.locations, [{ physicalLocation: place }]);
  assert.equal(run.originalUriBaseIds.SRCROOT.uri, "file:///code/");
  assert.equal(run.columnKind, "utf16CodeUnits");
  assert.equal(result.relatedLocations[0].physicalLocation.artifactLocation.uri, "file:///elsewhere/a%23b.sec");
  const [fix] = result.fixes;
  assert.deepEqual(fix.artifactChanges.map((change: any) => change.artifactLocation.uri), ["part%20one/section-g.sec", "x.sec"]);
  assert.deepEqual(fix.artifactChanges[0].replacements, [{ deletedRegion: place.region, insertedContent: { text: "the" } }]);
  assert.equal(run.invocations[0].executionSuccessful, false);
  assert.equal(run.invocations[0].toolExecutionNotifications[0].message.text, "no");
  for (const rule of driver.rules) {
    assert.ok(rule.shortDescription.text && rule.fullDescription.text && rule.help.text && rule.defaultConfiguration.level, rule.id);
    assert.equal(rule.properties.page, `docs/rules/${rule.id}.md`);
  }
  assert.equal(new Set(driver.rules.map(({ id }: { id: string }) => id)).size, driver.rules.length);
});

test("junit: a suite a file, a test a finding, which has failed where it counts; what could not be read is an error", () => {
  const hostile = { ...finding, file: "/code/a&b.sec", severity: "error" as const, message: 'a "<b>" & \u0007 \ud800 ]]>' };
  const xml = asJunit({ ...reportOf(finding, across, hostile), unreadable: [{ file: "/code/x.sec", message: "It is gone." }] }, "/code", "warning");
  assert.equal(XMLValidator.validate(xml), true);
  const { testsuites } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "", isArray: (name) => name === "testsuite" || name === "testcase" }).parse(xml);
  const counts = ({ tests, failures, errors }: any): string => `${tests} ${failures} ${errors}`;
  assert.equal(counts(testsuites), "4 2 1");
  assert.deepEqual(testsuites.testsuite.map((suite: any) => `${suite.name}: ${counts(suite)}`), ["part one/section-g.sec: 2 1 0", "a&b.sec: 1 1 0", "x.sec: 1 0 1"]);
  const [failed, passed] = testsuites.testsuite[0].testcase;
  assert.deepEqual([failed.classname, failed.name, failed.file, failed.line], ["part one/section-g.sec", "typo 3:6", "part one/section-g.sec", "3"]);
  assert.equal(failed.failure.type, "warning");
  assert.match(failed.failure["#text"], /^part one\/section-g\.sec:3:6 warning typo “teh” is 100% wrong:/);
  assert.match(passed["system-out"], /^part one\/section-g\.sec:1:4 hint typo /);
  assert.equal(testsuites.testsuite[1].testcase[0].failure.message, 'a "<b>" &   \ufffd ]]>');
  assert.equal(testsuites.testsuite[2].testcase[0].error.message, "It is gone.");
  assert.match(asJunit(reportOf(), "/code", "error"), /<testsuites name="sec-duis" tests="1" failures="0" errors="0">\n<testsuite [^>]*>\n<testcase classname="sec-duis" name="2 files checked: nothing found\."\/>/);
});

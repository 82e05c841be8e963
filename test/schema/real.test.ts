// Facts of the published DUIS and MMC schemas, where they lie beside the project. None of their text is kept here.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { describe, items, lookup, target } from "../../server/src/schema/query.ts";
import { valuesOf } from "../support/schema.ts";
import { readSchema } from "../../server/src/schema/read.ts";
import type { SchemaModel } from "../../server/src/schema/model.ts";
import { slice } from "../../server/src/text/span.ts";
import { allNames } from "./schemas.ts";

const folder = new URL("../../../shared/corpus/duis/", import.meta.url);
const skip = existsSync(folder) ? false : "the published schemas are not here";
const files = ["DUIS Schema V5.4.xsd", "MMC Schema V5.4.xsd", "xmldsig-core-schema.xsd"];
const schemas = (): readonly SchemaModel[] => files.map((file) => readSchema(`/code/${file}`, readFileSync(new URL(file, folder), "utf8")));

test("the published schemas are read without a problem", { skip }, () => {
  assert.deepEqual(
    schemas().map(({ problems, version, prefix, imports }) => ({ problems, version, prefix, imports })),
    [
      { problems: [], version: "5.4", prefix: "sr", imports: ["xmldsig-core-schema.xsd", "MMC Schema V5.4.xsd"] },
      { problems: [], version: "5.4", prefix: "ra", imports: [] },
      { problems: [], version: "0.1", prefix: "ds", imports: [] },
    ],
  );
});

test("each name that they declare is in the model once, at its place", { skip }, () => {
  for (const { text, ...model } of schemas()) {
    // Counted without the reader: comments blanked, then every name="..." of a tag.
    const bare = text.replace(/<!--[^]*?-->/g, (comment) => " ".repeat(comment.length)).replace(/<!DOCTYPE[^[]*\[[^\]]*\]>/, (doctype) => " ".repeat(doctype.length));
    const counted = [...bare.matchAll(/\sname\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map((match) => ({ name: match[1] ?? match[2]!, to: match.index + match[0].length - 1 }));
    const modelled = allNames({ text, ...model });
    assert.ok(counted.length > 90);
    assert.deepEqual(modelled.map(({ name, at }) => ({ name, to: at.to })), counted, model.id);
    for (const { at, name, kind, declaration } of modelled) {
      assert.equal(slice(text, at), name);
      const whole = slice(text, declaration);
      const tag = /^<((?:\w+:)?\w+)\s/.exec(whole)![1]!;
      assert.ok(tag === kind || tag.endsWith(`:${kind}`));
      assert.ok(whole.endsWith("/>") || whole.endsWith(`</${tag}>`), whole.slice(-40));
    }
  }
});

test("every type, base and ref in them finds its declaration", { skip }, () => {
  const models = schemas();
  let count = 0;
  for (const model of models) {
    for (const reference of model.references) {
      count++;
      assert.ok(target(models, model, reference), `${reference.prefix}:${reference.name} of ${model.id}`);
    }
  }
  const counted = models.flatMap(({ text }) => [...text.matchAll(/\s(?:type|base|ref)="(?:sr|ra|ds):/g)]).length;
  assert.equal(count, counted);
});

test("facts of single types", { skip }, () => {
  const models = schemas();
  const shapes = (name: string) => new Map(items(models, name)?.items.map((item) => [item.name, `${item.type ?? "anonymous"}${item.optional ? " optional" : ""}${item.choice ? " choice" : ""}`]));
  assert.deepEqual([...shapes("UpdatePaymentMode")], [
    ["ExecutionDateTime", "xs:dateTime optional"], // from its base
    ["Credit", "sr:NoType choice"],
    ["Prepayment", "anonymous choice"],
  ]);
  assert.deepEqual([...shapes("Prepayment").keys()], ["SuspendDebtDisabled", "SuspendDebtEmergency", "DisablementThreshold"]);
  const schedule = shapes("sr:DSPSchedule");
  assert.equal(schedule.get("ScheduleFrequency"), "sr:ScheduleFrequency");
  assert.equal(schedule.get("ScheduleEndDate"), "xs:date optional");
  assert.equal(schedule.get("DeviceID"), "sr:EUI");
  assert.equal(shapes("SubGHzConfiguration").get("LowerBandSubGHzChannels0To26"), "sr:Channels0To26");
  assert.ok(valuesOf(models, "sr", "ScheduleFrequency").includes("Half-Yearly"));
  const found = lookup(models, "sr", "ScheduleEndDate");
  assert.ok(found.kind === "declared");
  assert.ok(found.sites.map((site) => describe(models, site).owner).includes("DSPSchedule"));
  assert.equal(lookup(models, "sr", "FirmwareVersionUpdate").kind, "undeclared");
  for (const model of models) {
    for (const { kind, global, name } of allNames(model)) {
      if (kind === "complexType" && global) assert.ok(items(models, `${model.prefix}:${name}`), name);
    }
  }
});

test("every element of the published requests is known", { skip }, () => {
  const models = schemas();
  const requests = new URL("requests/", folder);
  const names = new Set<string>();
  for (const file of readdirSync(requests)) {
    for (const match of readFileSync(new URL(file, requests), "utf8").matchAll(/<(sr|ds):([\w.-]+)/g)) names.add(`${match[1]}:${match[2]}`);
  }
  assert.ok(names.size > 100, `${names.size} names`);
  const unknown = [...names].filter((name) => lookup(models, name.slice(0, 2), name.slice(3)).kind !== "declared");
  assert.deepEqual(unknown, []);
});

import { expect, test } from "vitest";
import { RecordedRun, sampleBatch } from "../testing/recorded-run.ts";
import { shownBatches } from "./shown-batches.ts";

const record = new RecordedRun(sampleBatch("api", { title: "Backend API" }), sampleBatch("ui", { title: "Bell" }), sampleBatch("docs"))
  .start()
  .claim("api")
  .report("api")
  .checkIn("api", "accept")
  .claim("ui")
  .report("ui", { outcome: { kind: "exited", code: 1 } });
const ids = (...filter: Parameters<typeof shownBatches> extends [unknown, ...infer Rest] ? Rest : never) => shownBatches(record.run, ...filter).map((spec) => spec.id);

test("what failed is still open, since a person has to decide", () => {
  expect(ids("all", "")).toEqual(["api", "ui", "docs"]);
  expect(ids("open", "")).toEqual(["ui", "docs"]);
  expect(ids("over", "")).toEqual(["api"]);
});

test("a batch is found by its title or its id, whatever the case", () => {
  expect(ids("all", " backend ")).toEqual(["api"]);
  expect(ids("all", "UI")).toEqual(["ui"]);
  expect(ids("over", "bell")).toEqual([]);
});
